//! The languages of messages, and the language that a post is written in.

mod text_language;

pub use text_language::TextLanguage;
pub(crate) use text_language::is_frequent;

/// A language of messages, rules and word lists.
///
/// To add one, add its variant, its row in `ROWS`, and the file of its messages. All
/// other code uses [`Language::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Danish.
    Da,
}

/// The facts about each language, in the order of its variants.
const ROWS: &[LanguageFacts] = &[
    LanguageFacts {
        language: Language::En,
        tag: "en",
        name: "language-english",
        messages: include_str!("../message/en.ftl"),
        thousands: Thousands::Comma,
    },
    LanguageFacts {
        language: Language::Da,
        tag: "da",
        name: "language-danish",
        messages: include_str!("../message/da.ftl"),
        thousands: Thousands::Point,
    },
];

/// The facts about a language.
struct LanguageFacts {
    language: Language,
    /// Its BCP 47 tag.
    tag: &'static str,
    /// The id of the message that contains its name.
    name: &'static str,
    /// The texts of all messages in this language.
    messages: &'static str,
    /// The character between the thousands of a number.
    thousands: Thousands,
}

/// The character between the thousands of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thousands {
    /// `1,000`
    Comma,
    /// `1.000`
    Point,
    /// `1 000`, with a space at which no line is broken.
    Space,
}

impl Language {
    /// Every language with its tag, in the order of the variants.
    pub const ALL: [(&'static str, Self); ROWS.len()] = {
        let mut all = [("", Self::En); ROWS.len()];
        let mut number = 0;
        while number < ROWS.len() {
            all[number] = (ROWS[number].tag, ROWS[number].language);
            number += 1;
        }
        all
    };

    const fn row(self) -> &'static LanguageFacts {
        &ROWS[self as usize]
    }

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        self.row().tag
    }

    /// The id of the message that contains its name.
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The texts of all messages in it, in the format of Project Fluent.
    pub(crate) const fn messages(self) -> &'static str {
        self.row().messages
    }

    /// The character between the thousands of a number.
    pub(crate) const fn thousands(self) -> Thousands {
        self.row().thousands
    }

    /// A number that is written with a decimal point, with the decimal mark of the
    /// language.
    pub(crate) fn with_decimal_mark(self, number: &str) -> String {
        match self.thousands() {
            Thousands::Comma => number.to_owned(),
            Thousands::Point | Thousands::Space => number.replace('.', ","),
        }
    }

    /// The language with this tag; `None` if there is none.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == tag).map(|(_, language)| *language)
    }
}

/// A text in one or several languages, as the author of a rule writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized {
    /// The text in each language; empty if the author wrote none.
    texts: [String; Language::ALL.len()],
}

impl Localized {
    /// The text in a language. If the author wrote none, it is the text in the first
    /// language that has one.
    pub fn get(&self, language: Language) -> &str {
        let own = &self.texts[language as usize];
        let written = || self.texts.iter().find(|text| !text.is_empty());
        if own.is_empty() { written().unwrap_or(own) } else { own }
    }

    /// The text in a language, so that it can be set.
    pub fn get_mut(&mut self, language: Language) -> &mut String {
        &mut self.texts[language as usize]
    }

    /// The texts in the languages in which there is one.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(String::is_empty)
    }
}

impl From<&str> for Localized {
    /// The same text for all languages.
    fn from(text: &str) -> Self {
        let mut localized = Self::default();
        text.clone_into(localized.get_mut(Language::default()));
        localized
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_the_order_of_the_variants() {
        for (number, (tag, language)) in Language::ALL.into_iter().enumerate() {
            assert_eq!((language as usize, language.tag()), (number, tag));
        }
    }
}
