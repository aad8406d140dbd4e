//! The built-in rules, profiles and word lists: the files in `rules/`, parsed by
//! `build.rs`.

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;

use super::{document::Document, read_lexicon};
use crate::{
    matcher::{CompiledLists, Lexicon, LexiconEntry, ListId},
    source::{Problem, Source},
    yaml::{self, Node},
};

/// A built-in file.
#[derive(Clone, Copy, Debug)]
struct BuiltInFile {
    /// Its name without extension.
    name: &'static str,
    /// Its text.
    text: &'static str,
    /// Its YAML tree as packed bytes, without the examples of rules.
    tree: &'static [u8],
    /// The examples of each rule as packed bytes.
    examples: &'static [&'static [u8]],
    /// The word lists in the file that `build.rs` has compiled.
    lists: CompiledLists,
}

// `RULES`: the groups of rules, in the order of reports. A long group has several
// files, named `GROUP-PART`. `PROFILES`: the profiles, beginning with the base of
// all others. `LEXICONS`: the word lists.
include!(concat!(env!("OUT_DIR"), "/builtin_files.rs"));

/// The laws, guidelines and cases that rules cite.
const SOURCES: &str = include_str!("../../rules/sources.yaml");

/// The profile on which all others build.
pub(super) const COMMON: &str = "common";

/// The names of the built-in profiles.
pub(super) fn profile_names() -> impl Iterator<Item = &'static str> + Clone {
    PROFILES.iter().map(|file| file.name)
}

/// Whether `group` is a group of built-in rules, whose ids begin with `group/`.
pub(super) fn is_group(group: &str) -> bool {
    RULES.iter().any(|file| file.name.split('-').next() == Some(group))
}

/// A law, a guideline or a case that a rule cites as its basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The key that rules write under `basis` to cite this source.
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

/// The profiles, in the order of [`PROFILES`].
pub(super) fn profiles() -> impl Iterator<Item = (&'static str, Document)> {
    PROFILES.iter().map(|file| (file.name, file.document("rules/profiles")))
}

/// The word lists, in the order of [`LEXICONS`].
pub(super) fn lexicons() -> impl Iterator<Item = Lexicon> {
    let read = |name: &str| {
        let file = LEXICONS.iter().find(|file| file.name == name);
        file.map(|file| file.lexicon(&mut Vec::new())).unwrap_or_default()
    };
    LEXICONS.iter().map(move |file| {
        Lexicon::built_in(file.name, file.lists.first().map(|(_, list)| *list), read)
    })
}

/// The groups of rules, in the order of [`RULES`].
pub(super) fn groups() -> impl Iterator<Item = Group> {
    RULES.iter().map(|file| Group { document: file.document("rules"), file })
}

/// Calls `each` with the name and the text of every built-in file.
pub(super) fn each_text(mut each: impl FnMut(&str, &str)) {
    let files = [RULES, PROFILES, LEXICONS].into_iter().flatten();
    files.for_each(|file| each(file.name, file.text));
}

impl BuiltInFile {
    /// The entries of the lexicon in this file.
    fn lexicon(&self, problems: &mut Vec<Problem>) -> Vec<LexiconEntry> {
        self.document("rules/lexicons").read(problems, read_lexicon::built_in).unwrap_or_default()
    }

    fn document(&self, folder: &str) -> Document {
        let source = Source::built_in(format!("{folder}/{}.yaml", self.name), self.text);
        Document { source: Arc::new(source), node: yaml::unpack(self.tree, self.text) }
    }
}

/// A group of built-in rules.
#[derive(Debug)]
pub(super) struct Group {
    /// The rules without their examples.
    pub(super) document: Document,
    file: &'static BuiltInFile,
}

impl Group {
    /// The word lists of this group that `build.rs` has compiled.
    pub(super) fn lists(&self) -> CompiledLists {
        self.file.lists
    }

    /// The examples of each rule, still packed. They are a third of all built-in
    /// text, and only some commands need them.
    pub(super) fn examples(&self) -> impl Iterator<Item = PackedExamples> {
        let (source, text) = (&self.document.source, self.file.text);
        self.file.examples.iter().map(move |packed| PackedExamples {
            source: source.clone(),
            packed,
            text,
        })
    }
}

/// The examples of a built-in rule, as `build.rs` has packed them.
#[derive(Clone, Debug)]
pub struct PackedExamples {
    /// The file of the rule.
    pub(super) source: Arc<Source>,
    packed: &'static [u8],
    text: &'static str,
}

impl PackedExamples {
    /// The map with the key `examples`.
    pub(super) fn unpack(&self) -> Node {
        yaml::unpack(self.packed, self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Value;

    #[track_caller]
    fn check(folder: &str, table: &[BuiltInFile], others: usize) {
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
        assert_eq!(PROFILES[0].name, COMMON);
    }

    #[test]
    fn every_lexicon_is_valid() {
        let mut problems = Vec::new();
        for file in LEXICONS {
            assert!(!file.lexicon(&mut problems).is_empty(), "{}", file.name);
        }
        assert_eq!(problems, []);
    }

    #[test]
    fn every_tree_is_that_of_its_file() {
        for file in RULES.iter().chain(PROFILES).chain(LEXICONS) {
            let mut node = yaml::parse(&Source::new(file.name, file.text)).expect("it is YAML");
            let mut examples = Vec::new();
            if let Value::List(rules) = &mut node.value {
                examples.extend(rules.iter_mut().map(yaml::take_examples));
            }
            let packed = file.examples.iter().map(|packed| yaml::unpack(packed, file.text));
            assert_eq!(packed.collect::<Vec<_>>(), examples, "{}", file.name);
            assert_eq!(yaml::unpack(file.tree, file.text), node, "{}", file.name);
        }
    }
}
