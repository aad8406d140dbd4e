//! What the officer on duty types into the commands for windows, and what the program answers.

use tempfile::TempDir;

use crate::program::{self, Ran, run, tweetlint};

const REGISTER: &str = "- id: brand-2026-12-02\n  kind: crisis\n  level: major\n  \
    title: {da: Branden på havnen}\n  from: 2026-12-02T15:00+01:00\n  until: null\n  \
    review_by: 2026-12-03T15:00+01:00\n  lead: {handles: [havnepoliti]}\n  about: fire\n";

/// A folder with a rulebook in this language and a register.
fn folder(language: &str, register: &str) -> TempDir {
    let rulebook =
        format!("language: {language}\ntimezone: Europe/Copenhagen\nwindows: windows.yaml\n");
    program::folder(&[("tweetlint.yaml", &rulebook), ("windows.yaml", register)])
}

fn go(folder: &TempDir, arguments: &[&str]) -> Ran {
    run(tweetlint("").args(arguments).current_dir(folder.path()))
}

/// What the program answers to these arguments, with this register.
#[track_caller]
fn answers(language: &str, register: &str, arguments: &[&str], code: i32) -> String {
    let ran = go(&folder(language, register), arguments);
    assert_eq!(ran.code, Some(code), "{ran:?}");
    format!("{}{}", ran.out, ran.err)
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    // Long lines are folded.
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in parts {
        assert!(flat.contains(part), "it does not say “{part}”:\n{text}");
    }
}

#[test]
fn everyday_words_lead_to_an_emergency() {
    for (word, tip) in [
        ("skyder", "tip: mente du `skyderi`?"),
        ("branden", "tip: mente du `brand`?"),
        ("oversvømmelsen", "tip: mente du `oversvømmelse`?"),
        ("eksplosion", "tip: mente du `angreb` eller `brand`?"),
        ("festival", "hverdagsord som `røg`, `gaslæk` og `savnet` kan også bruges"),
    ] {
        says(&answers("da", "", &["window", "open", "--about", word, "--lang", "da"], 2), &[tip]);
    }
    for (word, name) in [
        ("Gaslæk", "chemical"),
        ("smitte", "epidemic"),
        ("røg", "fire"),
        ("oversvømmelse", "flood"),
        ("hacking", "cyber"),
        ("terror", "attack"),
        ("savnet", "missing-person"),
        ("skud", "shooting"),
        ("missing", "missing-person"),
    ] {
        let open = ["window", "open", "--about", word, "--dry-run"];
        says(&answers("da", "", &open, 0), &[&format!("about: [{name}]")]);
    }
    let register = REGISTER.replace("about: fire", "about: skyder");
    says(&answers("da", &register, &["window", "list"], 2), &["mente du `skyderi`?"]);
}

#[test]
fn whoever_says_too_little_hears_of_about_first() {
    let lead = answers("da", "", &["window", "open", "--lead", "@SydPoliti"], 2);
    says(&lead, &["──[--about]", "skriv, hvad der er sket: `--about brand`"]);
    let nothing = answers("en", "", &["window", "open"], 2);
    says(&nothing, &["say what has happened: `--about fire`"]);
    assert_eq!(nothing.matches("error: ").count(), 1, "{nothing}");
}

#[test]
fn a_domain_that_was_given_as_an_account_is_noticed() {
    let open = |lead: &str| {
        let open = ["window", "open", "--about", "brand", "--by", "Pia", "--lead", lead];
        answers("da", "", &open, 0)
    };
    says(
        &open("politi.dk"),
        &["`politi.dk` læses som kontoen @politi.dk", "--lead-domain politi.dk"],
    );
    for account in ["@politi.dk", "politi.bsky.social", "SydPoliti", "politi@social.example", "a.b"]
    {
        assert!(!open(account).contains("læses som kontoen"), "{account}");
    }
    let blank =
        answers("da", "", &["window", "open", "--about", "brand", "--lead", "Syd Politi"], 2);
    says(&blank, &["skriv det uden mellemrum, som `SydPoliti`"]);
}

#[test]
fn the_only_open_window_needs_no_id() {
    let folder = folder("da", REGISTER);
    let ran = go(&folder, &["window", "close", "--at", "2026-12-02T16:00"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    says(&ran.out, &["brand-2026-12-02 slutter 2026-12-02 16:00"]);
    let none = go(&folder, &["window", "close", "--at", "2026-12-02T17:00"]);
    assert_eq!(none.code, Some(2), "{none:?}");
    says(&none.err, &["intet vindue er åbent"]);
    let two =
        format!("{REGISTER}{}", REGISTER.replace("brand-", "storm-").replace("fire", "storm"));
    let several = answers("da", &two, &["window", "close", "--at", "2026-12-02T16:00"], 2);
    says(&several, &["2 vinduer er åbne", "`brand-2026-12-02` eller `storm-2026-12-02`"]);
}

#[test]
fn a_window_is_recognised_by_what_people_call_it() {
    let two = format!("{REGISTER}{}", REGISTER.replace("brand-", "s-").replace("fire", "storm"));
    let two = two.replacen("title: {da: Branden på havnen}", "title: Ild på torvet", 1);
    let two = two.replace("Branden på havnen", "Blæst over havnen");
    for (written, meant) in [
        ("brand", "mente du `brand-2026-12-02`?"),
        ("ild", "mente du `brand-2026-12-02`?"),
        ("storm-2026-12-02", "mente du `s-2026-12-02`?"),
        ("på torvet", "mente du `brand-2026-12-02`?"),
        ("over havnen", "mente du `s-2026-12-02`?"),
        ("xyz", "det kan være `brand-2026-12-02` eller `s-2026-12-02`"),
    ] {
        for command in ["close", "show", "all-clear"] {
            let at = "2026-12-02T16:00";
            says(&answers("da", &two, &["window", command, written, "--at", at], 2), &[meant]);
        }
    }
}

#[test]
fn what_waits_after_the_first_hours_is_said() {
    let folder = folder("da", "[]\n");
    let open = ["window", "open", "--about", "brand", "--by", "Pia", "--hold-for", "2t", "--lead"];
    let open = [&open[..], &["@a", "--id", "brand", "--at", "2026-12-02T15:00"]].concat();
    let ran = go(&folder, &open);
    let lines = [
        "til 2026-12-02 17:00 venter alle",
        "derefter holder det stadig planlagte opslag, reklame og sjov tilbage",
    ];
    says(&ran.out, &lines);
    let post = "id: a\naccount: b\npublish_at: 2026-12-02T15:31\ntext: God weekend fra rådhuset\n";
    program::write(&folder, "queue.yaml", post);
    let queue = go(&folder, &["queue", "queue.yaml", "--at", "2026-12-02T15:10"]).out;
    let rows: Vec<&str> = queue.lines().filter(|line| line.contains("queue.yaml:1")).collect();
    assert_eq!(rows.len(), 1, "{queue}");
    says(rows[0], &["åben, gennemgås senest 2026-12-03 15:00", "crisis/scheduled-hold"]);
    for at in ["2026-12-02T15:10", "2026-12-02T17:01"] {
        let check = go(&folder, &["check", "queue.yaml", "--format", "short", "--at", at]).out;
        let label = "skal ud, mens alle jeres egne opslag venter på grund af »brand« (til 2026-12-02 17:00); \
            planlagte opslag venter også derefter";
        says(&check, &[label]);
    }
}

#[test]
fn an_overdue_window_says_only_that_it_warns() {
    let list = answers("da", REGISTER, &["window", "list", "--at", "2026-12-04T12:00"], 0);
    says(&list, &["advarer om planlagte opslag, reklame og sjov"]);
    assert!(!list.contains("tilbage"), "{list}");
}

#[test]
fn the_next_steps_are_said() {
    let open = ["window", "open", "--about", "skyderi", "--by", "Pia"];
    let bare = answers("da", "", &open, 0);
    says(
        &bare,
        &["skyderi, skud, ", "`--area`", "tweetlint queue FIL", "`lead: {handles: [havnepoliti]}`"],
    );
    let whole = [&open[..], &["--area", "Nordhavnen", "--lead", "@a"]].concat();
    let whole = answers("da", "", &whole, 0);
    assert!(!whole.contains("--area") && !whole.contains("lead: {"), "{whole}");
}

#[test]
fn the_words_of_a_window_are_shown_once_in_each_language() {
    let epidemic = REGISTER.replace("fire", "epidemic");
    let show = ["window", "show", "--at", "2026-12-02T16:00"];
    let shown = answers("da", &epidemic, &show, 0);
    says(&shown, &["på dansk: epidemi", "på engelsk: outbreak", "på alle sprog: covid"]);
    says(&shown, &["(a|b) et af ordene i parentesen"]);
    assert_eq!(shown.matches(" smittekilde,").count(), 1, "{shown}");
}

#[test]
fn the_all_clear_is_written_while_the_window_stays_open() {
    let folder = folder("da", REGISTER);
    let before = ["window", "all-clear", "--at", "2026-12-02T14:00"];
    assert_eq!(go(&folder, &[&before[..], &["brand-2026-12-02"]].concat()).code, Some(2));
    let ran = go(&folder, &["window", "all-clear", "--at", "2026-12-02T21:00"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    says(
        &ran.out,
        &["faren er afblæst 2026-12-02 21:00", "tweetlint window close brand-2026-12-02"],
    );
    let list = go(&folder, &["window", "list", "--at", "2026-12-02T21:30"]).out;
    says(&list, &["åben siden", "faren afblæst 2026-12-02 21:00"]);
    let close = ["window", "close", "--at", "2026-12-02T22:00"];
    says(&go(&folder, &close).out, &["slutter 2026-12-02 22:00", "faren afblæst 2026-12-02 21:00"]);
}

#[test]
fn an_all_clear_may_be_a_time_of_day() {
    for written in ["21:00", "kl. 21", "2026-12-02T21:00"] {
        let close = ["window", "close", "--at", "2026-12-02T22:00", "--all-clear", written];
        says(&answers("da", REGISTER, &close, 0), &["faren afblæst 2026-12-02 21:00"]);
    }
    let template = "- {id: brand, kind: mourning, dormant: true}\n";
    says(&answers("da", template, &["window", "all-clear", "brand"], 2), &["er en skabelon"]);
}

#[test]
fn a_window_that_nobody_declared_has_a_note() {
    let open = ["window", "open", "--about", "brand", "--area", "Nordhavnen", "--lead", "@a"];
    says(&answers("da", "", &open, 0), &["der står ikke, hvem der har åbnet vinduet", "`--by`"]);
    let named = [&open[..], &["--by", "Pia"]].concat();
    assert!(!answers("da", "", &named, 0).contains("hvem der har åbnet"));
}

#[test]
fn flags_of_every_command_may_be_written_before_it() {
    let folder = folder("en", REGISTER);
    let at = ["--at", "2026-12-02T16:00"];
    for flags in [&["--lang", "da"][..], &["--lang=da", "--color", "never"]] {
        for command in [&["window", "list"][..], &["window", "show"]] {
            let ran = go(&folder, &[flags, command, &at].concat());
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
            says(&ran.out, &["krise (stor)"]);
        }
    }
    let later = go(&folder, &["--lang", "da", "window", "list", "--lang", "en", "--at", at[1]]);
    says(&later.out, &["crisis (major)"]);
    program::write(&folder, "other.yaml", "[]\n");
    let other = go(&folder, &["--windows", "other.yaml", "window", "list", "--at", at[1]]);
    says(&other.out, &["No window is open"]);
    let unknown = go(&folder, &["--lang", "xx", "window", "list"]);
    assert_eq!(unknown.code, Some(2), "{unknown:?}");
    assert_eq!(go(&folder, &["--lang", "da", "completions", "bash"]).code, Some(0));
}
