//! Whether two periods differ by more than chance.
//!
//! If an account writes as it always did, the figures of two periods differ all the same. The tests
//! here ask how often they would differ as much, and let it pass once in twenty times.
//! `docs/metrics.md` names their sources.

use super::counts::{Counts, Share, percent_of_waits, ratio};
use crate::metric::Metric;

/// The standard errors that a difference exceeds by chance once in twenty times (two-sided).
const STANDARD_ERRORS: f64 = 1.96;

/// The least number of posts that each period should have on either side of a share, if nothing
/// changed, for the standard error to be right.
const LEAST_EXPECTED: f64 = 1.0;

/// With fewer of them, only a great change could show.
const FEW_EXPECTED: f64 = 5.0;

/// The fewest posts of a period whose mean is compared.
const FEWEST_FOR_MEAN: u64 = 20;

/// What the difference of two periods shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It is greater than chance makes it once in twenty times.
    BeyondChance,
    /// It may be chance.
    MayBeChance,
    /// There are too few posts to tell.
    TooFew,
}

impl Difference {
    fn of(difference: f64, variance: f64) -> Self {
        if STANDARD_ERRORS * variance.sqrt() < difference.abs() {
            Self::BeyondChance
        } else {
            Self::MayBeChance
        }
    }

    /// What two shares show.
    pub fn of_shares(pair: [Share; 2]) -> Self {
        Self::of_strata(&[pair])
    }

    /// What the shares of several accounts in the first and in the second period show together (the
    /// test of Mantel and Haenszel): an account that writes more than before is no difference. Of
    /// one account, it is the test of two proportions with their pooled standard error.
    pub fn of_strata(pairs: &[[Share; 2]]) -> Self {
        let (mut difference, mut variance, mut expected) = (0.0, 0.0, [0.0; 4]);
        for [before, after] in pairs.iter().filter(|pair| pair.iter().all(|share| 0 < share.of)) {
            let [first, second] = [before, after].map(|share| ratio(share.of, 1));
            let (all, count) = (first + second, ratio(before.count + after.count, 1));
            let part = count / all;
            difference += ratio(after.count, 1) - second * part;
            variance += first * second * count * (all - count) / (all * all * (all - 1.0));
            let cells = [first * part, first * (1.0 - part), second * part, second * (1.0 - part)];
            expected.iter_mut().zip(cells).for_each(|(sum, cell)| *sum += cell);
        }
        let least = expected.into_iter().fold(f64::INFINITY, f64::min);
        match Self::of(difference, variance) {
            _ if least < LEAST_EXPECTED => Self::TooFew,
            Self::MayBeChance if least < FEW_EXPECTED => Self::TooFew,
            shown => shown,
        }
    }

    /// What two means show, each with its number of posts, its sum and its sum of squares (the test
    /// of Welch, for many posts).
    fn of_means(pair: [(u64, u64, u64); 2]) -> Self {
        if pair.iter().any(|(posts, ..)| *posts < FEWEST_FOR_MEAN) {
            return Self::TooFew;
        }
        let [before, after] = pair.map(|(posts, sum, squares)| {
            let (posts, mean) = (ratio(posts, 1), ratio(sum, posts));
            let variance = (ratio(squares, 1) - posts * mean * mean) / (posts - 1.0);
            (mean, variance.max(0.0) / posts)
        });
        Self::of(after.0 - before.0, before.1 + after.1)
    }
}

impl Counts {
    /// What the difference of a figure in two periods shows; `None` if nobody can say how much of it
    /// is chance: of the longest streak and silence, which are a single one in each period, and of the
    /// engagement rate, which a few posts may decide.
    pub fn difference(&self, after: &Self, metric: Metric) -> Option<Difference> {
        let pair = [self, after];
        match metric {
            Metric::Streak | Metric::Silence | Metric::Engagement => None,
            Metric::Hashtags => Some(Difference::of_means(
                pair.map(|one| (one.broadcasts, one.hashtags, one.squared_hashtags)),
            )),
            // Two findings in a post are seldom independent, but posts are.
            Metric::Findings => Some(Difference::of_shares(pair.map(Self::found))),
            _ if self.share(metric).is_some() => {
                let share = |one: &Self| one.share(metric).unwrap_or_default();
                Some(Difference::of_shares(pair.map(share)))
            }
            _ => {
                let percent = percent_of_waits(metric).unwrap_or(50);
                let higher = higher(pair.map(|one| one.values(metric)), percent);
                Some(Difference::of_shares(higher))
            }
        }
    }

    /// The posts in which something was found, as a share of all.
    pub fn found(&self) -> Share {
        Share { count: self.with_findings, of: self.posts, unknown: 0 }
    }
}

/// How many values of each of two periods are above a percentile of all of them: the median test
/// of Mood, and the same of another percentile.
fn higher(pair: [Vec<u32>; 2], percent: usize) -> [Share; 2] {
    let mut all = pair.concat();
    let rank = (all.len() * percent).div_ceil(100).saturating_sub(1);
    let border = if all.is_empty() { 0 } else { *all.select_nth_unstable(rank).1 };
    pair.map(|values| Share {
        count: values.iter().filter(|value| border < **value).count() as u64,
        of: values.len() as u64,
        unknown: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pairs: &[[(u64, u64); 2]], expected: Difference) {
        let share = |(count, of)| Share { count, of, unknown: 0 };
        let pairs: Vec<_> = pairs.iter().map(|pair| pair.map(share)).collect();
        assert_eq!(Difference::of_strata(&pairs), expected);
    }

    #[test]
    fn two_shares_differ_beyond_chance_by_two_standard_errors() {
        check(&[[(60, 200), (120, 200)]], Difference::BeyondChance);
        check(&[[(60, 200), (54, 200)]], Difference::MayBeChance);
        // 2.05 and 1.95 standard errors.
        check(&[[(100, 200), (121, 201)]], Difference::BeyondChance);
        check(&[[(100, 200), (120, 201)]], Difference::MayBeChance);
        check(&[[(0, 60), (12, 26)]], Difference::BeyondChance);
        check(&[[(1, 3), (2, 3)]], Difference::TooFew);
        check(&[[(0, 100), (3, 100)]], Difference::TooFew);
        check(&[[(0, 100), (1, 20)]], Difference::TooFew);
        check(&[[(0, 0), (4, 100)]], Difference::TooFew);
        check(&[], Difference::TooFew);
    }

    #[test]
    fn an_account_that_writes_more_is_no_difference() {
        check(&[[(30, 60), (14, 28)], [(2, 25), (6, 80)]], Difference::MayBeChance);
        check(&[[(32, 85), (20, 108)]], Difference::BeyondChance);
    }

    #[test]
    fn means_differ_by_the_spread_of_their_posts() {
        assert_eq!(Difference::of_means([(30, 30, 30), (30, 60, 120)]), Difference::BeyondChance);
        assert_eq!(Difference::of_means([(19, 19, 19), (30, 60, 120)]), Difference::TooFew);
        // Ten posts with six hashtags, then eight.
        assert_eq!(Difference::of_means([(60, 60, 360), (60, 48, 288)]), Difference::MayBeChance);
    }

    #[test]
    fn medians_differ_if_other_posts_are_above_their_common_median() {
        let values = |from: u32| (from..from + 40).collect::<Vec<_>>();
        let of = |second| Difference::of_shares(higher([values(0), values(second)], 50));
        assert_eq!(of(20), Difference::BeyondChance);
        assert_eq!(of(2), Difference::MayBeChance);
        assert_eq!(Difference::of_shares(higher([vec![], vec![]], 50)), Difference::TooFew);
    }
}
