//! Statuses of the API of Mastodon.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    super::{
        mistake::{Mistake, few},
        record::{Record, reference},
        value::{JsonString, Scalar, known, span_of},
    },
    ExportItem,
    html_post::{Body, published},
    media, part,
};
use crate::{
    input::language_code::language,
    platform::Handle,
    post::{Fact, Kind, Media, Reference},
    problems::Problems,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Status<'s> {
    #[serde(borrow)]
    id: Option<Scalar<'s>>,
    created_at: Option<JsonString<'s>>,
    in_reply_to_id: Option<Scalar<'s>>,
    in_reply_to_account_id: Option<Scalar<'s>>,
    spoiler_text: Option<&'s RawValue>,
    visibility: Option<JsonString<'s>>,
    language: Option<JsonString<'s>>,
    content: Option<&'s RawValue>,
    account: Option<Account<'s>>,
    media_attachments: Option<&'s RawValue>,
    mentions: Vec<Account<'s>>,
    application: Option<Application<'s>>,
    reblog: Option<&'s RawValue>,
    quote: Option<&'s RawValue>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Account<'s> {
    #[serde(borrow)]
    id: Option<Scalar<'s>>,
    username: Option<JsonString<'s>>,
    acct: Option<JsonString<'s>>,
}

#[derive(Debug, Deserialize)]
struct Application<'s> {
    #[serde(borrow)]
    name: Option<JsonString<'s>>,
}

/// A quote of API version 4.4 or later: the quoted status, or only its id if readers may
/// not see it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Quote<'s> {
    #[serde(borrow)]
    quoted_status: Option<Status<'s>>,
    quoted_status_id: Option<Scalar<'s>>,
}

#[derive(Debug, Deserialize)]
struct Attachment<'s> {
    #[serde(borrow, rename = "type")]
    kind: Option<JsonString<'s>>,
    #[serde(default, deserialize_with = "known")]
    description: Fact<Option<JsonString<'s>>>,
}

impl<'s> Account<'s> {
    /// The handle as the server shows it: `name`, or `name@server` if the account is on
    /// another server.
    fn handle(&self) -> Option<Handle<'s>> {
        let name = self.acct.clone().or_else(|| self.username.clone());
        name.map(|JsonString(name)| Handle::from(name))
    }
}

impl<'s> Status<'s> {
    /// The handle of the account with this id; `None` if it is neither the author of
    /// this status nor mentioned in it.
    fn handle_of(&self, id: &str) -> Option<Handle<'s>> {
        let mut known = self.mentions.iter().chain(&self.account);
        known.find(|one| one.id.as_ref().is_some_and(|Scalar(own)| own == id))?.handle()
    }

    fn reference(&self) -> Reference<'s> {
        let account = self.account.as_ref().and_then(Account::handle);
        Reference::new(account, self.id.clone().map(|Scalar(id)| id))
    }

    fn reply_to(&self) -> Option<Reference<'s>> {
        let user = self.in_reply_to_account_id.as_ref();
        let account = user.and_then(|Scalar(id)| self.handle_of(id));
        let id = self.in_reply_to_id.clone().map(|Scalar(id)| id);
        reference(account, id).or_else(|| user.map(|_| Reference::default()))
    }
}

/// Reads a status.
pub(super) fn read<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    let mut status: Status<'s> = record.decode_str(record.raw())?;
    let visibility = status.visibility.as_ref().map_or("public", |JsonString(name)| name);
    if matches!(visibility, "direct" | "private" | "limited") {
        return Ok(ExportItem::Private);
    }
    let shared: Option<Status<'s>> =
        status.reblog.map(|raw| part(record, raw.get()).object()).transpose()?;
    let original = shared.as_ref().unwrap_or(&status);
    let warning = original.spoiler_text.map(|raw| record.string("spoiler_text", raw));
    let content = record.string("content", original.content.ok_or(Mistake::Lacks("content"))?)?;
    let body = Body::of(record, warning.transpose()?, Some(content));
    let (links, quoted) = (body.links(), body.quoted.clone());
    let mut post = published(record.post(status.id.take().map(|Scalar(id)| id), body.text));
    post.links = links;
    let account = status.account.as_ref().ok_or(Mistake::Lacks("account"))?;
    post.account = account.handle().ok_or(Mistake::Lacks("acct"))?;
    let time = status.created_at.take().ok_or(Mistake::Lacks("created_at"))?;
    super::set_time(&mut post, &time, record, problems);
    let original = shared.as_ref().unwrap_or(&status);
    post.lang = original.language.clone().and_then(|JsonString(code)| language(code));
    post.media = attached(original, record)?;
    post.repost_of = shared.as_ref().map(|shared| Box::new(shared.reference()));
    post.reply_to = status.reply_to().map(Box::new);
    post.quote_of = quote_of(&status, record)?.or_else(|| quoted.map(by_address)).map(Box::new);
    let client = status.application.and_then(|application| application.name);
    post.client = client.map(|JsonString(name)| name).filter(|name| !name.is_empty());
    post.kind = Kind::of(&post);
    Ok(post.into())
}

fn quote_of<'s>(
    status: &Status<'s>,
    record: Record<'s, '_>,
) -> Result<Option<Reference<'s>>, Mistake> {
    let quote = status.quote.filter(|raw| raw.get().starts_with('{'));
    let Some(quote) = record.decode::<Quote<'s>>(quote)? else { return Ok(None) };
    let whole = quote.quoted_status.map(|quoted| quoted.reference());
    let id = quote.quoted_status_id.map(|Scalar(id)| id);
    Ok(Some(whole.or_else(|| reference(None::<Handle<'s>>, id)).unwrap_or_default()))
}

fn by_address<'s>(address: String) -> Reference<'s> {
    super::mastodon_address::reference(address.into(), "")
}

/// The media of a status; unknown if it does not list them.
fn attached<'s>(
    status: &Status<'s>,
    record: Record<'s, '_>,
) -> Result<Fact<Vec<Media<'s>>>, Mistake> {
    let Some(list) = status.media_attachments else { return Ok(Fact::Unknown) };
    let mut found = Vec::new();
    for raw in few("media_attachments", record.one_or_many(Some(list))?)? {
        let Attachment { kind, description } = record.decode_str(raw.get())?;
        let kind = media::kind(kind.as_ref().map_or("", |JsonString(kind)| kind));
        found.push(media::of(kind, description, record.source, span_of(record.source, raw.get())));
    }
    Ok(Fact::Known(found))
}
