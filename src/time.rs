//! Reads an instant as people and exports write it.

use jiff::{
    Timestamp, Zoned,
    fmt::{strtime, temporal::Pieces},
    tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase},
};

use crate::language::Localized;

/// The time zone of a rulebook that names none.
const DEFAULT_TIMEZONE: &str = "Europe/Copenhagen";

/// The time zone of times without offset if the rulebook names none.
pub(crate) fn default_timezone() -> TimeZone {
    TimeZoneDatabase::bundled().get(DEFAULT_TIMEZONE).unwrap_or(TimeZone::UTC)
}

/// What is wrong with a time, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TimeMistake {
    /// What is wrong, as a sentence without full stop.
    pub(crate) message: Localized,
    /// What to do about it.
    pub(crate) help: Localized,
}

/// The instant that a text names. A local time without offset is taken in
/// `timezone`, and must name one instant there.
pub(crate) fn parse_time(text: &str, timezone: &TimeZone) -> Result<Timestamp, TimeMistake> {
    let text = text.trim();
    if let Some(time) = parse_instant(text) {
        return Ok(time);
    }
    let pieces = Pieces::parse(text).map_err(|_| TimeMistake {
        message: (format!("`{text}` is no time"), format!("`{text}` er ikke et tidspunkt")).into(),
        help: (
            "write it as in `2026-11-24T09:00` or `2026-11-24T09:00+01:00`",
            "skriv det som `2026-11-24T09:00` eller `2026-11-24T09:00+01:00`",
        )
            .into(),
    })?;
    let Some(time) = pieces.time() else {
        return Err(TimeMistake {
            message: (
                format!("`{text}` is a day, not a time"),
                format!("`{text}` er en dag uden klokkeslæt"),
            )
                .into(),
            help: (
                format!("add the hour, as in `{}T09:00`", pieces.date()),
                format!("sæt klokkeslættet på: `{}T09:00`", pieces.date()),
            )
                .into(),
        });
    };
    let local = timezone.to_ambiguous_timestamp(pieces.date().to_datetime(time));
    let offset = local.offset();
    local.unambiguous().map_err(|_| not_one_instant(text, offset))
}

/// The instant of a text that must name it without a time zone from outside.
pub(crate) fn parse_full_time(text: &str) -> Result<Timestamp, TimeMistake> {
    let text = text.trim();
    parse_instant(text).map_or_else(
        || {
            let local = parse_time(text, &TimeZone::UTC)?;
            Err(TimeMistake {
                message: (
                    format!("`{text}` says neither zone nor offset"),
                    format!("`{text}` siger ikke, hvilken tidszone det er i"),
                )
                    .into(),
                help: (
                    format!("write `{local}` if it is UTC, or set `timezone` in the rulebook"),
                    format!("skriv `{local}`, hvis det er UTC, eller sæt `timezone` i regelbogen"),
                )
                    .into(),
            })
        },
        Ok,
    )
}

/// A moment to the minute, as the clock on the wall shows it; with its offset
/// where the clock shows that twice.
pub(crate) fn on_the_wall(time: Timestamp, timezone: &TimeZone) -> String {
    let local = time.to_zoned(timezone.clone());
    let twice = timezone.to_ambiguous_timestamp(local.datetime()).is_ambiguous();
    local.strftime(if twice { "%Y-%m-%d %H:%M %:z" } else { "%Y-%m-%d %H:%M" }).to_string()
}

/// A moment as a file keeps it: local, and with its offset, so that it stays the
/// same whatever zone the rulebook names.
pub(crate) fn in_a_file(time: Timestamp, timezone: &TimeZone) -> String {
    let local = time.to_zoned(timezone.clone());
    let whole = local.second() == 0;
    local.strftime(if whole { "%Y-%m-%dT%H:%M%:z" } else { "%Y-%m-%dT%H:%M:%S%:z" }).to_string()
}

/// The instant of a text that names it without a time zone from outside. The
/// first sign tells most notations apart, for exports hold a time a post.
pub(crate) fn parse_instant(text: &str) -> Option<Timestamp> {
    let formatted = |format| strtime::parse(format, text).ok()?.to_timestamp().ok();
    if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return formatted("%a %b %d %H:%M:%S %z %Y");
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return parse_epoch(text);
    }
    if text.matches(' ').count() == 2 {
        return formatted("%Y-%m-%d %H:%M:%S %z").or_else(|| formatted("%Y-%m-%d %H:%M %z"));
    }
    text.parse().ok().or_else(|| text.parse().ok().map(|zoned: Zoned| zoned.timestamp()))
}

/// Seconds or milliseconds from 1970, told apart by their length.
fn parse_epoch(digits: &str) -> Option<Timestamp> {
    let number = digits.parse().ok()?;
    match digits.len() {
        10 => Timestamp::from_second(number).ok(),
        12 | 13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

/// A local time that the change to or from summer time makes void or double.
fn not_one_instant(text: &str, offset: AmbiguousOffset) -> TimeMistake {
    let (message, help): (Localized, Localized) = match offset {
        AmbiguousOffset::Fold { before, after } => {
            let (first, second) = (hours(before), hours(after));
            let message = (
                format!("`{text}` comes twice, for summer time ends"),
                format!("`{text}` kommer to gange, for sommertiden slutter"),
            );
            let help = (
                format!("add `{first}` for the first or `{second}` for the second"),
                format!("sæt `{first}` på for den første eller `{second}` for den anden"),
            );
            (message.into(), help.into())
        }
        AmbiguousOffset::Gap { .. } => {
            let message = (
                format!("`{text}` does not exist, for summer time begins"),
                format!("`{text}` findes ikke, for sommertiden begynder"),
            );
            let help =
                ("write the time an hour earlier or later", "skriv tiden en time før eller efter");
            (message.into(), help.into())
        }
        AmbiguousOffset::Unambiguous { .. } => {
            let message =
                (format!("`{text}` is too far away"), format!("`{text}` ligger for langt væk"));
            let help = ("write a time of our days", "skriv et tidspunkt i vores egen tid");
            (message.into(), help.into())
        }
    };
    TimeMistake { message, help }
}

/// An offset as RFC 3339 writes it.
fn hours(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    format!("{:+03}:{:02}", minutes / 60, (minutes % 60).abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The instant in UTC, or what is wrong and what to do.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
        let read = match parse_time(text, &timezone) {
            Ok(time) => time.to_string(),
            Err(mistake) => format!("{} ({})", mistake.message.en, mistake.help.en),
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn instants_are_read_in_every_notation() {
        check("2015-02-14T15:33:00Z", "2015-02-14T15:33:00Z");
        check("2015-02-14T15:33:00.123Z", "2015-02-14T15:33:00.123Z");
        check("2015-02-14T15:33+01:00", "2015-02-14T14:33:00Z");
        check("2015-02-14 15:33:00 +0000", "2015-02-14T15:33:00Z");
        check("2015-02-14 15:33:00+00:00", "2015-02-14T15:33:00Z");
        check("2015-02-14 15:33 +0100", "2015-02-14T14:33:00Z");
        check("Wed Oct 11 06:55:44 +0000 2017", "2017-10-11T06:55:44Z");
        check("1507704944000", "2017-10-11T06:55:44Z");
        check("1507704944", "2017-10-11T06:55:44Z");
        check("2026-11-24T09:00[Europe/London]", "2026-11-24T09:00:00Z");
    }

    #[test]
    fn local_times_are_taken_in_the_zone() {
        check("2026-11-24T09:00", "2026-11-24T08:00:00Z");
        check(" 2026-06-24 09:00:30 ", "2026-06-24T07:00:30Z");
    }

    #[test]
    fn moments_are_shown_as_the_clock_does() {
        let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
        for (time, shown, kept) in [
            ("2026-05-04T06:00:00Z", "2026-05-04 08:00", "2026-05-04T08:00+02:00"),
            ("2026-10-25T00:30:00Z", "2026-10-25 02:30 +02:00", "2026-10-25T02:30+02:00"),
            ("2026-10-25T01:30:09Z", "2026-10-25 02:30 +01:00", "2026-10-25T02:30:09+01:00"),
        ] {
            let time = time.parse().expect("it is an instant");
            assert_eq!(on_the_wall(time, &timezone), shown);
            assert_eq!(in_a_file(time, &timezone), kept);
        }
    }

    #[test]
    fn a_time_must_name_one_instant() {
        check(
            "2026-10-25T02:30",
            "`2026-10-25T02:30` comes twice, for summer time ends \
             (add `+02:00` for the first or `+01:00` for the second)",
        );
        check(
            "2026-03-29T02:30",
            "`2026-03-29T02:30` does not exist, for summer time begins \
             (write the time an hour earlier or later)",
        );
        check(
            "2026-03-29",
            "`2026-03-29` is a day, not a time (add the hour, as in `2026-03-29T09:00`)",
        );
        for garbage in ["tomorrow", "", "24/11/2026 09:00", "2026-13-01T09:00", "12345", "\u{0}"] {
            let help = "write it as in `2026-11-24T09:00` or `2026-11-24T09:00+01:00`";
            check(garbage, &format!("`{}` is no time ({help})", garbage.trim()));
        }
    }
}
