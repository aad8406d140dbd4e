//! Finds words as the last part of a Danish compound: `havnebrand` is a `brand`.
//!
//! A compound has no word boundary before its last part. The trie of a layer, which
//! starts at word boundaries, therefore does not find that part. The words are looked
//! for at every letter; the letters before and after them decide whether they match.

use std::ops::Range;

use super::{
    Match, endings,
    fold::Folded,
    fragments::Fragments,
    last_part::{ANY, Beginning, LastPart},
};
use crate::tokens::Tokens;

/// The words of a rulebook that match as the last part of a compound, compiled.
#[derive(Debug, Default)]
pub(super) struct Compounds {
    last_parts: Vec<LastPart>,
    words: Fragments,
}

impl Compounds {
    /// Compiles these words.
    pub(super) fn new(last_parts: Vec<LastPart>) -> Self {
        let words = Fragments::new(last_parts.iter().map(|last| &*last.word));
        Self { last_parts, words }
    }

    /// Adds to `found` the compounds in a folded text, outside of its tokens. `words`
    /// are the byte ranges of the words of the folded text.
    pub(super) fn find_in(
        &self,
        folded: &Folded,
        words: &[Range<usize>],
        tokens: &Tokens,
        found: &mut Vec<Match>,
    ) {
        let text = folded.text.as_str();
        let mut words = words.iter().peekable();
        let before = found.len();
        self.words.find_in(text, |number, start, end| {
            while words.next_if(|word| word.end <= start).is_some() {}
            let last = &self.last_parts[number as usize];
            // A word of a list may contain characters that do not belong to words,
            // such as a dot. It is then in no word of the text.
            let in_word = |word: &&&Range<usize>| word.start <= start && end <= word.end;
            let Some(word) = words.peek().filter(in_word) else { return };
            if !last.fits(&text[word.start..start], &text[end..word.end]) {
                return;
            }
            let (start, end) = (folded.original(word.start), folded.original(word.end));
            if tokens.touching(&(start..end)).is_none() {
                let LastPart { list, entry, language, .. } = *last;
                found.push(Match { list, entry: entry as usize, language, start, end });
            }
        });
        // If several last parts fit one word, they are in the order of their lists.
        found[before..].sort_unstable_by_key(|found| (found.start, found.list, found.entry));
    }
}

impl LastPart {
    /// Whether a word is a compound that ends in this last part. `before` and
    /// `after` are the letters of the word on either side of the part.
    fn fits(&self, before: &str, after: &str) -> bool {
        let begins = match self.beginning {
            Beginning::FirstPart => endings::is_first_part(before),
            Beginning::Any => true,
        };
        begins && (self.endings == ANY || endings::contains(&self.endings, after))
    }
}
