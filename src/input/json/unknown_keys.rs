//! The keys of flat records that no reader understands, and those that the user maps to
//! fields.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use serde_json::value::RawValue;

use super::{
    draft::Entries,
    find_records::records,
    flat::{FlatKeys, FlatValue, Key},
    flat_scan::OTHER_KEYS,
    mistake::Mistake,
    record::Record,
    shape::{Shape, is_object},
    value::span_of,
};
use crate::{
    input::{
        ReadOptions,
        column_names::is_without_use,
        likeness::{Likeness, likeness},
        understood::{NameUse, of_key},
        unknown_names::{UnknownNames, looks_like},
    },
    mapping::{Mapping, PostField, Target, plain_name},
    message::Message,
    post::Post,
    source::{Problem, Source, Span},
};

/// How many of the first records that [`flat_scan`](super::flat_scan) does not accept are
/// searched for unknown keys. After these, a record is searched only if its post lacks
/// a time or an account.
const FIRST: usize = 32;

/// The most different keys that are remembered. Some records have ids as keys.
const MOST_KEYS: usize = 1000;

/// The keys of a file that are not understood.
#[derive(Debug, Default)]
pub(super) struct UnknownKeys<'s> {
    /// The keys that were judged. The value is true if a key is known or was reported
    /// as a suspect, so that it need not be judged again.
    settled: HashMap<&'s str, bool>,
    /// For how many records [`Self::should_search`] was called.
    looked_at: usize,
    /// The fields for which [`Self::report_unread`] reported a key.
    reported: HashSet<PostField>,
    /// The names to report.
    pub(super) names: UnknownNames,
}

impl<'s> UnknownKeys<'s> {
    /// Whether to look at the keys of the record that this post was made of.
    pub(super) fn should_search(&mut self, post: Option<&Post<'_>>) -> bool {
        self.looked_at += 1;
        let lacks = post.is_none_or(|post| post.time.is_none() || post.account.is_empty());
        self.looked_at <= FIRST || lacks && self.settled.len() < MOST_KEYS
    }

    /// Judges the keys of a record: a key that looks like a field which the post lacks
    /// is a suspect, other unknown keys are only listed.
    pub(super) fn judge(
        &mut self,
        names: impl IntoIterator<Item = &'s str>,
        post: Option<&Post<'_>>,
        source: &Source,
    ) {
        let Some(post) = post else { return };
        for name in names {
            let settled = self.settled.get(name).copied();
            if settled == Some(true) || settled.is_none() && MOST_KEYS <= self.settled.len() {
                continue;
            }
            if settled.is_none() && is_known(name) {
                self.settled.insert(name, true);
                continue;
            }
            let suspect = likeness(name).filter(|like| lacks(*like, post));
            if let Some(like) = suspect {
                let problem = looks_like(like, name, source, span_of(source, name));
                self.names.suspects.push((name.to_owned(), problem));
            } else if settled.is_none() {
                self.names.others.push(name.to_owned());
            }
            self.settled.insert(name, suspect.is_some());
        }
    }
}

impl UnknownKeys<'_> {
    /// Reports each key that the user maps to a field which flat records cannot have, such
    /// as their pictures.
    pub(super) fn report_unread(
        &mut self,
        entries: &[(Cow<'_, str>, &RawValue)],
        mapping: &Mapping,
        source: &Source,
    ) {
        for (name, value) in entries {
            let Some(Target::Field(field)) = mapping.of(name) else { continue };
            if key_of(field).is_none() && self.reported.insert(field) {
                let message = Message::new("json-map-unread").with("name", &**name);
                let message = message.with("field", field.name());
                let problem = Problem::at(source, span_of(source, value.get()), message);
                let help = Message::new("json-map-unread-help").with("name", &**name);
                self.names.suspects.push((name.to_string(), problem.help(help)));
            }
        }
    }
}

/// Whether a key has a meaning here or in records of another shape, or carries nothing
/// that a rule needs.
fn is_known(name: &str) -> bool {
    Key::named(name).is_some()
        || OTHER_KEYS.contains(&name)
        || ["link", "links", "hashtags"].contains(&name)
        || is_without_use(&plain_name(name))
}

/// Whether the post lacks what a key looks like.
fn lacks(like: Likeness, post: &Post<'_>) -> bool {
    match like {
        Likeness::PlannedTime | Likeness::Time => post.time.is_none() && !post.has_invalid_time,
        Likeness::Account => post.account.is_empty(),
        Likeness::Text | Likeness::State => false,
    }
}

/// The keys and values of a record, in the order of the file.
pub(super) fn entries<'s>(record: Record<'s, '_>) -> Vec<(Cow<'s, str>, &'s RawValue)> {
    serde_json::from_str::<Entries<'s>>(record.raw()).unwrap_or_default().0
}

/// The keys of a record that are written without escapes.
pub(super) fn names<'s>(record: Record<'s, '_>) -> Vec<&'s str> {
    let name = |(name, _): (Cow<'s, str>, _)| match name {
        Cow::Borrowed(name) => Some(name),
        Cow::Owned(_) => None,
    };
    entries(record).into_iter().filter_map(name).collect()
}

/// The values of a flat record, found under the keys that the user maps, or else under
/// the usual keys. `None` if the record has none of the mapped keys, or is not an object.
pub(super) fn mapped_keys<'s>(
    entries: &[(Cow<'s, str>, &'s RawValue)],
    mapping: &Mapping,
) -> Option<FlatKeys<'s>> {
    let has_mapped =
        entries.iter().any(|(name, _)| matches!(mapping.of(name), Some(Target::Field(_))));
    has_mapped.then_some(())?;
    let mut keys = FlatKeys::default();
    for usual in [true, false] {
        for (name, value) in entries {
            let key = match mapping.of(name) {
                None if usual => Key::named(name),
                Some(Target::Field(column)) if !usual => key_of(column),
                _ => None,
            };
            let value = FlatValue::Other(value.get());
            if let Some(key) = key.filter(|_| !value.is_null()) {
                keys.set(key, Some(value));
            }
        }
    }
    Some(keys)
}

/// Which field each key of the first record contains. Empty unless this record is flat or
/// has a key that the user maps.
pub(in crate::input) fn understood_keys(
    source: &Source,
    options: &ReadOptions,
) -> Vec<(String, NameUse)> {
    let whole = Span::new(0, source.text().len());
    let mut first = None;
    let _ = records(source, whole, |span| first = first.or(Some(span)));
    let Some(span) = first else { return Vec::new() };
    let record = Record { source, options, span };
    let entries = entries(record);
    let is_mapped = mapped_keys(&entries, &options.mapping).is_some();
    let is_flat = record.keys().is_ok_and(|keys| Shape::of(&keys, record.raw()) == Shape::Flat);
    if !is_mapped && !is_flat {
        return Vec::new();
    }
    let of = |(name, _): &(Cow<'_, str>, &RawValue)| {
        let field = Key::named(name).map(field_of);
        (name.to_string(), of_key(name, field, &options.mapping))
    };
    entries.iter().map(of).collect()
}

/// The field that a key means.
const fn field_of(key: Key) -> PostField {
    match key {
        Key::IdStr | Key::Id | Key::TweetId => PostField::Id,
        Key::FullText | Key::RawContent | Key::Text | Key::Content | Key::Tweet => PostField::Text,
        Key::CreatedAt | Key::Time | Key::Date | Key::Timestamp => PostField::CreatedAt,
        Key::Account | Key::ScreenName | Key::Username | Key::User | Key::Author => {
            PostField::Account
        }
        Key::Lang => PostField::Lang,
        Key::Client | Key::Source => PostField::Client,
        Key::InReplyToScreenName | Key::InReplyToStatusId => PostField::ReplyTo,
    }
}

/// Whether the user maps a key of the record to the time at which a draft is to be
/// published.
pub(super) fn has_planned_time(entries: &[(Cow<'_, str>, &RawValue)], mapping: &Mapping) -> bool {
    entries.iter().any(|(name, _)| mapping.of(name) == Some(Target::Field(PostField::PublishAt)))
}

/// The key from which a field of a flat JSON record is preferably read; `None` if no key
/// has this field.
const fn key_of(field: PostField) -> Option<Key> {
    Some(match field {
        PostField::Id => Key::IdStr,
        PostField::Text => Key::FullText,
        PostField::PublishAt | PostField::CreatedAt | PostField::Date => Key::CreatedAt,
        PostField::Account => Key::Account,
        PostField::Lang => Key::Lang,
        PostField::Client => Key::Client,
        PostField::ReplyTo => Key::InReplyToStatusId,
        _ => return None,
    })
}

/// The problem that a record has no text. Its help names the first key that looks like
/// that of a text, if there is one.
pub(super) fn without_text(record: Record<'_, '_>) -> Problem {
    let is_text = |(name, value): &&(Cow<'_, str>, &RawValue)| {
        likeness(name) == Some(Likeness::Text) && !is_known(name) && value.get().starts_with('"')
    };
    let problem = record.problem(&Mistake::Lacks("text"));
    match entries(record).iter().find(is_text) {
        Some((name, _)) => problem.help(Message::new("map-text-help").with("name", &**name)),
        None if has_nested_values(record) => problem.help(Message::new("json-wrapped-help")),
        None => problem,
    }
}

/// Whether a value of a record is an object or a list: posts may be inside it, in a
/// shape that is not read.
fn has_nested_values(record: Record<'_, '_>) -> bool {
    entries(record).iter().any(|(_, value)| is_object(value) || value.get().starts_with('['))
}
