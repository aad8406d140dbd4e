//! Pictures and videos, as networks describe them.

use std::borrow::Cow;

use super::super::value::{JsonString, span_of};
use crate::{
    post::{Fact, Media, MediaKind},
    source::{Source, Span},
};

/// A picture or video at a place. `alt` is its alt text as far as the file says; a
/// blank one counts as none.
pub(super) fn of<'s>(
    kind: MediaKind,
    alt: Fact<Option<JsonString<'s>>>,
    source: &Source,
    span: Span,
) -> Media<'s> {
    let alt = match alt {
        Fact::Known(alt) => {
            Fact::Known(alt.map(|JsonString(alt)| alt).filter(|alt| !alt.trim().is_empty()))
        }
        Fact::Unknown => Fact::Unknown,
    };
    let alt_span = match &alt {
        Fact::Known(Some(Cow::Borrowed(alt))) => Some(span_of(source, alt)),
        _ => None,
    };
    let captions = Fact::Unknown;
    Media { kind, alt, file: None, alt_span, decorative: false, captions, span }
}

/// The kind of media with this MIME type, or this name in the API of Mastodon.
pub(super) fn kind(named: &str) -> MediaKind {
    let (kind, detail) = named.split_once('/').unwrap_or((named, ""));
    match (kind, detail) {
        ("gifv", _) | ("image", "gif") => MediaKind::Gif,
        ("video" | "audio", _) => MediaKind::Video,
        _ => MediaKind::Photo,
    }
}
