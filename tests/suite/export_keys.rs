//! Keys of exports of networks: each is known, or noted, and one with a later planned time is a
//! problem.

use std::fs;

use crate::{
    office::says,
    program::{folder, run, tweetlint},
};

/// Files of exports, each with a key of its posts.
const FILES: [(&str, &str); 8] = [
    ("mastodon-statuses.json", "\"sensitive\":"),
    ("mastodon-statuses.ndjson", "\"sensitive\":"),
    ("mastodon-outbox.json", "\"attributedTo\":"),
    ("bluesky-feed.json", "\"langs\":"),
    ("bluesky-jetstream.ndjson", "\"operation\":"),
    ("facebook-posts.json", "\"attachments\":"),
    ("instagram-posts.json", "\"creation_timestamp\":"),
    ("meta-labels.json", "\"label_values\":"),
];

/// The export with more keys before each of these keys.
fn with(name: &str, before: &str, keys: &str) -> String {
    let text = fs::read_to_string(format!("fixtures/networks/{name}")).expect("it exists");
    text.replace(before, &format!("{keys}, {before}"))
}

#[test]
fn a_key_of_an_export_that_is_not_known_is_noted_once() {
    for (name, before) in FILES {
        let text = with(name, before, r#""foo": "x""#);
        let note = "note: `foo` is not known and not read";
        let folder = folder(&[(name, &text)]);
        let command = format!("check {name} --lang en --format short --select tone");
        let ran = run(tweetlint(&command).current_dir(&folder));
        let notes = ran.err.lines().filter(|line| line.contains("foo")).collect::<Vec<_>>();
        assert_eq!(notes, [note], "{name}: {}", ran.err);
        let command = format!("inspect {name} --lang en --format text");
        let ran = run(tweetlint(&command).current_dir(&folder));
        assert!(ran.out.contains("foo"), "{name}: {}", ran.out);
    }
    for name in ["threads-posts.json", "bluesky-records.json", "bluesky-repo.car"] {
        let command = format!("inspect fixtures/networks/{name} --lang en --format text");
        let ran = run(&mut tweetlint(&command));
        assert!(!ran.out.contains("not known"), "{name}: {}", ran.out);
    }
}

#[test]
fn a_later_time_in_an_export_is_a_problem() {
    for (name, before) in FILES {
        for key in ["scheduled_at", "scheduledAt", "scheduled_publish_time"] {
            let text = with(name, before, &format!(r#""{key}": "2026-12-24T09:00:00Z""#));
            let problem = format!("error: `{key}` is later than the time of publication");
            let folder = folder(&[(name, &text)]);
            let command = format!("check {name} --lang en --format short --select tone");
            let ran = run(tweetlint(&command).current_dir(&folder));
            let said = ran.err.lines().filter(|line| *line == problem).count();
            assert_eq!((said, ran.code), (1, Some(2)), "{name}: {}", ran.err);
            let command = format!("{command} --map ignore={key}");
            let ran = run(tweetlint(&command).current_dir(&folder));
            assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
        }
        let text = with(name, before, r#""scheduled_at": "2026-11-24T08:00:00Z""#);
        let folder = folder(&[(name, &text)]);
        let command = format!("check {name} --lang en --format short --select tone");
        let ran = run(tweetlint(&command).current_dir(&folder));
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
    }
    // Also after many posts without such a key.
    let status = |id: usize, more: &str| {
        format!(
            r#"{{"id":"{id}","created_at":"2026-11-09T09:00:00Z","content":"<p>Hej</p>",
            "account":{{"acct":"vejby"}},"media_attachments":[]{more}}}"#
        )
        .replace('\n', " ")
    };
    let mut many: Vec<String> = (1..=100).map(|id| status(id, "")).collect();
    many.push(status(101, r#","scheduled_at":"2026-12-24T09:00:00Z""#));
    let problem = "error: `scheduled_at` is later than the time of publication";
    says("a.ndjson", (many.join("\n") + "\n").as_bytes(), "", 2, &[problem]);
}
