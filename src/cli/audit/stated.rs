//! Whether findings can be compared: whether the files state what rules ask for.
//!
//! A rule about alt texts finds nothing in posts whose pictures are unknown. Whoever compares such
//! posts with others would praise a year for what its files leave out.

use std::collections::BTreeSet;

use crate::{
    audit::{Account, Month, MonthCounts, Share, ratio},
    check::AskedFact,
    rulebook::{Rule, Rulebook},
};

/// A fact that is known of this much more of the posts in one period than in the other makes its
/// findings incomparable.
const MOST_APART: f64 = 0.1;

/// Whether the files say more of what a rule asks for in one of two periods than in the other.
pub(super) fn differs(rule: &Rule, pairs: &[[&Account; 2]]) -> bool {
    rule.asks_for().into_iter().any(|fact| differs_in(fact, pairs))
}

/// Whether that is so of any rule that finds something.
pub(super) fn findings_differ(rulebook: &Rulebook, pairs: &[[&Account; 2]]) -> bool {
    let found: BTreeSet<usize> =
        pairs.iter().flatten().flat_map(|account| account.rules.keys().copied()).collect();
    found.into_iter().any(|rule| differs(&rulebook.rules[rule], pairs))
}

fn differs_in(fact: AskedFact, pairs: &[[&Account; 2]]) -> bool {
    let (mut posts, mut apart) = (0, 0.0);
    for pair in pairs {
        let [Some(before), Some(after)] =
            pair.map(|account| known_part(account.counts.stated(fact)))
        else {
            continue;
        };
        let of_pair = pair.iter().map(|account| account.counts.posts).sum::<u64>();
        posts += of_pair;
        apart += ratio(of_pair, 1) * (before - after).abs();
    }
    MOST_APART * ratio(posts, 1) < apart
}

/// The part of some posts of which it is known whether something is so; `None` if there are none.
fn known_part(share: Share) -> Option<f64> {
    let all = share.of + share.unknown;
    (0 < all).then(|| ratio(share.of, all))
}

/// The months, of the last `most` of an account, in which the files mostly do not state what its
/// rules ask for although they do in others. `rule` is the rule in question; if it is `None`, all
/// rules that find something in the posts of the account are.
pub(super) fn months_without(
    account: &Account,
    rulebook: &Rulebook,
    (rule, most): (Option<usize>, usize),
) -> BTreeSet<Month> {
    let rules = account.rules.keys().copied();
    let rules = rules.filter(|found| rule.is_none_or(|rule| rule == *found));
    let asked: BTreeSet<AskedFact> =
        rules.flat_map(|rule| rulebook.rules[rule].asks_for()).collect();
    let is_some = |fact: &AskedFact| {
        let share = account.counts.stated(*fact);
        0 < share.of && 0 < share.unknown
    };
    let asked: Vec<AskedFact> = asked.into_iter().filter(is_some).collect();
    // The counts of months take time, and most files state the same of all posts.
    if asked.is_empty() {
        return BTreeSet::new();
    }
    let months = account.last_months(most);
    let shares = |fact: AskedFact| {
        let share = move |(month, of): &(Month, MonthCounts)| (*month, of.counts.stated(fact));
        months.iter().map(share).collect()
    };
    asked.into_iter().flat_map(|fact| lacking(shares(fact))).collect()
}

/// The months in which a fact is mostly unknown, if it is mostly known in some: none if these have
/// so few posts that the findings of the others can be compared all the same.
fn lacking(months: Vec<(Month, Share)>) -> Vec<Month> {
    let posts = |months: &[(Month, Share)]| -> u64 {
        months.iter().map(|(_, share)| share.of + share.unknown).sum()
    };
    let all = posts(&months);
    let lacks = |(_, share): &(Month, Share)| share.of < share.unknown;
    let (lacking, stating): (Vec<_>, Vec<_>) = months.into_iter().partition(lacks);
    if ratio(posts(&stating), 1) <= MOST_APART * ratio(all, 1) {
        return Vec::new();
    }
    lacking.into_iter().map(|(month, _)| month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the number of months that are left out of these, each with the number of posts of
    /// which a fact is known and of which it is not.
    #[track_caller]
    fn check(months: &[(u64, u64)], left_out: usize) {
        let share = |(of, unknown)| Share { of, unknown, ..Share::default() };
        let month = Month::with(jiff::civil::date(2026, 1, 1));
        let months = months.iter().map(|counts| (month, share(*counts))).collect();
        assert_eq!(lacking(months).len(), left_out);
    }

    #[test]
    fn one_post_that_states_something_hides_no_month() {
        check(&[(0, 5), (1, 5), (0, 5)], 0);
        check(&[(0, 9), (1, 0), (0, 9)], 0);
        check(&[(5, 0), (0, 5), (5, 1)], 1);
        check(&[(0, 5), (0, 5), (5, 0)], 2);
        check(&[(5, 0), (5, 0)], 0);
    }
}
