//! The weights of a model, in four bits each.
//!
//! Most weights are small, so the sixteen levels that a weight can have are close together
//! near 0 and farther apart beyond. More bits would make the model twice as large and hear
//! hardly more (`docs/precision.md`).

use std::cmp::Reverse;

use rayon::prelude::*;

use super::{
    features::BUCKETS,
    hearing::MOST_INTENTS,
    linear_svm::{Linear, TrainingExample},
};

/// The weights of the features in a bucket, one for each intent. The low halves of the bytes
/// are those of the first intents, the high halves those of the others.
pub(super) type WeightRow = [u8; HALF];

/// How many intents have their weights in the low halves of the bytes.
const HALF: usize = MOST_INTENTS / 2;

/// The code of the weight 0. There are more codes above it than below, because few features
/// speak strongly against an intent.
const ZERO: u8 = 6;

/// The bits of a code.
const CODE: u8 = 0b1111;

/// How often each weight is rounded. From the second time on, what all others have changed is known.
const PASSES: usize = 2;

/// The weight that a code stands for, in units of the weight scale of the intent: from −456 to
/// 1,089. The other bits of `code` must be 0.
const fn level(code: u8) -> i16 {
    // Without a table or a branch, so that the processor computes many levels at once.
    let steps = code as i16 - ZERO as i16;
    steps * (40 + steps * steps)
}

/// Adds the weights of a row to the sums for each intent.
pub(super) fn add(sums: &mut [i16; MOST_INTENTS], row: &WeightRow) {
    let (low, high) = sums.split_at_mut(HALF);
    for ((low, high), codes) in low.iter_mut().zip(high).zip(row) {
        *low = low.saturating_add(level(codes & CODE));
        *high = high.saturating_add(level(codes >> 4));
    }
}

/// The weights of trained intents, a row for each bucket. They are rounded so that the scores of
/// the sentences change as little as possible. `importance` says how much the sentence with
/// an index counts in this for the intent with an index.
pub(super) fn rows(
    trained: &[Linear],
    sentences: &[&TrainingExample],
    importance: impl Fn(usize, usize) -> f32 + Sync,
) -> Vec<WeightRow> {
    let occurrences = Occurrences::of(sentences);
    let codes = |(intent, linear): (usize, &Linear)| {
        let weights: Vec<f32> = (0..sentences.len()).map(|at| importance(intent, at)).collect();
        occurrences.codes(linear, &weights)
    };
    let codes: Vec<Vec<u8>> = trained.par_iter().enumerate().map(codes).collect();
    let row = |bucket: usize| {
        let code = |intent: usize| codes.get(intent).map_or(ZERO, |codes| codes[bucket]);
        std::array::from_fn(|place| code(place) | code(place + HALF) << 4)
    };
    (0..BUCKETS).map(row).collect()
}

/// What the levels of an intent are multiplied by to get the weights that were trained. With
/// this scale, the levels are nearest to the weights of the built-in intents.
pub(super) fn weight_scale(linear: &Linear) -> f32 {
    let squares = linear.weights.iter().map(|weight| weight * weight).sum::<f32>();
    let count: f32 = linear.weights.iter().map(|_| 1.0).sum();
    (0.0061 * f32::sqrt(squares / count)).max(f32::MIN_POSITIVE)
}

/// Which sentences the features in each bucket are in.
struct Occurrences<'s> {
    sentences: &'s [&'s TrainingExample],
    /// For each bucket, the indices of the sentences, one after the other.
    indices: Vec<u32>,
    /// Where the indices of a bucket begin, and after the last bucket where they end.
    starts: Vec<usize>,
    /// The buckets, those in most sentences first.
    order: Vec<usize>,
}

impl<'s> Occurrences<'s> {
    fn of(sentences: &'s [&'s TrainingExample]) -> Self {
        let mut starts = vec![0; BUCKETS + 1];
        for bucket in sentences.iter().flat_map(|sentence| &sentence.buckets) {
            starts[usize::from(*bucket) + 1] += 1;
        }
        for bucket in 0..BUCKETS {
            starts[bucket + 1] += starts[bucket];
        }
        let (mut indices, mut free) = (vec![0; starts[BUCKETS]], starts.clone());
        for (index, sentence) in (0..).zip(sentences) {
            for bucket in &sentence.buckets {
                let place = &mut free[usize::from(*bucket)];
                indices[*place] = index;
                *place += 1;
            }
        }
        let mut order: Vec<usize> = (0..BUCKETS).collect();
        order.sort_by_key(|bucket| Reverse(starts[bucket + 1] - starts[*bucket]));
        Self { sentences, indices, starts, order }
    }

    /// The sentences with a feature in a bucket: the index and the scale of each.
    fn sentences(&self, bucket: usize) -> impl Iterator<Item = (usize, f32)> {
        let indices = &self.indices[self.starts[bucket]..self.starts[bucket + 1]];
        indices.iter().map(|index| (*index as usize, self.sentences[*index as usize].scale))
    }

    /// The codes of the weights of an intent, in the order of the buckets. Each weight is
    /// rounded up or down, whichever makes up for more of what the other weights have changed in
    /// the scores of the sentences.
    fn codes(&self, linear: &Linear, importance: &[f32]) -> Vec<u8> {
        let (mut codes, mut changes) = (vec![None; BUCKETS], vec![0.0; self.sentences.len()]);
        let weight_scale = weight_scale(linear);
        for bucket in (0..PASSES).flat_map(|_| &self.order) {
            let error = |code: u8| f32::from(level(code)) - linear.weights[*bucket] / weight_scale;
            let before = codes[*bucket].map_or(0.0, error);
            let (mut slope, mut curve) = (0.0, f32::MIN_POSITIVE);
            for (index, scale) in self.sentences(*bucket) {
                changes[index] -= before * scale;
                slope += 2.0 * importance[index] * scale * changes[index];
                curve += importance[index] * scale * scale;
            }
            // By how much the sum of the squares of the changes grows.
            let cost = |code: u8| (slope + curve * error(code)) * error(code);
            let above = (0..CODE).find(|code| 0.0 <= error(*code)).unwrap_or(CODE);
            let below = above.saturating_sub(1);
            let code = if cost(below) < cost(above) { below } else { above };
            for (index, scale) in self.sentences(*bucket) {
                changes[index] += error(code) * scale;
            }
            codes[*bucket] = Some(code);
        }
        codes.into_iter().map(|code| code.unwrap_or(ZERO)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights of which the first is `weight`, so that the weight scale is 1.
    fn linear(weight: f32) -> Linear {
        let mut weights = vec![0.0; BUCKETS];
        let far = f32::sqrt(65_536.0 / (0.0061 * 0.0061) - weight * weight);
        (weights[0], weights[1]) = (weight, far);
        Linear { weights, bias: 0.0 }
    }

    #[test]
    fn a_weight_without_sentences_is_read_as_its_nearest_level() {
        let weights = [-900.0, -140.0, -19.0, 21.0, 43.0, 2000.0].map(linear);
        let trained: Vec<Linear> = weights.into_iter().cycle().take(MOST_INTENTS).collect();
        assert!((weight_scale(&trained[0]) - 1.0).abs() < 1e-4);
        let mut sums = [1; MOST_INTENTS];
        add(&mut sums, &rows(&trained, &[], |_, _| 1.0)[0]);
        assert_eq!(sums[..6], [-455, -146, 1, 42, 42, 1090]);
        assert_eq!(sums[36..], [-455, -146, 1, 42]);
    }
}
