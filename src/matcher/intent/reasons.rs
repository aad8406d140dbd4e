//! Explains why a text has an intent: the words that count most, and the most similar
//! training sentences.

use std::ops::Range;

use super::{
    Intent,
    features::{features, of_word, spell, words_of},
    hearing::{HeardSentence, Hearing, Sums, Written},
    training_sentences::{self, SentenceFile},
};
use crate::{
    matcher::{fold::Folded, norwegian_swedish::is_neighbour, words::words_in},
    source::Problem,
};

/// A sentence of a text, and how it is judged.
#[derive(Clone, Debug)]
pub struct Reason<'t> {
    /// The sentence, as it is in the text.
    pub sentence: &'t str,
    /// Whether the sentence has the intent: by itself or, if its margin is too low for
    /// that, together with the sentence before or after it.
    pub has: bool,
    /// How far the sentence is beyond the border of the intent; negative if it is below
    /// the border.
    pub margin: f32,
    /// The words and marks of the sentence, each with what it alone adds to `margin`; the
    /// greatest absolute values come first. Links and the names of accounts add nothing
    /// and are left out.
    pub words: Vec<(&'t str, f32)>,
}

/// A training sentence that is similar to a sentence of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Like {
    /// Whether it has the intent.
    pub has: bool,
    /// The sentence.
    pub text: String,
}

impl Intent {
    /// How each sentence of a text is judged, as in a post that does not state its
    /// language. `None` if the text is Norwegian or Swedish, which models do not know.
    pub fn reasons<'t>(&self, text: &'t str) -> Option<Vec<Reason<'t>>> {
        let (whole, words) = folded_with_words(text);
        if is_neighbour(&whole.text, &words, |_| None, false) {
            return None;
        }
        let mut hearing = Hearing::default();
        hearing.hear(&self.model, Written::new(text, &whole, &words));
        let sentences = hearing.sentences.iter();
        Some(sentences.map(|sentence| self.reason(text, sentence)).collect())
    }

    fn reason<'t>(&self, text: &'t str, sentence: &HeardSentence) -> Reason<'t> {
        let part = &text[sentence.range.clone()];
        let (has, margins) = (self.is_among(sentence.has), self.model.margins(&sentence.sums));
        let words = self.words_with_weights(part, sentence.sums.rarity_squares);
        Reason { sentence: part, has, margin: margins.of(self.index), words }
    }

    /// What each word of a sentence adds to the margin of the sentence. `rarity_squares`
    /// is the sum of the squares of the rarities of all features of the sentence.
    fn words_with_weights<'t>(
        &self,
        sentence: &'t str,
        rarity_squares: u32,
    ) -> Vec<(&'t str, f32)> {
        let (folded, words) = folded_with_words(sentence);
        let (mut weights, mut spelled) = (Vec::new(), Vec::new());
        words_of(&folded.text, &(0..folded.text.len()), &words, |word, _| {
            let mut buckets = Vec::new();
            spell(&folded.text[word.clone()], &mut spelled);
            of_word(&spelled, |bucket| buckets.push(bucket));
            let alone = Sums::of(&buckets, &self.model);
            let written = folded.original(word.start)..folded.original(word.end);
            weights
                .push((&sentence[written], self.model.added(self.index, &alone, rarity_squares)));
        });
        weights.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
        weights
    }
}

/// A text in folded form, and its words.
fn folded_with_words(text: &str) -> (Folded, Vec<Range<usize>>) {
    let (mut folded, mut words) = (Folded::default(), Vec::new());
    folded.fold(text);
    words_in(&folded.text, &mut words);
    (folded, words)
}

/// The training sentences of an intent that have something in common with `sentence`, the
/// most similar first. They are from the file of the intent among `files`; `None` means
/// the built-in files. Empty if no file has the name of the intent.
///
/// # Errors
/// The lines of the file that are not training sentences.
pub fn nearest(
    intent: &Intent,
    sentence: &str,
    files: Option<&[SentenceFile]>,
) -> Result<Vec<Like>, Vec<Problem>> {
    let rarity = &intent.model.rarity;
    let asked = features(sentence);
    let files = files.unwrap_or_else(|| training_sentences::built_in());
    let Some((_, source)) = files.iter().find(|(name, _)| *name == intent.name) else {
        return Ok(Vec::new());
    };
    let likeness = |text: &str| {
        let buckets = features(text);
        let common = buckets.iter().filter(|bucket| asked.binary_search(bucket).is_ok());
        let product: f32 = common.map(|bucket| rarity.of(*bucket) * rarity.of(*bucket)).sum();
        product * rarity.scale(&buckets)
    };
    let sentences = training_sentences::read(source)?.sentences.into_iter();
    let mut all: Vec<(f32, Like)> = sentences
        .map(|line| (likeness(line.text), Like { has: line.has, text: line.text.to_owned() }))
        .filter(|(likeness, _)| 0.0 < *likeness)
        .collect();
    all.sort_by(|one, other| other.0.total_cmp(&one.0));
    Ok(all.into_iter().map(|(_, like)| like).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        matcher::{AutomatonBuilder, Scratch, intents},
        tokens::Tokens,
    };

    fn guess() -> &'static Intent {
        intents().iter().find(|intent| intent.name == "guess").expect("there is such an intent")
    }

    #[test]
    fn links_and_names_of_accounts_are_no_reasons() {
        let text = "Mon ikke det var en cigaret? Spørg @branden_dk: https://branden.dk/mon-ikke";
        let reasons = guess().reasons(text).expect("it is Danish");
        let words = reasons.iter().flat_map(|reason| &reason.words);
        let mut words: Vec<&str> = words.map(|(word, _)| *word).collect();
        words.sort_unstable();
        assert_eq!(words, [":", "?", "Mon", "Spørg", "cigaret", "det", "en", "ikke", "var"]);
    }

    #[test]
    fn words_are_shown_as_they_are_written() {
        let reasons = guess().reasons("Mon BA\u{30a}DEN brændte?").expect("it is Danish");
        let words: Vec<&str> = reasons[0].words.iter().map(|(word, _)| *word).collect();
        assert!(words.contains(&"BA\u{30a}DEN"), "{words:?}");
    }

    #[test]
    fn a_norwegian_text_is_not_judged() {
        assert!(guess().reasons("Vi har fått melding om røyk fra en kjeller").is_none());
        assert!(guess().reasons("?!").expect("it has no words").is_empty());
    }

    /// This includes texts in which two sentences have an intent only together.
    #[test]
    fn a_text_is_judged_as_a_post() {
        let (mut together, tokens, mut scratch) = (0, Tokens::default(), Scratch::default());
        for intent in intents() {
            let mut words = AutomatonBuilder::default();
            let list = words.add_intent(intent.clone());
            let automaton = words.build();
            let built_in = training_sentences::built_in().iter();
            let mut sources = built_in.filter(|(name, _)| *name == intent.name);
            let (_, source) = sources.next().expect("it was trained on its sentences");
            let sentences = training_sentences::read(source).expect("they are valid").sentences;
            let texts: Vec<&str> = sentences.iter().step_by(4).map(|line| line.text).collect();
            for text in texts.chunks(2).map(|pair| pair.join("\n")) {
                let found = automaton.scan_post((&text, None), &tokens, &mut scratch);
                let reasons = intent.reasons(&text).unwrap_or_default();
                let has = reasons.iter().any(|reason| reason.has);
                assert_eq!(has, found.has_any_of(&[list]), "{text}");
                together += usize::from(has && reasons.iter().all(|reason| reason.margin <= 0.0));
            }
        }
        assert!(0 < together, "no two sentences had an intent only together");
    }
}
