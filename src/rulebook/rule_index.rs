//! Finds out quickly which rules of a rule set may apply to a post, from the features
//! and words of the post.

use super::EffectiveRule;
use crate::{
    check::{Features, Needs},
    matcher::List,
};

/// The rules of a rule set, listed under features and word lists. A rule can find something
/// only in a post that has one of its features, or a match in one of its lists. The number of a rule is its index in the
/// rule set.
#[derive(Debug, Default)]
pub struct RuleIndex {
    /// For each feature, a set of rules that may apply to a post with it: bit `n` is
    /// rule `n`.
    by_feature: [Vec<u64>; Features::COUNT],
    /// The rules that may apply to a post with a match in a word list: pairs of list
    /// and rule, sorted by list.
    by_list: Vec<(List, u32)>,
    /// For each rule, the features that a post must have, all of them, for the rule to
    /// find anything.
    required: Vec<Features>,
}

impl RuleIndex {
    /// The index of these rules, for accounts that follow `profile`. A rule whose
    /// condition excludes this profile is left out.
    pub(super) fn new<'r>(
        rules: impl ExactSizeIterator<Item = &'r EffectiveRule>,
        profile: &str,
    ) -> Self {
        let mut index = Self::of_none(rules.len());
        for (number, rule) in (0..).zip(rules) {
            index.required.push(rule.when.required());
            if !rule.when.allows(profile) {
                continue;
            }
            let Needs { features, lists } = rule.needs();
            for feature in features.numbers() {
                set(&mut index.by_feature[feature], number);
            }
            index.by_list.extend(lists.into_iter().map(|list| (list, number)));
        }
        index.by_list.sort_unstable();
        index.by_list.dedup();
        index
    }

    /// The index of this many rules, each of which is asked about every post.
    pub(super) fn of_all(count: usize) -> Self {
        let mut index = Self::of_none(count);
        index.required.resize(count, Features::default());
        for feature in Features::ANY.numbers() {
            (0..).take(count).for_each(|number| set(&mut index.by_feature[feature], number));
        }
        index
    }

    fn of_none(rules: usize) -> Self {
        let by_feature = std::array::from_fn(|_| vec![0; rules.div_ceil(BITS)]);
        Self { by_feature, by_list: Vec::new(), required: Vec::with_capacity(rules) }
    }

    /// The numbers of the rules that may apply to a post with these features and with
    /// matches in these lists, in order. `bits` is a buffer.
    pub(crate) fn possible<'i>(
        &'i self,
        features: Features,
        lists: &[List],
        bits: &'i mut Vec<u64>,
    ) -> impl Iterator<Item = usize> + 'i {
        bits.clear();
        bits.resize(self.required.len().div_ceil(BITS), 0);
        for feature in features.numbers() {
            for (all, rules) in bits.iter_mut().zip(&self.by_feature[feature]) {
                *all |= rules;
            }
        }
        for list in lists {
            let first = self.by_list.partition_point(|(other, _)| other < list);
            let same = self.by_list[first..].iter().take_while(|(other, _)| other == list);
            same.for_each(|(_, number)| set(bits, *number));
        }
        let numbers = bits.iter().enumerate().flat_map(|(block, bits)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (bit < u64::BITS).then_some(block * BITS + bit as usize)
            })
        });
        numbers.filter(move |number| self.required[*number].are_in(features))
    }
}

/// The number of rules in one number of a bit set.
const BITS: usize = u64::BITS as usize;

fn set(bits: &mut [u64], number: u32) {
    let number = number as usize;
    bits[number / BITS] |= 1 << (number % BITS);
}
