//! Posts in the downloads of Facebook, Instagram and Threads (in the newer form, see
//! `meta_labels.rs`). Their texts are UTF-8 that
//! was taken for Latin-1. A download states neither the account, nor
//! who can see a post, nor which posts are replies.
//!
//! A post may lack a text, but nothing else. A key that seems to be misspelt is therefore
//! reported, because the text may be under it.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    super::{
        mistake::{Mistake, few},
        record::Record,
        value::{JsonString, Scalar, span_of},
    },
    ExportItem,
    misspelt_keys::{expect_spelt, expect_texts_under},
    part,
};
use crate::{
    input::draft_media::of_file,
    platform::Platform,
    post::{ExpandedLink, Fact, Media, Post},
    problems::Problems,
    source::Span,
    text::{Text, TextBuilder, undo_latin1},
};

/// A post of Facebook.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Facebook<'s> {
    #[serde(borrow)]
    timestamp: Option<Scalar<'s>>,
    data: Vec<&'s RawValue>,
    attachments: Vec<Attachment<'s>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TextPart<'s> {
    #[serde(borrow)]
    post: Option<&'s RawValue>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Attachment<'s> {
    #[serde(borrow)]
    data: Vec<Attached<'s>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Attached<'s> {
    #[serde(borrow)]
    media: Option<&'s RawValue>,
    external_context: Option<External<'s>>,
    text: Option<&'s RawValue>,
    poll: Option<Poll<'s>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Poll<'s> {
    #[serde(borrow)]
    question: Option<&'s RawValue>,
    options: Option<&'s RawValue>,
}

/// What people may choose in a poll.
#[derive(Debug, Deserialize)]
struct Choice<'s> {
    #[serde(borrow)]
    option: &'s RawValue,
}

impl<'s> Poll<'s> {
    /// The texts of the poll, each with its key: people read all of them.
    fn texts(self, record: Record<'s, '_>) -> Result<Vec<RawText<'s>>, Mistake> {
        let choices: Option<Vec<Choice<'s>>> = record.decode(self.options)?;
        let question = self.question.map(|raw| ("question", raw));
        let choices = choices.into_iter().flatten().map(|choice| ("option", choice.option));
        Ok(question.into_iter().chain(choices).collect())
    }
}

#[derive(Debug, Deserialize)]
struct External<'s> {
    #[serde(borrow)]
    url: Option<JsonString<'s>>,
}

/// A post of Instagram or Threads, or a picture or video of any of the three.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Item<'s> {
    #[serde(borrow)]
    uri: Option<JsonString<'s>>,
    creation_timestamp: Option<Scalar<'s>>,
    title: Option<&'s RawValue>,
    description: Option<&'s RawValue>,
    media: Vec<&'s RawValue>,
}

/// Reads a post of Facebook.
pub(super) fn facebook<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    let found: Facebook<'s> = record.decode_str(record.raw())?;
    let attached = found.attachments.into_iter().flat_map(|attachment| attachment.data);
    let attached = few("attachments", attached.collect())?;
    let (mut media, mut links) = (Vec::new(), Vec::new());
    let mut texts = texts_among(&found.data, record)?;
    for one in attached {
        if let Some(raw) = one.media {
            let item: Item<'s> = part(record, raw.get()).object()?;
            texts.extend(item.description.map(|raw| ("description", raw)));
            media.extend(file_of(&item, raw, record));
        }
        if let Some(JsonString(target)) = one.external_context.and_then(|context| context.url) {
            links.push(ExpandedLink { shown: "".into(), target, of_platform: false });
        }
        texts.extend(one.text.map(|raw| ("text", raw)));
        if let Some(poll) = one.poll {
            texts.extend(poll.texts(record)?);
        }
    }
    if texts.is_empty() && media.is_empty() && links.is_empty() {
        expect_spelt(&["data", "attachments"], record)?;
        // This is an event of another kind, such as a new picture of a page.
        return Ok(ExportItem::Other);
    }
    let text = joined(texts, record)?;
    let time = found.timestamp.ok_or(Mistake::Lacks("timestamp"))?;
    let mut post = post(Platform::Facebook, text, time, record, problems);
    (post.media, post.links) = (Fact::Known(media), links);
    Ok(post.into())
}

/// The texts among the parts of a post of Facebook, each with its key. The other parts are
/// times.
fn texts_among<'s>(
    parts: &[&'s RawValue],
    record: Record<'s, '_>,
) -> Result<Vec<RawText<'s>>, Mistake> {
    let mut texts = Vec::new();
    for raw in parts {
        let one = part(record, raw.get());
        let TextPart { post } = one.object()?;
        match post {
            Some(raw) => texts.push(("post", raw)),
            None => expect_texts_under(&["post"], one)?,
        }
    }
    Ok(texts)
}

/// Reads a post of Instagram.
pub(super) fn instagram<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    item(Platform::Instagram, record, problems)
}

/// Reads a post of Threads.
pub(super) fn threads<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    item(Platform::Threads, record, problems)
}

/// Reads a post of Instagram or Threads. If it has a single picture, its text and time
/// are in the object of that picture.
fn item<'s>(
    platform: Platform,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    let mut own: Item<'s> = record.object()?;
    expect_spelt(&["title", "media"], record)?;
    let mut media = Vec::from_iter(file_of(&own, record.decode_str(record.raw())?, record));
    let listed = few("media", std::mem::take(&mut own.media))?;
    if own.uri.is_none() && own.title.is_none() && listed.is_empty() {
        return Err(Mistake::Lacks("media"));
    }
    let mut titles = Vec::from_iter(own.title);
    for raw in listed {
        let picture = part(record, raw.get());
        let inner: Item<'s> = picture.object()?;
        inner.uri.as_ref().ok_or(Mistake::Lacks("uri"))?;
        expect_spelt(&["title"], picture)?;
        media.extend(file_of(&inner, raw, record));
        titles.extend(inner.title);
        own.creation_timestamp = own.creation_timestamp.or(inner.creation_timestamp);
    }
    titles.retain(|title| !is_blank(title));
    if titles.is_empty() && media.is_empty() {
        // A post without text and media has nothing that could be checked.
        return Ok(ExportItem::Other);
    }
    let text = joined(titles.into_iter().map(|raw| ("title", raw)).collect(), record)?;
    let time = own.creation_timestamp.ok_or(Mistake::Lacks("creation_timestamp"))?;
    let mut post = post(platform, text, time, record, problems);
    post.media = Fact::Known(media);
    Ok(post.into())
}

fn is_blank(title: &RawValue) -> bool {
    title.get().trim_matches('"').trim().is_empty()
}

/// The picture or video of an item; `None` if it has none. Its alt text is unknown,
/// because downloads have no alt texts.
pub(super) fn file_of<'s>(
    item: &Item<'s>,
    raw: &'s RawValue,
    record: Record<'s, '_>,
) -> Option<Media<'s>> {
    let JsonString(file) = item.uri.as_ref().filter(|JsonString(file)| !file.is_empty())?;
    let span = span_of(record.source, raw.get());
    Some(Media { alt: Fact::Unknown, ..of_file(file, span) })
}

/// A text as written, with its key.
type RawText<'s> = (&'static str, &'s RawValue);

/// The texts of a post as one, in the order of the file: those of its pictures belong to it, too.
/// Many downloads have the same text at several places; it is read once.
fn joined<'s>(mut texts: Vec<RawText<'s>>, record: Record<'s, '_>) -> Result<Text<'s>, Mistake> {
    texts.sort_by_key(|(_, raw)| span_of(record.source, raw.get()).start);
    let mut different: Vec<Text<'s>> = Vec::new();
    for (key, raw) in few("media", texts)? {
        let text = undo_latin1(record.string(key, raw)?).trim();
        let is_known = |known: &Text<'_>| known.as_str() == text.as_str();
        if !text.as_str().is_empty() && !different.iter().any(is_known) {
            different.push(text);
        }
    }
    Ok(as_one(different, record))
}

/// Different texts of a post as one. They must be in the order of the file.
pub(super) fn as_one<'s>(mut different: Vec<Text<'s>>, record: Record<'s, '_>) -> Text<'s> {
    if different.len() < 2 {
        return different.pop().unwrap_or_else(|| Text::verbatim("", record.span.end));
    }
    let mut whole = TextBuilder::new(record.source);
    let mut end = record.span.start;
    for (index, text) in different.iter().enumerate() {
        let range = 0..text.as_str().len();
        let span = text.locate(range.clone());
        if 0 < index {
            whole.push_replaced(Span::new(span.start, span.start), "\n\n");
        }
        whole.push_text(text, range);
        end = span.end;
    }
    whole.finish(end)
}

/// A post that was published at `time`, a Unix time in seconds. The file gives no id, so
/// the time identifies the post.
pub(super) fn post<'s>(
    platform: Platform,
    text: Text<'s>,
    Scalar(time): Scalar<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Post<'s> {
    let mut post = record.post(Some(time.clone()), text);
    post.has_own_id = false;
    post.published = true;
    post.states_kinds = false;
    post.platform = platform;
    super::set_time(&mut post, &JsonString(time), record, problems);
    post
}
