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

/// What such a table has of pictures, and of texts that are longer, is no value without use.
#[test]
fn what_is_not_read_is_noted() {
    let names = "id,text,created_at,author_id,username,extended_entities.media,note_tweet.text";
    let table = format!("{names}\n1861234567890133447,Nyt,2024-11-26T02:24:35Z,7,vejby,[],\n");
    let ran = go(&table, "inspect a.csv --lang en");
    assert!(ran.err.contains("extended_entities.media"), "{}", ran.err);
}
