//! The sentences of a post, which are heard one by one.

use std::ops::Range;

use crate::matcher::sentence_ends::sentence_ends;

/// How many bytes of a sentence are read at most.
const LONGEST: usize = 600;
/// How many sentences of a post the models look at; the rest are ignored.
const MOST: usize = 400;

/// The places of the sentences of a text, in order.
pub(super) fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut is_in_link = in_links(text);
    let ends = sentence_ends(text).filter(move |end| !is_in_link(*end)).chain([text.len()]);
    let ranges = ends.map(move |end| std::mem::replace(&mut start, end)..end);
    ranges.filter_map(|range| trimmed(text, range)).take(MOST)
}

/// A function that says whether an end of a sentence is within a link, as in
/// `https://a.dk/?b=c` and `a.dk/?b=c`. It must be called with the ends of the sentences in order.
fn in_links(text: &str) -> impl FnMut(usize) -> bool {
    // The start of the last piece between blanks, and the offset up to which the text
    // has been looked at.
    let (mut piece, mut read) = (0, 0);
    move |end| {
        let bytes = text.as_bytes();
        let blank = bytes[read..end].iter().rposition(u8::is_ascii_whitespace);
        piece = blank.map_or(piece, |at| read + at + 1);
        read = end;
        let goes_on = bytes.get(end).is_some_and(|byte| !byte.is_ascii_whitespace());
        goes_on && piece < end && is_link(&text[piece..end])
    }
}

/// Whether a text without blanks begins like a link: with a scheme, or with a host and a path.
fn is_link(piece: &str) -> bool {
    let start = &piece.as_bytes()[..piece.len().min(LONGEST_HOST)];
    let dot = start.iter().position(|byte| *byte == b'.');
    let has_page = || dot.is_some_and(|dot| start[dot..].contains(&b'/'));
    piece.starts_with("http://") || piece.starts_with("https://") || has_page()
}

/// The most bytes of a link in which the end of its host is looked for.
const LONGEST_HOST: usize = 256;

/// The range of the part of a sentence that is read: at most its first [`LONGEST`]
/// bytes.
pub(super) fn cut(text: &str, sentence: &Range<usize>) -> Range<usize> {
    let mut end = sentence.end.min(sentence.start + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    sentence.start..end
}

/// A range of a text without blanks at its ends; `None` if it contains no letter or
/// digit.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.end - (part.len() - part.trim_end().len());
    (start < end && text[start..end].chars().any(char::is_alphanumeric)).then_some(start..end)
}

/// The clauses of a sentence that have three words or more, without marks at their ends;
/// the whole sentence if there are no such clauses.
pub(super) fn clauses(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let part = &text[sentence.clone()];
    let mut clauses = Vec::new();
    let mut start = 0;
    let breaks =
        part.char_indices().filter(|(_, char)| matches!(char, ',' | ';' | ':' | '–' | '—' | '('));
    let breaks = breaks.filter(|(at, char)| {
        part[at + char.len_utf8()..].starts_with(char::is_whitespace) || *char == '('
    });
    for (at, char) in breaks.chain([(part.len(), ' ')]) {
        let clause = without_marks(text, sentence.start + start..sentence.start + at);
        let words = text[clause.clone()].split_whitespace();
        if 3 <= words.filter(|word| word.chars().any(char::is_alphanumeric)).count() {
            clauses.push(clause);
        }
        start = (at + char.len_utf8()).min(part.len());
    }
    if clauses.is_empty() {
        let whole = without_marks(text, sentence.clone());
        clauses.push(if whole.is_empty() { sentence.clone() } else { whole });
    }
    clauses
}

/// The part of a range from its first letter or digit to its last one. The handles at
/// its start are left out, because they only say who is answered.
fn without_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text[range.clone()].trim_end_matches(|char: char| !char.is_alphanumeric());
    let mut rest = part;
    while let Some(handle) = rest.trim_start().strip_prefix('@') {
        rest = handle.trim_start_matches(|char: char| !char.is_whitespace());
    }
    let rest = rest.trim_start_matches(|char: char| !char.is_alphanumeric());
    range.start + part.len() - rest.len()..range.start + part.len()
}
