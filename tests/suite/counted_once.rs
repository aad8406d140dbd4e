//! Posts that are in several files: an audit counts them once.

use serde_json::{Value, json};

use crate::program::{Ran, folder, run, tweetlint, write};

/// Posts with a long text, a short one, and a reply; the last two have no id.
const POSTS: &str = r#"{"id":"1861234567890123447","account":"kom","created_at":"2024-11-26T08:00:00Z","text":"Broen over åen er åben igen i dag"}
{"id":"1861234567890123448","account":"kom","created_at":"2024-11-27T08:00:00Z","text":"God morgen"}
{"id":"1861234567890123449","account":"kom","created_at":"2024-11-28T08:00:00Z","text":"@anna Ja","in_reply_to_screen_name":"anna"}
{"account":"kom","created_at":"2024-11-29T08:00:00Z","text":"Tak"}
{"account":"kom","created_at":"2024-11-30T08:00:00Z","text":"Nu holder vi weekend på rådhuset"}
"#;

#[track_caller]
fn go(folder: &tempfile::TempDir, command: &str) -> Ran {
    let ran = run(tweetlint(command).current_dir(folder.path()));
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.err);
    ran
}

#[track_caller]
fn posts(ran: &Ran) -> Value {
    let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    let account = &report["accounts"][0];
    json!([account["posts"], account["kinds"]["reply"]])
}

#[test]
fn a_file_and_its_copy_count_once() {
    // The later download has more likes, and one post more.
    let later = POSTS.replace("\"text\"", "\"favorite_count\":3,\"text\"")
        + "{\"id\":\"1861234567890123450\",\"account\":\"kom\",\"created_at\":\"2024-12-01T08:00:00Z\",\"text\":\"Ny\"}\n";
    let folder = folder(&[("a.ndjson", POSTS), ("b.ndjson", &later)]);
    let both = go(&folder, "audit a.ndjson b.ndjson --format json --lang en");
    assert_eq!(posts(&both), json!([6, 1]));
    let note = "note: 5 posts are in the files more than once, and count once (a.ndjson, b.ndjson)";
    assert!(both.err.contains(note), "{}", both.err);
    assert_eq!(both.err.matches("note:").count(), 1, "{}", both.err);
    let one = go(&folder, "audit b.ndjson --format json --lang en");
    assert_eq!((posts(&one), one.err.as_str()), (json!([6, 1]), ""));
    // A file may have a post twice, too; without ids, these may be two posts.
    write(&folder, "c.ndjson", &(POSTS.to_owned() + POSTS));
    let twice = go(&folder, "audit c.ndjson --format json --lang en");
    assert_eq!(posts(&twice), json!([7, 1]));
    assert!(twice.err.contains("count once (c.ndjson)"), "{}", twice.err);
    let note = "note: at least 1 post is in the files or parts more than once";
    assert!(twice.err.contains(note), "{}", twice.err);
    // The same with all else that reads posts for a report.
    for command in [
        "audit a.ndjson b.ndjson --part ab.tlpart --lang en",
        "audit merge ab.tlpart --format json --lang en",
        "audit a.ndjson b.ndjson --against tweetlint.yaml --format json --lang en",
        "hashtags a.ndjson b.ndjson --lang en",
    ] {
        write(&folder, "tweetlint.yaml", "extends: [municipality]\n");
        let ran = go(&folder, command);
        assert!(
            ran.err.contains("5 posts are in the files more than once"),
            "{command} {}",
            ran.err
        );
    }
}

#[test]
fn threads_and_jobs_make_no_difference() {
    let post = |number: u64| {
        let (id, text) = (1_861_234_567_890_000_000 + number, "x".repeat(500));
        let account = number % 7;
        format!(
            "{{\"id\":\"{id}\",\"account\":\"by{account}\",\"text\":\"Nyt nr. {number} {text}\"}}\n"
        )
    };
    let many: String = (0..4000).map(post).collect();
    let folder = folder(&[("a.ndjson", &many), ("b.ndjson", &many)]);
    let ran =
        |jobs: &str| go(&folder, &format!("audit a.ndjson b.ndjson --format json --jobs {jobs}"));
    let (one, four) = (ran("1"), ran("4"));
    assert_eq!(one.out, four.out);
    assert!(one.err.contains("4000") || one.err.contains("4,000"), "{}", one.err);
    assert_eq!(one.out, go(&folder, "audit a.ndjson --format json --jobs 2").out);
}

/// What is planned is no post yet: its copy among the published ones counts. Small ids are numbers of
/// rows, and begin again in each table; and two posts of one day may be alike.
#[test]
fn other_posts_are_not_the_same() {
    let table = |month: usize| {
        format!(
            "id,account,created_at,text\n1,kom,2024-{month:02}-01T08:00:00Z,Nyt\n2,kom,2024-{month:02}-02T08:00:00Z,Nyt\n"
        )
    };
    let days = "account,created_at,text\nkom,2024-03-01,Nyt\nkom,2024-03-01,Nyt\n";
    let files = [("a.csv", table(1)), ("b.csv", table(2)), ("c.csv", days.to_owned())];
    let folder = folder(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    let all = go(&folder, "audit . --format json --lang en");
    assert_eq!(posts(&all), json!([6, 0]));
    assert!(!all.err.contains("more than once"), "{}", all.err);
    write(&folder, "plan.csv", "Konto;Udgives;Tekst;Status\nkom;2024-04-01 10:00;Nyt;Kladde\n");
    write(&folder, "ud.csv", "account,created_at,text\nkom,2024-04-01T08:00:00Z,Nyt\n");
    assert_eq!(posts(&go(&folder, "audit plan.csv ud.csv --format json --lang en")), json!([1, 0]));
}

/// Of parts, too little is kept to count a post once.
#[test]
fn posts_in_several_parts_are_noted() {
    let folder = folder(&[("a.ndjson", POSTS), ("b.ndjson", &(POSTS.to_owned() + "\n"))]);
    for name in ["a", "b"] {
        go(&folder, &format!("audit {name}.ndjson --part {name}.tlpart"));
    }
    let merged = go(&folder, "audit merge a.tlpart b.tlpart --format json --lang en");
    let note = "note: at least 2 posts are in the files or parts more than once, with the same account, text";
    assert!(merged.err.contains(note), "{}", merged.err);
}
