//! Reads built-in rules and the user's own rules. Both have the same keys.

use std::sync::Arc;

use super::{
    Example, Examples, Rule, Severity, When,
    builtin::{self, Group, PackedExamples},
    overrides::Level,
};
use crate::{
    check::Check,
    language::{Language, Localized},
    matcher::Vocabulary,
    message::Message,
    source::{Place, Problem, Source, Span},
    yaml::{self, Fields, Node, Reader, list_of, one_of_kind},
};

/// Reads a group of built-in rules.
pub(super) fn built_in(
    group: &Group,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
) -> Vec<(String, Option<Rule>)> {
    let mut examples = group.examples();
    let read = |node: &Node, reader: &mut Reader<'_>| {
        let examples = examples.next().map(Examples::Packed);
        let mut fields = reader.fields(node)?;
        let at = fields.entry("id").map_or(node.span, |(_, id)| id.span);
        let id = fields.required("id", id)?;
        let place = group.document.source.place(at);
        let rule = with_keys(id.clone(), place, examples, &mut fields, vocabulary);
        fields.finish();
        Some((id, rule))
    };
    list_of(read)(&group.document.node, reader).unwrap_or_default()
}

/// Whether an entry under `rules` defines a rule instead of overriding one.
pub(super) fn is_own(value: &Node) -> bool {
    ["title", "why", "examples", "basis"].into_iter().any(|key| value.get(key).is_some())
}

/// Whether an entry with an unknown id is meant to define a rule, although it lacks
/// the keys that only definitions have, such as a title.
pub(super) fn is_new((key, value): &(Node, Node)) -> bool {
    let group = key.text().and_then(|id| id.split_once('/')).map(|(group, _)| group);
    value.get("check").is_some() && group.is_some_and(|group| !builtin::is_group(group))
}

/// Reads one of the user's own rules.
pub(super) fn own(
    (key, value): &(Node, Node),
    reader: &mut Reader<'_>,
    source: &Arc<Source>,
    vocabulary: &mut Vocabulary,
) -> Option<(String, Option<Rule>)> {
    let id = id(key, reader)?;
    let mut fields = reader.fields(value)?;
    fields.missing_help(Message::new("rulebook-own-rule-help"));
    fields.entry("locked");
    let examples = fields.required("examples", |node, reader| examples(node, reader, source));
    let examples = examples.map(Examples::Parsed);
    let rule = with_keys(id.clone(), source.place(key.span), examples, &mut fields, vocabulary);
    fields.finish();
    Some((id, rule))
}

/// Reads an id of the form `group/name`.
fn id(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    match written.split_once('/') {
        Some((group, name)) if is_id_part(group) && is_id_part(name) => Some(written.to_owned()),
        _ => {
            let message = Message::new("rulebook-invalid-id").with("id", written);
            reader.wrong(node.span, message, Message::new("rulebook-invalid-id-help"))
        }
    }
}

/// Whether a text is valid before or after the slash of an id.
fn is_id_part(part: &str) -> bool {
    let is_allowed = |char: char| char.is_lowercase() || char.is_ascii_digit() || char == '-';
    !part.is_empty() && part.chars().all(is_allowed)
}

/// Reads the severity of a rule, or `off`.
pub(super) fn level(node: &Node, reader: &mut Reader<'_>) -> Option<Level> {
    one_of_kind("unknown-level", &Severity::ALL)(node, reader)
}

/// Reads the keys that every rule has.
fn with_keys(
    id: String,
    place: Place,
    examples: Option<Examples>,
    fields: &mut Fields<'_, '_, '_>,
    vocabulary: &mut Vocabulary,
) -> Option<Rule> {
    let severity = fields.required("severity", level);
    let title = fields.required("title", localized);
    let why = fields.required("why", localized);
    let basis = fields.optional("basis", yaml::one_or_more(yaml::string));
    let when = fields.optional("when", |node, reader| When::read(node, reader, vocabulary));
    let check =
        fields.required("check", |node, reader| Check::read(node, reader, vocabulary, None));
    expect_profiles(when.as_ref(), check.as_ref(), fields);
    Some(Rule {
        id,
        severity: severity?,
        title: title?,
        why: why?,
        basis: basis.unwrap_or_default(),
        when: Arc::new(when.unwrap_or_default()),
        check: Arc::new(check?),
        examples: examples?,
        place,
    })
}

/// Reports the condition of a rule about accounts if it asks for more than a
/// profile: such a condition is about posts and would never be met.
pub(super) fn expect_profiles(
    when: Option<&When>,
    check: Option<&Check>,
    fields: &mut Fields<'_, '_, '_>,
) {
    let is_wrong =
        when.is_some_and(When::is_about_posts) && check.is_some_and(Check::is_about_accounts);
    if let Some((_, node)) = fields.entry("when").filter(|_| is_wrong) {
        let message = Message::new("limit-when");
        fields.reader.wrong::<()>(node.span, message, Message::new("limit-when-help"));
    }
}

/// Reads a text for each language, or one text for all languages.
///
/// In braces, a comma ends a text in YAML, and the rest becomes a key without a
/// value: `{da: Sig, hvad der sker}`. Such a rest is appended to its text again.
pub(super) fn localized(node: &Node, reader: &mut Reader<'_>) -> Option<Localized> {
    if let Some(text) = node.text() {
        return Some(Localized::from(text));
    }
    let mut found = Localized::default();
    let mut last: Option<(Language, Span)> = None;
    for (key, value) in reader.entries(node)? {
        let written = yaml::text(key, reader)?;
        if let Some(language) = Language::of_tag(written) {
            *found.get_mut(language) = yaml::string(value, reader)?;
            last = Some((language, value.span));
        } else if let (Some((language, span)), true) = (&mut last, value.is_null()) {
            span.end = key.span.end;
            reader.source.slice(*span).clone_into(found.get_mut(*language));
        } else {
            let known = Language::ALL.map(|(tag, _)| tag);
            return reader.unknown(key.span, "unknown-language", written, known);
        }
    }
    if found.is_empty() {
        let message = Message::new("rulebook-empty-text");
        return reader.wrong(node.span, message, Message::new("rulebook-empty-text-help"));
    }
    Some(found)
}

/// Reads the examples of a built-in rule.
pub(super) fn built_in_examples(packed: &PackedExamples) -> Result<Vec<Example>, Vec<Problem>> {
    let PackedExamples { source, .. } = packed;
    let node = packed.unpack();
    let mut reader = Reader::new(source);
    let read = reader.fields(&node).and_then(|mut fields| {
        let read = fields.required("examples", |node, reader| examples(node, reader, source));
        fields.finish();
        read
    });
    read.filter(|_| reader.problems.is_empty()).ok_or(reader.problems)
}

/// Reads the examples of a rule: at least one that breaks it and one that
/// complies with it. The `windows` key next to them applies to all of them.
fn examples(node: &Node, reader: &mut Reader<'_>, source: &Arc<Source>) -> Option<Vec<Example>> {
    let mut fields = reader.fields(node)?;
    let mut examples = Vec::new();
    let windows = fields.entry("windows").map(|(_, windows)| Arc::new(windows.clone()));
    for (key, bad) in [("bad", true), ("good", false)] {
        fields.required(key, |node, reader| {
            let found = list_of(|node: &Node, _: &mut Reader<'_>| {
                let (windows, source) = (windows.clone(), source.clone());
                Some(Example { bad, node: node.clone(), windows, source })
            })(node, reader)?;
            if found.is_empty() {
                let message = Message::new("rulebook-no-example").with("key", key);
                let help = Message::new("rulebook-no-example-help");
                return reader.wrong(node.span, message, help);
            }
            examples.extend(found);
            Some(())
        });
    }
    fields.finish();
    Some(examples)
}
