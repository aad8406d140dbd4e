//! What a post must have before a check can find anything in it.
//!
//! Most checks find nothing in most posts: one on links needs a link, one on words
//! needs one of its words. Each check states this in `needs`, and the rulebook
//! keeps an index of it, so that a check that cannot find anything is not run. A
//! check that states too much misses posts; `tests/suite/index.rs` compares runs
//! with and without the index.

use std::ops::BitOr;

use super::{Check, Matcher, Subject};
use crate::{
    matcher::List,
    post::{Kind, Post},
    window::WindowKind,
};

/// Facts about a post that are cheap to find out, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u32);

impl Features {
    /// Every post has this one.
    pub const ANY: Self = Self(1);
    /// A link, in the text or beside it.
    pub const LINK: Self = Self(1 << 1);
    /// A `#`, which may begin a hashtag.
    pub const HASH: Self = Self(1 << 2);
    /// An `@`, which may begin a handle.
    pub const AT: Self = Self(1 << 3);
    /// An ASCII digit.
    pub const DIGIT: Self = Self(1 << 4);
    /// An exclamation or question mark.
    pub const MARK: Self = Self(1 << 5);
    /// A word of at least two characters without lower-case letters and digits, as
    /// far as ASCII is concerned.
    pub const CAPITALS: Self = Self(1 << 6);
    /// A character from U+0100, such as an emoji.
    pub const SYMBOL: Self = Self(1 << 7);
    /// A picture or video.
    pub const MEDIA: Self = Self(1 << 8);
    /// A label given by the editor.
    pub const LABEL: Self = Self(1 << 9);
    /// It shares a post of somebody else.
    pub const REPOST: Self = Self(1 << 10);
    /// It is not published yet.
    pub const DRAFT: Self = Self(1 << 11);
    /// It is published.
    pub const PUBLISHED: Self = Self(1 << 12);
    /// It will be published automatically.
    pub const SCHEDULED: Self = Self(1 << 13);
    /// A window is open at its time, or cooling down.
    pub const WINDOW: Self = Self(1 << 14);
    const FIRST_KIND: u32 = 15;

    /// The number of features.
    pub(crate) const COUNT: usize = Self::FIRST_KIND as usize + WindowKind::ALL.len();

    /// A window of this kind is open at its time, or cooling down.
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
            (if post.published { Self::PUBLISHED } else { Self::DRAFT }, true),
            (Self::SCHEDULED, subject.scheduled),
        ];
        let known = facts.into_iter().filter(|(_, known)| *known);
        let windows = subject.windows.iter().map(|window| Self::window_of(window.kind));
        let windows = windows.fold(Self::default(), |all, kind| Self::WINDOW | all | kind);
        known.fold(Self::ANY | of_text(post) | windows, |all, (feature, _)| all | feature)
    }

    /// Whether all of these are among `others`.
    pub(crate) const fn are_in(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// The features that are among `others` as well.
    pub(crate) const fn common(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// Whether there is none.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The number of each feature, below [`Self::COUNT`].
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

/// The features that single bytes of a text show. The whole text counts, as some
/// checks look at what an export appended, too.
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

/// The classes of each byte of UTF-8 that tell something about a text.
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
        // The first byte of `＃` and `＠`, and of other characters.
        0xEF => BEYOND_LATIN | FULL_WIDTH,
        0xC4.. => BEYOND_LATIN,
        _ => 0,
    }
}

/// Whether a word of at least two bytes has no lower-case letters and no digits.
/// Most words end in a lower-case letter.
fn has_capitals(subject: &Subject<'_, '_>) -> bool {
    let text = subject.text().as_bytes();
    let is_low = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    subject.matches.words().iter().any(|word| {
        let last = text[word.end - 1];
        !is_low(&last) && 1 < word.len() && !text[word.clone()].iter().any(is_low)
    })
}

/// What a check needs: at least one of some features and word lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The features, each of which is enough.
    pub features: Features,
    /// The word lists, of which a match of one is enough.
    pub lists: Vec<List>,
}

impl Needs {
    /// At least one of these features.
    pub fn one_of(features: Features) -> Self {
        Self { features, lists: Vec::new() }
    }

    /// Nothing: the check may find something in any post.
    pub fn nothing() -> Self {
        Self::one_of(Features::ANY)
    }

    /// A word of a matcher.
    pub fn words_of(matcher: &Matcher) -> Self {
        Self { features: Features::default(), lists: matcher.all_lists().collect() }
    }

    /// What a post must have before any of these checks finds anything.
    pub(super) fn of_any<'c>(checks: impl IntoIterator<Item = &'c Check>) -> Self {
        checks.into_iter().map(Check::needs).fold(Self::default(), Self::or)
    }

    /// Either of both.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.features = self.features | other.features;
        self.lists.extend(other.lists);
        self
    }
}
