//! Recognises Danish personal numbers (CPR), and rates how certain a match is.
//!
//! The format is DDMMYY-SSSC: a date, a series that determines the century, and a
//! control digit by modulus 11 with the weights 4 3 2 7 6 5 4 3 2 1. Since 1
//! October 2007, numbers that fail the control are issued, so far only for births
//! on 1 January.

use std::ops::Range;

use jiff::civil::Date;

use super::{
    KEPT_DIGITS,
    digits::{Join, Run, joint},
};

/// Ten digits that may be a personal number, and the context they occur in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The bytes of the digits in the text.
    pub range: Range<usize>,
    digits: [u8; 10],
    join: Join,
    /// What the digits are, according to the nearby words.
    context: Context,
    /// Whether the digits are not part of a longer number.
    alone: bool,
    /// Whether it occurs in a URL.
    in_address: bool,
}

/// What digits are, according to the nearby words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Context {
    Nothing,
    /// A personal number.
    Personal,
    /// A telephone or order number.
    OrderNumber,
    /// A case number.
    CaseNumber,
}

/// Words that mark nearby digits as a personal number.
const MARKERS: &[&str] =
    &["cpr", "personnummer", "personnr", "person-nr", "fødselsnummer", "født", "personal number"];

/// Names that occur directly before the digits, either as the name of a URL
/// parameter or in the same word.
const NAMES: &[&str] =
    &["cpr", "cprnr", "cprnummer", "cpr-nr", "cpr_nr", "cpr-nummer", "cpr_nummer", "pnr"];

/// Prefixes of words that mark digits as a telephone or order number.
const ORDERED: &[&str] = &[
    "isbn", "ean", "p-n", "tlf", "telefon", "phone", "ring", "sms", "mobil", "call", "ordre",
    "order", "faktura", "invoice", "vare", "pakke", "track",
];

/// Prefixes of words that mark digits as a case number.
const FILED: &[&str] = &["sag", "j.nr", "jnr", "journal", "case", "file", "ref"];

/// The greatest distance of such a word from the digits, in characters.
const NEAR: usize = 24;

/// Finds each run of ten digits in a text, and each run of six followed by four.
pub fn numbers(text: &str) -> impl Iterator<Item = Number> {
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let mut run = Run::after(text, next)?;
            next = run.end;
            let mut join = Join::Bare;
            if run.count == 6
                && let Some((length, found)) = joint(&text[run.end..])
            {
                let rest = Run::at(text, run.end + length);
                if rest.count == 4 {
                    run.digits[6..].copy_from_slice(&rest.digits[..4]);
                    (run.count, run.end, join, next) = (10, rest.end, found, rest.end);
                }
            }
            if run.count == 10
                && let Some(number) = Number::of(text, &run, join)
            {
                return Some(number);
            }
        }
    })
}

impl Number {
    /// The digits with their context; `None` if they are the end of a word.
    fn of(text: &str, run: &Run, join: Join) -> Option<Self> {
        let (before, after) = (&text[..run.start], &text[run.end..]);
        let near = near_before(before).to_lowercase();
        let named = is_named(&near);
        let follows_letter = before.chars().next_back().is_some_and(char::is_alphanumeric);
        if follows_letter && !named {
            return None;
        }
        let in_address = is_address(before);
        let context = match () {
            () if named => Context::Personal,
            () if in_address => Context::Nothing,
            () => context(&near, after),
        };
        Some(Self {
            range: run.start..run.end,
            digits: run.digits,
            join,
            context,
            alone: is_alone(before, after),
            in_address,
        })
    }

    /// The number with its last four digits masked.
    pub fn masked(&self) -> String {
        let date = self.digits[..KEPT_DIGITS].iter().map(|digit| char::from(b'0' + digit));
        date.chain("-****".chars()).collect()
    }

    /// Whether the digits are probably a personal number.
    pub fn is_likely(&self) -> bool {
        if self.birth().is_none() {
            return false;
        }
        match self.join {
            _ if self.context == Context::Personal => true,
            _ if self.in_address => self.join != Join::Bare && self.passes_control(),
            Join::Bare => {
                self.passes_control() && self.alone && self.context != Context::OrderNumber
            }
            Join::Hyphen if self.alone && self.context == Context::Nothing => true,
            Join::Hyphen | Join::Loose => self.is_certain(),
        }
    }

    /// Whether the digits are almost certainly a personal number: the control
    /// digit is right, or the date is one for which numbers that fail the control
    /// are issued.
    pub fn is_certain(&self) -> bool {
        let new_year = self.birth().is_some_and(|birth| {
            birth.month() == 1 && birth.day() == 1 && (1960..=1994).contains(&birth.year())
        });
        self.passes_control() || new_year
    }

    /// Whether the number could have been issued by that day. Rules out dates of
    /// birth after it, and dates with a clock time, which look like the number of
    /// a newborn.
    pub fn is_plausible_on(&self, day: Date) -> bool {
        let born = self.birth().is_some_and(|birth| birth <= day);
        self.context == Context::Personal || born && (self.is_certain() || !self.is_stamp(day))
    }

    /// Whether the digits are a date near `day` followed by a clock time.
    fn is_stamp(&self, day: Date) -> bool {
        let clock = self.pair(6) < 24 && self.pair(8) < 60;
        let stamp = Date::new(2000 + i16::from(self.pair(4)), self.pair(2), self.pair(0));
        let near = |stamp: Date| day.since(stamp).is_ok_and(|span| span.get_days().abs() <= 2);
        clock && stamp.is_ok_and(near)
    }

    fn pair(&self, at: usize) -> i8 {
        i8::try_from(self.digits[at] * 10 + self.digits[at + 1]).expect("two digits are below 100")
    }

    /// The date of birth; the seventh digit determines the century.
    fn birth(&self) -> Option<Date> {
        let year = i16::from(self.pair(4));
        let century = match (self.digits[6], year) {
            (0..=3, _) | (4 | 9, 37..) => 1900,
            (4 | 9, _) | (5..=8, ..=57) => 2000,
            _ => 1800,
        };
        Date::new(century + year, self.pair(2), self.pair(0)).ok()
    }

    fn passes_control(&self) -> bool {
        let weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        let sum: u32 =
            weights.iter().zip(self.digits).map(|(weight, digit)| weight * u32::from(digit)).sum();
        sum.is_multiple_of(11)
    }
}

/// The last [`NEAR`] characters of a text.
fn near_before(text: &str) -> &str {
    let start = text.char_indices().rev().nth(NEAR - 1).map_or(0, |(at, _)| at);
    &text[start..]
}

/// What digits are, according to the words before and after them; `before` must
/// be in lowercase.
fn context(before: &str, after: &str) -> Context {
    let after = after.char_indices().nth(NEAR).map_or(after, |(at, _)| &after[..at]);
    let after = after.to_lowercase();
    if MARKERS.iter().any(|word| before.contains(word) || after.contains(word)) {
        return Context::Personal;
    }
    let begins = |stems: &[&str]| {
        let mut words = before.split(|c: char| c.is_whitespace() || c == '(');
        words.any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    match () {
        () if begins(ORDERED) => Context::OrderNumber,
        () if begins(FILED) => Context::CaseNumber,
        () => Context::Nothing,
    }
}

/// Whether a text in lowercase ends with a name for personal numbers.
fn is_named(before: &str) -> bool {
    let before = before.strip_suffix("%3d").unwrap_or(before);
    let name = before.trim_end_matches(['=', ':', '/', '-', '_', '.', '#', '"', '\'', ' ']);
    let is_letter = |rest: &str| rest.chars().next_back().is_some_and(char::is_alphanumeric);
    NAMES.iter().any(|known| name.strip_suffix(known).is_some_and(|rest| !is_letter(rest)))
}

/// Whether a text ends inside a URL: its last word contains a dot or colon,
/// followed by a slash.
fn is_address(before: &str) -> bool {
    let ends = |c: char| c.is_whitespace() || "\"'<>()[]{}“”«»".contains(c);
    let word = before.rsplit(ends).next().unwrap_or_default();
    word.find(['.', ':']).is_some_and(|at| word[at..].contains('/'))
}

/// Whether digits between two texts are a complete number, and not part of a
/// telephone number of another country.
fn is_alone(before: &str, after: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| "-./,:".contains(c));
    let counts = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (mut before, mut after) = (before.chars().rev(), after.chars());
    let (left, right) = (before.next(), after.next());
    let goes_on = joins(left) && counts(before.next()) || joins(right) && counts(after.next());
    left != Some('+') && !goes_on && !right.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the numbers found in a text; uncertain ones end in `?`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let shown = |number: Number| {
            let doubt = if number.is_certain() { "" } else { "?" };
            format!("{}{doubt}", &text[number.range])
        };
        let found: Vec<String> = numbers(text).filter(Number::is_likely).map(shown).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn personal_numbers_differ_from_other_digits() {
        check("Mit nummer er 010180-0008", &["010180-0008"]);
        check("cpr 3112790011", &["3112790011"]);
        check("Hej 111111-0006 og 1111110006.", &["111111-0006", "1111110006"]);
        for text in [
            "Ring 33 66 33 66 eller 12345678",
            "Den 310215-1533 er ingen dato",
            "EAN 5798000000000",
            "Sag 2015-1234 og 15/1234",
            "mellem 150000-2000 kr.",
            "070813 1300 stjålet cykel",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn any_character_may_surround_them() {
        for around in ["(*)", "\"*\"", "»*«", "[*]:", "nr.*,", "*!", "–*–", "cpr:*.", "*/"] {
            let (before, after) = around.split_once('*').unwrap_or_default();
            check(&format!("{before}1111110006{after}"), &["1111110006"]);
            check(&format!("{before}111111-0006{after}"), &["111111-0006"]);
        }
        check("#cpr0101800008", &["0101800008"]);
        check("cprnr0101800008", &["0101800008"]);
        for text in ["a1111110006", "1111110006a", "+1111110006", "1-1111110006", "1111110006/2"] {
            check(text, &[]);
        }
    }

    #[test]
    fn separators_vary() {
        for number in ["111111 0006", "111111 - 0006", "111111.0006", "111111–0006", "111111_0006"]
        {
            check(number, &[number]);
        }
        for text in ["111111\n0006", "111111--0006", "111111, 0006", "111111:0006"] {
            check(text, &[]);
        }
        check("１１１１１１－０００６", &["１１１１１１－０００６"]);
    }

    #[test]
    fn a_number_without_control_digit_is_doubtful() {
        check("150380-1234", &["150380-1234?"]);
        check("150380 1234 og 150380.1234 og 1503801234", &[]);
        check("cpr: 1503801234 eller 150380 1234", &["1503801234?", "150380 1234?"]);
        check("010170-0000", &["010170-0000"]);
        check("j.nr. 150380-1234 og ordrenummer 1111110006", &[]);
    }

    #[test]
    fn an_address_says_what_its_numbers_are() {
        check("https://a.dk/?cpr=1111110006", &["1111110006"]);
        check("https://a.dk/?pnr=150380%2D1234", &["150380%2D1234?"]);
        check("https://a.dk/sag/111111-0006", &["111111-0006"]);
        check("https://a.dk/1111110006.jpg", &[]);
        check("https://a.dk/150380-1234", &[]);
        check("cpr: https://a.dk/1111110006", &[]);
    }

    #[test]
    fn the_day_of_a_post_separates_births_from_timestamps() {
        let fits = |text: &str, day: Date| {
            numbers(text)
                .next()
                .is_some_and(|number| number.is_likely() && number.is_plausible_on(day))
        };
        let day = jiff::civil::date(2015, 2, 15);
        assert!(!fits("Melding 140215-1533", day));
        assert!(fits("Melding 140215-1533", jiff::civil::date(2017, 2, 15)));
        assert!(fits("Barnets cpr er 140215-1533", day));
        assert!(fits("Melding 140215-0005", day));
        assert!(!fits("Nummer 150236-4002", day));
    }
}
