//! `audit`: each figure is compared with a count by hand, and the output is the same
//! bytes in whatever order the posts come.

use std::{fs, path::Path};

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::program::{Ran, folder, run, tweetlint};

/// Nine posts of one account, of which the figures below are counted by hand.
const POSTS: &str = r#"
- {id: a, account: Havneby, publish_at: 2026-01-05T09:00, text: "Havnen er åben i dag #havn #by", media: []}
- {id: b, account: havneby, publish_at: 2026-01-06T09:00, text: "Se planen for den nye havn: https://havneby.dk/plan?a=1", media: [{file: a.jpg, alt: En havn}]}
- {id: c, account: havneby, publish_at: 2026-01-20T09:00, text: "Havnen er ÅBEN  i dag #havn #by", media: [{file: a.jpg}, {file: b.jpg, alt: En båd}]}
- {id: d, account: havneby, publish_at: 2026-02-01T09:00, text: "@anna Ja, den er åben.", reply_to: anna}
- {id: e, account: havneby, publish_at: 2026-02-01T09:05, text: "@havneby Og i morgen.", reply_to: havneby}
- {id: f, account: havneby, publish_at: 2026-02-02T09:00, text: "Hvad skal den nye bro hedde?", media: [{file: a.mp4}]}
- {id: g, account: havneby, publish_at: 2026-02-03T00:30, text: "RT @nabo: Vi holder fest."}
- {id: h, account: havneby, publish_at: 2026-02-04T09:00, text: "Broen er lukket.", media: []}
- {id: i, account: havneby, publish_at: 2026-04-01T09:00, text: "Broen er åben igen.", media: []}
"#;

#[track_caller]
fn audit(folder: &Path, arguments: &str) -> Ran {
    run(tweetlint(&format!("audit {arguments}")).current_dir(folder))
}

#[track_caller]
fn report(posts: &str, arguments: &str) -> Value {
    let folder = folder(&[("posts.yaml", posts)]);
    let ran = audit(folder.path(), &format!("--format json {arguments} posts.yaml"));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.out).expect("the report is JSON")
}

/// A metric of the first account, and the counts that it is the quotient of.
fn metric(report: &Value, name: &str) -> Value {
    let metric = &report["accounts"][0]["metrics"][name];
    json!([metric["value"], metric["count"], metric["of"], metric["unknown"]])
}

#[test]
fn figures_are_those_counted_by_hand() {
    let report = report(POSTS, "");
    let account = &report["accounts"][0];
    assert_eq!((&account["account"], &account["posts"]), (&json!("Havneby"), &json!(9)));
    let kinds = json!({"original": 6, "reply": 1, "quote": 0, "repost": 1, "thread": 1});
    assert_eq!(account["kinds"], kinds);
    for (name, expected) in [
        ("reply-share", json!([0.1429, 1, 7, 0])), // d of a b c d f h i
        ("link-share", json!([0.1667, 1, 6, 0])),  // b of a b c f h i
        ("media-share", json!([0.5, 3, 6, 0])),    // b c f
        ("photo-share", json!([0.3333, 2, 6, 0])), // b c
        ("video-share", json!([0.1667, 1, 6, 0])), // f
        ("alt-share", json!([0.5, 1, 2, 0])),      // b; a picture of c has none
        ("caption-share", json!([0.0, 0, 1, 0])),  // f; a draft says so
        ("repost-share", json!([0.1111, 1, 9, 0])), // g
        ("repeated-share", json!([0.3333, 2, 6, 0])), // a and c
        ("machine-share", json!([null, 0, 0, 6])), // too few for clockwork
        ("hashtag-rate", json!([0.6667, null, null, null])), // 4 in 6
        ("streak", json!([3.0, null, null, null])), // a b c, before d
        ("silence", json!([56.0, null, null, null])), // from h to i
        ("lix", json!([null, null, null, null])),  // all texts are short
    ] {
        assert_eq!(metric(&report, name), expected, "{name}");
    }
    let streak =
        json!({"length": 3, "from": "2026-01-05T08:00:00Z", "until": "2026-01-20T08:00:00Z"});
    assert_eq!(account["streak"], streak);
    let months: Vec<_> = account["months"].as_array().expect("it is a list").iter().collect();
    let posts: Vec<_> = months.iter().map(|month| (&month["month"], &month["posts"])).collect();
    let expected = [("2026-01", 3), ("2026-02", 5), ("2026-03", 0), ("2026-04", 1)];
    let expected = expected.map(|(month, posts)| (json!(month), json!(posts)));
    assert_eq!(posts, expected.iter().map(|(month, posts)| (month, posts)).collect::<Vec<_>>());
}

#[test]
fn findings_are_those_of_check() {
    let report = report(POSTS, "");
    let folder = folder(&[("posts.yaml", POSTS)]);
    let check = run(tweetlint("check --format json posts.yaml").current_dir(folder.path()));
    let check: Value = serde_json::from_str(&check.out).expect("the report is JSON");
    let findings = check["findings"].as_array().expect("it is a list");
    assert!(!findings.is_empty(), "there is something to compare");
    let account = &report["accounts"][0];
    assert_eq!(account["findings"], json!(findings.len()));
    assert_eq!(account["posts_with_findings"], check["summary"]["posts_with_findings"]);
    for rule in account["rules"].as_array().expect("it is a list") {
        let same = findings.iter().filter(|finding| finding["rule"] == rule["rule"]);
        let levels = ["error", "warning", "info"].map(|level| {
            let count = same.clone().filter(|finding| finding["severity"] == level).count();
            json!(count)
        });
        assert_eq!([&rule["errors"], &rule["warnings"], &rule["infos"]], levels.each_ref());
    }
}

#[test]
fn what_the_data_do_not_contain_is_unknown() {
    let posts = "[{id: a, account: x, text: Godmorgen}, {id: b, account: x, text: Hej, publish_at: 2026-01-01T09:00}]";
    let known = report(posts, "");
    assert_eq!(metric(&known, "media-share"), json!([0.0, 0, 2, 0]));
    assert_eq!(metric(&known, "streak")[0], Value::Null);
    assert_eq!(metric(&known, "silence")[0], Value::Null);
    assert_eq!(known["accounts"][0]["untimed"], 1);
    // A flat export says nothing about media.
    let flat =
        r#"{"id":"20","account":"x","text":"Godmorgen","created_at":"2026-01-01T09:00:00Z"}"#;
    let folder = folder(&[("posts.ndjson", flat)]);
    let ran = audit(folder.path(), "--format json posts.ndjson");
    let flat: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    assert_eq!(metric(&flat, "media-share"), json!([null, 0, 0, 1]));
    assert_eq!(metric(&flat, "alt-share"), json!([null, 0, 0, 1]));
    let text = audit(folder.path(), "--lang da posts.ndjson").out;
    assert!(text.contains("Billeder med alt-tekst          ukendt"), "{text}");
    let csv = audit(folder.path(), "--format csv posts.ndjson").out;
    let cell = |name: &str| {
        let mut lines = csv.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let at = lines.next()?.iter().position(|column| *column == name)?;
        lines.next()?.get(at).map(|cell| (*cell).to_owned())
    };
    assert_eq!(
        [cell("link-share"), cell("media-share")],
        ["0", ""].map(|cell| Some(cell.to_owned()))
    );
    // A rule that is off finds nothing, and says nothing.
    let off = report(POSTS, "--ignore link,tone");
    assert_eq!(metric(&off, "machine-share"), json!([null, 0, 0, 6]));
    assert_eq!(metric(&off, "admonition-share"), json!([null, 0, 0, 7]));
}

/// What a record states of replies shows that the others are none, but a format that
/// cannot state them shows nothing.
#[test]
fn replies_are_known_as_far_as_files_tell() {
    let shares = |name: &str, content: &str| -> Value {
        let folder = folder(&[(name, content)]);
        let ran = audit(folder.path(), &format!("--format json {name}"));
        let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
        metric(&report, "reply-share")
    };
    let row = |number: u32, reply: &str| {
        format!("{number},havneby,2026-01-0{number}T09:00:00Z,Broen er åben nr. {number},{reply}\n")
    };
    let header = "id,screen_name,created_at,text,in_reply_to_status_id\n";
    let table: String = (1..4).map(|number| row(number, "")).collect();
    assert_eq!(shares("a.csv", &format!("{header}{table}")), json!([null, 0, 0, 3]));
    let table = format!("{header}{table}{}", row(4, "17"));
    assert_eq!(shares("a.csv", &table), json!([0.25, 1, 4, 0]));
    let download = fs::read_to_string("fixtures/networks/threads-posts.json").expect("it is there");
    let share = shares("threads-posts.json", &download);
    assert_eq!((&share[0], &share[2]), (&Value::Null, &json!(0)), "{share}");
    assert!(share[3].as_u64() > Some(0), "{share}");
}

#[test]
fn a_period_has_both_its_ends() {
    for (period, expected) in [
        ("--since 2026-01-06 --until 2026-01-20", 2),
        ("--since 2026-02", 6),
        ("--until 2026-01-05", 1),
        ("--since 2026 --until 2026", 9),
        // Half past midnight in Copenhagen is the day before in UTC.
        ("--since 2026-02-03 --until 2026-02-03", 1),
    ] {
        assert_eq!(report(POSTS, period)["posts"], expected, "{period}");
    }
    assert_eq!(metric(&report(POSTS, "--until 2026-04-30"), "silence")[0], 56.0);
    assert_eq!(metric(&report(POSTS, "--until 2026-06-30"), "silence")[0], 90.0);
    let folder = folder(&[("posts.yaml", POSTS)]);
    for (period, said) in [
        ("--since 2027", "no posts in the audited period"),
        ("--since 2026-02 --until 2026-01", "ends before it begins"),
        ("--since last-week", "is not a day, month or year"),
    ] {
        let ran = audit(folder.path(), &format!("{period} --lang en posts.yaml"));
        assert_eq!(ran.code, Some(2), "{period}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    fs::write(folder.path().join("b.yaml"), "{account: x, text: Hej}").expect("it can be written");
    let ran = audit(folder.path(), "--since 2026 --format json posts.yaml b.yaml");
    let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    assert_eq!((&report["posts"], &report["untimed"]), (&json!(9), &json!(1)));
    assert!(ran.err.contains("1 post has no time"), "{}", ran.err);
}

/// When clocks are put back, they show the same minutes twice. All reports say which.
#[test]
fn times_that_clocks_show_twice_have_an_offset() {
    let rulebook = "timezone: Europe/Copenhagen\nwindows: windows.yaml\n";
    let window = "- {id: nat, kind: crisis, title: Nat, level: major, topics: [storm*],\n   \
                  lead: {authority: Politiet, handles: [politi]}, \
                  from: 2026-10-25T02:30+02:00, until: 2026-10-26T00:00,\n   \
                  declared_by: {name: vagten, at: 2026-10-25T02:30+02:00}}\n";
    let posts = "- {id: a, account: k, publish_at: 2026-10-25T02:30+02:00, text: \"#hejmeddig\"}\n\
                 - {id: b, account: k, publish_at: 2026-10-25T02:30+01:00, text: \"#hejmeddig\"}\n";
    let folder =
        folder(&[("tweetlint.yaml", rulebook), ("windows.yaml", window), ("posts.yaml", posts)]);
    let text = audit(folder.path(), "posts.yaml").out;
    assert!(text.contains("2026-10-25 02:30 +02:00"), "{text}");
    let page = audit(folder.path(), "--format html posts.yaml").out;
    for time in ["2026-10-25 02:30 +02:00", "2026-10-25 02:30 +01:00"] {
        assert!(page.contains(time), "{time}");
    }
}

#[test]
fn a_minute_that_nobody_chooses_is_clockwork() {
    let posts = |minute: usize| -> String {
        let post = |day: usize| {
            format!(
                "- {{account: x, client: Fedica, publish_at: 2026-01-{day:02}T{:02}:{minute:02}, text: Nyt nummer {day} er ude}}\n",
                day % 24
            )
        };
        (1..=20).map(post).collect()
    };
    assert_eq!(metric(&report(&posts(7), ""), "machine-share")[0], 1.0);
    assert_eq!(metric(&report(&posts(30), ""), "machine-share")[0], 0.0);
    let few = posts(7);
    let (_, few) = few.split_once('\n').expect("there are lines");
    // Nineteen can be chance, so they show neither that a machine posts nor that none does.
    assert_eq!(metric(&report(few, ""), "machine-share"), json!([null, 0, 0, 19]));
}

/// A period with too few posts to show a habit is not better than the one before it.
#[test]
fn a_habit_is_unknown_in_a_few_posts() {
    let post = |number: usize| {
        let (month, day) = (1 + number / 30, 1 + number % 30);
        let text = if number < 30 { number % 25 } else { number };
        json!({"id": number.to_string(), "account": "x", "text": format!("Vandstanden i havnen lige nu {text}"), "created_at": format!("2026-{month:02}-{day:02}T09:07:00Z")}).to_string()
    };
    // 30 posts in January, of which five texts come back, and 10 in February that are all new.
    let posts: Vec<String> = (0..30).chain(35..45).map(post).collect();
    let folder = folder(&[("posts.ndjson", &posts.join("\n"))]);
    let figure = |arguments: &str, name: &str| {
        let ran = audit(folder.path(), &format!("--format json {arguments} ."));
        let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
        let metric = &report["accounts"][0]["metrics"][name];
        json!([metric["value"], metric["unknown"]])
    };
    assert_eq!(figure("--until 2026-01", "machine-share"), json!([1.0, 0]));
    assert_eq!(figure("--since 2026-02", "machine-share"), json!([null, 10]));
    assert_eq!(figure("--until 2026-01", "repeated-share"), json!([0.3333, 0]));
    assert_eq!(figure("--since 2026-02", "repeated-share"), json!([null, 10]));
    let ran = audit(folder.path(), "--format html --lang en .");
    assert!(!ran.out.contains("class=\"trend better\">better: from 100%"), "{}", ran.out);
}

/// The fewer posts a period has, the fewer of its texts come back in it. So each period is judged
/// by the texts of all posts, whether it is compared or audited by itself.
#[test]
fn a_period_with_fewer_posts_repeats_no_fewer_texts() {
    let post = |number: usize| {
        let (month, day) = (1 + number / 100, 1 + number % 28);
        json!({"id": number.to_string(), "account": "x", "text": format!("Vandstanden i havnen lige nu {}", number % 50), "created_at": format!("2026-{month:02}-{day:02}T{:02}:00:00Z", 6 + number % 7)}).to_string()
    };
    // January has 50 texts twice each, and each of February is one of these. In February itself
    // none comes back, of 8 posts as of 24.
    for posts in [8, 24] {
        let all: Vec<String> = (0..100).chain(100..100 + posts).map(post).collect();
        let folder = folder(&[("posts.ndjson", &all.join("\n"))]);
        let compare = |format: &str| {
            audit(
                folder.path(),
                &format!("--compare 2026-01 2026-02 --lang en --format {format} ."),
            )
        };
        let periods: Value = serde_json::from_str(&compare("json").out).expect("it is JSON");
        let counts = |report: &Value| {
            let metric = &report["accounts"][0]["metrics"]["repeated-share"];
            json!([metric["count"], metric["of"], metric["unknown"]])
        };
        let expected = [json!([100, 100, 0]), json!([posts, posts, 0])];
        assert_eq!([0, 1].map(|number| counts(&periods["periods"][number])), expected);
        for (period, expected) in ["--until 2026-01", "--since 2026-02"].iter().zip(&expected) {
            let ran = audit(folder.path(), &format!("{period} --format json ."));
            let report: Value = serde_json::from_str(&ran.out).expect("it is JSON");
            assert_eq!(counts(&report), *expected, "{period}");
        }
        audit(folder.path(), "--since 2026-02 . --part all.tlpart");
        let merged = audit(folder.path(), "merge all.tlpart --format json").out;
        assert_eq!(merged, audit(folder.path(), "--since 2026-02 --format json .").out);
        let text = compare("text").out;
        let lines: Vec<&str> =
            text.lines().filter(|line| line.contains("repeated-texts")).collect();
        let state = if posts < 20 { "too little to measure after: " } else { "still: " };
        assert!(lines.iter().all(|line| line.starts_with(state)) && lines.len() == 1, "{text}");
        let page = compare("html").out;
        assert!(!page.contains("class=\"trend better\">better: 100%"), "{page}");
        assert!(page.contains("<th scope=\"row\">Text of another day</th>"), "{page}");
    }
    // Of new texts, a few posts do not show that none comes back.
    let new = |number: usize| post(number).replace("lige nu", "er nu");
    let all: Vec<String> = (0..100).map(post).chain((100..108).map(new)).collect();
    let folder = folder(&[("posts.ndjson", &all.join("\n"))]);
    let csv = audit(folder.path(), "--compare 2026-01 2026-02 --format csv .").out;
    assert!(csv.contains("\nx,x,repeated-share,1,,,\n"), "{csv}");
    let halves = audit(folder.path(), "--format html --lang en .").out;
    let row = halves
        .split("<th scope=\"row\">Text of another day</th>")
        .nth(1)
        .expect("there is such a row");
    let row = row.split("</tr>").next().unwrap_or_default();
    assert!(row.contains(">100%</td>") && row.contains(">unknown</td>"), "{row}");
}

#[test]
fn what_can_be_read_is_audited() {
    let folder = folder(&[("a.yaml", POSTS), ("b.yaml", "- {account: x}\n- {text: [1]}\n")]);
    let ran = audit(folder.path(), "--format json .");
    let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    assert_eq!((ran.code, &report["posts"]), (Some(2), &json!(9)));
    assert!(!report["problems"].as_array().expect("it is a list").is_empty());
}

#[test]
fn no_text_of_a_post_is_a_formula_or_markup() {
    let line = |client: &str| {
        json!({"id": "20", "account": "x", "text": "Hej", "source": client, "created_at": "2026-01-01T09:00:00Z"}).to_string()
    };
    // A long name is cut, and this one within the number.
    let long = format!("{} cpr 010203-1234", "x".repeat(87));
    let clients = [
        "=cmd|'/C calc'!A0",
        "::error::no",
        "a|b<script>",
        "\u{1b}[2J",
        "a\nb",
        "cpr 111111-0006",
        &long,
    ];
    let posts = clients.map(line).join("\n");
    let folder = folder(&[("posts.ndjson", &posts)]);
    for format in ["csv", "markdown", "text", "json"] {
        let rows = if format == "json" { "" } else { "--by client" };
        let ran = audit(folder.path(), &format!("{rows} --format {format} posts.ndjson"));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        for forbidden in ["\n=cmd", "\n::error", "\u{1b}", "0006", "010203-"] {
            let is_harmless = forbidden == "\n=cmd" && format != "csv";
            assert!(is_harmless || !ran.out.contains(forbidden), "{format}: {}", ran.out);
        }
        assert!(format != "markdown" || !ran.out.contains("<script>"), "{}", ran.out);
    }
}

/// The findings about the accounts of a fixture, as `level rule`.
fn broken(names: &[&str]) -> Vec<String> {
    let paths: Vec<String> =
        names.iter().map(|name| format!("fixtures/audit/{name}.yaml")).collect();
    let ran = run(&mut tweetlint(&format!("audit --format json {}", paths.join(" "))));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    let accounts = report["accounts"].as_array().expect("it is a list");
    let findings = accounts.iter().filter_map(|account| account["account_findings"].as_array());
    let word = |value: &Value| value.as_str().expect("it is a text").to_owned();
    findings.flatten().map(|one| word(&one["severity"]) + " " + &word(&one["rule"])).collect()
}

#[test]
fn accounts_that_changed_their_ways_are_found_before_and_not_after() {
    let before = [
        "warning dialog/low-share",
        "warning dialog/broadcast-streak",
        "warning account/few-links",
        "warning account/few-pictures",
        "warning account/machine-posted",
        "warning account/repeated-texts",
    ];
    assert_eq!(broken(&["municipality-before"]), before);
    let feed = [
        "warning dialog/low-share",
        "warning dialog/broadcast-streak",
        "info account/few-pictures",
        "warning account/machine-posted",
        "info account/admonitions",
    ];
    assert_eq!(broken(&["police-feed"]), feed);
    let own = broken(&["embassy-own-words"]);
    assert!(own.contains(&"warning account/few-reposts".to_owned()), "{own:?}");
    for after in ["municipality-after", "police-dialogue", "embassy-reposts"] {
        assert_eq!(broken(&[after]), <[String; 0]>::default(), "{after}");
    }
}

#[test]
fn two_periods_are_compared() {
    let compare = |format: &str| {
        let paths =
            "fixtures/audit/municipality-before.yaml fixtures/audit/municipality-after.yaml";
        let periods = "--compare 2026-01..2026-06 2026-07..2026-12";
        run(&mut tweetlint(&format!("audit {paths} {periods} --lang en --format {format}")))
    };
    let json: Value = serde_json::from_str(&compare("json").out).expect("the report is JSON");
    let [before, after] = [0, 1].map(|number| &json["periods"][number]);
    assert_eq!([&before["posts"], &after["posts"]], [&json!(60), &json!(26)]);
    assert_eq!([&before["until"], &after["since"]], [&json!("2026-06-30T22:00:00Z"); 2]);
    let csv = compare("csv").out;
    assert!(csv.contains("\nfjordager_kom,x,reply-share,0,0.4615,0.4615,true\n"), "{csv}");
    let text = compare("text");
    assert_eq!((text.code, text.err.as_str()), (Some(0), ""));
    let mut lines = text.out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let replies = "fjordager_kom Replies to others 0% 46% +46 pp";
    assert!(lines.any(|line| line.join(" ") == replies), "{}", text.out);
    // Of the second period, there are too few posts to say that they have links now.
    for became in [
        "gone: warning[dialog/low-share] @fjordager_kom:",
        "too little to measure after: warning[account/few-links] @fjordager_kom:",
    ] {
        assert!(text.out.contains(became), "{}", text.out);
    }
    for period in ["2026..2025 2026", "2026 soon"] {
        let ran =
            run(&mut tweetlint(&format!("audit fixtures/audit --lang en --compare {period}")));
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains("is not a period"), "{}", ran.err);
    }
}

/// What an account does is not unknown if it has no posts in a period.
#[test]
fn an_account_without_posts_before_is_said_to_have_none() {
    let post = |number: usize| {
        format!(
            "- {{account: x, publish_at: 2026-02-{:02}T09:00, text: Nyt nummer {number} er ude}}\n",
            1 + number
        )
    };
    let other = "- {account: y, publish_at: 2026-01-02T09:00, text: Havnen er åben}\n";
    let posts = (0..25).map(post).collect::<String>() + other;
    let folder = folder(&[("posts.yaml", &posts)]);
    let compare = |periods: &str| {
        audit(folder.path(), &format!("--compare {periods} --lang en posts.yaml")).out
    };
    assert!(compare("2026-01 2026-02").contains("no posts before: info[account/few-links] @x:"));
    assert!(compare("2026-02 2026-01").contains("no posts after: info[account/few-links] @x:"));
}

/// Sixty posts with no link, no photo and no reply, and ten texts six times each,
/// without a rulebook.
#[test]
fn sixty_posts_that_repeat_ten_texts_are_found_without_a_rulebook() {
    let post = |number: usize| {
        let (day, hour) = (number / 2 % 28 + 1, 9 + number % 2);
        let month = number / 56 + 1;
        format!(
            "- {{id: p{number}, account: x, publish_at: 2026-{month:02}-{day:02}T{hour:02}:00, text: \"Husk nu nummer {}, kære borgere\"}}\n",
            number % 10
        )
    };
    let posts: String = (0..60).map(post).collect();
    let folder = folder(&[("posts.yaml", &posts)]);
    let check = run(tweetlint("check --lang en posts.yaml").current_dir(folder.path()));
    assert!(check.out.starts_with("No findings in 60 posts"), "{}", check.out);
    let audit = report(&posts, "--lang en");
    let findings = audit["accounts"][0]["account_findings"].as_array().expect("it is a list");
    let rules: Vec<_> = findings.iter().map(|finding| finding["rule"].clone()).collect();
    let expected = [
        "dialog/low-share",
        "dialog/broadcast-streak",
        "account/few-links",
        "account/few-pictures",
        "account/machine-posted",
        "account/repeated-texts",
    ];
    assert_eq!(rules, expected.map(|rule| json!(rule)));
    let links = &findings[2];
    let said = "Posts with a link 0% (0 of 60 posts, 2026-01-01 to 2026-02-02); at least 10%";
    assert_eq!(links["found"], said);
    let shown = links["evidence"].as_array().expect("it is a list");
    let ids: Vec<_> = shown.iter().map(|post| (&post["id"], &post["line"])).collect();
    let expected =
        [("p57", 58), ("p58", 59), ("p59", 60)].map(|(id, line)| (json!(id), json!(line)));
    assert_eq!(ids, expected.iter().map(|(id, line)| (id, line)).collect::<Vec<_>>());
}

#[test]
fn what_is_unknown_or_of_another_kind_is_not_counted() {
    // The same text once with and once without a known time: nobody knows on which days.
    let posts = "- {id: a, account: kk, publish_at: 2026-01-05T09:00, text: \"Havnen er åben i dag\"}\n\
                 - {id: b, account: kk, text: \"Havnen er åben i dag\"}\n";
    let repeated = report(posts, "");
    let figure =
        |report: &Value, name: &str| report["accounts"][0]["metrics"][name]["count"].clone();
    assert_eq!(figure(&repeated, "repeated-share"), json!(0));
    // The second entry shows only what the first has: a video.
    let thread = "- account: kk\n  publish_at: 2026-01-05T09:00\n  thread:\n    \
                  - {text: Se filmen, media: [{file: a.mp4}]}\n    - {text: Den er ny, media: []}\n";
    let thread = report(thread, "");
    assert_eq!(figure(&thread, "photo-share"), json!(0));
    assert_eq!(figure(&thread, "video-share"), figure(&thread, "media-share"));
}

#[test]
fn a_limit_counts_only_the_posts_that_its_figure_is_about() {
    // Nineteen replies and one broadcast: one post is about the rate of hashtags.
    let reply =
        |number: usize| format!("- {{id: r{number}, account: kk, text: Ja, reply_to: borger}}\n");
    let posts: String = (0..19).map(reply).collect();
    let posts = format!("{posts}- {{id: b, account: kk, text: '#a #b #c'}}\n");
    let rule = |least: u8| {
        format!(
            r##"rules: {{own/tags: {{title: Tags, severity: error, why: B., check: {{limit: {{metric: hashtag-rate, max: 1, least: {least}}}}}, examples: {{bad: [{{posts: [{{text: "#a #b", times: 2}}]}}], good: [{{posts: [{{text: a, times: 2}}]}}]}}}}}}"##
        )
    };
    for (least, code) in [(2, 0), (1, 1)] {
        let folder = folder(&[("tweetlint.yaml", &rule(least)), ("posts.yaml", &posts)]);
        let ran = audit(folder.path(), "--select own/tags posts.yaml");
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{least}: {}", ran.out);
    }
}

#[test]
fn a_rulebook_makes_an_audit_fail() {
    let folder = folder(&[
        (
            "tweetlint.yaml",
            "rules: {account/few-links: {severity: error, check: {limit: {min: 0.5, least: 3}}}}",
        ),
        ("posts.yaml", POSTS),
    ]);
    for (flags, code) in
        [("", 1), ("--fail-on never", 0), ("--ignore account", 0), ("--since 2026-04", 0)]
    {
        let ran = audit(folder.path(), &format!("{flags} posts.yaml"));
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{flags}");
    }
    // A run may have only rules about accounts, and a check may not.
    let ran = audit(folder.path(), "--select account/few-links posts.yaml");
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let check =
        run(tweetlint("check --select account/few-links posts.yaml").current_dir(folder.path()));
    assert_eq!(check.code, Some(2));
    let check = run(tweetlint("check --ignore access posts.yaml").current_dir(folder.path()));
    assert_eq!((check.code, check.out.contains("few-links")), (Some(0), false));
}

#[test]
fn replies_are_unknown_where_no_file_has_any() {
    let line = |number: usize, text: &str| {
        json!({"id": number.to_string(), "account": "x", "text": text, "created_at": format!("2026-01-{number:02}T09:00:00Z")}).to_string()
    };
    let posts: Vec<String> =
        (1..=25).map(|number| line(number, "Nyt fra rådhuset i dag")).collect();
    let folder = folder(&[("posts.ndjson", &posts.join("\n"))]);
    let figures = |folder: &Path| {
        let ran = audit(folder, "--format json .");
        let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
        let found =
            report["accounts"][0]["account_findings"].as_array().expect("it is a list").len();
        (metric(&report, "reply-share"), metric(&report, "streak")[0].clone(), found)
    };
    // Neither media nor replies are known, so only links and the same text are found.
    assert_eq!(figures(folder.path()), (json!([null, 0, 0, 25]), Value::Null, 3));
    let line = |account: &str, time: &str| {
        json!({"id": "99", "account": account, "created_at": time, "text": "@anna Ja"}).to_string()
    };
    // Neither another account nor another file shows that this file contains replies.
    let others = [line("y", "2026-01-09T09:00:00Z"), line("x", "2026-01-09T09:00:00Z")];
    fs::write(folder.path().join("posts.ndjson"), posts.join("\n") + "\n" + &others[0])
        .expect("it can be written");
    assert_eq!(figures(folder.path()), (json!([null, 0, 0, 25]), Value::Null, 3));
    fs::write(folder.path().join("other.ndjson"), &others[1]).expect("it can be written");
    assert_eq!(figures(folder.path()), (json!([null, 0, 0, 26]), Value::Null, 3));
    let stated = others[1].replace("\"text\"", "\"in_reply_to_screen_name\":\"anna\",\"text\"");
    fs::write(folder.path().join("other.ndjson"), stated).expect("it can be written");
    assert_eq!(figures(folder.path()), (json!([1.0, 1, 1, 25]), Value::Null, 3));
}

/// Whether replies are known is decided before the posts are cut to a period, so that an account
/// that began to answer is compared with itself.
#[test]
fn a_reply_in_a_later_year_shows_that_the_file_has_replies() {
    let line = |year: u32, number: usize, text: &str| {
        json!({"id": format!("{year}{number}"), "account": "x", "text": text, "created_at": format!("{year}-01-{:02}T09:00:00Z", number + 1)}).to_string()
    };
    let before = (0..25).map(|number| line(2014, number, "Nyt fra rådhuset i dag"));
    let after =
        (0..24).map(|number| line(2015, number, ["@anna Ja", "Nyt fra byrådet i dag"][number % 2]));
    let posts: Vec<String> = before.chain(after).collect();
    let folder = folder(&[("posts.ndjson", &posts.join("\n"))]);
    let share = |arguments: &str| {
        let ran = audit(folder.path(), &format!("--format json {arguments} ."));
        let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
        let account = report.get("accounts").unwrap_or(&report["periods"][0]["accounts"]);
        let first = account[0]["months"][0]["metrics"]["reply-share"]["value"].clone();
        let metric = &account[0]["metrics"]["reply-share"];
        (json!([metric["value"], metric["count"], metric["of"]]), first)
    };
    let none = (json!([0.0, 0, 25]), json!(0.0));
    assert_eq!(share("--until 2014"), none);
    assert_eq!(share("--compare 2014 2015"), none);
    assert_eq!(share(""), (json!([0.2449, 12, 49]), json!(0.0)));
}

/// White space around a handle is no part of it.
#[test]
fn a_handle_with_a_space_is_the_same_account() {
    let folder = folder(&[(
        "posts.csv",
        "id,account,time,text\n1,KOM,2026-01-05T09:00Z,Hej\n2,\"KOM \",2026-01-06T09:00Z,Hej\n",
    )]);
    let ran = audit(folder.path(), "--format csv posts.csv");
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    assert!(ran.out.contains("\nKOM,"), "{}", ran.out);
}

#[test]
fn mistakes_in_limits_have_a_place() {
    let own = |check: &str, when: &str| {
        format!(
            "rules:\n  own/limit:\n    severity: info\n    title: t\n    why: w\n{when}    check: {check}\n    examples: {{bad: [{{posts: [{{text: a, times: 30}}]}}], good: [{{posts: [{{text: a}}]}}]}}\n"
        )
    };
    for (check, when, said) in [
        ("{limit: {metric: reply-share}}", "", "a limit has either `min` or `max`"),
        ("{limit: {metric: reply-share, min: 0.1, max: 0.2}}", "", "a limit has either"),
        ("{limit: {metric: reply-share, min: 20}}", "", "`20` cannot be a limit"),
        ("{limit: {metric: reply-share, min: NaN}}", "", "`NaN` cannot be a limit"),
        ("{limit: {metric: reply-share, min: 0.2, over: 3 weeks}}", "", "is not a number of days"),
        (
            "{limit: {metric: reply-share, min: 0.2, over: 99999999999d}}",
            "",
            "is not a number of days",
        ),
        ("{limit: {metric: reply-share, min: 0.2, least: some posts}}", "", "expected a number"),
        ("{limit: {metric: replies, min: 0.2}}", "", "unknown value `replies`"),
        (
            "{any: [{limit: {metric: reply-share, min: 0.2}}]}",
            "",
            "cannot be one of several checks",
        ),
        (
            "{limit: {metric: reply-share, min: 0.2}}",
            "    when: {kind: reply}\n",
            "applies to all posts of an account",
        ),
    ] {
        let folder = folder(&[("tweetlint.yaml", &own(check, when)), ("posts.yaml", POSTS)]);
        let ran = audit(folder.path(), "--lang en posts.yaml");
        assert_eq!(ran.code, Some(2), "{check}");
        assert!(
            ran.err.contains(said) && ran.err.contains("tweetlint.yaml:"),
            "{check}: {}",
            ran.err
        );
    }
    let right = own(
        "{limit: {metric: reply-share, min: 0.2, least: 20 posts}}",
        "    when: {profile: common}\n",
    );
    let folder = folder(&[("tweetlint.yaml", &right)]);
    let ran = run(tweetlint("test --lang en tweetlint.yaml").current_dir(folder.path()));
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// Posts of two accounts in any order, in any two files, checked on any number of
    /// threads, give the same report.
    #[test]
    fn order_and_files_change_no_byte(
        order in Just((0..18).collect::<Vec<usize>>()).prop_shuffle(),
        split in 1..18_usize,
        jobs in 1..4_usize,
    ) {
        let lines: Vec<String> = POSTS.trim().lines().map(str::to_owned).collect();
        let other = lines.iter().map(|line| {
            line.replacen("account: ", "account: ny_", 1).replacen("id: ", "id: ny-", 1)
        });
        let all: Vec<String> = lines.iter().cloned().chain(other).collect();
        let file = |numbers: &[usize]| numbers.iter().map(|at| all[*at].clone() + "\n").collect::<String>();
        let in_order: Vec<usize> = (0..18).collect();
        let whole = folder(&[("a.yaml", &file(&in_order))]);
        let parts = folder(&[("a.yaml", &file(&order[..split])), ("b.yaml", &file(&order[split..]))]);
        for format in ["json", "csv", "text", "csv --by rule", "markdown --by month", "csv --by client"] {
            let one = audit(whole.path(), &format!("--format {format} ."));
            let other = audit(parts.path(), &format!("--jobs {jobs} --format {format} ."));
            prop_assert!(one.out == other.out, "{}", format);
        }
    }
}

/// Posts that count only because of what all posts have in common, or because of the bio, are named
/// with their place, too.
#[test]
fn evidence_of_habits_has_a_place() {
    let rulebook = "timezone: UTC\naccounts: {kom: {profile: municipality, bio: Vi skriver på dansk og engelsk. Vi svarer på hverdage kl. 9-15.}}\n";
    let of_day = |day: u32| {
        format!(
            "- {{id: p{day}, account: kom, publish_at: 2026-02-{day:02}T09:17, text: Husk at hente nøglen på biblioteket i dag}}\n\
             - {{id: r{day}, account: kom, publish_at: 2026-02-{day:02}T23:00, text: '@bo Det ser vi på i morgen', reply_to: {{account: bo, id: q{day}}}}}"
        )
    };
    let posts = (1..=28).map(of_day).collect::<Vec<_>>().join("\n");
    let folder = folder(&[("tweetlint.yaml", rulebook), ("posts.yaml", &posts)]);
    let ran = audit(folder.path(), "--format json posts.yaml");
    let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    let found = report["accounts"][0]["account_findings"].as_array().expect("it is a list");
    let mut named = 0;
    for finding in found {
        let evidence = finding["evidence"].as_array().expect("it is a list");
        named += usize::from(!evidence.is_empty());
        let is_placed = |post: &Value| post["id"].is_string() && post["line"].is_u64();
        assert!(evidence.iter().all(is_placed), "{finding}");
    }
    assert!(3 <= named, "{found:?}");
}

/// The share of posts in officialese, counted by hand.
#[test]
fn officialese_is_counted() {
    let posts = "[{id: a, account: x, text: Fristen er i henhold til planen fredag.}, {id: b, account: x, text: Vi mødes fredag.}]";
    assert_eq!(metric(&report(posts, ""), "officialese-share"), json!([0.5, 1, 2, 0]));
    let off = report(posts, "--ignore plain");
    assert_eq!(metric(&off, "officialese-share"), json!([null, 0, 0, 2]));
}
