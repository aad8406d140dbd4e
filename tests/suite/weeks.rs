//! Plans that state the week and the day of the week in columns.

use crate::{
    office::{ran, says},
    office_files::{rows, xlsx},
    tables::reads,
};

#[test]
fn a_week_and_a_day_of_the_week_are_a_date() {
    let expected = ["- 2026-11-24T08:00:00Z Broen er åben"];
    for (names, row) in [
        ("Uge;Dag;År;Kl;Tekst", "48;tirsdag;2026;9.00;Broen er åben"),
        ("Uge;Ugedag;Tid;Tekst", "48/2026;Tir.;09:00;Broen er åben"),
        ("Week;Weekday;Year;Time;Text", "W48;Tuesday;2026;9:00;Broen er åben"),
    ] {
        reads("a.csv", format!("{names}\n{row}\n"), "", &expected);
        says("a.csv", format!("{names}\n{row}\n").as_bytes(), "", 0, &[]);
    }
    let table = "Uge;Dag;Kl;Tekst\n48;tirsdag;9.00;Broen er åben\n";
    reads("uge-48-2026.csv", table, "", &expected);
    let table = "Dag;Kl;Tekst\ntirsdag;9.00;Broen er åben\n";
    reads("uge48-2026.csv", table, "", &expected);
    let problem = "error: nobody can tell the year of `tirsdag`";
    says("uge-48-kl-2030.csv", table.as_bytes(), "", 2, &[problem]);
    let table = "Uge;Dag;Kl;Tekst\n53;fredag;9.00;Broen er åben\n";
    reads("plan-2026.csv", table, "", &["- 2027-01-01T08:00:00Z Broen er åben"]);
}

#[test]
fn a_time_without_its_year_has_that_of_the_table() {
    let expected = ["- 2026-12-01T08:00:00Z Hej"];
    for day in ["1/12 kl. 9", "1. december kl. 9.00", "tirsdag d. 1. december, kl. 9"] {
        let table = format!("Dato;Tekst\n{day};Hej\n");
        reads("plan-2026.csv", &table, "", &expected);
        reads("a.csv", format!("År;Dato;Tekst\n2026;{day};Hej\n"), "", &expected);
        let problem = format!("error: the year is missing in `{day}`");
        says("a.csv", table.as_bytes(), "", 2, &[&problem]);
    }
    reads("plan-2026.csv", "Dato;Kl;Tekst\n1/12;9;Hej\n", "", &expected);
}

/// A plan goes on into January, but its name has one year.
#[test]
fn a_draft_months_before_the_one_above_it_lacks_its_year() {
    let above = "is months before the row above (2026-12-29): the year is missing";
    let table = b"Dato;Tid;Tekst\n29/12;09:00;Hej\n4/1;09:00;Hej\n";
    says("plan-2026.csv", table, "--dates day-month", 2, &[&format!("error: `4/1 09:00` {above}")]);
    let table = b"Uge;Dag;Tid;Tekst\n53;tirsdag;09:00;Hej\n1;tirsdag;09:00;Hej\n";
    says("plan-2026.csv", table, "", 2, &[&format!("error: `2025-12-30 09:00` {above}")]);
    let table = b"Dato;Tid;Tekst\n29-12-2026;09:00;Hej\n4-1-2026;09:00;Hej\n";
    says("plan-2026.csv", table, "--dates day-month", 0, &[]);
}

#[test]
fn a_slash_without_a_year_is_read_as_with_one() {
    let table = "Date;Text\n12/01 09:00;Hi\n";
    reads("plan-2026.csv", table, "--dates month-day", &["- 2026-12-01T08:00:00Z Hi"]);
    reads("plan-2026.csv", table, "--dates day-month", &["- 2026-01-12T08:00:00Z Hi"]);
    let table = "Date;Text\n12/25/2026 09:00;Hi\n12/01 09:00;Hi\n";
    reads("plan-2026.csv", table, "", &["- 2026-12-25T08:00:00Z Hi", "- 2026-12-01T08:00:00Z Hi"]);
}

#[test]
fn the_name_of_a_sheet_has_the_week() {
    let sheet = rows(&[&["Dag", "Tid", "Tekst"], &["tirsdag", "0.375|2", "Broen er åben"]]);
    let book = |name| xlsx(&[(name, "visible", sheet.clone())]);
    let ran = ran("a.xlsx", &book("Uge 48 2026"), "inspect a.xlsx");
    assert!(ran.out.contains("\"2026-11-24T08:00:00Z\""), "{}{}", ran.out, ran.err);
    let problem = "error: `tirsdag` is a day of the week without the week";
    says("a.xlsx", &book("Ark1"), "", 2, &[problem]);
    let problem = "error: nobody can tell the year of `tirsdag`";
    says("a.xlsx", &book("Uge 48"), "", 2, &[problem]);
}

#[test]
fn a_week_that_is_no_date_is_never_now() {
    for (table, problem) in [
        ("Uge;Dag;Kl;Tekst\n48;tirsdag;9.00;Hej\n", "nobody can tell the year of `48`"),
        ("Uge;År;Kl;Tekst\n48;2026;9.00;Hej\n", "week `48` has no day"),
        ("Uge;Tekst\n48;Hej\n", "week `48` has no day"),
        ("Ugedag;Kl;Tekst\ntirsdag;9.00;Hej\n", "`tirsdag` is a day of the week without the week"),
        ("Uge;Ugedag;År;Kl;Tekst\n48;snart;2026;9.00;Hej\n", "`snart` is no day of the week"),
        ("Uge;Ugedag;År;Kl;Tekst\n54;tirsdag;2026;9.00;Hej\n", "`54` is no week"),
        ("Uge;Ugedag;År;Kl;Tekst\n53;tirsdag;2027;9.00;Hej\n", "`53` is no week"),
        ("Uge;Ugedag;År;Kl;Tekst\n48;tirsdag;26;9.00;Hej\n", "the year of `26` cannot be right"),
        ("Uge;Ugedag;År;Tekst\n48;tirsdag;2026;Hej\n", "`2026-11-24` is a day without a time"),
    ] {
        says("a.csv", table.as_bytes(), "", 2, &[&format!("error: {problem}")]);
    }
    // `Dag` may be something else.
    let problem = "error: `24-11-2026` is a day without a time";
    says("a.csv", b"Dag;Tekst\n24-11-2026;Hej\n", "", 2, &[problem]);
    let problem = "error: `Dag` looks like a time, but is not read";
    says("a.csv", b"Dag;Tekst\nMandag 24/11;Hej\n", "", 2, &[problem]);
    let problem = "error: `week` looks like a time, but is not read";
    says("a.json", br#"[{"text":"Hej","week":48,"account":"a"}]"#, "", 2, &[problem]);
}

#[test]
fn a_week_beside_a_date_must_fit_it() {
    let table =
        |week: &str, day: &str| format!("Uge;Dag;Dato;Tekst\n{week};{day};24-11-2026 09:00;Hej\n");
    says("a.csv", table("48", "tirsdag").as_bytes(), "", 0, &[]);
    says("a.csv", table("", "").as_bytes(), "", 0, &[]);
    let problem = "error: `onsdag` contradicts the time `24-11-2026 09:00` in the same row";
    says("a.csv", table("48", "onsdag").as_bytes(), "", 2, &[problem]);
    let problem = "error: `47` contradicts the time `24-11-2026 09:00` in the same row";
    says("a.csv", table("47", "tirsdag").as_bytes(), "", 2, &[problem]);
    // A history may state them in another time zone.
    let history = "week;weekday;created_at;text\n1;Monday;2026-11-24T09:00Z;Hej\n";
    says("a.csv", history.as_bytes(), "", 0, &[]);
    let history = "id;time;week;text\n1;2026-11-24T09:00Z;1;Hej\n";
    reads("a.csv", history, "", &["- 2026-11-24T09:00:00Z Hej"]);
}
