//! `--fix` and `--diff`, with the built program: findings that cannot be fixed do not
//! stop the run, and reports for other programs stay valid.

use std::{fs, io::Write, path::Path};

use crate::program::{Ran, run, tweetlint};
use serde_json::Value;

const DRAFT: &str =
    "- text: \"𝗙𝗼𝗿𝘁𝘆 trees arrive this week: https://www.havneby-kommune.dk/trees\"\n";
const FIXED: &str =
    "- text: \"Forty trees arrive this week: https://www.havneby-kommune.dk/trees\"\n";

/// A folder with a packed file between two that can be fixed.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for name in ["a.yaml", "c.yaml"] {
        fs::write(folder.path().join(name), DRAFT).expect("there is room");
    }
    let record = "{\"id\":\"1\",\"text\":\"𝗙𝗼𝗿𝘁𝘆 trees: https://www.havneby-kommune.dk/trees\",\
                  \"created_at\":\"2020-01-01T10:00:00Z\"}\n";
    let packed = fs::File::create(folder.path().join("b.ndjson.gz")).expect("there is room");
    let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
    packed.write_all(record.as_bytes()).expect("there is room");
    packed.finish().expect("there is room");
    folder
}

fn check(folder: &Path, arguments: &str) -> Ran {
    let select = "check --select access/fancy-unicode";
    run(tweetlint(&format!("{select} {arguments}")).current_dir(folder))
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("it is there")
}

#[test]
fn a_file_that_cannot_be_fixed_stops_no_other() {
    let folder = folder();
    let ran = check(folder.path(), "--fix --format json .");
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert_eq!(ran.err.matches("error:").count(), 1, "{}", ran.err);
    assert!(ran.err.contains("b.ndjson.gz"), "{}", ran.err);
    for name in ["a.yaml", "c.yaml"] {
        assert_eq!(read(folder.path(), name), FIXED, "{name}");
    }
    let report: Value = serde_json::from_str(&ran.out).expect("the report is whole");
    assert_eq!(report["summary"]["mended"], 2);
    assert_eq!(report["summary"]["fixable"], 0);
    assert_eq!(report["problems"].as_array().map(Vec::len), Some(1));
    // What was not fixed is reported.
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(1));
    assert_eq!(report["findings"][0]["fix"], Value::Null);
}

#[test]
fn a_diff_is_no_part_of_a_report_for_programs() {
    let folder = folder();
    for format in ["json", "jsonl", "sarif", "github"] {
        let ran = check(folder.path(), &format!("--diff --format {format} a.yaml"));
        assert_eq!(ran.code, Some(1), "{format}: {}", ran.err);
        assert!(!ran.out.contains("+++") && ran.err.contains("+++ a.yaml"), "{format}");
    }
    let ran = check(folder.path(), "--diff --format json a.yaml");
    let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    assert_eq!(report["summary"]["fixable"], 1);
    let ran = check(folder.path(), "--diff --format short a.yaml");
    assert!(ran.out.starts_with("--- a.yaml\n+++ a.yaml\n") && ran.err.is_empty(), "{}", ran.err);
    assert_eq!(read(folder.path(), "a.yaml"), DRAFT);
}

#[test]
fn a_diff_is_before_the_report_however_long_that_is() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("a.yaml"), DRAFT.to_owned() + &"- text: Hej!!!!!\n".repeat(500))
        .expect("there is room");
    let ran = run(tweetlint("check --diff a.yaml").current_dir(folder.path()));
    assert!(8 << 10 < ran.out.len(), "{}", ran.out);
    assert!(ran.out.starts_with("--- a.yaml\n+++ a.yaml\n"), "{:.500}", ran.out);
}

#[test]
fn standard_input_is_not_a_file() {
    let folder = folder();
    let input = fs::File::open(folder.path().join("a.yaml")).expect("it is there");
    let mut command = tweetlint("check --fix --format short --input-format yaml -");
    let ran = run(command.stdin(input).current_dir(folder.path()));
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.out.contains("warning[access/fancy-unicode]"), "{}", ran.out);
    assert!(ran.err.contains("──[-]\n"), "{}", ran.err);
}

#[test]
fn a_byte_that_is_not_utf8_keeps_nothing_from_being_fixed() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let good = "{\"id\":\"1\",\"text\":\"𝗙𝗼𝗿𝘁𝘆 trees\",\"created_at\":\"2020-01-01T10:00:00Z\"}\n";
    let bad = b"{\"id\":\"2\",\"text\":\"bl\xe5\",\"created_at\":\"2020-01-01T10:00:00Z\"}\n";
    let path = folder.path().join("a.ndjson");
    fs::write(&path, [good.as_bytes(), bad].concat()).expect("there is room");
    check(folder.path(), "--fix --format short a.ndjson");
    let fixed = fs::read(&path).expect("it is there");
    let good = good.replace("𝗙𝗼𝗿𝘁𝘆", "Forty");
    assert_eq!(fixed, [good.as_bytes(), bad].concat());
}
