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

const CHECK: &str = "check --select link/insecure,privacy/cpr --format";

/// Writes the report on some paths, which is the baseline of later runs.
fn write_base(folder: &TempDir, paths: &str, variables: &[(&str, &str)]) {
    let base = go(folder, &format!("{CHECK} json {paths}"), variables);
    write(folder, "base.json", &base.out);
}

/// The number of findings in `drafts` that the baseline does not know.
#[track_caller]
fn new_in_drafts(folder: &TempDir, variables: &[(&str, &str)]) -> usize {
    let ran = go(folder, &format!("{CHECK} jsonl --baseline base.json drafts"), variables);
    assert!(ran.code < Some(2), "{ran:?}");
    ran.out.lines().count()
}

/// The number of findings in `drafts` that the report on `before` does not know.
#[track_caller]
fn new_after(folder: &TempDir, before: &str, variables: &[(&str, &str)]) -> usize {
    write_base(folder, before, variables);
    new_in_drafts(folder, variables)
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
    let folder = folder(&[("drafts/a.yaml", draft)]);
    write_base(&folder, "drafts", &[]);
    write(&folder, "drafts/a.yaml", &format!("- text: Hej\n{draft}"));
    assert_eq!(new_in_drafts(&folder, &[]), 0);
    let changed =
        "- text: Se http://a.dk om vejen og meget andet, som vi lover at fortælle om i morgen\n";
    write(&folder, "drafts/a.yaml", changed);
    assert_eq!(new_in_drafts(&folder, &[]), 1);
}

#[test]
fn an_own_id_names_a_post_whose_text_changes() {
    let folder = folder(&[("drafts/a.yaml", "- {id: vej, text: 'Se http://a.dk om vejen'}\n")]);
    write_base(&folder, "drafts", &[]);
    let changed = "- {id: vej, text: 'Nu med flere ord: se http://a.dk om vejen'}\n";
    write(&folder, "drafts/a.yaml", changed);
    assert_eq!(new_in_drafts(&folder, &[]), 0);
}

/// Ids are often weekdays, or numbers of rows.
#[test]
fn the_same_id_in_another_file_is_another_post() {
    let monday = |text: &str| format!("- {{id: mandag, text: '{text} http://a.dk'}}\n");
    let folder = folder(&[
        ("drafts/uge1.yaml", &monday("Se vejen på")),
        ("drafts/uge2.yaml", &monday("Se broen på")),
        ("csv/januar.csv", "id,text\n1,Se vejen på http://a.dk\n"),
        ("drafts/februar.csv", "id,text\n1,Se broen på http://a.dk\n"),
    ]);
    assert_eq!(new_after(&folder, "drafts/uge1.yaml csv/januar.csv", &[]), 2);
    assert_eq!(new_after(&folder, "drafts", &[]), 0);
}

/// The end of a post is often the same from day to day.
#[test]
fn the_same_name_in_another_folder_is_another_file() {
    let end = "Læs mere på vores hjemmeside: http://a.dk";
    let folder = folder(&[
        ("drafts/uge1/mandag.md", &format!("Vejen er åben igen. {end}")),
        ("drafts/uge2/mandag.md", &format!("Broen er lukket. {end}")),
    ]);
    assert_eq!(new_after(&folder, "drafts/uge1", &[]), 1);
}

#[test]
fn a_renamed_file_keeps_what_is_known() {
    let folder = folder(&[
        ("drafts/a.yaml", "- {id: vej, text: 'Se http://a.dk om vejen'}\n- text: Se http://b.dk\n"),
        ("drafts/b.yaml", "- {id: bro, text: 'Se http://a.dk om broen'}\n"),
    ]);
    let check = "check drafts --select link/insecure --fail-on info --format json";
    write(&folder, "base.json", &go(&folder, check, &[]).out);
    let at = |name: &str| folder.path().join(name);
    std::fs::rename(at("drafts/a.yaml"), at("drafts/c.yaml")).expect("it is there");
    let check = format!("{check} --baseline base.json");
    let ran = go(&folder, &check, &[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    // What the first run after it knows, the next one knows, too.
    write(&folder, "base.json", &ran.out);
    std::fs::rename(at("drafts/c.yaml"), at("drafts/d.yaml")).expect("it is there");
    assert_eq!(go(&folder, &check, &[]).code, Some(0));
    // Another text under the same id is new, and so is a copy beside the old file.
    write(&folder, "drafts/d.yaml", "- {id: vej, text: 'Se http://a.dk om alle de andre'}\n");
    assert_eq!(go(&folder, &check, &[]).code, Some(1));
    std::fs::remove_file(at("drafts/d.yaml")).expect("it is there");
    std::fs::copy(at("drafts/b.yaml"), at("drafts/e.yaml")).expect("there is room");
    assert_eq!(go(&folder, &check, &[]).code, Some(1));
}

/// A file has one name, from whichever folder it is checked.
#[test]
fn the_folder_of_the_repository_is_where_names_begin() {
    let folder = folder(&[
        (".git/HEAD", ""),
        ("plan/uge1/a.yaml", "- {id: vej, text: 'Se http://a.dk om vejen'}\n"),
        ("plan/uge2/a.yaml", "- {id: vej, text: 'Se http://a.dk om broen'}\n"),
    ]);
    let check = "--select link/insecure --fail-on info --format json";
    write(&folder, "base.json", &go(&folder, &format!("check plan/uge1 {check}"), &[]).out);
    let inside = |path: &str| {
        let arguments = format!("check a.yaml {check} --baseline ../../base.json");
        run(tweetlint(&arguments).current_dir(folder.path().join(path))).code
    };
    assert_eq!((inside("plan/uge1"), inside("plan/uge2")), (Some(0), Some(1)));
}

#[test]
fn a_second_breach_of_the_same_words_is_new() {
    for id in ["", "id: vej, "] {
        let draft = |text: &str| format!("- {{{id}text: '{text}'}}\n");
        let once = draft("Se http://a.dk om vejen");
        let twice =
            draft("Se http://a.dk om vejen, og så http://a.dk om alt det, der er nyt på broen");
        let folder = folder(&[("drafts/a.yaml", &once)]);
        write_base(&folder, "drafts", &[]);
        write(&folder, "drafts/a.yaml", &twice);
        assert_eq!(new_in_drafts(&folder, &[]), if id.is_empty() { 2 } else { 1 }, "{id}");
    }
}

/// A baseline of the version before files counted: each finding names its file beside the
/// fingerprint.
#[test]
fn an_older_baseline_knows_the_findings_of_its_files() {
    let draft = |text: &str| format!("- {{id: mandag, text: '{text} http://a.dk'}}\n");
    let folder = folder(&[("drafts/uge1.yaml", &draft("Se vejen på"))]);
    let check = "check drafts --select link/insecure --fail-on info --format";
    let sarif = go(&folder, &format!("{check} sarif"), &[]).out;
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("it is JSON");
    let fingerprints = &sarif["runs"][0]["results"][0]["partialFingerprints"];
    for version in ["tweetlint/v1", "tweetlint/v2"] {
        let fingerprint = fingerprints[version].as_str().expect("it is there");
        let known = format!(
            r#"{{"rule":"link/insecure","fingerprint":"{fingerprint}","location":{{"file":"drafts/uge1.yaml"}}}}"#
        );
        write(&folder, "base.jsonl", &known);
        write(&folder, "drafts/uge2.yaml", "- text: Hej\n");
        let check = format!("{check} json --baseline base.jsonl");
        assert_eq!(go(&folder, &check, &[]).code, Some(0), "{version}");
        write(&folder, "drafts/uge2.yaml", &draft("Se broen på"));
        assert_eq!(go(&folder, &check, &[]).code, Some(1), "{version}");
        // A list of what was known names no files.
        write(&folder, "known.json", &format!(r#"{{"findings":[],"known":["{fingerprint}"]}}"#));
        let check = check.replace("base.jsonl", "known.json");
        assert_eq!(go(&folder, &check, &[]).code, Some(0), "{version}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_baseline_without_end_is_refused() {
    let folder = folder(&[("drafts/a.yaml", "- text: Hej\n")]);
    let ran = go(&folder, "check drafts --baseline /dev/zero", &[]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("larger than 512 MiB"), "{ran:?}");
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
        for variables in [&[KEY][..], &[]] {
            let folder = folder(&[("drafts/a.yaml", &draft("010203-4321"))]);
            write_base(&folder, "drafts", variables);
            write(&folder, "drafts/a.yaml", &draft("010203-4330"));
            assert_eq!(new_in_drafts(&folder, variables), 1, "{id}");
        }
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
