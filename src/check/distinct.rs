//! Limits how many different words of a matcher a post may have.

use super::{Hit, Matcher, Needs, Subject, setting};
use crate::{
    matcher::Vocabulary,
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// The words that are counted, and how many different ones a post may have at most.
#[derive(Debug)]
pub struct Distinct {
    of: Matcher,
    max: usize,
}

impl Distinct {
    /// Reads `{of: MATCHER, max: 2}`. If `max` is left out, it is 1.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let of = fields.required("of", |node, reader| Matcher::read(node, reader, vocabulary));
        let max = setting(&mut fields, "max", Some(1));
        fields.finish();
        Some(Self { of: of?, max: max? })
    }

    pub(super) fn needs(&self) -> Needs {
        Needs::words_of(&self.of)
    }

    /// A hit on the first of the words, if there are too many different ones.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let mut found: Vec<_> = self.of.matches(subject).collect();
        found.sort_by_key(|found| (found.list, found.entry));
        found.dedup_by_key(|found| (found.list, found.entry));
        let count = found.len();
        let first = found.into_iter().min_by_key(|found| found.start);
        let Some(first) = first.filter(|_| self.max < count) else { return Vec::new() };
        vec![Hit::text(first.range(), Message::new("label-distinct").with("count", count))]
    }
}
