//! A rule: what is wrong, why, and how it is found.

use std::{borrow::Cow, sync::Arc};

use crate::{
    check::Check,
    language::Localized,
    source::{Place, Source},
    yaml::Node,
};

use super::{When, read_rule};

/// How serious it is to break a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth fixing.
    Warning,
    /// Must not be published.
    Error,
}

impl Severity {
    /// Every severity with its name in files and reports; `off` is `None`.
    pub const ALL: [(&'static str, Option<Self>); 4] = [
        ("off", None),
        ("info", Some(Self::Info)),
        ("warning", Some(Self::Warning)),
        ("error", Some(Self::Error)),
    ];

    /// One level lower, but never off.
    #[must_use]
    pub const fn milder(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Info => Self::Info,
        }
    }

    /// Its name in files and reports.
    pub fn name(self) -> &'static str {
        let own = Self::ALL.iter().find(|(_, severity)| *severity == Some(self));
        own.map_or("", |(name, _)| name)
    }
}

/// A rule, whichever accounts it applies to.
#[derive(Debug)]
pub struct Rule {
    /// Its id, `group/name`, which never changes.
    pub id: String,
    /// What is wrong, as a sentence without full stop.
    pub title: Localized,
    /// Why that is wrong, and what to do instead.
    pub why: Localized,
    /// Where it comes from: keys of the list of sources.
    pub basis: Vec<String>,
    /// Posts that break it and posts that comply with it.
    pub examples: Examples,
    /// Its severity unless a layer overrides it; `None` where it is off.
    pub severity: Option<Severity>,
    /// Which posts it looks at, unless a layer overrides it.
    pub when: Arc<When>,
    /// What it checks, unless a layer overrides it.
    pub check: Arc<Check>,
    /// Where it is written.
    pub place: Place,
}

impl Rule {
    /// The part of the id before the slash.
    pub fn group(&self) -> &str {
        self.id.split('/').next().unwrap_or(&self.id)
    }

    /// The page about the rule; none for a rule of the user's own.
    pub fn url(&self) -> Option<String> {
        matches!(self.examples, Examples::Unparsed(_)).then(|| rule_url(&self.id))
    }
}

/// The place in the documentation about a built-in rule.
pub fn rule_url(id: &str) -> String {
    let group = id.split('/').next().unwrap_or(id);
    let repository = env!("CARGO_PKG_REPOSITORY");
    format!("{repository}/blob/main/docs/rules/{group}.md#{}", id.replace('/', "-"))
}

/// The posts that show a rule.
#[derive(Debug)]
pub enum Examples {
    /// Those of a rule of the user's.
    Parsed(Vec<Example>),
    /// Those of a built-in rule, which are parsed when they are needed.
    Unparsed(Arc<Source>),
}

impl Examples {
    /// Posts that break the rule, then those that comply with it.
    ///
    /// # Panics
    /// Never: a test reads the examples of every built-in rule.
    pub fn read(&self) -> Cow<'_, [Example]> {
        match self {
            Self::Parsed(examples) => Cow::Borrowed(examples),
            Self::Unparsed(source) => {
                let examples = read_rule::built_in_examples(source);
                Cow::Owned(examples.expect("a test reads every built-in example"))
            }
        }
    }
}

/// A post that shows a rule.
#[derive(Clone, Debug)]
pub struct Example {
    /// Whether the rule must object.
    pub bad: bool,
    /// The post as a draft in YAML. `‹ ›` mark exactly what the rule must
    /// underline.
    pub node: Node,
    /// The windows for all examples of its rule, unless it has its own.
    pub windows: Option<Arc<Node>>,
    /// Where it is written.
    pub source: Arc<Source>,
}

impl Example {
    /// Where it is written.
    pub fn place(&self) -> Place {
        self.source.place(self.node.span)
    }
}

/// A rule as it applies to an account.
#[derive(Debug)]
pub struct EffectiveRule {
    /// The number of the rule in the rulebook.
    pub rule: usize,
    /// Its severity for this account.
    pub severity: Severity,
    /// Which posts it looks at.
    pub when: Arc<When>,
    /// What it checks.
    pub check: Arc<Check>,
    /// What set the severity.
    pub level_from: LevelFrom,
}

/// The level of a rule for an account, also of one that is off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleLevel {
    /// The severity; `None` where the rule is off.
    pub severity: Option<Severity>,
    /// What set it.
    pub from: LevelFrom,
    /// The level that this overrides, and what had set it.
    pub overridden: Option<(Option<Severity>, LevelFrom)>,
}

/// What set the level of a rule for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LevelFrom {
    /// The rule itself.
    Rule,
    /// A built-in profile, by its name.
    Profile(String),
    /// A line of a rulebook.
    Rulebook(Box<Place>),
}
