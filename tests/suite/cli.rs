//! Whole sessions: what README.md, `docs/*.md` and `tests/cli/*.md` print is
//! what the program prints. Each session runs in the folder `NAME.in` beside
//! it, and leaves what is in `NAME.out`; the sessions of a crisis run in a copy
//! of `fixtures/crisis/NAME`, and `docs/crisis.md` in one of `saturday`.
//!
//! Where the program has changed and the sessions read well, accept them, and
//! read the diff:
//!
//! ```console
//! TRYCMD=overwrite cargo test --test cli
//! ```

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use trycmd::{TestCases, schema::Bin};

#[test]
fn sessions_read_as_written() {
    let cases = TestCases::new();
    cases
        .env("LC_ALL", "C.UTF-8")
        // The README builds the program as its reader does; the program is
        // built already.
        .register_bin("cargo", Bin::Ignore)
        .case("README.md")
        .case("docs/*.md")
        .case("tests/cli/*.md")
        .skip("docs/crisis.md")
        .skip("tests/cli/crisis-*.md");
}

#[test]
fn sessions_of_a_crisis_read_as_written() {
    let stage = tempfile::tempdir().expect("there is room for a folder");
    let pages: Vec<(PathBuf, PathBuf)> = crisis_sessions()
        .map(|(page, fixture)| (staged(stage.path(), &page, &fixture), page))
        .collect();
    let cases = TestCases::new();
    cases.env("LC_ALL", "C.UTF-8").case(stage.path().join("*.md"));
    cases.run();
    if env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        for (copy, page) in pages {
            fs::copy(copy, page).expect("the page can be written");
        }
    }
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
    let copy = stage.join(page.file_name().expect("it is a file"));
    fs::copy(page, &copy).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let folder = copy.with_extension("in");
    fs::create_dir(&folder).expect("there is room");
    for file in fs::read_dir(fixture).expect("the fixture is there") {
        let file = file.expect("the folder can be read").path();
        let name = file.file_name().expect("it is a file");
        fs::copy(&file, folder.join(name)).expect("there is room");
    }
    copy
}
