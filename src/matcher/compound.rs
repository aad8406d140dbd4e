//! Finds words as the last part of a Danish compound: `havnebrand` is a `brand`.
//!
//! A compound has no word boundary before its last part. The trie of a layer, which
//! starts at word boundaries, therefore does not find that part. The words are looked
//! for at every letter (module `inside_words`); the letters before and after them decide whether
//! they match.

use std::{iter::Peekable, ops::Range, slice};

use super::{
    Match, endings,
    fold::Folded,
    last_part::{ANY, Beginning, LastPart},
};
use crate::tokens::Tokens;

/// Finds the compounds of one text. The last parts are asked about in the order of their
/// places in the text.
pub(super) struct Compounds<'t> {
    folded: &'t Folded,
    /// The words of the text that do not end before the place.
    words: Peekable<slice::Iter<'t, Range<usize>>>,
    tokens: &'t Tokens,
}

impl<'t> Compounds<'t> {
    /// Those of a folded text with these words, outside of its tokens.
    pub(super) fn of(folded: &'t Folded, words: &'t [Range<usize>], tokens: &'t Tokens) -> Self {
        Self { folded, words: words.iter().peekable(), tokens }
    }

    /// The compound with this last part, which is at `range`; `None` if that is no part of a
    /// word or its letters are not right.
    pub(super) fn with(&mut self, last: &LastPart, range: &Range<usize>) -> Option<Match> {
        let Range { start, end } = *range;
        while self.words.next_if(|word| word.end <= start).is_some() {}
        // A word of a list may contain characters that do not belong to words, such as a
        // dot. It is then in no word of the text.
        let word = self.words.peek().filter(|word| word.start <= start && end <= word.end)?;
        let text = &self.folded.text;
        if !last.fits(&text[word.start..start], &text[end..word.end]) {
            return None;
        }
        let (start, end) = (self.folded.original(word.start), self.folded.original(word.end));
        let LastPart { list, entry, language, .. } = *last;
        let found = Match { list, entry: entry as usize, language, start, end };
        self.tokens.touching(&(start..end)).is_none().then_some(found)
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
