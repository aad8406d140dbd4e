//! What an account may say while somebody else leads a crisis, and what windows ask
//! of posts, at the limits: one word more, one second later, another account.

use std::{collections::BTreeMap, fs};

use crate::program::{run, tweetlint};
use serde_json::Value;

const RULEBOOK: &str = "\
extends: [municipality]
language: en
timezone: Europe/Copenhagen
windows: windows.yaml
rules:
  crisis/languages: warning
  own/defer: {severity: error, title: a, why: b, check: {defer: {}}, examples: {bad: [a], good: [b]}}
";

const WINDOWS: &str = "\
- id: fire
  kind: crisis
  level: national
  from: 2026-05-09T10:00
  until: 2026-05-10T14:00
  all_clear: 2026-05-09T18:00
  lead: {handles: [brigade, brigade.example, brigade@social.example], domains: [brigade.dk]}
  topics: [blaze*]
  hashtags: [firetag]
  roles: {harbour: service}
  languages: [da, en]
- id: fair
  kind: event
  from: 2026-05-09T10:00
  until: 2026-05-09T14:00
  cooldown_hours: 24
  hashtags: [fair26]
  area: [Elm Square]
- {id: market, kind: event, from: 2026-05-09T10:00, until: 2026-05-09T18:00, hashtags: [market26]}
";

const DEFERS: &str = "error crisis/defer-to-lead";

/// Checks drafts, each with the findings that are expected in it, all of them but
/// those of `own/defer`. A draft is by `us` and due at noon unless it says otherwise.
#[track_caller]
fn check(drafts: &[(&str, &str)]) {
    let posts = drafts.iter().enumerate().map(|(number, (draft, _))| {
        let account = if draft.contains("account: ") { "" } else { "account: us, " };
        let time =
            if draft.contains("publish_at: ") { "" } else { "publish_at: 2026-05-09T12:00, " };
        format!("- {{id: p{number}, {account}{time}{draft}}}\n")
    });
    let found = found("posts.yaml", &posts.collect::<String>());
    for (number, (draft, expected)) in drafts.iter().enumerate() {
        let rules = found.get(&format!("p{number}")).map(Vec::as_slice).unwrap_or_default();
        let rules: Vec<&str> =
            rules.iter().filter(|rule| !rule.ends_with("own/defer")).map(String::as_str).collect();
        assert_eq!(rules.join(", "), *expected, "{draft}");
    }
}

/// The level and rule of each finding in a file, by post.
#[track_caller]
fn found(file: &str, posts: &str) -> BTreeMap<String, Vec<String>> {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, text) in [("tweetlint.yaml", RULEBOOK), ("windows.yaml", WINDOWS), (file, posts)] {
        fs::write(folder.path().join(name), text).expect("there is room");
    }
    let command = format!("check --format jsonl --at 2026-06-01T10:00 {file}");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    assert!(matches!(ran.code, Some(0 | 1)) && ran.err.is_empty(), "{ran:?}");
    let mut found = BTreeMap::<_, Vec<String>>::new();
    for line in ran.out.lines() {
        let line: Value = serde_json::from_str(line).expect("each line is JSON");
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if line["rule"].is_string() {
            let rule = format!("{} {}", word(&line["severity"]), word(&line["rule"]));
            found.entry(word(&line["post"]["id"])).or_default().push(rule);
        }
    }
    found
}

#[test]
fn sympathy_with_figures_is_news() {
    check(&[
        ("text: Our thoughts are with all after the blaze.", "warning crisis/defer-to-lead"),
        ("text: Our thoughts are with all after the blaze at number 12.", DEFERS),
    ]);
}

#[test]
fn a_label_with_the_id_of_a_crisis_names_it() {
    check(&[
        ("labels: [fire], text: All is quiet here.", DEFERS),
        ("labels: [fair], text: All is quiet here.", ""),
    ]);
}

#[test]
fn a_link_covers_the_words_before_it() {
    check(&[
        (r#"text: "The blaze, hour by hour: https://brigade.dk/now""#, ""),
        (r#"text: "The blaze at the old harbour is out. https://brigade.dk/now""#, ""),
        (r#"text: "The blaze is out. More here: https://brigade.dk/now""#, DEFERS),
        (r#"text: "See https://brigade.dk/now. The blaze began in a kitchen.""#, DEFERS),
        (r#"text: "See https://brigade.dk/now\nThe blaze began in a kitchen.""#, DEFERS),
    ]);
}

#[test]
fn a_pointer_is_at_most_two_words_before_the_handle() {
    check(&[
        (r#"text: "Follow @brigade about the blaze.""#, ""),
        (r#"text: "Follow the good @brigade about the blaze.""#, ""),
        (r#"text: "Follow the very good @brigade about the blaze.""#, DEFERS),
        (r#"text: "Follow us. The blaze is out, says @brigade.""#, DEFERS),
        // The pointer may have a word of the crisis beside it, or several.
        (r#"text: "Blaze! Blaze! Follow @brigade about the blaze.""#, DEFERS),
    ]);
}

#[test]
fn a_reason_is_at_most_one_word_before_the_event() {
    check(&[
        (r#"text: "The concert is cancelled because of the blaze. Follow @brigade.""#, ""),
        (r#"text: "The concert is cancelled because of the huge blaze. Follow @brigade.""#, DEFERS),
        (
            r#"text: "The concert is cancelled because of rain. The blaze is out. Ask @brigade.""#,
            DEFERS,
        ),
    ]);
}

#[test]
fn a_service_account_need_only_name_the_lead() {
    let road = r#"text: "At 4 pm the road past the blaze is closed. More from @brigade.""#;
    check(&[
        (road, DEFERS),
        (&format!("account: harbour, {road}"), ""),
        (r#"account: harbour, text: "At 4 pm the road past the blaze is closed.""#, DEFERS),
    ]);
}

/// The built-in rule leaves reposts to another; one of the user's own may not.
#[test]
fn a_repost_is_no_quote() {
    let quote =
        "publish_at: 2026-05-09T12:00, account: us, text: See the blaze., quote_of: neighbour";
    let posts = format!("- {{id: a, {quote}}}\n- {{id: b, {quote}, repost_of: neighbour}}\n");
    let found = found("posts.yaml", &posts);
    let defers =
        |id| found.get(id).is_some_and(|rules| rules.contains(&"error own/defer".to_owned()));
    assert_eq!((defers("a"), defers("b")), (false, true), "{found:?}");
}

#[test]
fn words_of_a_quoted_post_are_not_held_back() {
    let post = |id: u8, text: &str| {
        let time = "2026-05-09T12:00:00+02:00";
        let post = serde_json::json!({
            "id": id.to_string(), "account": "us", "lang": "en", "created_at": time, "text": text,
        });
        format!("{post}\n")
    };
    let invited = "Join us on Saturday for music in the park.";
    let posts = post(1, invited) + &post(2, &format!("Look QT @museum: {invited}"));
    let found = found("posts.ndjson", &posts);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["1"], "{found:?}");
    assert_eq!(found["1"], ["error crisis/promo-hold"]);
}

#[test]
fn a_source_is_credited_right_before_its_handle() {
    let unofficial = "error crisis/defer-to-lead, error crisis/unofficial-source";
    check(&[
        ("text: We watch the blaze via @neighbour", unofficial),
        (r#"text: "We watch the blaze via: @neighbour""#, unofficial),
        ("text: We watch the blaze via our @neighbour", DEFERS),
        ("text: Via us and @neighbour we follow the blaze", DEFERS),
    ]);
}

#[test]
fn a_post_that_names_the_lead_may_have_the_hashtag() {
    let opens = "Our library opens at ten tomorrow #firetag";
    check(&[
        (&format!("text: '{opens}'"), "error crisis/hashtag-ride"),
        (&format!("text: '{opens} @neighbour'"), "error crisis/hashtag-ride"),
        (&format!("text: '{opens} @brigade'"), ""),
        (&format!("text: '{opens} https://brigade.dk/now'"), ""),
    ]);
}

#[test]
fn a_handle_is_read_as_its_platform_has_it() {
    let opens = "Our library opens at ten tomorrow #firetag";
    let unofficial = "error crisis/defer-to-lead, error crisis/unofficial-source";
    check(&[
        (&format!("platform: bluesky, text: '{opens} @brigade.example'"), ""),
        (&format!("platform: mastodon, text: '{opens} @brigade@social.example'"), ""),
        (
            &format!("platform: bluesky, text: '{opens} @brigade.other.example'"),
            "error crisis/hashtag-ride",
        ),
        (
            &format!("platform: mastodon, text: '{opens} @brigade@other.example'"),
            "error crisis/hashtag-ride",
        ),
        ("platform: bluesky, text: We watch the blaze via @brigade.other.example", unofficial),
        ("platform: mastodon, text: The blaze via @brigade@other.example", unofficial),
    ]);
}

#[test]
fn nobody_writes_from_an_event_that_is_over() {
    let live = r#"labels: ["live:fair"], text: The next band is on stage."#;
    let at = |time| format!("publish_at: 2026-05-09T{time}, {live}");
    check(&[
        (&at("13:59:59"), "info hashtag/event-required"),
        (&at("14:00"), ""),
        ("text: The next band is on stage at Elm Square.", "info hashtag/event-required"),
        ("text: 'The next band is on stage at Elm Square #fair26'", ""),
    ]);
}

/// The other language is that of the same account: who follows only one of them
/// reads only that.
#[test]
fn an_instruction_has_its_other_language_from_the_same_account() {
    let danish = r#"account: brigade, lang: da, text: "Bliv inde, og luk vinduerne.""#;
    let english = |account, time| {
        let text = r#"text: "Stay inside, and close the windows.""#;
        format!("account: {account}, publish_at: 2026-05-09T{time}, lang: en, {text}")
    };
    let later = "publish_at: 2026-05-09T13:30, lang: en, text: The library opens at ten.";
    let missing = "warning crisis/languages";
    check(&[(danish, ""), (&english("brigade", "13:00"), ""), (later, "")]);
    check(&[(danish, missing), (&english("us", "13:00"), ""), (later, "")]);
    check(&[(danish, missing), (&english("brigade", "13:00:01"), ""), (later, "")]);
}

#[test]
fn the_danger_is_over_from_the_second_of_the_all_clear() {
    let passed = |time| format!("publish_at: 2026-05-09T{time}, text: The danger has passed.");
    check(&[(&passed("17:59:59"), "error crisis/all-clear"), (&passed("18:00"), "")]);
}
