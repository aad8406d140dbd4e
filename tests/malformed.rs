//! Files with something wrong: what is said, and what is read all the same.

mod reading;

use std::{
    fs,
    io::{Cursor, Write},
};

use zip::{ZipWriter, write::SimpleFileOptions};

use reading::read;

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
    assert_eq!(read.problems[0], "fixtures/none.ndjson: there is no such file (check its name)");
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
