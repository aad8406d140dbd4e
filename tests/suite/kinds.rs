//! The kind of a post, and which part of its text is the author's own, are the same
//! whatever format it was read from.

use jiff::tz::TimeZone;
use tweetlint::{
    input::{self, PartContext, ReadOptions},
    post::{Kind, Thread},
    source::{Source, Span},
    text::Text,
};

/// The kind of the one post in a file, or of the last of several.
#[track_caller]
fn check(format: &str, file: &str, expected: Kind) {
    let source = Source::new("posts", file);
    let format = input::format_named(format).expect("there is such a format");
    let options = ReadOptions::new(TimeZone::UTC);
    let parsed = format.posts(&source, &PartContext::Nothing, &options);
    let problems: Vec<String> = parsed.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new(), "{file}");
    assert_eq!(parsed.posts.last().map(|post| post.kind), Some(expected), "{file}");
}

#[test]
fn a_reply_that_quotes_is_a_reply_in_every_format() {
    let reply = Kind::Reply;
    check("yaml", "text: Ja\nreply_to: '1'\nquote_of: '2'\n", reply);
    check("markdown", "---\nreply_to: '1'\nquote_of: '2'\n---\nJa\n", reply);
    check("csv", "text,reply_to,quote_of\nJa,1,2\n", reply);
    check("csv", "id,created_at,text,reply_to,quote_of\n3,2021-09-22T14:00:00Z,Ja,1,2\n", reply);
    check("ndjson", "{\"text\":\"Ja\",\"reply_to\":\"1\",\"quote_of\":\"2\"}\n", reply);
    let flat = r#"{"id":"3","date":"2021-09-22T14:00:00Z","content":"@a Ja QT @b Nej"}"#;
    check("ndjson", &format!("{flat}\n"), reply);
    let v1 = r#"{"id_str":"3","full_text":"Ja","created_at":"Wed Sep 22 14:00:00 +0000 2021",
        "in_reply_to_status_id_str":"1","in_reply_to_screen_name":"a","quoted_status_id_str":"2"}"#;
    check("json", &format!("[{v1}]"), reply);
    let v2 = r#"{"data":[{"id":"3","text":"Ja","created_at":"2021-09-22T14:00:00.000Z",
        "referenced_tweets":[{"type":"quoted","id":"2"},{"type":"replied_to","id":"1"}]}]}"#;
    check("json", v2, reply);
}

#[test]
fn a_later_part_of_a_thread_is_one_whatever_it_refers_to() {
    for references in ["", "reply_to: '1'\n", "quote_of: '2'\n"] {
        let part = |number| format!("text: Ja\nthread: {{part: {number}, of: 2}}\n{references}");
        check("yaml", &part(2), Kind::Thread);
    }
    check("yaml", "text: Ja\nthread: {part: 1, of: 2}\nquote_of: '2'\n", Kind::Quote);
}

#[test]
fn what_a_file_states_precedes_what_follows_from_the_post() {
    check("yaml", "text: Ja\nkind: quote\nreply_to: '1'\n", Kind::Quote);
    check("csv", "text,kind,repost_of\nJa,reply,1\n", Kind::Reply);
    let mut post = tweetlint::post::Post::new("1", Text::verbatim("Ja", 0), Span::new(0, 2));
    assert_eq!(Kind::of(&post), Kind::Original);
    post.thread = Some(Box::new(Thread { part: 2, ..Thread::default() }));
    post.repost_of = Some(Box::default());
    assert_eq!(Kind::of(&post), Kind::Repost);
}

/// Some exports append the post that a post quotes to its text.
#[test]
fn what_an_export_appended_is_not_the_authors_in_any_format() {
    appended_in_all(
        "Kom til byfest https://x.com/vand_by/status/12 QT @vand_by Gratis øl!!",
        "Kom til byfest",
    );
    appended_in_all(" QT @vand_by Gratis øl!!", "");
    // All of a draft is its author's.
    check("ndjson", "{\"id\":\"1\",\"text\":\"Kom QT @vand_by\"}\n", Kind::Original);
    check("csv", "id,text\n1,Kom QT @vand_by\n", Kind::Original);
}

#[track_caller]
fn appended_in_all(text: &str, own: &str) {
    let records = [
        (
            "ndjson",
            format!(
                "{{\"id\":\"3\",\"created_at\":\"2021-09-22T14:00:00Z\",\"text\":\"{text}\"}}\n"
            ),
        ),
        ("csv", format!("id,created_at,text\n3,2021-09-22T14:00:00Z,{text}\n")),
    ];
    for (format, file) in records {
        let source = Source::new("posts", file);
        let format = input::format_named(format).expect("there is such a format");
        let options = ReadOptions::new(TimeZone::UTC);
        let posts = format.posts(&source, &PartContext::Nothing, &options).posts;
        let [post] = &*posts else { panic!("one post expected: {posts:?}") };
        assert_eq!(post.own_text(), own);
        assert_eq!((post.kind, post.verbatim), (Kind::Quote, false));
        let quoted = post.quote_of.as_ref().and_then(|quoted| quoted.account.as_deref());
        assert_eq!(quoted, Some("vand_by"));
    }
}

/// The same record without a time is a draft in every format, and then `@dmi` begins no reply.
#[test]
fn only_what_was_published_is_taken_for_a_reply() {
    let text = "@dmi varsler sne";
    check("ndjson", &format!("{{\"id\":\"1\",\"text\":\"{text}\"}}\n"), Kind::Original);
    check("csv", &format!("id,text\n1,{text}\n"), Kind::Original);
    let time = "2021-09-22T14:00:00Z";
    let record = format!("{{\"id\":\"1\",\"created_at\":\"{time}\",\"text\":\"{text}\"}}\n");
    check("ndjson", &record, Kind::Reply);
    check("csv", &format!("id,created_at,text\n1,{time},{text}\n"), Kind::Reply);
}
