//! Records of JSON exports, changed as trees and checked.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{arbitrary::Unstructured, fuzz_target};
use serde_json::Value;
use tweetlint_fuzz::{Input, documents, posts, reports};

static SEEDS: LazyLock<Vec<Value>> =
    LazyLock::new(|| documents::documents(&["fixtures/posts/history", "fixtures/accounts"]));

fuzz_target!(|data: &[u8]| {
    let mut data = Unstructured::new(data);
    let Ok(document) = documents::document(&SEEDS, &mut data) else { return };
    let input = Input::in_format("json", document.as_bytes()).expect("it is a format");
    posts::assert_reads(input.format, &input.bytes);
    let batch = input.batch();
    let parsed = batch.parse(&input.options());
    reports::assert_checks(input.rulebook, &batch.source, &parsed, input.has_digits);
});
