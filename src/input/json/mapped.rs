//! Records whose keys the user maps to fields with `--map` or `sources`.

use std::{borrow::Cow, collections::HashMap, iter};

use super::{
    Reading,
    entries::{Entry, Opened, entries},
    flat::{self, FlatKeys, FlatValue, Key},
    flat_fields::{is_field, is_nowhere, own_addresses, set_answered, set_platform},
    record::Record,
    shape::Shape,
    unknown_keys::{KeyOwner, UnknownKeys},
    unread_times::{DEEPEST, Within, nested},
    value::span_of,
};
use crate::{
    input::ReadOptions,
    mapping::{Mapped, Mapping, PostField, Target},
    message::Message,
    source::{Problem, Source, Span},
    time::{TimeMistake, zone_in_name},
};

/// The keys and values of a record. If the user maps a path such as `meta.publish_at`, the keys
/// of nested objects are among them, with their paths.
pub(super) fn entries_to_map<'s>(record: Record<'s, '_>) -> Vec<Entry<'s>> {
    let mut all = entries(record);
    if record.options.mapping.iter().any(|mapped| mapped.name().contains('.')) {
        let mut found = Vec::new();
        nested(&all, "", (Within::ObjectsAndLists, DEEPEST), &mut found);
        all.extend(found.into_iter().map(|(path, value)| (Cow::Owned(path), value)));
    }
    all
}

/// The values of a flat record, found under the keys that the user maps, or else under
/// the usual keys. `None` if the record has none of the mapped keys, or is not an object.
pub(super) fn mapped_keys<'s>(entries: &[Entry<'s>], mapping: &Mapping) -> Option<FlatKeys<'s>> {
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

/// Whether the user maps a key of the record to the time at which a draft is to be
/// published.
pub(super) fn has_planned_time(entries: &[Entry<'_>], mapping: &Mapping) -> bool {
    entries.iter().any(|(name, _)| mapping.of(name) == Some(Target::Field(PostField::PublishAt)))
}

/// The key from which a field of a flat JSON record is preferably read; `None` if no key
/// has this field.
const fn key_of(field: PostField) -> Option<Key> {
    Some(match field {
        PostField::Id => Key::IdStr,
        PostField::Text => Key::FullText,
        PostField::PublishAt | PostField::CreatedAt | PostField::Date => Key::CreatedAt,
        PostField::Clock => Key::Time,
        PostField::Account => Key::Account,
        PostField::Lang => Key::Lang,
        PostField::Client => Key::Client,
        PostField::Link => Key::Link,
        _ => return None,
    })
}

impl<'s> Reading<'s, '_> {
    /// Reads one record whose keys the user may map to fields.
    pub(super) fn read_mapped(&mut self, span: Span) {
        let record = self.record(span);
        if !self.read_in_named_zone(record) && !self.read_if_mapped(record) {
            self.read_with_serde(span);
        }
    }

    /// Reads a record if the user maps a key to its time whose name states a time zone, as `Dato
    /// (UTC)` does. Returns whether it was read.
    fn read_in_named_zone(&mut self, record: Record<'s, '_>) -> bool {
        use PostField::{CreatedAt, Date, PublishAt};
        let of_time = |mapped: &&Mapped| {
            [PublishAt, CreatedAt, Date]
                .iter()
                .any(|field| self.options.mapping.of(mapped.name()) == Some(Target::Field(*field)))
        };
        let mut times = self.options.mapping.iter().filter(of_time);
        let Some((mapped, zone)) =
            times.find_map(|mapped| Some((mapped, zone_in_name(mapped.name())?)))
        else {
            return false;
        };
        let found = entries_to_map(record).into_iter();
        let mut found = found.filter(|(name, _)| mapped.is_among(iter::once(&**name)));
        let Some((_, value)) = found.next() else { return false };
        match zone {
            Ok(timezone) if timezone == self.options.timezone => false,
            Ok(timezone) => {
                let options = ReadOptions { timezone, ..self.options.clone() };
                let mut reading = Reading::new(self.source, &options);
                let is_read = reading.read_if_mapped(Record { options: &options, ..record });
                self.add(reading);
                is_read
            }
            Err(TimeMistake { message, help }) => {
                let is_seen = |mapped: &&Mapped| {
                    mapped.is_among(entries(record).iter().map(|(name, _)| &**name))
                };
                self.unseen.retain(|mapped| !is_seen(mapped));
                let problem = Problem::at(self.source, span_of(self.source, value.get()), message);
                self.parsed.problems.push(problem.help(help));
                true
            }
        }
    }

    /// Reads a record if the user maps one of its keys to a field. Returns whether it was read.
    pub(super) fn read_if_mapped(&mut self, record: Record<'s, '_>) -> bool {
        let mapping = &*self.options.mapping;
        let entries = entries_to_map(record);
        self.unseen.retain(|mapped| !mapped.is_among(entries.iter().map(|(name, _)| &**name)));
        let Some(keys) = mapped_keys(&entries, mapping) else { return false };
        if record.keys().is_ok_and(|keys| Shape::of(&keys, record.raw()) == Shape::Draft) {
            self.read_draft(record);
            return true;
        }
        let own = Opened::new(record);
        let mut post = flat::post(&keys, record, &mut self.parsed.problems);
        if let Ok(post) = &mut post {
            set_platform(post, record, own_addresses(own.entries()));
            post.published &= !has_planned_time(&entries, mapping);
            if let Ok(all) = record.keys() {
                self.set_media(post, &all);
                set_answered(post, &all, &own);
            }
            self.set_fields(post, &own);
            flat::attach_link(post, keys.first(&[Key::Link]), record);
            self.unknown.owner = KeyOwner::Anybody;
            self.examine(post, &own);
            self.unknown.report_unread(&entries, mapping, self.source);
            if is_nowhere(&own) {
                return true;
            }
        }
        self.add_flat(post, record);
        true
    }
}

impl UnknownKeys<'_> {
    /// Reports each key that the user maps to a field which flat records cannot have, such
    /// as their pictures, and each key that is mapped to the same field as another one: the texts
    /// of several keys are not joined.
    pub(super) fn report_unread(
        &mut self,
        entries: &[Entry<'_>],
        mapping: &Mapping,
        source: &Source,
    ) {
        let mut first: HashMap<PostField, &str> = HashMap::new();
        for (name, value) in entries {
            let Some(Target::Field(field)) = mapping.of(name) else { continue };
            let earlier = *first.entry(field).or_insert(name);
            let problem = if key_of(field).is_none() && !is_field(field.name()) {
                let message = Message::new("json-map-unread").with("name", &**name);
                let message = message.with("field", field.name());
                let problem = Problem::at(source, span_of(source, value.get()), message);
                problem.help(Message::new("json-map-unread-help").with("name", &**name))
            } else if earlier != name {
                let message = Message::new("map-two-columns").with("field", field.name());
                let message = message.with("first", earlier).with("second", &**name);
                let problem = Problem::at(source, span_of(source, value.get()), message);
                problem.help(Message::new("map-two-columns-help").with("name", &**name))
            } else {
                continue;
            };
            if self.reported.insert(field) {
                self.names.suspects.push((name.to_string(), problem));
            }
        }
    }
}
