//! Crises and other windows, with the built program: the timelines under
//! `fixtures/crisis`, and what must be true of any window.
//!
//! The line `# breaks: RULE` is above each post of a timeline that breaks a rule. In
//! posts without such a line, nothing may be found.

use std::{fs, path::PathBuf};

use crate::program::{Ran, run, tweetlint};
use serde_json::Value;
use tempfile::TempDir;

const RULEBOOK: &str =
    "extends: [municipality]\nlanguage: en\ntimezone: Europe/Copenhagen\nwindows: windows.yaml\n";

/// The findings of a run with `--format jsonl`.
#[track_caller]
fn findings(ran: &Ran) -> Vec<Value> {
    assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
    let lines = ran.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON"));
    lines.filter(|line: &Value| line["rule"].is_string()).collect()
}

fn word(value: &Value) -> String {
    value.as_str().expect("it is a text").to_owned()
}

// The timelines.

/// Every file of posts.
fn timelines() -> Vec<PathBuf> {
    let folders = fs::read_dir("fixtures/crisis").expect("the folder is there");
    let inside = |folder: PathBuf| fs::read_dir(folder).expect("the folder can be read");
    let paths = folders.flat_map(|folder| inside(folder.expect("it can be read").path()));
    let paths = paths.map(|path| path.expect("it can be read").path());
    let is_posts = |path: &PathBuf| path.to_string_lossy().contains("/posts-");
    let mut posts: Vec<PathBuf> = paths.filter(is_posts).collect();
    posts.sort();
    posts
}

/// Each post with what its comment says that it breaks, in order.
fn expected(file: &str) -> Vec<(String, Vec<String>)> {
    let (mut posts, mut breaks) = (Vec::new(), Vec::new());
    for line in file.lines() {
        if let Some(rules) = line.strip_prefix("# breaks: ") {
            breaks = rules.split(", ").map(str::to_owned).collect();
        } else if let Some(id) = line.strip_prefix("- id: ") {
            posts.push((id.to_owned(), std::mem::take(&mut breaks)));
        }
    }
    posts
}

#[test]
fn posts_of_the_timelines_break_what_is_written_above_them() {
    let files = timelines();
    assert!(13 <= files.len(), "six timelines with their desks: {files:?}");
    for path in files {
        let ran = run(&mut tweetlint(&format!(
            "check --format jsonl --at 2026-12-01T00:00 {}",
            path.display()
        )));
        assert_eq!(ran.err, "", "{}", path.display());
        let found = findings(&ran);
        let file = fs::read_to_string(&path).expect("it can be read");
        for (id, breaks) in expected(&file) {
            let of_post = found.iter().filter(|finding| finding["post"]["id"] == *id);
            let mut rules: Vec<String> = of_post.map(|finding| word(&finding["rule"])).collect();
            rules.sort();
            assert_eq!(rules, breaks, "{} in {}", id, path.display());
        }
    }
}

// What must hold of any window.

/// A folder with a rulebook, this register and these posts.
fn folder(register: &str, posts: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, text) in
        [("tweetlint.yaml", RULEBOOK), ("windows.yaml", register), ("posts.yaml", posts)]
    {
        fs::write(folder.path().join(name), text).expect("there is room");
    }
    folder
}

fn go(folder: &TempDir, arguments: &str) -> Ran {
    run(tweetlint(arguments).current_dir(folder.path()))
}

/// The rules and levels that a post at this moment breaks.
#[track_caller]
fn broken(register: &str, publish_at: &str, text: &str) -> Vec<String> {
    let posts = format!("- {{account: us, publish_at: {publish_at}, {text}}}\n");
    let ran =
        go(&folder(register, &posts), "check --format jsonl --at 2026-12-01T00:00 posts.yaml");
    let has_no_problem = ran.err.lines().all(|line| !line.starts_with("error"));
    assert!(has_no_problem, "{publish_at}: {}", ran.err);
    let rule =
        |finding: &Value| format!("{} {}", word(&finding["severity"]), word(&finding["rule"]));
    findings(&ran).iter().map(rule).collect()
}

/// A text on another matter that waits in a queue.
const QUEUED: &str = "scheduled: true, text: The library opens at ten tomorrow.";
const HELD: &str = "error crisis/scheduled-hold";

fn national(times: &str) -> String {
    format!(
        "- {{id: fire, kind: crisis, level: national, {times}, lead: {{handles: [brigade]}}, topics: [blaze*]}}\n"
    )
}

#[test]
fn a_window_opens_and_closes_to_the_minute() {
    let window = national("from: 2026-05-09T15:40, until: 2026-05-10T10:00");
    assert_eq!(broken(&window, "2026-05-09T15:39:59", QUEUED), [""; 0]);
    assert_eq!(broken(&window, "2026-05-09T15:40", QUEUED), [HELD]);
    assert_eq!(broken(&window, "2026-05-10T09:59:59", QUEUED), [HELD]);
    assert_eq!(broken(&window, "2026-05-10T10:00", QUEUED), [""; 0]);
}

#[test]
fn a_window_opens_and_closes_right_over_a_change_of_the_clock() {
    // 29 March: two o'clock in the morning is three. 90 minutes by the clock, 30 in truth.
    let spring = national("from: 2026-03-29T01:45, until: 2026-03-29T03:15");
    assert_eq!(broken(&spring, "2026-03-29T01:45", QUEUED), [HELD]);
    assert_eq!(broken(&spring, "2026-03-29T02:14+01:00", QUEUED), [HELD]);
    assert_eq!(broken(&spring, "2026-03-29T02:15+01:00", QUEUED), [""; 0]);
    assert_eq!(broken(&spring, "2026-03-29T01:20Z", QUEUED), [""; 0]);
    // 25 October: the hour from two to three comes twice.
    let autumn = national("from: 2026-10-25T02:30+02:00, until: 2026-10-25T02:30+01:00");
    assert_eq!(broken(&autumn, "2026-10-25T02:15+02:00", QUEUED), [""; 0]);
    assert_eq!(broken(&autumn, "2026-10-25T02:45+02:00", QUEUED), [HELD]);
    assert_eq!(broken(&autumn, "2026-10-25T02:15+01:00", QUEUED), [HELD]);
    assert_eq!(broken(&autumn, "2026-10-25T02:45+01:00", QUEUED), [""; 0]);
    // Local times on both sides of it: 12 hours by the clock, 13 in truth.
    let night = national("from: 2026-10-24T20:00, until: 2026-10-25T08:00");
    assert_eq!(broken(&night, "2026-10-25T06:59Z", QUEUED), [HELD]);
    assert_eq!(broken(&night, "2026-10-25T07:01Z", QUEUED), [""; 0]);
}

#[test]
fn a_time_of_a_window_that_comes_twice_or_never_is_a_mistake() {
    for (at, problem) in
        [("2026-10-25T02:30", "occurs twice"), ("2026-03-29T02:30", "summer time starts")]
    {
        let register = national(&format!("from: {at}, until: 2026-11-01T00:00"));
        let ran = go(&folder(&register, "text: Hello there\n"), "check posts.yaml");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
        assert!(ran.err.contains(problem), "{}", ran.err);
    }
}

#[test]
fn of_windows_that_overlap_each_holds() {
    let two = national("from: 2026-05-09T10:00, until: 2026-05-09T14:00")
        + &national("from: 2026-05-09T12:00, until: 2026-05-09T16:00")
            .replace("fire", "flood")
            .replace("blaze", "dike")
            .replace("brigade", "water_board");
    for (at, held) in [("11:00", true), ("13:00", true), ("15:00", true), ("17:00", false)] {
        let found = broken(&two, &format!("2026-05-09T{at}"), QUEUED);
        assert_eq!(found.contains(&HELD.to_owned()), held, "{at}: {found:?}");
        assert!(found.len() < 2, "one fault, one finding: {found:?}");
    }
    // Each has its own lead, and no other's.
    let defers = ["error crisis/defer-to-lead"];
    let dike = |lead| format!("text: \"The dike is weak here.\", quote_of: {{account: {lead}}}");
    assert_eq!(broken(&two, "2026-05-09T13:00", &dike("water_board")), [""; 0]);
    assert_ne!(broken(&two, "2026-05-09T13:00", &dike("brigade")), [""; 0]);
    assert_eq!(broken(&two, "2026-05-09T13:00", "text: The dike is weak here."), defers);
    assert_eq!(broken(&two, "2026-05-09T11:00", "text: The dike is weak here."), [""; 0]);
}

#[test]
fn compounds_and_tags_are_about_the_event_too() {
    let window = national("from: 2026-05-09T10:00, until: 2026-05-09T14:00")
        .replace("blaze*", "brand*, eksplosion*, angreb*");
    let found = |text: &str| broken(&window, "2026-05-09T12:00", &format!("text: \"{text}\""));
    let defers = ["error crisis/defer-to-lead"];
    for text in ["Stor havnebrand i byen.", "Villabranden raser.", "#havnebrand raser."] {
        assert_eq!(found(text), defers, "{text}");
    }
    for text in [
        "Vi holder brandøvelse på skolen.",
        "Se vores #brandøvelse på skolen.",
        "Lær førstehjælp ved hjerteangreb.",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn an_empty_area_is_no_area() {
    let window = "- {id: fire, kind: crisis, level: watch, from: 2026-05-09T10:00, \
        until: 2026-05-09T14:00, lead: {handles: [brigade]}, topics: [blaze*], hold: [scheduled], area: []}\n";
    assert_eq!(broken(window, "2026-05-09T12:00", QUEUED), [HELD]);
    let placed = window.replace("area: []", "area: [Elm Street]");
    assert_eq!(broken(&placed, "2026-05-09T12:00", QUEUED), [""; 0]);
}

#[test]
fn an_empty_hold_is_that_of_the_level() {
    let window = national("from: 2026-05-09T10:00, until: 2026-05-09T14:00, hold: []");
    assert_eq!(broken(&window, "2026-05-09T12:00", QUEUED), [HELD]);
}

#[test]
fn when_not_everything_is_held_any_more_the_level_decides() {
    let window = national(
        "from: 2026-05-09T10:00, until: 2026-05-09T14:00, hold: all, hold_until: 2026-05-09T12:00",
    );
    assert_eq!(broken(&window, "2026-05-09T13:00", QUEUED), [HELD]);
}

#[test]
fn a_topic_may_be_written_as_a_hashtag() {
    let window = national("from: 2026-05-09T10:00, until: 2026-05-09T14:00");
    for topic in ["'#blaze*'", "'＃blaze*'", "['#blaze*', \"1,5 metres\", \"a 1,5 metre wall\"]"] {
        let window = window.replace("[blaze*]", topic);
        let found = broken(&window, "2026-05-09T12:00", "text: A blaze at the harbour.");
        assert_eq!(found, ["error crisis/defer-to-lead"], "{topic}");
    }
}

#[test]
fn every_lead_speaks_and_may_be_passed_on() {
    let window = national("from: 2026-05-09T10:00, until: 2026-05-09T14:00").replace(
        "{handles: [brigade]}",
        "[{handles: [brigade], domains: [brigade.dk]}, {handles: [Us2], domains: [police.dk]}]",
    );
    let at = "2026-05-09T12:00";
    let blaze = "text: \"A blaze at the harbour.\"";
    assert_eq!(broken(&window, at, blaze), ["error crisis/defer-to-lead"]);
    for account in ["brigade", "us2"] {
        let passed = format!("{blaze}, repost_of: {{account: {account}}}");
        assert_eq!(broken(&window, at, &passed), [""; 0], "{account}");
    }
    for page in ["brigade.dk", "www.police.dk"] {
        let linked = format!("text: \"The blaze, hour by hour: https://{page}/now\"");
        assert_eq!(broken(&window, at, &linked), [""; 0], "{page}");
    }
}

#[test]
fn a_version_in_another_language_is_found_whoever_names_the_account() {
    let window = national("from: 2026-05-09T10:00, until: 2026-05-09T14:00, languages: [da, en]");
    let window = window.replace("[brigade]", "[us]");
    let post = |account: &str, minute: u32, text: &str| {
        format!(
            "- {{{account}profile: police, publish_at: 2026-05-09T10:{minute:02}, text: {text}}}\n"
        )
    };
    let last = "- {publish_at: 2026-05-09T13:00, text: The library is open.}\n";
    let missing = |danish: &str, english: &str| {
        let posts = [
            post(danish, 10, "Bliv indendørs og luk vinduer og døre ved branden"),
            post(english, 20, "Stay indoors and close the windows near the blaze"),
            last.to_owned(),
        ];
        let command = "check --format jsonl --account us --select crisis/languages posts.yaml";
        findings(&go(&folder(&window, &posts.concat()), command)).len()
    };
    for (danish, english) in [("", ""), ("account: us, ", "account: Us, "), ("", "account: us, ")] {
        assert_eq!(missing(danish, english), 0, "{danish} {english}");
    }
    assert_eq!(missing("", "account: them, "), 1);
}

/// Nobody could know of a window before it was declared, and its record says so.
#[test]
fn a_post_from_before_the_declaration_is_told_with_it() {
    let declared = "from: 2026-05-09T15:33, declared_by: {name: us, at: 2026-05-09T16:02}, \
        until: 2026-05-10T09:00";
    let printed = |at: &str, options: &str| {
        let posts = format!("- {{account: us, publish_at: {at}, text: A blaze at the harbour.}}\n");
        let check = format!("check {options} --at 2026-05-09T18:00 posts.yaml");
        let out = go(&folder(&national(declared), &posts), &check).out;
        // A label wraps, in its frame.
        let words = out.split_whitespace().filter(|word| !matches!(*word, "·" | "│"));
        words.collect::<Vec<_>>().join(" ")
    };
    let english = "led by @brigade until 2026-05-10 09:00; declared only at 2026-05-09 16:02";
    for format in ["full", "json", "jsonl", "sarif"] {
        let at = |at: &str| printed(at, &format!("--lang en --format {format}"));
        assert!(at("2026-05-09T15:50").contains(english), "{format}");
        assert!(!at("2026-05-09T16:02").contains("declared only"), "{format}");
    }
    let danish = "@brigade har ordet til 2026-05-10 09:00; først erklæret 2026-05-09 16:02";
    assert!(printed("2026-05-09T15:50", "--lang da").contains(danish));
    let next_day = declared.replace("at: 2026-05-09", "at: 2026-05-10");
    let posts = "- {account: us, publish_at: 2026-05-09T15:50, text: A blaze at the harbour.}\n";
    let ran = go(
        &folder(&national(&next_day), posts),
        "check --lang en --format json --at 2026-05-09T18:00 posts.yaml",
    );
    assert!(ran.out.contains("; declared only at 2026-05-10 16:02"), "{}", ran.out);
}

/// In the hour that the end of summer time repeats, a time needs its offset.
#[test]
fn a_moment_is_shown_alike_in_every_output() {
    let window = national("from: 2026-10-25T00:00+02:00, until: 2026-10-25T02:30+01:00");
    let posts = "- {account: us, publish_at: 2026-10-25T01:00, text: A blaze at the harbour.}\n";
    let folder = folder(&window, posts);
    let moment = "2026-10-25 02:30 +01:00";
    for command in [
        "check posts.yaml",
        "check --format json posts.yaml",
        "window list --at 2026-10-25T01:00",
        "queue --at 2026-10-25T00:30 posts.yaml",
    ] {
        let ran = go(&folder, &format!("{command} --lang en"));
        assert!(ran.out.contains(moment), "{command}: {ran:?}");
    }
}

#[test]
fn promotion_and_jokes_wait_for_the_cool_down_and_the_queue_does_not() {
    let window = national("from: 2026-05-09T10:00, until: 2026-05-09T14:00, cooldown_hours: 24");
    let fair = "text: \"Come to the fair on Sunday. What will you bring?\", labels: [event]";
    for (at, rules) in [
        ("2026-05-09T12:00", vec!["error crisis/promo-hold"]),
        ("2026-05-10T13:59", vec!["error crisis/promo-hold"]),
        ("2026-05-10T14:00", vec![]),
    ] {
        assert_eq!(broken(&window, at, fair), rules, "{at}");
    }
    assert_eq!(broken(&window, "2026-05-09T15:00", QUEUED), [""; 0]);
    assert_eq!(broken(&window, "2026-05-09T15:00", "text: The blaze is a week old."), [""; 0]);
}

#[test]
fn a_forgotten_window_only_warns_and_says_so() {
    let window = national("from: 2026-05-09T10:00, review_by: 2026-05-10T10:00");
    let warned = ["warning crisis/scheduled-hold"];
    assert_eq!(broken(&window, "2026-05-10T10:00", QUEUED), [HELD]);
    assert_eq!(broken(&window, "2026-05-10T10:00:01", QUEUED), warned);
    let posts = format!("- {{account: us, publish_at: 2026-05-12T12:00, {QUEUED}}}\n");
    let folder = folder(&window, &posts);
    let checked = |arguments: &str| {
        let ran = go(&folder, &format!("check --format short {arguments} posts.yaml"));
        (ran.code, ran.err)
    };
    assert_eq!(checked("--at 2026-05-10T09:59"), (Some(0), String::new()));
    let (code, printed) = checked("--at 2026-05-12T09:00");
    assert_eq!(code, Some(0), "it only warns");
    assert!(
        printed.starts_with("note: nobody has reviewed `fire` by 2026-05-10 10:00"),
        "{printed}"
    );
    assert!(printed.contains("─[windows.yaml:1:"), "{printed}");
    assert!(printed.contains("`tweetlint window close fire`"), "{printed}");
    let (_, printed) = checked("--at 2026-05-12T09:00 --lang da");
    assert!(printed.starts_with("bemærk: ingen gennemgik `fire` inden"), "{printed}");
}

#[test]
fn a_mistake_in_the_register_never_opens_the_hold() {
    let good = national("from: 2026-05-09T10:00, until: 2026-05-09T14:00");
    let posts = format!("- {{account: us, publish_at: 2026-05-09T12:00, {QUEUED}}}\n");
    for (from, to) in [
        ("kind: crisis", "kind: crises"),
        ("level: national", "levl: national"),
        ("level: national, ", ""),
        ("from: 2026-05-09T10:00", "from: 9 May, 10 o'clock"),
        ("until: 2026-05-09T14:00", "until: 2026-05-09T09:00"),
        ("until: 2026-05-09T14:00", "until: null"),
        ("handles: [brigade]", "handles: []"),
        ("topics: [blaze*]", "topics: [bla(ze]"),
        ("topics: [blaze*]", "topics: []"),
        ("topics: [blaze*]", "topics: ['smoke, blaze*']"),
        ("topics: [blaze*]", "topics: [blaze*], area: ['Elm Street, harbour']"),
        ("topics: [blaze*]", "topics: ['#']"),
        ("topics: [blaze*]", "hashtags: ['#']"),
        ("topics: [blaze*]", "hashtags: ['harbour blaze']"),
        ("id: fire", "id: ''"),
        ("until: 2026-05-09T14:00", "until: 2026-05-09T14:00, all_clear: 2026-05-09T09:59"),
        (", topics: [blaze*]", ""),
        ("lead: {handles: [brigade]}", "led_by: brigade"),
        ("topics: [blaze*]", "topics: [blaze*], hold: [schedule]"),
        ("topics: [blaze*]", "topics: [blaze*], roles: {us: chief}"),
        ("[blaze*]}", "[blaze*]"),
        ("- {id", "{id"),
    ] {
        let register = good.replacen(from, to, 1);
        assert_ne!(register, good, "{from}");
        let ran = go(&folder(&register, &posts), "check --format short posts.yaml");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{to}: {ran:?}");
        assert!(ran.err.contains("windows.yaml:1:"), "{to}: {}", ran.err);
    }
}

/// A rulebook may name its register before the first window is opened.
#[test]
fn a_register_that_does_not_exist_is_empty_and_noted() {
    let good = national("from: 2026-05-09T10:00, until: 2026-05-09T14:00");
    let posts = format!("- {{account: us, publish_at: 2026-05-09T12:00, {QUEUED}}}\n");
    let folder = folder(&good, &posts);
    fs::remove_file(folder.path().join("windows.yaml")).expect("it is there");
    for command in ["check --format short posts.yaml", "queue --at 2026-05-09T11:00 posts.yaml"] {
        let ran = go(&folder, command);
        assert_eq!(ran.code, Some(0), "{command}: {ran:?}");
        let note = "note: windows.yaml does not exist yet, so it has no open windows";
        assert!(ran.err.contains(note), "{command}: {}", ran.err);
    }
}

#[test]
fn a_program_reads_in_its_report_why_nothing_was_checked() {
    let folder = folder("- {id: fire, kind: crisis}\n", "- text: All is well.\n");
    let old = folder.path().join("old.sarif");
    fs::write(&old, "what an earlier run found").expect("there is room");
    let problem = |json: &str| -> serde_json::Value {
        let report: serde_json::Value = serde_json::from_str(json).expect("the report is JSON");
        report["problems"][0]["rule"].clone()
    };
    let ran = go(&folder, "check --format json --output sarif=old.sarif posts.yaml");
    assert_eq!((ran.code, problem(&ran.out).as_str()), (Some(2), Some("crisis/record-incomplete")));
    let sarif = fs::read_to_string(old).expect("it is there");
    assert!(sarif.contains("\"executionSuccessful\":false"), "{sarif}");
    let ran = go(&folder, "queue --format json posts.yaml");
    assert_eq!((ran.code, problem(&ran.out).as_str()), (Some(2), Some("crisis/record-incomplete")));
    let ran = go(&folder, "check --format github posts.yaml");
    assert!(ran.out.starts_with("::error file=windows.yaml,line=1,"), "{}", ran.out);
}

const TEXTS: [&str; 11] = [
    "There is a blaze at the harbour.",
    "The blaze is probably arson, we think.",
    "Two people died in the blaze.",
    "It is all over, the danger has passed.",
    "Come to the fair on Sunday. What will you bring?",
    "Why did the bicycle fall over? It was two-tired. Just kidding.",
    "Our thoughts are with all at the harbour after the blaze.",
    "The blaze, hour by hour: https://brigade.dk/now",
    "The library opens at ten tomorrow.",
    "RT @brigade: The blaze is spreading. Stay inside.",
    "RT @neighbour: The blaze is spreading, says my brother.",
];

/// A draft that somebody sends by hand at this hour, and the same post as a platform tells of it.
fn draft_and_post(hour: u8, number: usize) -> (String, String) {
    let (text, id) = (TEXTS[number], format!("{hour}-{number}"));
    let draft = format!(
        "- {{id: {id}, account: us, lang: en, publish_at: 2026-05-09T{hour:02}:30, scheduled: false, text: \"{text}\"}}\n"
    );
    let created_at = format!("2026-05-09T{:02}:30:00Z", hour - 2);
    let post = serde_json::json!({
        "id": id, "account": "us", "lang": "en", "text": text, "created_at": created_at,
    });
    (draft, format!("{post}\n"))
}

#[test]
fn a_draft_and_the_post_that_came_of_it_are_judged_alike() {
    let window = national("from: 2026-05-09T10:00, until: 2026-05-09T14:00, cooldown_hours: 24");
    let hours = [9, 12, 18].into_iter();
    let pairs = hours.flat_map(|hour| (0..TEXTS.len()).map(move |text| draft_and_post(hour, text)));
    let (drafts, history): (String, String) = pairs.unzip();
    let folder = folder(&window, &drafts);
    fs::write(folder.path().join("posts.ndjson"), history).expect("there is room");
    let printed = |file: &str, at: &str| -> Vec<[String; 5]> {
        let ran = go(&folder, &format!("check --format jsonl --at {at} {file}"));
        let part = |finding: &Value| {
            let [id, rule, level] =
                [&finding["post"]["id"], &finding["rule"], &finding["severity"]].map(word);
            let related = finding["related"].as_array().expect("it is a list").iter();
            let related: Vec<String> = related.map(|place| word(&place["message"])).collect();
            [id, rule, level, finding["found"].to_string(), related.join("; ")]
        };
        findings(&ran).iter().map(part).collect()
    };
    let drafted = printed("posts.yaml", "2026-05-01T12:00");
    assert!(8 <= drafted.len(), "{drafted:#?}");
    // Whoever asks, and when: before, in the middle, or half a year later.
    for at in ["2026-05-01T12:00", "2026-05-09T12:30", "2026-11-21T12:00"] {
        assert_eq!(printed("posts.yaml", at), drafted, "{at}");
    }
    // Before its time has come, a record is a draft that waits in a queue.
    assert_eq!(printed("posts.ndjson", "2026-11-21T12:00"), drafted);
}
