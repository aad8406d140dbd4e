//! The time zone that a record with a time of publication states beside it, as drafts may.

use jiff::tz::TimeZone;
use serde_json::value::RawValue;

use super::{
    entries::Entry, lost_fields::is_zone, mapped::has_planned_time, record::Record,
    unknown_keys::UnknownKeys, value::span_of,
};
use crate::{
    message::Message,
    post::Post,
    source::Problem,
    time::{TimeMistake, parse_instant, stated_zone, unknown_zone},
};

impl<'s> UnknownKeys<'s> {
    /// Sets the time of a post to that in the zone which its record states. A zone that is not known is
    /// a problem, once a file, unless the time states its own. Returns the zone that counts.
    pub(super) fn set_zone(
        &mut self,
        entries: &[Entry<'s>],
        post: &mut Post<'_>,
        record: Record<'s, '_>,
    ) -> Option<TimeZone> {
        let options = record.options;
        let is_said = |(name, value): &&Entry<'_>| {
            let is_own = self.states.contains(name) && is_zone(name);
            is_own && options.mapping.of(name).is_none() && !["null", "\"\""].contains(&value.get())
        };
        let (name, value) = entries.iter().find(is_said)?;
        let zone = stated_zone(value.get().trim_matches('"'));
        let Some(time) = post.time.filter(|_| is_local(post, record)) else { return zone };
        let is_same = |zone: &TimeZone| zone.to_offset(time) == options.timezone.to_offset(time);
        if zone.as_ref().is_some_and(is_same) {
            return zone;
        }
        let clock = time.to_zoned(options.timezone.clone()).datetime();
        let moved = zone.as_ref().filter(|_| post.time_span != post.span);
        let Some(moved) = moved.and_then(|zone| zone.to_timestamp(clock).ok()) else {
            let problem = not_applied((name, *value), zone.is_some(), record);
            self.names.suspects.push((name.to_string(), problem));
            return zone;
        };
        let was_planned = options.now < time && !has_planned_time(entries, &options.mapping);
        post.time = Some(moved);
        post.published = moved <= options.now && (post.published || was_planned);
        zone
    }
}

/// Whether the time of a post was read in the zone of the rulebook: the time in an id is exact, and so
/// is one with an offset.
fn is_local(post: &Post<'_>, record: Record<'_, '_>) -> bool {
    post.time != post.time_in_id() && parse_instant(record.source.slice(post.time_span)).is_none()
}

/// The problem that a zone is not known, or that nobody can tell here whether the time has an offset of
/// its own: one that is written with escapes has no place.
fn not_applied(
    (name, value): (&str, &RawValue),
    is_known: bool,
    record: Record<'_, '_>,
) -> Problem {
    let (message, help) = if is_known {
        let help = Message::new("looks-like-zone-help").with("name", name);
        (Message::new("looks-like-zone").with("name", name), help)
    } else {
        let TimeMistake { message, help } = unknown_zone(value.get().trim_matches('"'));
        (message, help)
    };
    Problem::at(record.source, span_of(record.source, value.get()), message).help(help)
}
