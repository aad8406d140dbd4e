//! The kind of a post is the same whatever format it was read from.

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
