//! Pictures without alt text.

use super::{Hit, Subject};
use crate::message::Message;
use crate::post::{Fact, MediaKind};

/// Each picture that the file says has no alt text. What the file cannot tell
/// is unknown, never missing.
pub(super) fn hits(subject: &Subject<'_, '_>) -> Vec<Hit> {
    let Some(media) = subject.post.media.known() else { return Vec::new() };
    let numbered = (1_usize..).zip(media);
    numbered
        .filter(|(_, media)| media.kind != MediaKind::Video && !media.decorative)
        .filter(|(_, media)| match &media.alt {
            Fact::Known(alt) => alt.as_ref().is_none_or(|alt| alt.trim().is_empty()),
            Fact::Unknown => false,
        })
        .map(|(number, media)| {
            Hit::source(media.span, Message::new("label-no-alt").with("number", number))
        })
        .collect()
}
