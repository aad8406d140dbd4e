//! Recognises Danish personal numbers (CPR), and rates how certain a match is.
//!
//! The format is DDMMYY-SSSC: a date, a series that determines the century, and a
//! control digit by modulus 11 with the weights 4 3 2 7 6 5 4 3 2 1. Since 1 October
//! 2007, numbers that fail the control are issued, so far only for births on 1
//! January.
//!
//! A number may be written in many ways. Ten digits with a hyphen before the last four,
//! as in `150588-5739`, are *likely* a personal number, unless the words around them
//! say otherwise. Written in another way, ten digits are likely only with a correct
//! control digit, or near a word such as *cpr*. A number that is not likely but
//! *possible* is masked in all output, but not reported.

use std::ops::Range;

use jiff::civil::Date;

use super::{
    KEPT_DIGITS,
    context::{self, Context},
    group::{Groups, Join},
    spelling::{Chain, Spelling, WrittenNumber},
    ten_digits::TenDigits,
};

/// Ten digits that may be a personal number, and the context they occur in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The bytes of the digits in the text.
    pub range: Range<usize>,
    digits: TenDigits,
    spelling: Spelling,
    /// What the digits are, judged by the words around them.
    context: Context,
    birth: Date,
    /// Whether the digits are not part of a longer number.
    alone: bool,
    /// Whether the digits are in a URL.
    in_address: bool,
    /// Whether the digits continue a word, other than a name for personal numbers.
    in_word: bool,
}

/// Finds the likely and the possible personal numbers in a text, from left to right.
pub fn numbers(text: &str) -> impl Iterator<Item = Number> {
    dates_that(text, Number::is_possible)
}

/// Finds all sequences of ten digits that begin with a date, from left to right.
pub(super) fn dates(text: &str) -> impl Iterator<Item = Number> {
    dates_that(text, |_| true)
}

/// Finds sequences of ten digits that begin with a date and for which `fits` returns
/// true, in one pass over the text, in the order of their ends.
fn dates_that(text: &str, fits: impl Fn(&Number) -> bool) -> impl Iterator<Item = Number> {
    let mut groups = Groups::of(text);
    let mut chain = Chain::default();
    std::iter::from_fn(move || {
        loop {
            chain.push(groups.next()?);
            let mut read = chain.written().filter_map(|written| Number::of(text, &written));
            let found = read.find(|number| fits(number));
            drop(read);
            let Some(number) = found else { continue };
            if number.is_likely() {
                chain.clear();
            }
            return Some(number);
        }
    })
}

impl Number {
    /// The digits with their context; `None` if they do not begin with a date.
    fn of(text: &str, written: &WrittenNumber) -> Option<Self> {
        let birth = written.digits.birth(written.century)?;
        let (before, after) = (&text[..written.start], &text[written.end..]);
        let in_address = context::is_address(before);
        let is_whole = !written.follows_digits && !context::begins_with_digits(after);
        Some(Self {
            range: written.start..written.end,
            digits: written.digits,
            spelling: written.spelling,
            context: Context::of(before, after, in_address),
            birth,
            alone: match written.spelling {
                Spelling::Bare | Spelling::Plain(_) => context::is_alone(before, after),
                _ => is_whole,
            },
            in_address,
            in_word: written.in_word && !context::is_named_by(before),
        })
    }

    /// The number with its last four digits masked: `150588-****`.
    pub fn masked(&self) -> String {
        let date = self.digits.0[..KEPT_DIGITS].iter().map(|digit| char::from(b'0' + digit));
        date.chain("-****".chars()).collect()
    }

    /// Whether the digits are probably a personal number.
    pub fn is_likely(&self) -> bool {
        if self.in_word {
            return self.context.is_personal() && self.control_fits_or_is_excused();
        }
        match self.spelling {
            Spelling::Bare | Spelling::Plain(Join::Hyphen | Join::Loose) => self.is_likely_common(),
            _ if self.context == Context::Named => self.is_likely_named(),
            // After a date of birth, the other four digits may be the weight of a baby.
            Spelling::SplitDate(Join::Loose | Join::Odd | Join::Broken)
                if self.context == Context::Born =>
            {
                false
            }
            _ if self.context.is_personal() => {
                self.control_fits_or_is_excused() && !self.digits.is_clock()
            }
            Spelling::Plain(Join::Odd | Join::Hyphenated)
            | Spelling::SplitDate(Join::Hyphen)
            | Spelling::SplitSerial(Join::Hyphen) => {
                let unmarked = self.context == Context::Nothing && !self.in_address;
                unmarked && self.alone && self.digits.passes_control() && !self.digits.is_year()
            }
            _ => false,
        }
    }

    /// Whether the digits, if spelled in one of the common ways, are probably a
    /// personal number.
    fn is_likely_common(&self) -> bool {
        let bare = self.spelling == Spelling::Bare;
        let hyphen = self.spelling == Spelling::Plain(Join::Hyphen);
        match self.context {
            context if context.is_personal() => true,
            _ if self.in_address => !bare && self.digits.passes_control(),
            context if bare => {
                self.digits.passes_control() && self.alone && context != Context::OrderNumber
            }
            Context::Nothing if hyphen && self.alone => true,
            _ => self.control_fits_or_is_excused(),
        }
    }

    /// Whether the digits, if spelled in an uncommon way after a word for personal
    /// numbers, are probably a personal number. With a correct control digit they
    /// always are. Otherwise they are not if they read as a date and a clock time, or
    /// if they are in unusual groups, such as pairs.
    fn is_likely_named(&self) -> bool {
        let ambiguous = self.digits.is_clock() || matches!(self.spelling, Spelling::Other(_));
        !ambiguous || self.digits.passes_control()
    }

    /// Whether the digits may be a personal number, so that it is safer not to
    /// show them.
    pub(super) fn is_possible(&self) -> bool {
        let named = matches!(self.context, Context::Named | Context::Personal);
        if named || self.is_likely() {
            return true;
        }
        match self.spelling {
            _ if self.in_word => self.control_fits_or_is_excused(),
            Spelling::Bare => self.digits.passes_control(),
            // Whatever words are near, these digits look like nothing else so much: nobody
            // writes a telephone number like this, and *ring* (call) may be said of a person.
            Spelling::Plain(Join::Hyphen) if self.alone && !self.in_address => true,
            Spelling::Plain(Join::Hyphen | Join::Hyphenated) => self.control_fits_or_is_excused(),
            Spelling::SplitDate(Join::Hyphen | Join::Hyphenated)
            | Spelling::SplitSerial(Join::Hyphen | Join::Hyphenated)
            | Spelling::Plain(_) => self.control_fits_or_is_excused() && !self.digits.is_clock(),
            Spelling::SplitDate(_) | Spelling::SplitSerial(_) => {
                self.digits.passes_control() && !self.digits.is_clock()
            }
            Spelling::Other(Some(Join::Hyphen)) => self.digits.passes_control() && self.alone,
            Spelling::Other(_) => false,
        }
    }

    /// Whether the control digit is correct, or excused because people born on that
    /// date (1 January of 1960 to 1994) may have a number with a wrong control digit.
    /// If so, the digits are almost certainly a personal number.
    pub fn control_fits_or_is_excused(&self) -> bool {
        let birth = self.birth;
        let new_year =
            birth.month() == 1 && birth.day() == 1 && (1960..=1994).contains(&birth.year());
        self.digits.passes_control() || new_year
    }

    /// Whether the number could have been issued by that day. It could if words say
    /// that it is a personal number. Otherwise it could not if the date of birth is
    /// later than `day`, or if the digits are more likely a time stamp: a recent date
    /// and a clock time, which look like the number of a newborn.
    pub fn is_plausible_on(&self, day: Date) -> bool {
        let uncommon =
            !matches!(self.spelling, Spelling::Bare | Spelling::Plain(Join::Hyphen | Join::Loose));
        let stamp = if uncommon {
            self.digits.is_stamp_before(day)
        } else {
            !self.control_fits_or_is_excused() && self.digits.is_stamp(day)
        };
        self.context.is_personal() || self.birth <= day && !stamp
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the likely personal numbers in a text. In `expected`, `?` follows a
    /// number whose control digit is neither correct nor excused.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let shown = |number: Number| {
            let doubt = if number.control_fits_or_is_excused() { "" } else { "?" };
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
        for number in ["111111--0006", "111111:0006", "(111111)-0006", "11.11.11-0006"] {
            check(number, &[number.trim_start_matches('(')]);
        }
        for text in ["111111\n0006", "111111, 0006", "11.11.11 0006", "11 11 11 00 06"] {
            check(text, &[]);
            check(&format!("cpr {text}"), &[text]);
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
