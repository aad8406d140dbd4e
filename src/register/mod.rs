//! Registers: facts that rules ask for and that are not rules.
//!
//! Each register is a file of its own beside the rulebook, so that a duty
//! officer can open a window, or an editor add a handle, without touching rules.

pub mod windows;
pub mod hashtags;
pub mod directory;
