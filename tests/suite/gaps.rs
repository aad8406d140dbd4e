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

/// The notes of an audit of these files.
#[track_caller]
fn notes(files: &[(&str, &str)], flags: &str) -> String {
    let folder = folder(files);
    let command = format!("audit --format json --lang en --at 2026-12-31T12:00 {flags} .");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.err.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_figures_depend_on_is_noted() {
    let post = |account: &str, day: &str| {
        json!({"id": format!("{account}{day}"), "account": account, "text": "Nyt fra havnen i dag", "created_at": format!("{day}T10:00:00Z")}).to_string()
    };
    let of = |accounts: &[&str]| {
        let days = ["2026-01-01", "2026-03-01"];
        let posts = accounts.iter().flat_map(|account| days.map(|day| post(account, day)));
        posts.collect::<Vec<_>>().join("\n")
    };
    let said = notes(&[("a.ndjson", &of(&["a", "b", "c"]))], "");
    let gap = "from 2026-01-02 to 2026-02-28, the files of 3 accounts have no post of anybody: that counts as a gap of the files";
    assert!(said.contains(gap), "{said}");
    assert!(!notes(&[("a.ndjson", &of(&["a", "b"]))], "").contains("a gap of the files"));
    // Two downloads of one account.
    let (one, two) = (of(&["a"]), of(&["a", "b"]));
    let said = notes(&[("a.ndjson", &one), ("b.ndjson", &two)], "");
    assert!(said.contains("2 posts are in the files more than once, and count once"), "{said}");
    assert!(!notes(&[("b.ndjson", &two)], "").contains("more than once"));
}

#[test]
fn a_listed_account_that_fell_silent_before_the_period_is_named() {
    let rulebook = "accounts: {havn: {}, bibliotek: {}}\n";
    let post = |account: &str, day: &str| {
        format!("- {{account: {account}, publish_at: {day}T10:00, text: Nyt fra os alle}}\n")
    };
    let posts = post("bibliotek", "2026-01-05") + &post("havn", "2026-02-05");
    let files = [("tweetlint.yaml", rulebook), ("posts.yaml", &*posts)];
    let said = notes(&files, "--since 2026-02");
    let absent = "@bibliotek has no posts in the period: its last one is of 2026-01-05";
    assert!(said.contains(absent), "{said}");
    assert!(!notes(&files, "").contains("has no posts"));
    let folder = folder(&files);
    let page = "audit --format html --lang en --since 2026-02 posts.yaml";
    let page = run(tweetlint(page).current_dir(folder.path())).out;
    assert!(page.contains(absent), "{page}");
}

#[test]
fn what_is_still_to_come_is_no_post_of_an_audit() {
    let post =
        |day: &str| format!("- {{account: havn, publish_at: {day}T10:00, text: Nyt i dag}}\n");
    let posts = ["2026-12-01", "2026-12-03", "2027-05-01"].map(post).concat();
    let folder = folder(&[("posts.yaml", &posts)]);
    let command = "audit --format json --lang en --at 2026-12-31T12:00 posts.yaml";
    let ran = run(tweetlint(command).current_dir(folder.path()));
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    assert_eq!(report["posts"], 2, "{}", ran.err);
    assert_eq!(report["accounts"][0]["metrics"]["silence"]["value"], 2.0);
    assert!(ran.err.contains("1 draft is planned for later, and is not counted"), "{}", ran.err);
}

/// Posts of accounts, each with a day, as a file.
fn collected(posts: &[(&str, &str)]) -> String {
    let post = |(account, day): &(&str, &str)| {
        json!({"id": format!("{account}{day}"), "account": account, "text": "Nyt fra havnen i dag", "created_at": format!("{day}T10:00:00Z")}).to_string() + "\n"
    };
    posts.iter().map(post).collect()
}

/// The longest silence of each account.
#[track_caller]
fn silences(folder: &tempfile::TempDir, arguments: &str) -> Vec<Option<f64>> {
    let command = format!("audit {arguments} --format json --quiet");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let accounts = report["accounts"].as_array().expect("it is a list").iter();
    accounts.map(|one| one["metrics"]["silence"]["value"].as_f64()).collect()
}

#[test]
fn a_gap_is_one_of_the_files_of_an_account_whatever_others_contain() {
    let days = ["2015-01-01", "2015-01-02", "2015-03-01"];
    let of = |account| days.map(|day| (account, day));
    let police = collected(&[of("a"), of("b"), of("c")].concat());
    let meanwhile = collected(&[("d", "2015-01-20"), ("d", "2015-02-20"), ("d", "2015-03-01")]);
    let folder = folder(&[("1.ndjson", &police), ("2.ndjson", &meanwhile)]);
    assert_eq!(silences(&folder, "1.ndjson"), [1.0, 1.0, 1.0].map(Some));
    assert_eq!(silences(&folder, "1.ndjson 2.ndjson"), [1.0, 1.0, 1.0, 31.0].map(Some));
    for name in ["1", "2"] {
        silences_part(&folder, name);
    }
    assert_eq!(silences(&folder, "merge 2.tlpart 1.tlpart"), [1.0, 1.0, 1.0, 31.0].map(Some));
    // Files of one account each were not collected together: one authority may close.
    for account in ["a", "b", "c"] {
        let name = format!("{account}.ndjson");
        std::fs::write(folder.path().join(name), collected(&of(account))).expect("it is written");
    }
    assert_eq!(silences(&folder, "a.ndjson b.ndjson c.ndjson"), [58.0, 58.0, 58.0].map(Some));
}

#[track_caller]
fn silences_part(folder: &tempfile::TempDir, name: &str) {
    let command = format!("audit --quiet {name}.ndjson --part {name}.tlpart");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn an_account_that_stops_while_others_go_on_is_silent() {
    let one = collected(&[("a", "2015-01-01"), ("a", "2015-01-05"), ("b", "2015-01-03")]);
    let both = one.clone() + &collected(&[("b", "2015-09-01"), ("b", "2015-09-02")]);
    let other = collected(&[("b", "2015-12-01")]);
    let folder = folder(&[("a.ndjson", &one), ("b.ndjson", &other), ("both.ndjson", &both)]);
    assert_eq!(silences(&folder, "both.ndjson"), [240.0, 241.0].map(Some));
    // What another file has says nothing of this one.
    assert_eq!(silences(&folder, "a.ndjson b.ndjson"), [4.0, 332.0].map(Some));
    // The silence goes on beyond this period, to which it does not belong.
    let periods = "both.ndjson --compare 2015-01..2015-06 2015-07..2015-12";
    let command = format!("audit --format json --quiet {periods}");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    let first = &report["periods"][0]["accounts"][0]["metrics"]["silence"]["value"];
    assert_eq!(*first, 4.0, "{report}");
    silences_part(&folder, "both");
    assert_eq!(silences(&folder, "merge both.tlpart"), [240.0, 241.0].map(Some));
}

#[test]
fn the_files_of_single_months_are_one_collection() {
    let january = collected(&[("a", "2015-01-01"), ("a", "2015-01-05"), ("b", "2015-01-03")]);
    let february = collected(&[("b", "2015-02-01"), ("b", "2015-02-20")]);
    let september = collected(&[("b", "2015-09-01"), ("b", "2015-09-02")]);
    let again = collected(&[("b", "2015-01-02"), ("b", "2015-09-02")]);
    let folder = folder(&[
        ("2015-01.ndjson", &january),
        ("2015-02.ndjson", &february),
        ("2015-09.ndjson", &september),
        ("opslag januar.ndjson", &january),
        ("opslag sep.ndjson", &september),
        ("other.ndjson", &september),
        ("2015-10.ndjson", &again),
    ]);
    for (arguments, expected) in [
        ("2015-01.ndjson 2015-02.ndjson 2015-09.ndjson", [240.0, 193.0]),
        ("2015-01.ndjson other.ndjson", [4.0, 241.0]),
        // What is about the same days was collected otherwise.
        ("2015-01.ndjson 2015-10.ndjson", [4.0, 242.0]),
    ] {
        assert_eq!(silences(&folder, arguments), expected.map(Some), "{arguments}");
    }
    let command = "audit --format json --quiet --lang en";
    let ran = run(tweetlint(command)
        .args(["opslag januar.ndjson", "opslag sep.ndjson"])
        .current_dir(folder.path()));
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    assert_eq!(report["accounts"][0]["metrics"]["silence"]["value"], 240.0, "{report}");
    for month in ["2015-01", "2015-02", "2015-09"] {
        silences_part(&folder, month);
    }
    let parts = "merge 2015-02.tlpart 2015-09.tlpart 2015-01.tlpart";
    assert_eq!(silences(&folder, parts), [240.0, 193.0].map(Some));
}

#[test]
fn without_a_list_of_accounts_whoever_fell_silent_before_the_period_is_named() {
    let posts = collected(&[("a", "2026-01-01"), ("b", "2026-01-03"), ("b", "2026-03-01")]);
    let files = [("a.ndjson", &*posts)];
    let said = notes(&files, "--since 2026-02");
    let absent = "@a has no posts in the period: its last one is of 2026-01-01";
    assert!(said.contains(absent), "{said}");
    // If accounts are listed, another one may only have written to them.
    let listed = [("tweetlint.yaml", "accounts: {b: {}}\n"), ("a.ndjson", &*posts)];
    assert!(!notes(&listed, "--since 2026-02").contains("@a has no posts"));
}

#[test]
fn a_listed_account_of_which_nothing_is_there_is_named() {
    let one = "- {account: havn, publish_at: 2026-02-05T10:00, text: Nyt fra os alle}\n";
    let two = one.to_owned() + &one.replace("havn", "skole");
    let rulebook = "accounts: {havn: {}, bibliotek: {}, museum: {}, skole: {}}\n";
    let files = [("tweetlint.yaml", rulebook), ("posts.yaml", &*two)];
    let absent = "@bibliotek and @museum: the files have no post of these 2 listed accounts";
    let said = notes(&files, "");
    assert!(said.contains(absent), "{said}");
    // The posts of one account are about that account.
    assert!(!notes(&[files[0], ("posts.yaml", one)], "").contains("the files have no post"));
    let folder = folder(&files);
    let page =
        run(tweetlint("audit --format html --lang en posts.yaml").current_dir(folder.path()));
    assert!(page.out.contains(absent), "{}", page.out);
}
