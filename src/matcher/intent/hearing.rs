//! Hears the intents of the sentences of a post, all at once.
//!
//! For each feature, the model has a row with a weight for each intent. The sum of these
//! rows over all features of a word is kept for the next time that the word is met. So a
//! sentence takes only a few additions for each word, and every sentence can be heard.

use std::{cell::RefCell, ops::Range, sync::Arc};

use super::{
    features::{of_pair, of_word, spell, words_of},
    model::{Margins, Model},
    post_sentences::{clauses, cut, ranges},
    weight_rows,
};
use crate::matcher::{
    fold::Folded,
    word_facts::WordFacts,
    word_slots::{Slot, WordSlots, keep},
    words::words_in,
};

/// The most intents of a model.
pub(in crate::matcher) const MOST_INTENTS: usize = 40;

/// The margin that a sentence must exceed to be heard again together with the sentence
/// before or after it. Most sentences have far lower margins.
const NEAR: f32 = -0.1;

/// Sums over all features of a word, or of a part of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums {
    /// For each intent, the sum of the weights (see [`weight_rows`]).
    pub(super) weights: [i16; MOST_INTENTS],
    /// The sum of the squares of the rarities of the features, in units of `UNIT²` (see
    /// `rarity`).
    pub(super) rarity_squares: u32,
}

impl Default for Sums {
    fn default() -> Self {
        Self { weights: [0; MOST_INTENTS], rarity_squares: 0 }
    }
}

impl Sums {
    /// The sums over these features.
    pub(super) fn of(buckets: &[u16], model: &Model) -> Self {
        let mut sums = Self::default();
        for bucket in buckets {
            sums.add_feature(*bucket, model);
        }
        sums
    }

    fn add_feature(&mut self, bucket: u16, model: &Model) {
        weight_rows::add(&mut self.weights, model.row(bucket));
        self.rarity_squares += model.rarity.square(bucket);
    }

    fn add(&mut self, other: &Self) {
        for (sum, more) in self.weights.iter_mut().zip(other.weights) {
            *sum = sum.saturating_add(more);
        }
        self.rarity_squares += other.rarity_squares;
    }
}

/// A sentence of a post, and the intents that it has.
#[derive(Clone, Debug)]
pub(super) struct HeardSentence {
    /// The bytes of the sentence in the text.
    pub(super) range: Range<usize>,
    /// Its intents, a bit for each: the lowest bit is intent 0 of the model.
    pub(super) has: u64,
    /// The sums over its features.
    pub(super) sums: Sums,
}

/// What a model hears in a text. Its memory is used again for the next text.
#[derive(Debug, Default)]
pub(in crate::matcher) struct Hearing {
    pub(super) sentences: Vec<HeardSentence>,
    /// The intents that any of the sentences has, a bit for each intent.
    pub(super) heard: u64,
    /// The model that heard the last text, and with which `known` was computed.
    model: Option<Arc<Model>>,
    known: RefCell<KnownWords>,
}

/// A text that is heard.
#[derive(Clone, Copy)]
pub(in crate::matcher) struct Written<'t> {
    text: &'t str,
    folded: &'t Folded,
    /// The words of the folded text, at least from the place on that is looked at.
    words: &'t [Range<usize>],
    /// The index in the text of the first of these words.
    first: usize,
    /// What is known about the words of the text, and the number of the model in it.
    facts: Option<(&'t WordFacts, usize)>,
}

impl<'t> Written<'t> {
    /// A text, and the words of its folded form.
    pub(in crate::matcher) const fn new(
        text: &'t str,
        folded: &'t Folded,
        words: &'t [Range<usize>],
    ) -> Self {
        Self { text, folded, words, first: 0, facts: None }
    }

    /// The same text, with what is known about its words for the model with a number.
    pub(in crate::matcher) fn with_facts(self, facts: &'t WordFacts, model: usize) -> Self {
        Self { facts: Some((facts, model)), ..self }
    }

    /// The same text without this many of `words` at its start.
    fn after(self, count: usize) -> Self {
        Self { words: &self.words[count..], first: self.first + count, ..self }
    }

    /// The sums over the features of the word with this index in `words`; `None` if they are
    /// not known.
    fn known_sums(&self, index: usize) -> Option<&'t WordSums> {
        let (facts, model) = self.facts?;
        facts.sums(model, self.first + index)
    }
}

/// The key of a word (see [`of_word`]) and the sums over its features.
#[derive(Clone, Copy, Debug)]
pub(in crate::matcher) struct WordSums {
    key: u64,
    sums: Sums,
}

impl Model {
    /// The sums over the features of a word of a folded text. `spelled` is a buffer.
    pub(in crate::matcher) fn word_sums(&self, word: &str, spelled: &mut Vec<u8>) -> WordSums {
        let mut sums = Sums::default();
        spell(word, spelled);
        let key = of_word(spelled, |bucket| sums.add_feature(bucket, self));
        WordSums { key, sums }
    }
}

impl Hearing {
    /// Hears the intents of a text.
    pub(in crate::matcher) fn hear(&mut self, model: &Arc<Model>, written: Written<'_>) {
        if !self.model.as_ref().is_some_and(|own| Arc::ptr_eq(own, model)) {
            *self = Self { model: Some(model.clone()), ..Self::default() };
        }
        let (known, Written { text, words, .. }) = (self.known.get_mut(), written);
        known.slots.next_text();
        self.sentences.clear();
        let mut before = 0;
        for range in ranges(text) {
            let read = cut(text, &range);
            before += words[before..].partition_point(|word| word.start < read.start);
            // A row of emoji says nothing.
            if let Some(sums) = known.sums_in(written.after(before), &read, model) {
                self.sentences.push(HeardSentence { range: read, has: 0, sums });
            }
        }
        decide(&mut self.sentences, model);
        self.heard = self.sentences.iter().fold(0, |heard, sentence| heard | sentence.has);
    }

    /// The places of an intent in the text that was heard last: of each sentence with the
    /// intent, the clause that speaks most for it. Few checks ask for them.
    pub(super) fn places(&self, intent: usize, written: Written<'_>) -> Vec<Range<usize>> {
        let Some(model) = &self.model else { return Vec::new() };
        let (mut known, Written { text, words, .. }) = (self.known.borrow_mut(), written);
        let place = |sentence: &HeardSentence| {
            let mut clauses = clauses(text, &sentence.range);
            let first = words.partition_point(|word| word.start < sentence.range.start);
            let rest = written.after(first);
            let weight = |clause: &usize| {
                known.sums_in(rest, &clauses[*clause], model).map(|sums| sums.weights[intent])
            };
            // A single clause needs no comparison. Of equal clauses, the first one.
            let several = (0..clauses.len()).filter(|_| 1 < clauses.len());
            let telling = several.rev().max_by_key(weight);
            clauses.swap_remove(telling.unwrap_or(0))
        };
        self.sentences
            .iter()
            .filter(|sentence| sentence.has >> intent & 1 == 1)
            .map(place)
            .collect()
    }
}

/// Decides which intents each sentence has. If two neighbouring sentences have an intent
/// only together, the sentence with the greater margin gets it.
fn decide(sentences: &mut [HeardSentence], model: &Model) {
    let mut before: Option<(Margins, u64)> = None;
    for number in 0..sentences.len() {
        let margins = model.margins(&sentences[number].sums);
        // Most sentences are far from every border.
        let near = if margins.any_beyond(NEAR) { margins.beyond(NEAR) } else { 0 };
        sentences[number].has = if near == 0 { 0 } else { margins.beyond(0.0) };
        if let Some((last, last_near)) = before {
            let has = sentences[number - 1].has | sentences[number].has;
            let undecided = (last_near | near) & !has;
            if undecided != 0 {
                let mut both = sentences[number - 1].sums;
                both.add(&sentences[number].sums);
                let together = undecided & model.margins(&both).beyond(0.0);
                let later = together & margins.above(&last);
                sentences[number].has |= later;
                sentences[number - 1].has |= together & !later;
            }
        }
        before = Some((margins, near));
    }
}

/// The words and marks that were met before and that [`WordFacts`] does not know.
#[derive(Debug, Default)]
struct KnownWords {
    slots: WordSlots,
    sums: Vec<WordSums>,
    spelled: Vec<u8>,
}

impl KnownWords {
    /// The sums over the features of a part of a text, whose words are given at least from the
    /// start of the part on. `None` if the part has no word, apart from links and names of
    /// accounts.
    fn sums_in(
        &mut self,
        written: Written<'_>,
        part: &Range<usize>,
        model: &Model,
    ) -> Option<Sums> {
        if !written.folded.is_decomposed() {
            return self.sums_of(&written.folded.text, part, written, model);
        }
        // Places in a decomposed text are not those in the folded one.
        let (text, mut words, mut whole) =
            (&written.text[part.clone()], Vec::new(), Folded::default());
        whole.fold(text);
        words_in(&whole.text, &mut words);
        let all = 0..whole.text.len();
        self.sums_of(&whole.text, &all, Written::new(text, &whole, &words), model)
    }

    /// The sums over the features of a part of a folded text; `None` if it has no word.
    fn sums_of(
        &mut self,
        folded: &str,
        part: &Range<usize>,
        written: Written<'_>,
        model: &Model,
    ) -> Option<Sums> {
        let (mut sums, mut last, mut has_word) = (Sums::default(), None, false);
        words_of(folded, part, written.words, |word, index| {
            has_word |= index.is_some();
            let known = index.and_then(|index| written.known_sums(index)).copied();
            let WordSums { key, sums: alone } =
                known.unwrap_or_else(|| self.read(folded, word, model));
            sums.add(&alone);
            if let Some(last) = last.replace(key) {
                sums.add_feature(of_pair(last, key), model);
            }
        });
        has_word.then_some(sums)
    }

    /// The sums over the features of a word or mark of a folded text.
    fn read(&mut self, folded: &str, word: Range<usize>, model: &Model) -> WordSums {
        match self.slots.slot(folded.as_bytes(), &word) {
            Some(Slot::Known(number)) => self.sums[number as usize],
            Some(Slot::New(number)) => {
                let sums = model.word_sums(&folded[word], &mut self.spelled);
                keep(&mut self.sums, number, sums);
                sums
            }
            None => model.word_sums(&folded[word], &mut self.spelled),
        }
    }
}
