//! Posts that were not published, or of which nobody knows it: neither an audit nor a count of
//! hashtags has them.

use std::ops::AddAssign;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    message::Message,
    post::{Post, Stage},
    source::Problem,
};

/// How many posts are left out because they are not published, or may not be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NotPublished {
    /// Those that are planned for later.
    planned: usize,
    /// Those of an earlier time that their file calls drafts.
    drafts: usize,
    /// Those of an earlier time that were approved. Their file does not say that they went out.
    approved: usize,
}

impl NotPublished {
    /// A note for each reason, about what the command `of` counts.
    pub(super) fn notes(self, of: &str) -> Vec<Problem> {
        let counts = [
            (self.planned, "audit-planned", "audit-planned-help"),
            (self.drafts, "audit-drafts", "audit-drafts-help"),
            (self.approved, "audit-approved", "audit-approved-help"),
        ];
        let note = |(count, id, help)| {
            let message = Message::new(id).with("count", count);
            Problem::in_file(of, message).help(Message::new(help))
        };
        counts.into_iter().filter(|(count, ..)| 0 < *count).map(note).collect()
    }

    /// The counts.
    pub(super) const fn counts(self) -> [usize; 3] {
        [self.planned, self.drafts, self.approved]
    }

    fn add(&mut self, post: &Post<'_>, now: Timestamp) {
        match post.stage {
            _ if is_planned(post, now) => self.planned += 1,
            Stage::Approved => self.approved += 1,
            _ => self.drafts += 1,
        }
    }
}

impl AddAssign for NotPublished {
    fn add_assign(&mut self, other: Self) {
        self.planned += other.planned;
        self.drafts += other.drafts;
        self.approved += other.approved;
    }
}

/// The posts without those that are planned for later than `now`, and without those that their file
/// calls drafts or only approved, and how many these are: what is still to come is no post of an
/// account.
pub(super) fn without_planned<'p, 's>(
    posts: &'p mut [Post<'s>],
    now: Timestamp,
) -> (&'p [Post<'s>], NotPublished) {
    if posts.iter().any(|post| is_left_out(post, now)) {
        posts.sort_by_key(|post| is_left_out(post, now));
    }
    let first = posts.partition_point(|post| !is_left_out(post, now));
    let (posts, others) = posts.split_at(first);
    let mut left_out = NotPublished::default();
    for post in others {
        left_out.add(post, now);
    }
    (posts, left_out)
}

/// Whether a post is planned for later than `now`, or its file calls it a draft or only approved.
pub(super) fn is_left_out(post: &Post<'_>, now: Timestamp) -> bool {
    is_planned(post, now) || !post.published && post.stage != Stage::Unsaid
}

fn is_planned(post: &Post<'_>, now: Timestamp) -> bool {
    let is_to_come = post.stage == Stage::Planned || post.time.is_some_and(|time| now < time);
    !post.published && is_to_come
}
