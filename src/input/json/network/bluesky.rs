//! Records of Bluesky: posts and reposts, as their authors' programs wrote them.
//!
//! The links of a post and what is attached to it are not in its text, but in lists
//! beside it (*facets* and *embeds*). A facet states its place in bytes of the text in
//! UTF-8. Many programs get these places wrong, so facets that do not fit the text are
//! left out. A record without its text, its time or its author is a mistake: Bluesky has
//! no such records.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    super::{
        mistake::{Mistake, few},
        record::Record,
        value::{JsonString, span_of},
    },
    ExportItem,
    bluesky_embed::add_embed,
};
use crate::{
    input::language_code::language,
    platform::{Handle, Platform},
    post::{ExpandedLink, Fact, Kind, Post, Reference},
    problems::Problems,
    text::Text,
    tokens::{Token, Tokens},
};

/// The collection that contains all posts; also the type of each record in it.
const POST: &str = "app.bsky.feed.post";
/// The collection that contains all reposts; also the type of each record in it.
const REPOST: &str = "app.bsky.feed.repost";

/// An event of a stream. Jetstream has the record under `commit`, tap under `record`. The
/// same type is used for a record alone, as `listRecords` returns it: such a record has its
/// address under `uri` and its content under `value`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Event<'s> {
    #[serde(borrow)]
    did: Option<JsonString<'s>>,
    #[serde(alias = "type")]
    kind: Option<JsonString<'s>>,
    commit: Option<Commit<'s>>,
    record: Option<Commit<'s>>,
    uri: Option<JsonString<'s>>,
    value: Option<&'s RawValue>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Commit<'s> {
    #[serde(borrow)]
    did: Option<JsonString<'s>>,
    #[serde(alias = "action", alias = "type")]
    operation: Option<JsonString<'s>>,
    collection: Option<JsonString<'s>>,
    rkey: Option<JsonString<'s>>,
    record: Option<&'s RawValue>,
}

/// A record, and where it is kept.
struct Stored<'s> {
    /// The permanent id of the account.
    did: String,
    collection: Option<String>,
    uri: Option<Cow<'s, str>>,
    value: &'s RawValue,
}

/// The value of a record.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Value<'s> {
    #[serde(borrow)]
    text: Option<&'s RawValue>,
    #[serde(rename = "createdAt")]
    created_at: Option<JsonString<'s>>,
    langs: Option<&'s RawValue>,
    facets: Option<&'s RawValue>,
    embed: Option<&'s RawValue>,
    pub(super) reply: Option<Reply<'s>>,
    subject: Option<RecordRef<'s>>,
}

/// The type of a record, and its address if that is among its keys.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed<'s> {
    #[serde(borrow, rename = "$type")]
    kind: Option<JsonString<'s>>,
    uri: Option<JsonString<'s>>,
}

impl<'s> Value<'s> {
    /// Sets the time if the record has none.
    pub(super) fn or_time(&mut self, time: Option<JsonString<'s>>) {
        self.created_at = self.created_at.take().or(time);
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Reply<'s> {
    #[serde(borrow)]
    pub(super) parent: RecordRef<'s>,
}

/// The post that a record replies to or reposts, by its address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RecordRef<'s> {
    #[serde(borrow)]
    pub(super) uri: Option<JsonString<'s>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Facet<'s> {
    index: Index,
    #[serde(borrow)]
    features: Vec<Feature<'s>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Index {
    byte_start: usize,
    byte_end: usize,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Feature<'s> {
    #[serde(borrow)]
    uri: Option<JsonString<'s>>,
}

/// Whether a collection contains posts or reposts.
pub(in crate::input) fn has_bluesky_posts(collection: &str) -> bool {
    matches!(collection, POST | REPOST)
}

/// Reads an event, or a record with its address.
pub(super) fn read<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    let Some(stored) = stored(record.object()?)? else { return Ok(ExportItem::Other) };
    let (uri, raw) = (stored.uri, stored.value.get());
    let kind = kind_of(stored.collection, raw, record)?;
    let Some(mut post) = post_of(&kind, raw, uri, record, problems)? else {
        return Ok(ExportItem::Other);
    };
    set_own_answered(&mut post, &stored.did, record);
    post.account = unnamed(Some(stored.did), record);
    Ok(post.into())
}

/// Reads a record as its author's program wrote it, without an address or with the address
/// among its keys.
pub(super) fn value<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    let Typed { kind, uri } = record.object()?;
    let text = |value: Option<JsonString<'s>>| value.map(|JsonString(text)| text);
    let (kind, uri) = (text(kind).unwrap_or_default(), text(uri));
    let did = uri.as_deref().and_then(did_of).map(str::to_owned);
    let Some(mut post) = post_of(&kind, record.raw(), uri, record, problems)? else {
        return Ok(ExportItem::Other);
    };
    post.account = unnamed(did, record);
    Ok(post.into())
}

/// Makes a post of the record `raw` of this type; `None` if it is a like, a follow, a profile
/// or a record of another program.
fn post_of<'s>(
    kind: &str,
    raw: &'s str,
    uri: Option<Cow<'s, str>>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Option<Post<'s>>, Mistake> {
    Ok(match kind {
        POST => Some(post(&record.decode_str(raw)?, uri, record, problems)?),
        REPOST => {
            let end = span_of(record.source, raw).end;
            Some(repost(&record.decode_str(raw)?, uri, end, record, problems)?)
        }
        _ => None,
    })
}

/// Stores in a reply to a post of its own account (`did`) that it answers this account.
/// Records do not name other accounts that they answer.
fn set_own_answered(post: &mut Post<'_>, did: &str, record: Record<'_, '_>) {
    let Some(reply) = &mut post.reply_to else { return };
    if reply.id.as_deref().and_then(did_of) == Some(did) {
        let account = record.options.default_account().unwrap_or(did);
        reply.account = Some(Handle::from(account.to_owned()));
    }
}

/// The record of an event; `None` if the event is about an account, or if the record was
/// deleted.
fn stored(event: Event<'_>) -> Result<Option<Stored<'_>>, Mistake> {
    let is_one_of = |name: &Option<JsonString<'_>>, names: &[&str]| {
        name.as_ref().is_some_and(|JsonString(name)| names.contains(&&**name))
    };
    if let Some(JsonString(uri)) = event.uri {
        return Ok(Some(Stored {
            did: did_of(&uri).ok_or(Mistake::Lacks("did"))?.to_owned(),
            collection: uri.split('/').nth(3).map(str::to_owned),
            value: event.value.ok_or(Mistake::Lacks("value"))?,
            uri: Some(uri),
        }));
    }
    let Some(commit) = event.commit.or(event.record) else {
        let is_about_account =
            is_one_of(&event.kind, &["identity", "account", "id", "acc", "user"]);
        return if is_about_account { Ok(None) } else { Err(Mistake::Lacks("commit")) };
    };
    if is_one_of(&commit.operation, &["delete", "d"]) {
        return Ok(None);
    }
    let JsonString(did) = event.did.or(commit.did).ok_or(Mistake::Lacks("did"))?;
    let collection = commit.collection.map(|JsonString(name)| name.into_owned());
    let name = collection.as_deref().unwrap_or(POST);
    let uri = commit.rkey.map(|JsonString(key)| format!("at://{did}/{name}/{key}").into());
    let value = commit.record.ok_or(Mistake::Lacks("record"))?;
    Ok(Some(Stored { did: did.into_owned(), collection, uri, value }))
}

/// The type of a record: its collection if that is [`POST`] or [`REPOST`], else the type
/// that the record itself states. If the record states none, it is the collection or,
/// without a collection, [`POST`].
fn kind_of<'s>(
    collection: Option<String>,
    raw: &'s str,
    record: Record<'s, '_>,
) -> Result<Cow<'s, str>, Mistake> {
    if let Some(POST | REPOST) = collection.as_deref() {
        return Ok(collection.unwrap_or_default().into());
    }
    let Typed { kind, .. } = record.part(span_of(record.source, raw)).object()?;
    let of_collection = || collection.map_or(POST.into(), Cow::Owned);
    Ok(kind.map_or_else(of_collection, |JsonString(kind)| kind))
}

/// The account of a record that states only the permanent id of its account (`did`), not
/// the handle. Empty if the user states the account of the file or of all posts: posts with
/// an empty account get the stated one later.
pub(super) fn unnamed<'s>(did: Option<String>, record: Record<'_, '_>) -> Handle<'s> {
    let did = did.filter(|_| record.options.default_account().is_none());
    did.map(Handle::from).unwrap_or_default()
}

/// The permanent id of the account in the address of a record, `at://did:…/…`; `None`
/// if the address has another form.
pub(super) fn did_of(uri: &str) -> Option<&str> {
    uri.strip_prefix("at://")?.split('/').next()
}

/// Makes a post of a record.
pub(super) fn post<'s>(
    value: &Value<'s>,
    uri: Option<Cow<'s, str>>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Post<'s>, Mistake> {
    let text = record.string("text", value.text.ok_or(Mistake::Lacks("text"))?)?;
    let mut post = begin(uri, text, value, record, problems)?;
    post.lang = first_language(value);
    add_links(&mut post, value, record)?;
    post.media = Fact::Known(Vec::new());
    if let Some(embed) = value.embed {
        add_embed(&mut post, embed, record, true)?;
    }
    let parent = |uri: &JsonString<'s>| Reference::new(None, Some(uri.0.clone()));
    post.reply_to = value
        .reply
        .as_ref()
        .map(|reply| Box::new(reply.parent.uri.as_ref().map(parent).unwrap_or_default()));
    post.kind = Kind::of(&post);
    Ok(post)
}

/// Makes a repost of a record that shares a post. The record does not contain the text of
/// that post, so the repost has an empty text, at byte `place` of the source.
fn repost<'s>(
    value: &Value<'s>,
    uri: Option<Cow<'s, str>>,
    place: usize,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Post<'s>, Mistake> {
    let mut post = begin(uri, Text::verbatim("", place), value, record, problems)?;
    let subject = value.subject.as_ref().and_then(|subject| subject.uri.clone());
    let JsonString(id) = subject.ok_or(Mistake::Lacks("subject"))?;
    post.repost_of = Some(Box::new(Reference::new(None, Some(id))));
    post.kind = Kind::of(&post);
    Ok(post)
}

fn begin<'s>(
    uri: Option<Cow<'s, str>>,
    text: Text<'s>,
    value: &Value<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Post<'s>, Mistake> {
    let mut post = record.post(uri, text);
    (post.platform, post.published) = (Platform::Bluesky, true);
    let time = value.created_at.as_ref().ok_or(Mistake::Lacks("createdAt"))?;
    super::set_time(&mut post, time, record, problems);
    Ok(post)
}

fn first_language<'s>(value: &Value<'s>) -> Option<Cow<'s, str>> {
    let all: Vec<JsonString<'s>> = serde_json::from_str(value.langs?.get()).ok()?;
    all.into_iter().next().and_then(|JsonString(code)| language(code))
}

/// Adds the links of a post. The text may show the address of a link in a shortened
/// form, or show words instead.
fn add_links<'s>(
    post: &mut Post<'s>,
    value: &Value<'s>,
    record: Record<'s, '_>,
) -> Result<(), Mistake> {
    let list = value.facets.filter(|facets| facets.get().starts_with('['));
    let facets = few("facets", record.one_or_many(list)?)?;
    let text = post.text.as_str();
    let mut tokens = None;
    for facet in facets {
        let Ok(facet) = serde_json::from_str::<Facet<'s>>(facet.get()) else { continue };
        let target = facet.features.into_iter().find_map(|feature| feature.uri);
        let Some(JsonString(target)) = target else { continue };
        let place = facet.index.byte_start..facet.index.byte_end.min(text.len());
        let Some(shown) = text.get(place.clone()) else { continue };
        let tokens = tokens.get_or_insert_with(|| Tokens::of(text));
        let is_in = |link: &&Token| place.start <= link.start && link.end <= place.end;
        let link = tokens.links().find(is_in).map_or("", |link| &text[link.range()]);
        if shown == target || post.links.iter().any(|known| known.target == target) {
            continue;
        }
        let shown = link.to_owned().into();
        post.links.push(ExpandedLink { shown, target, of_platform: false });
    }
    Ok(())
}
