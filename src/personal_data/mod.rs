//! Finds Danish personal numbers (CPR) in text. The rule `privacy/cpr` reports
//! them, and all output masks them.

mod digits;
mod number;

use std::ops::Range;

use crate::post::Post;

pub use number::{Number, numbers};

/// The number of digits of a personal number that are not masked: those of the
/// date of birth.
pub const KEPT_DIGITS: usize = 6;

/// The byte ranges of a text that contain personal data and must be masked.
/// Includes numbers that are only probably personal numbers, which the rule does
/// not report.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    numbers(text).filter(Number::is_likely).map(|number| number.range).collect()
}

/// The byte ranges of a post's id that contain personal data. An id of exactly
/// ten digits is not personal data: X once gave such ids.
pub fn secrets_of_id(post: &Post<'_>) -> Vec<Range<usize>> {
    let given = post.published && post.id.bytes().all(|byte| byte.is_ascii_digit());
    if given { Vec::new() } else { secrets(&post.id) }
}
