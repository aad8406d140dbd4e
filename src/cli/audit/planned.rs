//! Drafts that were not published, which an audit leaves out.

use std::ops::AddAssign;

use jiff::Timestamp;

use crate::post::Post;

/// How many drafts an audit leaves out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NotPublished {
    /// Those that are planned for later than the audit.
    pub(super) planned: usize,
    /// Those of an earlier time that their file calls drafts.
    pub(super) drafts: usize,
}

impl AddAssign for NotPublished {
    fn add_assign(&mut self, other: Self) {
        self.planned += other.planned;
        self.drafts += other.drafts;
    }
}

/// The posts without the drafts that are planned for later than `now`, and without those that their
/// file calls drafts, and how many these are: what is still to come is no post of an account.
pub(super) fn without_planned<'p, 's>(
    posts: &'p mut [Post<'s>],
    now: Timestamp,
) -> (&'p [Post<'s>], NotPublished) {
    let is_planned = |post: &Post<'_>| !post.published && post.time.is_some_and(|time| now < time);
    let is_left_out = |post: &Post<'_>| is_planned(post) || !post.published && post.is_stated_draft;
    if posts.iter().any(is_left_out) {
        posts.sort_by_key(is_left_out);
    }
    let first = posts.partition_point(|post| !is_left_out(post));
    let (posts, others) = posts.split_at(first);
    let planned = others.iter().filter(|post| is_planned(post)).count();
    (posts, NotPublished { planned, drafts: others.len() - planned })
}
