//! Posts in a list inside an object, such as `{"posts": [ … ]}`, of a shape that no reader knows.

use serde_json::value::RawValue;

use super::{
    Reading,
    mapped::{entries_to_map, mapped_keys},
    network::Export,
    record::Record,
    shape::is_object,
    unknown_keys::{Entry, entries},
    unread_times::{DEEPEST, Within, nested},
    value::span_of,
};
use crate::{
    input::likeness::{Likeness, is_title, likeness},
    message::Message,
    source::Problem,
};

/// The words with which the names of lists begin that have answers to a post.
const ANSWERS: [&str; 4] = ["comment", "kommentar", "repl", "svar"];

impl<'s> Reading<'s, '_> {
    /// Reads the posts of the only list of posts inside a record that has no text of its own.
    /// Several such lists are a problem. Returns whether there was any.
    pub(super) fn read_inner_list(&mut self, record: Record<'s, '_>) -> bool {
        let own = entries(record);
        let lists = lists_of_posts(&own, record);
        let [(path, list)] = lists.as_slice() else {
            if !lists.is_empty() {
                let paths = lists.iter().map(|(path, _)| format!("`{path}`"));
                let paths = paths.collect::<Vec<_>>().join(", ");
                let message = Message::new("json-several-lists").with("paths", paths);
                let problem = Problem::at(self.source, record.span, message);
                let help = Message::new("json-several-lists-help");
                self.parsed.problems.push_with(|| problem.help(help));
            }
            return !lists.is_empty();
        };
        let span = span_of(self.source, list.get());
        if !std::mem::replace(&mut self.has_inner_list, true) {
            let message = Message::new("note-json-inner-list").with("path", path.as_str());
            let note = Problem::in_file(self.source.path().clone(), message);
            self.unknown.names.notes.push(note.help(Message::new("note-json-inner-list-help")));
        }
        let root = path.split('.').next().unwrap_or_default();
        let others = own.iter().map(|(name, _)| &**name).filter(|name| *name != root);
        self.unknown.names.others.extend(others.map(str::to_owned));
        // What was found of this record before it was given up.
        self.layout.unknown.clear();
        self.read_list(span);
        true
    }
}

/// The lists in a record that have posts, each with its path. None if the record has a text:
/// then lists in it belong to its post.
pub(super) fn lists_of_posts<'s>(
    own: &[Entry<'s>],
    record: Record<'s, '_>,
) -> Vec<(String, &'s RawValue)> {
    let is_text = |(name, value): &Entry<'_>| {
        value.get().starts_with('"') && likeness(name) == Some(Likeness::Text) && !is_title(name)
    };
    if own.iter().any(is_text) {
        return Vec::new();
    }
    let mut all: Vec<(String, &RawValue)> =
        own.iter().map(|(name, value)| (name.to_string(), *value)).collect();
    nested(own, "", (Within::Objects, DEEPEST), &mut all);
    all.retain(|(path, value)| {
        let name = path.rsplit('.').next().unwrap_or_default().to_lowercase();
        !ANSWERS.iter().any(|word| name.starts_with(word))
            && first_of(value).is_some_and(|first| looks_like_post(record, first))
    });
    all
}

/// The first item of a list; `None` if it is no object.
fn first_of(list: &RawValue) -> Option<&RawValue> {
    let items = list.get().strip_prefix('[')?;
    let mut items = serde_json::Deserializer::from_str(items).into_iter::<&RawValue>();
    items.next()?.ok().filter(|item| is_object(item))
}

/// Whether an object has a text, or is of a known shape whose posts have it elsewhere.
pub(super) fn looks_like_post<'s>(record: Record<'s, '_>, object: &'s RawValue) -> bool {
    let part = record.part(span_of(record.source, object.get()));
    let Ok(keys) = part.keys() else { return false };
    keys.text.is_some()
        || keys.full_text.is_some()
        || keys.has_other_text()
        || keys.thread.is_some()
        || keys.texts.is_some()
        || keys.tweet.is_some_and(is_object)
        || Export::of(&keys, part.raw()).is_some()
        || has_mapped_text(part)
}

/// Whether the user maps keys of a record to fields.
fn has_mapped_text(record: Record<'_, '_>) -> bool {
    let mapping = &record.options.mapping;
    !mapping.is_empty() && mapped_keys(&entries_to_map(record), mapping).is_some()
}

/// The records in the only list of posts inside a record; `None` if there is no such list.
pub(super) fn inner_records<'s, 'o>(record: Record<'s, 'o>) -> Option<Vec<Record<'s, 'o>>> {
    let lists = lists_of_posts(&entries(record), record);
    let [(_, list)] = lists.as_slice() else { return None };
    let items: Vec<&'s RawValue> = serde_json::from_str(list.get()).ok()?;
    Some(items.into_iter().map(|raw| record.part(span_of(record.source, raw.get()))).collect())
}
