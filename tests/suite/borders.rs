//! What the border of a period does not cut: a silence belongs whole to the period in which it
//! ends, counted by hand.

use std::path::Path;

use serde_json::{Value, json};

use crate::program::{Ran, folder, run, tweetlint};

#[track_caller]
fn audit(folder: &Path, arguments: &str) -> Ran {
    run(tweetlint(&format!("audit {arguments}")).current_dir(folder))
}

/// The report on each of the periods.
#[track_caller]
fn periods(folder: &Path, arguments: &str) -> Vec<Value> {
    let ran = audit(folder, &format!("{arguments} --format json"));
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    report["periods"].as_array().cloned().unwrap_or_else(|| vec![report])
}

/// The longest silence of an account: its days, and where it begins and ends.
fn silence(report: &Value, account: usize) -> Value {
    let silence = &report["accounts"][account]["silence"];
    let day = |name: &str| silence[name].as_str().unwrap_or_default().get(..10);
    json!([silence["length"], day("from"), day("until")])
}

/// A post of an account on a day.
fn post(account: &str, day: &str) -> String {
    format!("- {{account: {account}, publish_at: {day}T09:00Z, text: Nyt fra havnen}}\n")
}

#[test]
fn a_silence_belongs_whole_to_the_period_in_which_it_ends() {
    let days = ["2026-01-10", "2026-02-10", "2026-04-20", "2026-05-02"];
    let posts: String = days.map(|day| post("x", day)).concat();
    let folder = folder(&[("posts.yaml", &posts)]);
    let whole = json!([69, "2026-02-10", "2026-04-20"]);
    let since = &periods(folder.path(), "posts.yaml --since 2026-03-01")[0];
    assert_eq!(silence(since, 0), whole);
    // A post before the period is no post of it.
    assert_eq!((&since["posts"], &since["left_out"]), (&json!(2), &json!(2)));
    let compared = periods(folder.path(), "posts.yaml --compare 2026-01..2026-02 2026-03..2026-05");
    assert_eq!(silence(&compared[0], 0), json!([31, "2026-01-10", "2026-02-10"]));
    assert_eq!(silence(&compared[1], 0), whole);
    // One post is enough for it to end.
    assert_eq!(
        silence(&periods(folder.path(), "posts.yaml --since 2026-04 --until 2026-04")[0], 0),
        whole
    );
    // A silence that goes on counts up to the end of the period.
    let february = &periods(folder.path(), "posts.yaml --until 2026-02")[0];
    assert_eq!(silence(february, 0), json!([31, "2026-01-10", "2026-02-10"]));
    let march = &periods(folder.path(), "posts.yaml --until 2026-03")[0];
    assert_eq!(silence(march, 0), json!([49, "2026-02-10", "2026-03-31"]));
    // The limit of a rule counts the same silence as the figure.
    let rulebook = "rules: {dialog/silent-account: {severity: error, check: {limit: {max: 68, over: 3000d, least: 1}}}}";
    std::fs::write(folder.path().join("tweetlint.yaml"), rulebook).expect("it can be written");
    for (period, code) in [("--since 2026-03-01", 1), ("--since 2026-05", 0)] {
        let ran = audit(folder.path(), &format!("posts.yaml {period}"));
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{period}: {}", ran.out);
    }
}

/// Of such a silence the page says when it was, and gives no verdict: the first period has a part of
/// it that its own figure does not count.
#[test]
fn a_silence_over_the_border_is_neither_better_nor_worse() {
    let days = ["2026-01-10", "2026-01-11", "2026-05-01", "2026-05-30"];
    let folder = folder(&[("posts.yaml", &days.map(|day| post("x", day)).concat())]);
    let rulebook = "rules: {dialog/silent-account: {severity: warning, check: {limit: {max: 90, over: 365d, least: 1}}}}";
    std::fs::write(folder.path().join("tweetlint.yaml"), rulebook).expect("it can be written");
    let periods = "--compare 2026-01..2026-03 2026-04..2026-06 --select dialog/silent-account";
    let page = audit(folder.path(), &format!("posts.yaml {periods} --lang en --format html")).out;
    for said in [
        "(11 January 2026 to 1 May 2026; required: at most 90 days)",
        "cannot be judged, because a silence began before the period to which it belongs: 1 in the first period, 110 in the second",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
}

/// In parts, what is before the period is kept, too.
#[test]
fn parts_have_the_silences_that_began_before_the_period() {
    let folder = folder(&[
        ("a.yaml", &(post("x", "2026-02-10") + &post("y", "2026-05-01"))),
        ("b.yaml", &(post("x", "2026-04-20") + &post("x", "2026-01-02"))),
    ]);
    let one = audit(folder.path(), "a.yaml b.yaml --since 2026-03 --format json").out;
    for name in ["a", "b"] {
        audit(folder.path(), &format!("{name}.yaml --since 2026-03 --part {name}.tlpart"));
    }
    let merged = audit(folder.path(), "merge b.tlpart a.tlpart --format json").out;
    assert_eq!(merged, one);
    let report: Value = serde_json::from_str(&one).expect("it is JSON");
    assert_eq!(silence(&report, 0), json!([69, "2026-02-10", "2026-04-20"]));
}

/// What no account has posted is a gap of the files, whether or not the period cuts it.
#[test]
fn a_gap_of_the_files_is_none_of_a_period_only() {
    let before = ["a", "b", "c"].map(|account| post(account, "2026-02-10"));
    let after = ["a", "b", "c"].map(|account| post(account, "2026-04-20"));
    let posts = before.concat() + &after.concat() + &post("a", "2026-04-23");
    let folder = folder(&[("posts.yaml", &posts)]);
    for period in ["", "--since 2026-03", "--since 2026-04-01"] {
        let report = &periods(folder.path(), &format!("posts.yaml {period}"))[0];
        assert_eq!(silence(report, 0), json!([3, "2026-04-20", "2026-04-23"]), "{period}");
    }
    let report = &periods(folder.path(), "posts.yaml --until 2026-03")[0];
    assert_eq!(silence(report, 0), json!([1, "2026-02-10", "2026-02-11"]));
}

/// A longer period has more room for a long streak or silence, so that of a shorter one is not
/// said to be better.
#[test]
fn the_longest_streak_of_a_shorter_period_is_not_better() {
    // A post on each of 60 days of 2025, which ask nobody, and on 25 days of 2026.
    let day =
        |year: u16, number: usize| format!("{year}-{:02}-{:02}", 1 + number / 28, 1 + number % 28);
    let days =
        (0..60).map(|number| day(2025, number)).chain((0..25).map(|number| day(2026, number)));
    let posts: String = days.map(|day| post("x", &day)).collect();
    let folder = folder(&[("posts.yaml", &posts)]);
    let compare = |periods: &str, format: &str| {
        audit(folder.path(), &format!("posts.yaml --compare {periods} --lang en --format {format}"))
            .out
    };
    let row_of = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.contains(name)).unwrap_or_default();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let row = |text: &str| row_of(text, "Longest streak");
    let unlike = compare("2025 2026-01..2026-03", "text");
    assert_eq!(row(&unlike), "x Longest streak without dialogue 60 25 unknown");
    for said in ["not comparable: info[dialog/broadcast-streak] @x:", "are not equally long"] {
        assert!(unlike.contains(said), "{said}\n{unlike}");
    }
    // Other figures are compared.
    assert_eq!(row_of(&unlike, "Posts with a link"), "x Posts with a link 0% 0% =");
    let csv = compare("2025 2026-01..2026-03", "csv");
    assert!(csv.contains("\nx,x,streak,60,25,,\n"), "{csv}");
    let page = compare("2026-01..2026-03 2025", "html");
    for said in
        ["cannot be compared, because the periods are not equally long: 25 in", "A longer one has"]
    {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("class=\"trend worse\""));
    // All posts of the second period are in the shorter streak, so that it may go on outside of it.
    let whole = compare("2025-01..2025-03 2026-01..2026-03", "text");
    assert_eq!(row(&whole), "x Longest streak without dialogue 60 25 unknown");
    assert!(whole.contains("not comparable: info[dialog/broadcast-streak] @x:"), "{whole}");
    assert!(!whole.contains("equally long"), "{whole}");
    let page = compare("2026-01..2026-03 2025-01..2025-03", "html");
    let said = "all posts of a period belong to the shorter streak, which may go on outside of it: 25 in the first period, 60 in the second";
    assert!(page.contains(said), "{page}");
    // The longer one may go on, too, but is longer all the same.
    let asks = post("x", "2026-03-01").replace("havnen", "havnen?");
    std::fs::write(folder.path().join("asks.yaml"), asks).expect("it can be written");
    let compare = |format: &str| {
        let periods = "--compare 2025-01..2025-03 2026-01..2026-03 --lang en";
        audit(folder.path(), &format!("posts.yaml asks.yaml {periods} --format {format}")).out
    };
    let alike = compare("text");
    assert_eq!(row(&alike), "x Longest streak without dialogue 60 25 −35");
    assert!(alike.contains("gone: info[dialog/broadcast-streak] @x:"), "{alike}");
}
