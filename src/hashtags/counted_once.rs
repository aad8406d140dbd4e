//! Posts that are in the files more than once, as in two exports that overlap: they count once.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use super::HashtagCounts;
use crate::{platform::handle_key, post::Post};

/// What was counted of a post.
#[derive(Debug)]
pub struct CountedPost {
    /// The hash of what shows that two posts are the same; `None` if nothing does.
    same: Option<u64>,
    pub(super) platform: &'static str,
    pub(super) has_author: bool,
    pub(super) left_out: u64,
    pub(super) written: Vec<(Box<str>, String)>,
}

impl CountedPost {
    /// What was counted of a post by this author.
    pub(super) fn new(
        (post, author): (&Post<'_>, &str),
        left_out: u64,
        written: Vec<(Box<str>, String)>,
    ) -> Self {
        Self {
            same: same(post, author),
            platform: post.platform.name(),
            has_author: !author.is_empty(),
            left_out,
            written,
        }
    }
}

/// The hash of what shows that two posts are the same: an id with a time in it, which no two posts
/// have, or the account, the text, and the id or time.
fn same(post: &Post<'_>, author: &str) -> Option<u64> {
    // No number leaves the program, and only posts of one run are compared.
    let mut hasher = DefaultHasher::new();
    post.platform.name().hash(&mut hasher);
    if post.has_own_id && post.time_in_id().is_some() {
        post.id.hash(&mut hasher);
        return Some(hasher.finish());
    }
    if !post.has_own_id && post.time.is_none() {
        return None;
    }
    post.has_own_id.then_some(&post.id).hash(&mut hasher);
    (handle_key(author), post.about(), post.text.as_str()).hash(&mut hasher);
    Some(hasher.finish())
}

/// The posts of all files so far.
#[derive(Debug, Default)]
pub struct SeenPosts(HashSet<u64>);

impl SeenPosts {
    /// Takes the posts that were counted before out of the counts of further ones. Returns how many
    /// they are.
    pub fn take_out(&mut self, counts: &mut HashtagCounts, posts: Vec<CountedPost>) -> usize {
        let mut repeated = 0;
        for post in posts {
            if post.same.is_some_and(|same| !self.0.insert(same)) {
                counts.take_out(&post);
                repeated += 1;
            }
        }
        repeated
    }
}
