//! Drafts, changed as trees and checked.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{arbitrary::Unstructured, fuzz_target};
use serde_json::Value;
use tweetlint_fuzz::{Input, documents, reports, rulebooks::RULEBOOKS};

static SEEDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    documents::documents(&["fixtures/posts/drafts", "fixtures/accounts", "fixtures/crisis"])
});

fuzz_target!(|data: &[u8]| {
    let mut data = Unstructured::new(data);
    let Ok(rulebook) = data.choose(&RULEBOOKS) else { return };
    let Ok(document) = documents::document(&SEEDS, &mut data) else { return };
    let mut input = Input::in_format("yaml", document.as_bytes()).expect("it is a format");
    input.rulebook = rulebook;
    let batch = input.batch();
    let parsed = batch.parse(&input.options());
    reports::assert_checks(input.rulebook, &batch.source, &parsed, input.has_digits);
});
