//! A trained model, and its intents.

use std::{borrow::Cow, ops::Range, sync::Arc};

use super::{
    hearing::{Hearing, MOST_INTENTS, Sums, Written},
    rarity::Rarity,
    weight_rows::WeightRow,
};

/// A trained model: how much each feature of a sentence speaks for each intent.
#[derive(Debug)]
pub(in crate::matcher) struct Model {
    /// The hash of the sentences that the model was trained on.
    pub(super) digest: [u8; 32],
    pub(super) rarity: Rarity,
    /// A row of weights for each bucket.
    pub(super) weights: Cow<'static, [WeightRow]>,
    /// What was learnt of each intent.
    pub(super) learnt: Vec<Learnt>,
    /// The weight scale and the border of each intent, copied from `learnt` into arrays of a
    /// fixed length, so that the margins for all intents are computed without branches.
    weight_scales: [f32; MOST_INTENTS],
    borders: [f32; MOST_INTENTS],
}

/// What a model learnt of an intent besides its weights.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Learnt {
    /// Its name in rules.
    pub(super) name: String,
    /// What its weights are multiplied by (see [`weight_rows`](super::weight_rows)).
    pub(super) weight_scale: f32,
    /// What the scaled sum of the weights of a sentence must exceed for the sentence to have
    /// the intent.
    pub(super) border: f32,
    pub(super) measure: Measure,
}

/// How well a model knows an intent. The sentences are those of the file of the intent; each
/// was judged by a model that was not trained on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// How many sentences with the intent the model finds.
    pub found: usize,
    /// How many sentences have the intent.
    pub positives: usize,
    /// In how many sentences the model wrongly hears the intent. These sentences only look as if
    /// they had it.
    pub alarms: usize,
    /// How many sentences only look as if they had the intent.
    pub negatives: usize,
}

/// How far a sentence is beyond the border of each intent: its *margins*. A margin is
/// negative if the sentence is below the border.
pub(super) struct Margins([f32; MOST_INTENTS]);

impl Margins {
    /// The intents whose margin is greater than `limit`, a bit for each.
    pub(super) fn beyond(&self, limit: f32) -> u64 {
        bits(|number| limit < self.0[number])
    }

    /// Whether the margin of any intent is greater than `limit`. This is fast, as it needs no
    /// branches.
    pub(super) fn any_beyond(&self, limit: f32) -> bool {
        self.0.iter().map(|margin| u32::from(limit < *margin)).sum::<u32>() != 0
    }

    /// The intents whose margin is greater than that of another sentence, a bit for each.
    pub(super) fn above(&self, other: &Self) -> u64 {
        bits(|number| other.0[number] < self.0[number])
    }

    pub(super) const fn of(&self, intent: usize) -> f32 {
        self.0[intent]
    }
}

fn bits(is_set: impl Fn(usize) -> bool) -> u64 {
    (0..MOST_INTENTS).fold(0, |bits, number| bits | u64::from(is_set(number)) << number)
}

impl Model {
    pub(super) fn new(
        digest: [u8; 32],
        rarity: Rarity,
        weights: Cow<'static, [WeightRow]>,
        learnt: Vec<Learnt>,
    ) -> Self {
        // An unused place in these arrays has an infinite border, which no sentence
        // exceeds.
        let (mut weight_scales, mut borders) = ([0.0; MOST_INTENTS], [f32::INFINITY; MOST_INTENTS]);
        for ((one, scale), border) in learnt.iter().zip(&mut weight_scales).zip(&mut borders) {
            (*scale, *border) = (one.weight_scale, one.border);
        }
        Self { digest, rarity, weights, learnt, weight_scales, borders }
    }

    /// The weights of the features in a bucket.
    pub(super) fn row(&self, bucket: u16) -> &WeightRow {
        &self.weights[usize::from(bucket)]
    }

    /// How far a sentence is beyond the border of each intent.
    pub(super) fn margins(&self, sums: &Sums) -> Margins {
        let scale = Rarity::scale_of(sums.rarity_squares);
        let mut margins = [0.0; MOST_INTENTS];
        for (number, margin) in margins.iter_mut().enumerate() {
            *margin = f32::from(sums.weights[number]) * self.weight_scales[number] * scale
                - self.borders[number];
        }
        Margins(margins)
    }

    /// What some features of a sentence add to its margin for an intent. `sums` are the sums
    /// over these features, and `rarity_squares` is the sum over all features of the
    /// sentence.
    pub(super) fn added(&self, intent: usize, sums: &Sums, rarity_squares: u32) -> f32 {
        f32::from(sums.weights[intent])
            * self.weight_scales[intent]
            * Rarity::scale_of(rarity_squares)
    }
}

/// An intent: what a sentence does, such as promising a page.
#[derive(Clone, Debug)]
pub struct Intent {
    /// Its name in rules.
    pub name: String,
    /// How well the model knows the intent.
    pub measure: Measure,
    /// The index of the intent in its model.
    pub(super) index: usize,
    pub(in crate::matcher) model: Arc<Model>,
}

impl Intent {
    /// The intents of a model.
    pub(super) fn all_of(model: &Arc<Model>) -> Vec<Arc<Self>> {
        let intent = |(index, learnt): (usize, &Learnt)| Self {
            name: learnt.name.clone(),
            measure: learnt.measure,
            index,
            model: model.clone(),
        };
        model.learnt.iter().enumerate().map(intent).map(Arc::new).collect()
    }

    /// Whether the intent was heard in a text.
    pub(in crate::matcher) const fn is_in(&self, hearing: &Hearing) -> bool {
        self.is_among(hearing.heard)
    }

    /// Whether the intent is in a set of intents, which has a bit for each.
    pub(super) const fn is_among(&self, intents: u64) -> bool {
        intents >> self.index & 1 == 1
    }

    /// The parts of the text that have the intent: of each sentence with the intent, the
    /// clause that speaks most for it. `hearing` must have heard the text last.
    pub(in crate::matcher) fn places(
        &self,
        hearing: &Hearing,
        written: Written<'_>,
    ) -> Vec<Range<usize>> {
        hearing.places(self.index, written)
    }
}
