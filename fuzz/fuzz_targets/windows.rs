//! Registers of windows as text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tweetlint_fuzz::rulebooks;

fuzz_target!(|data: &[u8]| rulebooks::assert_loads(b"extends: [police]", data));
