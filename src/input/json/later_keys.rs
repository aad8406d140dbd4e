//! Keys that are not read and say that a post is planned for another time than its own.

use std::borrow::Cow;

use jiff::Timestamp;
use serde_json::value::RawValue;

use super::{
    entries::Entry,
    record::Record,
    unknown_keys::{KeyOwner, MOST_KEYS, UnknownKeys, is_known, like},
    unread_times::{DEEPEST, Within, is_instant, is_time, nested},
    value::{JsonString, span_of},
};
use crate::{
    input::{
        column_names::words,
        later_times::{Lateness, OwnTime, is_of_later_event, may_state_time},
        likeness::Likeness,
        name_problems::{has_later_keys, has_perhaps_later_times},
        unknown_names::UnknownNames,
    },
    message::Message,
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

impl<'s> UnknownKeys<'s> {
    /// Reports each key, also in nested objects and lists, that says that a post is planned for a later
    /// time than that at which it was published, as its record says: the earlier time may be that of the
    /// record. A draft must not be planned for two times.
    pub(super) fn report_planned(
        &mut self,
        entries: &[Entry<'s>],
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) {
        let Some(time) = post.time else { return };
        for (name, value) in entries {
            self.report_if_planned(name, value, (time, post), record);
        }
        if self.owner == KeyOwner::Export {
            return;
        }
        let mut found = Vec::new();
        nested(entries, "", (Within::ObjectsAndLists, DEEPEST), &mut found);
        for (path, value) in found {
            let is_of_others =
                |word: &String| OF_OTHERS.iter().any(|begin| word.starts_with(begin));
            if !words(&path).iter().any(is_of_others) {
                self.report_if_planned(&Cow::Owned(path), value, (time, post), record);
            }
        }
    }

    fn report_if_planned(
        &mut self,
        path: &Cow<'s, str>,
        value: &'s RawValue,
        (time, post): (Timestamp, &Post<'_>),
        record: Record<'s, '_>,
    ) {
        let raw = value.get();
        let name = path.rsplit('.').next().unwrap_or_default();
        let options = record.options;
        let is_free = || !is_known(path, self.owner) && options.mapping.of(path).is_none();
        if like(name) == Some(Likeness::PlannedTime) && is_time(name, raw) {
            if is_free() {
                self.report_other_time(path, value, (time, post), record);
            }
            return;
        }
        let written = match serde_json::from_str(raw) {
            Ok(JsonString(text)) if may_state_time(&text) => text,
            Err(_) if is_instant(name, raw) || is_number_of_spreadsheet(raw) => Cow::Borrowed(raw),
            _ => return,
        };
        let may_be_later =
            post.published && self.owner != KeyOwner::Export && !is_of_later_event(path);
        if may_be_later && self.later.len() < MOST_KEYS && is_free() {
            let cells = self.later.entry(path.clone()).or_default();
            let own = || OwnTime::of(time, options);
            let cell = (&*written, span_of(record.source, raw));
            cells.add(cell, &own, Some(DayOrder::DayMonth), options);
        }
    }

    /// Reports a key whose name says that it is the time for which a post is planned, if that is another
    /// one than its own.
    fn report_other_time(
        &mut self,
        path: &str,
        value: &'s RawValue,
        (time, post): (Timestamp, &Post<'_>),
        record: Record<'s, '_>,
    ) {
        let planned = record.options.time(value.get().trim_matches('"'));
        // The time of a draft is itself a planned one.
        let is_same = |planned| planned == time || post.published && planned < time;
        if !planned.is_ok_and(is_same) {
            let problem = if post.published { has_later_keys } else { planned_twice };
            self.tell(path, value, problem, record);
        }
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
            self.names.suspects.push((path.to_string(), problem(&path, source, span)));
        }
        self.names
    }
}

/// Whether a number has a time of day as spreadsheets keep it.
fn is_number_of_spreadsheet(raw: &str) -> bool {
    spreadsheet_time(raw).is_some_and(|(_, clock)| clock.is_some())
}

fn planned_twice(name: &str, source: &Source, span: Span) -> Problem {
    let help = Message::new("json-planned-later-help").with("name", name);
    Problem::at(source, span, Message::new("json-planned-twice").with("name", name)).help(help)
}
