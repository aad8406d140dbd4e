//! Whole runs of `check`: a file of posts, all rules, every format. The first line
//! of the input is the format of the file and the number of a rulebook.

use crate::{input::Input, reports};
use libfuzzer_sys::Corpus;

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Some(input) = Input::of(data) else { return Corpus::Reject };
    let batch = input.batch();
    let parsed = batch.parse(&input.options());
    reports::assert_checks(input.rulebook, &batch.source, &parsed, input.has_digits);
    Corpus::Keep
}
