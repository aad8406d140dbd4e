//! The words of the built-in rules, compiled by `build.rs`.

use std::sync::{Arc, OnceLock};

use super::layer::Layer;

// Defines `LISTS`, the number of word lists of the built-in rules.
include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The layer, as `build.rs` has packed it.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words"));

/// The layer of the built-in rules. Its lists have the lowest numbers in every
/// automaton.
pub(super) fn layer() -> Arc<Layer> {
    static LAYER: OnceLock<Arc<Layer>> = OnceLock::new();
    LAYER.get_or_init(|| Arc::new(Layer::unpack(PACKED))).clone()
}
