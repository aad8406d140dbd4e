//! Whether pictures without a field for an alt text have none.
//!
//! API v2 leaves out the alt text of a picture both if it has none and if nobody asked for alt
//! texts. A picture of the same account in the same file that has one shows that they were asked
//! for; otherwise only pictures with alt texts would be known. So the decision falls when all
//! posts of the file have been read.

use super::{collected::Collected, entry::Entry};
use crate::{
    check::Subject,
    post::{Fact, Media, MediaKind, Post},
    source::Source,
};

/// What is kept of the pictures of an account in a file until all posts of the file have been
/// read.
#[derive(Debug, Default)]
pub(super) struct PicturesOfFile {
    /// The posts in the audited period with a picture whose alt text is unknown.
    pub(super) unknown: Vec<Entry>,
    /// Whether another picture has an alt text, also outside of the period.
    has_alt_texts: bool,
}

impl PicturesOfFile {
    /// Adds the posts of another part of the file.
    pub(super) fn join(&mut self, other: Self) {
        self.unknown.extend(other.unknown);
        self.has_alt_texts |= other.has_alt_texts;
    }

    /// The posts, after all posts of the file have been added.
    pub(super) fn settled(self) -> impl Iterator<Item = Entry> {
        let settled = move |entry: Entry| {
            let marks = entry.marks;
            Entry { marks: if self.has_alt_texts { marks.without_alt() } else { marks }, ..entry }
        };
        self.unknown.into_iter().map(settled)
    }
}

impl Collected {
    /// Adds a post of which it is known whether it is a reply.
    pub(super) fn add_with_pictures(
        &mut self,
        (subject, source): (&Subject<'_, '_>, &Source),
        entry: Entry,
        is_included: bool,
    ) {
        let Some(has_alt) = alt_text(subject.post) else {
            self.entries.extend(is_included.then_some(entry));
            return;
        };
        let path = source.path();
        let of_file = match self.pictures.get_mut(path) {
            Some(known) => known,
            None => self.pictures.entry(path.clone()).or_default(),
        };
        of_file.has_alt_texts |= has_alt == Fact::Known(true);
        let entries = if has_alt.is_unknown() { &mut of_file.unknown } else { &mut self.entries };
        entries.extend(is_included.then_some(entry));
    }
}

/// Whether a picture of a post has an alt text, and unknown if the alt text of a picture is;
/// `None` if it has no pictures, or only some that state that they have none.
fn alt_text(post: &Post<'_>) -> Option<Fact<bool>> {
    let media = post.media.known().into_iter().flatten();
    let is_picture = |media: &&Media<'_>| media.kind != MediaKind::Video && !media.decorative;
    let pictures = || media.clone().filter(is_picture);
    if pictures().any(|media| media.alt.is_unknown()) {
        return Some(Fact::Unknown);
    }
    let has_alt = |media: &Media<'_>| media.alt.known().is_some_and(Option::is_some);
    pictures().any(has_alt).then_some(Fact::Known(true))
}

/// Whether all pictures of a post whose alt texts are unknown may have none.
pub(super) fn may_lack_alt(post: &Post<'_>) -> bool {
    alt_text(post) == Some(Fact::Unknown)
}
