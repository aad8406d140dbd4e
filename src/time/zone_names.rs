//! Names of time zones after a time: `24-11-2026 09:00 CET`.

use jiff::{
    Timestamp,
    tz::{Offset, TimeZone},
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
}
