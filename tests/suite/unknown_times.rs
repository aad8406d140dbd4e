//! What posts without a time, and days that are still to come, leave unknown in an audit.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::program::{folder, run, tweetlint};

/// The report on a table of posts of an account. The rules ask for links in a quarter of the
/// posts and for at most 90 days of silence.
#[track_caller]
fn report(table: &str, arguments: &str) -> Value {
    let rules = "timezone: Europe/Copenhagen\nrules: {account/few-links: {severity: warning, check: {limit: {min: 0.25, over: 90d, least: 20}}}}\n";
    let folder = folder(&[("tweetlint.yaml", rules), ("posts.csv", table)]);
    let command = format!("audit --format json posts.csv {arguments}");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    assert!(matches!(ran.code, Some(0)), "{} {}", ran.err, ran.out);
    serde_json::from_str(&ran.out).expect("the report is JSON")
}

/// The longest silence: its days, and where it begins and ends in UTC.
fn silence(report: &Value) -> Value {
    let silence = &report["accounts"][0]["silence"];
    let time = |name: &str| silence[name].as_str().unwrap_or_default().get(..10);
    if silence.is_null() {
        Value::Null
    } else {
        json!([silence["length"], time("from"), time("until")])
    }
}

/// The rules that the account breaks.
fn broken(report: &Value) -> Vec<&str> {
    let findings = report["accounts"][0]["account_findings"].as_array().expect("it is a list");
    findings.iter().filter_map(|finding| finding["rule"].as_str()).collect()
}

/// A table of posts at these times, each with a text.
fn table(posts: &[(String, &str)]) -> String {
    let mut table = "id,created_at,account,text\n".to_owned();
    for (number, (time, text)) in posts.iter().enumerate() {
        let _ = writeln!(table, "{number},{time},havn,{text} nummer {number}");
    }
    table
}

/// A post on each of these days of a month.
fn days(month: u8, days: std::ops::RangeInclusive<u8>) -> Vec<(String, &'static str)> {
    days.map(|day| (format!("2026-{month:02}-{day:02}T10:00:00Z"), "Nyt")).collect()
}

#[test]
fn a_silence_ends_on_the_last_day_of_the_period() {
    // From 2 October to 31 December: 29 + 30 + 31 days.
    let posts = table(&days(10, 1..=2));
    let until = report(&posts, "--since 2026-07 --until 2026-12-31 --at 2027-02-01T09:00");
    assert_eq!(silence(&until), json!([90, "2026-10-02", "2026-12-31"]));
    let day = report(
        &table(&days(3, 29..=29)),
        "--since 2026-03-29 --until 2026-03-29 --at 2027-02-01T09:00",
    );
    assert_eq!(silence(&day), json!([0, "2026-03-29", "2026-03-29"]));
}

#[test]
fn no_silence_is_counted_into_the_future() {
    let posts = table(&[days(9, 1..=20), days(9, 28..=28)].concat());
    // On 30 September, two days without a post have passed; the eight before are more.
    let now = report(&posts, "--since 2026-07 --until 2027-06 --at 2026-09-30T12:00");
    assert_eq!(silence(&now), json!([8, "2026-09-20", "2026-09-28"]));
    let later = report(&posts, "--since 2026-07 --until 2027-06 --at 2026-10-08T12:00");
    assert_eq!(silence(&later), json!([10, "2026-09-28", "2026-10-08"]));
}

#[test]
fn a_post_without_a_time_may_be_in_a_silence_of_the_period() {
    let timed = [days(1, 1..=10), days(4, 20..=29)].concat();
    let untimed = [timed.clone(), vec![(String::new(), "Nyt fra februar")]].concat();
    for arguments in ["", "--since 2026"] {
        assert_eq!(
            silence(&report(&table(&timed), arguments)),
            json!([100, "2026-01-10", "2026-04-20"])
        );
        let unknown = report(&table(&untimed), arguments);
        assert_eq!(silence(&unknown), Value::Null, "{arguments}");
        assert!(!broken(&unknown).contains(&"dialog/silent-account"), "{arguments}");
    }
}

#[test]
fn a_post_without_a_time_matters_where_it_could_turn_a_verdict() {
    let with = |links: usize, untimed: usize| {
        let mut posts = [days(1, 1..=20), days(2, 1..=20)].concat();
        posts.iter_mut().take(links).for_each(|(_, text)| *text = "Se https://havn.dk/nyt");
        posts.extend(vec![(String::new(), "Mere"); untimed]);
        table(&posts)
    };
    // None of 40 posts has a link: the 41st cannot make it a quarter.
    for arguments in ["", "--since 2026"] {
        assert_eq!(broken(&report(&with(0, 1), arguments)), ["account/few-links"], "{arguments}");
        // 9 of 40 are less than a quarter; with two more it might be 11 of 42.
        assert_eq!(broken(&report(&with(9, 0), arguments)), ["account/few-links"], "{arguments}");
        assert!(broken(&report(&with(9, 2), arguments)).is_empty(), "{arguments}");
    }
}

#[test]
fn a_share_that_is_known_of_a_few_posts_breaks_no_limit() {
    let rules = "rules: {account/few-pictures: {severity: warning, check: {limit: {min: 0.6, over: 900d, least: 20}}}}\n";
    // Of 20 posts, 10 have a picture; of `unknown` more, nobody knows it.
    let posts = |unknown: usize| {
        let mut posts = String::new();
        for number in 0..20 + unknown {
            let media = match number {
                0..10 => r#","media":[{"type":"photo"}]"#,
                10..20 => r#","media":[]"#,
                _ => "",
            };
            let (month, day) = (1 + number / 28, 1 + number % 28);
            let _ = writeln!(
                posts,
                r#"{{"id":"{number}","account":"havn","created_at":"2026-{month:02}-{day:02}T10:00:00Z","text":"Nyt nummer {number}"{media}}}"#
            );
        }
        posts
    };
    let ran = |unknown: usize, format: &str| {
        let folder = folder(&[("tweetlint.yaml", rules), ("posts.ndjson", &posts(unknown))]);
        let command =
            format!("audit --format {format} --lang en --select account/few-pictures posts.ndjson");
        run(tweetlint(&command).current_dir(folder.path())).out
    };
    let report =
        |unknown| serde_json::from_str::<Value>(&ran(unknown, "json")).expect("it is JSON");
    assert_eq!(broken(&report(0)), ["account/few-pictures"]);
    assert_eq!(broken(&report(19)), ["account/few-pictures"]);
    let few = report(60);
    assert!(broken(&few).is_empty());
    let share = &few["accounts"][0]["metrics"]["media-share"];
    assert_eq!(
        [&share["value"], &share["of"], &share["unknown"]],
        [&json!(0.5), &json!(20), &json!(60)]
    );
    assert!(ran(60, "text").contains("10 of 20, 60 unknown"), "{}", ran(60, "text"));
    let page = ran(60, "html");
    assert!(page.contains("it is known of only 20 of 80"), "{page}");
    assert!(ran(19, "html").contains("have a picture or video, as far as is known (of 20 of 39)"));
}

#[test]
fn rules_about_words_say_nothing_of_other_languages() {
    let posts = |lang: &str, text: &str| {
        let post = |number: usize| {
            let day = 1 + number % 28;
            format!(
                r#"{{"id":"{number}","account":"havn","created_at":"2026-03-{day:02}T1{}:00:00Z","lang":"{lang}","text":"{text}"}}"#,
                number / 28
            )
        };
        (0..30).map(post).collect::<Vec<_>>().join("\n")
    };
    let share = |lang: &str, text: &str| {
        let folder = folder(&[("posts.ndjson", &posts(lang, text))]);
        let ran = run(tweetlint("audit --format json posts.ndjson").current_dir(folder.path()));
        let report: Value = serde_json::from_str(&ran.out).expect("it is JSON");
        let metrics = &report["accounts"][0]["metrics"];
        ["admonition-share", "emergency-invite-share"].map(|name| {
            json!([metrics[name]["count"], metrics[name]["of"], metrics[name]["unknown"]])
        })
    };
    let german = share("de", "Denkt an das Licht am Fahrrad, wenn es dunkel wird.");
    assert_eq!(german, [json!([0, 0, 30]), json!([0, 0, 30])]);
    let danish = share("da", "Husk lys på cyklen, når det bliver mørkt.");
    assert_eq!(danish, [json!([30, 30, 0]), json!([0, 30, 0])]);
}
