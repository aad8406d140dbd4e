//! Word lists by their numbers, and the matches of their entries.

use std::ops::Range;

use super::trie::index;
use crate::language::Language;

/// A word list in an [`Automaton`](super::Automaton), by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct List(pub(super) u32);

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

/// The entry of a match that is no match: words that only contain the letters of
/// another entry of the list, of which it exempts the matches that it covers.
pub(super) const EXEMPT: u32 = u32::MAX;

impl List {
    /// The list of words with this number.
    pub(crate) const fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// The bit that marks the list of a pattern; the others are its index.
    pub(super) const PATTERN: u32 = 1 << 31;

    /// The list of the pattern with this index.
    pub(super) fn of_pattern(number: usize) -> Self {
        Self(Self::PATTERN | index(number))
    }

    /// The index of its pattern, if it is the list of a pattern.
    pub(super) const fn pattern(self) -> Option<usize> {
        if self.0 & Self::PATTERN == 0 { None } else { Some((self.0 & !Self::PATTERN) as usize) }
    }
}

impl Match {
    /// Its bytes in the text.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}
