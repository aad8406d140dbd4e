//! Drafts that are still to come, which an audit leaves out.

use jiff::Timestamp;

use crate::post::Post;

/// The posts without the drafts that are planned for later than `now`, and how many these are: what
/// is still to come is no post of an account.
pub(super) fn without_planned<'p, 's>(
    posts: &'p mut [Post<'s>],
    now: Timestamp,
) -> (&'p [Post<'s>], usize) {
    let is_planned = |post: &Post<'_>| !post.published && post.time.is_some_and(|time| now < time);
    if posts.iter().any(is_planned) {
        posts.sort_by_key(is_planned);
    }
    let first = posts.partition_point(|post| !is_planned(post));
    (&posts[..first], posts.len() - first)
}
