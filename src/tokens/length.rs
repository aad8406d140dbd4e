//! How long a platform finds a text.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use super::{TokenKind, Tokens, emoji};

/// The longest post on X, weighted.
pub const MOST_ON_X: usize = 280;
/// What a link counts, however long it is.
const LINK: usize = 23;

/// The length of a text on X: a link counts 23, an emoji 2, Latin letters and
/// common punctuation 1, all other code points 2 (twitter-text, configuration
/// v3). Decomposed letters count as composed ones.
pub fn weighted_length(text: &str, tokens: &Tokens) -> usize {
    if text.is_ascii() {
        return weigh(text, tokens, str::len);
    }
    weigh(text, tokens, |piece| {
        if is_nfc_quick(piece.chars()) == IsNormalized::Yes {
            weight(piece)
        } else {
            weight(&piece.nfc().collect::<String>())
        }
    })
}

/// The length of a text on Mastodon: characters as a reader counts them, a link
/// 23, of a mention elsewhere only the name.
pub fn mastodon_length(text: &str, tokens: &Tokens) -> usize {
    let length = weigh(text, tokens, |piece| piece.graphemes(true).count());
    let homes: usize = tokens.mentions().map(|mention| home(&text[mention.end..])).sum();
    length - homes
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
    !text.is_empty()
        && length <= MOST_ON_X
        && !text.contains(['\u{FFFE}', '\u{FEFF}', '\u{FFFF}'])
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

fn weight(text: &str) -> usize {
    let signs = text.chars().map(|sign| if is_light(sign) { 1 } else { 2 }).sum::<usize>();
    if text.bytes().all(|byte| byte < 0xE2) && !text.contains('\u{A9}') {
        return signs;
    }
    emoji(text).fold(signs, |length, emoji| {
        let own: usize = text[emoji].chars().map(|sign| if is_light(sign) { 1 } else { 2 }).sum();
        length + 2 - own
    })
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
