//! The hours in which somebody answers, as a bio words them.
//!
//! Only what is understood without doubt counts: one sentence about answers with one stretch
//! of time, such as *Vi svarer hverdage kl. 9-15*. Of anything else the hours are unknown, so
//! that no account is accused because of a sentence that was misread.

use std::sync::LazyLock;

use jiff::{Timestamp, civil::Weekday, tz::TimeZone};
use regex::Regex;

/// The days and the time of day in which somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AnswerHours {
    /// Whether the hours are those of Monday to Friday only.
    is_on_workdays: bool,
    /// The first minute of the day.
    from: u16,
    /// The first minute of the day after the hours.
    until: u16,
}

/// The characters that end a sentence of a bio. A full stop must be followed by white space,
/// because it is also written in times: `9.30`.
const ENDS: [char; 8] = ['!', '?', '\n', '|', '•', '·', ';', '/'];

/// Beginnings of words of which a sentence about answers has one.
const ANSWERS: [&str; 9] =
    ["svar", "besvar", "bemand", "answer", "repl", "respon", "staffed", "monitor", "overvåg"];

/// Words, and beginnings of words, with which a sentence is about something else, or means
/// the opposite.
const OTHERS: [&str; 12] = [
    "ikke", "not", "ingen", "nobody", "aldrig", "never", "ring", "tlf", "telefon", "call", "phone",
    "undtag",
];

/// Words for Monday to Friday.
static WORKDAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"hverdag|arbejdsdag|weekday|working day|workday|\b(man|mon)(dag|day)?\.?\s*(-|–|—|til|to)\s*(fre|fri)",
    )
});

/// Words for every day of the week.
static EVERY_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"alle (ugens )?(7 |syv )?dage|hver dag|dagligt?\b|\bdaily\b|every day|(7|seven) days")
});

/// Names of days: alone, they say something that is not understood.
static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(man|tirs|ons|tors|fre|lør|søn)dag|\b(mon|tues|wednes|thurs|fri|satur|sun)day|weekend|\b(lør|søn|sat|sun)\b|helligdag|holiday",
    )
});

/// From one time of day to another.
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?P<h1>\d{1,2})([.:](?P<m1>\d{2}))?\s*(?P<p1>[ap]\.?m\.?)?\s*(-|–|—|til|to|og|and)\s*(kl\.?\s*)?(?P<h2>\d{1,2})([.:](?P<m2>\d{2}))?\s*(?P<p2>[ap]\.?m\b\.?)?",
    )
});

/// A pattern of this file.
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a test searches with each pattern")
}

impl AnswerHours {
    /// The hours that a bio states; `None` if it states none, or several.
    pub(super) fn in_bio(bio: &str) -> Option<Self> {
        // The full stop of an abbreviation ends no sentence.
        let bio = bio.to_lowercase().replace("kl. ", "kl ");
        let mut hours = sentences(&bio).filter_map(Self::in_sentence);
        hours.next().filter(|first| hours.all(|other| other == *first))
    }

    fn in_sentence(sentence: &str) -> Option<Self> {
        let words: Vec<&str> = sentence.split(|char: char| !char.is_alphanumeric()).collect();
        let begins =
            |stems: &[&str]| words.iter().any(|word| stems.iter().any(|s| word.starts_with(s)));
        // The end of *don't* is a word of its own here.
        let is_about_answers = begins(&ANSWERS) && !begins(&OTHERS) && !words.contains(&"t");
        let mut ranges = RANGE.captures_iter(sentence).filter(|_| is_about_answers);
        let (only, None) = (ranges.next()?, ranges.next()) else { return None };
        let days = sentence.replace(&only[0], " ");
        let without = WORKDAYS.replace_all(&days, " ");
        let is_on_workdays = WORKDAYS.is_match(&days);
        let is_every_day = EVERY_DAY.is_match(&days);
        if DAYS.is_match(&without) || is_on_workdays && is_every_day {
            return None;
        }
        let of = |name: &str| only.name(name).map(|part| part.as_str());
        let from = minute(of("h1")?, of("m1"), of("p1"))?;
        let until = minute(of("h2")?, of("m2"), of("p2"))?;
        (from < until).then_some(Self { is_on_workdays, from, until })
    }

    /// Whether a time is within the hours.
    pub(super) fn includes(self, time: Timestamp, timezone: &TimeZone) -> bool {
        let local = time.to_zoned(timezone.clone());
        let minute = 60 * i32::from(local.hour()) + i32::from(local.minute());
        let is_workday = !matches!(local.weekday(), Weekday::Saturday | Weekday::Sunday);
        (is_workday || !self.is_on_workdays)
            && i32::from(self.from) <= minute
            && minute < i32::from(self.until)
    }
}

/// The sentences of a bio.
fn sentences(bio: &str) -> impl Iterator<Item = &str> {
    bio.split(ENDS).flat_map(|part| part.split(". "))
}

/// The minute of the day of a time, such as 9, 15.30 or 5 pm; `None` if there is no such time.
fn minute(hour: &str, minutes: Option<&str>, half: Option<&str>) -> Option<u16> {
    let (hour, minutes): (u16, u16) = (hour.parse().ok()?, minutes.unwrap_or("0").parse().ok()?);
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + if half.starts_with('p') { 12 } else { 0 },
        None => hour,
    };
    let minute = 60 * hour + minutes;
    (minutes < 60 && minute <= 24 * 60).then_some(minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_or_unknown() {
        let hours = |is_on_workdays, from, until| Some(AnswerHours { is_on_workdays, from, until });
        for (bio, expected) in [
            ("Lindhavn Kommune. Vi svarer hverdage 9-15. Akut: 112.", hours(true, 540, 900)),
            ("Vi svarer hverdage kl. 9.30–15.30", hours(true, 570, 930)),
            ("Vi svarer alle dage mellem 8 og 22", hours(false, 480, 1320)),
            ("Replies Mon–Fri 9–15. Emergency: 112", hours(true, 540, 900)),
            ("We answer monday to friday, 9 am to 5 pm", hours(true, 540, 1020)),
            ("We reply 9:00-17:00", hours(false, 540, 1020)),
            ("Vi svarer man-fre 8-16", hours(true, 480, 960)),
            ("Vi svarer mandag-fredag 8-16", hours(true, 480, 960)),
            ("Åbent hverdage 9-15", None),
            ("Ring hverdage 9-15, så svarer vi", None),
            ("Vi svarer ikke 9-15", None),
            ("We don't reply 9-15", None),
            ("Vi svarer hverdage 9-15 og lørdag 10-12", None),
            ("Vi svarer lørdag 10-12", None),
            ("Vi svarer mandag-torsdag 9-15", None),
            ("Vi svarer hverdage 9-15. Vi svarer i juli 10-12", None),
            ("Vi svarer hverdage", None),
            ("Vi svarer 15-9", None),
            ("Vi svarer 9-99", None),
            ("", None),
        ] {
            assert_eq!(AnswerHours::in_bio(bio), expected, "{bio}");
        }
    }

    #[test]
    fn hours_are_those_of_the_time_zone() {
        let hours = AnswerHours::in_bio("Vi svarer hverdage 9-15").expect("it has hours");
        let timezone = crate::time::default_timezone();
        for (time, expected) in [
            ("2026-01-05T08:00Z", true),
            ("2026-01-05T07:59Z", false),
            ("2026-01-05T13:59Z", true),
            ("2026-01-05T14:00Z", false),
            ("2026-07-06T07:00Z", true),
            ("2026-01-04T10:00Z", false),
        ] {
            let time: Timestamp = time.parse().expect("it is a time");
            assert_eq!(hours.includes(time, &timezone), expected, "{time}");
        }
    }
}
