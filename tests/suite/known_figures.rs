//! `audit`: what the files do not state is unknown, and what they state is counted. Each figure
//! is compared with a count by hand.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::{
    answers::figure,
    program::{folder, run, tweetlint},
};

/// The report on some files. `exit` is the exit code.
#[track_caller]
fn report(files: &[(&str, &str)], arguments: &str) -> Value {
    let folder = folder(files);
    let command = format!("audit --format json --account havn {arguments} .");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    assert!(ran.code == Some(0), "{} {}", ran.err, ran.out);
    serde_json::from_str(&ran.out).expect("the report is JSON")
}

/// The figure of an account in one file.
#[track_caller]
fn of(name: &str, text: &str, metric: &str) -> Value {
    figure(&report(&[(name, text)], ""), "havn", metric)
}

/// Lines of a table of `count` published posts, each with the same further cells.
fn rows(from: usize, count: usize, cells: &str) -> String {
    let mut rows = String::new();
    for number in from..from + count {
        let day = 1 + number % 28;
        let _ = writeln!(
            rows,
            "{number},2026-03-{day:02}T1{}:0{}:00Z,havn,Nyt nummer {number} fra havnen i dag{cells}",
            number % 10,
            number % 7,
        );
    }
    rows
}

#[test]
fn nobody_knows_of_a_machine_where_no_program_is_stated() {
    let table = |columns: &str, rows: &str| format!("id,created_at,account,text{columns}\n{rows}");
    let share = |table: &str| of("a.csv", table, "machine-share");
    assert_eq!(share(&table("", &rows(0, 30, ""))), json!([null, 0, 0, 30]));
    let by_machine = rows(0, 30, ",dlvr.it");
    assert_eq!(share(&table(",source", &by_machine)), json!([1.0, 30, 30, 0]));
    let by_hand = rows(0, 30, ",Twitter Web App");
    assert_eq!(share(&table(",source", &by_hand)), json!([0.0, 0, 30, 0]));
    // 10 by a machine, 15 by hand; of 5 the program is not stated.
    let some = [rows(0, 10, ",dlvr.it"), rows(10, 15, ",Twitter Web App"), rows(25, 5, ",")];
    assert_eq!(share(&table(",source", &some.concat())), json!([0.4, 10, 25, 5]));
    // That two texts come back shows nothing of the other 28.
    let text = |id: &str, day: &str| {
        format!("{id},2026-03-{day}T09:00:00Z,havn,Vi har malet den gamle bro\n")
    };
    let repeated = rows(0, 28, "") + &text("a", "05") + &text("b", "06");
    assert_eq!(share(&table("", &repeated)), json!([null, 0, 0, 30]));
}

#[test]
fn a_limit_of_machines_is_broken_if_those_that_show_it_are_enough() {
    let rulebook =
        "rules: {account/machine-posted: {severity: warning, check: {limit: {max: 0.25}}}}\n";
    let feed = |number: usize| {
        let title = if number < 12 { "Pressemeddelelse: " } else { "" };
        format!(
            "- {{account: havn, publish_at: 2026-03-{:02}T1{}:0{}Z, text: \"{title}Nyt nummer {number} fra havnen\"}}\n",
            1 + number % 28,
            number % 10,
            number % 7
        )
    };
    let found = |count: usize| {
        let posts: String = (0..count).map(feed).collect();
        let report = report(&[("tweetlint.yaml", rulebook), ("posts.yaml", &posts)], "");
        let account = &report["accounts"][0];
        let found = account["account_findings"].as_array().expect("it is a list").clone();
        let found = found.into_iter().find(|one| one["rule"] == "account/machine-posted");
        (figure(&report, "havn", "machine-share"), found.map(|one| one["value"].clone()))
    };
    // 12 of 40 are 30 %, whoever posted the others; 12 of 50 are 24 %.
    assert_eq!(found(40), (json!([null, 0, 0, 40]), Some(json!(0.3))));
    assert_eq!(found(50), (json!([null, 0, 0, 50]), None));
}

/// Three citizens ask, go on from their question two minutes later, and are answered there.
fn conversations() -> String {
    let mut posts = String::new();
    for day in 5..8 {
        let _ = writeln!(
            posts,
            "- {{id: q{day}, account: anna{day}, publish_at: 2026-01-0{day}T08:00Z, text: \"@havn Hvorfor er vejen spærret?\"}}\n\
             - {{id: d{day}, account: anna{day}, publish_at: 2026-01-0{day}T08:02Z, text: \"@havn Altså Søndergade.\", reply_to: {{account: anna{day}, id: q{day}}}}}\n\
             - {{id: r{day}, account: havn, publish_at: 2026-01-0{day}T09:32Z, text: \"@anna{day} Den åbner på fredag\", reply_to: {{account: anna{day}, id: d{day}}}}}",
        );
    }
    posts
        + "- {id: p1, account: havn, publish_at: 2026-01-01T08:00Z, text: Godmorgen}\n\
             - {id: p2, account: havn, publish_at: 2026-01-20T08:00Z, text: Godnat}\n"
}

#[test]
fn an_answer_to_what_follows_a_question_answers_it() {
    let report = report(&[("posts.yaml", &conversations())], "");
    assert_eq!(figure(&report, "havn", "unanswered-share"), json!([0.0, 0, 3, 0]));
    // From the post that is answered: 90 minutes.
    assert_eq!(figure(&report, "havn", "reply-hours"), json!(1.5));
    // The question may be the later post, and the answer one to the earlier post.
    let earlier = |time: &str| {
        format!(
            "- {{id: p1, account: havn, publish_at: 2026-01-01T08:00Z, text: Godmorgen}}\n\
             - {{id: e1, account: anna, publish_at: 2026-01-05T08:00Z, text: \"@havn Vejen er spærret\"}}\n\
             - {{id: e2, account: anna, publish_at: 2026-01-05T08:01Z, text: \"@havn Hvorfor?\", reply_to: {{account: anna, id: e1}}}}\n\
             - {{id: r1, account: havn, publish_at: 2026-01-{time}Z, text: \"@anna Rør i jorden\", reply_to: {{account: anna, id: e1}}}}\n\
             - {{id: p2, account: havn, publish_at: 2026-01-20T08:00Z, text: Godnat}}\n"
        )
    };
    for (time, expected) in
        [("05T11:00", json!([0.0, 0, 1, 0])), ("05T08:00", json!([1.0, 1, 1, 0]))]
    {
        let report = self::report(&[("posts.yaml", &earlier(time))], "");
        assert_eq!(figure(&report, "havn", "unanswered-share"), expected, "{time}");
    }
}

/// Somebody else joins in below a question, and the account answers there.
#[test]
fn an_answer_below_a_post_of_somebody_else_answers_the_question_above() {
    // What joins in names the account, or only who asked; somebody may join in after that.
    for joined in ["@havn @anna5 Det undrer mig", "@anna5 Det undrer mig"] {
        let posts = format!(
            "- {{id: p1, account: havn, publish_at: 2026-01-01T08:00Z, text: Godmorgen}}\n\
             - {{id: q5, account: anna5, publish_at: 2026-01-05T08:00Z, text: \"@havn Hvorfor?\"}}\n\
             - {{id: q6, account: anna5, publish_at: 2026-01-06T08:00Z, text: \"@havn Hvornår?\"}}\n\
             - {{id: s5, account: bo, publish_at: 2026-01-05T09:00Z, text: \"{joined}\", reply_to: {{account: anna5, id: q5}}}}\n\
             - {{id: t5, account: eva, publish_at: 2026-01-05T09:30Z, text: \"@bo Også mig\", reply_to: {{account: bo, id: s5}}}}\n\
             - {{id: r5, account: havn, publish_at: 2026-01-05T10:00Z, text: \"@eva Rør i jorden\", reply_to: {{account: eva, id: t5}}}}\n\
             - {{id: p2, account: havn, publish_at: 2026-01-20T08:00Z, text: Godnat}}\n"
        );
        let report = report(&[("posts.yaml", &posts)], "");
        assert_eq!(figure(&report, "havn", "unanswered-share"), json!([0.5, 1, 2, 0]), "{joined}");
        // From the post that is answered: half an hour.
        assert_eq!(figure(&report, "havn", "reply-hours"), json!(0.5), "{joined}");
    }
    // What is above a post of another one is not answered by a reply further up.
    let others = "- {id: p1, account: havn, publish_at: 2026-01-01T08:00Z, text: Godmorgen}\n\
         - {id: e1, account: bo, publish_at: 2026-01-05T08:00Z, text: \"@havn Vejen er spærret\"}\n\
         - {id: e2, account: anna, publish_at: 2026-01-05T08:01Z, text: \"@havn Og broen?\", reply_to: {account: bo, id: e1}}\n\
         - {id: r1, account: havn, publish_at: 2026-01-05T11:00Z, text: \"@bo Ja\", reply_to: {account: bo, id: e1}}\n\
         - {id: p2, account: havn, publish_at: 2026-01-20T08:00Z, text: Godnat}\n";
    let report = report(&[("posts.yaml", others)], "");
    assert_eq!(figure(&report, "havn", "unanswered-share"), json!([1.0, 1, 1, 0]));
}

/// Two posts each of the harbour and the police, around those of a test.
fn news_of_both() -> String {
    let of_day = |account: &str, day: &str| {
        format!(
            "- {{id: {account}{day}, account: {account}, publish_at: 2026-01-{day}T08:00Z, text: Nyt fra {account}}}\n"
        )
    };
    let accounts = ["havn", "politi"].iter();
    accounts.flat_map(|account| ["01", "20"].map(|day| of_day(account, day))).collect()
}

/// A question to the harbour that the police answers is a question to the police.
#[test]
fn an_answer_of_a_listed_account_that_nobody_named_is_an_answer() {
    let mut posts = news_of_both();
    posts += "- {id: q5, account: anna, publish_at: 2026-01-05T08:00Z, text: \"@havn Hvem rydder vejen?\"}\n\
         - {id: r5, account: politi, publish_at: 2026-01-05T11:00Z, text: \"@anna Det gør vi\", reply_to: {account: anna, id: q5}}\n\
         - {id: q6, account: anna, publish_at: 2026-01-06T08:00Z, text: \"@havn Hvornår åbner broen?\"}\n\
         - {id: q7, account: anna, publish_at: 2026-01-07T08:00Z, text: \"@bo Skal vi gå en tur?\"}\n\
         - {id: r7, account: politi, publish_at: 2026-01-07T11:00Z, text: \"@anna God tur\", reply_to: {account: anna, id: q7}}\n";
    let figures = |rulebook: &str| {
        let report = report(&[("tweetlint.yaml", rulebook), ("posts.yaml", &posts)], "");
        let of = |account| {
            ["unanswered-share", "reply-hours"].map(|name| figure(&report, account, name))
        };
        [of("havn"), of("politi")]
    };
    // What a neighbour is asked is no question to the police, though the police joins in.
    let listed = figures("accounts: {havn: {}, politi: {}}\n");
    assert_eq!(listed[0], [json!([1.0, 1, 1, 0]), Value::Null]);
    assert_eq!(listed[1], [json!([0.0, 0, 1, 0]), json!(3.0)]);
    // Without a list, nobody knows that it does not answer as a neighbour.
    let unlisted = figures("timezone: Europe/Copenhagen\n");
    assert_eq!(unlisted[0], [json!([1.0, 2, 2, 0]), Value::Null]);
    assert_eq!(unlisted[1], [json!([null, 0, 0, 0]), json!(3.0)]);
}

/// Of most replies nobody knows how long they took.
#[test]
fn a_limit_of_hours_needs_half_of_the_replies() {
    let outcome = |known: usize, unknown: usize, hours: usize| {
        let mut posts = String::new();
        for number in 0..known {
            let day = 1 + number;
            let _ = writeln!(
                posts,
                "- {{id: q{day}, account: anna, publish_at: 2026-01-{day:02}T08:00Z, text: \"@havn Hvornår?\"}}\n\
                 - {{id: r{day}, account: havn, publish_at: 2026-01-{day:02}T{:02}:00Z, text: \"@anna Snart\", reply_to: {{account: anna, id: q{day}}}}}",
                8 + hours
            );
        }
        for number in 0..unknown {
            let _ = writeln!(
                posts,
                "- {{id: u{number}, account: havn, publish_at: 2026-02-{:02}T08:00Z, text: \"@bo Ja\", reply_to: bo}}",
                1 + number
            );
        }
        let rulebook =
            "rules: {dialog/slow-reply: {severity: warning, check: {limit: {max: 4, least: 5}}}}\n";
        let folder = folder(&[("tweetlint.yaml", rulebook), ("posts.yaml", &posts)]);
        let command = "audit posts.yaml --account havn --format html --lang en --quiet";
        let page = run(tweetlint(command).current_dir(folder.path())).out;
        let said = |text: &str| page.contains(text);
        let all = known + unknown;
        [
            said("gives half of its answers within"),
            said(&format!("as far as is known (of {known} of {all})")),
            said(&format!("it is known of only {known} of {all}")),
        ]
    };
    assert_eq!(outcome(10, 0, 6), [true, false, false]);
    assert_eq!(outcome(10, 10, 6), [true, true, false]);
    assert_eq!(outcome(10, 11, 6), [false, false, true]);
    assert_eq!(outcome(10, 11, 1), [false, false, true]);
}

#[test]
fn a_question_that_is_quoted_has_an_answer() {
    let quoted = conversations()
        + "- {id: q9, account: bo, publish_at: 2026-01-12T08:00Z, text: \"@havn Hvornår åbner skolen?\"}\n\
           - {id: q10, account: bo, publish_at: 2026-01-13T08:00Z, text: \"@havn Er der nogen?\"}\n\
           - {id: r9, account: havn, publish_at: 2026-01-12T11:00Z, text: Skolen åbner mandag, quote_of: {account: bo, id: q9}}\n";
    let report = report(&[("posts.yaml", &quoted)], "");
    // q9 is answered by a quote after 3 hours, q10 is not.
    assert_eq!(figure(&report, "havn", "unanswered-share"), json!([0.2, 1, 5, 0]));
    assert_eq!(figure(&report, "havn", "reply-hours-p90"), json!(3.0));
}

#[test]
fn a_question_to_two_accounts_needs_one_answer() {
    let mut posts = news_of_both();
    for day in 5..8 {
        let _ = writeln!(
            posts,
            "- {{id: q{day}, account: anna, publish_at: 2026-01-0{day}T08:00Z, text: \"@havn @politi Hvem rydder vejen?\"}}\n\
             - {{id: r{day}, account: politi, publish_at: 2026-01-0{day}T09:00Z, text: \"@anna Det gør vi\", reply_to: {{account: anna, id: q{day}}}}}",
        );
    }
    let rulebook = "accounts: {havn: {}, politi: {}}\n";
    let shares = |posts: &str| {
        let report = report(&[("tweetlint.yaml", rulebook), ("posts.yaml", posts)], "");
        ["havn", "politi"].map(|account| figure(&report, account, "unanswered-share"))
    };
    assert_eq!(shares(&posts), [json!([null, 0, 0, 0]), json!([0.0, 0, 3, 0])]);
    // One that nobody answered is a question to both.
    let more = posts.clone()
        + "- {id: q9, account: bo, publish_at: 2026-01-09T08:00Z, text: \"@havn @politi Er der glat?\"}\n";
    assert_eq!(shares(&more), [json!([1.0, 1, 1, 0]), json!([0.25, 1, 4, 0])]);
    // Of both together, it is one question.
    let folder = folder(&[("tweetlint.yaml", rulebook), ("posts.yaml", &more)]);
    let page = run(tweetlint("audit --format html --lang en .").current_dir(folder.path())).out;
    assert!(page.contains("1 of 4 questions was left without a reply"), "{page}");
    // An answer of somebody else, who is not audited, does not count.
    let by_others = posts
        .replace("account: politi, publish_at: 2026-01-0", "account: bo, publish_at: 2026-01-0");
    let by_others = by_others.replace(
        "account: bo, publish_at: 2026-01-01T08:00Z",
        "account: politi, publish_at: 2026-01-01T08:00Z",
    );
    assert_eq!(shares(&by_others), [json!([1.0, 3, 3, 0]), json!([1.0, 3, 3, 0])]);
}

/// A page of API v2 with photos, of which some have an alt text.
fn page_of_photos(count: usize, with_alt: usize) -> String {
    let key = |number: usize| format!("3_{number}");
    let post = |number: usize| {
        json!({"id": format!("18610000000000000{number:02}"), "author_id": "1", "created_at": format!("2026-03-{:02}T09:00:00.000Z", number + 1),
            "text": format!("Et billede, nummer {number}"), "attachments": {"media_keys": [key(number)]}})
    };
    let media = |number: usize| {
        let mut media = json!({"media_key": key(number), "type": "photo"});
        if number < with_alt {
            media["alt_text"] = json!("Havnen i solskin");
        }
        media
    };
    let posts: Vec<Value> = (0..count).map(post).collect();
    let media: Vec<Value> = (0..count).map(media).collect();
    json!({"data": posts, "includes": {"users": [{"id": "1", "username": "havn"}], "media": media}})
        .to_string()
}

#[test]
fn a_picture_has_no_alt_text_if_others_of_the_file_have_one() {
    assert_eq!(of("a.json", &page_of_photos(20, 12), "alt-share"), json!([0.6, 12, 20, 0]));
    // Nobody asked for alt texts, or there are none.
    assert_eq!(of("a.json", &page_of_photos(20, 0), "alt-share"), json!([null, 0, 0, 20]));
    // Another file shows nothing of this one.
    let others = page_of_photos(5, 0).replace("1861000", "1862000");
    let files = [("a.json", &*page_of_photos(5, 3)), ("b.json", &*others)];
    let both = report(&files, "");
    assert_eq!(figure(&both, "havn", "alt-share"), json!([0.6, 3, 5, 5]));
    // A picture outside of the period shows it, too.
    let later = report(&[("a.json", &page_of_photos(20, 12))], "--since 2026-03-13");
    assert_eq!(figure(&later, "havn", "alt-share"), json!([0.0, 0, 8, 0]));
}

#[test]
fn a_record_of_bluesky_has_all_captions_of_its_video() {
    let post = |number: usize, captions: Value| {
        json!({"post": {"uri": format!("at://did:plc:abc/app.bsky.feed.post/3k00{number}"), "cid": "c", "author": {"did": "did:plc:abc", "handle": "havn"},
            "record": {"$type": "app.bsky.feed.post", "createdAt": format!("2026-03-0{number}T10:00:00.000Z"), "text": "Se filmen",
                "embed": {"$type": "app.bsky.embed.video", "video": {"$type": "blob"}, "captions": captions}}, "indexedAt": "2026-03-01T10:00:00.000Z"}})
    };
    let captions = json!([{"lang": "da", "file": {"$type": "blob"}}]);
    let feed = json!({"feed": [post(1, captions), post(2, json!([]))]}).to_string();
    assert_eq!(of("feed.json", &feed, "caption-share"), json!([0.5, 1, 2, 0]));
}

#[test]
fn links_that_an_export_leaves_out_are_unknown() {
    let header = "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Permalink,Post type\n";
    let row = |number: usize| {
        let link = if number < 5 { " https://havn.dk/nyt" } else { "" };
        format!(
            "{number},77,Havn,Nyt nummer {number}{link},,0,03/{:02}/2026 08:05,https://www.facebook.com/77/posts/{number},Links\n",
            1 + number % 28
        )
    };
    let table = header.to_owned() + &(0..30).map(row).collect::<String>();
    // The links in five texts are links; beside the other 25 there may be one. Alone, the five
    // would be all posts that are known, and have a link.
    assert_eq!(of("a.csv", &table, "link-share"), json!([null, 0, 0, 30]));
    let folder = folder(&[("a.csv", &table)]);
    let page = run(tweetlint("audit --format html --lang en .").current_dir(folder.path())).out;
    assert!(page.contains("the files show links only where they are in the text"), "{page}");
    // A file that does say which posts have no link shows that there are such posts.
    let other = r#"{"platform":"facebook","account":"havn","id":"900","created_at":"2026-03-09T10:00:00Z","text":"Uden henvisning","entities":{"urls":[]}}"#;
    let report = report(&[("a.csv", &table), ("b.ndjson", other)], "");
    assert_eq!(figure(&report, "havn", "link-share"), json!([0.8333, 5, 6, 25]));
}

#[test]
fn instagram_makes_no_links() {
    let header = "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type\n";
    let row = |number: usize| {
        format!(
            "{number},7,havn,Havnen,Nyt nummer {number}. Link i bio https://havn.dk/{number},0,03/{:02}/2026 08:00,https://www.instagram.com/p/x{number}/,IG image\n",
            1 + number % 28
        )
    };
    let table = header.to_owned() + &(0..30).map(row).collect::<String>();
    assert_eq!(of("a.csv", &table, "link-share"), json!([null, 0, 0, 0]));
}

#[test]
fn an_account_that_only_reposts_has_no_streak() {
    let post = |number: usize| {
        let text = format!("RT @by: Nyt nummer {number}");
        json!({"id": number.to_string(), "account": "havn", "created_at": format!("2026-03-{:02}T09:07:00Z", 1 + number % 28), "text": text}).to_string()
    };
    let posts: Vec<String> = (0..40).map(post).collect();
    let report = report(&[("a.ndjson", &posts.join("\n"))], "");
    assert_eq!(figure(&report, "havn", "streak"), Value::Null);
    assert_eq!(figure(&report, "havn", "repost-share"), json!([1.0, 40, 40, 0]));
}

#[test]
fn all_pictures_of_a_thread_need_alt_texts() {
    let entry = |text: &str, media: &str| format!("{{text: {text}, media: [{media}]}}");
    let thread = |day: usize, first: &str, second: &str| {
        let entries = [entry("Nyt fra havnen", first), entry("Og mere nyt", second)].join(", ");
        format!("- {{account: havn, publish_at: 2026-01-0{day}T09:00, thread: [{entries}]}}\n")
    };
    let (with, without) = ("{file: a.jpg, alt: En bro}", "{file: b.jpg}");
    let posts = [thread(1, "", with), thread(2, with, without), thread(3, with, "")].concat();
    assert_eq!(of("posts.yaml", &posts, "alt-share"), json!([0.6667, 2, 3, 0]));
    assert_eq!(of("posts.yaml", &posts, "photo-share"), json!([1.0, 3, 3, 0]));
}

#[test]
fn parts_know_what_one_run_knows() {
    let (asked, answered) = (conversations(), page_of_photos(20, 12));
    let files = [
        ("tweetlint.yaml", "timezone: Europe/Copenhagen\n"),
        ("a.yaml", &*asked),
        ("b.json", &*answered),
        ("c.csv", "id,created_at,account,text\nx,,havn,Uden tid\n"),
    ];
    let folder = folder(&files);
    let ran = |arguments: &str| {
        let ran = run(tweetlint(arguments).current_dir(folder.path()));
        assert!(matches!(ran.code, Some(0)), "{} {}", ran.err, ran.out);
        ran.out
    };
    for period in ["", "--since 2026-02"] {
        for name in ["a.yaml", "b.json", "c.csv"] {
            ran(&format!("audit {name} {period} --part {name}.tlpart"));
        }
        let merged = ran("audit merge c.csv.tlpart b.json.tlpart a.yaml.tlpart --format json");
        assert_eq!(merged, ran(&format!("audit a.yaml b.json c.csv {period} --format json")));
    }
}

#[test]
fn a_column_that_marks_pictures_says_nothing_of_videos() {
    let rows = |from: usize| {
        let mark = |number: usize| if number.is_multiple_of(2) { "ja" } else { "nej" };
        let row = |number: usize| {
            format!("2026-03-{:02}T09:00Z,havn,Nyt nummer {number},{}\n", number + 1, mark(number))
        };
        (from..28).map(row).collect::<String>()
    };
    let table = "created_at,username,text,billede\n".to_owned() + &rows(0);
    for metric in ["media-share", "photo-share", "video-share"] {
        assert_eq!(of("a.csv", &table, metric), json!([null, 0, 0, 28]), "{metric}");
    }
    // Which of the pictures have alt texts is known all the same.
    let table = table.replace("billede\n", "billede,alt_text\n").replace(",ja\n", ",ja,Broen\n");
    let table = table.replace(",nej\n", ",nej,\n");
    assert_eq!(of("a.csv", &table, "photo-share"), json!([null, 0, 0, 28]));
    assert_eq!(of("a.csv", &table, "alt-share"), json!([1.0, 14, 14, 14]));
}

#[test]
fn a_short_link_at_the_end_may_be_a_picture() {
    let row = |number: usize| {
        let link = if number.is_multiple_of(2) { " https://t.co/abcDEF1234" } else { "" };
        format!("2026-03-{:02}T09:00Z,havn,Nyt nummer {number}{link}\n", number + 1)
    };
    let table = "created_at,username,text\n".to_owned() + &(0..28).map(row).collect::<String>();
    assert_eq!(of("a.csv", &table, "link-share"), json!([null, 0, 0, 28]));
    let within = table.replace(" https", " Se https").replace("1234", "1234 nu");
    assert_eq!(of("a.csv", &within, "link-share"), json!([0.5, 14, 28, 0]));
}
