//! What exports and plans say in columns and keys of their own: of what kind a post is, on which
//! platform, by whom, and that there is nothing.

use crate::{
    json_keys::check,
    program::{folder, run, tweetlint},
};

/// What `inspect` prints of a file.
#[track_caller]
pub(crate) fn inspected(name: &str, content: &str) -> String {
    let folder = folder(&[(name, content)]);
    let ran = run(tweetlint(&format!("inspect {name} --lang en")).current_dir(&folder));
    assert_eq!(ran.code, Some(0), "{content} {}", ran.err);
    ran.out
}

/// Expects that each line that `inspect` prints has these words.
#[track_caller]
fn lines(name: &str, content: &str, expected: &[&str]) {
    let out = inspected(name, content);
    assert_eq!(out.lines().count(), expected.len(), "{out}");
    for (line, expected) in out.lines().zip(expected) {
        assert!(line.contains(expected), "{expected} is not in {line}");
    }
}

const REPOST: &str = r#""kind":"repost""#;
const REPLY: &str = r#""kind":"reply""#;
const QUOTE: &str = r#""kind":"quote""#;
const ORIGINAL: &str = r#""kind":"original""#;

#[test]
fn columns_say_of_what_kind_a_post_is() {
    let time = "2025-03-03T12:00:00Z";
    for (columns, yes, no) in [
        ("is_retweet", "TRUE", "FALSE"),
        ("isRetweet", "t", "f"),
        ("is_rt", "1", "0"),
        ("Repost", "ja", "nej"),
        ("Type", "Genopslag", "Foto"),
        ("tweet_type", "retweeted", "original"),
        ("Deles fra", "@politi", ""),
    ] {
        let table =
            format!("created_at;text;{columns}\n{time};Se broen;{yes}\n{time};Se åen;{no}\n");
        lines("a.csv", &table, &[REPOST, ORIGINAL]);
    }
    let plan =
        "Dato;Tekst;Indholdstype\n25-12-2026 09:00;Ja, gerne;Svar\n25-12-2026 10:00;Hør;Citat\n";
    lines("a.csv", plan, &[REPLY, QUOTE]);
    // A column with the texts of answers is none that asks.
    let texts = "Dato;Tekst;Svar\n25-12-2026 09:00;Hvad mener I?;Vi venter på jer\n";
    check(("a.csv", texts), "", false, &["`Svar` is not known"]);
    let odd = "created_at;text;is_retweet\n2025-03-03T12:00Z;A;TRUE\n2025-03-03T12:00Z;B;måske\n";
    lines("a.csv", odd, &[ORIGINAL, ORIGINAL]);
}

#[test]
fn a_repost_that_twint_collected_is_of_the_account_that_made_it() {
    let table = "created_at,username,tweet,retweet,user_rt\n\
                 2020-02-02T10:00:00+01:00,politi,Kør forsigtigt.,True,havneby\n\
                 2020-02-02T10:00:00+01:00,havneby,Husk lys.,False,\n";
    let out = inspected("a.csv", table);
    let first = out.lines().next().unwrap_or_default();
    assert!(first.contains(r#""account":"havneby""#) && first.contains(REPOST), "{out}");
    assert!(out.lines().nth(1).is_some_and(|line| line.contains(ORIGINAL)), "{out}");
}

#[test]
fn keys_say_of_what_kind_a_post_is() {
    let record = |field: &str| {
        format!(r#"{{"created_at":"2025-03-03T12:00:00Z","account":"a","text":"Se åen",{field}}}"#)
    };
    for (field, kind) in [
        (r#""is_retweet":true"#, REPOST),
        (r#""isRetweet":true"#, REPOST),
        (r#""is_reply":true"#, REPLY),
        (r#""isQuote":true"#, QUOTE),
        (r#""type":"reply""#, REPLY),
        (r#""is_retweet":false"#, ORIGINAL),
        (r#""type":"photo""#, ORIGINAL),
        // A record that the quick parser leaves to `serde`.
        (r#""is_retweet":true,"platform":"facebook""#, REPOST),
    ] {
        lines("a.json", &record(field), &[kind]);
    }
}

#[test]
fn words_of_programs_for_nothing_are_nothing() {
    let nothing = ["NULL", "\\N", "nan", "None", "NA", "0", "False", "-", "<NA>"];
    let rows: Vec<String> = nothing
        .iter()
        .map(|nothing| format!("2025-03-03T12:00Z\tHej\t{nothing}\t{nothing}\n"))
        .collect();
    let table = format!("created_at\ttext\tin_reply_to_status_id\taccount\n{}", rows.concat());
    let out = inspected("a.tsv", &table);
    assert!(!out.contains(REPLY), "{out}");
    for nothing in ["NULL", "nan", "None", "NA", "-"] {
        assert!(!out.contains(&format!(r#""account":"{nothing}""#)), "{nothing} {out}");
    }
    let drafts = "udgives;tekst;frigivet af\nNULL;Kom og syng;nan\n";
    check(("a.csv", drafts), "", false, &["1 post has no time"]);
}

#[test]
fn words_for_no_picture_are_no_pictures() {
    for nothing in ["[]", "null", "uden billede", "mangler", "Nej tak"] {
        let table = format!("Dato;Tekst;Billede\n25-12-2026 09:00;Kom og syng;{nothing}\n");
        assert!(!inspected("a.csv", &table).contains("photo"), "{nothing}");
    }
    let python = "created_at,username,tweet,photos\n\
                  2020-02-02T10:00:00+01:00,a,Hej,\"['https://b.dk/1.jpg', 'https://b.dk/2.jpg']\"\n";
    assert_eq!(inspected("a.csv", python).matches("photo").count(), 2);
    let lines = "Dato;Tekst;Billede;Alt-tekst\n\
                 25-12-2026 09:00;Syng;\"kor.jpg\nhavn.jpg\";\"Et kor\nEn havn\"\n";
    let out = inspected("a.csv", lines);
    assert!(out.contains(r#""alt":"Et kor""#) && out.contains(r#""alt":"En havn""#), "{out}");
}

#[test]
fn an_account_may_be_an_object() {
    for author in [
        r#""author":{"handle":"havneby"}"#,
        r#""author":{"userName":"havneby"}"#,
        r#""user":{"handle":"havneby","name":"Havneby"}"#,
    ] {
        let record = format!(r#"[{{"text":"Hej","time":"2025-03-03T12:00:00Z",{author}}}]"#);
        lines("a.json", &record, &[r#""account":"havneby""#]);
    }
}

#[test]
fn an_author_that_is_an_object_changes_nothing_else() {
    for author in [
        r#""author":{"username":"havneby","id":"5"}"#,
        r#""user":{"handle":"havneby","id":5}"#,
        r#""user":{"name":"Havneby","id":5}"#,
    ] {
        for (said, read) in [
            (r#""platform":"linkedin""#, r#""platform":"linkedin""#),
            (
                r#""permalink":"https://www.facebook.com/havneby/posts/7""#,
                r#""platform":"facebook""#,
            ),
            (r#""kind":"reply""#, r#""kind":"reply""#),
            (r#""reply_to":"bo""#, r#""kind":"reply""#),
            (r#""isReply":true"#, r#""kind":"reply""#),
            (r#""is_retweet":true"#, r#""kind":"repost""#),
            (r#""isQuote":true"#, r#""kind":"quote""#),
            (r#""type":"reply""#, r#""kind":"reply""#),
            (r#""genopslag":"ja""#, r#""kind":"repost""#),
            (r#""media":[{"type":"photo","alt":"En kutter"}]"#, r#""alt":"En kutter""#),
        ] {
            let post = format!(
                r#"{{"id":"7","text":"Tak","time":"2025-03-03T12:00:00Z",{author},{said}}}"#
            );
            lines("a.json", &format!("[{post}]"), &[read]);
            lines("a.json", &format!(r#"{{"data":[{post}]}}"#), &[read]);
        }
    }
}

#[test]
fn the_address_of_a_post_tells_its_platform() {
    let facebook = "https://www.facebook.com/havneby/posts/12";
    let platform = r#""platform":"facebook""#;
    let time = "2025-03-03T12:00:00Z";
    for names in ["created_at,text,permalink", "created_at,text,url"] {
        lines("a.csv", &format!("{names}\n{time},Hej,{facebook}\n"), &[platform]);
    }
    for key in ["permalink", "url", "permalink_url"] {
        let record = format!(r#"[{{"text":"Hej","created_at":"{time}","{key}":"{facebook}"}}]"#);
        lines("a.json", &record, &[platform]);
    }
    let x = r#""platform":"x""#;
    let page = format!("created_at,text,url\n{time},Hej,https://www.facebook.com/events/1\n");
    lines("a.csv", &page, &[x]);
    let stated = format!("created_at,text,platform,permalink\n{time},Hej,threads,{facebook}\n");
    lines("a.csv", &stated, &[r#""platform":"threads""#]);
}

#[test]
fn a_post_that_was_published_is_not_planned_for_later() {
    for key in ["scheduled_at", "publish_date", "due_at", "planlagt"] {
        let record = |planned: &str| {
            format!(
                r#"[{{"text":"Hej","account":"a","created_at":"2026-10-02T08:00:00Z","{key}":{planned}}}]"#
            )
        };
        let words = format!("`{key}` is later than the time of publication");
        check(("a.json", &record(r#""2026-12-20T08:00:00Z""#)), "", true, &[&words]);
        let mapped = format!("--map publish_at={key}");
        check(("a.json", &record(r#""2026-12-20T08:00:00Z""#)), &mapped, false, &[]);
        check(("a.json", &record(r#""2026-10-02T07:00:00Z""#)), "", false, &["is not known"]);
        check(("a.json", &record("null")), "", false, &["is not known"]);
    }
}
