//! Columns and keys whose names say when a post goes out, and whose values are no times.

use crate::{office::says, tables::reads};

const NAMES: [&str; 4] = ["Planlagt til", "Go live", "Scheduled for", "Skal ud"];
const UNCLEAR: [&str; 7] =
    ["onsdag", "uge 48", "kl. 15", "ca. 25-11-2026", "25-11-2026 kl. 9-10", "efter 14", "TBD"];
const NONE: [&str; 7] = ["", "-", "nej", "n/a", "ikke planlagt", "19-11-2026", "19/11 kl. 9"];

#[test]
fn a_plan_beside_a_time_of_publication_must_be_a_time() {
    for name in NAMES {
        let check = |value: &str, code: i32, said: &str| {
            let table = format!("Created;Tekst;{name}\n20-11-2026 09:00;Hej;{value}\n");
            says("a.csv", table.as_bytes(), "", code, &[said]);
            let record =
                format!(r#"{{"created_at":"2026-11-20T09:00Z","text":"Hej","{name}":"{value}"}}"#);
            says("a.json", record.as_bytes(), "", code, &[said]);
        };
        let unclear = format!(
            "error: `{name}` seems to say when the post goes out, but not in a way that can be read"
        );
        for value in UNCLEAR {
            check(value, 2, &unclear);
        }
        let noted = format!("note: `{name}` is not known and not read");
        for value in NONE {
            check(value, 0, &noted);
        }
    }
}

#[test]
fn who_or_what_published_a_post_is_no_plan() {
    for (name, value) in [
        ("Published by", "Bo"),
        ("Udgivet af", "Bo"),
        ("Publisher", "Buffer"),
        ("Publish method", "live"),
        ("Klar", "ons 9"),
    ] {
        let table = format!("Created;Tekst;{name}\n20-11-2026 09:00;Hej;{value}\n");
        says(
            "a.csv",
            table.as_bytes(),
            "",
            0,
            &[&format!("note: `{name}` is not known and not read")],
        );
    }
}

#[test]
fn a_label_of_meta_that_says_when_a_post_goes_out_must_be_a_time() {
    let post = |value: &str| {
        format!(
            r#"[{{"timestamp":1763629200,"fbid":"1","media":[],"label_values":[
            {{"label":"Message","value":"Hej"}},{{"label":"Planlagt til","value":"{value}"}}]}}]"#
        )
    };
    let unclear = "error: `Planlagt til` seems to say when the post goes out, \
                   but not in a way that can be read";
    says("a.json", post("onsdag").as_bytes(), "", 2, &[unclear]);
    says(
        "a.json",
        post("-").as_bytes(),
        "",
        0,
        &["note: `Planlagt til` is not known and not read"],
    );
}

#[test]
fn when_a_row_was_made_is_no_plan() {
    let table = "Created;Tekst;Udgives\n20-11-2026 09:00;Hej;\n";
    reads("a.csv", table, "", &["- - Hej"]);
    let untimed = "note: 1 post has no time, and is checked as if it went out now";
    says("a.csv", table.as_bytes(), "", 0, &[untimed]);
    let table = "Created;Tekst;Udgives;Status\n20-11-2026 09:00;Hej;;Udgivet\n";
    reads("a.csv", table, "", &["- 2026-11-20T08:00:00Z Hej"]);
}

#[test]
fn a_time_of_day_may_be_still_to_be_decided() {
    let undecided = "note: 1 post has no time yet, so rules that depend on windows leave it alone";
    for clock in ["TBD", "?", "kommer", "aftales", "(TBC)"] {
        let plan = format!("Dato;Tid;Tekst\n24-11-2096;{clock};Hej\n");
        says("a.csv", plan.as_bytes(), "", 0, &[undecided]);
        let plan = format!("Dato;Tid;Tekst\n24-11-2096 09:00;{clock};Hej\n");
        reads("a.csv", &plan, "", &["- 2096-11-24T08:00:00Z Hej"]);
    }
    for clock in ["-", ""] {
        let plan = format!("Dato;Tid;Tekst\n24-11-2096;{clock};Hej\n");
        let ran = crate::office::ran("a.csv", plan.as_bytes(), "check a.csv --lang en");
        assert_eq!(ran.code, Some(2), "{}", ran.err);
    }
    let published = "note: 1 published post has a day without a time of day";
    let log = "Dato;Tid;Tekst;Visninger\n20-11-2026;TBD;Hej;12\n";
    says("a.csv", log.as_bytes(), "", 0, &[published]);
}
