//! The sentences and words of a text, and what of it is in quotation marks.

use std::{cell::OnceCell, ops::Range};

use crate::matcher::{sentence_ends, words_in};

/// A text with its sentences, words and quotations. Each of these is searched for
/// once, when a check first asks for it.
#[derive(Debug)]
pub(super) struct Prose<'t> {
    text: &'t str,
    ends: OnceCell<Vec<usize>>,
    worded: OnceCell<Vec<Range<usize>>>,
    words: OnceCell<Vec<Range<usize>>>,
    quotations: OnceCell<Vec<Range<usize>>>,
}

impl<'t> Prose<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self {
            text,
            ends: OnceCell::new(),
            worded: OnceCell::new(),
            words: OnceCell::new(),
            quotations: OnceCell::new(),
        }
    }

    /// The sentence around a range of the text.
    pub(super) fn sentence(&self, range: &Range<usize>) -> Range<usize> {
        let ends = self.ends();
        let after = ends.partition_point(|end| *end <= range.start);
        let start = after.checked_sub(1).map_or(0, |last| ends[last]);
        let after = after + ends[after..].partition_point(|end| *end < range.end);
        start..ends.get(after).copied().unwrap_or(self.text.len())
    }

    /// The sentence around a range of the text, together with the sentences before
    /// and after it. Sentences without words, such as a row of emoji, are skipped.
    pub(super) fn neighbouring_sentences(&self, range: &Range<usize>) -> Range<usize> {
        let own = self.sentence(range);
        let sentences = self.worded_sentences();
        let before = sentences.partition_point(|sentence| sentence.end <= own.start);
        let after = sentences.partition_point(|sentence| sentence.start < own.end);
        let start = before.checked_sub(1).map_or(own.start, |last| sentences[last].start);
        start..sentences.get(after).map_or(own.end, |next| next.end)
    }

    /// The offset where the `count`-th word before byte `at` ends, counted backwards from
    /// `at`; 0 if there are fewer words. A word before `at` is near enough if it ends there
    /// or later. With a `count` of 0 this is after `at`, so that no word is near enough.
    pub(super) fn words_before(&self, at: usize, count: usize) -> usize {
        let words = self.words();
        if count == 0 {
            return at + 1;
        }
        let before = words.partition_point(|word| word.start < at);
        before.checked_sub(count).map_or(0, |first| words[first].end.min(at))
    }

    /// The offset where the `count`-th word after byte `at` begins; the greatest offset if
    /// there are fewer words. A word after `at` is near enough if it begins there or
    /// earlier. With a `count` of 0 this is before `at`, so that no word is near enough.
    pub(super) fn words_after(&self, at: usize, count: usize) -> usize {
        let words = self.words();
        let Some(further) = count.checked_sub(1) else { return at.saturating_sub(1) };
        let first = words.partition_point(|word| word.end <= at);
        let last = words.get(first.saturating_add(further));
        last.map_or(usize::MAX, |word| word.start.max(at))
    }

    /// Whether a range of the text is within quotation marks.
    pub(super) fn is_quoted(&self, range: &Range<usize>) -> bool {
        is_in_one(self.quotations.get_or_init(|| quotations(self.text)), range)
    }

    fn ends(&self) -> &[usize] {
        self.ends.get_or_init(|| sentence_ends(self.text).collect())
    }

    /// The words of the text, including those in links and tags.
    fn words(&self) -> &[Range<usize>] {
        self.words.get_or_init(|| {
            let mut words = Vec::new();
            words_in(self.text, &mut words);
            words
        })
    }

    /// The sentences that have words.
    fn worded_sentences(&self) -> &[Range<usize>] {
        self.worded.get_or_init(|| {
            let mut sentences: Vec<Range<usize>> = Vec::new();
            for word in self.words() {
                if sentences.last().is_none_or(|last| last.end <= word.start) {
                    sentences.push(self.sentence(&(word.start..word.start + 1)));
                }
            }
            sentences
        })
    }
}

/// Opening quotation marks, each with the marks that may close it.
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
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut quotations = Vec::new();
    let mut open: Option<(usize, &[char])> = None;
    // Each quotation mark begins with one of these bytes.
    for at in memchr::memchr3_iter(b'"', 0xC2, 0xE2, text.as_bytes()) {
        let Some(char) = text[at..].chars().next() else { continue };
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
fn is_in_one(quotations: &[Range<usize>], range: &Range<usize>) -> bool {
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
        let sentence = Prose::new(text).sentence(&(start..start + needle.len()));
        assert_eq!(text[sentence].trim(), expected);
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
            let range = start..start + needle.len();
            text[Prose::new(text).neighbouring_sentences(&range)].trim()
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
