//! A post as API v2 writes it: in pages, alone, or flattened one a line.

use std::borrow::Cow;

use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;

use super::{
    entity::{LinkEntity, quoted_by, status_of},
    mistake::Mistake,
    one_or_many::{OneOrMany, OneOrManyRaw},
    record::{Record, reference},
    shape::any,
    status::media_kind,
    value::{Scalar, Words, client_name, post_text, span_of},
};
use crate::{
    input::lang::language,
    post::{Fact, Handle, Kind, Media, MediaKind, Post, Reference},
    source::Problem,
};

/// A page of posts, or one post with what belongs to it.
#[derive(Debug, Deserialize)]
pub(crate) struct Page<'s> {
    #[serde(borrow, default)]
    pub(crate) data: OneOrMany<Tweet<'s>>,
    #[serde(default)]
    pub(crate) includes: Includes<'s>,
    meta: Option<IgnoredAny>,
    errors: Option<IgnoredAny>,
    text: Option<IgnoredAny>,
    full_text: Option<IgnoredAny>,
    content: Option<IgnoredAny>,
    #[serde(rename = "rawContent")]
    raw_content: Option<IgnoredAny>,
    tweet: Option<IgnoredAny>,
    publish_at: Option<IgnoredAny>,
    thread: Option<IgnoredAny>,
    statuses: Option<IgnoredAny>,
}

impl Page<'_> {
    /// Whether it may be of another shape.
    pub(crate) fn may_be_other(&self) -> bool {
        any([&self.text, &self.full_text, &self.content, &self.raw_content, &self.tweet])
            || any([&self.publish_at, &self.thread, &self.statuses])
    }

    /// A page may be empty, but then it says so.
    pub(crate) fn has_something(&self) -> Result<(), Mistake> {
        let says_so = self.meta.is_some() || self.errors.is_some();
        if self.data.0.is_empty() && !says_so { Err(Mistake::Lacks("data")) } else { Ok(()) }
    }
}

/// A page whose posts are not looked into: one of them does not read.
#[derive(Debug, Deserialize)]
pub(crate) struct RawPage<'s> {
    #[serde(borrow)]
    pub(crate) data: OneOrManyRaw<'s>,
    #[serde(default)]
    pub(crate) includes: Includes<'s>,
}

/// What the posts of a page refer to, each in the order of its id once sorted.
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
    id: Option<Words<'s>>,
    username: Option<Words<'s>>,
}

#[derive(Clone, Debug, Deserialize)]
struct IncludedMedia<'s> {
    #[serde(borrow)]
    media_key: &'s RawValue,
    #[serde(rename = "type")]
    kind: Option<Words<'s>>,
    alt_text: Option<Words<'s>>,
}

/// A post that another one refers to.
#[derive(Clone, Debug, Deserialize)]
struct IncludedTweet<'s> {
    #[serde(borrow)]
    id: Option<Scalar<'s>>,
    author_id: Option<Words<'s>>,
    author: Option<User<'s>>,
    text: Option<&'s RawValue>,
    #[serde(rename = "note_tweet")]
    note: Option<Note<'s>>,
    entities: Option<Entities<'s>>,
}

/// A post. Flattened, it holds its author, its media and the posts it refers to.
#[derive(Debug, Deserialize)]
pub(crate) struct Tweet<'s> {
    #[serde(borrow)]
    id: Option<Scalar<'s>>,
    text: Option<&'s RawValue>,
    author_id: Option<Words<'s>>,
    author: Option<User<'s>>,
    created_at: Option<Words<'s>>,
    lang: Option<Words<'s>>,
    source: Option<Words<'s>>,
    in_reply_to_user_id: Option<Words<'s>>,
    in_reply_to_user: Option<User<'s>>,
    #[serde(default)]
    referenced_tweets: Vec<Referenced<'s>>,
    entities: Option<Entities<'s>>,
    attachments: Option<Attachments<'s>>,
    #[serde(rename = "note_tweet")]
    note: Option<Note<'s>>,
    edit_history_tweet_ids: Option<IgnoredAny>,
    publish_at: Option<IgnoredAny>,
    thread: Option<IgnoredAny>,
    user: Option<IgnoredAny>,
    retweeted: Option<IgnoredAny>,
    retweeted_status: Option<IgnoredAny>,
    #[serde(rename = "extended_tweet")]
    extended: Option<IgnoredAny>,
    truncated: Option<IgnoredAny>,
}

impl Tweet<'_> {
    /// Whether it may be of another shape.
    pub(crate) fn may_be_other(&self) -> bool {
        let is_one = self.author_id.is_some() || self.edit_history_tweet_ids.is_some();
        let other = [
            &self.publish_at,
            &self.thread,
            &self.user,
            &self.retweeted,
            &self.retweeted_status,
            &self.extended,
            &self.truncated,
        ];
        !is_one || any(other)
    }
}

#[derive(Debug, Deserialize)]
struct Referenced<'s> {
    #[serde(borrow, rename = "type")]
    kind: Words<'s>,
    id: Option<Scalar<'s>>,
    author_id: Option<Words<'s>>,
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

/// The whole of a long post.
#[derive(Clone, Debug, Deserialize)]
struct Note<'s> {
    #[serde(borrow)]
    text: Option<&'s RawValue>,
    entities: Option<Entities<'s>>,
}

impl<'s> Includes<'s> {
    /// Sorts what is looked up by id.
    pub(crate) fn sort(&mut self) {
        self.users.sort_unstable_by(|a, b| id_of(a.id.as_ref()).cmp(id_of(b.id.as_ref())));
        self.media.sort_unstable_by_key(|media| media.media_key.get());
        // Where one stands here twice, the first counts.
        self.tweets.sort_by(|a, b| a.id().cmp(b.id()));
    }

    fn username(&self, id: &str) -> Option<Cow<'s, str>> {
        let found = self.users.binary_search_by(|user| id_of(user.id.as_ref()).cmp(id)).ok()?;
        self.users[found].username.clone().map(|Words(name)| name)
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

fn id_of<'a>(id: Option<&'a Words<'_>>) -> &'a str {
    id.map_or("", |Words(id)| id)
}

/// The post of a tweet and what its page includes.
pub(crate) fn post<'s>(
    tweet: Tweet<'s>,
    includes: &Includes<'s>,
    record: Record<'s, '_>,
    problems: &mut Vec<Problem>,
) -> Result<Post<'s>, Mistake> {
    let references = References::of(&tweet, includes);
    let own = Content { text: tweet.text, note: tweet.note, entities: tweet.entities };
    let content = references.original.unwrap_or(own).whole();
    let text = content.text.and_then(|raw| post_text(record.source, raw));
    let text = text.ok_or(Mistake::Lacks("text"))?;
    let mut post = record.post(tweet.id.map(|Scalar(id)| id), text);
    post.account = author(tweet.author, tweet.author_id, includes).unwrap_or_default();
    record.set_time(&mut post, tweet.created_at.map(|Words(time)| time), problems);
    post.lang = tweet.lang.and_then(|Words(code)| language(code));
    post.client = tweet.source.and_then(|Words(source)| client_name(source));
    let knows_links = content.entities.is_some();
    for link in content.entities.into_iter().flat_map(|entities| entities.urls) {
        link.add_to(&mut post.links);
    }
    post.media = match &tweet.attachments {
        Some(attachments) => Fact::Known(attached(attachments, includes, record)),
        None if shows_no_media(&post, knows_links) => Fact::Known(Vec::new()),
        None => Fact::Unknown,
    };
    post.repost_of = references.repost_of;
    post.reply_to = references.reply_to.or_else(|| {
        let name = tweet.in_reply_to_user.and_then(|user| user.username);
        let name = name.map(|Words(name)| name);
        let name = name.or_else(|| includes.username(&tweet.in_reply_to_user_id.as_ref()?.0));
        tweet.in_reply_to_user_id.is_some().then(|| reference(name, None).unwrap_or_default())
    });
    post.quote_of = references.quote_of.or_else(|| quoted_by(&post.links, &post.id));
    post.kind = Kind::of(&post);
    Ok(post)
}

/// A text, wherever it stands in full.
struct Content<'s> {
    text: Option<&'s RawValue>,
    note: Option<Note<'s>>,
    entities: Option<Entities<'s>>,
}

impl Content<'_> {
    /// The content with the whole of a long post, where the export has it.
    fn whole(self) -> Self {
        match self.note {
            Some(Note { text: Some(text), entities }) => {
                Self { text: Some(text), note: None, entities: entities.or(self.entities) }
            }
            _ => self,
        }
    }
}

/// The posts that a tweet refers to.
#[derive(Default)]
struct References<'s> {
    reply_to: Option<Reference<'s>>,
    quote_of: Option<Reference<'s>>,
    repost_of: Option<Reference<'s>>,
    /// The whole of what it passes on.
    original: Option<Content<'s>>,
}

impl<'s> References<'s> {
    fn of(tweet: &Tweet<'s>, includes: &Includes<'s>) -> Self {
        let mut all = Self::default();
        for referenced in &tweet.referenced_tweets {
            let id = referenced.id.clone().map(|Scalar(id)| id);
            let beside = id.as_deref().and_then(|id| includes.tweet(id));
            let account = author(referenced.author.clone(), referenced.author_id.clone(), includes)
                .or_else(|| {
                    let beside = beside?;
                    author(beside.author.clone(), beside.author_id.clone(), includes)
                });
            let found = Some(reference(account, id).unwrap_or_default());
            match &*referenced.kind.0 {
                "replied_to" => all.reply_to = found,
                "quoted" => all.quote_of = found,
                "retweeted" => {
                    all.repost_of = found;
                    all.original = referenced.content().or_else(|| beside?.content());
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

/// The handle of an author, from the post itself or from its page.
fn author<'s>(
    author: Option<User<'s>>,
    author_id: Option<Words<'s>>,
    includes: &Includes<'s>,
) -> Option<Handle<'s>> {
    let inlined = author.and_then(|author| author.username).map(|Words(name)| name);
    inlined.or_else(|| includes.username(&author_id?.0)).map(Handle::from)
}

/// The media of a post. Flattened, they stand in it; else in its page.
fn attached<'s>(
    attachments: &Attachments<'s>,
    includes: &Includes<'s>,
    record: Record<'s, '_>,
) -> Vec<Media<'s>> {
    let find = |key: &str| {
        let inlined = attachments.media.iter().find(|media| media.media_key.get() == key);
        inlined.or_else(|| includes.media(key))
    };
    let media = |raw: &&'s RawValue| {
        let found = find(raw.get());
        let alt = found.and_then(|media| media.alt_text.clone());
        let kind = found.and_then(|media| media.kind.as_ref());
        Media {
            kind: kind.map_or_else(|| kind_of_key(raw.get()), |Words(kind)| media_kind(kind)),
            file: None,
            alt_span: None,
            alt: alt.map_or(Fact::Unknown, |Words(alt)| Fact::Known(Some(alt))),
            decorative: false,
            span: span_of(record.source, found.map_or(raw.get(), |media| media.media_key.get())),
        }
    };
    attachments.media_keys.iter().map(media).collect()
}

/// The kind of media by the number before its key.
fn kind_of_key(key: &str) -> MediaKind {
    match key.trim_start_matches('"').split('_').next() {
        Some("7" | "13") => MediaKind::Video,
        Some("16") => MediaKind::Gif,
        _ => MediaKind::Photo,
    }
}

/// Whether a post without attachments has none, rather than that nobody asked:
/// pictures always put a `t.co` into the text, and the export says where each
/// of those leads.
fn shows_no_media(post: &Post<'_>, knows_links: bool) -> bool {
    let is_media = |target: &str| status_of(target).is_some_and(|status| status.is_media);
    !post.text.as_str().contains("://t.co/")
        || knows_links && post.links.iter().all(|link| !is_media(&link.target))
}
