//! The time zone that a record with a time of publication states beside it, as drafts may.

use jiff::tz::TimeZone;

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
        // A time in the id of a post is exact, and so is one with an offset.
        let is_local = |post: &Post<'_>| {
            post.time != post.time_in_id()
                && parse_instant(record.source.slice(post.time_span)).is_none()
        };
        let Some(time) = post.time.filter(|_| is_local(post)) else { return zone };
        let is_same = zone
            .as_ref()
            .is_some_and(|zone| zone.to_offset(time) == options.timezone.to_offset(time));
        if is_same {
            return zone;
        }
        // A time that is written with escapes has no place of its own, so that nobody can tell here
        // whether it has an offset.
        let has_place = post.time_span != post.span;
        let clock = time.to_zoned(options.timezone.clone()).datetime();
        let moved = zone.as_ref().filter(|_| has_place);
        let moved = moved.and_then(|zone| zone.to_timestamp(clock).ok());
        let Some(moved) = moved else {
            let problem = Problem::at(record.source, span_of(record.source, value.get()), {
                Message::new("looks-like-zone").with("name", &**name)
            });
            let problem = problem.help(Message::new("looks-like-zone-help").with("name", &**name));
            let unknown = |TimeMistake { message, help }: TimeMistake| {
                Problem::at(record.source, span_of(record.source, value.get()), message).help(help)
            };
            let written = value.get().trim_matches('"');
            let problem = if zone.is_some() { problem } else { unknown(unknown_zone(written)) };
            self.names.suspects.push((name.to_string(), problem));
            return zone;
        };
        let was_planned = options.now < time;
        post.time = Some(moved);
        post.published = if moved <= options.now {
            post.published || was_planned && !has_planned_time(entries, &options.mapping)
        } else {
            false
        };
        zone
    }
}
