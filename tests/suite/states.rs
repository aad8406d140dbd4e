//! Tables with a column of states: a draft in a table of published posts is a draft, and what was
//! deleted is counted.

use crate::{
    office::says,
    program::{folder, run, tweetlint},
};

/// How many posts of a table are read as published and how many as drafts.
#[track_caller]
fn kinds(table: &str, published: usize, drafts: usize) {
    let folder = folder(&[("a.csv", table)]);
    let ran = run(tweetlint("inspect a.csv --format text --lang en").current_dir(&folder));
    let posts = ran.out.lines().find_map(|line| line.trim().strip_prefix("posts")).unwrap_or("");
    let count = |kind: &str| {
        let before = posts.split(kind).next().filter(|_| posts.contains(kind)).unwrap_or("0");
        before.split_whitespace().last().and_then(|count| count.parse().ok()).unwrap_or(0)
    };
    let found = (count(" published"), count(" draft"));
    assert_eq!(found, (published, drafts), "{table} {}{}", ran.out, ran.err);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn a_draft_in_a_history_is_a_draft() {
    for state in ["Draft", "Scheduled", "Kladde", "Planlagt", "In review", "Udkast", "Afventer"] {
        kinds(
            &format!(
                "Status;id;created_at;text;Likes\nPublished;1;2026-05-01T09:00Z;Hej;7\n\
                 {state};2;2026-05-09T09:00Z;Hej;\n"
            ),
            1,
            1,
        );
        kinds(&format!("Dato;Tekst;Likes;Status\n24-11-2025 09:00;Hej;0;{state}\n"), 0, 1);
        kinds(&format!("Tweet id;Tekst;Status\n1028189423083405312;Hej;{state}\n"), 0, 1);
    }
    kinds("Dato;Tekst;Status\n24-11-2025 09:00;Hej;Udgivet\n24-11-2025 10:00;Hej;Klar\n", 1, 1);
    kinds("Dato;Tekst;Status\n24-11-2099 09:00;Hej;Udgivet\n", 0, 1);
    kinds("created_at;text;draft\n2026-05-01T09:00Z;Hej;TRUE\n2026-05-01T09:00Z;Hej;no\n", 1, 1);
}

#[test]
fn a_row_whose_time_has_not_come_is_a_draft() {
    for names in [
        "text;time",
        "Tekst;Publish time",
        "text;published_at",
        "text;created",
        "text;timestamp",
        "text;created_at",
    ] {
        kinds(&format!("{names}\nHej;2099-12-01 09:00\nHej igen;2099-12-02 09:00\n"), 0, 2);
        kinds(&format!("{names}\nHej;2025-12-01 09:00\nHej igen;2099-12-02 09:00\n"), 1, 1);
        let table = format!("{names}\nHej;01-12-2026 09:00\n");
        let folder = folder(&[("a.csv", &table)]);
        for (at, to_come) in [("08:30", 1), ("09:30", 0)] {
            let command =
                format!("queue a.csv --at 2026-12-01T{at} --format json --dates day-month");
            let ran = run(tweetlint(&command).current_dir(&folder));
            let posts = format!(r#""posts":{to_come},"#);
            assert!(ran.out.contains(&posts), "{names} {at} {}{}", ran.out, ran.err);
        }
    }
    let marked = |time: &str| format!("text,time,Facebook,LinkedIn\nHej,{time}-12-01 09:00,x,\n");
    let said =
        "error: `Facebook` does not count in a table of published posts, but this one is planned";
    let note = "note: `Facebook`, `LinkedIn` are not known and not read";
    let other = "note: `LinkedIn` is not known and not read";
    says("a.csv", marked("2099").as_bytes(), "", 2, &[said, other]);
    says("a.csv", marked("2025").as_bytes(), "", 0, &[note]);
    says("a.csv", marked("2099").as_bytes(), "--map publish_at=time", 0, &[]);
    kinds("message,type,link,time\nHej,image,https://a.dk,2099-12-01 09:00\n", 0, 1);
    let names = "Post ID,Page ID,Title,Description,Publish time";
    kinds(&format!("{names}\n1,2,,Hej,11/24/2099 09:00\n2,2,,Hej,11/24/2025 09:00\n"), 1, 1);
}

#[test]
fn drafts_of_metricool_and_meta_are_drafts() {
    let names = "Text,Date,Time,Draft,Picture Url 1,Impressions";
    let rows = "Hej,2026-11-24,09:00:00,true,,0\nHej,2025-11-25,12:30:00,false,,12";
    kinds(&format!("{names}\n{rows}\n"), 1, 1);
    let names = "Post ID,Page ID,Title,Description,Publish time,Status";
    let rows = "1,2,,Hej,11/24/2026 09:00,Scheduled\n2,2,,Hej,11/24/2025 09:00,Published";
    kinds(&format!("{names}\n{rows}\n"), 1, 1);
}

#[test]
fn a_crisis_holds_the_drafts_of_a_history() {
    let window = "- id: brand\n  kind: crisis\n  level: national\n  from: 2026-05-01T09:00+02:00\n  \
         until: 2026-05-02T09:00+02:00\n  lead: {handles: [politi]}\n  topics: [brand]\n  \
         declared_by: {name: Bo, at: 2026-05-01T09:00+02:00}\n";
    let table = |state: &str| {
        format!("id;created_at;text;status\n1;2026-05-01T15:00+02:00;Kom til fest;{state}\n")
    };
    for (state, is_held) in [("scheduled", true), ("deleted", false)] {
        let folder = folder(&[
            ("tweetlint.yaml", "extends: [municipality]\nwindows: windows.yaml\n"),
            ("windows.yaml", window),
            ("a.csv", &table(state)),
        ]);
        let command = "queue a.csv --at 2026-05-01T10:00+02:00 --format json";
        let ran = run(tweetlint(command).current_dir(&folder));
        assert_eq!(ran.out.contains("held_by_rule"), is_held, "{state} {}{}", ran.out, ran.err);
    }
}

#[test]
fn a_state_that_is_not_understood_is_told_once() {
    let table = |state: &str, names: &str| {
        format!("{names};Status\n2026-05-01T09:00Z;Hej;{state}\n2026-05-02T09:00Z;Hej;{state}\n")
    };
    let check = |state: &str, names: &str, code: i32, said: &[&str]| {
        says("a.csv", table(state, names).as_bytes(), "", code, said);
    };
    let problem = "error: nobody can tell from the state `Måske` whether the post is published";
    check("Måske", "Dato;Tekst", 2, &[problem]);
    check("Måske", "created_at;Tekst", 2, &[problem]);
    says("a.csv", table("Måske", "created_at;Tekst").as_bytes(), "--map ignore=Status", 0, &[]);
    let problem = "error: nobody can tell from the state `Godkendt` whether the post is published";
    check("Godkendt", "created_at;Tekst", 2, &[problem]);
    check("Godkendt", "Dato;Tekst", 0, &[]);
    check("-", "created_at;Tekst", 0, &[]);
}

#[test]
fn what_was_deleted_is_counted() {
    let table = "Dato;Tekst;Status\n24-11-2026 09:00;TAG HATTEN AF;Slettet\n\
                 24-11-2026 09:00;Hej;Planlagt\n24-11-2026 09:00;TAG HATTEN AF;Afvist\n";
    let note = "note: 2 rows say that their posts were deleted, rejected or not published, and are \
                not checked";
    says("a.csv", table.as_bytes(), "", 0, &[note]);
    kinds(table, 0, 1);
}

#[test]
fn an_unknown_column_of_a_history_that_says_what_is_a_draft_is_a_problem() {
    for (name, value) in [("Fase", "Kladde"), ("Workflow", "scheduled"), ("Public", "draft")] {
        let table = format!("created_at;text;{name}\n2026-05-01T09:00Z;Hej;{value}\n");
        let problem = format!("error: `{name}` looks like the state of a post, but is not read");
        says("a.csv", table.as_bytes(), "", 2, &[&problem]);
        kinds(&table.replace(name, "Status"), 0, 1);
    }
    kinds("created_at;text;Published\n2026-05-01T09:00Z;Hej;no\n", 0, 1);
    let table = "created_at;text;Fase\n2026-05-01T09:00Z;Hej;Vinter\n";
    let note = "note: `Fase` is not known and not read";
    says("a.csv", table.as_bytes(), "", 0, &[note]);
}
