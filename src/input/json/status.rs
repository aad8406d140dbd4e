//! A post as API v1.1 and the X archive write it.

use std::borrow::Cow;

use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;

use super::{
    entity::{LinkEntity, quoted_by},
    mistake::Mistake,
    record::{Record, reference},
    value::{Scalar, Words, client_name, known, post_text, span_of},
};
use crate::{
    input::lang::language,
    post::{ExpandedLink, Fact, Handle, Kind, Media, MediaKind, Post, Reference},
    source::{Problem, Source},
};

/// A status, whole or cut. Each id stands twice; the one that is a string is
/// exact. What several keys may say is read from the best of them.
#[derive(Debug, Deserialize)]
pub(crate) struct Status<'s> {
    #[serde(borrow)]
    id_str: Option<Scalar<'s>>,
    id: Option<Scalar<'s>>,
    full_text: Option<&'s RawValue>,
    text: Option<&'s RawValue>,
    truncated: Option<Scalar<'s>>,
    created_at: Option<Words<'s>>,
    source: Option<Words<'s>>,
    lang: Option<Words<'s>>,
    user: Option<User<'s>>,
    screen_name: Option<Words<'s>>,
    #[serde(rename = "retweeted")]
    by_owner: Option<IgnoredAny>,
    in_reply_to_status_id_str: Option<Scalar<'s>>,
    in_reply_to_status_id: Option<Scalar<'s>>,
    in_reply_to_user_id_str: Option<Scalar<'s>>,
    in_reply_to_screen_name: Option<Words<'s>>,
    entities: Option<Entities<'s>>,
    extended_entities: Option<Entities<'s>>,
    extended_tweet: Option<Extended<'s>>,
    #[serde(rename = "retweeted_status")]
    retweeted: Option<Box<Status<'s>>>,
    quoted_status_id_str: Option<Scalar<'s>>,
    #[serde(rename = "quoted_status")]
    quoted: Option<Box<Quoted<'s>>>,
    edit_info: Option<EditInfo<'s>>,
    publish_at: Option<IgnoredAny>,
    thread: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
struct User<'s> {
    #[serde(borrow)]
    screen_name: Option<Words<'s>>,
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
    expanded_url: Option<Words<'s>>,
    #[serde(rename = "type")]
    kind: Option<Words<'s>>,
    #[serde(default, deserialize_with = "known")]
    ext_alt_text: Fact<Option<Words<'s>>>,
}

#[derive(Debug, Deserialize)]
struct Extended<'s> {
    #[serde(borrow)]
    full_text: Option<&'s RawValue>,
    entities: Option<Entities<'s>>,
    #[serde(rename = "extended_entities")]
    every: Option<Entities<'s>>,
}

#[derive(Debug, Deserialize)]
struct Quoted<'s> {
    #[serde(borrow)]
    user: Option<User<'s>>,
}

/// Which versions of a status there are.
#[derive(Debug, Deserialize)]
struct EditInfo<'s> {
    #[serde(borrow)]
    initial: Option<Versions<'s>>,
    edit: Option<Edit<'s>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Edit<'s> {
    #[serde(borrow)]
    edit_control_initial: Option<Versions<'s>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Versions<'s> {
    #[serde(borrow)]
    edit_tweet_ids: Option<Vec<Words<'s>>>,
}

/// What is to be read of a status, wherever it says so.
struct Body<'s> {
    text: Option<&'s RawValue>,
    /// Nothing where the export left them out.
    entities: Option<Entities<'s>>,
    cut: bool,
}

impl<'s> Status<'s> {
    fn take_id(&mut self) -> Option<Cow<'s, str>> {
        self.id_str.take().or(self.id.take()).map(|Scalar(id)| id)
    }

    fn take_author(&mut self) -> Option<Cow<'s, str>> {
        let named = self.user.take().and_then(|user| user.screen_name);
        named.or(self.screen_name.take()).map(|Words(name)| name)
    }

    /// The stream keeps what is long beside the old text, and what comes in
    /// several pictures beside the first.
    fn take_body(&mut self) -> Body<'s> {
        let (text, cut, entities, extended) = match self.extended_tweet.take() {
            Some(whole) => (whole.full_text, false, whole.entities, whole.every),
            None => (
                self.full_text.or(self.text),
                self.truncated.as_ref().is_some_and(|cut| matches!(&*cut.0, "true" | "True" | "1")),
                self.entities.take(),
                self.extended_entities.take(),
            ),
        };
        let entities = entities.map(|mut entities| {
            let every = extended.and_then(|extended| extended.media);
            entities.media = every.or(entities.media);
            entities
        });
        Body { text, entities, cut }
    }

    /// The later versions of a status that was edited, as far as it knows. Each
    /// version is a row of its own.
    pub(super) fn take_later_versions(&mut self) -> Vec<Cow<'s, str>> {
        let Some(edits) = self.edit_info.take() else { return Vec::new() };
        let edited = edits.edit.and_then(|edit| edit.edit_control_initial);
        let versions = edits.initial.or(edited).and_then(|versions| versions.edit_tweet_ids);
        let mut ids = versions.into_iter().flatten().map(|Words(id)| id);
        let own = self.id_str.as_ref().or(self.id.as_ref());
        let is_there = own.is_some_and(|Scalar(own)| ids.any(|id| id == *own));
        if is_there { ids.collect() } else { Vec::new() }
    }

    /// Whether it may be of another shape, which [`super::shape::Shape::of`]
    /// then tells.
    pub(super) const fn may_be_other(&self) -> bool {
        let is_one = self.user.is_some() || self.by_owner.is_some() || self.truncated.is_some();
        !is_one || self.publish_at.is_some() || self.thread.is_some()
    }

    fn take_quoted(&mut self) -> Option<Reference<'s>> {
        let author = self.quoted.take().and_then(|quoted| quoted.user?.screen_name);
        reference(author.map(|Words(name)| name), self.quoted_status_id_str.take().map(|id| id.0))
    }

    fn take_answered(&mut self) -> Option<Reference<'s>> {
        let id = self.in_reply_to_status_id_str.take().or(self.in_reply_to_status_id.take());
        let name = self.in_reply_to_screen_name.take().map(|Words(name)| name);
        let user = self.in_reply_to_user_id_str.take();
        let answered = reference(name, id.map(|Scalar(id)| id));
        answered.or_else(|| user.map(|_| Reference::default()))
    }
}

/// The post of a status.
pub(crate) fn post<'s>(
    mut status: Status<'s>,
    record: Record<'s, '_>,
    problems: &mut Vec<Problem>,
) -> Result<Post<'s>, Mistake> {
    let id = status.take_id();
    let original = status.retweeted.take();
    let (body, passed_on) = match original {
        None => (status.take_body(), None),
        Some(mut original) => {
            let passed_on = reference(original.take_author(), original.take_id());
            (original.take_body(), passed_on.or(Some(Reference::default())))
        }
    };
    let text = body.text.and_then(|raw| post_text(record.source, raw));
    let mut post = record.post(id, text.ok_or(Mistake::Lacks("text"))?);
    post.account = status.take_author().map(Handle::from).unwrap_or_default();
    record.set_time(&mut post, status.created_at.take().map(|Words(time)| time), problems);
    post.lang = status.lang.take().and_then(|Words(code)| language(code));
    post.client = status.source.take().and_then(|Words(source)| client_name(source));
    if let Some(entities) = body.entities {
        set_entities(&mut post, entities, record.source);
    }
    post.verbatim = !body.cut;
    post.repost_of = passed_on;
    post.reply_to = status.take_answered();
    post.quote_of = status.take_quoted().or_else(|| quoted_by(&post.links, &post.id));
    post.kind = Kind::of(&post);
    Ok(post)
}

/// Fills in the links and media of a post.
fn set_entities<'s>(post: &mut Post<'s>, entities: Entities<'s>, source: &'s Source) {
    for link in entities.urls.into_iter().flatten() {
        link.add_to(&mut post.links);
    }
    let mut media = Vec::new();
    for entity in entities.media.into_iter().flatten() {
        let place = entity.url.map(|raw| span_of(source, raw.get()));
        let kind = entity.kind.map_or(MediaKind::Photo, |Words(kind)| media_kind(&kind));
        let alt = match entity.ext_alt_text {
            Fact::Known(alt) => {
                Fact::Known(alt.map(|Words(alt)| alt).filter(|alt| !alt.is_empty()))
            }
            Fact::Unknown => Fact::Unknown,
        };
        let span = place.unwrap_or(post.time_span);
        media.push(Media { kind, alt, file: None, alt_span: None, decorative: false, span });
        let shown = entity.url.and_then(|raw| serde_json::from_str(raw.get()).ok());
        let (Some(Words(shown)), Some(Words(target))) = (shown, entity.expanded_url) else {
            continue;
        };
        if post.links.iter().all(|known| known.shown != shown) {
            post.links.push(ExpandedLink { shown, target, of_platform: true });
        }
    }
    post.media = Fact::Known(media);
}

/// What X calls a kind of media.
pub(crate) fn media_kind(name: &str) -> MediaKind {
    match name {
        "video" => MediaKind::Video,
        "animated_gif" => MediaKind::Gif,
        _ => MediaKind::Photo,
    }
}
