//! Years of the past in running text: `i 1728`, `in May 1943`, `i 1800-tallet`.
//!
//! Such a year is a clue that a sentence is about the past. Four digits may also be a
//! time of day (`from 1530 to 1600`), a count (`i 1500 hjem`) or part of a longer
//! expression (`i 1530-tiden`). These do not count as years.

use std::ops::Range;

use jiff::tz::TimeZone;

use super::Subject;
use crate::matcher::Reach;

/// Words after which four digits are a year.
const BEFORE_YEAR: &str = "\
    i fra under in from of året årene år year januar februar marts april maj juni juli \
    august september oktober november december january february march may june july \
    october foråret sommeren efteråret vinteren spring summer autumn winter";

/// Words after which a round number may be a time of day, not a year: `fra 1900`.
const BEFORE_TIME: &str = "fra from";

/// Words that are followed by the year in which a thing was made: *built in 1998*.
const MADE: &str = "\
    bygget opført opførtes indviet indviedes grundlagt stiftet født etableret anlagt \
    restaureret renoveret ombygget fredet åbnet åbnede bygning bygningen built erected \
    founded established opened restored renovated born dating completed";

/// Endings that a year may have, as in `1940’erne`, `1940s` and `1800-tallet`.
const ENDINGS: &str = "-tallet -tallets 'erne ’erne erne -erne s 's ’s";

/// Nouns after which `of` and a number give a count and not a year: `a crowd of 1500`.
const COUNTED_OF: &str = "\
    crowd group total number distance height depth area radius team force population \
    rate speed";

/// Units and nouns before which four digits are a count, as in `1500 hjem`.
const COUNTED: &str = "\
    hjem husstande boliger huse lejligheder ejendomme adresser personer mennesker \
    borgere beboere kunder elever børn ansatte medarbejdere brandfolk betjente \
    frivillige deltagere biler køretøjer dyr steder tilfælde kroner kr meter meters \
    kilometer km m kvadratmeter m2 hektar liter tons ton grader procent pct gange timer \
    minutter homes households houses flats apartments buildings properties people \
    persons residents customers pupils students children employees volunteers \
    firefighters officers cars vehicles animals places cases metres feet miles \
    kilometres kilometers acres hectares litres degrees percent times hours hrs minutes \
    units square local";

impl Subject<'_, '_> {
    /// The places of years in the text that are earlier than the year of the post.
    pub(super) fn past_years(&self) -> &[Range<usize>] {
        let find = || past_years(self.text(), self.time.to_zoned(TimeZone::UTC).year()).collect();
        self.past_years.get_or_init(find)
    }

    /// Whether the text contains a year that is earlier than the year of the post.
    pub(crate) fn names_past_year(&self) -> bool {
        !self.past_years().is_empty()
    }

    /// Whether a past year is within reach.
    pub(super) fn has_past_year_near(&self, reach: &Reach) -> bool {
        let years = self.past_years();
        let before = years
            .partition_point(|year| year.end < reach.ends_from || year.start < reach.within.start);
        years.get(before).is_some_and(|year| reach.contains(year))
    }
}

/// Whether a year in a text is one in which something happened. After `from` or a
/// word such as `built`, it says when a thing was made.
pub(super) fn is_of_event(text: &str, year: &Range<usize>) -> bool {
    let (previous, earlier) = last_word(&text[..year.start]);
    !is_one_of(&previous, BEFORE_TIME) && !is_one_of(&last_word(earlier).0, MADE)
}

/// The years in a text that are earlier than `year`, in the order of the text.
fn past_years(text: &str, year: i16) -> impl Iterator<Item = Range<usize>> + '_ {
    four_digits(text).filter(move |range| {
        let number = text[range.clone()].parse::<i16>().unwrap_or_default();
        (1000..year).contains(&number) && is_year(text, range)
    })
}

/// The runs of exactly four digits in a text.
fn four_digits(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let is_run = move |at: &usize| {
        let begins = at.checked_sub(1).is_none_or(|before| !is_digit(before));
        begins && (0..4).all(|digit| is_digit(at + digit)) && !is_digit(at + 4)
    };
    (0..text.len()).filter(is_run).map(|at| at..at + 4)
}

/// Whether four digits are a year, judged by the words around them.
fn is_year(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let (previous, earlier) = last_word(before);
    let of_count = previous == "of" && is_one_of(&last_word(earlier).0, COUNTED_OF);
    let stands_alone = before.ends_with(char::is_whitespace);
    if !stands_alone || !is_one_of(&previous, BEFORE_YEAR) || of_count {
        return false;
    }
    let Some((ending, rest)) = ending(after) else { return false };
    if is_one_of(ending, ENDINGS) {
        return true;
    }
    if !ending.is_empty() && !is_span(ending) || is_fraction(rest) {
        return false;
    }
    let may_be_time = is_one_of(&previous, BEFORE_TIME) && is_round_time(&text[range.clone()]);
    !may_be_time && !is_one_of(&next_word(rest), COUNTED)
}

/// The most characters of a word that are looked at. All words and endings above are
/// shorter, and a post of a million characters may be a single word.
const LONGEST: usize = 32;

/// The last word of a text, folded, and the text before it. The word is empty if it
/// is longer than all words above.
fn last_word(text: &str) -> (String, &str) {
    let text = text.trim_end();
    let mut near = text.char_indices().rev().take(LONGEST);
    match near.find(|(_, char)| char.is_whitespace()) {
        Some((blank, _)) => (folded(&text[blank..]), &text[..blank]),
        None if text.chars().nth(LONGEST).is_none() => (folded(text), ""),
        None => (String::new(), ""),
    }
}

/// The characters directly after four digits, up to white space or punctuation, and the
/// rest of the text. `None` if there are more characters than any ending above has.
fn ending(after: &str) -> Option<(&str, &str)> {
    let mut near = after.char_indices().take(LONGEST);
    match near.find(|(_, char)| char.is_whitespace() || ",.;:!?)".contains(*char)) {
        Some((end, _)) => Some(after.split_at(end)),
        None => after.chars().nth(LONGEST).is_none().then_some((after, "")),
    }
}

/// Whether the characters after a year make it a span of years, as `-45` and `–1945`
/// do.
fn is_span(ending: &str) -> bool {
    let digits = ending.strip_prefix(['-', '–']).unwrap_or_default();
    matches!(digits.len(), 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text begins with a point, comma or colon and then a digit, as the text
/// after the year in `1943.5` does.
fn is_fraction(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('.' | ',' | ':'))
        && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether four digits may be a time of day at a quarter of an hour, such as `1915`.
fn is_round_time(digits: &str) -> bool {
    let (hours, minutes) = digits.split_at(2);
    hours < "24" && matches!(minutes, "00" | "15" | "30" | "45")
}

/// The next word, folded; empty if the sentence or clause ends before it.
fn next_word(rest: &str) -> String {
    rest.strip_prefix(' ')
        .and_then(|rest| rest.split_whitespace().next())
        .map(folded)
        .unwrap_or_default()
}

fn folded(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a word is in a list of words separated by spaces.
fn is_one_of(word: &str, words: &str) -> bool {
    words.split(' ').any(|own| own == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = past_years(text, 2026).map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn years_of_the_past_are_found() {
        check("Branden i 1728 ødelagde byen.", &["1728"]);
        check("Branden i maj 1943 og i sommeren 1944.", &["1943", "1944"]);
        check("I 1800-tallet brændte havnen, og i 1940'erne igen.", &["1800", "1940"]);
        check("The fire of 1807, in May 1940.", &["1807", "1940"]);
        check("Skyderiet i 2019.", &["2019"]);
        check("I året 1500 brændte klostret.", &["1500"]);
        check("Besættelsen fra 1940-45.", &["1940"]);
        check("Et billede fra 1943.", &["1943"]);
    }

    #[test]
    fn other_numbers_are_no_years() {
        check("Branden brød ud i 15-tiden.", &[]);
        check("Branden brød ud i 1530-tiden.", &[]);
        check("Strømmen er gået i 1500 hjem.", &[]);
        check("A crowd of 1500 is waiting.", &[]);
        check("Redningen var i 1200m højde.", &[]);
        check("The road is closed from 1530 to 1600.", &[]);
        check("Vejen er spærret fra 1900.", &[]);
        check("Branden kl. 1943.", &[]);
        check("In 2026 and in 2027.", &[]);
        check("Ring 1812, det er i 1943.5 og i 1943:20.", &[]);
        check("Et område på 1943 kvadratmeter i 1943 meters dybde.", &[]);
        check("i 19436 og i x1943 og #1943", &[]);
    }

    #[test]
    fn a_year_may_be_that_of_a_thing() {
        for (text, is_of_event) in [
            ("Branden i 1728", true),
            ("I maj 1943 brændte havnen", true),
            ("Pakhuset fra 1895", false),
            ("Spinderiet, bygget i 1911", false),
            ("The church built in 1880", false),
        ] {
            let year = past_years(text, 2026).next().expect("there is a year");
            assert_eq!(super::is_of_event(text, &year), is_of_event, "{text}");
        }
    }
}
