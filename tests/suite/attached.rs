//! Links in a column or key of their own, beside the texts of published posts.

use crate::program::{folder, run, tweetlint};

/// Checks whether a post that promises a page is found to lack its link.
#[track_caller]
fn lacks_link(name: &str, content: &str, lacks: bool) {
    let folder = folder(&[(name, content)]);
    let command = format!("check {name} --select link/missing --format short --lang en");
    let ran = run(tweetlint(&command).current_dir(&folder));
    assert_eq!(ran.out.contains("link/missing"), lacks, "{content} {}{}", ran.out, ran.err);
    assert!(!ran.err.contains("error: ") && !ran.err.contains("`link`"), "{}", ran.err);
}

const TEXT: &str = "Læs mere om stien på vores hjemmeside.";

#[test]
fn a_link_in_a_column_of_its_own_is_a_link_of_the_post() {
    let table =
        |link: &str| format!("id;created_at;text;link\n12345;2026-05-01T09:00Z;{TEXT};{link}\n");
    lacks_link("a.csv", &table("https://www.vejby.dk/sti"), false);
    lacks_link("a.csv", &table("https://x.com/vejby/status/12345"), true);
    lacks_link("a.csv", &table(""), true);
    let table = |permalink: &str| {
        format!(
            "created_at;text;platform;link;permalink\n2026-05-01T09:00Z;{TEXT};facebook;\
             https://www.facebook.com/events/9;{permalink}\n"
        )
    };
    lacks_link("a.csv", &table(""), true);
    lacks_link("a.csv", &table("https://www.facebook.com/vejby/posts/7"), false);
}

#[test]
fn a_link_under_a_key_of_its_own_is_a_link_of_the_post() {
    let record = |more: &str| {
        format!(r#"{{"id":"12345","created_at":"2026-05-01T09:00Z","text":"{TEXT}",{more}}}"#)
    };
    let page = r#""link":"https://www.vejby.dk/sti""#;
    let event = r#""link":"https://www.facebook.com/events/9""#;
    for (more, lacks) in [
        (page.to_owned(), false),
        (format!(r#"{page},"media":[]"#), false),
        (r#""link":"https://x.com/vejby/status/12345""#.to_owned(), true),
        (r#""link":null"#.to_owned(), true),
        (format!(r#"{event},"platform":"facebook""#), true),
        (format!(r#"{event},"platform":"facebook","permalink":"https://facebook.com/7""#), false),
    ] {
        lacks_link("a.json", &record(&more), lacks);
        lacks_link("a.ndjson", &record(&more), lacks);
    }
}
