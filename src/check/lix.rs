//! LIX, the readability index: words a sentence, and long words in a hundred.
//!
//! LIX = words / sentences + 100 × words of seven letters or more / words.
//! Links, mentions, tags and numbers are no words, and a colon ends no sentence.

use super::{Found, Hit, Subject, running};
use crate::matcher::is_letter;

/// Letters from which a word is long.
const LONG: usize = 7;

/// How hard a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lix {
    /// The highest index.
    pub max: usize,
    /// Words from which the index says anything.
    pub min_words: usize,
}

impl Lix {
    pub(super) fn hits(&self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        let text = subject.text();
        // A word takes a letter and a space.
        if text.len() < 2 * self.min_words {
            return Vec::new();
        }
        match lix(&running_text(subject), self.min_words) {
            Some(lix) if self.max < lix => {
                let end = text.trim_end().len();
                vec![Hit::text(0..end, Found::Lix(lix, self.max))]
            }
            _ => Vec::new(),
        }
    }
}

/// The text without links, mentions and tags.
fn running_text(subject: &Subject<'_, '_>) -> String {
    let text = subject.text();
    let mut running = String::with_capacity(text.len());
    let mut start = 0;
    for token in subject.tokens.all() {
        running.push_str(&text[start..token.start]);
        start = token.end;
    }
    running.push_str(&text[start..]);
    running
}

/// The index, rounded; none for fewer words than it needs.
fn lix(text: &str, min_words: usize) -> Option<usize> {
    let is_word = |word: &str| word.chars().any(char::is_alphabetic);
    let (mut words, mut long, mut sentences, mut start) = (0, 0, 0, 0);
    for end in running::sentence_ends(text).chain([text.len()]) {
        let before = words;
        for word in text[start..end].split(|sign| !is_letter(sign)).filter(|word| is_word(word)) {
            words += 1;
            long += usize::from(LONG <= word.chars().count());
        }
        sentences += usize::from(before < words);
        start = end;
    }
    (min_words <= words && 0 < sentences).then(|| {
        (2 * (words * words + 100 * long * sentences) + words * sentences) / (2 * words * sentences)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_follows_its_definition() {
        // 9 words, 2 sentences, 2 long words: 9/2 + 100 × 2/9 = 26.7.
        assert_eq!(lix("Vi holder kommunen åben. Kom til borgermødet i aften.", 8), Some(27));
        assert_eq!(lix("Kort.", 20), None);
    }
}
