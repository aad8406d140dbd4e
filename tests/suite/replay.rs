//! `audit --against`: the changes are the difference of two runs of `check`, and the
//! output is the same bytes on any number of threads.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Ran, folder, run, tweetlint, write};

/// Posts whose findings change, counted by hand below.
const POSTS: &str = r#"
- {id: a, account: havn, publish_at: 2026-01-05T09:00, text: "Læs mere om havnen på vores hjemmeside"}
- {id: b, account: havn, publish_at: 2026-01-06T09:00, text: "Vi åbner havnen nu!!!! Kom og se"}
- {id: c, account: havn, publish_at: 2026-02-07T09:00, text: "Læs mere om broen på vores hjemmeside. Vi åbner broen nu!!!!"}
- {id: d, account: havn, publish_at: 2026-02-08T09:00, text: "Havnen er åben i dag."}
"#;

#[track_caller]
fn audit(folder: &TempDir, arguments: &str) -> Ran {
    run(tweetlint(&format!("audit {arguments}")).current_dir(folder.path()))
}

#[track_caller]
fn report(folder: &TempDir, arguments: &str) -> Value {
    let ran = audit(folder, &format!("--format json {arguments}"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.out).expect("the report is JSON")
}

/// The report of a run that has notes about accounts that are not listed.
fn json_of(folder: &TempDir, arguments: &str) -> Value {
    let ran = audit(folder, &format!("--format json {arguments}"));
    serde_json::from_str(&ran.out).expect("the report is JSON")
}

/// The changes of posts, as `id rule before after`.
fn changes(report: &Value) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let changes = report["changes"].as_array().expect("it is a list").iter();
    let fields = ["id", "rule", "before", "after"];
    changes.map(|change| fields.map(|field| word(&change[field])).join(" ")).collect()
}

#[test]
fn changes_are_those_counted_by_hand() {
    let folder = folder(&[
        ("posts.yaml", POSTS),
        ("old.yaml", "rules: {link/missing: warning, tone/shouting: warning}"),
        ("new.yaml", "rules: {link/missing: error, tone/shouting: off}"),
    ]);
    let both = "--rulebook old.yaml --against new.yaml posts.yaml";
    let replay = report(&folder, both);
    let expected = [
        "a link/missing warning error",
        "b tone/shouting warning -",
        "c link/missing warning error",
        "c tone/shouting warning -",
    ];
    assert_eq!(changes(&replay), expected);
    let counts = ["posts", "changed_posts", "stricter", "milder"].map(|name| &replay[name]);
    assert_eq!(counts, [4, 3, 2, 1].map(|count| json!(count)).each_ref());
    let rules = json!([
        {"rule": "link/missing", "title": replay["rules"][0]["title"], "new": 0, "gone": 0, "higher": 2, "lower": 0, "posts": 2},
        {"rule": "tone/shouting", "title": replay["rules"][1]["title"], "new": 0, "gone": 2, "higher": 0, "lower": 0, "posts": 2},
    ]);
    assert_eq!(replay["rules"], rules);
    // The other way round, what was gone is new.
    let back = report(&folder, "--rulebook new.yaml --against old.yaml posts.yaml");
    assert_eq!(changes(&back)[1], "b tone/shouting - warning");
    // Only posts of the period.
    let january = report(&folder, &format!("{both} --until 2026-01"));
    assert_eq!(changes(&january), expected[..2]);
    // A rulebook changes nothing against itself.
    let same = audit(&folder, "--rulebook old.yaml --against old.yaml --lang en posts.yaml");
    assert_eq!(
        same.out,
        "4 posts of 1 account; findings change in 0, of which 0 are judged more strictly and 0 more mildly\n"
    );
}

#[test]
fn changes_are_the_difference_of_two_checks() {
    let rulebooks = ["fixtures/audit/tweetlint.yaml", "fixtures/audit/new-rules.yaml"];
    let found = rulebooks.map(|rulebook| {
        let ran = run(&mut tweetlint(&format!(
            "check --format json --rulebook {rulebook} fixtures/audit"
        )));
        let check: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
        let findings = check["findings"].as_array().expect("it is a list").iter();
        let one = |finding: &Value| {
            let place = ["file", "line", "column"].map(|key| finding["location"][key].to_string());
            let place = place.join(" ") + " " + &finding["rule"].to_string();
            (place, finding["severity"].to_string())
        };
        findings.map(one).collect::<BTreeSet<_>>()
    });
    let ran = run(&mut tweetlint(&format!(
        "audit --format json --rulebook {} --against {} fixtures/audit",
        rulebooks[0], rulebooks[1]
    )));
    // The second rulebook makes few links an error, so the audit fails.
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let replay: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    let sides = ["before", "after"].map(|side| {
        let changes = replay["changes"].as_array().expect("it is a list").iter();
        let there = changes.filter(|change| !change[side].is_null());
        let one = |change: &Value| {
            let place = ["file", "line", "column", "rule"].map(|key| change[key].to_string());
            (place.join(" "), change[side].to_string())
        };
        there.map(one).collect::<BTreeSet<_>>()
    });
    let only = |at: usize| found[at].difference(&found[1 - at]).cloned().collect::<BTreeSet<_>>();
    assert!(30 < only(0).len(), "there is something to compare");
    assert_eq!(sides, [only(0), only(1)]);
}

#[test]
fn findings_about_accounts_change_too() {
    let post = |day| {
        format!(
            "- {{account: x, publish_at: 2026-01-{day:02}T09:00, text: Nyt nummer {day} er ude}}\n"
        )
    };
    let posts = (1..=25).map(post).collect::<Vec<_>>().concat();
    let folder = folder(&[
        ("posts.yaml", &posts),
        (
            "new.yaml",
            "rules: {account/few-links: warning, dialog/low-share: off, account/few-reposts: info}",
        ),
        ("failing.yaml", "rules: {account/few-links: error}"),
    ]);
    let replay = report(&folder, "--against new.yaml posts.yaml");
    let accounts = replay["accounts"].as_array().expect("it is a list").iter();
    let accounts: Vec<Value> =
        accounts.map(|one| json!([one["rule"], one["before"], one["after"]])).collect();
    let expected = [
        json!(["dialog/low-share", "info", null]),
        json!(["account/few-links", "info", "warning"]),
        json!(["account/few-reposts", null, "info"]),
    ];
    assert_eq!(accounts, expected);
    // The exit code is that of an audit with the second rulebook.
    let codes = ["--against failing.yaml", "--rulebook failing.yaml --against new.yaml"];
    let codes = codes.map(|flags| audit(&folder, &format!("{flags} posts.yaml")).code);
    assert_eq!(codes, [Some(1), Some(0)]);
}

/// One handle on two platforms is two accounts.
#[test]
fn a_change_names_the_platform() {
    let post = |platform: &str, id: &str| {
        format!(
            "- {{id: {id}, account: havn, platform: {platform}, publish_at: 2026-01-05T09:00, text: \"Vi åbner havnen nu!!!!\"}}\n"
        )
    };
    let posts = post("x", "a") + &post("facebook", "b");
    let new = "rules: {tone/shouting: off, account/few-links: {check: {limit: {least: 1}}}}";
    let folder = folder(&[("posts.yaml", &posts), ("new.yaml", new)]);
    let csv = audit(&folder, "--against new.yaml --format csv posts.yaml").out;
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!((rows[0].last(), rows[0].len()), (Some(&"platform"), 13));
    let named: Vec<_> = rows[1..].iter().map(|row| [row[3], row[6], row[row.len() - 1]]).collect();
    let expected = [
        ["a", "tone/shouting", "x"],
        ["b", "tone/shouting", "facebook"],
        ["", "account/few-links", "facebook"],
        ["", "account/few-links", "x"],
    ];
    for row in expected {
        assert!(named.contains(&row), "{csv}");
    }
    let changes = report(&folder, "--against new.yaml posts.yaml")["changes"].clone();
    assert_eq!(
        [&changes[0]["platform"], &changes[1]["platform"]],
        [&json!("x"), &json!("facebook")]
    );
    for format in ["text", "markdown"] {
        let shown = audit(&folder, &format!("--against new.yaml --format {format} posts.yaml")).out;
        assert!(shown.contains("@havn (X)") && shown.contains("@havn (Facebook)"), "{shown}");
    }
}

/// Who only writes to listed accounts is not audited: neither are changes in these posts counted,
/// nor is one account taken for another if only one rulebook lists accounts.
#[test]
fn people_who_ask_are_not_counted() {
    let posts = "- {id: q1, account: anna, publish_at: 2026-01-04T09:00, text: \"@havn Hvornår åbner I!!!!\"}\n\
                 - {id: h1, account: havn, publish_at: 2026-01-05T09:00, text: \"Vi åbner havnen nu!!!!\"}\n\
                 - {id: o1, account: bo, publish_at: 2026-01-05T10:00, text: \"@havn Åbn den nu!!!!\"}\n\
                 - {id: o2, account: bo, publish_at: 2026-01-06T09:00, text: Solen skinner i dag}\n";
    let limit = "account/few-links: {check: {limit: {least: 1}}}";
    let listed = format!("accounts: {{havn: {{name: Havnen}}}}\nrules: {{{limit}}}\n");
    let folder = folder(&[
        ("posts.yaml", posts),
        ("listed.yaml", &listed),
        ("new.yaml", &format!("extends: [listed.yaml]\nrules: {{tone/shouting: off, {limit}}}\n")),
        ("all.yaml", &format!("rules: {{{limit}}}\n")),
    ]);
    let replay = json_of(&folder, "--rulebook listed.yaml --against new.yaml posts.yaml");
    assert_eq!((&replay["posts"], &replay["changed_posts"]), (&json!(3), &json!(2)));
    assert_eq!((&replay["rules"][0]["gone"], &replay["rules"][0]["posts"]), (&json!(2), &json!(2)));
    let text = audit(&folder, "--rulebook listed.yaml --against new.yaml --lang en posts.yaml").out;
    assert!(text.contains("@havn") && text.contains("@bo") && !text.contains("@anna"), "{text}");
    // In the list of every change, those of accounts that nobody lists come last.
    let accounts = |replay: &Value| -> Vec<Value> {
        let changes = replay["changes"].as_array().expect("it is a list").iter();
        changes.map(|change| change["account"].clone()).collect()
    };
    assert_eq!(accounts(&replay), ["havn", "bo"]);
    let swapped = posts.lines().rev().collect::<Vec<_>>().join("\n");
    write(&folder, "swapped.yaml", &swapped);
    let flags = "--rulebook listed.yaml --against new.yaml swapped.yaml";
    assert_eq!(accounts(&json_of(&folder, flags)), ["havn", "bo"]);
    let csv = audit(&folder, &format!("{flags} --format csv")).out;
    assert!(csv.contains(",bo,") && csv.contains(",havn,") && !csv.contains("anna"), "{csv}");
    // Without the list, anna is audited as well; what is said of the others stays.
    let replay = json_of(&folder, "--rulebook listed.yaml --against all.yaml posts.yaml");
    let accounts = replay["accounts"].as_array().expect("it is a list");
    let named: Vec<_> =
        accounts.iter().map(|one| json!([one["account"], one["rule"], one["before"]])).collect();
    assert_eq!(named, [json!(["anna", "account/few-links", null])]);
}

#[test]
fn a_rule_may_be_in_one_rulebook_only() {
    let own = "rules:\n  havn/bro:\n    severity: warning\n    title: {da: Ordet bro}\n    why: {da: Sådan.}\n    check: {forbid: {words: [broen]}}\n    examples: {bad: [\"‹broen›\"], good: [havn]}\n";
    let folder = folder(&[("posts.yaml", POSTS), ("new.yaml", own)]);
    let replay = report(&folder, "--against new.yaml --select havn/bro posts.yaml");
    assert_eq!(changes(&replay), ["c havn/bro - warning"; 2]);
    let ran = audit(&folder, "--against new.yaml --select havn/broen posts.yaml --lang en");
    assert!(ran.code == Some(2) && ran.err.contains("did you mean"), "{}", ran.err);
}

#[test]
fn accounts_that_the_rulebook_does_not_list_are_noted() {
    let folder = folder(&[
        ("posts.yaml", POSTS),
        ("old.yaml", "accounts: {haven: {profile: police}}"),
        ("new.yaml", "rules: {tone/shouting: off}"),
    ]);
    let ran = audit(&folder, "--rulebook old.yaml --against new.yaml --lang en posts.yaml");
    assert!(ran.err.contains("the rulebook does not list the account `havn`"), "{}", ran.err);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let window = "- {id: brand, kind: crisis, level: major, from: 2026-01-05T08:00Z, until: 2026-01-05T12:00Z, lead: {handles: [politi]}, topics: [brand], title: Brand}\n";
    let folder = folder(&[
        ("posts.yaml", POSTS),
        ("windows.yaml", window),
        ("new.yaml", "windows: windows.yaml"),
        ("wrong.yaml", "rules: {link/mising: error}"),
    ]);
    let ran = audit(&folder, "--against new.yaml --lang en posts.yaml");
    assert!(ran.err.contains("different windows"), "{}", ran.err);
    let ran = audit(&folder, "--against new.yaml --windows windows.yaml --lang en posts.yaml");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let ran = audit(&folder, "--against wrong.yaml --lang en posts.yaml");
    assert!(ran.code == Some(2) && ran.err.contains("wrong.yaml:1:"), "{}", ran.err);
    let ran = audit(&folder, "--against missing.yaml --lang en posts.yaml");
    assert!(ran.code == Some(2) && ran.err.contains("missing.yaml"), "{}", ran.err);
}

#[test]
fn threads_change_no_byte_and_nothing_is_a_formula() {
    let post = |number: usize| {
        json!({"id": format!("=1+{number}"), "account": "x", "text": format!("Læs mere om havnen på vores hjemmeside!!!! Nr. {number}, cpr 111111-0006"),
            "created_at": "2026-01-01T09:00:00Z"})
        .to_string()
            + "\n"
    };
    let posts: String = (0..1_500).map(post).collect();
    let new = "rules: {link/missing: error, tone/shouting: off, privacy/cpr: info}";
    let folder = folder(&[("posts.ndjson", &posts), ("new.yaml", new)]);
    for format in ["text", "csv", "json", "markdown"] {
        let all = [1, 2].map(|jobs| {
            audit(&folder, &format!("--against new.yaml --jobs {jobs} --format {format} .")).out
        });
        assert_eq!(all[0], all[1], "{format}");
        assert!(all[0].len() > 500 && !all[0].contains("0006"), "{format}");
        assert!(format != "csv" || !all[0].contains(",=1"), "{format}");
    }
}

#[test]
fn drafts_of_later_are_left_out_and_notes_are_those_of_an_audit() {
    let later = "- {id: e, account: havn, publish_at: 2027-05-08T09:00, text: \"Læs mere om havnen på vores hjemmeside\"}\n";
    let posts = POSTS.to_owned() + later;
    let folder = folder(&[
        ("posts.yaml", &*posts),
        ("old.yaml", "rules: {link/missing: warning, tone/shouting: warning}"),
        ("new.yaml", "rules: {link/missing: error, tone/shouting: off}"),
    ]);
    let both = "--rulebook old.yaml --against new.yaml posts.yaml --lang en --at 2026-12-31T12:00";
    let ran = audit(&folder, &format!("--format json {both}"));
    let replay: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    assert_eq!((&replay["posts"], changes(&replay).len()), (&json!(4), 4));
    assert!(ran.err.contains("1 draft is planned for later"), "{}", ran.err);
    let empty = audit(&folder, &format!("{both} --since 2026-03"));
    assert_eq!(empty.code, Some(2), "{}", empty.err);
    assert!(empty.err.contains("@havn has no posts in the period"), "{}", empty.err);
}
