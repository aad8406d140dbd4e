//! Posts in the newer form of Meta's downloads: a list `label_values` has what is said of a
//! post, each under a label in the language of the account.
//!
//! Labels in English are known. In other languages, the user says which label is that of the
//! text, as in `--map text=Besked`; until then, the post is a problem. Posts of others, which
//! the account liked or saved, have the same form, with their author.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    super::{
        mistake::{Mistake, few},
        record::Record,
        value::{JsonString, Scalar, span_of},
    },
    ExportItem,
    meta::{Item, as_one, file_of, post},
    part,
};
use crate::{
    mapping::{PostField, Target},
    message::Message,
    platform::{Handle, Platform, after_scheme},
    post::{ExpandedLink, Fact, Media, Post},
    problems::Problems,
    source::{Problem, Source, Span},
    text::{Text, undo_latin1},
};

/// The labels of texts, each with the platform on which it is used.
const TEXTS: [(&str, Option<Platform>); 3] = [
    ("Message", Some(Platform::Facebook)),
    ("Caption", Some(Platform::Instagram)),
    ("Title", None),
];

/// Labels of values that are no text of the post.
const OTHERS: [&str; 9] = [
    "URL",
    "Name",
    "Username",
    "Feeling/activity",
    "Place",
    "Location",
    "Privacy",
    "Audience",
    "Music",
];

/// The labels of the name under which the author of a post has an account.
const USERNAMES: [&str; 2] = ["Username", "Brugernavn"];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Labelled<'s> {
    #[serde(borrow)]
    timestamp: Option<Scalar<'s>>,
    fbid: Option<Scalar<'s>>,
    media: Vec<&'s RawValue>,
    label_values: Vec<&'s RawValue>,
}

/// What is under a label, or under the title of a group of labels.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Entry<'s> {
    #[serde(borrow)]
    label: Option<&'s RawValue>,
    title: Option<&'s RawValue>,
    value: Option<&'s RawValue>,
    media: Vec<&'s RawValue>,
    dict: Option<&'s RawValue>,
    vec: Option<&'s RawValue>,
    timestamp_value: Option<&'s RawValue>,
}

/// What the entries of a post say.
#[derive(Default)]
struct Found<'s> {
    /// The texts, each once, in the order of the file.
    texts: Vec<Text<'s>>,
    platform: Option<Platform>,
    media: Vec<Media<'s>>,
    links: Vec<ExpandedLink<'s>>,
    author: Option<Handle<'s>>,
    /// Whether a label is known to be that of the text.
    has_label_of_text: bool,
    /// The label and the text of the longest value that may be the text.
    maybe_text: Option<(Text<'s>, Text<'s>)>,
}

/// Reads a post.
pub(super) fn read<'s>(
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<ExportItem<'s>, Mistake> {
    let own: Labelled<'s> = record.object()?;
    if own.timestamp.is_none() && own.fbid.is_none() {
        // These are settings of the account.
        return Ok(ExportItem::Other);
    }
    let mut found = Found::default();
    for raw in few("media", own.media)? {
        found.add_media(raw, record)?;
    }
    for raw in few("label_values", own.label_values)? {
        found.add(part(record, raw.get()))?;
    }
    let stated = record.options.default_account().map(Handle::from);
    if found.author.is_some() && found.author != stated {
        return Ok(ExportItem::Other);
    }
    if let Some((label, value)) = found.maybe_text.filter(|_| !found.has_label_of_text) {
        let span = value.locate(0..value.as_str().len());
        return Err(Mistake::UnknownLabel(label.as_str().to_owned(), span));
    }
    if found.texts.is_empty() && found.media.is_empty() && found.links.is_empty() {
        return Ok(ExportItem::Other);
    }
    let time = own.timestamp.ok_or(Mistake::Lacks("timestamp"))?;
    let text = as_one(found.texts, record);
    let platform = found.platform.unwrap_or(record.options.platform);
    let mut post = post(platform, text, time, record, problems);
    if let Some(Scalar(id)) = own.fbid.filter(|Scalar(id)| !id.is_empty()) {
        (post.id, post.has_own_id) = (id, true);
    }
    (post.media, post.links) = (Fact::Known(found.media), found.links);
    Ok(post.into())
}

/// What is under a label that no reader knows.
pub(in crate::input::json) struct UnreadLabel<'s> {
    pub(in crate::input::json) name: String,
    /// Where its value is, or else the label.
    pub(in crate::input::json) span: Span,
    pub(in crate::input::json) value: Option<Text<'s>>,
    /// Whether the value is the time of a clock, in seconds.
    pub(in crate::input::json) is_time: bool,
}

/// What is under the labels of a post that no reader knows, and that the user does not map. A post that
/// cannot be read has none.
pub(in crate::input::json) fn unread_labels<'s>(record: Record<'s, '_>) -> Vec<UnreadLabel<'s>> {
    let own: Labelled<'s> = record.object().unwrap_or_default();
    let label = |raw: &'s RawValue| {
        let entry = part(record, raw.get());
        let own: Entry<'s> = entry.object().ok()?;
        let label = words(own.label, "label", entry).ok()??;
        let name = label.as_str().trim().to_owned();
        let is_known = TEXTS.iter().any(|(known, _)| *known == name)
            || OTHERS.contains(&&*name)
            || USERNAMES.contains(&&*name);
        if is_known || name.is_empty() || record.options.mapping.of(&name).is_some() {
            return None;
        }
        let is_time = own.timestamp_value.is_some();
        let value = match own.timestamp_value {
            Some(time) => Some(Text::verbatim(time.get(), span_of(entry.source, time.get()).start)),
            None => words(own.value, "value", entry).ok().flatten().map(Text::trim),
        };
        // Pictures and addresses are read under any label.
        let is_address = value.as_ref().is_some_and(|text| after_scheme(text.as_str()).is_some());
        if is_address || !own.media.is_empty() {
            return None;
        }
        let place = value.as_ref().unwrap_or(&label);
        let span = place.locate(0..place.as_str().len());
        Some(UnreadLabel { name, span, value, is_time })
    };
    own.label_values.into_iter().filter_map(label).collect()
}

/// Sets the platform of posts that do not say it to that of the others of their file. If these say
/// none, or several, that is a problem: such posts are on no other network than those of Meta.
pub(in crate::input::json) fn settle_platforms(
    posts: &mut [Post<'_>],
    source: &Source,
) -> Option<Problem> {
    let is_said = |post: &Post<'_>| post.platform != Platform::default();
    let first = posts.iter().find(|post| !is_said(post))?.span;
    let said: BTreeSet<Platform> =
        posts.iter().filter(|post| is_said(post)).map(|post| post.platform).collect();
    if let (1, Some(platform)) = (said.len(), said.first()) {
        for post in posts {
            post.platform = *platform;
        }
        return None;
    }
    let problem = Problem::at(source, first, Message::new("json-meta-platform"));
    let entry = "{file: '*.json', platform: instagram}";
    Some(problem.help(Message::new("json-meta-platform-help").with("entry", entry)))
}

impl<'s> Found<'s> {
    /// Adds what an entry says.
    fn add(&mut self, entry: Record<'s, '_>) -> Result<(), Mistake> {
        let own: Entry<'s> = entry.object()?;
        let label = words(own.label, "label", entry)?;
        let is_group = own.dict.is_some() || own.vec.is_some() || !own.media.is_empty();
        if own.label.is_none() && own.title.is_none() && own.value.is_none() && !is_group {
            return Err(Mistake::Lacks("label"));
        }
        for raw in few("media", own.media)? {
            self.add_media(raw, entry)?;
        }
        self.author = match (self.author.take(), own.dict) {
            (None, Some(dict)) => author_in(part(entry, dict.get()), 0)?,
            (known, _) => known,
        };
        let value = words(own.value, "value", entry)?.map(Text::trim);
        let label_text = label.as_ref().map_or("", |label| label.as_str().trim());
        let known = TEXTS.iter().find(|(name, _)| *name == label_text);
        match (entry.options.mapping.of(label_text), known) {
            (Some(Target::Field(PostField::Text)), _) => self.add_text(value, None),
            (None, Some((_, platform))) => self.add_text(value, *platform),
            (Some(_), _) => Ok(()),
            (None, None) => {
                let is_time = own.timestamp_value.is_some();
                self.add_other(label, value.filter(|_| !is_time), entry);
                Ok(())
            }
        }
    }

    fn add_text(
        &mut self,
        value: Option<Text<'s>>,
        platform: Option<Platform>,
    ) -> Result<(), Mistake> {
        let value = value.ok_or(Mistake::Lacks("value"))?;
        self.has_label_of_text = true;
        self.platform = self.platform.or(platform);
        let is_known = self.texts.iter().any(|text| text.as_str() == value.as_str());
        if !value.as_str().is_empty() && !is_known {
            self.texts.push(value);
        }
        Ok(())
    }

    /// Adds a value that is not known to be a text: an address, or what may be a text.
    fn add_other(
        &mut self,
        label: Option<Text<'s>>,
        value: Option<Text<'s>>,
        entry: Record<'s, '_>,
    ) {
        let Some(value) = value else { return };
        let written = value.as_str();
        if let Some(address) = after_scheme(written) {
            match platform_at(address) {
                Some(platform) => self.platform = self.platform.or(Some(platform)),
                None => self.links.push(ExpandedLink {
                    shown: "".into(),
                    target: written.to_owned().into(),
                    of_platform: false,
                }),
            }
            return;
        }
        let label = label.unwrap_or_else(|| Text::verbatim("", entry.span.start));
        let is_other = OTHERS.contains(&label.as_str().trim());
        let len = |text: &(Text<'_>, Text<'_>)| text.1.as_str().len();
        let is_longer = self.maybe_text.as_ref().is_none_or(|text| len(text) < written.len());
        if !is_other && is_longer && written.chars().any(char::is_alphabetic) {
            self.maybe_text = Some((label, value));
        }
    }

    /// Adds a picture or video.
    fn add_media(&mut self, raw: &'s RawValue, record: Record<'s, '_>) -> Result<(), Mistake> {
        let item: Item<'s> = part(record, raw.get()).object()?;
        self.media.extend(file_of(&item, raw, record));
        Ok(())
    }
}

/// A string whose UTF-8 was taken for Latin-1; `None` if it is absent.
fn words<'s>(
    raw: Option<&'s RawValue>,
    key: &'static str,
    entry: Record<'s, '_>,
) -> Result<Option<Text<'s>>, Mistake> {
    raw.map(|raw| entry.string(key, raw).map(undo_latin1)).transpose()
}

/// How deep the groups of labels may be inside each other. In real files they are two deep.
const MOST_LEVELS: usize = 4;

/// The account of the author in a group of labels; `None` if the group is about something
/// else.
fn author_in<'s>(group: Record<'s, '_>, level: usize) -> Result<Option<Handle<'s>>, Mistake> {
    if !group.raw().starts_with('[') || MOST_LEVELS < level {
        return Ok(None);
    }
    let entries: Vec<&'s RawValue> = group.decode_str(group.raw())?;
    for raw in few("dict", entries)? {
        let entry = part(group, raw.get());
        let own: Entry<'s> = entry.object()?;
        let label = words(own.label, "label", entry)?;
        if label.is_some_and(|label| USERNAMES.contains(&label.as_str().trim())) {
            let JsonString(name) = entry.decode(own.value)?.unwrap_or_default();
            return Ok(Some(Handle::from(name)));
        }
        let inside = own.dict.map(|dict| author_in(part(entry, dict.get()), level + 1));
        if let Some(author) = inside.transpose()?.flatten() {
            return Ok(Some(author));
        }
    }
    Ok(None)
}

/// The platform of Meta that an address, without its scheme, leads to.
fn platform_at(address: &str) -> Option<Platform> {
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    match host {
        "facebook.com" | "m.facebook.com" | "fb.com" => Some(Platform::Facebook),
        "instagram.com" => Some(Platform::Instagram),
        "threads.net" | "threads.com" => Some(Platform::Threads),
        _ => None,
    }
}
