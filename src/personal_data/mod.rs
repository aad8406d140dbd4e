//! Finds Danish personal numbers (CPR) and private e-mail addresses in text. The rule `privacy/cpr` reports digits
//! that are probably a personal number ([`Number::is_likely`]). Outputs mask these
//! digits, and also digits that are only possibly a personal number: to hide an order
//! number does less harm than to show a personal number. No rule reports addresses; they are masked.

mod context;
mod digits;
mod glyph;
mod group;
mod mail;
mod number;
mod spelling;
mod ten_digits;

use std::ops::Range;

use crate::post::Post;

pub use number::{Number, numbers};

/// The number of digits of a personal number that are not masked: those of the
/// date of birth.
const KEPT_DIGITS: usize = 6;

/// The number of digits of a shorter number, such as a telephone number, that are not masked.
const KEPT_OF_SHORT: usize = 2;

/// The number of digits of a personal number.
pub const DIGITS: usize = 10;

/// The byte ranges of a text that must be masked, in order and without overlaps. They
/// include numbers that are only possibly personal numbers, which `privacy/cpr` does not
/// report, and private e-mail addresses.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    with_addresses(numbers(text), text)
}

/// The byte ranges of all sequences of ten digits in a text that begin with a date, as
/// every personal number does. They include all that [`secrets`] finds, and more.
pub fn secrets_by_date(text: &str) -> Vec<Range<usize>> {
    with_addresses(number::dates(text), text)
}

/// The text, cut to at most `bytes` bytes. A number that would be cut in two is left out:
/// nobody could tell its first digits from others, and they would not be masked.
pub fn cut(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let end = (0..=bytes).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let number = secrets(text).into_iter().find(|secret| end < secret.end);
    &text[..number.map_or(end, |secret| secret.start.min(end))]
}

/// The ranges of these numbers and of the private addresses of a text, in order. Ranges that
/// overlap are joined, because a number that is only possibly a personal number may share digits
/// with the next one.
fn with_addresses(numbers: impl Iterator<Item = Number>, text: &str) -> Vec<Range<usize>> {
    let numbers = numbers.map(|number| number.range);
    let mut found: Vec<Range<usize>> = numbers.chain(mail::addresses(text)).collect();
    joined(&mut found);
    found
}

/// Sorts ranges, and joins those that overlap.
pub fn joined(found: &mut Vec<Range<usize>>) {
    found.sort_unstable_by_key(|range| range.start);
    found.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        if overlaps {
            last.end = last.end.max(next.end);
        }
        overlaps
    });
}

/// The byte ranges of a post's id that must be masked. There are none if the post is
/// published and its id has only digits: the platform gave it, and X once gave ids of
/// ten digits.
pub fn secrets_of_id(post: &Post<'_>) -> Vec<Range<usize>> {
    let given = post.published && post.id.bytes().all(|byte| byte.is_ascii_digit());
    if given { Vec::new() } else { secrets(&post.id) }
}

/// A text in which the byte ranges `secrets` are masked. They must be in order.
pub fn masked(text: &str, secrets: &[Range<usize>]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut kept_from = 0;
    for secret in secrets {
        let range = kept_from.max(secret.start)..secret.end;
        let Some(inside) = text.get(range.clone()) else { continue };
        masked.push_str(&text[kept_from..range.start]);
        masked.push_str(&stars(inside));
        kept_from = range.end;
    }
    masked.push_str(&text[kept_from..]);
    masked
}

/// The text of a secret in which all digits but those of the date of birth are
/// replaced by `*`. It keeps its length in bytes and in characters. An escape
/// contains digits of its own, so in a secret with escapes more than the last four
/// digits may be masked. Of a shorter number, only the first two digits are shown, and of an
/// e-mail address its host.
pub fn stars(secret: &str) -> String {
    if let Some(end) = end_of_name(secret) {
        let hide = |c: char| if c.is_alphanumeric() { star(c.len_utf8()) } else { c };
        return secret[..end].chars().map(hide).chain(secret[end..].chars()).collect();
    }
    let all = secret.chars().filter(|c| digits::digit(*c).is_some()).count();
    let kept = if all < DIGITS { KEPT_OF_SHORT } else { KEPT_DIGITS };
    let mut digits = 0;
    let hide = |c: char| {
        if digits::digit(c).is_none() {
            return c;
        }
        digits += 1;
        if digits <= kept { c } else { star(c.len_utf8()) }
    };
    secret.chars().map(hide).collect()
}

/// The byte at which the name in an e-mail address ends; `None` for a number. An address may be
/// written with escapes, so that nothing shows where its name ends.
fn end_of_name(secret: &str) -> Option<usize> {
    let letters = secret.chars().filter(|c| c.is_alphabetic()).count();
    let digits = secret.chars().filter(|c| digits::digit(*c).is_some()).count();
    secret.rfind(mail::AT).or((digits < letters).then_some(secret.len()))
}

/// Masks each run of digits in `text` that contains the digits of `part`. The two may
/// be written in different scripts.
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

/// The mask for a digit that takes this number of bytes. The mask takes as many bytes,
/// so that a masked text is as long as the original.
fn star(bytes: usize) -> char {
    match bytes {
        1 => '*',
        2 => '×',
        3 => '＊',
        _ => '🞶',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A handle or tag may end with a number. It is hidden, but whether it is a personal number
    /// is too uncertain to report it.
    #[test]
    fn a_number_that_continues_a_word_is_masked_but_not_reported() {
        for (text, expected) in [
            ("@kom0101901234", "@kom010190****"),
            ("kom1111110006", "kom111111****"),
            ("#cpr0101901234", "#cpr010190****"),
            ("kom1503801234", "kom1503801234"),
        ] {
            assert_eq!(masked(text, &secrets(text)), expected);
            let is_named = text.starts_with("#cpr");
            assert_eq!(numbers(text).any(|number| number.is_likely()), is_named, "{text}");
        }
    }

    #[test]
    fn the_names_in_private_addresses_are_masked() {
        for (text, expected) in [
            ("Skriv til Ola.Jensen@gmail.com", "Skriv til ***.******@gmail.com"),
            ("åse85@live.dk", "×****@live.dk"),
            ("0101901234@gmail.com", "**********@gmail.com"),
            ("kontakt@vejle.dk", "kontakt@vejle.dk"),
        ] {
            assert_eq!(masked(text, &secrets(text)), expected);
        }
        // As in a file in JSON.
        assert_eq!(stars(r"ola85\u0040gmail.com"), r"*****\**********.***");
        assert_eq!(stars(r"\u0031505885739"), r"\u003150*******");
    }

    #[test]
    fn a_text_is_not_cut_within_a_number() {
        let name = "Æblehaven, 070761-4285, og 3 mere";
        for (bytes, expected) in [
            (0, ""),
            (1, ""),
            (2, "Æ"),
            (12, "Æblehaven, "),
            (13, "Æblehaven, "),
            (22, "Æblehaven, "),
            (23, "Æblehaven, 070761-4285"),
            (31, "Æblehaven, 070761-4285, og 3 m"),
            (80, name),
        ] {
            assert_eq!(cut(name, bytes), expected, "{bytes}");
        }
    }
}
