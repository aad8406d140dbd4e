//! Packed files as they come: gzip, zstandard, zip, and what only claims to be.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tweetlint_fuzz::posts;

fuzz_target!(|data: &[u8]| posts::assert_opens(data, "posts"));
