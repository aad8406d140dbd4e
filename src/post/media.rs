//! The pictures and videos of a post.

use std::borrow::Cow;

use super::Fact;
use crate::source::Span;

/// A kind of media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// A photo or drawing.
    Photo,
    /// An animation without sound.
    Gif,
    /// A video.
    Video,
}

impl MediaKind {
    /// Its name in files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Gif => "gif",
            Self::Video => "video",
        }
    }
}

/// A picture or video of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media<'s> {
    /// The kind of the media.
    pub kind: MediaKind,
    /// Its alt text; `Known(None)` if the file says that it has none.
    pub alt: Fact<Option<Cow<'s, str>>>,
    /// The name of its file, and the span of that name; `None` if the source names no
    /// file.
    pub file: Option<(Cow<'s, str>, Span)>,
    /// The span of its alt text; `None` if the source does not contain the alt text,
    /// or contains it with escapes.
    pub alt_span: Option<Span>,
    /// Whether the editor marked it as decoration, which needs no alt text.
    pub decorative: bool,
    /// Whether a video has captions. A file may instead say so once, for all videos of
    /// the post: see [`Post::has_captions`](super::Post::has_captions).
    pub captions: Fact<bool>,
    /// Its span in the source.
    pub span: Span,
}
