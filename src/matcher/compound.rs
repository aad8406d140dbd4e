//! Finds words as the last part of a Danish compound: `havnebrand` is a `brand`.
//!
//! A compound has no word boundary before its last part. The trie, which starts at
//! word boundaries, therefore does not find that part. An Aho-Corasick automaton
//! finds the words anywhere; the letters before and after them decide whether they
//! match.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{
    Match, endings,
    fold::Folded,
    last_part::{ANY, Beginning, LastPart},
};
use crate::tokens::Tokens;

/// The words of a rulebook that match as the last part of a compound, compiled.
#[derive(Debug, Default)]
pub(super) struct Compounds {
    last_parts: Vec<LastPart>,
    automaton: Option<AhoCorasick>,
}

impl Compounds {
    /// Compiles these words.
    pub(super) fn new(last_parts: Vec<LastPart>) -> Self {
        let automaton = (!last_parts.is_empty()).then(|| {
            let words = last_parts.iter().map(|last| &*last.word);
            let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(words);
            automaton.expect("a register has fewer words than an automaton can have")
        });
        Self { last_parts, automaton }
    }

    /// Adds to `found` the compounds in a folded text, outside of its tokens. `words`
    /// are the words of the text.
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
            let last = &self.last_parts[part.pattern().as_usize()];
            // A word of a list may contain characters that do not belong to words,
            // such as a dot. It is then in no word of the text.
            let Some(before) = text.get(word.start..part.start()) else { continue };
            if !last.fits(before, &text[part.end()..word.end]) {
                continue;
            }
            let (start, end) = (folded.original(word.start), folded.original(word.end));
            if tokens.touching(&(start..end)).is_none() {
                let LastPart { list, entry, language, .. } = *last;
                found.push(Match { list, entry: entry as usize, language, start, end });
            }
        }
    }
}

impl LastPart {
    /// Whether a word is a compound that ends in this last part, with the letters
    /// `before` it and `after` it.
    fn fits(&self, before: &str, after: &str) -> bool {
        let begins = match self.beginning {
            Beginning::FirstPart => endings::is_first_part(before),
            Beginning::Any => true,
        };
        begins && (self.endings == ANY || endings::contains(&self.endings, after))
    }
}
