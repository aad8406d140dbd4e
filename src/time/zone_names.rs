//! Names of time zones, after a time (`24-11-2026 09:00 CET`) or beside it.

use jiff::{
    Timestamp,
    tz::{Offset, TimeZone, TimeZoneDatabase},
};

use super::TimeMistake;
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
    let name = name.trim_matches(['(', ')']);
    let mut zones = [UTC, GMT, CET, CEST].into_iter();
    let zone = zones.find(|zone| zone.name.eq_ignore_ascii_case(name))?;
    Some((local.trim_end(), zone))
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

/// The time zone in a field of its own: a name, or an offset such as `+01:00` or `UTC+1`. `None` if
/// it is unknown.
pub(crate) fn stated_zone(written: &str) -> Option<TimeZone> {
    let written = written.trim();
    let bare = ["UTC", "GMT"].iter().find_map(|name| written.strip_prefix(name));
    let offset = offset_of(bare.unwrap_or(written).trim()).map(TimeZone::fixed);
    offset.or_else(|| zone_named(written))
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
