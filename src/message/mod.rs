//! All texts that the program shows to people, in one file for each language.
//!
//! A message is an id and the values to fill in. Its text in a language is in the
//! file of that language in this folder (`en.ftl`, `da.ftl`), in the format of
//! [Project Fluent](https://projectfluent.org). Code contains only ids, so that the
//! Danish can be corrected in `da.ftl` and nowhere else.
//!
//! To add a message, add its id to the file of each language (`*.ftl`). To add a
//! language, add its file here and a row in `src/language/mod.rs`.
//! `tests/suite/messages.rs` compares the files with each other and with the code.

mod io_error;
mod texts;

use std::{borrow::Cow, fmt, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::Zoned;

use texts::Texts;

use crate::language::{Language, Localized};

/// A sentence or label for people, before a language is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    id: &'static str,
    values: Vec<(&'static str, Value)>,
}

/// A value to fill into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text that is the same in every language: a name, a path, words of a post.
    Text(String),
    /// A whole number. It chooses between singular and plural, and is written
    /// with the separators of the language.
    Number(i64),
    /// A time, shown to the minute.
    Moment(Box<Zoned>),
    /// A text that the user wrote in one or more languages.
    Localized(Localized),
    /// A message inside another one.
    Message(Box<Message>),
    /// Names joined by “or”, because one of them applies: `a, b or c`.
    AnyOf(Vec<String>),
    /// Names joined by “and”, because all of them apply: `a, b and c`.
    AllOf(Vec<String>),
    /// Messages joined by “or”, because any of them applies: `a, b or c`.
    AnyMessages(Vec<Message>),
    /// Messages joined by “and”, because all of them apply: `a, b and c`.
    AllMessages(Vec<Message>),
}

impl Message {
    /// The message with this id, which the file of each language contains.
    pub const fn new(id: &'static str) -> Self {
        Self { id, values: Vec::new() }
    }

    /// The same message with a value for `{ $name }`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Whether this is the message with this id, whatever its values.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        self.id == id
    }

    /// The text of the message in a language.
    ///
    /// # Panics
    ///
    /// In builds with debug assertions, if the file of the language does not contain
    /// the message, or the message lacks a value. Other builds show the id of a
    /// message that is not in the file.
    pub fn get(&self, language: Language) -> String {
        find(self.id, &self.values, language).unwrap_or_else(|| {
            debug_assert!(false, "{}.ftl has no message {}", language.tag(), self.id);
            self.id.to_owned()
        })
    }
}

/// The text in a language of a message whose id is put together at run time, with
/// its values filled in. `None` if the file of the language has no such message.
pub fn find(id: &str, values: &[(&'static str, Value)], language: Language) -> Option<String> {
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        arguments.set(*name, value.in_language(language));
    }
    TEXTS[language as usize].get_or_init(|| Texts::of(language)).get(id, &arguments)
}

impl Value {
    fn in_language(&self, language: Language) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(text.as_str()),
            Self::Number(number) => FluentValue::from(*number),
            Self::Moment(moment) => FluentValue::from(moment_text(moment)),
            Self::Localized(text) => FluentValue::from(text.get(language)),
            Self::Message(message) => FluentValue::from(message.get(language)),
            Self::AnyOf(names) => FluentValue::from(joined(names, "list-or", language)),
            Self::AllOf(names) => FluentValue::from(joined(names, "list-and", language)),
            Self::AnyMessages(messages) => {
                FluentValue::from(joined(&texts(messages, language), "list-or", language))
            }
            Self::AllMessages(messages) => {
                FluentValue::from(joined(&texts(messages, language), "list-and", language))
            }
        }
    }
}

fn texts(messages: &[Message], language: Language) -> Vec<String> {
    messages.iter().map(|message| message.get(language)).collect()
}

/// A time to the minute, as `2026-05-04 08:00`. When clocks are put back, they show
/// the same minutes twice; such a time is followed by its offset, such as `+02:00`.
pub fn moment_text(moment: &Zoned) -> String {
    let twice = moment.time_zone().to_ambiguous_timestamp(moment.datetime()).is_ambiguous();
    moment.strftime(if twice { "%Y-%m-%d %H:%M %:z" } else { "%Y-%m-%d %H:%M" }).to_string()
}

/// Names separated by commas; before the last one is the word of the message
/// `conjunction`, such as “or”.
fn joined(names: &[String], conjunction: &'static str, language: Language) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => {
            let word = Message::new(conjunction);
            format!("{} {} {last}", first.join(", "), word.get(language))
        }
    }
}

/// The texts of each language, in the order of [`Language::ALL`]. They are read when
/// the first message of the language is shown.
static TEXTS: [OnceLock<Texts>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

impl fmt::Display for Message {
    /// The text in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.get(Language::En))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Zoned> for Value {
    fn from(moment: Zoned) -> Self {
        Self::Moment(Box::new(moment))
    }
}

impl From<Localized> for Value {
    fn from(text: Localized) -> Self {
        Self::Localized(text)
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

/// Names joined by “or”, for a message: `a, b or c`.
pub fn any_of<'n>(names: impl IntoIterator<Item = &'n str>) -> Value {
    Value::AnyOf(names.into_iter().map(str::to_owned).collect())
}

/// Names joined by “and”, for a message: `a, b and c`.
pub fn all_of<'n>(names: impl IntoIterator<Item = &'n str>) -> Value {
    Value::AllOf(names.into_iter().map(str::to_owned).collect())
}

/// Messages joined by “and”, for a message: `a, b and c`.
pub fn all_messages(messages: impl IntoIterator<Item = Message>) -> Value {
    Value::AllMessages(messages.into_iter().collect())
}

/// The help for an unknown name: it suggests the most similar known name or, if none
/// is similar, lists all of them.
pub fn did_you_mean<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str> + Clone,
) -> Message {
    match closest(written, known.clone()) {
        Some(near) => Message::new("did-you-mean").with("name", near),
        None => Message::new("can-be").with("names", any_of(known)),
    }
}

/// The name among `known` that is most similar to what was written, of equally similar
/// ones the first in the alphabet; `None` if more than a third of the characters differ,
/// rounded up.
pub fn closest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = written.chars().count().div_ceil(3);
    let written = written.to_lowercase();
    let length = written.chars().count();
    known
        .into_iter()
        .map(|name| (name.to_lowercase(), name))
        // The distance is at least the difference in length. Names that differ too
        // much in length are left out first, because computing the distance to a
        // long text is slow.
        .filter(|(lowercase, _)| lowercase.chars().count().abs_diff(length) <= limit)
        .map(|(lowercase, name)| (strsim::damerau_levenshtein(&written, &lowercase), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_a_text_in_each_language() {
        let help = did_you_mean("severty", ["title", "severity"]);
        assert_eq!(help.get(Language::En), "did you mean `severity`?");
        assert_eq!(help.get(Language::Da), "mente du `severity`?");
        let help = did_you_mean("x", ["alpha", "beta", "gamma"]);
        assert_eq!(help.get(Language::Da), "det kan være alpha, beta eller gamma");
    }

    #[test]
    fn a_minute_that_the_clock_shows_twice_has_its_offset() {
        for (time, expected) in [
            ("2026-05-04T08:00+02:00[Europe/Copenhagen]", "2026-05-04 08:00"),
            ("2026-10-25T02:30+02:00[Europe/Copenhagen]", "2026-10-25 02:30 +02:00"),
            ("2026-10-25T02:30:09+01:00[Europe/Copenhagen]", "2026-10-25 02:30 +01:00"),
        ] {
            assert_eq!(moment_text(&time.parse().expect("it is a moment")), expected);
        }
    }
}
