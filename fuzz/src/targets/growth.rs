//! Time grows with the length of a text, not with its square: a fuzzed piece is
//! repeated, and the posts in it are checked, inspected and measured. The input is a
//! text before the pieces, the piece and a text after them, with zero bytes between
//! them.

use libfuzzer_sys::Corpus;
use tweetlint::{
    cli::fuzzing,
    platform::Platform,
    tokens::{self, Tokens},
};

use super::texts;
use crate::{growth::assert_linear, input::Input, reports};

/// About the length of the whole text, in bytes.
const LENGTH: usize = 3_000;

/// The most bytes of each of the three texts. Longer ones are for the target `check`.
const LONGEST: usize = 40;

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Some([before, piece, after]) = texts(data) else { return Corpus::Reject };
    if piece.is_empty() || LONGEST < piece.len().max(before.len()).max(after.len()) {
        return Corpus::Reject;
    }
    let format =
        ["text", "yaml", "csv", "json", "markdown", "ndjson", "x-archive"][before.len() % 7];
    assert_linear(LENGTH, |length| {
        let text = format!("{before}{}{after}", piece.repeat(length / piece.len()));
        let input = Input::in_format(format, text.as_bytes());
        let batch = input.batch();
        let parsed = batch.parse(&input.options());
        let findings = reports::lint(input.rulebook).findings(&batch.source, &parsed.posts).len();
        assert!(findings <= 20 * text.len());
        fuzzing::inspect(&batch.source, &parsed.posts);
        for post in &parsed.posts {
            let text = post.text.as_str();
            let tokens = Tokens::of(text);
            for (_, platform) in Platform::ALL {
                let length = tokens::length(text, &tokens, platform);
                tokens::overflow(text, &tokens, platform, length / 2);
            }
        }
    });
    Corpus::Keep
}
