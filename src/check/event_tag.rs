//! Posts from an event that lack the hashtag of the event.

use super::{Features, Hit, Needs, Subject, no_settings};
use crate::{
    matcher::Vocabulary,
    message::Message,
    window::{Window, WindowKind},
    yaml::{Node, Reader},
};

/// A post from an event must have the hashtag of the event.
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

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::window_of(WindowKind::Event))
    }

    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let missing = subject.traced().filter(|window| is_missing(window, subject));
        missing.filter_map(|window| hit(window, subject)).collect()
    }
}

/// Whether a post is from the event of a window and lacks its hashtag.
fn is_missing(window: &Window, subject: &Subject<'_, '_>) -> bool {
    let is_from = || {
        subject.post.is_labelled(&format!("live:{}", window.id))
            || window.names_area(subject.view())
    };
    window.kind == WindowKind::Event
        && window.is_open(subject.time)
        && is_from()
        && subject.own_tag(window).is_none()
}

fn hit(window: &Window, subject: &Subject<'_, '_>) -> Option<Hit> {
    let tag = format!("#{}", window.hashtags.first()?);
    let end = subject.text().trim_end().len();
    let hit = Hit::text(0..end, Message::new("label-no-tag").with("tag", tag));
    Some(Hit { related: vec![subject.declared(window)], ..hit })
}
