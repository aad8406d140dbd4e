//! `--baseline`: findings that an earlier report contains are not reported again, and
//! all others are, however similar they look.

use tempfile::TempDir;

use crate::program::{Ran, folder, run, tweetlint, write};

const KEY: (&str, &str) = ("TWEETLINT_BASELINE_KEY", "not so secret, but long enough");

fn go(folder: &TempDir, arguments: &str, variables: &[(&str, &str)]) -> Ran {
    let mut command = tweetlint(arguments);
    command.envs(variables.iter().copied()).current_dir(folder.path());
    run(&mut command)
}

/// The number of findings in `drafts` that the report on `before` does not know.
#[track_caller]
fn new_after(folder: &TempDir, before: &str, variables: &[(&str, &str)]) -> usize {
    let check = "check --select link/insecure,privacy/cpr --format";
    let base = go(folder, &format!("{check} json {before}"), variables);
    write(folder, "base.json", &base.out);
    let ran = go(folder, &format!("{check} jsonl --baseline base.json drafts"), variables);
    assert!(ran.code < Some(2), "{ran:?}");
    ran.out.lines().count()
}

const NUMBER: &str = "- text: Borgerens personnummer er 010203-4321\n";

#[test]
fn posts_without_an_id_are_told_apart() {
    let folder = folder(&[
        ("drafts/jan.yaml", "- text: Se http://a.dk om vejen\n"),
        ("drafts/feb.yaml", "- text: Se http://a.dk om broen\n"),
    ]);
    assert_eq!(new_after(&folder, "drafts/jan.yaml", &[]), 1);
    assert_eq!(new_after(&folder, "drafts", &[]), 0);
}

#[test]
fn the_same_text_in_another_file_is_another_post() {
    let draft = "- text: Se http://a.dk om vejen\n";
    let folder = folder(&[("drafts/jan.yaml", draft), ("drafts/feb.yaml", draft)]);
    assert_eq!(new_after(&folder, "drafts/jan.yaml", &[]), 1);
}

#[test]
fn a_known_post_may_move_in_its_file() {
    let draft = "- text: Se http://a.dk om vejen\n";
    let folder = folder(&[("drafts/a.yaml", &format!("- text: Hej\n{draft}")), ("a.yaml", draft)]);
    assert_eq!(new_after(&folder, "a.yaml", &[]), 0);
    let changed =
        "- text: Se http://a.dk om vejen og meget andet, som vi lover at fortælle om i morgen\n";
    write(&folder, "drafts/a.yaml", changed);
    assert_eq!(new_after(&folder, "a.yaml", &[]), 1);
}

#[test]
fn an_own_id_names_a_post_in_every_file() {
    let draft = "- {id: vej, text: 'Se http://a.dk om vejen'}\n";
    let moved = "- {id: vej, text: 'Nu med flere ord: se http://a.dk om vejen'}\n";
    let folder = folder(&[("a.yaml", draft), ("drafts/b.yaml", moved)]);
    assert_eq!(new_after(&folder, "a.yaml", &[]), 0);
}

#[test]
fn a_personal_number_is_known_only_with_a_key() {
    let folder = folder(&[("drafts/a.yaml", NUMBER)]);
    assert_eq!(new_after(&folder, "drafts", &[]), 1);
    assert_eq!(new_after(&folder, "drafts", &[KEY]), 0);
    // With the report, but without the key, nobody can try out the four digits.
    let base = go(&folder, "check drafts --format json", &[KEY]).out;
    write(&folder, "base.json", &base);
    let again = "check drafts --select privacy/cpr --format jsonl --baseline base.json";
    let other = (KEY.0, "another key of the same length");
    assert_eq!(go(&folder, again, &[other]).out.lines().count(), 1);
    let ran = go(&folder, again, &[]);
    assert_eq!(ran.out.lines().count(), 1);
    assert!(ran.err.contains("without a key"), "{}", ran.err);
}

#[test]
fn another_personal_number_in_the_same_words_is_new() {
    for id in ["", "id: brev, "] {
        let draft = |number| format!("- {{{id}text: Borgerens personnummer er {number}}}\n");
        let folder =
            folder(&[("a.yaml", &draft("010203-4321")), ("drafts/a.yaml", &draft("010203-4330"))]);
        assert_eq!(new_after(&folder, "a.yaml", &[KEY]), 1, "{id}");
        assert_eq!(new_after(&folder, "a.yaml", &[]), 1, "{id}");
    }
}

/// A fingerprint that changed with the four masked digits would give them away.
#[test]
fn a_fingerprint_without_a_key_says_nothing_about_the_number() {
    let fingerprint = |number: &str| {
        let folder = folder(&[("a.yaml", &NUMBER.replace("010203-4321", number))]);
        let ran = go(&folder, "check a.yaml --select privacy/cpr --format sarif", &[]);
        let report: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
        report["runs"][0]["results"][0]["partialFingerprints"].to_string()
    };
    assert_eq!(fingerprint("010203-4321"), fingerprint("010203-4330"));
}

#[test]
fn a_short_key_is_refused() {
    let folder = folder(&[("drafts/a.yaml", NUMBER)]);
    let ran = go(&folder, "check drafts", &[(KEY.0, "short")]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("at least 16 characters"), "{}", ran.err);
    assert!(!ran.err.contains("short\n"), "{}", ran.err);
}

#[test]
fn a_report_can_be_the_baseline_of_every_later_run() {
    let folder = folder(&[("drafts/a.yaml", "- text: Se http://a.dk om vejen\n")]);
    let check = "check drafts --select link/insecure --fail-on info --format json";
    let mut report = go(&folder, check, &[]).out;
    for _ in 0..4 {
        write(&folder, "base.json", &report);
        let ran = go(&folder, &format!("{check} --baseline base.json"), &[]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        report = ran.out;
    }
    write(&folder, "drafts/a.yaml", "- text: Se http://b.dk om broen\n");
    let ran = go(&folder, &format!("{check} --baseline base.json"), &[]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
}

/// A baseline of the version that took posts without an id for each other: its findings in posts with
/// an id are still known, and the others are reported with a note.
#[test]
fn an_old_baseline_knows_posts_with_an_id() {
    let old = r#"{"rule":"link/insecure","fingerprint":"52b8fdd3a2ad5067"}
{"rule":"privacy/cpr","fingerprint":"3f29ba268a0342ae"}
"#;
    let folder = folder(&[
        ("drafts/a.yaml", "- {id: vej, text: 'Se http://a.dk om vejen'}\n"),
        ("drafts/b.yaml", NUMBER),
        ("old.jsonl", old),
    ]);
    let ran = go(&folder, "check drafts --select link/insecure --format jsonl", &[]);
    assert_eq!(ran.out.lines().count(), 1, "{ran:?}");
    let check = "check drafts --select link/insecure,privacy/cpr --fail-on warning --baseline old.jsonl --format jsonl";
    let ran = go(&folder, check, &[KEY]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert_eq!(ran.out.lines().count(), 1, "{ran:?}");
    assert!(ran.out.contains("privacy/cpr"), "{ran:?}");
    assert!(ran.err.contains("from an earlier version"), "{ran:?}");
}
