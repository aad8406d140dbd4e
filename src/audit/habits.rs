//! Habits that no post shows alone: texts that come back on another day, and posts
//! that come at the same minute of every hour.

use std::{collections::BTreeSet, sync::Arc};

use jiff::{civil::Date, tz::TimeZone};

use super::{
    answer_hours::AnswerHours,
    calendar::day,
    entry::{Entry, number_of, text_of},
    outside::Outside,
};
use crate::{metric::Metric, post::Fact};

/// A habit needs at least this number of posts for all followers, and at the same minute of
/// the hour. Fewer can be chance, so they do not show that there is no habit, either.
const FEWEST: usize = 20;

/// People who plan their posts choose minutes that are multiples of this.
const ROUND: usize = 5;

/// If no post is known to have a link, the posts that are known to have none are no sample of all
/// unless they are this many times as many as those of which it is unknown.
const MOST_KNOWN: usize = 9;

/// The beginnings of the names of programs in which people write on X.
const BY_HAND: [&str; 5] = ["Twitter for ", "Twitter Web ", "X for ", "X Web ", "Mobile Web"];

/// The habits of an account in a period.
#[derive(Debug)]
pub(super) struct Habits {
    repeats: Repeats,
    /// Whether the posts show which of their texts come back. That no text comes back in a
    /// handful of posts shows nothing.
    shows_repeats: bool,
    /// The minute of the hour at which the account posts like clockwork; `None` if it
    /// does not.
    minute: Option<usize>,
    /// Whether the posts show which of them a machine posted. They do if they are enough to
    /// show a habit, or if another fact shows of all of them that a machine posted them.
    shows_machine: bool,
    programs: Programs,
    hidden: Hidden,
    /// What is known of the account besides its posts.
    pub(super) known: Known,
    timezone: TimeZone,
}

/// What the files show only where there is some, and not which posts have none.
#[derive(Clone, Copy, Debug, Default)]
struct Hidden {
    links: bool,
    /// Pictures and videos.
    media: bool,
}

/// What posts whose program is unknown say about machines, if nothing else shows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Programs {
    /// Nothing is known of these posts.
    Unknown,
    /// Nothing is known of any post: no post shows that a person wrote it, so that only posts of
    /// machines would be known.
    AllUnknown,
    /// They count as posts of people, to see how many a machine posted at least.
    OfPeople,
}

/// A text of an account, by its hash, and a day on which it was posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TextOnDay {
    text: [u8; 5],
    /// The number of days since 1970 in the time zone of the rulebook.
    day: u16,
}

/// Such a text as a row of numbers: its hash and its day.
pub(super) type TextRow = (u64, u16);

/// The texts that an account posted on several days, in the audited period or not.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeats {
    /// Their hashes. All months and limits share them.
    texts: Arc<BTreeSet<[u8; 5]>>,
    /// The number of posts whose texts were compared.
    posts: usize,
}

/// What is known of an account besides its posts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Whether the rule about inviting people to report emergencies is on for the account.
    pub(super) emergencies: bool,
    /// Whether the rule about officialese is on for the account.
    pub(super) officialese: bool,
    /// The hours in which its bio says that somebody answers; `None` if it says none.
    pub(super) hours: Option<AnswerHours>,
}

impl Habits {
    /// The habits that some posts show. The texts that come back are known from all posts of the
    /// account.
    pub(super) fn of(
        repeats: Repeats,
        entries: &[Entry],
        known: Known,
        timezone: &TimeZone,
    ) -> Self {
        let (minute, timezone) = (minute(entries), timezone.clone());
        let programs = Programs::Unknown;
        let mut habits = Self {
            repeats,
            shows_repeats: true,
            minute,
            shows_machine: true,
            programs,
            hidden: Hidden { links: hides_links(entries), media: hides_media(entries) },
            known,
            timezone,
        };
        let broadcasts = || entries.iter().filter(|entry| entry.is_broadcast());
        let is = |fact| move |entry: &Entry| entry.marks.machine() == Some(fact);
        let is_machine = |entry: &Entry| habits.is_machine(entry) == Fact::Known(true);
        let all_are = broadcasts().all(is_machine);
        if !all_are && !broadcasts().any(is(Fact::Known(false))) {
            habits.programs = Programs::AllUnknown;
        }
        if FEWEST <= timed(entries) {
            return habits;
        }
        habits.shows_machine = all_are;
        // A short period is not better than a long one because its texts had no time to come
        // back.
        let shows_repeats = if entries.len() < habits.repeats.posts {
            broadcasts().all(|one| habits.repeat(one))
        } else {
            !habits.repeats.texts.is_empty()
        };
        Self { shows_repeats, ..habits }
    }

    /// No habits, to look at a post alone, before all posts are collected.
    pub(super) fn none() -> Self {
        Self {
            repeats: Repeats::default(),
            shows_repeats: true,
            minute: None,
            shows_machine: true,
            programs: Programs::Unknown,
            hidden: Hidden::default(),
            known: Known { emergencies: true, officialese: true, hours: None },
            timezone: TimeZone::UTC,
        }
    }

    /// The same habits, with which no more posts are of machines than those that show it; `None`
    /// if it is known of other posts that they are not.
    pub(super) fn at_least(&self) -> Option<Self> {
        let lacks_programs = self.programs == Programs::AllUnknown;
        let (repeats, timezone) = (self.repeats.clone(), self.timezone.clone());
        lacks_programs.then(|| Self { repeats, timezone, programs: Programs::OfPeople, ..*self })
    }

    /// Whether a post has a link; `None` if the platform makes no links. Where only posts with a
    /// link are known, nothing is: alone, they would be all posts that are known.
    pub(super) fn has_link(&self, entry: &Entry) -> Option<Fact<bool>> {
        entry.marks.link().map(|fact| if self.hidden.links { Fact::Unknown } else { fact })
    }

    /// Whether the pictures and videos of a post are known. Where only posts with some are known,
    /// nothing is, as for links.
    pub(super) fn knows_media(&self, entry: &Entry) -> bool {
        entry.marks.knows_media() && !self.hidden.media
    }

    /// Whether the posts are too few to measure a metric that is about habits.
    pub(super) const fn are_too_few(&self, metric: Metric) -> bool {
        match metric {
            Metric::Repeated => !self.shows_repeats,
            Metric::Machine => !self.shows_machine,
            _ => false,
        }
    }

    /// Whether a post came outside of the hours in which the bio says that somebody answers;
    /// `None` if the bio says no hours, unknown if the time of the post is, or if only its day is known.
    pub(super) fn is_off_hours(&self, entry: &Entry) -> Option<Fact<bool>> {
        let hours = self.known.hours?;
        let time = entry.exact_time().time();
        Some(time.map_or(Fact::Unknown, |time| Fact::Known(!hours.includes(time, &self.timezone))))
    }

    /// Whether the account posted the text of a post on another day, too.
    pub(super) fn repeat(&self, entry: &Entry) -> bool {
        entry.is_comparable() && self.repeats.texts.contains(&entry.text)
    }

    /// Whether a machine posted a post. Unknown if the rule about that is off for the account, or
    /// if the file does not say in which program it was written and nothing else shows a machine.
    pub(super) fn is_machine(&self, entry: &Entry) -> Fact<bool> {
        match (entry.marks.machine(), self.programs) {
            (None, _) | (_, Programs::AllUnknown) => Fact::Unknown,
            (Some(_), _) if self.repeat(entry) || self.is_clockwork(entry) => Fact::Known(true),
            (Some(Fact::Unknown), Programs::OfPeople) => Fact::Known(false),
            (Some(fact), _) => fact,
        }
    }

    /// Whether a post came at the minute of the hour at which the account posts like
    /// clockwork.
    fn is_clockwork(&self, entry: &Entry) -> bool {
        self.minute.is_some() && minute_of(entry) == self.minute
    }
}

impl TextOnDay {
    /// The text of a post; `None` if it cannot be compared, or if nobody knows on which day it was
    /// posted.
    pub(super) fn of(entry: &Entry, timezone: &TimeZone) -> Option<Self> {
        let day = entry.is_comparable().then(|| day(entry.time, timezone)).flatten()?;
        let days = Date::new(1970, 1, 1).ok()?.until(day).ok()?.get_days();
        Some(Self { text: entry.text, day: u16::try_from(days.max(0)).unwrap_or(u16::MAX) })
    }

    /// The text as a row of numbers.
    pub(super) fn row(self) -> TextRow {
        (number_of(self.text), self.day)
    }

    /// The text of a row of numbers; `None` if no text has this row.
    pub(super) fn of_row((text, day): TextRow) -> Option<Self> {
        Some(Self { text: text_of(text)?, day })
    }
}

impl Repeats {
    /// The texts that come back in the posts of an account: these, and those outside of the
    /// audited period.
    pub(super) fn of(entries: &[Entry], outside: &Outside, timezone: &TimeZone) -> Self {
        let own = entries.iter().filter_map(|entry| TextOnDay::of(entry, timezone));
        let mut texts: Vec<TextOnDay> = own.chain(outside.texts.iter().copied()).collect();
        texts.sort_unstable();
        texts.dedup();
        let twice = texts.windows(2).filter(|pair| pair[0].text == pair[1].text);
        let texts = twice.map(|pair| pair[0].text).collect();
        Self { texts: Arc::new(texts), posts: entries.len() + outside.posts }
    }
}

/// Whether it is unknown of some posts for all followers whether they have a link, and known of none
/// that it has none; or unknown of many, and known of none that it has one.
fn hides_links(entries: &[Entry]) -> bool {
    let links = || {
        let broadcasts = entries.iter().filter(|entry| entry.is_broadcast());
        broadcasts.filter_map(|entry| entry.marks.link())
    };
    let [unknown, with, without] = [Fact::Unknown, Fact::Known(true), Fact::Known(false)]
        .map(|wanted| links().filter(|fact| *fact == wanted).count());
    0 < unknown && (without == 0 || with == 0 && without <= MOST_KNOWN * unknown)
}

/// Whether it is unknown of some posts for all followers which pictures and videos they have, and
/// known of none that it has neither.
fn hides_media(entries: &[Entry]) -> bool {
    let broadcasts = || entries.iter().filter(|entry| entry.is_broadcast());
    let lacks = |entry: &Entry| !entry.marks.has_photo() && !entry.marks.has_video();
    broadcasts().any(|entry| !entry.marks.knows_media())
        && !broadcasts().any(|entry| entry.marks.knows_media() && lacks(entry))
}

/// The number of posts for all followers whose time is known.
fn timed(entries: &[Entry]) -> usize {
    let broadcasts = entries.iter().filter(|entry| entry.is_broadcast());
    broadcasts.filter(|entry| entry.time.time().is_some()).count()
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

/// Whether a post was written in a program of the platform itself, into which no machine
/// posts. Somebody who passes on the title of an alert from a telephone is no machine.
pub(super) fn is_by_hand(client: &str) -> bool {
    BY_HAND.iter().any(|beginning| client.starts_with(beginning))
}
