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
