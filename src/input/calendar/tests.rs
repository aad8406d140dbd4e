//! Tests of calendars as programs save them, and of what is wrong in one.

use super::*;
use crate::{language::Language, source::At};

fn options() -> ReadOptions {
    ReadOptions::new(TimeZone::get("Europe/Copenhagen").expect("the zone is known"))
}

/// Compares the text and the time of each post, and the numbers of problems and notes.
#[track_caller]
fn check(events: &str, posts: &[(&str, &str)], problems: usize, notes: usize) {
    let file = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n");
    let source = Source::new("plan.ics", file);
    let parsed = parse(&source, &options());
    let time = |post: &Post<'_>| post.time.map_or(String::new(), |time| time.to_string());
    let found: Vec<(&str, String)> =
        parsed.posts.iter().map(|post| (post.text.as_str(), time(post))).collect();
    let posts: Vec<(&str, String)> =
        posts.iter().map(|(text, time)| (*text, (*time).to_owned())).collect();
    assert_eq!(found, posts);
    assert_eq!((parsed.problems.iter().count(), parsed.notes.len()), (problems, notes));
}

fn event(properties: &str) -> String {
    format!("BEGIN:VEVENT\r\n{}END:VEVENT\r\n", properties.replace('\n', "\r\n"))
}

#[test]
fn an_event_is_a_draft() {
    check(
        &event(
            "DTSTART;TZID=Europe/Copenhagen:20261124T090000\nSUMMARY:Broen\nDESCRIPTION:Broen er åben\\, kom\\nforb\n i! \\\\o/\n",
        ),
        &[("Broen er åben, kom\nforbi! \\o/", "2026-11-24T08:00:00Z")],
        0,
        0,
    );
    check(
        &event(
            "DTSTART:20261124T080000Z\nSUMMARY:Broen er åben\nBEGIN:VALARM\nDESCRIPTION:Husk!\nEND:VALARM\n",
        ),
        &[("Broen er åben", "2026-11-24T08:00:00Z")],
        0,
        0,
    );
    check(
        &event("DTSTART:20261124T090000\nDESCRIPTION:<p>Broen er <b>åben</b></p>Kom\n"),
        &[("Broen er åben\n\nKom", "2026-11-24T08:00:00Z")],
        0,
        0,
    );
}

#[test]
fn zones_have_the_names_of_windows_too() {
    let at = |zone: &str| event(&format!("DTSTART;TZID={zone}:20261124T090000\nSUMMARY:Hej\n"));
    check(&at("Romance Standard Time"), &[("Hej", "2026-11-24T08:00:00Z")], 0, 0);
    check(&at("\"Europe/London\""), &[("Hej", "2026-11-24T09:00:00Z")], 0, 0);
    check(&at("Mars/Olympus"), &[("Hej", "")], 1, 0);
    // A zone of the calendar itself, whose offset never changes.
    let zone = |last: &str| {
        format!(
            "BEGIN:VTIMEZONE\r\nTZID:Min zone\r\nBEGIN:STANDARD\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\n\
             BEGIN:DAYLIGHT\r\nTZOFFSETTO:{last}\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
        )
    };
    let event = at("Min zone");
    check(&(zone("+0200") + &event), &[("Hej", "2026-11-24T07:00:00Z")], 0, 0);
    check(&(zone("+0300") + &event), &[("Hej", "")], 1, 0);
}

#[test]
fn what_cannot_be_told_is_said() {
    check(&event("DTSTART;VALUE=DATE:20261124\nSUMMARY:Hej\n"), &[("Hej", "")], 1, 0);
    check(
        &event("DTSTART:20261124T080000Z\nSUMMARY:Hej\nRRULE:FREQ=WEEKLY\n"),
        &[("Hej", "2026-11-24T08:00:00Z")],
        0,
        1,
    );
    check(&event("SUMMARY:Hej\n"), &[("Hej", "")], 1, 0);
    check(&event("DTSTART:20261124T080000Z\n"), &[], 0, 1);
    check(&event("SUMMARY:Hej\nSTATUS:CANCELLED\n"), &[], 0, 1);
    check("BEGIN:VEVENT\r\nSUMMARY:Hej\r\n", &[], 1, 0);
    check("BEGIN:VTODO\r\nSUMMARY:Hej\r\nEND:VTODO\r\n", &[], 0, 1);
    check(&format!("METHOD:CANCEL\r\n{}", event("SUMMARY:Hej\n")), &[], 0, 1);
}

/// Compares what the problem of an event underlines, and its help.
#[track_caller]
fn check_problem(property: &str, underlined: &str, help: &str) {
    let event = event(&format!("{property}\nSUMMARY:Hej\n"));
    let source = Source::new("a.ics", format!("BEGIN:VCALENDAR\r\n{event}END:VCALENDAR"));
    let problems: Vec<Problem> = parse(&source, &options()).problems.into_iter().collect();
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    let At::Place(place) = &problem.at else { panic!("{problem:?}") };
    assert_eq!(&source.text()[place.bytes.clone()], underlined);
    let found = problem.help.as_ref().map(|help| help.get(Language::Da));
    assert!(found.as_ref().is_some_and(|found| found.contains(help)), "{found:?}");
}

#[test]
fn what_is_wrong_is_underlined() {
    check_problem("DTSTART;X=1;TZID=Mars/By:20261124T090000", "Mars/By", "Europe/Copenhagen");
    check_problem("DTSTART;VALUE=DATE:20261124", "20261124", "Hele dagen");
}

#[test]
fn a_line_may_go_on_within_a_letter() {
    let mut bytes = b"SUMMARY:Br\xC3\r\n \xB8nd \xF0\n\t\x9F\x98\x80 \xC3\xA6\r\n b".to_vec();
    let len = bytes.len();
    join_letters(&mut bytes);
    let text = String::from_utf8(bytes).expect("all letters are whole");
    assert_eq!((&*text, text.len()), ("SUMMARY:Br\u{f8}\r\n nd \u{1f600}\n\t \u{e6}\r\n b", len));
}

#[test]
fn words_are_where_they_are_in_the_file() {
    let file =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:Broen\\n er åb\r\n en\r\nEND:VEVENT\r\n";
    let source = Source::new("plan.ics", file);
    let parsed = parse(&source, &options());
    let text = &parsed.posts[0].text;
    assert_eq!(text.as_str(), "Broen\n er åben");
    let at = |word: &str| {
        let start = text.as_str().find(word).expect("the word is there");
        source.slice(text.locate(start..start + word.len()))
    };
    assert_eq!((at("Broen"), at("åben")), ("Broen", "åb\r\n en"));
}

#[test]
fn what_an_event_has_twice_is_a_problem() {
    let posts = [("a", "2026-12-02T09:00:00Z")];
    let twice =
        "DTSTART:20261202T090000Z\nDTSTART:20261002T090000Z\nDESCRIPTION:a\nDESCRIPTION:b\n";
    check(&event(twice), &posts, 2, 0);
}

#[test]
fn properties_that_are_not_read_are_noted_once() {
    let one = "DTSTART:20261202T090000Z\nSUMMARY:a\nURL:https://a.dk\nATTACH:https://a.dk/b.jpg\n";
    let post = ("a", "2026-12-02T09:00:00Z");
    check(&format!("{}{}", event(one), event(one)), &[post, post], 0, 1);
    check(&event("DTSTART:20261202T090000Z\nSUMMARY:a\nLOCATION:\n"), &[post], 0, 0);
}

#[test]
fn a_calendar_states_the_zone_of_its_times() {
    let floating = event("DTSTART:20261202T090000\nSUMMARY:a\n");
    let in_zone = |zone: &str| format!("X-WR-TIMEZONE:{zone}\r\n{floating}");
    check(&in_zone("Europe/London"), &[("a", "2026-12-02T09:00:00Z")], 0, 0);
    check(&in_zone("Mars/Olympus"), &[("a", "2026-12-02T08:00:00Z")], 1, 0);
}

#[test]
fn an_attached_picture_is_one_of_the_post() {
    let picture = "DTSTART:20261202T090000Z\nSUMMARY:a\n\
                   ATTACH;FILENAME=sti.jpg;FMTTYPE=image/jpeg:https://a.dk/open?id=1\n\
                   ATTACH;FMTTYPE=video/mp4:https://a.dk/b\n";
    let file = event(picture);
    let source = Source::new("plan.ics", file.as_str());
    let parsed = parse(&source, &options());
    let media = parsed.posts[0].media.known().expect("it has pictures");
    let files = media.iter().map(|one| {
        let name = one.file.as_ref().map_or("", |(name, _)| name);
        (one.kind.name(), name, one.alt == crate::post::Fact::Unknown)
    });
    let expected = [("photo", "sti.jpg", true), ("video", "https://a.dk/b", true)];
    assert_eq!(files.collect::<Vec<_>>(), expected);
    assert_eq!(parsed.notes.len(), 0);
}
