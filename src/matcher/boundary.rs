//! Word boundaries: where the words of a folded text are, and where the match
//! of a term ends whose prefix was found.

use std::ops::Range;

use super::notation::Piece;

/// Where the match of a term ends whose prefix ends at `at`, if the pieces after
/// the prefix match and a word ends there.
pub(super) fn end_of(pieces: &[Piece], text: &str, at: usize) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else {
        return (!continues_word(text, at)).then_some(at);
    };
    match piece {
        Piece::AnyEnding => end_of(rest, text, at + word_chars(&text[at..])),
        Piece::Literal(literal) => end_of(rest, text, after_literal(literal, text, at)?),
        Piece::Gap => {
            let Some((Piece::Literal(word), rest)) = rest.split_first() else { return None };
            if continues_word(text, at) {
                return None;
            }
            let mut from = at + separators(&text[at..])?;
            for _ in 0..=3 {
                let end = after_literal(word, text, from).and_then(|end| end_of(rest, text, end));
                if end.is_some() {
                    return end;
                }
                from += word_chars(&text[from..]);
                from += separators(&text[from..])?;
            }
            None
        }
    }
}

/// Where a literal ends that starts at `at`; its spaces match any white space.
fn after_literal(literal: &str, text: &str, mut at: usize) -> Option<usize> {
    for byte in literal.bytes() {
        if byte == b' ' {
            let space = white_space(&text[at..]);
            if space == 0 {
                return None;
            }
            at += space;
        } else if text.as_bytes().get(at) == Some(&byte) {
            at += 1;
        } else {
            return None;
        }
    }
    Some(at)
}

/// The bytes between a word and the next one of the same sentence.
fn separators(text: &str) -> Option<usize> {
    let length = text.find(is_word_char)?;
    let between = &text[..length];
    (!between.is_empty() && !between.contains(['.', '!', '?', '\n'])).then_some(length)
}

/// The bytes of white space at the start of a text.
pub(super) fn white_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The bytes of word characters at the start of a text.
fn word_chars(text: &str) -> usize {
    text.find(|char| !is_word_char(char)).unwrap_or(text.len())
}

/// Whether `at` is inside a word.
fn continues_word(text: &str, at: usize) -> bool {
    // A term may end in punctuation (`foto:`), after which a word may start.
    let ends_in_word = text[..at].chars().next_back().is_some_and(is_word_char);
    ends_in_word && text[at..].chars().next().is_some_and(is_word_char)
}

/// Whether a character is part of a word: a letter, digit, mark or `_`.
pub(crate) fn is_word_char(char: char) -> bool {
    match char {
        '\0'..='\x7F' => char.is_ascii_alphanumeric() || char == '_',
        // Latin letters, without a lookup in the Unicode tables.
        'À'..='ɏ' => !matches!(char, '×' | '÷'),
        // Variation selectors and the keycap are part of the emoji before them.
        '\u{FE00}'..='\u{FE0F}' | '\u{20E3}' => false,
        _ => char.is_alphanumeric() || unicode_normalization::char::is_combining_mark(char),
    }
}

/// The bytes of each word of a text.
pub(super) fn words_in(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = run(text, at, false);
        at = run(text, start, true);
        (start < at).then_some(start..at)
    })
}

/// Where a run of word characters, or of other characters, ends.
fn run(text: &str, mut at: usize, of_word_chars: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let (is_word, length) = match CLASSES[usize::from(byte)] {
            ByteClass::AsciiWord => (true, 1),
            ByteClass::AsciiOther => (false, 1),
            ByteClass::MultiByte => match text[at..].chars().next() {
                Some(char) => (is_word_char(char), char.len_utf8()),
                None => (false, 1),
            },
        };
        if is_word != of_word_chars {
            break;
        }
        at += length;
    }
    at
}

/// The character that a byte starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteClass {
    /// A word character of one byte.
    AsciiWord,
    /// Another character of one byte.
    AsciiOther,
    /// A character of several bytes.
    MultiByte,
}

/// The class of each byte, which agrees with [`is_word_char`].
static CLASSES: [ByteClass; 256] = {
    let mut classes = [ByteClass::AsciiOther; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            classes[byte as usize] = ByteClass::AsciiWord;
        }
        classes[byte as usize + 128] = ByteClass::MultiByte;
        byte += 1;
    }
    classes
};
