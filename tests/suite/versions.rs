//! Drafts for several platforms: which text is checked for which of them, and how that is
//! reported.

use std::fs;

use serde_json::Value;

use crate::program::{Ran, run, tweetlint};

/// Writes a file into a new folder and runs the program on it there.
fn ran(name: &str, content: &str, arguments: &str) -> Ran {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join(name), content).expect("there is room");
    run(tweetlint(&format!("{arguments} {name}")).current_dir(folder.path()))
}

/// The findings of the rules on links and hashtags: the rule, the platforms, and the words
/// at the place in the file.
#[track_caller]
fn check(name: &str, content: &str, expected: &[&str]) {
    let ran = ran(name, content, "check --select link/missing,hashtag --format jsonl");
    let found = ran.out.lines().map(|line| {
        let finding: Value = serde_json::from_str(line).expect("each line is JSON");
        let place = |key: &str| {
            let at = finding["location"][key].as_u64().expect("it is a number");
            usize::try_from(at).expect("the file is small")
        };
        let words = &content[place("byte_start")..place("byte_end")];
        let platforms = &finding["post"]["platforms"];
        let names = platforms.as_array().into_iter().flatten().filter_map(Value::as_str);
        let names = names.collect::<Vec<_>>().join("+");
        let first = finding["post"]["platform"].as_str().unwrap_or("?");
        assert!(names.is_empty() || names.starts_with(first), "{line}");
        format!("{} {names}: {words}", finding["rule"].as_str().unwrap_or_default())
    });
    assert_eq!(found.collect::<Vec<_>>(), expected, "{}", ran.err);
}

const SHARED: &str = "text: \"Nyt bad! Læs mere om prisen #bad #by #hav\"\n";

#[test]
fn each_platform_is_checked_with_its_own_text() {
    let draft = format!(
        "platforms: [x, bluesky, facebook]\n{SHARED}texts:\n  FB: |\n    Vi fejrer det.\n    \
         Tilmeld dig på vores hjemmeside\n"
    );
    check(
        "a.yaml",
        &draft,
        &[
            "link/missing x+bluesky: Læs mere",
            "hashtag/too-many x: #hav",
            "link/missing facebook: Tilmeld dig",
        ],
    );
}

#[test]
fn a_table_lists_platforms_in_a_column() {
    for list in ["\"x, bluesky,facebook\"", "x; Bluesky;fb", "x bluesky facebook", "x|bsky|FB"] {
        let table = format!("text\tplatforms\nLæs mere om prisen #a #b #c\t{list}\n");
        let same = "link/missing x+bluesky+facebook: Læs mere";
        check("a.tsv", &table, &[same, "hashtag/too-many x: #c"]);
    }
    for (list, problem) in
        [("x;tiktok", "unknown value `tiktok`"), ("x;twitter", "X is listed twice")]
    {
        let ran = ran("a.tsv", &format!("text\tplatforms\nHej\t{list}\n"), "check --lang en");
        assert!(ran.err.contains(problem) && ran.code == Some(2), "{}", ran.err);
    }
    let both = ran("a.tsv", "text\tplatform\tplatforms\nHej\tx\tx\n", "check --lang en");
    assert!(both.err.contains("both `platform` and `platforms`"), "{}", both.err);
}

/// The text and the platform of each version of the posts of a table.
fn texts(table: &str) -> Vec<String> {
    let ran = ran("a.tsv", table, "inspect --lang en");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let version = |line: &str| {
        let version: Value = serde_json::from_str(line).expect("each line is JSON");
        let field = |key: &str| version[key].as_str().unwrap_or_default().to_owned();
        format!("{} {}", field("platform"), field("text"))
    };
    ran.out.lines().map(version).collect()
}

#[test]
fn a_table_has_texts_for_single_platforms() {
    let own = |names: &str, row: &str| texts(&format!("{names}\n{row}\n"));
    for name in ["text_facebook", "Tekst (Facebook)", "Facebookopslag", "FB text"] {
        let names = format!("text\tplatforms\t{name}");
        assert_eq!(own(&names, "Hej\tx, fb\tHej alle"), ["x Hej", "facebook Hej alle"], "{name}");
        assert_eq!(own(&names, "Hej\tx, fb\t"), ["x Hej", "facebook Hej"], "{name}");
        // Without a list, a row is for what it has texts for.
        assert_eq!(own(&names, "Hej\t\tHej alle"), ["x Hej", "facebook Hej alle"], "{name}");
        assert_eq!(own(&names, "\t\tHej alle"), ["facebook Hej alle"], "{name}");
    }
    let names = "Tekst (X)\tTekst til Facebook og Instagram\tHashtags";
    let expected = ["x Hej #by", "facebook Goddag #by", "instagram Goddag #by"];
    assert_eq!(own(names, "Hej\tGoddag\tby"), expected);
    assert_eq!(own(names, "Hej"), ["x Hej"]);
    let platform = "platform\ttext\tX text";
    assert_eq!(own(platform, "x\t\tHej"), ["x Hej"]);
}

#[test]
fn one_column_may_have_a_platform_or_several() {
    let table = |channel: &str| texts(&format!("Tekst\tKanal\nHej\t{channel}\n"));
    assert_eq!(table("Facebook"), ["facebook Hej"]);
    assert_eq!(table("X og Facebook"), ["x Hej", "facebook Hej"]);
    assert_eq!(table("LinkedIn + Threads"), ["linkedin Hej", "threads Hej"]);
    let ran = ran("a.tsv", "Tekst\tKanal\nHej\tX og TikTok\n", "check --lang en");
    assert!(ran.err.contains("unknown value `TikTok`"), "{}", ran.err);
}

#[test]
fn columns_may_mark_the_posts_of_platforms() {
    let table = |row: &str| texts(&format!("Tekst\tFacebook\tTwitter/X\tTikTok\n{row}\n"));
    for (yes, no) in [("x", ""), ("TRUE", "FALSE"), ("ja", "nej"), ("✓", "-")] {
        assert_eq!(table(&format!("Hej\t{yes}\t{no}\t")), ["facebook Hej"]);
        assert_eq!(table(&format!("Hej\t{yes}\t{yes}\t")), ["x Hej", "facebook Hej"]);
    }
    let unknown = "Tekst\tFacebook\tTwitter/X\tTikTok\nHej\t\t\tx\n";
    let ran = ran("a.tsv", unknown, "check --lang en");
    assert!(ran.err.contains("the post is marked for no platform"), "{}", ran.err);
}

#[test]
fn a_finding_names_the_cell_of_its_platform() {
    let table = "text_x\ttext_mastodon\nHej #a #b #c\tHej #a #b\n";
    check("a.tsv", table, &["hashtag/too-many x: #c"]);
    let ran = ran("a.tsv", table, "check --select hashtag/too-many --format short --lang en");
    assert!(ran.out.contains("a.tsv:2:"), "{}", ran.out);
    assert!(ran.out.contains("(X)"), "{}", ran.out);
}

#[test]
fn a_text_that_no_platform_gets_is_a_problem() {
    let said = |names: &str, row: &str, expected: &str| {
        let ran = ran("a.tsv", &format!("{names}\n{row}\n"), "check --lang en");
        assert!(ran.err.contains(expected), "{names}: {}", ran.err);
        assert_eq!(ran.code, Some(2), "{}", ran.err);
    };
    let names = "text\tplatforms\ttext_x\ttext_facebook";
    said(names, "\tx\tHej\tHej alle", "a text for Facebook, on which the draft is not published");
    said(names, "Hej\tx\tHallo\t", "this text is not used");
    said(names, "Hej\t\tHallo\t", "this text is not used");
    said(names, "\tx, mastodon\tHej\t", "the row has no text for Mastodon");
    said("platform\ttext_x", "mastodon\tHej", "a text for X, on which");
    said("text\ttexts", "Hej\tHallo", "looks like a text, but is not read");
    said("text_x\tX text", "Hej\tHallo", "looks like a text, but is not read");
    said("text\tTikTok-tekst", "Hej\tHallo", "looks like a text, but is not read");
    // A name alone may mean a text or a mark.
    let text = "the column `Facebook` may have the texts for Facebook";
    said("text\tFacebook", "Hej\tHej alle", text);
    said("text\tplatforms\tFacebook", "Hej\tx\tja", "both `platform` and `platforms`");
    said("date\tFacebook", "2026-11-24 09:00\tHej", "--map 'text_facebook=Facebook'");
    let flags = "check --map text_facebook=Facebook --lang en";
    assert_eq!(ran("a.tsv", "Dato\tFacebook\n2026-11-24 09:00\tHej\n", flags).code, Some(0));
}

#[test]
fn a_part_of_a_thread_is_for_the_platforms_of_the_others() {
    for part in ["{text: Tak, platforms: [x]}", "{text: Tak, platforms: [x, facebook, bluesky]}"] {
        let thread = format!("platforms: [x, facebook]\nthread:\n  - Hej\n  - {part}\n");
        let ran = ran("a.yaml", &thread, "check --lang en");
        assert!(ran.err.contains("the part is for other platforms"), "{}", ran.err);
        assert_eq!(ran.code, Some(2));
    }
    let same = "platforms: [x, facebook]\nthread:\n  - Hej\n  - {text: Tak, platforms: [fb, x]}\n";
    assert_eq!(ran("a.yaml", same, "check --lang en").code, Some(0));
}

#[test]
fn a_hashtag_that_takes_a_bracket_with_it_is_underlined() {
    let drafts = "- platforms: [x, facebook]\n  texts: {x: Hej #tag}\n- text: Hej\n";
    let ran = ran("a.yaml", drafts, "check --lang en --format short");
    assert!(
        ran.err.contains("error: `#tag}` is lost") && ran.err.contains("[a.yaml:2:18]"),
        "{}",
        ran.err
    );
}

#[test]
fn markdown_and_json_have_the_same() {
    let markdown = "---\nplatforms: [x, instagram]\ntexts:\n  insta: 'L''øb: #a #b #c #d #e #f'\n---\n\
                    Læs mere om løbet\n";
    check("a.md", markdown, &["link/missing x: Læs mere", "hashtag/too-many instagram: #f"]);
    let json = r#"{"platforms": ["x", "threads"], "text": "L\u00e6s mere nu",
        "texts": {"threads": "B\u00e5d \ud83d\ude00 #a #b"}}"#;
    check("a.json", json, &["link/missing x: L\\u00e6s mere", "hashtag/too-many threads: #b"]);
}

#[test]
fn a_draft_may_have_only_texts_of_its_own() {
    let draft = "platforms: [x, facebook]\ntexts: {x: Læs mere her, facebook: Læs mere nu}\n";
    let found = ["link/missing x: Læs mere", "link/missing facebook: Læs mere"];
    check("a.yaml", draft, &found);
    let markdown = format!("---\n{draft}---\n");
    check("a.md", &markdown, &found);
    // A draft for one platform is an ordinary one.
    check("a.yaml", "platforms: x\ntexts: {x: Læs mere her}\n", &["link/missing : Læs mere"]);
}

#[test]
fn the_entries_of_a_thread_are_for_all_its_platforms() {
    let thread = "platforms: [x, threads]\nthread:\n- 'Læs mere om badet #a #b'\n- text: 'Se kortet på \
                  https://www.by.dk/bad #c #d #e'\n  texts: {threads: Se kortet. }\n";
    check(
        "a.yaml",
        thread,
        &[
            "link/missing threads: Læs mere",
            "hashtag/too-many threads: #b",
            "hashtag/too-many x: #e",
        ],
    );
}

#[test]
fn one_draft_is_one_post() {
    let draft =
        format!("id: bad\nplatforms: [x, facebook]\n{SHARED}texts: {{facebook: Læs mere}}\n");
    let found = ran("a.yaml", &draft, "check --select link/missing --lang en --format short");
    let expected = "a.yaml:3:17: warning[link/missing] no link in the post: Promises a page, but links \
                    to none (X)\na.yaml:4:19: warning[link/missing] no link in the post: Promises a \
                    page, but links to none (Facebook)\n2 warnings in 1 of 1 post; without a rulebook \
                    the built-in profile common applied\n";
    assert_eq!(found.out, expected);
    let inspected = ran("a.yaml", &draft, "inspect");
    let platforms = inspected.out.lines().map(|line| {
        let post: Value = serde_json::from_str(line).expect("each line is JSON");
        format!("{} {} {}", post["id"], post["platform"], post["text"].to_string().len())
    });
    assert_eq!(platforms.collect::<Vec<_>>(), [r#""bad" "x" 44"#, r#""bad" "facebook" 11"#]);
}

#[test]
fn every_report_says_for_which_platforms() {
    let draft = format!("platforms: [x, mastodon]\n{SHARED}");
    for (format, expected) in [
        ("full", "Promises a page, but links to none (X, Mastodon)"),
        ("short", "Promises a page, but links to none (X, Mastodon)"),
        ("github", "Promises a page%2C but links to none (X%2C Mastodon)"),
        ("sarif", "Promises a page, but links to none (X, Mastodon): no link in the post"),
        ("json", r#""platform":"x","platforms":["x","mastodon"]"#),
    ] {
        let command = format!("check --select link/missing --lang en --format {format}");
        let found = ran("a.yaml", &draft, &command);
        assert_eq!(found.out.matches(expected).count(), 1, "{format}: {}", found.out);
    }
    // A draft for one platform reads as before.
    let one = ran("a.yaml", SHARED, "check --select link/missing --lang en --format json");
    assert!(one.out.contains(r#""platform":"x"}"#), "{}", one.out);
}

/// A baseline knows what was found in the text of the draft, whatever platforms it is for,
/// but nothing of a text that is new.
#[test]
fn a_baseline_does_not_know_a_new_text() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let new = |drafts: &str| {
        fs::write(folder.path().join("a.yaml"), drafts).expect("there is room");
        let baseline = folder.path().join("known.json");
        let mut command = tweetlint("check --select link/missing --format json a.yaml");
        let command = command.current_dir(folder.path());
        let known = baseline.exists();
        let ran = run(if known { command.args(["--baseline", "known.json"]) } else { command });
        if !known {
            fs::write(baseline, &ran.out).expect("there is room");
        }
        let report: Value = serde_json::from_str(&ran.out).expect("it is JSON");
        let found = report["findings"].as_array().expect("it is a list").iter();
        found.map(|one| one["post"]["platforms"].to_string()).collect::<Vec<_>>()
    };
    let head = format!("id: bad\n{SHARED}");
    assert_eq!(new(&head), ["null"]);
    assert_eq!(new(&format!("{head}platforms: [x, facebook]\n")), Vec::<String>::new());
    let own = format!("{head}platforms: [x, facebook]\ntexts: {{facebook: Læs mere}}\n");
    assert_eq!(new(&own), [r#"["facebook"]"#]);
}

#[test]
fn a_fix_changes_each_text_once() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("a.yaml");
    let draft = "platforms: [x, mastodon, facebook]\ntext: 𝗩𝗲𝗹𝗸𝗼𝗺𝗺𝗲𝗻 til byen\ntexts:\n  facebook: \
                 𝗩𝗲𝗹𝗸𝗼𝗺𝗺𝗲𝗻 hjem\n";
    fs::write(&path, draft).expect("there is room");
    let mut command = tweetlint("check --fix --select access/fancy-unicode");
    let ran = run(command.arg(&path));
    let fixed = fs::read_to_string(&path).expect("it is there");
    let expected = draft.replace("𝗩𝗲𝗹𝗸𝗼𝗺𝗺𝗲𝗻", "Velkommen");
    assert_eq!((fixed, ran.code), (expected, Some(0)), "{}", ran.err);
}

/// Many platforms and parts cannot fill the memory: each is one of eight, named once.
#[test]
fn a_list_of_platforms_is_bounded() {
    let many = format!("platforms: [{}]\ntext: Broen er åben\n", "x, ".repeat(20_000));
    let found = ran("a.yaml", &many, "check --format json");
    assert_eq!(found.code, Some(2));
    let inspected = ran("a.yaml", &many, "inspect");
    assert_eq!(inspected.out.lines().count(), 1, "{}", inspected.out);
}

#[test]
fn the_set_of_every_platform_is_read_and_kept() {
    let mut kept = tweetlint("check fixtures/platforms/posts --format jsonl");
    let mut broken = Vec::new();
    for line in run(&mut kept).out.lines() {
        let finding: Value = serde_json::from_str(line).expect("each line is JSON");
        let file = finding["location"]["file"].as_str().unwrap_or_default();
        assert_eq!(file, "fixtures/platforms/posts/break.yaml", "{line}");
        let platforms = &finding["post"]["platforms"];
        broken.push(format!("{} {platforms}", finding["rule"].as_str().unwrap_or_default()));
    }
    assert_eq!(
        broken,
        [
            r#"access/alt-missing ["x","mastodon","bluesky","threads","facebook","instagram","linkedin"]"#,
            r#"link/missing ["x","mastodon","bluesky","threads","youtube"]"#,
            r#"hashtag/too-many ["bluesky","youtube"]"#,
            r#"hashtag/too-many ["x"]"#,
            r#"hashtag/too-many ["threads"]"#,
            r#"link/missing ["facebook"]"#,
            r#"link/not-clickable ["instagram"]"#,
        ]
    );
}
