//! The built-in rules, profiles and word lists, as they stand in `rules/`.
//!
//! A file added there is added to a table here.

use std::sync::Arc;

use rayon::prelude::*;

use super::document::Document;
use crate::{
    source::{Problem, Source},
    yaml::{self, Node, Value},
};

/// A file that is part of the program: its name without ending, and its text.
type File = (&'static str, &'static str);

/// The groups of rules, in the order of reports. A long group stands in several
/// files, named `GROUP-PART`.
pub(super) const RULES: &[File] = &[
    ("crisis", include_str!("../../rules/crisis.yaml")),
    ("crisis-hold", include_str!("../../rules/crisis-hold.yaml")),
    ("crisis-words", include_str!("../../rules/crisis-words.yaml")),
    ("neutral", include_str!("../../rules/neutral.yaml")),
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
    ("abroad", include_str!("../../rules/lexicons/abroad.yaml")),
    ("acronyms", include_str!("../../rules/lexicons/acronyms.yaml")),
    ("admonition", include_str!("../../rules/lexicons/admonition.yaml")),
    ("all_clear", include_str!("../../rules/lexicons/all_clear.yaml")),
    ("blame", include_str!("../../rules/lexicons/blame.yaml")),
    ("call_emergency", include_str!("../../rules/lexicons/call_emergency.yaml")),
    ("call_foreign", include_str!("../../rules/lexicons/call_foreign.yaml")),
    ("call_police", include_str!("../../rules/lexicons/call_police.yaml")),
    ("campaign", include_str!("../../rules/lexicons/campaign.yaml")),
    ("cancellation", include_str!("../../rules/lexicons/cancellation.yaml")),
    ("casualty", include_str!("../../rules/lexicons/casualty.yaml")),
    ("celebration", include_str!("../../rules/lexicons/celebration.yaml")),
    ("clickbait", include_str!("../../rules/lexicons/clickbait.yaml")),
    ("compound_heads", include_str!("../../rules/lexicons/compound_heads.yaml")),
    ("condolence", include_str!("../../rules/lexicons/condolence.yaml")),
    ("crisis_cause", include_str!("../../rules/lexicons/crisis_cause.yaml")),
    ("crisis_people", include_str!("../../rules/lexicons/crisis_people.yaml")),
    ("crisis_signs", include_str!("../../rules/lexicons/crisis_signs.yaml")),
    ("crisis_topic", include_str!("../../rules/lexicons/crisis_topic.yaml")),
    ("event_talk", include_str!("../../rules/lexicons/event_talk.yaml")),
    ("exclaimed_names", include_str!("../../rules/lexicons/exclaimed_names.yaml")),
    ("exercise", include_str!("../../rules/lexicons/exercise.yaml")),
    ("figure", include_str!("../../rules/lexicons/figure.yaml")),
    ("hashtag_known", include_str!("../../rules/lexicons/hashtag_known.yaml")),
    ("hashtag_phrases", include_str!("../../rules/lexicons/hashtag_phrases.yaml")),
    ("how_to_vote", include_str!("../../rules/lexicons/how_to_vote.yaml")),
    ("humour", include_str!("../../rules/lexicons/humour.yaml")),
    ("in_danger", include_str!("../../rules/lexicons/in_danger.yaml")),
    ("instruction", include_str!("../../rules/lexicons/instruction.yaml")),
    ("link_required", include_str!("../../rules/lexicons/link_required.yaml")),
    ("looking_back", include_str!("../../rules/lexicons/looking_back.yaml")),
    ("negation", include_str!("../../rules/lexicons/negation.yaml")),
    ("no_casualty", include_str!("../../rules/lexicons/no_casualty.yaml")),
    ("no_reply", include_str!("../../rules/lexicons/no_reply.yaml")),
    ("not_known", include_str!("../../rules/lexicons/not_known.yaml")),
    ("not_people", include_str!("../../rules/lexicons/not_people.yaml")),
    ("not_urgent", include_str!("../../rules/lexicons/not_urgent.yaml")),
    ("officialese", include_str!("../../rules/lexicons/officialese.yaml")),
    ("opener", include_str!("../../rules/lexicons/opener.yaml")),
    ("operational", include_str!("../../rules/lexicons/operational.yaml")),
    ("past_events", include_str!("../../rules/lexicons/past_events.yaml")),
    ("promotion", include_str!("../../rules/lexicons/promotion.yaml")),
    ("reason", include_str!("../../rules/lexicons/reason.yaml")),
    ("relief", include_str!("../../rules/lexicons/relief.yaml")),
    ("session_parameters", include_str!("../../rules/lexicons/session_parameters.yaml")),
    ("shorteners", include_str!("../../rules/lexicons/shorteners.yaml")),
    ("sounds_alike", include_str!("../../rules/lexicons/sounds_alike.yaml")),
    ("source_given", include_str!("../../rules/lexicons/source_given.yaml")),
    ("speculation", include_str!("../../rules/lexicons/speculation.yaml")),
    ("statistics", include_str!("../../rules/lexicons/statistics.yaml")),
    ("third_party", include_str!("../../rules/lexicons/third_party.yaml")),
    ("timetable", include_str!("../../rules/lexicons/timetable.yaml")),
    ("tracking_parameters", include_str!("../../rules/lexicons/tracking_parameters.yaml")),
    ("traffic", include_str!("../../rules/lexicons/traffic.yaml")),
    ("triumph", include_str!("../../rules/lexicons/triumph.yaml")),
    ("under_way", include_str!("../../rules/lexicons/under_way.yaml")),
    ("urgent", include_str!("../../rules/lexicons/urgent.yaml")),
    ("vague_count", include_str!("../../rules/lexicons/vague_count.yaml")),
    ("visual_explicit", include_str!("../../rules/lexicons/visual_explicit.yaml")),
    ("visual_occasion", include_str!("../../rules/lexicons/visual_occasion.yaml")),
    ("write_to_us", include_str!("../../rules/lexicons/write_to_us.yaml")),
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

/// The built-in files, read as trees.
#[derive(Debug)]
pub(super) struct BuiltIn {
    /// The rules, in the order of [`RULES`].
    pub(super) rules: Vec<Group>,
    /// The profiles, in the order of [`PROFILES`].
    pub(super) profiles: Vec<Document>,
    /// The word lists, in the order of [`LEXICONS`].
    pub(super) lexicons: Vec<Document>,
}

/// A group of built-in rules.
#[derive(Debug)]
pub(super) struct Group {
    /// The rules without their examples.
    pub(super) document: Document,
    /// The examples of each rule, which only some commands ask for. They are a
    /// third of all that is built in.
    pub(super) examples: Vec<Arc<Source>>,
}

/// Reads every built-in file, but for the examples. This is most of what a short
/// run does, so the files are read side by side.
pub(super) fn read() -> Result<BuiltIn, Vec<Problem>> {
    let parse = |folder: &'static str| {
        move |(name, text): &File| {
            Document::parse(Source::new(format!("rules/{folder}{name}.yaml"), *text))
        }
    };
    let (rules, (profiles, lexicons)) = rayon::join(
        || RULES.par_iter().map(group).collect::<Result<_, _>>(),
        || {
            rayon::join(
                || PROFILES.par_iter().map(parse("profiles/")).collect::<Result<_, _>>(),
                || LEXICONS.par_iter().map(parse("lexicons/")).collect::<Result<_, _>>(),
            )
        },
    );
    Ok(BuiltIn { rules: rules?, profiles: profiles?, lexicons: lexicons? })
}

/// The rules of a file, apart from their examples. A rule begins with `- ` in the
/// first column, and its examples come last.
fn group((name, text): &File) -> Result<Group, Vec<Problem>> {
    let path: Arc<str> = format!("rules/{name}.yaml").into();
    let starts = text.match_indices("\n- ").map(|(at, _)| at + 1);
    let starts = text.starts_with("- ").then_some(0).into_iter().chain(starts);
    let bounds: Vec<usize> = starts.chain([text.len()]).collect();
    let (mut rules, mut examples) = (String::with_capacity(text.len()), Vec::new());
    for bound in bounds.windows(2) {
        let (start, end) = (bound[0], bound[1]);
        let shown = text[start..end].find(EXAMPLES).map_or(end, |at| start + at + 1);
        // Blanks in place of examples leave all else where it stands.
        let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
        rules.push_str(&text[rules.len()..shown]);
        rules.extend(text[shown..end].bytes().map(blank));
        let line = 1 + text[..shown].matches('\n').count();
        examples.push(Arc::new(Source::part(path.clone(), &text[shown..end], shown, line)));
    }
    Ok(Group { document: Document::parse(Source::new(path, rules))?, examples })
}

/// How the examples of a built-in rule begin.
const EXAMPLES: &str = "\n  examples:";
