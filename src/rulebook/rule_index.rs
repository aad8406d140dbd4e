//! Finds out quickly which rules of a rule set may apply to a post, from the features
//! and words of the post.

use super::EffectiveRule;
use crate::{
    check::{Features, Needs},
    matcher::ListId,
};

/// The rules of a rule set, listed under features and word lists. A rule can find something
/// only in a post that has one of its features, or a match in one of its lists. The number of a rule is its index in the
/// rule set.
#[derive(Debug)]
pub struct RuleIndex {
    /// For each feature, a set of rules that may apply to a post with it: bit `n` is
    /// rule `n`.
    by_feature: [Vec<u64>; Features::COUNT],
    /// The rules that may apply to a post with a match in a word list: pairs of list
    /// and rule, sorted by the bucket of the list.
    by_list: Vec<(ListId, u32)>,
    /// For each bucket of lists, the place of its first pair in `by_list`; then the number of
    /// pairs.
    buckets: Vec<usize>,
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
        index.sort_lists();
        index
    }

    /// Sorts the pairs of list and rule. There are about as many buckets as pairs, so that few
    /// lists share one.
    fn sort_lists(&mut self) {
        let count = self.by_list.len().next_power_of_two();
        self.by_list.sort_unstable_by_key(|(list, rule)| (list.bucket(count), *list, *rule));
        self.by_list.dedup();
        let mut lists = self.by_list.iter().map(|(list, _)| list.bucket(count)).peekable();
        let mut place = 0;
        self.buckets.clear();
        for bucket in 0..=count {
            while lists.next_if(|own| *own < bucket).is_some() {
                place += 1;
            }
            self.buckets.push(place);
        }
    }

    /// The rules that may apply to a post with a match in this list.
    fn rules_of(&self, list: ListId) -> impl Iterator<Item = u32> {
        let bucket = list.bucket(self.buckets.len() - 1);
        let pairs = self.buckets[bucket]..self.buckets[bucket + 1];
        let pairs = self.by_list[pairs].iter().filter(move |(other, _)| *other == list);
        pairs.map(|(_, rule)| *rule)
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
        let by_list = Vec::new();
        Self { by_feature, by_list, buckets: vec![0; 2], required: Vec::with_capacity(rules) }
    }

    /// The numbers of the rules that may apply to a post with these features and with
    /// matches in these lists, in order. `bits` is a buffer.
    pub(crate) fn possible<'i>(
        &'i self,
        features: Features,
        lists: &[ListId],
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
            self.rules_of(*list).for_each(|number| set(bits, number));
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
