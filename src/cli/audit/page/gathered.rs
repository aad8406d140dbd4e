//! What a page needs of the posts besides their figures, gathered while the posts
//! are read.

use std::ops::ControlFlow;

use super::listed_findings::Listing;
use crate::{
    audit::Plan,
    check::Subject,
    finding::Finding,
    hashtags::{AccountKey, HashtagCounts},
    post::Post,
    source::Source,
};

/// The findings and the hashtags of some posts.
#[derive(Debug)]
pub(in crate::cli::audit) struct Gathered {
    pub(super) listing: Listing,
    /// Who uses which hashtag; `None` if there are too many hashtags to count.
    pub(super) hashtags: Option<HashtagCounts>,
}

impl Default for Gathered {
    fn default() -> Self {
        Self { listing: Listing::default(), hashtags: Some(HashtagCounts::default()) }
    }
}

impl Gathered {
    /// Adds the findings of a post, if the post is in the audited period.
    pub(in crate::cli::audit) fn add(
        &mut self,
        of: (&Subject<'_, '_>, &Source),
        findings: &[Finding<'_>],
        plan: &Plan<'_>,
    ) {
        if !findings.is_empty() && plan.includes(of.0.post.time) {
            self.listing.add(of, findings);
        }
    }

    /// Counts the hashtags of the posts that are in the audited period. `account` is the account
    /// of posts that do not name an account.
    pub(in crate::cli::audit) fn count(
        &mut self,
        posts: &[Post<'_>],
        account: &str,
        plan: &Plan<'_>,
    ) {
        let is_in = |post: &Post<'_>| plan.includes(post.time);
        for some in posts.chunk_by(|one, next| is_in(one) == is_in(next)) {
            if some.first().is_some_and(is_in) {
                self.merge(Some(HashtagCounts::of(some, account, &AccountKey::default())));
            }
        }
    }

    /// Adds what was gathered of another part.
    pub(in crate::cli::audit) fn join(&mut self, other: Self) {
        self.listing.join(other.listing);
        self.merge(other.hashtags);
    }

    fn merge(&mut self, other: Option<HashtagCounts>) {
        let merged = self.hashtags.take().zip(other).and_then(|(mut own, other)| {
            (own.merge(other) == ControlFlow::Continue(())).then_some(own)
        });
        self.hashtags = merged;
    }
}
