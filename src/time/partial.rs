//! Times that do not look like any: the numbers in which spreadsheets keep times, and days of the week
//! with a time of day.

use std::{
    ops::{Range, RangeInclusive},
    time::Duration,
};

use jiff::{
    SignedDuration,
    civil::{Date, Time},
};

use super::time_words::TimeWords;

/// The day that is 0 in spreadsheets.
const FIRST_DAY: Date = Date::constant(1899, 12, 30);

/// The days that a spreadsheet may mean by a number: those from 2000 to 2099.
const DAYS_OF_CENTURY: RangeInclusive<i64> = 36_526..=73_050;

/// The fewest decimals of a time with seconds. Other numbers, such as prices, have fewer.
const DECIMALS_OF_SECONDS: usize = 5;

/// The day, and the time of day, that a spreadsheet keeps as this number: `46350,375` is 24 November
/// 2026 at 9. A whole number is a day. `None` for any other text.
pub(crate) fn spreadsheet_time(text: &str) -> Option<(Date, Option<Time>)> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (days, decimals) = text.trim().split_once(['.', ',']).unwrap_or((text.trim(), ""));
    if days.len() != 5 || !is_number(days) || !is_number(decimals) {
        return None;
    }
    let days: i64 = days.parse().ok().filter(|days| DAYS_OF_CENTURY.contains(days))?;
    let day = FIRST_DAY.checked_add(SignedDuration::from_hours(24 * days)).ok()?;
    if decimals.is_empty() {
        return Some((day, None));
    }
    let part: f64 = format!("0.{decimals}").parse().ok()?;
    // The last digits of the number are rounded.
    let seconds = Duration::from_secs_f64(part * 86_400.0 + 0.5).as_secs();
    let is_whole = seconds.is_multiple_of(60) || DECIMALS_OF_SECONDS <= decimals.len();
    let clock = Time::midnight().checked_add(Duration::from_secs(seconds));
    Some((day, Some(clock.ok().filter(|_| is_whole)?)))
}

/// The day in a text of eight digits without marks: `24112026` or `20261124`. `None` for any other text.
pub(crate) fn compact_day(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |range: Range<usize>| text[range].parse::<i16>().ok();
    let date = |year: Option<i16>, month: Option<i16>, day: Option<i16>| {
        let year = year.filter(|year| (2000..2100).contains(year))?;
        Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()
    };
    let day_first = date(part(4..8), part(2..4), part(0..2));
    day_first.or_else(|| date(part(0..4), part(4..6), part(6..8)))
}

/// The number of the day of the week, from 1 for Monday, and the time of day in a text that names no
/// date: `tirsdag kl. 10`, `Tue 10:00`. `None` for any other text.
pub(crate) fn weekday_and_clock(text: &str) -> Option<(i8, Time)> {
    const BEFORE: [&str; 6] = ["på", "næste", "førstkommende", "on", "next", "this"];
    let mut words = TimeWords::of(text.trim());
    let before = words.clock_before_day();
    while BEFORE.iter().any(|word| words.skip_word(word)) {}
    let day = words.weekday()?;
    let clock = match before {
        Some(clock) => clock,
        None => words.clock_after_day().ok()??,
    };
    words.0.is_empty().then_some((day, clock))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_spreadsheets_are_times() {
        for (text, expected) in [
            ("46350.375", Some("2026-11-24 09:00:00")),
            ("46350,375", Some("2026-11-24 09:00:00")),
            ("46350,4166666667", Some("2026-11-24 10:00:00")),
            ("46350,5", Some("2026-11-24 12:00:00")),
            ("46350", Some("2026-11-24 -")),
            ("46350,99", None),
            ("12345,5", None),
            ("146350,5", None),
            ("46350,5 kr.", None),
            ("46.350,5", None),
            ("", None),
        ] {
            let found = spreadsheet_time(text).map(|(day, clock)| {
                format!("{day} {}", clock.map_or("-".to_owned(), |clock| clock.to_string()))
            });
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_day_may_have_no_marks() {
        for (text, expected) in [
            ("24112026", Some("2026-11-24")),
            ("20261124", Some("2026-11-24")),
            ("20112026", Some("2026-11-20")),
            ("32112026", None),
            ("12345678", None),
            ("2411202", None),
            ("2411-026", None),
        ] {
            let found = compact_day(text).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_day_of_the_week_may_have_a_time_of_day() {
        for (text, expected) in [
            ("tirsdag kl. 10", Some((2, "10:00:00"))),
            ("Tue 10:00", Some((2, "10:00:00"))),
            ("på tirsdag kl. 10.30", Some((2, "10:30:00"))),
            ("next Friday, 9 am", Some((5, "09:00:00"))),
            ("kl. 9 tirsdag", Some((2, "09:00:00"))),
            ("tirsdag", None),
            ("tirsdag 10", None),
            ("tirsdag den 24. november kl. 9", None),
            ("Tue, 24 Nov 2026 09:00", None),
            ("mandag til fredag kl. 9", None),
            ("kl. 9", None),
        ] {
            let found = weekday_and_clock(text).map(|(day, clock)| (day, clock.to_string()));
            let found = found.as_ref().map(|(day, clock)| (*day, clock.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
