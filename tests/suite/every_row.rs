//! What is not read is looked for in every row and record, and not only at the beginning of a file.

use std::fmt::Write as _;

use crate::{
    office::says,
    office_files::{rows, xlsx},
};

/// How many rows are above the one that matters: more than decide what a sheet has in its columns, and
/// more than decide it of a table in CSV.
const ABOVE: [usize; 2] = [25, 3000];

/// A table in CSV with empty fields in a further column, but for its last row but one.
fn table(names: &str, row: &str, value: &str, above: usize) -> String {
    let mut table = format!("{names}\n");
    for number in 0..above {
        let _ = writeln!(table, "{row} {number};");
    }
    let _ = writeln!(table, "{row};{value}\n{row};");
    table
}

/// Checks what is said of a value in a further column, in a long table, a longer one and a workbook.
#[track_caller]
fn check(names: &str, row: &str, value: &str, code: i32, said: &str) {
    for above in ABOVE {
        let table = table(names, row, value, above);
        says("a.csv", table.as_bytes(), "", code, &[said]);
        let cells: Vec<Vec<&str>> =
            table.lines().take(60).map(|line| line.split(';').collect()).collect();
        let cells: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
        if above < cells.len() {
            says("a.xlsx", &xlsx(&[("Ark1", "visible", rows(&cells))]), "", code, &[said]);
        }
    }
}

#[test]
fn a_late_row_may_have_a_later_time() {
    let (names, row) = ("created_at;text;Klar", "20-11-2026 09:00;Broen er åben");
    let later = "error: `Klar` is later than the time of publication";
    for value in ["25-11-2026 09:00", "24/12 kl. 9", "46351,375", "25112026"] {
        check(names, row, value, 2, later);
    }
    let noted = "note: `Klar` is not known and not read";
    for value in ["19-11-2026 09:00", "46351", "2.5", "Bo"] {
        check(names, row, value, 0, noted);
    }
}

#[test]
fn a_late_row_may_have_another_account_platform_state_or_text() {
    let (names, row) = ("Konto;Dato;Tekst;Hvem", "vejby;24-11-2026 09:00;Broen er åben");
    check(names, row, "@vejbybib", 2, "error: `Hvem` looks like an account, but is not read");
    check(names, row, "Bo", 0, "note: `Hvem` is not known and not read");
    check(
        names,
        row,
        "Facebook",
        2,
        "error: `Hvem` looks like the platform of a post, but is not read",
    );
    let names = "Konto;Dato;Tekst;Manchet";
    let text = "error: `Manchet` looks like a text, but is not read";
    check(names, row, "Så er den åben igen", 2, text);
    check(names, row, "Åben", 0, "note: `Manchet` is not known and not read");
    let (names, row) = ("created_at;text;Fase", "20-11-2026 09:00;Broen er åben");
    check(names, row, "kladde", 2, "error: `Fase` looks like the state of a post, but is not read");
    check(names, row, "ok", 0, "note: `Fase` is not known and not read");
}

#[test]
fn a_time_in_a_form_that_is_not_known_is_told() {
    let unclear =
        "error: `Klar` seems to say when the post goes out, but not in a way that can be read";
    for value in ["Wed Nov 25 2026 09:00:00 GMT+0100", "25-11-2026 09:00-10:00"] {
        let table = format!("created_at;text;Klar\n20-11-2026 09:00;Hej;{value}\n");
        says("a.csv", table.as_bytes(), "", 2, &[unclear]);
        let record =
            format!(r#"{{"created_at":"2026-11-20T09:00Z","text":"Hej","Klar":"{value}"}}"#);
        says("a.json", record.as_bytes(), "", 2, &[unclear]);
    }
}

#[test]
fn the_problem_is_at_the_first_row_that_has_it() {
    let table = table("created_at;text;Klar", "20-11-2026 09:00;Hej", "25-11-2026 09:00", 3000);
    let ran = crate::office::ran("a.csv", table.as_bytes(), "check a.csv --lang en --format short");
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("a.csv:3002:22"), "{}", ran.err);
    // Once a file, also if it is read in parts.
    let many = table + &"20-11-2026 09:00;Hej;25-11-2026 09:00\n".repeat(60_000);
    let ran = crate::office::ran("a.csv", many.as_bytes(), "check a.csv --lang en --format short");
    assert_eq!(ran.err.matches("is later than").count(), 1, "{}", ran.err);
}

/// Checks what is said of a value in a late record, in a list and as one of lines.
#[track_caller]
fn record(value: &str, code: i32, said: &[&str]) {
    let record = |value: &str| {
        format!(r#"{{"created_at":"2026-11-20T09:00Z","text":"Broen er åben","fase":{value}}}"#)
    };
    for (above, list) in [(25, "null"), (3000, "null"), (3000, "\"Bo\""), (60, "[1]")] {
        let mut records = vec![record(list); above];
        records.extend([record(value), record("null")]);
        says("a.ndjson", (records.join("\n") + "\n").as_bytes(), "", code, said);
        says("a.json", format!("[{}]", records.join(",\n")).as_bytes(), "", code, said);
    }
}

#[test]
fn a_late_record_may_have_what_is_not_read() {
    let later = "error: `fase` is later than the time of publication";
    let values = [
        r#""2026-11-25T09:00""#,
        r#""24/12 kl. 9""#,
        r#""25/11""#,
        r#""25. november kl. 9""#,
        r#""46351,375""#,
        "1798102800",
        r#""24. november 2026 kl\u002e 9""#,
    ];
    for value in values {
        record(value, 2, &[later]);
    }
    let perhaps = "error: `fase` may be later than the time of publication: \
                   it has a day of the week without a date";
    record(r#""tirsdag kl. 10""#, 2, &[perhaps]);
    let platform = "error: `fase` looks like the platform of a post, but is not read";
    record(r#""LinkedIn""#, 2, &[platform]);
    let noted = "note: `fase` is not known and not read";
    let draft = "error: `fase` says that this is a draft, but the record has a time of publication";
    record(r#""kladde""#, 2, &[draft, noted]);
    for value in [r#""2026-11-19T09:00""#, "46351", "2", r#""2.5""#, r#""Bo""#, "true"] {
        record(value, 0, &[noted]);
    }
}

#[test]
fn a_later_time_may_be_in_an_object() {
    let check = |inner: &str, code: i32, said: &[&str]| {
        let record = format!(r#"{{"created_at":"2026-11-20T09:00Z","text":"Hej",{inner}}}"#);
        says("a.json", record.as_bytes(), "", code, said);
        let many = format!(
            "{}{record}\n",
            "{\"created_at\":\"2026-11-20T09:00Z\",\"text\":\"Nej\"}\n".repeat(50)
        );
        says("a.ndjson", many.as_bytes(), "", code, said);
    };
    let later = |path: &str| format!("error: `{path}` is later than the time of publication");
    for (path, inner) in [
        ("schedule.publish", r#""schedule":{"publish":"2026-11-25T09:00"}"#),
        ("plan.0.at", r#""plan":[{"at":"25/11 kl. 9"}]"#),
        ("a.b.slot", r#""a":{"b":{"slot":1798102800}}"#),
    ] {
        let name = path.split('.').next().unwrap_or_default();
        let noted = format!("note: `{name}` is not known and not read");
        check(inner, 2, &[&later(path), &noted]);
    }
    let platform = "error: `social.network` looks like the platform of a post, but is not read";
    let noted = "note: `social` is not known and not read";
    check(r#""social":{"network":"facebook"}"#, 2, &[platform, noted]);
    check(r#""social":{"network":"twitter"}"#, 0, &[noted]);
    for (name, inner) in [
        ("schedule", r#""schedule":{"publish":"2026-11-20T09:00Z"}"#),
        ("svarene", r#""svarene":[{"lagt_op":"2026-11-25T09:00"}]"#),
        ("system", r#""system":{"updated_at":"2026-11-25T09:00"}"#),
    ] {
        check(inner, 0, &[&format!("note: `{name}` is not known and not read")]);
    }
}
