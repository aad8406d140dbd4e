//! When a file that may leave out replies or reposts tells that it has those of an account.

use serde_json::{Value, json};

use crate::program::{folder, run, tweetlint};

/// A post of an account as a line of NDJSON, with a field that may name whom it answers.
fn line(number: usize, text: &str, answered: Option<&str>) -> String {
    let time = format!(
        "2026-{:02}-{:02}T{:02}:{:02}:00Z",
        1 + number / 672 % 12,
        1 + number / 24 % 28,
        number % 24,
        number % 7
    );
    json!({"id": format!("p{number}"), "account": "havn", "text": text, "created_at": time, "in_reply_to_screen_name": answered}).to_string()
}

/// The value of a share of the only account, its parts, and how many posts are unknown.
#[track_caller]
fn share(name: &str, content: &str, metric: &str) -> Value {
    let folder = folder(&[(name, content)]);
    let ran = run(tweetlint(&format!("audit {name} --format json")).current_dir(folder.path()));
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let share = &report["accounts"][0]["metrics"][metric];
    json!([share["value"], share["count"], share["of"], share["unknown"]])
}

#[test]
fn a_few_texts_that_begin_with_a_handle_do_not_show_that_a_file_has_replies() {
    let shares = |posts: usize, by_text: usize, by_field: usize| {
        let others = (0..posts).map(|number| line(number, "Nyt fra havnen", None));
        let by_text = (posts..posts + by_text).map(|number| line(number, "@anna Ja tak", None));
        let by_field =
            (posts + 99..).take(by_field).map(|number| line(number, "Ja tak", Some("anna")));
        let lines: Vec<String> = others.chain(by_text).chain(by_field).collect();
        share("posts.ndjson", &lines.join("\n"), "reply-share")
    };
    // Neither is what looks like a reply one, since the others may be just as well.
    assert_eq!(shares(90, 1, 0), json!([null, 0, 0, 91]));
    assert_eq!(shares(90, 9, 0), json!([null, 0, 0, 99]));
    assert_eq!(shares(90, 10, 0), json!([0.1, 10, 100, 0]));
    assert_eq!(shares(990, 10, 0), json!([0.01, 10, 1000, 0]));
    assert_eq!(shares(991, 10, 0), json!([null, 0, 0, 1001]));
    // A field is enough, but not one that is always empty: the replies may have been left out.
    assert_eq!(shares(98, 1, 1), json!([0.02, 2, 100, 0]));
    assert_eq!(shares(98, 0, 0), json!([null, 0, 0, 98]));
}

/// A row of which nobody knows whether it is a reply may end a streak, or be in one.
#[test]
fn a_streak_is_known_if_what_is_unknown_makes_no_difference() {
    let streak = |unknown: &[(u32, &str)]| {
        let post = |day: u32, text: &str, reply: &str| {
            format!(
                "- {{account: havn, publish_at: 2026-01-{day:02}T09:00Z, text: \"{text}\"{reply}}}\n"
            )
        };
        let mut posts: String = (1..6).map(|day| post(day, "Nyt fra havnen", "")).collect();
        posts += &post(6, "@anna Ja tak", ", reply_to: anna");
        posts += &post(7, "Nyt fra broen", "");
        let row = |(day, text): &(u32, &str)| format!("havn,2026-01-{day:02}T12:00:00Z,{text}\n");
        let table: String = unknown.iter().map(row).collect();
        let table = format!("account,created_at,text\n{table}");
        let folder = folder(&[("a.yaml", &posts), ("b.csv", &table)]);
        let ran = run(tweetlint("audit a.yaml b.csv --format json").current_dir(folder.path()));
        let report: Value =
            serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
        report["accounts"][0]["metrics"]["streak"]["value"].clone()
    };
    // After the reply of the sixth, there are at most four in a row.
    assert_eq!(streak(&[(7, "Godmorgen"), (8, "Godnat"), (9, "Sov godt")]), 5.0);
    // It may end the longest, or make it longer.
    assert_eq!(streak(&[(3, "Godmorgen")]), Value::Null);
    assert_eq!(streak(&[(5, "Godmorgen")]), Value::Null);
    // As many as the longest ones are another one only if they are later.
    let many = [(7, "a"), (8, "b"), (9, "c"), (10, "d")];
    assert_eq!(streak(&many), 5.0);
    assert_eq!(streak(&[&many[..], &[(11, "e")]].concat()), Value::Null);
    // With a question, it ends a streak in either case.
    assert_eq!(streak(&[(3, "Hvad skal broen hedde?")]), 3.0);
}

#[test]
fn reposts_are_unknown_in_a_file_that_may_leave_them_out() {
    let line = |number: usize, text: &str| line(number, text, None);
    let none = [line(1, "Nyt fra havnen"), line(2, "Godmorgen")].join("\n");
    assert_eq!(share("posts.ndjson", &none, "repost-share"), json!([null, 0, 0, 2]));
    let one = none.clone() + "\n" + &line(3, "RT @nabo: Vi holder fest.");
    assert_eq!(share("posts.ndjson", &one, "repost-share"), json!([0.3333, 1, 3, 0]));
    let table = "id,account,time,text\n1,havn,2026-01-05T09:00Z,Nyt fra havnen\n";
    let table = format!("{table}2,havn,2026-01-06T09:00Z,Godmorgen\n");
    assert_eq!(share("posts.csv", &table, "repost-share")[0], Value::Null);
    // Formats that always say it are believed.
    let drafts = "[{account: havn, text: Nyt fra havnen}, {account: havn, text: Godmorgen}]";
    assert_eq!(share("posts.yaml", drafts, "repost-share"), json!([0.0, 0, 2, 0]));
    let folder = folder(&[("posts.ndjson", &none)]);
    let text = run(tweetlint("audit posts.ndjson --lang en").current_dir(folder.path())).out;
    assert!(text.contains("Reposts                          unknown"), "{text}");
}
