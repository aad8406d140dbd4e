//! The columns of exports that say of what kind the picture or video of a post is: `Post type` with
//! `Photos` or `IG reel`, `Content Type` with `Video`.
//!
//! To add a word, write it in [`WORDS`], in lower case and without spaces and punctuation. What may
//! have several kinds of media, such as a carousel, stays unknown.

use super::{draft_media::of_file, presets::Preset, table_row::TableRow};
use crate::{
    mapping::plain_name,
    post::{Fact, Media, MediaKind},
    text::csv_field,
};

/// The names of these columns.
const NAMES: [&str; 2] = ["posttype", "contenttype"];

/// What a post of each type has; `None` if it has neither pictures nor videos.
const WORDS: [(&str, Option<MediaKind>); 20] = [
    ("photo", Some(MediaKind::Photo)),
    ("photos", Some(MediaKind::Photo)),
    ("image", Some(MediaKind::Photo)),
    ("igimage", Some(MediaKind::Photo)),
    ("igphoto", Some(MediaKind::Photo)),
    ("billede", Some(MediaKind::Photo)),
    ("billeder", Some(MediaKind::Photo)),
    ("igbillede", Some(MediaKind::Photo)),
    ("multiphoto", Some(MediaKind::Photo)),
    ("video", Some(MediaKind::Video)),
    ("videos", Some(MediaKind::Video)),
    ("videoer", Some(MediaKind::Video)),
    ("igvideo", Some(MediaKind::Video)),
    ("reel", Some(MediaKind::Video)),
    ("reels", Some(MediaKind::Video)),
    ("igreel", Some(MediaKind::Video)),
    ("text", None),
    ("tekst", None),
    ("link", None),
    ("links", None),
];

impl<'s> TableRow<'s, '_> {
    /// The media that a column of an export says the post has. Neither its file nor its alt text is
    /// known.
    pub(super) fn media_of_type(&self) -> Fact<Vec<Media<'s>>> {
        if !self.table.preset.is_some_and(Preset::is_export) {
            return Fact::Unknown;
        }
        let is_type = |name: &&String| NAMES.contains(&&*plain_name(name));
        let columns = self.table.names.iter().zip(&self.fields.fields);
        let stated = columns.filter(|(name, _)| is_type(name)).find_map(|(_, span)| {
            let plain = plain_name(csv_field(self.source, *span).as_str());
            let (_, kind) = WORDS.iter().find(|(word, _)| *word == plain)?;
            Some((*kind, *span))
        });
        let Some((kind, span)) = stated else { return Fact::Unknown };
        let media = |kind| Media { kind, alt: Fact::Unknown, file: None, ..of_file("", span) };
        Fact::Known(kind.map(media).into_iter().collect())
    }
}
