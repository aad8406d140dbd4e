//! Danish personal numbers (CPR) in any text: found by the rule `privacy/cpr`,
//! and masked in whatever the program writes.

mod digits;
mod number;

use std::ops::Range;

use crate::post::Post;

pub use number::{Number, numbers};

/// The byte ranges of a text that contain personal data, which no output may
/// show. Wider than the rule: a number that is only probably a personal number
/// is masked as well.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    numbers(text).filter(Number::is_likely).map(|number| number.range).collect()
}

/// The byte ranges of the id of a post that contain personal data. Ten digits
/// alone are an id that X once gave.
pub fn secrets_of_id(post: &Post<'_>) -> Vec<Range<usize>> {
    let given = post.published && post.id.bytes().all(|byte| byte.is_ascii_digit());
    if given { Vec::new() } else { secrets(&post.id) }
}
