//! Values that nobody maps and that are later than the time of their post: the post may still have to
//! go out then, and its time may be that at which its record was made.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
};

use super::{
    ReadOptions,
    column_names::words,
    placeholders::is_null,
    row_day::{HALF_A_YEAR, in_year},
    states::State,
    text_columns::{is_mark, is_nothing},
};
use crate::time::{
    DayOrder, compact_day, is_month, is_only_day, spreadsheet_time, weekday, weekday_and_clock,
};

/// What is known of the time of a post.
#[derive(Clone, Copy, Default)]
pub(super) struct OwnTime {
    time: Option<Timestamp>,
    /// The day of the time, also if no time of day is stated.
    day: Option<Date>,
}

/// Whether a value is later than the time of its post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lateness {
    Later,
    /// It is another day of the week or time of day, without a date.
    Perhaps,
}

/// What a value says of a time.
enum Stated {
    Time(Timestamp),
    Day(Date),
    /// A day of the week, from 1 for Monday, and a time of day.
    Weekly(i8, Time),
}

impl OwnTime {
    /// That of a post with this time.
    pub(super) fn of(time: Timestamp, options: &ReadOptions) -> Self {
        Self { time: Some(time), day: Some(options.day_of(time)) }
    }

    /// Whether this is another day of the week, or another time of day, as far as it is known.
    fn differs_from(&self, weekday: i8, clock: Time, options: &ReadOptions) -> bool {
        let Some(day) = self.day else { return false };
        let own = self.time.map(|time| time.to_zoned(options.timezone.clone()).time());
        day.weekday().to_monday_one_offset() != weekday
            || own.is_some_and(|own| (own.hour(), own.minute()) != (clock.hour(), clock.minute()))
    }
}

impl ReadOptions {
    fn day_of(&self, time: Timestamp) -> Date {
        time.to_zoned(self.timezone.clone()).date()
    }

    /// The time of a post that is written like this. `order` is that of day and month.
    pub(super) fn own_time(&self, written: &str, order: Option<DayOrder>) -> OwnTime {
        let own = OwnTime::default();
        match self.stated(written, &own, order) {
            Some(Stated::Time(time)) => OwnTime::of(time, self),
            Some(Stated::Day(day)) => OwnTime { day: Some(day), ..own },
            Some(Stated::Weekly(..)) | None => own,
        }
    }

    /// Whether a value is later than the time of its post; `None` if it is not, or is invalid as a time. If
    /// nothing shows the order of day and month, one of both must be enough to ask.
    pub(super) fn lateness(
        &self,
        written: &str,
        own: impl FnOnce() -> OwnTime,
        order: Option<DayOrder>,
    ) -> Option<Lateness> {
        if !may_state_time(written) {
            return None;
        }
        let own = own();
        let (is_later, lateness) = match self.stated(written, &own, order)? {
            Stated::Time(time) => match own.time {
                Some(own) => (own < time, Lateness::Later),
                None => (own.day? < self.day_of(time), Lateness::Later),
            },
            Stated::Day(day) => (own.day? < day, Lateness::Later),
            Stated::Weekly(day, clock) => (own.differs_from(day, clock, self), Lateness::Perhaps),
        };
        is_later.then_some(lateness)
    }

    /// Whether a value under a name that says when a post goes out is not a time that is understood, and
    /// does not say that there is none or that the post is out.
    pub(super) fn is_unclear_plan(
        &self,
        written: &str,
        own: impl FnOnce() -> OwnTime,
        order: Option<DayOrder>,
    ) -> bool {
        let written = written.trim();
        let first = written.split(' ').next().unwrap_or_default().to_lowercase();
        // `ikke før onsdag` says when.
        let names_limit = || {
            let words = written.to_lowercase();
            let mut words = words.split(' ');
            words.any(|word| ["før", "efter", "before", "until", "after"].contains(&word))
        };
        let says_none = || {
            is_nothing(written)
                || is_mark(written) == Some(false)
                || is_null(written)
                || ["ikke", "ingen", "not", "none", "null"].contains(&&*first) && !names_limit()
        };
        let is_time = || may_state_time(written) && self.stated(written, &own(), order).is_some();
        !says_none() && State::of(written) != Some(State::Published) && !is_time()
    }

    /// Whether a value has a year that has not passed before its post and a time of day, and is not a time
    /// that is understood: `Wed Nov 25 2026 09:00:00 GMT+0100`, `25-11-2026 09:00-10:00`.
    pub(super) fn is_unread_time(
        &self,
        written: &str,
        own: impl FnOnce() -> OwnTime,
        order: Option<DayOrder>,
    ) -> bool {
        const YEAR: usize = 4;
        if !written.contains(':') || !may_state_time(written) {
            return false;
        }
        let own = own();
        let numbers = written.split(|letter: char| !letter.is_ascii_digit());
        let mut years = numbers.filter(|number| number.len() == YEAR);
        let is_year = |year: i16| year < 2100 && own.day.is_some_and(|day| day.year() <= year);
        years.any(|year| year.parse().is_ok_and(is_year))
            && self.stated(written, &own, order).is_none()
    }

    /// Whether a value is the time of a post, or as much of it as the value states.
    pub(super) fn is_same_time(
        &self,
        written: &str,
        own: &OwnTime,
        order: Option<DayOrder>,
    ) -> bool {
        match self.stated(written, own, order) {
            Some(Stated::Time(time)) => own.time == Some(time),
            Some(Stated::Day(day)) => own.day == Some(day),
            Some(Stated::Weekly(day, clock)) => {
                own.day.is_some() && !own.differs_from(day, clock, self)
            }
            None => false,
        }
    }

    /// What a value says of a time; `None` if it is none.
    fn stated(&self, written: &str, own: &OwnTime, order: Option<DayOrder>) -> Option<Stated> {
        let written = written.trim();
        self.with_date(written, order).or_else(|| {
            let of_spreadsheet = spreadsheet_time(written).and_then(|found| self.local(found));
            let of_spreadsheet = of_spreadsheet.or_else(|| compact_day(written).map(Stated::Day));
            let weekly = || weekday_and_clock(written).map(|(day, time)| Stated::Weekly(day, time));
            of_spreadsheet.or_else(weekly).or_else(|| self.without_year(written, own.day?, order))
        })
    }

    /// A day with its year, perhaps with a time of day.
    fn with_date(&self, written: &str, order: Option<DayOrder>) -> Option<Stated> {
        let time = |text: &str| self.time_in(text, || order).ok();
        let by_day = || {
            // A day begins at midnight, and may be that of a row whose time of day is elsewhere.
            let noon = is_only_day(written).then(|| time(&format!("{written} 12:00")))??;
            Some(Stated::Day(self.day_of(noon)))
        };
        time(written).map(Stated::Time).or_else(by_day)
    }

    /// A day or time in the time zone of the file.
    fn local(&self, (day, clock): (Date, Option<Time>)) -> Option<Stated> {
        let Some(clock) = clock else { return Some(Stated::Day(day)) };
        let local = DateTime::from_parts(day, clock).to_zoned(self.timezone.clone()).ok()?;
        Some(Stated::Time(local.timestamp()))
    }

    /// A day or time that lacks its year: that of the day of its post or, in January, the next one.
    fn without_year(&self, written: &str, own: Date, order: Option<DayOrder>) -> Option<Stated> {
        let in_year = |year: i16| self.with_date(&in_year(written, year)?, order);
        let stated = in_year(own.year())?;
        let day = match &stated {
            Stated::Time(time) => self.day_of(*time),
            Stated::Day(day) => *day,
            Stated::Weekly(..) => own,
        };
        let is_of_next = HALF_A_YEAR < own.duration_since(day);
        if is_of_next { in_year(own.year() + 1) } else { Some(stated) }
    }
}

/// The most bytes of a value that may be a time.
const LONGEST: usize = 60;

/// Whether a value may be a time at all: most values of a long file need not be looked at any further.
pub(super) fn may_state_time(written: &str) -> bool {
    const BEFORE: [&str; 11] =
        ["kl", "klokken", "den", "d", "på", "næste", "førstkommende", "on", "next", "this", "the"];
    let written = written.trim();
    let bytes = written.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    if LONGEST < bytes.len() || digits == 0 {
        return false;
    }
    if bytes[0].is_ascii_digit() {
        // The numbers of spreadsheets, days without marks, and seconds or milliseconds.
        return digits < bytes.len() || [5, 8, 10, 13].contains(&digits);
    }
    let first = written.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    weekday(first).is_some() || is_month(first) || BEFORE.contains(&&*first.to_lowercase())
}

/// Whether a column or key is named after when somebody collected, indexed or exported the record of a post, or
/// after an event or deadline that the post is about: such a day is none on which the post goes out.
pub(super) fn is_of_collection_or_event(name: &str) -> bool {
    #[rustfmt::skip]
    const BEGINNINGS: [&str; 34] = [
        "last", "senest", "sidst", "collect", "retriev", "fetch", "download", "crawl", "scrap", "import",
        "export", "eksport", "archiv", "arkiver", "captur", "index", "ingest", "report", "rapport",
        "generat", "observ", "snapshot", "sync", "cache", "logg", "regist", "hent", "deadline", "frist",
        "event", "meeting", "arrang", "møde", "begivenhed",
    ];
    // So call collectors the time at which a record came in.
    name == "@timestamp" || has_word_like(name, &BEGINNINGS)
}

/// Whether a column or key is named after what happens to a post once it is out, or to its record, after
/// its author, or after what the post is about.
pub(super) fn is_of_later_event(name: &str) -> bool {
    #[rustfmt::skip]
    const BEGINNINGS: [&str; 23] = [
        "updat", "edit", "modif", "chang", "opdater", "ændr", "redig", "rett", "delet", "remov", "slet",
        "fjern", "expir", "udløb", "end", "slut", "until", "seen", "user", "author", "account", "profil",
        "closed",
    ];
    is_of_collection_or_event(name) || has_word_like(name, &BEGINNINGS)
}

/// Whether a word of a name begins like one of these.
fn has_word_like(name: &str, beginnings: &[&str]) -> bool {
    words(name).iter().any(|word| beginnings.iter().any(|begin| word.starts_with(begin)))
}
