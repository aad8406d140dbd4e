//! What a newsroom records about a post, and no platform publishes.

use std::borrow::Cow;

use jiff::Timestamp;

use super::{Fact, Media, MediaKind, Post};
use crate::source::Span;

/// What a newsroom records about a post. In an export, all of it is unknown. In a draft
/// in YAML, Markdown or JSON, a field that is absent is known to be empty. In a table, a
/// field is unknown if no column contains it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata<'s> {
    /// The law or the consent that allows what the post shows of a person.
    pub legal_basis: Fact<Option<Cow<'s, str>>>,
    /// Whether the people in the post have agreed to its publication.
    pub consent: Fact<bool>,
    /// When the post is to be taken down at the latest, and the span of that time in
    /// the source.
    pub remove_after: Fact<Option<(Timestamp, Span)>>,
    /// Whether the videos of the post have captions. A single video may have its own
    /// entry, [`Media::captions`], which then counts instead.
    pub captions: Fact<bool>,
    /// Whether somebody else pays for the post.
    pub sponsored: Fact<bool>,
    /// The names of those who approved the post, each once.
    pub approvals: Fact<Vec<Cow<'s, str>>>,
}

/// The metadata of a post whose file records none.
static UNKNOWN: Metadata<'static> = Metadata {
    legal_basis: Fact::Unknown,
    consent: Fact::Unknown,
    remove_after: Fact::Unknown,
    captions: Fact::Unknown,
    sponsored: Fact::Unknown,
    approvals: Fact::Unknown,
};

impl Metadata<'_> {
    /// The metadata of a post for which nothing is recorded, in a file that could
    /// record it.
    pub const fn none() -> Self {
        Self {
            legal_basis: Fact::Known(None),
            consent: Fact::Known(false),
            remove_after: Fact::Known(None),
            captions: Fact::Known(false),
            sponsored: Fact::Known(false),
            approvals: Fact::Known(Vec::new()),
        }
    }
}

impl<'s> Post<'s> {
    /// What the newsroom recorded about the post.
    pub fn metadata(&self) -> &Metadata<'s> {
        self.metadata.as_deref().unwrap_or(&UNKNOWN)
    }

    /// Whether every video of the post has captions. False if any video is known to have
    /// none. Otherwise unknown if the file does not say it of every video, or if the post
    /// has no video.
    pub fn has_captions(&self) -> Fact<bool> {
        let videos = self.media.known().into_iter().flatten();
        let videos = videos.filter(|media| media.kind == MediaKind::Video);
        let captions = |media: &Media<'_>| match media.captions {
            Fact::Unknown => self.metadata().captions,
            known @ Fact::Known(_) => known,
        };
        let both = |one: Fact<bool>, other| match (one, other) {
            (Fact::Known(false), _) | (_, Fact::Known(false)) => Fact::Known(false),
            (Fact::Known(true), Fact::Known(true)) => Fact::Known(true),
            _ => Fact::Unknown,
        };
        videos.map(captions).reduce(both).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn captions_are_known_of_a_video_or_of_all() {
        let (yes, no) = (Fact::Known(true), Fact::Known(false));
        let check = |videos: &[Fact<bool>], all, expected| {
            let span = Span::new(0, 0);
            let video = |captions: &Fact<bool>| Media {
                kind: MediaKind::Video,
                alt: Fact::Unknown,
                file: None,
                alt_span: None,
                decorative: false,
                captions: *captions,
                span,
            };
            let metadata = Metadata { captions: all, ..Metadata::default() };
            let post = Post {
                media: Fact::Known(videos.iter().map(video).collect()),
                metadata: Some(Box::new(metadata)),
                ..Post::new("1", Text::verbatim("", 0), span)
            };
            assert_eq!(post.has_captions(), expected, "{videos:?}");
        };
        check(&[], no, Fact::Unknown);
        check(&[Fact::Unknown], no, no);
        check(&[Fact::Unknown, yes], no, no);
        check(&[yes, yes], no, yes);
        check(&[Fact::Unknown, yes], Fact::Unknown, Fact::Unknown);
    }
}
