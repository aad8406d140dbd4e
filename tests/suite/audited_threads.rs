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

/// Posts of a harbour, of which each reply says which post it answers, and none whose it is.
const UNNAMED: [&str; 6] = [
    r#"{"id":"1","account":"havn","created_at":"2026-01-05T09:00:00Z","text":"Broen bliver lukket i næste uge"}"#,
    r#"{"id":"2","account":"havn","created_at":"2026-01-05T09:01:00Z","text":"Planen: https://havneby.dk/bro","in_reply_to_status_id":"1"}"#,
    r#"{"id":"3","account":"havn","created_at":"2026-01-05T09:02:00Z","text":"Det tager to dage","in_reply_to_status_id":"2"}"#,
    r#"{"id":"4","account":"havn","created_at":"2026-01-06T09:00:00Z","text":"Den åbner mandag","in_reply_to_status_id":"77"}"#,
    r#"{"id":"5","account":"Havn","created_at":"2026-01-06T09:05:00Z","text":"Og på tirsdag også","in_reply_to_status_id":"4"}"#,
    r#"{"id":"6","account":"havn","created_at":"2026-01-07T09:00:00Z","text":"Havnen har fået en ny kran"}"#,
];

/// The kinds of the posts of the only account, the counts of its replies and links, and its streak.
#[track_caller]
fn unnamed(files: &[(&str, &str)]) -> Value {
    let account = &audit(files, "")["accounts"][0];
    let (kinds, metrics) = (&account["kinds"], &account["metrics"]);
    json!([
        [kinds["original"], kinds["reply"], kinds["thread"]],
        [metrics["reply-share"]["count"], metrics["reply-share"]["of"]],
        metrics["link-share"]["count"],
        metrics["streak"]["value"],
    ])
}

/// The posts that some records answer may be in another file, after these records.
#[test]
fn an_answer_to_a_post_of_the_account_continues_a_thread_whoever_is_named() {
    let expected = json!([[2, 1, 3], [1, 3], 1, 1.0]);
    let mut lines = UNNAMED;
    assert_eq!(unnamed(&[("posts.ndjson", &lines.join("\n"))]), expected);
    lines.reverse();
    assert_eq!(unnamed(&[("posts.ndjson", &lines.join("\n"))]), expected);
    let list = format!("[{}]", lines.join(","));
    assert_eq!(unnamed(&[("posts.json", &list)]), expected);
    let cells = lines.map(|line| {
        let post: Value = serde_json::from_str(line).expect("it is JSON");
        let cell = |key: &str| post[key].as_str().unwrap_or_default().to_owned();
        ["id", "account", "created_at", "text", "in_reply_to_status_id"].map(cell).join(",")
    });
    let header = "id,account,created_at,text,in_reply_to_status_id";
    let table = format!("{header}\n{}\n", cells.join("\n"));
    assert_eq!(unnamed(&[("posts.csv", &table)]), expected);
    // A file with a reply to somebody else tells the replies; one with threads only does not.
    let (first, others) = lines.split_at(2);
    let files = [("a.ndjson", &*others.join("\n")), ("b.ndjson", &*first.join("\n"))];
    assert_eq!(unnamed(&files), json!([[2, 1, 3], [1, 2], 1, 1.0]));
    let threads = [UNNAMED[0], UNNAMED[1], UNNAMED[5]].join("\n");
    assert_eq!(unnamed(&[("a.ndjson", &threads)]), json!([[2, 0, 1], [0, 0], 1, null]));
    // Of another account, or on another platform, it is somebody else's post.
    let other = UNNAMED[0].replace("havn", "bro");
    let files = [("a.ndjson", UNNAMED[1]), ("b.ndjson", &*other)];
    let report = audit(&files, "");
    assert_eq!(report["accounts"][1]["kinds"]["reply"], 1, "{report}");
}

/// API v2 leaves out users if nobody asked for them.
#[test]
fn a_page_without_users_has_threads() {
    let post = |id: u32, answered: Option<u32>| {
        let mut post = json!({"id": format!("186100000000000000{id}"), "author_id": "7", "created_at": format!("2026-01-0{id}T09:00:00.000Z"), "text": format!("Nyt nummer {id}")});
        if let Some(answered) = answered {
            let id = format!("186100000000000000{answered}");
            post["referenced_tweets"] = json!([{"type": "replied_to", "id": id}]);
        }
        post
    };
    let page = json!({"data": [post(3, Some(9)), post(2, Some(1)), post(1, None)]}).to_string();
    let report = audit(&[("page.json", &page)], "--account havn");
    let kinds = &report["accounts"][0]["kinds"];
    assert_eq!([&kinds["original"], &kinds["reply"], &kinds["thread"]], [1, 1, 1]);
}

/// However the posts are split, the report and the part are those of one run.
#[test]
fn parts_find_the_post_that_nobody_names() {
    let rulebook = "accounts: {havn: {}}\nlexicons: {bro: [bro*]}\ntopics: [bro]\n";
    // A citizen goes on from a question, too, and writes to nobody else.
    let citizen = [
        r#"{"id":"20","account":"anna","created_at":"2026-01-06T08:00:00Z","text":"@havn Hvornår åbner broen?"}"#,
        r#"{"id":"21","account":"anna","created_at":"2026-01-06T08:01:00Z","text":"Altså den gamle","in_reply_to_status_id":"20"}"#,
        r#"{"id":"22","account":"havn","created_at":"2026-01-06T08:30:00Z","text":"@anna Den gamle bro åbner først","in_reply_to_status_id":"21"}"#,
    ];
    let lines: Vec<&str> = UNNAMED.into_iter().chain(citizen).collect();
    let folder = folder(&[("tweetlint.yaml", rulebook)]);
    let go = |arguments: &str| {
        let ran = run(tweetlint(&format!("audit {arguments}")).current_dir(folder.path()));
        assert!(matches!(ran.code, Some(0 | 1)), "{arguments}: {}", ran.err);
        ran.out
    };
    let names: Vec<String> = (0..lines.len()).map(|number| format!("{number}.ndjson")).collect();
    for (name, line) in names.iter().zip(&lines) {
        crate::program::write(&folder, name, &format!("{line}\n"));
        go(&format!("{name} --part {name}.tlpart"));
    }
    let (all, parts) = (names.join(" "), names.join(".tlpart ") + ".tlpart");
    for format in ["json", "text", "csv", "markdown", "html", "csv --by month"] {
        let merged = go(&format!("merge {parts} --format {format} --lang en"));
        assert_eq!(go(&format!("{all} --format {format} --lang en")), merged, "{format}");
    }
    go(&format!("{all} --part one.tlpart"));
    for cut in [2, 5, 8] {
        let parts: Vec<String> = names.iter().rev().map(|name| format!("{name}.tlpart")).collect();
        let (some, others) = parts.split_at(cut);
        go(&format!("merge {} --part some.tlpart", some.join(" ")));
        go(&format!("merge some.tlpart {} --part all.tlpart", others.join(" ")));
        let [one, all] = ["one.tlpart", "all.tlpart"]
            .map(|name| std::fs::read(folder.path().join(name)).expect("it is there"));
        assert!(one == all, "{cut}");
    }
    // Anna only asks: what she goes on with is no post to others.
    let report: Value = serde_json::from_str(&go(&format!("{all} --format json"))).expect("JSON");
    assert_eq!((&report["other_accounts"], &report["other_posts"]), (&json!(1), &json!(2)));
    let months = &report["accounts"][0]["topics"];
    assert_eq!(months, &json!([{"topic": "bro", "posts": 2, "of": 4, "share": 0.5}]));
}

/// A table may say in one column which post is answered, and in another whose that is. An account
/// that answers itself has no dialogue, although the other post is not in the table.
#[test]
fn tables_say_whose_post_is_answered() {
    let share = |name: &str, replied: &str| {
        let mut rows = vec![format!("id,account,created_at,text,in_reply_to_status_id,{name}")];
        for (number, to) in (1..).zip([",kom", "9,kom", "8,@Kom", ","]) {
            rows.push(format!("{number},kom,2026-01-0{number}T08:00:00Z,Nyt nr. {number},{to}"));
        }
        rows.push(format!("5,kom,2026-01-05T08:00:00Z,Nyt nr. 5,q0,{replied}"));
        let table = rows.join("\n");
        counts(&audit(&[("a.csv", &table)], ""), &["reply-share"])
    };
    for name in ["in_reply_to_screen_name", "in_reply_to_username", "in_reply_to_user"] {
        assert_eq!(share(name, "anna"), [json!([1, 2])], "{name}");
    }
    // A number is not the handle of the account itself.
    assert_eq!(share("in_reply_to_user", "17"), [json!([1, 2])]);
}
