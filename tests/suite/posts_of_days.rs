//! Published posts of which only the day is known: the day counts, and nobody knows the hour.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::program::{Ran, folder, run, tweetlint};

const AT: &str = "--at 2026-01-05T12:00";

/// A log of published posts with a day each, and a silence of 47 days.
fn log(state: &str) -> String {
    let head = if state.is_empty() { "Dato;Kanal;Tekst\n" } else { "Dato;Kanal;Tekst;Status\n" };
    let mut log = head.to_owned();
    for (month, days) in [(1, 28), (2, 28), (4, 17)] {
        for day in if month == 4 { 17..=28 } else { 1..=days } {
            let state = if state.is_empty() { String::new() } else { format!(";{state}") };
            let _ = writeln!(log, "{day:02}-{month:02}-2025;Facebook;Nyt nummer {day}{state}");
        }
    }
    log
}

#[track_caller]
fn audited(posts: &str, flags: &str) -> (Value, Ran) {
    let folder = folder(&[("log.csv", posts)]);
    let command = format!("audit log.csv --account vejby --lang en --format json {AT} {flags}");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    let report = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    (report, ran)
}

#[test]
fn a_log_of_days_has_months_and_silences() {
    for state in ["Udgivet", ""] {
        let (report, ran) = audited(&log(state), "");
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(
            ran.err.contains("68 published posts have a day without a time of day"),
            "{}",
            ran.err
        );
        let account = &report["accounts"][0];
        assert_eq!([&account["posts"], &account["untimed"]], [&json!(68), &json!(0)]);
        assert_eq!(account["metrics"]["silence"]["value"], 48.0);
        assert_eq!(account["months"].as_array().map(Vec::len), Some(4));
        let (period, _) = audited(&log(state), "--since 2025-02 --until 2025-02");
        assert_eq!(period["posts"], 28);
    }
}

#[test]
fn the_hour_of_such_posts_is_unknown() {
    let folder = folder(&[("log.csv", &log("Udgivet"))]);
    let page = format!("audit log.csv --account vejby --lang en --format html {AT}");
    let page = run(tweetlint(&page).current_dir(folder.path())).out;
    assert!(page.contains("1 January 2025"), "{page}");
    // There is no table of the hours of the week.
    assert!(!page.contains("id=\"hours\""), "{page}");
    // A check needs no hour either, and says so.
    let check = format!("check log.csv --account vejby --lang en {AT}");
    let ran = run(tweetlint(&check).current_dir(folder.path()));
    assert_ne!(ran.code, Some(2), "{}", ran.err);
}

#[test]
fn a_draft_still_needs_its_hour() {
    let (report, ran) = audited(
        "Dato;Kanal;Tekst;Status\n02-01-2025;Facebook;Nyt;Udgivet\n09-01-2026;Facebook;Nyt om lidt;Planlagt\n",
        "",
    );
    assert_eq!((ran.code, &report["posts"]), (Some(2), &json!(1)), "{}", ran.err);
    assert!(ran.err.contains("09-01-2026"), "{}", ran.err);
}

#[test]
fn rows_that_say_that_they_are_drafts_are_no_posts_of_an_audit() {
    let table = "Dato;Tekst;Status\n22-01-2025 10:00;Broen er åben;Udgivet\n\
        23-01-2025 10:00;Broen er lukket;Kladde\n24-01-2025 10:00;Broen er væk;Kladde (mangler billede)\n";
    let (report, ran) = audited(table, "");
    assert_eq!((ran.code, &report["posts"]), (Some(0), &json!(1)), "{}", ran.err);
    let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("2 rows say that their posts are drafts or still to come"), "{said}");
}
