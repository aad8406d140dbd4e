//! The rulebook: which rules hold for which account, and at what level.
//!
//! Layers are read in order: the built-in rules, the built-in profile, then the
//! files of the user. A later layer may change what an earlier one says, unless
//! that is locked.
//!
//! A built-in rule or profile is a YAML file in `rules/` and needs no code. A
//! further key of rulebooks is named in `layers.rs` and read in `load.rs`.

mod builtin;
mod change;
mod document;
mod draft;
mod layers;
mod lexicon;
mod load;
mod read_rule;
mod read_when;
mod registers;
mod resolve;
mod rule;
mod settings;
mod statements;
mod when;

use jiff::tz::TimeZone;

pub use builtin::{Cited, sources};
pub(crate) use document::open;
pub use layers::KEYS;
pub(crate) use load::usual_timezone;
pub use load::{files, find_upward, language_of, load, load_with, window_files};
pub use registers::WindowFiles;
pub use rule::{Applied, Example, Examples, LevelFrom, Rule, Severity, rule_url};
pub(crate) use settings::read as read_settings;
pub use when::When;

use crate::{
    check::Settings,
    language::Language,
    matcher::Matcher,
    register::{directory, hashtags::Hashtags, windows::Window},
};

/// Everything that a run checks against.
#[derive(Debug)]
pub struct Rulebook {
    /// Every rule, in the order of reports.
    pub rules: Vec<Rule>,
    /// All their words.
    pub matcher: Matcher,
    /// The language of diagnostics that it asks for.
    pub language: Option<Language>,
    /// The zone of times without offset.
    pub timezone: TimeZone,
    /// Declared windows.
    pub windows: Vec<Window>,
    /// The register of hashtags, where it names one.
    pub hashtags: Option<Hashtags>,
    /// Who is who.
    pub directory: Vec<directory::Entry>,
    /// What applies to an account that is not listed.
    pub common: RuleSet,
    /// What applies to listed accounts, handles folded to lower case.
    pub accounts: Vec<(String, RuleSet)>,
    /// What applies to a draft that asks for a built-in profile, by its name.
    pub profiles: Vec<(String, RuleSet)>,
    /// The user's rulebook, where there is one.
    pub path: Option<std::sync::Arc<str>>,
}

/// The rules and facts that apply to an account.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// The profile it follows.
    pub profile: String,
    /// What people call the account, where the rulebook says so.
    pub name: Option<String>,
    /// The rules that are not off, in the order of the rulebook.
    pub rules: Vec<Applied>,
    /// The numbers of the rules that are off, and who turned them off.
    pub off: Vec<(usize, LevelFrom)>,
    /// Facts that rules ask for.
    pub settings: Settings,
}

impl Rulebook {
    /// What applies to a post of this account, which may ask for a profile.
    pub fn rules_for(&self, account: &str, profile: Option<&str>) -> &RuleSet {
        let listed = self.accounts.iter().find(|(handle, _)| {
            handle.len() == account.len() && *handle == *crate::matcher::folded(account)
        });
        let asked = || self.profiles.iter().find(|(name, _)| Some(name.as_str()) == profile);
        listed.or_else(asked).map_or(&self.common, |(_, set)| set)
    }
}
