//! Packed files as they come: gzip, zstandard, zip, and what only claims to be.

use crate::{files, posts};
use libfuzzer_sys::Corpus;

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    posts::assert_opens(&files::write("posts", data));
    Corpus::Keep
}
