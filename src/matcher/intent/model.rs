//! A trained intent, and the sentences of a post that have it.

use std::{borrow::Cow, ops::Range, sync::Arc};

use super::{
    features::features,
    rarity::Rarity,
    sentences::{Sentence, clauses},
    train::Linear,
};

/// How near the border a sentence must be, to be asked again with its neighbour.
const NEAR: f32 = -0.1;

/// An intent: what a sentence does, such as promising a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// Its name in rules.
    pub name: Cow<'static, str>,
    /// How much a feature in each bucket speaks for it, in steps of `unit`.
    pub(super) weights: Cow<'static, [u8]>,
    /// The size of a step, as the bits of a floating-point number.
    pub(super) unit: u32,
    /// What the weights of a sentence must exceed, as the bits of such a number.
    pub(super) border: u32,
    /// Slots of the beginnings of words without which no sentence has it.
    pub(in crate::matcher) cues: Vec<u16>,
    /// How well it is distinguished from what looks like it.
    pub measure: Measure,
}

/// How many sentences of an intent a model finds that was not trained on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// The sentences with the intent that it finds.
    pub found: usize,
    /// All of them.
    pub positives: usize,
    /// The sentences that only look as if they had it, and that it takes for such.
    pub alarms: usize,
    /// All of them.
    pub negatives: usize,
}

impl Intent {
    /// A trained intent, whose weights are rounded to a byte each.
    pub(super) fn new(
        name: String,
        linear: &Linear,
        border: f32,
        cues: Vec<u16>,
        measure: Measure,
    ) -> Self {
        let largest =
            linear.weights.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
        let unit = largest.max(f32::MIN_POSITIVE) / f32::from(i8::MAX);
        let weights: Vec<u8> = linear.weights.iter().map(|weight| byte(weight / unit)).collect();
        let (unit, border) = (unit.to_bits(), (border - linear.bias).to_bits());
        Self { name: name.into(), weights: weights.into(), unit, border, cues, measure }
    }

    /// How far a sentence is beyond the border; positive if it has the intent.
    pub(super) fn score(&self, buckets: &[u16], scale: f32) -> f32 {
        self.added(buckets, scale) - f32::from_bits(self.border)
    }

    /// What these features add to the score of a sentence.
    pub(super) fn added(&self, buckets: &[u16], scale: f32) -> f32 {
        // Whole numbers have the same sum in every order.
        let sum: i32 = buckets.iter().map(|bucket| self.weight(*bucket)).sum();
        #[allow(clippy::cast_precision_loss, reason = "a sum of small numbers is exact")]
        let sum = sum as f32;
        sum * f32::from_bits(self.unit) * scale
    }

    /// The places in a text of what has the intent: in each sentence that has it, the
    /// clause that tells most. Of two sentences that only together have it, the one
    /// that says more of it.
    pub(super) fn places(
        &self,
        text: &str,
        sentences: &[Sentence],
        rarity: &Rarity,
    ) -> Vec<Range<usize>> {
        let score = |sentence: &Sentence| self.score(&sentence.buckets, sentence.scale);
        let scores: Vec<f32> = sentences.iter().map(score).collect();
        let mut has: Vec<bool> = scores.iter().map(|score| 0.0 < *score).collect();
        for number in 1..sentences.len() {
            let (one, other) = (number - 1, number);
            let best = if scores[one] < scores[other] { other } else { one };
            let is_open = !has[one] && !has[other] && NEAR < scores[best];
            if is_open && 0.0 < score(&sentences[one].with(&sentences[other], rarity)) {
                has[best] = true;
            }
        }
        let having = sentences.iter().zip(has).filter(|(_, has)| *has);
        having.map(|(sentence, _)| self.clause(text, &sentence.range)).collect()
    }

    /// How much a feature speaks for the intent, in steps.
    fn weight(&self, bucket: u16) -> i32 {
        i32::from(i8::from_le_bytes([self.weights[usize::from(bucket)]]))
    }

    /// The clause of a sentence that tells most of the intent.
    fn clause(&self, text: &str, sentence: &Range<usize>) -> Range<usize> {
        let weight = |clause: &Range<usize>| {
            let buckets = features(&text[clause.clone()]);
            buckets.iter().map(|bucket| self.weight(*bucket)).sum::<i32>()
        };
        let clauses = clauses(text, sentence);
        clauses.into_iter().rev().max_by_key(weight).unwrap_or_else(|| sentence.clone())
    }
}

/// The nearest whole number of steps, as the byte of a signed number.
fn byte(steps: f32) -> u8 {
    let rounded = steps.round();
    let steps = (i8::MIN..=i8::MAX).find(|step| rounded <= f32::from(*step)).unwrap_or(i8::MAX);
    steps.to_le_bytes()[0]
}

/// The intents of the built-in rules, and what all intents have in common.
#[derive(Debug)]
pub(super) struct Model {
    /// What the sentences were that it was trained on.
    pub(super) digest: [u8; 32],
    pub(super) rarity: Rarity,
    pub(super) intents: Vec<Arc<Intent>>,
}
