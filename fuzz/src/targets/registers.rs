//! Registers of hashtags, and directories of accounts.

use crate::{input, reports};
use libfuzzer_sys::Corpus;
use tweetlint::{cli::fuzzing, source::Source};

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let (text, has_digits) = input::with_numbers(data);
    let text = String::from_utf8_lossy(&text);
    let problems = fuzzing::hashtags(&Source::new("hashtags.csv", &*text)).err();
    reports::assert_problems(&problems.unwrap_or_default(), has_digits);
    let problems = fuzzing::directory(&Source::new("accounts.yaml", &*text)).err();
    reports::assert_problems(&problems.unwrap_or_default(), has_digits);
    Corpus::Keep
}
