//! Personal numbers, with the built program: they are found wherever a post contains
//! them, and no command shows them.

use std::{fs, path::Path};

use crate::program::{run, tweetlint};

/// What every number here ends in; nobody has these numbers.
const SECRET: &str = "0006";

const DRAFTS: &str = r#"
- id: sag-111111-0006
  account: "111111-0006"
  text: "Ny sti!!! cpr 111111-0006 (1111110006) https://a.dk/?cpr=1111110006 １１１１１１－０００６"
  media: [{file: "111111-0006.jpg", alt: "Brev til 111111-0006"}]
- id: blanket
  text: "Ny sti #cpr1111110006 https://a.dk/?pnr=111111%2D0006"
  media: [{file: "img\x2F111111\x2D0006.jpg", alt: "Brev til 11111\x31-0006"}]
"#;

const HISTORY: &str = r#"{"id":"1601801708","full_text":"Se https://t.co/a","created_at":"Tue Jun 18 13:15:24 +0000 2019","user":{"screen_name":"lindhavn"},"entities":{"urls":[{"url":"https://t.co/a","expanded_url":"https://a.dk/?cpr=111111-0006"}]}}
{"id":"2","text":"1111110006", bad
"#;

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("there is room");
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    write(folder.path(), "111111-0006.yaml", DRAFTS);
    write(folder.path(), "history.ndjson", HISTORY);
    write(folder.path(), "wrong 111111-0006.yaml", "- text: a\n  1111110006: b\n");
    folder
}

#[test]
fn every_part_of_a_post_is_looked_at() {
    let folder = folder();
    let found = |path: &str| {
        let arguments = ["check", "--select", "privacy/cpr", "--format", "short", "-q", path];
        let ran = run(tweetlint("").args(arguments).current_dir(folder.path()));
        let places = ran
            .out
            .lines()
            .map(|line| line.splitn(4, ':').take(3).collect::<Vec<_>>()[1..].join(":"));
        places.collect::<Vec<_>>()
    };
    let expected = ["4:24", "4:37", "4:67", "4:78", "5:19", "5:52", "7:21", "7:50", "8:18", "8:52"];
    assert_eq!(found("111111-0006.yaml"), expected);
    assert_eq!(found("history.ndjson"), ["1:36"]);
}

#[test]
fn an_id_that_x_gave_stays() {
    let folder = folder();
    for arguments in ["check --format jsonl history.ndjson", "inspect history.ndjson"] {
        let ran = run(tweetlint(arguments).current_dir(folder.path()));
        assert!(ran.out.contains(r#""id":"1601801708""#), "{ran:?}");
    }
}

#[test]
fn no_command_shows_a_personal_number() {
    let folder = folder();
    let formats = ["full", "short", "json", "jsonl", "sarif", "github"];
    let checks = formats.map(|format| format!("check --format {format} ."));
    let others = ["check --diff --rulebook r.yaml .", "inspect ."].map(str::to_owned);
    write(folder.path(), "r.yaml", "rules: {plain/officialese: error}\n");
    for arguments in checks.iter().chain(&others) {
        let ran = run(tweetlint(arguments).current_dir(folder.path()));
        assert_eq!(ran.code, Some(2), "a file does not read: {arguments}");
        assert!(ran.out.contains("111111") && ran.err.contains("111111"), "{arguments}: {ran:?}");
        let shown = format!("{}{}", ran.out, ran.err);
        for secret in [SECRET, "０００６"] {
            let line = shown.lines().find(|line| line.contains(secret));
            assert_eq!(line, None, "{arguments}");
        }
    }
}

/// A post with very many numbers, each of which has a finding. The time for each
/// may not depend on how many there are: with a million steps for each, this test
/// would not end.
#[test]
fn very_many_numbers_are_masked_one_by_one() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let lines: String = (0..20).map(|_| "1505885739 150588-5739 ".repeat(250) + "\n").collect();
    write(folder.path(), "lines.txt", &lines);
    write(folder.path(), "line.txt", &lines.replace('\n', " "));
    for (file, format) in [("lines.txt", "full"), ("line.txt", "full"), ("line.txt", "jsonl")] {
        let arguments = format!("check --select privacy/cpr --format {format} {file}");
        let ran = run(tweetlint(&arguments).current_dir(folder.path()));
        let found = ran.out.matches("looks like a personal number (150588-****)").count();
        assert_eq!(found, 10_000, "{file} {format}");
        let shown = ran.out.contains("1505885739") || ran.out.contains("-5739");
        assert!(!shown, "{file} {format}");
    }
}
