//! The rulebook: which rules apply to which account, and at what level.
//!
//! A rulebook is loaded in three steps. [`Layers::read`] reads the file of the
//! rulebook and every file that it extends. `builder.rs` and `overrides.rs`
//! interpret these files: they collect all rules, and the overrides of each
//! layer. `resolve.rs` applies the overrides in order, except those that would
//! weaken a locked rule.
//!
//! Built-in rules, profiles and word lists are YAML files in `rules/` and need no
//! code. To add a key to rulebooks, list it in `layers.rs` and read it in
//! `load.rs`. To add a condition under `when`, add a row in `conditions.rs`.

mod builder;
mod builtin;
mod conditions;
mod discover;
mod document;
mod layered;
mod layers;
mod lexicon;
mod load;
mod overrides;
mod reach;
mod read_rule;
mod registers;
mod resolve;
mod rule;
mod settings;
mod when;

use std::path::PathBuf;

use jiff::tz::TimeZone;

pub use builtin::{Cited, sources};
pub(crate) use discover::NAME;
pub use discover::find_upward;
pub(crate) use document::{Limit, open};
pub use layers::Layers;
pub use load::load;
pub use reach::Trust;
pub use registers::{MissingRegister, WindowFiles};
pub use rule::{EffectiveRule, Example, Examples, LevelFrom, Rule, RuleLevel, Severity, rule_url};
pub(crate) use settings::read as read_settings;
pub use when::{ConditionMatch, When};

use crate::{
    check::Settings,
    language::Language,
    matcher::Automaton,
    register::{directory, hashtags::Hashtags},
    window::Window,
};

/// Everything that a run checks posts against.
#[derive(Debug)]
pub struct Rulebook {
    /// Every rule, in the order in which reports list them.
    pub rules: Vec<Rule>,
    /// The automaton that finds all words of the rules.
    pub automaton: Automaton,
    /// The language of diagnostics, if the rulebook sets one.
    pub language: Option<Language>,
    /// The time zone of times without an offset.
    pub timezone: TimeZone,
    /// Declared windows.
    pub windows: Vec<Window>,
    /// Registers of windows that the rulebook names but that do not exist yet.
    pub missing_registers: Vec<MissingRegister>,
    /// All registers of windows that the rulebook names, existing or not. Its own
    /// come before those of the files it extends.
    pub window_files: Vec<PathBuf>,
    /// The register of hashtags, if the rulebook names one.
    pub hashtags: Option<Hashtags>,
    /// The accounts in the directory.
    pub directory: Vec<directory::Entry>,
    /// The rules for accounts that are not listed.
    pub common: RuleSet,
    /// The rules for listed accounts, by handle in lower case.
    pub accounts: Vec<(String, RuleSet)>,
    /// The rules for drafts that name a built-in profile, by profile name.
    pub profiles: Vec<(String, RuleSet)>,
    /// The path of the rulebook; `None` if only the built-in rules are used.
    pub path: Option<std::sync::Arc<str>>,
}

/// The rules and settings that apply to an account.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// The profile that the account follows.
    pub profile: String,
    /// The display name of the account, if the rulebook gives one.
    pub name: Option<String>,
    /// The rules that are not off, in the order of the rulebook.
    pub rules: Vec<EffectiveRule>,
    /// The level of every rule, indexed by rule number.
    pub levels: Vec<RuleLevel>,
    /// The settings for the checks of these rules.
    pub settings: Settings,
}

impl Rulebook {
    /// The rules for a post of this account. `profile` is the profile that the
    /// post itself names, if it names one.
    pub fn rules_for(&self, account: &str, profile: Option<&str>) -> &RuleSet {
        let listed = self.accounts.iter().find(|(handle, _)| {
            handle.len() == account.len() && *handle == *crate::matcher::folded(account)
        });
        let asked = || self.profiles.iter().find(|(name, _)| Some(name.as_str()) == profile);
        listed.or_else(asked).map_or(&self.common, |(_, set)| set)
    }
}
