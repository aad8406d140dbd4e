//! Mistakes in JSON records, and the problems that report them.

use crate::{
    message::{Message, did_you_mean},
    source::{Problem, Source, Span},
};

/// A mistake in a record.
#[derive(Debug)]
pub(crate) enum Mistake {
    /// The record is not valid JSON, or a value has the wrong type. The span is that
    /// of the text that `serde_json` was given.
    Json(serde_json::Error, Span),
    /// The record is a list, a string or a number.
    NotAnObject,
    /// The record lacks a key that every post has.
    Lacks(&'static str),
    /// The value of this key is not a text. The span is that of the value.
    NotAText(&'static str, Span),
    /// The list under this key is longer than that of any real post.
    TooMany(&'static str),
    /// The key at this span is unknown. The list has the keys that may be there.
    UnknownKey(Span, &'static [&'static str]),
    /// The text of the post is probably under this label, which is not known. The span is
    /// that of the value.
    UnknownLabel(String, Span),
    /// The value at this span is unknown. The list has the values that may be there.
    UnknownValue(Span, &'static [&'static str]),
}

impl Mistake {
    /// The problem that reports this mistake in the record at span `record`.
    pub(crate) fn at(&self, source: &Source, record: Span) -> Problem {
        let at_start = |message: Message| {
            let first = source.slice(record).chars().next().map_or(0, char::len_utf8);
            Problem::at(source, Span::new(record.start, record.start + first), message)
        };
        match self {
            Self::Json(error, parsed) if error.is_eof() => {
                let end = Span::new(parsed.end, parsed.end);
                let problem = Problem::at(source, end, Message::new("json-record-incomplete"));
                if is_alone(source, record) {
                    return problem.help(Message::new("json-save-again"));
                }
                problem
            }
            Self::Json(error, parsed) => {
                let message = Message::new("json-not-a-post").with("problem", plain(error));
                Problem::at(source, span_of_mistake(source, *parsed, error), message)
            }
            Self::Lacks(key) => at_start(Message::new("json-lacks").with("key", *key)),
            Self::NotAText(key, value) => {
                let found = kind_of(source.slice(*value));
                let message = Message::new("json-not-a-text").with("key", *key);
                Problem::at(source, *value, message.with("found", found))
            }
            Self::TooMany(key) => {
                let message = Message::new("json-too-many").with("key", *key);
                at_start(message.with("most", MOST_ITEMS))
            }
            Self::NotAnObject => at_start(Message::new("json-not-an-object")),
            Self::UnknownLabel(label, value) => {
                let message = Message::new("json-unknown-label").with("label", label.as_str());
                let help = Message::new("json-unknown-label-help").with("label", label.as_str());
                return Problem::at(source, *value, message).help(help);
            }
            Self::UnknownKey(name, known) => return unknown(source, "unknown-key", *name, known),
            Self::UnknownValue(name, known) => {
                return unknown(source, "unknown-value", *name, known);
            }
        }
        .help(Message::new("json-others-are-read"))
    }
}

/// Whether a source contains nothing but one record, perhaps in a list.
pub(super) fn is_alone(source: &Source, record: Span) -> bool {
    let is_blank = |text: &str| text.chars().all(|char| char.is_whitespace() || char == '[');
    is_blank(&source.text()[..record.start]) && is_blank(&source.text()[record.end..])
}

/// The problem that a name is not known. Its help may suggest one of the `known` names.
fn unknown(source: &Source, message: &'static str, span: Span, known: &[&'static str]) -> Problem {
    let written = source.slice(span);
    let problem = Problem::at(source, span, Message::new(message).with("name", written));
    problem.help(did_you_mean(written, known.iter().copied()))
}

/// The most links, pictures or later versions (`editTweetIds`) that one post may have.
/// Real posts have a handful. Each item is compared with all others of its post, which
/// would take too long for very many.
pub(crate) const MOST_ITEMS: usize = 1000;

/// Returns the list under `key`, or a mistake if it has more than [`MOST_ITEMS`] items.
pub(crate) fn few<T>(key: &'static str, list: Vec<T>) -> Result<Vec<T>, Mistake> {
    if list.len() <= MOST_ITEMS { Ok(list) } else { Err(Mistake::TooMany(key)) }
}

/// The message that names the kind of a JSON value, such as “a list”.
fn kind_of(raw: &str) -> Message {
    Message::new(match raw.as_bytes().first() {
        Some(b'{') => "yaml-map",
        Some(b'[') => "yaml-list",
        Some(b't' | b'f') => "json-truth-value",
        _ => "json-number",
    })
}

/// How messages of `serde_json` begin, with our message for each.
static ERRORS: [(&str, Message); 15] = [
    ("control character", Message::new("json-control-character")),
    ("expected value", Message::new("json-expected-value")),
    ("expected `:`", Message::new("json-expected-colon")),
    ("expected `,` or `]`", Message::new("json-expected-comma-or-bracket")),
    ("expected `,` or `}`", Message::new("json-expected-comma-or-brace")),
    ("expected `\"`", Message::new("json-expected-quote")),
    ("expected ident", Message::new("json-expected-literal")),
    ("key must be a string", Message::new("json-key-not-a-string")),
    ("trailing comma", Message::new("json-trailing-comma")),
    ("trailing characters", Message::new("json-trailing-characters")),
    ("invalid number", Message::new("json-invalid-number")),
    ("number out of range", Message::new("json-number-too-large")),
    ("EOF", Message::new("json-unexpected-end")),
    ("recursion limit", Message::new("json-nested-too-deep")),
    ("invalid type", Message::new("json-wrong-type")),
];

/// Our message for an error of `serde_json`. The place that the error names is left
/// out, because it counts from the start of the record instead of the file.
pub(crate) fn plain(error: &serde_json::Error) -> Message {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or(&text);
    if let Some(key) = text.strip_prefix("duplicate field ") {
        return Message::new("json-duplicate-key").with("key", key.trim_matches('`'));
    }
    if let Some(key) = text.strip_prefix("missing field ") {
        return Message::new("json-missing-key").with("key", key.trim_matches('`'));
    }
    if let Some((_, message)) = ERRORS.iter().find(|(begins, _)| text.starts_with(begins)) {
        return message.clone();
    }
    let is_escape = ["escape", "unicode", "surrogate"].iter().any(|word| text.contains(word));
    Message::new(if is_escape { "json-invalid-escape" } else { "json-invalid" })
}

/// The span to underline for an error: the duplicate key, or else the place at which
/// parsing stopped. `parsed` is the span that was parsed.
fn span_of_mistake(source: &Source, parsed: Span, error: &serde_json::Error) -> Span {
    let at = place_of(source, parsed, error);
    let message = error.to_string();
    let name = message.strip_prefix("duplicate field `").and_then(|rest| rest.split('`').next());
    let key = name.map(|name| format!("\"{name}\""));
    let before = source.slice(Span::new(parsed.start, at));
    let key = key.and_then(|key| Some((before.rfind(&key)?, key.len())));
    key.map_or(Span::new(at, at), |(start, len)| {
        Span::new(parsed.start + start, parsed.start + start + len)
    })
}

/// The byte of the source at which parsing of the span `parsed` stopped. `serde_json`
/// counts lines from the start of that span, and columns in bytes.
pub(crate) fn place_of(source: &Source, parsed: Span, error: &serde_json::Error) -> usize {
    let raw = source.slice(parsed);
    let skipped = error.line().saturating_sub(2);
    let line = match error.line() {
        0 | 1 => 0,
        _ => memchr::memchr_iter(b'\n', raw.as_bytes()).nth(skipped).map_or(0, |at| at + 1),
    };
    let at = (line + error.column().saturating_sub(1)).min(raw.len());
    let at = (0..=at).rev().find(|at| raw.is_char_boundary(*at)).unwrap_or(0);
    parsed.start + at
}
