//! What is looked for at every letter of a text, also inside words: the last parts of
//! compounds and the literals of patterns. Both are found in one pass.

use std::ops::Range;

use super::{
    Match, Pattern,
    compound::Compounds,
    fold::Folded,
    fragments::Fragments,
    last_part::LastPart,
    pattern::{Literals, Possible},
};
use crate::tokens::Tokens;

/// The last parts and the literals of a rulebook.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// The words of the last parts, and then the literals.
    texts: Fragments,
    last_parts: Vec<LastPart>,
    literals: Literals,
}

impl Inside {
    /// Compiles these last parts and the literals of these patterns.
    pub(super) fn new<'p>(
        last_parts: Vec<LastPart>,
        patterns: impl Iterator<Item = &'p Pattern>,
    ) -> Self {
        let (literals, texts) = Literals::of(patterns);
        let words = last_parts.iter().map(|last| &*last.word);
        let texts = Fragments::new(words.chain(texts));
        Self { texts, last_parts, literals }
    }

    /// Finds the compounds in a folded text with these words, outside of its tokens, and the
    /// patterns that may match in it.
    pub(super) fn find_in(
        &self,
        folded: &Folded,
        (words, tokens): (&[Range<usize>], &Tokens),
        (compounds, possible): (&mut Vec<Match>, &mut Possible),
    ) {
        let mut in_words = Compounds::of(folded, words, tokens);
        self.literals.start(folded, possible);
        self.texts.find_in(&folded.text, |number, start, end| {
            let number = number as usize;
            match self.last_parts.get(number) {
                Some(last) => compounds.extend(in_words.with(last, &(start..end))),
                None => self.literals.add(number - self.last_parts.len(), possible),
            }
        });
        // If several last parts fit one word, they are in the order of their lists.
        compounds.sort_unstable_by_key(|found| (found.start, found.list, found.entry));
        possible.finish();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(patterns: &[&str], text: &str, expected: &[u32]) {
        let pattern = |written: &&str| Pattern::new(written).expect("the expression is valid");
        let patterns: Vec<Pattern> = patterns.iter().map(pattern).collect();
        let inside = Inside::new(Vec::new(), patterns.iter());
        let (mut folded, mut compounds, mut possible) = Default::default();
        Folded::fold(&mut folded, text);
        inside.find_in(&folded, (&[], &Tokens::default()), (&mut compounds, &mut possible));
        assert_eq!(possible.patterns, expected, "{text}");
    }

    #[test]
    fn patterns_are_possible_where_their_literals_are() {
        let patterns = ["(?i)skat", "(?i)SKATTE|å", r"\d"];
        check(&patterns, "Hej", &[2]);
        check(&patterns, "SKAT", &[0, 2]);
        check(&patterns, "skatten", &[0, 1, 2]);
        check(&patterns, "Åben", &[1, 2]);
        // The long s and the symbol of the kelvin are forms of `s` and `k`.
        check(&patterns, "ſ\u{212a}at", &[0, 1, 2]);
        check(&patterns, "a\u{30a}", &[0, 1, 2]);
        check(&patterns, "❤", &[2]);
    }

    #[test]
    fn white_space_in_literals_is_found() {
        let patterns = ["kl  10", "\t", "a\n", "(?i)se her"];
        check(&patterns, "kl  10", &[0, 1]);
        check(&patterns, "\t", &[1]);
        check(&patterns, "a\n", &[1, 2]);
        check(&patterns, "b", &[1]);
    }
}
