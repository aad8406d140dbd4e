//! Drafts in YAML: one post, a list of posts, or a thread.
//!
//! To add a field, read it in [`read_fields`].

use std::{borrow::Cow, collections::HashMap};

use jiff::{Timestamp, tz::TimeZone};
use rayon::prelude::*;

use super::{
    Format, Parse, Parsed, ReadOptions, any_name, draft_media, draft_metadata,
    draft_platforms::{DraftPlatforms, expect_same_platforms, is_nowhere},
    draft_references::{answered, boxed_reference},
    draft_text::{needs_no_text, read_text, whole_text},
    draft_threads::{CopiedBytes, join_threads, read_thread},
    invalid_utf8::text_of,
    language_code::language_of_draft,
    placeholders::names_nobody,
    row_account::{are_several_accounts, several_accounts},
    unknown_names::UnknownNames,
};
use crate::{
    message::Message,
    platform::Handle,
    post::{Fact, Kind, Post, Thread},
    problems::Problems,
    source::{Source, Span},
    text::{Text, unescape_html},
    time::{TimeMistake, stated_zone, unknown_zone},
    yaml::{self, Fields, Node, Reader, Style, Value},
};

pub(super) const FORMAT: Format = Format {
    name: "yaml",
    endings: &[".yaml", ".yml"],
    contains_posts: any_name,
    matches_beginning,
    parse: Parse::Whole(parse, salvage),
};

/// The number of drafts of a long list that one task reads; tasks run in parallel.
const CHUNK: usize = 500;

/// Whether a line of the file begins with `text:`, `thread:` or `repost_of:`. Nearly
/// every draft has one of these keys.
fn matches_beginning(beginning: &str) -> bool {
    let is_key = |text: &str| {
        let key = text.split_once(':').unwrap_or_default().0.trim_matches([' ', '\t', '"', '\'']);
        ["text", "thread", "repost_of"].contains(&key)
    };
    let mut lines = beginning.lines().map(|line| line.trim_start_matches(['-', ' ', '\t']));
    // In `- {id: a, text: Hej}`, any of the keys may be the first.
    lines.any(|line| match line.strip_prefix('{') {
        Some(map) => map.split(',').any(is_key),
        None => is_key(line),
    })
}

/// Finds the complete entries of the list in a truncated file. Returns the number of bytes
/// up to their end, and the text that closes the list, which is empty in YAML.
fn salvage(beginning: &[u8]) -> Option<(usize, &'static str)> {
    // Invalid bytes are replaced one by one, so the length in bytes is that of the
    // file.
    let (text, _) = text_of(beginning.to_vec());
    yaml::whole_entries(&text).map(|len| (len, ""))
}

/// Parses the posts of a YAML file.
fn parse<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    let documents = yaml::parse_all(source);
    let items = documents.nodes.into_iter().flat_map(|document| match document.value {
        Value::Null => Vec::new(),
        Value::List(items) => items,
        Value::Map(_) | Value::Scalar(_) => vec![document],
    });
    let items: Vec<Node> = items.collect();
    let mut problems = Problems::from_parts(documents.problems, documents.unlisted);
    problems.append(duplicate_ids(&items, source));
    let untimed = items.iter().filter(|item| has_empty_time(item)).count();
    let (mut reader, mut repeated) = (Reader::new(source), CopiedBytes::default());
    let allowed: Vec<bool> = items.iter().map(|item| repeated.allows(item, &mut reader)).collect();
    problems.append(reader.into_problems());
    let read = items.par_chunks(CHUNK).enumerate().map(|(chunk, items)| {
        let mut reader = Reader::new(source);
        let mut posts = Vec::with_capacity(items.len());
        for (item, index) in items.iter().zip(chunk * CHUNK..) {
            if !allowed[index] {
                continue;
            }
            let text = Text::verbatim("", item.span.start);
            let post = Post::new((index + 1).to_string(), text, item.span);
            let post = Post { platform: options.platform, ..post };
            posts.extend(read_posts(post, item, source, options, &mut reader));
        }
        (posts, reader.into_problems())
    });
    let read: Vec<(Vec<Post<'_>>, Problems)> = read.collect();
    // Freeing the memory of a long list takes about as long as parsing it.
    items.into_par_iter().for_each(drop);
    let mut posts = Vec::with_capacity(read.iter().map(|(posts, _)| posts.len()).sum());
    for (more, wrong) in read {
        posts.extend(more);
        problems.append(wrong);
    }
    join_threads(&mut posts);
    let unknown = UnknownNames { untimed, ..UnknownNames::default() };
    Parsed { posts, problems, unknown, ..Parsed::default() }
}

/// Whether a draft has a field for its time that is empty.
pub(super) fn has_empty_time(draft: &Node) -> bool {
    draft.get("publish_at").is_some_and(Node::is_null)
}

/// A problem for each id that an earlier post already has, because reports could
/// not distinguish the two posts.
fn duplicate_ids(items: &[Node], source: &Source) -> Problems {
    let mut reader = Reader::new(source);
    let mut seen = HashMap::new();
    for id in items.iter().filter_map(|item| item.get("id")) {
        let Some(text) = id.text() else { continue };
        let first: Span = *seen.entry(text).or_insert(id.span);
        if first == id.span {
            continue;
        }
        let line = source.line_of(first.start).to_string();
        let help = Message::new("draft-duplicate-id-help").with("line", line);
        reader.wrong::<()>(id.span, Message::new("draft-duplicate-id").with("id", text), help);
    }
    reader.into_problems()
}

/// Reads one post from a map, or the entries of a thread if the map has a list under
/// `thread`. The other fields of the map apply to each entry of the thread.
pub(super) fn read_posts<'s>(
    mut post: Post<'s>,
    node: &Node,
    source: &'s Source,
    options: &ReadOptions,
    reader: &mut Reader<'_>,
) -> Vec<Post<'s>> {
    if let Some(key) = key_of_drafts(node) {
        let name = key.text().unwrap_or_default();
        let message = Message::new("yaml-drafts-under-key").with("name", name);
        let help = Message::new("yaml-drafts-under-key-help").with("name", name);
        return reader.wrong(key.span, message, help).unwrap_or_default();
    }
    let Some(mut fields) = reader.fields(node) else { return Vec::new() };
    read_fields(&mut post, &mut fields, options);
    let versions = DraftPlatforms::read(&mut fields);
    if is_nowhere(&versions, &mut fields) {
        fields.finish();
        return Vec::new();
    }
    let thread = fields.entry("thread");
    if let Some((_, Node { value: Value::List(parts), .. })) = thread {
        DraftPlatforms::expect_no_texts(&mut fields);
        fields.finish();
        let part =
            |(index, node)| read_part((&post, &versions), (index, node), source, options, reader);
        let posts: Vec<_> = parts.iter().enumerate().filter_map(part).collect();
        expect_same_platforms(&posts, parts, reader);
        return posts;
    }
    post.thread = thread.and_then(|(_, node)| read_thread(node, fields.reader)).map(Box::new);
    let versions = versions.with_texts(&mut fields, source, needs_no_text(&post));
    let has_text = read_text(&mut post, &versions, &mut fields, source);
    fields.finish();
    mark_published(&mut post);
    post.kind = Kind::of(&post);
    versions.split(&mut post);
    if has_text { vec![post] } else { Vec::new() }
}

/// The key of a map that is no draft itself, but has a list of drafts under this key; `None` for any
/// other node.
fn key_of_drafts(node: &Node) -> Option<&Node> {
    const KEYS: [&str; 5] = ["text", "texts", "thread", "media", "repost_of"];
    let is_draft = |node: &Node| KEYS.iter().any(|key| node.get(key).is_some());
    let Value::Map(entries) = &node.value else { return None };
    let has_drafts = |(_, value): &&(Node, Node)| match &value.value {
        Value::List(items) => items.iter().any(is_draft),
        _ => false,
    };
    entries.iter().find(has_drafts).filter(|_| !is_draft(node)).map(|(key, _)| key)
}

/// Marks a record as a published post if its id contains a time, as ids of X do, and the
/// record states neither a time nor whether it is scheduled. The post gets the time in
/// its id, and HTML entities in its text are decoded, as in exports of X.
pub(super) fn mark_published(post: &mut Post<'_>) {
    let is_planned = post.time.is_some() || post.has_invalid_time || post.scheduled.is_some();
    let time = post.time_in_id().filter(|_| post.has_own_id && !is_planned);
    if time.is_some() {
        (post.time, post.published) = (time, true);
        let text = std::mem::replace(&mut post.text, Text::verbatim("", post.span.start));
        post.text = unescape_html(text);
    }
}

/// Reads an entry of a thread, which may be a map or just a text.
fn read_part<'s>(
    (whole, versions): (&Post<'s>, &DraftPlatforms<'s>),
    (index, node): (usize, &Node),
    source: &'s Source,
    options: &ReadOptions,
    reader: &mut Reader<'_>,
) -> Option<Post<'s>> {
    let mut post = whole.clone();
    post.id = format!("{}/{}", whole.id, index + 1).into();
    post.span = node.span;
    post.thread = Some(Box::new(Thread { part: index + 1, ..Thread::default() }));
    let mut versions = versions.clone();
    if let Value::Scalar(_) = &node.value {
        whole_text(node, reader)?;
        post.text = yaml::text_of(source, node)?.trim();
    } else if let Some(key) = beginning_of_text(node) {
        let help = Message::new("yaml-colon-help");
        return reader.wrong(key.span, Message::new("yaml-colon"), help);
    } else {
        let mut fields = reader.fields(node)?;
        read_fields(&mut post, &mut fields, options);
        versions = versions.of_entry(&mut fields);
        versions = versions.with_texts(&mut fields, source, needs_no_text(&post));
        let has_text = read_text(&mut post, &versions, &mut fields, source);
        fields.finish();
        has_text.then_some(())?;
    }
    post.kind = Kind::of(&post);
    versions.split(&mut post);
    Some(post)
}

/// The words before the colon of an entry such as `- First part: yes`. For YAML, they are a
/// key, but fields begin with a small letter and are one word.
fn beginning_of_text(node: &Node) -> Option<&Node> {
    let Value::Map(entries) = &node.value else { return None };
    let [(key, _)] = entries.as_slice() else { return None };
    let is_text = |key: &str| key.contains(' ') || key.starts_with(char::is_uppercase);
    (key.style == Style::Plain && key.text().is_some_and(is_text)).then_some(key)
}

/// Reads the fields of a draft except its text and thread. If a field is absent, the post
/// keeps the value that it has. Only its media become an empty list if they are unknown.
pub(crate) fn read_fields(
    post: &mut Post<'_>,
    fields: &mut Fields<'_, '_, '_>,
    options: &ReadOptions,
) {
    if let Some(id) = fields.optional("id", owned) {
        (post.id, post.has_own_id) = (id, true);
    }
    replace(&mut post.account, fields.optional("account", handle));
    replace(&mut post.platform, fields.optional("platform", yaml::platform));
    let others = ["time_zone", "tz", "utc_offset"].into_iter().find(|name| fields.has(name));
    let zone = fields.optional("timezone", timezone);
    let zone = zone.or_else(|| fields.optional(others?, timezone));
    let zoned = zone.map(|timezone| ReadOptions { timezone, ..options.clone() });
    let options = zoned.as_ref().unwrap_or(options);
    let planned = fields.optional("publish_at", |node, reader| {
        let time = time(node, options, reader);
        post.has_invalid_time = time.is_none();
        time
    });
    if let Some((time, span)) = planned {
        (post.time, post.time_span) = (Some(time), span);
    }
    replace(&mut post.scheduled, fields.optional("scheduled", yaml::boolean).map(Some));
    let releaser = fields.optional("released_by", releaser);
    replace(&mut post.released_by, releaser.map(|name| Some(name).filter(|name| !name.is_empty())));
    let language = fields.optional("lang", language);
    replace(&mut post.lang, language.map(|code| Some(code).filter(|code| !code.is_empty())));
    replace(&mut post.client, fields.optional("client", owned).map(Some));
    let profile = fields.optional("profile", |node, reader| profile(node, options, reader));
    replace(&mut post.profile, profile.map(Some));
    replace(&mut post.labels, fields.optional("labels", yaml::one_or_more(owned)));
    let media = fields.optional("media", draft_media::read_all);
    replace(&mut post.media, media.map(Fact::Known));
    if post.media == Fact::Unknown {
        post.media = Fact::Known(Vec::new());
    }
    replace(&mut post.reply_to, fields.optional("reply_to", answered).map(Some));
    replace(&mut post.quote_of, fields.optional("quote_of", boxed_reference).map(Some));
    replace(&mut post.repost_of, fields.optional("repost_of", boxed_reference).map(Some));
    replace(&mut post.kind, fields.optional("kind", yaml::one_of(&Kind::ALL)));
    draft_metadata::read_fields(post, fields, options);
    // This field is for the newsroom; no rule looks at it.
    fields.entry("author");
}

fn profile<'s>(
    node: &Node,
    options: &ReadOptions,
    reader: &mut Reader<'_>,
) -> Option<Cow<'s, str>> {
    let written = yaml::string(node, reader)?;
    if options.knows_profile(&written) {
        return Some(Cow::Owned(written));
    }
    let known = options.profiles.iter().map(String::as_str);
    reader.unknown(node.span, "unknown-profile", &written, known)
}

fn replace<T>(field: &mut T, found: Option<T>) {
    if let Some(found) = found {
        *field = found;
    }
}

pub(super) fn owned<'s>(node: &Node, reader: &mut Reader<'_>) -> Option<Cow<'s, str>> {
    yaml::string(node, reader).map(Cow::Owned)
}

/// Reads a handle, with or without its `@`.
pub(super) fn handle<'s>(node: &Node, reader: &mut Reader<'_>) -> Option<Handle<'s>> {
    let written = yaml::text(node, reader)?;
    if are_several_accounts(written) {
        let (message, help) = several_accounts(written);
        return reader.wrong(node.span, message, help);
    }
    Some(Handle::from(written.to_owned()))
}

/// Reads who released a post: a name, or a map with a `name`. The result is an empty
/// name if the value is blank.
fn releaser<'s>(node: &Node, reader: &mut Reader<'_>) -> Option<Cow<'s, str>> {
    let node = node.get("name").unwrap_or(node);
    if node.is_null() {
        return Some(Cow::Borrowed(""));
    }
    let name = yaml::text(node, reader)?.trim();
    if !name.is_empty() && names_nobody(name) {
        let (message, help) = name_expected(name);
        return reader.wrong(node.span, message, help);
    }
    Some(name.to_owned().into())
}

/// The message and the help for a value where a name is expected.
pub(super) fn name_expected(written: &str) -> (Message, Message) {
    let message = Message::new("draft-not-a-name").with("name", written);
    (message, Message::new("draft-not-a-name-help"))
}

/// Reads a language code. The result is an empty code if the value is blank.
fn language<'s>(node: &Node, reader: &mut Reader<'_>) -> Option<Cow<'s, str>> {
    match language_of_draft(yaml::text(node, reader)?) {
        Ok(language) => Some(language.unwrap_or_default()),
        Err((message, help)) => reader.wrong(node.span, message, help),
    }
}

/// Reads a time, with its span.
pub(super) fn time(
    node: &Node,
    options: &ReadOptions,
    reader: &mut Reader<'_>,
) -> Option<(Timestamp, Span)> {
    match options.time(yaml::text(node, reader)?) {
        Ok(time) => Some((time, node.span)),
        Err(mistake) => reader.wrong(node.span, mistake.message, mistake.help),
    }
}

/// Reads the time zone of the times of a draft.
fn timezone(node: &Node, reader: &mut Reader<'_>) -> Option<TimeZone> {
    let written = yaml::text(node, reader)?;
    stated_zone(written).or_else(|| {
        let TimeMistake { message, help } = unknown_zone(written);
        reader.wrong(node.span, message, help)
    })
}
