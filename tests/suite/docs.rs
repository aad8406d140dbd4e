//! Every rulebook, register, draft, condition and check that the documentation shows is
//! valid as it is shown, and the pages leave no check out.

use std::{fs, path::Path};

use crate::program::{run, tweetlint};
use jiff::tz::TimeZone;
use serde_json::Value;
use tweetlint::{
    examples,
    input::{self, ReadOptions},
    rulebook::{Rulebook, load},
    source::Problem,
};

/// The pages, in the order in which they are best read.
const PAGES: [&str; 5] =
    ["README.md", "docs/rules.md", "docs/inputs.md", "docs/outputs.md", "docs/til-redaktionen.md"];

fn read(page: &str) -> String {
    fs::read_to_string(page).unwrap_or_else(|error| panic!("{page}: {error}"))
}

/// The blocks of a page in a language, in their order.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let text = read(page);
    let blocks = text.split(&fence).skip(1).filter_map(|rest| rest.split("\n```").next());
    blocks.map(|block| format!("{block}\n")).collect()
}

/// The YAML blocks of a page that begin with this.
fn beginning(page: &str, start: &str) -> Vec<String> {
    blocks(page, "yaml").into_iter().filter(|block| block.starts_with(start)).collect()
}

/// Reads a rulebook beside registers.
fn rulebook(text: &str, registers: &[(&str, &str)]) -> Result<Rulebook, Vec<Problem>> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let usual = [
        ("windows.yaml", "[]\n"),
        ("directory.yaml", "{}\n"),
        ("hashtags.csv", "tag,accounts,posts,last_seen\n"),
    ];
    for (name, text) in usual.iter().chain(registers).chain(&[("tweetlint.yaml", text)]) {
        fs::write(folder.path().join(name), text).expect("the folder can be written");
    }
    load(Some(&folder.path().join("tweetlint.yaml")), None)
}

#[track_caller]
fn reads(page: &str, text: &str, registers: &[(&str, &str)]) -> Rulebook {
    rulebook(text, registers).unwrap_or_else(|problems| panic!("{page}: {problems:#?}\n{text}"))
}

#[test]
fn rulebooks_in_prose_read_and_keep_their_examples() {
    let mut read = 0;
    for page in PAGES {
        for block in beginning(page, "extends:") {
            let trial = examples::test(&reads(page, &block, &[]));
            assert!(trial.failures.is_empty() && trial.problems.is_empty(), "{page}: {trial:#?}");
            read += 1;
        }
    }
    assert_eq!(read, 4);
}

#[test]
fn registers_in_prose_read() {
    let page = "docs/rules.md";
    let hashtags = blocks(page, "csv").remove(0);
    let windows = beginning(page, "- id:").remove(0);
    let directory = beginning(page, "fjordager_kom:").remove(0);
    let text = "windows: windows.yaml\ndirectory: directory.yaml\nhashtags: hashtags.csv\n";
    let registers = [
        ("hashtags.csv", hashtags.as_str()),
        ("windows.yaml", &windows),
        ("directory.yaml", &directory),
    ];
    let rulebook = reads(page, text, &registers);
    assert_eq!(rulebook.windows.len(), 1);
    assert_eq!(rulebook.directory.len(), 2);
    let tags = rulebook.hashtags.expect("the rulebook names a register");
    assert_eq!(tags.get("cykelsti").map(|used| used.accounts), Some(96));
}

/// What is in code within the tables of a page and begins so. A table
/// writes `|` as `\|`.
fn in_tables(page: &str, start: &str) -> Vec<String> {
    let text = read(page);
    let rows = text.lines().filter(|line| line.starts_with("| `") || line.starts_with("| [`"));
    let cells = rows.filter_map(|row| row.split('`').nth(1)).map(|code| code.replace(r"\|", "|"));
    cells.filter(|code| code.starts_with(start)).collect()
}

/// A rule of which everything but one key is beside the point.
fn rule_with((key, number): (&String, usize)) -> String {
    let check = if key.starts_with("check:") { "" } else { "check: {alt_text: {}}" };
    format!(
        "  prose/example-{number}:\n    title: t\n    why: w\n    severity: info\n    \
         examples: {{bad: [a], good: [b]}}\n    {key}\n    {check}\n"
    )
}

#[test]
fn conditions_and_checks_in_prose_read() {
    let page = "docs/rules.md";
    let keys = [in_tables(page, "when:"), in_tables(page, "check:")].concat();
    assert!(50 < keys.len(), "the tables are found: {keys:#?}");
    let rules: String = keys.iter().zip(1..).map(rule_with).collect();
    reads(page, &format!("rules:\n{rules}"), &[]);
}

/// The names in a table of the source, such as `("forbid", forbid)`.
fn names(path: &str, table: &str) -> Vec<String> {
    let code = fs::read_to_string(Path::new("src").join(path)).expect("the file is there");
    let (_, table) = code.split_once(table).expect("the table is there");
    let rows = table.lines().skip(1).take_while(|line| !line.starts_with("];"));
    rows.filter_map(|row| row.trim().strip_prefix("(\"")?.split('"').next().map(str::to_owned))
        .collect()
}

/// The names of the checks, which are those of their files: `forbid::Forbid,`
/// under `checks!`.
fn listed_checks() -> Vec<String> {
    let code = fs::read_to_string("src/check/mod.rs").expect("the file is there");
    let (_, list) = code.split_once("\nchecks! {\n").expect("the list is there");
    let rows = list.lines().take_while(|line| *line != "}");
    let names: Vec<_> = rows.filter_map(|row| row.trim().split_once("::")).collect();
    assert!(20 < names.len(), "the checks are found: {names:?}");
    names.into_iter().map(|(file, _)| file.to_owned()).collect()
}

#[test]
fn no_check_and_no_element_is_left_out() {
    let page = "docs/rules.md";
    let checks = in_tables(page, "check:");
    for name in listed_checks() {
        let shown = checks.iter().any(|check| check.starts_with(&format!("check: {{{name}: ")));
        assert!(shown, "{page} shows no `{name}`");
    }
    let text = read(page);
    for name in names("check/element.rs", "const ELEMENTS") {
        assert!(text.contains(&format!("`{name}`")), "{page} does not name `{name}`");
    }
}

#[test]
fn drafts_in_prose_read() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("drafts.yaml");
    let options = ReadOptions::new(TimeZone::UTC);
    let pages = [("docs/inputs.md", "- id:", 3), ("docs/til-redaktionen.md", "- account:", 1)];
    for (page, start, posts) in pages {
        let block = beginning(page, start).remove(0);
        fs::write(&path, block).expect("the folder can be written");
        let mut read = 0;
        for part in
            input::Files::of(std::slice::from_ref(&path), &|_, _| Vec::new()).read(None, &options)
        {
            let batch = part.expect("the file is there").decode();
            let parsed = batch.parse(&options);
            assert!(parsed.problems.is_empty());
            read += parsed.posts.len();
        }
        assert_eq!(read, posts);
    }
}

/// The names of all fields of a JSON document, however deep.
fn fields(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                found.push(name.clone());
                fields(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| fields(item, found)),
        _ => (),
    }
}

#[test]
fn no_field_of_a_report_is_left_out() {
    let text = read("docs/outputs.md");
    let reports = [
        ("check fixtures/accounts/koebenhavner/posts --format json", 1),
        ("check fixtures/accounts/phmetropol/posts fixtures/no-such-file --format json", 2),
        ("inspect fixtures/posts/history/api-v2.json", 0),
    ];
    for (command, code) in reports {
        let ran = run(&mut tweetlint(command));
        assert_eq!(ran.code, Some(code), "{}", ran.err);
        for document in serde_json::Deserializer::from_str(&ran.out).into_iter::<Value>() {
            let mut found = Vec::new();
            fields(&document.expect("it is JSON"), &mut found);
            for name in found {
                let named =
                    text.contains(&format!("`{name}`")) || text.contains(&format!("\"{name}\": …"));
                assert!(named, "docs/outputs.md does not name `{name}` of {command}");
            }
        }
    }
}

#[test]
fn every_group_of_rules_is_introduced() {
    let shown = in_tables("README.md", "");
    let rulebook = load(None, None).expect("the built-in rules read");
    for rule in &rulebook.rules {
        assert!(shown.iter().any(|group| group == rule.group()), "README.md lacks {}", rule.id);
    }
}

/// The keys that a file of the source reads, such as `optional("max", …)`.
fn keys(path: &str) -> Vec<String> {
    let code = fs::read_to_string(Path::new("src").join(path)).expect("the file is there");
    let code: String = code.split_whitespace().collect();
    let asked = ["optional(\"", "required(\"", "&mutfields,\"", "{key:\""];
    let keys = asked.iter().flat_map(|asked| code.split(asked).skip(1));
    keys.filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
}

#[test]
fn no_key_of_a_rule_is_left_out() {
    let page = "docs/rules.md";
    let text = read(page);
    let checks = fs::read_dir("src/check").expect("the folder is there");
    let entries = checks.map(|entry| entry.expect("the folder can be read").file_name());
    let files: Vec<_> = entries.map(|name| format!("check/{}", name.display())).collect();
    let rulebook = [
        "rulebook/when.rs",
        "rulebook/conditions.rs",
        "rulebook/settings.rs",
        "window/read_register.rs",
    ];
    let files = files.iter().map(String::as_str).chain(rulebook);
    let (mut found, mut lacking) = (0, Vec::new());
    for (file, key) in files.flat_map(|file| keys(file).into_iter().map(move |key| (file, key))) {
        let named = text.contains(&format!("{key}:")) || text.contains(&format!("`{key}`"));
        found += 1;
        if !named {
            lacking.push(format!("{key} of {file}"));
        }
    }
    assert!(lacking.is_empty(), "{page} does not name {lacking:#?}");
    assert!(60 < found, "the keys are found: {found}");
}

/// The value of a key at the top of `Cargo.toml`, such as `rust-version`.
fn in_manifest(key: &str) -> String {
    let manifest = read("Cargo.toml");
    let mut lines = manifest.lines();
    let value = lines.find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix("= \""));
    value.and_then(|value| value.strip_suffix('"')).expect("the key has a text").to_owned()
}

#[test]
fn the_minimum_rust_version_is_the_same_everywhere() {
    let stated = format!("[Rust](https://rustup.rs) {} or later", in_manifest("rust-version"));
    assert!(read("README.md").contains(&stated), "README.md does not say: {stated}");
}

/// The names under `[dependencies]`; where a package has another name, that.
fn dependencies() -> Vec<String> {
    let manifest = read("Cargo.toml");
    let (_, table) = manifest.split_once("\n[dependencies]\n").expect("the table exists");
    let (table, _) = table.split_once("\n[").expect("another table follows");
    let entries = table.lines().filter_map(|line| {
        let (name, value) = line.split_once(" = ")?;
        let package = value.split_once("package = \"").and_then(|(_, rest)| rest.split('"').next());
        (!name.starts_with('#')).then(|| package.unwrap_or(name).to_owned())
    });
    entries.collect()
}

#[test]
fn every_dependency_has_a_word_on_trust() {
    let page = read("SECURITY.md");
    for name in dependencies() {
        assert!(page.contains(&format!("`{name}`")), "SECURITY.md does not name {name}");
    }
}

/// The modules of the crate in the order of `src/lib.rs`.
fn modules() -> Vec<String> {
    let lib = read("src/lib.rs");
    let listed = lib.lines().filter_map(|line| {
        let (number, rest) = line.strip_prefix("//! ")?.split_once(". ")?;
        number.parse::<usize>().ok()?;
        rest.split('`').nth(1).map(str::to_owned)
    });
    listed.collect()
}

#[test]
fn the_architecture_lists_modules_and_files_that_exist() {
    let page = "docs/architecture.md";
    assert_eq!(in_tables(page, ""), modules(), "{page} lists the modules of src/lib.rs in order");
    for page in [page, "fixtures/README.md", "CONTRIBUTING.md"] {
        let text = read(page);
        let in_code =
            text.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2));
        let is_path = |code: &&str| {
            // Names in capitals are for others to fill in.
            let is_of_several = code.contains('*') || code.contains(char::is_uppercase);
            ["src/", "tests/"].iter().any(|folder| code.starts_with(folder)) && !is_of_several
        };
        for file in in_code.filter(is_path) {
            assert!(Path::new(file).exists(), "{page} names {file}, which does not exist");
        }
    }
}

/// A hunk of a diff: the file it changes, and its lines with `+`, `-` or a space.
struct Hunk {
    file: String,
    is_new: bool,
    /// The numbers of lines before and after, as its header states them.
    stated: [usize; 2],
    /// The line of the file that its header repeats; empty if it repeats none.
    below: String,
    lines: Vec<String>,
}

impl Hunk {
    fn new(header: &str, file: &str, is_new: bool) -> Self {
        let (places, below) = header.split_once(" @@").expect("the header of a hunk has an end");
        let counts = places.split(' ').map(|place| place.split(',').nth(1).unwrap_or("1"));
        let counts: Vec<usize> =
            counts.map(|count| count.parse().expect("it counts lines")).collect();
        Self {
            file: file.to_owned(),
            is_new,
            stated: counts.try_into().expect("it states two places"),
            below: below.trim_start().to_owned(),
            lines: Vec::new(),
        }
    }

    /// The lines before (`-`) or after (`+`) the change.
    fn side(&self, own: char) -> Vec<&str> {
        let lines =
            self.lines.iter().filter(|line| line.starts_with([own, ' ']) || line.is_empty());
        lines.map(|line| line.get(1..).unwrap_or_default()).collect()
    }
}

/// The hunks of a diff.
fn hunks(diff: &str) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut is_new, mut file) = (false, "");
    for line in diff.lines() {
        if let Some(old) = line.strip_prefix("--- ") {
            is_new = old == "/dev/null";
        } else if let Some(path) = line.strip_prefix("+++ b/") {
            file = path;
        } else if let Some(header) = line.strip_prefix("@@ ") {
            hunks.push(Hunk::new(header, file, is_new));
        } else if let Some(hunk) = hunks.last_mut() {
            hunk.lines.push(line.to_owned());
        }
    }
    hunks
}

/// The index of the first of these lines among the lines of a file; `None` if they do not
/// follow each other there. Whole lines are compared: a blank line at the end counts.
fn place_of(wanted: &[&str], lines: &[&str]) -> Option<usize> {
    lines.windows(wanted.len()).position(|window| window == wanted)
}

#[test]
fn a_blank_line_at_the_end_of_a_hunk_counts() {
    let diff = "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,3 @@\n one\n+new\n \n";
    let hunk = hunks(diff).remove(0);
    assert_eq!([hunk.side('-').len(), hunk.side('+').len()], hunk.stated);
    assert_eq!(place_of(&hunk.side('-'), &["zero", "one", ""]), Some(1));
    assert_eq!(place_of(&hunk.side('-'), &["zero", "one", "two"]), None);
}

#[test]
fn the_diffs_for_contributors_still_apply() {
    let page = "CONTRIBUTING.md";
    let diffs = blocks(page, "diff");
    assert_eq!(diffs.len(), 7, "{page} shows a diff for each kind of addition");
    for hunk in diffs.iter().flat_map(|diff| hunks(diff)) {
        let file = &hunk.file;
        assert_eq!(Path::new(file).is_file(), !hunk.is_new, "{page}: whether {file} exists");
        let (old, new) = (hunk.side('-'), hunk.side('+'));
        assert_eq!([old.len(), new.len()], hunk.stated, "{page}: lines of {file}\n{new:?}");
        if !hunk.is_new {
            let text = read(file);
            let lines: Vec<&str> = text.lines().collect();
            let start = place_of(&old, &lines)
                .unwrap_or_else(|| panic!("{page}: {file} no longer contains\n{old:#?}"));
            assert!(
                lines[..start].iter().any(|line| line.starts_with(&hunk.below)),
                "{page}: no line of {file} above the change begins with {}",
                hunk.below
            );
        }
    }
}
