//! What an audit knows of the pictures and videos of a post, or of a thread.
//!
//! Pictures have two marks: all of them have alt texts, or at least one has none. Where nobody
//! knows which, there are both; without pictures, there is neither. The marks of videos and
//! their captions are of the same kind.

use super::entry::EntryMarks;
use crate::post::{Fact, Media, MediaKind, Post, Thread};

impl EntryMarks {
    /// All its pictures have alt texts or are decorative.
    const ALT: Self = Self::of_bits(1 << 5);
    /// At least one of its pictures lacks an alt text.
    const NO_ALT: Self = Self::of_bits(1 << 6);
    /// All its videos have captions.
    const CAPTIONS: Self = Self::of_bits(1 << 7);
    /// At least one of its videos has no captions.
    const NO_CAPTIONS: Self = Self::of_bits(1 << 8);
    /// All marks of pictures and videos.
    pub(super) const MEDIA: Self = Self::of_bits(1 << 2 | 0b1111 << 5);

    /// The marks of pictures, and those of videos.
    const OF_KINDS: [[Self; 2]; 2] =
        [[Self::ALT, Self::NO_ALT], [Self::CAPTIONS, Self::NO_CAPTIONS]];

    /// The marks for the pictures and videos of a post that has this place in a thread.
    pub(super) fn of_media(post: &Post<'_>, thread: Thread) -> Self {
        let own = match &post.media {
            Fact::Known(media) => {
                let (videos, pictures): (Vec<_>, Vec<_>) =
                    media.iter().partition(|media| media.kind == MediaKind::Video);
                Self::MEDIA_KNOWN
                    | Self::ALT.or(Self::NO_ALT, alt(&pictures), !pictures.is_empty())
                    | Self::CAPTIONS.or(Self::NO_CAPTIONS, post.has_captions(), !videos.is_empty())
            }
            Fact::Unknown => Self::default(),
        };
        // Of videos in other entries is known only that there are some, if there is no picture.
        let video = thread.has_media && !thread.has_picture && !own.has_video();
        let others = own.only(Self::MEDIA_KNOWN)
            | Self::ALT.or(Self::NO_ALT, thread.alt, thread.has_picture)
            | Self::CAPTIONS.or(Self::NO_CAPTIONS, Fact::Unknown, video);
        own.with_entry(others)
    }

    /// The mark itself if a fact is true, the other one if it is false, both if it is unknown;
    /// neither if the post has nothing that the fact is about.
    fn or(self, other: Self, fact: Fact<bool>, has_any: bool) -> Self {
        match fact {
            _ if !has_any => Self::default(),
            Fact::Known(true) => self,
            Fact::Known(false) => other,
            Fact::Unknown => self | other,
        }
    }

    /// Whether it has a photo, a drawing or an animation.
    pub(super) fn has_photo(self) -> bool {
        self.only(Self::ALT | Self::NO_ALT) != Self::default()
    }

    /// Whether it has a video.
    pub(super) fn has_video(self) -> bool {
        self.only(Self::CAPTIONS | Self::NO_CAPTIONS) != Self::default()
    }

    /// Whether its pictures and videos are known. If another entry of the thread has some, that is
    /// known even where those of this entry are not.
    pub(super) fn knows_media(self) -> bool {
        self.has_photo() || self.has_video() || self.has(Self::MEDIA_KNOWN)
    }

    /// Whether all its pictures have alt texts.
    pub(super) fn alt(self) -> Fact<bool> {
        self.all_of(Self::ALT, Self::NO_ALT)
    }

    /// Whether all its videos have captions.
    pub(super) fn captions(self) -> Fact<bool> {
        self.all_of(Self::CAPTIONS, Self::NO_CAPTIONS)
    }

    fn all_of(self, yes: Self, no: Self) -> Fact<bool> {
        if self.has(yes) == self.has(no) { Fact::Unknown } else { Fact::Known(self.has(yes)) }
    }

    /// The marks if its pictures whose alt texts are unknown have none.
    pub(super) fn without_alt(self) -> Self {
        if self.alt().is_unknown() { self.without(Self::ALT) } else { self }
    }

    /// The marks of a thread of which one entry has these marks, and another one `other`: a
    /// link or picture in any of its entries is one of the thread.
    pub(super) fn with_entry(self, other: Self) -> Self {
        let known = self.only(other).only(Self::MEDIA_KNOWN);
        let kinds = Self::OF_KINDS.map(|[yes, no]| {
            let [own, others] = [self, other].map(|marks| marks.only(yes | no));
            if own == no || others == no { no } else { own | others }
        });
        let others = self.without(Self::MEDIA | Self::LINKS) | self.links_with(other);
        others | known | kinds[0] | kinds[1]
    }
}

/// Whether all pictures have alt texts. Decoration needs none.
fn alt(pictures: &[&Media<'_>]) -> Fact<bool> {
    let alt = |media: &&Media<'_>| {
        let stated = media.alt.map(|alt| alt.as_deref().is_some_and(|alt| !alt.trim().is_empty()));
        if media.decorative { Fact::Known(true) } else { stated }
    };
    if pictures.iter().any(|media| alt(media) == Fact::Known(false)) {
        return Fact::Known(false);
    }
    let are_all = pictures.iter().all(|media| alt(media) == Fact::Known(true));
    if are_all { Fact::Known(true) } else { Fact::Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_has_the_pictures_of_all_its_entries() {
        let (alt, no_alt) = (EntryMarks::ALT, EntryMarks::NO_ALT);
        let link = EntryMarks::LINKS.only(EntryMarks::of_bits(2));
        let (none, unknown) = (EntryMarks::default(), alt | no_alt);
        for (one, other, expected) in [
            (none, none, none),
            (none, alt, alt),
            (alt, alt, alt),
            (alt, no_alt, no_alt),
            (no_alt, unknown, no_alt),
            (alt, unknown, unknown),
            (EntryMarks::CAPTIONS, no_alt, EntryMarks::CAPTIONS | no_alt),
            (EntryMarks::MEDIA_KNOWN | alt, EntryMarks::MEDIA_KNOWN, EntryMarks::MEDIA_KNOWN | alt),
            (EntryMarks::MEDIA_KNOWN, none, none),
            (EntryMarks::FOUND, link | EntryMarks::MACHINE, EntryMarks::FOUND | link),
        ] {
            assert_eq!(one.with_entry(other), expected, "{one:?} {other:?}");
            let has_no_more = EntryMarks::FOUND | EntryMarks::MACHINE | link;
            let [first, second] =
                [one.with_entry(other), other.with_entry(one)].map(|all| all.without(has_no_more));
            assert_eq!(first, second, "{one:?} {other:?}");
        }
    }
}
