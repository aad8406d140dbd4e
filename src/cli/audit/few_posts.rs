//! Accounts that have no rows of their own in reports for people: those that the rulebook does
//! not list, and that have only a handful of posts. Among the posts of an authority, they are
//! mostly of people who wrote to it and to somebody else. A line says how many they are.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    audit::Account,
    message::Message,
    platform::{Platform, handle_key},
    rulebook::Rulebook,
    source::Problem,
};

/// An account that the rulebook does not list has rows from this number of posts on.
pub(super) const FEWEST: u64 = 5;

/// The accounts that were left out, and their posts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LeftOut {
    accounts: usize,
    posts: u64,
}

/// The posts of an account in all periods, and whether it is beyond a limit in any.
type Known = BTreeMap<(String, Platform), (u64, bool)>;

/// Removes these accounts from the accounts of each period, and returns what was removed. If the
/// rulebook lists no account, or if there would be none left, all remain; so does an account that
/// is beyond a limit.
pub(super) fn leave_out(periods: &mut [Vec<Account>], rulebook: &Rulebook) -> LeftOut {
    let key = |account: &Account| (handle_key(&account.handle).into_owned(), account.platform);
    let mut known = Known::new();
    for account in periods.iter().flatten() {
        let (posts, is_beyond) = known.entry(key(account)).or_default();
        *posts += account.counts.posts;
        *is_beyond |= !account.beyond_limits.is_empty();
    }
    let (listed, is_kept) = (&rulebook.accounts, |account: &Account| {
        let (posts, is_beyond) = known.get(&key(account)).copied().unwrap_or_default();
        // Without a handle, nobody knows whose posts these are.
        account.handle.is_empty()
            || rulebook.accounts.get(&account.handle).is_some()
            || FEWEST <= posts
            || is_beyond
    });
    if listed.all().is_empty() || !periods.iter().flatten().any(is_kept) {
        return LeftOut::default();
    }
    let mut left_out = BTreeSet::new();
    let mut posts = 0;
    for accounts in periods {
        for account in accounts.iter().filter(|account| !is_kept(account)) {
            left_out.insert(key(account));
            posts += account.counts.posts;
        }
        accounts.retain(is_kept);
    }
    LeftOut { accounts: left_out.len(), posts }
}

impl LeftOut {
    /// The line about these accounts; `None` if there are none.
    pub(super) fn line(self) -> Option<Message> {
        (0 < self.accounts).then(|| self.said("audit-few-posts"))
    }

    /// The note about these accounts beside a report that has no lines; `None` if there are none.
    pub(super) fn note(self) -> Option<Problem> {
        let note = || Problem::in_file("audit", self.said("audit-few-posts-note"));
        (0 < self.accounts).then(|| note().help(self.said("audit-few-posts-help")))
    }

    fn said(self, id: &'static str) -> Message {
        Message::new(id)
            .with("accounts", self.accounts)
            .with("posts", i64::try_from(self.posts).unwrap_or(i64::MAX))
            .with("least", i64::try_from(FEWEST).unwrap_or(i64::MAX))
    }
}
