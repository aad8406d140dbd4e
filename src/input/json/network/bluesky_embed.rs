//! What is attached to a post of Bluesky: pictures, a video, a link card, a quoted post.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    super::{
        mistake::{MOST_ITEMS, Mistake},
        record::Record,
        value::{JsonString, known, span_of},
    },
    bluesky::RecordRef,
    media,
};
use crate::post::{ExpandedLink, Fact, Media, MediaKind, Post, Reference};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Embed<'s> {
    #[serde(borrow, rename = "$type")]
    kind: Option<JsonString<'s>>,
    images: Vec<&'s RawValue>,
    /// The pictures of `app.bsky.embed.gallery`.
    items: Vec<&'s RawValue>,
    #[serde(deserialize_with = "known")]
    alt: Fact<Option<JsonString<'s>>>,
    captions: Option<Vec<&'s RawValue>>,
    external: Option<External<'s>>,
    record: Option<Quoted<'s>>,
    media: Option<&'s RawValue>,
}

#[derive(Debug, Deserialize)]
struct Picture<'s> {
    #[serde(borrow, default, deserialize_with = "known")]
    alt: Fact<Option<JsonString<'s>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct External<'s> {
    #[serde(borrow)]
    uri: Option<JsonString<'s>>,
    description: Option<JsonString<'s>>,
}

/// The quoted record. Its address is in this object or, if media are attached as well, in
/// the object under `record`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Quoted<'s> {
    #[serde(borrow)]
    uri: Option<JsonString<'s>>,
    record: Option<RecordRef<'s>>,
}

/// Adds what is attached to a post: pictures, a video, a link card, a quoted post. With
/// a quoted post, there may be an inner embed with media. It is read only if `is_outer`
/// is true: an inner embed contains no further one.
pub(super) fn add_embed<'s>(
    post: &mut Post<'s>,
    raw: &'s RawValue,
    record: Record<'s, '_>,
    is_outer: bool,
) -> Result<(), Mistake> {
    let embed: Embed<'s> = record.decode_str(raw.get())?;
    let kind = embed.kind.as_ref().map_or("", |JsonString(kind)| kind);
    let (kind, is_view) = kind.split_once('#').map_or((kind, false), |(kind, _)| (kind, true));
    let span = span_of(record.source, raw.get());
    if MOST_ITEMS < embed.images.len() + embed.items.len() {
        return Err(Mistake::TooMany("images"));
    }
    let mut found = Vec::new();
    for image in embed.images.iter().chain(&embed.items) {
        let Picture { alt } = record.decode_str(image.get())?;
        let place = span_of(record.source, image.get());
        found.push(media::of(MediaKind::Photo, alt, record.source, place));
    }
    if kind == "app.bsky.embed.video" {
        let alt = if embed.alt.is_unknown() { Fact::Known(None) } else { embed.alt };
        let mut video = media::of(MediaKind::Video, alt, record.source, span);
        // A record has all that its author added; what is shown of it leaves captions out.
        let has_captions = embed.captions.is_some_and(|captions| !captions.is_empty());
        if has_captions || !is_view {
            video.captions = Fact::Known(has_captions);
        }
        found.push(video);
    }
    if let Some(card) = embed.external {
        add_card(post, card, &mut found, record, raw);
    }
    if let Some(quoted) = embed.record {
        let uri = quoted.uri.or_else(|| quoted.record?.uri).map(|JsonString(uri)| uri);
        post.quote_of = Some(Box::new(Reference::new(None, uri)));
    }
    if let Fact::Known(media) = &mut post.media {
        media.append(&mut found);
    }
    match embed.media {
        Some(inner) if is_outer => add_embed(post, inner, record, false),
        _ => Ok(()),
    }
}

/// Adds a link card to the post. Animations of Tenor are written as link cards, too;
/// they are added to `attached` instead.
fn add_card<'s>(
    post: &mut Post<'s>,
    card: External<'s>,
    attached: &mut Vec<Media<'s>>,
    record: Record<'s, '_>,
    raw: &'s RawValue,
) {
    let Some(JsonString(target)) = card.uri else { return };
    if target.starts_with("https://media.tenor.com/") {
        let described = card.description.map(|JsonString(text)| text.into_owned());
        let alt = described.and_then(|text| {
            let alt = text.strip_prefix("Alt: ").or_else(|| text.strip_prefix("ALT: "))?;
            Some(JsonString(Cow::Owned(alt.to_owned())))
        });
        let span = span_of(record.source, raw.get());
        attached.push(media::of(MediaKind::Gif, Fact::Known(alt), record.source, span));
    } else if post.links.iter().all(|known| known.target != target) {
        post.links.push(ExpandedLink { shown: "".into(), target, of_platform: false });
    }
}
