//! Records of JSON exports, changed as trees and checked.

use std::sync::LazyLock;

use crate::{documents, input::Input, posts, reports};
use libfuzzer_sys::{Corpus, arbitrary::Unstructured};
use serde_json::Value;

static SEEDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    documents::documents(&["fixtures/posts/history", "fixtures/networks", "fixtures/accounts"])
});

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let mut data = Unstructured::new(data);
    let Ok(document) = documents::document(&SEEDS, &mut data) else { return Corpus::Reject };
    let input = Input::in_format("json", document.as_bytes());
    posts::assert_reads("json", document.as_bytes());
    let batch = input.batch();
    let parsed = batch.parse(&input.options());
    reports::assert_checks(input.rulebook, &batch.source, &parsed, input.has_digits);
    Corpus::Keep
}
