//! `check --fix` in memory: no edit touches another, a fixed file has the same
//! posts, and nothing is left to fix.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use tweetlint_fuzz::{Input, fixes};

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some(mut input) = Input::of(data) else { return Corpus::Reject };
    let Some(fixed) = fixes::fixed(&input) else { return Corpus::Reject };
    input.bytes = fixed;
    assert_eq!(fixes::fixed(&input), None, "a second run finds more to fix");
    Corpus::Keep
});
