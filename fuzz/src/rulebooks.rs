//! The rulebooks that fuzzed posts are checked against.

use std::{path::PathBuf, sync::LazyLock};

use serde_json::{Value, json};
use tweetlint::{
    cli::fuzzing,
    input::format_named,
    rulebook::{Rulebook, load},
    source::Source,
};

use crate::{
    documents::documents,
    files,
    input::{batch, in_utc, number_of, with_numbers},
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
    let (rulebook, has_digits) = with_numbers(rulebook);
    let (windows, more_digits) = with_numbers(windows);
    let path = files::write("tweetlint.yaml", &rulebook);
    let register = files::write("windows.yaml", &windows);
    match load(Some(&path), Some(&register)) {
        Ok(rulebook) => {
            let batch = batch(format_named("yaml").expect("it is a format"), POSTS);
            let parsed = batch.parse(&in_utc());
            reports::assert_checks(&rulebook, &batch.source, &parsed, has_digits || more_digits);
        }
        Err(problems) => reports::assert_problems(&problems, has_digits || more_digits),
    }
}

/// Reads a register of windows. Asserts that its problems can be shown. For some
/// inputs, the register is loaded together with a rulebook, which takes ten times as
/// long.
pub fn assert_reads_windows(windows: &[u8]) {
    if number_of(windows, 16) == 0 {
        return assert_loads(b"extends: [police]", windows);
    }
    let (windows, has_digits) = with_numbers(windows);
    let source = Source::new("windows.yaml", String::from_utf8_lossy(&windows));
    let problems = fuzzing::windows(&source).err().unwrap_or_default();
    reports::assert_problems(&problems, has_digits);
}

/// For each built-in rule, a rulebook that has it as a rule of its own, under another
/// id.
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

/// Posts to which many rules apply.
const POSTS: &[u8] = include_bytes!("../../fixtures/posts/drafts/drafts.yaml");
