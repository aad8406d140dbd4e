//! What each platform allows, and by which names it is known.

use std::fs;

use tweetlint::platform::Platform;

use crate::program::{folder, run, tweetlint};

/// Writes `files` into a new folder, checks `drafts.yaml` in it, and compares the lines
/// `LINE:COLUMN: level[rule]` of the report, and what it says about problems.
#[track_caller]
fn check(rulebook: &str, drafts: &str, expected: &[&str], problems: &[&str]) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("tweetlint.yaml"), rulebook).expect("there is room");
    fs::write(path("drafts.yaml"), drafts).expect("there is room");
    let mut command = tweetlint("check --select format,link --format short --lang en drafts.yaml");
    let ran = run(command.current_dir(folder.path()));
    let found: Vec<String> = ran
        .out
        .lines()
        .filter_map(|line| line.strip_prefix("drafts.yaml:"))
        .map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(found, expected, "{drafts}\n{}{}", ran.out, ran.err);
    for problem in problems {
        assert!(ran.err.contains(problem), "{problem}\n{}", ran.err);
    }
    assert_eq!(ran.code == Some(2), !problems.is_empty(), "{}", ran.err);
}

/// A draft of this length, of which no other rule says anything.
fn draft(platform: &str, account: &str, text: &str) -> String {
    format!("- {{platform: {platform}, account: {account}, text: \"{text}\"}}\n")
}

/// The finding about the characters of a text from this number on.
fn too_long(draft: &str, limit: usize) -> String {
    format!("1:{}: error[format/length]", column(draft, limit))
}

/// The column of the character with this number in the text of a draft.
fn column(draft: &str, number: usize) -> usize {
    let start = draft.find("text: \"").expect("it has a text") + "text: \"".len();
    1 + draft[..start].chars().count() + number
}

const LENGTHS: &str =
    "accounts: {by: {}, pays: {settings: {max_length: {x: 25000, mastodon: 5000}}}}\n";

#[test]
fn each_platform_has_its_own_length() {
    let limits = [
        ("x", 280),
        ("mastodon", 500),
        ("bluesky", 300),
        ("threads", 500),
        ("instagram", 2_200),
        ("linkedin", 3_000),
        ("facebook", 63_206),
    ];
    for (platform, limit) in limits {
        let fits = draft(platform, "by", &"å".repeat(limit));
        check(LENGTHS, &fits, &[], &[]);
        let long = draft(platform, "by", &"å".repeat(limit + 1));
        check(LENGTHS, &long, &[&too_long(&long, limit)], &[]);
    }
    check(LENGTHS, &draft("youtube", "by", &"å".repeat(2_500)), &[], &[]);
    let long = draft("youtube", "by", &"å".repeat(2_501));
    check(LENGTHS, &long, &[&too_long(&long, 2_500)], &[]);
}

#[test]
fn bluesky_counts_bytes_too() {
    // Each family is one grapheme, seven code points and 25 bytes.
    let long = draft("bluesky", "by", &"👨‍👩‍👧‍👦".repeat(121));
    check(LENGTHS, &long, &[&too_long(&long, 120 * 7)], &[]);
    check(LENGTHS, &draft("bluesky", "by", &"👨‍👩‍👧‍👦".repeat(120)), &[], &[]);
}

#[test]
fn an_account_may_have_a_longer_limit() {
    let text = "å".repeat(1_000);
    check(LENGTHS, &draft("x", "pays", &text), &[], &[]);
    check(LENGTHS, &draft("mastodon", "pays", &text), &[], &[]);
    let long = draft("threads", "pays", &text);
    check(LENGTHS, &long, &[&too_long(&long, 500)], &[]);
    let long = draft("x", "by", &text);
    check(LENGTHS, &long, &[&too_long(&long, 280)], &[]);
    // What the rulebook says about the rule goes before what the platform allows.
    let rule = "rules: {format/length: {check: {length: {max: {x: 900}}}}}\n";
    let long = draft("x", "pays", &text);
    check(&format!("{rule}{LENGTHS}"), &long, &[&too_long(&long, 900)], &[]);
    check(&format!("{rule}{LENGTHS}"), &draft("mastodon", "pays", &text), &[], &[]);
}

#[test]
fn a_length_that_no_account_can_have_is_reported() {
    let rulebook =
        |length: &str| format!("accounts: {{by: {{settings: {{max_length: {length}}}}}}}\n");
    let drafts = draft("x", "by", "Broen er åben igen");
    for (length, problem) in [
        ("{bluesky: 500}", "Bluesky allows from 1 to 300 characters"),
        ("{x: 30000}", "X allows from 1 to 25,000 characters"),
        ("{x: 0}", "X allows from 1 to 25,000 characters"),
        ("{mastodon: 99999999}", "Mastodon allows from 1 to 999,999 characters"),
        ("{myspace: 500}", "unknown key `myspace`"),
        ("25000", "expected a map"),
        ("{}", "expected a key"),
        ("{x: many}", "expected a number"),
    ] {
        check(&rulebook(length), &drafts, &[], &[problem]);
    }
}

#[test]
fn a_platform_is_known_by_every_name() {
    for (name, platform) in Platform::NAMES {
        for written in [name.to_owned(), name.to_uppercase(), format!("{name}-")] {
            let drafts = draft(&written, "by", "Broen er åben igen");
            let folder = tempfile::tempdir().expect("there is room for a folder");
            let inspected = |name: &str, text: &str| {
                let path = folder.path().join(name);
                fs::write(&path, text).expect("there is room");
                let ran = run(tweetlint("inspect").arg(path));
                let post: serde_json::Value = serde_json::from_str(&ran.out).expect(&ran.err);
                assert_eq!(post["platform"], platform.name(), "{written} {name}");
            };
            inspected("a.yaml", &drafts);
            inspected("a.csv", &format!("text,platform\nBroen er åben igen,{written}\n"));
            inspected("a.md", &format!("---\nplatform: {written}\n---\nBroen er åben igen\n"));
            inspected(
                "a.json",
                &format!("{{\"text\": \"Broen er åben\", \"platform\": \"{written}\"}}"),
            );
            let sources = format!("sources: [{{file: a.txt, platform: {written}}}]\n");
            fs::write(folder.path().join("tweetlint.yaml"), sources).expect("there is room");
            inspected("a.txt", "Broen er åben igen\n");
            fs::remove_file(folder.path().join("tweetlint.yaml")).expect("it is there");
        }
    }
}

#[test]
fn an_unknown_platform_is_reported() {
    let problems = ["unknown value `facebok`", "drafts.yaml:1:14", "`facebook`"];
    check("", &draft("facebok", "by", "Broen er åben"), &[], &problems);
}

#[test]
fn an_address_on_instagram_is_no_link() {
    let rulebook = "accounts: {by: {}}\n";
    let text = "Læs mere om den nye havn: https://www.havn-by.dk/ny-havn";
    check(rulebook, &draft("facebook", "by", text), &[], &[]);
    check(rulebook, &draft("instagram", "by", text), &["1:71: warning[link/not-clickable]"], &[]);
    let text = "Læs mere om den nye havn via linket i vores bio";
    check(rulebook, &draft("instagram", "by", text), &[], &[]);
    let text = "Læs mere om den nye havn";
    check(rulebook, &draft("instagram", "by", text), &["1:45: warning[link/not-clickable]"], &[]);
    check(rulebook, &draft("facebook", "by", text), &["1:44: warning[link/missing]"], &[]);
}

#[test]
fn handles_end_where_the_platform_ends_them() {
    let mentions = |platform: &str, text: &str| {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("a.yaml");
        fs::write(&path, draft(platform, "by", text)).expect("there is room");
        let ran = run(tweetlint("inspect").arg(path));
        let post: serde_json::Value = serde_json::from_str(&ran.out).expect(&ran.err);
        let found = post["mentions"].as_array().expect("it is a list");
        let texts = found.iter().map(|one| one["text"].as_str().unwrap_or_default().to_owned());
        texts.collect::<Vec<_>>().join(" ")
    };
    let text = "Tak til @havne.musik.. og @by_en-bad. Vi ses @havn.";
    assert_eq!(mentions("x", text), "@havne @by_en @havn");
    assert_eq!(mentions("instagram", text), "@havne.musik @by_en @havn");
    assert_eq!(mentions("threads", text), "@havne.musik @by_en @havn");
    assert_eq!(mentions("youtube", text), "@havne.musik @by_en-bad @havn");
    assert_eq!(mentions("instagram", "@a.. @b.c"), "@a @b.c");
    let text = "Tak til @blåvand og @havne·musik. Skriv til post@by.example.";
    assert_eq!(mentions("youtube", text), "@blåvand @havne·musik");
    let text = "Hej @lone@mastodon.example og @per. Skriv til post@by.example.";
    assert_eq!(mentions("mastodon", text), "@lone@mastodon.example @per");
    let text = "Hej @by-en.example, @lone.bsky.social. Og @per. Skriv til post@by.example.";
    assert_eq!(mentions("bluesky", text), "@by-en.example @lone.bsky.social @per");
    let text = "Se https://mastodon.example/@lone@by.example/1 @et_meget_langt_navn_paa@by.example";
    assert_eq!(mentions("mastodon", text), "@et_meget_langt_navn_paa@by.example");
    let text = "Se @by@blåbær.example og @@by@by.example";
    assert_eq!(mentions("mastodon", text), "@by@blåbær.example @by@by.example");
    // Bluesky looks for them only at the start, after white space and after `(`.
    let text = "(@a.example »@b.example« @c.example";
    assert_eq!(mentions("bluesky", text), "@a.example @b @c.example");
    let text = "Se @et-navn-som-er-langt.by.example";
    assert_eq!(mentions("bluesky", text), "@et-navn-som-er-langt.by.example");
}

#[test]
fn inspect_knows_how_long_posts_of_an_account_may_be() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = |name: &str| folder.path().join(name);
    let rulebook = "accounts:\n  vand_by:\n    settings: {max_length: {x: 400}}\n";
    fs::write(path("tweetlint.yaml"), rulebook).expect("there is room");
    for (account, length, is_valid) in
        [("vand_by", 400, true), ("vand_by", 401, false), ("vej_by", 281, false)]
    {
        fs::write(path("a.yaml"), draft("x", account, &"a".repeat(length))).expect("there is room");
        let ran = run(tweetlint("inspect a.yaml").current_dir(folder.path()));
        let found = format!("\"valid_length\":{is_valid}");
        assert!(ran.out.contains(&found), "{account} {length} {}{}", ran.out, ran.err);
    }
}

#[test]
fn who_only_tells_people_off_does_so_on_instagram_too() {
    let said = |platform: &str, text: &str| {
        let folder = folder(&[("posts.yaml", &draft(platform, "by", text))]);
        let mut command = tweetlint("check --select tone/admonition --format short posts.yaml");
        let ran = run(command.current_dir(folder.path()));
        ran.out.contains("tone/admonition")
    };
    let text = "Husk at sortere dit affald rigtigt i de nye beholdere i skuret.";
    assert_eq!(["facebook", "instagram"].map(|platform| said(platform, text)), [true; 2]);
    // Where to read more is a way out, although it is no link.
    assert!(!said("instagram", &format!("{text} Se linket i vores bio")));
}
