//! Facts that a check asks for and that many files do not state.
//!
//! A check finds nothing where a file does not say what it asks for. That is no merit of a post, so
//! findings can only be compared where the files state the same.

use super::{Check, Features};

/// A fact about posts that many files do not state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskedFact {
    /// Which pictures and videos they have.
    Media,
    /// Whether their pictures have alt texts.
    AltTexts,
    /// Whether they have links beside their texts.
    Links,
    /// With which program they were written.
    Programs,
}

impl AskedFact {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Media, Self::AltTexts, Self::Links, Self::Programs];
}

impl Check {
    /// The facts that the findings of the check depend on, and that many files do not state.
    pub fn asks_for(&self) -> Vec<AskedFact> {
        match self {
            Self::AltText(_) => vec![AskedFact::Media, AskedFact::AltTexts],
            Self::Require(check) => check.asks_for(),
            Self::Any(checks) => checks.asks_for(),
            Self::First(checks) => checks.asks_for(),
            _ => asked_by(self.needs().features),
        }
    }
}

/// The facts that features of posts follow from.
pub(crate) fn asked_by(features: Features) -> Vec<AskedFact> {
    let facts = [(Features::MEDIA, AskedFact::Media), (Features::CLIENT, AskedFact::Programs)];
    let has = |feature: Features| !feature.common(features).is_empty();
    facts.into_iter().filter(|(feature, _)| has(*feature)).map(|(_, fact)| fact).collect()
}
