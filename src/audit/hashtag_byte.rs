//! The number of hashtags of a post, in one byte with two facts about the post: an entry has no
//! room for more bytes.

use super::entry::Entry;

/// The most hashtags of a post that are counted. No platform makes more links of them in a post
/// that people read.
const MOST: u8 = 63;

/// The bit of a post in which the rule about officialese finds something.
const OFFICIALESE: u8 = 64;

/// The bit of a post of which only the day is known.
const ONLY_DAY: u8 = 128;

/// The number of hashtags of a post, at most [`MOST`], whether only its day is known, and whether
/// it is in officialese.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HashtagByte(u8);

impl HashtagByte {
    /// The byte of a post with so many hashtags.
    pub(super) fn of(hashtags: usize, is_only_day: bool) -> Self {
        let hashtags = u8::try_from(hashtags).unwrap_or(MOST).min(MOST);
        Self(hashtags | if is_only_day { ONLY_DAY } else { 0 })
    }

    /// The byte as a number.
    pub(super) const fn number(self) -> u8 {
        self.0
    }

    /// The byte of such a number.
    pub(super) const fn numbered(number: u8) -> Self {
        Self(number)
    }
}

impl Entry {
    /// The entry of a post in which the rule about officialese finds something, if `is_so`.
    #[must_use]
    pub(super) fn in_officialese(self, is_so: bool) -> Self {
        let hashtags = HashtagByte(self.hashtags.0 | if is_so { OFFICIALESE } else { 0 });
        Self { hashtags, ..self }
    }

    /// Whether the rule about officialese finds something in it.
    pub(super) const fn is_officialese(&self) -> bool {
        self.hashtags.0 & OFFICIALESE != 0
    }

    /// The number of its hashtags, at most [`MOST`].
    pub(super) const fn hashtags(&self) -> u8 {
        self.hashtags.0 & MOST
    }

    /// Whether its file states its day, but no time of day. Its time is then noon.
    pub(super) const fn is_only_day(&self) -> bool {
        self.hashtags.0 & ONLY_DAY != 0
    }
}
