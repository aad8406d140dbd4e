//! The sentences, words and quotations of a text.

use std::ops::Range;

use crate::matcher::is_word_char;

/// Abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "kl", "nr", "ca", "bl.a", "f.eks", "fx", "d", "dvs", "evt", "inkl", "ekskl", "maks", "min",
    "mio", "mia", "kr", "tlf", "jf", "pga", "mht", "mr", "mrs", "dr", "st", "no", "vs", "e.g",
    "i.e", "approx", "sml", "osv", "etc", "kap", "stk", "pkt", "skt", "sct",
];

/// The sentence around a range of a text.
pub(super) fn sentence(text: &str, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (0, text.len());
    for at in sentence_ends(text) {
        if at <= range.start {
            start = at;
        } else if range.end <= at {
            end = at;
            break;
        }
    }
    start..end
}

/// The sentence around a range of a text, and the sentences before and after it.
pub(super) fn neighbouring_sentences(text: &str, range: Range<usize>) -> Range<usize> {
    let own = sentence(text, range);
    // Marks and empty lines between sentences are skipped.
    let before = text[..own.start].trim_end_matches(|char| !is_word_char(char)).len();
    let start = before.checked_sub(1).map_or(own.start, |last| sentence(text, last..before).start);
    let after = text[own.end..].find(is_word_char).map(|next| own.end + next);
    let end = after.map_or(own.end, |next| sentence(text, next..next + 1).end);
    start..end
}

/// The ends of the sentences in a text. A last sentence without an end mark is
/// left out.
pub(super) fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    const ELLIPSIS: &str = "…";
    text.bytes().enumerate().filter_map(move |(at, byte)| match byte {
        b'\n' | b'!' | b'?' => Some(at + 1),
        b'.' => ends_sentence(text, at).then_some(at + 1),
        0xE2 => text[at..].starts_with(ELLIPSIS).then_some(at + ELLIPSIS.len()),
        _ => None,
    })
}

/// Whether the full stop at `at` ends a sentence: it is followed by white space,
/// and is not part of a date or an abbreviation.
fn ends_sentence(text: &str, at: usize) -> bool {
    let after = &text[at + 1..];
    if !(after.is_empty() || after.starts_with(char::is_whitespace)) {
        return false;
    }
    let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let ordinal = before.chars().all(|char| char.is_ascii_digit())
        && after.trim_start().starts_with(char::is_lowercase);
    let word = before.trim_start_matches(|char| !is_word_char(char)).to_lowercase();
    !ordinal && !ABBREVIATIONS.contains(&word.as_str())
}

/// The number of words in a text.
pub(super) fn words(text: &str) -> usize {
    text.split(|char| !is_word_char(char)).filter(|word| !word.is_empty()).count()
}

/// Opening quotation marks, each with its closing marks.
const QUOTES: &[(char, &[char])] = &[
    ('»', &['«']),
    ('«', &['»']),
    ('“', &['”', '“']),
    ('”', &['”']),
    ('„', &['“', '”']),
    ('"', &['"']),
    ('‘', &['’']),
];

/// The ranges within quotation marks, in text order.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut quotations = Vec::new();
    let mut open: Option<(usize, &[char])> = None;
    for (at, char) in text.char_indices() {
        match open {
            Some((start, closing)) if closing.contains(&char) => {
                quotations.push(start..at);
                open = None;
            }
            Some(_) => {}
            None => {
                let mark = QUOTES.iter().find(|(mark, _)| *mark == char);
                open = mark.map(|(_, closing)| (at + char.len_utf8(), *closing));
            }
        }
    }
    quotations
}

/// Whether a range is within one of the quotations.
pub(super) fn is_in_one(quotations: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = quotations.partition_point(|quotation| quotation.end <= range.start);
    let contains =
        |quotation: &Range<usize>| quotation.start <= range.start && range.end <= quotation.end;
    quotations.get(next).is_some_and(contains)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, needle: &str, expected: &str) {
        let start = text.find(needle).expect("the needle is in the text");
        assert_eq!(text[sentence(text, start..start + needle.len())].trim(), expected);
    }

    #[test]
    fn points_of_dates_and_abbreviations_end_no_sentence() {
        check(
            "Vi ses. Mød op kl. 10 d. 1. maj på torvet. Tak",
            "maj",
            "Mød op kl. 10 d. 1. maj på torvet.",
        );
        check("Pas på! Vejen er lukket", "Vejen", "Vejen er lukket");
        check("www.a.dk er ny. Se her", "ny", "www.a.dk er ny.");
    }

    #[test]
    fn neighbours_are_found_across_marks_and_empty_lines() {
        let text = "Et. Åbent hus!! 🎉\n\nDet er aflyst … Vi ses. Fem";
        let around = |needle: &str| {
            let start = text.find(needle).expect("the needle is in the text");
            text[neighbouring_sentences(text, start..start + needle.len())].trim()
        };
        assert_eq!(around("hus"), "Et. Åbent hus!! 🎉\n\nDet er aflyst …");
        assert_eq!(around("aflyst"), "Åbent hus!! 🎉\n\nDet er aflyst … Vi ses.");
        assert_eq!(around("Fem"), "Vi ses. Fem");
    }

    #[test]
    fn quotations_are_known() {
        let text = "Han sagde »kom nu« og gik. \"Ja\" nej";
        let quoted = |needle: &str| {
            let start = text.find(needle).expect("the needle is in the text");
            is_in_one(&quotations(text), &(start..start + needle.len()))
        };
        assert!(quoted("kom") && quoted("Ja"));
        assert!(!quoted("gik") && !quoted("nej"));
    }
}
