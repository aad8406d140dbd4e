//! Tokens of a text: links, mentions, hashtags, cashtags and emoji; and the length of
//! a text as a platform counts it.
//!
//! X has published a conformance suite for its library twitter-text. This module
//! passes it: `tests/suite/conformance.rs` runs all of it. A text is tokenized in one
//! pass that stops only at `.`, `#`, `@`, `$` and the full-width forms of `#` and `@`.
//! The time is linear in the length of the text.

mod address;
mod emoji;
mod length;
mod link;
mod mentions_and_tags;
mod tag_syntax;

use std::ops::Range;

use crate::platform::{HandleSyntax, Platform};

pub use address::is_address;
pub(crate) use address::{host_of, host_range, is_on, without_scheme};
pub use emoji::emoji;
pub use length::{EmojiCount, length, overflow, overflow_in_bytes, weighted_fit};
pub(crate) use link::is_domain;

/// The kind of a token.
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
    /// Its first byte, which for a mention or tag is the `@`, `#` or `$`.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl Token {
    /// The bytes of the token in the text.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// A hashtag without its `#` or full-width `＃`.
pub fn tag_name(tag: &str) -> &str {
    tag.trim_start_matches(['#', '＃'])
}

/// What was found at a marker. Every token contains a marker, such as the dot in a link
/// or the `#` of a hashtag.
enum Found {
    /// A token.
    One(Token),
    /// Several links that only characters of another script separate, without a space:
    /// `见a.dk和b.dk`.
    Several(Vec<Token>),
    /// No token. The search continues at this offset.
    None(usize),
}

impl Found {
    /// The token; without one, the search continues at `next`.
    fn token_or(token: Option<Token>, next: usize) -> Self {
        token.map_or(Self::None(next), Self::One)
    }
}

/// The links, mentions, hashtags and cashtags of a text, in order. No two overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens(Vec<Token>);

impl Tokens {
    /// Finds the tokens of a text.
    pub fn of(text: &str) -> Self {
        let mut tokens = Vec::new();
        let (mut at, mut floor) = (0, 0);
        while let Some(marker) = next_marker(text.as_bytes(), at) {
            let found = match text.as_bytes()[marker] {
                b'.' if is_full_stop(text.as_bytes(), marker) => Found::None(marker + 1),
                b'.' => link::link_around_dot(text, marker, floor),
                b'$' => Found::token_or(mentions_and_tags::cashtag(text, marker), marker + 1),
                b'@' => Found::token_or(mentions_and_tags::mention(text, marker, 1), marker + 1),
                b'#' => Found::token_or(mentions_and_tags::hashtag(text, marker, 1), marker + 1),
                _ => full_width(text, marker),
            };
            match found {
                Found::One(token) => {
                    tokens.push(token);
                    (at, floor) = (token.end, token.end);
                }
                Found::Several(several) => {
                    at = several.last().map_or(marker + 1, |token| token.end);
                    floor = at;
                    tokens.extend(several);
                }
                Found::None(next) => at = next,
            }
        }
        Self(tokens)
    }

    /// Finds the tokens of a text as a platform does. The tokens are those of X, but on
    /// some platforms mentions may be longer, or have a server or domain, and hashtags may have other
    /// letters.
    pub fn on(text: &str, platform: Platform) -> Self {
        let mut tokens = Self::with_mentions_on(text, platform);
        if platform.facts().links_need_scheme {
            tokens.0.retain(|token| {
                token.kind != TokenKind::Link || text[token.range()].contains("://")
            });
        }
        let Some(tags) = tag_syntax::hashtags(text, platform.facts().hashtags) else {
            return tokens;
        };
        let others = tokens.0.into_iter().filter(|token| token.kind != TokenKind::Hashtag);
        Self(others.collect()).with(TokenKind::Hashtag, tags.into_iter())
    }

    fn with_mentions_on(text: &str, platform: Platform) -> Self {
        let mut tokens = Self::of(text);
        match platform.facts().handles {
            HandleSyntax::DottedName => {}
            HandleSyntax::AnyLetters => {
                let handles = mentions_and_tags::handles_of_any_letters(text);
                return tokens.with(TokenKind::Mention, handles);
            }
            HandleSyntax::NameAtServer => {
                let handles = mentions_and_tags::handles_on_servers(text);
                return tokens.with(TokenKind::Mention, handles);
            }
            HandleSyntax::Domain => {
                let handles = mentions_and_tags::domain_handles(text);
                return tokens.with(TokenKind::Mention, handles);
            }
            HandleSyntax::Name | HandleSyntax::DisplayName => return tokens,
        }
        let starts = tokens.0.iter().skip(1).map(|token| token.start);
        let limits: Vec<usize> = starts.chain([text.len()]).collect();
        for (token, limit) in tokens.0.iter_mut().zip(limits) {
            if token.kind == TokenKind::Mention {
                token.end = mentions_and_tags::dotted_handle(&text[..limit], token.end);
            }
        }
        tokens
    }

    /// These tokens, with tokens of this kind at the given ranges, which are in order, in place of the
    /// tokens that X finds there. What begins within a link is none.
    fn with(self, kind: TokenKind, ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let mut own = self.0.into_iter().peekable();
        let mut tokens = Vec::with_capacity(own.len());
        for Range { start, end } in ranges {
            while let Some(before) = own.next_if(|token| token.end <= start) {
                tokens.push(before);
            }
            if own.peek().is_some_and(|token| token.start < start) {
                continue;
            }
            while own.next_if(|token| token.start < end).is_some() {}
            tokens.push(Token { kind, start, end });
        }
        tokens.extend(own);
        Self(tokens)
    }

    /// All tokens, in order.
    pub fn all(&self) -> &[Token] {
        &self.0
    }

    /// The links.
    pub fn links(&self) -> impl Iterator<Item = &Token> {
        self.of_kind(TokenKind::Link)
    }

    /// The mentions, without lists.
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

    /// The first token that overlaps a range; `None` if none does. The search is
    /// binary, because a text may have thousands of tokens, and this may be called for
    /// each.
    pub fn touching(&self, range: &Range<usize>) -> Option<&Token> {
        let next = self.0.partition_point(|token| token.end <= range.start);
        self.0.get(next).filter(|token| token.start < range.end)
    }

    fn of_kind(&self, kind: TokenKind) -> impl Iterator<Item = &Token> {
        self.0.iter().filter(move |token| token.kind == kind)
    }
}

/// The mention or list (`@handle/list`) at the start of a text, which makes the post a
/// reply; `None` if the text does not begin with one.
pub fn reply_to(text: &str) -> Option<Token> {
    let start = text.find(|char: char| !char.is_whitespace())?;
    let width = text[start..].chars().next().filter(|char| matches!(char, '@' | '＠'))?.len_utf8();
    mentions_and_tags::mention(text, start, width)
        .filter(|token| token.kind == TokenKind::Mention || token.kind == TokenKind::List)
}

/// The token that begins with the full-width `＃` or `＠` at byte `at`.
fn full_width(text: &str, at: usize) -> Found {
    let token = match text[at..].chars().next() {
        Some('＃') => mentions_and_tags::hashtag(text, at, 3),
        Some('＠') => mentions_and_tags::mention(text, at, 3),
        _ => None,
    };
    Found::token_or(token, at + 3)
}

/// The offset of the next marker from `at` on: a byte without which there is no token.
/// `None` if there is no further marker.
fn next_marker(bytes: &[u8], at: usize) -> Option<usize> {
    let is_marker = |byte: &u8| MARKERS[usize::from(*byte)];
    bytes.get(at..)?.iter().position(is_marker).map(|found| at + found)
}

/// Whether nothing or white space follows the dot, as at the end of most sentences.
/// Such a dot is in no link. If a link ends before the dot, that link has been found at
/// its first dot.
fn is_full_stop(bytes: &[u8], dot: usize) -> bool {
    bytes.get(dot + 1).is_none_or(u8::is_ascii_whitespace)
}

/// For each byte, whether it is a marker: `.`, `#`, `@`, `$`, or the first byte of
/// `＃` or `＠`.
static MARKERS: [bool; 256] = {
    let mut markers = [false; 256];
    markers[b'.' as usize] = true;
    markers[b'#' as usize] = true;
    markers[b'@' as usize] = true;
    markers[b'$' as usize] = true;
    markers[0xEF] = true;
    markers
};

/// The character before byte `at`; `None` at the start of the text.
fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// Whether a character is an accented Latin letter. Links may contain such letters;
/// handles cannot.
fn is_latin_accented(char: char) -> bool {
    matches!(char,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{FF}' | '\u{100}'..='\u{24F}'
        | '\u{253}'..='\u{254}' | '\u{256}'..='\u{257}' | '\u{259}' | '\u{25B}' | '\u{263}'
        | '\u{268}' | '\u{26F}' | '\u{272}' | '\u{289}' | '\u{28B}' | '\u{2BB}'
        | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}
