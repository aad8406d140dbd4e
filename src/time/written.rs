//! Times as people and spreadsheets write them: `24-11-2026 09:00`, `24. november 2026
//! kl. 9.00`, `11/24/2026 9:00 AM`.
//!
//! Whether `05/06/2026` is in May or in June is never guessed: the user must state it,
//! or another time in the same table must show it, as `24/06/2026` does. With hyphens
//! (`05-06-2026`), a rulebook in Danish says it, too (see `ReadOptions::time_in`).

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

use super::{
    TimeMistake, not_one_instant, parse_time,
    time_words::{TimeWords, Word},
};
use crate::message::Message;

/// Which of the first two numbers of a date is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// `24/11/2026`.
    DayMonth,
    /// `11/24/2026`.
    MonthDay,
}

impl DayOrder {
    /// Every order, with its name in rulebooks and on the command line.
    pub const ALL: [(&'static str, Self); 2] =
        [("day-month", Self::DayMonth), ("month-day", Self::MonthDay)];
}

/// Parses a time in any notation. `order` returns the order of day and month; `None` if
/// it is unknown. It is called only if the time itself does not show the order.
pub(crate) fn parse_written(
    text: &str,
    timezone: &TimeZone,
    order: impl FnOnce() -> Option<DayOrder>,
) -> Result<Timestamp, TimeMistake> {
    let mistake = match parse_time(text, timezone) {
        Ok(time) => return Ok(time),
        Err(mistake) => mistake,
    };
    let text = text.trim();
    let (date, clock) = match TimeWords::of(text).moment(order) {
        Found::Moment(date, clock) => (date, clock),
        Found::Unclear => {
            return Err(TimeMistake {
                message: Message::new("time-unclear").with("text", text),
                help: Message::new("time-unclear-help"),
            });
        }
        Found::Nothing => return Err(mistake),
    };
    let Some(clock) = clock else {
        return Err(TimeMistake {
            message: Message::new("time-only-day").with("text", text),
            help: Message::new("time-only-day-help").with("day", date.to_string()),
        });
    };
    let local = timezone.to_ambiguous_timestamp(date.to_datetime(clock));
    let offset = local.offset();
    local.unambiguous().map_err(|_| not_one_instant(text, offset))
}

/// Whether a text is a time, whatever the order of day and month.
pub(crate) fn is_some_time(text: &str) -> bool {
    let in_order = |order| parse_written(text, &TimeZone::UTC, || Some(order)).is_ok();
    in_order(DayOrder::DayMonth) || in_order(DayOrder::MonthDay)
}

/// The order of day and month that a time shows, because only one of its numbers can be
/// a month; `None` if it shows none.
pub(crate) fn order_shown(text: &str) -> Option<DayOrder> {
    let words = TimeWords::of(text.trim());
    let [
        Word::Number(first, _),
        Word::Mark(mark),
        Word::Number(second, _),
        Word::Mark(_),
        Word::Number(_, 4),
        ..,
    ] = words.0.as_slice()
    else {
        return None;
    };
    match (is_day(*first), is_day(*second)) {
        _ if *mark == '.' => None,
        (true, false) => Some(DayOrder::DayMonth),
        (false, true) => Some(DayOrder::MonthDay),
        _ => None,
    }
}

/// Whether a number is a day and cannot be a month.
fn is_day(number: i16) -> bool {
    (13..=31).contains(&number)
}

/// Whether a text has a day but no time of day, as far as its numbers can tell.
pub(crate) fn is_only_day(text: &str) -> bool {
    let words = TimeWords::of(text.trim()).0;
    let numbers = words.iter().filter(|word| matches!(word, Word::Number(..))).count();
    let digits = words.iter().any(|word| matches!(word, Word::Number(_, 8)));
    (2..=3).contains(&numbers) && !text.contains(':') || numbers == 1 && digits
}

/// What the words of a time say.
enum Found {
    /// A day and a time of day; `None` if there is only a day.
    Moment(Date, Option<Time>),
    /// A day whose two numbers may each be the day or the month.
    Unclear,
    Nothing,
}

impl TimeWords {
    /// Reads all words as a day and a time of day.
    fn moment(mut self, order: impl FnOnce() -> Option<DayOrder>) -> Found {
        let date = match self.date(order) {
            Ok(Some(date)) => date,
            Ok(None) => return Found::Nothing,
            Err(Unclear) => return Found::Unclear,
        };
        self.skip(',');
        let is_announced = ["kl", "klokken", "at", "t"].iter().any(|word| self.skip_word(word));
        self.skip('.');
        if self.0.is_empty() {
            return if is_announced { Found::Nothing } else { Found::Moment(date, None) };
        }
        match self.clock(is_announced) {
            Some(clock) if self.0.is_empty() => Found::Moment(date, Some(clock)),
            _ => Found::Nothing,
        }
    }

    /// Reads a day; `None` if the words do not begin with a valid day. The result is an
    /// error if the order of day and month is unclear.
    fn date(&mut self, order: impl FnOnce() -> Option<DayOrder>) -> Result<Option<Date>, Unclear> {
        self.skip_word("den");
        match self.0.as_slice() {
            [
                Word::Number(year, 4),
                Word::Mark(one),
                Word::Number(month, 1 | 2),
                Word::Mark(other),
                Word::Number(day, 1 | 2),
                ..,
            ] if one == other && is_date_mark(*one) => {
                let date = date(*year, *month, *day);
                self.0.drain(..5);
                Ok(date)
            }
            [
                Word::Number(first, 1 | 2),
                Word::Mark(one),
                Word::Number(second, 1 | 2),
                Word::Mark(other),
                Word::Number(year, 4),
                ..,
            ] if one == other && is_date_mark(*one) => {
                let order = match order {
                    // No country writes the month first before a full stop.
                    _ if *one == '.' => DayOrder::DayMonth,
                    _ if is_day(*first) => DayOrder::DayMonth,
                    _ if is_day(*second) => DayOrder::MonthDay,
                    _ if first == second => DayOrder::DayMonth,
                    _ => order().ok_or(Unclear)?,
                };
                let date = match order {
                    DayOrder::DayMonth => date(*year, *second, *first),
                    DayOrder::MonthDay => date(*year, *first, *second),
                };
                self.0.drain(..5);
                Ok(date)
            }
            _ => Ok(self.date_with_name()),
        }
    }

    /// Reads a day whose month has a name: `24. november 2026`, `November 24, 2026`.
    fn date_with_name(&mut self) -> Option<Date> {
        let day = self.number(2);
        self.skip('.');
        let month = self.month()?;
        self.skip('.');
        let day = day.or_else(|| self.number(2))?;
        self.skip(',');
        date(self.number(4)?, month, day)
    }

    /// Reads a time of day. An hour without minutes counts only after a word such as
    /// `kl` (`is_announced`), or before `am` or `pm`.
    fn clock(&mut self, is_announced: bool) -> Option<Time> {
        let hour = self.number(2)?;
        let minute = self.further();
        let second = if minute.is_some() { self.further() } else { None };
        let (is_morning, is_evening) = (self.skip_word("am"), self.skip_word("pm"));
        let hour = match hour {
            _ if minute.is_none() && !is_announced && !is_morning && !is_evening => return None,
            1..=12 if is_morning || is_evening => hour % 12 + if is_evening { 12 } else { 0 },
            _ if is_morning || is_evening => return None,
            _ => hour,
        };
        let part = |number: i16| i8::try_from(number).ok();
        Time::new(part(hour)?, part(minute.unwrap_or(0))?, part(second.unwrap_or(0))?, 0).ok()
    }

    /// Reads minutes or seconds, after a colon or full stop.
    fn further(&mut self) -> Option<i16> {
        let [Word::Mark(':' | '.'), Word::Number(number, 2), ..] = self.0.as_slice() else {
            return None;
        };
        let number = *number;
        self.0.drain(..2);
        Some(number)
    }
}

/// The order of day and month is unclear.
struct Unclear;

fn is_date_mark(mark: char) -> bool {
    matches!(mark, '/' | '-' | '.')
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that a text means the time `expected`, in UTC, or fails with this message.
    #[track_caller]
    fn check(text: &str, order: Option<DayOrder>, expected: &str) {
        let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
        let read = match parse_written(text, &timezone, || order) {
            Ok(time) => time.to_string(),
            Err(mistake) => mistake.message.to_string(),
        };
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn danish_times_are_read() {
        for text in [
            "24-11-2026 09:00",
            "24-11-2026 9.00",
            "24. november 2026 kl. 9.00",
            "den 24. nov. 2026 kl 9",
            "24.11.2026 kl. 09.00",
            "24/11/2026 09:00:00",
            "2026/11/24 09:00",
            "11/24/2026 9:00 AM",
            "November 24, 2026 at 9 am",
            "24 Nov 2026, 09:00",
        ] {
            check(text, None, "2026-11-24T08:00:00Z");
        }
        check("01.06.2026 12.30", None, "2026-06-01T10:30:00Z");
        check("6/1/2026 12:30 PM", Some(DayOrder::MonthDay), "2026-06-01T10:30:00Z");
        check("01-06-2026 12:30 am", Some(DayOrder::DayMonth), "2026-05-31T22:30:00Z");
        check("05-05-2026 12:30", None, "2026-05-05T10:30:00Z");
    }

    #[test]
    fn day_and_month_are_never_guessed() {
        check(
            "05/06/2026 10:00",
            None,
            "nobody can tell the day from the month in `05/06/2026 10:00`",
        );
        assert_eq!(order_shown("24/11/2026 10:00"), Some(DayOrder::DayMonth));
        assert_eq!(order_shown("11/24/2026"), Some(DayOrder::MonthDay));
        for text in ["05/06/2026", "24.11.2026", "2026-11-24", "24. november 2026"] {
            assert_eq!(order_shown(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "24-11-26 09:00",
            "31-02-2026 09:00",
            "24/11/2026 25:00",
            "24. julemåned 2026 kl. 9",
            "24/11-2026 09:00",
            "24-11-2026 9",
            "24-11-2026 kl.",
            "24-11-2026 13 pm",
            "13/13/2026 10:00",
            "24. november 2026 kl. 9 eller 10",
            "Lifetime",
        ] {
            check(text, None, &format!("invalid time `{text}`"));
        }
        check("24-11-2026", None, "`24-11-2026` is a day without a time");
        check(
            "29-03-2026 02:30",
            None,
            "`29-03-2026 02:30` does not exist, because summer time starts",
        );
        assert!(
            is_only_day("24-11-2026")
                && is_only_day("24. november 2026")
                && is_only_day("20261124")
        );
        assert!(
            !is_only_day("24.11.2026 kl. 9.00")
                && !is_only_day("1507704944")
                && !is_only_day("Lifetime")
        );
    }

    proptest::proptest! {
        #[test]
        fn nothing_panics(text in "([0-9]{1,5}|[-/., ]|kl|nov|am|\\PC){0,12}") {
            let _ = parse_written(&text, &TimeZone::UTC, || None);
            let _ = (order_shown(&text), is_only_day(&text));
        }
    }
}
