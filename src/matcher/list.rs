//! The numbers of word lists, and the matches of their entries.

use std::ops::Range;

use super::trie::to_u32;
use crate::language::Language;

/// A word list in an [`Automaton`](super::Automaton), by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct List(pub(super) u32);

/// An occurrence of a word, phrase or pattern in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The list that the match is from.
    pub list: List,
    /// The index of the entry in that list.
    pub entry: usize,
    /// The language of the posts in which the entry counts; `None` for posts in any
    /// language.
    pub language: Option<Language>,
    /// Its first byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// What finds the matches of a list, depending on what it contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListKind {
    /// It contains words, which one pass over a text finds.
    Words,
    /// It is the pattern with this index.
    Pattern(usize),
    /// It is the intent with this index.
    Intent(usize),
}

/// The entry of a match that is not reported, but cancels others: an exempt word,
/// which only contains the letters of an entry of the list. Matches of the list
/// inside it do not count.
pub(super) const EXEMPT: u32 = u32::MAX;

impl List {
    /// The list of words with this number.
    pub(crate) const fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// The highest bits, by which the list of a pattern or of an intent is known. The
    /// other bits are its index.
    const PATTERN: u32 = 0b10 << 30;
    const INTENT: u32 = 0b11 << 30;

    /// The list of the pattern with this index.
    pub(super) fn of_pattern(number: usize) -> Self {
        Self(Self::PATTERN | to_u32(number))
    }

    /// The list of the intent with this index.
    pub(super) fn of_intent(number: usize) -> Self {
        Self(Self::INTENT | to_u32(number))
    }

    /// Whether it is the list of an intent.
    pub(crate) const fn is_intent(self) -> bool {
        matches!(self.kind(), ListKind::Intent(_))
    }

    /// What finds its matches.
    pub(super) const fn kind(self) -> ListKind {
        let number = (self.0 & !Self::INTENT) as usize;
        match self.0 & Self::INTENT {
            Self::PATTERN => ListKind::Pattern(number),
            Self::INTENT => ListKind::Intent(number),
            _ => ListKind::Words,
        }
    }
}

impl Match {
    /// The bytes of the match in the text.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}
