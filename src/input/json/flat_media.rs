//! The media of flat objects: `"media": [{"type": "photo", "alt": "A bridge"}]`.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    Reading,
    api_v1_status::media_kind,
    keys::Keys,
    value::{JsonString, known, span_of},
};
use crate::{
    post::{Fact, Media, MediaKind, Post},
    source::Source,
};

/// A picture or film, as collections write it.
#[derive(Debug, Deserialize)]
struct FlatMedia<'s> {
    #[serde(borrow, rename = "type")]
    kind: Option<JsonString<'s>>,
    #[serde(
        default,
        borrow,
        deserialize_with = "known",
        alias = "alt_text",
        alias = "altText",
        alias = "ext_alt_text",
        alias = "description"
    )]
    alt: Fact<Option<JsonString<'s>>>,
}

impl<'s> Reading<'s, '_> {
    /// Sets the media of a flat post, if its record lists them. Media and texts as posts of API
    /// v2 have them are not read, which is noted; neither is a link that is no text.
    pub(super) fn set_media(&mut self, post: &mut Post<'s>, keys: &Keys<'s>) {
        for (value, name) in [(keys.attachments, "attachments"), (keys.note, "note_tweet")] {
            if value.is_some() {
                self.unknown.note(name);
            }
        }
        if keys.link.is_some_and(|link| !link.get().starts_with('"')) {
            self.unknown.note("link");
        }
        self.set_listed_media(post, keys);
    }

    /// Sets the media that a record lists under `media`, if it does.
    pub(super) fn set_listed_media(&mut self, post: &mut Post<'s>, keys: &Keys<'s>) {
        let Some(raw) = keys.media else { return };
        match media(raw, self.source) {
            Some(media) => post.media = Fact::Known(media),
            None => self.unknown.note("media"),
        }
    }
}

/// The media in a list of objects or of addresses; `None` if the value is not such a list.
fn media<'s>(raw: &'s RawValue, source: &'s Source) -> Option<Vec<Media<'s>>> {
    let entries: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
    let read = |entry: &'s RawValue| {
        let is_address = entry.get().starts_with('"');
        let FlatMedia { kind, alt } = if is_address {
            FlatMedia { kind: None, alt: Fact::Unknown }
        } else {
            serde_json::from_str(entry.get()).ok()?
        };
        let alt = match alt {
            Fact::Known(alt) => {
                Fact::Known(alt.map(|JsonString(alt)| alt).filter(|alt| !alt.is_empty()))
            }
            Fact::Unknown => Fact::Unknown,
        };
        Some(Media {
            kind: kind.map_or(MediaKind::Photo, |JsonString(kind)| media_kind(&kind)),
            alt,
            file: None,
            alt_span: None,
            decorative: false,
            captions: Fact::Unknown,
            span: span_of(source, entry.get()),
        })
    };
    entries.into_iter().map(read).collect()
}
