//! The third step of loading a rulebook: applies the layers one after another, so
//! that each rule has one level, check and condition per account.

use std::sync::Arc;

use super::{
    EffectiveRule, LevelFrom, Rule, RuleLevel, RuleSet,
    overrides::{LayerOverrides, Level, RuleOverride},
    settings,
};
use crate::{
    check::{Check, Settings},
    message::Message,
    source::{At, Problem},
};

/// A rule to which some of the layers have been applied.
struct State<'a> {
    level: Level,
    from: &'a LevelFrom,
    /// The level that the last change of level replaced, and what had set it.
    overridden: Option<(Level, &'a LevelFrom)>,
    when: &'a Arc<super::When>,
    check: &'a Arc<Check>,
    lock: Option<&'a RuleOverride>,
}

/// Applies the layers to all rules. If a layer weakens a rule that an earlier
/// layer has locked, this is added to `problems`.
pub(super) fn resolve<'a>(
    profile: &str,
    rules: &'a [Rule],
    layers: impl Iterator<Item = &'a LayerOverrides>,
    problems: &mut Vec<Problem>,
) -> RuleSet {
    let mut states: Vec<State<'_>> = rules.iter().map(State::of).collect();
    let mut settings = Settings::default();
    for layer in layers {
        for change in &layer.rules {
            states[change.rule].apply(change, &rules[change.rule], problems);
        }
        settings::merge(&mut settings, &layer.settings);
    }
    let applied = states.iter().enumerate().filter_map(|(rule, state)| state.applied(rule));
    RuleSet {
        profile: profile.to_owned(),
        name: None,
        rules: applied.collect(),
        levels: states.iter().map(State::level).collect(),
        settings,
    }
}

impl<'a> State<'a> {
    /// The rule before any layer is applied.
    fn of(rule: &'a Rule) -> Self {
        Self {
            level: rule.severity,
            from: &LevelFrom::Rule,
            overridden: None,
            when: &rule.when,
            check: &rule.check,
            lock: None,
        }
    }

    fn apply(&mut self, change: &'a RuleOverride, rule: &Rule, problems: &mut Vec<Problem>) {
        let lowers = change.level.is_some_and(|level| level < self.level);
        let weakens = lowers || change.check.is_some() || change.when.is_some();
        if let Some(lock) = self.lock.filter(|_| weakens) {
            // A built-in profile cannot know the user's locks, so it causes no
            // problem.
            problems.extend(against_lock(change, lock, rule, lowers));
            return;
        }
        if let Some(level) = change.level {
            self.overridden = Some((self.level, self.from));
            self.level = level;
            self.from = &change.from;
        }
        self.check = change.check.as_ref().unwrap_or(self.check);
        self.when = change.when.as_ref().unwrap_or(self.when);
        if change.locked {
            self.lock = Some(change);
        }
    }

    /// The rule in its final form; `None` if it is off.
    fn applied(&self, rule: usize) -> Option<EffectiveRule> {
        Some(EffectiveRule {
            rule,
            severity: self.level?,
            when: self.when.clone(),
            check: self.check.clone(),
            level_from: self.from.clone(),
        })
    }

    fn level(&self) -> RuleLevel {
        RuleLevel {
            severity: self.level,
            from: self.from.clone(),
            overridden: self.overridden.map(|(level, from)| (level, from.clone())),
        }
    }
}

/// The problem of an override that weakens a locked rule.
fn against_lock(
    change: &RuleOverride,
    lock: &RuleOverride,
    rule: &Rule,
    lowers: bool,
) -> Option<Problem> {
    let (LevelFrom::Rulebook(here), LevelFrom::Rulebook(there)) = (&change.from, &lock.from) else {
        return None;
    };
    let message = if lowers {
        Message::new("rulebook-locked-level")
    } else {
        Message::new("rulebook-locked-check")
    };
    let help = Message::new("rulebook-locked-help").with("place", there.to_string());
    let at = At::Place(here.clone());
    Some(Problem::new(at, message.with("id", rule.id.as_str())).help(help))
}
