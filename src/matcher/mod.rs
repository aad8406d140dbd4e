//! Finds every word, phrase and pattern of a rulebook in one pass over a text.
//!
//! The word lists of a rulebook are compiled into tries, which are walked from
//! the start of each word of a text. Links, mentions and tags are not running
//! text, so words are not searched for in them. A pattern runs only when a check
//! asks for its matches, and only on a text with a literal that it requires.
//!
//! The time is linear in the length of a text, whatever the text and the word
//! lists; for this, the entries of word lists have limits ([`notation`]).

mod automaton;
mod boundary;
mod builder;
mod compound;
mod filter;
mod fold;
mod layer;
mod lexicon;
mod matches;
mod mistake;
mod notation;
mod pattern;
mod trie;
mod words;

use std::ops::Range;

pub use automaton::Automaton;
pub(crate) use boundary::is_word_char;
pub use builder::AutomatonBuilder;
pub(crate) use fold::folded;
pub use lexicon::{Entry, Lexicon, Vocabulary};
pub use matches::{Matches, Reach, Scratch};
pub(crate) use mistake::{NOTATION, invalid_entry};
pub use pattern::Pattern;
pub(crate) use words::words_in;

use crate::language::Language;

/// A word list in an [`Automaton`], by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct List(u32);

/// An occurrence of a word, phrase or pattern in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The list it is from.
    pub list: List,
    /// The index of the entry in that list.
    pub entry: usize,
    /// The one language of posts that the entry applies to; all where `None`.
    pub language: Option<Language>,
    /// Its first byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl List {
    /// The bit that marks the list of a pattern; the others are its index.
    const PATTERN: u32 = 1 << 31;

    /// The list of the pattern with this index.
    fn of_pattern(number: usize) -> Self {
        Self(Self::PATTERN | trie::index(number))
    }

    /// The index of its pattern, if it is the list of a pattern.
    const fn pattern(self) -> Option<usize> {
        if self.0 & Self::PATTERN == 0 { None } else { Some((self.0 & !Self::PATTERN) as usize) }
    }
}

impl Match {
    /// Its bytes in the text.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}
