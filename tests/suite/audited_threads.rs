//! Threads whose entries are records of their own: what any entry links to and shows counts for
//! the thread, counted by hand.

use serde_json::{Value, json};

use crate::program::{folder, run, tweetlint};

/// Three threads and two single posts. `a` has a link in its third entry, `d` a picture in a
/// later entry that does not say which post it answers, `f` one without alt text beside its own.
const POSTS: &str = r#"
- {id: a, account: havneby, publish_at: 2026-01-05T09:00, text: "Broen bliver lukket i næste uge.", media: []}
- {id: b, account: havneby, publish_at: 2026-01-05T09:01, text: "Det tager to dage.", media: [], reply_to: {account: havneby, id: a}}
- {id: c, account: havneby, publish_at: 2026-02-01T09:02, text: "Planen: https://havneby.dk/bro", media: [], reply_to: {account: havneby, id: b}}
- {id: d, account: havneby, publish_at: 2026-01-06T09:00, text: "Havnen har fået en ny kran.", media: []}
- {id: e, account: havneby, publish_at: 2026-01-06T09:01, text: "Her er den.", media: [{file: kran.jpg, alt: En gul kran}], reply_to: havneby}
- {id: f, account: havneby, publish_at: 2026-01-07T09:00, text: "Svømmehallen åbner i dag.", media: [{file: hal.jpg, alt: En hal}]}
- {id: g, account: havneby, publish_at: 2026-01-07T09:01, text: "Se selv.", media: [{file: vand.jpg}, {file: vand.mp4}], reply_to: {account: havneby, id: f}}
- {id: h, account: havneby, publish_at: 2026-01-08T09:00, text: "Biblioteket holder lukket.", media: []}
- {id: i, account: havneby, publish_at: 2026-01-09T09:00, text: "Godmorgen fra rådhuset.", media: [{file: hus.jpg, alt: Et hus}]}
"#;

/// The counts of some metrics of the only account.
#[track_caller]
fn counts(report: &Value, names: &[&str]) -> Vec<Value> {
    let metrics = &report["accounts"][0]["metrics"];
    names.iter().map(|name| json!([metrics[name]["count"], metrics[name]["of"]])).collect()
}

#[track_caller]
fn audit(files: &[(&str, &str)], arguments: &str) -> Value {
    let folder = folder(files);
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let arguments = format!("audit {} --format json {arguments}", names.join(" "));
    let ran = run(tweetlint(&arguments).current_dir(folder.path()));
    assert_eq!(ran.err, "");
    serde_json::from_str(&ran.out).expect("the report is JSON")
}

const SHARES: [&str; 5] = ["link-share", "media-share", "photo-share", "video-share", "alt-share"];

#[test]
fn a_link_or_picture_of_any_entry_counts_for_the_thread() {
    let report = audit(&[("posts.yaml", POSTS)], "");
    // Of a d f h i: the link of a; pictures of d f i; a video of f; alt texts of d and i.
    let expected = [[1, 5], [3, 5], [3, 5], [1, 5], [2, 3]].map(|counts| json!(counts));
    assert_eq!(counts(&report, &SHARES), expected);
    assert_eq!(report["accounts"][0]["kinds"]["thread"], 4);
    // The thread belongs to the month of its first entry, wherever its entries are.
    let months = report["accounts"][0]["months"].as_array().expect("it is a list");
    let links: Vec<_> =
        months.iter().map(|month| &month["metrics"]["link-share"]["count"]).collect();
    assert_eq!(links, [&json!(1), &json!(0)]);
    let january = audit(&[("posts.yaml", POSTS)], "--until 2026-01");
    assert_eq!(counts(&january, &SHARES), expected);
}

/// The first entry may be in another file than the later ones, and after them.
#[test]
fn the_entries_of_a_thread_may_be_in_several_files() {
    let lines: Vec<&str> = POSTS.trim().lines().collect();
    let (later, first): (Vec<&str>, Vec<&str>) =
        lines.iter().partition(|line| line.contains("reply_to"));
    let [later, first] = [later, first].map(|lines| lines.join("\n"));
    let report = audit(&[("a.yaml", &later), ("b.yaml", &first)], "");
    let whole = audit(&[("posts.yaml", POSTS)], "");
    assert_eq!(counts(&report, &SHARES), counts(&whole, &SHARES));
    let folder = folder(&[("a.yaml", &later), ("b.yaml", &first)]);
    let go = |arguments: &str| run(tweetlint(arguments).current_dir(folder.path())).out;
    let one = go("audit a.yaml b.yaml --format html");
    go("audit a.yaml --part a.tlpart");
    go("audit b.yaml --part b.tlpart");
    assert_eq!(go("audit merge b.tlpart a.tlpart --format html"), one);
}

/// On X, the time of the first entry is in the id that the later ones name.
#[test]
fn ids_of_x_lead_to_the_first_entry() {
    let id = |seconds: i64| ((1_767_600_000 + seconds) * 1000 - 1_288_834_974_657) << 22;
    let post = |seconds: i64, text: &str, answered: Option<i64>| {
        let time = jiff::Timestamp::from_second(1_767_600_000 + seconds).expect("it is a time");
        json!({
            "id": id(seconds).to_string(), "account": "havneby", "created_at": time.to_string(),
            "text": text, "in_reply_to_screen_name": answered.map(|_| "havneby"),
            "in_reply_to_status_id": answered.map(|answered| id(answered).to_string()),
        })
        .to_string()
    };
    let lines = [
        post(0, "Broen bliver lukket i næste uge.", None),
        post(1, "Den åbner igen på fredag.", None),
        post(5, "Det tager to dage.", Some(0)),
        post(9, "Planen: https://havneby.dk/bro", Some(5)),
        // Nobody knows the post that this one answers.
        post(99, "Og her: https://havneby.dk/vej", Some(50)),
    ];
    let report = audit(&[("posts.ndjson", &lines.join("\n"))], "");
    assert_eq!(counts(&report, &["link-share"]), [json!([1, 2])]);
    let findings = report["accounts"][0]["kinds"].clone();
    assert_eq!((&findings["original"], &findings["thread"]), (&json!(2), &json!(3)));
}

/// Entries that answer each other have no first one, and are read to an end.
#[test]
fn a_circle_of_entries_is_no_thread() {
    let posts = "- {id: a, account: x, publish_at: 2026-01-05T09:00, text: 'https://havneby.dk', reply_to: {account: x, id: b}}\n\
                 - {id: b, account: x, publish_at: 2026-01-05T09:01, text: Ja, reply_to: {account: x, id: a}}\n\
                 - {id: c, account: x, publish_at: 2026-01-05T09:02, text: Ja, reply_to: {account: x, id: c}}\n\
                 - {id: d, account: x, publish_at: 2026-01-05T09:03, text: Hej, media: []}\n";
    assert_eq!(counts(&audit(&[("posts.yaml", posts)], ""), &["link-share"]), [json!([0, 1])]);
}
