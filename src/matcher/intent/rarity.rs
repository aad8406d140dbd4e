//! How rare features are: the fewer sentences have a feature, the more it says.

use super::features::BUCKETS;

/// The rarity of the features in each bucket ("inverse document frequency"), in units of
/// [`UNIT`]: 1 + ln((all sentences + 1) / (sentences with the feature + 1)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rarity(pub(super) Vec<u8>);

/// The unit of rarities.
const UNIT: f32 = 1.0 / 16.0;

/// The least squared length, in units of `UNIT²`, by which the vector of a sentence is
/// scaled. A shorter vector is scaled as if it had this length: otherwise a sentence of few
/// words would count as much as a long one.
const SHORTEST: u32 = 1_000_000;

impl Rarity {
    /// The rarity of each bucket in these sentences. The buckets of each sentence must
    /// be sorted.
    pub(super) fn in_sentences<'b>(sentences: impl Iterator<Item = &'b [u16]>) -> Self {
        let (mut counts, mut all) = (vec![0_u32; BUCKETS], 0_u32);
        for buckets in sentences {
            all += 1;
            for same in buckets.chunk_by(|one, other| one == other) {
                counts[usize::from(same[0])] += 1;
            }
        }
        Self(counts.into_iter().map(|count| rarity(count, all)).collect())
    }

    /// The rarity of the features in a bucket.
    pub(super) fn of(&self, bucket: u16) -> f32 {
        f32::from(self.0[usize::from(bucket)]) * UNIT
    }

    /// The square of the rarity of the features in a bucket, in units of `UNIT²`.
    pub(super) fn square(&self, bucket: u16) -> u32 {
        u32::from(self.0[usize::from(bucket)]).pow(2)
    }

    /// 1 / the length of the vector of the rarities of these features (see
    /// [`Self::scale_of`]).
    pub(super) fn scale(&self, buckets: &[u16]) -> f32 {
        // Whole numbers, unlike `f32`, have the same sum in every order.
        Self::scale_of(buckets.iter().map(|bucket| self.square(*bucket)).sum())
    }

    /// 1 / the length of a vector, given the square of that length in units of `UNIT²`.
    /// A square below [`SHORTEST`] counts as [`SHORTEST`].
    pub(super) fn scale_of(square: u32) -> f32 {
        1.0 / (UNIT * f32::sqrt(as_float(square.max(SHORTEST))))
    }
}

/// The rarity of a feature that `count` of `all` sentences have, in units of [`UNIT`].
fn rarity(count: u32, all: u32) -> u8 {
    let ratio = as_float(all + 1) / as_float(count + 1);
    let natural = base_2_logarithm(ratio) * std::f32::consts::LN_2 + 1.0;
    let units = (natural / UNIT).round();
    // A feature that only one of six million sentences has reaches the greatest value.
    (0..=u8::MAX).rev().find(|unit| f32::from(*unit) <= units).unwrap_or_default()
}

/// A number as the nearest `f32`.
#[allow(clippy::cast_precision_loss, reason = "the nearest number is near enough")]
fn as_float(number: u32) -> f32 {
    number as f32
}

/// The logarithm to base 2 of a number that is at least 1, computed bit by bit. The
/// results of system libraries may differ in the last bit.
fn base_2_logarithm(number: f32) -> f32 {
    let (mut mantissa, mut logarithm) = (number, 0.0);
    while 2.0 <= mantissa {
        mantissa /= 2.0;
        logarithm += 1.0;
    }
    let mut bit = 0.5;
    for _ in 0..16 {
        mantissa *= mantissa;
        if 2.0 <= mantissa {
            mantissa /= 2.0;
            logarithm += bit;
        }
        bit /= 2.0;
    }
    logarithm
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_few_sentences_have_is_rare() {
        // 1 + ln(1001 / 2), 1 + ln(1001 / 501) and 1, in units.
        assert_eq!(rarity(1, 1000), 115);
        assert_eq!(rarity(500, 1000), 27);
        assert_eq!(rarity(1000, 1000), 16);
    }
}
