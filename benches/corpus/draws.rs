//! Pseudorandom numbers: the same seed gives the same posts on every machine.

/// A generator of pseudorandom numbers (`SplitMix64`).
pub(super) struct Draws(pub(super) u64);

impl Draws {
    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut drawn = self.0;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        drawn ^ (drawn >> 31)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("it is below a usize")
    }

    /// True in this number of cases in a thousand.
    pub(super) fn permille(&mut self, cases: usize) -> bool {
        self.below(1_000) < cases
    }

    /// One of several, all equally likely.
    pub(super) fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// An index. Low indexes are drawn most often, as a few words of a language are
    /// the most frequent (Zipf's law). `cumulative` is the result of
    /// [`cumulative_ranks`].
    pub(super) fn ranked(&mut self, cumulative: &[u64]) -> usize {
        let total = *cumulative.last().expect("there is something to draw from");
        let drawn = self.next() % total;
        cumulative.partition_point(|end| *end <= drawn)
    }
}

/// The cumulative frequencies of this number of ranks, for [`Draws::ranked`].
pub(super) fn cumulative_ranks(ranks: usize) -> Vec<u64> {
    let share = |rank: u64| 1_000_000 / (rank + 4);
    let sum = |sum: &mut u64, rank: u64| {
        *sum += share(rank);
        Some(*sum)
    };
    (0..ranks as u64).scan(0, sum).collect()
}
