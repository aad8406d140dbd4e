//! Words as the last part of a Danish compound: `havnebrand` is a `brand`.
//!
//! A compound has no boundary before its last part, so the trie, which starts at
//! word boundaries, cannot find it. An Aho-Corasick automaton finds the words
//! anywhere; what is before and after them decides.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{List, Match, fold::Folded};
use crate::tokens::Tokens;

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

    /// Adds the compounds in a folded text outside its tokens. `words` are its
    /// words.
    pub(super) fn find_in(
        &self,
        folded: &Folded,
        words: &[Range<usize>],
        tokens: &Tokens,
        found: &mut Vec<Match>,
    ) {
        let Some(automaton) = &self.automaton else { return };
        let text = folded.text.as_str();
        let mut words = words.iter().peekable();
        for part in automaton.find_overlapping_iter(text) {
            while words.next_if(|word| word.end < part.end()).is_some() {}
            let Some(word) = words.peek() else { return };
            // A single letter before it makes another word, not a compound.
            let is_compound = text[word.start..part.start()].chars().nth(1).is_some();
            let has_ending = ENDINGS.contains(&&text[part.end()..word.end]);
            let (start, end) = (folded.original(word.start), folded.original(word.end));
            if is_compound && has_ending && tokens.touching(&(start..end)).is_none() {
                let LastPart { list, entry, .. } = self.last_parts[part.pattern().as_usize()];
                found.push(Match { list, entry, language: None, start, end });
            }
        }
    }
}
