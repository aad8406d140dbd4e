//! Pictures without alt text.

use super::{Features, Hit, Needs, Subject, no_settings};
use crate::{
    matcher::Vocabulary,
    message::Message,
    post::{Fact, Media, MediaKind},
    window::Window,
    yaml::{Node, Reader},
};

/// Every picture must have an alt text.
#[derive(Debug)]
pub struct AltText;

impl AltText {
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        no_settings(node, reader).map(|()| Self)
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::MEDIA)
    }

    /// A hit on every picture that certainly has no alt text and is not marked as
    /// decorative. Nothing is reported if the platform has no alt texts, or if the file
    /// does not contain alt texts.
    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let possible = subject.post.platform.facts().has_alt_text;
        let media = subject.post.media.known().filter(|_| possible);
        let Some(media) = media else { return Vec::new() };
        let numbered = (1_usize..).zip(media).filter(|(_, media)| lacks_alt_text(media));
        let label = |number| Message::new("label-no-alt").with("number", number);
        numbered.map(|(number, media)| Hit::source(media.span, label(number))).collect()
    }
}

fn lacks_alt_text(media: &Media<'_>) -> bool {
    let Fact::Known(alt) = &media.alt else { return false };
    media.kind != MediaKind::Video
        && !media.decorative
        && alt.as_ref().is_none_or(|alt| alt.trim().is_empty())
}
