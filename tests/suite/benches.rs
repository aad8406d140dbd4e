//! The command that measures the program: it starts, and the page that it updates has a
//! place for each of its tables.

use std::{collections::BTreeSet, fs, process::Command};

use regex::Regex;

/// Every first group of a pattern in a file.
fn found(path: &str, pattern: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let pattern = Regex::new(pattern).expect("the pattern is valid");
    pattern.captures_iter(&text).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_table_has_a_place_on_the_page() {
    let mut tables = found("benches/measure", r#"(?m)^    "([a-z]+)": \w+\.\w+,$"#);
    tables.insert("machine".to_owned());
    assert_eq!(found("docs/performance.md", "<!-- table ([a-z]+) -->"), tables);
}

#[test]
fn the_command_starts() {
    let run = Command::new("python3").args(["benches/measure", "--help"]).output();
    // Whoever has no Python cannot measure, but can run the other tests.
    let Ok(run) = run else { return };
    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success() && out.contains("[--quick]"), "{err}");
}
