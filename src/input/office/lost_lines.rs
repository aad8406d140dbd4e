//! Lines of a document that say when or where posts go out, but are part of a text.

use crate::{
    input::heading_platforms::{first_label, is_only_platforms, without_time_label},
    message::Message,
    source::{Problem, Source, Span},
    time::{is_day_or_clock, is_month, is_only_day, is_some_time, weekday},
};

/// The problem that a line is only a time or a platform, but neither a heading nor bold, or begins
/// with a platform, or names one or an account after a label. Its author probably meant these as
/// those of the post. `has_time` says whether the post has a time: another one after a label may be
/// that of an event.
pub(super) fn lost_line(source: &Source, span: Span, has_time: bool) -> Option<Problem> {
    let line = source.slice(span);
    if is_only_time(line) || !has_time && is_labelled_time(line) {
        return Some(lost(source, span, "paragraph-time"));
    }
    if let Some(problem) = lost_platform(source, span) {
        return Some(problem);
    }
    let label = line.lines().find_map(first_label)?;
    let message = Message::new("paragraph-label").with("label", label);
    Some(Problem::at(source, span, message).help(Message::new("paragraph-label-help")))
}

/// The problem that a line is only a platform.
pub(super) fn lost_platform(source: &Source, span: Span) -> Option<Problem> {
    is_only_platforms(source.slice(span)).then(|| lost(source, span, "paragraph-platform"))
}

fn lost(source: &Source, span: Span, message: &'static str) -> Problem {
    Problem::at(source, span, Message::new(message)).help(Message::new("paragraph-time-help"))
}

/// Whether a paragraph in bold letters is a heading: people write the time or the platform above
/// its posts so.
pub(super) fn is_heading_if_bold(paragraph: &str) -> bool {
    is_only_time(paragraph) || is_only_platforms(paragraph)
}

/// Whether a paragraph is a time, a day, or the name of a day of the week, and nothing else.
fn is_only_time(paragraph: &str) -> bool {
    let text = paragraph.trim().trim_end_matches(':');
    let is_day = || is_only_day(text) && is_some_time(&format!("{text} 12:00"));
    weekday(text).is_some() || is_some_time(text) || is_day() || has_only_words_of_times(text)
}

/// Whether a paragraph is a day after a label, perhaps with a time of day: `Udgives: 24. november
/// 2026 kl. 9`.
fn is_labelled_time(paragraph: &str) -> bool {
    let text = without_time_label(paragraph.trim());
    text != paragraph.trim() && (is_some_time(text) || is_only_day(text) && is_day_or_clock(text))
}

/// Whether a text has nothing but numbers and words of times: `Tirsdag kl. 9`, `26. november`.
fn has_only_words_of_times(text: &str) -> bool {
    const BESIDE: [&str; 10] = ["kl", "klokken", "den", "d", "the", "at", "on", "of", "am", "pm"];
    let is_of_times = |word: &str| {
        let number = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let ordinal = ["", "st", "nd", "rd", "th", "am", "pm"].contains(&&word[number.len()..]);
        let is_number = || ordinal && number.bytes().all(|byte| byte.is_ascii_digit());
        BESIDE.contains(&&*word.to_lowercase())
            || weekday(word).is_some()
            || is_month(word)
            || !number.is_empty() && is_number()
    };
    let mut words = text.split(|char: char| !char.is_alphanumeric());
    is_about_time(text) && words.all(|word| word.is_empty() || is_of_times(word))
}

/// Whether a heading seems to say when something goes out: it is a day of the week, or
/// has a number beside a day, a month or *kl.*
pub(super) fn is_about_time(heading: &str) -> bool {
    let words: Vec<&str> = heading
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has_number = words.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let says =
        |word: &&str| weekday(word).is_some() || is_month(word) || word.eq_ignore_ascii_case("kl");
    match words.as_slice() {
        [only] => weekday(only).is_some(),
        _ => has_number && words.iter().any(says),
    }
}

/// Whether a line only counts posts, as in `Opslag 2`.
pub(super) fn is_number_of_post(line: &str) -> bool {
    const WORDS: [&str; 8] = ["opslag", "post", "tekst", "tweet", "nr", "nummer", "no", "some"];
    let words = line.split(|char: char| !char.is_alphanumeric()).map(str::to_lowercase);
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let is_number =
        |word: &String| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = words.iter().filter(|word| is_number(word)).count();
    numbers == 1 && words.iter().all(|word| is_number(word) || WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_only_count_posts() {
        for line in ["Opslag 2", "Opslag nr. 3:", "1.", "#4", "POST 12"] {
            assert!(is_number_of_post(line), "{line}");
        }
        for line in ["Opslag", "Opslag 24.11", "FB-opslag 1", "112", "Vi åbner 1", ""] {
            assert!(!is_number_of_post(line) || line == "112", "{line}");
        }
    }
}
