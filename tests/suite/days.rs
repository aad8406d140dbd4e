//! Rows of a table that are only a day, above the posts of that day.

use crate::{
    office::{inspected, ran, says},
    office_files::{docx, docx_table, rows, xlsx},
    tables::reads,
};

/// A plan whose days are rows of their own, in a sheet with this name.
fn book(sheet: &str, table: &[&[&str]]) -> Vec<u8> {
    xlsx(&[(sheet, "visible", rows(table))])
}

/// The times of the posts.
fn times(name: &str, file: &[u8]) -> Vec<String> {
    let time = |post: &serde_json::Value| post["time"].as_str().unwrap_or("-").to_owned();
    inspected(name, file).iter().map(time).collect()
}

const NAMES: [&str; 3] = ["Kl", "Kanal", "Tekst"];

#[test]
fn a_row_with_a_day_is_that_of_the_rows_below_it() {
    let expected = ["2026-11-23T08:00:00Z", "2026-11-23T11:00:00Z", "2026-11-24T08:00:00Z"];
    for [monday, tuesday] in [
        ["Mandag d. 23. november", "Tirsdag d. 24. november:"],
        ["Mandag", "Tirsdag"],
        ["Man. 23/11", "24.11."],
        ["Mandag (23/11)", "TIRSDAG D. 24. NOVEMBER"],
        ["23. november 2026", "Tirsdag den 24. november 2026"],
    ] {
        let plan: [&[&str]; 6] = [
            &NAMES,
            &[monday],
            &["9.00", "Facebook", "Broen er åben."],
            &["12.00", "X", "Vejen er åben."],
            &[tuesday],
            &["kl. 9", "X", "Stien er åben."],
        ];
        assert_eq!(times("a.xlsx", &book("Uge 48 2026", &plan)), expected, "{monday}");
        says("a.xlsx", &book("Uge 48 2026", &plan), "", 0, &[]);
    }
    // In the column of texts, and beside a column of days.
    let plan: [&[&str]; 5] = [
        &["Dato", "Kl", "Tekst"],
        &["", "", "Mandag den 23. november 2026"],
        &["", "9.00", "Broen er åben."],
        &["", "12.00", "Vejen er åben."],
        &["24-11-2026", "9.00", "Stien er åben."],
    ];
    assert_eq!(times("a.xlsx", &book("Ark1", &plan)), expected);
    let plan: [&[&str]; 3] = [&NAMES, &["23. november 2026", "", ""], &["9.00", "X", "Hej"]];
    assert_eq!(times("a.docx", &docx(&docx_table(&plan))), expected[..1]);
    let plan = "Kl;Kanal;Tekst\n23. november 2026;;\n9.00;X;Hej\n";
    assert_eq!(times("a.csv", plan.as_bytes()), expected[..1]);
}

#[test]
fn a_day_that_nobody_can_tell_is_a_problem_and_not_now() {
    let plan = |day: &'static str| {
        let plan: [&[&str]; 4] = [&NAMES, &[day], &["9.00", "X", "Broen."], &["", "X", "Vejen."]];
        book("Ark1", &plan)
    };
    let year = "error: nobody can tell the year of `23. november`";
    says("a.xlsx", &plan("23. november"), "", 2, &[year]);
    let week = "error: `Mandag` is a day of the week without the week";
    says("a.xlsx", &plan("Mandag"), "", 2, &[week]);
    let weekday = "error: the day of the week does not fit the date in `Tirsdag 23. november 2026 9.00`, which is a";
    let ran = ran("a.xlsx", &plan("Tirsdag 23. november 2026"), "check a.xlsx --lang en");
    assert!(ran.err.replace("\n  ", " ").contains(weekday), "{}", ran.err);
}

#[test]
fn posts_below_a_day_need_a_time_of_day() {
    let plan: [&[&str]; 4] =
        [&["Kanal", "Tekst"], &["", "23. november 2026"], &["X", "Broen."], &["X", "Vejen."]];
    let day = "error: `23. november 2026` is a day without a time";
    says("a.xlsx", &book("Ark1", &plan), "", 2, &[day]);
}

#[test]
fn a_row_with_a_platform_alone_is_a_problem() {
    let plan: [&[&str]; 3] = [&NAMES, &["", "", "LinkedIn"], &["", "", "Broen er åben."]];
    let error =
        "error: the row `LinkedIn` only names a platform and does not count for the rows below it";
    let ran = ran("a.xlsx", &book("Ark1", &plan), "check a.xlsx --lang en");
    assert!(ran.err.replace("\n  ", " ").contains(error), "{}", ran.err);
    assert_eq!(ran.code, Some(2));
    // A prepared row, whose text is not written yet.
    let plan: [&[&str]; 2] = [&NAMES, &["", "LinkedIn", ""]];
    let ran = crate::office::ran("a.xlsx", &book("Ark1", &plan), "check a.xlsx --lang en");
    assert!(!ran.err.contains("only names a platform"), "{}", ran.err);
}

#[test]
fn a_row_that_divides_a_plan_is_no_post() {
    let note = |count: &str, texts: &str| {
        let (rows, are) = if count == "1" {
            ("row only divides the table or sums it up", "is not read as a post")
        } else {
            ("rows only divide the table or sum it up", "are not read as posts")
        };
        format!("note: {count} {rows}, and {are}: {texts}")
    };
    let plan = "Dato;Kl;Kanal;Tekst\nUge 48;;;\n24-11-2026;9;X;Broen er åben.\n\
                ;;;November 2026\n25-11-2026;9;X;Vejen er åben.\nI alt;;;2\n";
    reads(
        "a.csv",
        plan,
        "",
        &["- 2026-11-24T08:00:00Z Broen er åben.", "- 2026-11-25T08:00:00Z Vejen er åben."],
    );
    let said = crate::office::ran("a.csv", plan.as_bytes(), "check a.csv --lang en")
        .err
        .replace("\n  ", " ");
    assert!(said.contains(&note("3", "`Uge 48`, `November 2026`, `I alt`")), "{said}");
    let sums =
        [["I alt", "", "2"], ["", "Total:", "14.30"], ["", "I alt 2 opslag", ""], ["", "", "2"]];
    for sum in sums {
        let plan: [&[&str]; 3] =
            [&["Dato", "Kanal", "Tekst"], &["24-11-2026 9:00", "X", "Hej"], &sum];
        assert_eq!(times("a.xlsx", &book("Ark1", &plan)), ["2026-11-24T08:00:00Z"], "{sum:?}");
    }
    // A word where a time belongs.
    let plan = "Dato;Tekst\nJulekampagne;\n24-11-2026 09:00;Hej\n";
    says("a.csv", plan.as_bytes(), "", 0, &[&note("1", "`Julekampagne`")]);
    // A post that is short, and a date that is written wrongly.
    let plan = "Dato;Kanal;Tekst\n24-11-2026 09:00;X;I alt\n;X;Uge 48\n";
    assert_eq!(times("a.csv", plan.as_bytes()), ["2026-11-24T08:00:00Z", "-"]);
    let wrong = "error: invalid time `24. novmber 2026`";
    let plan = "Dato;Tekst\n24. novmber 2026;\n24-11-2026 09:00;Hej\n";
    says("a.csv", plan.as_bytes(), "", 2, &[wrong]);
}

#[test]
fn a_week_above_rows_is_that_of_their_days() {
    let expected = ["2026-11-24T08:00:00Z", "2026-12-02T08:00:00Z"];
    let plan: [&[&str]; 5] = [
        &["Dag", "Kl", "Tekst"],
        &["Uge 48 2026"],
        &["tirsdag", "9", "Broen er åben."],
        &["Uge 49 (30/11-6/12)"],
        &["onsdag", "9", "Vejen er åben."],
    ];
    assert_eq!(times("a.xlsx", &book("Ark1", &plan)), expected);
    let plan = "Uge;Dag;Kl;Tekst\n48/2026;;;\n;tirsdag;9;Broen.\n49;;;\n;onsdag;9;Vejen.\n";
    assert_eq!(times("a.csv", plan.as_bytes()), expected);
    // Days in rows of their own, and the year above them.
    let plan: [&[&str]; 5] =
        [&["Kl", "Kanal", "Tekst"], &["Uge 48"], &["Tirsdag"], &["9", "X", "Broen."], &["2026"]];
    assert_eq!(times("a.xlsx", &book("Plan 2026", &plan)), expected[..1]);
    let plan: [&[&str]; 4] =
        [&["Kl", "Kanal", "Tekst"], &["November 2026"], &["24. november"], &["9", "X", "Broen."]];
    assert_eq!(times("a.xlsx", &book("Ark1", &plan)), expected[..1]);
}

#[test]
fn a_row_without_a_day_below_a_week_is_not_now() {
    let plan =
        |names: &'static str, row: &'static str| format!("{names}\nUge 48;;\n{row}\n{row}\n");
    let error = "error: the row has no day, and neither has `Uge 48` above it";
    let note =
        "note: 1 row only divides the table or sums it up, and is not read as a post: `Uge 48`";
    for (names, row) in [
        ("Dato;Kl;Tekst", ";9.00;Broen er åben."),
        ("Dato;Kl;Tekst", ";;Broen er åben."),
        ("Kl;Kanal;Tekst", "9;X;Broen er åben."),
        ("Konto;Kanal;Tekst", "vejby;X;Broen er åben."),
    ] {
        says("a.csv", plan(names, row).as_bytes(), "", 2, &[error, note]);
    }
    let plan = "Dato;Kl;Tekst\nMandag d. 23. november 2026;;\n;9;Broen.\nUge 48;;\n;9;Vejen.\n";
    says("a.csv", plan.as_bytes(), "", 2, &[error, note]);
    let read = crate::office::ran("a.csv", plan.as_bytes(), "inspect a.csv").out;
    assert_eq!(read.matches("\"2026-11-23T08:00:00Z\"").count(), 1, "{read}");
    assert_eq!(read.matches("\"time\":null").count(), 1, "{read}");
}

#[test]
fn a_day_with_a_slash_is_in_the_order_that_is_stated() {
    let plan: [&[&str]; 3] = [&NAMES, &["12/01"], &["9.00", "X", "Broen."]];
    let book = book("Plan 2026", &plan);
    let time = |flags: &str| {
        let ran = ran("a.xlsx", &book, &format!("inspect a.xlsx {flags}"));
        let post: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_default();
        (ran.code, post["time"].as_str().unwrap_or("-").to_owned())
    };
    assert_eq!(time("--dates day-month"), (Some(0), "2026-01-12T08:00:00Z".to_owned()));
    assert_eq!(time("--dates month-day"), (Some(0), "2026-12-01T08:00:00Z".to_owned()));
    let problem = "error: nobody can tell the day from the month in `12/01/2026 9.00`";
    says("a.xlsx", &book, "", 2, &[problem]);
}

#[test]
fn a_text_may_begin_with_its_time() {
    let text = |first: &str| format!("{first}\n\nBroen er åben.\n");
    let read = |name: &str, first: &str, flags: &str| {
        let ran = ran(name, text(first).as_bytes(), &format!("inspect {name} --lang en {flags}"));
        let post: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_default();
        let part = |key: &str| post[key].as_str().unwrap_or("-").to_owned();
        (ran.code, part("time"), part("text"))
    };
    let expected = |time: &str| (Some(0), format!("{time}:00:00Z"), "Broen er åben.".to_owned());
    for name in ["a.txt", "a.md"] {
        for first in
            ["12. januar 2027 kl. 9", "Tirsdag den 12. januar 2027 kl. 9.00", "2027-01-12 09:00"]
        {
            assert_eq!(read(name, first, ""), expected("2027-01-12T08"), "{first}");
        }
        let first = "12/01/2027 kl. 9";
        assert_eq!(read(name, first, "--dates day-month"), expected("2027-01-12T08"));
        assert_eq!(read(name, first, "--dates month-day"), expected("2027-12-01T08"));
        let unclear = "error: nobody can tell the day from the month in `12/01/2027 kl. 9`";
        says(name, text(first).as_bytes(), "", 2, &[unclear]);
        let year = "error: the year is missing in `1/12 kl. 14.30`";
        says(name, text("1/12 kl. 14.30").as_bytes(), "", 2, &[year]);
        // What is about an event, and a time that is all.
        for first in ["Lørdag den 5. december kl. 10", "Kl. 9", "1/12"] {
            assert_eq!(read(name, first, "").2, text(first).trim(), "{first}");
        }
    }
    let whole = read("a.txt", "12. januar 2027 kl. 9", "--input-format text");
    assert_eq!(whole, (Some(0), "-".to_owned(), text("12. januar 2027 kl. 9").trim().to_owned()));
    assert_eq!(inspected("a.txt", b"12. januar 2027 kl. 9\n")[0]["text"], "12. januar 2027 kl. 9");
}
