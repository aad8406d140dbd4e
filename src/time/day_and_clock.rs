//! Reads the words of a time as a day and a time of day.

use jiff::civil::{Date, Time};

use super::{
    DayOrder,
    time_words::{TimeWords, Word},
};

/// What the words of a time say.
pub(super) enum Found {
    /// A day and a time of day; `None` if there is only a day.
    Moment(Date, Option<Time>),
    /// A day whose two numbers may each be the day or the month.
    Unclear,
    /// The same, but the day is another day of the week than the text says.
    OtherWeekday(Date, Option<Time>),
    Nothing,
}

impl TimeWords {
    /// Reads all words as a day and a time of day.
    pub(super) fn moment(mut self, order: impl FnOnce() -> Option<DayOrder>) -> Found {
        let weekday = self.weekday();
        let before = self.clock_before_day();
        let date = match self.date(order) {
            Ok(Some(date)) => date,
            Ok(None) => return Found::Nothing,
            Err(Unclear) => return Found::Unclear,
        };
        let has_weekday = weekday.is_none_or(|day| day == date.weekday().to_monday_one_offset());
        let clock = match before {
            Some(_) if self.0.is_empty() => Ok(before),
            Some(_) => return Found::Nothing,
            None => self.clock_after_day(),
        };
        match clock {
            _ if !self.0.is_empty() => Found::Nothing,
            Err(NoClock) => Found::Nothing,
            Ok(clock) if !has_weekday => Found::OtherWeekday(date, clock),
            Ok(clock) => Found::Moment(date, clock),
        }
    }

    /// Whether the words are a time of day that nothing else is written like: with a colon, or
    /// after `kl`.
    pub(super) fn are_clock(mut self) -> bool {
        let is_announced = ["kl", "klokken"].iter().any(|word| self.skip_word(word));
        self.skip('.');
        let has_colon = self.0.iter().any(|word| matches!(word, Word::Mark(':')));
        (is_announced || has_colon) && self.clock(is_announced).is_some() && self.0.is_empty()
    }

    /// Reads the time of day before a day, as in `kl. 9.00 den 24. november 2026`; `None` if the
    /// words do not begin with one.
    pub(super) fn clock_before_day(&mut self) -> Option<Time> {
        let is_announced = ["kl", "klokken"].iter().any(|word| self.skip_word(word));
        self.skip('.');
        let has_colon = matches!(self.0.as_slice(), [Word::Number(..), Word::Mark(':'), ..]);
        let clock = if is_announced || has_colon { self.clock(is_announced) } else { None };
        self.skip(',');
        clock
    }

    /// Reads the time of day after a day; `None` if nothing follows the day.
    pub(super) fn clock_after_day(&mut self) -> Result<Option<Time>, NoClock> {
        self.skip(',');
        if 1 < self.0.len() {
            self.skip('-');
        }
        let is_announced = ["kl", "klokken", "at", "t"].iter().any(|word| self.skip_word(word));
        self.skip('.');
        if self.0.is_empty() && !is_announced {
            return Ok(None);
        }
        self.clock(is_announced).map(Some).ok_or(NoClock)
    }

    /// Reads a day; `None` if the words do not begin with a valid day. The result is an
    /// error if the order of day and month is unclear.
    fn date(&mut self, order: impl FnOnce() -> Option<DayOrder>) -> Result<Option<Date>, Unclear> {
        self.skip_article();
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
                Word::Number(year, digits @ (2 | 4)),
                ..,
            ] if one == other && is_date_mark(*one) || (*one, *other) == ('/', '-') => {
                let year = whole_year(*year, *digits);
                let order = match order {
                    // No country writes the month first before a full stop, and only Danes write
                    // `24/12-2026`.
                    _ if *one == '.' || one != other => DayOrder::DayMonth,
                    _ if is_day(*first) => DayOrder::DayMonth,
                    _ if is_day(*second) => DayOrder::MonthDay,
                    _ if first == second => DayOrder::DayMonth,
                    _ => order().ok_or(Unclear)?,
                };
                let date = match order {
                    DayOrder::DayMonth => date(year, *second, *first),
                    DayOrder::MonthDay => date(year, *first, *second),
                };
                self.0.drain(..5);
                Ok(date)
            }
            // Only Danes write `24/11 2026`.
            [
                Word::Number(day, 1 | 2),
                Word::Mark('/'),
                Word::Number(month, 1 | 2),
                Word::Number(year, 4),
                ..,
            ] => {
                let date = date(*year, *month, *day);
                self.0.drain(..4);
                Ok(date)
            }
            _ => Ok(self.date_with_name()),
        }
    }

    /// Reads a day whose month has a name: `24. november 2026`, `November 24, 2026`, `24-nov-26`.
    fn date_with_name(&mut self) -> Option<Date> {
        let day = self.number(2);
        let has_hyphens = self.skip('-');
        self.skip('.');
        let month = self.month()?;
        self.skip('.');
        let day = day.or_else(|| self.number(2))?;
        self.skip(',');
        if has_hyphens && self.skip('-') {
            let short = |words: &mut Self| Some(whole_year(words.number(2)?, 2));
            let year = self.number(4).or_else(|| short(self))?;
            return date(year, month, day);
        }
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

/// What follows a day is not a time of day.
pub(super) struct NoClock;

fn is_date_mark(mark: char) -> bool {
    matches!(mark, '/' | '-' | '.')
}

/// A year as it is written with this many digits: 2026 for `26`.
pub(super) const fn whole_year(written: i16, digits: usize) -> i16 {
    if digits == 2 { 2000 + written } else { written }
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Whether a number is a day and cannot be a month.
pub(super) fn is_day(number: i16) -> bool {
    (13..=31).contains(&number)
}
