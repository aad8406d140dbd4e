//! `check --fix` in memory: no edit touches another, a fixed file has the same
//! posts, and nothing is left to fix.

use crate::{fixes, input::Input};
use libfuzzer_sys::Corpus;

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Some(mut input) = Input::of(data) else { return Corpus::Reject };
    let Some(fixed) = fixes::fixed(&input) else { return Corpus::Reject };
    input.bytes = fixed;
    assert_eq!(fixes::fixed(&input), None, "a second run finds more to fix");
    Corpus::Keep
}
