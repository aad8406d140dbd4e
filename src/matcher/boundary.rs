//! Word boundaries: which characters belong to words, and where the match of a term
//! ends after its prefix was found.

use super::{
    endings,
    notation::{ANY_ENDING, ENDINGS, GAP, LAST_PART},
};

/// Finds the ends of matches in a folded text, and remembers what it tried.
#[derive(Debug)]
pub(super) struct Ends<'t> {
    text: &'t str,
    /// The gap that was looked at last: the offset where it begins, and the places
    /// where it may end. Several terms in a row often have the same gap.
    gap: (usize, Starts),
    /// The attempts that failed for the current term: for each, how many bytes of the
    /// tail were left, and the offset at which this rest was tried.
    failed: Vec<(usize, usize)>,
}

/// How many words a gap may contain.
const LONGEST_GAP: usize = 3;

/// The offsets of the words before which a gap may end, and how many of these offsets
/// are set.
type Starts = ([usize; LONGEST_GAP + 1], usize);

impl<'t> Ends<'t> {
    pub(super) const fn in_text(text: &'t str) -> Self {
        Self { text, gap: (usize::MAX, ([0; LONGEST_GAP + 1], 0)), failed: Vec::new() }
    }

    /// The offset at which the match of a term ends. `at` is the end of its prefix,
    /// and `tail` what the notation asks for after it. `None` if the tail does not
    /// match or no word ends there.
    pub(super) fn of(&mut self, tail: &str, at: usize) -> Option<usize> {
        match tail.as_bytes() {
            [] => (!continues_word(self.text, at)).then_some(at),
            [ANY_ENDING] => Some(at + word_chars(&self.text[at..])),
            [ENDINGS, ..] => self.after_word(at, |rest| endings::contains(&tail[1..], rest)),
            _ if tail == LAST_PART => self.after_word(at, endings::is_last_part),
            _ => {
                self.failed.clear();
                self.after_gaps(tail, at)
            }
        }
    }

    /// The offset of the end of the word that `at` is in; `None` unless `is_right`
    /// is true for the rest of the word.
    fn after_word(&self, at: usize, is_right: impl Fn(&str) -> bool) -> Option<usize> {
        let rest = &self.text[at..];
        let length = word_chars(rest);
        is_right(&rest[..length]).then_some(at + length)
    }

    /// The offset at which a tail with gaps ends; `None` if it does not match at
    /// `at`. Each gap is tried as short as possible first. What failed once is not
    /// tried again: otherwise the number of attempts would grow exponentially with
    /// the number of gaps.
    fn after_gaps(&mut self, tail: &str, at: usize) -> Option<usize> {
        let (words, further) = match tail.split_once(char::from(GAP)) {
            Some((words, further)) => (words, Some(further)),
            None => (tail, None),
        };
        let end = after_words(words, self.text, at)?;
        if continues_word(self.text, end) {
            return None;
        }
        let Some(further) = further else { return Some(end) };
        if self.gap.0 != end {
            self.gap = (end, starts_after(self.text, end));
        }
        let (starts, count) = self.gap.1;
        let first = further.as_bytes().first();
        for start in &starts[..count] {
            let attempt = (further.len(), *start);
            let may_match = self.text.as_bytes().get(*start) == first;
            if may_match && !self.failed.contains(&attempt) {
                let end = self.after_gaps(further, *start);
                if end.is_some() {
                    return end;
                }
                // Only attempts with a further gap are remembered; trying the
                // others again is quicker than remembering them.
                if further.as_bytes().contains(&GAP) {
                    self.failed.push(attempt);
                }
            }
        }
        None
    }
}

/// Whether a tail may ask for more than the rest of the word at whose beginning the prefix
/// is.
pub(super) fn is_of_several_words(tail: &str) -> bool {
    !matches!(tail.as_bytes(), [] | [ANY_ENDING] | [ENDINGS, ..]) && tail != LAST_PART
}

/// The places where a gap that begins at byte `at` may end: before the next words of
/// the same sentence.
fn starts_after(text: &str, at: usize) -> Starts {
    let (mut starts, mut count, mut end) = ([0; LONGEST_GAP + 1], 0, at);
    while count < starts.len() {
        let Some(length) = separators(&text[end..]) else { break };
        starts[count] = end + length;
        end = starts[count] + word_chars(&text[starts[count]..]);
        count += 1;
    }
    (starts, count)
}

/// The offset at which the words of a tail end if they are in the text at byte `at`;
/// `None` if they are not there. A blank in them matches any white space.
pub(super) fn after_words(words: &str, text: &str, mut at: usize) -> Option<usize> {
    for byte in words.bytes() {
        at += match byte {
            ANY_ENDING => word_chars(&text[at..]),
            b' ' => Some(white_space(&text[at..])).filter(|length| 0 < *length)?,
            _ => text.as_bytes().get(at).filter(|own| **own == byte).map(|_| 1)?,
        };
    }
    Some(at)
}

/// The number of bytes between a word and the next word of the same sentence;
/// `None` if there is no next word. `text` begins at the end of the word.
fn separators(text: &str) -> Option<usize> {
    let length = text.find(is_word_char)?;
    let between = &text[..length];
    (!between.is_empty() && !between.contains(['.', '!', '?', '\n'])).then_some(length)
}

/// The number of bytes of white space at the start of a text.
fn white_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The number of bytes of word characters at the start of a text.
fn word_chars(text: &str) -> usize {
    text.find(|char| !is_word_char(char)).unwrap_or(text.len())
}

/// Whether byte `at` is inside a word.
fn continues_word(text: &str, at: usize) -> bool {
    // A term may end in punctuation (`foto:`), after which a word may start.
    text[at..].chars().next().is_some_and(is_word_char)
        && text[..at].chars().next_back().is_some_and(is_word_char)
}

/// Whether a character is part of a word: a letter, digit, combining mark or `_`.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_take_a_number_of_attempts_that_does_not_explode() {
        let text = "a ".repeat(200);
        let mut ends = Ends::in_text(&text);
        assert_eq!(ends.of("|a|a|a|a|a|a|a|a|a|zz", 1), None);
        // There are ten gaps, each of which ends before one of at most 31 words.
        assert!(ends.failed.len() <= 10 * 31, "{} attempts", ends.failed.len());
    }
}
