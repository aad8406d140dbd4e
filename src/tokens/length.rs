//! The length of a text as each platform counts it.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    Tokens,
    emoji::{emoji, emoji_at},
    mentions_and_tags,
};
use crate::platform::{LengthUnit, Platform};

/// How X counts an emoji.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmojiCount {
    /// As two, however many code points it has (twitter-text, configuration v3,
    /// which X uses today).
    Two,
    /// As many as it has code points (configuration v2).
    CodePoints,
}

/// The length of a text in the unit in which the platform counts it, such as
/// graphemes.
pub fn length(text: &str, tokens: &Tokens, platform: Platform) -> usize {
    let facts = platform.facts();
    let count = match facts.counts {
        LengthUnit::Weighted => weighted,
        LengthUnit::Graphemes => graphemes,
        LengthUnit::GraphemesWithoutServers => {
            // A server may begin with a mark that is one grapheme with what is before it.
            |text: &str| {
                let of_servers = servers(text).map(|server| graphemes(&text[server]));
                graphemes(text).saturating_sub(of_servers.sum::<usize>())
            }
        }
        LengthUnit::CodePoints => code_points,
        LengthUnit::EmojiAsBytes => emoji_as_bytes,
        LengthUnit::Bytes => str::len,
    };
    match facts.link_length {
        Some(link) => with_fixed_links(text, tokens, link, count),
        None => count(text),
    }
}

/// For a text that is longer than `max` on a platform: the byte offset of the first
/// character beyond that limit. If that character is in a link or in the server of a mention,
/// this is where the link or the server begins.
pub fn overflow(text: &str, tokens: &Tokens, platform: Platform, max: usize) -> usize {
    let facts = platform.facts();
    let of_grapheme: fn(&str) -> usize = match facts.counts {
        LengthUnit::Weighted => return weighted_fit(text, tokens, EmojiCount::Two, max).1,
        LengthUnit::Graphemes | LengthUnit::GraphemesWithoutServers => |_| 1,
        LengthUnit::CodePoints => code_points,
        LengthUnit::EmojiAsBytes => emoji_as_bytes,
        LengthUnit::Bytes => str::len,
    };
    let mut fixed = Vec::new();
    if let Some(length) = facts.link_length {
        fixed.extend(tokens.links().map(|link| (link.range(), length)));
    }
    if facts.counts == LengthUnit::GraphemesWithoutServers {
        fixed.extend(servers(text).map(|server| (server, 0)));
        fixed.sort_by_key(|(range, _)| range.start);
    }
    overflow_of(text, max, of_grapheme, &fixed)
}

/// The byte offset of the first grapheme that is not completely within the first `max`
/// bytes.
pub fn overflow_in_bytes(text: &str, max: usize) -> usize {
    overflow_of(text, max, str::len, &[])
}

/// The byte offset of the first grapheme with which a text is longer than `max`; that of the
/// last grapheme if the text is not longer. `of_grapheme` is the length of a grapheme.
/// `fixed` has ranges of the text, in order, each with a length that counts instead of the
/// lengths of its graphemes. Of ranges that overlap, the first counts.
fn overflow_of(
    text: &str,
    max: usize,
    of_grapheme: fn(&str) -> usize,
    fixed: &[(Range<usize>, usize)],
) -> usize {
    let mut fixed = fixed.iter().peekable();
    let (mut length, mut last, mut end) = (0, 0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        if at < end {
            continue;
        }
        while fixed.next_if(|(range, _)| range.start < end).is_some() {}
        length += match fixed.next_if(|(range, _)| range.start <= at) {
            Some((range, length)) => {
                end = range.end;
                *length
            }
            None => of_grapheme(grapheme),
        };
        last = at;
        if max < length {
            break;
        }
    }
    last
}

/// The length of a text in which every link has the length `link`.
fn with_fixed_links(
    text: &str,
    tokens: &Tokens,
    link: usize,
    count: impl Fn(&str) -> usize,
) -> usize {
    let (mut length, mut start) = (0, 0);
    for token in tokens.links() {
        length += count(&text[start..token.start]) + link;
        start = token.end;
    }
    length + count(&text[start..])
}

fn code_points(text: &str) -> usize {
    text.chars().count()
}

/// The number of code points of a text, where an emoji counts as many as it has bytes.
fn emoji_as_bytes(text: &str) -> usize {
    let more = |range: Range<usize>| range.len() - code_points(&text[range]);
    code_points(text) + emoji(text).map(more).sum::<usize>()
}

fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The bytes of the servers in the mentions of a text, such as `@server.example` after
/// `@name`.
fn servers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let server = |handle: Range<usize>| {
        let at = text[handle.clone()].rfind('@').unwrap_or_default();
        handle.start + at..handle.end
    };
    mentions_and_tags::handles_on_servers(text).map(server)
}

/// The length of a text without links as X counts it: an emoji counts 2, Latin
/// letters and common punctuation count 1, all other code points 2 (twitter-text,
/// configuration v3). Decomposed letters count as composed ones.
///
/// Most texts have only code points that count one, which are counted without
/// decoding them.
fn weighted(mut text: &str) -> usize {
    let mut length = 0;
    while let Some(next) = text.bytes().position(may_count_two) {
        // The character before this byte is counted together with it, because a
        // combining mark belongs to the letter before it, and a variation selector to
        // the digit before it.
        let before = text[..next].char_indices().next_back().map_or(0, |(at, _)| at);
        length += text[..before].chars().count();
        text = &text[before..];
        let mut units = Units { text, at: 0, emoji: EmojiCount::Two };
        length += units.next().map_or(0, |(_, weight)| weight);
        while text.as_bytes().get(units.at).is_some_and(|byte| may_count_two(*byte)) {
            length += units.next().map_or(0, |(_, weight)| weight);
        }
        text = &text[units.at..];
    }
    length + text.chars().count()
}

/// Whether a byte starts a code point from U+0300 on. No code point below U+0300 counts
/// 2 or combines with another code point.
const fn may_count_two(byte: u8) -> bool {
    0xCC <= byte
}

/// The length of a text as X counts it, and how many of its bytes fit into the length
/// `max`.
pub fn weighted_fit(text: &str, tokens: &Tokens, emoji: EmojiCount, max: usize) -> (usize, usize) {
    let (mut length, mut fit, mut start) = (0, 0, 0);
    let mut count = |end: usize, weight: usize| {
        length += weight;
        if length <= max {
            fit = end;
        }
    };
    let link_length = Platform::X.facts().link_length;
    for link in tokens.links() {
        let before = Units { text: &text[start..link.start], at: 0, emoji };
        before.for_each(|(end, weight)| count(start + end, weight));
        count(link.end, link_length.unwrap_or(link.end - link.start));
        start = link.end;
    }
    let rest = Units { text: &text[start..], at: 0, emoji };
    rest.for_each(|(end, weight)| count(start + end, weight));
    (length, fit)
}

/// The characters of a text as X counts them: for each, the offset of its end in
/// bytes, and what it counts.
struct Units<'t> {
    text: &'t str,
    at: usize,
    emoji: EmojiCount,
}

impl Iterator for Units<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text[self.at..];
        let first = rest.chars().next()?;
        let mut end = first.len_utf8();
        let emoji = match self.emoji {
            EmojiCount::Two if may_be_emoji(first, &rest[end..]) => emoji_at(rest),
            _ => None,
        };
        let weight = if let Some(length) = emoji {
            end = length;
            2
        } else {
            let after = &rest[end..];
            let marks = after.find(|char| !is_mark(char)).unwrap_or(after.len());
            if marks == 0 && first < '\u{340}' {
                weight(first)
            } else {
                end += marks;
                rest[..end].nfc().map(weight).sum()
            }
        };
        self.at += end;
        Some((self.at, weight))
    }
}

fn is_mark(char: char) -> bool {
    '\u{300}' <= char && is_combining_mark(char)
}

/// A cheap test of whether an emoji may begin with `first`, which is followed by `rest`.
/// It rules out most characters.
fn may_be_emoji(first: char, rest: &str) -> bool {
    '\u{2190}' <= first
        || matches!(first, '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}')
        || first.is_ascii() && rest.starts_with(['\u{FE0F}', '\u{20E3}'])
}

/// What a code point counts on X: 1 in the Latin, Greek, Cyrillic and other scripts
/// of the first Unicode ranges and for common punctuation, else 2.
fn weight(char: char) -> usize {
    match u32::from(char) {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(platform: Platform, text: &str, expected: usize) {
        assert_eq!(length(text, &Tokens::of(text), platform), expected, "{text}");
    }

    #[test]
    fn each_platform_counts_its_own_unit() {
        check(Platform::X, "æøå", 3);
        check(Platform::X, "a\u{30a}", 1);
        check(Platform::X, "👩‍👩‍👧", 2);
        check(Platform::X, "日本", 4);
        check(Platform::X, "To træer 🌳 og 🌳🌳🌳 i dag", 27);
        check(Platform::X, "©\u{FE0F} 1\u{FE0F}\u{20E3} x", 7);
        check(Platform::Mastodon, "👩‍👩‍👧 日本", 4);
        check(Platform::Mastodon, "@vejen@kultur.social Hej", 10);
        check(Platform::Mastodon, "@vejen@blåbær.example Hej", 10);
        check(Platform::Mastodon, "se https://kultur.social/@vejen@vejen-kommune-og-museum.dk", 26);
        check(Platform::Bluesky, "@vejen.bsky.social Hej", 22);
        let link = "se https://www.vejen.dk/en/lang/adresse/uden/ende nu";
        check(Platform::X, link, 29);
        check(Platform::Mastodon, link, 29);
        check(Platform::Bluesky, link, link.len());
        let bare = "se vejen.dk/adresse/uden/https nu";
        let tokens = Tokens::on(bare, Platform::Mastodon);
        assert_eq!(length(bare, &tokens, Platform::Mastodon), bare.len());
        check(Platform::Threads, "Grøn 🌳 by", 12);
        check(Platform::Facebook, "Grøn 🌳 by", 9);
        check(Platform::Instagram, link, link.len());
        check(Platform::LinkedIn, "a\u{30a}", 2);
        check(Platform::YouTube, "æøå", 6);
    }

    #[test]
    fn the_overflow_starts_after_what_fits() {
        let text = "æ".repeat(301);
        let tokens = Tokens::default();
        assert_eq!(overflow(&text, &tokens, Platform::X, 280), 2 * 280);
        assert_eq!(overflow(&text, &tokens, Platform::Bluesky, 300), 2 * 300);
        assert_eq!(overflow(&text, &tokens, Platform::Instagram, 300), 2 * 300);
        assert_eq!(overflow(&text, &tokens, Platform::YouTube, 601), 2 * 300);
        let trees = "🌳".repeat(126);
        assert_eq!(overflow(&trees, &tokens, Platform::Threads, 500), 4 * 125);
        assert_eq!(overflow_in_bytes(&trees, 10), 8);
        // The link counts 23, and the server nothing.
        let text = "Se https://www.vejen.dk/en/lang/adresse/uden/ende @vejen@kultur.social æøå";
        let tokens = Tokens::of(text);
        let at = |max| &text[overflow(text, &tokens, Platform::Mastodon, max)..];
        assert_eq!(at(35), "øå");
        assert_eq!(
            at(25),
            "https://www.vejen.dk/en/lang/adresse/uden/ende @vejen@kultur.social æøå"
        );
    }
}
