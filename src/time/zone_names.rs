//! Names of time zones, after a time (`24-11-2026 09:00 CET`) or beside it.

use jiff::{
    Timestamp,
    tz::{Offset, TimeZone, TimeZoneDatabase},
};

use super::{TimeMistake, default_timezone};
use crate::message::Message;

/// A time zone that people name after a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ZoneName {
    name: &'static str,
    /// The hours by which it is ahead of UTC.
    hours: i8,
}

const UTC: ZoneName = ZoneName { name: "UTC", hours: 0 };
const GMT: ZoneName = ZoneName { name: "GMT", hours: 0 };
const CET: ZoneName = ZoneName { name: "CET", hours: 1 };
const CEST: ZoneName = ZoneName { name: "CEST", hours: 2 };

/// A time without the name of a zone after it, and that zone; `None` if no name follows it.
pub(super) fn split_zone(text: &str) -> Option<(&str, ZoneName)> {
    let (local, name) = text.trim_end().rsplit_once(' ')?;
    let zone = zone_after_time(name.trim_matches(['(', ')']))?;
    Some((local.trim_end(), zone))
}

/// The zone with this name that people write after times.
fn zone_after_time(name: &str) -> Option<ZoneName> {
    [UTC, GMT, CET, CEST].into_iter().find(|zone| zone.name.eq_ignore_ascii_case(name))
}

/// A time without the name of a zone after it.
pub(super) fn without_zone(text: &str) -> &str {
    split_zone(text).map_or(text, |(local, _)| local)
}

/// The names of time zones in Windows, which Outlook writes, each with its name in the
/// time zone database. Only zones of Northern Europe and its neighbours are listed
/// (Unicode CLDR, `windowsZones.xml`).
const ZONES_OF_WINDOWS: [(&str, &str); 7] = [
    ("Romance Standard Time", "Europe/Copenhagen"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("FLE Standard Time", "Europe/Helsinki"),
    ("GMT Standard Time", "Europe/London"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
];

/// The time zone with this name in the time zone database or in Windows; `None` if it is unknown.
/// `CET` is a zone with summer time there.
pub(crate) fn zone_named(named: &str) -> Option<TimeZone> {
    let known = ZONES_OF_WINDOWS.iter().find(|(windows, _)| *windows == named);
    let name = known.map_or(named, |(_, name)| *name);
    TimeZoneDatabase::bundled().get(name.trim_start_matches('/')).ok()
}

/// The time zone in a field of its own: a name, or an offset such as `+01:00`, `UTC+1` or `3600`
/// seconds. `None` if it is unknown.
pub(crate) fn stated_zone(written: &str) -> Option<TimeZone> {
    let written = written.trim();
    let bare = ["UTC", "GMT"].iter().find_map(|name| written.strip_prefix(name));
    let offset = offset_of(bare.unwrap_or(written).trim()).or_else(|| seconds_of(written));
    offset.map(TimeZone::fixed).or_else(|| zone_named(written))
}

/// The offset from UTC in seconds, as programs write it under `utc_offset`. A small number may be
/// hours or minutes.
fn seconds_of(written: &str) -> Option<Offset> {
    const QUARTER: i32 = 900;
    let seconds: i32 = written.parse().ok().filter(|seconds| seconds % QUARTER == 0)?;
    Offset::from_seconds(seconds).ok().filter(|_| seconds.abs() <= 14 * 3600)
}

/// The time zone that the name of a column or key states beside other words: `Dato (UTC)`,
/// `Tidspunkt (dansk tid)`. The error is that it states one that is not known.
pub(crate) fn zone_in_name(name: &str) -> Option<Result<TimeZone, TimeMistake>> {
    let lower = name.to_lowercase();
    if IN_DENMARK.iter().any(|said| lower.contains(said)) {
        return Some(Ok(default_timezone()));
    }
    let named = name.split(['(', ')', '[', ']', ',', ';']).find_map(|piece| {
        let whole = Some(piece.trim()).filter(is_like_zone);
        let words = || piece.split(char::is_whitespace).map(|word| word.trim_matches(':'));
        // As in `created_at_utc`, but not in `America/New_York`.
        let parts = || words().filter(|word| !word.contains('/')).flat_map(|word| word.split('_'));
        whole.or_else(|| words().find(is_like_zone)).or_else(|| parts().find(is_like_zone))
    })?;
    // People write `CET/CEST` for the time of the clock all year.
    let known = stated_zone(if is_pair(named) { CET.name } else { named });
    Some(known.ok_or_else(|| unknown_zone(named)))
}

/// How people name the time in Denmark.
const IN_DENMARK: [&str; 3] = ["dansk tid", "danish time", "copenhagen time"];

/// Zones of other parts of the world that names of columns have, some of which are not in the time
/// zone database.
const ELSEWHERE: [&str; 21] = [
    "AEDT", "AEST", "AKST", "BST", "CDT", "CST", "EDT", "EEST", "EET", "EST", "HST", "IST", "JST",
    "MDT", "MSK", "MST", "PDT", "PST", "WEST", "WET", "Z",
];

/// Whether these are two zones that people write after times, such as `CET/CEST`.
fn is_pair(written: &str) -> bool {
    let is_zone = |name: &str| zone_after_time(name).is_some();
    written.split_once('/').is_some_and(|(first, second)| is_zone(first) && is_zone(second))
}

/// Whether a word or the words in brackets look like a time zone, known or not.
fn is_like_zone(written: &&str) -> bool {
    let is_place = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_uppercase())
            && word.contains(|letter: char| letter.is_ascii_lowercase())
    };
    let is_city = || {
        let is_one_word = !written.contains(char::is_whitespace);
        let pair = written.split_once('/').filter(|_| is_one_word);
        pair.is_some_and(|(region, city)| {
            ["Europe", "America", "Asia", "Africa", "Atlantic", "Australia", "Pacific", "Etc"]
                .contains(&region)
                && city.split('/').all(is_place)
        })
    };
    let after_utc = || {
        let bare = [UTC, GMT].iter().find_map(|zone| {
            let (name, rest) = written.split_at_checked(zone.name.len())?;
            name.eq_ignore_ascii_case(zone.name).then(|| rest.trim_start())
        });
        bare.is_some_and(|rest| rest.starts_with(['+', '-', '−']))
    };
    let is_offset = || written.starts_with(['+', '-', '−']) && written.contains(':');
    zone_after_time(written).is_some()
        || ELSEWHERE.contains(written)
        || written.ends_with("Standard Time")
        || is_offset() && offset_of(written).is_some()
        || after_utc()
        || is_pair(written)
        || is_city()
}

/// Whether these words of a name, in brackets or after a dash, say in which time zone its times are,
/// and nothing else.
pub(crate) fn is_only_zone(words: &str) -> bool {
    is_like_zone(&words.trim())
}

/// The mistake that nobody can tell which time zone this is.
pub(crate) fn unknown_zone(written: &str) -> TimeMistake {
    let message = Message::new("unknown-zone").with("zone", written);
    TimeMistake { message, help: Message::new("unknown-zone-help") }
}

/// The offset from UTC in a text: `+01:00`, `+0100`, `+1` or `Z`.
fn offset_of(written: &str) -> Option<Offset> {
    if written == "Z" {
        return Some(Offset::UTC);
    }
    let (direction, digits) = match written.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-" | "−", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match (digits.split_once(':'), digits.len()) {
        (Some(pair), _) => pair,
        (None, 4) => digits.split_at_checked(2)?,
        (None, _) => (digits, "0"),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let is_one = (0..=14).contains(&hours) && (0..60).contains(&minutes);
    Offset::from_seconds(direction * (hours * 3600 + minutes * 60)).ok().filter(|_| is_one)
}

impl ZoneName {
    pub(super) fn timezone(self) -> TimeZone {
        TimeZone::fixed(Offset::constant(self.hours))
    }

    /// The mistake that a time is in winter time although the clocks of `timezone` show summer time
    /// then, or the other way round: many write `CET` for the time of the clock all year.
    pub(super) fn contradicted(
        self,
        text: &str,
        time: Timestamp,
        timezone: &TimeZone,
    ) -> Option<TimeMistake> {
        let offset = timezone.to_offset_info(time);
        let all = [CET, CEST];
        let other = all.iter().find(|zone| zone.name == offset.abbreviation())?;
        (all.contains(&self) && self != *other).then(|| {
            let message = Message::new("time-other-zone").with("text", text);
            TimeMistake {
                message: message.with("zone", self.name).with("other", other.name),
                help: Message::new("time-other-zone-help"),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_written;

    #[test]
    fn a_zone_may_follow_a_time() {
        let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
        for (text, expected) in [
            ("2026-11-24 09:00 CET", "2026-11-24T08:00:00Z"),
            ("24-11-2026 kl. 9 (CET)", "2026-11-24T08:00:00Z"),
            ("24-06-2026 09:00 CEST", "2026-06-24T07:00:00Z"),
            ("24-11-2026 09:00 utc", "2026-11-24T09:00:00Z"),
            ("24. juni 2026 kl. 9.00 GMT", "2026-06-24T09:00:00Z"),
            (
                "24-06-2026 09:00 CET",
                "`24-06-2026 09:00 CET` is in CET, but the clocks show CEST then",
            ),
            (
                "24-11-2026 09:00 CEST",
                "`24-11-2026 09:00 CEST` is in CEST, but the clocks show CET then",
            ),
            ("24-11-2026 CET", "`24-11-2026` is a day without a time"),
            ("2026-11-24T09:00Z CET", "invalid time `2026-11-24T09:00Z CET`"),
            ("24-11-2026 09:00 EST", "invalid time `24-11-2026 09:00 EST`"),
            ("CET", "invalid time `CET`"),
        ] {
            let read = match parse_written(text, &timezone, || None) {
                Ok(time) => time.to_string(),
                Err(mistake) => mistake.message.to_string(),
            };
            assert_eq!(read, expected, "{text}");
        }
        // Elsewhere, the clocks show neither.
        let london = TimeZone::get("Europe/London").expect("it is built in");
        let read = parse_written("24-06-2026 09:00 CET", &london, || None);
        assert_eq!(read.expect("it is a time").to_string(), "2026-06-24T08:00:00Z");
    }

    #[test]
    fn a_name_may_state_a_zone() {
        for (name, expected) in [
            ("Dato (UTC)", Some("09:00")),
            ("Tid (GMT)", Some("09:00")),
            ("Publish time (CET)", Some("07:00")),
            ("Tidspunkt (dansk tid)", Some("07:00")),
            ("Date (Europe/Copenhagen)", Some("07:00")),
            ("Date (America/New_York)", Some("13:00")),
            ("created_at_utc", Some("09:00")),
            ("Date - UTC+01:00", Some("08:00")),
            ("Date (UTC +1)", Some("08:00")),
            ("Date (+01:00)", Some("08:00")),
            ("Dato [CET/CEST]", Some("07:00")),
            ("Dato (Romance Standard Time)", Some("07:00")),
            ("Dato (PDT)", Some("unknown")),
            ("Dato (CEST)", Some("unknown")),
            ("Dato (Europe/Kobenhavn)", Some("unknown")),
            ("Dato/Tid", None),
            ("Dato (DD/MM/YYYY)", None),
            ("Dato (est.)", None),
            ("POST TEXT", None),
            ("Time (24hr)", None),
            ("Dato (lokal tid)", None),
        ] {
            let found = zone_in_name(name).map(|zone| match zone {
                Ok(zone) => {
                    let time = parse_written("2026-06-24 09:00", &zone, || None);
                    time.expect("it is a time").strftime("%H:%M").to_string()
                }
                Err(_) => "unknown".to_owned(),
            });
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_zone_may_be_beside_a_time() {
        for (text, expected) in [
            ("UTC", Some("2026-06-24T09:00:00Z")),
            ("gmt", Some("2026-06-24T09:00:00Z")),
            ("CET", Some("2026-06-24T07:00:00Z")),
            ("Europe/Copenhagen", Some("2026-06-24T07:00:00Z")),
            ("Romance Standard Time", Some("2026-06-24T07:00:00Z")),
            ("America/New_York", Some("2026-06-24T13:00:00Z")),
            ("+01:00", Some("2026-06-24T08:00:00Z")),
            ("-0530", Some("2026-06-24T14:30:00Z")),
            ("UTC+2", Some("2026-06-24T07:00:00Z")),
            ("GMT +02:00", Some("2026-06-24T07:00:00Z")),
            ("7200", Some("2026-06-24T07:00:00Z")),
            ("-3600", Some("2026-06-24T10:00:00Z")),
            ("0", Some("2026-06-24T09:00:00Z")),
            ("60", None),
            ("CEST", None),
            ("dansk", None),
            ("+15:00", None),
            ("+", None),
            ("1", None),
            ("", None),
        ] {
            let zone = stated_zone(text);
            let time =
                zone.and_then(|zone| parse_written("24. juni 2026 kl. 9", &zone, || None).ok());
            assert_eq!(time.map(|time| time.to_string()).as_deref(), expected, "{text}");
        }
    }
}
