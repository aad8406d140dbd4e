//! Invalid records in exports: each is a problem, or counted in a note, and none is
//! skipped silently.

use std::fs;

use serde_json::{Value, json};
use tweetlint::{
    input::{LeftOut, Parsed},
    post::Post,
};

use crate::{
    program::{Ran, folder, run, tweetlint},
    reading::{options, read},
};

/// What a file of two posts became: how many problems, and what is known of each post.
struct Outcome {
    problems: usize,
    others: usize,
    posts: Vec<String>,
}

/// Reads records as a file with this name has them.
fn outcome(name: &str, records: &Value) -> Outcome {
    let content = match records {
        Value::Array(lines) if name.ends_with("ndjson") => {
            lines.iter().map(|line| format!("{line}\n")).collect::<Vec<_>>().concat()
        }
        whole => whole.to_string(),
    };
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("the folder can be written to");
    let read = read(&[path]);
    let mut all = Outcome { problems: read.problems.len(), others: 0, posts: Vec::new() };
    for batch in &read.batches {
        let Parsed { posts, problems, left_out: LeftOut { others, .. }, .. } =
            batch.parse(&options());
        all.problems += problems.into_iter().count();
        all.others += others;
        all.posts.extend(posts.iter().map(facts));
    }
    all
}

/// What must not get lost of a post.
fn facts(post: &Post<'_>) -> String {
    let time = post.time.map(|time| time.to_string());
    format!("{} {} {time:?} {}", post.platform.name(), post.text.as_str(), &*post.account)
}

/// The paths to all values inside a value, by pointers of JSON.
fn pointers(value: &Value, to: &str, found: &mut Vec<String>) {
    let mut further = |key: &str, inner: &Value| {
        let to = format!("{to}/{}", key.replace('~', "~0").replace('/', "~1"));
        found.push(to.clone());
        pointers(inner, &to, found);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| further(key, inner)),
        Value::Array(list) => {
            (0..).zip(list).for_each(|(number, inner): (usize, _)| {
                further(&number.to_string(), inner);
            });
        }
        _ => (),
    }
}

/// Every way in which the value at this pointer may be wrong.
fn spoilt(whole: &Value, pointer: &str) -> Vec<Value> {
    let replaced = |with: Value| {
        let mut spoilt = whole.clone();
        *spoilt.pointer_mut(pointer).expect("the value is there") = with;
        spoilt
    };
    let mut all: Vec<Value> = [json!(null), json!({}), json!(5)].map(replaced).into();
    let (above, key) = pointer.rsplit_once('/').expect("it begins with a slash");
    let mut misspelt = whole.clone();
    if let Some(Value::Object(map)) = misspelt.pointer_mut(above) {
        let value = map.remove(key).expect("the key is there");
        map.insert(format!("{key}x"), value);
        all.push(misspelt);
    }
    all
}

/// The first of two posts of each export, spoilt in every way at every place.
#[test]
fn no_record_of_an_export_vanishes() {
    // twarc keeps what was asked for; what was not is unknown. Without `_type` or `user`,
    // a record of snscrape is one of any collection, which need not name accounts.
    let exports = [
        ("bluesky-feed.json", "/feed/0"),
        ("bluesky-jetstream.ndjson", "/0"),
        ("bluesky-records.json", "/records/0"),
        ("facebook-posts.json", "/0"),
        ("instagram-posts.json", "/0"),
        ("meta-labels.json", "/0"),
        ("mastodon-outbox.json", "/orderedItems/0"),
        ("mastodon-statuses.json", "/0"),
        ("threads-posts.json", "/text_post_app_text_posts/0"),
    ];
    for (file, record) in exports {
        let content = fs::read_to_string(format!("fixtures/networks/{file}")).expect("it exists");
        let whole: Value = if file.ends_with("ndjson") {
            let line = |line| serde_json::from_str::<Value>(line).expect("it is JSON");
            content.lines().take(2).map(line).collect()
        } else {
            serde_json::from_str(&content).expect("it is JSON")
        };
        let good = outcome(file, &whole);
        assert_eq!((good.problems, good.posts.len()), (0, 2), "{file}");
        let mut places = vec![record.to_owned()];
        pointers(whole.pointer(record).expect("it is there"), record, &mut places);
        for place in places {
            for spoilt in spoilt(&whole, &place) {
                let found = outcome(file, &spoilt);
                let is_told = 0 < found.problems || found.posts.len() + found.others == 2;
                assert!(is_told, "{file} {place} {}", spoilt.pointer(record).unwrap_or(&spoilt));
                // An Instagram picture may have no words.
                let may_lack = place.ends_with("/title") && file.starts_with("instagram");
                if found.problems == 0 && found.posts.len() == 2 && !may_lack {
                    assert_eq!(found.posts, good.posts, "{file} {place}");
                }
            }
        }
    }
}

/// Checks a file with these records, and the lines on standard error that begin so.
#[track_caller]
fn says(name: &str, records: &Value, code: u8, expected: &[&str]) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join(name), records.to_string()).expect("there is room");
    let command = format!("check {name} --format short --lang en --select format/length");
    let Ran { code: found, err, out } = run(tweetlint(&command).current_dir(folder.path()));
    let lines: Vec<&str> = err.lines().collect();
    for line in expected {
        assert!(lines.iter().any(|found| found.contains(line)), "{line}: {out}{err}");
    }
    assert_eq!(found, Some(code.into()), "{out}{err}");
}

fn event(collection: &str, record: &Value) -> Value {
    json!({"did": "did:plc:a", "kind": "commit", "commit": {
        "operation": "create", "collection": collection, "rkey": "3k", "record": record}})
}

#[test]
fn what_is_something_else_than_a_post_is_counted() {
    let time = "2026-11-24T08:00:00Z";
    let post = json!({"$type": "app.bsky.feed.post", "text": "Hej", "createdAt": time});
    let like = json!({"subject": {"uri": "at://b/c/d"}, "createdAt": time});
    let follow = json!({"subject": "did:plc:b", "createdAt": time});
    let events = json!([
        event("app.bsky.feed.post", &post),
        event("app.bsky.feed.like", &like),
        event("app.bsky.graph.follow", &follow),
        {"did": "did:plc:a", "kind": "identity", "identity": {"did": "did:plc:a"}},
    ]);
    let counted = "note: 3 records are not posts but something else";
    says("events.json", &events, 0, &[counted]);
    let actor = "https://a.example/users/vejby";
    let profile = json!({"type": "Person", "attachment": [], "name": "Vejby"});
    let outbox = json!({"orderedItems": [
        {"type": "Like", "actor": actor, "object": "https://b.example/1"},
        {"type": "Update", "actor": actor, "object": profile},
        {"type": "Create", "actor": actor, "published": time, "object": {"content": "<p>Hej</p>"}},
        {"type": "Undo", "actor": actor, "object": "https://b.example/1"},
    ]});
    says("outbox.json", &outbox, 0, &[counted]);
}

#[test]
fn each_mistake_is_named() {
    let facebook = json!([
        {"timestamp": "i går", "data": [{"post": "Hej"}]},
        {"timestamp": 1_795_507_200, "data": [{"pots": "Hej"}], "attachments": []},
        {"data": [{"post": "Hej"}], "attachments": []},
        {"timestamp": 1_795_507_200, "data": [{"post": "Hej"}]},
    ]);
    let named =
        ["invalid time `i går`", "unknown key `pots`", "this is not a post: it has no `timestamp`"];
    says("posts.json", &facebook, 2, &named);
    let instagram = json!([{"media": [{"uri": "a.jpg", "title": "Hej"}]}]);
    says("posts.json", &instagram, 2, &["it has no `creation_timestamp`"]);
    let status = json!([{"id": "1", "content": "<p>Hej</p>", "account": null,
        "created_at": "2026-11-24T08:00:00Z", "media_attachments": []}]);
    says("statuses.json", &status, 2, &["it has no `account`"]);
    let unknown = json!({"orderedItems": [{"type": "Creat", "object": {}}]});
    says("outbox.json", &unknown, 2, &["unknown value `Creat`"]);
    let history = json!([{"text": "Hej", "platforms": ["x", "facebook"],
        "texts": {"facebook": "Hej alle"}, "created_at": "2026-11-24T08:00:00Z"}]);
    says("history.json", &history, 2, &["unknown key `created_at`"]);
}

#[test]
fn a_draft_or_table_in_a_text_file_is_no_text() {
    let table = "hvornår,opslaget\n24-11-2026 09:00,Hej\n25-11-2026 09:00,Farvel\n";
    crate::json_keys::check(
        ("a.txt", table),
        "",
        true,
        &["looks like a table, but no column has texts"],
    );
    for draft in [
        "---\npublish_at: 2026-11-24T09:00\n---\nTEXT\n",
        "+++\npublish_at: 2026-11-24T09:00\n+++\nTEXT\n",
        "text: TEXT\npublish_at: 2026-11-24T09:00\n",
        r#"{"text": "TEXT", "publish_at": "2026-11-24T09:00"}"#,
    ] {
        crate::json_keys::check(("a.txt", draft), "", true, &["looks like a draft with fields"]);
        crate::json_keys::check(("a.txt", draft), "--input-format text", false, &[]);
    }
    for draft in ["Facebook\nTEXT", "Kanal: LinkedIn\nTEXT", "**24. november 2026 kl. 9**\n\nTEXT"]
    {
        crate::json_keys::check(("a.txt", draft), "", true, &["looks like a draft with fields"]);
        let said = ["a.md:1:1", "looks like a field of the draft"];
        crate::json_keys::check(("a.md", draft), "", true, &said);
        crate::json_keys::check(("a.txt", draft), "--input-format text", false, &[]);
    }
    for (draft, said) in [
        ("Plan\n\n# Facebook\n\nTEXT\n", "a.md:3:1"),
        ("## Tirsdag 24. november 2026 kl. 9\n\nTEXT\n", "looks like the time or the platform"),
        ("| Dato | Tekst |\n|---|---|\n| 24-11-2026 | TEXT |\n", "looks like a table of posts"),
    ] {
        crate::json_keys::check(("a.md", draft), "", true, &[said]);
        crate::json_keys::check(("a.md", draft), "--input-format text", false, &[]);
    }
    for text in ["Nyt: TEXT", "[Video] TEXT", "Ja, nej, TEXT\nBo, Ib, Per\nTo, tre, fire"] {
        crate::json_keys::check(("a.txt", text), "", false, &[]);
    }
}

#[test]
fn the_platform_of_an_event_is_in_its_categories_or_its_title() {
    let platform = |event: &str| {
        let calendar = format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261124T080000Z\r\n{event}\r\n\
             END:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        let folder = folder(&[("a.ics", &calendar)]);
        let ran = run(tweetlint("inspect a.ics --lang en").current_dir(&folder));
        let posts = ran.out.lines().map(|line| {
            let post: Value = serde_json::from_str(line).expect("each line is JSON");
            post["platform"].as_str().expect("each post has one").to_owned()
        });
        (posts.collect::<Vec<_>>().join(" "), ran.err.contains("CATEGORIES"))
    };
    let of = |platforms: &str, is_noted| (platforms.to_owned(), is_noted);
    assert_eq!(platform("CATEGORIES:Facebook\r\nSUMMARY:Hej"), of("facebook", false));
    assert_eq!(
        platform("CATEGORIES:Facebook,LinkedIn\r\nSUMMARY:Hej"),
        of("facebook linkedin", false)
    );
    assert_eq!(platform("CATEGORIES:Facebook,Kampagne\r\nSUMMARY:Hej"), of("facebook", true));
    assert_eq!(platform("CATEGORIES:Kultur\r\nSUMMARY:Hej"), of("x", true));
    assert_eq!(platform("SUMMARY:Facebook: bad\r\nDESCRIPTION:Hej"), of("facebook", false));
    assert_eq!(platform("SUMMARY:Instagram\r\nDESCRIPTION:Hej"), of("instagram", false));
    assert_eq!(platform("SUMMARY:Facebook: bad"), of("x", false));
    // That something is to go out on a day is no post yet.
    let event = |day: &str, title: &str| {
        format!("BEGIN:VEVENT\r\nUID:{day}\r\nDTSTART{day}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n")
    };
    let planned = event(";VALUE=DATE:20261124", "LinkedIn: jobopslag");
    let post = event(":20261124T080000Z", "Broen er åben");
    let calendar = format!("BEGIN:VCALENDAR\r\n{planned}{post}END:VCALENDAR\r\n");
    let note = "note: the event of a whole day has only a title, which names a platform, and is not \
                read";
    crate::office::says("a.ics", calendar.as_bytes(), "", 0, &[note]);
}
