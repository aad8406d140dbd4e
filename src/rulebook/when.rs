//! The condition of a rule: which posts it applies to.

use super::{
    conditions::{CONDITIONS, Test, is_named, profile},
    rule::Severity,
};
use crate::{
    check::{Features, Needs, Subject},
    matcher::Vocabulary,
    window::{HeldKind, Level, Role, Window, WindowKind},
    yaml::{self, Node, Reader, list_of, one_of, one_or_more},
};

/// The condition of a rule on posts. It is tested before the check looks for hits.
///
/// Most conditions on the post itself are rows of `CONDITIONS`. A condition is a
/// field here if other code needs it, or if it contains other conditions.
#[derive(Debug, Default)]
pub struct When {
    /// The profiles of accounts whose posts the rule is for. An empty list allows any
    /// profile.
    pub profiles: Vec<String>,
    /// Conditions on the post itself. All of them must be met.
    tests: Vec<Test>,
    /// If set, a window that meets this condition must apply to the post.
    pub window: Option<WindowCondition>,
    /// At least one of these conditions must be met. Empty if the key `any` is
    /// missing.
    pub any: Vec<When>,
    /// All of these conditions must be met.
    pub all: Vec<When>,
    /// This condition must not be met.
    pub not: Option<Box<When>>,
    /// The most severe level of the findings in a post that meets the condition; `None` for the
    /// level of the rule.
    pub severity: Option<Severity>,
}

impl When {
    /// Reads a condition.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
    ) -> Option<Self> {
        let mut when = Self::default();
        let mut fields = reader.fields(node)?;
        when.profiles = fields.optional("profile", one_or_more(profile)).unwrap_or_default();
        for condition in CONDITIONS {
            let test = fields
                .optional(condition.key, |node, reader| (condition.read)(node, reader, vocabulary));
            when.tests.extend(test);
        }
        when.window = fields.optional("window", window);
        for (key, inner) in [("any", &mut when.any), ("all", &mut when.all)] {
            let read = |node: &Node, reader: &mut Reader<'_>| Self::read(node, reader, vocabulary);
            *inner = fields.optional(key, list_of(read)).unwrap_or_default();
        }
        when.not = fields
            .optional("not", |node, reader| Self::read(node, reader, vocabulary).map(Box::new));
        when.severity = fields.optional("severity", one_of(&CAPS));
        fields.finish();
        Some(when)
    }

    /// Tests the condition on a post by an account with the given profile.
    /// Returns `None` if the post does not meet it.
    pub fn met<'a>(&self, subject: &Subject<'a, '_>, profile: &str) -> Option<ConditionMatch<'a>> {
        // A quick test that rules out half of the rules, because no window applies to
        // most posts.
        if self.window.is_some() && subject.windows.is_empty() {
            return None;
        }
        if !self.allows(profile) || !self.tests.iter().all(|test| test.passes(subject)) {
            return None;
        }
        let window = match &self.window {
            Some(declared) => Some(declared.window(subject)?),
            None => None,
        };
        let mut met = ConditionMatch { window, severity: self.severity };
        if !self.any.is_empty() {
            met = met.and(best_met(&self.any, subject, profile)?);
        }
        for when in &self.all {
            met = met.and(when.met(subject, profile)?);
        }
        let excluded = self.not.as_ref().is_some_and(|when| when.met(subject, profile).is_some());
        (!excluded).then_some(met)
    }
}

impl When {
    /// Whether the condition asks for more than the profile of an account.
    pub(super) fn is_about_posts(&self) -> bool {
        let Self { profiles: _, tests, window, any, all, not, severity: _ } = self;
        !(tests.is_empty() && any.is_empty() && all.is_empty()) || window.is_some() || not.is_some()
    }

    /// Whether posts of accounts that follow this profile may meet the condition.
    pub(crate) fn allows(&self, profile: &str) -> bool {
        self.profiles.is_empty() || is_named(&self.profiles, Some(profile))
    }

    /// The features that a post must have to meet the condition.
    pub(super) fn required(&self) -> Features {
        let window = self.window.as_ref().map(WindowCondition::required).unwrap_or_default();
        let any = self.any.iter().map(Self::required).reduce(Features::common);
        let tests = self.tests.iter().map(Test::required);
        let all = tests.chain(any).chain(self.all.iter().map(Self::required));
        all.fold(window, |all, features| all | features)
    }

    /// Words of which a post must have at least one to meet the condition; `None` if no
    /// single test asks for words. Nested conditions (`any`, `all`, `not`) are not looked at.
    pub(super) fn words(&self) -> Option<&Needs> {
        self.tests.iter().find_map(Test::words)
    }
}

/// The result for a post that meets a condition.
#[derive(Clone, Copy, Debug)]
pub struct ConditionMatch<'a> {
    /// The window that met the condition, if the condition asks for a window.
    pub window: Option<&'a Window>,
    /// The most severe level of the findings in the post; `None` for the level of the rule.
    pub severity: Option<Severity>,
}

impl ConditionMatch<'_> {
    /// The result of two conditions that are both met: the window of the first that has one, and
    /// the milder severity.
    fn and(self, other: Self) -> Self {
        let severities = self.severity.into_iter().chain(other.severity);
        Self { window: self.window.or(other.window), severity: severities.min() }
    }
}

/// The result of one of these conditions that the post meets: with the most severe level,
/// and because of a window if there is one. Of equal ones, the first; `None` if the post
/// meets none.
fn best_met<'a>(
    conditions: &[When],
    subject: &Subject<'a, '_>,
    profile: &str,
) -> Option<ConditionMatch<'a>> {
    let rank =
        |met: &ConditionMatch<'_>| (met.severity.unwrap_or(Severity::Error), met.window.is_some());
    let highest = (Severity::Error, !subject.windows.is_empty());
    let mut best: Option<ConditionMatch<'a>> = None;
    for met in conditions.iter().filter_map(|when| when.met(subject, profile)) {
        if best.as_ref().is_none_or(|best| rank(best) < rank(&met)) {
            best = Some(met);
        }
        if rank(&met) == highest {
            break;
        }
    }
    best
}

/// The condition of a rule on windows.
#[derive(Clone, Debug, Default)]
pub struct WindowCondition {
    /// Kinds of windows. An empty list allows any kind.
    pub kinds: Vec<WindowKind>,
    /// The level that the window must have at least.
    pub level: Level,
    /// Roles that the account may have in the window; `None` means no role. An
    /// empty list allows any role.
    pub roles: Vec<Option<Role>>,
    /// Whether the post must be about the event of the window. Words that only sound
    /// like its topic do not count.
    pub about: bool,
    /// Whether the window must concern the post. A local window concerns only posts
    /// that name its area or have its hashtag or label, and posts of accounts with
    /// a role in it.
    pub near: bool,
    /// If true, the all-clear must have been given; if false, it must not have
    /// been. `None` if it makes no difference.
    pub cleared: Option<bool>,
    /// The kind of posts that the window must hold back; `None` if it is enough
    /// that the window is open.
    pub holds: Option<HeldKind>,
}

impl WindowCondition {
    /// The window that meets the condition; `None` if there is none. Of several, the
    /// one that the account leads is taken, else the one with the highest level; of
    /// equal ones, the last.
    fn window<'a>(&self, subject: &Subject<'a, '_>) -> Option<&'a Window> {
        let no_role = || self.roles.is_empty() || self.roles.contains(&None);
        if !subject.has_roles() && !no_role() {
            return None;
        }
        let mut ranked = subject.ranked_windows().iter().copied();
        ranked.find(|window| self.matches(window, subject))
    }

    /// The features that a post must have so that a window can meet the condition.
    fn required(&self) -> Features {
        match self.kinds.as_slice() {
            [kind] => Features::window_of(*kind),
            _ => Features::WINDOW,
        }
    }

    fn matches(&self, window: &Window, subject: &Subject<'_, '_>) -> bool {
        let role = || subject.role(window);
        (self.kinds.is_empty() || self.kinds.contains(&window.kind))
            && self.level <= window.level
            && (!self.about || subject.has_trace_of(window) || subject.answers_about(window))
            && self.cleared.is_none_or(|cleared| cleared == window.is_cleared(subject.time))
            && match self.holds {
                Some(held) => is_held(held, window, subject),
                None => window.is_open(subject.time),
            }
            && (self.roles.is_empty() || self.roles.contains(&role()))
            && (!self.near || subject.is_reached_by(window))
            && (!self.about || subject.names(window))
    }
}

/// Whether a window holds back this post as one of the kind `held`. If `held` is
/// [`HeldKind::All`], the window holds back every post that it concerns, whatever
/// the labels of the post. For other kinds, a local window holds back only posts
/// that name its area, and no window holds back a post with a label that it allows.
fn is_held(held: HeldKind, window: &Window, subject: &Subject<'_, '_>) -> bool {
    if held == HeldKind::All {
        return window.holds(held, subject.time) && subject.is_reached_by(window);
    }
    let allowed = window.allow.labels.iter().any(|label| subject.post.is_labelled(label));
    window.holds(held, subject.time)
        && !allowed
        && (!window.is_local() || subject.has_trace_of(window) && window.names_area(subject.view()))
}

/// Reads the condition on windows: a kind, or a map with more keys.
fn window(node: &Node, reader: &mut Reader<'_>) -> Option<WindowCondition> {
    if node.text().is_some() {
        let kinds = vec![one_of(&WindowKind::ALL)(node, reader)?];
        return Some(WindowCondition { kinds, level: Level::Watch, ..WindowCondition::default() });
    }
    let mut fields = reader.fields(node)?;
    let kinds = fields.optional("kind", one_or_more(one_of(&WindowKind::ALL)));
    let level = fields.optional("level", one_of(&Level::ALL));
    let roles = fields.optional("role", one_or_more(one_of(&ROLES)));
    let about = fields.optional("about", yaml::boolean).unwrap_or_default();
    let near = fields.optional("near", yaml::boolean).unwrap_or_default();
    let cleared = fields.optional("cleared", yaml::boolean);
    let holds = fields.optional("holds", one_of(&HeldKind::ALL));
    fields.finish();
    Some(WindowCondition {
        kinds: kinds.unwrap_or_default(),
        level: level.unwrap_or(Level::Watch),
        roles: roles.unwrap_or_default(),
        about,
        near,
        cleared,
        holds,
    })
}

/// The values of `severity`.
const CAPS: [(&str, Severity); 2] = [("info", Severity::Info), ("warning", Severity::Warning)];

/// The roles of an account in a window, by name. `none` means no role.
const ROLES: [(&str, Option<Role>); 4] = [
    ("lead", Some(Role::Lead)),
    ("supporting", Some(Role::Supporting)),
    ("service", Some(Role::Service)),
    ("none", None),
];
