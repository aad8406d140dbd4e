//! Danish personal numbers (CPR) and telephone numbers.
//!
//! A personal number is DDMMYY-SSSC: a date, a series that says the century,
//! and a control digit by modulus 11 with the weights 4 3 2 7 6 5 4 3 2 1.
//! Numbers that fail the control are issued since 1 October 2007, so far for
//! births on 1 January.

use std::ops::Range;

use jiff::civil::Date;

use super::{Found, Hit, Subject};
use crate::{post::Media, source::Span};

/// A run of ten digits that may be a personal number.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Candidate {
    range: Range<usize>,
    digits: [u8; 10],
    separated: bool,
}

/// Words that tell that the digits after them are a personal number.
const CONTEXT: &[&str] = &["cpr", "personnummer", "personnr", "født"];

/// How near to the digits such a word stands, in characters.
const NEAR: usize = 24;

/// Each personal number in the text and the alt texts, masked. What a post
/// quotes is as public as what its author wrote.
pub(super) fn hits(subject: &Subject<'_, '_>) -> Vec<Hit> {
    let text = subject.post.text.as_str();
    let outside = |candidate: &Candidate| {
        let within = |token: &crate::tokens::Token| {
            token.start < candidate.range.end && candidate.range.start < token.end
        };
        !subject.tokens.links().any(within) || asks_for_number(text, candidate)
    };
    let time = subject.time;
    candidates(text)
        .filter(outside)
        .filter(|candidate| candidate.is_personal(text) && !candidate.is_stamp(time))
        .map(|candidate| Hit::text(candidate.range.clone(), candidate.found(text)))
        .chain(subject.post.media.known().into_iter().flatten().flat_map(in_alt))
        .collect()
}

/// Each personal number in the alt text of a picture.
fn in_alt(media: &Media<'_>) -> Vec<Hit> {
    let Some(Some(alt)) = media.alt.known() else { return Vec::new() };
    let place = |range: &Range<usize>| match media.alt_span {
        // As it stands in the file, or in quotes.
        Some(span) if span.len() == alt.len() || span.len() == alt.len() + 2 => {
            let start = span.start + (span.len() - alt.len()) / 2;
            Span::new(start + range.start, start + range.end)
        }
        Some(span) => span,
        None => media.span,
    };
    let personal = candidates(alt).filter(|candidate| candidate.is_personal(alt));
    personal.map(|candidate| Hit::source(place(&candidate.range), candidate.found(alt))).collect()
}

/// The bytes of a text that hold personal data, which no output may show.
/// Wider than the rule: what only may be a personal number is hidden as well.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    candidates(text)
        .filter(|candidate| candidate.is_personal(text))
        .map(|candidate| candidate.range)
        .collect()
}

/// Whether the digits are a parameter that is named so.
fn asks_for_number(text: &str, candidate: &Candidate) -> bool {
    let before = text[..candidate.range.start].to_lowercase();
    ["cpr=", "pnr=", "personnummer="].iter().any(|key| before.ends_with(key))
}

/// Runs of exactly ten digits, as one or as six and four.
fn candidates(text: &str) -> impl Iterator<Item = Candidate> {
    let bytes = text.as_bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let start = next + bytes.get(next..)?.iter().position(u8::is_ascii_digit)?;
            let first = digits_at(bytes, start);
            next = start + first;
            let separator = match &bytes[next..] {
                [b'-' | b' ', after, ..] if first == 6 && after.is_ascii_digit() => 1,
                // An en dash, as word processors write a hyphen between digits.
                [0xE2, 0x80, 0x90..=0x93, after, ..] if first == 6 && after.is_ascii_digit() => 3,
                _ => 0,
            };
            let second = if separator == 0 { 0 } else { digits_at(bytes, next + separator) };
            if first != 10 && !(first == 6 && second == 4) {
                continue;
            }
            let end = if separator == 0 { next } else { next + separator + second };
            next = end;
            let glued = start.checked_sub(1).is_some_and(|before| {
                bytes[before].is_ascii_alphabetic()
                    || matches!(bytes[before], b'+' | b'-' | b'.' | b'/') && separator == 0
            });
            let digits =
                text[start..end].bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0');
            let digits: Vec<u8> = digits.collect();
            if let (false, Ok(digits)) = (glued, <[u8; 10]>::try_from(digits)) {
                return Some(Candidate { range: start..end, digits, separated: separator != 0 });
            }
        }
    })
}

fn digits_at(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

impl Candidate {
    fn pair(&self, at: usize) -> i8 {
        i8::try_from(self.digits[at] * 10 + self.digits[at + 1]).expect("two digits are below 100")
    }

    /// What was found, masked.
    fn found(&self, text: &str) -> Found {
        Found::PersonalNumber(format!("{}-****", &text[self.range.start..self.range.start + 6]))
    }

    /// The date of birth, with the century that the seventh digit says.
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

    /// Whether the digits are a personal number, as far as they can tell.
    fn is_personal(&self, text: &str) -> bool {
        let Some(birth) = self.birth() else { return false };
        let new_year = birth.month() == 1 && birth.day() == 1;
        let certain = self.passes_control() || new_year && (1960..=1994).contains(&birth.year());
        let before =
            text[..self.range.start].char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
        let after = &text[self.range.end..];
        let length = after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at);
        let near = text[before..self.range.end + length].to_lowercase();
        let told = CONTEXT.iter().any(|word| near.contains(word));
        told || if self.separated {
            certain
        } else {
            self.passes_control() && birth.year() < 2026 && self.alone(text)
        }
    }

    /// Ten bare digits in a link or number of another kind are left alone.
    fn alone(&self, text: &str) -> bool {
        let before = text[..self.range.start].chars().next_back();
        let after = text[self.range.end..].chars().next();
        before.is_none_or(char::is_whitespace)
            && after.is_none_or(|sign| !sign.is_alphanumeric() && sign != '/')
    }

    /// Whether the digits are a date and clock time near the post's own.
    fn is_stamp(&self, time: jiff::Timestamp) -> bool {
        let clock = self.pair(6) < 24 && self.pair(8) < 60;
        let day = Date::new(2000 + i16::from(self.pair(4)), self.pair(2), self.pair(0));
        let Ok(day) = day else { return false };
        let posted = time.to_zoned(jiff::tz::TimeZone::UTC).date();
        clock && posted.since(day).is_ok_and(|span| span.get_days().abs() <= 2)
    }
}

/// Whether a text names a telephone number to call: after a word of calling,
/// or eight digits in Danish groups.
pub(super) fn has_phone(text: &str) -> bool {
    let low = crate::matcher::folded(text);
    let called =
        ["tlf", "telefon", "ring ", "kontakt os på", "hotline", "call ", "phone", "☎", "📞"];
    let digits = |rest: &str| rest.chars().take(24).filter(char::is_ascii_digit).count();
    let named = |word: &&str| {
        low.match_indices(word).any(|(at, word)| 3 <= digits(&low[at + word.len()..]))
    };
    called.iter().any(named) || has_grouped_digits(text)
}

/// How the digits of a telephone number are grouped, in Denmark and elsewhere.
const GROUPS: &[&[usize]] =
    &[&[2, 2, 2, 2], &[4, 4], &[3, 2, 3], &[2, 3, 3], &[3, 3, 4], &[5, 6], &[3, 4, 4]];

/// Whether groups of digits stand in a text as in a telephone number.
fn has_grouped_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut groups = Vec::new();
    let mut end = 0;
    while let Some(start) = bytes[end..].iter().position(u8::is_ascii_digit).map(|at| end + at) {
        // A hyphen joins two years as well.
        let joined = match bytes.get(end..start) {
            Some([b' ']) => true,
            Some([b'-']) => !groups.is_empty() && groups != [4],
            _ => false,
        };
        if !joined {
            groups.clear();
        }
        let length = digits_at(bytes, start);
        groups.push(length);
        end = start + length;
        let goes_on = matches!(&bytes[end..], [b' ' | b'-', next, ..] if next.is_ascii_digit());
        if !goes_on && GROUPS.iter().any(|known| groups.ends_with(known)) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = secrets(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn personal_numbers_are_told_from_other_digits() {
        check("Mit nummer er 010180-0008", &["010180-0008"]);
        check("Ring 33 66 33 66 eller 12345678", &[]);
        check("cpr 3112790011", &["3112790011"]);
        check("Den 310215-1533 er ingen dato", &[]);
        check("EAN 5798000000000", &[]);
    }

    #[test]
    fn telephone_numbers_are_told_from_other_numbers() {
        for text in ["på 70 00 45 67.", "Ring 114", "+45 7000 4567", "816-280-2588 virker"] {
            assert!(has_phone(text), "{text}");
        }
        for text in ["2,4 km sti", "10. maj 2026", "40 000 træer", "Ring", "2013-2014", "kl. 10"] {
            assert!(!has_phone(text), "{text}");
        }
    }
}
