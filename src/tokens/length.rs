//! How long a platform finds a text.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{TokenKind, Tokens, emoji::emoji_at};

/// The longest post on X, weighted.
pub const MOST_ON_X: usize = 280;
/// What a link counts, however long it is.
const LINK: usize = 23;

/// How the platform weighs an emoji.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmojiWeight {
    /// As two, whatever it is made of (twitter-text, configuration v3, which X
    /// uses today).
    Two,
    /// By its code points (configuration v2).
    CodePoints,
}

/// The length of a text on X: a link counts 23, an emoji 2, Latin letters and
/// common punctuation 1, all other code points 2 (twitter-text, configuration
/// v3). Decomposed letters count as composed ones.
pub fn weighted_length(text: &str, tokens: &Tokens) -> usize {
    weigh(text, tokens, weigh_piece)
}

/// The length of a text without links. Most of it is light: each code point
/// weighs one. Only where a heavy one stands, the sign is looked at.
fn weigh_piece(mut text: &str) -> usize {
    let mut length = 0;
    while let Some(heavy) = text.bytes().position(is_heavy) {
        // A mark combines with the letter before it, a selector with a digit.
        let before = text[..heavy].char_indices().next_back().map_or(0, |(at, _)| at);
        length += text[..before].chars().count();
        text = &text[before..];
        let mut units = Units { text, at: 0, emoji: EmojiWeight::Two };
        length += units.next().map_or(0, |(_, weight)| weight);
        while text.as_bytes().get(units.at).is_some_and(|byte| is_heavy(*byte)) {
            length += units.next().map_or(0, |(_, weight)| weight);
        }
        text = &text[units.at..];
    }
    length + text.chars().count()
}

/// Whether a byte begins a code point from U+0300, below which none weighs two
/// or combines with another.
const fn is_heavy(byte: u8) -> bool {
    0xCC <= byte
}

/// The weighted length of a text, and how many of its bytes fit into `most`.
pub fn weighted_fit(
    text: &str,
    tokens: &Tokens,
    emoji: EmojiWeight,
    most: usize,
) -> (usize, usize) {
    let (mut length, mut fit, mut start) = (0, 0, 0);
    let mut count = |end: usize, weight: usize| {
        length += weight;
        if length <= most {
            fit = end;
        }
    };
    for link in tokens.links() {
        let before = Units { text: &text[start..link.start], at: 0, emoji };
        before.for_each(|(end, weight)| count(start + end, weight));
        count(link.end, LINK);
        start = link.end;
    }
    let rest = Units { text: &text[start..], at: 0, emoji };
    rest.for_each(|(end, weight)| count(start + end, weight));
    (length, fit)
}

/// The signs of a text as X weighs them: the end of each and its weight.
struct Units<'t> {
    text: &'t str,
    at: usize,
    emoji: EmojiWeight,
}

impl Iterator for Units<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text[self.at..];
        let first = rest.chars().next()?;
        let mut end = first.len_utf8();
        let picture = match self.emoji {
            EmojiWeight::Two if is_emoji_start(first, &rest[end..]) => emoji_at(rest),
            _ => None,
        };
        let weight = if let Some(length) = picture {
            end = length;
            2
        } else {
            let marks = |sign: char| {
                '\u{300}' <= sign && unicode_normalization::char::is_combining_mark(sign)
            };
            let after = &rest[end..];
            let length = after.find(|sign| !marks(sign)).unwrap_or(after.len());
            if length == 0 && first < '\u{340}' {
                weight(first)
            } else {
                end += length;
                rest[..end].nfc().map(weight).sum()
            }
        };
        self.at += end;
        Some((self.at, weight))
    }
}

/// A cheap test that most signs fail.
fn is_emoji_start(first: char, rest: &str) -> bool {
    '\u{2190}' <= first
        || matches!(first, '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}')
        || first.is_ascii() && rest.starts_with(['\u{FE0F}', '\u{20E3}'])
}

fn weight(sign: char) -> usize {
    if is_light(sign) { 1 } else { 2 }
}

/// The length of a text on Mastodon: characters as a reader counts them, a link
/// 23, of a mention elsewhere only the name.
pub fn mastodon_length(text: &str, tokens: &Tokens) -> usize {
    let length = weigh(text, tokens, |piece| piece.graphemes(true).count());
    let homes: usize = tokens.mentions().map(|mention| home(&text[mention.end..])).sum();
    length - homes
}

/// The length of a text as a reader counts it, which is how Bluesky does.
pub fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The length of `@home.example` after a name.
fn home(rest: &str) -> usize {
    let Some(domain) = rest.strip_prefix('@') else { return 0 };
    let part = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-');
    let length = domain.find(|sign| !part(sign)).unwrap_or(domain.len());
    if length == 0 { 0 } else { 1 + length }
}

/// Whether X would take a text: neither empty nor too long, and no characters
/// that it refuses.
pub fn is_valid_on_x(text: &str, tokens: &Tokens) -> bool {
    let length = weighted_length(text, tokens);
    !text.is_empty() && length <= MOST_ON_X && !text.contains(['\u{FFFE}', '\u{FEFF}', '\u{FFFF}'])
}

/// Links at their fixed weight, and what lies between them.
fn weigh(text: &str, tokens: &Tokens, piece: impl Fn(&str) -> usize) -> usize {
    let (mut length, mut start) = (0, 0);
    for link in tokens.all().iter().filter(|token| token.kind == TokenKind::Link) {
        length += piece(&text[start..link.start]) + LINK;
        start = link.end;
    }
    length + piece(&text[start..])
}

/// The code points that weigh one.
fn is_light(sign: char) -> bool {
    matches!(u32::from(sign), 0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        assert_eq!(weighted_length(text, &Tokens::of(text)), expected, "{text}");
    }

    #[test]
    fn length_is_weighted() {
        check("æøå", 3);
        check("a\u{30a}", 1);
        check("👩‍👩‍👧", 2);
        check("日本", 4);
        check("se https://www.vejen.dk/en/lang/adresse/uden/ende nu", 29);
    }
}
