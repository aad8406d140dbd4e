//! A reply to a post about a crisis is about that crisis, too, where the text of that post
//! is known.

use std::fs;

use serde_json::{Value, json};

use crate::program::{Ran, run, tweetlint};

const RULEBOOK: &str = "language: en\ntimezone: Europe/Copenhagen\nwindows: windows.yaml\n";

const WINDOWS: &str = "\
- id: moelle
  kind: crisis
  level: local
  from: 2026-11-24T08:00
  until: 2026-11-24T20:00
  lead: {handles: [lindhavnbrand]}
  area: [Møllegade]
  about: fire
";

/// What a citizen asks about the fire, and what the reply guesses of it.
const ASKED: &str = "Brænder det stadig i Møllegade? Jeg hedder Bo, 010188-4321, ring til mig.";
const REPLY: &str = "@bo Det er formentlig påsat.";

/// Checks a file with one rule.
fn ran(name: &str, content: &str) -> Ran {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let write = |name: &str, content: &str| {
        fs::write(folder.path().join(name), content).expect("there is room");
    };
    write("tweetlint.yaml", RULEBOOK);
    write("windows.yaml", WINDOWS);
    write(name, content);
    let command = format!("check {name} --select crisis/speculation --account aa --format jsonl");
    run(tweetlint(&command).current_dir(folder.path()))
}

/// Whether the guess in a file is taken for one about the fire.
#[track_caller]
fn is_about_the_fire(name: &str, content: &str) -> bool {
    let ran = ran(name, content);
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.err);
    let lines = ran.out.lines().map(|line| serde_json::from_str(line).expect("it is JSON"));
    let found: Vec<Value> = lines.filter(|line: &Value| line["rule"].is_string()).collect();
    assert!(!ran.out.contains("4321"), "personal data is masked: {}", ran.out);
    let shown = found.iter().all(|finding| finding.to_string().contains("Brænder det stadig"));
    assert!(shown, "the answered post is shown: {}", ran.out);
    !found.is_empty()
}

/// A draft that answers a post, of which this is known.
fn draft(answered: &str) -> String {
    format!("publish_at: 2026-11-24T09:00\nreply_to: {answered}\ntext: \"{REPLY}\"\n")
}

#[test]
fn a_draft_says_what_it_answers() {
    let about = format!("{{account: bo, text: \"{ASKED}\"}}");
    assert!(is_about_the_fire("a.yaml", &draft(&about)));
    assert!(!is_about_the_fire("a.yaml", &draft("bo")));
    assert!(!is_about_the_fire("a.yaml", &draft("{account: bo, text: Hvornår åbner badet?}")));
    let later = draft(&about).replace("24T09", "25T09");
    assert!(!is_about_the_fire("a.yaml", &later), "the crisis is over");
}

#[test]
fn exports_contain_the_posts_that_are_answered() {
    let (time, asked) = ("2026-11-24T08:00:00.000Z", "2026-11-24T07:50:00.000Z");
    let page = |text: &str| {
        json!({
            "data": [{"id": "1861000000000000002", "author_id": "1", "created_at": time,
                "text": REPLY, "in_reply_to_user_id": "2",
                "referenced_tweets": [{"type": "replied_to", "id": "1861000000000000001"}]}],
            "includes": {"users": [{"id": "1", "username": "aa"}, {"id": "2", "username": "bo"}],
                "tweets": [{"id": "1861000000000000001", "author_id": "2", "text": text}]},
        })
    };
    assert!(is_about_the_fire("page.json", &page(ASKED).to_string()));
    assert!(!is_about_the_fire("page.json", &page("Hej").to_string()));
    let uri = "at://did:plc:bo/app.bsky.feed.post/3k1";
    let feed = |parent: &str, text: &str| {
        json!({"feed": [{
            "post": {"uri": "at://did:plc:aa/app.bsky.feed.post/3k2",
                "author": {"did": "did:plc:aa", "handle": "aa.example"},
                "record": {"$type": "app.bsky.feed.post", "text": REPLY, "createdAt": time,
                    "reply": {"parent": {"uri": uri}, "root": {"uri": uri}}}},
            "reply": {"parent": {"uri": parent, "author": {"did": "did:plc:bo", "handle": "bo.example"},
                "record": {"$type": "app.bsky.feed.post", "text": text, "createdAt": asked}}},
        }]})
    };
    assert!(is_about_the_fire("feed.json", &feed(uri, ASKED).to_string()));
    assert!(!is_about_the_fire("feed.json", &feed("at://did:plc:x/a.b/c", ASKED).to_string()));
    assert!(!is_about_the_fire("feed.json", &feed(uri, "Hej").to_string()));
}

#[test]
fn the_answered_post_may_be_elsewhere_in_the_file() {
    let status = |id: &str, to: Option<&str>, name: &str, time: &str, text: &str| {
        json!({"id": id, "created_at": time, "content": format!("<p>{text}</p>"),
            "visibility": "public", "account": {"acct": name}, "in_reply_to_id": to,
            "in_reply_to_account_id": to.map(|_| "2"), "media_attachments": []})
    };
    let file = |to: &str| {
        let reply = status("11", Some(to), "aa", "2026-11-24T08:00:00.000Z", REPLY);
        // The citizen wrote before the crisis was declared.
        let asked = status("10", None, "bo", "2026-11-24T06:50:00.000Z", ASKED);
        json!([reply, asked]).to_string()
    };
    assert!(is_about_the_fire("statuses.json", &file("10")));
    assert!(!is_about_the_fire("statuses.json", &file("9")));
}
