//! Keys of JSON records that no reader understands, and what the user says about keys: nothing
//! is left out in silence.

use crate::program::{Ran, folder, run, tweetlint};

const TEXT: &str = "Biblioteket holder åbent til kl. 19.";

/// Runs a command on a file in which `TEXT` is replaced by a text.
fn ran(command: &str, (name, content): (&str, &str), arguments: &str) -> Ran {
    let folder = folder(&[(name, &content.replace("TEXT", TEXT))]);
    let arguments = format!("{command} {name} --lang en {arguments}");
    run(tweetlint(&arguments).current_dir(&folder))
}

/// Checks a file. These words must be reported, and the exit code is 2 if `is_problem`.
#[track_caller]
pub(crate) fn check(file: (&str, &str), arguments: &str, is_problem: bool, words: &[&str]) {
    let ran = ran("check", file, &format!("--format short {arguments}"));
    let reported = format!("{}{}", ran.out, ran.err);
    assert_eq!(ran.code, Some(if is_problem { 2 } else { 0 }), "{file:?} {reported}");
    for words in words {
        assert!(reported.contains(words), "{file:?} {words:?} is not in {reported}");
    }
}

/// Expects this problem with a record.
#[track_caller]
fn problem(record: &str, words: &str) {
    check(("a.json", record), "", true, &[words]);
}

/// What a record becomes, as `inspect` prints it.
#[track_caller]
fn inspected(record: &str, arguments: &str, expected: &[&str]) {
    let ran = ran("inspect", ("a.json", record), arguments);
    assert_eq!(ran.code, Some(0), "{record} {}", ran.err);
    for expected in expected {
        assert!(ran.out.contains(expected), "{expected} is not in {}", ran.out);
    }
}

#[test]
fn an_unknown_time_is_a_problem_in_every_shape() {
    let time = "`scheduled_at` looks like a time";
    for of_api in [
        r#""user":{"screen_name":"havneby"}"#,
        r#""author":{"username":"havneby"}"#,
        r#""author_id":"1""#,
        r#""account":"havneby""#,
    ] {
        let record = format!(r#"{{"scheduled_at":"2026-12-02T09:00Z","text":"TEXT",{of_api}}}"#);
        problem(&record, time);
        problem(&format!(r#"{{"data":[{record}]}}"#), time);
    }
}

#[test]
fn usual_names_of_times_are_known_or_problems() {
    for name in [
        "createdAt",
        "created",
        "posted_at",
        "sentAt",
        "sent_at",
        "publishedAt",
        "published",
        "sendes",
        "klokkesl\\u00e6t",
    ] {
        let record =
            format!(r#"{{"{name}":"2026-12-02T09:00Z","text":"TEXT","account":"havneby"}}"#);
        problem(&record, "looks like a time");
    }
}

#[test]
fn an_unknown_account_text_or_state_is_a_problem() {
    problem(r#"{"text":"TEXT","konto":"havneby"}"#, "`konto` looks like an account");
    let of_api = r#"{"text":"","body":"TEXT","created_at":"2026-12-02T09:00Z","user":{}}"#;
    problem(of_api, "`body` looks like a text");
    problem(r#"{"text":"TEXT","account":"havneby","approved":false}"#, "`approved` looks like");
}

#[test]
fn a_key_is_judged_in_each_record() {
    let lines = r#"{"created_at":"2026-12-01T09:00Z","planned":"-","text":"TEXT","account":"a"}
{"created_at":null,"planned":"2026-12-02T09:00Z","text":"TEXT","account":"a"}
"#;
    check(("a.ndjson", lines), "", true, &["a.ndjson:2:21", "`planned` looks like a time"]);
}

#[test]
fn other_keys_of_records_of_apis_are_noted() {
    let record =
        r#"{"created_at":"2026-12-01T09:00Z","text":"TEXT","mood":1,"user":{"screen_name":"a"}}"#;
    check(("a.json", record), "", false, &["`mood` is not known"]);
}

#[test]
fn records_of_apis_may_have_the_keys_of_flat_ones() {
    let record = r#"{"date":"2026-12-02T09:00Z","text":"TEXT","user":{"username":"havneby"}}"#;
    inspected(record, "", &[r#""time":"2026-12-02T09:00:00Z""#, r#""account":"havneby""#]);
    let draft = r#"{"text":"TEXT","labels":["event"],"user":{"screen_name":"havneby"}}"#;
    problem(draft, "unknown key `user`");
}

#[test]
fn a_time_in_a_nested_object_is_a_problem_until_it_is_mapped() {
    for (key, path) in [
        (r#""meta":{"publish_at":"2026-12-02T09:00Z"}"#, "meta.publish_at"),
        (r#""data":{"created_at":"2026-12-02T09:00Z"}"#, "data.created_at"),
        (r#""post":{"text":"Andet","publish_at":"2026-12-02T09:00Z"}"#, "post.publish_at"),
        (r#""attributes":{"plan":{"sendes":"2026-12-02T09:00Z"}}"#, "attributes.plan.sendes"),
    ] {
        let record = format!(r#"{{{key},"text":"TEXT","account":"havneby"}}"#);
        problem(&record, &format!("`{path}` looks like a time"));
        let map = format!("--map time={path}");
        inspected(&record, &map, &[r#""time":"2026-12-02T09:00:00Z""#]);
        check(("a.json", &record), &format!("--map ignore={path}"), false, &[]);
    }
    // What is said of the author is not said of the post.
    let author = r#"{"text":"TEXT","user":{"screen_name":"a","created_at":"2020-01-01T09:00Z"}}"#;
    check(("a.json", author), "", false, &[]);
}

#[test]
fn a_time_under_any_key_is_a_problem_if_the_post_has_no_other() {
    for (key, path) in [
        (r#""ramme":"2026-11-24T09:00""#, "ramme"),
        (r#""ramme":"24-11-2026 09:00""#, "ramme"),
        (r#""ramme":"24. november 2026 kl. 9.00""#, "ramme"),
        (r#""ramme":1795510800"#, "ramme"),
        (r#""ramme":"1795510800000""#, "ramme"),
        (r#""plan":{"ramme":"2026-11-24T09:00"}"#, "plan.ramme"),
        (r#""events":[{"ramme":"2026-11-24T09:00"}]"#, "events.0.ramme"),
        (r#""events":["2026-11-24T09:00"]"#, "events.0"),
        (r#""local_time":"2026-11-24T09:00","author_id":"1""#, "local_time"),
    ] {
        let record = format!(r#"{{{key},"text":"TEXT","account":"havneby"}}"#);
        problem(&record, &format!("the values of `{path}` are times"));
        check(("a.json", &record), &format!("--map ignore={path}"), false, &[]);
        inspected(&record, &format!("--map time={path}"), &[r#""time":"2026-11-24T0"#]);
    }
    let mapped = r#"{"besked":"TEXT","naar":"2026-11-24T09:00","account":"havneby"}"#;
    check(("a.json", mapped), "--map text=besked", true, &["the values of `naar` are times"]);
    // Not only in the first record.
    let lines = r#"{"text":"TEXT","ramme":"x","account":"a"}
{"text":"TEXT","ramme":"2026-11-24T09:00","account":"a"}
"#;
    check(("a.ndjson", lines), "", true, &["a.ndjson:2:", "the values of `ramme` are times"]);
    for key in [r#""score":"1.5""#, r#""user_id":1795510800"#, r#""ramme":"snart""#] {
        let record = format!(r#"{{{key},"text":"TEXT","account":"havneby"}}"#);
        check(("a.json", &record), "", false, &[]);
    }
    let timed =
        r#"{"created_at":"2026-11-24T09:00Z","ramme":"2026-11-24","text":"TEXT","account":"a"}"#;
    check(("a.json", timed), "", false, &["`ramme` is not known"]);
}

#[test]
fn names_of_exports_are_without_use_only_in_exports() {
    problem(r#"{"text":"TEXT","local_time":"2026-11-24T09:00","account":"a"}"#, "`local_time`");
    problem(r#"{"text":"TEXT","retweet_date":"2026-11-24","account":"a"}"#, "`retweet_date`");
    problem(r#"{"text":"TEXT","account_name":"a"}"#, "`account_name` looks like an account");
    let unread = "`media_files`, `renderedContent`, `visibility` are not";
    let record = r#"{"created_at":"2026-11-24T09:00Z","media_files":"a",
        "renderedContent":"Andet","visibility":"private","text":"TEXT","account":"a"}"#;
    check(("a.json", record), "", false, &[unread]);
    // twint
    let twint = r#"{"created_at":"2026-11-24T09:00Z","username":"a","tweet":"TEXT","timezone":"UTC",
        "user_rt":"","link":"https://x.com/a/status/1"}"#;
    let of_twint = ran("check", ("a.json", twint), "--format short");
    assert!(!of_twint.err.contains("not known"), "{}", of_twint.err);
}

#[test]
fn the_fields_of_drafts_are_read_in_flat_records() {
    let record = |fields: &str| {
        format!(
            r#"{{"id":"1","created_at":"2026-11-24T09:00Z","account":"a","text":"TEXT",{fields}}}"#
        )
    };
    for (fields, expected) in [
        (r#""platform":"threads""#, r#""platform":"threads""#),
        (r#""reply_to":"bo""#, r#""kind":"reply""#),
        (r#""reply_to":[{"screen_name":"bo","id":"2"}]"#, r#""kind":"reply""#),
        (r#""repost_of":"@bo""#, r#""kind":"repost""#),
        (r#""kind":"reply""#, r#""kind":"reply""#),
    ] {
        inspected(&record(fields), "", &[expected]);
        let mapped = record(fields).replace(r#""text""#, r#""besked""#);
        inspected(&mapped, "--map text=besked", &[expected]);
    }
    for empty in [r#""reply_to":[]"#, r#""reply_to":"""#, r#""reply_to":null"#] {
        inspected(&record(empty), "", &[r#""kind":"original""#]);
    }
    problem(&record(r#""platform":"myspace""#), "myspace");
    let unread = record(r#""attachments":[{"url":"a"}],"note_tweet":{},"card":"a""#);
    let said = "`attachments`, `card`, `note_tweet` are not known and not read";
    check(("a.json", &unread), "", false, &[said]);
    let keys = ran("inspect", ("a.json", &unread), "--format text");
    for name in ["attachments", "card", "note_tweet"] {
        assert!(!keys.out.contains(&format!("{name} →")), "{}", keys.out);
    }
}

#[test]
fn a_record_of_bluesky_may_be_alone() {
    let record =
        r#"{"$type":"app.bsky.feed.post","createdAt":"2026-12-02T09:00:00Z","text":"TEXT"}"#;
    inspected(record, "", &[r#""time":"2026-12-02T09:00:00Z""#, r#""platform":"bluesky""#]);
    problem(r#"{"$type":"app.bsky.feed.post","text":"TEXT"}"#, "createdAt");
}

#[test]
fn a_mapping_that_does_not_fit_is_a_problem() {
    let record = ("a.json", r#"{"Tekst":"TEXT","Konto":"a","created_at":"2026-12-02T09:00Z"}"#);
    let refused = |map: &str, words| check(record, map, true, &[words]);
    refused("--map text=Tekst,time=Nope", "no record has the key `Nope`");
    refused("--map text=Tekst,text=Konto", "`Tekst` and `Konto` are both mapped to `text`");
    refused("--map text=Tekst,alt=Tekst", "`Tekst` is mapped to two fields");
    check(record, "--map text=Tekst,account=Konto,ignore=Owner", false, &[]);
    let table = ("a.csv", "text,account\nTEXT,a\n");
    check(table, "--map ignore=Owner", false, &[]);
    // The parts of a long file need not all have the key.
    let first = r#"{"text":"TEXT","account":"a"}"#.to_owned() + &"\n".repeat(2 << 20);
    let lines = first + r#"{"text":"TEXT","Tid":"2026-12-02T09:00Z","account":"a"}"#;
    check(("a.ndjson", &lines), "--map time=Tid", false, &[]);
}

#[test]
fn a_mapping_that_does_not_apply_is_noted() {
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261202T090000Z\nSUMMARY:TEXT\n\
                    END:VEVENT\nEND:VCALENDAR\n";
    let bluesky =
        r#"{"$type":"app.bsky.feed.post","createdAt":"2026-12-02T09:00:00Z","text":"TEXT"}"#;
    let note = ["does not apply to this file"];
    for file in [("a.ics", calendar), ("a.txt", "TEXT"), ("a.json", bluesky)] {
        check(file, "--map time=Tid", false, &note);
    }
}

#[test]
fn keys_of_drafts_and_of_pages_are_mapped() {
    let draft = r#"{"publish_at":"2026-12-02T09:00Z","tekst":"TEXT","labels":["event"]}"#;
    inspected(draft, "--map text=tekst", &[r#""time":"2026-12-02T09:00:00Z""#]);
    let page = r#"{"data":[{"sendes":"2026-12-02T09:00Z","text":"TEXT","author_id":"1"}]}"#;
    inspected(page, "--map time=sendes", &[r#""time":"2026-12-02T09:00:00Z""#]);
}

#[test]
fn a_draft_with_a_time_of_publication_is_a_problem() {
    for state in [r#""status":"draft""#, r#""is_draft":true"#, r#""published":false"#] {
        let record =
            format!(r#"{{"created_at":"2025-12-02T09:00Z",{state},"text":"TEXT","account":"a"}}"#);
        problem(&record, "says that this is a draft");
    }
    let public =
        r#"{"created_at":"2025-12-02T09:00Z","status":"published","text":"TEXT","account":"a"}"#;
    check(("a.json", public), "", false, &["`status`"]);
}

#[test]
fn a_record_whose_time_has_not_come_is_a_draft() {
    let record = |fields: &str| format!(r#"{{{fields},"text":"TEXT","account":"a"}}"#);
    let lines = |fields: &str| format!("{}\n", record(fields));
    let is_planned = |file: (&str, &str), arguments: &str| {
        let at = "--at 2026-12-01T08:30Z";
        let ran = ran("queue", file, &format!("{at} --format json {arguments}"));
        assert!(ran.out.contains(r#""posts":1,"#), "{file:?} {}{}", ran.out, ran.err);
        assert_eq!(ran.code, Some(0), "{file:?} {}", ran.err);
    };
    for key in ["created_at", "time", "date", "timestamp"] {
        let time = format!(r#""{key}":"2026-12-01T09:00Z""#);
        is_planned(("a.json", &format!("[{}]", record(&time))), "");
        is_planned(("a.ndjson", &lines(&time)), "");
        let state = format!(r#"{time},"status":"scheduled","is_draft":false"#);
        is_planned(("a.json", &record(&state)), "");
    }
    let go_live = record(r#""go_live":"2026-12-01T09:00Z""#);
    for field in ["time", "created_at", "publish_at"] {
        is_planned(("a.json", &go_live), &format!("--map {field}=go_live"));
    }
    let time = r#""created_at":"2099-12-01T09:00Z""#;
    for (fields, words) in [
        (r#""status":"deleted""#, "says that this post was deleted"),
        (r#""status":"Fase 2""#, "`status` looks like the state"),
        (r#""scheduled_at":"2099-11-30T09:00Z""#, "`scheduled_at` is another time"),
    ] {
        problem(&record(&format!("{time},{fields}")), words);
    }
    let same = record(&format!(r#"{time},"scheduled_at":"2099-12-01T10:00+01:00""#));
    check(("a.json", &same), "", false, &["`scheduled_at` is not known"]);
}

#[test]
fn numbers_where_drafts_have_texts_are_problems() {
    for (field, name) in [
        (r#""media":[1]"#, "media"),
        (r#""media":[{"file":"a.png","alt":5}]"#, "alt"),
        (r#""reply_to":{"account":"bo","text":1}"#, "text"),
    ] {
        let record = format!(r#"{{"publish_at":"2026-12-02T09:00Z","text":"TEXT",{field}}}"#);
        problem(&record, &format!("`{name}`"));
    }
}

#[test]
fn an_empty_time_is_noted() {
    let note = ["1 post has no time"];
    for file in [
        ("a.json", r#"{"publish_at":null,"text":"TEXT","account":"a"}"#),
        ("a.ndjson", r#"{"date":null,"text":"TEXT","account":"a"}"#),
        ("a.json", r#"{"publish_at":null,"text":"TEXT","labels":["event"]}"#),
        ("a.yaml", "publish_at:\ntext: TEXT\n"),
        ("a.md", "---\npublish_at:\n---\nTEXT\n"),
    ] {
        check(file, "", false, &note);
    }
}

#[test]
fn inspect_lists_the_keys_of_all_records() {
    let lines = r#"{"text":"TEXT","account":"a","created_at":"2026-12-02T09:00Z"}
{"text":"TEXT","author_id":"1","created_at":"2026-12-02T09:00Z","mood":1}
"#;
    let ran = ran("inspect", ("a.ndjson", lines), "--format text");
    for name in ["account", "author_id", "mood"] {
        assert!(ran.out.contains(name), "{name} is not in {}", ran.out);
    }
}

#[test]
fn a_table_without_texts_is_no_text() {
    for table in ["a;b\n1;2\n3;4\n", "Navn;Alder\nBo;7\n", "Navn\tAlder\nBo\t7\n"] {
        let words = ["looks like a table, but no column has texts"];
        check(("a.txt", table), "", true, &words);
        check(("a.txt", table), "--input-format text", false, &[]);
    }
    check(("a.txt", "Husk madpakken; vi går kl. 9.\nVel mødt!"), "", false, &[]);
}

#[test]
fn a_note_of_mastodon_without_a_text_is_a_problem() {
    let note = r#"{"type":"Create","actor":"https://a.dk/users/a","published":"2026-12-02T09:00:00Z",
        "object":{"type":"Note","content":null,"attachment":[],"published":"2026-12-02T09:00:00Z"}}"#;
    problem(note, "content");
}

#[test]
fn the_media_of_flat_records_are_read() {
    let record = |media: &str| {
        format!(
            r#"{{"id":"1","account":"a","created_at":"2026-02-28T23:30Z","text":"TEXT","media":{media}}}"#
        )
    };
    let alt = record(r#"[{"type":"photo","alt":"A bridge"}]"#);
    inspected(&alt, "", &[r#""kind":"photo""#, r#""alt":"A bridge""#]);
    let video = record(r#"[{"type":"video","altText":""}, "https://a.dk/b.jpg"]"#);
    inspected(&video, "", &[r#""kind":"video""#, r#""kind":"photo""#]);
    for other in ["true", r#""a.jpg""#, "[1]", r#"{"a":1}"#] {
        check(("a.json", &record(other)), "", false, &["media"]);
    }
}

#[test]
fn posts_in_a_list_inside_an_object_are_read() {
    for (record, path) in [
        (r#"{"posts":[{"text":"TEXT"}]}"#, "posts"),
        (r#"{"data":{"items":[{"text":"TEXT"}]}}"#, "data.items"),
        (r#"{"meta":{"page":1},"results":[{"content":"TEXT"}]}"#, "results"),
        (r#"{"title":"Uge 48","plan":{"days":{"posts":[{"text":"TEXT"}]}}}"#, "plan.days.posts"),
        (r#"{"users":[{"id":1}],"items":[{"text":"TEXT","publish_at":null}]}"#, "items"),
    ] {
        let note = format!("the posts of the list `{path}` are read");
        check(("a.json", record), "", false, &[&note]);
        inspected(record, "", &[TEXT]);
    }
    let mapped = r#"{"posts":[{"body":"TEXT"}]}"#;
    inspected(mapped, "--map text=body", &[TEXT]);
    let keys = ran("inspect", ("a.json", r#"{"posts":[{"text":"TEXT"}]}"#), "--format text");
    assert!(keys.out.contains("text → text"), "{}", keys.out);
}

#[test]
fn what_is_beside_a_list_of_posts_is_noted() {
    let record = r#"{"season":"jul","posts":[{"text":"TEXT"}]}"#;
    check(("a.json", record), "", false, &["`season` is not known and not read"]);
}

#[test]
fn a_list_that_may_be_something_else_is_not_read() {
    let several = r#"{"a":[{"text":"TEXT"}],"b":{"c":[{"text":"TEXT"}]}}"#;
    problem(several, "several lists may have the posts: `a`, `b.c`");
    for record in [
        // The lists belong to a post.
        r#"{"message":"TEXT","history":[{"text":"TEXT"}]}"#,
        r#"{"id":"1","comments":[{"text":"TEXT"}]}"#,
        r#"{"posts":["TEXT"]}"#,
        r#"{"posts":[]}"#,
    ] {
        problem(record, "it has no `text`");
    }
}

#[test]
fn an_unknown_profile_is_a_problem() {
    for (name, content) in [
        ("a.json", r#"{"publish_at":"2026-12-02T09:00Z","text":"TEXT","profile":"municipalty"}"#),
        ("a.yaml", "text: TEXT\nprofile: municipalty\n"),
    ] {
        let words = ["unknown profile `municipalty`", "did you mean `municipality`?"];
        let ran = ran("check", (name, content), "");
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        for words in words {
            assert!(ran.err.contains(words), "{name} {words} {}", ran.err);
        }
    }
}

#[test]
fn a_platform_or_an_answered_post_under_another_key_is_a_problem() {
    for time in [r#""created_at":"2026-11-24T09:00Z","#, ""] {
        let record = |fields: &str| format!(r#"{{{time}"account":"a","text":"TEXT",{fields}}}"#);
        for (field, said, map, expected) in [
            (
                r#""network":"facebook""#,
                "`network` looks like the platform",
                "platform=network",
                r#""platform":"facebook""#,
            ),
            (
                r#""kanal":"LinkedIn""#,
                "`kanal` looks like the platform",
                "platform=kanal",
                r#""platform":"linkedin""#,
            ),
            (
                r#""in_reply_to":"@bo""#,
                "`in_reply_to` looks like the post",
                "reply_to=in_reply_to",
                r#""kind":"reply""#,
            ),
            (
                r#""svar_til":{"id":"1"}"#,
                "`svar_til` looks like the post",
                "reply_to=svar_til",
                r#""kind":"reply""#,
            ),
        ] {
            problem(&record(field), said);
            inspected(&record(field), &format!("--map {map}"), &[expected]);
        }
        for key in ["service", "profile_service", "destination", "target", "medie"] {
            let said = format!("`{key}` looks like the platform");
            problem(&record(&format!(r#""{key}":"facebook""#)), &said);
        }
        for field in [
            r#""network":"x""#,
            r#""network":"tv""#,
            r#""in_reply_to":null"#,
            r#""service":"twitter""#,
            r#""mark":"x""#,
        ] {
            check(("a.json", &record(field)), "", false, &["is not known and not read"]);
        }
    }
    let lines = r#"{"created_at":"2026-12-01T09:00Z","in_reply_to":null,"text":"TEXT","account":"a"}
{"created_at":"2026-12-01T09:00Z","in_reply_to":"@bo","text":"TEXT","account":"a"}
"#;
    check(("a.ndjson", lines), "", true, &["a.ndjson:2:", "`in_reply_to` looks like the post"]);
}

#[test]
fn a_key_that_says_reply_is_a_problem() {
    let record = |key: &str, value: &str| {
        format!(
            r#"{{"id":"1","text":"TEXT","created_at":"2024-11-26T02:24:35Z","account":"havneby","{key}":{value}}}"#
        )
    };
    for (key, value) in [
        ("replyToUsername", r#""bo""#),
        ("inReplyToUser", r#"{"username":"bo"}"#),
        ("inReplyToUserId", r#""99""#),
        ("in_reply_to_tweet_id", r#""1""#),
    ] {
        problem(&record(key, value), &format!("`{key}` looks like the post that is answered"));
    }
    for (key, value) in [("isReply", "false"), ("inReplyToUserId", "null"), ("isReply", "0")] {
        inspected(&record(key, value), "", &[r#""kind":"original""#]);
    }
    inspected(&record("isReply", "true"), "", &[r#""kind":"reply""#]);
    let map = "--map reply_to=isReply";
    inspected(&record("isReply", "true"), map, &[r#""kind":"reply""#]);
    inspected(&record("isReply", "false"), map, &[r#""kind":"original""#]);
    let listed = r#"[{"type":"replied_to","id":"2"}]"#;
    inspected(&record("referenced_tweets", listed), "", &[r#""kind":"reply""#]);
    let quoted = r#"[{"type":"quoted","id":"2"}]"#;
    inspected(&record("referenced_tweets", quoted), "", &[r#""kind":"original""#]);
}

#[test]
fn a_key_that_may_say_repost_is_a_problem() {
    let record = |value: &str| {
        format!(r#"[{{"text":"TEXT","time":"2025-12-05T09:00Z","account":"havneby",{value}}}]"#)
    };
    let kind = |kind: &str| format!(r#""kind":"{kind}""#);
    for key in ["retweeted", "isRetweeted", "reposted"] {
        let words = format!("`{key}` says that the post is a repost, or that somebody reposted it");
        problem(&record(&format!(r#""{key}":true"#)), &words);
        let map = format!("--map repost_of={key}");
        inspected(&record(&format!(r#""{key}":true"#)), &map, &[&kind("repost")]);
        inspected(&record(&format!(r#""{key}":false"#)), &map, &[&kind("original")]);
        for harmless in [format!(r#""{key}":false"#), format!(r#""{key}":1"#)] {
            check(("a.json", &record(&harmless)), "", false, &[]);
        }
        let ignored = format!("--map ignore={key}");
        check(("a.json", &record(&format!(r#""{key}":true"#))), &ignored, false, &[]);
    }
    // Where the APIs of X have it, it says what the reader of the API did.
    let of_api = r#"[{"text":"TEXT","created_at":"2025-12-05T09:00Z",
        "user":{"screen_name":"havneby"},"retweeted":true}]"#;
    inspected(of_api, "", &[&kind("original")]);
}

#[test]
fn a_key_that_says_deleted_is_a_problem() {
    let words = "says that this post was deleted or did not go out";
    for said in [r#""isDeleted":true"#, r#""removed":true"#, r#""deleted_at":"2025-12-06T09:00Z""#]
    {
        let record =
            format!(r#"[{{"text":"TEXT","time":"2025-12-05T09:00Z","account":"havneby",{said}}}]"#);
        problem(&record, words);
    }
    for said in [r#""isDeleted":false"#, r#""deleted_at":null"#, r#""deleted_at":"""#] {
        let record =
            format!(r#"[{{"text":"TEXT","time":"2025-12-05T09:00Z","account":"havneby",{said}}}]"#);
        check(("a.json", &record), "", false, &[]);
    }
}

#[test]
fn the_address_of_a_mapped_post_tells_its_platform() {
    let record = r#"{"message":"TEXT","created_time":"2025-12-05T09:00:00+0000",
        "permalink_url":"https:\/\/www.facebook.com\/havneby\/posts\/12"}"#;
    let map = "--map text=message,time=created_time";
    inspected(record, map, &[r#""platform":"facebook""#]);
}

#[test]
fn dates_that_contradict_each_other_are_a_problem() {
    let draft = |time: &str| format!(r#"{{"publish_at":"{time}","text":"TEXT"}}"#);
    let both = format!("[{},{}]", draft("25/06/2026 09:00"), draft("06/26/2026 09:00"));
    problem(&both, "`06/26/2026 09:00` is no date with the day first");
    let yaml = "- publish_at: 25/06/2026 09:00\n  text: TEXT\n\
                - publish_at: 06/26/2026 09:00\n  text: TEXT\n";
    check(("a.yaml", yaml), "", true, &["`06/26/2026 09:00` is no date with the day first"]);
    let post = |time: &str| {
        format!(r#"{{"id":"1","created_at":"{time}","text":"TEXT","account":"havneby"}}"#)
    };
    let both = format!("[{},{}]", post("06/26/2026 09:00"), post("25/06/2026 09:00"));
    problem(&both, "`25/06/2026 09:00` is no date with the month first");
    let same = format!("[{},{}]", post("26/06/2026 09:00"), post("25/06/2026 09:00"));
    inspected(&same, "", &["2026-06-25T07:00:00Z"]);
}

#[test]
fn the_help_names_the_keys_of_the_text_and_the_time() {
    let post = r#"{"message":"TEXT","created_time":"2024-11-26T02:24:35+0000","id":"1_2"}"#;
    let help = "--map 'text=message,time=created_time'";
    check(("a.json", &format!(r#"{{"data":[{post}]}}"#)), "", true, &[]);
    let ran = ran("check", ("a.json", &format!(r#"{{"data":[{post}]}}"#)), "");
    assert!(ran.err.contains(help), "{}", ran.err);
    let map = "--map text=message,time=created_time";
    inspected(&format!(r#"{{"data":[{post}]}}"#), map, &["2024-11-26T02:24:35Z", TEXT]);
    // The help on the platform works.
    let entry =
        "sources: [{file: '*.json', platform: facebook, map: {text: message, time: created_time}}]";
    assert!(ran.err.replace("\n        ", " ").contains(entry), "{}", ran.err);
    let folder = folder(&[("a.json", &format!("[{post}]")), ("tweetlint.yaml", entry)]);
    let ran = run(tweetlint("inspect a.json").current_dir(&folder));
    assert!(ran.out.contains(r#""platform":"facebook""#), "{} {}", ran.out, ran.err);
    for (record, help) in [
        (r#"{"tekst":"TEXT","udgives":"2026-12-01 09:00"}"#, "text=tekst,publish_at=udgives"),
        (
            r#"{"title":"Broen","body":"TEXT","goLive":"2026-12-01T09:00Z"}"#,
            "text=body,publish_at=goLive",
        ),
        (
            r#"{"id":1,"attributes":{"content":"TEXT","publishedAt":"2026-12-01T09:00Z"}}"#,
            "text=attributes.content,publish_at=attributes.publishedAt",
        ),
        (r#"{"title":"TEXT"}"#, "text=title"),
    ] {
        let ran = self::ran("check", ("a.json", record), "");
        assert!(ran.err.contains(&format!("--map '{help}'")), "{record} {}", ran.err);
        inspected(record, &format!("--map {help}"), &[TEXT]);
    }
}

#[test]
fn a_platform_beside_an_empty_time_is_read() {
    let record = r#"{"platform": "facebook", "created_at": null, "text": "Hej"}"#;
    let posts = crate::office::inspected("a.ndjson", format!("{record}\n").as_bytes());
    assert_eq!(posts[0]["platform"], "facebook");
    let planned = record.replace("\"text\"", "\"publish_at\": \"2096-11-24T09:00\", \"text\"");
    crate::office::says("a.json", planned.as_bytes(), "", 0, &[]);
    // It is a draft, unless it has what only published posts have.
    let draft = "note: 1 post has no time, and is checked as if it went out now";
    crate::office::says("a.json", record.as_bytes(), "", 0, &[draft]);
    let liked = record.replace("\"text\"", "\"like_count\": 5, \"text\"");
    let note = "note: 1 published post has no time, so rules that depend on windows leave it alone";
    crate::office::says("a.json", liked.as_bytes(), "", 0, &[note]);
}
