//! The two reports of `queue`: the JSON is valid, and neither report shows a personal
//! number.

use crate::{input::Input, reports};
use libfuzzer_sys::Corpus;
use tweetlint::cli::fuzzing;

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Some(input) = Input::of(data) else { return Corpus::Reject };
    let batch = input.batch();
    let mut parsed = batch.parse(&input.options());
    let lint = reports::lint(input.rulebook);
    let [report, listing] = fuzzing::queue(&batch.source, &mut parsed.posts, &lint);
    let report = String::from_utf8(report).expect("reports are UTF-8");
    let listing = String::from_utf8(listing).expect("reports are UTF-8");
    reports::of_json(&report);
    for text in [&report, &listing] {
        reports::assert_quiet(text);
        assert!(input.has_digits || !reports::shows_secret(text), "a number is shown:\n{text}");
    }
    Corpus::Keep
}
