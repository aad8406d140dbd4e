//! What the fuzz targets share: inputs made of fuzzed bytes, and what must be
//! true of every result.
//!
//! A target is a few lines in `fuzz_targets/`: it makes an [`Input`] or a
//! [`document`](documents::document), runs a part of the program on it, and
//! asserts. Whatever panics, takes longer than ten seconds or uses more than 2 GB
//! is a finding.
#![forbid(unsafe_code)]

pub mod documents;
pub mod fixes;
pub mod input;
pub mod posts;
pub mod reports;
pub mod rulebooks;

pub use input::Input;
