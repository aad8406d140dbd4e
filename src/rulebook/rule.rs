//! A rule: what is wrong, why it is wrong, and which check finds it.

use std::{borrow::Cow, sync::Arc};

use crate::{
    check::{AskedFact, Check, Features, Needs, SeverityShift, Subject, asked_by},
    language::Localized,
    matcher::{Automaton, Intent, ListId},
    source::{Place, Source},
    yaml::Node,
};

use super::{When, builtin::PackedExamples, read_rule};

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

    /// The next lower level. `info` is the lowest and stays `info`.
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

/// A rule, independent of the accounts it applies to.
#[derive(Debug)]
pub struct Rule {
    /// Its id, `group/name`, which never changes.
    pub id: String,
    /// What is wrong, as a sentence without full stop.
    pub title: Localized,
    /// Why that is wrong, and what to do instead.
    pub why: Localized,
    /// The sources that the rule is based on, as keys of `rules/sources.yaml`.
    pub basis: Vec<String>,
    /// Posts that break the rule and posts that comply with it.
    pub examples: Examples,
    /// Its severity unless a layer overrides it; `None` if the rule is off by default.
    pub severity: Option<Severity>,
    /// The condition on posts, unless a layer overrides it.
    pub when: Arc<When>,
    /// The check, unless a layer overrides it.
    pub check: Arc<Check>,
    /// The place where the rule is defined.
    pub place: Place,
}

impl Rule {
    /// The part of the id before the slash.
    pub fn group(&self) -> &str {
        self.id.split('/').next().unwrap_or(&self.id)
    }

    /// What its findings depend on of that which many files do not state.
    pub fn asks_for(&self) -> Vec<AskedFact> {
        let mut asked = self.check.asks_for();
        asked.extend(asked_by(self.when.required()));
        asked
    }

    /// Whether the rule may find something in a post: the post has all features that
    /// the condition of the rule requires, and at least one of the features and
    /// words that [`EffectiveRule::needs`] lists.
    pub(crate) fn may_find_in(&self, subject: &Subject<'_, '_>) -> bool {
        let features = Features::of(subject);
        let needs = needs(&self.when, &self.check);
        let has = |list: &ListId| subject.matches.matched_lists().contains(list);
        self.when.required().are_in(features)
            && (!needs.features.common(features).is_empty() || needs.lists.iter().any(has))
    }

    /// The intents of which a post must have one, unless it has certain words, before the
    /// rule can find anything in it.
    pub(crate) fn intents<'a>(&self, automaton: &'a Automaton) -> Vec<&'a Intent> {
        let lists = needs(&self.when, &self.check).lists;
        let mut intents: Vec<&Intent> =
            lists.into_iter().filter_map(|list| automaton.intent(list)).collect();
        intents.sort_by(|one, other| one.name.cmp(&other.name));
        intents.dedup_by(|one, other| one.name == other.name);
        intents
    }

    /// The address of the page about the rule; `None` for a rule defined by the
    /// user.
    pub fn url(&self) -> Option<String> {
        matches!(self.examples, Examples::Packed(_)).then(|| rule_url(&self.id))
    }
}

/// The address of the documentation of a built-in rule.
pub fn rule_url(id: &str) -> String {
    let group = id.split('/').next().unwrap_or(id);
    let repository = env!("CARGO_PKG_REPOSITORY");
    format!("{repository}/blob/main/docs/rules/{group}.md#{}", id.replace('/', "-"))
}

/// The examples of a rule.
#[derive(Debug)]
pub enum Examples {
    /// The examples of a rule defined by the user.
    Parsed(Vec<Example>),
    /// The examples of a built-in rule. They are unpacked only when needed.
    Packed(PackedExamples),
}

impl Examples {
    /// The examples: first the posts that break the rule, then those that comply with
    /// it.
    ///
    /// # Panics
    /// Never: a test reads the examples of every built-in rule.
    pub fn read(&self) -> Cow<'_, [Example]> {
        match self {
            Self::Parsed(examples) => Cow::Borrowed(examples),
            Self::Packed(packed) => {
                let examples = read_rule::built_in_examples(packed);
                Cow::Owned(examples.expect("a test reads every built-in example"))
            }
        }
    }
}

/// An example: a post that breaks a rule or complies with it.
#[derive(Clone, Debug)]
pub struct Example {
    /// Whether the example is a bad one, in which the rule must find something.
    pub bad: bool,
    /// The post, as a YAML draft. The rule must underline exactly the parts
    /// between `‹` and `›`.
    pub node: Node,
    /// The windows that all examples of the rule share. An example may replace
    /// them with its own.
    pub windows: Option<Arc<Node>>,
    /// The file that contains the example.
    pub source: Arc<Source>,
}

impl Example {
    /// The place of the example.
    pub fn place(&self) -> Place {
        self.source.place(self.node.span)
    }
}

/// A rule as it applies to an account.
#[derive(Debug)]
pub struct EffectiveRule {
    /// The index of the rule in [`Rulebook::rules`](super::Rulebook::rules).
    pub rule_index: usize,
    /// Its severity for this account.
    pub severity: Severity,
    /// How the severity of what only an intent finds differs from that; `None` for what the check
    /// says.
    pub heard: Option<SeverityShift>,
    /// The condition on posts.
    pub when: Arc<When>,
    /// The check.
    pub check: Arc<Check>,
    /// What set the severity.
    pub level_from: LevelFrom,
}

impl EffectiveRule {
    /// The features and words of which a post must have at least one before the rule
    /// can find anything in it.
    pub(crate) fn needs(&self) -> Needs {
        needs(&self.when, &self.check)
    }
}

/// The features and words of which a post must have at least one before this check,
/// with this condition, can find anything in it.
fn needs(when: &When, check: &Check) -> Needs {
    let own = check.needs();
    let in_any_post = Features::ANY.are_in(own.features);
    when.words().filter(|_| in_any_post).cloned().unwrap_or(own)
}

/// The level of a rule for an account. It is also recorded for rules that are off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleLevel {
    /// The severity; `None` if the rule is off.
    pub severity: Option<Severity>,
    /// What set the severity.
    pub from: LevelFrom,
    /// The level that this one replaced, and where that level came from; `None` if
    /// the level is that of the rule itself.
    pub overridden: Option<(Option<Severity>, LevelFrom)>,
}

/// Where the level of a rule for an account was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LevelFrom {
    /// The rule itself.
    Rule,
    /// The built-in profile with this name.
    Profile(String),
    /// A line of a rulebook file.
    Rulebook(Box<Place>),
}
