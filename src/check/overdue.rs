//! Posts that should have been taken down by now.

use super::{Features, Hit, Needs, Subject, no_settings};
use crate::{
    matcher::Vocabulary,
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// A post must be taken down by the time that its newsroom recorded.
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

    /// A hit on `remove_after` if that time is not later than now, or not later than
    /// the time of the post.
    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let last = subject.post.metadata().remove_after.known().copied().flatten();
        let overdue = last.filter(|(time, _)| *time <= subject.now.max(subject.time));
        let hit = overdue.map(|(_, written)| Hit::source(written, Message::new("label-overdue")));
        hit.into_iter().collect()
    }
}
