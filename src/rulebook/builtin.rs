//! The built-in rules, profiles and word lists: the files in `rules/`, listed by
//! `build.rs`.

use std::{collections::BTreeMap, sync::Arc};

use rayon::prelude::*;
use serde::Deserialize;

use super::document::Document;
use crate::source::{Problem, Source};

/// A built-in file: its name without extension, and its text.
type File = (&'static str, &'static str);

// `RULES`: the groups of rules, in the order of reports. A long group has several
// files, named `GROUP-PART`. `PROFILES`: the profiles, beginning with the base of
// all others. `LEXICONS`: the word lists.
include!(concat!(env!("OUT_DIR"), "/builtin_files.rs"));

/// The laws, guidelines and cases that rules cite.
const SOURCES: &str = include_str!("../../rules/sources.yaml");

/// The name of the profile that is the base of all others.
pub(super) const COMMON: &str = "common";

/// The names of the built-in profiles.
pub(super) fn profile_names() -> impl Iterator<Item = &'static str> + Clone {
    PROFILES.iter().map(|(name, _)| *name)
}

/// Whether the ids of some built-in rules begin with `group/`.
pub(super) fn is_group(group: &str) -> bool {
    RULES.iter().any(|(file, _)| file.split('-').next() == Some(group))
}

/// A law, a guideline or a case that a rule cites as its basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The key under which rules cite it.
    pub key: String,
    /// Its title.
    pub title: String,
    /// The address of its text.
    pub url: String,
}

/// An entry of [`SOURCES`].
#[derive(Deserialize)]
struct SourceEntry {
    title: String,
    url: String,
}

/// The sources that built-in rules cite, sorted by key.
///
/// # Panics
/// Never: a test reads the built-in sources.
pub fn sources() -> Vec<Cited> {
    let entries: BTreeMap<String, SourceEntry> =
        serde_yaml::from_str(SOURCES).expect("a test reads the built-in sources");
    let cited = |(key, SourceEntry { title, url })| Cited { key, title, url };
    entries.into_iter().map(cited).collect()
}

/// The built-in files, parsed as trees.
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
    /// The unparsed examples of each rule. Only some commands need them, and they
    /// are a third of all built-in text.
    pub(super) examples: Vec<Arc<Source>>,
}

/// Parses every built-in file except the examples. The files are parsed in
/// parallel, because this takes most of the time of a short run.
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

/// Parses the rules of a file, and separates their examples. A rule begins with
/// `- ` in the first column and ends with its examples.
fn group((name, text): &File) -> Result<Group, Vec<Problem>> {
    let path: Arc<str> = format!("rules/{name}.yaml").into();
    let starts = text.match_indices("\n- ").map(|(at, _)| at + 1);
    let starts = text.starts_with("- ").then_some(0).into_iter().chain(starts);
    let bounds: Vec<usize> = starts.chain([text.len()]).collect();
    let (mut rules, mut examples) = (String::with_capacity(text.len()), Vec::new());
    for bound in bounds.windows(2) {
        let (start, end) = (bound[0], bound[1]);
        let split = text[start..end].find(EXAMPLES).map_or(end, |at| start + at + 1);
        // The examples are replaced by blanks, so that later positions stay
        // correct.
        let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
        rules.push_str(&text[rules.len()..split]);
        rules.extend(text[split..end].bytes().map(blank));
        let line = 1 + text[..split].matches('\n').count();
        examples.push(Arc::new(Source::part(path.clone(), &text[split..end], split, line)));
    }
    Ok(Group { document: Document::parse(Source::new(path, rules))?, examples })
}

/// The beginning of the examples of a built-in rule.
const EXAMPLES: &str = "\n  examples:";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(folder: &str, table: &[File], others: usize) {
        let entries = std::fs::read_dir(folder).expect("the folder is there");
        let files =
            entries.filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().is_file()));
        assert_eq!(files.count(), table.len() + others, "{folder}");
    }

    #[test]
    fn every_file_of_the_rules_is_built_in() {
        check("rules", RULES, 1);
        check("rules/profiles", PROFILES, 0);
        check("rules/lexicons", LEXICONS, 0);
        assert_eq!(PROFILES[0].0, COMMON);
    }
}
