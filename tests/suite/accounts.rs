//! The accounts under `fixtures/accounts`, each checked against its own rulebook: posts
//! that keep its rules have no findings, posts that break them have, and the report is
//! the `expected.txt` next to the rulebook.
//!
//! If a report has changed on purpose, accept it, and read the diff:
//!
//! ```console
//! TWEETLINT_BLESS=1 cargo test --test suite accounts::
//! ```

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use crate::program::{run, tweetlint};
use serde_json::Value;

/// A post, and the rules it breaks.
struct Judged {
    id: String,
    file: String,
    rules: Vec<String>,
}

/// Every folder with a rulebook, in order.
fn accounts() -> Vec<PathBuf> {
    let mut accounts = Vec::new();
    let mut folders = vec![PathBuf::from("fixtures/accounts")];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("the folder can be read").path());
        folders.extend(paths.filter(|path| path.is_dir()));
        if folder.join("tweetlint.yaml").is_file() {
            accounts.push(folder);
        }
    }
    accounts.sort();
    assert!(24 <= accounts.len(), "12 accounts, one of them twice, and 12 districts: {accounts:?}");
    accounts
}

/// What the program prints, one JSON value a line.
#[track_caller]
fn lines(arguments: &str) -> Vec<Value> {
    let ran = run(&mut tweetlint(arguments));
    assert_eq!(ran.err, "", "{arguments}");
    assert!(matches!(ran.code, Some(0 | 1)), "{arguments}: {:?}", ran.code);
    ran.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn word(value: &Value) -> String {
    value.as_str().expect("it is a text").to_owned()
}

/// All posts of an account with what is found in them.
fn judged(account: &Path) -> Vec<Judged> {
    let posts = account.join("posts");
    let mut found = BTreeMap::<_, Vec<String>>::new();
    for finding in lines(&format!("check --format jsonl {}", posts.display())) {
        let post = (word(&finding["location"]["file"]), word(&finding["post"]["id"]));
        found.entry(post).or_default().push(word(&finding["rule"]));
    }
    let judged = lines(&format!("inspect {}", posts.display())).into_iter().map(|post| {
        let (file, id) = (word(&post["source"]["file"]), word(&post["id"]));
        let rules = found.remove(&(file.clone(), id.clone())).unwrap_or_default();
        Judged { id, file, rules }
    });
    let judged = judged.collect();
    assert!(found.is_empty(), "these posts were not inspected: {found:?}");
    judged
}

/// Whether a post does not do what its place and its id say.
fn is_mismatch(post: &Judged) -> bool {
    if post.file.contains("/posts/keep") || post.file.contains("/keep.") {
        return !post.rules.is_empty();
    }
    assert!(post.file.contains("break"), "{} neither keeps nor breaks", post.file);
    !post.rules.iter().any(|rule| names(&post.id, rule))
}

/// Whether `id` names `rule`: `link-only-1` does `link/only`, and
/// `own-sign-off-1` any rule `sign-off` of a rulebook's own.
fn names(id: &str, rule: &str) -> bool {
    let (name, number) = id.rsplit_once('-').expect("the id ends with a number");
    assert!(number.parse::<u8>().is_ok(), "{id} ends with no number");
    match name.strip_prefix("own-") {
        Some(own) => rule.split_once('/').is_some_and(|(_, name)| name == own),
        None => rule.replace('/', "-") == name,
    }
}

#[test]
fn posts_do_what_their_place_says() {
    let mut mismatches = Vec::new();
    for account in accounts() {
        let name = account.strip_prefix("fixtures/accounts").expect("it lies there");
        let posts = judged(&account);
        assert!(posts.iter().any(|post| post.file.contains("break")), "{name:?} breaks nothing");
        assert!(posts.iter().any(|post| post.file.contains("keep")), "{name:?} keeps nothing");
        for post in posts.iter().filter(|post| is_mismatch(post)) {
            mismatches.push((name.display().to_string(), post.id.clone(), post.rules.clone()));
        }
    }
    assert!(mismatches.is_empty(), "posts and what is found in them: {mismatches:#?}");
}

#[test]
fn reports_read_as_expected() {
    let mut changed = Vec::new();
    for account in accounts() {
        let posts = account.join("posts");
        let ran = run(&mut tweetlint(&format!("check {}", posts.display())));
        assert_eq!(ran.err, "", "{}", account.display());
        let expected = account.join("expected.txt");
        if fs::read_to_string(&expected).ok().as_deref() == Some(&ran.out) {
            continue;
        }
        if env::var_os("TWEETLINT_BLESS").is_some() {
            fs::write(&expected, &ran.out).expect("the folder can be written to");
        } else {
            changed.push(format!("{}\n{}", expected.display(), ran.out));
        }
    }
    let how =
        "read these and accept them with TWEETLINT_BLESS=1 cargo test --test suite accounts::";
    assert!(changed.is_empty(), "{how}:\n\n{}", changed.join("\n\n"));
}
