//! Registers of windows, changed as trees: loaded, and edited as text.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{arbitrary::Unstructured, fuzz_target};
use serde_json::Value;
use tweetlint_fuzz::{documents, rulebooks};

static SEEDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut seeds = documents::documents(&["fixtures", "tests/cli", "rules/windows"]);
    seeds.retain(|seed| seed[0]["kind"].is_string());
    seeds
});

fuzz_target!(|data: &[u8]| {
    let mut data = Unstructured::new(data);
    let Ok(document) = documents::document(&SEEDS, &mut data) else { return };
    rulebooks::assert_loads(b"extends: [police]", document.as_bytes());
});
