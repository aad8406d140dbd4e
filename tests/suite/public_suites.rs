//! Inputs like those of public collections that break parsers. `tests/suite/public/`
//! lists what the collections test. Whatever is read, nothing panics, nothing hangs, no
//! output contains a control character, and a run without problems has checked a post.

use std::{fs, path::Path};

use crate::{
    program::{run, tweetlint},
    reading::read,
};

/// The cases of a list, each without its escapes.
fn cases(list: &str) -> impl Iterator<Item = (&str, Vec<u8>)> {
    let lines = list.lines().filter(|line| !line.starts_with("# "));
    lines.map(|line| (line, unescaped(line)))
}

/// The bytes of a text in which `%XX` is a byte.
fn unescaped(text: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = if byte.is_some() { &after[2..] } else { after.strip_prefix('%').unwrap_or(after) };
    }
    bytes.extend(rest.bytes());
    bytes
}

/// What a list says about a case, and the case.
fn split<'c>(line: &'c str, bytes: &'c [u8], mark: &str) -> (&'c str, &'c [u8]) {
    let expected = line.split(mark).next().unwrap_or(line);
    (expected, bytes.get(unescaped(expected).len() + mark.len()..).unwrap_or_default())
}

/// Whether a file of this content is read without problems, and the texts of its
/// posts. What has neither would pass as checked.
#[track_caller]
fn texts(folder: &Path, name: &str, content: &[u8]) -> (bool, Vec<String>) {
    let path = folder.join(name);
    fs::write(&path, content).expect("the folder can be written to");
    let read = read(&[path]);
    let texts = read.posts().iter().map(|(_, post)| post.text.as_str().to_owned()).collect();
    (read.all_problems().is_empty(), texts)
}

#[test]
fn json_values_are_valid_or_not() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let mut seen = 0;
    for (line, bytes) in cases(include_str!("public/json.txt")) {
        let (expected, value) = split(line, &bytes, " ");
        let record = [b"{\"text\":\"Hej\",\"value\":", value, b"}"].concat();
        for (name, content) in [
            ("a.json", record.clone()),
            ("a.json", [b"[", &*record, b"]"].concat()),
            ("a.ndjson", [&*record, b"\n"].concat()),
        ] {
            // A line break would end the record.
            if name == "a.ndjson" && value.contains(&b'\n') {
                continue;
            }
            let (is_valid, texts) = texts(folder.path(), name, &content);
            match expected {
                "valid" => assert!(is_valid && texts == ["Hej"], "{name}: {line}"),
                "invalid" => assert!(!is_valid, "{name}: {line}"),
                _ => assert!(!is_valid || texts == ["Hej"], "{name}: {line}"),
            }
        }
        // As a file of its own it has no post.
        let (is_valid, texts) = texts(folder.path(), "b.json", value);
        assert!(!is_valid || texts.is_empty(), "{line}");
        seen += 1;
    }
    assert!(250 < seen, "{seen}");
}

#[test]
fn yaml_texts_are_read_as_the_standard_says() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let mut seen = 0;
    for (line, bytes) in cases(include_str!("public/yaml.txt")) {
        let mark = if line.starts_with("text ") { " => " } else { " " };
        let (expected, document) = split(line, &bytes, mark);
        let (is_valid, texts) = texts(folder.path(), "a.yaml", document);
        match expected.strip_prefix("text ") {
            Some(text) => {
                let text = String::from_utf8(unescaped(text)).expect("it is a text");
                assert!(is_valid && texts == [text], "{line}: {texts:?}");
            }
            None if expected == "invalid" => assert!(!is_valid || texts.is_empty(), "{line}"),
            None => assert!(!is_valid || !texts.is_empty(), "{line}"),
        }
        seen += 1;
    }
    assert!(140 < seen, "{seen}");
}

/// A naughty text is the text of a post in every format.
#[test]
fn naughty_texts_are_texts() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (line, bytes) in cases(include_str!("public/strings.txt")) {
        let text = String::from_utf8(bytes).expect("it is a text");
        let json = serde_json::to_string(&text).expect("it is a text");
        let record = format!("{{\"text\":{json},\"labels\":[]}}");
        let (is_valid, texts_of_json) = texts(folder.path(), "a.json", record.as_bytes());
        let expected = text.replace("\r\n", "\n");
        let is_blank = text.trim().is_empty();
        assert!(is_blank && !is_valid || texts_of_json == [expected.trim()], "{line}");
        let table = format!("id,text\n1,\"{}\"\n", text.replace('"', "\"\""));
        let (is_valid, in_table) = texts(folder.path(), "a.csv", table.as_bytes());
        assert!(is_valid && in_table == [expected.trim()] || is_blank, "{line}: {in_table:?}");
    }
}

/// The whole program reads all cases in one run, in every format.
#[test]
fn no_output_contains_control_characters() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let drafts = folder.path().join("d");
    fs::create_dir(&drafts).expect("there is room");
    let write = |name: String, content: &[u8]| {
        fs::write(drafts.join(name), content).expect("there is room");
    };
    for (at, (line, bytes)) in cases(include_str!("public/json.txt")).enumerate() {
        let (_, value) = split(line, &bytes, " ");
        write(format!("{at}.json"), value);
        write(format!("t{at}.json"), &[b"{\"text\":", value, b"}"].concat());
    }
    for (at, (line, bytes)) in cases(include_str!("public/yaml.txt")).enumerate() {
        let mark = if line.starts_with("text ") { " => " } else { " " };
        write(format!("{at}.yaml"), split(line, &bytes, mark).1);
    }
    for (at, (_, bytes)) in cases(include_str!("public/strings.txt")).enumerate() {
        let text = String::from_utf8(bytes).expect("it is a text");
        let json = serde_json::to_string(&format!("{text} HURRA!!!! http://a.dk")).expect("it is");
        write(format!("s{at}.ndjson"), format!("{{\"id\":{json},\"text\":{json}}}\n").as_bytes());
        write(format!("s{at}.txt"), text.as_bytes());
    }
    for format in ["full", "short", "json", "jsonl", "sarif", "github"] {
        let arguments = format!("check d --format {format} --lang da --no-progress");
        let ran = run(tweetlint(&arguments).current_dir(folder.path()));
        assert_eq!(ran.code, Some(2), "{format}");
        let is_control = |char: char| char.is_control() && char != '\n';
        for output in [&ran.out, &ran.err] {
            let found = output.lines().find(|line| line.contains(is_control));
            assert_eq!(found, None, "{format}");
        }
    }
}
