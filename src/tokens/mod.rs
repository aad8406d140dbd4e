//! What a platform sees in a text: links, mentions, hashtags, cashtags, emoji,
//! and how long it finds the text.
//!
//! The platforms follow the published twitter-text conformance suite, and so
//! does this module: `tests/suite/conformance.rs` runs all of it. One walk over the
//! bytes, linear in their number; only `.`, `#`, `@` and `$` begin to look.

mod address;
mod emoji;
mod length;
mod link;
mod tag;

use std::ops::Range;

pub use address::is_address;
pub(crate) use address::{host_of, host_range};
pub use emoji::emoji;
pub use length::{
    EmojiWeight, MOST_ON_X, graphemes, is_valid_on_x, mastodon_length, weighted_fit,
    weighted_length,
};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A link, with or without a scheme.
    Link,
    /// `@handle`.
    Mention,
    /// `@handle/list`.
    List,
    /// `#tag`.
    Hashtag,
    /// `$TAG`.
    Cashtag,
}

/// A link, mention or tag in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its first byte, which is the sign of a mention or tag.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl Token {
    /// Its bytes in the text.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// A hashtag without its sign, whether plain or full-width.
pub fn tag_name(tag: &str) -> &str {
    tag.trim_start_matches(['#', '＃'])
}

/// The links, mentions and tags of a text, in its order, not overlapping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens(Vec<Token>);

impl Tokens {
    /// Finds the tokens of a text.
    pub fn of(text: &str) -> Self {
        let mut tokens = Vec::new();
        let (mut at, mut floor) = (0, 0);
        while let Some(sign) = next_sign(text.as_bytes(), at) {
            let found = match text.as_bytes()[sign] {
                b'.' => link::at_point(text, sign, floor),
                b'$' => tag::cashtag(text, sign)
                    .map_or(link::Looked::Nothing(sign + 1), link::Looked::Found),
                b'@' => tag::mention(text, sign, 1)
                    .map_or(link::Looked::Nothing(sign + 1), link::Looked::Found),
                b'#' => tag::hashtag(text, sign, 1)
                    .map_or(link::Looked::Nothing(sign + 1), link::Looked::Found),
                _ => wide(text, sign),
            };
            match found {
                link::Looked::Found(token) => {
                    tokens.push(token);
                    (at, floor) = (token.end, token.end);
                }
                link::Looked::Several(several) => {
                    at = several.last().map_or(sign + 1, |token| token.end);
                    floor = at;
                    tokens.extend(several);
                }
                link::Looked::Nothing(next) => at = next,
            }
        }
        Self(tokens)
    }

    /// All of them.
    pub fn all(&self) -> &[Token] {
        &self.0
    }

    /// The links.
    pub fn links(&self) -> impl Iterator<Item = &Token> {
        self.of_kind(TokenKind::Link)
    }

    /// The mentions; a list is none.
    pub fn mentions(&self) -> impl Iterator<Item = &Token> {
        self.of_kind(TokenKind::Mention)
    }

    /// The hashtags.
    pub fn hashtags(&self) -> impl Iterator<Item = &Token> {
        self.of_kind(TokenKind::Hashtag)
    }

    /// The cashtags.
    pub fn cashtags(&self) -> impl Iterator<Item = &Token> {
        self.of_kind(TokenKind::Cashtag)
    }

    /// The first one that shares a byte with a range, found by halving: a text
    /// may hold thousands of tokens, and be asked as often.
    pub fn touching(&self, range: &Range<usize>) -> Option<&Token> {
        let next = self.0.partition_point(|token| token.end <= range.start);
        self.0.get(next).filter(|token| token.start < range.end)
    }

    fn of_kind(&self, kind: TokenKind) -> impl Iterator<Item = &Token> {
        self.0.iter().filter(move |token| token.kind == kind)
    }
}

/// The mention that a text begins with, by which it answers somebody.
pub fn reply_to(text: &str) -> Option<Token> {
    let start = text.find(|sign: char| !sign.is_whitespace())?;
    let width = text[start..].chars().next().filter(|sign| matches!(sign, '@' | '＠'))?.len_utf8();
    tag::mention(text, start, width)
        .filter(|token| token.kind == TokenKind::Mention || token.kind == TokenKind::List)
}

/// The full-width signs `＃` and `＠`.
fn wide(text: &str, at: usize) -> link::Looked {
    let token = match text[at..].chars().next() {
        Some('＃') => tag::hashtag(text, at, 3),
        Some('＠') => tag::mention(text, at, 3),
        _ => None,
    };
    token.map_or(link::Looked::Nothing(at + 3), link::Looked::Found)
}

/// The next byte from `at` on with which a token may begin to be seen.
fn next_sign(bytes: &[u8], at: usize) -> Option<usize> {
    let sign = |byte: &u8| SIGNS[usize::from(*byte)];
    bytes.get(at..)?.iter().position(sign).map(|found| at + found)
}

/// `.`, `#`, `@`, `$`, and the first byte of the full-width signs.
static SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    signs[b'.' as usize] = true;
    signs[b'#' as usize] = true;
    signs[b'@' as usize] = true;
    signs[b'$' as usize] = true;
    signs[0xEF] = true;
    signs
};

/// The character before a byte.
fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// Latin letters with marks, which may stand in a link or end a handle early.
fn is_latin_accented(sign: char) -> bool {
    matches!(sign,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{FF}' | '\u{100}'..='\u{24F}'
        | '\u{253}'..='\u{254}' | '\u{256}'..='\u{257}' | '\u{259}' | '\u{25B}' | '\u{263}'
        | '\u{268}' | '\u{26F}' | '\u{272}' | '\u{289}' | '\u{28B}' | '\u{2BB}'
        | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}
