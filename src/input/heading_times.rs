//! Times in headings and single lines: how people write above a post when it goes out, perhaps
//! with a label or a remark beside the time.

use super::{
    column_names::fields_named,
    states::{State, is_postponed},
};
use crate::{
    mapping::{PostField, plain_name},
    time::{is_day_or_clock, is_month, is_only_day, is_some_time, weekday},
};

/// What may be between a platform, a number or a time and the rest of a heading.
pub(super) const SEPARATORS: [&str; 9] = [":", " - ", "–", "—", ",", "|", "(", ")", "]"];

/// The most bytes of a line that may be a time or the names of platforms and nothing else.
pub(super) const LONGEST_LINE: usize = 120;

/// The labels of times beside the names of columns with days and planned times.
const LABELS: [&str; 2] = ["tid", "time"];

/// Those that can only be the labels of the time of a post, and not of an event, beside the names of
/// columns with planned times.
const LABELS_OF_POSTS: [&str; 13] = [
    "udgivelse",
    "hvornår",
    "planlagt",
    "planlægges",
    "publish",
    "publiceres",
    "publicering",
    "offentliggøres",
    "postes",
    "sendes",
    "lægges op",
    "slås op",
    "går ud",
];

/// A line without the label of a time: `24. november 2026 kl. 9` of `Tidspunkt: 24. november 2026
/// kl. 9`, and `mandag den 24. november 2026 kl. 9` of `Udgives mandag den 24. november 2026 kl. 9`.
pub(super) fn without_time_label(line: &str) -> &str {
    labelled_time(line).map_or(line, |(_, rest)| rest)
}

/// The label of a time and what follows it.
fn labelled_time(line: &str) -> Option<(&str, &str)> {
    let is_label = |label: &str| {
        let is_of_day = || fields_named(label).any(|field| field == PostField::Date);
        LABELS.contains(&&*plain_name(label)) || is_of_day() || is_label_of_post(label)
    };
    if let Some((label, rest)) = line.split_once(':').filter(|(label, _)| is_label(label)) {
        return Some((label, rest.trim()));
    }
    let mut ends = line.match_indices(' ').map(|(at, _)| at).take(2);
    let end = ends.find(|end| is_label(&line[..*end]))?;
    let rest = line[end..].trim();
    (is_about_time(rest) || is_some_time(without_remark(rest))).then_some((&line[..end], rest))
}

/// A time without a remark beside it: `24.11.2026 kl. 9` of `24.11.2026 kl. 9 – husk billede`. The
/// text as it is if what is beside the time may be another one, or says that it does not hold.
pub(super) fn without_remark(text: &str) -> &str {
    time_and_remark(text).filter(|(_, remark)| is_harmless(remark)).map_or(text, |(time, _)| time)
}

/// The whole time at the beginning of a text, and what follows it after a mark.
fn time_and_remark(text: &str) -> Option<(&str, &str)> {
    let cuts = SEPARATORS.iter().flat_map(|mark| {
        let cuts = text.match_indices(mark).map(|(at, _)| at);
        cuts.take_while(|at| *at <= LONGEST_LINE)
    });
    let at = cuts.filter(|at| is_some_time(&text[..*at])).min()?;
    Some((text[..at].trim_end(), &text[at..]))
}

/// Whether a heading begins with a whole time.
pub(super) fn begins_with_time(heading: &str) -> bool {
    is_some_time(heading) || time_and_remark(heading).is_some()
}

/// Whether a remark beside a time leaves the time as it is.
fn is_harmless(remark: &str) -> bool {
    let mut words = remark.split(|char: char| !char.is_alphanumeric());
    let is_of_time = |word: &str| weekday(word).is_some() || is_month(word);
    let has_digit = remark.contains(|char: char| char.is_ascii_digit());
    let state = State::of(remark);
    !has_digit
        && !words.any(|word| is_of_time(word) || is_postponed(word))
        && !matches!(state, Some(State::Draft | State::Gone))
}

/// Whether a heading has a whole time somewhere, beside other words.
pub(super) fn has_time(heading: &str) -> bool {
    // A hostile heading may have very many words.
    const MOST_WORDS: usize = 30;
    let starts = heading.match_indices(' ').map(|(at, _)| at + 1);
    let mut starts = [0].into_iter().chain(starts).take(MOST_WORDS);
    starts.any(|start| is_some_time(without_remark(&heading[start..])))
}

/// Whether a line is a time, a day, or the name of a day of the week, perhaps with a short remark,
/// and nothing else. Opening hours are none of these.
pub(super) fn is_only_time(line: &str) -> bool {
    let text = line.trim();
    if LONGEST_LINE < text.len() {
        return false;
    }
    let text = text[start_after_number(text)..].trim().trim_end_matches(':');
    let is_day = || is_only_day(text) && is_some_time(&format!("{text} 12:00"));
    weekday(text).is_some()
        || is_time_with_remark(text)
        || is_day()
        || has_only_words_of_times(text) && !is_range(text)
}

/// Whether a heading is the numbers of a day and a month: `24/11`, `24.11.`
pub(super) fn is_day_without_year(heading: &str) -> bool {
    let heading = heading.trim().trim_end_matches('.');
    let is_of_both = |mark: char| {
        let numbers = heading.split_once(mark);
        let has_only_digits = |number: &str| {
            !number.is_empty()
                && number.len() <= 2
                && number.bytes().all(|byte| byte.is_ascii_digit())
        };
        numbers.is_some_and(|(day, month)| has_only_digits(day) && has_only_digits(month))
            // A leap year has all days.
            && is_some_time(&format!("{heading}{mark}2024 12:00"))
    };
    ['/', '.'].into_iter().any(is_of_both)
}

/// The time with which a line begins, before a colon or dash and a text: `Mandag kl. 9` of `Mandag
/// kl. 9: Broen åbner`, `24/11` of `24/11 – Broen åbner`. `None` for any other line.
pub(super) fn led_by_time(line: &str) -> Option<&str> {
    const MARKS: [&str; 4] = [":", " – ", " — ", " - "];
    let cuts = MARKS.iter().flat_map(|mark| {
        let cuts = line.match_indices(mark).take_while(|(at, _)| *at <= LONGEST_LINE);
        cuts.map(|(at, mark)| (at, at + mark.len()))
    });
    let is_time = |text: &str| is_only_time(text) || is_day_without_year(text) && !is_part(text);
    let begins_text = |rest: &str| rest.trim_start().starts_with(char::is_alphabetic);
    let found =
        cuts.filter(|(end, rest)| begins_text(&line[*rest..]) && is_time(line[..*end].trim()));
    found.map(|(end, _)| line[..end].trim()).max_by_key(|time| time.len())
}

/// Whether a heading has a day without its year, or the name of a day of the week, beside other
/// words: `Bibliotek (24/11)`, `Svømmehal – mandag`.
pub(super) fn has_day_beside(heading: &str) -> bool {
    let piece = |piece: &str| {
        let piece = piece.trim();
        let piece =
            piece.strip_prefix("d. ").or_else(|| piece.strip_prefix("den ")).unwrap_or(piece);
        weekday(piece).is_some() || is_day_without_year(piece) && !is_part(piece)
    };
    let mut pieces = vec![heading];
    for mark in SEPARATORS {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(mark)).collect();
    }
    let first = heading.split_whitespace().next().unwrap_or_default();
    // `1/2 pris` is no day.
    pieces.into_iter().any(piece) || first.len() == "24/11".len() && piece(first)
}

/// Whether the numbers of a day may rather count the parts of something: `1/2`.
fn is_part(text: &str) -> bool {
    let numbers = text.split_once('/').map(|(part, of)| (part.parse::<u8>(), of.parse::<u8>()));
    matches!(numbers, Some((Ok(part), Ok(of))) if part <= of && of < 10)
}

/// Whether a line is a whole time, perhaps with a few words. More words are rather a text that begins
/// with the time of an event.
pub(super) fn is_time_with_remark(line: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let words = time_and_remark(line).map(|(_, remark)| remark.split_whitespace().count());
    is_some_time(line) || words.is_some_and(|count| count <= MOST_WORDS)
}

/// Whether a line has a range of days or hours, as opening hours do: `Mandag-fredag kl. 9-16`.
fn is_range(text: &str) -> bool {
    let is_outside = |char: char| !char.is_alphanumeric();
    let words: Vec<&str> = text.split(is_outside).filter(|word| !word.is_empty()).collect();
    let is_word = |word: &&str, of: &[&str]| of.contains(&&*word.to_lowercase());
    let is_number = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let has_to = words.iter().any(|word| is_word(word, &["til", "to"]));
    let has_dash = |one: &str, other: &str| {
        ["-", "–", "—"].iter().any(|dash| {
            let joined = text.split(*dash).map(str::trim).collect::<Vec<_>>();
            joined.windows(2).any(|pair| pair[0].ends_with(one) && pair[1].starts_with(other))
        })
    };
    let days: Vec<&&str> = words.iter().filter(|word| weekday(word).is_some()).collect();
    let of_days = days.windows(2).any(|pair| has_to || has_dash(pair[0], pair[1]));
    // What follows `kl` is no date.
    let clocks = words.iter().skip_while(|word| !is_word(word, &["kl", "klokken"])).skip(1);
    let clocks: Vec<&str> = clocks.copied().filter(|word| is_number(word)).collect();
    let of_hours = clocks.windows(2).any(|pair| has_to || has_dash(pair[0], pair[1]));
    of_days || of_hours
}

/// Whether a line has a day after a label, perhaps with a time of day, or anything after a label
/// that can only be that of a post: `Dato: 24. november 2026 kl. 9`, `Udgives: snart`.
pub(super) fn is_labelled_time(line: &str) -> bool {
    let Some((label, rest)) = labelled_time(line.trim()) else { return false };
    let rest = without_remark(rest);
    is_some_time(rest)
        || is_only_day(rest) && is_day_or_clock(rest)
        || !rest.is_empty() && is_label_of_post(label)
}

/// Whether a label can only be that of the time of a post.
fn is_label_of_post(label: &str) -> bool {
    let plain = plain_name(label);
    LABELS_OF_POSTS.iter().any(|known| plain_name(known) == plain)
        || fields_named(label).any(|field| field == PostField::PublishAt)
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

/// Whether a heading is a time, or seems to be one.
pub(super) fn seems_to_be_time(heading: &str) -> bool {
    is_about_time(heading) || is_some_time(heading.trim().trim_end_matches(':'))
}

/// Whether a line only counts posts, as in `Opslag 2`.
pub(super) fn is_number_of_post(line: &str) -> bool {
    const WORDS: [&str; 8] = ["opslag", "post", "tekst", "tweet", "nr", "nummer", "no", "some"];
    let words = line.split(|char: char| !char.is_alphanumeric()).map(str::to_lowercase);
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let is_number =
        |word: &String| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = words.iter().filter(|word| is_number(word)).count();
    numbers == 1 && words.iter().all(|word| is_number(word) || WORDS.contains(&word.as_str()))
}

/// Where a heading begins without the number of its post, as in `Opslag 2: Facebook`.
pub(super) fn start_after_number(heading: &str) -> usize {
    let first = SEPARATORS.iter().filter_map(|mark| Some((heading.find(mark)?, mark.len())));
    let first = first.min_by_key(|(at, _)| *at);
    first.filter(|(at, _)| is_number_of_post(&heading[..*at])).map_or(0, |(at, len)| at + len)
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
            assert!(!is_number_of_post(line), "{line}");
        }
        assert_eq!(start_after_number("Opslag 2: Facebook"), 9);
        assert_eq!(start_after_number("Broen: Facebook"), 0);
    }

    #[test]
    fn labels_and_remarks_are_no_part_of_a_time() {
        let time = "mandag den 24. november 2026 kl. 9.00";
        for line in [
            "Udgives mandag den 24. november 2026 kl. 9.00",
            "Udgives: mandag den 24. november 2026 kl. 9.00 (efter byrådsmødet)",
            "Lægges op mandag den 24. november 2026 kl. 9.00 – husk billede",
            "mandag den 24. november 2026 kl. 9.00, Bo",
        ] {
            assert_eq!(without_remark(without_time_label(line)), time, "{line}");
        }
        for line in [
            "24.11.2026 kl. 9 – 25.11.2026 kl. 12",
            "24.11.2026 kl. 9 (flyttet til onsdag)",
            "24.11.2026 kl. 9 (aflyst)",
            "24.11.2026 kl. 9-16",
            "Broen åbner mandag",
        ] {
            assert_eq!(without_remark(line), line);
        }
    }

    #[test]
    fn a_day_may_lack_its_year() {
        for heading in ["24/11", "24.11.", "29/2", "1.12"] {
            assert!(is_day_without_year(heading), "{heading}");
        }
        for heading in ["24.11.2026", "31/31", "24", "/", "1.2.3", "Del 1/2"] {
            assert!(!is_day_without_year(heading), "{heading}");
        }
    }

    #[test]
    fn a_line_may_be_only_a_time() {
        for line in ["Mandag", "24.11.2026 kl. 9 – husk billede", "Tirsdag kl. 9", "26. november"]
        {
            assert!(is_only_time(line), "{line}");
        }
        let text = "24.11.2026 kl. 9 – kom til åbning af det nye havnebad";
        let hours =
            ["Mandag-fredag kl. 9-16", "kl. 9.00 – 16.00", "10.00–14.00", "Man. til fre. kl. 9"];
        for line in [text, "Mandag åbner vi", "112"].into_iter().chain(hours) {
            assert!(!is_only_time(line), "{line}");
        }
        for line in ["Udgives mandag kl. 9", "Udgives: snart", "Dato: 24.11.2026"] {
            assert!(is_labelled_time(line), "{line}");
        }
        for line in ["Tid: kl. 19-21", "Dato: lørdag", "Husk: 24.11.2026 kl. 9", "Sendes fra Oslo"]
        {
            assert!(!is_labelled_time(line), "{line}");
        }
        assert!(has_time("Opslag om broen den 24. november 2026 kl. 9"));
    }

    #[test]
    fn a_text_may_be_led_by_a_time() {
        for (line, time) in [
            ("Mandag: Broen åbner", "Mandag"),
            ("24/11: Broen åbner", "24/11"),
            ("Mandag kl. 9:00 – broen åbner", "Mandag kl. 9:00"),
            ("24.11.2026 kl. 9:00: Broen åbner", "24.11.2026 kl. 9:00"),
        ] {
            assert_eq!(led_by_time(line), Some(time), "{line}");
        }
        for line in
            ["Mandag: 9-16", "1/2: Broen åbner", "Husk: Broen åbner", "På mandag: broen", "Mandag"]
        {
            assert_eq!(led_by_time(line), None, "{line}");
        }
    }

    #[test]
    fn a_heading_may_have_a_day_beside_other_words() {
        for heading in
            ["Bibliotek (24/11)", "Bad, 24/11", "Bad – mandag", "24/11 Bad", "Bad (d. 24/11)"]
        {
            assert!(has_day_beside(heading), "{heading}");
        }
        for heading in ["Bad (1/2)", "1/2 pris", "Broen", "Bad (2)", "Mandagsbad"] {
            assert!(!has_day_beside(heading), "{heading}");
        }
    }
}
