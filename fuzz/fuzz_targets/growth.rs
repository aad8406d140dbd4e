//! Time grows with the length of a text, not with its square: a fuzzed piece is
//! repeated a thousand times and more, and libFuzzer ends what takes too long. The
//! input is what comes before, the piece and what comes after, with zero bytes
//! between them.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use tweetlint_fuzz::{Input, reports};

/// The length of the whole text, in bytes.
const LENGTH: usize = 60_000;

/// The most bytes of a piece. Longer ones are for the target `check`.
const LONGEST: usize = 40;

fuzz_target!(|data: &str| -> Corpus {
    let mut parts = data.splitn(3, '\0');
    let [before, piece, after] = [(); 3].map(|()| parts.next().unwrap_or_default());
    if piece.is_empty() || LONGEST < piece.len().max(before.len()).max(after.len()) {
        return Corpus::Reject;
    }
    let text = format!("{before}{}{after}", piece.repeat(LENGTH / piece.len()));
    let format = ["text", "yaml", "csv", "json", "markdown"][before.len() % 5];
    let input = Input::in_format(format, text.as_bytes()).expect("it is a format");
    let batch = input.batch();
    let parsed = batch.parse(&input.options());
    let lint = reports::lint(input.rulebook);
    let findings = lint.findings(&batch.source, &parsed.posts);
    assert!(findings.len() <= 20 * text.len());
    Corpus::Keep
});
