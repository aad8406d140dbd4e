//! Whole sessions: what README.md, `docs/*.md` and `tests/cli/*.md` show is
//! what the program prints. A session in `tests/cli` runs in the folder `NAME.in`
//! next to it, and leaves what is in `NAME.out`; the sessions of a crisis run in
//! a copy of `fixtures/crisis/NAME`, and `docs/crisis.md` in one of `saturday`.
//!
//! If the output has changed on purpose, accept it, and read the diff:
//!
//! ```console
//! TRYCMD=overwrite cargo test --test suite cli::
//! ```

use std::{
    fs,
    path::{Path, PathBuf},
};

use trycmd::{TestCases, schema::Bin};

use crate::{
    program::{run, tweetlint},
    sessions,
};

#[test]
fn sessions_read_as_written() {
    let cases = TestCases::new();
    cases.env("LC_ALL", "C.UTF-8").case("tests/cli/*.md").skip("tests/cli/crisis-*.md");
}

#[test]
fn sessions_on_pages_read_as_written() {
    let stage = tempfile::tempdir().expect("a folder for the test");
    let pages = fs::read_dir("docs").expect("the folder exists");
    let pages = pages.map(|entry| entry.expect("the folder can be read").path());
    let pages = pages.filter(|path| path.extension().is_some_and(|name| name == "md"));
    let pages = pages.filter(|path| !path.ends_with("crisis.md"));
    let pages: Vec<_> = pages.chain([PathBuf::from("README.md")]).collect();
    let pages = pages.iter().map(|page| (copy(stage.path(), page), page.clone())).collect();
    // The README builds the program as its reader does; here it is built already.
    let cases = TestCases::new();
    cases.register_bin("cargo", Bin::Ignore);
    run_copies(&cases, stage.path(), pages);
}

#[test]
fn sessions_of_a_crisis_read_as_written() {
    let stage = tempfile::tempdir().expect("a folder for the test");
    let pages = crisis_sessions()
        .map(|(page, fixture)| (staged(stage.path(), &page, &fixture), page))
        .collect();
    run_copies(&TestCases::new(), stage.path(), pages);
}

/// Runs copies of sessions, and takes over those that are overwritten.
fn run_copies(cases: &TestCases, stage: &Path, pages: Vec<(PathBuf, PathBuf)>) {
    let read = |path: &PathBuf| fs::read_to_string(path).expect("the copy exists");
    let before: Vec<String> = pages.iter().map(|(copy, _)| read(copy)).collect();
    cases.env("LC_ALL", "C.UTF-8").case(stage.join("*.md"));
    cases.run();
    for ((copy, page), before) in pages.into_iter().zip(before) {
        let session = read(&copy);
        if session != before {
            let text = if is_for_readers(&page) { sessions::to_page(&session) } else { session };
            fs::write(page, text).expect("the page can be written");
        }
    }
}

/// Whether a page is part of the documentation, and hides what only `trycmd`
/// wants to know.
fn is_for_readers(page: &Path) -> bool {
    !page.starts_with("tests")
}

/// A copy of a page, as `trycmd` runs it.
fn copy(stage: &Path, page: &Path) -> PathBuf {
    let copy = stage.join(page.file_name().expect("it is a file"));
    let text =
        fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let text = if is_for_readers(page) { sessions::from_page(&text) } else { text };
    fs::write(&copy, text).expect("the copy can be written");
    copy
}

/// Each session of a crisis, and the fixture that it runs in. The page for the
/// officer on duty is one of them.
fn crisis_sessions() -> impl Iterator<Item = (PathBuf, PathBuf)> {
    let fixtures = fs::read_dir("fixtures/crisis").expect("the fixtures are there");
    fixtures.map(|fixture| {
        let fixture = fixture.expect("the folder can be read").path();
        let name = fixture.file_name().expect("it has a name").to_str().expect("it is a word");
        let page = match name {
            "saturday" => PathBuf::from("docs/crisis.md"),
            _ => Path::new("tests/cli").join(format!("crisis-{name}.md")),
        };
        (page, fixture)
    })
}

/// A copy of a session beside a copy of its fixture, which it may write to.
fn staged(stage: &Path, page: &Path, fixture: &Path) -> PathBuf {
    let copy = copy(stage, page);
    let folder = copy.with_extension("in");
    fs::create_dir(&folder).expect("there is room");
    for file in fs::read_dir(fixture).expect("the fixture is there") {
        let file = file.expect("the folder can be read").path();
        let name = file.file_name().expect("it is a file");
        fs::copy(&file, folder.join(name)).expect("there is room");
    }
    copy
}

/// The first line of a usage error where these variables are set.
#[track_caller]
fn check_language(variables: &[(&str, &str)], expected: &str) {
    let ran = run(tweetlint("rules now").envs(variables.iter().copied()));
    assert_eq!(ran.err.lines().next(), Some(expected), "{variables:?}");
    assert_eq!(ran.code, Some(2), "{variables:?}");
}

#[test]
fn a_usage_error_is_in_the_language_of_the_system() {
    let (english, danish) = ("error: unexpected argument `now`", "fejl: `now` hører ikke til her");
    check_language(&[], english);
    check_language(&[("LANG", "da_DK.UTF-8")], danish);
    check_language(&[("LC_MESSAGES", "C"), ("LANG", "da_DK.UTF-8")], english);
    check_language(&[("LC_ALL", ""), ("LANG", "da_DK.UTF-8")], danish);
    check_language(&[("LC_ALL", "da_DK.UTF-8"), ("TWEETLINT_LANG", "en")], english);
}
