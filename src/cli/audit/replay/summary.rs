//! How many findings change, by rule.

use std::collections::BTreeMap;

use super::change::{Change, Levels};

/// The most changes of a rule that are shown. The formats for programs have all.
const MOST_SHOWN: usize = 10;

/// The changes of all posts, counted.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// The changes of each rule, by its id.
    pub(super) rules: BTreeMap<String, RuleChanges>,
    /// The number of posts in which anything changes.
    pub(super) posts: u64,
    /// The number of posts whose highest level rises.
    pub(super) stricter: u64,
    /// The number of posts whose highest level falls.
    pub(super) milder: u64,
}

/// The changes of one rule.
#[derive(Debug, Default)]
pub(super) struct RuleChanges {
    /// The number of findings that only the second rulebook has.
    pub(super) new: u64,
    /// The number of findings that only the first rulebook has.
    pub(super) gone: u64,
    /// The number of findings whose level rises.
    pub(super) higher: u64,
    /// The number of findings whose level falls.
    pub(super) lower: u64,
    /// The number of posts with at least one of these findings.
    pub(super) posts: u64,
    /// The first changes, at most [`MOST_SHOWN`].
    pub(super) shown: Vec<Change>,
}

impl RuleChanges {
    /// The number of all changes.
    pub(super) const fn all(&self) -> u64 {
        self.new + self.gone + self.higher + self.lower
    }

    fn count(&mut self, levels: Levels) {
        match levels {
            [None, _] => self.new += 1,
            [_, None] => self.gone += 1,
            [before, after] if before < after => self.higher += 1,
            _ => self.lower += 1,
        }
    }
}

impl Summary {
    /// Whether nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Adds changes that come later in the input.
    pub(super) fn add(&mut self, changes: Vec<Change>) {
        for change in changes {
            if change.is_first {
                let [before, after] = change.verdict;
                self.posts += 1;
                self.stricter += u64::from(before < after);
                self.milder += u64::from(after < before);
            }
            let rule = match self.rules.get_mut(&change.rule) {
                Some(known) => known,
                None => self.rules.entry(change.rule.clone()).or_default(),
            };
            rule.count(change.levels);
            rule.posts += u64::from(change.is_first_of_rule);
            if rule.shown.len() < MOST_SHOWN {
                rule.shown.push(change);
            }
        }
    }

    /// The rules, those with most changes first.
    pub(super) fn by_frequency(&self) -> Vec<(&str, &RuleChanges)> {
        let mut rules: Vec<_> = self.rules.iter().map(|(id, rule)| (id.as_str(), rule)).collect();
        rules.sort_by_key(|(id, rule)| (u64::MAX - rule.all(), *id));
        rules
    }
}
