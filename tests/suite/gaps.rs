//! Gaps of the files are no silences, and who passes on a title by hand is no machine.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::program::{folder, run, tweetlint};

/// The accounts of the report on posts: each is an account, a day, and the source.
#[track_caller]
fn audited(posts: &[(&str, &str, &str)]) -> Value {
    // That an account replies shows that the file contains its replies.
    let reply = |account: &str| json!({"id": format!("r{account}"), "account": account, "text": "@d Ja", "in_reply_to_screen_name": "d", "created_at": "2026-01-01T09:00:00Z"});
    let mut text = format!("{}\n{}\n", reply("a"), reply("b"));
    for (number, (account, day, source)) in posts.iter().enumerate() {
        // A client that posts feeds is a machine, whatever it posts.
        let title = if source.is_empty() { "Nyt fra havnen" } else { "Bridge closed - Havneby" };
        let post = json!({
            "id": number.to_string(), "account": account, "source": source, "text": title,
            "created_at": format!("{day}T10:00:00Z"),
        });
        let _ = writeln!(text, "{post}");
    }
    let folder = folder(&[("a.ndjson", text.as_str())]);
    let ran = run(tweetlint("audit a.ndjson --format json").current_dir(folder.path()));
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    report["accounts"].clone()
}

/// The longest silence and the longest streak of the first account.
#[track_caller]
fn longest(posts: &[(&str, &str, &str)]) -> (f64, f64) {
    let accounts = audited(posts);
    let value = |name: &str| accounts[0]["metrics"][name]["value"].as_f64().unwrap_or(-1.0);
    (value("silence"), value("streak"))
}

#[test]
fn what_all_accounts_lack_is_a_gap_of_the_files() {
    let before = ["a", "b", "c"].map(|account| (account, "2026-01-01", ""));
    let after = ["b", "c"].map(|account| (account, "2026-03-01", ""));
    let own = [("a", "2026-03-05", "")];
    let posts = [&before[..], &after[..], &own[..]].concat();
    // One day before the gap, and four after it.
    assert_eq!(longest(&posts), (4.0, 1.0));
    // Two accounts may be silent together.
    let two: Vec<_> = posts.iter().copied().filter(|(account, ..)| *account != "c").collect();
    assert_eq!(longest(&two), (63.0, 2.0));
    // Somebody posted meanwhile, so that the files have no gap.
    let meanwhile = [&posts[..], &[("b", "2026-01-20", ""), ("b", "2026-02-10", "")]].concat();
    assert_eq!(longest(&meanwhile), (63.0, 2.0));
    // Accounts that began later say nothing of it.
    let late = [&before[..2], &after[..], &own[..]].concat();
    assert_eq!(longest(&late), (63.0, 2.0));
}

#[test]
fn what_is_written_by_hand_is_not_of_a_machine() {
    for (source, expected) in [("dlvr.it", 1.0), ("Twitter for iPhone", 0.0)] {
        // Of fewer posts, nobody knows whether they come like clockwork.
        let accounts = audited(&[("a", "2026-01-01", source); 20]);
        let share = accounts[0]["metrics"]["machine-share"]["value"].as_f64();
        assert_eq!(share, Some(expected), "{source}");
    }
}
