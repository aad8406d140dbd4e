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

#[test]
fn a_platform_above_a_list_is_that_of_its_posts() {
    let post = r#"{"text":"Vi tænder træet.","publish_at":"2026-12-05T16:00+01:00"}"#;
    let note = "the posts of the list `facebook.posts` are read as those of Facebook";
    let file = format!(r#"{{"facebook":{{"posts":[{post}]}}}}"#);
    check(("a.json", &file), "", false, &[note]);
    inspected("a.json", &file, &[r#""platform":"facebook""#, "2026-12-05T15:00:00Z"]);
    // A post that says another platform is right.
    inspected("a.json", &format!(r#"{{"Facebook":[{DRAFT}]}}"#), &[r#""platform":"linkedin""#]);
    let file = format!(r#"{{"posts":{{"facebook":[{post}],"x":[{post}],"LinkedIn":[{post}]}}}}"#);
    let said = [r#""platform":"facebook""#, r#""platform":"x""#, r#""platform":"linkedin""#];
    inspected("a.json", &file, &said);
    let file = format!(r#"{{"tiktok":{{"posts":[{post}]}}}}"#);
    check(("a.json", &file), "", true, &["`tiktok` names a network, but not clearly"]);
    let file = format!(r#"{{"facebook_instagram":[{post}]}}"#);
    check(("a.json", &file), "", true, &["`facebook_instagram` names a network"]);
    let file = format!(r#"{{"facebook":[{post}],"plan":[{post}]}}"#);
    check(("a.json", &file), "", true, &["several lists may have the posts: `facebook`, `plan`"]);
    // What is beside one list is not said of the other.
    let with_account = post.replace('{', r#"{"account":"havneby","#);
    let file = format!(
        r#"{{"facebook":{{"account":"havneby","posts":[{with_account}]}},"x":{{"posts":[{post}]}}}}"#
    );
    check(("a.json", &file), "", false, &[]);
    let file = format!(r#"{{"x":{{"account":"havneby","posts":[{post}]}},"fb":[{with_account}]}}"#);
    check(("a.json", &file), "", true, &["`x.account` is beside the list of posts"]);
}

#[test]
fn a_list_may_be_described() {
    let file = format!(r#"{{"description":"Uge 49","posts":[{DRAFT}]}}"#);
    inspected("a.json", &file, &["Vi tænder træet.", r#""platform":"linkedin""#]);
    check(("a.json", &file), "", false, &["`description` is not known and not read"]);
    let file = format!(r#"{{"beskrivelse":"Uge 49","facebook":[{DRAFT}]}}"#);
    check(("a.json", &file), "", false, &["the posts of the list `facebook` are read"]);
    // A list of another name may belong to the text.
    let file = format!(r#"{{"description":"Vi tænder træet.","more":[{DRAFT}]}}"#);
    check(("a.json", &file), "", true, &["it has no `text`"]);
    let note = "the posts of the list `more` are read";
    check(("a.json", &file), "--map ignore=description", false, &[note]);
}
