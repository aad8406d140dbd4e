//! Words as the last part of a Danish compound: `havnebrand` is a `brand`.
//!
//! A compound has no boundary before its last part, so the trie, which starts at
//! word boundaries, cannot find it. An Aho-Corasick automaton finds the words
//! anywhere; what is before and after them decides.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{List, is_word_char};

/// The fewest letters of a word that is searched for in compounds; shorter ones
/// are part of too many unrelated words (`tilskud`, `screenshot`).
const SHORTEST: usize = 5;

/// The inflectional endings of nouns and verbs.
const ENDINGS: [&str; 12] =
    ["", "e", "en", "et", "er", "s", "ene", "ens", "ets", "erne", "enes", "ernes"];

/// A word that also matches as the last part of a compound.
#[derive(Clone, Debug)]
pub(super) struct LastPart {
    /// The word, folded.
    pub(super) word: String,
    /// The list it is in.
    pub(super) list: List,
    /// The index of its entry in that list.
    pub(super) entry: usize,
}

impl LastPart {
    /// The word as a last part, unless it is too short or not a single word.
    pub(super) fn new(word: &str, list: List, entry: usize) -> Option<Self> {
        let is_fit = SHORTEST <= word.chars().count() && word.chars().all(char::is_alphabetic);
        is_fit.then(|| Self { word: word.to_owned(), list, entry })
    }
}

/// The last parts of compounds in a rulebook, compiled.
#[derive(Debug, Default)]
pub(super) struct Compounds {
    pub(super) last_parts: Vec<LastPart>,
    automaton: Option<AhoCorasick>,
}

impl Compounds {
    /// Compiles these words.
    pub(super) fn new(last_parts: Vec<LastPart>) -> Self {
        let automaton = (!last_parts.is_empty()).then(|| {
            let words = last_parts.iter().map(|last| &last.word);
            let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(words);
            automaton.expect("a register has fewer words than an automaton can have")
        });
        Self { last_parts, automaton }
    }

    /// Each compound in a folded text: its bytes, and its last part.
    pub(super) fn find_in<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (Range<usize>, &'t LastPart)> {
        let found =
            self.automaton.iter().flat_map(move |automaton| automaton.find_overlapping_iter(text));
        found.filter_map(move |found| {
            let before = text[..found.start()].trim_end_matches(is_word_char).len();
            let ending = text[found.end()..].find(|char| !is_word_char(char));
            let end = ending.map_or(text.len(), |length| found.end() + length);
            // A single letter before it makes another word, not a compound.
            let compound = 1 < text[before..found.start()].chars().count();
            let ends = ENDINGS.contains(&&text[found.end()..end]);
            (compound && ends).then(|| (before..end, &self.last_parts[found.pattern().as_usize()]))
        })
    }
}
