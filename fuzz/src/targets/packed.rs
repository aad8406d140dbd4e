//! Packed files: gzip, zstandard, zip, and files that only begin like them.

use crate::{files, posts};
use libfuzzer_sys::Corpus;

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    posts::assert_opens(&files::write("posts", data));
    Corpus::Keep
}
