//! Hears the intents of the sentences of a post, all at once.
//!
//! For each feature, the model has a row with a weight for each intent. The sum of these
//! rows over all features of a word is kept for the next time that the word is met. So a
//! sentence takes only a few additions for each word, and every sentence can be heard.

use std::{ops::Range, sync::Arc};

use super::{
    features::{of_pair, of_word, spell, words_of},
    model::{Margins, Model},
    post_sentences::{clauses, cut, ranges},
};
use crate::matcher::{
    fold::{Folded, folded},
    words::words_in,
};

/// The most intents of a model.
pub(in crate::matcher) const MOST_INTENTS: usize = 32;

/// The margin that a sentence must exceed to be heard again together with the sentence
/// before or after it. Most sentences have far lower margins.
const NEAR: f32 = -0.1;

/// The number of slots for words that are kept, a power of two.
const KEPT: usize = 1 << 14;

/// Only the sums of words of at most this many bytes are kept.
const LONGEST_KEPT: usize = 24;

/// Sums over all features of a word, or of a part of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums {
    /// For each intent, the sum of the weights (see [`WeightRow`](super::model::WeightRow)).
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
        for (sum, step) in self.weights.iter_mut().zip(model.row(bucket)) {
            *sum = sum.saturating_add(i16::from(i8::from_le_bytes([*step])));
        }
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
    pub(super) has: u32,
    /// The sums over its features.
    pub(super) sums: Sums,
}

/// What a model hears in a text. Its memory is used again for the next text.
#[derive(Debug, Default)]
pub(in crate::matcher) struct Hearing {
    pub(super) sentences: Vec<HeardSentence>,
    /// The intents that any of the sentences has, a bit for each intent.
    pub(super) heard: u32,
    /// The place of each intent of each sentence: the number of the intent, and the clause
    /// that speaks most for it.
    pub(super) places: Vec<(usize, Range<usize>)>,
    /// The model that heard the last text, and with which `known` was computed.
    model: Option<Arc<Model>>,
    known: KnownWords,
}

impl Hearing {
    /// Hears the intents of a text. `whole` is the folded text, and `words` are the words
    /// of the folded text.
    pub(in crate::matcher) fn hear(
        &mut self,
        model: &Arc<Model>,
        text: &str,
        whole: &Folded,
        words: &[Range<usize>],
    ) {
        if !self.model.as_ref().is_some_and(|own| Arc::ptr_eq(own, model)) {
            *self = Self { model: Some(model.clone()), ..Self::default() };
        }
        self.sentences.clear();
        let mut before = 0;
        for range in ranges(text) {
            let read = cut(text, &range);
            before += words[before..].partition_point(|word| word.start < read.start);
            let sums = self.known.sums_in(text, whole, &read, &words[before..], model);
            self.sentences.push(HeardSentence { range: read, has: 0, sums });
        }
        decide(&mut self.sentences, model);
        self.heard = self.sentences.iter().fold(0, |heard, sentence| heard | sentence.has);
        self.places.clear();
        for sentence in self.sentences.iter().filter(|sentence| sentence.has != 0) {
            let clauses = clauses(text, &sentence.range);
            let first = words.partition_point(|word| word.start < sentence.range.start);
            let words = &words[first..];
            let sums = |clause| self.known.sums_in(text, whole, clause, words, model).weights;
            // A single clause needs no comparison.
            let sums: Vec<_> = clauses.iter().filter(|_| 1 < clauses.len()).map(sums).collect();
            let intents = (0..MOST_INTENTS).filter(|intent| sentence.has >> intent & 1 == 1);
            self.places.extend(intents.map(|intent| {
                // Of equal clauses, the first one.
                let telling = (0..sums.len()).rev().max_by_key(|clause| sums[*clause][intent]);
                (intent, clauses[telling.unwrap_or(0)].clone())
            }));
        }
    }
}

/// Decides which intents each sentence has. If two neighbouring sentences have an intent
/// only together, the sentence with the greater margin gets it.
fn decide(sentences: &mut [HeardSentence], model: &Model) {
    let mut before: Option<(Margins, u32)> = None;
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

/// The words that were met before. Of two words with the same slot, the last one is
/// kept.
#[derive(Debug, Default)]
struct KnownWords {
    /// Empty until there is a word.
    slots: Vec<Known>,
    spelled: Vec<u8>,
}

/// A word that was met before, and the sums over its features.
#[derive(Clone, Debug, Default)]
struct Known {
    letters: Letters,
    key: u64,
    sums: Sums,
}

/// The bytes of a word of at most [`LONGEST_KEPT`] bytes, filled up with zeros.
type Letters = [u64; LONGEST_KEPT / 8];

impl KnownWords {
    /// The sums over the features of a part of a text. `whole` is the folded text. `words`
    /// are its words, at least from the start of the part on.
    fn sums_in(
        &mut self,
        text: &str,
        whole: &Folded,
        part: &Range<usize>,
        words: &[Range<usize>],
        model: &Model,
    ) -> Sums {
        if !whole.is_decomposed() {
            return self.sums_of(&whole.text, part, words, model);
        }
        // Places in a decomposed text are not those in the folded one.
        let (part, mut words) = (folded(&text[part.clone()]), Vec::new());
        words_in(&part, &mut words);
        self.sums_of(&part, &(0..part.len()), &words, model)
    }

    /// The sums over the features of a part of a folded text. `words` are the words of the
    /// text, at least from the start of the part on.
    fn sums_of(
        &mut self,
        folded: &str,
        part: &Range<usize>,
        words: &[Range<usize>],
        model: &Model,
    ) -> Sums {
        let (mut sums, mut last) = (Sums::default(), None);
        words_of(folded, part, words, |word| {
            let key = self.add(folded, word, model, &mut sums);
            if let Some(last) = last.replace(key) {
                sums.add_feature(of_pair(last, key), model);
            }
        });
        sums
    }

    /// Adds the sums over the features of a single word of a folded text to `sums`.
    /// Returns the key of the word.
    fn add(&mut self, folded: &str, word: Range<usize>, model: &Model, sums: &mut Sums) -> u64 {
        if LONGEST_KEPT < word.len() {
            let (key, alone) = self.read(&folded[word], model);
            sums.add(&alone);
            return key;
        }
        if self.slots.is_empty() {
            self.slots = vec![Known::default(); KEPT];
        }
        let letters = letters(folded.as_bytes(), &word);
        let slot = slot(letters);
        if self.slots[slot].letters != letters {
            let (key, sums) = self.read(&folded[word], model);
            self.slots[slot] = Known { letters, key, sums };
        }
        let known = &self.slots[slot];
        sums.add(&known.sums);
        known.key
    }

    /// The key of a word and the sums over its features, computed from its letters.
    fn read(&mut self, word: &str, model: &Model) -> (u64, Sums) {
        let mut alone = Sums::default();
        spell(word, &mut self.spelled);
        let key = of_word(&self.spelled, |bucket| alone.add_feature(bucket, model));
        (key, alone)
    }
}

/// Returns the bytes of a word of a text, filled up with zeros. The word must have at
/// most [`LONGEST_KEPT`] bytes.
fn letters(text: &[u8], word: &Range<usize>) -> Letters {
    let mut bytes = [0; LONGEST_KEPT];
    // To read as many bytes every time is faster than to read those of the word.
    if let Some(ahead) = text[word.start..].first_chunk() {
        bytes = *ahead;
    } else {
        bytes[..word.len()].copy_from_slice(&text[word.clone()]);
    }
    let mut left = word.len();
    let mut letters = [0; LONGEST_KEPT / 8];
    for (letters, eight) in letters.iter_mut().zip(bytes.as_chunks().0) {
        let kept = left.min(8);
        let mask = u64::MAX.checked_shr(u32::try_from(64 - 8 * kept).unwrap_or(64));
        *letters = u64::from_le_bytes(*eight) & mask.unwrap_or(0);
        left -= kept;
    }
    letters
}

/// The slot of a word: the highest bits of a product (Fibonacci hashing).
fn slot([first, second, third]: Letters) -> usize {
    let all = first ^ second.rotate_left(21) ^ third.rotate_left(42);
    let [.., low, high] = all.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
    usize::from(u16::from_le_bytes([low, high])) / ((1 << 16) / KEPT)
}
