//! Which of several limits of one figure the first screen has a sentence about, and counts.

use jiff::SignedDuration;

use crate::{
    audit::{Account, LimitOutcome, NotBeyond},
    check::Limit,
    rulebook::Severity,
};

/// A limit that some accounts keep or break.
pub(super) struct Judged<'a, T> {
    /// The accounts; empty if all sentences are about the same one.
    pub(super) accounts: &'a [String],
    /// How serious it is that they break it; `None` if they keep it.
    pub(super) level: Option<Severity>,
    pub(super) limit: Limit,
    /// What the sentence about it says.
    pub(super) of: T,
}

impl<T> Judged<'_, T> {
    /// Whether a sentence about one of the two is enough: they are about the same figure of the same
    /// accounts.
    fn is_like(&self, other: &Self) -> bool {
        self.accounts == other.accounts && self.limit.is_like(&other.limit)
    }

    /// Whether it says more than another one that is like it: it is more serious, or as serious and
    /// stricter.
    fn says_more_than(&self, other: &Self) -> bool {
        let is_stricter = || self.limit.is_stricter_than(&other.limit);
        other.level < self.level || other.level == self.level && is_stricter()
    }
}

/// Of the limits of each figure, the one that says most, and of several the first.
pub(super) fn one_of_each_figure<'a, T>(
    all: impl Iterator<Item = Judged<'a, T>>,
) -> impl Iterator<Item = Judged<'a, T>> {
    let mut said: Vec<Judged<'a, T>> = Vec::new();
    for one in all {
        match said.iter_mut().find(|known| known.is_like(&one)) {
            Some(known) if one.says_more_than(known) => *known = one,
            Some(_) => (),
            None => said.push(one),
        }
    }
    said.into_iter()
}

/// The figure of an account that keeps a limit, if that goes well: not if the account breaks a
/// stricter limit of the same figure over the same days.
pub(super) fn well_kept(account: &Account, kept: &NotBeyond) -> Option<f64> {
    let LimitOutcome::Within(figure) = kept.outcome else { return None };
    let days = |limit: &Limit| limit.over.filter(|days| !is_shorter(account, *days));
    let is_stricter = |broken: &Limit| {
        broken.is_like(&kept.limit)
            && broken.is_stricter_than(&kept.limit)
            && days(broken) == days(&kept.limit)
    };
    let is_broken = account.beyond_limits.iter().any(|one| is_stricter(&one.beyond.limit));
    (!is_broken).then_some(figure)
}

/// Whether the posts of an account are all of fewer than the last days.
pub(super) fn is_shorter(account: &Account, days: u32) -> bool {
    let ends = account.first.zip(account.last);
    ends.is_some_and(|(first, last)| {
        last.duration_since(first) < SignedDuration::from_hours(24 * i64::from(days))
    })
}
