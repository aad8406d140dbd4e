//! Invalid input for the whole program: the program says what is wrong and where, exits
//! with 2, never panics, and checks the valid posts all the same.

use std::fs;

use crate::program::{Ran, run, tweetlint};
use crate::zipped::zip;

/// A post with a finding, so that it is seen to have been checked.
const GOOD: &str =
    r#"{"id": "good", "text": "Broen åbner fredag, se kortet: http://www.havneby-kommune.dk/bro"}"#;

const ACCOUNT: &str =
    r#"window.YTD.account.part0 = [{"account": {"username": "havneby", "accountId": "7"}}]"#;
const TWEETS: &str = r#"window.YTD.tweets.part0 = [{"tweet": {"retweeted": false, "id": "archived",
    "full_text": "Broen er åben, se http://www.havneby-kommune.dk/bro",
    "created_at": "Wed Oct 11 06:55:44 +0000 2017"}}]"#;

/// Checks everything in a folder of these files.
#[track_caller]
fn check(files: &[(&str, &[u8])], paths: &str) -> Ran {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("there is room");
        fs::write(path, content).expect("there is room");
    }
    run(tweetlint(&format!("check --format jsonl --select link/insecure {paths}"))
        .current_dir(folder.path()))
}

/// The ids of the posts with a finding, in order.
#[track_caller]
fn found(ran: &Ran) -> Vec<String> {
    let ids = ran.out.lines().map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        finding["post"]["id"].as_str().expect("each post has an id").to_owned()
    });
    ids.collect()
}

/// Standard error names these problems, each a message and its place, and no
/// more; the program ends with 2.
#[track_caller]
fn expect_problems(ran: &Ran, problems: &[(&str, &str)]) {
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    // A long message wraps, and its place is in the top of a frame.
    let reports = ran.err.split("error: ").skip(1).filter_map(|report| {
        let (message, rest) = report.split_once(['╭', '─'])?;
        let place = rest.split_once('[')?.1.split_once("]\n")?.0;
        Some((message.split_whitespace().collect::<Vec<_>>().join(" "), place))
    });
    let reports: Vec<_> = reports.collect();
    let reports: Vec<_> =
        reports.iter().map(|(message, place)| (message.as_str(), *place)).collect();
    assert_eq!(reports, problems, "{}", ran.err);
    let helps = ran.err.lines().filter(|line| line.starts_with("  help: ")).count();
    assert_eq!(helps, problems.len(), "each problem says what to do: {}", ran.err);
}

/// A file with mistakes in it, beside a good one: what is said of it, and which
/// of its posts are checked all the same.
#[track_caller]
fn file(name: &str, content: impl AsRef<[u8]>, problems: &[(&str, &str)], ids: &[&str]) {
    let ran = check(&[(name, content.as_ref()), ("good.ndjson", GOOD.as_bytes())], ".");
    let in_folder: Vec<(&str, String)> =
        problems.iter().map(|(message, place)| (*message, format!("./{place}"))).collect();
    let problems: Vec<_> =
        in_folder.iter().map(|(message, place)| (*message, place.as_str())).collect();
    expect_problems(&ran, &problems);
    let mut found = found(&ran);
    assert_eq!(found.pop().as_deref(), Some("good"), "the file beside it is checked: {ran:?}");
    assert_eq!(found, ids, "{ran:?}");
}

/// A rulebook with a mistake in it.
#[track_caller]
fn rulebook(name: &str, message: &str, place: &str) {
    let ran = run(&mut tweetlint(&format!(
        "check --rulebook fixtures/rulebooks/{name} fixtures/accounts/su/posts"
    )));
    expect_problems(&ran, &[(message, &format!("fixtures/rulebooks/{name}:{place}"))]);
    assert_eq!(ran.out, "", "nothing is checked against half a rulebook");
}

/// [`GOOD`] under another id.
fn good(id: &str) -> String {
    GOOD.replace("good", id)
}

#[test]
fn a_missing_file_and_a_folder_without_posts() {
    let files: &[(&str, &[u8])] = &[("good.ndjson", GOOD.as_bytes()), ("none/picture.png", b"")];
    let ran = check(files, "missing.yaml none good.ndjson");
    let problems = [("no such file", "missing.yaml"), ("there are no posts in the folder", "none")];
    expect_problems(&ran, &problems);
    assert_eq!(found(&ran), ["good"]);
}

/// A file that holds no post may be the one that somebody meant.
#[test]
fn files_without_posts() {
    let archive = zip(&[
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/tweets.js", b"window.YTD.tweets.part0 = []"),
    ]);
    let files: &[(&str, &[u8])] = &[
        ("good.ndjson", GOOD.as_bytes()),
        ("none.yaml", b"# nothing yet\n"),
        ("none.json", b"[]"),
        ("none.zip", &archive),
        ("none.ndjson", b"{\"limit\": {\"track\": 2}}\n"),
        ("none.csv", b"id,text\n"),
    ];
    let names = ["none.yaml", "none.json", "none.zip/data/tweets.js", "none.ndjson", "none.csv"];
    let problems = names.map(|name| ("no posts in this file", name));
    let paths = "none.yaml none.json good.ndjson none.zip none.ndjson none.csv";
    let ran = check(files, paths);
    expect_problems(&ran, &problems);
    assert_eq!(found(&ran), ["good"]);
}

/// Nothing in a folder that may be a post is passed over.
#[test]
fn a_folder_with_files_of_every_name() {
    let text = "se http://www.havneby-kommune.dk/bro";
    let words = format!("- id: words\n  text: |\n    Ny sti!\n    check: {text}\n    rules: x\n");
    let (capitals, ignored) =
        (format!("id: capitals\ntext: {text}"), format!("id: ignored\ntext: {text}"));
    let files: [(&str, &str); 9] = [
        ("tweetlint.yaml", "directory: d/who.yaml"),
        ("d/who.yaml", "havneby: {type: authority}"),
        ("d/.gitignore", "*.yaml\n"),
        ("d/a.yaml", &words),
        ("d/B.YAML", &capitals),
        ("d/Export.JSON", &good("export")),
        ("d/README-kampagne.md", text),
        ("d/README.md", text),
        ("d/ignored.yaml", &ignored),
    ];
    let mut files = files.map(|(name, content)| (name, content.as_bytes())).to_vec();
    let ran = check(&files, "d");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(found(&ran), ["capitals", "export", "README-kampagne", "words", "ignored"]);
    let mistaken = format!("settings: x\nid: mistaken\ntext: {text}");
    files.push(("d/mistaken.yaml", mistaken.as_bytes()));
    expect_problems(&check(&files, "d"), &[("unknown key `settings`", "d/mistaken.yaml:1:1")]);
}

#[test]
fn files_that_are_no_text() {
    file("a.yaml", "", &[("the file is empty", "a.yaml")], &[]);
    let text = [good("1").into_bytes(), b"\n{\"id\": \"\xE6\"}\n".to_vec(), good("2").into()];
    file(
        "a.ndjson",
        text.concat(),
        &[("the byte 0xE6 is not valid UTF-8 here", "a.ndjson:2:9")],
        &["1", "2"],
    );
    let text = format!("{}\n{{\"id\": \"\0\"}}\n{}", good("1"), good("2"));
    file("a.ndjson", text, &[("a NUL byte is not text", "a.ndjson:2:9")], &["1", "2"]);
    let text = b"Br\xC3\xA6nd p\xE5";
    file("a.txt", text, &[("the byte 0xE5 is not valid UTF-8 here", "a.txt:1:8")], &[]);
}

/// Marks and line ends of other systems are no mistakes, and move no place.
#[test]
fn byte_order_marks_and_line_ends_of_other_systems() {
    let text = format!("\u{feff}{}\r\n{{}}\r\n{}\r\n", good("1"), good("2"));
    let problem = ("this is not a post: it has no `text`", "a.ndjson:2:1");
    file("a.ndjson", text, &[problem], &["1", "2"]);
    let yaml = "\u{feff}id: mark\r\ntxet: x\r\ntext: se http://www.havneby-kommune.dk/bro\r\n";
    let ran = check(&[("a.yaml", yaml.as_bytes())], "a.yaml");
    expect_problems(&ran, &[("unknown key `txet`", "a.yaml:2:1")]);
}

#[test]
fn a_bad_record_among_good_ones() {
    let text = format!("{}\n{{\"id\": 3, \"text\" \"x\"}}\n{}\n", good("1"), good("2"));
    file("a.ndjson", text, &[("this is not a post: expected `:`", "a.ndjson:2:18")], &["1", "2"]);
    let text = format!("[{},\n{{\"id\": \"2\", \"text\": \"Bro", good("1"));
    let problem = ("the file ends in the middle of a record", "a.json:2:25");
    file("a.json", text, &[problem], &["1"]);
}

#[test]
fn drafts_with_mistakes() {
    let link = "text: se http://www.havneby-kommune.dk/bro";
    let list = |bad: &str| format!("- id: a\n  {link}\n- id: b\n  {bad}\n- id: c\n  {link}\n");
    for (bad, message, place) in [
        ("txet: Bro", "unknown key `txet`", "a.yaml:4:3"),
        ("text: [Bro]", "expected a text, not a list", "a.yaml:4:9"),
        ("publish_at: i morgen\n  text: Bro", "invalid time `i morgen`", "a.yaml:4:15"),
        (
            "publish_at: 2026-10-25T02:30\n  text: Bro",
            "`2026-10-25T02:30` occurs twice, because summer time ends",
            "a.yaml:4:15",
        ),
        (
            "publish_at: 2026-03-29T02:30\n  text: Bro",
            "`2026-03-29T02:30` does not exist, because summer time starts",
            "a.yaml:4:15",
        ),
    ] {
        file("a.yaml", list(bad), &[(message, place)], &["a", "c"]);
    }
    let twice = format!("id: a\n{link}\ntext: Bro\n");
    file("a.yaml", twice, &[("duplicate key `text`", "a.yaml:3:1")], &["a"]);
    let bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned()
        + "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
        + "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
        + "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
        + "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
        + "text: [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n";
    file("a.yaml", bomb, &[("the aliases up to here repeat too much", "a.yaml:6:8")], &[]);
}

/// A time without zone is one of the rulebook's zone, or of Denmark's.
#[test]
fn a_time_without_zone() {
    let draft = "id: a\npublish_at: 2026-07-01T09:00\ntext: Broen er åben\n";
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("a.yaml"), draft).expect("there is room");
    let time = |rulebook: &str| {
        fs::write(folder.path().join("tweetlint.yaml"), rulebook).expect("there is room");
        let ran = run(tweetlint("inspect a.yaml").current_dir(folder.path()));
        let post: serde_json::Value = serde_json::from_str(&ran.out).expect("it is one post");
        post["time"].as_str().expect("it has a time").to_owned()
    };
    assert_eq!(time("timezone: America/Nuuk"), "2026-07-01T10:00:00Z");
    assert_eq!(time("language: da"), "2026-07-01T07:00:00Z");
}

#[test]
fn rulebooks_with_mistakes() {
    rulebook("unknown-rule-id.yaml", "unknown rule `hashtag/obskure`", "4:3");
    rulebook("unknown-key.yaml", "unknown key `rule`", "3:1");
    rulebook("bad-regex.yaml", "invalid pattern: a `(` is not closed", "8:31");
    rulebook("alias-bomb.yaml", "the aliases up to here repeat too much", "6:36");
    rulebook("duplicate-key.yaml", "duplicate key `link/missing`", "6:3");
    rulebook("wrong-type.yaml", "expected a number", "4:74");
}

#[test]
fn archives_that_are_not_what_they_seem() {
    let unpacked = vec![b' '; 80 << 20];
    let bomb = zip(&[("data/account.js", ACCOUNT.as_bytes()), ("data/tweets.js", &unpacked)]);
    let problem = (
        "cannot read the file: it unpacks to more than 250 times its size",
        "a.zip/data/tweets.js",
    );
    file("a.zip", bomb, &[problem], &[]);
    let outside = zip(&[
        ("../../tweets.js", TWEETS.as_bytes()),
        ("data/account.js", ACCOUNT.as_bytes()),
        ("data/tweets.js", TWEETS.as_bytes()),
    ]);
    let problem = ("`../../tweets.js` is outside the folder of the archive", "a.zip");
    file("a.zip", outside, &[problem], &["archived"]);
    let problem = "the archive has no account.js, so the account of its posts is unknown";
    let nameless = zip(&[("data/tweets.js", TWEETS.as_bytes())]);
    file("a.zip", nameless, &[(problem, "a.zip")], &["archived"]);
    file("data/tweets.js", TWEETS, &[(problem, "data/tweets.js")], &["archived"]);
    let cut = &zip(&[("data/tweets.js", TWEETS.as_bytes())])[..100];
    let ran = check(&[("a.zip", cut)], "a.zip");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.starts_with("error: cannot unpack the file: "), "{}", ran.err);
}

/// What a failed download leaves behind is no post, although its bytes may be text.
#[test]
fn files_whose_names_promise_what_they_are_not() {
    let page = "\n<!doctype HTML><title>Log in</title>".as_bytes();
    let noise = b"\xD4\x1B\x07n\x10\x02q";
    let (zip_only, packed_only) = (
        "this is not a zip archive, although its name says so",
        "cannot read the file: it is not compressed, although its name says so",
    );
    let other_kind = "files of this kind are not read";
    for (name, content, problem) in [
        ("a.zip", &b"x"[..], zip_only),
        ("A.ZIP", noise, zip_only),
        ("a.zip", page, other_kind),
        ("d/a.zip", page, other_kind),
        ("a.txt", page, other_kind),
        ("a.json.gz", b"x", packed_only),
        ("a.txt.zst", page, packed_only),
        ("a.parquet", b"x", "this is neither Parquet nor Arrow, although its name says so"),
        ("a.tar", b"x", other_kind),
        ("a.png", b"x", other_kind),
        ("a.zip", b"PK\x05\x06", "cannot unpack the file: it is not a complete zip archive"),
        ("a.txt", noise, "the byte 0xD4 is not valid UTF-8 here"),
    ] {
        let ran = check(&[(name, content)], name.split('/').next().unwrap_or(name));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{name} {ran:?}");
        assert!(ran.err.starts_with(&format!("error: {problem}\n")), "{name} {}", ran.err);
        assert!(ran.err.contains("  help: "), "{name} {}", ran.err);
    }
    // Whoever states the format means it.
    assert_eq!(check(&[("a.zip", page)], "a.zip --input-format text").code, Some(0));
}

/// Posts written in a word processor are not read, and nobody should believe
/// that they are. Pictures beside posts are no news.
#[test]
fn files_of_other_kinds_are_told() {
    let draft = "id: one\ntext: se http://www.havneby-kommune.dk/bro";
    let mut files: Vec<(&str, &[u8])> = vec![("d/one.yaml", draft.as_bytes())];
    let natural = ["d/bro.PNG", "d/film.mp4", "d/film.srt", "d/readme.md", "d/.hidden.docx"];
    files.extend(natural.map(|name| (name, &b"x"[..])));
    let silent = check(&files, "d");
    assert_eq!((silent.code, silent.err.as_str()), (Some(0), ""), "{silent:?}");
    files.extend(
        ["d/two.odt", "d/e/three.odt", "d/Four.RTF", "d/five"].map(|name| (name, &b"x"[..])),
    );
    let printed = check(&files, "d");
    let note = "note: 4 files were skipped: 4 of other kinds (.odt, .rtf …)\n  ──[d]\n";
    assert!(printed.code == Some(0) && printed.err.starts_with(note), "{printed:?}");
    assert_eq!(check(&files, "d --quiet").err, "");
    assert_eq!(check(&files, "d/one.yaml").err, "");
}

#[test]
fn files_in_which_no_post_has_a_text() {
    let ndjson = "{\"id\": \"1\", \"text\": \"\"}\n{\"id\": \"2\", \"text\": \" \"}\n";
    for (name, content) in [
        ("a.ndjson", ndjson),
        ("a.json", "[{\"text\": \"\", \"created_at\": \"2026-11-24T09:00:00Z\"}]"),
        ("a.csv", "id,text\n1,\n2,\"\"\n"),
    ] {
        let ran = check(&[(name, content.as_bytes())], name);
        assert_eq!(ran.code, Some(2), "{name} {ran:?}");
        assert!(ran.err.contains("no post in this file has a text"), "{name} {ran:?}");
    }
    // A picture or a repost is a post without a text of its own.
    for (name, content) in [
        ("a.csv", "id,text,media,alt\n1,,sti.jpg,En rød cykelsti\n"),
        ("a.csv", "id,text,repost_of\n1,,vejdirektoratet\n"),
        ("a.yaml", "media: [{file: sti.jpg, alt: En rød cykelsti}]"),
        ("a.ndjson", "{\"id\": \"1\", \"text\": \"\"}\n{\"id\": \"2\", \"text\": \"Hej\"}\n"),
    ] {
        let ran = check(&[(name, content.as_bytes())], name);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{name} {ran:?}");
    }
}

/// Some posts without a text are usual; where most of them have none, the export may lack them.
#[test]
fn a_file_of_which_hardly_any_post_has_a_text_is_noted() {
    let empty = "{\"id\": \"1\", \"text\": \"\"}\n";
    let posts = format!("{{\"id\": \"2\", \"text\": \"Hej\"}}\n{}", empty.repeat(2));
    let ran = check(&[("a.ndjson", posts.as_bytes())], "a.ndjson");
    let note =
        "note: 2 of 3 posts have neither a text nor a picture: nothing of them was checked\n";
    assert!(ran.code == Some(0) && ran.err.starts_with(note), "{ran:?}");
}

/// What a folder passes over although it may be posts is counted by its reason.
#[test]
fn drafts_that_are_passed_over_are_told() {
    let draft = b"text: Hej med jer";
    let files: &[(&str, &[u8])] = &[
        ("d/one.yaml", draft),
        ("d/.two.yaml", draft),
        ("d/.three.txt", b"Hej"),
        ("d/.four.yaml", b"- {id: a, \"text\": Hej}"),
        ("d/README.txt", b"Hej"),
        ("d/.config.yaml", b"theme: dark"),
        ("d/.kladder/one.yaml", draft),
        ("d/.kladder/uge1/two.yaml", draft),
        ("d/.kladder/config.yaml", b"theme: dark"),
        ("d/.git/three.yaml", draft),
        ("d/.data.json", b"{}"),
        ("d/windows.yaml", draft),
        ("d/readme.md", b"---\naccount: havneby\n---\nHej med jer"),
        ("d/README.md", b"How to write drafts"),
    ];
    let ran = check(files, "d");
    let note = "note: 8 files were skipped: 3 hidden, 2 in hidden folders and 3 with the name of a register or a\n  README\n";
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.starts_with(note), "{ran:?}");
    // A register that the rulebook names is no draft.
    let rulebook: (&str, &[u8]) = ("tweetlint.yaml", b"windows: d/windows.yaml");
    let windows: (&str, &[u8]) = ("d/windows.yaml", b"[]\n# text: Hej");
    let ran = check(&[("d/one.yaml", draft), windows, rulebook], "d");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn drafts_beside_an_archive_in_a_zip_are_told() {
    let account = br#"window.YTD.account.part0 = [{"account": {"username": "havneby"}}]"#;
    let entries: &[(&str, &[u8])] = &[
        ("data/tweets.js", TWEETS.as_bytes()),
        ("data/account.js", account),
        ("data/like.js", b"window.YTD.like.part0 = []"),
        ("data/README.txt", b"What is in the archive"),
        ("drafts/one.yaml", b"text: Hej"),
    ];
    let ran = check(&[("a.zip", &zip(entries))], "a.zip");
    let note = "note: 1 file was skipped: 1 beside the archive of the account\n";
    assert!(ran.code == Some(0) && ran.err.starts_with(note), "{ran:?}");
}

/// A report in the folder is known as one by the next run, in every format.
#[test]
fn reports_are_no_posts() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let drafts = folder.path().join("d");
    fs::create_dir(&drafts).expect("there is room");
    let draft = "text: se http://www.havneby-kommune.dk/bro";
    fs::write(drafts.join("one.yaml"), draft).expect("there is room");
    let reports = [
        ("json", "a.json"),
        ("jsonl", "b.jsonl"),
        ("sarif", "c.json"),
        ("full", "d.txt"),
        ("short", "e.txt"),
        ("github", "f.txt"),
        ("json", "G.JSON"),
    ];
    let outputs: Vec<String> =
        reports.iter().map(|(format, name)| format!("--output {format}=d/{name}")).collect();
    let arguments = format!("check d --select link/insecure {}", outputs.join(" "));
    let runs = [(); 3].map(|()| run(tweetlint(&arguments).current_dir(folder.path())));
    for ran in &runs {
        assert_eq!((ran.code, &ran.out), (Some(0), &runs[0].out), "{ran:?}");
    }
    let note = "note: 7 files were skipped: 7 with a report of tweetlint\n";
    assert!(runs[1].err.starts_with(note) && runs[1].err == runs[2].err, "{:?}", runs[1]);
    let ran = run(tweetlint("check d/a.json").current_dir(folder.path()));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: this is a report of tweetlint, not a file with posts"));
}

/// A report without findings is known, too, and so is an audit.
#[test]
fn reports_without_findings_are_no_posts() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let drafts = folder.path().join("d");
    fs::create_dir(&drafts).expect("there is room");
    let draft = "{account: havneby, publish_at: 2030-01-01T10:00, text: Broen er åben}";
    fs::write(drafts.join("one.yaml"), draft).expect("there is room");
    let go = |arguments: &str| run(tweetlint(arguments).current_dir(folder.path()));
    let outputs = ["jsonl=d/a.jsonl", "github=d/b.txt", "full=d/c.txt", "short=d/d.txt"];
    let outputs = outputs.map(|output| format!("--output {output}")).join(" ");
    // What is still to come is no post of an audit.
    let reports = [
        ("e.csv", "audit d --format csv --at 2031-01-01T00:00Z"),
        ("f.md", "audit d --format markdown --at 2031-01-01T00:00Z"),
        ("g.txt", "audit d --at 2031-01-01T00:00Z"),
        ("h.txt", "audit d --by month --lang da --at 2031-01-01T00:00Z"),
        ("i.csv", "audit d --by rule --format csv --at 2031-01-01T00:00Z"),
        ("j.txt", "queue d --lang da"),
        ("k.txt", "inspect d --format text"),
    ];
    let reports = reports.map(|(name, arguments)| (name, go(arguments).out));
    for (name, report) in reports {
        fs::write(drafts.join(name), report).expect("there is room");
    }
    for _ in 0..3 {
        let ran = go(&format!("check d {outputs}"));
        assert!(ran.code == Some(0) && ran.out.starts_with("No findings in 1 post;"), "{ran:?}");
    }
    let ran = go("check d");
    assert!(ran.code == Some(0) && ran.out.starts_with("No findings in 1 post;"), "{ran:?}");
    let note = "note: 11 files were skipped: 2 empty and 9 with a report of tweetlint\n";
    assert!(ran.err.starts_with(note), "{ran:?}");
    // Whoever names an empty file means it, and an empty export is a problem everywhere.
    assert_eq!(go("check d/a.jsonl").code, Some(2));
    fs::write(drafts.join("export.ndjson"), "").expect("there is room");
    assert_eq!(go("check d").code, Some(2));
}

/// A rulebook that is named as if it were posts is one problem, whatever its name.
#[test]
fn rulebooks_are_no_posts() {
    let book = b"language: da\nrules:\n  link/missing: error\n  tone/shouting: off\n";
    let rule =
        b"- id: own/x\n  severity: info\n  title: {en: a, da: b}\n  check: {lix: {max: 3}}\n";
    let problem = "this is a rulebook of tweetlint, not a file with posts";
    for (name, content) in
        [("tweetlint.yaml", &book[..]), ("regler.yml", book), ("tone.yaml", rule)]
    {
        let files = [(name, content), ("empty.yaml", &b""[..])];
        expect_problems(
            &check(&files, &format!("{name} --rulebook empty.yaml")),
            &[(problem, name)],
        );
    }
    // Whoever states the format means it, and a draft is a draft under any name.
    let files = [("empty.yaml", &b""[..]), ("tweetlint.yaml", b"language: da\ntext: hej\n")];
    let ran = check(&files, "tweetlint.yaml --rulebook empty.yaml");
    assert!(ran.err.starts_with("error: unknown key `language`"), "{}", ran.err);
    let ran =
        check(&[("a.yaml", book), files[0]], "a.yaml --input-format yaml --rulebook empty.yaml");
    assert!(ran.err.starts_with("error: unknown key `language`"), "{}", ran.err);
}

/// A register that is named as if it were posts is one problem, which says how to use
/// it; a draft beside a window is read.
#[test]
fn registers_are_no_posts() {
    let windows = b"- id: nyholt\n  kind: crisis\n  level: national\n  topics: [skud*]\n";
    let directory = b"nyholt_nyt: {type: media, platform: x}\nnyholtpoliti: {type: authority}\n";
    for (name, content, problem, key) in [
        ("vinduer.yaml", &windows[..], "this is a register of windows", "`windows: vinduer.yaml`"),
        ("konti.yml", directory, "this is a directory of accounts", "`directory: konti.yml`"),
    ] {
        let files = [(name, content), ("empty.yaml", &b""[..])];
        let ran = check(&files, &format!("{name} --rulebook empty.yaml"));
        let problem = format!("{problem}, not a file with posts");
        expect_problems(&ran, &[(&*problem, name)]);
        assert!(ran.err.contains(key), "{}", ran.err);
    }
    let draft = b"- id: nyholt\n  kind: event\n  text: hej\n";
    let ran = check(&[("vinduer.yaml", draft)], "vinduer.yaml");
    assert!(ran.err.starts_with("error: unknown value `event`"), "{}", ran.err);
}

/// A file that only claims to be a table of a database is one problem, whatever it holds.
#[test]
fn noise_is_no_parquet() {
    let noise = b"\xD4\x1B\x07n\x10\x02q\xFF\x00\x9C";
    let problem = "this is neither Parquet nor Arrow, although its name says so";
    for (name, arguments) in
        [("a.parquet", ""), ("a.arrow", ""), ("a.csv", "--input-format parquet")]
    {
        let ran = check(&[(name, noise)], &format!("{name} {arguments}"));
        expect_problems(&ran, &[(problem, name)]);
    }
    let sheet = check(&[("a.csv", noise)], "a.csv --input-format workbook");
    assert_eq!(sheet.err.matches("error: ").count(), 1, "{}", sheet.err);
}

/// A single record whose end is missing is said to be that, and nothing is said of others.
#[test]
fn a_single_record_without_its_end() {
    for (name, content, message, place) in [
        (
            "a.ndjson",
            r#"{"id":"1","text":"hej""#,
            "the record is incomplete: its end is missing",
            "1:23",
        ),
        ("a.json", r#"{"id":"1","text":"hej""#, "the file ends in the middle of a record", "1:23"),
        (
            "b.json",
            "[\n{\"id\":\"1\",\"text\":\"he",
            "the file ends in the middle of a record",
            "2:21",
        ),
    ] {
        let ran = check(&[(name, content.as_bytes())], name);
        expect_problems(&ran, &[(message, &format!("{name}:{place}"))]);
        assert!(ran.err.contains("help: save or export it again\n"), "{}", ran.err);
    }
    let two = format!("{GOOD}\n{{\"id\":\"2\",\"text\":\"h");
    let ran = check(&[("a.ndjson", two.as_bytes())], "a.ndjson");
    assert!(ran.err.contains("any other records are read all the same"), "{}", ran.err);
}
