//! The rulebooks that fuzzed posts are checked against.

use std::{fs, path::PathBuf, sync::LazyLock};

use serde_json::{Value, json};
use tweetlint::{
    input::format_named,
    rulebook::{Rulebook, load},
};

use crate::{
    documents::documents,
    input::{batch, in_utc, with_numbers},
    reports,
};

/// The rulebooks, in the order of the numbers in fuzzed files: fixtures with open
/// windows of every kind, registers and rules of their own.
const PATHS: [&str; 8] = [
    "fixtures/accounts/koebenhavner/tweetlint.yaml",
    "fixtures/accounts/rigspoliti/tweetlint.yaml",
    "fixtures/accounts/vejlekommune/before/tweetlint.yaml",
    "fixtures/crisis/flood/tweetlint.yaml",
    "fixtures/crisis/local-fire/tweetlint.yaml",
    "fixtures/crisis/mourning/tweetlint.yaml",
    "fixtures/crisis/pre-election/tweetlint.yaml",
    "fixtures/crisis/shooting/tweetlint.yaml",
];

/// The rulebooks, loaded.
pub static RULEBOOKS: LazyLock<Vec<Rulebook>> = LazyLock::new(|| {
    let load = |path: &&str| load(Some(&in_project(path)), None).expect("the fixture is valid");
    PATHS.iter().map(load).collect()
});

/// A path in the project, whatever folder the program runs in.
pub fn in_project(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(path)
}

/// Loads a rulebook and a register of windows. Asserts that a valid rulebook
/// checks posts, and that the problems of an invalid one can be shown.
pub fn assert_loads(rulebook: &[u8], windows: &[u8]) {
    let folder = tempfile::tempdir().expect("there is room");
    let [path, register] = ["tweetlint.yaml", "windows.yaml"].map(|name| folder.path().join(name));
    let (rulebook, has_digits) = with_numbers(rulebook);
    let (windows, more_digits) = with_numbers(windows);
    fs::write(&path, rulebook).expect("there is room");
    fs::write(&register, windows).expect("there is room");
    match load(Some(&path), Some(&register)) {
        Ok(rulebook) => {
            let batch = batch(format_named("yaml").expect("it is a format"), POSTS);
            let parsed = batch.parse(&in_utc());
            reports::assert_checks(&rulebook, &batch.source, &parsed, has_digits || more_digits);
        }
        Err(problems) => reports::assert_problems(&problems, has_digits || more_digits),
    }
}

/// The built-in rules, each in a rulebook as an own rule of another name.
pub fn built_in_rules() -> Vec<Value> {
    let rules = documents(&["rules"]).into_iter();
    let rules = rules.filter_map(|file| file.as_array().cloned()).flatten();
    let own = rules.filter_map(|mut rule| {
        let id = rule.as_object_mut()?.remove("id")?;
        let id = format!("own/{}", id.as_str()?.split('/').next_back()?);
        Some(json!({"rules": {id: rule}}))
    });
    own.collect()
}

/// Posts that meet many rules.
const POSTS: &[u8] = include_bytes!("../../fixtures/posts/drafts/drafts.yaml");
