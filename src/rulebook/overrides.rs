//! The overrides of a layer: its changes to rules that earlier layers define.

use std::{mem, sync::Arc};

use super::{
    LevelFrom, Severity, When,
    builder::RulebookBuilder,
    document::Document,
    read_rule::{expect_profiles, is_new, is_own, level},
    settings,
};
use crate::{
    check::{Check, HEARD, Settings, SeverityShift},
    message::{Message, closest},
    yaml::{self, Node, Reader, one_of},
};

/// All overrides of a profile, a file or an account.
#[derive(Debug, Default)]
pub(super) struct LayerOverrides {
    /// The overrides of rules, in the order of the file.
    pub(super) rules: Vec<RuleOverride>,
    /// The settings that the layer adds.
    pub(super) settings: Settings,
}

/// The override of one rule.
#[derive(Debug)]
pub(super) struct RuleOverride {
    /// The index of the rule in the rulebook.
    pub(super) rule_index: usize,
    /// Its new level; `None` if the override does not change the level.
    pub(super) level: Option<Level>,
    /// How much milder what only an intent finds is now; `None` if the override does not change it.
    pub(super) heard: Option<SeverityShift>,
    /// Whether the override locks the rule for later layers.
    pub(super) locked: bool,
    /// Its new check; `None` if the override does not change the check.
    pub(super) check: Option<Arc<Check>>,
    /// Its new conditions (`when`); `None` if the override does not change them.
    pub(super) when: Option<Arc<When>>,
    /// The layer that contains the override.
    pub(super) from: LevelFrom,
}

/// The level of a rule; `None` if it is off.
pub(super) type Level = Option<Severity>;

impl LayerOverrides {
    /// Reads the `rules` and `settings` under a node of a document. If the document
    /// is a built-in profile, `profile` is its name.
    pub(super) fn read(
        document: &Document,
        node: &Node,
        profile: Option<&str>,
        builder: &mut RulebookBuilder,
    ) -> Self {
        let mut overrides = Self::default();
        let mut reader = Reader::new(&document.source);
        if let Some(node) = node.get("rules").filter(|node| !node.is_null()) {
            overrides.rules = rules(node, &mut reader, profile, builder);
        }
        if let Some(node) = node.get("settings").filter(|node| !node.is_null()) {
            overrides.settings = settings::read(node, &mut reader).unwrap_or_default();
        }
        builder.problems.append(&mut reader.problems);
        overrides
    }

    /// Adds the overrides of a later file for the same account.
    pub(super) fn extend(&mut self, later: Self) {
        self.rules.extend(later.rules);
        settings::merge(&mut self.settings, &later.settings);
    }
}

fn rules(
    node: &Node,
    reader: &mut Reader<'_>,
    profile: Option<&str>,
    builder: &mut RulebookBuilder,
) -> Vec<RuleOverride> {
    let mut overrides = Vec::new();
    for entry in reader.entries(node).unwrap_or_default() {
        let (key, value) = entry;
        let Some(id) = yaml::text(key, reader) else { continue };
        match builder.index_of(id) {
            Some(index) => overrides.extend(rule_override(index, value, reader, profile, builder)),
            // If the builder lacks one of the user's own rules, that rule is invalid,
            // and its problems have been reported already.
            None if is_own(value) || is_new(entry) => (),
            None => unknown_rule(key, id, reader, builder),
        }
    }
    overrides
}

fn unknown_rule(key: &Node, id: &str, reader: &mut Reader<'_>, builder: &RulebookBuilder) {
    let is_member = |known: &&str| known.split_once('/').is_some_and(|(group, _)| group == id);
    let members: Vec<String> =
        builder.ids().filter(is_member).map(|member| format!("`{member}`")).collect();
    if !members.is_empty() {
        // The command line can select a group. A rulebook must list the rules of a
        // group one by one.
        let message = Message::new("rulebook-group").with("group", id);
        let help = Message::new("rulebook-group-help").with("rules", members.join(", "));
        reader.wrong::<()>(key.span, message, help);
        return;
    }
    let help = match closest(id, builder.ids()) {
        Some(near) => Message::new("did-you-mean").with("name", near),
        None => Message::new("rulebook-unknown-rule-help"),
    };
    reader.wrong::<()>(key.span, Message::new("unknown-rule").with("name", id), help);
}

fn rule_override(
    rule_index: usize,
    node: &Node,
    reader: &mut Reader<'_>,
    profile: Option<&str>,
    builder: &mut RulebookBuilder,
) -> Option<RuleOverride> {
    let from = |node: &Node, reader: &Reader<'_>| match profile {
        Some(name) => LevelFrom::Profile(name.to_owned()),
        None => LevelFrom::Rulebook(Box::new(reader.source.place(node.span))),
    };
    if node.text().is_some() {
        let level = Some(level(node, reader)?);
        let from = from(node, reader);
        return Some(RuleOverride {
            rule_index,
            level,
            heard: None,
            locked: false,
            check: None,
            when: None,
            from,
        });
    }
    let mut fields = reader.fields(node)?;
    let level = fields.optional("severity", level);
    let locked = fields.optional("locked", yaml::boolean).unwrap_or_default();
    let (mut check, mut when, mut heard) = (None, None, None);
    if !is_own(node) {
        heard = fields.optional("heard", one_of(&HEARD));
        let base = builder.rules[rule_index].1.as_ref().map(|rule| rule.check.clone());
        let vocabulary = &mut builder.vocabulary;
        check = fields.optional("check", |node, reader| {
            let check = Check::read(node, reader, vocabulary, base.as_deref())?;
            if base.is_some_and(|base| mem::discriminant(&*base) != mem::discriminant(&check)) {
                return another_check(node, reader);
            }
            Some(check)
        });
        when = fields.optional("when", |node, reader| When::read(node, reader, vocabulary));
        let own = builder.rules[rule_index].1.as_ref().map(|rule| &*rule.check);
        expect_profiles(when.as_ref(), own, &mut fields);
        // The unknown keys of a user's own rule were reported when the rule was read.
        fields.finish();
    }
    let from = from(node.get("severity").unwrap_or(node), reader);
    let (check, when) = (check.map(Arc::new), when.map(Arc::new));
    Some(RuleOverride { rule_index, level, heard, locked, check, when, from })
}

/// Reports that an override gives a rule a different check: the title and the reason
/// of the rule would no longer fit.
fn another_check(node: &Node, reader: &mut Reader<'_>) -> Option<Check> {
    let message = Message::new("rulebook-another-check");
    reader.wrong(node.span, message, Message::new("rulebook-another-check-help"))
}
