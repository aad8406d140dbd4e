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
    DayOrder, TimeMistake,
    day_and_clock::Found,
    not_one_instant, parse_instant, parse_last_time, parse_time, span_mistake,
    time_words::{TimeWords, Word},
    zone_names::{split_zone, without_zone},
};
use crate::message::Message;

/// Parses a time in any notation. `order` returns the order of day and month; `None` if
/// it is unknown. It is called only if the time itself does not show the order.
pub(crate) fn parse_written(
    text: &str,
    timezone: &TimeZone,
    order: impl FnOnce() -> Option<DayOrder>,
) -> Result<Timestamp, TimeMistake> {
    let time = parse_any_year(text, timezone, order)?;
    if is_plausible(time) {
        return Ok(time);
    }
    let message = Message::new("time-year").with("text", text.trim());
    Err(TimeMistake { message, help: Message::new("time-year-help") })
}

/// Whether a post may have been published at this time, or may be planned for it: the year is no
/// slip of the pen, as 0206 and 3026 are.
pub(crate) fn is_plausible(time: Timestamp) -> bool {
    // From 1970 to 2100.
    (0..4_133_980_800).contains(&time.as_second())
}

fn parse_any_year(
    text: &str,
    timezone: &TimeZone,
    order: impl FnOnce() -> Option<DayOrder>,
) -> Result<Timestamp, TimeMistake> {
    let invalid = match parse_time(text, timezone) {
        Ok(time) => return Ok(time),
        Err(mistake) => mistake,
    };
    let text = text.trim();
    // `2026-11-24T09:00Z CET` would have two zones.
    let named = split_zone(text).filter(|(local, _)| parse_instant(local).is_none());
    if let Some((local, zone)) = named {
        let own = zone.timezone();
        let time = parse_any_year(local, &own, order)?;
        return zone.contradicted(text, time, timezone).map_or(Ok(time), Err);
    }
    let invalid = || span_mistake(text).unwrap_or(invalid);
    let (date, clock) =
        day_and_clock(text, order).map_err(|mistake| mistake.unwrap_or_else(invalid))?;
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

/// Parses the time until which something lasts, in any notation. A day without a time of
/// day means the end of that day. `order` is as in [`parse_written`].
pub(crate) fn parse_last_written(
    text: &str,
    timezone: &TimeZone,
    order: impl FnOnce() -> Option<DayOrder>,
) -> Result<Timestamp, TimeMistake> {
    let invalid = match parse_last_time(text, timezone) {
        Ok(time) => return Ok(time),
        Err(mistake) => mistake,
    };
    let text = text.trim();
    let local = without_zone(text);
    let zone = &text[local.len()..];
    match day_and_clock(local, order).map_err(|mistake| mistake.unwrap_or(invalid))? {
        (date, None) => parse_last_time(&date.to_string(), timezone),
        (date, Some(clock)) => parse_written(&format!("{date}T{clock}{zone}"), timezone, || None),
    }
}

/// The day and the time of day that a text states. The error says what is wrong with
/// them; it is `None` if the text cannot be read as a time.
fn day_and_clock(
    text: &str,
    order: impl FnOnce() -> Option<DayOrder>,
) -> Result<(Date, Option<Time>), Option<TimeMistake>> {
    match TimeWords::of(text).moment(order) {
        Found::Moment(date, clock) => Ok((date, clock)),
        Found::Unclear => Err(Some(TimeMistake {
            message: Message::new("time-unclear").with("text", text),
            help: Message::new("time-unclear-help"),
        })),
        Found::OtherWeekday(date, _) => {
            let day = i64::from(date.weekday().to_monday_one_offset());
            Err(Some(TimeMistake {
                message: Message::new("time-weekday").with("text", text).with("day", day),
                help: Message::new("time-weekday-help"),
            }))
        }
        Found::Nothing => Err(None),
    }
}

/// Whether a text is a time, whatever the order of day and month, and whether or not its
/// day of the week fits its date.
pub(crate) fn is_some_time(text: &str) -> bool {
    let text = without_zone(text);
    let in_order = |order| match TimeWords::of(text.trim()).moment(|| Some(order)) {
        Found::Moment(_, clock) | Found::OtherWeekday(_, clock) => clock.is_some(),
        Found::Unclear | Found::Nothing => false,
    };
    parse_time(text, &TimeZone::UTC).is_ok()
        || in_order(DayOrder::DayMonth)
        || in_order(DayOrder::MonthDay)
}

/// Whether a text is a day, a time of day, or both, whatever the order of day and month. A
/// number alone is none.
pub(crate) fn is_day_or_clock(text: &str) -> bool {
    let text = without_zone(text).trim();
    let is_day = |order| {
        let found = TimeWords::of(text).moment(|| Some(order));
        matches!(found, Found::Moment(..) | Found::OtherWeekday(..))
    };
    !text.bytes().all(|byte| byte.is_ascii_digit())
        && (parse_last_time(text, &TimeZone::UTC).is_ok()
            || is_day(DayOrder::DayMonth)
            || is_day(DayOrder::MonthDay)
            || is_clock(text))
}

/// Whether a text is a time of day that nothing else is written like: `14:20`, `kl. 14.20`.
pub(crate) fn is_clock(text: &str) -> bool {
    TimeWords::of(text.trim()).are_clock()
}

/// Whether a text has a day but no time of day, as far as its numbers can tell.
pub(crate) fn is_only_day(text: &str) -> bool {
    let words = TimeWords::of(text.trim()).0;
    let numbers = words.iter().filter(|word| matches!(word, Word::Number(..))).count();
    let digits = words.iter().any(|word| matches!(word, Word::Number(_, 8)));
    (2..=3).contains(&numbers) && !text.contains(':') || numbers == 1 && digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::order_shown;

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
            "24/11-2026 kl. 9",
            "2026/11/24 09:00",
            "11/24/2026 9:00 AM",
            "November 24, 2026 at 9 am",
            "24 Nov 2026, 09:00",
            "tirsdag den 24. november 2026 kl. 9.00",
            "Tirsdag d. 24. november 2026, kl. 9",
            "tir. 24/11/2026 09:00",
            "tirs: 24-11-2026 09:00",
            "Tuesday, 24 November 2026 at 9:00",
            "Tue 2026-11-24 09:00",
            "24-11-26 09:00",
            "24.11.26 kl. 9",
            "24/11-26 kl. 9",
            "11/24/26 9:00 AM",
            "24-nov-26 09:00",
            "24-Nov-2026 09:00",
            "24/11 2026 kl. 9",
            "24-11-2026 - 09:00",
            "kl. 9.00 den 24-11-2026",
            "09:00 24-11-2026",
            "tirsdag kl. 9, den 24. november 2026",
        ] {
            check(text, None, "2026-11-24T08:00:00Z");
        }
        check("01.06.2026 12.30", None, "2026-06-01T10:30:00Z");
        check("1/6-2026 kl. 12.30", None, "2026-06-01T10:30:00Z");
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
    fn a_day_of_the_week_must_fit_its_date() {
        let message = "the day of the week does not fit the date in `mandag den 24. november 2026 \
                       kl. 9.00`, which is a Tuesday";
        check("mandag den 24. november 2026 kl. 9.00", None, message);
        assert!(is_some_time("mandag den 24. november 2026 kl. 9.00"));
        assert!(!is_some_time("mandag den 24. november 2026"));
        assert_eq!(order_shown("tir 24/11/2026 10:00"), Some(DayOrder::DayMonth));
        check("manddag 24-11-2026 09:00", None, "invalid time `manddag 24-11-2026 09:00`");
        check("tirsdag", None, "invalid time `tirsdag`");
    }

    #[test]
    fn a_day_alone_lasts_to_its_end() {
        let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
        for (text, expected) in [
            ("2026-11-24", "2026-11-24T23:00:00Z"),
            ("24-11-2026", "2026-11-24T23:00:00Z"),
            ("tirsdag den 24. november 2026", "2026-11-24T23:00:00Z"),
            ("24. november 2026 kl. 9.00", "2026-11-24T08:00:00Z"),
            ("24-11-2026 09:00 UTC", "2026-11-24T09:00:00Z"),
            ("24-11-26", "2026-11-24T23:00:00Z"),
            (
                "mandag 24-11-2026",
                "the day of the week does not fit the date in `mandag 24-11-2026`, which is a Tuesday",
            ),
            (
                "29-03-2026 02:30",
                "`2026-03-29T02:30:00` does not exist, because summer time starts",
            ),
            ("snart", "invalid time `snart`"),
        ] {
            let found = match parse_last_written(text, &timezone, || None) {
                Ok(time) => time.to_string(),
                Err(mistake) => mistake.message.to_string(),
            };
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "24-11-6 09:00",
            "24. november 26 kl. 9",
            "31-02-2026 09:00",
            "24/11/2026 25:00",
            "24. julemåned 2026 kl. 9",
            "24-11/2026 09:00",
            "24-11-2026 9",
            "24-11-2026 kl.",
            "24-11-2026 13 pm",
            "13/13/2026 10:00",
            "24. november 2026 kl. 9 eller 10",
            "kl. 9 den 24-11-2026 kl. 10",
            "24-11-2026 -",
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

    #[test]
    fn days_and_times_of_day_are_known_from_other_texts() {
        for text in
            ["24-11-2026", "2026-11-24", "05/06/2026 10:00", "9:30", "kl. 9", "24. november 2026"]
        {
            assert!(is_day_or_clock(text), "{text}");
        }
        for text in ["", "9.30", "20261124", "1507704944", "uge 48", "Kl", "24/11", "1:1 med Bo"] {
            assert!(!is_day_or_clock(text), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_panics(text in "([0-9]{1,5}|[-/., ]|kl|nov|am|\\PC){0,12}") {
            let _ = parse_written(&text, &TimeZone::UTC, || None);
            let _ = (order_shown(&text), is_only_day(&text), is_day_or_clock(&text));
        }
    }
}
