//! The letters and spaces of a folded text: where its words stand, and where a
//! term ends whose beginning was found.

use std::ops::Range;

use super::notation::Piece;

/// Where a term ends whose beginning ends at `at`, if all of it is there.
pub(super) fn end_of(tail: &[Piece], text: &str, at: usize) -> Option<usize> {
    let Some((piece, rest)) = tail.split_first() else {
        return (!continues_word(text, at)).then_some(at);
    };
    match piece {
        Piece::Letters => end_of(rest, text, at + letters(&text[at..])),
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
                from += letters(&text[from..]);
                from += separators(&text[from..])?;
            }
            None
        }
    }
}

/// Where a literal ends that stands at `at`; its spaces are any white space.
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

/// How many bytes lie before the next word of the same sentence.
fn separators(text: &str) -> Option<usize> {
    let length = text.find(is_letter)?;
    let between = &text[..length];
    (!between.is_empty() && !between.contains(['.', '!', '?', '\n'])).then_some(length)
}

/// How many bytes of white space a text begins with.
pub(super) fn white_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// How many bytes of letters a text begins with.
fn letters(text: &str) -> usize {
    text.find(|sign| !is_letter(sign)).unwrap_or(text.len())
}

/// Whether the word that ends at `at` goes on.
fn continues_word(text: &str, at: usize) -> bool {
    // A term may end in a sign (`foto:`); then nothing of it can go on.
    let ends_in_letter = text[..at].chars().next_back().is_some_and(is_letter);
    ends_in_letter && text[at..].chars().next().is_some_and(is_letter)
}

/// Whether a sign is part of a word, as Unicode sees it.
pub(crate) fn is_letter(sign: char) -> bool {
    match sign {
        '\0'..='\x7F' => sign.is_ascii_alphanumeric() || sign == '_',
        // The letters of western languages, without a look into the tables.
        'À'..='ɏ' => !matches!(sign, '×' | '÷'),
        // They follow an emoji and say how it looks; what comes after is a word.
        '\u{FE00}'..='\u{FE0F}' | '\u{20E3}' => false,
        _ => sign.is_alphanumeric() || unicode_normalization::char::is_combining_mark(sign),
    }
}

/// The words of a text.
pub(super) fn words_in(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = run(text, at, false);
        at = run(text, start, true);
        (start < at).then_some(start..at)
    })
}

/// Where a run of letters ends, or one of other signs.
fn run(text: &str, mut at: usize, of_letters: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let (letter, length) = match SIGNS[usize::from(byte)] {
            Sign::Letter => (true, 1),
            Sign::Other => (false, 1),
            Sign::Long => match text[at..].chars().next() {
                Some(sign) => (is_letter(sign), sign.len_utf8()),
                None => (false, 1),
            },
        };
        if letter != of_letters {
            break;
        }
        at += length;
    }
    at
}

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A letter of one byte.
    Letter,
    /// Another sign of one byte.
    Other,
    /// A sign of several bytes.
    Long,
}

/// What each byte begins; [`is_letter`] says the same.
static SIGNS: [Sign; 256] = {
    let mut signs = [Sign::Other; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            signs[byte as usize] = Sign::Letter;
        }
        signs[byte as usize + 128] = Sign::Long;
        byte += 1;
    }
    signs
};
