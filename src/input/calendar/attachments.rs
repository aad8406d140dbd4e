//! Pictures and videos that are attached to an event.

use super::{Event, Property};
use crate::{
    input::{draft_media::of_file, json::mistake::MOST_ITEMS},
    post::{Fact, Media, MediaKind},
};

/// The longest address that is the name of a file. A picture may be in the calendar itself.
const LONGEST: usize = 4096;

impl<'s> Event<'s> {
    /// The pictures and videos of the event; unknown if it has none, because most calendars
    /// never have any. Their alt texts are unknown.
    pub(super) fn media(&self) -> Fact<Vec<Media<'s>>> {
        let attached = self.properties.iter().filter(|property| property.name == "ATTACH");
        let media: Vec<_> = attached.filter_map(Property::media).take(MOST_ITEMS).collect();
        if media.is_empty() { Fact::Unknown } else { Fact::Known(media) }
    }
}

impl<'s> Property<'s> {
    /// The picture or video that an attachment is; `None` if its type is another or is not
    /// stated: it may be a document for the people who plan the post.
    pub(super) fn media(&self) -> Option<Media<'s>> {
        let media_type = self.parameter("FMTTYPE")?.to_ascii_lowercase();
        let kind = match media_type.split_once('/')? {
            ("image", "gif") => MediaKind::Gif,
            ("image", _) => MediaKind::Photo,
            ("video", _) => MediaKind::Video,
            _ => return None,
        };
        let name = self.parameter("FILENAME").map(str::to_owned);
        let name = name.unwrap_or_else(|| self.raw());
        let name = Some(name).filter(|name| name.len() <= LONGEST).unwrap_or_default();
        Some(Media { kind, alt: Fact::Unknown, ..of_file(name.trim(), self.span()) })
    }
}
