//! The rulebook: which rules apply to which account, and at what level.
//!
//! A rulebook is loaded in three steps. [`Layers::read`] reads the file of the
//! rulebook and every file that it extends. `builder.rs` collects all rules;
//! `collect_overrides.rs` reads the overrides of each layer with `overrides.rs`, and knows
//! their order. `resolve.rs` applies them in this order, except those that would weaken a
//! locked rule.
//!
//! Built-in rules, profiles and word lists are YAML files in `rules/` and need no
//! code. To add a key to rulebooks, list it in `read_layers.rs` and read it where its
//! values are used, such as `load.rs`, `registers.rs` or `file_settings.rs`. To add a condition
//! under `when`, add a row in `conditions.rs`. What else a rulebook reads must be added to
//! its fingerprint (`fingerprint.rs`).

mod allowed_files;
mod builder;
mod builtin;
mod collect_overrides;
mod conditions;
mod crisis_defaults;
mod discover;
mod document;
mod file_settings;
mod fingerprint;
mod listed_accounts;
mod load;
mod overrides;
mod own_intents;
mod post_feature;
mod read_layers;
mod read_lexicon;
mod read_rule;
mod recognize_register;
mod registers;
mod resolve;
mod rule;
mod rule_index;
mod search_words;
mod settings;
mod topics;
mod when;

use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use jiff::tz::TimeZone;

pub use allowed_files::Trust;
pub(crate) use allowed_files::repository_of;
pub use builtin::{Cited, sources};
pub use crisis_defaults::CrisisDefaults;
pub use discover::find_upward;
pub(crate) use discover::{NAME, has_rules};
pub(crate) use document::{SizeLimit, open, open_decoded, open_regular};
pub(crate) use fingerprint::Content;
pub use listed_accounts::{ListedAccount, ListedAccounts};
pub use load::load;
pub use read_layers::Layers;
pub(crate) use recognize_register::{RegisterKind, register_in};
pub use registers::{MissingRegister, WindowFiles};
pub use rule::{EffectiveRule, Example, Examples, LevelFrom, Rule, RuleLevel, Severity, rule_url};
pub use rule_index::RuleIndex;
pub(crate) use settings::read as read_settings;
pub use topics::MOST_TOPICS;
pub use when::{ConditionMatch, When};

use crate::{
    check::{Country, EventWords, Settings},
    language::Language,
    mapping::FileSettings,
    matcher::{Automaton, ListId},
    register::{directory, hashtags::Hashtags},
    window::Windows,
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
    /// The windows in the registers.
    pub windows: Windows,
    /// What a newly declared crisis holds back.
    pub crises: CrisisDefaults,
    /// The words of events that all windows share.
    pub events: EventWords,
    /// Registers of windows that the rulebook names but that do not exist yet.
    pub missing_registers: Vec<MissingRegister>,
    /// All registers of windows that the rulebook names, existing or not. Those that the
    /// file of the rulebook names come before those that extended files name.
    pub window_files: Vec<PathBuf>,
    /// The register of hashtags, if the rulebook names one.
    pub hashtags: Option<Hashtags>,
    /// The accounts in the directory.
    pub directory: Vec<directory::DirectoryEntry>,
    /// The accounts that are in the directory or listed in the rulebook; `None` without a
    /// directory.
    pub known_accounts: Option<directory::KnownAccounts>,
    /// The rules for accounts that are not listed.
    pub common: Arc<RuleSet>,
    /// The listed accounts.
    pub accounts: ListedAccounts,
    /// The rules for drafts that name a built-in profile, by profile name.
    pub profiles: Vec<(String, Arc<RuleSet>)>,
    /// The names of the word lists that are topics of posts, with their lists.
    pub topics: Vec<(String, ListId)>,
    /// What the rulebook says about files of posts.
    pub files: Arc<[FileSettings]>,
    /// The content of its files and registers.
    pub(crate) content: Content,
    /// The path of the rulebook; `None` if only the built-in rules are used.
    pub path: Option<std::sync::Arc<str>>,
}

/// The rules and settings that apply to an account.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The profile that the account follows.
    pub profile: String,
    /// The rules that are not off, in the order of the rulebook. Rules that an account
    /// does not override are shared with the profile of the account.
    pub rules: Vec<Arc<EffectiveRule>>,
    /// The level of every rule, by the index of the rule.
    pub levels: Vec<Arc<RuleLevel>>,
    /// The settings for the checks of these rules.
    pub settings: Arc<Settings>,
    /// The index of the rules, which is made when the first post is checked. Rule
    /// sets that differ only in levels share one index.
    pub(crate) index: Arc<OnceLock<RuleIndex>>,
}

impl RuleSet {
    /// Whether any of the selected rules may apply to a post of this account. Rules about
    /// accounts do not count. `selected` contains, for each rule of the rulebook, whether
    /// it is selected.
    pub fn has_any(&self, selected: &[bool]) -> bool {
        let mut rules = self.rules.iter().filter(|rule| selected[rule.rule_index]);
        rules.any(|rule| !rule.check.is_about_accounts() && rule.when.allows(&self.profile))
    }

    /// The index that says which rules may apply to a post.
    pub fn index(&self) -> &RuleIndex {
        let rules = self.rules.iter().map(|rule| &**rule);
        self.index.get_or_init(|| RuleIndex::new(rules, &self.profile))
    }
}

impl Rulebook {
    /// The rules for a post of this account. `profile` is the profile that the post itself
    /// names; `None` if it names none. This profile counts only if the account is not
    /// listed.
    pub fn rules_for(&self, account: &str, profile: Option<&str>) -> &RuleSet {
        let listed = self.accounts.get(account).map(|account| &account.rules);
        let named = || self.profiles.iter().find(|(name, _)| Some(name.as_str()) == profile);
        listed.or_else(|| named().map(|(_, set)| set)).unwrap_or(&self.common)
    }

    /// The country of accounts whose settings state none: Denmark if the rulebook sets
    /// Danish as the language of its reports; else `None`.
    pub fn country(&self) -> Option<&'static Country> {
        self.language.filter(|language| *language == Language::Da)?;
        Country::named("dk")
    }

    /// Makes every rule look at every post, even if the post has nothing that the
    /// rule needs. This is slow; tests compare its findings with those of a usual
    /// run. Call it before the first post is checked.
    #[must_use]
    pub fn without_index(self) -> Self {
        let sets = self.accounts.all().iter().map(|account| &account.rules);
        let sets = sets.chain(self.profiles.iter().map(|(_, set)| set)).chain([&self.common]);
        for set in sets {
            set.index.get_or_init(|| RuleIndex::of_all(set.rules.len()));
        }
        self
    }
}
