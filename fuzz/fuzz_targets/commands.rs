//! Commands that write files: a window is opened and closed in a fuzzed register,
//! and fuzzed drafts are fixed. What a command has refused stays as it was. The
//! input is a title, a rulebook, drafts and a register, with zero bytes between.
#![no_main]

use std::{fs, path::Path};

use libfuzzer_sys::fuzz_target;
use tweetlint::cli::fuzzing;
use tweetlint_fuzz::reports;

fuzz_target!(|data: &str| {
    let mut parts = data.splitn(4, '\0');
    let [title, rulebook, drafts, register] = [(); 4].map(|()| parts.next().unwrap_or_default());
    let folder = tempfile::tempdir().expect("there is room");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let [register_path, rulebook_path, drafts_path] =
        ["windows.yaml", "tweetlint.yaml", "posts.yaml"].map(at);
    fs::write(&register_path, register).expect("there is room");
    fs::write(&rulebook_path, rulebook).expect("there is room");
    fs::write(&drafts_path, drafts).expect("there is room");
    let own = ["--rulebook", &rulebook_path, "--windows", &register_path];
    changes(
        &register_path,
        &[
            &[
                "tweetlint",
                "window",
                "open",
                "--id",
                "new",
                "--title",
                title,
                "--by",
                "me",
                "--lead",
                "@a",
                "--topic",
                "brand",
            ],
            &own[..],
        ]
        .concat(),
    );
    changes(&register_path, &[&["tweetlint", "window", "close", "new"], &own[..]].concat());
    let fix = ["tweetlint", "check", "--fix", "--quiet", "--jobs", "1", &drafts_path];
    changes(&drafts_path, &fix);
    let fixed = fs::read(&drafts_path).expect("it is there still");
    changes(&drafts_path, &fix);
    assert_eq!(
        fs::read(&drafts_path).expect("it is there still"),
        fixed,
        "a second run finds more to fix"
    );
    let files = fs::read_dir(folder.path()).expect("it is there still").count();
    assert_eq!(files, 3, "a file is left over");
});

/// Runs a command, which leaves a file as it was if the exit code is 2.
fn changes(path: &str, arguments: &[&str]) {
    let before = fs::read(path).expect("it is there still");
    let code = fuzzing::run(arguments, reports::now());
    let after = fs::read(path).expect("it is there still");
    let fixes = arguments.contains(&"--fix");
    assert!(fixes || code == Some(0) || before == after, "exit code {code:?}");
    assert!(Path::new(path).is_file());
}
