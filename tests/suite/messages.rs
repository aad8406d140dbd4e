//! The texts of the languages: each language has the same messages with the same
//! values, and exactly those that the code uses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use regex::Regex;
use tweetlint::language::Language;

/// The messages of a language with the names of their values.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    static ID: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^([a-z][a-z0-9-]*) =").expect("it is valid"));
    static VALUE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\$([a-z_]+)").expect("it is valid"));
    let path = format!("src/message/{}.ftl", language.tag());
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut messages = BTreeMap::<String, BTreeSet<String>>::new();
    let mut current = None;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(found) = ID.captures(line) {
            let id = found[1].to_owned();
            assert!(!messages.contains_key(&id), "{path}: {id} occurs twice");
            messages.insert(id.clone(), BTreeSet::new());
            current = Some(id);
        }
        let values = VALUE.captures_iter(line).map(|found| found[1].to_owned());
        if let Some(known) = current.as_ref().and_then(|id| messages.get_mut(id)) {
            known.extend(values);
        }
    }
    assert!(!messages.is_empty(), "{path} has messages");
    messages
}

/// All Rust files below a folder as one text.
fn code(folder: &Path) -> String {
    let mut text = String::new();
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            text.push_str(&code(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(&path).expect("the file can be read"));
        }
    }
    text
}

#[test]
fn every_language_has_the_same_messages_with_the_same_values() {
    let [first, others @ ..] = Language::ALL.map(|(_, language)| language);
    let expected = messages(first);
    for language in others {
        let found = messages(language);
        let ids: BTreeSet<_> = found.keys().chain(expected.keys()).collect();
        for id in ids {
            assert_eq!(found.get(id), expected.get(id), "{id} in {}", language.tag());
        }
    }
}

#[test]
fn the_code_uses_every_message_and_no_other() {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"Message::new\(\s*"([^"]+)""#).expect("the pattern is valid")
    });
    let code = code(Path::new("src"));
    let known = messages(Language::En);
    for named in NAMED.captures_iter(&code) {
        assert!(known.contains_key(&named[1]), "en.ftl has no message {}", &named[1]);
    }
    // Help texts are named after commands and flags, which `src/cli/help.rs` tests.
    let named = |id: &&String| id.starts_with("help-") || code.contains(&format!("\"{id}\""));
    let unused: Vec<_> = known.keys().filter(|id| !named(id)).collect();
    assert!(unused.is_empty(), "no code uses {unused:?}");
}
