//! The time zones that a calendar defines itself, under names of its own.

use jiff::tz::TimeZone;

use crate::{
    source::{Problem, Source, Span},
    time::{self, TimeMistake, stated_zone, zone_named},
};

/// The zones of a calendar (`VTIMEZONE`).
#[derive(Default)]
pub(super) struct Zones(Vec<Zone>);

/// A zone, and the offsets from UTC that its clocks show in the course of time.
struct Zone {
    name: String,
    offsets: Vec<String>,
}

impl Zones {
    /// Adds what a property says: `TZID` the name of a zone whose offsets follow, any other an offset
    /// of the last zone, such as `+0100`.
    pub(super) fn add(&mut self, property: &str, value: &str) {
        let value = value.to_owned();
        if property == "TZID" {
            self.0.push(Zone { name: value, offsets: Vec::new() });
        } else if let Some(zone) = self.0.last_mut() {
            zone.offsets.push(value);
        }
    }

    /// The time zone with this name: a known one or, under a name that is not known, one of the
    /// calendar whose offset never changes. When clocks change in others is not read.
    pub(super) fn named(&self, name: &str) -> Option<TimeZone> {
        let fixed = || {
            let zone = self.0.iter().find(|zone| zone.name == name)?;
            let first = zone.offsets.first()?;
            let is_fixed = zone.offsets.iter().all(|offset| offset == first);
            stated_zone(first).filter(|_| is_fixed)
        };
        zone_named(name).or_else(fixed)
    }
}

/// The problem that the name of a time zone is unknown.
pub(super) fn unknown_zone(source: &Source, named: &str, span: Span) -> Problem {
    let TimeMistake { message, help } = time::unknown_zone(named);
    Problem::at(source, span, message).help(help)
}
