//! Posts that should have been taken down by now.

use super::{Features, Hit, Needs, Subject, no_settings};
use crate::{
    matcher::Vocabulary,
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// A post is taken down when its newsroom said that it would be.
#[derive(Debug)]
pub struct Overdue;

impl Overdue {
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        no_settings(node, reader).map(|()| Self)
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::METADATA)
    }

    /// A hit on `remove_after` if it is past, or is before the post goes out.
    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let last = subject.post.metadata().remove_after.known().copied().flatten();
        let overdue = last.filter(|(time, _)| *time <= subject.now.max(subject.time));
        let hit = overdue.map(|(_, written)| Hit::source(written, Message::new("label-overdue")));
        hit.into_iter().collect()
    }
}
