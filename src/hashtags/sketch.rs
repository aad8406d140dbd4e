//! How many accounts there are in a set of which only a sketch is kept.
//!
//! The sketch is a `HyperLogLog`: Flajolet, Fusy, Gandouet, Meunier, “`HyperLogLog`: the
//! analysis of a near-optimal cardinality estimation algorithm” (2007). As in that
//! paper, a *register* is one of the small numbers of which the sketch consists; it is
//! not a file of facts as in the rest of this program. The number of accounts is
//! estimated as in Ertl, “New cardinality estimation algorithms for `HyperLogLog`
//! sketches” (2017, arXiv:1702.01284, algorithm 6), which needs no tables.
//!
//! Crates for this have hashes and layouts that may change between versions or
//! machines. Here, a sketch is written to files that are added to each other years
//! later, and must give the same bytes everywhere.

use super::account_key::BITS;

/// The number of bits of a hash that choose a register.
const PRECISION: u32 = 12;

/// The number of registers.
const REGISTERS: usize = 1 << PRECISION;

/// The number of bits of a hash that are left for its rank (see [`Sketch`]).
const REST: u32 = BITS - PRECISION;

/// The standard error of the estimated number, in per mille: 1.04 / √4096.
pub(super) const ERROR_PER_MILLE: u32 = 16;

/// A sketch of a set of hashes: for each register, the highest rank of the hashes that
/// belong to it. The rank of a hash is one more than the number of leading zeros of its
/// last `REST` bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch(Box<[u8]>);

impl Default for Sketch {
    fn default() -> Self {
        Self(vec![0; REGISTERS].into())
    }
}

impl Sketch {
    /// Adds a hash of [`BITS`] bits.
    pub(super) fn insert(&mut self, hash: u64) {
        let rest = hash & ((1 << REST) - 1);
        let rank = rest.leading_zeros() - (u64::BITS - REST) + 1;
        let index = usize::try_from(hash >> REST).unwrap_or(0) % REGISTERS;
        let rank = u8::try_from(rank).unwrap_or(u8::MAX);
        self.0[index] = self.0[index].max(rank);
    }

    /// Makes this the sketch of both sets together.
    pub(super) fn merge(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = (*own).max(*other);
        }
    }

    /// The estimated number of different hashes. The same registers give the same
    /// number on every machine: only additions, multiplications and square roots are
    /// used, whose results are fixed by IEEE 754.
    pub(super) fn estimate(&self) -> u64 {
        let mut of_rank = [0.0_f64; REST as usize + 2];
        for rank in &self.0 {
            of_rank[usize::from(*rank)] += 1.0;
        }
        let registers = 4096.0;
        let full = of_rank[REST as usize + 1];
        let mut z = registers * tau(1.0 - full / registers);
        for count in of_rank[1..=REST as usize].iter().rev() {
            z = 0.5 * (z + count);
        }
        z += registers * sigma(of_rank[0] / registers);
        // 1 / (2 ln 2)
        let estimate = 0.721_347_520_444_481_7 * registers * registers / z;
        whole(estimate)
    }

    /// The registers as text, one character each.
    pub(super) fn text(&self) -> String {
        let digit = |rank: &u8| char::from_digit(u32::from(*rank), 36).unwrap_or('z');
        self.0.iter().map(digit).collect()
    }

    /// Reads a sketch from a text that [`Self::text`] wrote; `None` if the text is
    /// invalid.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let rank = |digit: char| {
            let rank = digit.to_digit(36).filter(|rank| *rank <= REST + 1)?;
            u8::try_from(rank).ok()
        };
        let ranks: Option<Vec<u8>> = text.chars().map(rank).collect();
        ranks.filter(|ranks| ranks.len() == REGISTERS).map(|ranks| Self(ranks.into()))
    }
}

/// A number of accounts as a whole number.
#[expect(clippy::cast_possible_truncation, reason = "there are not that many accounts")]
#[expect(clippy::cast_sign_loss, reason = "a number of accounts is positive")]
fn whole(estimate: f64) -> u64 {
    estimate.round() as u64
}

fn sigma(mut x: f64) -> f64 {
    let (mut y, mut z) = (1.0, x);
    loop {
        x *= x;
        let before = z;
        z += x * y;
        y += y;
        if z <= before || !z.is_finite() {
            return z;
        }
    }
}

fn tau(mut x: f64) -> f64 {
    if x <= 0.0 || 1.0 <= x {
        return 0.0;
    }
    let (mut y, mut z) = (1.0, 1.0 - x);
    loop {
        x = x.sqrt();
        let before = z;
        y *= 0.5;
        z -= (1.0 - x) * (1.0 - x) * y;
        if before <= z {
            return z / 3.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hashtags::AccountKey;

    #[test]
    fn the_estimate_is_within_its_error() {
        let (key, mut sketch) = (AccountKey::default(), Sketch::default());
        let mut worst = 0;
        for number in 1..=60_000_u64 {
            sketch.insert(key.hash(&format!("account{number}")));
            if number % 5_000 == 0 {
                let estimate = sketch.estimate();
                worst = worst.max(estimate.abs_diff(number) * 1000 / number);
            }
        }
        assert!(worst <= u64::from(3 * ERROR_PER_MILLE), "{worst} per mille");
    }

    #[test]
    fn a_sketch_is_read_as_it_was_written() {
        let mut sketch = Sketch::default();
        for hash in [0, 1, 1 << 27, (1 << BITS) - 1, 0x12_3456_789a] {
            sketch.insert(hash);
        }
        assert_eq!(Sketch::parse(&sketch.text()), Some(sketch.clone()));
        assert_eq!(sketch.estimate(), 3);
        for text in ["", "0", &"z".repeat(REGISTERS), &"å".repeat(REGISTERS)] {
            assert_eq!(Sketch::parse(text), None);
        }
    }
}
