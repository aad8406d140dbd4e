//! Habits that no post shows alone: texts that come back on another day, and posts
//! that come at the same minute of every hour.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::{answer_hours::AnswerHours, calendar::day, entry::Entry};
use crate::post::Fact;

/// A habit needs at least this number of posts at the same minute of the hour. Fewer
/// can be chance.
const FEWEST_AT_A_MINUTE: usize = 20;

/// People who plan their posts choose minutes that are multiples of this.
const ROUND: usize = 5;

/// The habits of an account in a period.
#[derive(Debug)]
pub(super) struct Habits {
    /// The hashes of the texts that the account posted on several days.
    repeated: BTreeSet<[u8; 5]>,
    /// The minute of the hour at which the account posts like clockwork; `None` if it
    /// does not.
    minute: Option<usize>,
    /// What is known of the account besides its posts.
    pub(super) known: Known,
    timezone: TimeZone,
}

/// What is known of an account besides its posts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Whether the rule about inviting people to report emergencies is on for the account.
    pub(super) emergencies: bool,
    /// The hours in which its bio says that somebody answers; `None` if it says none.
    pub(super) hours: Option<AnswerHours>,
}

impl Habits {
    /// The habits that some posts show.
    pub(super) fn of(entries: &[Entry], known: Known, timezone: &TimeZone) -> Self {
        let (repeated, minute) = (repeated(entries, timezone), minute(entries));
        Self { repeated, minute, known, timezone: timezone.clone() }
    }

    /// No habits, to look at a post alone, before all posts are collected.
    pub(super) fn none() -> Self {
        let known = Known { emergencies: true, hours: None };
        Self { repeated: BTreeSet::new(), minute: None, known, timezone: TimeZone::UTC }
    }

    /// Whether a post came outside of the hours in which the bio says that somebody answers;
    /// `None` if the bio says no hours, unknown if the time of the post is.
    pub(super) fn is_off_hours(&self, entry: &Entry) -> Option<Fact<bool>> {
        let hours = self.known.hours?;
        let time = entry.time.time();
        Some(time.map_or(Fact::Unknown, |time| Fact::Known(!hours.includes(time, &self.timezone))))
    }

    /// Whether the account posted the text of a post on another day, too.
    pub(super) fn repeat(&self, entry: &Entry) -> bool {
        entry.is_comparable() && self.repeated.contains(&entry.text)
    }

    /// Whether a post came at the minute of the hour at which the account posts like
    /// clockwork.
    pub(super) fn is_clockwork(&self, entry: &Entry) -> bool {
        self.minute.is_some() && minute_of(entry) == self.minute
    }
}

/// The texts that were posted on at least two days.
fn repeated(entries: &[Entry], timezone: &TimeZone) -> BTreeSet<[u8; 5]> {
    let comparable = entries.iter().filter(|entry| entry.is_comparable());
    // Of a post without a known time nobody knows whether it came on another day.
    let mut texts: Vec<_> =
        comparable.filter_map(|entry| Some((entry.text, day(entry.time, timezone)?))).collect();
    texts.sort_unstable();
    texts.dedup();
    let twice = texts.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    twice.map(|pair| pair[0].0).collect()
}

/// The minute of the hour at which at least half of the posts for all followers came;
/// `None` if they are too few, or if people would choose that minute.
fn minute(entries: &[Entry]) -> Option<usize> {
    let mut counts = [0; 60];
    let broadcasts = entries.iter().filter(|entry| entry.is_broadcast());
    for minute in broadcasts.filter_map(minute_of) {
        counts[minute] += 1;
    }
    let all: usize = counts.iter().sum();
    let is_clockwork = |minute: &usize| {
        let count = counts[*minute];
        FEWEST_AT_A_MINUTE <= count && all <= 2 * count && !minute.is_multiple_of(ROUND)
    };
    (0..counts.len()).find(is_clockwork)
}

/// The minute of the hour of a post in UTC. The minute is the same in nearly every time
/// zone, because most offsets are whole hours.
fn minute_of(entry: &Entry) -> Option<usize> {
    let minutes = entry.time.time()?.as_second() / 60;
    usize::try_from(minutes % 60).ok()
}
