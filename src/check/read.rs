//! Reads checks from a rulebook.
//!
//! A check is a map with one key, its name, over its settings. To let rulebooks
//! say a further one, write a function here and give it a line in [`CHECKS`];
//! `docs/rules.md` shows it, which `tests/suite/docs.rs` sees to.

use std::{collections::BTreeSet, str::FromStr};

use super::{
    Capitals, Check, Countable, Limit, LinkFault, Lix, Marks, OwnWords, Phrase, Reach, TagCase,
    read_held as held,
    read_phrase::{inline, texts},
    read_require::require,
};
use crate::{
    matcher::Vocabulary,
    post::Platform,
    yaml::{self, Fields, Node, Reader, Value, one_of},
};

/// Reads the settings of a check. What they leave out is as in the check that
/// they change, where they change one of the same name.
type Read = fn(&Node, &mut Reader<'_>, &mut Vocabulary, Option<&Check>) -> Option<Check>;

/// Every check by its name.
const CHECKS: [(&str, Read); 29] = [
    ("forbid", forbid),
    ("replace", replace),
    ("require", require),
    ("count", count),
    ("length", length),
    ("own_words", own_words),
    ("link", link),
    ("hashtag_reach", hashtag_reach),
    ("hashtag_broken", |node, reader, _, _| bare(node, reader, Check::HashtagBroken)),
    ("hashtag_case", hashtag_case),
    ("capitals", capitals),
    ("look_alike_letters", look_alike_letters),
    ("marks", marks),
    ("lix", lix),
    ("personal_number", |node, reader, _, _| bare(node, reader, Check::PersonalNumber)),
    ("alt_text", |node, reader, _, _| bare(node, reader, Check::AltText)),
    ("leading_mention", |node, reader, _, _| bare(node, reader, Check::LeadingMention)),
    ("hold", held::hold),
    ("defer", held::defer),
    ("topic", held::topic),
    ("sources", held::sources),
    ("ride", held::ride),
    ("begins", held::begins),
    ("event_tag", |node, reader, _, _| bare(node, reader, Check::EventTag)),
    ("expired_tag", held::expired_tag),
    ("distinct", held::distinct),
    ("companion", held::companion),
    ("roles", held::roles),
    ("any", held::any),
];

impl Check {
    /// Reads a check. `base` is the check that it changes, where there is one.
    pub(crate) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let (key, settings) = reader.only_entry(node)?;
        let name = yaml::text(key, reader)?;
        let Some((_, read)) = CHECKS.iter().find(|(known, _)| *known == name) else {
            let known = CHECKS.iter().map(|(known, _)| *known);
            return reader.unknown(key.span, "unknown-check", name, known);
        };
        read(settings, reader, vocabulary, base)
    }
}

/// A check without settings.
fn bare(node: &Node, reader: &mut Reader<'_>, check: Check) -> Option<Check> {
    match &node.value {
        Value::Null => Some(check),
        Value::Map(entries) if entries.is_empty() => Some(check),
        _ => reader.wrong(
            node.span,
            ("this check has no settings", "dette tjek har ingen indstillinger"),
            ("write `{}`", "skriv `{}`"),
        ),
    }
}

/// A number, which may be left out only where there is another to fall back on.
pub(super) fn setting<N: FromStr>(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    default: Option<N>,
) -> Option<N> {
    match default {
        Some(default) => Some(fields.optional(key, yaml::number).unwrap_or(default)),
        None => fields.required(key, yaml::number),
    }
}

fn forbid(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    Phrase::read(node, reader, vocabulary).map(Check::Forbid)
}

/// `{lexicon: NAME}` with the options of a matcher, or words with their plain
/// wording.
fn replace(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    let Some(name) = node.get("lexicon") else {
        let entries = yaml::map_of(yaml::string)(node, reader)?;
        let plain = entries.into_iter().map(|(_, plain)| plain).collect();
        let Value::Map(entries) = &node.value else { return None };
        let words = entries.iter().map(|(word, _)| word);
        let list = inline(words, false, reader, vocabulary)?;
        return Some(Check::Replace(Phrase::of(vec![list]), plain));
    };
    let phrase = Phrase::read(node, reader, vocabulary)?;
    let lexicon = vocabulary.lexicon(name.text()?)?;
    let plain = lexicon.entries.iter().map(|entry| entry.plain.clone().unwrap_or_default());
    Some(Check::Replace(phrase, plain.collect()))
}

fn count(
    node: &Node,
    reader: &mut Reader<'_>,
    _: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let (base_of, base_max) = match base {
        Some(Check::Count(of, max)) => (Some(*of), Some(*max)),
        _ => (None, None),
    };
    let mut fields = reader.fields(node)?;
    let of = match base_of {
        Some(base) => Some(fields.optional("of", one_of(&Countable::ALL)).unwrap_or(base)),
        None => fields.required("of", one_of(&Countable::ALL)),
    };
    let max = fields.required("max", |node, reader| limit(node, reader, base_max));
    fields.finish();
    Some(Check::Count(of?, max?))
}

fn length(
    node: &Node,
    reader: &mut Reader<'_>,
    _: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let base = match base {
        Some(Check::Length(max)) => Some(*max),
        _ => None,
    };
    let mut fields = reader.fields(node)?;
    let max = fields.required("max", |node, reader| limit(node, reader, base));
    fields.finish();
    max.map(Check::Length)
}

/// A number for all platforms, or one for each.
fn limit(node: &Node, reader: &mut Reader<'_>, base: Option<Limit>) -> Option<Limit> {
    if node.text().is_some() {
        return yaml::number(node, reader).map(Limit::everywhere);
    }
    let mut fields = reader.fields(node)?;
    let [x, mastodon, bluesky] = Platform::ALL
        .map(|(name, platform)| setting(&mut fields, name, base.map(|base| base.on(platform))));
    fields.finish();
    Some(Limit { x: x?, mastodon: mastodon?, bluesky: bluesky? })
}

fn own_words(
    node: &Node,
    reader: &mut Reader<'_>,
    _: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let base = match base {
        Some(Check::OwnWords(own)) => Some(own.min),
        _ => None,
    };
    let mut fields = reader.fields(node)?;
    let min = setting(&mut fields, "min", base);
    fields.optional("with", one_of(&[("link", ())]));
    fields.finish();
    Some(Check::OwnWords(OwnWords { min: min? }))
}

fn link(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    _: Option<&Check>,
) -> Option<Check> {
    if node.get("parameters").is_some() {
        return link_parameters(node, reader, vocabulary);
    }
    let (key, value) = reader.only_entry(node)?;
    let fault = match yaml::text(key, reader)? {
        "scheme" => one_of(&[("http", ())])(value, reader).map(|()| LinkFault::Insecure),
        "hosts" => texts(value, reader, vocabulary).map(LinkFault::Hosts),
        other => reader.unknown(key.span, "unknown-key", other, ["scheme", "hosts", "parameters"]),
    };
    fault.map(Check::Link)
}

fn link_parameters(node: &Node, reader: &mut Reader<'_>, vocabulary: &Vocabulary) -> Option<Check> {
    let mut fields = reader.fields(node)?;
    let names = fields.required("parameters", |node, reader| texts(node, reader, vocabulary));
    let secrets = fields.optional("secrets", |node, reader| texts(node, reader, vocabulary));
    fields.finish();
    Some(Check::Link(LinkFault::Parameters { names: names?, secrets: secrets.unwrap_or_default() }))
}

fn hashtag_reach(
    node: &Node,
    reader: &mut Reader<'_>,
    _: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let base = match base {
        Some(Check::HashtagReach(reach)) => *reach,
        _ => Reach { min_accounts: 5, days: 180 },
    };
    let mut fields = reader.fields(node)?;
    let min_accounts = setting(&mut fields, "min_accounts", Some(base.min_accounts))?;
    let days = setting(&mut fields, "days", Some(base.days))?;
    fields.finish();
    Some(Check::HashtagReach(Reach { min_accounts, days }))
}

fn hashtag_case(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let mut case = match base {
        Some(Check::HashtagCase(case)) => case.clone(),
        _ => TagCase::default(),
    };
    let mut fields = reader.fields(node)?;
    for (key, list) in [("known", &mut case.known), ("phrases", &mut case.phrases)] {
        let said = fields.optional(key, |node, reader| texts(node, reader, vocabulary));
        *list = said.unwrap_or_else(|| std::mem::take(list));
    }
    fields.finish();
    Some(Check::HashtagCase(case))
}

fn capitals(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let base = match base {
        Some(Check::Capitals(capitals)) => capitals.clone(),
        _ => Capitals {
            min_run: 2,
            min_letters: 4,
            ratio: 0.3,
            ratio_letters: 20,
            names: BTreeSet::new(),
        },
    };
    let mut fields = reader.fields(node)?;
    let min_run = setting(&mut fields, "min_run", Some(base.min_run))?;
    let min_letters = setting(&mut fields, "min_letters", Some(base.min_letters))?;
    let ratio = setting(&mut fields, "ratio", Some(base.ratio))?;
    let ratio_letters = setting(&mut fields, "ratio_letters", Some(base.ratio_letters))?;
    let names = fields.optional("names", |node, reader| texts(node, reader, vocabulary));
    fields.finish();
    let names = names.unwrap_or(base.names);
    Some(Check::Capitals(Capitals { min_run, min_letters, ratio, ratio_letters, names }))
}

fn look_alike_letters(
    node: &Node,
    reader: &mut Reader<'_>,
    _: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let base = match base {
        Some(Check::LookAlikeLetters(run)) => *run,
        _ => 2,
    };
    let mut fields = reader.fields(node)?;
    let run = setting(&mut fields, "min_run", Some(base));
    fields.finish();
    run.map(Check::LookAlikeLetters)
}

fn marks(
    node: &Node,
    reader: &mut Reader<'_>,
    vocabulary: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let base = match base {
        Some(Check::Marks(marks)) => marks.clone(),
        _ => Marks { max_run: 1, max_exclamations: 2, names: BTreeSet::new() },
    };
    let mut fields = reader.fields(node)?;
    let max_run = setting(&mut fields, "max_run", Some(base.max_run))?;
    let max_exclamations = setting(&mut fields, "max_exclamations", Some(base.max_exclamations))?;
    let names = fields.optional("names", |node, reader| texts(node, reader, vocabulary));
    fields.finish();
    let names = names.unwrap_or(base.names);
    Some(Check::Marks(Marks { max_run, max_exclamations, names }))
}

fn lix(
    node: &Node,
    reader: &mut Reader<'_>,
    _: &mut Vocabulary,
    base: Option<&Check>,
) -> Option<Check> {
    let base = match base {
        Some(Check::Lix(lix)) => *lix,
        _ => Lix { max: 45, min_words: 20 },
    };
    let mut fields = reader.fields(node)?;
    let max = setting(&mut fields, "max", Some(base.max))?;
    let min_words = setting(&mut fields, "min_words", Some(base.min_words))?;
    fields.finish();
    Some(Check::Lix(Lix { max, min_words }))
}
