//! Files of an account archive: spans are in the file, and neither threads nor parts matter.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tweetlint_fuzz::{Input, posts};

fuzz_target!(|data: &[u8]| {
    let input = Input::in_format("x-archive", data).expect("it is a format");
    posts::assert_reads(input.format, &input.bytes);
});
