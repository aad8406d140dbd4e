//! Posts from an event without the tag of the event.

use super::{Hit, Subject, no_settings};
use crate::{
    matcher::Vocabulary,
    message::Message,
    register::windows::{Window, WindowKind},
    yaml::{Node, Reader},
};

/// A post from an event carries the tag of the event.
#[derive(Debug)]
pub struct EventTag;

impl EventTag {
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        no_settings(node, reader).map(|()| Self)
    }

    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let missing = subject.windows.iter().filter(|window| is_missing(window, subject));
        missing.filter_map(|window| hit(window, subject)).collect()
    }
}

/// Whether a post is from an event, and lacks the tag.
fn is_missing(window: &Window, subject: &Subject<'_, '_>) -> bool {
    let is_from =
        || subject.post.is_labelled(&format!("live:{}", window.id)) || window.is_placed_in(subject);
    window.kind == WindowKind::Event
        && window.is_open(subject.time)
        && is_from()
        && window.tag_in(subject).is_none()
}

fn hit(window: &Window, subject: &Subject<'_, '_>) -> Option<Hit> {
    let tag = format!("#{}", window.hashtags.first()?);
    let end = subject.text().trim_end().len();
    let hit = Hit::text(0..end, Message::new("label-no-tag").with("tag", tag));
    Some(Hit { related: vec![window.declared(subject)], ..hit })
}
