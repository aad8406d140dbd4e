//! Registers of windows, changed as trees.

use std::sync::LazyLock;

use crate::{documents, rulebooks};
use libfuzzer_sys::{Corpus, arbitrary::Unstructured};
use serde_json::Value;

static SEEDS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut seeds = documents::documents(&["fixtures", "tests/cli", "rules/windows"]);
    seeds.retain(|seed| seed[0]["kind"].is_string());
    seeds
});

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let mut data = Unstructured::new(data);
    let Ok(document) = documents::document(&SEEDS, &mut data) else { return Corpus::Reject };
    rulebooks::assert_reads_windows(document.as_bytes());
    Corpus::Keep
}
