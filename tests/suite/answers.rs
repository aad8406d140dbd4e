//! `audit`: how long answers take, which questions have no answer, and which hashtags
//! nobody else uses. Each figure is compared with a count by hand.

use std::fs;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::program::{folder, run, tweetlint};

/// What a harbour was asked, and what it answered after 2, 24 and half an hour.
const POSTS: &str = r#"
- {id: p0, account: havn, publish_at: 2026-01-05T08:00, text: "Godmorgen."}
- {id: q1, account: anna, publish_at: 2026-01-05T09:00, text: "@havn Hvornår åbner I?"}
- {id: q2, account: bo, publish_at: 2026-01-05T10:00, text: "@havn Er broen lukket?"}
- {id: q3, account: bo, publish_at: 2026-01-06T10:00, text: "Hej @havn, hvad koster det?"}
- {id: s1, account: anna, publish_at: 2026-01-06T11:00, text: "@havn Tak for i dag"}
- {id: r1, account: havn, publish_at: 2026-01-05T11:00, text: "@anna I morgen", reply_to: {account: anna, id: q1}}
- {id: r2, account: havn, publish_at: 2026-01-06T10:00, text: "@bo Nej", reply_to: {account: bo, id: q2}}
- {id: r3, account: havn, publish_at: 2026-01-07T10:00, text: "@anna Og nu", reply_to: {account: anna, id: q1}}
- {id: r4, account: havn, publish_at: 2026-01-06T11:30, text: "@anna Selv tak", reply_to: {account: anna, id: s1}}
- {id: p1, account: havn, publish_at: 2026-01-08T09:00, text: "Havnen er åben."}
- {id: q4, account: bo, publish_at: 2026-01-09T10:00, text: "@havn Er I der?"}
- {id: q5, account: havn, publish_at: 2026-01-07T12:00, text: "@havn Spørger vi os selv?", reply_to: havn}
- {id: q6, account: bo, publish_at: 2026-01-07T12:00, text: "RT @havn: Hvad mener I?"}
"#;

#[track_caller]
fn report(files: &[(&str, &str)], arguments: &str) -> Value {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("the folder can be written");
    }
    let command = format!("audit --format json {arguments} .");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str(&ran.out).expect("the report is JSON")
}

/// A figure of an account: its value and, of a share, the three counts.
#[track_caller]
pub(crate) fn figure(report: &Value, account: &str, name: &str) -> Value {
    let accounts = report["accounts"].as_array().expect("it is a list");
    let one = accounts.iter().find(|one| one["account"] == account).expect("it is audited");
    let metric = &one["metrics"][name];
    if metric.get("of").is_none() {
        return metric["value"].clone();
    }
    json!([metric["value"], metric["count"], metric["of"], metric["unknown"]])
}

#[test]
fn answers_and_questions_are_those_counted_by_hand() {
    for (posts, arguments, median, slow, unanswered) in [
        // 0.5, 2 and 24 hours; q1 and q2 are answered, q3 is not, and q4 is too late.
        (POSTS.to_owned(), "", json!(2.0), json!(24.0), json!([0.3333, 1, 3, 1])),
        // q2 was asked before the period, and its answer is in it.
        (POSTS.to_owned(), "--since 2026-01-06", json!(0.5), json!(24.0), json!([1.0, 1, 1, 1])),
        // q1 was asked in the period; an answer after it counts, too.
        (POSTS.to_owned(), "--until 2026-01-05", json!(2.0), json!(2.0), json!([0.0, 0, 2, 0])),
        // A reply that does not say what it answers may answer q3. Then the questions with an
        // answer show nothing, either.
        (
            POSTS.replace("{account: anna, id: s1}", "anna"),
            "",
            json!(2.0),
            json!(24.0),
            json!([null, 0, 0, 4]),
        ),
        // Whether a question had an answer before the first post of the account is unknown.
        (POSTS.replace("05T08:00", "05T09:30"), "", json!(2.0), json!(24.0), json!([0.5, 1, 2, 2])),
    ] {
        let report = report(&[("posts.yaml", &posts)], arguments);
        assert_eq!(figure(&report, "havn", "reply-hours"), median, "{arguments}");
        assert_eq!(figure(&report, "havn", "reply-hours-p90"), slow, "{arguments}");
        assert_eq!(figure(&report, "havn", "unanswered-share"), unanswered, "{arguments}");
    }
}

#[test]
fn nobody_knows_answers_to_posts_that_are_not_there() {
    let own: String =
        POSTS.lines().filter(|line| line.contains("account: havn")).collect::<Vec<_>>().join("\n");
    let report = report(&[("posts.yaml", &own)], "");
    for name in ["reply-hours", "reply-hours-p90"] {
        assert_eq!(figure(&report, "havn", name), Value::Null);
    }
    assert_eq!(figure(&report, "havn", "unanswered-share"), json!([null, 0, 0, 0]));
}

/// A reply in one file does not show that another file has the replies to what was asked.
#[test]
fn a_file_without_replies_does_not_show_that_questions_have_none() {
    let line = |id: &str, account: &str, day: u32, text: &str, reply: &str| {
        format!(
            "{{\"id\":\"{id}\",\"account\":\"{account}\",\"created_at\":\"2026-01-{day:02}T09:00:00Z\",\"text\":\"{text}\"{reply}}}\n"
        )
    };
    let asked = line("q", "anna", 5, "@havn Hvornår åbner I?", "");
    let own = line("a", "havn", 1, "Havnen er åben.", "") + &line("b", "havn", 9, "Godnat.", "");
    let answer = r#","in_reply_to_status_id":"7","in_reply_to_screen_name":"bo""#;
    let reply = line("r", "havn", 3, "@bo Ja", answer);
    let unanswered =
        |files: &[(&str, &str)]| figure(&report(files, ""), "havn", "unanswered-share");
    let together = asked.clone() + &own + &reply;
    assert_eq!(unanswered(&[("a.ndjson", &together)]), json!([1.0, 1, 1, 0]));
    let apart = [("a.ndjson", &*(asked + &own)), ("b.ndjson", &*reply)];
    assert_eq!(unanswered(&apart), json!([null, 0, 0, 1]));
}

/// People who ask are no accounts to judge, if the rulebook says which these are.
#[test]
fn people_who_ask_listed_accounts_are_not_audited() {
    let rulebook = "accounts:\n  havn: {name: Havnen}\n";
    let names = |report: &Value| -> Vec<String> {
        let accounts = report["accounts"].as_array().expect("it is a list").iter();
        accounts.map(|one| one["account"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let all = report(&[("posts.yaml", POSTS)], "");
    assert_eq!(names(&all), ["anna", "bo", "havn"]);
    assert_eq!(all["other_accounts"], 0);
    let listed = report(&[("posts.yaml", POSTS), ("tweetlint.yaml", rulebook)], "");
    assert_eq!(names(&listed), ["havn"]);
    assert_eq!((&listed["other_accounts"], &listed["other_posts"]), (&json!(2), &json!(6)));
    // Their questions are questions all the same.
    for name in ["reply-hours", "unanswered-share"] {
        assert_eq!(figure(&listed, "havn", name), figure(&all, "havn", name), "{name}");
    }
    // Whoever also writes to others may have been forgotten in the list.
    let more = format!(
        "{POSTS}- {{id: o, account: bo, publish_at: 2026-01-09T10:00, text: Solen skinner i dag}}\n"
    );
    let listed = report(&[("posts.yaml", &more), ("tweetlint.yaml", rulebook)], "");
    assert_eq!(names(&listed), ["bo", "havn"]);
}

/// A page about the listed accounts shows nothing of what is wrong with the posts of others who
/// only write to them: neither their findings, their hashtags nor their times.
#[test]
fn people_who_ask_are_not_on_the_page() {
    let rulebook = "accounts:\n  havn: {name: Havnen}\n";
    let own = "- {id: h1, account: Havn, publish_at: 2026-01-05T09:00, text: \"Vi åbner havnen nu!!!! #havn\"}\n\
               - {id: h2, account: havn, publish_at: 2026-02-05T09:00, text: \"Vi åbner broen nu!!!! #havn\"}\n";
    let asker = "- {id: q1, account: anna, publish_at: 2025-11-05T09:00, text: \"@havn HVORNÅR ÅBNER I DOG!!!! #svarnu #havn\"}\n";
    let other = "- {id: o1, account: bo, publish_at: 2026-01-09T10:00, text: \"@havn Er broen åben nu!!!!\"}\n\
                 - {id: o2, account: bo, publish_at: 2026-01-09T11:00, text: \"Solen skinner i dag\"}\n";
    // With fewer posts, it would have no row.
    let other = (3..=5).fold(other.to_owned(), |posts, number| {
        posts
            + &format!(
                "- {{id: o{number}, account: bo, publish_at: 2026-01-09T12:00, text: Hej}}\n"
            )
    });
    let files = folder(&[
        ("own.yaml", own),
        ("asker.yaml", asker),
        ("other.yaml", &other),
        ("tweetlint.yaml", rulebook),
    ]);
    let go = |arguments: &str| {
        let ran = run(tweetlint(arguments).current_dir(files.path()));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        ran.out
    };
    let page = go("audit own.yaml asker.yaml other.yaml --format html --lang en --quiet");
    for absent in ["anna", "HVORNÅR", "svarnu", "November 2025", "2025-11"] {
        assert!(!page.contains(absent), "{absent}");
    }
    for present in ["@bo", "Er broen åben", "#havn", "7 posts from 5 January 2026"] {
        assert!(page.contains(present), "{present}: {page}");
    }
    // A hashtag has the posts, accounts and days of those who are audited.
    let row = page.split("#havn</th>").nth(1).and_then(|row| row.split("</tr>").next());
    let cells = ["2", "1", "5 January 2026", "5 February 2026"];
    let cells = cells.map(|cell| row.unwrap_or_default().contains(&format!(">{cell}</td>")));
    assert_eq!(cells, [true; 4], "{row:?}");
    // An account has one name, however its posts spell it.
    let data = page.split("id=\"findings-data\">").nth(1).expect("there are findings");
    let accounts = data.split(']').next().unwrap_or_default();
    assert!(accounts.contains("\"@Havn\"") && !accounts.contains("\"@havn\""), "{accounts}");
    // Parts know as little who is audited as a part of the posts does.
    for name in ["own", "asker", "other"] {
        go(&format!("audit {name}.yaml --part {name}.tlpart --quiet"));
    }
    let merge = "audit merge asker.tlpart other.tlpart own.tlpart --format html --lang en --quiet";
    assert!(go(merge) == page, "the page of the merged parts is the same");
    // Where everybody only asks, nothing is audited.
    let ran = run(tweetlint("audit asker.yaml --lang en").current_dir(files.path()));
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    assert!(ran.err.contains("no posts in the audited period"), "{}", ran.err);
}

/// A tag that a campaign or window stands for is not blamed on who uses it first.
#[test]
fn a_tag_that_somebody_answers_for_is_not_ones_own() {
    let post = |day: u32, tag: &str| {
        format!(
            "- {{account: havn, publish_at: 2026-01-{day:02}T09:00, text: \"Nyt fra havnen #{tag}\"}}\n"
        )
    };
    let posts: String = [post(5, "FjordGror"), post(9, "fjordgror"), post(12, "fjordgror")]
        .concat()
        + &post(5, "havnestorm")
        + &post(9, "minegen");
    let register =
        "tag,accounts,last_seen,ends\nfjordgror,0,2026-01-09,2026-01-10\ndkpol,200,2026-01-09,\n";
    let windows = "- {id: storm, kind: crisis, level: local, from: 2026-01-04T08:00, until: 2026-01-06T08:00, lead: {handles: [politiet]}, area: [havnen], topics: [storm], hashtags: [havnestorm]}\n";
    let rulebook = "timezone: Europe/Copenhagen\nhashtags: counts.csv\nwindows: windows.yaml\n";
    let report = report(
        &[
            ("posts.yaml", &posts),
            ("counts.csv", register),
            ("windows.yaml", windows),
            ("tweetlint.yaml", rulebook),
        ],
        "",
    );
    // Of five uses, the one after the campaign and the tag that nobody knows.
    assert_eq!(figure(&report, "havn", "own-tag-share"), json!([0.4, 2, 5, 0]));
}

/// An id of X in which this time is.
fn id(time: &str) -> String {
    let time: Timestamp = time.parse().expect("it is a time");
    ((time.as_millisecond() - 1_288_834_974_657) << 22).to_string()
}

#[test]
fn the_time_of_the_other_post_is_in_its_id_on_x() {
    let reply = |time: &str, other: &str| {
        json!({"id": id(time), "account": "havn", "text": "@anna Ja", "created_at": time,
            "in_reply_to_screen_name": other, "in_reply_to_status_id": id("2020-10-01T12:00:00Z")})
        .to_string()
    };
    // The second one continues a thread of the account itself.
    let posts = [reply("2020-10-01T15:00:00Z", "anna"), reply("2020-10-01T20:00:00Z", "havn")];
    let report = report(&[("posts.ndjson", &posts.join("\n"))], "");
    assert_eq!(figure(&report, "havn", "reply-hours"), json!(3.0));
    assert_eq!(figure(&report, "havn", "unanswered-share"), json!([null, 0, 0, 0]));
}

#[test]
fn the_nearest_rank_is_an_answer_that_was_given() {
    // Ten answers after 1, 2, … 10 hours.
    let pair = |hours: usize| {
        format!(
            "- {{id: q{hours}, account: anna, publish_at: 2026-01-{hours:02}T08:00, text: \"@havn Åbent?\"}}\n\
             - {{id: r{hours}, account: havn, publish_at: 2026-01-{hours:02}T{:02}:00, text: \"@anna Ja\", reply_to: {{account: anna, id: q{hours}}}}}\n",
            8 + hours
        )
    };
    let posts: String = (1..=10).map(pair).collect();
    let slow = "rules: {dialog/slow-reply: {severity: warning, check: {limit: {max: 4}}}}";
    let report = report(&[("posts.yaml", &posts), ("tweetlint.yaml", slow)], "--lang en");
    assert_eq!(figure(&report, "havn", "reply-hours"), json!(5.0));
    assert_eq!(figure(&report, "havn", "reply-hours-p90"), json!(9.0));
    let havn = &report["accounts"][1];
    let late = &havn["account_findings"][0];
    let said = "Hours to a reply (median) 5 (2026-01-01 to 2026-01-10); at most 4";
    assert_eq!((&late["rule"], &late["found"]), (&json!("dialog/slow-reply"), &json!(said)));
    let times: Vec<_> = late["evidence"].as_array().expect("it is a list").iter().collect();
    assert_eq!(times.len(), 3);
    assert_eq!(times[2]["time"], "2026-01-10T17:00:00Z");
    // What was answered then, and where it is.
    let place = |one: &Value| json!([one["id"], one["file"], one["line"]]);
    assert_eq!(place(times[2]), json!(["q10", "./posts.yaml", 19]));
}

/// A question may be in another file or part than its answer; of one that is in none, X says when it
/// was asked.
#[test]
fn late_answers_name_what_they_answer() {
    let post = |id: &str, account: &str, time: &str, answered: Value| {
        json!({"id": id, "account": account, "created_at": time, "text": "Hvad mener I? @havn",
            "in_reply_to_status_id": answered, "in_reply_to_screen_name": answered.as_str().map(|_| "anna")})
        .to_string()
    };
    let day = |day: usize| format!("2026-01-{day:02}T08:00:00Z");
    let asked: Vec<String> =
        (1..=3).map(|at| post(&format!("q{at}"), "anna", &day(at), json!(null))).collect();
    let early = id(&day(4));
    let mut answers: Vec<String> = (1..=3)
        .map(|at| post(&format!("r{at}"), "havn", &day(at + 2), json!(format!("q{at}"))))
        .collect();
    answers.push(post("r4", "havn", &day(6), json!(early)));
    let rulebook =
        "rules: {dialog/slow-reply: {severity: warning, check: {limit: {max: 24, least: 4}}}}";
    let folder = folder(&[
        ("asked.ndjson", &asked.join("\n")),
        ("answers.ndjson", &answers.join("\n")),
        ("tweetlint.yaml", rulebook),
    ]);
    let go = |command: &str| run(tweetlint(command).current_dir(folder.path())).out;
    let shown = format!(
        "q2 (asked.ndjson:2, answered 2026-01-04 09:00), q3 (asked.ndjson:3, answered 2026-01-05 09:00), \
         {early} (answered 2026-01-06 09:00)"
    );
    let text = go("audit asked.ndjson answers.ndjson --lang en");
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(line.contains(&shown), "{text}");
    for name in ["asked", "answers"] {
        go(&format!("audit {name}.ndjson --part {name}.tlpart"));
    }
    for format in ["text", "json", "html"] {
        let merged =
            go(&format!("audit merge asked.tlpart answers.tlpart --lang en --format {format}"));
        let whole = go(&format!("audit asked.ndjson answers.ndjson --lang en --format {format}"));
        assert_eq!(merged, whole, "{format}");
    }
    let page = go("audit asked.ndjson answers.ndjson --lang en --format html");
    assert!(page.contains("q3 (asked.ndjson:3, answered 2026-01-05 09:00)"), "{page}");
}

#[test]
fn tags_of_ones_own_are_those_counted_by_hand() {
    let own = "- {account: havn, text: \"Nyt #HavneLiv #Århus\"}\n\
               - {account: havn, text: \"Mere #havneliv #havneliv\"}\n\
               - {account: havn, text: \"RT @x: #kun_delt\"}\n\
               - {account: Havn, platform: mastodon, text: \"Nyt #havneliv\"}\n";
    let others = |count: usize| -> String {
        let post = |number| format!("- {{account: by{number}, text: \"Se #aarhus\"}}\n");
        (0..count).map(post).collect()
    };
    let with = |count| own.to_owned() + &others(count);
    let share = |files: &[(&str, &str)]| figure(&report(files, ""), "havn", "own-tag-share");
    // Two of three uses: #havneliv in two posts. The same handle elsewhere is no other.
    assert_eq!(share(&[("posts.yaml", &with(100))]), json!([0.6667, 2, 3, 0]));
    // Of 99 others, nobody knows.
    assert_eq!(share(&[("posts.yaml", &with(99))]), json!([null, 0, 0, 3]));
    // A register knows more accounts.
    let files = [
        ("posts.yaml", with(1)),
        ("tweetlint.yaml", "hashtags: tags.csv".to_owned()),
        ("tags.csv", "tag,accounts\nhavneliv,3\ndkpol,200\n".to_owned()),
    ];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    assert_eq!(share(&files), json!([0.0, 0, 3, 0]));
}

#[test]
fn topics_are_those_counted_by_hand() {
    let posts = "- {account: x, publish_at: 2026-01-05T09:00, text: \"Vi planter skoven om\"}\n\
                 - {account: x, publish_at: 2026-01-06T09:00, text: \"Ny cykelsti ved skoven\"}\n\
                 - {account: x, publish_at: 2026-02-06T09:00, text: \"Kom til kaffe\"}\n\
                 - {account: x, publish_at: 2026-02-07T09:00, text: \"@anna Skoven er åben\", reply_to: anna}\n\
                 - {account: x, publish_at: 2026-02-08T09:00, text: \"RT @y: Skoven brænder\"}\n";
    let rulebook = "lexicons: {skov: [skov*], cykel: [cykel*], tomt: [vulkan*]}\ntopics: [skov, cykel, tomt]\n";
    let report = report(&[("posts.yaml", posts), ("tweetlint.yaml", rulebook)], "");
    let account = &report["accounts"][0];
    let topic = |topic: &str, posts: u64, of: u64, share: f64| json!({"topic": topic, "posts": posts, "of": of, "share": share});
    let expected =
        [topic("skov", 3, 4, 0.75), topic("cykel", 1, 4, 0.25), topic("tomt", 0, 4, 0.0)];
    assert_eq!(account["topics"], json!(expected));
    assert_eq!(account["months"][1]["topics"], json!([topic("skov", 1, 2, 0.5)]));
}

#[test]
fn topics_name_word_lists() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("the folder can be written");
    };
    write("posts.yaml", "{account: x, text: Hej}");
    for (rulebook, said) in [
        ("topics: [skovv]\nlexicons: {skov: [skov*]}", "did you mean `skov`"),
        ("topics: {skov: a}", "expected a list"),
    ] {
        write("tweetlint.yaml", rulebook);
        let ran = run(tweetlint("audit --lang en posts.yaml").current_dir(folder.path()));
        assert!(ran.code == Some(2) && ran.err.contains(said), "{}", ran.err);
        assert!(ran.err.contains("tweetlint.yaml:1:"), "{}", ran.err);
    }
}

/// Each hour of a window has the posts of that hour, and what `check` finds in them.
#[test]
fn hours_of_a_crisis_are_those_of_check() {
    let read = |command: &str| {
        let ran = run(&mut tweetlint(command));
        serde_json::from_str::<Value>(&ran.out).expect("the report is JSON")
    };
    let audit = read("audit --format json fixtures/crisis/shooting");
    let check = read("check --format json fixtures/crisis/shooting");
    let begin: Timestamp = "2026-02-14T14:33:00Z".parse().expect("it is a time");
    let mut compared = 0;
    for account in audit["accounts"].as_array().expect("it is a list") {
        // Drafts without a time are in no window.
        let Some(window) = account["windows"].get(0) else { continue };
        assert_eq!(window["window"], "sundhavn-2026-02");
        for hour in window["hours"].as_array().expect("it is a list") {
            let from: Timestamp = hour["hour"].as_str().expect("a time").parse().expect("a time");
            assert_eq!(from.duration_since(begin).as_secs() % 3600, 0);
            let findings = check["findings"].as_array().expect("it is a list").iter();
            let of_hour = findings.filter(|finding| {
                let time = finding["post"]["time"].as_str();
                // A draft without a time is in no hour.
                let Some(time) = time.map(str::parse::<Timestamp>) else { return false };
                let seconds = time.expect("it is a time").duration_since(from).as_secs();
                finding["post"]["account"] == account["account"]
                    && finding["rule"].as_str().is_some_and(|rule| rule.starts_with("crisis/"))
                    && (0..3600).contains(&seconds)
            });
            assert_eq!(hour["findings"], json!(of_hour.clone().count()), "{hour}");
            compared += of_hour.count();
        }
    }
    assert!(10 < compared, "{compared}");
    // From 15.33: the town posted at 15.50, 16.00, 16.08 and 16.25, then at 16.40 and 17.05.
    let town = audit["accounts"].as_array().expect("it is a list").iter();
    let mut town = town.filter(|account| account["account"] == "sundhavn_kommune");
    let town = town.next().expect("the town is audited");
    let hours: Vec<_> = (0..2).map(|at| town["windows"][0]["hours"][at]["posts"].clone()).collect();
    assert_eq!(hours, [json!(4), json!(2)]);
    // Without rules about crises, nobody knows what they would find.
    let without = read("audit --format json --ignore crisis fixtures/crisis/shooting");
    assert_eq!(without["accounts"][0]["windows"], json!([]));
}

/// Exports for JavaScript write ids as strings, since its numbers are too small for them.
#[test]
fn the_id_of_the_answered_post_may_be_a_string() {
    let posts = r#"{"id":"1","account":"anna","created_at":"2026-01-05T09:00Z","text":"@havn Hvornår åbner I?"}
{"id":"2","account":"havn","created_at":"2026-01-05T12:00Z","text":"@anna Kl. 8","in_reply_to_screen_name":"anna","in_reply_to_status_id_str":"1"}
"#;
    let report = report(&[("a.ndjson", posts)], "");
    assert_eq!(figure(&report, "havn", "reply-hours"), json!(3.0));
}

#[test]
fn a_feed_of_bluesky_says_when_the_question_was_asked() {
    let uri = |who: &str, key: &str| format!("at://did:plc:{who}/app.bsky.feed.post/{key}");
    let feed = |key: &str, asked: &str| {
        let parent = json!({"uri": uri("anna", key), "cid": "c"});
        json!({"feed": [{
            "post": {"uri": uri("havn", "3k001"), "cid": "c", "author": {"did": "did:plc:havn", "handle": "havn.dk"},
                "record": {"$type": "app.bsky.feed.post", "createdAt": "2024-01-01T05:00:00.000Z", "text": "Ja", "reply": {"root": parent, "parent": parent}},
                "indexedAt": "2024-01-01T05:00:00.000Z"},
            "reply": {"root": {"uri": uri("anna", key)}, "parent": {"uri": uri("anna", key), "author": {"did": "did:plc:anna", "handle": "anna.dk"},
                "record": {"$type": "app.bsky.feed.post", "createdAt": asked, "text": "Er I der?"}}}}]}).to_string()
    };
    // The record says when, or else the id does.
    for (key, asked, hours) in
        [("3k000", "2024-01-01T02:00:00.000Z", 3.0), ("3khuwc44c2222", "", 5.0)]
    {
        let report = report(&[("feed.json", &feed(key, asked))], "");
        assert_eq!(report["accounts"][0]["metrics"]["reply-hours"]["value"], hours, "{key}");
    }
}
