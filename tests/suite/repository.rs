//! Repositories of Bluesky: the same posts and findings as from the API, with their places
//! in the file.

use std::{collections::BTreeSet, fs, io::Write as _, path::PathBuf, process::Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;
use tweetlint::{post::Post, source::Span};

use crate::{
    networks::facts,
    program::{Ran, run, tweetlint},
    reading::{Read, read},
    repository_files::{DID, head, map, repository},
};

const FIXTURE: &str = "fixtures/networks/bluesky-repo.car";

/// A post of the collection of posts.
pub(crate) fn post(text: &str) -> Value {
    json!({
        "$type": "app.bsky.feed.post", "createdAt": "2026-11-24T08:00:00.000Z",
        "langs": ["da"], "text": text,
    })
}

/// A path in the collection of posts.
pub(crate) fn path(key: &str) -> String {
    format!("app.bsky.feed.post/{key}")
}

fn with(mut record: Value, key: &str, value: Value) -> Value {
    record[key] = value;
    record
}

pub(crate) fn written(name: &str, content: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("the folder can be written to");
    (folder, path)
}

pub(crate) fn read_bytes(content: &[u8]) -> Read {
    let (_folder, path) = written("repo.car", content);
    read(&[path])
}

/// Runs a command on a repository, which is called `repo.car`.
pub(crate) fn ran(command: &str, content: &[u8]) -> Ran {
    let (folder, _) = written("repo.car", content);
    run(tweetlint(&format!("{command} repo.car --lang en")).current_dir(folder.path()))
}

/// Checks what is said of a repository on standard error, and that some posts are read
/// and checked.
#[track_caller]
pub(crate) fn says(content: &[u8], posts: usize, expected: &str) {
    let Ran { code, err, .. } = ran("inspect", content);
    // Long messages go on in the next line.
    let err = err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(err.contains(expected), "{expected}: {err}");
    assert_eq!((code, read_bytes(content).posts().len()), (Some(2), posts), "{err}");
}

/// Checks that the posts of a repository are read, without a problem.
#[track_caller]
pub(crate) fn is_read(content: &[u8], posts: usize) {
    let read = read_bytes(content);
    assert_eq!((read.all_problems(), read.posts().len()), (vec![], posts));
}

/// The posts of `bluesky-records.json`, a profile and a like.
fn fixture() -> Vec<u8> {
    let records = fs::read("fixtures/networks/bluesky-records.json").expect("it exists");
    let records: Value = serde_json::from_slice(&records).expect("it is JSON");
    let subject = json!({"cid": "bafy", "uri": "at://did:plc:b/app.bsky.feed.post/3k"});
    let time = "2026-11-24T09:00:00.000Z";
    repository(&[
        ("app.bsky.actor.profile/self", json!({"$type": "app.bsky.actor.profile"})),
        (
            "app.bsky.feed.like/3k5",
            json!({"$type": "app.bsky.feed.like", "createdAt": time, "subject": subject}),
        ),
        (&path("3k0"), records["records"][0]["value"].clone()),
        (&path("3k1"), records["records"][1]["value"].clone()),
    ])
}

#[test]
fn the_fixture_is_as_it_is_made_here() {
    if std::env::var_os("TWEETLINT_BLESS").is_some() {
        fs::write(FIXTURE, fixture()).expect("the folder can be written to");
    }
    let committed = fs::read(FIXTURE).expect("it exists");
    assert!(committed == fixture(), "write it again with TWEETLINT_BLESS=1");
}

/// The records that have everything a post can have, and the same as `listRecords` has
/// them.
fn rich() -> (Vec<u8>, Value) {
    let other = json!({"cid": "bafy", "uri": "at://did:plc:b/app.bsky.feed.post/3j"});
    let picture = |alt: &str| json!({"alt": alt, "image": {"$link": "x"}});
    let facet = |start: usize, end: usize, uri: &str| {
        let feature = json!({"$type": "app.bsky.richtext.facet#link", "uri": uri});
        json!({"index": {"byteStart": start, "byteEnd": end}, "features": [feature]})
    };
    let pictures = json!({
        "$type": "app.bsky.embed.images",
        "images": [picture("En \"rød\" bro"), picture("")],
    });
    let quote = json!({"$type": "app.bsky.embed.record", "record": other});
    let card = json!({
        "$type": "app.bsky.embed.external", "external": {"uri": "https://vejby.dk/is", "title": "Is"},
    });
    let rows = [
        (path("3k0"), with(post("Mød op 🌊\n\"NU\"\t\\ tak!!!! \u{1}"), "embed", pictures)),
        (
            path("3k1"),
            with(post("Læs på vejby.dk"), "facets", json!([facet(9, 18, "https://vejby.dk/bad")])),
        ),
        (path("3k2"), with(post("Enig"), "reply", json!({"root": other, "parent": other}))),
        (path("3k3"), with(post("Se her"), "embed", quote)),
        (path("3k4"), with(post("Åbent"), "embed", card)),
        (
            "app.bsky.feed.repost/3k5".to_owned(),
            json!({"createdAt": "2026-11-25T08:00:00.000Z", "subject": other, "score": -1.5}),
        ),
    ];
    let records: Vec<Value> = rows
        .iter()
        .map(|(path, value)| json!({"uri": format!("at://{DID}/{path}"), "cid": "b", "value": value}))
        .collect();
    let rows: Vec<_> = rows.iter().map(|(path, value)| (&**path, value.clone())).collect();
    (repository(&rows), json!({"records": records}))
}

#[test]
fn posts_are_those_of_the_api() {
    let (repository, records) = rich();
    let all = |read: &Read| -> Vec<(String, String, String)> {
        assert_eq!(read.all_problems(), Vec::<String>::new());
        let fact = |post: &Post<'_>| format!("{} {:?}", facts(post), post.time);
        let posts = read.posts();
        posts
            .iter()
            .map(|(_, post)| (post.id.to_string(), post.text.as_str().to_owned(), fact(post)))
            .collect()
    };
    let (_folder, path) = written("records.json", records.to_string().as_bytes());
    let (found, expected) = (all(&read_bytes(&repository)), all(&read(&[path])));
    assert_eq!(found, expected);
    assert_eq!(found.len(), 6);
}

#[test]
fn findings_are_those_of_the_api() {
    let (repository, records) = rich();
    let (folder, _) = written("repo.car", &repository);
    fs::write(folder.path().join("records.json"), records.to_string()).expect("there is room");
    let findings = |file: &str| -> BTreeSet<String> {
        let command = format!("check {file} --format jsonl");
        let Ran { out, err, .. } = run(tweetlint(&command).current_dir(folder.path()));
        let all = out.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let found: BTreeSet<String> = all
            .filter(|finding| finding["rule"].is_string())
            .map(|finding| {
                // A picture is recognised by how its record is written.
                let span = &finding["text_span"];
                let words = if span.is_null() { span } else { &finding["identity"]["text"] };
                format!("{} {words} {span}", finding["rule"])
            })
            .collect();
        assert!(2 <= found.len(), "{out}{err}");
        found
    };
    assert_eq!(findings("repo.car"), findings("records.json"));
}

#[test]
fn every_character_has_its_bytes_in_the_file() {
    let (repository, _) = rich();
    let read = read_bytes(&repository);
    let mut characters = 0;
    for (batch, post) in read.posts() {
        for (at, c) in post.text.as_str().char_indices() {
            let span = post.text.locate(at..at + c.len_utf8());
            let spot = batch.source.spot(span).expect("it is in a record");
            assert_eq!(&repository[spot.bytes], c.to_string().as_bytes(), "{c:?}");
            characters += 1;
        }
        // The whole post is the block of its record.
        let spot = batch.source.spot(post.span).expect("it is in a record");
        assert_eq!(repository[spot.bytes.start] >> 5, 5, "a map begins there");
        let whole = &repository[spot.bytes];
        assert!(
            whole.ends_with(b".000Z") || whole.ends_with(&(-1.5_f64).to_be_bytes()),
            "{whole:?}"
        );
    }
    assert!(40 < characters);
    let whole = Span::new(0, 0);
    assert_eq!(
        read.batches[0].source.spot(whole).and_then(|spot| spot.record).as_deref(),
        Some("app.bsky.feed.post/3k0")
    );
}

#[test]
fn a_finding_names_the_record_and_its_bytes() {
    let content = repository(&[(&path("3k0"), post("Hør nu!!!!!! \"Kom\""))]);
    let Ran { out, .. } = ran("check --select tone --format jsonl", &content);
    let found: Value = out
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find(|finding| finding["rule"].is_string())
        .expect("there is a finding");
    let location = &found["location"];
    let byte = |key: &str| {
        location[key].as_u64().and_then(|byte| usize::try_from(byte).ok()).expect("it is there")
    };
    assert_eq!(&content[byte("byte_start")..byte("byte_end")], b"!!!!!!");
    assert_eq!(location["record"], path("3k0"));
    assert_eq!((byte("line"), byte("column"), byte("end_column")), (1, 1, 1));
    assert_eq!(found["post"]["id"], format!("at://{DID}/{}", path("3k0")));
    assert!(found["fix"].is_null() && location["paragraph"].is_null());

    let Ran { out, .. } = ran("check --select tone --format short", &content);
    assert!(out.starts_with("repo.car, app.bsky.feed.post/3k0"), "{out}");
    let Ran { out, .. } = ran("check --select tone --format sarif", &content);
    let sarif: Value = serde_json::from_str(&out).expect("it is JSON");
    let place = &sarif["runs"][0]["results"][0]["locations"][0];
    assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], path("3k0"));
}

#[test]
fn the_account_is_its_permanent_id_unless_it_is_named() {
    let note =
        "the account is did:plc:vejbyvejbyvejbyvejby0000; a repository does not contain its handle";
    let Ran { out, err, code } = ran("inspect", &fixture());
    assert!(out.contains(DID) && err.contains(note), "{out}{err}");
    assert!(err.contains("2 records are not posts but something else"), "{err}");
    assert_eq!(code, Some(0));
    let Ran { out, err, .. } =
        ran("check --account vejby.example --select link --format jsonl", &fixture());
    let is_empty = out.contains(r#""account":null"#) || out.contains(r#""account":"""#);
    assert!(is_empty && !err.contains("handle"), "{out}{err}");
}

#[test]
fn a_repository_may_be_packed_or_come_from_a_pipe() {
    let content = fixture();
    let (_folder, packed) =
        written("repo.car.zst", &zstd::encode_all(&*content, 0).expect("there is room"));
    assert_eq!(read(&[packed]).posts().len(), 2);
    let mut piped = tweetlint("check - --select tone --lang en")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    piped.stdin.take().expect("it is piped").write_all(&content).expect("it reads");
    let out = piped.wait_with_output().expect("it ends").stdout;
    assert!(String::from_utf8_lossy(&out).contains("in 2 posts"), "{out:?}");
}

#[test]
fn what_is_no_repository_says_so() {
    let second_version = [&[0x0A][..], &map(&[("version", head(0, 2))])].concat();
    for content in [&b"Kom til fest"[..], &second_version, b"\x01\xA0"] {
        says(content, 0, "this is not a repository of Bluesky");
    }
}

#[test]
fn a_repository_without_posts_was_not_checked() {
    let like = json!({"$type": "app.bsky.feed.like"});
    let content = repository(&[("app.bsky.feed.like/3k0", like)]);
    says(&content, 0, "no posts in this file");
    says(&content, 0, "1 record is not a post but something else");
    says(&repository(&[]), 0, "no posts in this file");
}

/// A record names its own account when it answers it, so that a thread is no dialogue.
#[test]
fn an_answer_to_oneself_is_known() {
    let own = json!({"uri": format!("at://{DID}/{}", path("3k0"))});
    let other = json!({"uri": "at://did:plc:anden/app.bsky.feed.post/3k9"});
    let reply =
        |parent: &Value| with(post("Og mere"), "reply", json!({"root": own, "parent": parent}));
    let content = repository(&[
        (&path("3k0"), post("Broen er lukket")),
        (&path("3k1"), reply(&own)),
        (&path("3k2"), reply(&other)),
    ]);
    let (_folder, file) = written("repo.car", &content);
    for (arguments, account) in [("", DID), ("--account vejby.dk", "vejby.dk")] {
        let report = run(tweetlint(&format!("audit {arguments} --format json -q")).arg(&file)).out;
        let report: Value = serde_json::from_str(&report).expect("the report is JSON");
        let found = &report["accounts"][0];
        assert_eq!(found["account"], account);
        assert_eq!(found["kinds"]["thread"], 1, "{found}");
        assert_eq!(found["metrics"]["reply-share"]["count"], 1, "{found}");
    }
}
