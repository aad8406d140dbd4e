//! Posts as flat objects, the form of most data collections: `{"id": …, "text": …}`,
//! with hardly any nested values.

use std::borrow::Cow;

use serde::Deserialize;

use super::{
    keys::Keys,
    mistake::Mistake,
    record::{Record, reference},
    value::{JsonString, Scalar, client_name, span_of},
};
use crate::{
    input::{
        attached_links::attach,
        language_code::language,
        references_in_text::read_references_in_text,
        row_day::{at_clock, is_clock},
        row_time::without_midnight,
    },
    platform::Handle,
    post::{Kind, Post},
    problems::Problems,
    source::Span,
    text::{Text, unescape_html},
    time::is_only_day,
};

/// A key of flat objects. Collections use different keys for the same meaning, such
/// as `text` and `rawContent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    IdStr,
    Id,
    TweetId,
    FullText,
    RawContent,
    Text,
    Content,
    Tweet,
    CreatedAt,
    Time,
    Date,
    Timestamp,
    Account,
    ScreenName,
    Username,
    User,
    Author,
    Lang,
    Client,
    Source,
    InReplyToScreenName,
    InReplyToStatusId,
    InReplyToTweetId,
    Link,
}

impl Key {
    /// Every key, with its name in files.
    pub(super) const NAMES: [(&'static str, Self); 24] = [
        ("id_str", Self::IdStr),
        ("id", Self::Id),
        ("tweet_id", Self::TweetId),
        ("full_text", Self::FullText),
        ("rawContent", Self::RawContent),
        ("text", Self::Text),
        ("content", Self::Content),
        ("tweet", Self::Tweet),
        ("created_at", Self::CreatedAt),
        ("time", Self::Time),
        ("date", Self::Date),
        ("timestamp", Self::Timestamp),
        ("account", Self::Account),
        ("screen_name", Self::ScreenName),
        ("username", Self::Username),
        ("user", Self::User),
        ("author", Self::Author),
        ("lang", Self::Lang),
        ("client", Self::Client),
        ("source", Self::Source),
        ("in_reply_to_screen_name", Self::InReplyToScreenName),
        ("in_reply_to_status_id", Self::InReplyToStatusId),
        ("inReplyToTweetId", Self::InReplyToTweetId),
        ("link", Self::Link),
    ];

    /// The bit of this key in a set of keys.
    pub(super) const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Its name in files.
    pub(super) fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, key)| *key == self).map_or("", |(name, _)| name)
    }

    /// Whether this is a key for the time of a post.
    pub(super) const fn is_time(self) -> bool {
        matches!(self, Self::CreatedAt | Self::Time | Self::Date | Self::Timestamp)
    }

    /// The key with this name in files.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, key)| *key)
    }
}

/// The values of a flat object, indexed by [`Key`].
#[derive(Debug, Default)]
pub(super) struct FlatKeys<'s>([Option<FlatValue<'s>>; Key::NAMES.len()]);

impl<'s> FlatKeys<'s> {
    /// Sets the value of a key; `None` if the value is `null`.
    pub(super) const fn set(&mut self, key: Key, value: Option<FlatValue<'s>>) {
        self.0[key as usize] = value;
    }

    /// The value of the first of these keys that is present.
    pub(super) fn first(&self, keys: &[Key]) -> Option<FlatValue<'s>> {
        keys.iter().find_map(|key| self.0[*key as usize])
    }

    /// Takes the values of a flat object from the keys of a record, whatever the record's
    /// shape.
    pub(super) fn of(keys: &Keys<'s>) -> Self {
        let mut flat = Self::default();
        for (key, raw) in [
            (Key::IdStr, keys.id_str),
            (Key::Id, keys.id),
            (Key::TweetId, keys.tweet_id),
            (Key::FullText, keys.full_text),
            (Key::RawContent, keys.raw_content),
            (Key::Text, keys.text),
            (Key::Content, keys.content),
            (Key::Tweet, keys.tweet),
            (Key::CreatedAt, keys.created_at),
            (Key::Time, keys.time),
            (Key::Date, keys.date),
            (Key::Timestamp, keys.timestamp),
            (Key::Account, keys.account),
            (Key::ScreenName, keys.screen_name),
            (Key::Username, keys.username),
            (Key::User, keys.user),
            (Key::Author, keys.author),
            (Key::Lang, keys.lang),
            (Key::Client, keys.client),
            (Key::Source, keys.source),
            (Key::InReplyToScreenName, keys.in_reply_to_screen_name),
            (Key::InReplyToStatusId, keys.in_reply_to_status_id_str.or(keys.in_reply_to_status_id)),
            (Key::InReplyToTweetId, keys.in_reply_to_tweet_id),
            (Key::Link, keys.link),
        ] {
            flat.set(key, raw.map(|raw| FlatValue::Other(raw.get())));
        }
        flat
    }
}

/// A JSON value as it is written in the file.
#[derive(Clone, Copy, Debug)]
pub(super) enum FlatValue<'s> {
    /// A string without escapes. Its quotes are left out.
    Plain(&'s str),
    /// Any other value, exactly as written.
    Other(&'s str),
}

impl<'s> FlatValue<'s> {
    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Other("null"))
    }

    pub(super) fn is_string(&self) -> bool {
        matches!(self, Self::Plain(_)) || matches!(self, Self::Other(raw) if raw.starts_with('"'))
    }

    /// The value of a string, number or truth value as text. Other values are a
    /// mistake.
    fn scalar(self, record: Record<'s, '_>) -> Result<Cow<'s, str>, Mistake> {
        match self {
            Self::Plain(text) => Ok(Cow::Borrowed(text)),
            Self::Other(raw) => record.decode_str(raw).map(|Scalar(text)| text),
        }
    }

    /// The value as it is written, without the quotes of a string.
    pub(super) fn written(self) -> &'s str {
        match self {
            Self::Plain(text) => text,
            Self::Other(raw) => raw.trim_matches('"'),
        }
    }

    /// The value of a string. Other values are a mistake.
    pub(super) fn words(self, record: Record<'s, '_>) -> Result<Cow<'s, str>, Mistake> {
        match self {
            Self::Plain(text) => Ok(Cow::Borrowed(text)),
            Self::Other(raw) => record.decode_str(raw).map(|JsonString(text)| text),
        }
    }

    /// The text of a post, if this is a string. `key` is the key of the value, for
    /// messages.
    fn text(self, key: &'static str, record: Record<'s, '_>) -> Result<Text<'s>, Mistake> {
        match self {
            Self::Plain(text) => {
                Ok(unescape_html(Text::verbatim(text, span_of(record.source, text).start)))
            }
            Self::Other(raw) => record.text_of(key, raw),
        }
    }

    /// The handle, if this value is one, or an object that has it under a usual name; else `None`.
    pub(super) fn name(self) -> Option<Cow<'s, str>> {
        match self {
            Self::Plain(name) => Some(Cow::Borrowed(name)),
            Self::Other(raw) if raw.starts_with('{') => {
                let user: User<'_> = serde_json::from_str(raw).ok()?;
                user.name().map(|JsonString(name)| name)
            }
            Self::Other(raw) => serde_json::from_str(raw).ok().map(|Scalar(name)| name),
        }
    }
}

/// An author that is written as an object instead of a name.
#[derive(Debug, Deserialize)]
struct User<'s> {
    #[serde(borrow)]
    username: Option<JsonString<'s>>,
    screen_name: Option<JsonString<'s>>,
    #[serde(rename = "userName")]
    camel_username: Option<JsonString<'s>>,
    #[serde(rename = "screenName")]
    camel_screen_name: Option<JsonString<'s>>,
    handle: Option<JsonString<'s>>,
}

impl<'s> User<'s> {
    fn name(self) -> Option<JsonString<'s>> {
        let camel = self.camel_username.or(self.camel_screen_name);
        self.username.or(self.screen_name).or(camel).or(self.handle)
    }
}

/// Makes a post of a flat object. If several of its keys have the same meaning, the one
/// that is listed first below is used.
pub(crate) fn post<'s>(
    keys: &FlatKeys<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Post<'s>, Mistake> {
    let scalar = |among: &[Key]| keys.first(among).map(|value| value.scalar(record)).transpose();
    let words = |among: &[Key]| keys.first(among).map(|value| value.words(record)).transpose();
    let id = scalar(&[Key::IdStr, Key::Id, Key::TweetId])?;
    let mut post = record.post(id, text(keys, record)?);
    post.account = account(keys, record)?.unwrap_or_default();
    let joined = day_and_clock(keys, record)?;
    let time = match &joined {
        Some((time, _)) => Some(Cow::Owned(time.clone())),
        None => scalar(&[Key::CreatedAt, Key::Time, Key::Date, Key::Timestamp])?,
    };
    post.time_span = joined.map_or(post.time_span, |(_, span)| span);
    record.set_time(&mut post, time, problems);
    post.lang = words(&[Key::Lang])?.and_then(language);
    post.client = words(&[Key::Client, Key::Source])?.and_then(client_name);
    let name = scalar(&[Key::InReplyToScreenName])?;
    let id = scalar(&[Key::InReplyToStatusId, Key::InReplyToTweetId])?;
    post.reply_to = reference(name, id).map(Box::new);
    read_references_in_text(&mut post);
    post.kind = Kind::of(&post);
    Ok(post)
}

/// The time of a record that has the day and the time of day under two keys, as tables have them in
/// two columns, and where the day is; `None` if it has not.
fn day_and_clock<'s>(
    keys: &FlatKeys<'s>,
    record: Record<'s, '_>,
) -> Result<Option<(String, Span)>, Mistake> {
    let day = keys.first(&[Key::CreatedAt, Key::Date]);
    let (Some(day), Some(clock)) = (day, keys.first(&[Key::Time])) else { return Ok(None) };
    let (written, clock) = (day.scalar(record)?, clock.scalar(record)?);
    let written = without_midnight(written.trim());
    // A day beside an empty time of day is still a day.
    let is_empty = clock.trim().is_empty();
    let is_pair = is_only_day(written) && (is_empty || is_clock(&clock));
    let span = span_of(record.source, day.written());
    let joined = || if is_empty { written.to_owned() } else { at_clock(written, &clock) };
    Ok(is_pair.then(|| (joined(), span)))
}

/// Makes a post of a flat object whose fields are all among these keys.
pub(super) fn post_with_link<'s>(
    keys: &FlatKeys<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) -> Result<Post<'s>, Mistake> {
    let mut post = post(keys, record, problems)?;
    attach_link(&mut post, keys.first(&[Key::Link]), record);
    Ok(post)
}

/// Adds the link beside the text, unless it is the address of the post. The platform of the post
/// decides, and must be known.
pub(super) fn attach_link<'s>(
    post: &mut Post<'s>,
    link: Option<FlatValue<'s>>,
    record: Record<'s, '_>,
) {
    let link = link.and_then(|link| link.words(record).ok());
    // Few records have a link to their own platform: that the keys are searched for in the text of
    // the record costs little.
    let is_key = |name: &&str| record.raw().contains(&format!("\"{name}\""));
    if let Some(link) = link {
        attach(post, &link, || OWN_ADDRESSES.iter().any(is_key));
    }
}

/// The keys under which records have the address of the post.
pub(super) const OWN_ADDRESSES: [&str; 5] =
    ["permalink", "permalink_url", "post_url", "tweet_url", "url"];

fn text<'s>(keys: &FlatKeys<'s>, record: Record<'s, '_>) -> Result<Text<'s>, Mistake> {
    let among = [Key::FullText, Key::RawContent, Key::Text, Key::Content, Key::Tweet];
    let found = among.iter().find_map(|key| Some((*key, keys.0[*key as usize]?)));
    let (key, value) = found.ok_or(Mistake::Lacks("text"))?;
    value.text(Key::NAMES[key as usize].0, record)
}

/// The account that a record states under any key of flat records.
pub(super) fn account<'s>(
    keys: &FlatKeys<'s>,
    record: Record<'s, '_>,
) -> Result<Option<Handle<'s>>, Mistake> {
    let name = keys.first(&[Key::Account, Key::ScreenName, Key::Username]);
    let name = name.map(|value| value.scalar(record)).transpose()?;
    let described = |key| keys.first(&[key]).and_then(FlatValue::name);
    let found = name.or_else(|| described(Key::User)).or_else(|| described(Key::Author));
    Ok(found.map(Handle::from))
}
