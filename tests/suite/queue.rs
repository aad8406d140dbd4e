//! The queue, with the built program: `queue` holds the same posts as `check`.

use std::{collections::BTreeSet, fs, path::Path};

use crate::program::{run, tweetlint};
use serde_json::Value;

const RULEBOOK: &str = "language: en\ntimezone: Europe/Copenhagen\nwindows: windows.yaml\n";

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("there is room");
}

/// The exit code, and each post that may not go out with its rule.
type Verdict = (Option<i32>, BTreeSet<(String, String)>);

/// What `queue` and `check` say about these posts at noon on 9 May 2026.
#[track_caller]
fn both(windows: &str, posts: &str) -> [Verdict; 2] {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    write(folder.path(), "tweetlint.yaml", RULEBOOK);
    write(folder.path(), "windows.yaml", windows);
    write(folder.path(), "posts.yaml", posts);
    let ran = |arguments: &str| {
        let arguments = format!("{arguments} --at 2026-05-09T12:00 --format json posts.yaml");
        let ran = run(tweetlint(&arguments).current_dir(folder.path()));
        assert_eq!(ran.err, "", "all of it reads");
        let json: Value = serde_json::from_str(&ran.out).expect("it is JSON");
        (ran.code, json)
    };
    let text = |value: &Value| value.as_str().expect("it is a text").to_owned();
    let (code, queue) = ran("queue");
    let held = queue["held"].as_array().expect("it is a list").iter();
    let held = held.map(|held| (text(&held["id"]), text(&held["held_by_rule"]))).collect();
    let (check_code, check) = ran("check --select crisis");
    let found = check["findings"].as_array().expect("it is a list").iter();
    let found = found.filter(|found| found["severity"] == "error");
    let found = found.map(|found| (text(&found["post"]["id"]), text(&found["rule"]))).collect();
    [(code, held), (check_code, found)]
}

/// A window, and a post scheduled for a time with further lines.
fn window(id: &str, lines: &str) -> String {
    format!("- id: {id}\n  kind: crisis\n  lead: {{handles: [havnepoliti]}}\n{lines}\n")
}

fn post(id: &str, at: &str, lines: &str) -> String {
    format!("- id: {id}\n  account: havneby\n  publish_at: {at}\n  scheduled: true\n{lines}\n")
}

#[test]
fn the_verdict_is_that_of_check() {
    let open = "  level: national\n  topics: [brand*]\n  from: 2026-05-09T11:00+02:00\n  \
        review_by: 2026-05-10T11:00+02:00";
    let windows = window("fire", open);
    let text = "  lang: da\n  text: Hej fra rådhuset";
    let posts = [
        post("plain", "2026-05-09T13:00", text),
        post("released", "2026-05-09T13:00", &format!("  released_by: vagt\n{text}")),
        post("fire", "2026-05-09T14:00", "  released_by: vagt\n  text: Vi ser branden"),
        post("repost", "2026-05-09T14:00", "  repost_of: {account: havnepoliti}\n  text: Brand"),
        post("after-review", "2026-05-11T13:00", text),
    ];
    let [queue, check] = both(&windows, &posts.concat());
    assert_eq!(queue, check);
    assert_eq!(queue.0, Some(1));
    assert!(queue.1.contains(&("plain".to_owned(), "crisis/scheduled-hold".to_owned())));
    assert!(queue.1.contains(&("fire".to_owned(), "crisis/defer-to-lead".to_owned())));

    let local = windows.replace("national", "local\n  area: [rådhuset]");
    let [queue, check] = both(&local, &posts.concat());
    assert_eq!(queue, check);
}

#[test]
fn nothing_is_held_without_a_window() {
    let [queue, check] =
        both("[]", &post("plain", "2026-05-09T13:00", "  lang: da\n  text: Hej fra rådhuset"));
    assert_eq!(queue, (Some(0), BTreeSet::new()));
    assert_eq!(queue, check);
}

/// A draft whose time is to come waits in a queue, unless it says that it does not.
#[test]
fn a_time_is_enough_to_be_queued() {
    let open = "  level: national\n  topics: [brand*]\n  from: 2026-05-09T11:00+02:00\n  \
        review_by: 2026-05-10T11:00+02:00";
    let dated = |id: &str, lines: &str| {
        let post = post(id, "2026-05-09T13:00", &format!("{lines}  text: Hej fra rådhuset"));
        post.replace("  scheduled: true\n", "")
    };
    let posts = [
        dated("dated", ""),
        dated("by-hand", "  scheduled: false\n"),
        dated("released", "  released_by: vagt\n"),
    ];
    let [queue, check] = both(&window("fire", open), &posts.concat());
    let held = BTreeSet::from([("dated".to_owned(), "crisis/scheduled-hold".to_owned())]);
    assert_eq!(queue, (Some(1), held));
    assert_eq!(check, queue);
}

/// From the minute that the queue shows, `check` does not hold the post either.
#[test]
fn a_post_is_free_at_the_time_that_the_queue_shows() {
    let until = |hours: &str| {
        format!(
            "  level: national\n  topics: [brand*]\n  from: 2026-05-09T11:00+02:00\n  \
             until: 2026-05-09T14:00+02:00\n{hours}"
        )
    };
    let plain = "  lang: da\n  text: Hej fra rådhuset";
    let promotion = "  released_by: vagt\n  lang: da\n  text: Kom forbi rådhuset og vind billetter til en koncert!";
    let all = "  hold: [all, scheduled]\n  hold_until: 2026-05-09T13:00+02:00\n";
    let by_hand = "  scheduled: false\n  lang: da\n  text: Hej fra rådhuset";
    for (lines, text, last, free) in [
        ("", plain, "13:59:59", "14:00"),
        ("  cooldown_hours: 3\n", promotion, "16:59:59", "17:00"),
        (all, by_hand, "12:59:59", "13:00"),
    ] {
        for (time, code) in [(last, Some(1)), (free, Some(0))] {
            let post = post("a", &format!("2026-05-09T{time}"), text);
            let post = post.replace("  scheduled: true\n  scheduled", "  scheduled");
            let [queue, check] = both(&window("fire", &until(lines)), &post);
            assert_eq!(queue, check, "{time}");
            assert_eq!(queue.0, code, "{time}: {lines}");
        }
    }
}

/// A rule of the rulebook that holds promotion, to follow a post beyond the end.
#[test]
fn a_post_is_followed_until_no_window_holds_it() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let rule = "rules:\n  own/promotion:\n    severity: error\n    title: {en: No promotion}\n    \
        why: {en: Not now}\n    when: {window: {holds: promotion}}\n    \
        check: {hold: {text: {words: [kranbil*]}}}\n    examples:\n      bad:\n        \
        - {text: Mød ‹kranbilen›, at: 2026-05-09T12:30+02:00, windows: [{id: w, kind: mourning, \
        from: 2026-05-09T11:00+02:00, until: 2026-05-09T13:00+02:00}]}\n      good: [Hej]\n";
    write(folder.path(), "tweetlint.yaml", &format!("{RULEBOOK}{rule}"));
    let times = |from: &str, until: &str, hours: usize| {
        format!(
            "  level: national\n  topics: [brand*]\n  from: 2026-05-09T{from}+02:00\n  \
             until: 2026-05-09T{until}+02:00\n  cooldown_hours: {hours}"
        )
    };
    let windows = window("first", &times("11:00", "13:00", 2))
        + &window("second", &times("14:00", "16:00", 0))
        + &window("third", &times("20:00", "21:00", 0));
    write(folder.path(), "windows.yaml", &windows);
    write(
        folder.path(),
        "posts.yaml",
        &post("concert", "2026-05-09T12:30", "  text: Mød kranbilen"),
    );
    let queue = "queue --at 2026-05-09T12:00 --format json posts.yaml";
    let ran = run(tweetlint(queue).current_dir(folder.path()));
    let json: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran:?}"));
    let rows = json["held"].as_array().expect("it is a list").iter();
    let rows: Vec<String> = rows
        .map(|row| format!("{} {} {}", row["window"], row["held_by_rule"], row["until"]))
        .collect();
    let row = |window: &str, rule: &str, until: &str| {
        format!("\"{window}\" \"{rule}\" \"2026-05-09T{until}:00Z\"")
    };
    assert_eq!(
        rows,
        [
            row("first", "crisis/scheduled-hold", "11:00"),
            row("first", "own/promotion", "13:00"),
            row("second", "crisis/scheduled-hold", "14:00"),
            row("second", "own/promotion", "14:00"),
        ]
    );
}

/// A file that holds no post may be the one that somebody meant.
#[test]
fn a_file_without_posts_beside_good_ones_is_told_as_in_check() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    write(folder.path(), "tweetlint.yaml", RULEBOOK);
    write(folder.path(), "windows.yaml", "[]");
    write(folder.path(), "none.json", "[]");
    write(folder.path(), "empty.json", "[]");
    write(folder.path(), "posts.yaml", &post("a", "2026-05-09T13:00", "  text: Hej"));
    let printed = ["queue", "check"].map(|command| {
        let line = format!("{command} --at 2026-05-09T12:00 none.json posts.yaml empty.json");
        let ran = run(tweetlint(&line).current_dir(folder.path()));
        (ran.code, ran.err)
    });
    assert_eq!(printed[0], printed[1]);
    assert_eq!(printed[0].0, Some(2));
    assert_eq!(printed[0].1.matches("no posts in this file").count(), 2, "{}", printed[0].1);
}

/// What `queue` prints about these posts at noon on 9 May 2026, with a national crisis.
#[track_caller]
fn listing(posts: &str) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let open = "  level: national\n  topics: [brand*]\n  from: 2026-05-09T11:00+02:00\n  \
                review_by: 2026-05-10T11:00+02:00";
    write(folder.path(), "tweetlint.yaml", RULEBOOK);
    write(folder.path(), "windows.yaml", &window("fire", open));
    write(folder.path(), "posts.yaml", posts);
    let queue = "queue --at 2026-05-09T12:00 posts.yaml";
    let ran = run(tweetlint(queue).current_dir(folder.path()));
    assert_eq!(ran.err, "", "all of it reads");
    (ran.code, ran.out)
}

#[test]
fn each_rule_names_the_platforms_whose_text_breaks_it() {
    let texts = "  platforms: [x, facebook]\n  lang: da\n  texts:\n    \
                 x: Biblioteket har åbent i dag.\n    \
                 facebook: Kom forbi rådhuset og vind billetter til en koncert!\n";
    let (code, out) = listing(&post("invitation", "2026-05-09T13:00", texts));
    assert_eq!(code, Some(1), "{out}");
    let row = |rule: &str| out.lines().find(|line| line.contains(rule)).unwrap_or_default();
    assert!(row("crisis/scheduled-hold").starts_with("invitation (X, Facebook) "), "{out}");
    assert!(row("crisis/promo-hold").starts_with("invitation (Facebook) "), "{out}");
}

#[test]
fn only_posts_that_are_still_to_come_are_held() {
    let idea = "- id: idea\n  account: havneby\n  lang: da\n  text: Kom og vind billetter!\n";
    let planned = post("planned", "2026-05-09T13:00", "  lang: da\n  text: Hej fra rådhuset");
    let (code, out) = listing(&format!("{idea}{planned}"));
    assert_eq!(code, Some(1), "{out}");
    assert!(!out.contains("idea") && out.contains("Held: 1 of 1 queued post"), "{out}");
}
