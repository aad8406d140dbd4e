//! How many findings change, by rule.

use std::collections::BTreeMap;

use super::change::{Change, Levels};
use crate::{
    audit::Account,
    platform::{Platform, handle_key},
};

/// The most changes of a rule that are shown. The formats for programs have all.
const MOST_SHOWN: usize = 10;

/// The changes of all posts that are audited, counted.
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
    /// The first changes, at most [`MOST_SHOWN`], each with its number in the order of the
    /// input.
    pub(super) shown: Vec<(usize, Change)>,
}

impl RuleChanges {
    /// The number of all changes.
    pub(super) const fn all(&self) -> u64 {
        self.new + self.gone + self.higher + self.lower
    }

    /// Adds other changes of the rule.
    fn join(&mut self, other: Self) {
        self.new += other.new;
        self.gone += other.gone;
        self.higher += other.higher;
        self.lower += other.lower;
        self.posts += other.posts;
        self.shown.extend(other.shown);
        self.shown.sort_by_key(|(number, _)| *number);
        self.shown.truncate(MOST_SHOWN);
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

/// The changes so far. Who only writes to listed accounts is not audited, and only all posts
/// show who that is.
#[derive(Debug, Default)]
pub(super) struct Counting {
    /// The changes in the posts of accounts that are audited, whatever they write.
    summary: Summary,
    /// Those of each other account, by the key of its handle and its platform.
    of_others: BTreeMap<(String, Platform), Summary>,
    /// The number of all changes.
    changes: usize,
}

impl Counting {
    /// Adds changes that come later in the input.
    pub(super) fn add(&mut self, changes: Vec<Change>) {
        for mut change in changes {
            self.changes += 1;
            let summary = match change.may_be_visitor.take() {
                Some(account) => self.of_others.entry(account).or_default(),
                None => &mut self.summary,
            };
            summary.add(self.changes, change);
        }
    }

    /// The changes in the posts of the audited accounts.
    pub(super) fn finish(mut self, audited: &[Account]) -> Summary {
        for account in audited {
            let key = (handle_key(&account.handle).into_owned(), account.platform);
            if let Some(other) = self.of_others.remove(&key) {
                self.summary.join(other);
            }
        }
        self.summary
    }
}

impl Summary {
    /// Whether nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Adds a change that comes later in the input.
    fn add(&mut self, number: usize, change: Change) {
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
            rule.shown.push((number, change));
        }
    }

    /// Adds the changes in other posts.
    fn join(&mut self, other: Self) {
        self.posts += other.posts;
        self.stricter += other.stricter;
        self.milder += other.milder;
        for (id, rule) in other.rules {
            self.rules.entry(id).or_default().join(rule);
        }
    }

    /// The rules, those with most changes first.
    pub(super) fn by_frequency(&self) -> Vec<(&str, &RuleChanges)> {
        let mut rules: Vec<_> = self.rules.iter().map(|(id, rule)| (id.as_str(), rule)).collect();
        rules.sort_by_key(|(id, rule)| (u64::MAX - rule.all(), *id));
        rules
    }
}
