//! Visitors: people who only write to the accounts that a rulebook lists.
//!
//! To see which questions have a reply, the posts of those who ask must be in the files. If the
//! rulebook lists accounts, an account that it does not list and that writes to nobody else is
//! not audited; its posts are only what the listed accounts answer or leave unanswered. Any
//! other account that is not listed is audited: it may have been forgotten in the list.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Audit, Plan, collected::Collected, entry::Entry};
use crate::{check::Subject, post::Kind};

/// Accounts that only write to those that the rulebook lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visitors {
    /// How many they are.
    pub accounts: usize,
    /// Their posts in the audited period.
    pub posts: usize,
}

/// To whom an account writes that the rulebook does not list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum WritesTo {
    /// Nothing is known, or the account is listed, or the rulebook lists none.
    #[default]
    Unknown,
    /// Each post mentions or answers an account that the rulebook lists.
    Listed,
    /// Some post does not.
    Others,
}

impl Audit {
    /// The accounts that are not audited, because the rulebook lists accounts, and these only
    /// write to listed ones: how many they are, and their posts in the audited period.
    pub fn visitors(&self) -> Visitors {
        let visitors = self.accounts.values().filter(|account| account.is_visitor());
        let posts = visitors.map(Collected::posts).filter(|posts| 0 < *posts);
        posts.fold(Visitors::default(), |all, posts| Visitors {
            accounts: all.accounts + 1,
            posts: all.posts + posts,
        })
    }
}

impl Plan<'_> {
    /// Whether an account may be a visitor: the rulebook lists accounts, but not this one.
    pub fn may_be_visitor(&self, account: &str) -> bool {
        let accounts = &self.rulebook.accounts;
        // Without an account, nobody knows who wrote the post.
        !account.is_empty() && !accounts.all().is_empty() && accounts.get(account).is_none()
    }
}

impl WritesTo {
    /// Adds a post of the account. Reposts, and later entries of threads, do not matter.
    pub(super) fn add(
        &mut self,
        (subject, addressees): (&Subject<'_, '_>, &[Cow<'_, str>]),
        entry: &Entry,
        plan: &Plan<'_>,
    ) {
        let is_written = !matches!(entry.kind, Kind::Repost | Kind::Thread);
        if !is_written || *self == Self::Others || !plan.may_be_visitor(subject.account) {
            return;
        }
        let accounts = &plan.rulebook.accounts;
        let is_listed = addressees.iter().any(|name| accounts.get(name).is_some());
        self.join(if is_listed { Self::Listed } else { Self::Others });
    }

    /// Adds the posts of another part.
    pub(super) fn join(&mut self, other: Self) {
        *self = (*self).max(other);
    }

    /// Whether the account writes to listed accounts only.
    pub(super) const fn is_visitor(self) -> bool {
        matches!(self, Self::Listed)
    }
}
