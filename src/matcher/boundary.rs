//! Word boundaries: what a word character is, and where the match of a term ends
//! whose prefix was found.

use super::notation::{ANY_ENDING, GAP};

/// Where the match of a term ends whose prefix ends at `at`, if the tail after the
/// prefix matches and a word ends there.
pub(super) fn end_of(tail: &str, text: &str, at: usize) -> Option<usize> {
    match tail.as_bytes() {
        [] => (!continues_word(text, at)).then_some(at),
        [ANY_ENDING] => Some(at + word_chars(&text[at..])),
        _ => after_gaps(tail, text, at, &mut Vec::new()),
    }
}

/// Where a tail with gaps ends. Each gap is tried as short as possible first.
/// `failed` has the tails, by their length, and the places from which they do not
/// match. Without it, the number of attempts would grow with the power of the
/// number of gaps.
fn after_gaps(
    tail: &str,
    text: &str,
    at: usize,
    failed: &mut Vec<(usize, usize)>,
) -> Option<usize> {
    let (words, further) = match tail.split_once(char::from(GAP)) {
        Some((words, further)) => (words, Some(further)),
        None => (tail, None),
    };
    let end = after_words(words, text, at).filter(|end| !continues_word(text, *end))?;
    let Some(further) = further else { return Some(end) };
    let mut from = end + separators(&text[end..])?;
    for _ in 0..=3 {
        if !failed.contains(&(further.len(), from)) {
            let end = after_gaps(further, text, from, failed);
            if end.is_some() {
                return end;
            }
            failed.push((further.len(), from));
        }
        from += word_chars(&text[from..]);
        from += separators(&text[from..])?;
    }
    None
}

/// Where words of a tail end that start at `at`; their blanks match any white
/// space.
fn after_words(words: &str, text: &str, mut at: usize) -> Option<usize> {
    for byte in words.bytes() {
        at += match byte {
            ANY_ENDING => word_chars(&text[at..]),
            b' ' => Some(white_space(&text[at..])).filter(|length| 0 < *length)?,
            _ => text.as_bytes().get(at).filter(|own| **own == byte).map(|_| 1)?,
        };
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
fn white_space(text: &str) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_take_a_number_of_attempts_that_does_not_explode() {
        let text = "a ".repeat(200);
        let mut failed = Vec::new();
        assert_eq!(after_gaps("|a|a|a|a|a|a|a|a|a|zz", &text, 1, &mut failed), None);
        // Ten gaps, which end at no more than 31 different words.
        assert!(failed.len() <= 10 * 31, "{} attempts", failed.len());
    }
}
