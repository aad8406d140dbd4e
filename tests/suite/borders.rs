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
    assert_eq!(silence(march, 0), json!([50, "2026-02-10", "2026-03-31"]));
    // The limit of a rule counts the same silence as the figure.
    let rulebook = "rules: {dialog/silent-account: {severity: error, check: {limit: {max: 68, over: 3000d, least: 1}}}}";
    std::fs::write(folder.path().join("tweetlint.yaml"), rulebook).expect("it can be written");
    for (period, code) in [("--since 2026-03-01", 1), ("--since 2026-05", 0)] {
        let ran = audit(folder.path(), &format!("posts.yaml {period}"));
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{period}: {}", ran.out);
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
