//! Reads drafts in JSON: converts them to the tree of nodes into which YAML is
//! parsed, so that both are read by the same code.

use std::{borrow::Cow, collections::HashSet, fmt};

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use super::{
    flat::Key,
    mistake::Mistake,
    record::Record,
    value::{Scalar, span_of},
};
use crate::{
    input::{Parsed, draft_threads::CopiedBytes, drafts},
    mapping::{Mapping, PostField, Target},
    message::Message,
    post::Post,
    problems::Problems,
    source::{Problem, Source},
    text::{Text, json_string},
    yaml::{Node, Reader, Style, Value},
};

/// How many levels deep values may be nested. The deepest field of a draft is on level four;
/// the rest is tolerance.
pub(super) const DEEPEST: usize = 16;

/// Reads a draft, or the entries of a thread. A draft without an id gets the number
/// of its line.
pub(super) fn read<'s>(
    record: Record<'s, '_>,
    repeated: &mut CopiedBytes,
    parsed: &mut Parsed<'s>,
) {
    let mut reader = Reader::new(record.source);
    let Ok(raw) = serde_json::from_str(record.raw()) else { return };
    let mut node = tree(raw, record.source, DEEPEST, &mut parsed.problems);
    drop_empty_times(&mut node);
    name_fields(&mut node, &record.options.mapping);
    expect_texts("", &node, record, &mut parsed.problems);
    parsed.unknown.untimed += usize::from(drafts::has_empty_time(&node));
    if repeated.allows(&node, &mut reader) {
        let post: Post<'s> = record.post(None, Text::verbatim("", record.span.start));
        let posts = drafts::read_posts(post, &node, record.source, record.options, &mut reader);
        parsed.posts.extend(posts);
    }
    parsed.problems.append(reader.into_problems());
}

/// Drops the keys of a time of publication that are empty: a draft has none.
fn drop_empty_times(draft: &mut Node) {
    if let Value::Map(entries) = &mut draft.value {
        let is_time = |key: &Node| key.text().and_then(Key::named).is_some_and(Key::is_time);
        entries.retain(|(key, value)| !(value.is_null() && is_time(key)));
    }
}

/// Gives the keys that the user maps the names of the fields of drafts, and drops those that are
/// to be left out.
fn name_fields(draft: &mut Node, mapping: &Mapping) {
    let Value::Map(entries) = &mut draft.value else { return };
    if mapping.is_empty() {
        return;
    }
    let target = |key: &Node| key.text().and_then(|name| mapping.of(name));
    entries.retain(|(key, _)| target(key) != Some(Target::Nothing));
    for (key, _) in entries {
        let name = match target(key) {
            Some(Target::Field(PostField::Date | PostField::CreatedAt)) => PostField::PublishAt,
            Some(Target::Field(field)) => field,
            _ => continue,
        };
        key.value = Value::Scalar(Cow::Owned(name.name().to_owned()));
    }
}

/// The fields that contain texts, the names of files, or lists of these.
const TEXTS: [&str; 4] = ["text", "alt", "media", "thread"];

/// Reports each number or truth value under `name`, or in what is under it, where drafts have a
/// text. YAML has texts without quotes, but JSON does not.
fn expect_texts(name: &str, node: &Node, record: Record<'_, '_>, problems: &mut Problems) {
    match &node.value {
        Value::Scalar(_) if node.style == Style::Plain => {
            let field = TEXTS.into_iter().find(|field| *field == name);
            problems
                .extend(field.map(|field| record.problem(&Mistake::NotAText(field, node.span))));
        }
        Value::List(items) => {
            for item in items {
                expect_texts(name, item, record, problems);
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                let name = if name == "texts" { "text" } else { key.text().unwrap_or_default() };
                expect_texts(name, value, record, problems);
            }
        }
        Value::Scalar(_) | Value::Null => (),
    }
}

/// Converts a JSON value to a tree of nodes with spans. Objects and lists that are
/// nested more than `deepest` levels deep become null. A duplicate key is a problem.
pub(super) fn tree(
    raw: &RawValue,
    source: &Source,
    deepest: usize,
    problems: &mut Problems,
) -> Node {
    let span = span_of(source, raw.get());
    let (value, style) = match raw.get().as_bytes().first() {
        Some(b'{') if 0 < deepest => (map(raw, source, deepest, problems), Style::Plain),
        Some(b'[') if 0 < deepest => {
            let items: Vec<&RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
            let items = items.into_iter().map(|item| tree(item, source, deepest - 1, problems));
            (Value::List(items.collect()), Style::Plain)
        }
        // Decoded as texts of posts are, so that half of a surrogate pair is
        // accepted, too.
        Some(b'"') => {
            let text = json_string(source, span).as_str().to_owned();
            (Value::Scalar(Cow::Owned(text)), Style::Json)
        }
        Some(b'n' | b'{' | b'[') | None => (Value::Null, Style::Plain),
        Some(_) => {
            let text =
                serde_json::from_str(raw.get()).map_or(Cow::Borrowed(""), |Scalar(text)| text);
            (Value::Scalar(Cow::Owned(text.into_owned())), Style::Plain)
        }
    };
    Node { span, value, style }
}

fn map(raw: &RawValue, source: &Source, deepest: usize, problems: &mut Problems) -> Value {
    let Entries(entries) = serde_json::from_str(raw.get()).unwrap_or_default();
    let (mut nodes, mut seen) = (Vec::new(), HashSet::new());
    for (key, value) in entries {
        let span = match key {
            Cow::Borrowed(key) => span_of(source, key),
            Cow::Owned(_) => span_of(source, value.get()),
        };
        if !seen.insert(key.clone()) {
            problems.push_with(|| {
                let message = Message::new("json-duplicate-key").with("key", key);
                Problem::at(source, span, message).help(Message::new("json-keep-one"))
            });
            continue;
        }
        let value = tree(value, source, deepest - 1, problems);
        let key = Value::Scalar(Cow::Owned(key.into_owned()));
        nodes.push((Node { span, value: key, style: Style::Plain }, value));
    }
    Value::Map(nodes)
}

/// The keys and values of an object, in the order of the file.
#[derive(Default)]
pub(super) struct Entries<'s>(pub(super) Vec<(Cow<'s, str>, &'s RawValue)>);

impl<'de: 's, 's> Deserialize<'de> for Entries<'s> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor).map(Self)
    }
}

struct EntriesVisitor;

impl<'de> de::Visitor<'de> for EntriesVisitor {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a draft")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((Scalar(key), value)) = map.next_entry()? {
            entries.push((key, value));
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::{input::ReadOptions, post::Fact, source::Span};

    #[test]
    fn a_draft_is_read_with_all_its_mistakes() {
        let source = Source::new(
            "a.json",
            r#"{"publish_at": "soon", "lables": ["event"], "text": "Bro \ud83d\ude00 nu", "media": [{"alt": "En bro \ud83d"}]}"#,
        );
        let options = ReadOptions::new(TimeZone::UTC);
        let span = Span::new(0, source.text().len());
        let mut parsed = Parsed::default();
        let record = Record { source: &source, options: &options, span };
        read(record, &mut CopiedBytes::default(), &mut parsed);
        let problems: Vec<String> = parsed.problems.iter().map(ToString::to_string).collect();
        assert!(problems[0].starts_with("a.json:1:16: invalid time `soon`"), "{problems:?}");
        assert!(problems[1].contains("did you mean `labels`"), "{problems:?}");
        let text = &parsed.posts[0].text;
        assert_eq!(text.as_str(), "Bro 😀 nu");
        assert_eq!(source.slice(text.locate(9..11)), "nu");
        let media = parsed.posts[0].media.known().expect("drafts know their media");
        assert_eq!(media[0].alt, Fact::Known(Some("En bro \u{fffd}".into())));
    }
}
