//! Times in records that state no time under a known key: such a time is probably that of the
//! post, whatever its key is called.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::{
    draft::Entries,
    entries::Entry,
    record::Record,
    shape::is_object,
    unknown_keys::{MOST_KEYS, UnknownKeys, is_key_of_posts},
    value::{JsonString, span_of},
};
use crate::{
    input::{
        column_names::words,
        likeness::Likeness,
        name_problems::{has_times, looks_like},
    },
    source::{Problem, Source, Span},
    time::is_day_or_clock,
};

/// How many levels deep objects and lists are searched for keys.
pub(super) const DEEPEST: usize = 3;

/// The most nested keys of a record that are looked at.
const MOST_NESTED: usize = 1000;

/// The keys of objects that describe something else than the post: its author, its place, what
/// it refers to, and what is attached to it.
const BESIDE_POST: [&str; 20] = [
    "account",
    "attachments",
    "author",
    "card",
    "edit_info",
    "entities",
    "extended_entities",
    "geo",
    "in_reply_to_user",
    "includes",
    "media",
    "place",
    "poll",
    "quoted_status",
    "quotedTweet",
    "reply_to",
    "retweeted_status",
    "retweetedTweet",
    "user",
    "video",
];

impl<'s> UnknownKeys<'s> {
    /// Reports each key of a record without a time that contains one, and each key in a nested
    /// object or list that looks like a time.
    pub(super) fn judge_times(&mut self, entries: &[Entry<'s>], record: Record<'s, '_>) {
        for (name, value) in entries {
            if !is_key_of_posts(name) && is_time(name, value.get()) {
                self.tell(name, value, has_times, record);
            }
        }
        let mut found = Vec::new();
        nested(entries, "", (Within::ObjectsAndLists, DEEPEST), &mut found);
        for (path, value) in found {
            let name = path.rsplit('.').next().unwrap_or_default();
            let mut is_like_time = || {
                let raw = value.get();
                let is_value =
                    raw.starts_with(|first: char| first == '"' || first.is_ascii_digit());
                is_value
                    && matches!(
                        self.looks.of_name(name).like,
                        Some(Likeness::Time | Likeness::PlannedTime)
                    )
            };
            if is_like_time() {
                self.tell(&path, value, like_time, record);
            } else if is_time(name, value.get()) {
                self.tell(&path, value, has_times, record);
            }
        }
    }

    /// Reports a key once, unless the user maps it.
    pub(super) fn tell(
        &mut self,
        path: &str,
        value: &'s RawValue,
        problem: fn(&str, &Source, Span) -> Problem,
        record: Record<'s, '_>,
    ) {
        let is_new = || self.said.len() < MOST_KEYS && !self.said.contains(path);
        if record.options.mapping.of(path).is_none() && is_new() {
            self.said.insert(path.to_owned());
            let problem = problem(path, record.source, span_of(record.source, value.get()));
            self.names.suspects.push((path.to_owned(), problem));
        }
    }
}

fn like_time(name: &str, source: &Source, span: Span) -> Problem {
    looks_like(Likeness::Time, name, source, span)
}

/// Whether the value of a key is a time: as people write it, or in seconds or milliseconds since
/// 1970, if it is none of the numbers that are ids.
pub(super) fn is_time(name: &str, raw: &str) -> bool {
    if !raw.starts_with(|first: char| first == '"' || first.is_ascii_digit()) {
        return false;
    }
    let written = match serde_json::from_str(raw) {
        Ok(JsonString(text)) => text,
        Err(_) => Cow::Borrowed(raw),
    };
    let written = written.trim();
    if written.parse::<f64>().is_err() {
        return is_day_or_clock(written);
    }
    is_instant(name, written)
}

/// Whether a number is that of seconds or milliseconds since 1970, from 2017 to 2033, and no id.
pub(super) fn is_instant(name: &str, written: &str) -> bool {
    let is_one = match (written.len(), written.parse::<u64>()) {
        (10, Ok(seconds)) => (1_500_000_000..2_000_000_000).contains(&seconds),
        (13, Ok(millis)) => (1_500_000_000_000..2_000_000_000_000).contains(&millis),
        _ => false,
    };
    is_one && !words(name).iter().any(|word| word == "id" || word.ends_with("id"))
}

/// Which nested values are searched for keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    Objects,
    ObjectsAndLists,
}

/// Adds the keys of nested objects to `found`, each with its path, such as `meta.publish_at`, and
/// the items of lists with their numbers, such as `times.0.at`.
pub(super) fn nested<'s>(
    entries: &[Entry<'s>],
    to: &str,
    (within, deepest): (Within, usize),
    found: &mut Vec<(String, &'s RawValue)>,
) {
    for (name, value) in entries {
        if deepest == 0 || BESIDE_POST.contains(&&**name) {
            continue;
        }
        let inner = if is_object(value) {
            let Entries(inner) = serde_json::from_str(value.get()).unwrap_or_default();
            inner
        } else if within == Within::ObjectsAndLists && value.get().starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
            let number = |(index, item): (usize, _)| (Cow::Owned(index.to_string()), item);
            items.into_iter().enumerate().map(number).collect()
        } else {
            continue;
        };
        let to = format!("{to}{name}.");
        let room = MOST_NESTED.saturating_sub(found.len());
        found.extend(inner.iter().take(room).map(|(key, value)| (format!("{to}{key}"), *value)));
        nested(&inner, &to, (within, deepest - 1), found);
    }
}
