//! Commands that write files: a window is opened and closed in a fuzzed register, or
//! fuzzed drafts are fixed. If a command fails, the file stays as it was. The input is
//! a title, a rulebook, drafts and a register, with zero bytes between them.

use std::{fs, path::Path};

use libfuzzer_sys::Corpus;
use tweetlint::cli::fuzzing;

use super::texts;
use crate::{files, reports};

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Some([title, rulebook, drafts, register]) = texts(data) else { return Corpus::Reject };
    let write = |name: &str, text: &str| files::write(name, text.as_bytes()).display().to_string();
    let register = write("windows.yaml", register);
    let rulebook = write("tweetlint.yaml", rulebook);
    let drafts = write("posts.yaml", drafts);
    let own = ["--rulebook", &rulebook, "--windows", &register];
    let open = ["tweetlint", "window", "open", "--id", "new", "--title", title, "--by", "me"];
    if data.len().is_multiple_of(2) {
        changes(&register, &[&open[..], &["--lead", "@a", "--topic", "brand"], &own].concat());
        changes(&register, &[&["tweetlint", "window", "close", "new"], &own[..]].concat());
    } else {
        let before = fs::read(&drafts).expect("it is there still");
        let fix = ["tweetlint", "check", "--fix", "--quiet", "--jobs", "1", &drafts];
        changes(&drafts, &fix);
        let fixed = fs::read(&drafts).expect("it is there still");
        if fixed != before {
            changes(&drafts, &fix);
        }
        let again = fs::read(&drafts).expect("it is there still");
        assert_eq!(again, fixed, "a second run finds more to fix");
    }
    assert_eq!(files::count(), 3, "a file is left over");
    Corpus::Keep
}

/// Runs a command that may change a file. Asserts that the file is as before unless the
/// command succeeds, or fixes posts.
fn changes(path: &str, arguments: &[&str]) {
    let before = fs::read(path).expect("it is there still");
    let code = fuzzing::run(arguments, reports::now());
    let after = fs::read(path).expect("it is there still");
    let fixes = arguments.contains(&"--fix");
    assert!(fixes || code == Some(0) || before == after, "exit code {code:?}");
    assert!(Path::new(path).is_file());
}
