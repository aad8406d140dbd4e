//! Periods as people write them: a day, a month or a year.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::time::parse_time;

/// The first instant of a day, month or year, and the first instant after it. If a
/// time of day is written, both are that time. `None` if the text is none of these.
pub(super) fn bounds(written: &str, timezone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    let written = written.trim();
    let Some((first, next)) = dates(written) else {
        let time = parse_time(written, timezone).ok()?;
        return Some((time, time));
    };
    let start = |date: Date| Some(date.to_zoned(timezone.clone()).ok()?.timestamp());
    Some((start(first)?, start(next)?))
}

/// The first instant of a period, and the first instant after it. The period is a day, month or
/// year, or from one of these to another (`2014..2015`). `None` if it is written in another way
/// or is empty.
pub(super) fn range(written: &str, timezone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    let (first, last) = written.split_once("..").unwrap_or((written, written));
    let (since, until) = (bounds(first, timezone)?.0, bounds(last, timezone)?.1);
    (since < until).then_some((since, until))
}

/// The first day of a written period, and the day after its last day. The period is a
/// day (`2026-05-04`), a month (`2026-05`) or a year (`2026`); `None` for every other
/// text.
fn dates(written: &str) -> Option<(Date, Date)> {
    let mut parts = written.split('-');
    let year = parts.next().filter(|year| year.len() == 4).and_then(number)?;
    let [month, day] = [parts.next(), parts.next()];
    if parts.next().is_some() {
        return None;
    }
    let two_digits = |part: &str| number(part).filter(|_| part.len() == 2);
    let as_number =
        |part: Option<&str>| part.map_or(Some(1), |part| i8::try_from(two_digits(part)?).ok());
    let first = Date::new(year, as_number(month)?, as_number(day)?).ok()?;
    let next = match (month, day) {
        (None, _) => Date::new(year.checked_add(1)?, 1, 1).ok()?,
        (Some(_), None) => first.last_of_month().tomorrow().ok()?,
        (Some(_), Some(_)) => first.tomorrow().ok()?,
    };
    Some((first, next))
}

/// A number that has only digits.
fn number(written: &str) -> Option<i16> {
    written.bytes().all(|byte| byte.is_ascii_digit()).then(|| written.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: Option<(&str, &str)>) {
        let timezone = TimeZone::get("Europe/Copenhagen").expect("it is a time zone");
        let time = |text: &str| text.parse::<Timestamp>().expect("it is a time");
        let expected = expected.map(|(first, end)| (time(first), time(end)));
        assert_eq!(bounds(written, &timezone), expected, "{written}");
    }

    #[test]
    fn a_period_is_a_day_a_month_or_a_year() {
        check("2015", Some(("2014-12-31T23:00Z", "2015-12-31T23:00Z")));
        check("2015-12", Some(("2015-11-30T23:00Z", "2015-12-31T23:00Z")));
        check("2015-03-29", Some(("2015-03-28T23:00Z", "2015-03-29T22:00Z")));
        check(" 2015-03-29T12:00 ", Some(("2015-03-29T10:00Z", "2015-03-29T10:00Z")));
        for invalid in ["", "15", "2015-13", "2015-02-30", "2015-1-1", "-2015", "+015", "i går"] {
            check(invalid, None);
        }
    }
}
