//! Posts in a list inside an object, such as `{"posts": [ … ]}`, of a shape that no reader knows.

use serde_json::value::RawValue;

use super::{
    Reading,
    flat::FlatValue,
    mapped::{entries_to_map, mapped_keys},
    network::Export,
    record::Record,
    shape::is_object,
    unknown_keys::{Entry, entries, lacks_time},
    unread_times::{DEEPEST, Within, nested},
    value::{JsonString, span_of},
};
use crate::{
    input::{
        ReadOptions,
        column_names::fields_named,
        likeness::{Likeness, is_title, likeness},
        row_platforms::are_platforms,
    },
    mapping::PostField,
    message::Message,
    platform::Platform,
    post::Post,
    source::Problem,
};

/// The words with which the names of lists begin that have answers to a post, or messages of a
/// program.
const NO_POSTS: [&str; 6] = ["comment", "kommentar", "repl", "svar", "error", "warning"];

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
        let before = self.parsed.posts.len();
        self.read_list(span);
        self.report_beside(&own, path, before);
        true
    }

    /// Reports what is beside the list of posts with this path, perhaps in an object, and is said
    /// of none of its posts, which are those from number `before` on.
    fn report_beside(&mut self, own: &[Entry<'s>], path: &str, before: usize) {
        for (name, value) in with_nested(own) {
            let mut posts = self.parsed.posts[before..].iter();
            let is_lost = posts.any(|post| lacks(post, &name, value, self.options));
            if !is_lost || self.options.mapping.of(&name).is_some() {
                continue;
            }
            let message = Message::new("json-fact-beside-list").with("name", name.as_str());
            let help = Message::new("json-fact-beside-list-help").with("path", path);
            let problem = Problem::at(self.source, span_of(self.source, value.get()), message);
            let problem = problem.help(help.with("name", name.as_str()));
            self.unknown.names.suspects.push((name, problem));
        }
    }
}

/// The keys and values of a record, and those of the objects in it, each with its path.
fn with_nested<'s>(own: &[Entry<'s>]) -> Vec<(String, &'s RawValue)> {
    let mut all = own.iter().map(|(name, value)| (name.to_string(), *value)).collect();
    nested(own, "", (Within::Objects, DEEPEST), &mut all);
    all
}

/// Whether a post of a list lacks what the key with this path beside the list says: its account,
/// its platform or its planned time.
fn lacks(post: &Post<'_>, path: &str, value: &RawValue, options: &ReadOptions) -> bool {
    let name = path.rsplit('.').next().unwrap_or_default();
    let lacks_account = || post.account.is_empty() && options.default_account().is_none();
    let is_user = name == "user" || fields_named(name).any(|field| field == PostField::Account);
    if is_user && is_object(value) {
        let handle = FlatValue::Other(value.get()).name();
        return lacks_account() && handle.is_some_and(|handle| !handle.trim().is_empty());
    }
    let Ok(JsonString(written)) = serde_json::from_str(value.get()) else { return false };
    if written.trim().is_empty() {
        return false;
    }
    if is_user {
        return lacks_account();
    }
    fields_named(name).any(|field| match field {
        PostField::Platform | PostField::Platforms => {
            are_platforms(&written) && Platform::of_name(&written) != Some(post.platform)
        }
        PostField::PublishAt => lacks_time(post),
        _ => false,
    })
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
    let mut all = with_nested(own);
    all.retain(|(path, value)| {
        let name = path.rsplit('.').next().unwrap_or_default().to_lowercase();
        !NO_POSTS.iter().any(|word| name.starts_with(word))
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
        || entries(part).iter().any(is_named_as_text)
}

/// Whether a key has the name of a column of texts, such as `opslag`, and a text.
fn is_named_as_text((name, value): &Entry<'_>) -> bool {
    value.get().starts_with('"') && fields_named(name).any(|field| field == PostField::Text)
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
