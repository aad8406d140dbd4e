//! Drafts, changed as trees and checked.

use std::sync::LazyLock;

use crate::{documents, input::Input, reports, rulebooks::RULEBOOKS};
use libfuzzer_sys::{Corpus, arbitrary::Unstructured};
use serde_json::Value;

static SEEDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    documents::documents(&["fixtures/posts/drafts", "fixtures/accounts", "fixtures/crisis"])
});

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let mut data = Unstructured::new(data);
    let Ok(rulebook) = data.choose(&RULEBOOKS) else { return Corpus::Reject };
    let Ok(document) = documents::document(&SEEDS, &mut data) else { return Corpus::Reject };
    let mut input = Input::in_format("yaml", document.as_bytes());
    input.rulebook = rulebook;
    let batch = input.batch();
    let parsed = batch.parse(&input.options());
    reports::assert_checks(input.rulebook, &batch.source, &parsed, input.has_digits);
    Corpus::Keep
}
