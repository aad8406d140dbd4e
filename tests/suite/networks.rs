//! The exports of networks other than X, and of programs that collect posts: the same
//! posts are read from each, and each character has its place in the file.

use std::{collections::BTreeSet, fs};

use serde_json::Value;
use tweetlint::post::{Fact, Post};

use crate::{
    program::{folder, run, tweetlint},
    reading::{Read, options, read},
};

const TEXTS: [&str; 2] = [
    "Læs mere om vandet i Søndergade på vores hjemmeside.",
    "Kom til \"åbning\" af badet,\nog tag en ven med!",
];
const TIMES: [&str; 2] = ["2026-11-24T08:00:00Z", "2026-11-25T11:30:00Z"];

/// Each export: its file, its platform, the account that it names, how many media each
/// of its posts has (`?` if it does not say), and what `inspect` calls it.
const EXPORTS: [(&str, &str, &str, &str, &str); 14] = [
    ("bluesky-feed.json", "bluesky", "vejby.example", "00", "json (Bluesky API)"),
    ("bluesky-jetstream.ndjson", "bluesky", DID, "00", "ndjson (Bluesky Jetstream)"),
    ("bluesky-records.json", "bluesky", DID, "00", "json (Bluesky records)"),
    ("bluesky-repo.car", "bluesky", DID, "00", "car (Bluesky repository)"),
    ("facebook-posts.json", "facebook", "", "00", "json (Facebook download)"),
    ("instagram-posts.json", "instagram", "", "12", "json (Instagram download)"),
    ("mastodon-outbox.json", "mastodon", "vejby", "00", "json (Mastodon outbox)"),
    ("mastodon-statuses.json", "mastodon", "vejby", "00", "json (Mastodon API)"),
    ("mastodon-statuses.ndjson", "mastodon", "vejby", "00", "ndjson (Mastodon API)"),
    ("meta-labels.json", "facebook", "", "00", "json (Meta download)"),
    ("snscrape.ndjson", "x", "vejby", "00", "ndjson (snscrape)"),
    ("threads-posts.json", "threads", "", "00", "json (Threads download)"),
    ("twarc.ndjson", "x", "vejby", "00", "ndjson"),
    ("twarc2.ndjson", "x", "vejby", "00", "ndjson"),
];
const DID: &str = "did:plc:vejbyvejbyvejbyvejby0000";

fn files() -> impl Iterator<Item = String> {
    EXPORTS.iter().map(|(file, ..)| format!("fixtures/networks/{file}"))
}

/// What a stretch of a file means, in any of the notations.
fn meanings(raw: &str) -> Vec<String> {
    let json: String =
        serde_json::from_str(&format!("\"{raw}\"")).unwrap_or_else(|_| raw.to_owned());
    let bytes: Vec<u8> =
        json.chars().filter_map(|char| u8::try_from(u32::from(char)).ok()).collect();
    let latin1 = String::from_utf8(bytes).unwrap_or_default();
    let html = json.replace("<br />", "\n").replace("&quot;", "\"");
    vec![raw.to_owned(), json, latin1, html, raw.replace("\"\"", "\"")]
}

#[test]
fn every_export_has_the_same_posts_in_their_places() {
    let listed = fs::read_dir("fixtures/networks").expect("the folder exists").count();
    assert_eq!(listed, EXPORTS.len() + 1, "each file but the README is an export");
    for (file, platform, account, media, _) in EXPORTS {
        let read = read(&[format!("fixtures/networks/{file}").into()]);
        assert_eq!(read.all_problems(), Vec::<String>::new(), "{file}");
        let posts = read.posts();
        let found: Vec<_> = posts
            .iter()
            .map(|(_, post)| (post.text.as_str(), post.time.expect("it has one").to_string()))
            .collect();
        let expected: Vec<_> =
            TEXTS.into_iter().zip(TIMES).map(|(text, time)| (text, time.to_owned())).collect();
        assert_eq!(found, expected, "{file}");
        for ((batch, post), media) in posts.iter().zip(media.chars()) {
            let count = post.media.known().map_or("?".to_owned(), |media| media.len().to_string());
            assert_eq!((post.platform.name(), &*post.account), (platform, account), "{file}");
            assert_eq!((count, post.kind.name(), post.published), (media.into(), "original", true));
            for (at, c) in post.text.as_str().char_indices() {
                let raw = batch.source.slice(post.text.locate(at..at + c.len_utf8()));
                assert!(meanings(raw).contains(&c.to_string()), "{file}: {c:?} is not {raw:?}");
            }
        }
    }
}

#[test]
fn every_export_has_the_same_findings() {
    let mut all = BTreeSet::new();
    let planner = "fixtures/planners/buffer.csv".to_owned();
    for file in files().chain([planner]) {
        let rules = "link/missing,link/not-clickable,tone";
        let command = format!("check {file} --select {rules} --format jsonl");
        let ran = run(&mut tweetlint(&command));
        // On Instagram, the page must be in the bio and not in the text.
        let out = ran.out.replace("link/not-clickable", "link/missing");
        let found: Vec<String> = out
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .filter(|finding| finding["rule"].is_string())
            .map(|finding| format!("{} {}", finding["rule"], finding["text_span"]))
            .collect();
        assert!(!found.is_empty(), "{file}: {}", ran.err);
        all.insert(found);
    }
    assert_eq!(all.len(), 1, "{all:?}");
}

#[test]
fn inspect_names_each_export() {
    for (file, _, _, _, name) in EXPORTS {
        let command = format!("inspect fixtures/networks/{file} --format text --lang en");
        let ran = run(&mut tweetlint(&command));
        assert!(ran.out.contains(&format!(" {name}\n")), "{file}: {}", ran.out);
    }
}

/// Reads a file with this content. The result keeps nothing of the file on disk.
fn read_text(name: &str, content: &str) -> Read {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("the folder can be written to");
    read(&[path])
}

/// What is known of a post beside its text, in a line.
pub(crate) fn facts(post: &Post<'_>) -> String {
    let to = [("re", &post.reply_to), ("quote", &post.quote_of), ("repost", &post.repost_of)];
    let to = to.iter().filter_map(|(name, other)| Some((name, other.as_ref()?)));
    let to = to.map(|(name, other)| {
        let account = other.account.as_deref().unwrap_or("?");
        format!(" {name} {account} {}", other.id.as_deref().unwrap_or("?"))
    });
    let to: Vec<String> = to.collect();
    let to = to.concat();
    let media: String = match &post.media {
        Fact::Unknown => " media ?".to_owned(),
        Fact::Known(all) => all
            .iter()
            .map(|one| match &one.alt {
                Fact::Unknown => format!(" {} ?", one.kind.name()),
                Fact::Known(alt) => format!(" {} {alt:?}", one.kind.name()),
            })
            .collect(),
    };
    let links = post.links.iter().map(|link| format!(" [{}]({})", link.shown, link.target));
    let links: String = links.collect();
    let lang = post.lang.as_deref().unwrap_or("-");
    format!("{} {} {lang}{to}{media}{links}", post.kind.name(), &*post.account)
}

/// Compares the texts and facts of the posts in a file.
#[track_caller]
fn check(name: &str, content: &Value, expected: &[(&str, &str)]) {
    let read = read_text(name, &content.to_string());
    assert_eq!(read.all_problems(), Vec::<String>::new());
    let parsed: Vec<_> =
        read.batches.iter().flat_map(|batch| batch.parse(&options()).posts).collect();
    let found: Vec<_> = parsed.iter().map(|post| (post.text.as_str(), facts(post))).collect();
    let found: Vec<_> = found.iter().map(|(text, facts)| (*text, &**facts)).collect();
    assert_eq!(found, expected);
}

const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// An activity of an account, with this object and this audience.
fn activity(kind: &str, to: &str, object: &Value) -> Value {
    serde_json::json!({
        "id": "https://a.example/users/vejby/statuses/7/activity", "type": kind,
        "actor": "https://a.example/users/vejby", "published": "2026-11-24T08:00:00Z",
        "to": [to], "cc": [], "object": object,
    })
}

#[test]
fn an_unpacked_archive_of_mastodon_is_read_by_its_outbox() {
    let note = serde_json::json!({
        "id": "https://a.example/users/vejby/statuses/7", "type": "Note",
        "content": "<p>Badet er lukket.</p>",
    });
    let outbox = serde_json::json!({"orderedItems": [activity("Create", PUBLIC, &note)]});
    let others = r#"{"type": "OrderedCollection", "orderedItems": ["https://b.example/9"]}"#;
    let actor = r#"{"type": "Person", "preferredUsername": "vejby", "outbox": "outbox.json"}"#;
    let files = [
        ("a/outbox.json", &*outbox.to_string()),
        ("a/actor.json", actor),
        ("a/likes.json", others),
        ("a/bookmarks.json", others),
    ];
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::create_dir(folder.path().join("a")).expect("there is room for a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("it can be written");
    }
    let check = || run(tweetlint("check a --lang en --format short").current_dir(folder.path()));
    let ran = check();
    let note = "note: 3 files were skipped: 3 in an archive of Mastodon beside its `outbox.json`";
    assert!(ran.err.contains(note), "{}", ran.err);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    // Files with such names may be anybody's.
    fs::remove_file(folder.path().join("a/actor.json")).expect("it was there");
    assert_eq!(check().code, Some(2));
}

#[test]
fn files_without_posts_in_downloads_are_passed_over() {
    let check = |files: &[(&str, &str)], skipped: &str| {
        let folder = crate::program::folder(files);
        let ran = run(tweetlint("check . --lang en --format short").current_dir(&folder));
        assert!(ran.err.contains(skipped), "{}", ran.err);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    };
    let shares = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2026-11-01 10:00:00,\
        https://www.linkedin.com/feed/update/1,Badet er lukket,,,MEMBER_NETWORK\n";
    check(
        &[
            ("Shares.csv", shares),
            ("Comments.csv", "Date,Link,Message\n2026-11-01 10:00:00,https://vejby.dk,Tak\n"),
            ("Connections.csv", "Notes:\n\nFirst Name,Last Name\nBo,Lund\n"),
            ("Reactions.csv", "Date,Type,Link\n2026-11-01 10:00:00,LIKE,https://vejby.dk\n"),
        ],
        "note: 3 files were skipped: 3 in a download of LinkedIn or Meta that have no posts",
    );
    let posts = r#"[{"timestamp": 1793520000, "data": [{"post": "Badet er lukket"}]}]"#;
    check(
        &[
            ("your_posts_1.json", posts),
            ("profile_information.json", r#"{"profile_v2": {"name": {"full_name": "Bo"}}}"#),
            ("comments.json", r#"{"comments_v2": [{"timestamp": 1793520000, "data": []}]}"#),
            ("your_friends.json", r#"{"friends_v2": [{"name": "Bo", "timestamp": 1}]}"#),
            ("0.json", r#"{"name": "Album", "photos": [{"uri": "a.jpg"}], "description": ""}"#),
        ],
        "note: 4 files were skipped: 4 in a download of LinkedIn or Meta that have no posts",
    );
    // Alone, such a file may be anybody's.
    let alone = crate::program::folder(&[("comments.json", r#"{"comments_v2": []}"#)]);
    assert_eq!(run(tweetlint("check .").current_dir(&alone)).code, Some(2));
}

#[test]
fn an_outbox_tells_what_it_knows() {
    let note = serde_json::json!({
        "id": "https://a.example/users/vejby/statuses/7", "type": "Note", "summary": "Vand",
        "inReplyTo": "https://b.example/users/naboby/statuses/5",
        "content": "<p><span class=\"h-card\"><a href=\"https://b.example/@naboby\" class=\"u-url mention\">@<span>naboby</span></a></span> Se &amp; læs: <a href=\"https://vejby.dk/bad\"><span class=\"invisible\">https://</span>vejby.dk/bad</a> og <a href=\"https://vejby.dk/is\">isen</a></p><p><a href=\"https://a.example/tags/bad\" class=\"mention hashtag\">#<span>bad</span></a></p>",
        "contentMap": {"da": "", "en": "no"},
        "attachment": [
            {"type": "Document", "mediaType": "image/jpeg", "url": "/a.jpg", "name": "En dreng"},
            {"type": "Document", "mediaType": "video/mp4", "url": "/a.mp4", "name": null},
        ],
        "tag": [{"type": "Mention", "href": "https://b.example/users/naboby", "name": "@naboby@b.example"}],
    });
    let boost: Value = "https://b.example/users/naboby/statuses/9".into();
    let message = serde_json::json!({"id": "x", "type": "Note", "content": "<p>hemmeligt</p>"});
    let followers = "https://a.example/users/vejby/followers";
    let outbox = serde_json::json!({
        "type": "OrderedCollection", "orderedItems": [
            activity("Create", PUBLIC, &note),
            activity("Announce", PUBLIC, &boost),
            activity("Create", "https://b.example/users/c", &message),
            activity("Create", followers, &message),
            activity("Like", PUBLIC, &"https://b.example/users/naboby/statuses/3".into()),
        ],
    });
    check(
        "outbox.json",
        &outbox,
        &[
            (
                "@naboby Se & læs: https://vejby.dk/bad og isen\n\n#bad\n\nVand",
                "reply vejby - re naboby@b.example 5 photo Some(\"En dreng\") video None \
                 [](https://vejby.dk/is)",
            ),
            ("", "repost vejby - repost naboby@b.example 9 media ?"),
        ],
    );
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("outbox.json"), outbox.to_string()).expect("it can be written");
    let command = "check outbox.json --select tone --lang en --format short";
    let ran = run(tweetlint(command).current_dir(folder.path()));
    let note =
        "note: 2 posts are messages to some people or only for followers, and are not checked";
    assert!(ran.err.contains(note), "{}", ran.err);
    assert!(!ran.out.contains("hemmeligt") && ran.code == Some(0), "{}", ran.out);
}

/// Readers see a warning first, and files have it first. A program that sorts the keys
/// puts it behind the text.
#[test]
fn a_warning_is_checked_with_the_text() {
    let note = |inside: &str| {
        format!(
            "{{\"type\":\"Create\",\"actor\":\"https://a.example/users/b\",\
             \"published\":\"2026-11-24T08:00:00Z\",\"object\":{{\"type\":\"Note\",{inside}}}}}"
        )
    };
    let content = "\"content\":\"<p>Bad på <a href=\\\"https://c.dk/d\\\">c.dk</a></p>\"";
    let warning = "\"summary\":\"Vand & \\u00e5l\"";
    for (inside, expected) in [
        (format!("{warning},{content}"), "Vand & ål\n\nBad på c.dk"),
        (format!("{content},{warning}"), "Bad på c.dk\n\nVand & ål"),
    ] {
        let read = read_text("a.json", &note(&inside));
        let posts = read.posts();
        let (batch, post) = posts.first().expect("there is one");
        assert_eq!(post.text.as_str(), expected);
        assert_eq!(post.links[0].shown, "c.dk");
        for (word, written) in
            [("ål", "\\u00e5l"), ("Bad på c", "Bad på <a href=\\\"https://c.dk/d\\\">c")]
        {
            let at = expected.find(word).expect("it is in the text");
            assert_eq!(batch.source.slice(post.text.locate(at..at + word.len())), written);
        }
    }
}

#[test]
fn a_status_tells_what_it_knows() {
    let account =
        |id: &str, acct: &str| serde_json::json!({"id": id, "username": "a", "acct": acct});
    let status = |id: &str, acct: &str, content: &str| {
        serde_json::json!({
            "id": id, "created_at": "2026-11-24T08:00:00.000Z", "visibility": "public",
            "language": "da", "content": content, "account": account(acct, acct),
            "media_attachments": [], "mentions": [account("5", "naboby@b.example")], "reblog": null,
        })
    };
    let mut reply = status("1", "vejby", "<p>Tak!</p>");
    reply["in_reply_to_id"] = "8".into();
    reply["in_reply_to_account_id"] = "5".into();
    reply["media_attachments"] = serde_json::json!([
        {"type": "gifv", "description": "En hund"}, {"type": "image", "description": ""},
    ]);
    let mut boost = status("2", "vejby", "");
    boost["reblog"] = status("3", "naboby@b.example", "<p>Badet er åbent</p>");
    let mut quote =
        status("4", "vejby", "<p class=\"quote-inline\">RE: <a href=\"x\">x</a></p><p>Ja</p>");
    quote["quote"] =
        serde_json::json!({"state": "accepted", "quoted_status": status("6", "b", "a")});
    let mut direct = status("5", "vejby", "<p>hemmeligt</p>");
    direct["visibility"] = "direct".into();
    check(
        "statuses.json",
        &serde_json::json!([reply, boost, quote, direct]),
        &[
            ("Tak!", "reply vejby da re naboby@b.example 8 gif Some(\"En hund\") photo None"),
            ("Badet er åbent", "repost vejby da repost naboby@b.example 3"),
            ("Ja", "quote vejby da quote b 6"),
        ],
    );
}

#[test]
fn a_gallery_has_pictures() {
    let post = serde_json::json!({"uri": "at://did:plc:vejby/app.bsky.feed.post/1",
        "author": {"did": "did:plc:vejby", "handle": "vejby"},
        "record": {"$type": "app.bsky.feed.post", "text": "Den nye havn",
            "createdAt": "2026-11-24T08:00:00.5Z", "langs": ["da"],
            "embed": {"$type": "app.bsky.embed.gallery", "items": [{"alt": "En kran"}, {"alt": ""}]}}});
    let feed = serde_json::json!({"feed": [{"post": post}]});
    let shown = "original vejby da photo Some(\"En kran\") photo None";
    check("feed.json", &feed, &[("Den nye havn", shown)]);
}

#[test]
fn a_feed_tells_what_it_knows() {
    let author = |name: &str| serde_json::json!({"did": format!("did:plc:{name}"), "handle": name});
    let uri = |name: &str| format!("at://did:plc:{name}/app.bsky.feed.post/1");
    let record = |text: &str| {
        serde_json::json!({"$type": "app.bsky.feed.post", "text": text,
            "createdAt": "2026-11-24T08:00:00.5Z", "langs": ["da", "en"]})
    };
    let view = |name: &str, record: Value| serde_json::json!({"uri": uri(name), "author": author(name), "record": record});
    let link = |start: usize, end: usize, uri: &str| {
        serde_json::json!({"index": {"byteStart": start, "byteEnd": end},
            "features": [{"$type": "app.bsky.richtext.facet#link", "uri": uri}]})
    };
    let mut reply = record("Læs vejby.dk/bad-om... og mere her");
    reply["facets"] = serde_json::json!([
        link(5, 23, "https://vejby.dk/bad-om-vinteren"),
        link(30, 99, "https://vejby.dk/mere"),
        {"index": {"byteStart": -1}}, 7,
    ]);
    reply["reply"] =
        serde_json::json!({"parent": {"uri": uri("nabo")}, "root": {"uri": uri("nabo")}});
    reply["embed"] = serde_json::json!({"$type": "app.bsky.embed.recordWithMedia",
        "record": {"$type": "app.bsky.embed.record", "record": {"uri": uri("c")}},
        "media": {"$type": "app.bsky.embed.images", "images": [{"alt": "En bro"}, {"alt": ""}]}});
    let mut card = record("Vandet er lukket");
    card["embed"] = serde_json::json!({"$type": "app.bsky.embed.external",
        "external": {"uri": "https://vejby.dk/vand", "title": "", "description": ""}});
    let feed = serde_json::json!({"feed": [
        {"post": view("vejby", reply), "reply": {"parent": view("nabo", record("Hvornår?"))}},
        {"post": view("vejby", card)},
        {"post": view("nabo", record("Vi holder åbent")),
            "reason": {"$type": "app.bsky.feed.defs#reasonRepost", "by": author("vejby"),
                "indexedAt": "2026-11-25T08:00:00Z"}},
        {"post": {"uri": "at://x", "blocked": true}},
    ]});
    check(
        "feed.json",
        &feed,
        &[
            (
                "Læs vejby.dk/bad-om... og mere her",
                "reply vejby da re nabo at://did:plc:nabo/app.bsky.feed.post/1 \
                 quote ? at://did:plc:c/app.bsky.feed.post/1 photo Some(\"En bro\") photo None \
                 [vejby.dk/bad-om](https://vejby.dk/bad-om-vinteren) [](https://vejby.dk/mere)",
            ),
            ("Vandet er lukket", "original vejby da [](https://vejby.dk/vand)"),
            (
                "Vi holder åbent",
                "repost vejby da repost nabo at://did:plc:nabo/app.bsky.feed.post/1",
            ),
        ],
    );
}

#[test]
fn a_stream_has_posts_and_reposts() {
    let event = |collection: &str, operation: &str, record: Value| {
        serde_json::json!({"did": "did:plc:a", "time_us": 1, "kind": "commit", "commit": {
            "operation": operation, "collection": collection, "rkey": "3k", "record": record}})
    };
    let post = serde_json::json!({"$type": "app.bsky.feed.post", "text": "Hej",
        "createdAt": "2026-11-24T08:00:00Z"});
    let repost = serde_json::json!({"$type": "app.bsky.feed.repost", "subject": {"uri": "at://b/c/d"},
        "createdAt": "2026-11-24T08:00:00Z"});
    let tap = serde_json::json!({"id": 1, "type": "record", "record": {"did": "did:plc:a",
        "collection": "app.bsky.feed.post", "rkey": "4k", "action": "create", "record": post}});
    let mut deleted = event("app.bsky.feed.post", "delete", Value::Null);
    deleted["commit"]["record"].take();
    check(
        "events.json",
        &serde_json::json!([
            event("app.bsky.feed.post", "create", post.clone()),
            event("app.bsky.feed.repost", "create", repost),
            deleted,
            tap,
        ]),
        &[
            ("Hej", "original did:plc:a -"),
            ("", "repost did:plc:a - repost ? at://b/c/d media ?"),
            ("Hej", "original did:plc:a -"),
        ],
    );
}

#[test]
fn downloads_of_meta_tell_what_they_know() {
    check(
        "your_posts.json",
        &serde_json::json!([
            {"timestamp": 1_795_507_200, "attachments": [{"data": [
                {"media": {"uri": "posts/a.mp4", "creation_timestamp": 1, "description": "Se \u{c3}\u{a5}en"}},
                {"external_context": {"url": "https://vejby.dk/vand"}},
            ]}], "title": "Vejby tilf\u{c3}\u{b8}jede en video."},
            {"timestamp": 1_795_507_200, "attachments": [], "data": [{"update_timestamp": 1}]},
        ]),
        &[("Se åen", "original  - video ? [](https://vejby.dk/vand)")],
    );
    check(
        "reels.json",
        &serde_json::json!({"ig_reels_media": [
            {"media": [{"uri": "reels/a.mp4", "creation_timestamp": 1_795_507_200, "title": "Is"}]},
        ]}),
        &[("Is", "original  - video ?")],
    );
}

#[test]
fn newer_downloads_of_meta_have_labels() {
    let post = |labels: Value| {
        let media = serde_json::json!([{"uri": "media/posts/a.jpg", "creation_timestamp": 1}]);
        serde_json::json!([{"timestamp": 1_795_507_200, "fbid": "1", "media": media,
            "label_values": labels}])
    };
    let page = serde_json::json!({"label": "URL", "value": "https://www.instagram.com/p/a/"});
    let caption =
        |label: &str| serde_json::json!({"label": label, "value": "Se \u{c3}\u{a5}en i dag"});
    let link = serde_json::json!({"label": "Link", "value": "https://vejby.dk/vand"});
    let pictures = serde_json::json!({"label": "Media", "media": [{"uri": "media/b.mp4"}]});
    let whole = post(serde_json::json!([page, caption("Caption"), link, pictures]));
    let expected = "original  - photo ? video ? [](https://vejby.dk/vand)";
    check("posts_1.json", &whole, &[("Se åen i dag", expected)]);
    // A label in another language may be that of the text.
    let danish = post(serde_json::json!([page, caption("Bes\u{c3}\u{a6}d")]));
    let folder = tempfile::tempdir().expect("there is room for a folder");
    std::fs::write(folder.path().join("a.json"), danish.to_string()).expect("it can be written");
    let ran = |flags: &str| {
        let command = format!("check a.json --lang en {flags}");
        run(tweetlint(&command).current_dir(&folder))
    };
    let unknown = ran("");
    assert!(unknown.err.contains("`Besæd` may be the text of the post"), "{}", unknown.err);
    assert_eq!((unknown.code, ran("--map text=Besæd").code), (Some(2), Some(0)));
    // Without an address, the other posts of the file say the platform.
    let plain = post(serde_json::json!([caption("Bes\u{c3}\u{a6}d")]));
    let shown = |files: &[&Value]| {
        let posts = files.iter().flat_map(|file| file.as_array().into_iter().flatten());
        let posts: Value = posts.cloned().collect();
        std::fs::write(folder.path().join("a.json"), posts.to_string()).expect("it can be written");
        let ran = ran("--map text=Besæd");
        (ran.code, ran.err.contains("does not say whether it is on Facebook, Instagram or Threads"))
    };
    assert_eq!(shown(&[&plain]), (Some(2), true));
    assert_eq!(shown(&[&plain, &danish]), (Some(0), false));
    // What the account liked has an author.
    let owner = serde_json::json!({"title": "Owner", "dict": [
        {"title": "", "dict": [{"label": "Username", "value": "enborger"}]}]});
    let liked = post(serde_json::json!([caption("Caption"), owner]));
    check("liked_posts.json", &liked, &[]);
}

#[test]
fn a_collected_post_tells_what_it_knows() {
    let kind = "snscrape.modules.twitter.Tweet";
    let user = |name: &str| serde_json::json!({"_type": "snscrape.modules.twitter.User", "username": name});
    let tweet = |id: u64, name: &str, text: &str| {
        serde_json::json!({"_type": kind, "id": id, "date": "2026-11-24T08:00:00+00:00",
            "rawContent": text, "user": user(name), "lang": "da", "media": null})
    };
    let mut reply = tweet(1, "vejby", "@naboby Se https://t.co/a &amp; spis");
    reply["inReplyToTweetId"] = 7.into();
    reply["inReplyToUser"] = user("naboby");
    reply["links"] =
        serde_json::json!([{"url": "https://vejby.dk/bad", "tcourl": "https://t.co/a"}]);
    reply["media"] = serde_json::json!([
        {"_type": "snscrape.modules.twitter.Photo", "altText": "En bro"},
        {"_type": "snscrape.modules.twitter.Video"},
    ]);
    let mut repost = tweet(2, "vejby", "RT @naboby: Bad");
    repost["retweetedTweet"] = tweet(3, "naboby", "Badet er åbent");
    let mut quote = tweet(4, "vejby", "Ja");
    quote["quotedTweet"] = tweet(5, "naboby", "Badet");
    quote["media"] = serde_json::json!({"photos": [{"url": "a"}], "videos": [], "animated": []});
    check(
        "tweets.json",
        &serde_json::json!([reply, repost, quote]),
        &[
            (
                "@naboby Se https://t.co/a & spis",
                "reply vejby da re naboby 7 photo Some(\"En bro\") video ? \
                 [https://t.co/a](https://vejby.dk/bad)",
            ),
            ("Badet er åbent", "repost vejby da repost naboby 3"),
            ("Ja", "quote vejby da quote naboby 5 photo ?"),
        ],
    );
}

/// Lists and keys that other programs use, too, are not taken for those of a network.
#[test]
fn what_only_looks_like_a_network_is_a_problem() {
    for record in [
        r#"{"feed": [{"title": "Hej"}]}"#,
        r#"{"post": {"text": "Hej"}}"#,
        r#"{"did": "vi", "name": "Hej"}"#,
    ] {
        let read = read_text("a.json", record);
        assert_eq!(read.all_problems().len(), 1, "{record}");
    }
    for flat in [
        r#"{"timestamp": 1795507200, "full_text": "Hej", "attachments": []}"#,
        // Bluesky has its posts under this key, too.
        r#"{"posts": [{"id": 1, "text": "Hej"}]}"#,
    ] {
        assert_eq!(read_text("a.json", flat).posts()[0].1.platform.name(), "x");
    }
}

/// Nobody can make the program fail with values inside values, or with long lists.
#[test]
fn hostile_records_are_problems() {
    let deep = |open: &str, close: &str, count: usize| open.repeat(count) + &close.repeat(count);
    for record in [
        format!("{{\"orderedItems\":{}}}", deep("[", "]", 100_000)),
        format!("{{\"feed\":[{}]}}", deep("{\"post\":", "}", 100_000).replace(":}", ":1}")),
        format!("{{\"feed\":[{{\"post\":{{\"record\":{}}}}}]}}", deep("[", "]", 1000)),
        format!(
            "{{\"uri\":\"a\",\"value\":{{\"text\":\"a\",\"facets\":[{}1]}}}}",
            "1,".repeat(9999)
        ),
        format!("{{\"timestamp\":1,\"attachments\":[{}1]}}", "{},".repeat(9999)),
        format!("{{\"content\":\"{}\",\"account\":{{}}}}", "<a".repeat(100_000)),
        format!("{{\"content\":\"{}\",\"account\":{{}}}}", "<p class='".repeat(100_000)),
        format!("{{\"content\":\"{}\",\"account\":{{}}}}", "<a href='b.dk'>b.dk</a> ".repeat(3000)),
    ] {
        let read = read_text("a.json", &record);
        assert!(read.posts().len() <= 1);
    }
}

/// What is wrong in one post of a collection does not touch the others.
#[test]
fn a_broken_post_is_a_problem_of_its_own() {
    let outbox = serde_json::json!({"orderedItems": [
        activity("Create", PUBLIC, &serde_json::json!({"type": "Note", "content": 7})),
        activity("Create", PUBLIC, &serde_json::json!({"type": "Note", "content": "<p>Hej</p>"})),
        7,
        [activity("Create", PUBLIC, &Value::Null)],
    ]});
    let read = read_text("outbox.json", &outbox.to_string());
    assert_eq!(read.posts().len(), 1);
    assert_eq!(read.all_problems().len(), 3, "{:?}", read.all_problems());
}

#[test]
fn messages_and_contacts_are_no_posts() {
    let inbox = r#"{"participants": [{"name": "Bo"}], "messages": [{"sender_name": "Bo",
        "timestamp_ms": 1795507200000, "content": "Hej"}], "title": "Bo"}"#;
    let followers =
        r#"[{"title": "", "media_list_data": [], "string_list_data": [{"value": "bo"}]}]"#;
    let messages = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\n\
                    1,,Bo,https://linkedin.com/in/bo,Bi,2026-11-24 09:00:00 UTC,,Hej\n";
    let connections = "Notes:\n\"When exporting\"\n\nFirst Name,Last Name,URL,Email Address,Company,\
                       Position,Connected On\nBo,By,,,,,24 Nov 2026\n";
    let files = [
        ("message_1.json", inbox),
        ("followers_1.json", followers),
        ("messages.csv", messages),
        ("connections.csv", connections),
    ];
    let with_posts = [&files[..], &[("a.txt", "Broen er åben")]].concat();
    let all = folder(&with_posts);
    let ran = run(tweetlint("check . --lang en --format short").current_dir(all.path()));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let said = "4 in a download of LinkedIn or Meta that have no posts";
    assert!(ran.err.replace("\n  ", " ").contains(said), "{}", ran.err);
    for (name, _) in files {
        let ran = run(tweetlint(&format!("check {name} --lang en")).current_dir(all.path()));
        assert_eq!(ran.code, Some(2), "{name} {}", ran.err);
        let said = "error: this file of a download has messages or contacts, not posts";
        assert!(ran.err.contains(said), "{name} {}", ran.err);
    }
}

/// The early form of snscrape has no `_type`, and the newer one says of most posts that they answer
/// nobody.
#[test]
fn snscrape_names_who_is_answered() {
    let user =
        |name: &str, id: u64| serde_json::json!({"username": name, "id": id, "displayname": name});
    let tweet = |number: u64, id: serde_json::Value, answered: serde_json::Value| {
        serde_json::json!({"url": format!("https://twitter.com/vejby/status/{number}"),
            "date": "2021-03-02T08:00:00+00:00", "content": "Nyt", "renderedContent": "Nyt",
            "id": number, "user": user("vejby", 7), "replyCount": 0, "retweetCount": 0, "likeCount": 1,
            "quoteCount": 0, "conversationId": number, "lang": "da", "source": "Twitter Web App",
            "sourceUrl": "https://x.com", "sourceLabel": "Twitter Web App", "outlinks": null,
            "tcooutlinks": null, "media": null, "retweetedTweet": null, "quotedTweet": null,
            "inReplyToTweetId": id, "inReplyToUser": answered, "mentionedUsers": null,
            "coordinates": null, "place": null, "hashtags": null, "cashtags": null})
    };
    let null = serde_json::Value::Null;
    for with_type in [false, true] {
        let mut posts = [
            tweet(1_366_650_000_000_000_001, null.clone(), null.clone()),
            tweet(1_366_650_000_000_000_002, 5.into(), user("naboby", 8)),
            tweet(
                1_366_650_000_000_000_003,
                1_366_650_000_000_000_001_u64.into(),
                user("vejby", 7),
            ),
        ];
        if with_type {
            for post in &mut posts {
                post["_type"] = "snscrape.modules.twitter.Tweet".into();
            }
        }
        let lines: Vec<String> = posts.iter().map(ToString::to_string).collect();
        let folder = tempfile::tempdir().expect("there is room for a folder");
        std::fs::write(folder.path().join("a.ndjson"), lines.join("\n")).expect("there is room");
        let ran = |command: &str| run(tweetlint(command).current_dir(&folder));
        let found = ran("inspect a.ndjson --lang en");
        assert_eq!(found.err, "", "{with_type}");
        let report = ran("audit a.ndjson --format json --lang en --quiet").out;
        let report: serde_json::Value = serde_json::from_str(&report).expect("it is JSON");
        let kinds =
            serde_json::json!({"original": 1, "quote": 0, "reply": 1, "repost": 0, "thread": 1});
        assert_eq!(report["accounts"][0]["kinds"], kinds, "{with_type}");
        let keys = ran("inspect a.ndjson --format text --lang en");
        assert!(!keys.out.contains("not known"), "{}", keys.out);
    }
}
