//! Rulebooks, changed as trees.

use std::sync::LazyLock;

use crate::{documents, rulebooks};
use libfuzzer_sys::{Corpus, arbitrary::Unstructured};
use serde_json::Value;

static SEEDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut seeds = documents::documents(&["fixtures/rulebooks"]);
    seeds.extend(rulebooks::built_in_rules());
    seeds
});

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let mut data = Unstructured::new(data);
    let Ok(document) = documents::document(&SEEDS, &mut data) else { return Corpus::Reject };
    rulebooks::assert_loads(document.as_bytes(), b"[]");
    Corpus::Keep
}
