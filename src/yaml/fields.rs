//! Reads values from the tree, so that all problems of a file are reported in
//! one run, each at its key or value.
//!
//! A function that reads a kind of value takes its [`Node`] and the [`Reader`],
//! and returns `None` after it has noted a problem in the reader. Such functions
//! are arguments to [`Fields::optional`], [`list_of`] and the like:
//!
//! ```
//! # use tweetlint::{source::Source, yaml::{self, Reader}};
//! let source = Source::new("a.yaml", "severity: error\nbasis: [DG508]");
//! let node = yaml::parse(&source).unwrap();
//! let mut reader = Reader::new(&source);
//! let mut fields = reader.fields(&node).unwrap();
//! let severity = fields.required("severity", yaml::one_of(&[("warning", 1), ("error", 2)]));
//! let basis = fields.optional("basis", yaml::list_of(yaml::string)).unwrap_or_default();
//! fields.finish();
//! assert!(reader.problems.is_empty());
//! # assert_eq!((severity, basis), (Some(2), vec!["DG508".to_owned()]));
//! ```

use std::str::FromStr;

use super::{Node, Value, missing_colon::no_space};
use crate::{
    message::{Message, closest, did_you_mean},
    platform::Platform,
    problems::{MOST_LISTED, Problems},
    source::{Problem, Source, Span},
};

/// Reads one source and collects its problems.
#[derive(Debug)]
pub struct Reader<'s> {
    /// The source.
    pub source: &'s Source,
    /// The problems found so far, at most [`MOST_LISTED`].
    pub problems: Vec<Problem>,
    /// The number of problems that are not in `problems`.
    unlisted: usize,
}

/// Keys that have been renamed, each with its new name. The message about an old name
/// suggests the new one, even if the two are spelt quite differently.
const RENAMED: [(&str, &str); 2] = [("ride", "hijack"), ("begins", "begins_with")];

impl<'s> Reader<'s> {
    /// A reader without problems so far.
    pub const fn new(source: &'s Source) -> Self {
        Self { source, problems: Vec::new(), unlisted: 0 }
    }

    /// Notes a problem at `span`, and returns `None`, for the caller to return.
    pub fn wrong<T>(&mut self, span: Span, message: Message, help: Message) -> Option<T> {
        if self.is_full() {
            self.unlisted += 1;
        } else {
            self.problems.push(Problem::at(self.source, span, message).help(help));
        }
        None
    }

    /// Whether there are so many problems that further ones are only counted.
    const fn is_full(&self) -> bool {
        MOST_LISTED <= self.problems.len()
    }

    /// The problems, together with the number of those that are not listed.
    pub fn into_problems(self) -> Problems {
        Problems::from_parts(self.problems, self.unlisted)
    }

    /// Notes that a name is not among the `known` ones, and suggests the closest of
    /// these. `message` is the id of a message with the variable `$name`, such as
    /// `unknown-key`.
    pub fn unknown<'k, T>(
        &mut self,
        span: Span,
        message: &'static str,
        written: &str,
        known: impl IntoIterator<Item = &'k str> + Clone,
    ) -> Option<T> {
        let help = match renamed(written, known.clone()) {
            Some(new) => Message::new("did-you-mean").with("name", new),
            None => did_you_mean(written, known),
        };
        self.wrong(span, Message::new(message).with("name", written), help)
    }

    /// The fields of a map, to be read key by key. `None`, with a problem, if the node
    /// is not a map.
    pub fn fields<'n>(&mut self, node: &'n Node) -> Option<Fields<'n, '_, 's>> {
        let entries = self.entries(node)?;
        let span = node.span;
        let missing_help = Message::new("yaml-missing-key-help");
        Some(Fields {
            entries,
            span,
            known: Vec::new(),
            missing: Vec::new(),
            missing_help,
            reader: self,
        })
    }

    /// The entries of a map whose keys may be any texts. `None`, with a problem, if the
    /// node is not a map.
    pub fn entries<'n>(&mut self, node: &'n Node) -> Option<&'n [(Node, Node)]> {
        if let Value::Map(entries) = &node.value {
            return Some(entries);
        }
        let message = Message::new("yaml-not-a-map").with("found", node.noun());
        let otherwise = (message, Message::new("yaml-not-a-map-help"));
        let (message, help) = no_space(self.source, node).unwrap_or(otherwise);
        self.wrong(node.span, message, help)
    }

    /// The key and the value of a map with exactly one key. `None`, with a problem,
    /// for any other node.
    pub fn only_entry<'n>(&mut self, node: &'n Node) -> Option<&'n (Node, Node)> {
        let (span, message, help) = match self.entries(node)? {
            [entry] => return Some(entry),
            [] => (node.span, "yaml-no-key", "yaml-no-key-help"),
            [_, (second, _), ..] => (second.span, "yaml-several-keys", "yaml-several-keys-help"),
        };
        self.wrong(span, Message::new(message), Message::new(help))
    }
}

/// The fields of a map. Read each known key, then call [`finish`](Self::finish).
#[derive(Debug)]
pub struct Fields<'n, 'r, 's> {
    entries: &'n [(Node, Node)],
    span: Span,
    /// The keys that were asked for so far.
    known: Vec<&'static str>,
    /// The required keys that the map lacks.
    missing: Vec<&'static str>,
    /// The help for a missing key.
    missing_help: Message,
    /// The reader that notes the problems.
    pub reader: &'r mut Reader<'s>,
}

impl<'n, 's> Fields<'n, '_, 's> {
    /// Sets the help for a missing key, where “add it” is not enough.
    pub fn missing_help(&mut self, help: Message) {
        self.missing_help = help;
    }

    /// Whether the map has a key. One that is asked for only here is not offered in a help.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(own, _)| own.text() == Some(key))
    }

    /// The key and the value of a field as nodes; `None` if the map lacks the key.
    pub fn entry(&mut self, key: &'static str) -> Option<&'n (Node, Node)> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.entries.iter().find(|(own, _)| own.text() == Some(key))
    }

    /// The value of a field that may be absent or empty; `None` if it is absent, empty
    /// or invalid. An invalid value is reported.
    pub fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'n Node, &mut Reader<'s>) -> Option<T>,
    ) -> Option<T> {
        let (_, value) = self.entry(key)?;
        if value.is_null() { None } else { read(value, self.reader) }
    }

    /// The value of a field that must be present. If it is absent or invalid, this is reported
    /// and `None` is returned.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'n Node, &mut Reader<'s>) -> Option<T>,
    ) -> Option<T> {
        let Some((_, value)) = self.entry(key) else {
            self.missing.push(key);
            return None;
        };
        read(value, self.reader)
    }

    /// Notes each unknown key and each missing one. A required key that is only
    /// misspelt is not reported as missing too.
    pub fn finish(mut self) {
        for (key, _) in self.entries {
            let written = key.text().unwrap_or_default();
            if self.known.contains(&written) {
                continue;
            }
            if self.reader.is_full() {
                self.reader.unlisted += 1;
                continue;
            }
            let known = self.known.iter().copied();
            let meant = renamed(written, known.clone()).or_else(|| closest(written, known.clone()));
            self.missing.retain(|missing| Some(*missing) != meant);
            self.reader.unknown::<()>(key.span, "unknown-key", written, known);
        }
        let at = self.entries.first().map_or(self.span, |(key, _)| key.span);
        for missing in self.missing {
            let message = Message::new("yaml-missing-key").with("key", missing);
            self.reader.wrong::<()>(at, message, self.missing_help.clone());
        }
    }
}

/// The new name of a renamed key; `None` if `written` is not an old name, or if the new
/// name is not among the `known` ones.
fn renamed<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let (_, new) = RENAMED.iter().find(|(old, _)| *old == written)?;
    known.into_iter().find(|known| known == new)
}

/// Reads a text.
pub fn string(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    text(node, reader).map(str::to_owned)
}

/// Reads a text, borrowed from its node.
pub fn text<'n>(node: &'n Node, reader: &mut Reader<'_>) -> Option<&'n str> {
    node.text().or_else(|| {
        let message = Message::new("yaml-not-a-text").with("found", node.noun());
        reader.wrong(node.span, message, Message::new("yaml-not-a-text-help"))
    })
}

/// Reads a truth value: `true`, `yes`, `on` or their opposites.
pub fn boolean(node: &Node, reader: &mut Reader<'_>) -> Option<bool> {
    match text(node, reader)?.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => {
            let message = Message::new("yaml-not-a-boolean");
            reader.wrong(node.span, message, Message::new("yaml-not-a-boolean-help"))
        }
    }
}

/// Reads a number.
pub fn number<N: FromStr>(node: &Node, reader: &mut Reader<'_>) -> Option<N> {
    text(node, reader)?.parse().ok().or_else(|| {
        let message = Message::new("yaml-not-a-number");
        reader.wrong(node.span, message, Message::new("yaml-not-a-number-help"))
    })
}

/// Returns a function that reads a list, each item with `read`. Invalid items are left
/// out.
pub fn list_of<'n, 's, T>(
    mut read: impl FnMut(&'n Node, &mut Reader<'s>) -> Option<T>,
) -> impl FnMut(&'n Node, &mut Reader<'s>) -> Option<Vec<T>> {
    move |node, reader| match &node.value {
        Value::List(items) => Some(items.iter().filter_map(|item| read(item, reader)).collect()),
        Value::Null | Value::Scalar(_) | Value::Map(_) => {
            let message = Message::new("yaml-not-a-list").with("found", node.noun());
            reader.wrong(node.span, message, Message::new("yaml-not-a-list-help"))
        }
    }
}

/// As [`list_of`], but a single item may be written without brackets.
pub fn one_or_more<'n, 's, T>(
    mut read: impl FnMut(&'n Node, &mut Reader<'s>) -> Option<T>,
) -> impl FnMut(&'n Node, &mut Reader<'s>) -> Option<Vec<T>> {
    move |node, reader| match &node.value {
        Value::List(items) => Some(items.iter().filter_map(|item| read(item, reader)).collect()),
        Value::Null | Value::Scalar(_) | Value::Map(_) => Some(vec![read(node, reader)?]),
    }
}

/// Returns a function that reads a map whose keys may be any texts, each value with
/// `read`. Invalid entries are left out; the others keep the order of the file.
pub fn map_of<'n, 's, T>(
    mut read: impl FnMut(&'n Node, &mut Reader<'s>) -> Option<T>,
) -> impl FnMut(&'n Node, &mut Reader<'s>) -> Option<Vec<(String, T)>> {
    move |node, reader| {
        let mut found = Vec::new();
        for (key, value) in reader.entries(node)? {
            let key = string(key, reader);
            let value = read(value, reader);
            found.extend(key.zip(value));
        }
        Some(found)
    }
}

/// Returns a function that reads a text, which must be one of these names, and returns
/// the value that is paired with the name.
pub fn one_of<'n, 's, T: Copy>(
    names: &[(&'static str, T)],
) -> impl Fn(&'n Node, &mut Reader<'s>) -> Option<T> {
    one_of_kind("unknown-value", names)
}

/// As [`one_of`], but reports an unknown name with the message whose id is `message`.
pub fn one_of_kind<'n, 's, T: Copy>(
    message: &'static str,
    names: &[(&'static str, T)],
) -> impl Fn(&'n Node, &mut Reader<'s>) -> Option<T> {
    move |node, reader| {
        let written = text(node, reader)?;
        let found = names.iter().find(|(name, _)| *name == written).map(|(_, value)| *value);
        let known = names.iter().map(|(name, _)| *name);
        found.or_else(|| reader.unknown(node.span, message, written, known))
    }
}

/// Reads the name of a platform, in any of its spellings.
pub fn platform(node: &Node, reader: &mut Reader<'_>) -> Option<Platform> {
    let written = text(node, reader)?;
    Platform::of_name(written)
        .or_else(|| reader.unknown(node.span, "unknown-value", written, Platform::names()))
}

/// Reads a map from the names of platforms to values, each value with `read`. The map
/// must have at least one entry.
pub fn by_platform<'n, 's, T>(
    node: &'n Node,
    reader: &mut Reader<'s>,
    read: impl Fn(&'n Node, &mut Reader<'s>) -> Option<T>,
) -> Option<Vec<(Platform, T)>> {
    let mut fields = reader.fields(node)?;
    if fields.entries.is_empty() {
        let message = Message::new("yaml-no-key");
        return reader.wrong(node.span, message, Message::new("yaml-no-key-help"));
    }
    let value = |(name, platform)| fields.optional(name, &read).map(|value| (platform, value));
    let found = Platform::ALL.into_iter().filter_map(value).collect();
    fields.finish();
    Some(found)
}

/// The message that a value is not one of the known names.
pub(crate) fn unknown_value(written: &str) -> Message {
    Message::new("unknown-value").with("name", written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    /// Reads a map with `n` (a number), `list` (of truth values), `words` (a map) and
    /// the required `level`, and compares the problems.
    #[track_caller]
    fn check(yaml: &str, problems: &[&str]) {
        let source = Source::new("a", yaml);
        let node = parse(&source).expect("it is YAML");
        let mut reader = Reader::new(&source);
        if let Some(mut fields) = reader.fields(&node) {
            fields.required("level", one_of(&[("info", 1), ("warning", 2), ("error", 3)]));
            fields.optional("n", number::<usize>);
            fields.optional("list", list_of(boolean));
            fields.optional("words", map_of(one_or_more(string)));
            fields.finish();
        }
        let found: Vec<String> = reader.problems.iter().map(ToString::to_string).collect();
        assert_eq!(found, problems);
    }

    #[test]
    fn valid_values_have_no_problems() {
        check("level: info\nn: 3\nlist: [yes, off, True]\nwords: {a: b, c: [d, e]}", &[]);
        check("level: 'error'\nn:\nlist: ~", &[]);
    }

    #[test]
    fn each_problem_is_at_its_key_or_value() {
        check(
            "level: warnign\nn: x\nlist: [on, maybe]\nlits: []\ncolour: red",
            &[
                "a:1:8: unknown value `warnign` (did you mean `warning`?)",
                "a:2:4: expected a number (write it in digits, as in `3`)",
                "a:3:12: expected yes or no (write `true` or `false`)",
                "a:4:1: unknown key `lits` (did you mean `list`?)",
                "a:5:1: unknown key `colour` (it can be level, n, list or words)",
            ],
        );
        check(
            "words: [a]\nlevle: info",
            &[
                "a:1:8: expected a map, not a list (write keys with their values, as in `key: value`)",
                "a:2:1: unknown key `levle` (did you mean `level`?)",
            ],
        );
        check("n: 1", &["a:1:1: missing key `level` (add it)"]);
        check(
            "just words",
            &[
                "a:1:1: expected a map, not a text (write keys with their values, as in `key: value`)",
            ],
        );
    }
}
