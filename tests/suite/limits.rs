//! Inputs that are made to exhaust time or memory. Each is read in time
//! proportional to its size, or ends at a limit that the docs state, with a
//! problem that says so. If one of them were read in quadratic time, its test
//! would run for minutes.

use std::{fmt::Write, fs, path::Path};

use tweetlint::problems::MOST_LISTED;

use crate::{
    program::{Ran, run, tweetlint},
    zipped::zip,
};

/// Checks a file of this name and content.
fn check(name: &str, content: impl AsRef<[u8]>) -> Ran {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join(name), content).expect("the folder can be written to");
    check_in(folder.path(), name)
}

fn check_in(folder: &Path, name: &str) -> Ran {
    let arguments = format!("check {name} --format short --lang en --no-progress");
    run(tweetlint(&arguments).current_dir(folder))
}

/// Checks a file with this one problem and exit code 2.
#[track_caller]
fn refused(name: &str, content: impl AsRef<[u8]>, problem: &str) {
    let ran = check(name, content);
    let mut problems = ran.err.lines().filter(|line| line.starts_with("error: "));
    assert_eq!((ran.code, problems.next()), (Some(2), Some(problem)), "{ran:?}");
    assert_eq!(problems.next(), None, "{:.2000}", ran.err);
}

/// Checks a file of which only the first problems are listed.
#[track_caller]
fn shortened(name: &str, content: impl AsRef<[u8]>, unlisted: &str) {
    let ran = check(name, content);
    let listed = ran.err.lines().filter(|line| line.starts_with("error: ")).count();
    assert_eq!((ran.code, listed), (Some(2), MOST_LISTED + 1), "{:.2000}", ran.err);
    let last = format!("error: {unlisted} further problems in this file are not listed");
    assert!(ran.err.contains(&last), "{:.2000}", ran.err);
}

/// A list of items from a function of their numbers.
fn joined(count: usize, between: &str, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(between)
}

#[test]
fn a_table_has_a_bounded_number_of_columns() {
    let problem = "error: the table has more than 16,384 columns";
    refused("a.csv", ",".repeat(1_000_000), problem);
    let numbered = joined(100_000, ",", |number| format!("c{number}"));
    refused("a.csv", format!("text,{numbered}\nHej,1\n"), problem);
    let numbered = joined(16_000, ",", |number| format!("c{number}"));
    assert_eq!(check("a.csv", format!("text,{numbered}\nHej,1\n")).code, Some(0));
}

#[test]
fn a_long_name_of_a_column_is_read_in_linear_time() {
    assert_eq!(check("a.csv", format!("text,{}\nHej,1\n", "a".repeat(1 << 20))).code, Some(0));
}

#[test]
fn quotes_in_a_table_are_read_in_linear_time() {
    shortened("a.csv", format!("id,text\n{}", "1,\"a\"\"\n".repeat(20_000)), "19,000");
    shortened("a.csv", format!("id,text\n{}", "\"a,\"\"\"\n".repeat(20_000)), "19,000");
}

#[test]
fn only_the_first_problems_of_a_file_are_listed() {
    let invalid = |record: &str| format!("[{}{{\"text\": \"Hej\"}}]", record.repeat(20_000));
    shortened("a.json", invalid("{x},"), "19,000");
    shortened("a.json", invalid("{\"text\": 3},\n"), "19,000");
    shortened("a.json", invalid(","), "19,000");
    shortened("a.json", invalid("{\"text\": \"a\", \"text\": \"b\"},"), "19,000");
    shortened("a.ndjson", "{x}\n".repeat(20_000), "19,000");
    shortened("a.yaml", "- text:\n".repeat(20_000), "19,000");
    let keys = joined(20_000, ", ", |number| format!("\"k{number}\": 1"));
    shortened("a.yaml", format!("{{\"text\": \"Hej\", {keys}}}"), "19,000");
    let draft = format!("[{{\"text\": \"Hej\", \"labels\": [], {keys}}}]");
    shortened("a.json", draft, "19,000");
    let repeated = "\"k\": 1, ".repeat(20_000);
    let draft = format!("[{{\"text\": \"Hej\", \"labels\": [], {repeated} \"id\": 1}}]");
    shortened("a.json", draft, "19,000");
    // Each is a duplicate as well as an unknown key.
    shortened("a.yaml", format!("{{{repeated} \"text\": \"Hej\"}}"), "38,999");
}

#[test]
fn invalid_bytes_everywhere_are_problems_up_to_a_number() {
    let lines = |line: &[u8]| line.repeat(20_000);
    shortened("a.ndjson", [lines(b"{\"text\": \"\xff\"}\n"), vec![b'{']].concat(), "19,001");
    shortened(
        "a.csv",
        [b"id,text\n".to_vec(), lines(b"1,Hej p\xC3\xA5 jer \xff\n")].concat(),
        "19,000",
    );
    let ran = check("a.txt", vec![0xff; 1 << 20]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
}

#[test]
fn nesting_is_bounded() {
    let (open, close) = ("[".repeat(1 << 20), "]".repeat(1 << 20));
    refused("a.json", &open, "error: the list has no end: the file is incomplete");
    refused("a.json", "{\"a\":".repeat(1 << 18), "error: the file ends in the middle of a record");
    let draft = format!("[{{\"text\": \"Hej\", \"labels\": {open}{close}}}]");
    assert_eq!(check("a.json", draft).code, Some(2));
    assert_eq!(
        check("a.json", format!("[{{\"text\": \"Hej\", \"a\": {open}{close}}}]")).code,
        Some(0)
    );
    let objects = format!("{}1{}", "{\"a\":".repeat(1 << 18), "}".repeat(1 << 18));
    let record = format!("{{\"text\": \"Hej\", \"user\": {objects}}}\n");
    assert_eq!(check("a.ndjson", record).code, Some(0));
    refused("a.yaml", open, "error: the nesting is too deep here");
}

#[test]
fn aliases_and_anchors_repeat_a_bounded_number_of_bytes() {
    let problem = "error: the aliases up to here repeat too much";
    let long = "x".repeat(300_000);
    let aliases = "- text: *x\n".repeat(3000);
    refused("a.yaml", format!("- text: &x \"{long}\"\n{aliases}"), problem);
    let anchors: String = (0..90).fold(String::new(), |mut anchors, number| {
        _ = write!(anchors, "&a{number} [");
        anchors
    });
    let texts = format!("{long},").repeat(10);
    let nested = format!("- text: Hej\n  labels: {anchors}{texts}{}\n", "]".repeat(90));
    refused("a.yaml", nested, problem);
    let few = format!("- text: &x \"{}\"\n{}", "x".repeat(100), "- text: *x\n".repeat(1000));
    assert_eq!(check("a.yaml", few).code, Some(0));
}

#[test]
fn a_post_has_a_bounded_number_of_links_pictures_and_versions() {
    let link = |number| format!("{{\"url\": \"https://t.co/{number}\"}}");
    let status = |count| {
        let urls = joined(count, ",", link);
        format!(r#"[{{"full_text": "Hej", "truncated": false, "entities": {{"urls": [{urls}]}}}}]"#)
    };
    refused("a.json", status(30_000), "error: this is not a post: it has more than 1,000 `urls`");
    assert_eq!(check("a.json", status(1000)).code, Some(0));
    let keys = joined(30_000, ",", |number| format!("\"3_{number}\""));
    let media = joined(30_000, ",", |number| format!("{{\"media_key\": \"3_{number}\"}}"));
    let tweet = format!(
        r#"[{{"id": "1", "text": "Hej", "author_id": "1",
        "attachments": {{"media_keys": [{keys}], "media": [{media}]}}}}]"#
    );
    refused("a.json", tweet, "error: this is not a post: it has more than 1,000 `media_keys`");
    let versions = |count| {
        let ids = joined(count, ",", |number| format!("\"{number}\""));
        format!(
            r#"[{{"id_str": "1", "full_text": "Hej", "truncated": false,
            "edit_info": {{"initial": {{"editTweetIds": [{ids}]}}}}}}]"#
        )
    };
    let problem = "error: this is not a post: it has more than 1,000 `editTweetIds`";
    refused("a.json", versions(1001), problem);
    assert_eq!(check("a.json", versions(1000)).code, Some(0));
}

#[test]
fn a_draft_has_a_bounded_number_of_pictures() {
    let problem = "error: more than 1,000 pictures and videos in a post";
    let pictures = |count, between| joined(count, between, |number| format!("\"{number}.png\""));
    let yaml = |count| format!("- text: Hej med dig\n  media: [{}]\n", pictures(count, ","));
    refused("a.yaml", yaml(30_000), problem);
    assert_eq!(check("a.yaml", yaml(1000)).code, Some(0));
    let json = |count| {
        let pictures = pictures(count, ",");
        format!(r#"[{{"text": "Hej", "platform": "x", "media": [{pictures}]}}]"#)
    };
    refused("a.json", json(30_000), problem);
    assert_eq!(check("a.json", json(1000)).code, Some(0));
    let csv = |count| format!("text,media\nHej,{}\n", joined(count, "|", |_| "a.png".to_owned()));
    refused("a.csv", csv(30_000), problem);
    assert_eq!(check("a.csv", csv(1000)).code, Some(0));
}

#[test]
fn threads_repeat_a_bounded_number_of_bytes() {
    let problem = "error: the threads up to here repeat too much: what is beside `thread` applies \
                   to each entry";
    let yaml = |count| {
        let labels = joined(count, ",", |number| format!("l{number}"));
        let entries = joined(count, "", |number| format!("    - Hej {number}\n"));
        format!("- labels: [{labels}]\n  thread:\n{entries}- text: Hej\n")
    };
    refused("a.yaml", yaml(30_000), problem);
    assert_eq!(check("a.yaml", yaml(300)).code, Some(0));
    let json = |count| {
        let list = joined(count, ",", |number| format!("\"l{number}\""));
        format!(r#"[{{"labels": [{list}], "thread": [{list}]}}, {{"text": "Hej"}}]"#)
    };
    refused("a.json", json(30_000), problem);
    assert_eq!(check("a.json", json(300)).code, Some(0));
}

#[test]
fn a_line_is_read_up_to_a_length() {
    let line = format!("{{\"text\": \"{}\"}}\n", "Hej ".repeat(5 << 20));
    let problem = "error: the record on line 1 is longer than 16 MiB: nothing after it is read";
    refused("a.ndjson", line, problem);
}

#[test]
fn a_file_that_is_read_whole_has_a_bounded_size() {
    for name in ["a.yaml", "a.md", "a.txt"] {
        let content = vec![b'#'; (64 << 20) + 1];
        refused(name, content, "error: the file is larger than 64 MiB");
    }
}

#[test]
fn thousands_of_archives_are_read_in_linear_time() {
    let tweets = br#"window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "full_text": "Hej"}}]"#;
    let account = br#"window.YTD.account.part0 = [{"account": {"username": "havneby"}}]"#;
    let names: Vec<String> = (0..2000)
        .flat_map(|at| ["tweets", "account"].map(|file| format!("{at}/{file}.js")))
        .collect();
    let content = |name: &str| if name.contains("tweets") { &tweets[..] } else { &account[..] };
    let entries: Vec<_> = names.iter().map(|name| (name.as_str(), content(name))).collect();
    let ran = check("a.zip", zip(&entries));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, content) in &entries[..1000] {
        let path = folder.path().join("archives").join(name);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("there is room");
        fs::write(path, content).expect("there is room");
    }
    let ran = check_in(folder.path(), "archives");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn a_manifest_lists_a_bounded_number_of_missing_parts() {
    let files = joined(20_000, ",", |number| format!("{{\"fileName\": \"data/x{number}.js\"}}"));
    let manifest = format!(
        "window.__THAR_CONFIG = {{\"dataTypes\": {{\"tweets\": {{\"files\": [{files}]}}}}}}"
    );
    let tweets = br#"window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "full_text": "Hej"}}]"#;
    let account = br#"window.YTD.account.part0 = [{"account": {"username": "havneby"}}]"#;
    let entries: [(&str, &[u8]); 3] = [
        ("data/tweets.js", tweets),
        ("data/account.js", account),
        ("data/manifest.js", manifest.as_bytes()),
    ];
    shortened("a.zip", zip(&entries), "19,000");
}

#[test]
fn thousands_of_files_are_read_in_linear_time() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let drafts = folder.path().join("drafts");
    fs::create_dir(&drafts).expect("there is room");
    for number in 0..5000 {
        fs::write(drafts.join(format!("{number}.yaml")), "text: Hej").expect("there is room");
    }
    assert_eq!(check_in(folder.path(), "drafts").code, Some(0));
}

#[test]
fn versions_of_posts_are_found_in_linear_time() {
    let key = "\"editTweetIds\"";
    for record in [
        format!("{{\"a\": [{}]}}", joined(300_000, ",", |_| key.to_owned())),
        format!("{{{}}}", joined(200_000, ",", |_| format!("{key}: [\"1\""))),
    ] {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let list = format!("window.YTD.tweets.part0 = [{record}]");
        for (name, content) in [("tweets.js", &*list), ("tweets-part1.js", "window.YTD.a = []")] {
            fs::write(folder.path().join(name), content).expect("there is room");
        }
        assert_eq!(check_in(folder.path(), ".").code, Some(2));
    }
}

#[test]
fn a_long_post_is_inspected_in_linear_time() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let text = format!("#ab {} ", "x".repeat(400)).repeat(20_000);
    fs::write(folder.path().join("a.txt"), text).expect("there is room");
    let ran = run(tweetlint("inspect a.txt").current_dir(folder.path()));
    assert_eq!(ran.code, Some(0), "{:.2000}", ran.err);
    // The last tag is after 19,999 pieces of 405 characters.
    assert!(ran.out.contains("\"start\":8099595,\"end\":8099598"));
}

#[test]
fn a_rule_has_a_bounded_number_of_findings_in_a_post() {
    let ran = check("post.txt", "Hej!!! ".repeat(10_003));
    assert_eq!(ran.out.matches("tone/shouting").count(), 10_000, "{}", ran.err);
    assert!(ran.out.contains("3 marks in a row, and 3 further places in this post"));
}
