//! Rows of a table that are only a day, as plans have them above the posts of that day.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{
    ReadOptions,
    choose_columns::TIMES,
    heading_platforms::{names_network, names_only_platforms},
    heading_times::LONGEST_LINE,
    paragraphs::account_in,
    row_week::{Week, mistake, year_of},
    table_row::TableRow,
};
use crate::{
    mapping::PostField,
    message::Message,
    source::{Problem, Span},
    text::csv_field,
    time::{DayOrder, TimeMistake, is_some_time, weekday},
};

/// A day in a row of its own, which is that of the rows below it.
#[derive(Clone, Debug)]
pub(super) struct DayAbove {
    /// The day, with its year; `None` if nobody can tell which day it is, which was reported.
    pub(super) written: Option<String>,
    /// Where it is.
    pub(super) span: Span,
    /// Whether it was reported that rows below it have no time of day.
    pub(super) is_reported: bool,
}

impl TableRow<'_, '_> {
    /// The day that the row states for the rows below it, if it is nothing but a day, and the
    /// problem that nobody can tell which day it is. `None` for any other row.
    pub(super) fn only_day(&self, options: &ReadOptions) -> Option<(DayAbove, Option<Problem>)> {
        let (written, span, _) = self.only_field()?;
        let written = written.replace(['(', ')'], " ");
        let written = written.trim().trim_end_matches(':').trim_end();
        let year = self.week_around().year;
        let day = if weekday(written).is_some() {
            self.date_of(None, Some(written.to_owned()), None).map(|date| date.to_string())
        } else if let Some(day) = with_year(written, year, self.slashes(written, options)) {
            Ok(day)
        } else {
            // Any year shows whether it is a day.
            with_year(written, Some(LEAP_YEAR), Slashes::Danish)?;
            Err(("week-without-year", None))
        };
        let problem = day.as_ref().err().map(|(id, other)| {
            let TimeMistake { message, .. } = mistake(id, other.as_deref().unwrap_or(written));
            Problem::at(self.source, span, message).help(Message::new("row-day-help"))
        });
        Some((DayAbove { written: day.ok(), span, is_reported: false }, problem))
    }

    /// The day of a row above this one, with the time of day that the row states in a column of
    /// times, where others have days. The span is that of the time of day, if there is one.
    pub(super) fn day_above(&self) -> Option<(String, Span)> {
        let day = self.above.day.as_ref()?;
        let written = day.written.as_deref()?;
        match self.stated_day() {
            Some((clock, span)) => {
                is_clock(clock.as_str()).then(|| (at_clock(written, clock.as_str()), span))
            }
            None => Some((written.to_owned(), day.span)),
        }
    }

    /// A time of this row that lacks nothing but its year, with the year that the row, the sheet or
    /// the file states: `1/12 kl. 9`. The error is that none of them does; `None` for any other text.
    pub(super) fn with_stated_year(
        &self,
        text: &str,
        options: &ReadOptions,
    ) -> Option<Result<String, TimeMistake>> {
        add_year(text, LEAP_YEAR, Slashes::Danish)?;
        let own = self.field(PostField::Year);
        let own = own.and_then(|(year, _)| year_of(year.as_str().trim()));
        let year = own.or(self.week_around().year);
        let with_year = year.and_then(|year| add_year(text, year, self.slashes(text, options)));
        Some(with_year.ok_or_else(|| TimeMistake {
            message: Message::new("time-without-year").with("text", text.trim()),
            help: Message::new("time-without-year-help"),
        }))
    }

    /// How days such as `12/01` in this text are meant.
    fn slashes(&self, text: &str, options: &ReadOptions) -> Slashes {
        let order = options.dates.or_else(|| (self.order_shown)());
        let is_danish = options.is_danish || text.contains(" kl") || has_danish_word(text);
        match order {
            Some(DayOrder::DayMonth) => Slashes::Danish,
            None if is_danish => Slashes::Danish,
            Some(DayOrder::MonthDay) | None => Slashes::Open,
        }
    }

    /// The mistake that this draft would go out months before the draft above it: its year is only
    /// that of the sheet or the file, which goes on into the next year.
    pub(super) fn turned_year(&self, written: &str, time: Timestamp) -> Option<TimeMistake> {
        let before = self.above.time.filter(|above| time + HALF_A_YEAR < *above)?;
        let states_year = self.field(PostField::Year).is_some() || self.above.week.year.is_some();
        let of_week = || {
            let (week, _) = self.field(PostField::Week)?;
            Week::in_field(week.as_str().trim()).filter(|week| week.year.is_none())
        };
        let lacks_year = add_year(written, LEAP_YEAR, Slashes::Danish).is_some();
        (!states_year && (lacks_year || of_week().is_some())).then(|| TimeMistake {
            message: Message::new("time-turned-year")
                .with("text", written.trim())
                .with("above", before.to_zoned(TimeZone::UTC).date().to_string()),
            help: Message::new("time-turned-year-help"),
        })
    }

    /// Whether the row goes out on a day of which nobody can tell which it is.
    pub(super) fn is_on_unknown_day(&self) -> bool {
        let is_unknown = self.above.day.as_ref().is_some_and(|day| day.written.is_none());
        is_unknown && self.stated_day().is_none_or(|(written, _)| is_clock(written.as_str()))
    }

    /// The problem that the row is nothing but a platform or an account, in another column than those
    /// of these: it does not count for the rows below it. In a column of times, it may name a platform
    /// among other words.
    pub(super) fn only_names(&self) -> Option<Problem> {
        use PostField::{Account, On, Platform, Platforms, TextFor, Week, Weekday};
        let (written, span, column) = self.only_field()?;
        let is_in = |is: fn(PostField) -> bool| {
            self.table.columns.iter().any(|(field, index)| *index == column && is(*field))
        };
        let of_platforms = |field| matches!(field, Platform | Platforms | On(_) | TextFor(_));
        let of_times = |field| TIMES.contains(&field) || [Week, Weekday].contains(&field);
        let is_platform =
            names_only_platforms(&written) || is_in(of_times) && names_network(&written);
        let (message, help) = if is_platform && !is_in(of_platforms) {
            ("row-only-platform", "table-below-platform-help")
        } else if account_in(&written).is_some() && !is_in(|field| field == Account) {
            ("row-only-account", "table-below-account-help")
        } else {
            return None;
        };
        let problem = Problem::at(self.source, span, Message::new(message).with("text", &*written));
        Some(problem.help(Message::new(help)))
    }

    /// The text of the only field of a draft's row that is not blank, its span and its column;
    /// `None` if there are others, and in a table with a single known column.
    pub(super) fn only_field(&self) -> Option<(String, Span, usize)> {
        if self.table.has_published_posts() || self.table.columns.len() < 2 {
            return None;
        }
        let is_filled = |(_, span): &(usize, &Span)| {
            !self.source.slice(**span).trim_matches([' ', '"', '\t', '\n']).is_empty()
        };
        let mut filled = self.fields.fields.iter().enumerate().filter(is_filled);
        let (column, span) = filled.next()?;
        let is_only = filled.next().is_none() && span.end - span.start <= LONGEST_LINE;
        is_only.then(|| {
            let text = csv_field(self.source, *span);
            (text.as_str().trim().to_owned(), *span, column)
        })
    }
}

/// What people write between a day and its year.
const BEFORE_YEAR: [&str; 4] = [" ", "-", ".", ""];

/// How a day with a slash is meant that lacks its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slashes {
    /// `12/01` is 12 January.
    Danish,
    /// It is read as with its year, in the order of day and month that is stated or shown.
    Open,
}

/// Whether a text has the name of a day of the week as Danes write it.
fn has_danish_word(text: &str) -> bool {
    let mut words = text.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
    words.any(|word| {
        word == "den" || word == "d" || weekday(&word).is_some() && is_danish_day(&word)
    })
}

/// Whether the name of a day of the week is Danish, and not English.
fn is_danish_day(word: &str) -> bool {
    const BEGINNINGS: [&str; 7] = ["man", "tir", "ons", "tor", "fre", "lør", "søn"];
    BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
}

/// The longest that a row of a plan may be earlier than the row above it, if the year of its day is
/// that of the sheet or the file: after December comes January of the next year.
pub(super) const HALF_A_YEAR: SignedDuration = SignedDuration::from_hours(183 * 24);

/// A year that has every day.
const LEAP_YEAR: i16 = 2028;

/// Whether a text is a time of day. A number alone is an hour.
pub(super) fn is_clock(written: &str) -> bool {
    is_some_time(&at_clock(&format!("{LEAP_YEAR}-01-01"), written))
}

/// Whether a text is a day with its year, and no time of day.
pub(super) fn is_day(written: &str) -> bool {
    is_some_time(&format!("{} 12:00", written.trim()))
}

/// A day with a time of day, of which people may write the hour alone: `9`, `9 CET`.
pub(super) fn at_clock(day: &str, clock: &str) -> String {
    let clock = clock.trim();
    let hour = clock.split(' ').next().unwrap_or_default();
    let is_hour = hour.len() <= 2 && hour.bytes().all(|byte| byte.is_ascii_digit());
    if is_hour { format!("{day} kl. {clock}") } else { format!("{day} {clock}") }
}

/// A day with its year, which is `year` if the day has none; `None` if it is no day, or has a time of
/// day.
fn with_year(day: &str, year: Option<i16>, slashes: Slashes) -> Option<String> {
    let is_open = slashes == Slashes::Open && day.contains('/');
    let marks = if is_open { &["/"][..] } else { &BEFORE_YEAR };
    let whole = Some(day.to_owned()).filter(|day| is_day(day));
    let joined = |year: i16| {
        let mut all = marks.iter().map(|mark| format!("{day}{mark}{year}"));
        all.find(|written| is_day(written))
    };
    whole.or_else(|| joined(year?))
}

/// Whether a text is a day without its year and a time of day: `1/12 kl. 9`. One that begins with a
/// day of the week is none.
pub(super) fn lacks_only_year(text: &str) -> bool {
    let first = text.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    weekday(first).is_none() && add_year(text, LEAP_YEAR, Slashes::Danish).is_some()
}

/// A day or time that lacks nothing but its year, with this year; `None` for any other text.
pub(super) fn in_year(text: &str, year: i16) -> Option<String> {
    add_year(text, year, Slashes::Danish)
        .or_else(|| with_year(text, Some(year), Slashes::Danish).filter(|whole| whole != text))
}

/// A time whose day gets this year; `None` if it has one, or cannot be read with it.
fn add_year(text: &str, year: i16, slashes: Slashes) -> Option<String> {
    const MOST_WORDS: usize = 8;
    let ends = text.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS);
    let mut times = ends.filter_map(|end| {
        let (day, clock) = text.split_at(end);
        let day = Some(day.trim_end_matches(',')).filter(|day| !is_day(day))?;
        let whole = format!("{}{clock}", with_year(day, Some(year), slashes)?);
        is_some_time(&whole).then_some(whole)
    });
    times.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_gets_the_year_of_its_day() {
        for (text, expected) in [
            ("1/12 kl. 9", Some("1/12 2026 kl. 9")),
            ("1. december kl. 9.00", Some("1. december 2026 kl. 9.00")),
            ("tirsdag d. 1. december, kl. 9", Some("tirsdag d. 1. december 2026 kl. 9")),
            ("01-12 09:00", Some("01-12-2026 09:00")),
            ("1/12 2027 kl. 9", None),
            ("31/2 kl. 9", None),
            ("snart kl. 9", None),
            ("1/12", None),
        ] {
            assert_eq!(add_year(text, 2026, Slashes::Danish).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_day_gets_its_year() {
        for (day, expected) in [
            ("Mandag d. 24. november", "Mandag d. 24. november 2026"),
            ("24/11", "24/11 2026"),
            ("Tirs. 24.11.", "Tirs. 24.11. 2026"),
            ("24.11", "24.11.2026"),
            ("24-11-2027", "24-11-2027"),
        ] {
            assert_eq!(with_year(day, Some(2026), Slashes::Danish).as_deref(), Some(expected));
        }
        for text in ["24. november 2026 kl. 9", "Broen", "Uge 48", "9.00", "kl. 9", "48"] {
            assert_eq!(with_year(text, Some(2026), Slashes::Danish), None, "{text}");
        }
        assert_eq!(with_year("24. november", None, Slashes::Danish), None);
        for (day, expected) in [("12/01", "12/01/2026"), ("24.11.", "24.11. 2026")] {
            assert_eq!(with_year(day, Some(2026), Slashes::Open).as_deref(), Some(expected));
        }
    }
}
