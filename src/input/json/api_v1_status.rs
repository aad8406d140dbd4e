//! Posts in the format of API v1.1 and of the X archive.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    flat::{self, FlatKeys},
    keys::Keys,
    links::{LinkEntity, quoted_by},
    mistake::{Mistake, few},
    record::{Record, reference},
    value::{JsonString, are_of_one_user, client_name, known, number_in, span_of},
};
use crate::{
    input::language_code::language,
    platform::Handle,
    post::{ExpandedLink, Fact, Kind, Media, MediaKind, Post, Reference},
    problems::Problems,
    source::Source,
};

#[derive(Debug, Deserialize)]
struct User<'s> {
    #[serde(borrow)]
    screen_name: Option<JsonString<'s>>,
    id_str: Option<&'s RawValue>,
    id: Option<&'s RawValue>,
}

#[derive(Debug, Default, Deserialize)]
struct Entities<'s> {
    #[serde(borrow)]
    urls: Option<Vec<LinkEntity<'s>>>,
    media: Option<Vec<MediaEntity<'s>>>,
}

#[derive(Debug, Deserialize)]
struct MediaEntity<'s> {
    #[serde(borrow)]
    url: Option<&'s RawValue>,
    expanded_url: Option<JsonString<'s>>,
    #[serde(rename = "type")]
    kind: Option<JsonString<'s>>,
    #[serde(default, deserialize_with = "known")]
    ext_alt_text: Fact<Option<JsonString<'s>>>,
}

/// The full text of a long post, under `extended_tweet`. Streams add this object, and
/// `text` contains only the beginning.
#[derive(Debug, Deserialize)]
struct Extended<'s> {
    #[serde(borrow)]
    full_text: Option<&'s RawValue>,
    entities: Option<Entities<'s>>,
    #[serde(rename = "extended_entities")]
    all_media: Option<Entities<'s>>,
}

#[derive(Debug, Deserialize)]
struct Quoted<'s> {
    #[serde(borrow)]
    user: Option<User<'s>>,
}

/// The object under `edit_info` of a status. Depending on whether the status was
/// edited, the ids of its versions are directly in `initial`, or in an object inside
/// `edit`.
#[derive(Debug, Deserialize)]
struct EditInfo<'s> {
    #[serde(borrow)]
    initial: Option<VersionIds<'s>>,
    edit: Option<Edit<'s>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Edit<'s> {
    #[serde(borrow)]
    edit_control_initial: Option<VersionIds<'s>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct VersionIds<'s> {
    #[serde(borrow)]
    edit_tweet_ids: Option<Vec<JsonString<'s>>>,
}

/// The text of a status with its links and media.
struct Body<'s> {
    text: Option<&'s RawValue>,
    /// `None` if the export left the links and media out.
    entities: Option<Entities<'s>>,
    is_truncated: bool,
}

impl<'s> Body<'s> {
    /// The text, links and media of a status. The full text of a long post is in
    /// `extended_tweet`, and all pictures of a post are in `extended_entities`;
    /// `text` and `entities` contain only the beginning and the first picture.
    fn of(keys: &Keys<'s>, record: Record<'s, '_>) -> Result<Self, Mistake> {
        let extended = record.decode::<Extended<'s>>(keys.extended_tweet)?;
        let (text, is_truncated, entities, all) = match extended {
            Some(whole) => (whole.full_text, false, whole.entities, whole.all_media),
            None => (
                keys.full_text.or(keys.text),
                record
                    .scalar(keys.truncated)?
                    .is_some_and(|is| matches!(&*is, "true" | "True" | "1")),
                record.decode::<Entities<'s>>(keys.entities)?,
                record.decode::<Entities<'s>>(keys.extended_entities)?,
            ),
        };
        let entities = entities.map(|mut entities| {
            entities.media = all.and_then(|all| all.media).or(entities.media);
            entities
        });
        Ok(Self { text, entities, is_truncated })
    }
}

/// The ids of the later versions of an edited status, if the status lists them. Each
/// version is a record of its own.
pub(super) fn later_versions<'s>(
    keys: &Keys<'s>,
    record: Record<'s, '_>,
) -> Result<Vec<Cow<'s, str>>, Mistake> {
    let Some(edits) = record.decode::<EditInfo<'s>>(keys.edit_info)? else { return Ok(Vec::new()) };
    let edited = edits.edit.and_then(|edit| edit.edit_control_initial);
    let versions = edits.initial.or(edited).and_then(|versions| versions.edit_tweet_ids);
    let versions = few("editTweetIds", versions.unwrap_or_default())?;
    let mut ids = versions.into_iter().map(|JsonString(id)| id);
    let own = id(keys, record)?;
    let is_listed = own.is_some_and(|own| ids.any(|id| id == own));
    Ok(if is_listed { ids.collect() } else { Vec::new() })
}

/// The id of a status: `id_str` rather than `id`, a number that other programs may
/// have rounded.
fn id<'s>(keys: &Keys<'s>, record: Record<'s, '_>) -> Result<Option<Cow<'s, str>>, Mistake> {
    record.scalar(keys.id_str.or(keys.id))
}

fn author<'s>(keys: &Keys<'s>, record: Record<'s, '_>) -> Result<Option<Cow<'s, str>>, Mistake> {
    let name = record.decode::<User<'s>>(keys.user)?.and_then(|user| user.screen_name);
    name.map_or_else(|| record.words(keys.screen_name), |JsonString(name)| Ok(Some(name)))
}

fn reply_to<'s>(keys: &Keys<'s>, record: Record<'s, '_>) -> Result<Option<Reference<'s>>, Mistake> {
    let id = record.scalar(keys.in_reply_to_status_id_str.or(keys.in_reply_to_status_id))?;
    let name = record.words(keys.in_reply_to_screen_name)?;
    let user = keys.in_reply_to_user_id_str.or(keys.in_reply_to_user_id);
    if user.is_none_or(|user| number_in(user).is_empty()) {
        return Ok(reference(name, id));
    }
    let author =
        record.decode::<User<'s>>(keys.user)?.and_then(|author| author.id_str.or(author.id));
    let is_own = are_of_one_user(author, user);
    Ok(Some(Reference { is_own, ..reference(name, id).unwrap_or_default() }))
}

fn quote_of<'s>(keys: &Keys<'s>, record: Record<'s, '_>) -> Result<Option<Reference<'s>>, Mistake> {
    let quoted = record.decode::<Quoted<'s>>(keys.quoted_status)?;
    let author = quoted.and_then(|quoted| quoted.user?.screen_name).map(|JsonString(name)| name);
    Ok(reference(author, record.scalar(keys.quoted_status_id_str)?))
}

impl<'s> Keys<'s> {
    /// The number of the user who wrote a post of an API of X; `None` if the record lacks it.
    pub(super) fn number_of_author(&self, record: Record<'s, '_>) -> Option<String> {
        let of_user = || {
            let user: User<'s> = record.decode(self.user).ok()??;
            user.id_str.or(user.id)
        };
        self.author_id.or_else(of_user).map(|number| number_in(number).to_owned())
    }
}

/// Makes a post of a status.
pub(crate) fn post<'s>(
    keys: &Keys<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Post<'s>, Mistake> {
    let (body, repost_of) = match record.decode::<Keys<'s>>(keys.retweeted_status)? {
        None => (Body::of(keys, record)?, None),
        Some(original) => {
            let reference = reference(author(&original, record)?, id(&original, record)?);
            (Body::of(&original, record)?, Some(reference.unwrap_or_default()))
        }
    };
    let text = record.text(&[("text", body.text)])?;
    let mut post = record.post(id(keys, record)?, text);
    post.account = match author(keys, record)? {
        Some(name) => Handle::from(name),
        None => flat::account(&FlatKeys::of(keys), record)?.unwrap_or_default(),
    };
    record.set_time(&mut post, record.time(keys)?, problems);
    post.lang = record.words(keys.lang)?.and_then(language);
    post.client = record.words(keys.source)?.and_then(client_name);
    if let Some(entities) = body.entities {
        set_entities(&mut post, entities, record.source)?;
    }
    post.verbatim = !body.is_truncated;
    post.repost_of = repost_of.map(Box::new);
    post.reply_to = reply_to(keys, record)?.map(Box::new);
    let quote_of = quote_of(keys, record)?.or_else(|| quoted_by(&post.links, &post.id));
    post.quote_of = quote_of.map(Box::new);
    post.kind = Kind::of(&post);
    Ok(post)
}

/// Fills in the links and media of a post.
fn set_entities<'s>(
    post: &mut Post<'s>,
    entities: Entities<'s>,
    source: &'s Source,
) -> Result<(), Mistake> {
    for link in few("urls", entities.urls.unwrap_or_default())? {
        link.add_to(&mut post.links);
    }
    let mut media = Vec::new();
    for entity in few("media", entities.media.unwrap_or_default())? {
        let place = entity.url.map(|raw| span_of(source, raw.get()));
        let kind = entity.kind.map_or(MediaKind::Photo, |JsonString(kind)| media_kind(&kind));
        let alt = match entity.ext_alt_text {
            Fact::Known(alt) => {
                Fact::Known(alt.map(|JsonString(alt)| alt).filter(|alt| !alt.is_empty()))
            }
            Fact::Unknown => Fact::Unknown,
        };
        let span = place.unwrap_or(post.time_span);
        let captions = Fact::Unknown;
        media.push(Media {
            kind,
            alt,
            file: None,
            alt_span: None,
            decorative: false,
            captions,
            span,
        });
        let shown = entity.url.and_then(|raw| serde_json::from_str(raw.get()).ok());
        let (Some(JsonString(shown)), Some(JsonString(target))) = (shown, entity.expanded_url)
        else {
            continue;
        };
        if post.links.iter().all(|known| known.shown != shown) {
            post.links.push(ExpandedLink { shown, target, of_platform: true });
        }
    }
    post.media = Fact::Known(media);
    Ok(())
}

/// The kind of media with this name in exports of X.
pub(crate) fn media_kind(name: &str) -> MediaKind {
    match name {
        "video" => MediaKind::Video,
        "animated_gif" => MediaKind::Gif,
        _ => MediaKind::Photo,
    }
}
