//! Invalid files: what is reported, and which posts are read all the same.

use std::{
    fs,
    io::{Cursor, Write},
};

use crate::reading::read;

/// A folder of this test alone.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

/// What is wrong with a file of this name and content, without the folder, and
/// the ids of the posts in it.
#[track_caller]
fn expect_problems(name: &str, content: impl AsRef<[u8]>, problems: &[&str], ids: &[&str]) {
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
    assert_eq!(read.problems[0], "fixtures/none.ndjson: no such file (check its name)");
}

#[test]
fn a_folder_without_posts_is_a_problem() {
    let folder = folder();
    fs::write(folder.path().join("tweetlint.yaml"), "language: da").expect("it can be written");
    let read = read(&[folder.path().to_owned()]);
    assert_eq!(read.problems.len(), 1);
    assert!(read.problems[0].contains("there are no posts in the folder (posts are in files"));
}

/// Links are followed; those that lead nowhere, or back, are printed.
#[cfg(unix)]
#[test]
fn links_in_a_folder_are_followed() {
    use std::os::unix::fs::symlink;

    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("d/real")).expect("there is room");
    fs::create_dir(at("else")).expect("there is room");
    fs::write(at("else/1.yaml"), "id: 1\ntext: Bro").expect("there is room");
    fs::write(at("d/real/2.yaml"), "id: 2\ntext: Vej").expect("there is room");
    let links = [
        ("../else", "d/sub"),
        ("none", "d/x.yaml"),
        ("none", "d/.#x.yaml"),
        ("none", "d/x.png"),
        ("real", "d/latest"),
        ("../../d", "d/real/up"),
        ("self.yaml", "d/self.yaml"),
    ];
    for (target, link) in links {
        symlink(target, at(link)).expect("links can be made");
    }
    let read = read(&[at("d")]);
    assert_eq!(read.posts().iter().map(|(_, post)| &*post.id).collect::<Vec<_>>(), ["1", "2"]);
    let prefix = format!("{}/", folder.path().display());
    let found = read.all_problems().into_iter().map(|problem| problem.replace(&prefix, ""));
    let back = "the link leads back to a folder that contains it (remove the link)";
    let nowhere = "the link leads nowhere (fix or remove the link)";
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            format!("d/real/up: {back}"),
            format!("d/self.yaml: {nowhere}"),
            format!("d/x.yaml: {nowhere}")
        ]
    );
}

#[test]
fn an_empty_file_is_a_problem() {
    let empty = ["a: the file is empty (write a post in it, or leave it out)"];
    for name in ["a.ndjson", "a.json", "a.yaml", "a.txt", "a.csv", "a.js"] {
        expect_problems(name, "", &[&empty[0].replace("a:", &format!("{name}:"))], &[]);
        expect_problems(name, "\u{feff}\r\n", &[&empty[0].replace("a:", &format!("{name}:"))], &[]);
    }
}

#[test]
fn bytes_that_are_no_text_cost_their_record_only() {
    let mut bytes = ONE.replace('✓', "???").into_bytes();
    let bad = bytes.iter().position(|byte| *byte == b'?').expect("it is there");
    bytes[bad] = 0xE6;
    let file = [ONE.as_bytes(), &bytes, TWO.as_bytes()].concat();
    let problem = "a.ndjson:2:26: the byte 0xE6 is not valid UTF-8 here (save the file as UTF-8; in Excel: Save as, “CSV UTF-8”)";
    expect_problems("a.ndjson", &file, &[problem], &["1", "2"]);
    bytes[bad] = 0;
    let file = [ONE.as_bytes(), &bytes, TWO.as_bytes()].concat();
    let problem = "a.ndjson:2:26: a NUL byte is not text (save the file as UTF-8; in Excel: Save as, “CSV UTF-8”)";
    expect_problems("a.ndjson", &file, &[problem], &["1", "2"]);
    let problem = "a.txt:1:4: the byte 0xE6 is not valid UTF-8 here (save the file as UTF-8; in Excel: Save as, “CSV UTF-8”)";
    expect_problems("a.txt", b"Br\xC3\xB8\xE6", &[problem], &[]);
}

#[test]
fn marks_and_line_ends_of_other_systems_are_read() {
    let file = format!("\u{feff}{ONE}\n{TWO}").replace('\n', "\r\n");
    expect_problems("a.ndjson", &file, &[], &["1", "2"]);
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
    expect_problems("a.txt", b"\xFF\xFEB\0r\0o\0", &[], &["a"]);
}

#[test]
fn one_bad_record_leaves_the_others() {
    let file = format!("{ONE}{{\"id\": \"3\", \"text\" \"Bro\"}}\n{TWO}[1]\n{{\"id\": \"4\"}}\n");
    let problems = [
        "a.ndjson:2:20: this is not a post: expected `:` (any other records are read all the same)",
        "a.ndjson:4:1: this is not a post: it is not an object in braces \
         (any other records are read all the same)",
        "a.ndjson:5:1: this is not a post: it has no `text` (any other records are read all the same)",
    ];
    expect_problems("a.ndjson", file, &problems, &["1", "2"]);
    let list = format!("[{ONE},{{\"id\": [3]}},{TWO}]");
    let problem = "a.json:2:9: this is not a post: the value is of the wrong type \
                   (any other records are read all the same)";
    expect_problems("a.json", list, &[problem], &["1", "2"]);
}

/// Whoever writes a list by hand, or cuts and pastes one, makes such mistakes.
#[test]
fn a_record_of_a_list_that_does_not_read_costs_itself_only() {
    let rest = "(any other records are read all the same)";
    let check = |second: &str, problem: &str, ids: &[&str]| {
        let list = format!("[{},\n{second}\n{}]", ONE.trim(), TWO.trim().replace('2', "3"));
        let problem = format!("a.json:{problem} {rest}");
        expect_problems("a.json", list, &[&problem], ids);
    };
    let no_post = "this is not a post:";
    let control = "a string contains a line break or another control character";
    let spread = "{\"id\": \"2\", \"text\": \"b\nc\"},";
    check(spread, &format!("2:22: {no_post} {control}"), &["1", "3"]);
    let open = "{\"id\": \"2\", \"text\": \"b},";
    check(open, &format!("2:24: {no_post} {control}"), &["1", "3"]);
    let broken = "{\"id\": \"2\", \"text\": b}, {\"id\": \"4\", \"text\": \"Æ\"},";
    check(broken, &format!("2:21: {no_post} expected value"), &["1", "3", "4"]);
    let unclosed = "{\"id\": \"2\", \"text\": \"b\",";
    check(unclosed, &format!("3:1: {no_post} a key must be a string"), &["1", "3"]);
    let nested = "{\"id\": \"2\",\n \"text\": b, \"media\": [\n  {\"alt\": \"c\"}]\n},";
    check(nested, &format!("3:10: {no_post} expected value"), &["1", "3"]);
    check("oops,", &format!("2:1: {no_post} expected value"), &["1", "3"]);
}

#[test]
fn commas_stand_between_records() {
    let (one, two) = (ONE.trim(), TWO.trim());
    let check = |list: &str, problem: &str| {
        expect_problems("a.json", list, &[&format!("a.json:{problem}")], &["1", "2"]);
    };
    let missing = "missing comma before this record (write a comma between the two records)";
    check(&format!("[{one}\n{two}]"), &format!("2:1: {missing}"));
    let trailing = "there is no record after the comma just before this (remove the comma)";
    check(&format!("[{one},\n{two},\n]"), &format!("3:1: {trailing}"));
    let stray = "there is no record before this comma (remove the comma)";
    check(&format!("[\n,{one},\n{two}]"), &format!("2:1: {stray}"));
    check(&format!("[{one},\n,{two}]"), &format!("2:1: {stray}"));
    let long = format!("{two},").repeat(9_000);
    let read = |list: String| {
        let folder = folder();
        let path = folder.path().join("a.json");
        fs::write(&path, list).expect("it can be written");
        let read = read(&[path]);
        (read.posts().len(), read.all_problems().len())
    };
    assert_eq!(read(format!("[{long}{two}]")), (9_001, 0));
    assert_eq!(read(format!("[{long}]")), (9_000, 1));
    assert_eq!(read(format!("[{long}{one}{}]", long.trim_end_matches(','))), (18_001, 1));
    assert_eq!(read(format!("[{long}{{\"id\":}},{long}{two}]")), (18_001, 1));
}

#[test]
fn a_key_that_stands_twice_is_shown() {
    let problem = "a.json:1:26: this is not a post: duplicate key `text` \
                   (any other records are read all the same)";
    let twice = "{\"id\": \"1\", \"text\": \"a\", \"text\" : \"b\"}";
    expect_problems("a.json", twice, &[problem], &[]);
}

#[test]
fn a_file_that_was_cut_off_is_read_as_far_as_it_goes() {
    let problem = "a.json:3:23: the file ends in the middle of a record \
                   (save or export it again; any records above are read all the same)";
    let list = format!("[\n{},\n{}", ONE.trim(), TWO.trim().trim_end_matches("\"}"));
    expect_problems("a.json", list, &[problem], &["1"]);
    let problem = "a.json:1:1: the list has no end: the file is incomplete (save or export the file \
         again)";
    expect_problems("a.json", format!("[{ONE}"), &[problem], &["1"]);
}

#[test]
fn a_page_loses_only_the_post_that_is_none() {
    let page = r#"{"data": [{"id": "1", "text": "Å"}, {"id": "2"}, {"id": "3", "text": "Æ"}], "meta": {}}"#;
    let problem = "a.ndjson:1:37: this is not a post: it has no `text` \
                   (any other records are read all the same)";
    expect_problems("a.ndjson", page, &[problem], &["1", "3"]);
}

#[test]
fn a_quote_that_nobody_closes_costs_its_row_only() {
    let help = "(end the field with a quote; write a quote within it twice)";
    let open = format!("a.csv:2:3: unterminated quote {help}");
    let rows = "id,text,created_at\n1,\"Første,2020-01-01T10:00Z\n";
    let rest = "2,\"Andet\",2020-01-01T10:00Z\n3,Tredje,2020-01-01T10:00Z\n";
    expect_problems("a.csv", format!("{rows}{rest}"), &[&open], &["2", "3"]);
    let followed = format!("a.csv:2:11: there is text after a closing quote {help}");
    let rows = "id,text,created_at\n1,\"Første\"å,2020-01-01T10:00Z\n";
    expect_problems("a.csv", format!("{rows}{rest}"), &[&followed], &["2", "3"]);
}

#[test]
fn problems_are_told_in_the_order_of_the_file() {
    let problems = [
        "a.yaml:2:3: unknown key `lables` (did you mean `labels`?)",
        "a.yaml:6:3: duplicate key `text` (it is on line 5 too; keep one of them, or begin a second post with `- `)",
        "a.yaml:7:7: duplicate id `1` (the post on line 1 has it too; give each its own)",
    ];
    let file =
        "- id: 1\n  lables: x\n  text: Æ\n- id: 2\n  text: Ø\n  text: Ø\n- id: 1\n  text: Å\n";
    expect_problems("a.yaml", file, &problems, &["1", "1", "2"]);
}

/// A spreadsheet writes a name of two lines so. Later parts of a
/// large table have to know its columns too.
#[test]
fn a_header_may_hold_line_breaks() {
    expect_problems("a.csv", "\"nr\n(id)\";id;text\n1;x;Æ\n", &[], &["x"]);
    let rows = "1,n,\"Bro, vej\"\n".repeat(80_000);
    for header in ["id,\"no\nte\",text", "\n\nid,note,text"] {
        let folder = folder();
        let path = folder.path().join("a.csv");
        fs::write(&path, format!("{header}\n{rows}")).expect("it can be written");
        let read = read(&[path]);
        assert_eq!((read.posts().len(), read.all_problems()), (80_000, Vec::new()));
    }
}

/// What is no text is not read, and what is, is, in a format that is read whole
/// as in one of lines.
#[test]
fn a_byte_of_another_encoding_costs_its_post_only() {
    let check = |name: &str, file: &str, place: &str| {
        let mut bytes = file.as_bytes().to_vec();
        let at = bytes.iter().position(|byte| *byte == b'?').expect("it is there");
        bytes[at] = 0xC5;
        let problem = format!(
            "{name}:{place}: the byte 0xC5 is not valid UTF-8 here (save the file as UTF-8; in Excel: Save as, “CSV UTF-8”)"
        );
        expect_problems(name, bytes, &[&problem], &["1", "3"]);
    };
    check("a.yaml", "- id: 1\n  text: Æ\n- id: 2\n  text: ? er\n- id: 3\n  text: Ø\n", "4:9");
    check("a.csv", "id,text\n1,Æ\n2,\"?\nen\"\n3,Ø\n", "3:4");
    let list = r#"[{"id": "1", "text": "Æ"}, {"id": "2", "text": "?"}, {"id": "3", "text": "Ø"}]"#;
    check("a.json", list, "1:49");
}

#[test]
fn a_byte_of_another_encoding_costs_its_post_of_a_page_only() {
    let posts = r#"[{"id": "1", "text": "Æ"}, {"id": "2", "text": "?"}, {"id": "3", "text": "Ø"}]"#;
    let page = format!(r#"{{"data": {posts}, "meta": {{}}}}"#).replace("Æ", "A");
    let mut bytes = page.into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'?').expect("it is there");
    bytes[at] = 0xC5;
    let problem = "1:58: the byte 0xC5 is not valid UTF-8 here (save the file as UTF-8; in Excel: Save as, “CSV UTF-8”)";
    expect_problems("a.json", &bytes, &[&format!("a.json:{problem}")], &["1", "3"]);
    expect_problems("a.ndjson", &bytes, &[&format!("a.ndjson:{problem}")], &["1", "3"]);
    expect_problems(
        "a.ndjson",
        [&bytes, &b"\n"[..], &bytes].concat(),
        &[&format!("a.ndjson:{problem}"), &format!("a.ndjson:2{}", &problem[1..])],
        &["1", "1", "3", "3"],
    );
}

#[test]
fn packed_files_are_unpacked() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(ONE.as_bytes()).expect("memory can be written to");
    let gzip = gzip.finish().expect("memory can be written to");
    expect_problems("a.ndjson.gz", &gzip, &[], &["1"]);
    expect_problems("a", &gzip, &[], &["1"]);
    let zstd = zstd::encode_all(Cursor::new(ONE), 1).expect("memory can be written to");
    expect_problems("a.ndjson.zst", zstd, &[], &["1"]);
}

#[test]
fn what_is_left_of_a_packed_file_is_read() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(format!("{ONE}{TWO}").as_bytes()).expect("memory can be written to");
    let gzip = gzip.finish().expect("memory can be written to");
    let problem = "a.ndjson.gz:3:1: cannot read the file from here on: it ends too early \
                   (the file is incomplete: download it again)";
    expect_problems("a.ndjson.gz", &gzip[..gzip.len() - 6], &[problem], &["1", "2"]);
}

/// What was packed in two pieces, of which the second is lost.
#[test]
fn the_whole_records_of_a_list_that_was_cut_off_are_read() {
    let check = |name: &str, kept: &str, place: &str, ids: &[&str]| {
        let piece = |text: &str| {
            let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            gzip.write_all(text.as_bytes()).expect("memory can be written to");
            gzip.finish().expect("memory can be written to")
        };
        let cut = [piece(kept), piece("lost")[..12].to_vec()].concat();
        let problem =
            format!("{name}{place}: it ends too early (the file is incomplete: download it again)");
        expect_problems(name, cut, &[&problem], ids);
    };
    let here = |place: &str| format!(":{place}: cannot read the file from here on");
    let list = format!("[\n{},\n{},\n{{\"id\": \"3\"", ONE.trim(), TWO.trim());
    check("a.json.gz", &list, &here("3:25"), &["1", "2"]);
    check("a.json.gz", &list[..10], ": cannot read the file", &[]);
    // What some programs put before UTF-8 is no part of the first record.
    check("a.json.gz", &format!("\u{feff}{list}"), &here("3:25"), &["1", "2"]);
    check("a.ndjson.gz", &format!("\u{feff}{ONE}{TWO}"), &here("3:1"), &["1", "2"]);
    check(
        "2020_01.js.gz",
        &format!("Grailbird.data.tweets_2020_01 = {list}"),
        &here("3:25"),
        &["1", "2"],
    );
    let drafts = "- id: 1\n  text: Æ\n- id: 2\n  text: Ø\n- id: 3\n  text: Å og";
    check("a.yaml.gz", drafts, &here("5:1"), &["1", "2"]);
    check("a.yaml.gz", &format!("\u{feff}{drafts}"), &here("5:1"), &["1", "2"]);
    check("a.yaml.gz", "text: Å og", ": cannot read the file", &[]);
    check("a.md.gz", "Å og", ": cannot read the file", &[]);
}

/// A byte that is not UTF-8 is one byte of the file, not the three of the character
/// that is shown for it.
#[test]
fn the_records_of_a_list_that_was_cut_off_may_have_invalid_bytes() {
    let drafts = b"- id: \xC3\xA6\n  text: \xC6\xD8\xC5\xE6\xF8\xE5\n- id: 2\n";
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    gzip.write_all(drafts).expect("memory can be written to");
    let gzip = gzip.finish().expect("memory can be written to");
    let problems = [
        "a.yaml.gz:3:1: cannot read the file from here on: it ends too early \
         (the file is incomplete: download it again)",
        "a.yaml.gz:2:9: the byte 0xC6 is not valid UTF-8 here \
         (save the file as UTF-8; in Excel: Save as, “CSV UTF-8”)",
    ];
    expect_problems("a.yaml.gz", &gzip[..gzip.len() - 12], &problems, &[]);
}

#[test]
fn bombs_are_put_out() {
    let unpacked = vec![b'\n'; 80 << 20];
    let zstd = zstd::encode_all(&*unpacked, 1).expect("memory can be written to");
    let problem = "a.jsonl.zst: cannot read the file: it unpacks to more than 250 times its size \
                   (check that the file is complete)";
    expect_problems("a.jsonl.zst", zstd, &[problem], &[]);
}

#[test]
fn a_text_of_another_type_is_named() {
    let check = |value: &str, found: &str| {
        let problem = format!(
            "a.ndjson:1:10: `text` is {found}, not a text (any other records are read all the same)"
        );
        expect_problems("a.ndjson", format!("{{\"text\": {value}}}\n{ONE}"), &[&problem], &["1"]);
    };
    check("3", "a number");
    check("true", "true or false");
    check("[\"Hej\"]", "a list");
    check("{\"da\": \"Hej\"}", "a map");
}

#[test]
fn a_tab_before_the_first_line_is_a_problem() {
    let check = |content: &str, place: &str| {
        let problem =
            format!("a.yaml:{place}: YAML cannot be indented with tabs (indent with spaces)");
        expect_problems("a.yaml", content, &[&problem], &[]);
    };
    check("\ttext: Hej\n", "1:1");
    check("# drafts\n\n \t- text: Hej\n", "3:2");
    check("---\n\ttext: Hej\n", "2:1");
    expect_problems("a.yaml", "\n\t\ntext: Hej\n", &[], &["1"]);
}

#[test]
fn a_time_of_another_type_is_a_problem() {
    let problem = "a.ndjson:1:1: invalid time `true` (write it as in `2026-11-24T09:00` or \
                   `2026-11-24T09:00+01:00`)";
    let content = format!("{{\"text\": \"Hej\", \"id\": \"0\", \"created_at\": true}}\n{ONE}");
    expect_problems("a.ndjson", content, &[problem], &["0", "1"]);
}
