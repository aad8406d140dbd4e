//! Reads values from the tree, so that every mistake of a file is found in one
//! run and stands at its key or value.
//!
//! A function that reads a kind of value takes its [`Node`] and the [`Reader`],
//! and gives `None` after it has told the reader what is wrong. Such functions
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

use super::{Node, Value};
use crate::{
    language::Language,
    message::Message,
    source::{Problem, Source, Span, did_you_mean, nearest},
};

/// Reads one source and collects what is wrong with it.
#[derive(Debug)]
pub struct Reader<'s> {
    /// What is read.
    pub source: &'s Source,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
}

/// What a key is called, as [`Reader::unknown`] takes it.
pub const KEY: (&str, &str) = ("key", "nøglen");

impl<'s> Reader<'s> {
    /// A reader that has found nothing wrong yet.
    pub const fn new(source: &'s Source) -> Self {
        Self { source, problems: Vec::new() }
    }

    /// Notes that something is wrong, and gives the `None` to return.
    pub fn wrong<T>(
        &mut self,
        span: Span,
        message: impl Into<Message>,
        help: impl Into<Message>,
    ) -> Option<T> {
        self.problems.push(Problem::at(self.source, span, message).help(help));
        None
    }

    /// Notes that a name is none of those there are, and offers the nearest. The
    /// noun is given in English and, with its article, in Danish.
    pub fn unknown<'k, T>(
        &mut self,
        span: Span,
        (noun, da_noun): (&str, &str),
        written: &str,
        known: impl IntoIterator<Item = &'k str> + Clone,
    ) -> Option<T> {
        let help = nearest(written, known);
        let message = (
            format!("there is no {noun} `{written}`"),
            format!("{da_noun} `{written}` findes ikke"),
        );
        self.wrong(span, message, help)
    }

    /// The fields of a map, to be read key by key.
    pub fn fields<'n>(&mut self, node: &'n Node) -> Option<Fields<'n, '_, 's>> {
        let entries = self.entries(node)?;
        let span = node.span;
        Some(Fields { entries, span, known: Vec::new(), missing: Vec::new(), reader: self })
    }

    /// The entries of a map whose keys are not known beforehand.
    pub fn entries<'n>(&mut self, node: &'n Node) -> Option<&'n [(Node, Node)]> {
        match &node.value {
            Value::Map(entries) => Some(entries),
            Value::Null | Value::Scalar(_) | Value::List(_) => {
                let help = (
                    "write keys with their values, as in `key: value`",
                    "skriv nøgler med værdier, som i `key: value`",
                );
                self.wrong(node.span, expected(("a map", "nøgler med værdier"), node), help)
            }
        }
    }

    /// The key and the value of a map that has just one.
    pub fn only_entry<'n>(&mut self, node: &'n Node) -> Option<&'n (Node, Node)> {
        match self.entries(node)? {
            [entry] => Some(entry),
            [] => {
                let message = ("a key is expected here", "her mangler en nøgle");
                self.wrong(node.span, message, ("say what is meant", "skriv, hvad der menes"))
            }
            [_, (second, _), ..] => {
                let message = (
                    "one key is expected here, not several",
                    "her skal stå én nøgle og ikke flere",
                );
                self.wrong(second.span, message, ("keep one of them", "behold en af dem"))
            }
        }
    }
}

/// The fields of a map. Ask for each there is, then [`finish`](Self::finish).
#[derive(Debug)]
pub struct Fields<'n, 'r, 's> {
    entries: &'n [(Node, Node)],
    span: Span,
    /// The keys asked for so far.
    known: Vec<&'static str>,
    /// Those of them that must be here and are not.
    missing: Vec<&'static str>,
    /// Where mistakes go; for what the fields need beside their own values.
    pub reader: &'r mut Reader<'s>,
}

impl<'n, 's> Fields<'n, '_, 's> {
    /// The key and value of a field, unread.
    pub fn entry(&mut self, key: &'static str) -> Option<&'n (Node, Node)> {
        self.known.push(key);
        self.entries.iter().find(|(own, _)| own.text() == Some(key))
    }

    /// The value of a field that may be absent or empty.
    pub fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'n Node, &mut Reader<'s>) -> Option<T>,
    ) -> Option<T> {
        let (_, value) = self.entry(key)?;
        if value.is_null() { None } else { read(value, self.reader) }
    }

    /// The value of a field that must be there.
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

    /// Notes each key that nobody asked for, and each that is missing. A
    /// misspelt key is not missing as well.
    pub fn finish(mut self) {
        for (key, _) in self.entries {
            let written = key.text().unwrap_or_default();
            if self.known.contains(&written) {
                continue;
            }
            let near = did_you_mean(written, self.known.iter().copied());
            self.missing.retain(|missing| Some(*missing) != near);
            self.reader.unknown::<()>(key.span, KEY, written, self.known.iter().copied());
        }
        let at = self.entries.first().map_or(self.span, |(key, _)| key.span);
        for missing in self.missing {
            let message =
                (format!("`{missing}` is missing here"), format!("her mangler `{missing}`"));
            self.reader.wrong::<()>(at, message, ("add it", "skriv det til"));
        }
    }
}

/// A text.
pub fn string(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    text(node, reader).map(str::to_owned)
}

/// A text, borrowed from its node.
pub fn text<'n>(node: &'n Node, reader: &mut Reader<'_>) -> Option<&'n str> {
    node.text().or_else(|| {
        let help = (
            "put it in quotes if it is meant as it stands",
            "sæt det i anførselstegn, hvis det skal stå, som det står",
        );
        reader.wrong(node.span, expected(("a text", "en tekst"), node), help)
    })
}

/// Yes or no, in any of the words for it.
pub fn boolean(node: &Node, reader: &mut Reader<'_>) -> Option<bool> {
    match text(node, reader)?.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => {
            let message = ("yes or no is expected here", "her skal stå ja eller nej");
            let help = ("write `true` or `false`", "skriv `true` eller `false`");
            reader.wrong(node.span, message, help)
        }
    }
}

/// A number of the type asked for.
pub fn number<N: FromStr>(node: &Node, reader: &mut Reader<'_>) -> Option<N> {
    text(node, reader)?.parse().ok().or_else(|| {
        let message = ("a number is expected here", "her skal stå et tal");
        let help = ("write it in digits, as in `3`", "skriv det med cifre, som i `3`");
        reader.wrong(node.span, message, help)
    })
}

/// A list of what `read` reads. What is wrong in one item leaves the others.
pub fn list_of<'n, 's, T>(
    mut read: impl FnMut(&'n Node, &mut Reader<'s>) -> Option<T>,
) -> impl FnMut(&'n Node, &mut Reader<'s>) -> Option<Vec<T>> {
    move |node, reader| match &node.value {
        Value::List(items) => Some(items.iter().filter_map(|item| read(item, reader)).collect()),
        Value::Null | Value::Scalar(_) | Value::Map(_) => {
            let help = ("put it in brackets, as in `[a, b]`", "sæt det i klammer: `[a, b]`");
            reader.wrong(node.span, expected(("a list", "en liste"), node), help)
        }
    }
}

/// As [`list_of`], but a single item needs no brackets.
pub fn one_or_more<'n, 's, T>(
    mut read: impl FnMut(&'n Node, &mut Reader<'s>) -> Option<T>,
) -> impl FnMut(&'n Node, &mut Reader<'s>) -> Option<Vec<T>> {
    move |node, reader| match &node.value {
        Value::List(items) => Some(items.iter().filter_map(|item| read(item, reader)).collect()),
        Value::Null | Value::Scalar(_) | Value::Map(_) => Some(vec![read(node, reader)?]),
    }
}

/// A map from any texts to what `read` reads, in the order of the file.
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

/// One of some names, as what it stands for.
pub fn one_of<'n, 's, T: Copy>(
    names: &[(&'static str, T)],
) -> impl Fn(&'n Node, &mut Reader<'s>) -> Option<T> {
    move |node, reader| {
        let written = text(node, reader)?;
        let found = names.iter().find(|(name, _)| *name == written).map(|(_, value)| *value);
        let known = names.iter().map(|(name, _)| *name);
        found.or_else(|| reader.wrong(node.span, meaningless(written), nearest(written, known)))
    }
}

/// That a word is none of those there are.
pub(crate) fn meaningless(written: &str) -> (String, String) {
    (format!("`{written}` means nothing here"), format!("`{written}` betyder ikke noget her"))
}

/// That a value is of another sort than it must be.
fn expected((en, da): (&str, &str), node: &Node) -> (String, String) {
    let found = node.noun();
    (
        format!("{en} is expected, not {}", found.get(Language::En)),
        format!("her skal stå {da} og ikke {}", found.get(Language::Da)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    /// Reads `n: number`, `list: [boolean]` and `level`, which must be there.
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
    fn what_is_right_is_silent() {
        check("level: info\nn: 3\nlist: [yes, off, True]\nwords: {a: b, c: [d, e]}", &[]);
        check("level: 'error'\nn:\nlist: ~", &[]);
    }

    #[test]
    fn each_mistake_stands_at_its_key_or_value() {
        check(
            "level: warnign\nn: x\nlist: [on, maybe]\nlits: []\ncolour: red",
            &[
                "a:1:8: `warnign` means nothing here (did you mean `warning`?)",
                "a:2:4: a number is expected here (write it in digits, as in `3`)",
                "a:3:12: yes or no is expected here (write `true` or `false`)",
                "a:4:1: there is no key `lits` (did you mean `list`?)",
                "a:5:1: there is no key `colour` (it can be level, n, list or words)",
            ],
        );
        check(
            "words: [a]\nlevle: info",
            &[
                "a:1:8: a map is expected, not a list (write keys with their values, as in `key: value`)",
                "a:2:1: there is no key `levle` (did you mean `level`?)",
            ],
        );
        check("n: 1", &["a:1:1: `level` is missing here (add it)"]);
        check(
            "just words",
            &[
                "a:1:1: a map is expected, not a text (write keys with their values, as in `key: value`)",
            ],
        );
    }
}
