//! Keys that are not read and say that a post is planned for another time than its own.

use std::borrow::Cow;

use jiff::Timestamp;
use serde_json::value::RawValue;

use super::{
    entries::Entry,
    flat::FlatValue,
    flat_fields::own_addresses,
    record::Record,
    unknown_keys::{KeyOwner, MOST_KEYS, UnknownKeys, is_known},
    unread_times::{DEEPEST, Within, is_instant, is_time, nested},
    value::{JsonString, span_of},
};
use crate::{
    input::{
        column_names::words,
        later_times::{Lateness, OwnTime, may_state_time},
        likeness::Likeness,
        name_problems::{has_later_keys, has_perhaps_later_times, has_unclear_plan},
        unknown_names::UnknownNames,
    },
    message::Message,
    platform::platform_of_post,
    post::Post,
    source::{Problem, Source, Span},
    time::{DayOrder, spreadsheet_time},
};

/// The beginnings of words in the keys of objects that describe what people do with a post, or its figures.
#[rustfmt::skip]
const OF_OTHERS: [&str; 18] = [
    "comment", "kommentar", "repl", "svar", "reaction", "reaktion", "like", "metric", "insight", "stat",
    "log", "audit", "version", "revision", "histor", "activit", "aktivitet", "offer",
];

/// What is known of a post.
#[derive(Clone, Copy)]
struct OfPost {
    time: Timestamp,
    is_published: bool,
    /// Whether its own id or address shows that it was published.
    is_surely_out: bool,
}

impl<'s> UnknownKeys<'s> {
    /// Reports each key, also in nested objects and lists, that says that a post is planned for a later
    /// time than that at which it was published, as its record says: the earlier time may be that of the
    /// record. A draft must not be planned for two times. Nor must a nested key name another platform.
    pub(super) fn report_planned(
        &mut self,
        entries: &[Entry<'s>],
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) {
        let Some(time) = post.time else { return };
        let is_address = |address: FlatValue<'s>| {
            address.words(record).is_ok_and(|address| platform_of_post(&address).is_some())
        };
        let by_id = post.time_in_id().is_some_and(|time| time <= record.options.now);
        let is_surely_out = by_id || own_addresses(entries).any(is_address);
        let own = OfPost { time, is_published: post.published, is_surely_out };
        for (name, value) in entries {
            self.report_if_planned(name, value, own, record);
        }
        if self.owner == KeyOwner::Export {
            return;
        }
        let mut found = Vec::new();
        nested(entries, "", (Within::ObjectsAndLists, DEEPEST), &mut found);
        for (path, value) in found {
            if !self.looks.of_path(&path).is_of_others {
                self.report_if_planned(&path, value, own, record);
                self.report_nested_platform(&path, value, post, record);
            }
        }
    }

    fn report_if_planned(
        &mut self,
        path: &str,
        value: &'s RawValue,
        post: OfPost,
        record: Record<'s, '_>,
    ) {
        let raw = value.get();
        let name = path.rsplit('.').next().unwrap_or_default();
        let options = record.options;
        let look = self.looks.of_name(name);
        let is_free = || !is_known(path, self.owner) && options.mapping.of(path).is_none();
        if look.like == Some(Likeness::PlannedTime) && is_time(name, raw) {
            if is_free() {
                self.report_other_time(path, value, post, record);
            }
            return;
        }
        let own = || OwnTime::of(post.time, options);
        let order = Some(DayOrder::DayMonth);
        let text = serde_json::from_str::<JsonString<'_>>(raw);
        let is_of_later_event = self.looks.of_path(path).is_of_later_event;
        let may_be_plan =
            !post.is_surely_out && self.owner != KeyOwner::Export && !is_of_later_event;
        if let Ok(JsonString(text)) = &text
            && self.owner != KeyOwner::Export
            && (look.says_when_planned && options.is_unclear_plan(text, own, order)
                || may_be_plan && options.is_unread_time(text, own, order))
            && is_free()
        {
            return self.tell(path, value, has_unclear_plan, record);
        }
        let written = match text {
            Ok(JsonString(text)) if may_state_time(&text) => text,
            Err(_) if is_instant(name, raw) || is_number_of_spreadsheet(raw) => Cow::Borrowed(raw),
            _ => return,
        };
        if may_be_plan && post.is_published && self.later.len() < MOST_KEYS && is_free() {
            let cells = self.later.entry(path.to_owned()).or_default();
            let cell = (&*written, span_of(record.source, raw));
            cells.add(cell, &own, order, options);
        }
    }

    /// Reports a key whose name says that it is the time for which a post is planned, if that is another
    /// one than its own.
    fn report_other_time(
        &mut self,
        path: &str,
        value: &'s RawValue,
        post: OfPost,
        record: Record<'s, '_>,
    ) {
        let written = value.get().trim_matches('"');
        let (own, order) = (|| OwnTime::of(post.time, record.options), Some(DayOrder::DayMonth));
        let problem = match record.options.time(written) {
            Ok(planned) if planned == post.time => return,
            // The time of a draft is itself a planned one.
            _ if !post.is_published => planned_twice,
            Ok(planned) if planned < post.time => return,
            Ok(_) => has_later_keys,
            Err(_) if record.options.lateness(written, own, order).is_some() => has_later_keys,
            Err(_) if record.options.is_unclear_plan(written, own, order) => has_unclear_plan,
            Err(_) => return,
        };
        self.tell(path, value, problem, record);
    }

    /// The names to report, also those of keys that have later times than their posts.
    pub(super) fn into_names(mut self, source: &Source) -> UnknownNames {
        for (path, cells) in self.later {
            let name = path.rsplit('.').next().unwrap_or_default();
            let Some((span, lateness)) = cells.first(name) else { continue };
            let problem = match lateness {
                Lateness::Later => has_later_keys,
                Lateness::Perhaps => has_perhaps_later_times,
            };
            self.names.suspects.push((path.clone(), problem(&path, source, span)));
        }
        self.names
    }
}

/// Whether a word of a path says that its value describes what people do with a post, or its figures.
pub(super) fn is_of_others(path: &str) -> bool {
    words(path).iter().any(|word| OF_OTHERS.iter().any(|begin| word.starts_with(begin)))
}

/// Whether a number has a time of day as spreadsheets keep it.
fn is_number_of_spreadsheet(raw: &str) -> bool {
    spreadsheet_time(raw).is_some_and(|(_, clock)| clock.is_some())
}

fn planned_twice(name: &str, source: &Source, span: Span) -> Problem {
    let help = Message::new("json-planned-later-help").with("name", name);
    Problem::at(source, span, Message::new("json-planned-twice").with("name", name)).help(help)
}
