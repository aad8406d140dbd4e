//! What a newsroom records about a post: how it is read from every kind of draft, and
//! what rules can demand of it.

use std::fs;

use jiff::tz::TimeZone;
use tweetlint::{
    input::{self, PartContext, ReadOptions},
    post::{Fact, Metadata},
    source::Source,
};

use crate::program::{run, tweetlint};

/// The metadata in the first post of a file in a line, with `?` for what is unknown.
fn show(metadata: &Metadata<'_>) -> String {
    fn fact<T>(fact: &Fact<T>, show: impl Fn(&T) -> String) -> String {
        fact.known().map_or("?".to_owned(), show)
    }
    let time =
        |time: &Option<(jiff::Timestamp, _)>| time.map_or("-".to_owned(), |(at, _)| at.to_string());
    [
        fact(&metadata.legal_basis, |basis| basis.as_deref().unwrap_or("-").to_owned()),
        fact(&metadata.consent, ToString::to_string),
        fact(&metadata.remove_after, time),
        fact(&metadata.captions, ToString::to_string),
        fact(&metadata.sponsored, ToString::to_string),
        fact(&metadata.approvals, |names| names.join("+")),
    ]
    .join(" | ")
}

#[track_caller]
fn check(format: &str, file: &str, expected: &str, problems: &[&str]) {
    let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
    let source = Source::new("a.x", file);
    let format = input::format_named(format).expect("there is such a format");
    let parsed = format.posts(&source, &PartContext::Nothing, &ReadOptions::new(timezone));
    assert_eq!(parsed.problems.iter().map(ToString::to_string).collect::<Vec<_>>(), problems);
    assert_eq!(show(parsed.posts[0].metadata()), expected, "{file}");
}

#[test]
fn every_draft_may_have_it() {
    let all =
        "retsplejeloven § 818 | true | 2026-05-31T22:00:00Z | true | false | Mona Lund+Bo Alm";
    let fields = "legal_basis: retsplejeloven § 818\nconsent: skriftligt, begge forældre\n\
                  remove_after: 2026-05-31\ncaptions: bro.vtt\nsponsored: nej\n\
                  approvals: [Mona Lund, {name: Bo Alm, at: 2026-05-04}, mona lund]\n";
    check("yaml", &format!("text: Broen\n{fields}"), all, &[]);
    check("markdown", &format!("---\n{fields}---\nBroen\n"), all, &[]);
    check(
        "json",
        r#"{"text": "Broen", "legal_basis": "retsplejeloven § 818", "consent": true,
            "remove_after": "2026-06-01T00:00+02:00", "captions": ["bro.vtt"], "sponsored": false,
            "approvals": ["Mona Lund", "Bo Alm"]}"#,
        all,
        &[],
    );
    check(
        "csv",
        "text,legal_basis,consent,remove_after,sponsored,approved_by\n\
         Broen,retsplejeloven § 818,ja,2026-05-31,,Mona Lund|Bo Alm\n",
        &all.replace("| true | false", "| ? | false"),
        &[],
    );
}

#[test]
fn what_a_draft_leaves_out_is_missing_and_what_a_file_cannot_say_is_unknown() {
    let (none, unknown) = ("- | false | - | false | false | ", "? | ? | ? | ? | ? | ?");
    check("yaml", "text: Broen", none, &[]);
    check("yaml", "thread: [Broen, Stien]", none, &[]);
    check("markdown", "Broen", none, &[]);
    check("json", r#"{"text": "Broen", "publish_at": null, "labels": ["a"]}"#, none, &[]);
    check("json", r#"{"text": "Broen", "created_at": "2020-01-01T10:00Z"}"#, unknown, &[]);
    check("text", "Broen", unknown, &[]);
    check("csv", "id,text\n1,Broen\n", unknown, &[]);
    check("csv", "id,text,consent\n1,Broen,\n", "? | false | ? | ? | ? | ?", &[]);
}

#[test]
fn a_part_of_a_thread_may_say_it_for_itself() {
    check(
        "yaml",
        "consent: true\nlegal_basis: A\nthread: [{text: Broen, legal_basis: B}]",
        "B | true | - | false | false | ",
        &[],
    );
}

#[test]
fn a_note_may_say_no() {
    for no in ["nej", "no", "ingen", "Ikke indhentet endnu", "pending", "mangler fra faderen", "''"]
    {
        let file = format!("text: Broen\nconsent: {no}\nlegal_basis: {no}\nsponsored: {no}\n");
        check("yaml", &file, "- | false | - | false | false | ", &[]);
    }
    check("yaml", "text: a\nsponsored: Nordisk Mølle", "- | false | - | false | true | ", &[]);
}

#[test]
fn a_mere_yes_is_no_law_and_no_name() {
    let file = "text: Broen\nlegal_basis: ja\napprovals: [yes, 2]\nremove_after: snart\n";
    let problems = [
        "a.x:2:14: `ja` names no legal basis (name the law or who has agreed, or leave it out)",
        "a.x:4:15: invalid time `snart` (write it as in `2026-11-24T09:00` or `2026-11-24T09:00+01:00`)",
        "a.x:3:13: `yes` is not a name (write the names of those who approved it)",
        "a.x:3:18: `2` is not a name (write the names of those who approved it)",
    ];
    check("yaml", file, "- | false | - | false | false | ", &problems);
    let problems = [
        "a.x:2:7: `ja` names no legal basis (name the law or who has agreed, or leave it out)",
        "a.x:2:10: `yes` is not a name (write the names of those who approved it)",
    ];
    let table = "text,legal_basis,approvals\nBroen,ja,yes\n";
    check("csv", table, "- | ? | ? | ? | ? | ", &problems);
}

#[test]
fn rules_may_ask_for_it() {
    let rules = "
  own/basis: {when: {has: photo, lacks: legal_basis}, check: {forbid: {words: [efterlyst]}}, examples: {
    bad: [{text: ‹Efterlyst›, media: a.jpg}],
    good: [{text: Efterlyst, media: a.jpg, legal_basis: § 818}, {text: Efterlyst, media: a.mp4}, Efterlyst]}}
  own/captions: {when: {has: video, lacks: captions}, check: {forbid: {words: [film]}}, examples: {
    bad: [{text: ‹film›, media: a.mp4}, {text: ‹film›, captions: true, media: {file: a.mp4, captions: false}}],
    good: [{text: film, captions: true, media: a.mp4}, {text: film, media: {file: a.mp4, captions: a.vtt}}, {text: film, media: a.jpg}, film]}}
  own/two-eyes: {when: {approvals: {fewer_than: 2}}, check: {forbid: {words: [film]}}, examples: {
    bad: [{text: ‹film›}, {text: ‹film›, approvals: [Bo, bo]}],
    good: [{text: film, approvals: [Bo, Ida]}]}}
  own/late: {when: {remove_after: past}, check: {forbid: {words: [film]}}, examples: {
    bad: [{text: ‹film›, remove_after: 2020-01-01}],
    good: [{text: film}, {text: film, remove_after: 2999-01-01}]}}
  own/paid: {when: {has: sponsored}, check: {require: {words: [reklame, annonce]}}, examples: {
    bad: [{text: ‹film›, sponsored: Møllen}],
    good: [{text: 'Reklame: film', sponsored: Møllen}, {text: film, sponsored: no}]}}
";
    let head = "title: a, why: b, severity: warning";
    let rules = rules.replace(": {when:", &format!(": {{{head}, when:"));
    let folder = tempfile::tempdir().expect("there is room");
    let rulebook = folder.path().join("tweetlint.yaml");
    fs::write(&rulebook, format!("rules:{rules}")).expect("there is room");
    let tested = run(tweetlint("test tweetlint.yaml").current_dir(folder.path()));
    assert_eq!(tested.code, Some(0), "{}{}", tested.out, tested.err);
}
