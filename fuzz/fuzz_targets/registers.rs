//! Registers of hashtags, and directories of accounts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tweetlint::{cli::fuzzing, source::Source};
use tweetlint_fuzz::{input, reports};

fuzz_target!(|data: &[u8]| {
    let (text, has_digits) = input::with_numbers(data);
    let text = String::from_utf8_lossy(&text);
    let problems = fuzzing::hashtags(&Source::new("hashtags.csv", &*text)).err();
    reports::assert_problems(&problems.unwrap_or_default(), has_digits);
    let problems = fuzzing::directory(&Source::new("accounts.yaml", &*text)).err();
    reports::assert_problems(&problems.unwrap_or_default(), has_digits);
});
