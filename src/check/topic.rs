//! Posts that name the event of a window in any way.

use super::{Features, Hit, Needs, Subject};
use crate::{
    matcher::Vocabulary,
    window::Window,
    yaml::{Node, Reader},
};

/// A post must not name the event: in its text, hashtags or pictures, or by
/// reposting or quoting a person whom the topic names.
#[derive(Debug)]
pub struct Topic;

impl Topic {
    /// Reads `{}`: the check has no settings.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        reader.fields(node)?.finish();
        Some(Self)
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::WINDOW)
    }

    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let named = window.and_then(|window| window.named_anywhere(subject));
        named.into_iter().collect()
    }
}
