//! LIX, the readability index: words a sentence, and long words in a hundred.
//!
//! LIX = words / sentences + 100 × words of seven letters or more / words.
//! Links, mentions, tags and numbers are no words, and a colon ends no sentence.
//! Names may be as long as they are, and a short text may be so by chance.

use std::ops::Range;

use super::{Found, Hit, Subject, running};
use crate::tokens::Tokens;

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
        match lix(text, subject.tokens, subject.matches.words(), self.min_words) {
            Some((lix, words)) if self.max + chance(words) < lix => {
                let end = text.trim_end().len();
                vec![Hit::text(0..end, Found::Lix(lix, self.max))]
            }
            _ => Vec::new(),
        }
    }
}

/// By how much the index of so few words may be too high by chance: with four
/// words in ten long ones, as in hard prose, one standard deviation.
fn chance(words: usize) -> usize {
    (2_400 / words.max(1)).isqrt()
}

/// The index of the running text, rounded, and its words; none for fewer words
/// than it needs.
fn lix(
    text: &str,
    tokens: &Tokens,
    words: &[Range<usize>],
    min_words: usize,
) -> Option<(usize, usize)> {
    if words.len() < min_words {
        return None;
    }
    let written = |word: &&Range<usize>| text[(*word).clone()].chars().any(char::is_alphabetic);
    let in_token =
        |end: &usize| tokens.touching(&(*end..end + 1)).is_some_and(|token| token.start < *end);
    let mut words = words.iter().filter(written).peekable();
    let (mut count, mut long, mut sentences) = (0, 0, 0);
    for end in running::sentence_ends(text).filter(|end| !in_token(end)).chain([text.len()]) {
        let before = count;
        while let Some(word) = words.next_if(|word| word.start < end) {
            let word = &text[word.clone()];
            let name = before < count && word.starts_with(char::is_uppercase);
            count += 1;
            long += usize::from(!name && is_long(word));
        }
        sentences += usize::from(before < count);
    }
    (min_words <= count && 0 < sentences).then(|| {
        let twice = 2 * (count * count + 100 * long * sentences) + count * sentences;
        (twice / (2 * count * sentences), count)
    })
}

fn is_long(word: &str) -> bool {
    LONG <= word.len() && LONG <= word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::{Matcher, Scratch};

    #[track_caller]
    fn check(text: &str, min_words: usize, expected: Option<usize>) {
        let (tokens, no_words) = (Tokens::of(text), Matcher::default());
        let matches = no_words.scan(text, &tokens, &mut Scratch::default());
        assert_eq!(lix(text, &tokens, matches.words(), min_words).map(|(lix, _)| lix), expected);
    }

    #[test]
    fn the_index_follows_its_definition() {
        // 9 words, 2 sentences, 2 long words: 9/2 + 100 × 2/9 = 26.7.
        check("Vi holder kommunen åben. Kom til borgermødet i aften.", 8, Some(27));
        check("Kort.", 20, None);
    }

    #[test]
    fn names_are_not_long() {
        check("Vi tog til Nørresundby og Christiansfeld i aften", 8, Some(8));
        check("Nørresundby er en by ved fjorden", 6, Some(6 + 33));
    }

    #[test]
    fn links_and_tags_are_no_words() {
        check(
            "Vi holder kommunen åben. Kom til borgermødet i aften. #et https://a.dk/?et",
            8,
            Some(27),
        );
    }
}
