//! The same posts in every format: all are read alike, and each character has its place
//! in the file.

use std::{fs, path::Path};

use proptest::prelude::*;
use tweetlint::{
    input::{FORMATS, Part, PartContext, format_named},
    post::{Fact, Post},
};

use crate::reading::{batch_posts, options, read};

/// The posts that every file of `fixtures/posts` holds.
const POSTS: [(&str, &str); 4] = [
    (
        "1440713966649417701",
        "Rødgrød & \"fløde\" på Ærø 🍓 kl. 14\nSe mere: https://t.co/Ab1Cd2Ef3G #ærødag",
    ),
    ("1440714966649417702", "@fru_moelle Åh nej! Vi ringer i morgen 👩\u{200d}👩\u{200d}👧 <3"),
    ("1440715966649417703", "Broen er åben igen 😀 https://t.co/Xy9Zw8Vu7T"),
    (
        "1440716966649417704",
        "Kære naboer: færgen til Ærø sejler igen fra mandag den 4. oktober, først hver anden \
         time og fra uge 41 efter den gamle plan. Tag cyklen med om bord, så holder vi køen nede \
         på kajen. Har du hund, barnevogn & kørestol, så ring dagen før, så står vi klar.\n\n\
         Godt råd om billetter fra naboen: https://t.co/Qu0teQu0te",
    ),
];

/// What a stretch of a file may mean, in any of the notations.
fn meanings(raw: &str) -> Vec<String> {
    let json = serde_json::from_str(&format!("\"{raw}\"")).unwrap_or_else(|_| raw.to_owned());
    let html = json.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    // A run of line breaks in a YAML block is one place.
    let line_break = raw.replace("\n\n", "\n");
    let in_calendar = raw.replace('\\', "");
    vec![raw.to_owned(), html, json, raw.replace("\"\"", "\""), line_break, in_calendar]
}

/// The posts in a file or folder are [`POSTS`], and each character is where the
/// post says; `whole` is how many bytes of the last one are in its own file.
#[track_caller]
fn check(path: &str, account: &str, whole: usize) {
    let read = read(&[Path::new("fixtures/posts").join(path)]);
    assert_eq!(read.all_problems(), Vec::<String>::new(), "{path}");
    let posts = read.posts();
    let found: Vec<_> = posts.iter().map(|(_, post)| (&*post.id, post.text.as_str())).collect();
    assert_eq!(found, POSTS, "{path}");
    for (batch, post) in &posts {
        assert_eq!(post.account, account, "{path}");
        let text = post.text.as_str();
        for (at, c) in text.char_indices().filter(|(at, _)| *at < whole) {
            let raw = batch.source.slice(post.text.locate(at..at + c.len_utf8()));
            assert!(meanings(raw).contains(&c.to_string()), "{path}: {c:?} is not {raw:?}");
        }
    }
}

#[test]
fn every_format_reads_the_same_posts() {
    for path in [
        "drafts/drafts.csv",
        "drafts/drafts.json",
        "drafts/drafts.ndjson",
        "drafts/drafts.yaml",
        "drafts/markdown",
        "history/api-v1-search.json",
        "history/api-v1-stream.ndjson",
        "history/api-v1.json",
        "history/api-v2-flat.ndjson",
        "history/api-v2-pages.ndjson",
        "history/api-v2-single.ndjson",
        "history/api-v2.json",
        "history/archive-2012",
        "history/archive-2018",
        "history/flat-escaped.ndjson",
        "history/flat.csv",
        "history/flat.json",
        "history/flat.ndjson",
    ] {
        check(path, "havneby", usize::MAX);
    }
    // A calendar names no account.
    check("drafts/drafts.ics", "", usize::MAX);
    check("drafts/plain", "", usize::MAX);
    // The end of the long one is in note-tweet.js.
    check("history/archive", "havneby", 200);
}

/// What a file knows of its posts beside their texts, a line each.
#[track_caller]
fn knows(path: &str, expected: [&str; 4]) {
    let read = read(&[Path::new("fixtures/posts/history").join(path)]);
    let posts = read.posts();
    let lines: Vec<String> = posts.iter().map(|(_, post)| facts(post)).collect();
    assert_eq!(lines, expected, "{path}");
    for (_, post) in &posts {
        let time = post.time.expect("it has a time");
        assert!(time.to_string().starts_with("2021-09-22T16:"), "{path}: {time}");
        assert!(post.verbatim, "{path}");
    }
}

fn facts(post: &Post<'_>) -> String {
    let media = match &post.media {
        Fact::Unknown => "?".to_owned(),
        Fact::Known(all) => all
            .iter()
            .map(|one| match &one.alt {
                Fact::Unknown => format!("{}: ?", one.kind.name()),
                Fact::Known(alt) => format!("{}: {alt:?}", one.kind.name()),
            })
            .collect(),
    };
    let links = post
        .links
        .iter()
        .map(|link| format!(" {}{}", if link.of_platform { "(x)" } else { "" }, link.target));
    let other = post.reply_to.as_ref().or(post.quote_of.as_ref());
    let other = other.and_then(|other| other.account.as_deref());
    format!("{} {} [{media}]{}", post.kind.name(), other.unwrap_or("-"), links.collect::<String>())
}

#[test]
fn exports_tell_what_they_know() {
    let known = [
        "original - [] https://havneby.example/program",
        "reply fru_moelle []",
        "original - [photo: Some(\"En bro i morgenlys\")] \
         (x)https://twitter.com/havneby/status/1440715966649417703/photo/1",
        "quote naboby [] (x)https://twitter.com/naboby/status/1440713000000000001",
    ];
    for path in [
        "api-v1.json",
        "api-v1-search.json",
        "api-v2.json",
        "api-v2-pages.ndjson",
        "api-v2-single.ndjson",
        "api-v2-flat.ndjson",
    ] {
        knows(path, known);
    }
    let [link, reply, _, quote] = known;
    let photo = "original - [photo: ?] \
                 (x)https://twitter.com/havneby/status/1440715966649417703/photo/1";
    knows("api-v1-stream.ndjson", [link, reply, photo, quote]);
    knows("archive-2018", [link, reply, photo, quote]);
    let unknown = ["original - [?]", "reply fru_moelle [?]", "original - [?]", "original - [?]"];
    knows("flat.ndjson", unknown);
}

#[test]
fn parts_of_a_large_file_know_their_places() {
    let line = |at: usize| format!("{{\"id\": \"{at}\", \"text\": \"{} å\"}}\n", "x".repeat(90));
    let file: String = (0..20_000).map(line).collect();
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("a.ndjson");
    fs::write(&path, &file).expect("it can be written");
    let table = folder.path().join("a.csv");
    let row = |at: usize| format!("{at},\"{}\nå\"\n", "x".repeat(90));
    let rows: String = (0..20_000).map(row).collect();
    fs::write(&table, format!("id,text\n{rows}")).expect("it can be written");
    for (path, lines) in [(path, 1), (table, 2)] {
        let read = read(&[path]);
        assert!(1 < read.batches.len());
        let posts = read.posts();
        assert_eq!((posts.len(), read.all_problems().len()), (20_000, 0));
        for (batch, post) in posts {
            let at: usize = post.id.parse().expect("it is a number");
            let first = batch.source.position(post.span.start).line;
            assert_eq!(first, at * lines + lines);
        }
    }
}

#[test]
fn a_header_may_be_after_many_blank_lines() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let table = folder.path().join("a.csv");
    let blank = "\n".repeat(1 << 20);
    fs::write(&table, format!("{blank}id,text\n1,Hej\n")).expect("it can be written");
    let read = read(&[table]);
    let ids = read.posts().into_iter().map(|(_, post)| post.id.to_string());
    assert_eq!((ids.collect::<Vec<_>>(), read.all_problems().len()), (vec!["1".to_owned()], 0));
}

/// Records of every shape, and some that have keys of several.
const RECORDS: [&str; 18] = [
    r#"{"id": "1", "created_at": "2020-01-01T10:00Z", "screen_name": "vejby", "text": "Flad"}"#,
    r#"{"id": "2", "created_at": "Wed Sep 22 16:25:51 +0000 2021", "text": "Br…", "truncated": true,
        "user": {"screen_name": "havneby"}, "extended_tweet": {"full_text": "Broen &amp; vejen"}}"#,
    r#"{"id": "3", "author_id": "7", "text": "Ny", "author": {"username": "aaby"}, "created_at":
        "2020-01-01T10:00:00Z", "attachments": {"media_keys": ["3_1"]}}"#,
    r#"{"id": "4", "text": "Kladde", "account": "vejby", "media": [{"file": "a.jpg"}]}"#,
    r#"{"id": "5", "text": "Kladde", "publish_at": "2026-11-24T09:00Z", "created_at": "x"}"#,
    r#"{"tweet": {"id": "6", "retweeted": false, "full_text": "Fra arkivet"}}"#,
    r#"{"data": [{"id": "7", "text": "En side"}], "meta": {}}"#,
    r#"{"id": "8", "text": "Har meta", "meta": {}, "data": []}"#,
    r#"{"statuses": [{"id": "9", "text": "Fundet", "user": {"screen_name": "aaby"}}]}"#,
    r#"{"limit": {"track": 2}}"#,
    r#"{"id": "10", "content": "Lang", "user": {"username": "vejby"}, "data": 1}"#,
    r#"{"id": "11", "text": "Tal", "retweeted": false, "screen_name": "vejby"}"#,
    r#"{"id": "12", "text": "Ny", "author": {"username": "aaby"}}"#,
    r#"{"id": "13", "text": "Ny", "platform": "x", "date": "2020-01-01T10:00:00Z"}"#,
    r#"{"id": "14", "text": "Ny", "tweet": {"text": "gammel"}, "statuses": []}"#,
    r#"{"id": "15"}"#,
    r#"{"id": "16", "repost_of": "havneby"}"#,
    r#"{"id": "17", "text": "Ny", "edit_history_tweet_ids": ["17"], "labels": ["event"]}"#,
];

/// What is read of some records, one a line, but for their places.
fn records(lines: &[&str]) -> Vec<String> {
    let bytes = lines.iter().flat_map(|line| format!("{}\n", line.replace('\n', " ")).into_bytes());
    let format = format_named("ndjson").expect("there is one");
    let (path, context, bytes) = ("a".into(), PartContext::Nothing, bytes.collect());
    let batch = Part {
        path,
        bytes,
        first_byte: 0,
        first_line: 1,
        format,
        context,
        encoding: tweetlint::source::FileEncoding::default(),
        notes: Vec::new(),
    }
    .decode();
    let parsed = batch.parse(&options());
    let posts = parsed.posts.iter().map(|post| {
        let (text, time) = (post.text.as_str(), post.time);
        format!("{} {} {text} {time:?} {}", post.id, post.account.as_str(), facts(post))
    });
    posts.chain(parsed.problems.iter().map(|problem| problem.message.to_string())).collect()
}

/// What is read of a record never hangs on its neighbours.
#[test]
fn neighbours_change_nothing() {
    for (one, other) in
        RECORDS.iter().flat_map(|one| RECORDS.iter().map(move |other| (*one, *other)))
    {
        let mut together = records(&[one, other]);
        let mut alone = [records(&[one]), records(&[other])].concat();
        together.sort();
        alone.sort();
        assert_eq!(together, alone, "{one}\n{other}");
    }
}

/// A draft has what only an editor knows; then a slip of the pen is a problem.
#[test]
fn a_draft_in_json_is_known_by_its_keys() {
    let is_draft = |fields: &str| {
        let record =
            format!(r#"{{"id": "a", "text": "Broen er åben", "lables": ["x"], {fields}}}"#);
        records(&[&record]).contains(&"unknown key `lables`".to_owned())
    };
    for fields in [
        r#""publish_at": "2026-11-24T09:00""#,
        r#""thread": {"part": 1}"#,
        r#""media": [{"file": "a.jpg"}]"#,
        r#""media": [{"alt": "En bro"}]"#,
        r#""media": ["a.jpg"]"#,
        r#""labels": ["event"]"#,
        r#""scheduled": true"#,
        r#""released_by": "MK""#,
        r#""legal_basis": "law""#,
        r#""consent": false"#,
        r#""remove_after": "2026-05-31""#,
        r#""sponsored": "MK""#,
        r#""approvals": []"#,
        r#""platform": "mastodon""#,
        r#""kind": "reply""#,
        r#""profile": "police""#,
        r#""reply_to": {"account": "vejby"}"#,
        r#""quote_of": "vejby""#,
        r#""repost_of": "vejby""#,
    ] {
        assert!(is_draft(fields), "{fields}");
        let published = format!(r#"{fields}, "created_at": "2020-01-01T10:00Z""#);
        let is_planned = fields.contains("publish_at") || fields.contains("thread");
        assert_eq!(is_draft(&published), is_planned, "{published}");
    }
    for fields in [
        r#""account": "vejby""#,
        r#""scheduled": null"#,
        r#""reply_to": [{"screen_name": "vejby"}]"#,
        r#""media": ["https://pbs.example/a.jpg"]"#,
        r#""media": [{"type": "photo", "altText": "En bro"}]"#,
    ] {
        assert!(!is_draft(fields), "{fields}");
    }
}

proptest! {
    /// A file that somebody broke gives posts and problems, and no panic.
    #[test]
    fn no_broken_file_panics(
        file in prop::sample::select(&[
            "api-v1-stream.ndjson", "api-v1.json", "api-v2-pages.ndjson", "api-v2-flat.ndjson",
            "api-v2.json", "archive/data/tweets.js", "flat-escaped.ndjson", "flat.csv",
        ][..]),
        at in 0usize..4000,
        cut in 0usize..40,
        junk in prop::collection::vec(prop::sample::select(&b"\"\\{}[]:,0u\n\xE6\0"[..]), 0..6),
    ) {
        let mut bytes = fs::read(Path::new("fixtures/posts/history").join(file)).expect("it is there");
        let start = at.min(bytes.len());
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, junk);
        for format in FORMATS {
            let (path, context) = (file.into(), PartContext::Nothing);
            let bytes = bytes.clone();
            let part = Part { path, bytes, first_byte: 0, first_line: 1, format, context, encoding: tweetlint::source::FileEncoding::default(), notes: Vec::new() };
            let batch = part.decode();
            for post in batch_posts(&batch) {
                let text = post.text.as_str();
                for (at, c) in text.char_indices() {
                    batch.source.slice(post.text.locate(at..at + c.len_utf8()));
                }
                batch.source.slice(post.span);
                batch.source.slice(post.time_span);
            }
        }
    }
}

/// A list that is too long to be read whole is read in parts, and each post knows
/// its place in the file.
#[test]
fn parts_of_a_long_list_know_their_places() {
    let record = |at: usize| format!("{{\"id\": \"{at}\", \"text\": \"å {}\"}}", "x".repeat(1000));
    let records: Vec<String> = (0..20_000).map(record).collect();
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let archive = "window.YTD.tweets.part0 = [";
    for (name, start, between, end) in [
        ("line.json", "[", ", ", "]"),
        ("lines.json", "[\n", ",\n", "\n]\n"),
        ("tweets.js", archive, ",\n", "];\n"),
    ] {
        let file = format!("{start}{}{end}", records.join(between));
        let path = folder.path().join(name);
        fs::write(&path, &file).expect("there is room");
        let read = read(&[path]);
        assert!(2 < read.batches.len(), "{name}: {}", read.batches.len());
        let problems = read.all_problems();
        assert!(problems.len() <= usize::from(name == "tweets.js"), "{name} {problems:?}");
        let posts: Vec<_> = read
            .batches
            .iter()
            .flat_map(|batch| batch_posts(batch).into_iter().map(move |post| (batch, post)))
            .collect();
        assert_eq!(posts.len(), records.len(), "{name}");
        let mut at = start.len();
        let whole = tweetlint::source::Source::new("a", file.as_str());
        for (number, (batch, post)) in posts.iter().enumerate() {
            assert_eq!(post.id, number.to_string());
            let span = post.span;
            assert_eq!(batch.source.byte_in_file(span.start), at, "{name} {number}");
            let place = batch.source.position(span.start);
            assert_eq!(place, whole.position(at), "{name} {number}");
            at += span.len() + between.len();
        }
    }
}

/// Mistakes in a long list are found in whichever part they are.
#[test]
fn mistakes_in_a_long_list_are_found() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let check = |end: &str, problems: &[&str], posts: usize| {
        let record = format!("{{\"text\": \"{}\"}},\n", "x".repeat(1000));
        let path = folder.path().join("a.json");
        fs::write(&path, format!("[{}{end}", record.repeat(20_000))).expect("there is room");
        let read = read(&[path]);
        let found = read.all_problems();
        assert_eq!(found.len(), problems.len(), "{found:?}");
        for (found, expected) in found.iter().zip(problems) {
            assert!(found.contains(expected), "{found}");
        }
        assert_eq!(read.posts().len(), posts);
    };
    let last = "{\"text\": \"Hej\"}";
    check(&format!("{last}]"), &[], 20_001);
    check(last, &[":20001:16: the list has no end"], 20_001);
    check("{\"text\": \"Hej", &[":20001:14: the file ends in the middle of a record"], 20_000);
    check(&format!("{{\"text\": 3}},\n{last}]"), &[":20001:10: `text` is a number"], 20_001);
    check(&format!("{{\"text\": \"a}},\n{last}]"), &[":20001:13: this is not a post"], 20_001);
    check(&format!("{last} {last}]"), &[":20001:17: missing comma before"], 20_002);
    check(&format!("{last}] 5"), &[":20001:18: this is not a post"], 20_001);
}
