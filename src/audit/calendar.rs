//! Days and months of the rulebook's time zone.

use std::fmt;

use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};

use super::entry::Moment;

/// The day of a post in a time zone; `None` if its time is unknown.
pub(super) fn day(moment: Moment, timezone: &TimeZone) -> Option<Date> {
    moment.time().map(|time| date(time, timezone))
}

/// The day of a time in a time zone.
pub(super) fn date(time: Timestamp, timezone: &TimeZone) -> Date {
    timezone.to_offset(time).to_datetime(time).date()
}

/// The day of a number of days since 1970.
pub(super) fn day_numbered(days: u16) -> Option<Date> {
    Date::new(1970, 1, 1).ok()?.checked_add(Span::new().days(i64::from(days))).ok()
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month of a time in a time zone.
    pub(super) fn of(time: Timestamp, timezone: &TimeZone) -> Self {
        Self::with(date(time, timezone))
    }

    /// The month that a day is in.
    pub fn with(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month, 1).unwrap_or_default()
    }

    /// Its year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Its number in the year, from 1.
    pub const fn number(self) -> i8 {
        self.month
    }

    /// The month as a number, such as 202605.
    pub(super) fn as_number(self) -> u32 {
        let (year, month) = (u32::try_from(self.year), u32::try_from(self.month));
        100 * year.unwrap_or(0) + month.unwrap_or(0)
    }

    /// The month of a number such as 202605; `None` if no month has this number.
    pub(super) fn of_number(number: u32) -> Option<Self> {
        let (year, month) = (i16::try_from(number / 100), i8::try_from(number % 100));
        Date::new(year.ok()?, month.ok()?, 1).ok().map(Self::with)
    }

    /// The month after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self.month {
            12 => Self { year: self.year.saturating_add(1), month: 1 },
            month => Self { month: month + 1, ..self },
        }
    }

    /// All months from this one to `last`.
    pub fn to(self, last: Self) -> impl Iterator<Item = Self> {
        let following = move |month: &Self| Some(month.next()).filter(|next| *next <= last);
        std::iter::successors(Some(self).filter(|first| *first <= last), following)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year, self.month))
    }
}
