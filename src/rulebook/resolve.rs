//! What holds for an account when all layers have spoken.

use std::sync::Arc;

use super::{
    Applied, LevelFrom, Rule, RuleSet,
    change::{Change, Level},
    settings,
};
use crate::{
    check::{Check, Settings},
    source::{At, Problem},
};

/// A layer: what it changes in the rules, and the facts it adds.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// What it changes, in the order of the file.
    pub(super) changes: Vec<Change>,
    /// The facts it adds.
    pub(super) settings: Settings,
}

/// A rule while the layers speak, one after the other.
struct State<'a> {
    level: Level,
    from: &'a LevelFrom,
    when: &'a Arc<super::When>,
    check: &'a Arc<Check>,
    lock: Option<&'a Change>,
}

/// The rules and facts that hold after these layers, and what is wrong with
/// the layers among themselves.
pub(super) fn resolve<'a>(
    profile: &str,
    rules: &'a [Rule],
    layers: impl Iterator<Item = &'a Said>,
    problems: &mut Vec<Problem>,
) -> RuleSet {
    let start = |rule: &'a Rule| State {
        level: rule.severity,
        from: &LevelFrom::Rule,
        when: &rule.when,
        check: &rule.check,
        lock: None,
    };
    let mut states: Vec<State<'_>> = rules.iter().map(start).collect();
    let mut facts = Settings::default();
    for layer in layers {
        for change in &layer.changes {
            states[change.rule].apply(change, &rules[change.rule], problems);
        }
        settings::merge(&mut facts, &layer.settings);
    }
    let applied = states.iter().enumerate().filter_map(|(rule, state)| {
        Some(Applied {
            rule,
            severity: state.level?,
            when: state.when.clone(),
            check: state.check.clone(),
            level_from: state.from.clone(),
        })
    });
    let off = states.iter().enumerate().filter(|(_, state)| state.level.is_none());
    RuleSet {
        profile: profile.to_owned(),
        name: None,
        rules: applied.collect(),
        off: off.map(|(rule, state)| (rule, state.from.clone())).collect(),
        settings: facts,
    }
}

impl<'a> State<'a> {
    fn apply(&mut self, change: &'a Change, rule: &Rule, problems: &mut Vec<Problem>) {
        let lowers = change.level.is_some_and(|level| level < self.level);
        let weakens = lowers || change.check.is_some() || change.when.is_some();
        if let Some(lock) = self.lock.filter(|_| weakens) {
            // A profile is not meant against the lock, so the lock just holds.
            problems.extend(locked(change, lock, rule, lowers));
            return;
        }
        if let Some(level) = change.level {
            self.level = level;
            self.from = &change.from;
        }
        self.check = change.check.as_ref().unwrap_or(self.check);
        self.when = change.when.as_ref().unwrap_or(self.when);
        if change.locked {
            self.lock = Some(change);
        }
    }
}

/// The problem of a line that weakens what another line has locked.
fn locked(change: &Change, lock: &Change, rule: &Rule, lowers: bool) -> Option<Problem> {
    let (LevelFrom::Rulebook(here), LevelFrom::Rulebook(there)) = (&change.from, &lock.from) else {
        return None;
    };
    let id = &rule.id;
    let message = if lowers {
        (
            format!("`{id}` is locked, so that its level can only be raised"),
            format!("`{id}` er låst, så niveauet kun kan sættes op"),
        )
    } else {
        (
            format!("`{id}` is locked, so that its `check` and `when` stay as they are"),
            format!("`{id}` er låst, så dens `check` og `when` ikke kan ændres"),
        )
    };
    let help = (format!("it was locked in {there}"), format!("den blev låst i {there}"));
    Some(Problem::new(At::Place(here.clone()), message).help(help))
}
