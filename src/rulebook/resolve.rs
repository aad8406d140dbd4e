//! The third step of loading a rulebook: applies the layers one after another, so
//! that each rule has one level, check and condition per account.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, OnceLock},
};

use super::{
    EffectiveRule, LevelFrom, Rule, RuleIndex, RuleLevel, RuleSet, When,
    overrides::{LayerOverrides, Level, RuleOverride},
    settings,
};
use crate::{
    check::{Check, Settings, SeverityShift},
    message::Message,
    source::{At, Problem},
};

/// A rule after some of the layers have been applied to it.
#[derive(Clone, Copy)]
struct RuleState<'a> {
    level: Level,
    heard: Option<SeverityShift>,
    from: &'a LevelFrom,
    /// The level that the last change of the level replaced, and where that level
    /// came from.
    overridden: Option<(Level, &'a LevelFrom)>,
    when: &'a Arc<When>,
    check: &'a Arc<Check>,
    /// The override that has locked the rule; `None` if none has.
    lock: Option<&'a RuleOverride>,
}

/// The rules after all layers of a profile have been applied. The overrides of an
/// account may follow.
pub(super) struct Resolved<'a> {
    rules: &'a [Rule],
    states: Vec<RuleState<'a>>,
    /// The rules for accounts without overrides of their own.
    pub(super) set: Arc<RuleSet>,
}

impl<'a> Resolved<'a> {
    /// Applies the layers to all rules, for accounts that follow `profile`. If a
    /// layer weakens a rule that an earlier layer has locked, this becomes a problem.
    pub(super) fn new(
        profile: &str,
        rules: &'a [Rule],
        layers: impl Iterator<Item = &'a LayerOverrides>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut states: Vec<RuleState<'_>> = rules.iter().map(RuleState::of).collect();
        let mut settings = Settings::default();
        for layer in layers {
            for change in &layer.rules {
                states[change.rule_index].apply(change, &rules[change.rule_index], problems);
            }
            settings::merge(&mut settings, &layer.settings);
        }
        let applied = states.iter().enumerate().filter_map(|(rule, state)| state.applied(rule));
        let set = RuleSet {
            profile: profile.to_owned(),
            rules: applied.map(Arc::new).collect(),
            levels: states.iter().map(|state| Arc::new(state.level())).collect(),
            settings: Arc::new(settings),
            index: Arc::default(),
        };
        Self { rules, states, set: Arc::new(set) }
    }

    /// The size of what an account with the overrides `own` would copy: two pointers
    /// for each rule, and the texts of the settings if `own` changes settings. The
    /// unit is these two pointers; 0 if there are no overrides.
    pub(super) fn copied_for(&self, own: &LayerOverrides) -> usize {
        let has_settings = own.settings != Settings::default();
        if own.rules.is_empty() && !has_settings {
            return 0;
        }
        let texts = if has_settings { settings::size(&self.set.settings) } else { 0 };
        self.rules.len().saturating_add(texts / size_of::<[Arc<Rule>; 2]>())
    }

    /// The rules for an account with overrides of its own. Everything that it does
    /// not override is shared with the profile, because there may be thousands of
    /// accounts.
    pub(super) fn with(
        &self,
        own: &'a LayerOverrides,
        indexes: &mut Indexes,
        problems: &mut Vec<Problem>,
    ) -> Arc<RuleSet> {
        let mut changed: BTreeMap<usize, RuleState<'_>> = BTreeMap::new();
        for change in &own.rules {
            let state = changed.entry(change.rule_index).or_insert(self.states[change.rule_index]);
            state.apply(change, &self.rules[change.rule_index], problems);
        }
        let has_settings = own.settings != Settings::default();
        if changed.is_empty() && !has_settings {
            return self.set.clone();
        }
        let mut set = RuleSet::clone(&self.set);
        for (&rule, state) in &changed {
            set.levels[rule] = Arc::new(state.level());
            let place = set.rules.binary_search_by_key(&rule, |applied| applied.rule_index);
            match (place, state.applied(rule)) {
                (Ok(place), Some(applied)) => set.rules[place] = Arc::new(applied),
                (Ok(place), None) => drop(set.rules.remove(place)),
                (Err(place), Some(applied)) => set.rules.insert(place, Arc::new(applied)),
                (Err(_), None) => (),
            }
        }
        if has_settings {
            settings::merge(Arc::make_mut(&mut set.settings), &own.settings);
        }
        let changed: Vec<usize> = changed.into_keys().collect();
        set.index = indexes.index_of(&self.set, &set, &changed);
        Arc::new(set)
    }
}

/// The indexes made so far. Rule sets that differ from their profile in the same
/// way share an index.
#[derive(Default)]
pub(super) struct Indexes(HashMap<IndexKey, SharedIndex>);

/// An index that several rule sets share.
type SharedIndex = Arc<OnceLock<RuleIndex>>;

/// What an index depends on: a profile, and the rules of an account that differ from
/// those of the profile in more than the level. For each of these rules: its number
/// and, unless it is off, pointers to its condition and its check.
type IndexKey = (String, Vec<(usize, Option<(*const When, *const Check)>)>);

impl Indexes {
    /// The [`RuleIndex`] for `set`, the rules of an account. `changed` has the numbers
    /// of the rules that differ from the profile. If they differ only in levels, the
    /// account shares the index of the profile.
    fn index_of(&mut self, profile: &RuleSet, set: &RuleSet, changed: &[usize]) -> SharedIndex {
        let parts = |set: &RuleSet, rule: usize| {
            let place = set.rules.binary_search_by_key(&rule, |applied| applied.rule_index).ok()?;
            let EffectiveRule { when, check, .. } = &*set.rules[place];
            Some((Arc::as_ptr(when), Arc::as_ptr(check)))
        };
        let differing = changed.iter().map(|rule| (*rule, parts(set, *rule)));
        let differing: Vec<_> =
            differing.filter(|(rule, own)| *own != parts(profile, *rule)).collect();
        if differing.is_empty() {
            return profile.index.clone();
        }
        self.0.entry((set.profile.clone(), differing)).or_default().clone()
    }
}

impl<'a> RuleState<'a> {
    /// The rule before any layer is applied.
    fn of(rule: &'a Rule) -> Self {
        Self {
            level: rule.severity,
            heard: None,
            from: &LevelFrom::Rule,
            overridden: None,
            when: &rule.when,
            check: &rule.check,
            lock: None,
        }
    }

    fn apply(&mut self, change: &'a RuleOverride, rule: &Rule, problems: &mut Vec<Problem>) {
        let lowers = change.level.is_some_and(|level| level < self.level);
        let weakens =
            lowers || change.check.is_some() || change.when.is_some() || change.heard.is_some();
        if let Some(lock) = self.lock.filter(|_| weakens) {
            // Only the user's layers are reported: a built-in profile cannot know
            // what the user has locked.
            problems.extend(against_lock(change, lock, rule, lowers));
            return;
        }
        if let Some(level) = change.level {
            self.overridden = Some((self.level, self.from));
            self.level = level;
            self.from = &change.from;
        }
        self.heard = change.heard.or(self.heard);
        self.check = change.check.as_ref().unwrap_or(self.check);
        self.when = change.when.as_ref().unwrap_or(self.when);
        if change.locked {
            self.lock = Some(change);
        }
    }

    /// The rule as it applies to posts; `None` if it is off.
    fn applied(&self, rule_index: usize) -> Option<EffectiveRule> {
        Some(EffectiveRule {
            rule_index,
            severity: self.level?,
            heard: self.heard,
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

/// The problem that the override `change` weakens a rule that the earlier override
/// `lock` has locked. `None` if one of the two overrides is in a built-in profile.
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
