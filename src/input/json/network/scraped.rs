//! Posts of X as snscrape and its successor twscrape collect them.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    super::{
        mistake::{Mistake, few},
        record::{Record, reference},
        value::{JsonString, Scalar, client_name, known, span_of},
    },
    ExportItem, media,
};
use crate::{
    input::language_code::language,
    mapping::PostField,
    platform::{Handle, Platform},
    post::{ExpandedLink, Fact, Kind, Media, MediaKind, Post, Reference},
    problems::Problems,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Tweet<'s> {
    #[serde(borrow)]
    id: Option<Scalar<'s>>,
    id_str: Option<Scalar<'s>>,
    date: Option<JsonString<'s>>,
    raw_content: Option<&'s RawValue>,
    content: Option<&'s RawValue>,
    user: Option<User<'s>>,
    lang: Option<JsonString<'s>>,
    source: Option<JsonString<'s>>,
    links: Option<&'s RawValue>,
    outlinks: Option<Vec<JsonString<'s>>>,
    tcooutlinks: Option<Vec<JsonString<'s>>>,
    media: Option<&'s RawValue>,
    #[serde(rename = "retweetedTweet")]
    shared: Option<&'s RawValue>,
    #[serde(rename = "quotedTweet")]
    quoted: Option<&'s RawValue>,
    in_reply_to_tweet_id: Option<Scalar<'s>>,
    in_reply_to_user: Option<User<'s>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct User<'s> {
    #[serde(borrow)]
    username: Option<JsonString<'s>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Link<'s> {
    #[serde(borrow)]
    url: Option<JsonString<'s>>,
    tcourl: Option<JsonString<'s>>,
}

/// A picture or video of snscrape. Early versions write only `photo`, `video` or `gif` of its kind.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Picture<'s> {
    #[serde(borrow, rename = "_type")]
    class: Option<JsonString<'s>>,
    #[serde(rename = "type")]
    kind: Option<JsonString<'s>>,
    #[serde(deserialize_with = "known")]
    alt_text: Fact<Option<JsonString<'s>>>,
}

/// The pictures and videos of twscrape.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Kinds<'s> {
    #[serde(borrow)]
    photos: Vec<&'s RawValue>,
    videos: Vec<&'s RawValue>,
    animated: Vec<&'s RawValue>,
}

/// The keys that are read here, with the field that each has.
const READ: [(&str, PostField); 16] = [
    ("content", PostField::Text),
    ("date", PostField::CreatedAt),
    ("id", PostField::Id),
    ("id_str", PostField::Id),
    ("inReplyToTweetId", PostField::ReplyTo),
    ("inReplyToUser", PostField::ReplyTo),
    ("lang", PostField::Lang),
    ("links", PostField::Link),
    ("media", PostField::Media),
    ("outlinks", PostField::Link),
    ("quotedTweet", PostField::QuoteOf),
    ("rawContent", PostField::Text),
    ("retweetedTweet", PostField::RepostOf),
    ("source", PostField::Client),
    ("tcooutlinks", PostField::Link),
    ("user", PostField::Account),
];

/// The field that is read from a key; `None` if none is.
pub(in crate::input::json) fn field_of(name: &str) -> Option<PostField> {
    READ.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
}

/// Whether the `_type` of a record is that of a post.
pub(super) fn is_tweet(kind: Option<&RawValue>) -> bool {
    kind.is_some_and(|kind| kind.get() == "\"snscrape.modules.twitter.Tweet\"")
}

impl<'s> Tweet<'s> {
    fn id(&self) -> Option<Cow<'s, str>> {
        self.id_str.clone().or_else(|| self.id.clone()).map(|Scalar(id)| id)
    }

    fn author(&self) -> Option<Handle<'s>> {
        self.user.as_ref().and_then(User::handle)
    }

    fn reference(&self) -> Reference<'s> {
        Reference::new(self.author(), self.id())
    }
}

impl<'s> User<'s> {
    fn handle(&self) -> Option<Handle<'s>> {
        self.username.clone().map(|JsonString(name)| Handle::from(name))
    }
}

/// Reads a post.
pub(super) fn read<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    let tweet: Tweet<'s> = record.decode_str(record.raw())?;
    let inner = |raw: Option<&'s RawValue>| record.decode::<Tweet<'s>>(raw);
    let (shared, quoted) = (inner(tweet.shared)?, inner(tweet.quoted)?);
    let original = shared.as_ref().unwrap_or(&tweet);
    let written = [("rawContent", original.raw_content), ("content", original.content)];
    let mut post = record.post(tweet.id(), record.text(&written)?);
    post.platform = Platform::X;
    if tweet.user.is_some() {
        post.account = tweet.author().ok_or(Mistake::Lacks("username"))?;
    }
    record.set_time(&mut post, tweet.date.clone().map(|JsonString(time)| time), problems);
    post.lang = tweet.lang.clone().and_then(|JsonString(code)| language(code));
    post.client = tweet.source.clone().and_then(|JsonString(source)| client_name(source));
    add_links(&mut post, original, record)?;
    post.media = attached(original, record)?;
    post.repost_of = shared.as_ref().map(|shared| Box::new(shared.reference()));
    post.quote_of = quoted.map(|quoted| Box::new(quoted.reference()));
    let answered = tweet.in_reply_to_user.as_ref().and_then(User::handle);
    let id = tweet.in_reply_to_tweet_id.clone().map(|Scalar(id)| id);
    post.reply_to = reference(answered, id).map(Box::new);
    post.kind = Kind::of(&post);
    Ok(post.into())
}

/// Adds the links of a post. They are in a list of pairs, or in two lists of the same
/// length.
fn add_links<'s>(
    post: &mut Post<'s>,
    tweet: &Tweet<'s>,
    record: Record<'s, '_>,
) -> Result<(), Mistake> {
    let links: Option<Vec<Link<'s>>> = record.decode(tweet.links)?;
    let targets = few("outlinks", tweet.outlinks.clone().unwrap_or_default())?;
    let shown = tweet.tcooutlinks.clone().unwrap_or_default();
    let pairs = shown.into_iter().zip(targets);
    let pairs = pairs.map(|(shown, target)| Link { url: Some(target), tcourl: Some(shown) });
    for Link { url, tcourl } in few("links", links.unwrap_or_default())?.into_iter().chain(pairs) {
        let (Some(JsonString(target)), Some(JsonString(shown))) = (url, tcourl) else { continue };
        if post.links.iter().all(|known| known.shown != shown) {
            let of_platform = super::super::links::parse_status_url(&target).is_some();
            post.links.push(ExpandedLink { shown, target, of_platform });
        }
    }
    Ok(())
}

/// The media of a post. They are in one list, or in a list for each kind.
fn attached<'s>(
    tweet: &Tweet<'s>,
    record: Record<'s, '_>,
) -> Result<Fact<Vec<Media<'s>>>, Mistake> {
    let Some(raw) = tweet.media else { return Ok(Fact::Known(Vec::new())) };
    let by_kind = if raw.get().starts_with('[') {
        vec![(None, record.one_or_many(Some(raw))?)]
    } else {
        let Kinds { photos, videos, animated } = record.decode_str(raw.get())?;
        let (photo, video, gif) = (MediaKind::Photo, MediaKind::Video, MediaKind::Gif);
        vec![(Some(photo), photos), (Some(video), videos), (Some(gif), animated)]
    };
    let mut found = Vec::new();
    for (kind, list) in by_kind {
        for raw in few("media", list)? {
            let Picture { class, kind: plain, alt_text } = record.decode_str(raw.get())?;
            let written = class.or(plain);
            let written = written.as_ref().map_or("", |JsonString(kind)| kind);
            let kind = kind.unwrap_or_else(|| kind_of(written));
            let span = span_of(record.source, raw.get());
            found.push(media::of(kind, alt_text, record.source, span));
        }
    }
    Ok(Fact::Known(found))
}

fn kind_of(written: &str) -> MediaKind {
    match written.rsplit('.').next().unwrap_or_default() {
        "Video" | "video" => MediaKind::Video,
        "Gif" | "gif" => MediaKind::Gif,
        _ => MediaKind::Photo,
    }
}
