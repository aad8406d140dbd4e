//! Gaps of the files: weeks of which they contain nothing of any account.
//!
//! A collection of posts may have a hole, after which all accounts go on. That no account
//! posted in it is then more likely a fault of the collection than a silence of each account.

use jiff::Timestamp;

use super::entry::Entry;

/// The fewest days of a gap.
const FEWEST_DAYS: usize = 30;

/// The fewest accounts that must have posts before a gap and after it. One or two accounts
/// may really be silent together.
const FEWEST_ACCOUNTS: usize = 3;

const SECONDS_OF_DAY: u32 = 86_400;

/// The days from 1970 to 2106, the last whose times an [`Entry`] can have.
const DAYS: usize = (u32::MAX / SECONDS_OF_DAY) as usize + 1;

/// A stretch of days without a post of any account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The beginning of the first day without a post, in UTC.
    pub(super) from: Timestamp,
    /// The beginning of the first day with a post after it.
    pub(super) until: Timestamp,
}

impl Gap {
    /// Whether the gap is between two times.
    pub(super) fn is_between(&self, from: Timestamp, until: Timestamp) -> bool {
        from < self.from && self.until <= until
    }
}

/// The gaps of the files, from the posts of all accounts, in any order.
pub(super) fn gaps<'e>(accounts: impl Iterator<Item = &'e [Entry]>) -> Vec<Gap> {
    let (mut has_posts, mut ends) = (vec![false; DAYS], Vec::new());
    for entries in accounts {
        let timed = entries.iter().filter(|entry| entry.time.time().is_some());
        let mut days = timed.map(|entry| (entry.time.number() / SECONDS_OF_DAY) as usize);
        let Some(first) = days.next() else { continue };
        let mut of_account = (first, first);
        has_posts[first] = true;
        for day in days {
            has_posts[day] = true;
            of_account = (of_account.0.min(day), of_account.1.max(day));
        }
        ends.push(of_account);
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

/// The beginning of a day, given by its number since 1970.
fn beginning(day: usize) -> Timestamp {
    let day = i64::try_from(day).unwrap_or(i64::MAX);
    let seconds = day.saturating_mul(i64::from(SECONDS_OF_DAY));
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}
