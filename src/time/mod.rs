//! Parses times as people and exports write them.

mod day_and_clock;
mod order;
mod partial;
mod short_years;
mod spans;
mod time_words;
mod written;
mod zone_names;

use jiff::{
    SignedDuration, Timestamp, Zoned,
    fmt::{strtime, temporal::Pieces},
    tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase},
};

pub use order::DayOrder;
pub(crate) use order::{against_order, may_have_order, order_shown};
pub(crate) use partial::{compact_day, spreadsheet_time, weekday_and_clock};
pub(crate) use short_years::unclear_year;
pub(crate) use spans::{ends_in_span, span_mistake};
pub(crate) use time_words::{is_month, weekday};
pub(crate) use written::{
    is_clock, is_day_or_clock, is_only_day, is_plausible, is_some_time, parse_last_written,
    parse_written,
};
pub(crate) use zone_names::{is_only_zone, stated_zone, unknown_zone, zone_in_name, zone_named};

use crate::message::Message;

/// The name of the time zone that applies if a rulebook names none.
const DEFAULT_TIMEZONE: &str = "Europe/Copenhagen";

/// The time zone for times without an offset, if the rulebook names none.
pub(crate) fn default_timezone() -> TimeZone {
    TimeZoneDatabase::bundled().get(DEFAULT_TIMEZONE).unwrap_or(TimeZone::UTC)
}

/// Why a text is not a time, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TimeMistake {
    /// What is wrong.
    pub(crate) message: Message,
    /// What to do about it.
    pub(crate) help: Message,
}

impl TimeMistake {
    /// Whether the text cannot be read as a time, rather than as one that is incomplete,
    /// unclear or wrong.
    pub(crate) fn is_no_time(&self) -> bool {
        self.message.has_id("time-invalid")
    }
}

/// The time that is later than `time` by a duration, or the last possible time.
pub(crate) fn later(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// The time that is earlier than `time` by a duration, or the first possible time.
pub(crate) fn earlier(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.checked_sub(by).unwrap_or(Timestamp::MIN)
}

/// Parses a time. If it has no offset, it is a local time in `timezone`, where the
/// clock must show it exactly once.
pub(crate) fn parse_time(text: &str, timezone: &TimeZone) -> Result<Timestamp, TimeMistake> {
    let text = text.trim();
    if let Some(time) = parse_instant(text) {
        return Ok(time);
    }
    if let Some(mistake) = span_mistake(text).filter(|_| ends_in_span(text)) {
        return Err(mistake);
    }
    let pieces = Pieces::parse(text).map_err(|_| TimeMistake {
        message: Message::new("time-invalid").with("text", text),
        help: Message::new("time-invalid-help"),
    })?;
    let Some(time) = pieces.time() else {
        return Err(TimeMistake {
            message: Message::new("time-only-day").with("text", text),
            help: Message::new("time-only-day-help").with("day", pieces.date().to_string()),
        });
    };
    let local = timezone.to_ambiguous_timestamp(pieces.date().to_datetime(time));
    let offset = local.offset();
    local.unambiguous().map_err(|_| not_one_instant(text, offset))
}

/// Parses the time until which something lasts. A day without a time of day means the end
/// of that day.
fn parse_last_time(text: &str, timezone: &TimeZone) -> Result<Timestamp, TimeMistake> {
    end_of_day(text, timezone).map_or_else(|| parse_time(text, timezone), Ok)
}

/// The end of a day, which is the beginning of the next one; `None` for any other text than a day.
pub(crate) fn end_of_day(text: &str, timezone: &TimeZone) -> Option<Timestamp> {
    let day = Pieces::parse(text.trim()).ok().filter(|pieces| pieces.time().is_none())?;
    let next = day.date().tomorrow().ok()?;
    Some(next.to_zoned(timezone.clone()).ok()?.timestamp())
}

/// Parses a duration in hours and minutes: `3h`, `90m`, `1h30m` or `90 min`, in Danish
/// also `3t` or `3 timer`. `None` if it is invalid.
pub(crate) fn parse_duration(text: &str) -> Option<SignedDuration> {
    let mut minutes: i64 = 0;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|char: char| !char.is_ascii_digit())?;
        let number: i64 = rest[..digits].parse().ok().filter(|number| *number < 10_000)?;
        rest = rest[digits..].trim_start();
        let end = rest.find(|char: char| !char.is_alphabetic()).unwrap_or(rest.len());
        let factor = match &*rest[..end].to_lowercase() {
            "h" | "t" | "hour" | "hours" | "time" | "timer" => 60,
            "m" | "min" | "minute" | "minutes" | "minut" | "minutter" => 1,
            _ => return None,
        };
        minutes += number * factor;
        rest = rest[end..].trim_start();
    }
    (0 < minutes).then(|| SignedDuration::from_mins(minutes))
}

/// Parses a time that must have an offset or a time zone.
pub(crate) fn parse_full_time(text: &str) -> Result<Timestamp, TimeMistake> {
    let text = text.trim();
    if let Some(time) = parse_instant(text) {
        return Ok(time);
    }
    let utc = parse_time(text, &TimeZone::UTC)?;
    Err(TimeMistake {
        message: Message::new("time-without-zone").with("text", text),
        help: Message::new("time-without-zone-help").with("utc", utc.to_string()),
    })
}

/// A time in the form in which it is written to files: local, with its offset, so
/// that it stays the same if the `timezone` of the rulebook changes.
pub(crate) fn format_for_file(time: Timestamp, timezone: &TimeZone) -> String {
    let local = time.to_zoned(timezone.clone());
    let whole = local.second() == 0;
    local.strftime(if whole { "%Y-%m-%dT%H:%M%:z" } else { "%Y-%m-%dT%H:%M:%S%:z" }).to_string()
}

/// Parses a time with an offset or a time zone, or a Unix time; `None` for other texts.
/// This must be fast, because exports have a time in every post. So the first characters
/// and the spaces of the text decide which notations are tried.
pub(crate) fn parse_instant(text: &str) -> Option<Timestamp> {
    let formatted = |format| strtime::parse(format, text).ok()?.to_timestamp().ok();
    if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        let of_api = formatted("%a %b %d %H:%M:%S %z %Y");
        return of_api.or_else(|| formatted("%a, %d %b %Y %H:%M:%S %z"));
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return parse_epoch(text);
    }
    if text.matches(' ').count() == 2 {
        return formatted("%Y-%m-%d %H:%M:%S %z").or_else(|| formatted("%Y-%m-%d %H:%M %z"));
    }
    if ends_in_span(text) {
        return None;
    }
    text.parse().ok().or_else(|| text.parse().ok().map(|zoned: Zoned| zoned.timestamp()))
}

/// Parses a Unix time: ten digits are seconds, twelve or thirteen are milliseconds.
/// `None` for other numbers of digits.
fn parse_epoch(digits: &str) -> Option<Timestamp> {
    let number = digits.parse().ok()?;
    match digits.len() {
        10 => Timestamp::from_second(number).ok(),
        12 | 13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

/// The mistake that a local time is not exactly one instant: the clock shows it twice
/// or never, or it is out of range.
fn not_one_instant(text: &str, offset: AmbiguousOffset) -> TimeMistake {
    let (message, help) = match offset {
        AmbiguousOffset::Fold { before, after } => {
            let help = Message::new("time-twice-help");
            let help = help.with("first", hours(before)).with("second", hours(after));
            (Message::new("time-twice"), help)
        }
        AmbiguousOffset::Gap { .. } => {
            (Message::new("time-skipped"), Message::new("time-skipped-help"))
        }
        AmbiguousOffset::Unambiguous { .. } => {
            (Message::new("time-out-of-range"), Message::new("time-out-of-range-help"))
        }
    };
    TimeMistake { message: message.with("text", text), help }
}

/// An offset as RFC 3339 writes it: `+02:00`.
fn hours(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    format!("{:+03}:{:02}", minutes / 60, (minutes % 60).abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that a text means the time `expected`, in UTC, or fails with this message and
    /// help.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
        let read = match parse_time(text, &timezone) {
            Ok(time) => time.to_string(),
            Err(mistake) => format!("{} ({})", mistake.message, mistake.help),
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn every_notation_is_parsed() {
        check("2015-02-14T15:33:00Z", "2015-02-14T15:33:00Z");
        check("2015-02-14T15:33:00.123Z", "2015-02-14T15:33:00.123Z");
        check("2015-02-14T15:33+01:00", "2015-02-14T14:33:00Z");
        check("2015-02-14 15:33:00 +0000", "2015-02-14T15:33:00Z");
        check("2015-02-14 15:33:00+00:00", "2015-02-14T15:33:00Z");
        check("2015-02-14 15:33 +0100", "2015-02-14T14:33:00Z");
        check("Wed Oct 11 06:55:44 +0000 2017", "2017-10-11T06:55:44Z");
        check("Tue, 24 Nov 2026 09:00:00 +0100", "2026-11-24T08:00:00Z");
        check("1507704944000", "2017-10-11T06:55:44Z");
        check("1507704944", "2017-10-11T06:55:44Z");
        check("2026-11-24T09:00[Europe/London]", "2026-11-24T09:00:00Z");
    }

    #[test]
    fn local_times_are_in_the_time_zone() {
        check("2026-11-24T09:00", "2026-11-24T08:00:00Z");
        check(" 2026-06-24 09:00:30 ", "2026-06-24T07:00:30Z");
    }

    #[test]
    fn a_time_in_a_file_has_its_offset() {
        let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
        for (time, expected) in [
            ("2026-05-04T06:00:00Z", "2026-05-04T08:00+02:00"),
            ("2026-10-25T00:30:00Z", "2026-10-25T02:30+02:00"),
            ("2026-10-25T01:30:09Z", "2026-10-25T02:30:09+01:00"),
        ] {
            let time = time.parse().expect("it is an instant");
            assert_eq!(format_for_file(time, &timezone), expected);
        }
    }

    #[test]
    fn a_duration_has_hours_and_minutes() {
        for (text, minutes) in [
            ("3h", 180),
            ("90m", 90),
            ("1h30m", 90),
            (" 2t ", 120),
            ("3 timer", 180),
            ("90min", 90),
            ("1 time 30 minutter", 90),
        ] {
            assert_eq!(parse_duration(text), Some(SignedDuration::from_mins(minutes)), "{text}");
        }
        for text in ["", "3", "h", "0h", "3d", "-1h", "3 hest", "99999h"] {
            assert_eq!(parse_duration(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_must_be_one_instant() {
        check(
            "2026-10-25T02:30",
            "`2026-10-25T02:30` occurs twice, because summer time ends \
             (add `+02:00` for the first or `+01:00` for the second)",
        );
        check(
            "2026-03-29T02:30",
            "`2026-03-29T02:30` does not exist, because summer time starts \
             (write the time an hour earlier or later)",
        );
        check(
            "2026-03-29",
            "`2026-03-29` is a day without a time (add the time, as in `2026-03-29T09:00`)",
        );
        for garbage in ["tomorrow", "", "24/11/2026 09:00", "2026-13-01T09:00", "12345", "\u{0}"] {
            let help = "write it as in `2026-11-24T09:00` or `2026-11-24T09:00+01:00`";
            check(garbage, &format!("invalid time `{}` ({help})", garbage.trim()));
        }
    }
}
