//! Words that are the last part of a Danish compound: `havnebrand` is a fire.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{List, is_letter};

/// Letters from which a word is looked for within others; shorter ones are part
/// of too many that they have nothing to do with (`tilskud`, `screenshot`).
const SHORTEST: usize = 5;

/// Endings that a noun or verb takes.
const ENDINGS: [&str; 12] =
    ["", "e", "en", "et", "er", "s", "ene", "ens", "ets", "erne", "enes", "ernes"];

/// A word that counts as the last part of a compound, too.
#[derive(Clone, Debug)]
pub(super) struct Last {
    /// The word, folded.
    pub(super) word: String,
    /// The list it is in.
    pub(super) list: List,
    /// Its number there.
    pub(super) entry: usize,
}

impl Last {
    /// A word that may be looked for, if it is long enough.
    pub(super) fn new(word: &str, list: List, entry: usize) -> Option<Self> {
        let fit = SHORTEST <= word.chars().count() && word.chars().all(char::is_alphabetic);
        fit.then(|| Self { word: word.to_owned(), list, entry })
    }
}

/// All such words of a rulebook.
#[derive(Debug, Default)]
pub(super) struct Compounds {
    pub(super) words: Vec<Last>,
    automaton: Option<AhoCorasick>,
}

impl Compounds {
    pub(super) fn new(words: Vec<Last>) -> Self {
        let automaton = (!words.is_empty()).then(|| {
            let texts = words.iter().map(|last| &last.word);
            let builder = AhoCorasick::builder().match_kind(MatchKind::Standard).build(texts);
            builder.expect("a register has fewer words than an automaton takes")
        });
        Self { words, automaton }
    }

    /// Each compound in a folded text: its bytes, and the word that it ends in.
    pub(super) fn find_in<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (Range<usize>, &'t Last)> {
        let found = self.automaton.iter().flat_map(move |words| words.find_overlapping_iter(text));
        found.filter_map(move |found| {
            let before = text[..found.start()].trim_end_matches(is_letter).len();
            let ending = text[found.end()..].find(|sign| !is_letter(sign));
            let end = ending.map_or(text.len(), |length| found.end() + length);
            // One letter in front makes another word, and no compound.
            let compound = 1 < text[before..found.start()].chars().count();
            let ends = ENDINGS.contains(&&text[found.end()..end]);
            (compound && ends).then(|| (before..end, &self.words[found.pattern().as_usize()]))
        })
    }
}
