//! Gaps of the files: weeks of which they contain nothing of any account.
//!
//! A collection of posts may have a hole, after which all accounts go on. That no account
//! posted in it is then more likely a fault of the collection than a silence of each account.

use jiff::Timestamp;

use super::{
    Audit,
    entry::{Moment, SECONDS_OF_DAY},
    outside::Days,
};

/// The fewest days of a gap.
const FEWEST_DAYS: usize = 30;

/// The fewest accounts that must have posts before a gap and after it. One or two accounts
/// may really be silent together.
const FEWEST_ACCOUNTS: usize = 3;

/// The days from 1970 to 2106, the last whose times an entry of an audit can have.
const DAYS: usize = (u32::MAX / SECONDS_OF_DAY) as usize + 1;

/// A stretch of days without a post of any account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The beginning of the first day without a post, in UTC.
    pub from: Timestamp,
    /// The beginning of the first day with a post after it.
    pub until: Timestamp,
}

impl Audit {
    /// The gaps of the files, which count as silences of no account.
    pub fn gaps(&self) -> Vec<Gap> {
        let accounts = self.accounts.values();
        let accounts =
            accounts.map(|one| (one.all_entries().map(|entry| entry.time), one.replies.ends));
        gaps(accounts, &self.days)
    }
}

impl Gap {
    /// Whether the gap is between two times.
    pub(super) fn is_between(&self, from: Timestamp, until: Timestamp) -> bool {
        from < self.from && self.until <= until
    }
}

/// The gaps of the files, from the posts of all accounts, in any order, and the days with posts
/// outside of the audited period. Each account has the times of its posts in the period, and of its
/// first and last post, whether or not these are in the period.
pub(super) fn gaps<I: Iterator<Item = Moment>>(
    accounts: impl Iterator<Item = (I, Option<(Moment, Moment)>)>,
    outside: &Days,
) -> Vec<Gap> {
    let (mut has_posts, mut ends) = (vec![false; DAYS], Vec::new());
    for day in &outside.0 {
        has_posts[usize::from(*day)] = true;
    }
    for (times, first_and_last) in accounts {
        let days = times.filter_map(Moment::day).map(usize::from);
        let known = first_and_last.into_iter().flat_map(|(first, last)| [first, last]);
        let mut of_account: Option<(usize, usize)> = None;
        for day in known.filter_map(Moment::day).map(usize::from) {
            of_account = widened(of_account, day);
        }
        for day in days {
            has_posts[day] = true;
            of_account = widened(of_account, day);
        }
        ends.extend(of_account);
    }
    let mut found = Vec::new();
    let mut last = None;
    for day in (0..DAYS).filter(|day| has_posts[*day]) {
        let from = last.map_or(day, |last| last + 1);
        last = Some(day);
        let goes_on = |(first, last): &&(usize, usize)| *first < from && day <= *last;
        let is_long = FEWEST_DAYS <= day - from;
        if is_long && FEWEST_ACCOUNTS <= ends.iter().filter(goes_on).count() {
            found.push(Gap { from: beginning(from), until: beginning(day) });
        }
    }
    found
}

/// The first and the last of some days and another one.
fn widened(ends: Option<(usize, usize)>, day: usize) -> Option<(usize, usize)> {
    ends.map_or(Some((day, day)), |(first, last)| Some((first.min(day), last.max(day))))
}

/// The beginning of a day, given by its number since 1970.
fn beginning(day: usize) -> Timestamp {
    let day = i64::try_from(day).unwrap_or(i64::MAX);
    let seconds = day.saturating_mul(i64::from(SECONDS_OF_DAY));
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}
