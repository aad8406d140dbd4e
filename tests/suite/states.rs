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
fn the_words_of_a_newsroom_are_states() {
    for (state, drafts) in [
        ("OK", 1),
        ("Oprettet i Meta", 1),
        ("Planlagt i Meta", 1),
        ("Udgået", 0),
        ("Udgår", 0),
        ("Droppet", 0),
    ] {
        kinds(
            &format!(
                "Dato;Tekst;Status\n24-11-2026 09:00;Hej;{state}\n24-11-2026 10:00;Hej;Kladde\n"
            ),
            0,
            1 + drafts,
        );
    }
    for state in ["Postet", "Lagt op"] {
        kinds(&format!("Dato;Tekst;Status\n24-11-2025 09:00;Hej;{state}\n"), 1, 0);
    }
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

/// What an audit at the end of 2026 says of the posts in a table: their number, the share of
/// replies, and the notes.
#[track_caller]
fn audited(table: &str, flags: &str) -> (u64, serde_json::Value, String) {
    let folder = folder(&[("log.csv", table)]);
    let command = format!("audit log.csv --format json --lang en --at 2026-12-31T12:00 {flags}");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("a report in JSON");
    let account = &report["accounts"][0];
    let share = account["metrics"]["reply-share"]["value"].clone();
    (account["posts"].as_u64().unwrap_or_default(), share, ran.err)
}

#[test]
fn an_audit_takes_what_is_past_in_a_log_for_published() {
    let row = |day: usize, text: &str| {
        format!("2026-{:02}-{:02}T09:00;{text}\n", 1 + day / 28, 1 + day % 28)
    };
    let posts: String = (0..30).map(|day| row(day, "Nyt fra havnen i dag")).collect();
    let answers: String = (30..40).map(|day| row(day, "@anna Ja, det er rigtigt")).collect();
    let log = format!("Dato;Tekst\n{posts}{answers}");
    let (count, share, notes) = audited(&log, "");
    assert_eq!((count, share), (40, serde_json::json!(0.25)));
    assert!(
        notes.contains("40 rows have times that are past, and count as published posts"),
        "{notes}"
    );
    assert!(notes.contains("--map 'publish_at=…'"), "{notes}");
    // Without replies nobody knows whether the log leaves them out, also of a plan.
    for (table, flags) in [
        (format!("Dato;Tekst\n{posts}"), ""),
        (format!("Dato;Tekst\n{posts}"), "--map publish_at=Dato"),
        (format!("Udgivet;Tekst\n{posts}"), "--map time=Udgivet"),
    ] {
        assert_eq!(audited(&table, flags).1, serde_json::Value::Null, "{flags}");
    }
    // What is still to come is a draft, and a check takes all of them for drafts.
    let (_, _, notes) = audited(&format!("{log}2027-02-01T09:00;Snart\n"), "");
    assert!(
        notes.contains("40 records of this file are read as published, and 1 as a draft"),
        "{notes}"
    );
    let folder = folder(&[("log.csv", &log)]);
    let ran = run(tweetlint("check log.csv --lang en").current_dir(folder.path()));
    assert!(!ran.err.contains("count as published"), "{}", ran.err);
}

#[test]
fn what_is_only_approved_or_still_to_come_is_no_post_of_an_audit() {
    let rows = "2026-03-01T09:00;Nyt fra havnen i dag;Udgivet\n\
                2026-03-02T09:00;Nyt fra havnen i morgen;Godkendt\n\
                2026-03-13;Nyt fra havnen i marts;Kladde\n\
                2027-03-13;Nyt fra havnen til næste år;\n";
    let (count, _, notes) = audited(&format!("Dato;Tekst;Status\n{rows}"), "");
    let notes = notes.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(count, 1, "{notes}");
    for expected in [
        "1 draft is planned for later",
        "1 row says that its post is a draft",
        "1 row says that its post is approved, ready or new, but not that it was published",
    ] {
        assert!(notes.contains(expected), "{expected}: {notes}");
    }
    // Of a post that is not counted, the time of day makes no difference.
    assert!(!notes.contains("error"), "{notes}");
    let folder = folder(&[(
        "log.ndjson",
        "{\"id\":\"1\",\"account\":\"a\",\"text\":\"Hej\",\"created_at\":\"2026-03-01T09:00:00Z\"}\n\
         {\"id\":\"2\",\"account\":\"a\",\"text\":\"Hej\",\"is_draft\":true}\n",
    )]);
    let command = "audit log.ndjson --format json --lang en --at 2026-12-31T12:00";
    let ran = run(tweetlint(command).current_dir(folder.path()));
    assert!(ran.out.contains("\"posts\":1,"), "{} {}", ran.out, ran.err);
}
