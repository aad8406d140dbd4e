//! What the bio of an account promises, compared with what its posts do.

use std::fmt::Write as _;

use serde_json::Value;

use crate::program::{Ran, folder, run, tweetlint};

/// Audits posts of an account with this bio, and returns the report.
#[track_caller]
fn audited(bio: &str, posts: &[(&str, &str, usize)], flags: &str) -> Ran {
    let rulebook = format!("timezone: Europe/Copenhagen\naccounts:\n  havneby: {{bio: {bio:?}}}\n");
    // That the account replies once shows that the file contains its replies.
    let mut text = "{\"id\":\"0\",\"account\":\"havneby\",\"created_at\":\"2026-01-05T09:00:00Z\",\"text\":\"@anna Ja\",\"in_reply_to_screen_name\":\"anna\"}\n".to_owned();
    let mut number = 0;
    for (one, fields, times) in posts {
        for _ in 0..*times {
            number += 1;
            let (day, id) = (1 + number % 28, number);
            let _ = writeln!(
                text,
                "{{\"id\":\"{id}\",\"account\":\"havneby\",\"created_at\":\"2026-01-{day:02}T20:00:00Z\",\"text\":\"{one}\"{fields}}}"
            );
        }
    }
    let folder = folder(&[("tweetlint.yaml", rulebook.as_str()), ("a.ndjson", text.as_str())]);
    run(tweetlint(&format!("audit a.ndjson {flags}")).current_dir(folder.path()))
}

/// The findings about the bio: the rule, and the words in the bio.
#[track_caller]
fn found(bio: &str, posts: &[(&str, &str, usize)]) -> Vec<(String, Option<String>)> {
    let ran = audited(bio, posts, "--format json --lang en");
    let report: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    let findings = report["accounts"][0]["account_findings"].as_array().expect("a list").clone();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let findings = findings
        .iter()
        .map(|finding| (text(&finding["rule"]).unwrap_or_default(), text(&finding["bio"])));
    findings.filter(|(rule, _)| rule.starts_with("dialog/bio-")).collect()
}

const REPLY: &str = ",\"in_reply_to_screen_name\":\"anna\",\"in_reply_to_status_id\":\"7\"";

#[test]
fn promises_and_practice_are_compared() {
    let news = ("Nyt fra havnen", "", 40);
    let answers = ("@anna Ja, det kan du", REPLY, 30);
    let is = |bio: &str, posts: &[(&str, &str, usize)], expected: &[(&str, Option<&str>)]| {
        let expected = expected
            .iter()
            .map(|(rule, words)| (format!("dialog/{rule}"), words.map(str::to_owned)));
        assert_eq!(found(bio, posts), expected.collect::<Vec<_>>(), "{bio}");
    };
    is(
        "Havneby. Opslag besvares ikke.",
        &[answers],
        &[("bio-closed", Some("Opslag besvares ikke"))],
    );
    is("Havneby. Opslag besvares ikke.", &[news], &[]);
    is("Havneby. Vi svarer hverdage 9-22.", &[news], &[("bio-answers", Some("Vi svarer"))]);
    is("Havneby. Vi svarer hverdage 9-22.", &[answers, news], &[]);
    // Half past eight in the evening, in winter.
    is("Havneby. Vi svarer hverdage 9-15.", &[answers], &[("bio-hours", None)]);
    is("Havneby. Åbent hverdage 9-15.", &[answers], &[]);
    let languages = &[("Nu er der nyt om den nye bro, som vi har ventet på", "", 60)];
    is("Havneby. På dansk og engelsk.", languages, &[("bio-languages", None)]);
    is("Havneby. På dansk.", languages, &[]);
    is("", &[answers, news], &[]);
}

#[test]
fn a_finding_quotes_the_bio_and_masks_it() {
    let bio = "Bo, cpr 010203-4321. Vi svarer altid.";
    let ran = audited(bio, &[("Nyt fra havnen", "", 40)], "--lang da");
    assert!(ran.out.contains("bioen står »Vi svarer«"), "{}", ran.out);
    assert!(!ran.out.contains("4321"), "{}", ran.out);
}

#[test]
fn the_rows_of_the_bio_are_shown_only_where_there_is_one() {
    let posts = &[("@anna Ja", REPLY, 3)];
    let heading = "Replies outside the hours in the bio";
    let with = audited("Vi svarer hverdage 9-15", posts, "--lang en");
    assert!(with.out.contains(heading), "{}", with.out);
    let without = audited("Havneby", posts, "--lang en");
    assert!(!without.out.contains(heading), "{}", without.out);
}
