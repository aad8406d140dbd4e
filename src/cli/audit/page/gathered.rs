//! What a page needs of the posts besides their figures, gathered while the posts
//! are read.
//!
//! Who only writes to listed accounts is not audited, and only all posts show who that is. So the
//! findings of accounts that are not listed are kept apart, and take no room of the others.

use std::{collections::BTreeMap, ops::ControlFlow};

use super::listed_findings::{Finished, Listing, shown_account};
use crate::{
    audit::{Account, Plan},
    check::Subject,
    finding::Finding,
    hashtags::{AccountKey, HashtagCounts},
    platform::handle_key,
    post::Post,
    source::Source,
};

/// The findings and the hashtags of some posts.
#[derive(Debug)]
pub(in crate::cli::audit) struct Gathered {
    /// The findings of accounts that are audited, whatever they write.
    pub(super) listing: Listing,
    /// The findings of accounts that may not be audited (see [`Plan::may_be_visitor`]).
    pub(super) of_others: Listing,
    /// Who uses which hashtag; `None` if there are too many hashtags to count.
    pub(super) hashtags: Option<HashtagCounts>,
}

impl Default for Gathered {
    fn default() -> Self {
        let hashtags = Some(HashtagCounts::default());
        Self { listing: Listing::default(), of_others: Listing::default(), hashtags }
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
        if !findings.is_empty() && plan.includes(of.0.post.about()) {
            let is_other = plan.may_be_visitor(of.0.account);
            let listing = if is_other { &mut self.of_others } else { &mut self.listing };
            listing.add(of, findings);
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
        let is_in = |post: &Post<'_>| plan.includes(post.about());
        for some in posts.chunk_by(|one, next| is_in(one) == is_in(next)) {
            if some.first().is_some_and(is_in) {
                self.merge(Some(HashtagCounts::of(some, account, &AccountKey::default())));
            }
        }
    }

    /// Adds what was gathered of another part.
    pub(in crate::cli::audit) fn join(&mut self, other: Self) {
        self.listing.join(other.listing);
        self.of_others.join(other.of_others);
        self.merge(other.hashtags);
    }

    /// The findings that a page about these accounts lists.
    pub(super) fn listed(&mut self, accounts: &[Account]) -> Finished {
        let (mut names, mut counts) = (BTreeMap::new(), BTreeMap::new());
        for account in accounts {
            let name = shown_account(&account.handle, account.platform);
            names.insert(handle_key(&name).into_owned(), name);
            for (rule, found) in &account.rules {
                let count = usize::try_from(found.findings()).unwrap_or(usize::MAX);
                *counts.entry(*rule).or_default() += count;
            }
        }
        let mut listing = std::mem::take(&mut self.listing).only_of(&names);
        listing.join(std::mem::take(&mut self.of_others).only_of(&names));
        listing.finish(&counts)
    }

    fn merge(&mut self, other: Option<HashtagCounts>) {
        let merged = self.hashtags.take().zip(other).and_then(|(mut own, other)| {
            (own.merge(other) == ControlFlow::Continue(())).then_some(own)
        });
        self.hashtags = merged;
    }
}
