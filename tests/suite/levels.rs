//! Findings that are more or less severe than their rule.

use std::io::Write;

use crate::program::tweetlint;

/// The lines that `check` writes about a draft, up to the words.
#[track_caller]
fn check(draft: &str, expected: &[&str]) {
    let mut file = tempfile::Builder::new().suffix(".yaml").tempfile().expect("there is room");
    file.write_all(draft.as_bytes()).expect("there is room");
    let mut command = tweetlint("check --format short -q");
    let ran = crate::program::run(command.arg(file.path()));
    let found: Vec<&str> = ran.out.lines().filter_map(|line| line.split(' ').nth(1)).collect();
    assert_eq!(found, expected, "{draft}{}", ran.err);
    let fails = expected.iter().any(|found| found.starts_with("error"));
    assert_eq!(ran.code, Some(i32::from(fails)), "{draft}");
}

#[test]
fn a_number_whose_control_digit_does_not_fit_warns() {
    check("text: Dit nummer er 111111-0006\n", &["error[privacy/cpr]"]);
    check("text: Dit nummer er 150380-1234\n", &["warning[privacy/cpr]"]);
}

#[test]
fn what_opens_a_login_is_an_error() {
    let draft =
        |end: &str| format!("text: Se dit svar fra os i dag på https://a-by.dk/svar{end}\n");
    check(&draft("?utm_source=x"), &["warning[link/tracking]"]);
    check(&draft("?token=abc"), &["error[link/tracking]"]);
    check(&draft(";jsessionid=1F?utm_source=x"), &["error[link/tracking]"]);
}

#[test]
fn what_only_the_sentence_says_is_milder_than_a_label() {
    check("text: Hvilken idiot har malet på muren?\n", &["warning[tone/insult]"]);
    let heard = "reply_to: kay\ntext: Maybe learn to read before you whine again.\n";
    check(heard, &["info[tone/insult]"]);
}

#[test]
fn only_x_hides_what_begins_with_a_handle() {
    let draft = |platform: &str, handle: &str| {
        format!("platform: {platform}\ntext: \"{handle} åbner en ny udstilling\"\n")
    };
    check(&draft("x", "@lindhavnmuseum"), &["error[format/leading-mention]"]);
    check(&draft("mastodon", "@museum@kultur.social"), &["info[format/leading-mention]"]);
    check(&draft("bluesky", "@museum.bsky.social"), &["info[format/leading-mention]"]);
}

/// The lines that `check` writes with a rulebook about the drafts beside it, up to the words.
#[track_caller]
fn check_with(rules: &str, drafts: &str, expected: &[&str]) {
    let folder = tempfile::tempdir().expect("there is room");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    write("tweetlint.yaml", rules).expect("there is room");
    write("drafts.yaml", drafts).expect("there is room");
    let mut command = tweetlint("check drafts.yaml --format short -q --select own --fail-on never");
    let ran = crate::program::run(command.current_dir(folder.path()));
    let found: Vec<&str> = ran.out.lines().filter_map(|line| line.split(' ').nth(1)).collect();
    assert_eq!((&*found, &*ran.err), (expected, ""), "{drafts}");
}

#[test]
fn a_condition_lowers_the_level_unless_a_better_one_is_met() {
    let rule = "timezone: Europe/Copenhagen
windows: []
rules:
  own/rule:
    severity: error
    title: {en: T, da: T}
    why: {en: W, da: W}
    when:
      any:
        - {text: {words: [måske]}, severity: info}
        - {text: {words: [formentlig]}, severity: warning}
        - {text: {words: [helt]}}
    check: {forbid: {words: [sikkert]}}
    examples: {bad: [‹Sikkert› helt], good: [Helt]}
";
    let posts = |text: &str| format!("- text: {text}\n");
    check_with(rule, &posts("Måske sikkert"), &["info[own/rule]"]);
    check_with(rule, &posts("Måske formentlig sikkert"), &["warning[own/rule]"]);
    check_with(rule, &posts("Formentlig helt sikkert, måske"), &["error[own/rule]"]);
    let milder = rule.replace("severity: error", "severity: info");
    check_with(&milder, &posts("Formentlig sikkert"), &["info[own/rule]"]);
}

#[test]
fn how_things_are_needs_a_time_less_where_the_event_is_not_named() {
    let windows = "timezone: Europe/Copenhagen\nwindows: windows.yaml\n";
    let folder = tempfile::tempdir().expect("there is room");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    write("tweetlint.yaml", windows).expect("there is room");
    let window = "- {id: flod, kind: crisis, level: major, from: 2026-10-20T04:00, until: 2026-10-21T20:00, lead: {handles: [lindhavnbrand]}, topics: [stormflod]}\n";
    write("windows.yaml", window).expect("there is room");
    let drafts = "- {publish_at: 2026-10-20T12:00, account: by, text: Stormfloden har lukket broen lige nu.}
- {publish_at: 2026-10-20T12:00, account: by, text: Vandet står nu op over den nederste trappe ved havnekontoret.}
";
    write("drafts.yaml", drafts).expect("there is room");
    let mut command = tweetlint("check drafts.yaml --format short -q --select crisis/missing-time");
    let ran = crate::program::run(command.current_dir(folder.path()));
    let found: Vec<&str> = ran.out.lines().filter_map(|line| line.split(' ').nth(1)).collect();
    let expected = ["warning[crisis/missing-time]", "info[crisis/missing-time]"];
    assert_eq!(found, expected, "{}{}", ran.out, ran.err);
}
