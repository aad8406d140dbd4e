//! Tables with the names that the APIs of X have in JSON, as pandas and others flatten them.

use serde_json::{Value, json};

use crate::program::{Ran, folder, run, tweetlint};

#[track_caller]
fn go(table: &str, command: &str) -> Ran {
    let folder = folder(&[("a.csv", table)]);
    let ran = run(tweetlint(command).current_dir(folder.path()));
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.err);
    ran
}

#[track_caller]
fn inspected(table: &str) -> Vec<Value> {
    let ran = go(table, "inspect a.csv --lang en");
    assert_eq!(ran.err, "");
    ran.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

#[test]
fn statuses_of_the_first_api() {
    let names = "created_at,id,id_str,full_text,truncated,in_reply_to_status_id,\
        in_reply_to_status_id_str,in_reply_to_user_id,in_reply_to_user_id_str,\
        in_reply_to_screen_name,user.id,user.id_str,user.name,user.screen_name,\
        user.followers_count,retweet_count,favorite_count,lang,entities.urls,entities.hashtags,\
        quoted_status_id_str,retweeted_status.id_str,retweeted_status.user.screen_name";
    let time = "Tue Nov 26 02:24:35 +0000 2024";
    let links = "\"[{'url': 'https://t.co/a', 'expanded_url': 'https://vejby.dk/bro', 'indices': [4, 20]}]\"";
    let table = format!(
        "{names}\n\
        {time},1.86123456789013e+18,1861234567890133447,Se https://t.co/a,False,,,,,,7.0,7,Vejby,vejby,12,1,2,da,{links},[],,,\n\
        {time},1.86123456789013e+18,1861234567890133448,Tak,False,1.86e+18,1861234567890133440,8.0,8,bo,7.0,7,Vejby,vejby,12,0,0,da,[],[],,,\n\
        {time},1.86123456789013e+18,1861234567890133449,Mere,False,,,7.0,7,,7.0,7,Vejby,vejby,12,0,0,da,[],[],,,\n\
        {time},1.86123456789013e+18,1861234567890133450,RT @bo: Nyt,False,,,,,,7.0,7,Vejby,vejby,12,0,0,da,[],[],,1861234567890133440,bo\n"
    );
    let posts = inspected(&table);
    let ids = (447..=450).map(|end| json!(format!("1861234567890133{end}")));
    assert!(posts.iter().map(|post| &post["id"]).eq(ids.collect::<Vec<_>>().iter()), "{posts:?}");
    assert!(posts.iter().all(|post| post["account"] == "vejby" && post["lang"] == "da"));
    let report = go(&table, "audit a.csv --format json --quiet").out;
    let report: Value = serde_json::from_str(&report).expect("the report is JSON");
    let kinds = json!({"original": 1, "quote": 0, "reply": 1, "repost": 1, "thread": 1});
    assert_eq!(report["accounts"][0]["kinds"], kinds);
    let metrics = &report["accounts"][0]["metrics"];
    assert_eq!(
        (&metrics["likes"]["value"], &metrics["link-share"]["count"]),
        (&json!(2.0), &json!(1))
    );
}

#[test]
fn posts_of_the_second_api() {
    let names = "id,text,created_at,author.username,author.name,public_metrics.like_count,\
        public_metrics.retweet_count,public_metrics.reply_count,public_metrics.quote_count,\
        public_metrics.impression_count,public_metrics.bookmark_count,entities.urls,geo.place_id,\
        user_id_str";
    let links = r#""[{""start"": 3, ""url"": ""https://t.co/a"", ""expanded_url"": ""https://vejby.dk/bro""}]""#;
    let table = format!(
        "{names}\n1861234567890133447,Se https://t.co/a,2024-11-26T02:24:35.000Z,vejby,Vejby,5,1,0,0,90,0,{links},,7\n"
    );
    let posts = inspected(&table);
    assert_eq!(posts[0]["account"], "vejby");
    let report = go(&table, "audit a.csv --format json --quiet").out;
    let report: Value = serde_json::from_str(&report).expect("the report is JSON");
    let metrics = &report["accounts"][0]["metrics"];
    let counts = ["likes", "reposts-received", "replies-received", "views"];
    let counts = counts.map(|name| metrics[name]["value"].clone());
    assert_eq!(counts, [5.0, 1.0, 0.0, 90.0].map(|count| json!(count)));
    assert_eq!(metrics["link-share"]["count"], 1);
    let columns = go(&table, "inspect a.csv --format text --lang en").out;
    assert!(!columns.contains("not known"), "{columns}");
}

/// The longer text of a post is no value without use.
#[test]
fn what_is_not_read_is_noted() {
    let names = "id,text,created_at,author_id,username,note_tweet.text";
    let table = format!("{names}\n1861234567890133447,Nyt,2024-11-26T02:24:35Z,7,vejby,\n");
    let ran = go(&table, "inspect a.csv --lang en");
    assert!(ran.err.contains("note_tweet.text"), "{}", ran.err);
}

/// `entities` has only the first picture of a post, and calls that of a video a photo.
#[test]
fn pictures_of_statuses_are_read() {
    let entity = |number: usize, kind: &str| {
        let at = format!("https://x.com/vejby/status/186123456789013344{number}/{kind}/1");
        format!(
            "{{'url': 'https://t.co/a', 'expanded_url': '{at}', 'type': 'photo', 'sizes': {{'thumb': {{'w': 150}}}}}}"
        )
    };
    let film = "{'type': 'video', 'video_info': {'variants': [{'content_type': 'video/mp4'}]}}";
    let rows = |names: &str, lists: &[String]| {
        let row = |(number, list): (usize, &String)| {
            format!("186123456789013344{number},Nyt,2024-11-26T02:24:35Z,7,vejby,{list}\n")
        };
        let rows: String = lists.iter().enumerate().map(row).collect();
        inspected(&format!("id,text,created_at,author_id,username,{names}\n{rows}"))
    };
    let first = format!("\"[{}]\"", entity(0, "photo"));
    let video = format!("\"[{}]\"", entity(1, "video"));
    let posts = rows("entities.media", &[first.clone(), video.clone(), String::new()]);
    let [photo, film_of, none] = posts.as_slice() else { panic!("{posts:?}") };
    assert_eq!(photo["media"], json!([{"kind": "photo"}]));
    assert_eq!(film_of["media"], json!([{"kind": "video"}]));
    assert_eq!(none["media"], json!([]));
    // What is listed in another way is unknown.
    let posts = rows("entities.media", &["a.jpg".to_owned(), first.clone()]);
    assert_eq!(posts[0]["media"], json!(null));
    let all = [
        format!("{first},\"[{0}, {0}]\"", entity(0, "photo")),
        format!("{video},\"[{film}]\""),
        ",".to_owned(),
    ];
    let posts = rows("entities.media,extended_entities.media", &all);
    let kinds: Vec<&Value> = posts.iter().map(|post| &post["media"]).collect();
    let two = json!([{"kind": "photo"}, {"kind": "photo"}]);
    assert_eq!(kinds, [&two, &json!([{"kind": "video"}]), &json!([])]);
}

/// When twarc collected a post is no fact about it.
#[test]
fn what_twarc_adds_is_passed_over() {
    let names = "id,text,created_at,author_id,username,__twarc.retrieved_at,__twarc.url";
    let time = "2024-11-26T02:24:35Z";
    let table = format!("{names}\n1861234567890133447,Nyt,{time},7,vejby,{time},https://a.dk\n");
    assert_eq!(inspected(&table).len(), 1);
    let line = format!(
        "{{\"id\":\"1861234567890133447\",\"account\":\"vejby\",\"created_at\":\"{time}\",\"text\":\"Nyt\",\"__twarc.retrieved_at\":\"{time}\"}}\n"
    );
    let folder = folder(&[("a.ndjson", line.as_str())]);
    let ran = run(tweetlint("inspect a.ndjson --lang en").current_dir(folder.path()));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}
