//! Posts in the format of version 2 of X's API: pages of posts (`{"data": […]}`), single
//! posts, and flattened posts, one per line. A flattened post contains the accounts and
//! media that a page has under `includes`.

use std::borrow::Cow;

use memchr::memmem;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;

use super::{
    api_v1_status::media_kind,
    flat::{self, FlatKeys},
    keys::Keys,
    links::{LinkEntity, parse_status_url, quoted_by},
    mistake::{MOST_ITEMS, Mistake, few},
    record::{Record, reference},
    value::{JsonString, Scalar, are_of_one_user, client_name, number_in, span_of},
};
use crate::{
    input::{language_code::language, user_numbers::are_one_user},
    platform::Handle,
    post::{Fact, Kind, Media, MediaKind, Post, Reference},
    problems::Problems,
};

/// The accounts, media and posts under the key `includes` of a page, to which its posts
/// refer by id. Call [`Includes::sort`] before looking up any of them.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Includes<'s> {
    #[serde(borrow, default)]
    users: Vec<User<'s>>,
    #[serde(default)]
    media: Vec<IncludedMedia<'s>>,
    #[serde(default)]
    tweets: Vec<IncludedTweet<'s>>,
}

#[derive(Clone, Debug, Deserialize)]
struct User<'s> {
    #[serde(borrow)]
    id: Option<Scalar<'s>>,
    username: Option<JsonString<'s>>,
}

#[derive(Clone, Debug, Deserialize)]
struct IncludedMedia<'s> {
    #[serde(borrow)]
    media_key: &'s RawValue,
    #[serde(rename = "type")]
    kind: Option<JsonString<'s>>,
    alt_text: Option<JsonString<'s>>,
}

/// A post under `includes.tweets`, because a post of the page quotes, reposts or
/// answers it.
#[derive(Clone, Debug, Deserialize)]
struct IncludedTweet<'s> {
    #[serde(borrow)]
    id: Option<Scalar<'s>>,
    author_id: Option<Scalar<'s>>,
    author: Option<User<'s>>,
    text: Option<&'s RawValue>,
    #[serde(rename = "note_tweet")]
    note: Option<Note<'s>>,
    entities: Option<Entities<'s>>,
}

#[derive(Debug, Deserialize)]
struct Referenced<'s> {
    #[serde(borrow, rename = "type")]
    kind: JsonString<'s>,
    id: Option<Scalar<'s>>,
    author_id: Option<Scalar<'s>>,
    author: Option<User<'s>>,
    text: Option<&'s RawValue>,
    #[serde(rename = "note_tweet")]
    note: Option<Note<'s>>,
    entities: Option<Entities<'s>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Entities<'s> {
    #[serde(borrow, default)]
    urls: Vec<LinkEntity<'s>>,
}

#[derive(Debug, Deserialize)]
struct Attachments<'s> {
    #[serde(borrow, default)]
    media_keys: Vec<&'s RawValue>,
    #[serde(default)]
    media: Vec<IncludedMedia<'s>>,
}

/// The full text of a long post, under `note_tweet`; `text` contains only its
/// beginning.
#[derive(Clone, Debug, Deserialize)]
struct Note<'s> {
    #[serde(borrow)]
    text: Option<&'s RawValue>,
    entities: Option<Entities<'s>>,
}

impl<'s> Includes<'s> {
    /// Sorts the lists by id, so that objects can be looked up by binary search.
    pub(crate) fn sort(&mut self) {
        self.users.sort_unstable_by(|a, b| id_of(a.id.as_ref()).cmp(id_of(b.id.as_ref())));
        self.media.sort_unstable_by_key(|media| media.media_key.get());
        // This sort is stable: if an id occurs more than once, the first object is
        // found.
        self.tweets.sort_by(|a, b| a.id().cmp(b.id()));
    }

    fn username(&self, id: &str) -> Option<Cow<'s, str>> {
        let found = self.users.binary_search_by(|user| id_of(user.id.as_ref()).cmp(id)).ok()?;
        self.users[found].username.clone().map(|JsonString(name)| name)
    }

    fn media(&self, key: &str) -> Option<&IncludedMedia<'s>> {
        let found = self.media.binary_search_by(|media| media.media_key.get().cmp(key)).ok()?;
        Some(&self.media[found])
    }

    fn tweet(&self, id: &str) -> Option<&IncludedTweet<'s>> {
        let first = self.tweets.partition_point(|tweet| tweet.id() < id);
        self.tweets.get(first).filter(|tweet| tweet.id() == id)
    }
}

fn id_of<'a>(id: Option<&'a Scalar<'_>>) -> &'a str {
    id.map_or("", |Scalar(id)| id)
}

/// Makes a post of an object in the format of API v2. Its author, its media and the posts
/// that it refers to are looked up in `includes`, a part of the page that contains the
/// post. A flattened post contains them itself.
pub(crate) fn post<'s>(
    keys: &Keys<'s>,
    includes: &Includes<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Post<'s>, Mistake> {
    let id = record.scalar(keys.id)?;
    let tweets = record.decode::<Vec<Referenced<'s>>>(keys.referenced_tweets)?;
    let own = keys.author_id.map(number_in);
    let references = References::of(&tweets.unwrap_or_default(), includes, own);
    let content = match references.original {
        Some(original) => original,
        None => Content {
            text: keys.text,
            note: record.decode(keys.note)?,
            entities: record.decode(keys.entities)?,
        },
    };
    let content = content.whole();
    let mut post = record.post(id, record.text(&[("text", content.text)])?);
    post.account = account(keys, includes, record)?;
    record.set_time(&mut post, record.time(keys)?, problems);
    post.lang = record.words(keys.lang)?.and_then(language);
    post.client = record.words(keys.source)?.and_then(client_name);
    let knows_links = content.entities.is_some();
    let links = content.entities.map_or_else(Vec::new, |entities| entities.urls);
    for link in few("urls", links)? {
        link.add_to(&mut post.links);
    }
    post.media = match record.decode::<Attachments<'s>>(keys.attachments)? {
        Some(attachments) => Fact::Known(attached(&attachments, includes, record)?),
        None if shows_no_media(&post, knows_links) => Fact::Known(Vec::new()),
        None => Fact::Unknown,
    };
    post.repost_of = references.repost_of.map(Box::new);
    let replied_user = replied_user(keys, includes, record)?;
    let mut reply_to = match (references.reply_to, replied_user) {
        // The post that is answered seldom comes with its author, who is stated separately.
        (Some(found), Some(user)) => {
            let is_own = found.is_own || user.is_own;
            Some(Reference { account: found.account.or(user.account), is_own, ..found })
        }
        (found, user) => found.or(user),
    };
    let answered = references.answered.map(|content| content.whole().text);
    let answered = answered.flatten().map(|raw| record.text_of("text", raw.get())).transpose()?;
    if let Some(reply) = &mut reply_to {
        reply.text = answered.map(|text| text.as_str().to_owned().into());
    }
    post.reply_to = reply_to.map(Box::new);
    let quote_of = references.quote_of.or_else(|| quoted_by(&post.links, &post.id));
    post.quote_of = quote_of.map(Box::new);
    post.kind = Kind::of(&post);
    Ok(post)
}

/// Whether a post of an API of X has a poll, whose options are not read.
pub(super) fn has_poll(keys: &Keys<'_>) -> bool {
    #[derive(Deserialize)]
    struct Polls {
        #[serde(default, rename = "poll_ids")]
        ids: Vec<IgnoredAny>,
        #[serde(default, rename = "polls")]
        all: Vec<IgnoredAny>,
        #[serde(rename = "poll")]
        one: Option<IgnoredAny>,
    }
    let may_have = [keys.attachments, keys.entities].into_iter().flatten();
    may_have.filter(|raw| memmem::find(raw.get().as_bytes(), b"\"poll").is_some()).any(|raw| {
        let polls = serde_json::from_str::<Polls>(raw.get());
        polls.is_ok_and(|polls| {
            polls.one.is_some() || !polls.ids.is_empty() || !polls.all.is_empty()
        })
    })
}

/// The account of a post; empty if nothing names it.
fn account<'s>(
    keys: &Keys<'s>,
    includes: &Includes<'s>,
    record: Record<'s, '_>,
) -> Result<Handle<'s>, Mistake> {
    let author_id = record.decode(keys.author_id)?;
    match author(record.decode(keys.author)?, author_id, includes) {
        Some(name) => Ok(name),
        None => Ok(flat::account(&FlatKeys::of(keys), record)?.unwrap_or_default()),
    }
}

/// The account that a post replies to, for exports that state this account but not the
/// post; `None` if the post is not a reply. The reference is empty if the handle of the
/// account is not stated.
fn replied_user<'s>(
    keys: &Keys<'s>,
    includes: &Includes<'s>,
    record: Record<'s, '_>,
) -> Result<Option<Reference<'s>>, Mistake> {
    let id = record.scalar(keys.in_reply_to_user_id)?.filter(|id| !id.is_empty());
    let Some(id) = id else { return Ok(None) };
    let user = record.decode::<User<'s>>(keys.in_reply_to_user)?;
    let name = user.and_then(|user| user.username).map(|JsonString(name)| name);
    let name = name.or_else(|| includes.username(&id));
    let is_own = are_of_one_user(keys.author_id, keys.in_reply_to_user_id);
    Ok(Some(Reference { is_own, ..reference(name, None).unwrap_or_default() }))
}

/// The text of a post with its links.
struct Content<'s> {
    text: Option<&'s RawValue>,
    note: Option<Note<'s>>,
    entities: Option<Entities<'s>>,
}

impl Content<'_> {
    /// The full text and links of a long post if the export contains them, else this
    /// content.
    fn whole(self) -> Self {
        match self.note {
            Some(Note { text: Some(text), entities }) => {
                Self { text: Some(text), note: None, entities: entities.or(self.entities) }
            }
            _ => self,
        }
    }
}

/// The posts that a post refers to.
#[derive(Default)]
struct References<'s> {
    reply_to: Option<Reference<'s>>,
    quote_of: Option<Reference<'s>>,
    repost_of: Option<Reference<'s>>,
    /// The text of the post that is answered.
    answered: Option<Content<'s>>,
    /// The text of the reposted post, if this post is a repost.
    original: Option<Content<'s>>,
}

impl<'s> References<'s> {
    /// The posts in this list. `own` is the number of the author of the post that refers to them.
    fn of(tweets: &[Referenced<'s>], includes: &Includes<'s>, own: Option<&str>) -> Self {
        let mut all = Self::default();
        for referenced in tweets {
            let id = referenced.id.clone().map(|Scalar(id)| id);
            let original = id.as_deref().and_then(|id| includes.tweet(id));
            let account = author(referenced.author.clone(), referenced.author_id.clone(), includes)
                .or_else(|| {
                    let original = original?;
                    author(original.author.clone(), original.author_id.clone(), includes)
                });
            let number = referenced.author_id.as_ref().or_else(|| original?.author_id.as_ref());
            let is_own = own.zip(number).is_some_and(|(own, number)| are_one_user(own, &number.0));
            let found = Some(reference(account, id).unwrap_or_default());
            match &*referenced.kind.0 {
                "replied_to" => {
                    all.reply_to = found.map(|found| Reference { is_own, ..found });
                    all.answered = referenced.content().or_else(|| original?.content());
                }
                "quoted" => all.quote_of = found,
                "retweeted" => {
                    all.repost_of = found;
                    all.original = referenced.content().or_else(|| original?.content());
                }
                _ => (),
            }
        }
        all
    }
}

impl<'s> Referenced<'s> {
    fn content(&self) -> Option<Content<'s>> {
        self.text?;
        let (note, entities) = (self.note.clone(), self.entities.clone());
        Some(Content { text: self.text, note, entities })
    }
}

impl<'s> IncludedTweet<'s> {
    fn id(&self) -> &str {
        self.id.as_ref().map_or("", |Scalar(id)| id)
    }

    fn content(&self) -> Option<Content<'s>> {
        self.text?;
        let (note, entities) = (self.note.clone(), self.entities.clone());
        Some(Content { text: self.text, note, entities })
    }
}

/// The handle of the author, from the post itself or from the users that its page
/// includes; `None` if neither has it.
fn author<'s>(
    author: Option<User<'s>>,
    author_id: Option<Scalar<'s>>,
    includes: &Includes<'s>,
) -> Option<Handle<'s>> {
    let inlined = author.and_then(|author| author.username).map(|JsonString(name)| name);
    inlined.or_else(|| includes.username(&author_id?.0)).map(Handle::from)
}

/// The media of a post, from the post itself if it is flattened, else from the
/// `includes` of its page.
fn attached<'s>(
    attachments: &Attachments<'s>,
    includes: &Includes<'s>,
    record: Record<'s, '_>,
) -> Result<Vec<Media<'s>>, Mistake> {
    if MOST_ITEMS < attachments.media_keys.len() {
        return Err(Mistake::TooMany("media_keys"));
    }
    let find = |key: &str| {
        let inlined = attachments.media.iter().find(|media| media.media_key.get() == key);
        inlined.or_else(|| includes.media(key))
    };
    let media = |raw: &&'s RawValue| {
        let found = find(raw.get());
        let alt = found.and_then(|media| media.alt_text.clone());
        let kind = found.and_then(|media| media.kind.as_ref());
        Media {
            kind: kind.map_or_else(|| kind_of_key(raw.get()), |JsonString(kind)| media_kind(kind)),
            file: None,
            alt_span: None,
            alt: alt.map_or(Fact::Unknown, |JsonString(alt)| Fact::Known(Some(alt))),
            decorative: false,
            captions: Fact::Unknown,
            span: span_of(record.source, found.map_or(raw.get(), |media| media.media_key.get())),
        }
    };
    Ok(attachments.media_keys.iter().map(media).collect())
}

/// The kind of media by the number before the `_` in its key, such as the `3` in
/// `3_1234`.
fn kind_of_key(key: &str) -> MediaKind {
    match key.trim_start_matches('"').split('_').next() {
        Some("7" | "13") => MediaKind::Video,
        Some("16") => MediaKind::Gif,
        _ => MediaKind::Photo,
    }
}

/// Whether a post without attachments certainly has no media. If this returns false,
/// the export may have left its media out. Media always add a `t.co` link to the
/// text; `knows_links` says whether the export lists the targets of such links.
fn shows_no_media(post: &Post<'_>, knows_links: bool) -> bool {
    let is_media = |target: &str| parse_status_url(target).is_some_and(|status| status.is_media);
    !post.text.as_str().contains("://t.co/")
        || knows_links && post.links.iter().all(|link| !is_media(&link.target))
}
