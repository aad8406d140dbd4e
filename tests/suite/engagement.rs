//! Likes, reposts, replies and views, where the file states them.

use serde_json::Value;

use crate::program::{folder, run, tweetlint};

/// The names of the metrics about engagement.
const NAMES: [&str; 5] =
    ["likes", "reposts-received", "replies-received", "views", "engagement-rate"];

/// The values of the metrics of the only account in a file.
#[track_caller]
fn metrics(name: &str, text: &str) -> [Value; 5] {
    let folder = folder(&[(name, text)]);
    let ran = run(tweetlint(&format!("audit {name} --format json")).current_dir(folder.path()));
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let metrics = &report["accounts"][0]["metrics"];
    NAMES.map(|name| metrics[name]["value"].clone())
}

#[track_caller]
fn check(name: &str, text: &str, expected: &str) {
    let found: Vec<String> = metrics(name, text).iter().map(Value::to_string).collect();
    assert_eq!(found.join(" "), expected, "{text}");
}

/// A record of a flat file.
fn flat(id: u32, fields: &str) -> String {
    format!(
        "{{\"id\":\"{id}\",\"account\":\"havneby\",\"created_at\":\"2026-0{}-05T09:00:00Z\",\"text\":\"Nyt fra havnen, nummer {id}\"{fields}}}\n",
        1 + id % 3
    )
}

#[test]
fn counts_are_read_from_files_of_many_formats() {
    let count =
        |likes: u32| format!(",\"likes\":{likes},\"retweets\":2,\"replies\":\"1\",\"views\":100");
    let posts: String =
        [9, 4, 100, 5].iter().zip(1..).map(|(n, id)| flat(id, &count(*n))).collect();
    // (9 + 4 + 100 + 5 + 4 × 3) ÷ 400
    check("a.ndjson", &posts, "5.0 2.0 1.0 100.0 0.325");
    check("a.ndjson", &flat(1, ""), "null null null null null");
    check("a.ndjson", &flat(1, ",\"likes\":3"), "3.0 null null null null");
    check(
        "mastodon.json",
        "[{\"id\":\"103\",\"created_at\":\"2026-11-01T10:00:00.000Z\",\"in_reply_to_id\":null,\"sensitive\":false,\"spoiler_text\":\"\",\"visibility\":\"public\",\"language\":\"da\",\"uri\":\"https://s/1\",\"replies_count\":2,\"reblogs_count\":3,\"favourites_count\":4,\"content\":\"<p>Broen er åben.</p>\",\"reblog\":null,\"account\":{\"id\":\"1\",\"username\":\"havn\",\"acct\":\"havn\"},\"media_attachments\":[],\"mentions\":[],\"tags\":[]}]",
        "4.0 3.0 2.0 null null",
    );
    check(
        "x.csv",
        "\"Tweet id\",\"Tweet permalink\",\"Tweet text\",\"time\",\"impressions\",\"retweets\",\"replies\",\"likes\"\n\"1583\",\"https://twitter.com/havn/status/1583\",\"Broen er åben igen.\",\"2022-10-21 09:00 +0000\",\"10.0\",\"1.0\",\"0.0\",\"2.0\"\n",
        "2.0 1.0 0.0 10.0 0.3",
    );
}

/// Only posts for all followers count, and those that do not state a count are unknown.
#[test]
fn replies_and_reposts_do_not_count() {
    let reply = ",\"in_reply_to_screen_name\":\"anna\",\"likes\":50";
    let repost = flat(3, ",\"likes\":90").replace("Nyt fra", "RT @nabo: Nyt fra");
    let posts = [flat(1, ",\"likes\":3"), flat(2, reply), repost, flat(4, "")].concat();
    check("a.ndjson", &posts, "3.0 null null null null");
}

#[test]
fn parts_and_limits_have_the_same_counts() {
    let rulebook = "rules:\n  own/liked:\n    title: {en: Hardly liked}\n    severity: error\n    why: {en: Nobody cares.}\n    check: {limit: {metric: likes, min: 6, least: 2}}\n    examples: {bad: [{posts: [{text: a, likes: 5, times: 3}]}], good: [{posts: [{text: a, likes: 6, times: 3}]}]}\n";
    let files: Vec<String> =
        (1..4).map(|id| flat(id, &format!(",\"likes\":{id},\"views\":{}", 10 * id))).collect();
    let folder = folder(&[
        ("tweetlint.yaml", rulebook),
        ("1.ndjson", &files[0]),
        ("2.ndjson", &files[1]),
        ("3.ndjson", &files[2]),
    ]);
    let go = |arguments: &str| run(tweetlint(arguments).current_dir(folder.path()));
    for number in 1..4 {
        go(&format!("audit {number}.ndjson --part {number}.tlpart"));
    }
    for format in ["text", "json", "csv", "markdown", "html", "json --lang da"] {
        let one = go(&format!("audit 1.ndjson 2.ndjson 3.ndjson --format {format}"));
        assert_eq!(one.code, Some(1), "{}", one.err);
        let merged = go(&format!("audit merge 3.tlpart 1.tlpart 2.tlpart --format {format}"));
        assert_eq!((merged.code, merged.out), (one.code, one.out), "{format}");
    }
    assert_eq!(go("test tweetlint.yaml").code, Some(0));
    let text = go("audit 1.ndjson 2.ndjson 3.ndjson --lang en").out;
    assert!(
        text.contains("Likes per post (median) 2 (2026-01-05 to 2026-03-05); at least 6"),
        "{text}"
    );
    assert!(text.contains("Views per post (median)"), "{text}");
    // No file states replies.
    assert!(!text.contains("Replies per post (median)"), "{text}");
}

/// A table of published posts with these likes.
fn with_likes(likes: &[&str]) -> String {
    let rows = likes.iter().zip(1..).map(|(likes, day)| {
        format!("\"2026-01-{day:02}T10:00:00Z\";havn;Nyt fra havnen {day};\"{likes}\"\n")
    });
    "created_at;username;text;Likes\n".to_owned() + &rows.collect::<String>()
}

/// The median of the likes, and what is noted.
#[track_caller]
fn median(likes: &[&str]) -> (Option<f64>, String) {
    let folder = folder(&[("a.csv", &with_likes(likes))]);
    let ran = run(tweetlint("audit a.csv --format json --lang en").current_dir(folder.path()));
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    (report["accounts"][0]["metrics"]["likes"]["value"].as_f64(), ran.err)
}

#[test]
fn counts_with_a_separator_between_thousands_are_read_where_the_column_shows_it() {
    for likes in [
        ["1.204", "12", "2.310", "40", "5.020"],
        ["1,204", "12", "2,310", "40", "5,020"],
        ["1 204", "12", "2 310", "40", "5\u{202f}020"],
        ["1204", "12", "2310", "40", "5020"],
    ] {
        let (value, notes) = median(&likes);
        // The last number of the third list has another separator than the others.
        let is_mixed = likes[4].contains('\u{202f}');
        assert_eq!(value, Some(if is_mixed { 12.0 } else { 1204.0 }), "{likes:?} {notes}");
        assert_eq!(notes.contains("3 numbers of likes"), is_mixed, "{notes}");
    }
    // A number without a separator, or one with decimals, shows that it is none between thousands.
    let (value, notes) = median(&["1.204", "5517", "12"]);
    assert_eq!(value, Some(12.0), "{notes}");
    assert!(notes.contains("1 number of likes, views or the like is no whole number"), "{notes}");
    assert_eq!(median(&["1.204", "1.5", "12"]).0, Some(12.0));
}

#[test]
fn danish_names_of_counts_are_read() {
    let header = "konto;Udgivet;tekst;Synes godt om;Kommentarer;Delinger;Visninger;Rækkevidde\n";
    let row = |day: u32| format!("havn;{day}-03-2026 10:00;Nyt fra havnen {day};3;4;5;100;90\n");
    let table = header.to_owned() + &(13..16).map(row).collect::<String>();
    check("a.csv", &table, "3.0 5.0 4.0 100.0 0.12");
    check("a.csv", &table.replace("Udgivet", "Dato"), "3.0 5.0 4.0 100.0 0.12");
    let folder = folder(&[("a.csv", &table)]);
    let ran = run(tweetlint("audit a.csv --format json --lang en").current_dir(folder.path()));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}
