//! Posts that name the event of a window.

use super::{Hit, Matcher, Subject};
use crate::{
    matcher::Vocabulary,
    window::Window,
    yaml::{Node, Reader},
};

/// A post that names the event: in its text, hashtags or pictures, or by passing
/// on somebody.
#[derive(Debug)]
pub struct Topic {
    /// Words that only sound like the topic.
    exempt: Matcher,
}

impl Topic {
    /// `{}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        reader.fields(node)?.finish();
        Some(Self { exempt: Matcher::sounding_alike(vocabulary) })
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let named = window.and_then(|window| window.named_anywhere(subject, &self.exempt));
        named.into_iter().collect()
    }
}
