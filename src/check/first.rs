//! `first`: a list of checks. The rule has the hits of the first check that has any, but a check
//! whose hits are milder than the rule gives way to a later one whose hits are not.

use super::{AskedFact, Check, Hit, Needs, SeverityShift, Subject};
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

    /// How the severity of what only an intent finds differs from that of the rule.
    pub(super) fn heard(&self) -> Option<SeverityShift> {
        self.0.iter().filter_map(Check::heard).max()
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let (mut best, mut milder) = (Vec::new(), None);
        for check in &self.0 {
            let hits = check.hits(subject, window);
            let shift = hits.iter().map(|hit| hit.shift).max();
            if milder < shift {
                (best, milder) = (hits, shift);
            }
            if Some(SeverityShift::None) <= milder {
                break;
            }
        }
        best
    }
}
