//! Posts of Bluesky as its API shows them: a record with its author. If a post is in a
//! feed, the API adds the post that it answers, and the account that shared it.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    super::{mistake::Mistake, record::Record, value::JsonString},
    ExportItem,
    bluesky::{self, Value, did_of, unnamed},
    part,
};
use crate::{
    platform::Handle,
    post::{Kind, Post, Reference},
    problems::Problems,
};

/// An entry of a feed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct FeedEntry<'s> {
    #[serde(borrow)]
    post: Option<&'s RawValue>,
    reply: Option<Answered<'s>>,
    reason: Option<Reason<'s>>,
}

/// The post that a post answers. It has no author if it was deleted or is hidden.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Answered<'s> {
    #[serde(borrow)]
    parent: Option<Parent<'s>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Parent<'s> {
    #[serde(borrow)]
    uri: Option<JsonString<'s>>,
    author: Option<Author<'s>>,
    record: Option<ParentRecord<'s>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ParentRecord<'s> {
    #[serde(borrow)]
    text: Option<JsonString<'s>>,
    #[serde(rename = "createdAt")]
    created_at: Option<JsonString<'s>>,
}

/// Why a post is in a feed: an account shared it, or it is pinned to the top of the feed.
/// Other posts have no such reason.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reason<'s> {
    #[serde(borrow, rename = "$type")]
    kind: Option<JsonString<'s>>,
    by: Option<Author<'s>>,
    uri: Option<JsonString<'s>>,
    #[serde(rename = "indexedAt")]
    indexed_at: Option<JsonString<'s>>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Author<'s> {
    #[serde(borrow)]
    did: Option<JsonString<'s>>,
    handle: Option<JsonString<'s>>,
}

/// A post as the API shows it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct View<'s> {
    #[serde(borrow)]
    uri: Option<JsonString<'s>>,
    author: Option<Author<'s>>,
    record: Option<&'s RawValue>,
    #[serde(rename = "indexedAt")]
    indexed_at: Option<JsonString<'s>>,
    embed: Option<&'s RawValue>,
    #[serde(rename = "notFound")]
    not_found: bool,
    blocked: bool,
}

/// What the API shows of a quoted post: directly, or under `record` if media are
/// attached as well.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ShownEmbed<'s> {
    #[serde(borrow)]
    record: Option<ShownQuote<'s>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ShownQuote<'s> {
    #[serde(borrow)]
    author: Option<Author<'s>>,
    record: Option<Box<ShownQuote<'s>>>,
}

impl<'s> Author<'s> {
    /// The handle; `None` if the account has none that works, or if it is not stated.
    fn handle(&self) -> Option<Handle<'s>> {
        let handle = self.handle.clone().filter(|JsonString(handle)| handle != "handle.invalid");
        handle.map(|JsonString(handle)| Handle::from(handle))
    }

    /// The handle, or the permanent id if the handle does not work. If the user states
    /// the account of the file, the result is empty instead of the permanent id.
    fn account(&self, record: Record<'_, '_>) -> Result<Handle<'s>, Mistake> {
        self.handle.as_ref().ok_or(Mistake::Lacks("handle"))?;
        let did = || unnamed(self.did.as_ref().map(|JsonString(did)| did.to_string()), record);
        Ok(self.handle().unwrap_or_else(did))
    }
}

/// Reads an entry of a feed, which must have its post under the key `post`.
pub(super) fn entry<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    let entry: FeedEntry<'s> = record.object()?;
    entry.post.ok_or(Mistake::Lacks("post"))?;
    read(record, problems)
}

/// Reads an entry of a feed, or a post alone.
pub(super) fn read<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    let entry: FeedEntry<'s> = record.object()?;
    let inside = entry.post.map_or(record, |raw| part(record, raw.get()));
    let view: View<'s> = inside.object()?;
    // The post was deleted, or the reader may not see it.
    if view.not_found || view.blocked {
        return Ok(ExportItem::Other);
    }
    let raw = view.record.ok_or(Mistake::Lacks("record"))?;
    let author = view.author.ok_or(Mistake::Lacks("author"))?;
    let mut value: Value<'s> = part(record, raw.get()).object()?;
    value.or_time(view.indexed_at);
    let uri = view.uri.map(|JsonString(uri)| uri);
    let mut post = bluesky::post(&value, uri, record, problems)?;
    post.account = author.account(record)?;
    set_answered(&mut post, &author, entry.reply.and_then(|reply| reply.parent));
    set_quoted(&mut post, view.embed);
    if let Some(reason) = entry.reason {
        share(&mut post, reason, record, problems)?;
    }
    Ok(post.into())
}

/// Stores in a reply the account, the text and the time of what it answers, if the file has them.
fn set_answered<'s>(post: &mut Post<'s>, author: &Author<'s>, parent: Option<Parent<'s>>) {
    let Some(reply) = &mut post.reply_to else { return };
    let is_same =
        |parent: &Parent<'s>| parent.uri.as_ref().map(|JsonString(uri)| uri) == reply.id.as_ref();
    let parent = parent.filter(is_same).unwrap_or_default();
    let ParentRecord { text, created_at } = parent.record.unwrap_or_default();
    reply.text = text.map(|JsonString(text)| text);
    reply.time = created_at.and_then(|JsonString(time)| time.parse().ok());
    let named = parent.author.and_then(|author| author.handle());
    let did = reply.id.as_deref().and_then(did_of);
    let is_own = did.is_some() && did == author.did.as_ref().map(|JsonString(did)| &**did);
    reply.account = named.or_else(|| author.handle().filter(|_| is_own));
}

/// Stores the account that the post quotes, if the file names this account.
fn set_quoted<'s>(post: &mut Post<'s>, embed: Option<&'s RawValue>) {
    let (Some(quoted), Some(embed)) = (&mut post.quote_of, embed) else { return };
    let Ok(shown) = serde_json::from_str::<ShownEmbed<'s>>(embed.get()) else { return };
    let author = shown.record.and_then(|quote| quote.author.or_else(|| quote.record?.author));
    quoted.account = author.and_then(|author| author.handle());
}

/// Turns a post of somebody else into a repost by the account that shared it. A pinned
/// post stays as it is: it is only first in its feed.
fn share<'s>(
    post: &mut Post<'s>,
    reason: Reason<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<(), Mistake> {
    if reason.kind.is_some_and(|JsonString(kind)| kind.ends_with("#reasonPin")) {
        return Ok(());
    }
    let by = reason.by.ok_or(Mistake::Lacks("by"))?;
    let account = Some(std::mem::take(&mut post.account)).filter(|account| !account.is_empty());
    post.repost_of = Some(Box::new(Reference::new(account, Some(post.id.clone()))));
    (post.reply_to, post.quote_of) = (None, None);
    if let Some(JsonString(uri)) = reason.uri {
        post.id = uri;
    }
    post.account = by.account(record)?;
    (post.time, post.has_invalid_time) = (None, false);
    let time = reason.indexed_at.ok_or(Mistake::Lacks("indexedAt"))?;
    super::set_time(post, &time, record, problems);
    post.kind = Kind::Repost;
    Ok(())
}
