//! The same posts in every format, and files with something wrong.

use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use proptest::prelude::*;
use tweetlint::{
    input::{self, Batch, Beside, FORMATS, Part, ReadOptions},
    post::{Fact, Post},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// What was read: whole batches, and what does not read at all.
struct Read {
    batches: Vec<Batch>,
    problems: Vec<String>,
}

fn read(paths: &[PathBuf]) -> Read {
    let mut read = Read { batches: Vec::new(), problems: Vec::new() };
    for part in input::read(paths, None) {
        match part {
            Ok(part) => read.batches.push(part.decode()),
            Err(problem) => read.problems.push(problem.to_string()),
        }
    }
    read
}

fn options() -> ReadOptions {
    ReadOptions { timezone: TimeZone::UTC }
}

impl Read {
    /// The posts in the order of their ids, with their batches.
    fn posts(&self) -> Vec<(&Batch, Post<'_>)> {
        let posts = |batch| batch_posts(batch).into_iter().map(move |post| (batch, post));
        let mut posts: Vec<_> = self.batches.iter().flat_map(posts).collect();
        posts.sort_by(|(_, one), (_, other)| one.id.cmp(&other.id));
        posts
    }

    /// Everything that is wrong, in order.
    fn all_problems(&self) -> Vec<String> {
        let in_batches = self.batches.iter().flat_map(|batch| {
            batch.parse(&options()).problems.into_iter().map(|problem| problem.to_string())
        });
        self.problems.iter().cloned().chain(in_batches).collect()
    }
}

fn batch_posts(batch: &Batch) -> Vec<Post<'_>> {
    batch.parse(&options()).posts
}

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
    vec![raw.to_owned(), html, json, raw.replace("\"\"", "\""), line_break]
}

/// The posts in a file or folder are [`POSTS`], and each sign stands where the
/// post says; `whole` is how many bytes of the last one stand in its own file.
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
        for (at, sign) in text.char_indices().filter(|(at, _)| *at < whole) {
            let raw = batch.source.slice(post.text.locate(at..at + sign.len_utf8()));
            assert!(meanings(raw).contains(&sign.to_string()), "{path}: {sign:?} is not {raw:?}");
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
    check("drafts/plain", "", usize::MAX);
    // The end of the long one stands in note-tweet.js.
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

/// A folder of this test alone.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

/// What is wrong with a file of this name and content, without the folder, and
/// the ids of the posts in it.
#[track_caller]
fn complains(name: &str, content: impl AsRef<[u8]>, problems: &[&str], ids: &[&str]) {
    let folder = folder();
    let path = folder.path().join(name);
    fs::write(&path, content).expect("the folder can be written to");
    let read = read(&[path]);
    let prefix = format!("{}/", folder.path().display());
    let found: Vec<String> =
        read.all_problems().iter().map(|problem| problem.replace(&prefix, "")).collect();
    assert_eq!(found, problems);
    let posts = read.posts();
    assert_eq!(posts.iter().map(|(_, post)| &*post.id).collect::<Vec<_>>(), ids);
}

const ONE: &str = "{\"id\": \"1\", \"text\": \"Bro ✓\"}\n";
const TWO: &str = "{\"id\": \"2\", \"text\": \"Å\"}\n";

#[test]
fn a_missing_file_is_a_problem() {
    let read = read(&["fixtures/none.ndjson".into()]);
    assert_eq!(read.problems.len(), 1);
    assert!(read.problems[0].starts_with("fixtures/none.ndjson: cannot be read"));
}

#[test]
fn a_folder_without_posts_is_a_problem() {
    let folder = folder();
    fs::write(folder.path().join("tweetlint.yaml"), "language: da").expect("it can be written");
    let read = read(&[folder.path().to_owned()]);
    assert_eq!(read.problems.len(), 1);
    assert!(read.problems[0].contains("there are no posts in it (posts are in files"));
}

#[test]
fn an_empty_file_is_a_problem() {
    let empty = ["a: the file is empty (write a post into it, or leave it out)"];
    for name in ["a.ndjson", "a.json", "a.yaml", "a.txt", "a.csv", "a.js"] {
        complains(name, "", &[&empty[0].replace("a:", &format!("{name}:"))], &[]);
        complains(name, "\u{feff}\r\n", &[&empty[0].replace("a:", &format!("{name}:"))], &[]);
    }
}

#[test]
fn bytes_that_are_no_text_cost_their_record_only() {
    let mut bytes = ONE.replace('✓', "???").into_bytes();
    let bad = bytes.iter().position(|byte| *byte == b'?').expect("it is there");
    bytes[bad] = 0xE6;
    let file = [ONE.as_bytes(), &bytes, TWO.as_bytes()].concat();
    let problem = "a.ndjson:2:26: the byte 0xE6 is no UTF-8 here (save the file as UTF-8 text)";
    complains("a.ndjson", &file, &[problem], &["1", "2"]);
    bytes[bad] = 0;
    let file = [ONE.as_bytes(), &bytes, TWO.as_bytes()].concat();
    let problem = "a.ndjson:2:26: a NUL byte is no text (save the file as UTF-8 text)";
    complains("a.ndjson", &file, &[problem], &["1", "2"]);
    let problem = "a.txt:1:4: the byte 0xE6 is no UTF-8 here (save the file as UTF-8 text)";
    complains("a.txt", b"Br\xC3\xB8\xE6", &[problem], &[]);
}

#[test]
fn marks_and_line_ends_of_other_systems_are_read() {
    let file = format!("\u{feff}{ONE}\n{TWO}").replace('\n', "\r\n");
    complains("a.ndjson", &file, &[], &["1", "2"]);
    let folder = folder();
    let path = folder.path().join("a.ndjson");
    fs::write(&path, &file).expect("it can be written");
    let read = read(&[path]);
    let posts = read.posts();
    let (batch, post) = &posts[1];
    let place = post.text.locate(0..2);
    assert_eq!(batch.source.slice(place), "Å");
    assert_eq!(batch.source.position(place.start).line, 3);
    assert_eq!(&file.as_bytes()[batch.source.byte_in_file(place.start)..][..2], "Å".as_bytes());
    let problem = "a.txt: this file is UTF-16 text (save it as UTF-8)";
    complains("a.txt", b"\xFF\xFEB\0r\0o\0", &[problem], &[]);
}

#[test]
fn one_bad_record_leaves_the_others() {
    let file = format!("{ONE}{{\"id\": \"3\", \"text\" \"Bro\"}}\n{TWO}[1]\n{{\"id\": \"4\"}}\n");
    let problems = [
        "a.ndjson:2:20: this is no post: expected `:` (the other records are read all the same)",
        "a.ndjson:4:1: this is no post: it is no object in braces \
         (the other records are read all the same)",
        "a.ndjson:5:1: this is no post: it has no text (the other records are read all the same)",
    ];
    complains("a.ndjson", file, &problems, &["1", "2"]);
    let list = format!("[{ONE},{{\"id\": [3]}},{TWO}]");
    let problem = "a.json:2:9: this is no post: invalid type: sequence, expected a text or a \
                   number (the other records are read all the same)";
    complains("a.json", list, &[problem], &["1", "2"]);
}

#[test]
fn a_file_that_was_cut_off_is_read_as_far_as_it_goes() {
    let problem = "a.json:3:22: this is no post: EOF while parsing a string \
                   (nothing after this place has been read)";
    let list = format!("[\n{},\n{}", ONE.trim(), TWO.trim().trim_end_matches("\"}"));
    complains("a.json", list, &[problem], &["1"]);
    let problem = "a.json:1:1: this list has no end: the file has been cut off (save or export the file \
         once more)";
    complains("a.json", format!("[{ONE}"), &[problem], &["1"]);
}

#[test]
fn a_page_loses_only_the_post_that_is_none() {
    let page = r#"{"data": [{"id": "1", "text": "Å"}, {"id": "2"}, {"id": "3", "text": "Æ"}], "meta": {}}"#;
    let problem = "a.ndjson:1:37: this is no post: it has no text \
                   (the other records are read all the same)";
    complains("a.ndjson", page, &[problem], &["1", "3"]);
}

#[test]
fn packed_files_are_unpacked() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(ONE.as_bytes()).expect("memory can be written to");
    let gzip = gzip.finish().expect("memory can be written to");
    complains("a.ndjson.gz", &gzip, &[], &["1"]);
    complains("a", &gzip, &[], &["1"]);
    let zstd = zstd::encode_all(Cursor::new(ONE), 1).expect("memory can be written to");
    complains("a.ndjson.zst", zstd, &[], &["1"]);
}

#[test]
fn bombs_are_put_out() {
    let unpacked = vec![b' '; 80 << 20];
    let zstd = zstd::encode_all(&*unpacked, 1).expect("memory can be written to");
    let problem = "a.txt.zst: cannot be read: it unpacks to more than 250 times its size \
                   (check that the file is whole)";
    complains("a.txt.zst", zstd, &[problem], &[]);
    let problem = "a.zip/data/tweets.js: cannot be read: it unpacks to more than 250 times its \
                   size (check that the file is whole)";
    let bomb = zip(&[("data/account.js", ACCOUNT.as_bytes()), ("data/tweets.js", &unpacked)]);
    complains("a.zip", bomb, &[problem], &[]);
}

const ACCOUNT: &str =
    r#"window.YTD.account.part0 = [{"account": {"username": "havneby", "accountId": "7"}}]"#;
const TWEETS: &str = r#"window.YTD.tweets.part0 = [{"tweet": {"retweeted": false, "id": "1",
    "full_text": "RT @naboby: Å", "created_at": "Wed Oct 11 06:55:44 +0000 2017"}}]"#;

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("it is a new entry");
        zip.write_all(content).expect("memory can be written to");
    }
    zip.finish().expect("memory can be written to").into_inner()
}

#[test]
fn an_archive_is_read_whole() {
    let archive = zip(&[
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/tweets.js", TWEETS.as_bytes()),
        ("data/like.js", b"window.YTD.like.part0 = []"),
    ]);
    complains("a.zip", &archive, &[], &["1"]);
    let folder = folder();
    let path = folder.path().join("a.zip");
    fs::write(&path, archive).expect("it can be written");
    let read = read(&[path]);
    let posts = read.posts();
    let (_, post) = &posts[0];
    assert_eq!((&*post.account, post.kind.name(), post.verbatim), ("havneby", "repost", false));
    assert_eq!(post.repost_of.as_ref().and_then(|of| of.account.as_deref()), Some("naboby"));
    assert_eq!(post.time.map(|time| time.to_string()).as_deref(), Some("2017-10-11T06:55:44Z"));
}

#[test]
fn an_archive_without_account_says_so() {
    let problem = "there is no account.js beside it, which says whose posts these are (unpack \
                   the archive whole; the posts are checked as those of an unknown account)";
    complains("tweets.js", TWEETS, &[&format!("tweets.js: {problem}")], &["1"]);
    let archive = zip(&[("data/tweets.js", TWEETS.as_bytes())]);
    complains("a.zip", archive, &[&format!("a.zip: {problem}")], &["1"]);
}

#[test]
fn a_missing_part_of_an_archive_is_a_problem() {
    let manifest = r#"window.__THAR_CONFIG = {"dataTypes": {"tweets": {"files": [
        {"fileName": "data/tweets.js"}, {"fileName": "data/tweets-part1.js"}]}}}"#;
    let archive = zip(&[
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/manifest.js", manifest.as_bytes()),
        ("data/tweets.js", TWEETS.as_bytes()),
    ]);
    let problem = "a.zip: its part `data/tweets-part1.js` is missing (unpack every file that X \
                   delivered)";
    complains("a.zip", archive, &[problem], &["1"]);
}

#[test]
fn an_archive_stays_in_its_folder() {
    let archive = zip(&[
        ("../../tweets.js", TWEETS.as_bytes()),
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/tweets.js", TWEETS.as_bytes()),
    ]);
    let problem = "a.zip: `../../tweets.js` lies outside of the archive's folder \
                   (do not unpack the archive; fetch it once more)";
    complains("a.zip", archive, &[problem], &["1"]);
}

#[test]
fn parts_of_a_large_file_know_their_places() {
    let line = |at: usize| format!("{{\"id\": \"{at}\", \"text\": \"{} å\"}}\n", "x".repeat(90));
    let file: String = (0..20_000).map(line).collect();
    let folder = folder();
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
            let (path, beside) = (file.into(), Beside::Nothing);
            let bytes = bytes.clone();
            let part = Part { path, bytes, first_byte: 0, first_line: 1, format, beside };
            let batch = part.decode();
            for post in batch_posts(&batch) {
                let text = post.text.as_str();
                for (at, sign) in text.char_indices() {
                    batch.source.slice(post.text.locate(at..at + sign.len_utf8()));
                }
                batch.source.slice(post.span);
                batch.source.slice(post.time_span);
            }
        }
    }
}
