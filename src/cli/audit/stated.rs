//! Whether findings can be compared: whether the files state what rules ask for.
//!
//! A rule about alt texts finds nothing in posts whose pictures are unknown. Whoever compares such
//! posts with others would praise a year for what its files leave out.

use std::collections::BTreeSet;

use crate::{
    audit::{Account, Counts, Month, Share, ratio},
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
    let lacks = |counts: &Counts| {
        asked.iter().any(|fact| {
            let share = counts.stated(*fact);
            share.of < share.unknown
        })
    };
    let months = account.last_months(most).into_iter();
    months.filter(|(_, month)| lacks(&month.counts)).map(|(month, _)| month).collect()
}
