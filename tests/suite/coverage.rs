//! What a rulebook covers: the program says if no rule applies to any post, and names
//! the accounts that the rulebook does not list.

use std::fs;

use tempfile::TempDir;

use crate::program::{Ran, run, tweetlint};

/// A folder with a rulebook and drafts.
fn folder(rulebook: &str, drafts: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("tweetlint.yaml"), rulebook).expect("there is room");
    fs::write(folder.path().join("drafts.yaml"), drafts).expect("there is room");
    folder
}

fn go(folder: &TempDir, arguments: &str) -> Ran {
    run(tweetlint(arguments).current_dir(folder.path()))
}

/// A key `rules` that turns every built-in rule off.
fn all_off(folder: &TempDir) -> String {
    let listed = go(folder, "rules --color never").out;
    let ids = listed.lines().filter_map(|line| line.split_whitespace().next());
    let ids = ids.filter(|id| id.contains('/')).map(|id| format!("{id}: off"));
    format!("{{{}}}", ids.collect::<Vec<_>>().join(", "))
}

#[test]
fn a_rulebook_with_every_rule_off_checks_nothing() {
    let folder = folder("language: en\n", "- {text: hej, scheduled: true}\n");
    let off = all_off(&folder);
    fs::write(folder.path().join("tweetlint.yaml"), format!("rules: {off}\n")).expect("it fits");
    let audited = go(&folder, "audit drafts.yaml --account havneby");
    assert_eq!(audited.code, Some(2), "{audited:?}");
    assert!(audited.err.contains("no rule applies to any of these posts"), "{}", audited.err);
    for command in ["check drafts.yaml --format json", "queue drafts.yaml --format json"] {
        let ran = go(&folder, command);
        assert_eq!(ran.code, Some(2), "{command}: {ran:?}");
        assert!(ran.err.contains("no rule applies to any of these posts"), "{}", ran.err);
        let report: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
        assert_eq!(report["problems"].as_array().map(Vec::len), Some(1), "{}", ran.out);
    }
}

#[test]
fn an_account_with_every_rule_off_is_not_checked() {
    let folder = folder("language: en\n", "");
    let off = all_off(&folder);
    let rulebook = format!("accounts:\n  quiet: {{rules: {off}}}\n  loud:\n");
    fs::write(folder.path().join("tweetlint.yaml"), rulebook).expect("it fits");
    let (quiet, loud) = ("- {account: quiet, text: hej}\n", "- {account: loud, text: hej}\n");
    for (drafts, expected) in [(quiet, 2), (loud, 0), (&*format!("{quiet}{loud}"), 0)] {
        fs::write(folder.path().join("drafts.yaml"), drafts).expect("there is room");
        assert_eq!(go(&folder, "check drafts.yaml").code, Some(expected), "{drafts}");
    }
    fs::write(folder.path().join("drafts.yaml"), "- text: hej\n").expect("there is room");
    assert_eq!(go(&folder, "check drafts.yaml --account quiet").code, Some(2));
}

#[test]
fn a_selection_without_a_rule_checks_nothing() {
    let folder = folder("language: en\n", "- text: hej\n");
    let groups = go(&folder, "rules --color never").out;
    let groups = groups.lines().filter_map(|line| Some(line.trim().split_once('/')?.0.to_owned()));
    let mut groups: Vec<String> = groups.filter(|group| !group.contains(' ')).collect();
    groups.sort();
    groups.dedup();
    for arguments in
        ["--select tone --ignore tone".to_owned(), format!("--ignore {}", groups.join(","))]
    {
        let ran = go(&folder, &format!("check drafts.yaml {arguments}"));
        assert_eq!(ran.code, Some(2), "{arguments}: {ran:?}");
    }
}

/// A rule for another profile says nothing about these posts.
#[test]
fn a_selected_rule_of_another_profile_checks_nothing() {
    let rule = "rules:\n  a/b:\n    title: T\n    why: W\n    severity: error\n    when: {profile: [police]}\n    check: {forbid: {words: [x]}}\n    examples: {bad: [x], good: [y]}\n";
    let folder = folder(rule, "- text: x\n");
    let ran = go(&folder, "check drafts.yaml --select a/b");
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!(go(&folder, "check drafts.yaml").code, Some(0));
}

const LISTED: &str =
    "language: en\naccounts:\n  fjordager_kom:\n  fjordager_bib: {profile: leader}\n";

#[test]
fn an_unlisted_account_is_named_once() {
    let drafts = "- {account: fjordager_kmo, text: hej}\n- {account: Fjordager_Kom, text: hej}\n\
                  - {account: fjordager_kmo, text: hej igen}\n- {account: somebody, text: hej}\n\
                  - {account: fjordager_kmo, text: hej}\n- text: hej\n";
    let folder = folder(LISTED, drafts);
    let ran = go(&folder, "check drafts.yaml");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    insta::assert_snapshot!(ran.err, @r"
    note: the rulebook does not list the account `fjordager_kmo`
      ──[drafts.yaml]
      help: did you mean `fjordager_kom`?
    note: the rulebook does not list the account `somebody`
      ──[drafts.yaml]
      help: its posts follow profile common; correct the handle, or list it under `accounts`
    ");
}

#[test]
fn the_account_of_the_command_line_is_looked_up_too() {
    let folder = folder(LISTED, "- text: hej\n");
    let ran = go(&folder, "check drafts.yaml --account fjordager_bbi");
    assert!(ran.err.contains("did you mean `fjordager_bib`?"), "{}", ran.err);
    let ran = go(&folder, "queue drafts.yaml --account fjordager_bbi");
    assert!(ran.err.contains("did you mean `fjordager_bib`?"), "{}", ran.err);
}

#[test]
fn a_rulebook_without_accounts_expects_none() {
    let folder = folder("language: en\n", "- {account: somebody, text: hej}\n");
    assert_eq!(go(&folder, "check drafts.yaml").err, "");
    fs::write(folder.path().join("tweetlint.yaml"), LISTED).expect("there is room");
    let with_profile = "- {account: somebody, profile: police, text: hej}\n";
    fs::write(folder.path().join("drafts.yaml"), with_profile).expect("there is room");
    assert_eq!(go(&folder, "check drafts.yaml").err, "");
}

#[test]
fn many_unlisted_accounts_are_counted() {
    let draft = |number| format!("- {{account: stranger_{number}, text: hej}}\n");
    let drafts: String = (0..40).map(draft).collect();
    let folder = folder(LISTED, &drafts);
    let one = go(&folder, "check drafts.yaml --jobs 1").err;
    assert_eq!(one.matches("does not list the account").count(), 10, "{one}");
    assert!(one.contains("30 more accounts are not listed"), "{one}");
    assert_eq!(go(&folder, "check drafts.yaml --jobs 4").err, one);
}

/// A number of threads that no machine has is no reason to start them.
#[cfg(target_os = "linux")]
#[test]
fn threads_are_limited() {
    let folder = folder("language: en\n", "- text: hej\n");
    let mut command = tweetlint("check - --input-format ndjson --jobs 5000");
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::null());
    let mut child = command.current_dir(folder.path()).spawn().expect("the program starts");
    std::thread::sleep(std::time::Duration::from_millis(500));
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).expect("it runs");
    child.kill().expect("it runs");
    child.wait().expect("it has ended");
    let threads = status.lines().find_map(|line| line.strip_prefix("Threads:"));
    let threads: usize = threads.and_then(|count| count.trim().parse().ok()).expect("it is there");
    assert!(threads <= 300, "{threads} threads");
    for jobs in ["18446744073709551615", "5000"] {
        let ran = go(&folder, &format!("check drafts.yaml --jobs {jobs}"));
        assert_eq!(ran.code, Some(0), "{jobs}: {ran:?}");
    }
    assert_eq!(go(&folder, "check drafts.yaml --jobs 0").code, Some(2));
}

/// The last moments that a timestamp can have.
#[test]
fn no_time_is_too_late_for_a_command() {
    let rulebook = "language: en\nwindows: windows.yaml\n";
    let drafts = "- {text: Brand i Odense, account: x, publish_at: 9999-12-30T21:59Z}\n";
    let folder = folder(rulebook, drafts);
    let window = "- id: x\n  kind: crisis\n  level: national\n  from: 2020-01-01T00:00Z\n  \
                  until: 9999-12-30T22:00Z\n  cooldown_hours: 24\n  lead: {handles: [politi]}\n  \
                  area: [Odense]\n  topics: [brand*]\n  declared_by: {name: x, at: 2020-01-01T00:00+01:00}\n";
    fs::write(folder.path().join("windows.yaml"), window).expect("there is room");
    for command in [
        "check drafts.yaml --at 9999-12-30T21:59Z",
        "check drafts.yaml --at 9999-12-31T23:59",
        "check drafts.yaml --at -009999-01-02T02:00Z",
        "queue drafts.yaml --at 9999-12-30T21:59Z",
        "window list --all --at 9999-12-30T21:59Z",
        "window list --format json --at -009999-01-02T02:00Z",
        "window close x --at 9999-12-30T21:59Z",
        "window open --kind mourning --level national --lead politi --by x --at 9999-12-30T21:59Z",
        "window open --kind crisis --level local --lead politi --area A --topic b --by x --from 9999-12-30T21:59Z",
    ] {
        let ran = go(&folder, command);
        assert!(matches!(ran.code, Some(0..=2)), "{command}: {ran:?}");
        assert!(!ran.err.contains("panicked"), "{command}: {}", ran.err);
    }
}

#[test]
fn a_rulebook_that_is_nearer_to_some_files_is_noted() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (path, text) in [
        ("a/drafts.yaml", "- {text: hej}\n"),
        ("b/drafts.yaml", "- {text: hej}\n"),
        ("b/tweetlint.yaml", "language: da\n"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("there is room");
        fs::write(path, text).expect("there is room");
    }
    let nearer = "this rulebook is nearer to some of the files";
    for (paths, noted) in [("a b", true), ("b", false), (".", true), ("a", false)] {
        let ran = go(&folder, &format!("check --lang en {paths}"));
        assert_eq!((ran.code, ran.err.contains(nearer)), (Some(0), noted), "{paths}: {}", ran.err);
    }
    let named = go(&folder, "check --lang en --rulebook b/tweetlint.yaml a b");
    assert_eq!(named.err, "");
}
