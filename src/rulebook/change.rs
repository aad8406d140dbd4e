//! What a layer changes in rules that are there already.

use std::{mem, sync::Arc};

use super::{LevelFrom, Severity, When, draft::Draft, read_rule::is_own};
use crate::{
    check::Check,
    source::did_you_mean,
    yaml::{self, Node, Reader, one_of},
};

/// What a layer says about a rule.
#[derive(Debug)]
pub(super) struct Change {
    /// The number of the rule.
    pub(super) rule: usize,
    /// Its level from here on.
    pub(super) level: Option<Level>,
    /// Whether no later layer may lower that.
    pub(super) locked: bool,
    /// What it checks from here on.
    pub(super) check: Option<Arc<Check>>,
    /// The posts that it looks at from here on.
    pub(super) when: Option<Arc<When>>,
    /// Who says so.
    pub(super) from: LevelFrom,
}

/// How much a breach weighs; nothing where a rule is off.
pub(super) type Level = Option<Severity>;

/// Reads the `rules` of a layer, which is a built-in profile or a file.
pub(super) fn read(
    node: &Node,
    reader: &mut Reader<'_>,
    profile: Option<&str>,
    draft: &mut Draft,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for (key, value) in reader.entries(node).unwrap_or_default() {
        let Some(id) = yaml::text(key, reader) else { continue };
        match draft.number(id) {
            Some(rule) => changes.extend(change(rule, value, reader, profile, draft)),
            // What is wrong with a rule of one's own has been told already.
            None if is_own(value) => (),
            None => unknown_rule(key, id, reader, draft),
        }
    }
    changes
}

fn unknown_rule(key: &Node, id: &str, reader: &mut Reader<'_>, draft: &Draft) {
    let own = |known: &&str| known.split_once('/').is_some_and(|(group, _)| group == id);
    let members: Vec<&str> =
        draft.rules.iter().map(|(known, _)| known.as_str()).filter(own).collect();
    if !members.is_empty() {
        group(key, id, &members, reader);
        return;
    }
    let known = draft.rules.iter().map(|(known, _)| known.as_str());
    let otherwise = (
        "a rule of your own needs a title; `tweetlint rules` lists the others",
        "en regel, I selv laver, skal have en titel; `tweetlint rules` viser de andre",
    );
    let help = crate::source::meant(did_you_mean(id, known), otherwise);
    reader.wrong::<()>(
        key.span,
        (format!("there is no rule `{id}`"), format!("reglen `{id}` findes ikke")),
        help,
    );
}

/// A group can be selected in a run, but a rulebook sets its rules one by one.
fn group(key: &Node, id: &str, members: &[&str], reader: &mut Reader<'_>) {
    let listed: Vec<String> = members.iter().map(|member| format!("`{member}`")).collect();
    let listed = listed.join(", ");
    let message = (
        format!("`{id}` is a group, and only rules can be set here"),
        format!("`{id}` er en gruppe, og her kan kun regler sættes"),
    );
    let help = (format!("set its rules: {listed}"), format!("sæt dens regler: {listed}"));
    reader.wrong::<()>(key.span, message, help);
}

/// A rule would object to something else than its title and reason say.
fn another_check(node: &Node, reader: &mut Reader<'_>) -> Option<Check> {
    let message = (
        "this rule checks something else, and here only its settings can be changed",
        "reglen tjekker noget andet, og her kan kun dens indstillinger ændres",
    );
    let help = (
        "name the check that the rule has, or write a rule of your own",
        "nævn det tjek, reglen har, eller lav jeres egen regel",
    );
    reader.wrong(node.span, message, help)
}

fn change(
    rule: usize,
    node: &Node,
    reader: &mut Reader<'_>,
    profile: Option<&str>,
    draft: &mut Draft,
) -> Option<Change> {
    let from = |node: &Node, reader: &Reader<'_>| match profile {
        Some(name) => LevelFrom::Profile(name.to_owned()),
        None => LevelFrom::Rulebook(Box::new(reader.source.place(node.span))),
    };
    if node.text().is_some() {
        let level = Some(one_of(&Severity::ALL)(node, reader)?);
        let from = from(node, reader);
        return Some(Change { rule, level, locked: false, check: None, when: None, from });
    }
    let mut fields = reader.fields(node)?;
    let level = fields.optional("severity", one_of(&Severity::ALL));
    let locked = fields.optional("locked", yaml::boolean).unwrap_or_default();
    let (mut check, mut when) = (None, None);
    if is_own(node) {
        for key in ["title", "why", "basis", "when", "check", "examples"] {
            fields.entry(key);
        }
    } else {
        let base = draft.rules[rule].1.as_ref().map(|rule| rule.check.clone());
        let vocabulary = &mut draft.vocabulary;
        check = fields.optional("check", |node, reader| {
            let check = Check::read(node, reader, vocabulary, base.as_deref())?;
            let same = |base: &Check| mem::discriminant(base) == mem::discriminant(&check);
            if base.as_deref().is_some_and(|base| !same(base)) {
                return another_check(node, reader);
            }
            Some(check)
        });
        when = fields.optional("when", |node, reader| When::read(node, reader, vocabulary));
    }
    fields.finish();
    let from = from(node.get("severity").unwrap_or(node), reader);
    let (check, when) = (check.map(Arc::new), when.map(Arc::new));
    Some(Change { rule, level, locked, check, when, from })
}
