//! Activities of `ActivityPub`, as in the archive of an account on Mastodon: `Create`
//! contains a post, `Announce` the address of a post that is shared.

use std::{borrow::Cow, collections::BTreeMap};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    super::{
        mistake::{Mistake, few},
        record::Record,
        value::{JsonString, known, span_of},
    },
    ExportItem,
    html_post::{Body, published},
    mastodon_address::{Address, id_of, reference},
    media, part,
};
use crate::{
    input::language_code::language,
    platform::Handle,
    post::{Fact, Kind, Media, Post},
    problems::Problems,
    source::Span,
    text::Text,
};

/// An activity, or the post in it. Both have some of these keys, with the same meaning.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ActivityOrPost<'s> {
    #[serde(borrow)]
    id: Option<JsonString<'s>>,
    #[serde(rename = "type")]
    kind: Option<JsonString<'s>>,
    actor: Option<&'s RawValue>,
    #[serde(rename = "attributedTo")]
    attributed_to: Option<&'s RawValue>,
    object: Option<&'s RawValue>,
    published: Option<JsonString<'s>>,
    to: Option<&'s RawValue>,
    cc: Option<&'s RawValue>,
    summary: Option<&'s RawValue>,
    content: Option<&'s RawValue>,
    #[serde(rename = "contentMap")]
    content_map: Option<&'s RawValue>,
    #[serde(rename = "inReplyTo")]
    in_reply_to: Option<&'s RawValue>,
    #[serde(alias = "quoteUrl", alias = "quoteUri")]
    quote: Option<&'s RawValue>,
    attachment: Option<&'s RawValue>,
}

#[derive(Debug, Deserialize)]
struct Attachment<'s> {
    #[serde(borrow, rename = "type")]
    kind: Option<JsonString<'s>>,
    #[serde(rename = "mediaType")]
    media_type: Option<JsonString<'s>>,
    #[serde(default, deserialize_with = "known")]
    name: Fact<Option<JsonString<'s>>>,
}

/// The audience of a post that everybody can see.
const PUBLIC: [&str; 3] = ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"];

/// The types of activities that publish a post or share one.
const PUBLISHING: &[&str] = &["Create", "Update", "Announce"];

/// The types of all other activities, which are left out: those of the vocabulary of
/// `ActivityStreams`, and those that servers add to it.
const OTHERS: [&str; 27] = [
    "Accept",
    "Add",
    "Arrive",
    "Block",
    "Delete",
    "Dislike",
    "EmojiReact",
    "Flag",
    "Follow",
    "Ignore",
    "Invite",
    "Join",
    "Leave",
    "Like",
    "Listen",
    "Move",
    "Offer",
    "QuoteRequest",
    "Read",
    "Reject",
    "Remove",
    "TentativeAccept",
    "TentativeReject",
    "Travel",
    "Undo",
    "View",
    "Question",
];

/// The types of accounts. An `Update` may be of an account instead of a post.
const ACCOUNTS: [&str; 5] = ["Application", "Group", "Organization", "Person", "Service"];

/// Reads an activity.
pub(super) fn read<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    let activity: ActivityOrPost<'s> = record.object()?;
    let kind = activity.kind.as_ref().ok_or(Mistake::Lacks("type"))?;
    match &*kind.0 {
        "Create" | "Update" => {
            let inside = activity.object.ok_or(Mistake::Lacks("object"))?;
            let object: ActivityOrPost<'s> = part(record, inside.get()).object()?;
            if object.kind.as_ref().is_some_and(|JsonString(kind)| ACCOUNTS.contains(&&**kind)) {
                return Ok(ExportItem::Other);
            }
            created(&activity, &object, record, problems)
        }
        "Announce" => shared(&activity, record, problems).map(ExportItem::from),
        other if OTHERS.contains(&other) => Ok(ExportItem::Other),
        _ => Err(Mistake::UnknownValue(place_of(kind, record), PUBLISHING)),
    }
}

/// The place of a word. If the word is written with escapes, its place is unknown, and
/// the result is the first byte of the record.
fn place_of(JsonString(word): &JsonString<'_>, record: Record<'_, '_>) -> Span {
    match word {
        Cow::Borrowed(word) => span_of(record.source, word),
        Cow::Owned(_) => Span::new(record.span.start, record.span.start + 1),
    }
}

/// Makes a post of an activity and the object in it.
fn created<'s>(
    activity: &ActivityOrPost<'s>,
    object: &ActivityOrPost<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    if is_private(activity, object, record)? {
        return Ok(ExportItem::Private);
    }
    // Some servers leave out `content` if a post consists of pictures only.
    let has_media = !record.one_or_many(object.attachment)?.is_empty();
    let may_lack = has_media && object.content_map.is_none();
    if object.content.is_none() && !may_lack {
        return Err(Mistake::Lacks("content"));
    }
    let warning = object.summary.map(|raw| record.string("summary", raw)).transpose()?;
    let content = object.content.map(|raw| record.string("content", raw)).transpose()?;
    let body = Body::of(record, warning, content);
    let JsonString(actor) = actor([object.attributed_to, activity.actor])?;
    let server = Address::of(&actor).map_or("", |own| own.server);
    let links = body.links();
    let id = object.id.clone().or_else(|| activity.id.clone());
    let mut post = published(record.post(id.map(|JsonString(id)| id_of(id)), body.text));
    post.links = links;
    post.account = handle(&actor);
    let time = published_at([activity, object])?;
    super::set_time(&mut post, time, record, problems);
    post.lang = written_language(object, record)?.and_then(language);
    post.media = Fact::Known(attached(object, record)?);
    let reply = object.in_reply_to.and_then(words);
    post.reply_to = reply.map(|JsonString(address)| Box::new(reference(address, server)));
    let quote = object
        .quote
        .and_then(words)
        .map(|JsonString(address)| address)
        .or(body.quoted.map(Into::into));
    post.quote_of = quote.map(|address| Box::new(reference(address, server)));
    post.kind = Kind::of(&post);
    Ok(post.into())
}

/// Makes a repost of an activity that shares a post. The text of that post is not in
/// the file.
fn shared<'s>(
    activity: &ActivityOrPost<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Post<'s>, Mistake> {
    let inside = activity.object.ok_or(Mistake::Lacks("object"))?;
    let JsonString(address) = words(inside).ok_or(Mistake::Lacks("object"))?;
    let text = Text::verbatim("", span_of(record.source, inside.get()).end);
    let id = activity.id.clone().map(|JsonString(id)| id_of(id));
    let mut post = published(record.post(id, text));
    let JsonString(actor) = actor([activity.actor])?;
    let server = Address::of(&actor).map_or("", |own| own.server);
    post.repost_of = Some(Box::new(reference(address, server)));
    post.account = handle(&actor);
    let time = published_at([activity])?;
    super::set_time(&mut post, time, record, problems);
    post.kind = Kind::of(&post);
    Ok(post)
}

/// The address of the account: the first of these values that is an address.
fn actor<'s>(
    values: impl IntoIterator<Item = Option<&'s RawValue>>,
) -> Result<JsonString<'s>, Mistake> {
    let mut addresses = values.into_iter().flatten().filter_map(words);
    let found = addresses.find(|JsonString(written)| Address::of(written).is_some());
    found.ok_or(Mistake::Lacks("actor"))
}

/// The handle in the address of an account; empty if the address does not contain it.
fn handle<'s>(actor: &str) -> Handle<'s> {
    Address::of(actor).and_then(|own| own.handle(own.server)).unwrap_or_default()
}

/// The time of the first of these things that states one.
fn published_at<'t, 's>(
    things: impl IntoIterator<Item = &'t ActivityOrPost<'s>>,
) -> Result<&'t JsonString<'s>, Mistake>
where
    's: 't,
{
    let time = things.into_iter().find_map(|thing| thing.published.as_ref());
    time.ok_or(Mistake::Lacks("published"))
}

/// Whether only followers or some people can see a post. A post without any audience
/// counts as public: such posts were taken from public pages.
fn is_private<'s>(
    activity: &ActivityOrPost<'s>,
    object: &ActivityOrPost<'s>,
    record: Record<'s, '_>,
) -> Result<bool, Mistake> {
    let mut says = false;
    for audience in [activity.to, activity.cc, object.to, object.cc] {
        for one in record.one_or_many(audience)? {
            let Some(JsonString(one)) = words(one) else { continue };
            if PUBLIC.contains(&&*one) {
                return Ok(false);
            }
            says = true;
        }
    }
    Ok(says)
}

/// The language of a post: the key in `contentMap` whose value is the same text as
/// `content`. `None` if there is no such key.
fn written_language<'s>(
    object: &ActivityOrPost<'s>,
    record: Record<'s, '_>,
) -> Result<Option<Cow<'s, str>>, Mistake> {
    let map: Option<BTreeMap<Cow<'s, str>, &'s RawValue>> =
        record.decode(object.content_map.filter(|map| map.get().starts_with('{')))?;
    let content = object.content.map(RawValue::get);
    let mut texts = map.into_iter().flatten();
    Ok(texts.find(|(_, text)| Some(text.get()) == content).map(|(language, _)| language))
}

fn attached<'s>(
    object: &ActivityOrPost<'s>,
    record: Record<'s, '_>,
) -> Result<Vec<Media<'s>>, Mistake> {
    let mut found = Vec::new();
    for raw in few("attachment", record.one_or_many(object.attachment)?)? {
        let Attachment { kind, media_type, name } = record.decode_str(raw.get())?;
        // Other programs list the link of a post as an attachment.
        if kind.is_some_and(|JsonString(kind)| kind == "Link") {
            continue;
        }
        let kind = media::kind(media_type.as_ref().map_or("", |JsonString(named)| named));
        found.push(media::of(kind, name, record.source, span_of(record.source, raw.get())));
    }
    Ok(found)
}

/// A string, or the `id` of an object; `None` if the value is anything else.
fn words(raw: &RawValue) -> Option<JsonString<'_>> {
    let raw = raw.get();
    if raw.starts_with('{') {
        return serde_json::from_str::<ActivityOrPost<'_>>(raw).ok()?.id;
    }
    serde_json::from_str(raw).ok()
}
