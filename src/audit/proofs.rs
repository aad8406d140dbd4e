//! Where the posts behind a figure are.

use std::collections::BTreeMap;

use super::{entry::Entry, habits::Habits};
use crate::{
    check::{Bound, Check, Limit, Subject},
    metric::Metric,
    post::Fact,
    rulebook::{RuleSet, Rulebook},
    source::Source,
};

/// How many posts are shown behind a figure: the latest ones.
pub(super) const SHOWN: usize = 3;

/// What the posts behind a figure have in common: they count for a metric, or do not.
pub(super) type Side = (Metric, bool);

/// Where a post is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, for messages.
    pub file: String,
    /// The line on which the post begins, from 1.
    pub line: usize,
    /// Its id.
    pub id: String,
    /// Whether it is published, and the id is the one by which its platform knows it.
    pub is_public: bool,
}

/// The places of the latest posts on each side of the metrics that rules limit.
#[derive(Debug, Default)]
pub(super) struct Proofs(BTreeMap<Side, Vec<(Entry, Place)>>);

impl Proofs {
    /// Adds the place of a post to the sides that it is on.
    pub(super) fn add(
        &mut self,
        entry: Entry,
        sides: &[Side],
        (subject, source): (&Subject<'_, '_>, &Source),
    ) {
        for (metric, side) in sides {
            // What a post repeats is known only when all posts are.
            if entry.says(*metric, &Habits::none()) != Some(Fact::Known(*side)) {
                continue;
            }
            let places = self.0.entry((*metric, *side)).or_default();
            if places.len() < SHOWN || places.first().is_some_and(|(first, _)| *first <= entry) {
                let place = Place {
                    file: source.path().to_string(),
                    line: source.number_of(subject.post.span.start),
                    id: subject.post.id.to_string(),
                    is_public: subject.post.published && subject.post.has_own_id,
                };
                insert(places, (entry, place));
            }
        }
    }

    /// Adds the places of another part.
    pub(super) fn join(&mut self, other: Self) {
        for (side, places) in other.0 {
            let own = self.0.entry(side).or_default();
            for place in places {
                insert(own, place);
            }
        }
    }

    /// The place of a post on one side of a metric, if it is known.
    pub(super) fn place(&self, side: Side, entry: &Entry) -> Option<&Place> {
        let places = self.0.get(&side)?;
        places.iter().rev().find(|(known, _)| known == entry).map(|(_, place)| place)
    }
}

/// Adds a post to the latest ones, in order.
fn insert(places: &mut Vec<(Entry, Place)>, new: (Entry, Place)) {
    let at = places.partition_point(|known| *known < new);
    places.insert(at, new);
    if SHOWN < places.len() {
        places.remove(0);
    }
}

/// The side of a limit on which the posts behind a finding are: those that lack
/// something of which there is too little, or have what there is too much of.
pub(super) const fn side(limit: &Limit) -> Side {
    (limit.metric, matches!(limit.bound, Bound::Max(_)))
}

/// The sides of all limits of a rulebook.
pub(super) fn sides(rulebook: &Rulebook) -> Vec<Side> {
    let sets = rulebook.accounts.all().iter().map(|account| &*account.rules);
    let sets = sets.chain(rulebook.profiles.iter().map(|(_, set)| &**set));
    let limits = |set: &RuleSet| -> Vec<Side> {
        let checks = set.rules.iter().map(|rule| &*rule.check);
        checks.filter_map(limit).map(side).collect()
    };
    let mut sides: Vec<Side> = sets.chain([&*rulebook.common]).flat_map(limits).collect();
    sides.sort_unstable();
    sides.dedup();
    sides
}

/// The limit of a check, if it is about accounts.
pub(super) fn limit(check: &Check) -> Option<&Limit> {
    match check {
        Check::Limit(limit) => Some(limit),
        _ => None,
    }
}
