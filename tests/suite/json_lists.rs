//! Posts in lists inside objects of JSON: what a post says there counts as it does in a list of
//! its own, and what is beside the list is not lost.

use crate::{
    json_keys::check,
    program::{folder, run, tweetlint},
};

/// What each post of a file becomes, as `inspect` prints it.
#[track_caller]
fn inspected(name: &str, content: &str, expected: &[&str]) {
    let folder = folder(&[(name, content)]);
    let ran = run(tweetlint(&format!("inspect {name} --lang en")).current_dir(&folder));
    assert_eq!(ran.code, Some(0), "{content} {}", ran.err);
    for expected in expected {
        assert!(ran.out.contains(expected), "{expected} is not in {}", ran.out);
    }
}

const DRAFT: &str =
    r#"{"text":"Vi tænder træet.","publish_at":"2026-12-05T16:00+01:00","platform":"linkedin"}"#;

#[test]
fn drafts_under_data_keep_their_fields() {
    let said = [r#""platform":"linkedin""#, "2026-12-05T15:00:00Z"];
    for beside in ["", r#","meta":{"count":1}"#, r#","errors":[]"#, r#","includes":{}"#] {
        inspected("a.json", &format!(r#"{{"data":[{DRAFT}]{beside}}}"#), &said);
    }
    inspected("a.json", &format!(r#"{{"data":{DRAFT}}}"#), &said);
    inspected("a.ndjson", &format!("{{\"data\":{DRAFT}}}\n{{\"data\":{DRAFT}}}\n"), &said);
    let published = r#"{"data":[{"text":"Vi tændte træet.","time":"2025-12-05T16:00:00Z",
        "account":"havneby","platform":"mastodon"}]}"#;
    let said = [r#""platform":"mastodon""#, "2025-12-05T16:00:00Z", r#""account":"havneby""#];
    inspected("a.json", published, &said);
}

#[test]
fn a_list_beside_another_is_not_lost() {
    let post = r#"{"id":"1","text":"Vi tændte træet.","created_at":"2025-12-05T16:00:00Z"}"#;
    for (lists, paths) in [
        (format!(r#""data":[{DRAFT}],"drafts":[{DRAFT}]"#), "`data`, `drafts`"),
        (format!(r#""data":[{post}],"drafts":[{DRAFT}],"meta":{{}}"#), "`data`, `drafts`"),
        (format!(r#""statuses":[{post}],"more":[{post}]"#), "`statuses`, `more`"),
        (format!(r#""posts":[{DRAFT}],"plan":[{{"opslag":"Vi tænder."}}]"#), "`posts`, `plan`"),
    ] {
        let words = format!("several lists may have the posts: {paths}");
        check(("a.json", &format!("{{{lists}}}")), "", true, &[&words]);
    }
    let page = format!(r#"{{"data":[{post}],"errors":[{{"message":"Gone"}}]}}"#);
    check(("a.json", &page), "", false, &[]);
}

#[test]
fn what_counts_for_a_list_is_not_lost_beside_it() {
    for (beside, key) in [
        (r#""account":"havneby""#, "account"),
        (r#""konto":"@havneby""#, "konto"),
        (r#""platform":"facebook""#, "platform"),
        (r#""kanal":"Facebook""#, "kanal"),
        (r#""publish_at":"2026-12-05T16:00""#, "publish_at"),
        (r#""user":"havneby""#, "user"),
        (r#""account":{"handle":"havneby","id":3}"#, "account"),
        (r#""author":{"userName":"havneby"}"#, "author"),
        (r#""channel":{"platform":"facebook"}"#, "channel.platform"),
        (r#""meta":{"made":"by hand","konto":"havneby"}"#, "meta.konto"),
    ] {
        let file = format!(r#"{{{beside},"posts":[{{"text":"Vi tænder træet."}}]}}"#);
        let words = format!("`{key}` is beside the list of posts");
        check(("a.json", &file), "", true, &[&words]);
        check(("a.json", &file), &format!("--map ignore={key}"), false, &[]);
    }
    let inside = r#"{"plan":{"kanal":"Facebook","posts":[{"text":"Vi tænder træet."}]}}"#;
    check(("a.json", inside), "", true, &["`plan.kanal` is beside the list of posts"]);
    for beside in [r#""user":{"id":7}"#, r#""user":7"#, r#""meta":{"konto":""}"#] {
        let file = format!(r#"{{{beside},"posts":[{{"text":"Vi tænder træet."}}]}}"#);
        check(("a.json", &file), "", false, &[]);
    }
    let known = format!(r#"{{"platform":"linkedin","posts":[{DRAFT}]}}"#);
    check(("a.json", &known), "", false, &[]);
    let file = r#"{"account":"havneby","posts":[{"text":"Vi tænder træet."}]}"#;
    check(("a.json", file), "--account havneby", false, &[]);
}
