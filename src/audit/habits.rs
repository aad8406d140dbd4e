//! Habits that no post shows alone: texts that come back on another day, and posts
//! that come at the same minute of every hour.

use std::{collections::BTreeSet, sync::Arc};

use jiff::tz::TimeZone;

use super::{
    answer_hours::AnswerHours,
    calendar::day,
    entry::{Entry, EntryMarks},
};
use crate::{metric::Metric, post::Fact};

/// A habit needs at least this number of posts for all followers, and at the same minute of
/// the hour. Fewer can be chance, so they do not show that there is no habit, either.
const FEWEST: usize = 20;

/// People who plan their posts choose minutes that are multiples of this.
const ROUND: usize = 5;

/// The habits of an account in a period.
#[derive(Debug)]
pub(super) struct Habits {
    repeats: Repeats,
    /// The minute of the hour at which the account posts like clockwork; `None` if it
    /// does not.
    minute: Option<usize>,
    /// Whether the posts show which of them a machine posted. They do if they are enough to
    /// show a habit, or if another fact shows of all of them that a machine posted them.
    shows_machine: bool,
    /// What is known of the account besides its posts.
    pub(super) known: Known,
    timezone: TimeZone,
}

/// The texts that an account posted on several days.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeats {
    /// Their hashes. All periods that are compared share them.
    texts: Arc<BTreeSet<[u8; 5]>>,
    /// Whether the posts show that all other texts were posted on one day only. That no text
    /// comes back in a handful of posts shows nothing.
    are_known: bool,
    /// Whether these are the texts of several periods that are compared, of which the measured
    /// posts are one.
    of_several: bool,
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
    /// The habits that some posts show. The texts that come back may be known from more posts.
    pub(super) fn of(
        repeats: Repeats,
        entries: &[Entry],
        known: Known,
        timezone: &TimeZone,
    ) -> Self {
        let (minute, timezone) = (minute(entries), timezone.clone());
        let mut habits = Self { repeats, minute, shows_machine: true, known, timezone };
        if FEWEST <= timed(entries) {
            return habits;
        }
        let broadcasts = || entries.iter().filter(|entry| entry.is_broadcast());
        let is_machine =
            |entry: &Entry| entry.marks.has(EntryMarks::MACHINE) || habits.repeat(entry);
        habits.shows_machine = broadcasts().all(is_machine);
        // A short period is not better than a long one because its texts had no time to come
        // back.
        let show_all = !habits.repeats.of_several || broadcasts().all(|one| habits.repeat(one));
        habits.repeats.are_known &= show_all;
        habits
    }

    /// No habits, to look at a post alone, before all posts are collected.
    pub(super) fn none() -> Self {
        let known = Known { emergencies: true, hours: None };
        let repeats = Repeats { are_known: true, ..Repeats::default() };
        Self { repeats, minute: None, shows_machine: true, known, timezone: TimeZone::UTC }
    }

    /// Whether the posts are too few to measure a metric that is about habits.
    pub(super) const fn are_too_few(&self, metric: Metric) -> bool {
        match metric {
            Metric::Repeated => !self.repeats.are_known,
            Metric::Machine => !self.shows_machine,
            _ => false,
        }
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
        entry.is_comparable() && self.repeats.texts.contains(&entry.text)
    }

    /// Whether a post came at the minute of the hour at which the account posts like
    /// clockwork.
    pub(super) fn is_clockwork(&self, entry: &Entry) -> bool {
        self.minute.is_some() && minute_of(entry) == self.minute
    }
}

impl Repeats {
    /// The texts that come back in some posts.
    pub(super) fn of(entries: &[Entry], timezone: &TimeZone) -> Self {
        let texts = repeated(entries, timezone);
        let are_known = FEWEST <= timed(entries) || !texts.is_empty();
        Self { texts: Arc::new(texts), are_known, of_several: false }
    }

    /// The texts that come back in some posts, of which each period is measured by itself.
    pub(super) fn of_several(entries: &[Entry], timezone: &TimeZone) -> Self {
        Self { of_several: true, ..Self::of(entries, timezone) }
    }
}

/// The number of posts for all followers whose time is known.
fn timed(entries: &[Entry]) -> usize {
    let broadcasts = entries.iter().filter(|entry| entry.is_broadcast());
    broadcasts.filter(|entry| entry.time.time().is_some()).count()
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
        FEWEST <= count && all <= 2 * count && !minute.is_multiple_of(ROUND)
    };
    (0..counts.len()).find(is_clockwork)
}

/// The minute of the hour of a post in UTC. The minute is the same in nearly every time
/// zone, because most offsets are whole hours.
fn minute_of(entry: &Entry) -> Option<usize> {
    let minutes = entry.time.time()?.as_second() / 60;
    usize::try_from(minutes % 60).ok()
}
