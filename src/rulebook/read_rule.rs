//! Reads rules, built in or of the user's own: they have the same shape.

use std::sync::Arc;

use super::{Example, Examples, Rule, Severity, When, builtin::Group};
use crate::{
    check::Check,
    language::Localized,
    matcher::Vocabulary,
    source::{Place, Problem, Source, Span},
    yaml::{self, Fields, Node, Reader, list_of, one_of},
};

/// Reads a group of built-in rules.
pub(super) fn built_in(
    group: &Group,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
) -> Vec<(String, Option<Rule>)> {
    let mut examples = group.examples.iter();
    let read = |node: &Node, reader: &mut Reader<'_>| {
        let examples = examples.next().map(|source| Examples::Unread(source.clone()));
        let mut fields = reader.fields(node)?;
        let at = fields.entry("id").map_or(node.span, |(_, id)| id.span);
        let id = fields.required("id", id)?;
        let place = group.document.source.place(at);
        let rule = said(id.clone(), place, examples, &mut fields, vocabulary);
        fields.finish();
        Some((id, rule))
    };
    list_of(read)(&group.document.node, reader).unwrap_or_default()
}

/// Whether an entry under `rules` is a rule of its own, rather than a change
/// to one there is.
pub(super) fn is_own(node: &Node) -> bool {
    ["title", "why", "examples", "basis"].into_iter().any(|key| node.get(key).is_some())
}

/// Reads a rule of the user's own.
pub(super) fn own(
    (key, value): &(Node, Node),
    reader: &mut Reader<'_>,
    source: &Arc<Source>,
    vocabulary: &mut Vocabulary,
) -> Option<(String, Option<Rule>)> {
    let id = id(key, reader)?;
    let mut fields = reader.fields(value)?;
    fields.entry("locked");
    let examples = fields.required("examples", |node, reader| examples(node, reader, source));
    let examples = examples.map(Examples::Read);
    let rule = said(id.clone(), source.place(key.span), examples, &mut fields, vocabulary);
    fields.finish();
    Some((id, rule))
}

/// An id in the form `group/name`.
fn id(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let sound = |part: &str| {
        let sign = |sign: char| sign.is_lowercase() || sign.is_ascii_digit() || sign == '-';
        !part.is_empty() && part.chars().all(sign)
    };
    match written.split_once('/') {
        Some((group, name)) if sound(group) && sound(name) => Some(written.to_owned()),
        _ => {
            let help = (
                "write a group and a name in small letters, as in `kk/no-jargon`",
                "skriv en gruppe og et navn med små bogstaver, som i `kk/no-jargon`",
            );
            let message = (
                format!("`{written}` is no id of a rule"),
                format!("`{written}` kan ikke være id for en regel"),
            );
            reader.wrong(node.span, message, help)
        }
    }
}

/// What every rule says.
fn said(
    id: String,
    place: Place,
    examples: Option<Examples>,
    fields: &mut Fields<'_, '_, '_>,
    vocabulary: &mut Vocabulary,
) -> Option<Rule> {
    let severity = fields.required("severity", one_of(&Severity::ALL));
    let title = fields.required("title", localized);
    let why = fields.required("why", localized);
    let basis = fields.optional("basis", yaml::one_or_more(yaml::string));
    let when = fields.optional("when", |node, reader| When::read(node, reader, vocabulary));
    let check =
        fields.required("check", |node, reader| Check::read(node, reader, vocabulary, None));
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

/// A text in one or both languages, or a text that serves for both.
///
/// Between braces YAML ends a text at a comma and takes the rest for a key
/// without value: `{da: Sig, hvad der sker}`. Such a rest is put back.
pub(super) fn localized(node: &Node, reader: &mut Reader<'_>) -> Option<Localized> {
    if let Some(text) = node.text() {
        return Some(Localized { en: text.to_owned(), da: String::new() });
    }
    let mut found = Localized::default();
    let mut last: Option<(&mut String, Span)> = None;
    let Localized { en, da } = &mut found;
    let mut languages = [("en", Some(en)), ("da", Some(da))];
    for (key, value) in reader.entries(node)? {
        let written = yaml::text(key, reader)?;
        let own = languages.iter_mut().find(|(tag, _)| *tag == written);
        if let Some(text) = own.and_then(|(_, text)| text.take()) {
            *text = yaml::string(value, reader)?;
            last = Some((text, value.span));
        } else if let (Some((text, span)), true) = (&mut last, value.is_null()) {
            span.end = key.span.end;
            reader.source.slice(*span).clone_into(text);
        } else {
            return reader.unknown(key.span, ("language", "sproget"), written, ["en", "da"]);
        }
    }
    if found == Localized::default() {
        return reader.wrong(
            node.span,
            ("a text is expected here", "her skal stå en tekst"),
            ("write `da: …` or `en: …`", "skriv `da: …` eller `en: …`"),
        );
    }
    Some(found)
}

/// The examples of a built-in rule.
pub(super) fn built_in_examples(source: &Arc<Source>) -> Result<Vec<Example>, Vec<Problem>> {
    let node = yaml::parse(source)?;
    let mut reader = Reader::new(source);
    let read = reader.fields(&node).and_then(|mut fields| {
        let read = fields.required("examples", |node, reader| examples(node, reader, source));
        fields.finish();
        read
    });
    read.filter(|_| reader.problems.is_empty()).ok_or(reader.problems)
}

/// At least one post that breaks the rule, and one that keeps it; and the windows
/// that all of them share.
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
                let help = ("a rule shows what it means", "en regel viser, hvad den mener");
                return reader.wrong(
                    node.span,
                    (
                        format!("a `{key}` example is missing"),
                        format!("der mangler et eksempel under `{key}`"),
                    ),
                    help,
                );
            }
            examples.extend(found);
            Some(())
        });
    }
    fields.finish();
    Some(examples)
}
