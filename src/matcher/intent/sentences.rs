//! The sentences of a post, which are heard one by one.

use std::ops::Range;

use crate::matcher::sentences::sentence_ends;

/// How many bytes of a sentence are read.
const LONGEST: usize = 600;
/// How many sentences of a post are heard.
const MOST: usize = 400;

/// The places of the sentences of a text, in order.
pub(super) fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let ends = sentence_ends(text).chain([text.len()]);
    let ranges = ends.map(move |end| std::mem::replace(&mut start, end)..end);
    ranges.filter_map(|range| trimmed(text, range)).take(MOST)
}

/// The first part of a long sentence.
pub(super) fn cut(text: &str, sentence: &Range<usize>) -> Range<usize> {
    let mut end = sentence.end.min(sentence.start + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    sentence.start..end
}

/// A range of a text without blanks at its ends; none if it has no letter or digit.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.end - (part.len() - part.trim_end().len());
    (start < end && text[start..end].chars().any(char::is_alphanumeric)).then_some(start..end)
}

/// The clauses of a sentence that have three words or more, without marks at their ends;
/// the sentence itself if it has none.
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
        let clause = &part[start..at];
        if 3 <= clause
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count()
        {
            clauses.push(without_marks(text, sentence.start + start..sentence.start + at));
        }
        start = (at + char.len_utf8()).min(part.len());
    }
    if clauses.is_empty() {
        clauses.push(without_marks(text, sentence.clone()));
    }
    clauses
}

/// A range of a text from its first letter or digit to its last one, without the
/// handles at its start, which say who is answered.
fn without_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text[range.clone()].trim_end_matches(|char: char| !char.is_alphanumeric());
    let mut rest = part;
    while let Some(handle) = rest.trim_start().strip_prefix('@') {
        rest = handle.trim_start_matches(|char: char| !char.is_whitespace());
    }
    let rest = rest.trim_start_matches(|char: char| !char.is_alphanumeric());
    range.start + part.len() - rest.len()..range.start + part.len()
}
