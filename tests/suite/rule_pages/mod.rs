//! The reference of all built-in rules: `docs/rules/GROUP.md` in English and
//! `docs/rules/GROUP.da.md` in Danish, generated from the files in `rules/`.
//!
//! Nobody edits the pages. After a change of a rule, write them again:
//!
//! ```console
//! TRYCMD=overwrite cargo test --test suite rule_pages
//! ```

mod examples;
mod page;
mod words;
mod yaml_text;

use std::{collections::BTreeMap, env, fs, path::Path};

use tweetlint::{
    rulebook::load,
    source::Source,
    yaml::{Node, Value, parse},
};

use crate::program::{run, tweetlint};
use words::{WORDS, Words};

/// The profiles in the order of the tables, after `common`.
const PROFILES: [&str; 7] =
    ["common", "municipality", "police", "service-desk", "leader", "embassy", "education"];

/// The id that no rulebook has: a mistake in the register of windows.
const RECORD_INCOMPLETE: &str = "crisis/record-incomplete";

/// Everything the pages are generated from.
struct Reference {
    /// The rules of each group, in the order of their files.
    groups: BTreeMap<String, Vec<Node>>,
    /// The profiles with their names.
    profiles: Vec<(&'static str, Node)>,
    /// `rules/sources.yaml`.
    sources: Node,
}

impl Reference {
    fn read() -> Self {
        let mut groups = BTreeMap::<String, Vec<Node>>::new();
        for path in rule_files() {
            let Value::List(rules) = document(&path).value else { panic!("{path} is no list") };
            for rule in rules {
                let group = field(&rule, "id").split('/').next().unwrap_or_default().to_owned();
                groups.entry(group).or_default().push(rule);
            }
        }
        let profile = |name| (name, document(&format!("rules/profiles/{name}.yaml")));
        let (profiles, sources) = (PROFILES.map(profile).into(), document("rules/sources.yaml"));
        Self { groups, profiles, sources }
    }
}

/// The files with built-in rules, by name.
fn rule_files() -> Vec<String> {
    let entries = fs::read_dir("rules").expect("the folder exists");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let names = paths.filter(|path| path.is_file() && !path.ends_with("sources.yaml"));
    let mut names: Vec<String> = names.map(|path| path.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn document(path: &str) -> Node {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    parse(&Source::new(path, text)).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The text of a key that every rule has.
fn field<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).and_then(Node::text).unwrap_or_else(|| panic!("`{key}` is missing in {node:?}"))
}

/// The texts of a list, or the one text that is in its place.
fn texts(node: Option<&Node>) -> Vec<&str> {
    match node.map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().filter_map(Node::text).collect(),
        _ => node.and_then(Node::text).into_iter().collect(),
    }
}

/// The pages with their paths.
fn pages(reference: &Reference) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for words in &WORDS {
        let path = |name: &str| format!("docs/rules/{name}{}.md", words.suffix);
        pages.push((path("README"), page::index(reference, words)));
        for (group, rules) in &reference.groups {
            let mut text = page::group(group, rules, reference, words);
            if group == "crisis" {
                text.push_str(&record_incomplete(words));
            }
            pages.push((path(group), text));
        }
    }
    pages
}

/// The section on the id that no rulebook has, as `explain` prints it.
fn record_incomplete(words: &Words) -> String {
    let ran =
        run(&mut tweetlint(&format!("explain {RECORD_INCOMPLETE} --lang {}", words.language)));
    let (title, text) = ran.out.split_once("\n\n").expect("a title, then the text");
    format!("\n{}\n## {title}\n\n{}\n", page::anchor(RECORD_INCOMPLETE), text.trim())
}

#[test]
fn pages_are_up_to_date() {
    let overwrite = env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite");
    let pages = pages(&Reference::read());
    for (path, text) in &pages {
        if overwrite {
            fs::create_dir_all("docs/rules").expect("the folder can be made");
            fs::write(path, text).expect("the page can be written");
        }
        let found = fs::read_to_string(path).unwrap_or_default();
        assert!(
            found == *text,
            "{path} is out of date: run `TRYCMD=overwrite cargo test --test suite rule_pages`"
        );
    }
    for entry in fs::read_dir("docs/rules").expect("the folder exists") {
        let path = entry.expect("the folder can be read").path();
        let known = pages.iter().any(|(known, _)| Path::new(known) == path);
        assert!(known, "{} belongs to no group of rules", path.display());
    }
}

/// What a reader copies from a page into a rulebook must be one.
#[test]
fn settings_on_pages_are_valid() {
    let reference = Reference::read();
    let rules = reference.groups.values().flatten();
    let settings: String = rules.map(page::settings).collect();
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("tweetlint.yaml");
    fs::write(&path, format!("rules:\n{settings}")).expect("the folder can be written");
    let problems = load(Some(&path), None).err();
    assert!(problems.is_none(), "{problems:#?}\n{settings}");
}
