//! Trains a linear model on sentences: a support vector machine with squared hinge
//! loss, by dual coordinate descent (Hsieh et al., "A Dual Coordinate Descent Method
//! for Large-scale Linear SVM", 2008).
//!
//! Training uses only additions, multiplications, divisions and square roots, in a
//! fixed order, so that the same sentences give the same weights on every machine.

use super::{features::BUCKETS, rarity::Rarity};

/// How often each sentence is visited at most.
const EPOCHS: usize = 40;

/// How much an error in a sentence from the file of the intent costs, compared with the
/// sizes of the weights (`C` in the paper).
const COST: f32 = 1.0;
/// The part of [`COST`] that an error in a sentence of another intent, or of the
/// background, costs.
const SHARE_OF_OTHERS: f32 = 0.5;

/// A training sentence.
#[derive(Clone, Debug)]
pub(super) struct TrainingExample {
    /// Its features.
    pub(super) buckets: Vec<u16>,
    /// 1 / the length of its vector of rarities.
    pub(super) scale: f32,
    /// The square of the length of its scaled vector, but at least 1, plus 1 for the
    /// bias, which counts as a further feature of value 1.
    square: f32,
}

impl TrainingExample {
    /// A sentence with these features, which must be sorted.
    pub(super) fn new(buckets: Vec<u16>, rarity: &Rarity) -> Self {
        let scale = rarity.scale(&buckets);
        let mut square = 0.0;
        for same in buckets.chunk_by(|one, other| one == other) {
            let value = same.iter().map(|bucket| rarity.of(*bucket) * scale).sum::<f32>();
            square += value * value;
        }
        Self { buckets, scale, square: 1.0 + square.max(1.0) }
    }
}

/// What a sentence says about the intent that is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// It has the intent.
    Has,
    /// It looks as if it had the intent, but does not have it.
    HasNot,
    /// It was written for another intent, or is of the background.
    Other,
}

/// A linear model. The score of a sentence is the sum of the weights of its features,
/// divided by the length of its vector, plus the bias. Training aims at more than 0 for
/// sentences with the intent; `train_intents.rs` decides where the border is.
#[derive(Clone, Debug)]
pub(super) struct Linear {
    pub(super) weights: Vec<f32>,
    pub(super) bias: f32,
}

impl Linear {
    /// The score of a sentence (see [`Linear`]).
    pub(super) fn score(&self, example: &TrainingExample) -> f32 {
        let sum: f32 =
            example.buckets.iter().map(|bucket| self.weights[usize::from(*bucket)]).sum();
        sum * example.scale + self.bias
    }

    /// Trains a model on these examples, with a label for each.
    pub(super) fn train<'e>(
        examples: impl Iterator<Item = (&'e TrainingExample, Label)>,
        rarity: &Rarity,
    ) -> Self {
        let examples: Vec<Visited<'e>> = examples
            .map(|(example, label)| Visited {
                example,
                side: if label == Label::Has { 1.0 } else { -1.0 },
                slack: 0.5 / if label == Label::Other { COST * SHARE_OF_OTHERS } else { COST },
                multiplier: 0.0,
            })
            .collect();
        let mut model = Self { weights: vec![0.0; BUCKETS], bias: 0.0 };
        model.descend(examples, rarity);
        // What a feature adds is its weight times its rarity.
        for (bucket, weight) in (0..=u16::MAX).zip(&mut model.weights) {
            *weight *= rarity.of(bucket);
        }
        model
    }

    fn descend(&mut self, mut examples: Vec<Visited<'_>>, rarity: &Rarity) {
        let mut shuffle = Shuffle(1);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for epoch in 0..EPOCHS {
            for at in (1..order.len()).rev() {
                order.swap(at, shuffle.below(at + 1));
            }
            order.retain(|number| {
                let changes = self.visit(&mut examples[*number], rarity);
                // From the second epoch on, an example that is far on the right side is
                // not visited again.
                epoch == 0 || changes
            });
        }
    }

    /// Adapts the weights and the bias to one example. Returns whether the example may
    /// need a further visit.
    fn visit(&mut self, visited: &mut Visited<'_>, rarity: &Rarity) -> bool {
        let Visited { example, side, slack, multiplier } = visited;
        let mut sum = 0.0;
        for bucket in &example.buckets {
            sum += self.weights[usize::from(*bucket)] * rarity.of(*bucket);
        }
        let gradient = *side * (sum * example.scale + self.bias) - 1.0 + *slack * *multiplier;
        if *multiplier == 0.0 && 0.0 <= gradient {
            return gradient <= 0.05;
        }
        let new = (*multiplier - gradient / (example.square + *slack)).max(0.0);
        let step = (new - *multiplier) * *side;
        *multiplier = new;
        let scaled = step * example.scale;
        for bucket in &example.buckets {
            self.weights[usize::from(*bucket)] += scaled * rarity.of(*bucket);
        }
        self.bias += step;
        true
    }
}

/// An example while a model is trained.
struct Visited<'e> {
    example: &'e TrainingExample,
    /// 1 if the example has the intent, else -1.
    side: f32,
    /// 1 / (2 × the cost of an error in the example): the smaller, the more the error
    /// costs.
    slack: f32,
    /// Its Lagrange multiplier.
    multiplier: f32,
}

/// A linear congruential generator (Knuth, MMIX), which shuffles alike everywhere.
struct Shuffle(u64);

impl Shuffle {
    /// A pseudorandom number below a limit.
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).unwrap_or_default();
        high % limit
    }
}
