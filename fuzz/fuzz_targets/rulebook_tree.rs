//! Rulebooks, changed as trees.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{arbitrary::Unstructured, fuzz_target};
use serde_json::Value;
use tweetlint_fuzz::{documents, rulebooks};

static SEEDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut seeds = documents::documents(&["fixtures/rulebooks"]);
    seeds.extend(rulebooks::built_in_rules());
    seeds
});

fuzz_target!(|data: &[u8]| {
    let mut data = Unstructured::new(data);
    let Ok(document) = documents::document(&SEEDS, &mut data) else { return };
    rulebooks::assert_loads(document.as_bytes(), b"[]");
});
