//! The small words by which a phrase in a hashtag is distinguished from a compound.

use std::collections::{BTreeMap, HashMap};

use crate::{
    language::Language,
    matcher::{Lexicon, Vocabulary, folded},
    yaml::{Fields, Node, Reader},
};

use super::read_matcher::lexicon_by_name;

/// The small words of each language, each with what it says about a hashtag that
/// contains it.
#[derive(Clone, Debug, Default)]
pub(super) struct SmallWords {
    roles: BTreeMap<Language, HashMap<String, SmallWordRoles>>,
}

/// Where in a hashtag a small word must be to show that the hashtag is a phrase, not a
/// compound.
#[derive(Clone, Copy, Debug)]
pub(super) enum SmallWordRole {
    /// Anywhere.
    Certain,
    /// At the beginning.
    First,
    /// Between two words, at least one of which is long.
    Between,
    /// After a word and before a long one, as prepositions are.
    Before,
    /// At the beginning, if a small word or a noun with the article at its end follows.
    Order,
    /// Only together with another small word.
    Small,
}

/// The roles of a word, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SmallWordRoles(u8);

impl SmallWordRoles {
    pub(super) fn have(self, role: SmallWordRole) -> bool {
        self.0 & 1 << role as u8 != 0
    }
}

/// The keys that name the lexicons, each with the role of the words in it.
const SETTINGS: [(&str, SmallWordRole); 6] = [
    ("certain", SmallWordRole::Certain),
    ("first", SmallWordRole::First),
    ("between", SmallWordRole::Between),
    ("before", SmallWordRole::Before),
    ("orders", SmallWordRole::Order),
    ("small", SmallWordRole::Small),
];

impl SmallWords {
    /// Reads the lexicons under the keys in [`SETTINGS`], as `certain: LEXICON`. A key
    /// that is left out adds no words.
    pub(super) fn read(&mut self, fields: &mut Fields<'_, '_, '_>, vocabulary: &Vocabulary) {
        for (setting, role) in SETTINGS {
            let read =
                |node: &Node, reader: &mut Reader<'_>| lexicon_by_name(node, reader, vocabulary);
            if let Some(lexicon) = fields.optional(setting, read) {
                self.add(lexicon, role);
            }
        }
    }

    /// Gives the words of a lexicon a role.
    fn add(&mut self, lexicon: &Lexicon, role: SmallWordRole) {
        for entry in lexicon.entries() {
            for (_, language) in Language::ALL {
                if entry.language.is_none_or(|own| own == language) {
                    self.give(language, &entry.text, role);
                }
            }
        }
    }

    fn give(&mut self, language: Language, word: &str, role: SmallWordRole) {
        let words = self.roles.entry(language).or_default();
        words.entry(folded(word).into_owned()).or_default().0 |= 1 << role as u8;
    }

    /// Small words that are these Danish ones, for tests: pairs of a key in [`SETTINGS`], such as
    /// `certain`, and the words of that role.
    #[cfg(test)]
    pub(super) fn of_words(lists: &[(&str, &[&str])]) -> Self {
        let mut parts = Self::default();
        for (setting, role) in SETTINGS {
            let own = lists.iter().filter(|(name, _)| *name == setting);
            own.flat_map(|(_, words)| *words).for_each(|word| parts.give(Language::Da, word, role));
        }
        parts
    }

    /// The roles of a word in a language; `None` if it is not one of the small words.
    pub(super) fn of(&self, word: &str, language: Language) -> Option<SmallWordRoles> {
        self.roles.get(&language)?.get(word).copied()
    }
}
