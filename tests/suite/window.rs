//! The register of windows, with the built program: an open window holds posts, a
//! closed one does not, and no invalid register is ever written.

use std::{fs, path::Path};

use crate::program::{Ran, run, tweetlint};
use tempfile::TempDir;

const RULEBOOK: &str =
    "extends: [municipality]\nlanguage: en\ntimezone: Europe/Copenhagen\nwindows: windows.yaml\n";
const QUEUED: &str = "id: greeting\naccount: havneby\npublish_at: 2026-05-09T19:00\n\
    scheduled: true\nlang: da\ntext: God weekend fra os alle på rådhuset\n";
const OPEN: &str = "window open --id fire --lead @havnepoliti --topic brand --by vagt \
    --at 2026-05-09T15:40";

/// A folder with a rulebook, a queued post and this register.
fn folder(register: Option<&str>) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    write(folder.path(), "tweetlint.yaml", RULEBOOK);
    write(folder.path(), "queue.yaml", QUEUED);
    if let Some(register) = register {
        write(folder.path(), "windows.yaml", register);
    }
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("there is room");
}

fn register(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("windows.yaml")).expect("the register is there")
}

fn go(folder: &TempDir, arguments: &str) -> Ran {
    run(tweetlint(arguments).current_dir(folder.path()))
}

/// The exit code of a check of the queued post.
fn checked(folder: &TempDir) -> Option<i32> {
    go(folder, "check --select crisis/scheduled-hold queue.yaml").code
}

/// The states of the windows that are open at a time.
fn open_at(folder: &TempDir, at: &str) -> Vec<(String, String)> {
    let ran = go(folder, &format!("window list --format json --at {at}"));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let list: serde_json::Value = serde_json::from_str(&ran.out).expect("the list is JSON");
    let windows = list["windows"].as_array().expect("it has windows");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    windows.iter().map(|window| (text(&window["id"]), text(&window["state"]))).collect()
}

/// A command fails with 2, says this, and leaves the register as it is.
#[track_caller]
fn refuses(register_text: &str, arguments: &str, problem: &str) {
    let folder = folder(Some(register_text));
    let ran = go(&folder, arguments);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    assert!(ran.err.contains(problem), "{}", ran.err);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    assert_eq!(register(&folder), register_text);
    let files = fs::read_dir(folder.path()).expect("it is there").count();
    assert_eq!(files, 3, "nothing is left behind");
}

#[test]
fn what_is_opened_holds_until_it_is_closed() {
    let before = "# ours\r\n- {id: old, kind: mourning, from: 2020-01-01T00:00+01:00, \
        until: 2020-01-02T00:00+01:00} # kept\r\n";
    let folder = folder(Some(before));
    assert_eq!(checked(&folder), Some(0));

    let ran = go(&folder, OPEN);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    let opened = register(&folder);
    assert!(opened.starts_with(before), "{opened}");
    assert!(opened.lines().count() == opened.matches("\r\n").count(), "{opened:?}");
    assert_eq!(checked(&folder), Some(1));
    let fire = |state: &str| vec![("fire".to_owned(), state.to_owned())];
    assert_eq!(open_at(&folder, "2026-05-09T15:39"), []);
    assert_eq!(open_at(&folder, "2026-05-09T15:40"), fire("open"));
    assert_eq!(open_at(&folder, "2026-05-10T15:41"), fire("overdue"));

    let ran = go(&folder, "window close fire --at 2026-05-09T18:00");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    let closed = register(&folder);
    assert_eq!(closed, opened.replace("until: null", "until: 2026-05-09T18:00+02:00"));
    assert_eq!(checked(&folder), Some(0));
    assert_eq!(open_at(&folder, "2026-05-09T18:30"), fire("cooling-down"));
    assert_eq!(open_at(&folder, "2026-05-10T18:01"), []);
}

#[test]
fn nothing_that_was_opened_at_the_same_moment_is_lost() {
    let folder = folder(Some("[]\n"));
    for round in 0..3 {
        let open = |number: usize| {
            let id = format!("fire-{round}-{number}");
            let ran = go(&folder, &OPEN.replace("--id fire", &format!("--id {id}")));
            assert!(matches!(ran.code, Some(0 | 2)), "{ran:?}");
            (ran.code == Some(0)).then_some(id)
        };
        let opened: Vec<String> = std::thread::scope(|scope| {
            let runs: Vec<_> = (0..4).map(|number| scope.spawn(move || open(number))).collect();
            runs.into_iter().filter_map(|run| run.join().expect("it ends")).collect()
        });
        let kept = register(&folder);
        assert!(!opened.is_empty(), "one of them is first");
        assert!(opened.iter().all(|id| kept.contains(&format!("id: {id}"))), "{opened:?}: {kept}");
    }
}

#[test]
fn a_register_that_no_rulebook_names_is_told() {
    let folder = folder(Some("[]\n"));
    assert_eq!(go(&folder, "check queue.yaml").err, "");
    write(folder.path(), "tweetlint.yaml", "extends: [municipality]\n");
    for command in ["check", "queue"] {
        let ran = go(&folder, &format!("{command} queue.yaml --at 2026-05-09T15:40"));
        assert!(
            ran.err.starts_with("note: this register holds nothing back, since no rulebook"),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("─[windows.yaml"), "{}", ran.err);
        assert_eq!(ran.code, Some(0));
    }
    let ran = go(&folder, "check queue.yaml --windows windows.yaml");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn what_was_opened_by_mistake_is_closed_within_the_minute() {
    let folder = folder(None);
    assert_eq!(go(&folder, OPEN).code, Some(0));
    let ran = go(&folder, "window close fire --at 2026-05-09T15:40");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    assert!(register(&folder).contains("until: 2026-05-09T15:41"), "{}", register(&folder));
}

#[test]
fn a_register_that_is_not_there_yet_is_begun() {
    let folder = folder(None);
    let ran = go(&folder, OPEN);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(register(&folder).starts_with("- id: fire\n  kind: crisis\n"));
    assert_eq!(checked(&folder), Some(1));
}

/// The day on which summer time ends has 25 hours.
#[test]
fn a_window_is_looked_at_again_at_the_same_time_tomorrow() {
    let folder = folder(None);
    let ran = go(&folder, "window open --lead a --topic b --at 2026-10-24T15:40 --dry-run");
    assert!(ran.out.contains("from: 2026-10-24T15:40+02:00\n"), "{ran:?}");
    assert!(ran.out.contains("review_by: 2026-10-25T15:40+01:00\n"), "{ran:?}");
}

#[test]
fn what_is_shown_only_is_not_written() {
    let folder = folder(Some("[]\n"));
    let ran = go(&folder, &format!("{OPEN} --dry-run"));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.starts_with("- id: fire\n"), "{}", ran.out);
    assert_eq!(register(&folder), "[]\n");
}

#[test]
fn a_window_without_name_gets_one_of_its_own() {
    let folder = folder(Some(""));
    let unnamed = OPEN.replace("--id fire ", "");
    for id in ["crisis-2026-05-09", "crisis-2026-05-09-2", "crisis-2026-05-09-3"] {
        let ran = go(&folder, &unnamed);
        assert!(ran.out.starts_with(&format!("Opened {id}:")), "{ran:?}");
    }
}

#[test]
fn a_register_with_a_mistake_stays_as_it_is() {
    refuses("- id: a\n  kind: crisi\n", OPEN, "did you mean `crisis`?");
    refuses("- id: a\n  kind: [\n", OPEN, "windows.yaml:");
    refuses("id: a\n", OPEN, "windows.yaml:1:1");
    let taken = "- {id: fire, kind: mourning, dormant: true}\n";
    refuses(taken, OPEN, "the id `fire` is in use already");
}

#[test]
fn a_window_that_cannot_be_is_not_written() {
    refuses("", "window open --lead @a", "a crisis needs `about`, `topics`, `area` or `hashtags`");
    refuses("", &format!("{OPEN} --until 2026-05-09T15:00"), "the window ends before it begins");
    refuses("", &format!("{OPEN} --until 2026-03-29T02:30"), "summer time starts");
    refuses("", &format!("{OPEN} --from 2026-10-25T02:30"), "occurs twice");
    refuses("", &format!("{OPEN} --template flood"), "there is no dormant window `flood`");
    refuses("", "window close fire", "there is no window `fire`");
    refuses("", &format!("{OPEN} --hashtag #"), "invalid hashtag `#`");
    refuses("", &format!("{OPEN} --topic #"), "--topic");
    refuses("", &format!("{OPEN} --level local"), "`--area Havnen`");
}

/// The cool-down of a window may end after the last year that exists.
#[test]
fn a_year_far_away_is_a_problem_at_its_place() {
    for year in ["9999", "3000", "1899", "0001"] {
        let window = format!(
            "- id: fire\n  kind: mourning\n  from: 1950-01-01T00:00Z\n  \
             until: {year}-12-30T21:00Z\n  cooldown_hours: 24\n"
        );
        let problem = format!("the time `{year}-12-30T21:00Z` is out of range for a register");
        let folder = folder(Some(&window));
        for command in ["window list", "check queue.yaml", "queue queue.yaml"] {
            let ran = go(&folder, command);
            assert_eq!(ran.code, Some(2), "{command}: {ran:?}");
            assert!(ran.err.contains(&problem), "{}", ran.err);
            assert!(ran.err.contains("windows.yaml:4:10"), "{}", ran.err);
        }
        refuses("", &format!("{OPEN} --until {year}-12-30T21:00Z"), &problem);
    }
    let folder = folder(Some(
        "- {id: a, kind: mourning, from: 1900-01-01T00:00Z, until: 2999-12-31T23:59Z}\n",
    ));
    assert_eq!(go(&folder, "window list").code, Some(0));
}

#[test]
fn posts_at_the_ends_of_time_are_checked() {
    let windows = "- {id: a, kind: mourning, from: 1950-01-01T00:00Z, until: 1950-01-02T00:00Z, \
        cooldown_hours: 60000}\n";
    for at in ["9999-12-30T21:59:59Z", "-009999-01-02T02:00Z"] {
        let folder = folder(Some(windows));
        write(folder.path(), "queue.yaml", &QUEUED.replace("2026-05-09T19:00", at));
        for command in [
            "check queue.yaml",
            "queue queue.yaml",
            "window list",
            &OPEN.replace("2026-05-09T15:40", at),
        ] {
            let ran = go(&folder, &format!("{command} --at {at}"));
            assert!(matches!(ran.code, Some(0..=2)), "{ran:?}");
            assert!(!ran.err.contains("panicked"), "{}", ran.err);
        }
    }
}

#[test]
fn an_all_clear_that_cannot_be_is_not_written() {
    let open = "- {id: fire, kind: mourning, from: 2026-05-09T15:40+02:00, until: null, \
        review_by: 2026-05-10T15:40+02:00}\n";
    let close = "window close fire --at 2026-05-09T18:00 --all-clear 2026-05-09T";
    refuses(open, &format!("{close}15:39"), "given before the window begins");
    refuses(open, &format!("{close}18:02"), "given after the window ends");
    let folder = folder(Some(open));
    assert_eq!(go(&folder, &format!("{close}18:01")).code, Some(0));
}

/// A comma separates two words, and only a hashtag has its `#`.
#[test]
fn words_are_written_as_posts_are_searched_for_them() {
    let folder = folder(None);
    let mut command = tweetlint(OPEN);
    command.args(["--topic", "røg, #ild*", "--area", "#Havnen", "--hashtag", "#havnebrand"]);
    let ran = run(command.current_dir(folder.path()));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let written = register(&folder);
    assert!(written.contains("topics: [brand, røg, ild*]\n"), "{written}");
    assert!(written.contains("area: [Havnen]\n"), "{written}");
    assert!(written.contains("hashtags: [havnebrand]\n"), "{written}");
}

#[test]
fn mourning_and_the_time_before_an_election_are_looked_at_after_a_week() {
    let sleeping = "- {id: sorg, kind: mourning, dormant: true}\n\
        - {id: valg, kind: pre-election, dormant: true}\n";
    for (what, review_by) in [
        ("--template sorg", "2026-10-27T15:40+01:00"),
        ("--template valg", "2026-10-27T15:40+01:00"),
        ("--kind mourning", "2026-10-27T15:40+01:00"),
        ("--kind crisis --lead a --topic b", "2026-10-21T15:40+02:00"),
        ("--template sorg --review-by 2026-10-22T12:00", "2026-10-22T12:00+02:00"),
    ] {
        let folder = folder(Some(sleeping));
        let ran = go(&folder, &format!("window open {what} --at 2026-10-20T15:40 --dry-run"));
        assert!(ran.out.contains(&format!("review_by: {review_by}\n")), "{what}: {ran:?}");
    }
}

#[test]
fn a_window_is_opened_with_no_rulebook_at_all() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    write(folder.path(), "queue.yaml", QUEUED);
    let ran = go(&folder, &format!("{OPEN} --lang en --dry-run"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    assert!(!folder.path().join("tweetlint.yaml").exists());
    assert!(!folder.path().join("windows.yaml").exists());

    let ran = go(&folder, &format!("{OPEN} --lang en"));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.starts_with("note: created this rulebook"), "{}", ran.err);
    assert!(ran.err.contains("[tweetlint.yaml]"), "{}", ran.err);
    let rulebook = fs::read_to_string(folder.path().join("tweetlint.yaml"));
    assert_eq!(rulebook.expect("it is there"), "windows: windows.yaml\n");
    assert_eq!(checked(&folder), Some(1));
    let ran = go(&folder, "window close fire --at 2026-05-09T18:00");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
}

/// The key is added; whatever else the rulebook says stays byte for byte.
#[test]
fn a_window_is_opened_with_a_rulebook_that_names_no_register() {
    for before in [
        "",
        "language: en\n",
        "# ours\r\nlanguage: en # not da\r\n\r\n# the end\r\n",
        "extends: [municipality]\nlanguage: en",
        "{language: en} # all\n",
        "windows:\nlanguage: en\n",
    ] {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        write(folder.path(), "queue.yaml", QUEUED);
        write(folder.path(), "tweetlint.yaml", before);
        let ran = go(&folder, &format!("{OPEN} --lang en"));
        assert_eq!(ran.code, Some(0), "{before:?}: {ran:?}");
        let after = fs::read_to_string(folder.path().join("tweetlint.yaml")).expect("it is there");
        let added = ["windows: windows.yaml\r\n", "windows: windows.yaml\n"];
        let added = added.into_iter().find(|line| after.ends_with(line));
        let kept = match added {
            Some(line) => after.strip_suffix(line).expect("it ends so").to_owned(),
            None => after.replace(", windows: windows.yaml", "").replace(" windows.yaml", ""),
        };
        assert_eq!(kept.trim_end_matches('\n'), before.trim_end_matches('\n'), "{after:?}");
        assert!(ran.err.contains("`windows: windows.yaml`") || before.is_empty(), "{}", ran.err);
        assert_eq!(checked(&folder), Some(1), "{after:?}");
    }
}

/// A register next to the rulebook keeps its windows when the rulebook names it.
#[test]
fn a_register_that_no_rulebook_named_is_kept() {
    let folder = folder(Some("# ours\n- {id: old, kind: mourning, dormant: true}\n"));
    write(folder.path(), "tweetlint.yaml", "language: en\n");
    let ran = go(&folder, OPEN);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(register(&folder).starts_with("# ours\n- {id: old, kind: mourning, dormant: true}\n"));
    assert!(register(&folder).contains("- id: fire\n"), "{}", register(&folder));
}

#[test]
fn a_named_register_is_created_with_its_folder() {
    let folder = folder(None);
    write(folder.path(), "tweetlint.yaml", &RULEBOOK.replace("windows.yaml", "crises/now.yaml"));
    let ran = go(&folder, "check queue.yaml");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.contains("note: crises/now.yaml does not exist yet"), "{}", ran.err);
    let ran = go(&folder, OPEN);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    assert_eq!(checked(&folder), Some(1));
}

#[test]
fn a_rulebook_or_register_with_a_mistake_stays_as_it_is() {
    for (rulebook, windows) in
        [("rules: [\n", "[]\n"), ("language: en\n", "- id: a\n"), ("- a\n", "")]
    {
        let folder = folder(Some(windows));
        write(folder.path(), "tweetlint.yaml", rulebook);
        let ran = go(&folder, OPEN);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert_eq!(register(&folder), windows);
        let kept = fs::read_to_string(folder.path().join("tweetlint.yaml"));
        assert_eq!(kept.expect("it is there"), rulebook);
    }
}

#[test]
fn a_register_on_the_command_line_needs_no_rulebook() {
    let folder = folder(None);
    fs::remove_file(folder.path().join("tweetlint.yaml")).expect("it is there");
    let ran = go(&folder, &format!("{OPEN} --register other.yaml"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    let close = "tweetlint window close fire --windows other.yaml";
    assert!(ran.out.contains(close), "{}", ran.out);
    assert!(!folder.path().join("tweetlint.yaml").exists());
}

#[test]
fn a_read_only_register_stays_as_it_is() {
    let folder = folder(Some("[]\n"));
    let path = folder.path().join("windows.yaml");
    let mut permissions = fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("it is ours");
    let ran = go(&folder, OPEN);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("the file is read-only"), "{}", ran.err);
    assert_eq!(register(&folder), "[]\n");
}

/// The register of a rulebook may be a link to one that several share.
#[cfg(unix)]
#[test]
fn a_linked_register_stays_a_link_and_keeps_its_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(None);
    write(folder.path(), "shared.yaml", "[]\n");
    let shared = folder.path().join("shared.yaml");
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o664)).expect("it is ours");
    symlink("shared.yaml", folder.path().join("windows.yaml")).expect("links can be made");
    assert_eq!(go(&folder, OPEN).code, Some(0));
    let link = fs::symlink_metadata(folder.path().join("windows.yaml")).expect("it is there");
    assert!(link.is_symlink());
    let mode = fs::metadata(&shared).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o664);
}

#[test]
fn a_template_of_another_register_is_copied() {
    let folder = folder(Some("[]\n"));
    write(
        folder.path(),
        "tweetlint.yaml",
        &RULEBOOK.replace(": windows.yaml", ": [windows.yaml, ready.yaml]"),
    );
    let ready = "- id: flood\n  kind: crisis\n  dormant: true\n  level: local\n  \
        lead:\n    - {authority: Vand, handles: [vand]}\n    - {handles: [beredskab]}\n  \
        topics: [oversvømmelse*]\n  area: []\n  roles: {havneby: service} # us\n";
    write(folder.path(), "ready.yaml", ready);
    let open = "window open --template flood --by vagt --at 2026-05-09T15:40";
    let ran = go(&folder, open);
    assert!(ran.err.contains("without `area` applies to the whole country"), "{ran:?}");
    let ran = go(&folder, &format!("{open} --area Havnen"));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let expected = "- id: flood-2026-05-09\n  kind: crisis\n  level: local\n  \
        from: 2026-05-09T15:40+02:00\n  until: null\n  review_by: 2026-05-10T15:40+02:00\n  \
        lead: [{authority: Vand, handles: [vand]}, {handles: [beredskab]}]\n  \
        area: [Havnen]\n  topics: [oversvømmelse*]\n  roles: {havneby: service}\n  \
        declared_by: {name: vagt, at: 2026-05-09T15:40+02:00}\n";
    assert_eq!(register(&folder), expected);
}

/// Two open crises with a word in common: whoever reads a post cannot tell which
/// of them it means.
#[test]
fn crises_that_share_a_word_and_not_the_lead_are_told() {
    let folder = folder(Some("[]\n"));
    let open = |id: &str, flags: &str| {
        let ran =
            go(&folder, &format!("window open --id {id} --by vagt --at 2026-05-09T15:40 {flags}"));
        assert_eq!(ran.code, Some(0), "{ran:?}");
        ran.err
    };
    let note = "note: `two` and `one` are both about `brand`, but have different leads";
    assert_eq!(open("one", "--lead @havnepoliti --topic brand"), "");
    assert!(open("two", "--lead @beredskab --topic brand røg").contains(note));
    assert_eq!(open("three", "--lead @beredskab --topic brande røg"), "");
    assert_eq!(open("four", "--level watch --lead @vand --topic brand"), "");
    let ran = go(&folder, "check --at 2026-05-09T15:41 queue.yaml");
    assert!(ran.err.contains(note), "{ran:?}");
    assert_eq!(ran.err.matches("note: ").count(), 1, "{ran:?}");
}

/// However a crisis is opened, the same posts pass.
#[test]
fn a_crisis_lets_pass_what_a_ready_made_one_does() {
    let folder = folder(Some("[]\n"));
    let ran = go(&folder, OPEN);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(register(&folder).contains("  allow: {labels: [cancellation]}\n"));
    let ran = go(&folder, "window open --kind exercise --topic brand* --by vagt --dry-run");
    assert!(!ran.out.contains("allow"), "{ran:?}");
}

/// A typo in a handle, and an election without candidates.
#[test]
fn what_a_window_may_lack_is_told_beside_the_report() {
    let windows = "- id: fire\n  kind: crisis\n  level: national\n  \
        from: 2026-05-09T11:00+02:00\n  review_by: 2026-05-12T11:00+02:00\n  \
        lead: {handles: [HavnePolti, fjernpoliti]}\n  topics: [brand*]\n  \
        roles: {havnebyy: service, havneby: service}\n  allow: {accounts: [avisen]}\n";
    let election = "- id: vote\n  kind: pre-election\n  from: 2026-05-01T11:00+02:00\n  \
        until: 2026-06-01T11:00+02:00\n";
    let folder = folder(Some(&format!("{windows}{election}")));
    let printed = |rulebook: &str| {
        write(folder.path(), "tweetlint.yaml", &format!("{RULEBOOK}{rulebook}"));
        let ran = go(&folder, "check --at 2026-05-09T15:40 queue.yaml");
        let notes = ran.err.lines().filter(|line| line.starts_with("note: "));
        notes.map(str::to_owned).collect::<Vec<_>>()
    };
    let unknown = |handle| format!("note: no register of accounts contains `{handle}`");
    let nobody =
        "note: `vote` names no candidate, so only parties and the words of campaigns are found";
    assert_eq!(printed(""), [nobody]);
    let accounts = "accounts: {havneby: {}, havnepoliti: {}}\n";
    assert_eq!(printed(accounts), [unknown("havnebyy"), unknown("HavnePolti"), nobody.to_owned()]);
    write(folder.path(), "directory.yaml", "havneby: {type: authority}\n");
    let directory = "directory: directory.yaml\n";
    assert_eq!(printed(directory), [unknown("havnebyy"), unknown("avisen"), nobody.to_owned()]);
}

/// An example of a rule says in which windows it is: those of the register are not its own.
#[test]
fn examples_know_no_window_of_the_register() {
    let folder = folder(None);
    let open = "window open --id fire --lead @havnepoliti --topic brand --by vagt";
    assert_eq!(go(&folder, &format!("{open} --at 2026-01-01T00:00")).code, Some(0));
    let ran = go(&folder, "test");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.ends_with(" 0 failed\n"), "{ran:?}");
}
