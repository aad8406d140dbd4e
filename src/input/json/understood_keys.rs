//! What is understood of the keys of records, for `inspect`.

use std::{borrow::Cow, collections::HashSet};

use serde_json::value::RawValue;

use super::{
    entries::Entry,
    find_records::records,
    flat::Key,
    flat_scan::OTHER_KEYS,
    inner_list::{inner_records, looks_like_post},
    lost_fields::is_zone,
    mapped::{entries_to_map, mapped_keys},
    network,
    record::Record,
    shape::Shape,
    unknown_keys::{KeyOwner, is_known, is_read},
    value::span_of,
};
use crate::{
    input::{
        ReadOptions,
        understood::{NameUse, of_key},
    },
    mapping::{PostField, Target},
    source::{Source, Span},
};

/// The most different keys that are listed. Some records have ids as keys.
const MOST_LISTED: usize = 1000;

/// What each key of the records in a part of a file contains, in the order of the file.
pub(in crate::input) fn understood_keys(
    source: &Source,
    options: &ReadOptions,
) -> Vec<(String, NameUse)> {
    let whole = Span::new(0, source.text().len());
    let (mut names, mut seen) = (Vec::new(), HashSet::new());
    let _ = records(source, whole, |span| {
        let record = Record { source, options, span };
        for (name, name_use) in keys_of_export(record) {
            if names.len() < MOST_LISTED && seen.insert(name.clone()) {
                names.push((name.into_owned(), name_use));
            }
        }
        for record in records_of_posts(record) {
            let entries = entries_to_map(record);
            let owner = owner_of(record, &entries);
            for (name, _) in entries {
                let is_path = matches!(&name, Cow::Owned(path) if path.contains('.'));
                let is_listed = !is_path || options.mapping.of(&name).is_some();
                if is_listed && names.len() < MOST_LISTED && seen.insert(name.clone()) {
                    let name_use = use_of(&name, owner, options);
                    names.push((name.into_owned(), name_use));
                }
            }
        }
    });
    names
}

/// The keys of the items of an export in a record, each with what it contains.
fn keys_of_export<'s>(record: Record<'s, '_>) -> Vec<(Cow<'s, str>, NameUse)> {
    let shape = record.keys().map(|keys| Shape::of(&keys, record.raw()));
    let Ok(Shape::Network(export)) = shape else { return Vec::new() };
    let items = export.items(record).unwrap_or_default();
    let use_of = |name: &str| match record.options.mapping.of(name) {
        Some(Target::Nothing) => NameUse::LeftOut,
        _ => match export.use_of(name) {
            Some(Some(field)) => NameUse::Field(field.name()),
            Some(None) => NameUse::NotNeeded,
            None => NameUse::Unknown,
        },
    };
    let entries = items.into_iter().flat_map(|item| export.entries(item));
    let with_use = |(name, _): Entry<'s>| {
        let name_use = use_of(&name);
        (name, name_use)
    };
    entries.map(with_use).collect()
}

/// The records of the posts in a record: those of a page, or the record itself.
fn records_of_posts<'s, 'o>(record: Record<'s, 'o>) -> Vec<Record<'s, 'o>> {
    let part = |raw: &'s RawValue| record.part(span_of(record.source, raw.get()));
    let many = |raw| record.one_or_many(raw).unwrap_or_default().into_iter().map(part).collect();
    let Ok(keys) = record.keys() else { return Vec::new() };
    if mapped_keys(&entries_to_map(record), &record.options.mapping).is_some() {
        return vec![record];
    }
    let is_post = |raw: Option<&'s RawValue>| {
        raw.is_some_and(|raw| raw.get().starts_with('[') || looks_like_post(record, raw))
    };
    match Shape::of(&keys, record.raw()) {
        Shape::Page if !is_post(keys.data) => inner_records(record).unwrap_or_default(),
        Shape::Flat
            if keys.text.is_none() && keys.full_text.is_none() && !keys.has_other_text() =>
        {
            inner_records(record).unwrap_or_else(|| vec![record])
        }
        Shape::Page => many(keys.data),
        Shape::Search => many(keys.statuses),
        Shape::Wrapped => many(keys.tweet),
        Shape::Network(export) if !export.is_like_flat() => Vec::new(),
        Shape::Notice => Vec::new(),
        _ => vec![record],
    }
}

/// Whose keys a record has. A draft with a key that is not known is a problem.
fn owner_of(record: Record<'_, '_>, entries: &[Entry<'_>]) -> KeyOwner {
    match record.keys().map(|keys| Shape::of(&keys, record.raw())) {
        Ok(Shape::Flat) => KeyOwner::of_flat(entries.iter().map(|(name, _)| &**name)),
        Ok(Shape::Network(export)) => export.owner_of_keys(),
        _ => KeyOwner::Export,
    }
}

/// What a key contains.
fn use_of(name: &str, owner: KeyOwner, options: &ReadOptions) -> NameUse {
    let of_draft = PostField::FIELDS.iter().find(|(known, _)| *known == name);
    let of_draft = of_draft.filter(|_| is_read(name, owner)).map(|(_, field)| *field);
    let scraped = network::field_of(name).filter(|_| owner == KeyOwner::Scraper);
    let field = scraped.or_else(|| Key::named(name).map(field_of)).or(of_draft);
    let known = of_key(name, field, &options.mapping);
    if known != NameUse::Unknown {
        return known;
    }
    let of_api = OTHER_KEYS.into_iter().find(|known| *known == name);
    match of_api.filter(|_| is_read(name, owner)) {
        Some(name) => NameUse::Field(name),
        None if is_known(name, owner) => NameUse::NotNeeded,
        None if is_zone(name) => NameUse::Field(PostField::Zone.name()),
        None => NameUse::Unknown,
    }
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
        Key::InReplyToScreenName | Key::InReplyToStatusId | Key::InReplyToTweetId => {
            PostField::ReplyTo
        }
        Key::Link => PostField::Link,
    }
}
