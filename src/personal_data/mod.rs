//! Finds Danish personal numbers (CPR) in text. The rule `privacy/cpr` reports
//! them, and all output masks them.

mod context;
mod digits;
mod glyph;
mod group;
mod number;
mod spelling;
mod ten_digits;

use std::ops::Range;

use crate::post::Post;

pub use number::{Number, numbers};

/// The number of digits of a personal number that are not masked: those of the
/// date of birth.
const KEPT_DIGITS: usize = 6;

/// The byte ranges of a text that contain personal data and must be masked, in
/// order and without overlaps. Includes numbers that are only possibly personal
/// numbers, which the rule does not report.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    without_overlaps(numbers(text))
}

/// The byte ranges of a text that contain ten digits which begin with a date, as
/// all personal numbers do. These are more than [`secrets`] finds.
pub fn secrets_by_date(text: &str) -> Vec<Range<usize>> {
    without_overlaps(number::dates(text))
}

/// The ranges of numbers, which are in the order of their ends. One that is only
/// possible may share digits with the next.
fn without_overlaps(numbers: impl Iterator<Item = Number>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = numbers.map(|number| number.range).collect();
    found.sort_unstable_by_key(|range| range.start);
    found.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        if overlaps {
            last.end = last.end.max(next.end);
        }
        overlaps
    });
    found
}

/// The byte ranges of a post's id that contain personal data. An id of exactly
/// ten digits is not personal data: X once gave such ids.
pub fn secrets_of_id(post: &Post<'_>) -> Vec<Range<usize>> {
    let given = post.published && post.id.bytes().all(|byte| byte.is_ascii_digit());
    if given { Vec::new() } else { secrets(&post.id) }
}

/// A secret with all digits after those of the date of birth as stars. The text
/// keeps its length in bytes and in characters. Escape sequences have digits of
/// their own, so that in these more may be masked than the last four digits.
pub fn stars(secret: &str) -> String {
    let mut digits = 0;
    let hide = |c: char| {
        if digits::digit(c).is_none() {
            return c;
        }
        digits += 1;
        if digits <= KEPT_DIGITS { c } else { star(c.len_utf8()) }
    };
    secret.chars().map(hide).collect()
}

/// A text in which all groups of digits that contain the digits of `part` are
/// masked, whatever script both are written in.
pub fn without_digits(text: String, part: &str) -> String {
    let wanted: Vec<u8> = part.chars().filter_map(digits::digit).collect();
    // One digit alone says nothing.
    if wanted.len() < 2 {
        return text;
    }
    let (mut masked, mut group) = (String::with_capacity(text.len()), Vec::new());
    for c in text.chars().map(Some).chain([None]) {
        match c {
            Some(c) if digits::digit(c).is_some() => group.push(c),
            _ => {
                let values: Vec<u8> = group.iter().copied().filter_map(digits::digit).collect();
                let hidden = values.windows(wanted.len()).any(|found| found == wanted);
                let show = |c: char| if hidden { star(c.len_utf8()) } else { c };
                masked.extend(group.drain(..).map(show).chain(c));
            }
        }
    }
    masked
}

/// A star of that many bytes.
fn star(bytes: usize) -> char {
    match bytes {
        1 => '*',
        2 => '×',
        3 => '＊',
        _ => '🞶',
    }
}
