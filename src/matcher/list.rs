//! The numbers of word lists, and the matches of their entries.

use std::ops::Range;

use super::trie::to_u32;
use crate::language::Language;

/// A word list in an [`Automaton`](super::Automaton), by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub(super) u32);

/// An occurrence of a word, phrase or pattern in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The list that the match is from.
    pub list: ListId,
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

/// What a list contains, which decides how its matches are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListKind {
    /// Words and phrases, which one pass over a text finds.
    Words,
    /// The pattern with this index.
    Pattern(usize),
    /// The intent with this index.
    Intent(usize),
}

/// Takes the place of [`Match::entry`] if the match is an exempt word: a word that
/// contains the letters of an entry of the list, but means something else. Such a
/// match is not reported, and matches of the list inside it do not count.
pub(super) const EXEMPT: u32 = u32::MAX;

impl ListId {
    /// The list of words with this number.
    pub(crate) const fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// The two highest bits in the number of a list that is a pattern or an intent.
    /// The other bits are the index of the pattern or intent.
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

    /// The number of a bucket for the list, if there are this many buckets, a power of two. The
    /// lists are spread evenly over the buckets (Fibonacci hashing).
    pub(crate) const fn bucket(self, buckets: usize) -> usize {
        let [.., low, high] = (self.0 as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
        u16::from_le_bytes([low, high]) as usize & (buckets - 1)
    }

    /// Whether it is the list of an intent.
    pub(crate) const fn is_intent(self) -> bool {
        matches!(self.kind(), ListKind::Intent(_))
    }

    /// What the list contains.
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
