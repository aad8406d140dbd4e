//! Registers of windows as text.

use crate::rulebooks;
use libfuzzer_sys::Corpus;

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    rulebooks::assert_reads_windows(data);
    Corpus::Keep
}
