//! Finds the ends of sentences.

use super::{boundary::is_word_char, words::bytes_of};

/// Abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "kl", "nr", "ca", "bl.a", "f.eks", "fx", "d", "dvs", "evt", "inkl", "ekskl", "maks", "min",
    "mio", "mia", "kr", "tlf", "jf", "pga", "mht", "mr", "mrs", "dr", "st", "no", "vs", "e.g",
    "i.e", "approx", "sml", "osv", "etc", "kap", "stk", "pkt", "skt", "sct",
];

/// The length in bytes of the longest abbreviation.
const LONGEST_ABBREVIATION: usize = 6;

/// The offsets of the ends of the sentences in a text, each one past the mark that
/// ends the sentence: `.`, `!`, `?`, `…` or a line break. The last sentence is left
/// out if it has no such mark.
pub(crate) fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    const ELLIPSIS: &str = "…";
    let marks = bytes_of(text, |byte| matches!(byte, b'\n' | b'!' | b'?' | b'.' | 0xE2));
    marks.filter_map(move |at| match text.as_bytes()[at] {
        b'.' => ends_sentence(text, at).then_some(at + 1),
        0xE2 => text[at..].starts_with(ELLIPSIS).then_some(at + ELLIPSIS.len()),
        _ => Some(at + 1),
    })
}

/// Whether the full stop at byte `at` ends a sentence: white space or the end of
/// the text follows it, and it is not part of a date or an abbreviation.
fn ends_sentence(text: &str, at: usize) -> bool {
    let after = &text[at + 1..];
    if !(after.is_empty() || after.starts_with(char::is_whitespace)) {
        return false;
    }
    let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let ordinal = before.chars().all(|char| char.is_ascii_digit())
        && after.trim_start().starts_with(char::is_lowercase);
    let word = before.trim_start_matches(|char| !is_word_char(char));
    let may_be_short = word.len() <= LONGEST_ABBREVIATION;
    !(ordinal || may_be_short && ABBREVIATIONS.iter().any(|own| own.eq_ignore_ascii_case(word)))
}
