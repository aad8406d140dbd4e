//! Archives of accounts, complete and incomplete: what is reported, and which posts are
//! read all the same.

use std::{fs, path::PathBuf};

use crate::reading::read;
use crate::zipped::zip;

const ACCOUNT: &str =
    r#"window.YTD.account.part0 = [{"account": {"username": "havneby", "accountId": "7"}}]"#;
const TWEETS: &str = r#"window.YTD.tweets.part0 = [{"tweet": {"retweeted": false, "id": "1",
    "full_text": "RT @naboby: Å", "created_at": "Wed Oct 11 06:55:44 +0000 2017"}}]"#;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("there is room");
        fs::write(path, content).expect("there is room");
    }
    folder
}

/// What is wrong with the paths in a folder of these files, and of whom and
/// what the posts in them are.
#[track_caller]
fn check(files: &[(&str, &[u8])], paths: &[&str], problems: &[&str], posts: &[&str]) {
    let folder = folder(files);
    let paths: Vec<PathBuf> = paths.iter().map(|path| folder.path().join(path)).collect();
    let read = read(&paths);
    let prefix = format!("{}/", folder.path().display());
    let found: Vec<String> =
        read.all_problems().iter().map(|problem| problem.replace(&prefix, "")).collect();
    assert_eq!(found, problems);
    let found =
        read.posts().into_iter().map(|(_, post)| format!("{} {}", post.account.as_str(), post.id));
    assert_eq!(found.collect::<Vec<_>>(), posts);
}

/// A zip of these files is read so.
#[track_caller]
fn check_zip(entries: &[(&str, &[u8])], problems: &[&str], posts: &[&str]) {
    check(&[("a.zip", &zip(entries))], &["a.zip"], problems, posts);
}

#[test]
fn an_archive_is_read_whole() {
    let archive = zip(&[
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/tweets.js", TWEETS.as_bytes()),
        ("data/like.js", b"window.YTD.like.part0 = []"),
    ]);
    let folder = folder(&[("a.zip", &archive)]);
    let read = read(&[folder.path().join("a.zip")]);
    assert_eq!(read.all_problems(), Vec::<String>::new());
    let posts = read.posts();
    let (_, post) = &posts[0];
    assert_eq!((&*post.account, post.kind.name(), post.verbatim), ("havneby", "repost", false));
    assert_eq!(post.repost_of.as_ref().and_then(|of| of.account.as_deref()), Some("naboby"));
    assert_eq!(post.time.map(|time| time.to_string()).as_deref(), Some("2017-10-11T06:55:44Z"));
}

/// Whatever for.
#[test]
fn an_archive_may_be_packed_once_more() {
    let archive =
        zip(&[("data/account.js", ACCOUNT.as_bytes()), ("data/tweets.js", TWEETS.as_bytes())]);
    let packed = zstd::encode_all(&*archive, 1).expect("memory can be written to");
    check(&[("a.zip.zst", &packed)], &["."], &[], &["havneby 1"]);
}

#[test]
fn an_archive_without_account_says_so() {
    let problem = "the archive has no account.js, so the account of its posts is unknown (unpack \
                   the whole archive; the posts are checked as those of an unknown account)";
    let files: &[(&str, &[u8])] = &[("tweets.js", TWEETS.as_bytes())];
    check(files, &["tweets.js"], &[&format!("tweets.js: {problem}")], &[" 1"]);
    let entries: &[(&str, &[u8])] = &[("data/tweets.js", TWEETS.as_bytes())];
    check_zip(entries, &[&format!("a.zip: {problem}")], &[" 1"]);
}

#[test]
fn a_missing_part_of_an_archive_is_a_problem() {
    let manifest = r#"window.__THAR_CONFIG = {"dataTypes": {"tweets": {"files": [
        {"fileName": "data/tweets.js"}, {"fileName": "data/tweets-part1.js"}]}}}"#;
    let problem =
        "a.zip: the part `data/tweets-part1.js` is missing (unpack every file of the archive)";
    let entries: &[(&str, &[u8])] = &[
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/manifest.js", manifest.as_bytes()),
        ("data/tweets.js", TWEETS.as_bytes()),
    ];
    check_zip(entries, &[problem], &["havneby 1"]);
}

#[test]
fn an_archive_stays_in_its_folder() {
    let problem = "a.zip: `../../tweets.js` is outside the folder of the archive \
                   (do not unpack the archive; download it again)";
    let entries: &[(&str, &[u8])] = &[
        ("../../tweets.js", TWEETS.as_bytes()),
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/tweets.js", TWEETS.as_bytes()),
    ];
    check_zip(entries, &[problem], &["havneby 1"]);
}

#[test]
fn archives_are_no_bombs() {
    let unpacked = vec![b' '; 80 << 20];
    let problem = "a.zip/data/tweets.js: cannot read the file: it unpacks to more than 250 times its \
                   size (check that the file is complete)";
    let entries: &[(&str, &[u8])] =
        &[("data/account.js", ACCOUNT.as_bytes()), ("data/tweets.js", &unpacked)];
    check_zip(entries, &[problem], &[]);
    // Many small bombs are a large one.
    let some = &unpacked[..40 << 20];
    let empty = "a.zip/data/2012_02.js: the file is empty (write a post in it, or leave it out)";
    let entries: &[(&str, &[u8])] = &[
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/2012_01.js", TWEETS.as_bytes()),
        ("data/2012_02.js", some),
        ("data/2012_03.js", some),
    ];
    let problem = problem.replace("tweets.js", "2012_03.js");
    check_zip(entries, &[empty, &problem], &["havneby 1"]);
}

/// A part of an archive with posts that were edited: each with its id and the
/// ids of all versions.
fn edited(posts: &[(&str, &[&str])]) -> String {
    let posts = posts.iter().map(|(id, versions)| {
        let versions = format!(r#"{{"editTweetIds": {versions:?}}}"#);
        let info = if id.ends_with('1') {
            format!(r#"{{"initial": {versions}}}"#)
        } else {
            format!(r#"{{"edit": {{"editControlInitial": {versions}}}}}"#)
        };
        format!(
            r#"{{"tweet": {{"edit_info": {info}, "retweeted": false, "id_str": "{id}",
                "full_text": "Broen", "created_at": "Wed Oct 11 06:55:44 +0000 2017"}}}}"#
        )
    });
    format!("window.YTD.tweets.part0 = [{}]", posts.collect::<Vec<_>>().join(",\n"))
}

/// The last version of an edited post that is there, which need not be the last
/// there ever was.
#[test]
fn of_an_edited_post_the_last_version_counts() {
    let versions: &[&str] = &["11", "12", "13"];
    let all = |posts: &[(&str, &[&str])], expected: &[&str]| {
        let tweets = edited(posts);
        let entries: &[(&str, &[u8])] =
            &[("data/account.js", ACCOUNT.as_bytes()), ("data/tweets.js", tweets.as_bytes())];
        check_zip(entries, &[], expected);
    };
    let other: (&str, &[&str]) = ("21", &["21"]);
    all(
        &[("13", versions), other, ("12", versions), ("11", versions)],
        &["havneby 13", "havneby 21"],
    );
    all(&[("12", versions), ("11", versions), other], &["havneby 12", "havneby 21"]);
    all(&[("11", versions)], &["havneby 11"]);
}

/// The versions of a post may be in two parts, both of which are read.
#[test]
fn versions_are_known_across_parts() {
    let versions: &[&str] = &["11", "12"];
    let (earlier, later) = (edited(&[("11", versions)]), edited(&[("12", versions)]));
    let entries: &[(&str, &[u8])] = &[
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/tweets.js", earlier.as_bytes()),
        ("data/tweets-part1.js", later.as_bytes()),
    ];
    check_zip(entries, &[], &["havneby 12"]);
    check(entries, &["data"], &[], &["havneby 12"]);
    check(entries, &["data/tweets.js"], &[], &["havneby 11"]);
    let manifest = br#"window.__THAR_CONFIG = {"dataTypes": {"tweets": {"files": [
        {"fileName": "data/tweets.js"}, {"fileName": "data/tweets-part1.js"}]}}}"#;
    let packed = |content: &[u8]| zstd::encode_all(content, 1).expect("memory can be written to");
    let entries: &[(&str, &[u8])] = &[
        ("data/account.js.zst", &packed(ACCOUNT.as_bytes())),
        ("data/manifest.js", manifest),
        ("data/tweets.js.zst", &packed(earlier.as_bytes())),
        ("data/tweets-part1.js.zst", &packed(later.as_bytes())),
    ];
    check(entries, &["data"], &[], &["havneby 12"]);
}

/// Beside the posts a file has this content: what is wrong, and whose the post
/// is, in a folder as in a zip.
#[track_caller]
fn beside(name: &str, content: &[u8], problems: &[&str], account: &str) {
    let name = format!("data/{name}");
    let mut entries: Vec<(&str, &[u8])> =
        vec![("data/account.js", ACCOUNT.as_bytes()), ("data/tweets.js", TWEETS.as_bytes())];
    entries.retain(|(known, _)| *known != name);
    entries.push((&name, content));
    let post = format!("{account} 1");
    check(&entries, &["data"], problems, &[&post]);
    let problems: Vec<String> = problems.iter().map(|it| format!("a.zip/{it}")).collect();
    check_zip(&entries, &problems.iter().map(String::as_str).collect::<Vec<_>>(), &[&post]);
}

const FETCH: &str = "(download the archive again; its posts are checked all the same)";

#[test]
fn an_account_that_does_not_read_is_told() {
    let printed = |place: &str, why: &str| {
        format!("data/account.js:{place}: cannot read the account from this file{why} {FETCH}")
    };
    beside("account.js", b"x = []", &[&printed("1:1", "")], "");
    let nameless = br#"x = [{"account": {}}]"#;
    beside("account.js", nameless, &[&printed("1:19", ": missing key `username`")], "");
    let cut = ACCOUNT.trim_end_matches("}]").as_bytes();
    beside("account.js", cut, &[&printed("1:81", ": it ends too early")], "");
    let name = b"x = [{\"account\": {\"username\": \"havneby\", \"name\": \"\xC5\"}}]";
    let problem = "data/account.js:1:51: the byte 0xC5 is not valid UTF-8 here (save the file as UTF-8; in Excel: Save as, “CSV UTF-8”)";
    beside("account.js", name, &[problem], "havneby");
}

#[test]
fn a_manifest_that_does_not_read_is_told() {
    let printed = "cannot read the list of files from this file: ";
    let odd =
        br#"x = {"dataTypes": {"tweets": {"files": [{}, {"fileName": "data/tweets-part1.js"}]}}}"#;
    let problems = [
        &format!("data/manifest.js:1:41: {printed}missing key `fileName` {FETCH}"),
        "the part `data/tweets-part1.js` is missing (unpack every file of the archive)",
    ];
    let entries: &[(&str, &[u8])] = &[
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/manifest.js", odd),
        ("data/tweets.js", TWEETS.as_bytes()),
    ];
    let in_zip = [format!("a.zip/{}", problems[0]), format!("a.zip: {}", problems[1])];
    check_zip(entries, &[&in_zip[0], &in_zip[1]], &["havneby 1"]);
    let in_folder = format!("data/tweets.js: {}", problems[1]);
    check(entries, &["data"], &[problems[0], &in_folder], &["havneby 1"]);
    let cut = format!("data/manifest.js:1:19: {printed}it ends too early {FETCH}");
    beside("manifest.js", br#"x = {"dataTypes": {"#, &[&cut], "havneby");
}

#[test]
fn long_posts_that_do_not_read_are_told() {
    let note = |text: &str| {
        format!(
            r#"{{"noteTweet": {{"createdAt": "2017-10-11T06:55:44.000Z", "core": {{"text": "{text}"}}}}}}"#
        )
    };
    let whole = "Broen er åben igen fra på mandag";
    let tweets = TWEETS.replace("RT @naboby: Å", "Broen er åben igen fra… https://t.co/a");
    let completed = |notes: &[u8], problem: &str| {
        let entries: &[(&str, &[u8])] = &[
            ("account.js", ACCOUNT.as_bytes()),
            ("tweets.js", tweets.as_bytes()),
            ("note-tweet.js", notes),
        ];
        check(entries, &["tweets.js"], &[problem], &["havneby 1"]);
        let folder = folder(entries);
        let read = read(&[folder.path().join("tweets.js")]);
        assert_eq!(read.posts()[0].1.text.as_str(), whole);
    };
    let rest = "(any other records are read all the same)";
    let odd = format!("x = [\n{{\"noteTweet\": {{}}}},\n{}]", note(whole));
    completed(
        odd.as_bytes(),
        &format!("note-tweet.js:2:16: this is not a post: missing key `createdAt` {rest}"),
    );
    let cut = format!("x = [\n{},\n{{\"noteTweet\": {{", note(whole));
    completed(
        cut.as_bytes(),
        "note-tweet.js:3:16: the file ends in the middle of a record \
         (save or export it again; any records above are read all the same)",
    );
    let mut foreign = format!("x = [\n{},\n{}]", note(whole), note("Broen er åben ?")).into_bytes();
    let at = foreign.iter().rposition(|byte| *byte == b'?').expect("it is there");
    foreign[at] = 0xC5;
    completed(
        &foreign,
        "note-tweet.js:3:89: the byte 0xC5 is not valid UTF-8 here (save the file as UTF-8; in Excel: Save as, “CSV UTF-8”)",
    );
}

/// An archive is its folder, whatever that is called.
#[test]
fn every_archive_has_an_account_of_its_own() {
    let problem = "the archive has no account.js, so the account of its posts is unknown (unpack \
                   the whole archive; the posts are checked as those of an unknown account)";
    let other = ACCOUNT.replace("havneby", "vejby");
    let more = TWEETS.replace("\"1\"", "\"2\"");
    let files: &[(&str, &[u8])] = &[
        ("backup-part2/tweets.js", TWEETS.as_bytes()),
        ("other/account.js", other.as_bytes()),
        ("other/tweets-part1.js", more.as_bytes()),
    ];
    let printed = format!("backup-part2/tweets.js: {problem}");
    check(files, &["backup-part2", "other"], &[&printed], &[" 1", "vejby 2"]);
    check_zip(files, &[&format!("a.zip/backup-part2: {problem}")], &[" 1", "vejby 2"]);
    let top: &[(&str, &[u8])] =
        &[("account.js", ACCOUNT.as_bytes()), ("tweets.js", TWEETS.as_bytes())];
    check_zip(top, &[], &["havneby 1"]);
    check_zip(&top[1..], &[&format!("a.zip: {problem}")], &[" 1"]);
}

const MONTH: &str = r#"Grailbird.data.tweets_2012_01 = [{"id_str": "1", "text": "Å",
    "user": {"screen_name": "havneby"}, "created_at": "2012-01-02 04:47:36 +0000"}]"#;
const TABLE: &str =
    "\"tweet_id\",\"timestamp\",\"text\"\n\"1\",\"2012-01-02 04:47:36 +0000\",\"Å\"\n";

#[test]
fn a_classic_archive_in_a_folder_is_counted_once() {
    let month = ("old/data/js/tweets/2012_01.js", MONTH.as_bytes());
    let table = ("old/tweets.csv", TABLE.as_bytes());
    check(&[month, table], &[""], &[], &["havneby 1"]);
    check(&[table], &[""], &[], &[" 1"]);
    let other = ("new/tweets.csv", TABLE.as_bytes());
    check(&[month, other], &[""], &[], &[" 1", "havneby 1"]);
}

#[test]
fn a_file_with_two_names_is_counted_once() {
    let file: &[(&str, &[u8])] = &[("a.csv", TABLE.as_bytes())];
    check(file, &["a.csv", "./a.csv", ""], &[], &[" 1"]);
    let both: &[(&str, &[u8])] = &[("a.csv", TABLE.as_bytes()), ("b.csv", TABLE.as_bytes())];
    check(both, &["a.csv", "b.csv"], &[], &[" 1", " 1"]);
}
