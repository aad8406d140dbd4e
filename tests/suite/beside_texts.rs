//! What a post has beside its text: link cards are checked, and a note says what is not read.

use crate::office::{findings, says};

#[test]
fn rules_on_links_read_link_cards() {
    let found = |name: &str, content: &str| {
        let found = findings(name, content.as_bytes()).into_iter();
        let rules = found.map(|finding| finding["rule"].as_str().unwrap_or_default().to_owned());
        rules.filter(|rule| rule.starts_with("link/")).collect::<Vec<_>>()
    };
    let shares = |link: &str| {
        format!(
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2026-11-01 10:00:00,\
             https://www.linkedin.com/feed/update/1,Læs planen,{link},,MEMBER_NETWORK\n"
        )
    };
    let tracked = "http://vejby.dk/a?utm_source=x";
    assert_eq!(found("Shares.csv", &shares(tracked)), ["link/insecure", "link/tracking"]);
    assert_eq!(found("Shares.csv", &shares("https://bit.ly/a")), ["link/shortener"]);
    // LinkedIn itself shortens the addresses of a post that is published.
    assert_eq!(found("Shares.csv", &shares("https://lnkd.in/a")), [""; 0]);
    let draft = "[{text: 'Vi har lagt planen for den nye havn ud, så alle kan læse den: https://lnkd.in/a', platform: linkedin, media: [], scheduled: false}]";
    assert_eq!(found("a.yaml", draft), ["link/shortener"]);
    assert_eq!(found("Shares.csv", &shares("https://vejby.dk/a")), [""; 0]);
    let post = serde_json::json!({"uri": "at://did:plc:a/app.bsky.feed.post/1", "value": {
        "$type": "app.bsky.feed.post", "text": "Læs planen", "createdAt": "2026-11-01T10:00:00Z",
        "embed": {"$type": "app.bsky.embed.external", "external": {"uri": tracked, "title": ""}}}});
    assert_eq!(found("a.json", &post.to_string()), ["link/insecure", "link/tracking"]);
}

#[test]
fn a_note_says_that_a_post_has_a_poll() {
    let note = "note: 1 post has a poll, whose options are not checked";
    says("a.tweet", b"Kage?\n\n( ) Ja\n( ) Nej\n", "", 0, &[note]);
    says("a.tweet", b"---\npoll: [Ja, Nej]\n---\n\nKage?\n", "", 0, &[note]);
    says("a.tweet", b"Kage?\n", "", 0, &[]);
    let status = |poll: &str| {
        format!(
            r#"{{"id": "1", "content": "<p>Kage?</p>", "created_at": "2026-11-01T10:00:00Z",
            "account": {{"acct": "vejby"}}, "poll": {poll}}}"#
        )
    };
    says("a.json", status(r#"{"options": [{"title": "Ja"}]}"#).as_bytes(), "", 0, &[note]);
    says("a.json", status("null").as_bytes(), "", 0, &[]);
    let page = |attachments: &str| {
        format!(
            r#"{{"data": [{{"id": "1", "author_id": "2", "text": "Kage?", "created_at": "2026-11-01T10:00:00Z"
            {attachments}}}], "includes": {{"users": [{{"id": "2", "username": "vejby"}}],
            "polls": [{{"id": "3", "options": [{{"position": 1, "label": "Ja", "votes": 2}}]}}]}}}}"#
        )
    };
    let asks = r#", "attachments": {"poll_ids": ["3"]}"#;
    says("a.json", page(asks).as_bytes(), "", 0, &[note]);
    says("a.json", page(r#", "attachments": {"poll_ids": []}"#).as_bytes(), "", 0, &[]);
    says("a.json", page("").as_bytes(), "", 0, &[]);
    let flat = r#"{"id": "1", "author_id": "2", "author": {"username": "vejby"}, "text": "Kage?",
        "created_at": "2026-11-01T10:00:00Z", "attachments": {"poll_ids": ["3"], "poll": {"id": "3"}}}"#;
    says("a.json", flat.as_bytes(), "", 0, &[note]);
}

#[test]
fn comments_on_linkedin_are_no_posts() {
    let comments = "Date,Link,Message\n2026-11-01 10:00:00,\
                    https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A1,Tak for det\n";
    let said =
        "error: this file of a download of LinkedIn has comments on posts of others, not posts";
    for name in ["Comments.csv", "kommentarer.csv"] {
        says(name, comments.as_bytes(), "", 2, &[said]);
        says(name, comments.replace('\n', "\r\n").as_bytes(), "", 2, &[said]);
    }
    says("a.csv", comments.replace("www.linkedin.com", "vejby.dk").as_bytes(), "", 0, &[]);
    says("Comments.csv", comments.as_bytes(), "--input-format csv", 0, &[]);
}

#[test]
fn a_note_says_that_titles_of_events_are_not_read() {
    let calendar = |title: &str| {
        format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20261124T080000Z\n\
             SUMMARY:{title}\nDESCRIPTION:Broen er åben\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    };
    let note = "note: `SUMMARY` of events are not read";
    says("a.ics", calendar("Vejen er lukket").as_bytes(), "", 0, &[note]);
    says("a.ics", calendar("Facebook: vejen er lukket").as_bytes(), "", 0, &[note]);
    for title in ["Facebook", "Broen", ""] {
        says("a.ics", calendar(title).as_bytes(), "", 0, &[]);
    }
}
