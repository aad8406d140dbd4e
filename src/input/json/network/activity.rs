//! Activities of `ActivityPub`, as in the archive of an account on Mastodon: `Create`
//! has a post in it, `Announce` the address of one that is shared.

use std::{borrow::Cow, collections::BTreeMap};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    super::{
        mistake::{Mistake, few},
        record::Record,
        value::{Words, known, span_of},
    },
    Read,
    address::{Address, id_of, reference},
    html_post::{Body, published},
    media, part,
};
use crate::{
    input::lang::language,
    post::{Fact, Kind, Media, Post},
    problems::Problems,
    text::Text,
};

/// An activity, or the post in it. Their keys differ, but not in meaning.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Thing<'s> {
    #[serde(borrow)]
    id: Option<Words<'s>>,
    #[serde(rename = "type")]
    kind: Option<Words<'s>>,
    actor: Option<&'s RawValue>,
    #[serde(rename = "attributedTo")]
    attributed_to: Option<&'s RawValue>,
    object: Option<&'s RawValue>,
    published: Option<Words<'s>>,
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
    kind: Option<Words<'s>>,
    #[serde(rename = "mediaType")]
    media_type: Option<Words<'s>>,
    #[serde(default, deserialize_with = "known")]
    name: Fact<Option<Words<'s>>>,
}

/// The audience of a post that everybody can see.
const PUBLIC: [&str; 3] = ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"];

/// Reads an activity.
pub(super) fn read<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Read<'s>, Mistake> {
    let activity: Thing<'s> = record.object()?;
    match activity.kind.as_ref().map_or("", |Words(kind)| kind) {
        "Create" | "Update" => {
            let inside = activity.object.ok_or(Mistake::Lacks("object"))?;
            let inside = part(record, inside.get());
            let object: Thing<'s> = inside.object()?;
            // Profiles are updated, too.
            if object.content.is_none() && object.attachment.is_none() {
                return Ok(Read::Nothing);
            }
            created(&activity, &object, record, problems)
        }
        "Announce" => shared(&activity, record, problems).map(Read::from),
        _ => Ok(Read::Nothing),
    }
}

/// Makes a post of an activity and the object in it.
fn created<'s>(
    activity: &Thing<'s>,
    object: &Thing<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Read<'s>, Mistake> {
    if is_private(activity, object, record)? {
        return Ok(Read::Private);
    }
    let is_string = |raw: &&RawValue| raw.get().starts_with('"');
    if let Some(wrong) = object.content.filter(|raw| !is_string(raw)) {
        return Err(Mistake::NotAText("content", span_of(record.source, wrong.get())));
    }
    let body = Body::of(record, object.summary.filter(is_string), object.content);
    let actor = words(object.attributed_to.or(activity.actor));
    let server = actor.as_ref().and_then(|Words(actor)| Address::of(actor)).map(|own| own.server);
    let server = server.unwrap_or_default();
    let links = body.links();
    let id = object.id.clone().or_else(|| activity.id.clone());
    let mut post = published(record.post(id.map(|Words(id)| id_of(id)), body.text));
    post.links = links;
    set_account_and_time(&mut post, activity, actor.as_ref(), record, problems);
    post.lang = written_language(object, record)?.and_then(language);
    post.media = Fact::Known(attached(object, record)?);
    let reply = words(object.in_reply_to);
    post.reply_to = reply.map(|Words(address)| Box::new(reference(address, server)));
    let quote = words(object.quote).map(|Words(address)| address).or(body.quoted.map(Into::into));
    post.quote_of = quote.map(|address| Box::new(reference(address, server)));
    post.kind = Kind::of(&post);
    Ok(post.into())
}

/// Makes a post of the sharing of another one, whose text is not in the file.
fn shared<'s>(
    activity: &Thing<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Post<'s>, Mistake> {
    let inside = activity.object.ok_or(Mistake::Lacks("object"))?;
    let address = match words(Some(inside)) {
        Some(address) => Some(address),
        None => record.decode_str::<Thing<'s>>(inside.get())?.id,
    };
    let text = Text::verbatim("", span_of(record.source, inside.get()).end);
    let id = activity.id.clone().map(|Words(id)| id_of(id));
    let mut post = published(record.post(id, text));
    let actor = words(activity.actor);
    let server = actor.as_ref().and_then(|Words(actor)| Address::of(actor)).map(|own| own.server);
    let found = address.map(|Words(address)| reference(address, server.unwrap_or_default()));
    post.repost_of = Some(Box::new(found.unwrap_or_default()));
    set_account_and_time(&mut post, activity, actor.as_ref(), record, problems);
    post.kind = Kind::of(&post);
    Ok(post)
}

fn set_account_and_time<'s>(
    post: &mut Post<'s>,
    activity: &Thing<'s>,
    actor: Option<&Words<'s>>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) {
    let own = actor.and_then(|Words(actor)| Address::of(actor));
    post.account = own.and_then(|own| own.handle(own.server)).unwrap_or_default();
    let time = activity.published.clone();
    super::set_time(post, time.map(|Words(time)| time), record, problems);
}

/// Whether only followers or some people can see a post. What does not say who can see
/// it was taken from a public page.
fn is_private<'s>(
    activity: &Thing<'s>,
    object: &Thing<'s>,
    record: Record<'s, '_>,
) -> Result<bool, Mistake> {
    let mut says = false;
    for audience in [activity.to, activity.cc, object.to, object.cc] {
        for one in record.one_or_many(audience)? {
            let Some(Words(one)) = words(Some(one)) else { continue };
            if PUBLIC.contains(&&*one) {
                return Ok(false);
            }
            says = true;
        }
    }
    Ok(says)
}

/// The language of a post: the key under which the text is repeated.
fn written_language<'s>(
    object: &Thing<'s>,
    record: Record<'s, '_>,
) -> Result<Option<Cow<'s, str>>, Mistake> {
    let map: Option<BTreeMap<Cow<'s, str>, &'s RawValue>> =
        record.decode(object.content_map.filter(|map| map.get().starts_with('{')))?;
    let content = object.content.map(RawValue::get);
    let mut texts = map.into_iter().flatten();
    Ok(texts.find(|(_, text)| Some(text.get()) == content).map(|(language, _)| language))
}

fn attached<'s>(object: &Thing<'s>, record: Record<'s, '_>) -> Result<Vec<Media<'s>>, Mistake> {
    let mut found = Vec::new();
    for raw in few("attachment", record.one_or_many(object.attachment)?)? {
        let Attachment { kind, media_type, name } = record.decode_str(raw.get())?;
        // The link of a post of other programs is an attachment, too.
        if kind.is_some_and(|Words(kind)| kind == "Link") {
            continue;
        }
        let kind = media::kind(media_type.as_ref().map_or("", |Words(named)| named));
        found.push(media::of(kind, name, record.source, span_of(record.source, raw.get())));
    }
    Ok(found)
}

/// A string, or the `id` of an object; `None` if the value is anything else.
fn words(raw: Option<&RawValue>) -> Option<Words<'_>> {
    let raw = raw?.get();
    if raw.starts_with('{') {
        return serde_json::from_str::<Thing<'_>>(raw).ok()?.id;
    }
    serde_json::from_str(raw).ok()
}
