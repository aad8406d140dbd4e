//! LIX, a readability index: the number of words per sentence plus the percentage of
//! long words.
//!
//! LIX = words / sentences + 100 × words of seven letters or more / words.
//!
//! Links, mentions, hashtags and numbers do not count as words. A colon does not end
//! a sentence. Names do not count as long words. The index of a short text may be
//! high by chance, so its limit is higher.

use std::ops::Range;

use super::{Hit, Needs, Subject, setting};
use crate::{
    language::TextLanguage,
    matcher::{Vocabulary, sentence_ends},
    message::Message,
    tokens::Tokens,
    window::Window,
    yaml::{Node, Reader},
};

/// The fewest letters of a long word.
const LONG: usize = 7;

/// The average number of words per sentence below which a text is never too hard,
/// however long its words are.
const SHORT_SENTENCE: usize = 18;

/// The limits for the index of a post.
#[derive(Debug)]
pub struct Lix {
    /// The greatest index.
    max: usize,
    /// The fewest words of a post whose index is meaningful.
    min_words: usize,
}

impl Lix {
    /// Reads `{max: 45, min_words: 20}`. Both keys may be left out.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let max = setting(&mut fields, "max", Some(base.map_or(45, |base| base.max)))?;
        let min_words = base.map_or(20, |base| base.min_words);
        let min_words = setting(&mut fields, "min_words", Some(min_words))?;
        fields.finish();
        Some(Self { max, min_words })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::nothing()
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let text = subject.text();
        let words = subject.matches.words();
        // The highest index that the words allow is quick to compute, and low enough
        // in nearly every post.
        if words.len() < self.min_words || !self.is_hard(LixCounts::at_worst(text, words)) {
            return Vec::new();
        }
        let Some(measure) = measure(text, subject.tokens, words) else { return Vec::new() };
        // In other languages, it is unknown how many letters a long word has.
        let hard = self.is_hard(measure) && subject.language() != TextLanguage::Other;
        let (end, lix) = (text.trim_end().len(), measure.lix());
        let label = || Message::new("label-lix").with("lix", lix).with("limit", self.max);
        hard.then(|| Hit::text(0..end, label())).into_iter().collect()
    }

    /// Whether the index is above the limit by more than chance may explain.
    fn is_hard(&self, measure: LixCounts) -> bool {
        0 < measure.words
            && self.min_words <= measure.words
            && SHORT_SENTENCE * measure.sentences <= measure.words
            && self.max + measure.chance() < measure.lix()
    }
}

impl Subject<'_, '_> {
    /// The index of the post; `None` if it has fewer words than `min_words`, or if it
    /// is in a language whose long words are unknown.
    pub(crate) fn lix(&self, min_words: usize) -> Option<usize> {
        let words = self.matches.words();
        if words.len() < min_words || self.language() == TextLanguage::Other {
            return None;
        }
        let measure = measure(self.text(), self.tokens, words)?;
        (min_words <= measure.words).then(|| measure.lix())
    }
}

/// The counts from which the index is calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct LixCounts {
    words: usize,
    long: usize,
    sentences: usize,
}

impl LixCounts {
    /// The counts that give the highest possible index: the text is one sentence,
    /// and has no names.
    fn at_worst(text: &str, words: &[Range<usize>]) -> Self {
        let written = words.iter().filter(|word| is_written(text, word));
        let count = |(words, long), word: &Range<usize>| {
            (words + 1, long + usize::from(LONG <= word.len()))
        };
        let (words, long) = written.fold((0, 0), count);
        Self { words, long, sentences: 1 }
    }

    /// The index, rounded to a whole number.
    fn lix(self) -> usize {
        let Self { words, long, sentences } = self;
        (2 * (words * words + 100 * long * sentences) + words * sentences) / (2 * words * sentences)
    }

    /// By how much the index may be too high by chance, because the text has few words:
    /// twice the standard deviation if four in ten words are long, as in difficult
    /// prose.
    fn chance(self) -> usize {
        (9_600 / self.words).isqrt()
    }
}

/// Whether a word contains letters, and is not a number.
fn is_written(text: &str, word: &Range<usize>) -> bool {
    let word = &text[word.clone()];
    word.starts_with(|char: char| char.is_ascii_alphabetic())
        || word.chars().any(char::is_alphabetic)
}

/// Counts the words and sentences of the text; `None` if it has no words.
fn measure(text: &str, tokens: &Tokens, words: &[Range<usize>]) -> Option<LixCounts> {
    let in_token =
        |end: &usize| tokens.touching(&(*end..end + 1)).is_some_and(|token| token.start < *end);
    let mut words = words.iter().filter(|word| is_written(text, word)).peekable();
    let mut found = LixCounts { words: 0, long: 0, sentences: 0 };
    for end in sentence_ends(text).filter(|end| !in_token(end)).chain([text.len()]) {
        let mut last = None;
        while let Some(range) = words.next_if(|word| word.start < end) {
            let word = &text[range.clone()];
            let capital = word.starts_with(char::is_uppercase);
            let begins = last.is_none_or(|last| ends_sentence(&text[last..range.start], capital));
            found.words += 1;
            found.sentences += usize::from(begins);
            found.long += usize::from((begins || !capital) && is_long(word));
            last = Some(range.end);
        }
    }
    (0 < found.words).then_some(found)
}

/// Whether the text between two words ends a sentence, as in a log: a dash, a
/// semicolon, a full stop without a space, or a full stop within quotation marks.
/// `capital` says whether the second word begins with a capital.
fn ends_sentence(between: &str, capital: bool) -> bool {
    if between == " " {
        return false;
    }
    let point =
        || between == "." || [".\"", ".”", ".«", ".)"].iter().any(|end| between.starts_with(end));
    matches!(between, " - " | " – " | " — ") || between.contains(';') || capital && point()
}

fn is_long(word: &str) -> bool {
    LONG <= word.len() && LONG <= word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::{Automaton, Scratch};

    #[track_caller]
    fn check(text: &str, expected: Option<usize>) {
        let (tokens, no_words) = (Tokens::of(text), Automaton::default());
        let mut scratch = Scratch::default();
        let matches = no_words.scan(text, &tokens, &mut scratch);
        let found = measure(text, &tokens, matches.words()).map(LixCounts::lix);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_index_follows_its_definition() {
        // 9 words, 2 sentences, 2 long words: 9/2 + 100 × 2/9 = 26.7.
        check("Vi holder kommunen åben. Kom til borgermødet i aften.", Some(27));
        check("…", None);
        // A word of six letters is not long, and a number does not count.
        check("Vi sørger for vand", Some(4));
        check("Vi har 3 busser og 12 biler", Some(5));
    }

    #[test]
    fn names_are_not_long() {
        check("Vi tog til Nørresundby og Christiansfeld i aften", Some(8));
        check("Nørresundby er en by ved fjorden", Some(39));
    }

    #[test]
    fn logs_part_sentences_in_their_own_way() {
        check("Vandet stiger - vejen er lukket; kør ad Ringvejen.Gå ikke ud", Some(3));
        check("Vandet stiger i by-parken a.m", Some(7));
        check("\"Vi kom for sent.\" Det er en skam", Some(4));
        check("Vi kom!Du gik", Some(2));
    }

    #[test]
    fn links_and_tags_are_no_words() {
        check("Se https://a.dk/?a!b her i dag", Some(4));
        check(
            "Vi holder kommunen åben. Kom til borgermødet i aften. #et https://a.dk/?et",
            Some(27),
        );
    }
}
