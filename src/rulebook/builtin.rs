//! The built-in rules, profiles and word lists, as they stand in `rules/`.
//!
//! A file added there is added to a table here.

use rayon::prelude::*;

use super::document::Document;
use crate::{
    source::{Problem, Source},
    yaml::{self, Node, Value},
};

/// A file that is part of the program: its name without ending, and its text.
type File = (&'static str, &'static str);

/// The groups of rules, in the order of reports.
pub(super) const RULES: &[File] = &[
    ("crisis", include_str!("../../rules/crisis.yaml")),
    ("privacy", include_str!("../../rules/privacy.yaml")),
    ("format", include_str!("../../rules/format.yaml")),
    ("hashtag", include_str!("../../rules/hashtag.yaml")),
    ("link", include_str!("../../rules/link.yaml")),
    ("media", include_str!("../../rules/media.yaml")),
    ("access", include_str!("../../rules/access.yaml")),
    ("tone", include_str!("../../rules/tone.yaml")),
    ("plain", include_str!("../../rules/plain.yaml")),
    ("dialog", include_str!("../../rules/dialog.yaml")),
];

/// The profiles. The first is the base of all.
pub(super) const PROFILES: &[File] = &[
    ("common", include_str!("../../rules/profiles/common.yaml")),
    ("municipality", include_str!("../../rules/profiles/municipality.yaml")),
    ("police", include_str!("../../rules/profiles/police.yaml")),
    ("service-desk", include_str!("../../rules/profiles/service-desk.yaml")),
    ("leader", include_str!("../../rules/profiles/leader.yaml")),
    ("embassy", include_str!("../../rules/profiles/embassy.yaml")),
    ("education", include_str!("../../rules/profiles/education.yaml")),
];

/// The word lists.
pub(super) const LEXICONS: &[File] = &[
    ("acronyms", include_str!("../../rules/lexicons/acronyms.yaml")),
    ("admonition", include_str!("../../rules/lexicons/admonition.yaml")),
    ("clickbait", include_str!("../../rules/lexicons/clickbait.yaml")),
    ("compound_heads", include_str!("../../rules/lexicons/compound_heads.yaml")),
    ("crisis_cause", include_str!("../../rules/lexicons/crisis_cause.yaml")),
    ("crisis_topic", include_str!("../../rules/lexicons/crisis_topic.yaml")),
    ("hashtag_known", include_str!("../../rules/lexicons/hashtag_known.yaml")),
    ("link_required", include_str!("../../rules/lexicons/link_required.yaml")),
    ("condolence", include_str!("../../rules/lexicons/condolence.yaml")),
    ("sounds_alike", include_str!("../../rules/lexicons/sounds_alike.yaml")),
    ("negation", include_str!("../../rules/lexicons/negation.yaml")),
    ("no_reply", include_str!("../../rules/lexicons/no_reply.yaml")),
    ("officialese", include_str!("../../rules/lexicons/officialese.yaml")),
    ("opener", include_str!("../../rules/lexicons/opener.yaml")),
    ("reason", include_str!("../../rules/lexicons/reason.yaml")),
    ("shorteners", include_str!("../../rules/lexicons/shorteners.yaml")),
    ("speculation", include_str!("../../rules/lexicons/speculation.yaml")),
    ("third_party", include_str!("../../rules/lexicons/third_party.yaml")),
    ("tracking_parameters", include_str!("../../rules/lexicons/tracking_parameters.yaml")),
    ("visual_explicit", include_str!("../../rules/lexicons/visual_explicit.yaml")),
    ("visual_occasion", include_str!("../../rules/lexicons/visual_occasion.yaml")),
];

/// Where the rules come from.
const SOURCES: &str = include_str!("../../rules/sources.yaml");

/// The profile that is the base of all others.
pub(super) const COMMON: &str = "common";

/// The names of the built-in profiles.
pub(super) fn profile_names() -> impl Iterator<Item = &'static str> + Clone {
    PROFILES.iter().map(|(name, _)| *name)
}

/// A law, a guideline or a case that a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// How rules name it.
    pub key: String,
    /// What it is.
    pub title: String,
    /// Where to read it.
    pub url: String,
}

/// Everything that the built-in rules rest on, in the order of the file.
pub fn sources() -> Vec<Cited> {
    let source = Source::new("rules/sources.yaml", SOURCES);
    let text = |node: &Node, key: &str| Some(node.get(key)?.text()?.to_owned());
    let cited = |(key, value): &(Node, Node)| {
        let key = key.text()?.to_owned();
        Some(Cited { key, title: text(value, "title")?, url: text(value, "url")? })
    };
    match yaml::parse(&source).map(|node| node.value) {
        Ok(Value::Map(entries)) => entries.iter().filter_map(cited).collect(),
        _ => Vec::new(),
    }
}

/// The built-in files, each read as a tree.
#[derive(Debug)]
pub(super) struct BuiltIn {
    /// The groups, in the order of [`RULES`].
    pub(super) rules: Vec<Document>,
    /// The profiles, in the order of [`PROFILES`].
    pub(super) profiles: Vec<Document>,
    /// The word lists, in the order of [`LEXICONS`].
    pub(super) lexicons: Vec<Document>,
}

/// Reads every built-in file. This is most of what a short run does, so the
/// files are read side by side.
pub(super) fn read() -> Result<BuiltIn, Vec<Problem>> {
    let parse = |folder: &'static str| {
        move |(name, text): &File| {
            Document::parse(Source::new(format!("rules/{folder}{name}.yaml"), *text))
        }
    };
    let (rules, (profiles, lexicons)) = rayon::join(
        || RULES.par_iter().map(parse("")).collect::<Result<_, _>>(),
        || {
            rayon::join(
                || PROFILES.par_iter().map(parse("profiles/")).collect::<Result<_, _>>(),
                || LEXICONS.par_iter().map(parse("lexicons/")).collect::<Result<_, _>>(),
            )
        },
    );
    Ok(BuiltIn { rules: rules?, profiles: profiles?, lexicons: lexicons? })
}
