//! The rulebook: which rules apply to which account, and at what level.
//!
//! It is loaded in three steps. [`Layers::read`] reads the files of the rulebook
//! and of all that it extends. `builder.rs` and `overrides.rs` interpret them: the
//! rules there are, and what each layer overrides. `resolve.rs` applies the
//! overrides in their order, unless a rule is locked.
//!
//! A built-in rule, profile or word list is a YAML file in `rules/` and needs no
//! code. A new key of rulebooks is listed in `layers.rs` and read in `load.rs`; a
//! new condition under `when` is a row in `conditions.rs`.

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
pub(crate) use document::open;
pub use layers::Layers;
pub use load::load;
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
    /// Every rule, in the order of reports.
    pub rules: Vec<Rule>,
    /// All words of the rules.
    pub automaton: Automaton,
    /// The language of diagnostics that it asks for.
    pub language: Option<Language>,
    /// The zone of times without offset.
    pub timezone: TimeZone,
    /// Declared windows.
    pub windows: Vec<Window>,
    /// Registers of windows that it names and that do not exist yet.
    pub missing_registers: Vec<MissingRegister>,
    /// The registers of windows that it names, its own before those of what it
    /// extends. They need not exist.
    pub window_files: Vec<PathBuf>,
    /// The register of hashtags, if it names one.
    pub hashtags: Option<Hashtags>,
    /// The accounts of its directory.
    pub directory: Vec<directory::Entry>,
    /// What applies to an account that is not listed.
    pub common: RuleSet,
    /// What applies to listed accounts, by their handles in lower case.
    pub accounts: Vec<(String, RuleSet)>,
    /// What applies to drafts that name a built-in profile, by its name.
    pub profiles: Vec<(String, RuleSet)>,
    /// The path of the user's rulebook, if there is one.
    pub path: Option<std::sync::Arc<str>>,
}

/// The rules and settings that apply to an account.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// The profile that the account follows.
    pub profile: String,
    /// The name of the account for people, if the rulebook has one.
    pub name: Option<String>,
    /// The rules that are not off, in the order of the rulebook.
    pub rules: Vec<EffectiveRule>,
    /// The level of every rule, indexed by the number of the rule.
    pub levels: Vec<RuleLevel>,
    /// Settings that rules use.
    pub settings: Settings,
}

impl Rulebook {
    /// What applies to a post of this account, which may name a profile.
    pub fn rules_for(&self, account: &str, profile: Option<&str>) -> &RuleSet {
        let listed = self.accounts.iter().find(|(handle, _)| {
            handle.len() == account.len() && *handle == *crate::matcher::folded(account)
        });
        let asked = || self.profiles.iter().find(|(name, _)| Some(name.as_str()) == profile);
        listed.or_else(asked).map_or(&self.common, |(_, set)| set)
    }
}
