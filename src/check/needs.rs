//! What a post must have for a check to find anything in it.
//!
//! Most checks find nothing in most posts: a check of links needs a link, a check of
//! words needs one of its words. Each check says in `needs` what it needs, and the
//! rulebook keeps an index by it, so that a check is only run on posts in which it
//! may find something. If a check asks for too much, its findings are missing;
//! `tests/suite/index.rs` compares runs with and without the index.

use std::ops::BitOr;

use super::{Check, Matcher, Subject};
use crate::{
    matcher::ListId,
    post::{Kind, Post},
    window::WindowKind,
};

/// Facts about a post that are quick to find out, as a set with one bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u32);

impl Features {
    /// Set for every post.
    pub const ANY: Self = Self(1);
    /// A link, in the text or as a card below it.
    pub const LINK: Self = Self(1 << 1);
    /// A `#`, which may begin a hashtag.
    pub const HASH: Self = Self(1 << 2);
    /// An `@`, which may begin a handle.
    pub const AT: Self = Self(1 << 3);
    /// An ASCII digit.
    pub const DIGIT: Self = Self(1 << 4);
    /// An exclamation or question mark.
    pub const MARK: Self = Self(1 << 5);
    /// A word of at least two bytes, none of which is an ASCII lower-case letter or
    /// digit.
    pub const CAPITALS: Self = Self(1 << 6);
    /// A character from U+0100 on, such as an emoji.
    pub const SYMBOL: Self = Self(1 << 7);
    /// A picture or video.
    pub const MEDIA: Self = Self(1 << 8);
    /// A label that the editor gave the post.
    pub const LABEL: Self = Self(1 << 9);
    /// The post is a repost.
    pub const REPOST: Self = Self(1 << 10);
    /// The post is not published yet.
    pub const DRAFT: Self = Self(1 << 11);
    /// The post is published.
    pub const PUBLISHED: Self = Self(1 << 12);
    /// The post will be published at its time without anybody doing more.
    pub const SCHEDULED: Self = Self(1 << 13);
    /// A window is open at the time of the post, or in its cool-down.
    pub const WINDOW: Self = Self(1 << 14);
    /// The file says what a newsroom records about the post, such as consent, or has
    /// fields for it.
    pub const METADATA: Self = Self(1 << 15);
    /// The post is a reply.
    pub const REPLY: Self = Self(1 << 16);
    /// The post quotes another one.
    pub const QUOTE: Self = Self(1 << 17);
    /// The record of the post names the program that it was written with.
    pub const CLIENT: Self = Self(1 << 18);
    const FIRST_KIND: u32 = 19;

    /// The number of features that exist.
    pub(crate) const COUNT: usize = Self::FIRST_KIND as usize + WindowKind::ALL.len();

    /// A window of this kind is open at the time of the post, or in its cool-down.
    pub const fn window_of(kind: WindowKind) -> Self {
        Self(1 << (Self::FIRST_KIND + kind as u32))
    }

    /// The features of a post.
    pub fn of(subject: &Subject<'_, '_>) -> Self {
        let post = subject.post;
        let link = subject.tokens.links().next().is_some() || !post.links.is_empty();
        let facts = [
            (Self::LINK, link),
            (Self::CAPITALS, has_capitals(subject)),
            (Self::MEDIA, post.media.known().is_some_and(|media| !media.is_empty())),
            (Self::LABEL, !post.labels.is_empty()),
            (Self::REPOST, post.kind == Kind::Repost),
            (Self::METADATA, post.metadata.is_some()),
            (Self::REPLY, post.kind == Kind::Reply),
            (Self::QUOTE, post.quote_of.is_some()),
            (Self::CLIENT, post.client.is_some()),
            (if post.published { Self::PUBLISHED } else { Self::DRAFT }, true),
            (Self::SCHEDULED, subject.scheduled),
        ];
        let known = facts.into_iter().filter(|(_, known)| *known);
        let windows = subject.windows.iter().map(|window| Self::window_of(window.kind));
        let windows = windows.fold(Self::default(), |all, kind| Self::WINDOW | all | kind);
        known.fold(Self::ANY | of_text(post) | windows, |all, (feature, _)| all | feature)
    }

    /// Whether `others` contains all of these features.
    pub(crate) const fn are_in(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// The features that both sets contain.
    pub(crate) const fn common(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// Whether the set contains no feature.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The number of each feature in the set. All are below [`Self::COUNT`].
    pub(crate) fn numbers(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let number = left.trailing_zeros();
            left &= left.wrapping_sub(1);
            (number < u32::BITS).then_some(number as usize)
        })
    }
}

impl BitOr for Features {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The features that are recognised by single bytes of a text. The whole text is
/// searched, because some checks also look at text that an export appends.
fn of_text(post: &Post<'_>) -> Features {
    let text = post.text.as_str();
    let seen = text.bytes().fold(0, |seen, byte| seen | CLASSES[usize::from(byte)]);
    let has = |class: u8| seen & class != 0;
    let wide = |char| has(FULL_WIDTH) && text.contains(char);
    let facts = [
        (Features::DIGIT, has(DIGIT)),
        (Features::MARK, has(MARK)),
        (Features::SYMBOL, has(BEYOND_LATIN)),
        (Features::HASH, has(HASH) || wide('＃')),
        (Features::AT, has(AT) || wide('＠')),
    ];
    let shown = facts.into_iter().filter(|(_, shown)| *shown);
    shown.fold(Features::default(), |all, (feature, _)| all | feature)
}

const DIGIT: u8 = 1;
const MARK: u8 = 1 << 1;
const HASH: u8 = 1 << 2;
const AT: u8 = 1 << 3;
const BEYOND_LATIN: u8 = 1 << 4;
const FULL_WIDTH: u8 = 1 << 5;

/// For each byte, the classes of characters that it may be a part of, as a set of
/// bits.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = u8::MAX;
    while 0 < byte {
        classes[byte as usize] = class(byte);
        byte -= 1;
    }
    classes
};

const fn class(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => DIGIT,
        b'!' | b'?' => MARK,
        b'#' => HASH,
        b'@' => AT,
        // The first byte of `＃` and `＠`. Other characters begin with this byte, too,
        // so the text is then searched for these two.
        0xEF => BEYOND_LATIN | FULL_WIDTH,
        0xC4.. => BEYOND_LATIN,
        _ => 0,
    }
}

/// Whether some word has at least two bytes, and no ASCII lower-case letter or digit.
/// The last byte is looked at first, because in most words it is a lower-case letter.
fn has_capitals(subject: &Subject<'_, '_>) -> bool {
    let text = subject.text().as_bytes();
    let is_low = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    subject.matches.words().iter().any(|word| {
        let last = text[word.end - 1];
        !is_low(&last) && 1 < word.len() && !text[word.clone()].iter().any(is_low)
    })
}

/// What a post must have for a check to find anything: one of some features, or a
/// match of one of some word lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The features. A post that has one of them is checked.
    pub features: Features,
    /// The word lists. A post with a match of one of them is checked.
    pub lists: Vec<ListId>,
}

impl Needs {
    /// For a check that needs at least one of these features.
    pub fn one_of(features: Features) -> Self {
        Self { features, lists: Vec::new() }
    }

    /// For a check that may find something in any post.
    pub fn nothing() -> Self {
        Self::one_of(Features::ANY)
    }

    /// For a check that needs a match in one of the lists of a matcher.
    pub fn words_of(matcher: &Matcher) -> Self {
        Self { features: Features::default(), lists: matcher.all_lists().collect() }
    }

    /// For a check that consists of other checks: a post must have what at least one of
    /// them needs.
    pub(super) fn of_any<'c>(checks: impl IntoIterator<Item = &'c Check>) -> Self {
        checks.into_iter().map(Check::needs).fold(Self::default(), Self::or)
    }

    /// Combines two needs: a post must have what at least one of them asks for.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.features = self.features | other.features;
        self.lists.extend(other.lists);
        self
    }
}
