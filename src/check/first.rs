//! `first`: a list of checks. The rule has the hits of the first check that has any.

use super::{AskedFact, Check, Hit, Needs, Subject};
use crate::{
    matcher::Vocabulary,
    window::Window,
    yaml::{Node, Reader},
};

/// The checks, in the order in which they are run.
#[derive(Debug, Default)]
pub struct First(Vec<Check>);

impl First {
    /// Reads the settings: a list of checks.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        Check::read_list(node, reader, vocabulary).map(Self)
    }

    pub(super) fn needs(&self) -> Needs {
        Needs::of_any(&self.0)
    }

    /// What the checks ask for of that which many files do not state.
    pub(super) fn asks_for(&self) -> Vec<AskedFact> {
        self.0.iter().flat_map(Check::asks_for).collect()
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let hits = self.0.iter().map(|check| check.hits(subject, window));
        hits.into_iter().find(|hits| !hits.is_empty()).unwrap_or_default()
    }
}
