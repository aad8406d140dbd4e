//! What a condition may ask of a post under `has` and `lacks`.
//!
//! To add something, add a row to [`PostFeature::ALL`], and describe it in
//! `docs/rules.md`.

use crate::{
    check::{Features, Subject},
    post::{Fact, MediaKind},
};

/// A property of posts that a condition may ask for, such as having a link.
#[derive(Clone, Copy, Debug)]
pub(super) struct PostFeature {
    /// Whether a post has the property; unknown if the file of the post does not
    /// say.
    is_in: fn(&Subject<'_, '_>) -> Fact<bool>,
    /// The bits of [`Features`] that are set for every post with this property.
    required: Features,
}

impl PostFeature {
    /// Everything a condition may ask for, by its name in rulebooks.
    pub(super) const ALL: [(&'static str, Self); 12] = [
        // A link that a reader can follow.
        ("link", Self::new(Features::LINK, |subject| Fact::Known(subject.has_link()))),
        // A picture or video.
        (
            "media",
            Self::new(Features::MEDIA, |subject| subject.post.media.map(|media| !media.is_empty())),
        ),
        // A still picture.
        ("photo", Self::new(Features::MEDIA, |subject| media_of(subject, MediaKind::Photo))),
        ("video", Self::new(Features::MEDIA, |subject| media_of(subject, MediaKind::Video))),
        // Another post that this post replies to.
        ("reply", Self::new(Features::ANY, |subject| Fact::Known(subject.post.reply_to.is_some()))),
        // A label given by the editor.
        (
            "label",
            Self::new(Features::LABEL, |subject| Fact::Known(!subject.post.labels.is_empty())),
        ),
        ("captions", Self::new(Features::MEDIA, |subject| subject.post.has_captions())),
        (
            "legal_basis",
            Self::new(Features::METADATA, |subject| {
                subject.post.metadata().legal_basis.map(Option::is_some)
            }),
        ),
        ("consent", Self::new(Features::METADATA, |subject| subject.post.metadata().consent)),
        (
            "remove_after",
            Self::new(Features::METADATA, |subject| {
                subject.post.metadata().remove_after.map(Option::is_some)
            }),
        ),
        ("sponsored", Self::new(Features::METADATA, |subject| subject.post.metadata().sponsored)),
        (
            "approvals",
            Self::new(Features::METADATA, |subject| {
                subject.post.metadata().approvals.map(|names| !names.is_empty())
            }),
        ),
    ];

    const fn new(required: Features, is_in: fn(&Subject<'_, '_>) -> Fact<bool>) -> Self {
        Self { is_in, required }
    }

    /// The bits of [`Features`] that are set for every post with this property.
    pub(super) const fn required(self) -> Features {
        self.required
    }

    /// Whether a post has the property for certain.
    pub(super) fn is_in(self, subject: &Subject<'_, '_>) -> bool {
        (self.is_in)(subject) == Fact::Known(true)
    }

    /// Whether a post lacks the property for certain.
    pub(super) fn is_missing(self, subject: &Subject<'_, '_>) -> bool {
        (self.is_in)(subject) == Fact::Known(false)
    }
}

/// Whether a post has media of a kind.
fn media_of(subject: &Subject<'_, '_>, kind: MediaKind) -> Fact<bool> {
    subject.post.media.map(|media| media.iter().any(|media| media.kind == kind))
}
