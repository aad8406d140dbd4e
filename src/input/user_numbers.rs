//! The numbers by which exports know users, beside their handles or in place of them.
//!
//! A post whose author has the number of the user whom it answers goes on from a post of its own
//! account, whatever that is called.

use super::row_id::is_number;
use crate::mapping::plain_name;

/// The names of columns and keys with the number of the author.
const OF_AUTHOR: [&str; 3] = ["authorid", "useridstr", "userid"];

/// The names of columns with the number of the user who is answered, or with the handle in its
/// place.
const OF_ANSWERED: [&str; 5] =
    ["inreplytouseridstr", "inreplytouserid", "replytouserid", "touserid", "inreplytouser"];

/// How many digits programs write of a number that they take for one with decimals. Fewer digits
/// may be those of several users.
const DIGITS_OF_DECIMALS: usize = 16;

/// Whether a column or key has the number of the author.
pub(super) fn is_of_author(name: &str) -> bool {
    OF_AUTHOR.contains(&&*plain_name(name))
}

/// Whether a column has the number of the user who is answered.
pub(super) fn is_of_answered(name: &str) -> bool {
    OF_ANSWERED.contains(&&*plain_name(name))
}

/// Whether two numbers are those of one user. Some programs write the numbers of one column with
/// decimals, and long ones with an exponent, because the column has empty fields.
pub(super) fn are_one_user(one: &str, other: &str) -> bool {
    match (whole(one), whole(other)) {
        (Some(one), Some(other)) => one == other,
        _ => rounded(one).is_some_and(|one| rounded(other) == Some(one)),
    }
}

/// The digits of a number, which is not zero; `None` for other texts.
fn whole(written: &str) -> Option<&str> {
    let digits = written.strip_suffix(".0").unwrap_or(written);
    let digits = digits.trim_start_matches('0');
    is_number(digits).then_some(digits)
}

/// The bits of a number as programs keep those with decimals; `None` if it has too few digits.
fn rounded(written: &str) -> Option<u64> {
    let mantissa = written.split(['e', 'E']).next().unwrap_or_default();
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    let number = written.parse::<f64>().ok().filter(|_| DIGITS_OF_DECIMALS <= digits);
    number.map(f64::to_bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_one_user_may_be_written_in_several_ways() {
        for (one, other, expected) in [
            ("9", "9", true),
            ("9", "9.0", true),
            ("9.0", "9", true),
            ("9", "10", false),
            ("", "", false),
            ("0", "0", false),
            ("nan", "nan", false),
            ("1234567890123456789", "1.2345678901234568e+18", true),
            ("1234567890123456789", "1.234567890123459e+18", false),
            ("1234567890123456789", "1234567890123456788", false),
            // A spreadsheet has rounded them.
            ("1,23457E+18", "1,23457E+18", false),
            ("1.23457E+18", "1.23457E+18", false),
        ] {
            assert_eq!(are_one_user(one, other), expected, "{one} {other}");
        }
    }
}
