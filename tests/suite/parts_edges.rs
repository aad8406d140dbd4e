//! Parts of an audit in rare cases: files without posts, nothing in the period, names that
//! differ only where they are masked, and flags in the wrong place.

use std::fs;

use tempfile::TempDir;

use crate::{
    part_file::{packed, unpacked},
    program::{Ran, folder, run, tweetlint},
};

#[track_caller]
fn go(folder: &TempDir, arguments: &str) -> Ran {
    run(tweetlint(arguments).current_dir(folder.path()))
}

/// A post of this id as a line of NDJSON.
fn post(id: &str) -> String {
    format!(
        "{{\"id\":\"{id}\",\"account\":\"havneby\",\"created_at\":\"2026-01-05T09:00:00Z\",\"text\":\"Havnen er åben\"}}\n"
    )
}

#[test]
fn files_without_posts_are_no_inputs() {
    let (first, second) = (post("1"), post("2"));
    let folder = folder(&[
        ("a.ndjson", first.as_str()),
        ("b.ndjson", second.as_str()),
        ("none-a.json", "[]\n"),
        ("none-b.json", "[]\n"),
    ]);
    // That a file has no posts is a problem, but no reason to give up.
    for name in ["a", "b"] {
        let files = format!("{name}.ndjson none-a.json none-b.json");
        let ran = go(&folder, &format!("audit {files} --part {name}.tlpart"));
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(folder.path().join(format!("{name}.tlpart")).exists(), "{}", ran.err);
    }
    let merged = go(&folder, "audit merge a.tlpart b.tlpart --format json");
    assert_eq!(merged.code, Some(2), "{}", merged.err);
    assert!(merged.out.contains("\"posts\":2,"), "{}", merged.out);
}

#[test]
fn rows_of_a_comparison_cannot_be_chosen() {
    let text = post("1");
    let folder = folder(&[("a.ndjson", text.as_str())]);
    go(&folder, "audit a.ndjson --compare 2025 2026 --part a.tlpart");
    for (lang, expected) in [("en", "leave `--by` out"), ("da", "udelad `--by`")] {
        let ran = go(&folder, &format!("audit merge a.tlpart --by month --lang {lang}"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
        assert!(ran.err.contains(expected), "{}", ran.err);
    }
    assert_eq!(go(&folder, "audit merge a.tlpart").code, Some(0));
}

/// The names of these files are the same once they are masked, and so are their problems.
#[test]
fn problems_of_files_that_differ_in_a_masked_number_are_in_one_order() {
    let names = ["cpr-010203-4322.ndjson", "cpr-010203-4321.ndjson"];
    let broken = ["{\"id\": oops}\n", "\n{\"id\": \"1\"}\n"];
    let folder = folder(&[(names[0], broken[0]), (names[1], broken[1])]);
    for (number, name) in names.iter().enumerate() {
        let ran = go(&folder, &format!("audit {name} --part {number}.tlpart"));
        assert_eq!(ran.code, Some(2), "{}", ran.err);
    }
    let one = go(&folder, &format!("audit {} --format json", names.join(" ")));
    assert!(one.out.matches("cpr-010203-****.ndjson").count() == 2, "{}", one.out);
    for order in ["0.tlpart 1.tlpart", "1.tlpart 0.tlpart"] {
        assert_eq!(go(&folder, &format!("audit merge {order} --format json")).out, one.out);
    }
}

#[test]
fn another_format_of_the_same_version_is_named() {
    let text = post("1");
    let folder = folder(&[("a.ndjson", text.as_str())]);
    go(&folder, "audit a.ndjson --part a.tlpart");
    let path = folder.path().join("a.tlpart");
    let part = unpacked(&fs::read(&path).expect("it was written"));
    let begin = "{\"tweetlint_part\":";
    let other = packed(&part.replacen(begin, "{\"tweetlint_part\":9", 1));
    fs::write(&path, other).expect("there is room");
    let ran = go(&folder, "audit merge a.tlpart --lang en");
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("the format of this part is number 9"), "{}", ran.err);
}

#[test]
fn an_id_of_five_megabytes_is_refused_in_the_language_of_the_user() {
    // Of a limit that the account breaks, the ids of the latest posts are kept.
    let text = post(&"x".repeat(5 << 20));
    let folder = folder(&[("a.ndjson", text.as_str())]);
    for output in ["a.tlpart", "-"] {
        let mut command = tweetlint(&format!("audit a.ndjson --part {output} --lang da"));
        let ran = command.current_dir(folder.path()).output().expect("the program starts");
        let said = String::from_utf8(ran.stderr).expect("messages are text");
        assert_eq!(ran.status.code(), Some(2), "{said}");
        assert!(said.contains("for lang til en del: mere end 4 MiB"), "{said}");
    }
    assert!(!folder.path().join("a.tlpart").exists());
}

#[test]
fn flags_before_merge_are_explained() {
    let text = post("1");
    let folder = folder(&[("a.ndjson", text.as_str())]);
    go(&folder, "audit a.ndjson --part a.tlpart");
    let ran = go(&folder, "audit --format json merge a.tlpart --lang en");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("`tweetlint audit merge FILE…`, and then the flags"), "{}", ran.err);
    let ran = go(&folder, "hashtags --lang da merge a.csv");
    assert!(ran.err.contains("`tweetlint hashtags merge FIL…` og derefter flagene"), "{}", ran.err);
}

#[test]
fn nothing_in_the_period_names_the_first_file_with_posts() {
    let (first, second) = (post("1"), post("2"));
    let folder = folder(&[("a.ndjson", first.as_str()), ("b.ndjson", second.as_str())]);
    for name in ["b", "a"] {
        go(&folder, &format!("audit {name}.ndjson --since 2027 --part {name}.tlpart"));
    }
    let one = go(&folder, "audit b.ndjson a.ndjson --since 2027 --format json");
    assert!(one.out.contains("\"file\":\"a.ndjson\""), "{}", one.out);
    let merged = go(&folder, "audit merge b.tlpart a.tlpart --format json");
    assert_eq!((merged.code, merged.out), (Some(2), one.out));
}

/// *Ring* is said of telephone numbers, and of people.
#[test]
fn a_personal_number_after_a_word_for_telephones_is_masked() {
    let text = post("1").replace("Havnen er åben", "SÅ HOLD DOG OP! Ring til Bo 010203-4321");
    let folder = folder(&[("a.ndjson", text.as_str())]);
    let ran = go(&folder, "audit a.ndjson --format html");
    assert!(ran.out.contains("010203-****") && !ran.out.contains("4321"), "{}", ran.out);
}

#[test]
fn a_merge_repeats_the_notes_on_files() {
    let table = |day: &str, status: &str| {
        format!(
            "Dato;Tekst;Farve;Status\n{day}T09:00;Nyt i dag;rød;Udgivet\n{day}T10:00;Nyt igen;blå;{status}\n"
        )
    };
    let (first, second) = (table("2026-01-05", "Kladde"), table("2026-01-06", "Godkendt"));
    let folder = folder(&[("a.csv", first.as_str()), ("b.csv", second.as_str())]);
    for name in ["a", "b"] {
        go(&folder, &format!("audit {name}.csv --account havn --part {name}.tlpart --quiet"));
    }
    go(&folder, "audit merge b.tlpart a.tlpart --part all.tlpart");
    let one = go(&folder, "audit a.csv b.csv --account havn --format json --lang en");
    for parts in ["b.tlpart a.tlpart", "all.tlpart"] {
        let merged = go(&folder, &format!("audit merge {parts} --format json --lang en"));
        assert_eq!(merged.out, one.out, "{parts}");
        assert!(merged.err.contains("`Farve` is not known"), "{}", merged.err);
        assert!(merged.err.contains("1 row says that its post is a draft"), "{}", merged.err);
    }
    assert_eq!(go(&folder, "audit merge all.tlpart --quiet --format json").err, "");
    go(&folder, "audit a.csv b.csv --account havn --part one.tlpart");
    let bytes = |name: &str| fs::read(folder.path().join(name)).expect("it was written");
    assert_eq!(bytes("one.tlpart"), bytes("all.tlpart"));
}
