//! Exports of networks other than X, and of programs that collect posts of X in a form
//! of their own: which export a record is of, and which parts of it are posts.
//!
//! Usual posts of X are recognised by their keys alone, so that they take no longer to
//! read. To add an export, add it to [`Export`], write in [`Export::of`] how its records
//! are recognised, and make posts of them in a file beside this one.

mod activity;
mod bluesky;
mod bluesky_embed;
mod feed;
mod html_post;
mod known_keys;
mod mastodon;
mod mastodon_address;
mod media;
mod meta;
mod meta_labels;
mod misspelt_keys;
mod scraped;

pub(in crate::input) use bluesky::has_bluesky_posts;
pub(super) use meta_labels::{UnreadLabel, settle_platforms, unread_labels};
pub(super) use scraped::field_of;

use std::borrow::Cow;

use memchr::memmem;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    keys::Keys,
    mistake::Mistake,
    record::Record,
    unknown_keys::KeyOwner,
    value::{JsonString, span_of},
};
use crate::{post::Post, problems::Problems};

/// An export of a network, or of a program that collects posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Export {
    /// The archive of an account on Mastodon.
    MastodonOutbox,
    /// An activity of the archive of an account on Mastodon, as a record of its own.
    MastodonActivity,
    /// A status of the API of Mastodon.
    MastodonStatus,
    /// A page of a feed, `getAuthorFeed` or `getTimeline`: each post with the post that
    /// it answers and with who shared it.
    BlueskyFeed,
    /// A page of posts: `getPosts`, `searchPosts`.
    BlueskyPosts,
    /// An entry of a feed, or a post, alone.
    BlueskyView,
    /// A page of the records of an account: `listRecords`.
    BlueskyRecords,
    /// A record alone, with its address.
    BlueskyRecord,
    /// A record alone, without its address or with it among its keys.
    BlueskyValue,
    /// An event of the stream of all accounts.
    BlueskyEvent,
    /// A post of the download of Facebook.
    Facebook,
    /// A post of the download of Instagram.
    Instagram,
    /// A list of posts under a key such as `ig_reels_media` in a download of Instagram.
    InstagramList,
    /// The posts of the download of Threads.
    Threads,
    /// A post of a download of Meta in the newer form, with `label_values`.
    MetaLabels,
    /// A post of snscrape or twscrape.
    Scraped,
}

/// The keys that say which export a record is from, and those that contain its list of
/// posts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Probe<'s> {
    #[serde(borrow, rename = "orderedItems")]
    ordered_items: Option<&'s RawValue>,
    actor: Option<&'s RawValue>,
    object: Option<&'s RawValue>,
    feed: Option<&'s RawValue>,
    posts: Option<&'s RawValue>,
    post: Option<&'s RawValue>,
    records: Option<&'s RawValue>,
    record: Option<&'s RawValue>,
    value: Option<&'s RawValue>,
    uri: Option<&'s RawValue>,
    did: Option<&'s RawValue>,
    media: Option<&'s RawValue>,
    label_values: Option<&'s RawValue>,
    creation_timestamp: Option<&'s RawValue>,
    #[serde(alias = "threads_media")]
    text_post_app_text_posts: Option<&'s RawValue>,
    #[serde(
        alias = "ig_stories",
        alias = "ig_igtv_media",
        alias = "ig_profile_picture",
        alias = "ig_other_media"
    )]
    ig_reels_media: Option<&'s RawValue>,
    #[serde(rename = "_type")]
    kind: Option<&'s RawValue>,
    #[serde(rename = "renderedContent")]
    rendered_content: Option<&'s RawValue>,
}

impl Export {
    /// The export that a record with these keys is from; `None` if it is from none of
    /// them.
    pub(super) fn of(keys: &Keys<'_>, raw: &str) -> Option<Self> {
        if keys.is_mastodon_status() {
            return Some(Self::MastodonStatus);
        }
        if keys.is_facebook_post() {
            return Some(Self::Facebook);
        }
        if keys.is_bluesky_value() {
            return Some(Self::BlueskyValue);
        }
        if !keys.may_be_of_network() {
            return None;
        }
        let probe: Probe<'_> = serde_json::from_str(raw).ok()?;
        let is = |value: Option<&RawValue>, begins: &[char]| {
            value.is_some_and(|raw| raw.get().starts_with(begins))
        };
        let (list, object, string) = (&['['][..], &['{'][..], &['"'][..]);
        // Files of other programs have values under these keys, too.
        let of_bluesky = |value: Option<&RawValue>, begins: &[char]| {
            is(value, begins) && value.is_some_and(|raw| raw.get().contains("app.bsky."))
        };
        // An address such as `at://did:plc:…/app.bsky.feed.post/…` tells what is beside it.
        let is_at = |value: Option<&RawValue>, begins: &[char]| {
            is(probe.uri, string)
                && (of_bluesky(value, begins) || is(value, begins) && of_bluesky(probe.uri, string))
        };
        let is_id = |raw: &RawValue| raw.get().starts_with("\"did:");
        let exports = [
            (is(probe.ordered_items, list), Self::MastodonOutbox),
            (is(probe.actor, string) && probe.object.is_some(), Self::MastodonActivity),
            (of_bluesky(probe.feed, list), Self::BlueskyFeed),
            (of_bluesky(probe.posts, list), Self::BlueskyPosts),
            (of_bluesky(probe.records, list), Self::BlueskyRecords),
            (probe.did.is_some_and(is_id), Self::BlueskyEvent),
            (is_at(probe.record, object), Self::BlueskyView),
            (of_bluesky(probe.post, object), Self::BlueskyView),
            (is_at(probe.value, object), Self::BlueskyRecord),
            (of_bluesky(probe.record, object), Self::BlueskyEvent),
            (is(probe.label_values, list), Self::MetaLabels),
            (is(probe.text_post_app_text_posts, list), Self::Threads),
            (is(probe.ig_reels_media, list), Self::InstagramList),
            (is(probe.media, list) && is_of_instagram(&probe), Self::Instagram),
            (is(probe.kind, string) && scraped::is_tweet(probe.kind), Self::Scraped),
            // Early versions of snscrape do not say what they collected.
            (
                probe.kind.is_none()
                    && is(probe.rendered_content, string)
                    && is(keys.user, object)
                    && keys.date.is_some(),
                Self::Scraped,
            ),
        ];
        exports.into_iter().find(|(is_it, _)| *is_it).map(|(_, export)| export)
    }

    /// Whether its posts have their values directly under the keys of the record, so that a
    /// key that is not known may contain what the post lacks.
    pub(super) const fn is_like_flat(self) -> bool {
        matches!(self, Self::BlueskyValue | Self::Scraped)
    }

    /// Whose keys its records have.
    pub(super) const fn owner_of_keys(self) -> KeyOwner {
        if matches!(self, Self::Scraped) { KeyOwner::Scraper } else { KeyOwner::Export }
    }

    /// Whether a post has a poll, whose options are not read. To search its text is far faster than to
    /// parse it once more.
    pub(super) fn has_poll(self, raw: &str) -> bool {
        let begins_with = |key: &str, value: &str| {
            memmem::find_iter(raw.as_bytes(), key).any(|at| {
                let rest = raw[at + key.len()..].trim_start().strip_prefix(':');
                rest.is_some_and(|rest| rest.trim_start().starts_with(value))
            })
        };
        match self {
            Self::MastodonStatus => begins_with("\"poll\"", "{"),
            Self::MastodonOutbox | Self::MastodonActivity => {
                begins_with("\"oneOf\"", "[") || begins_with("\"anyOf\"", "[")
            }
            _ => false,
        }
    }

    /// The name of the export for people.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::MastodonOutbox | Self::MastodonActivity => "Mastodon outbox",
            Self::MastodonStatus => "Mastodon API",
            Self::BlueskyFeed | Self::BlueskyPosts | Self::BlueskyView => "Bluesky API",
            Self::BlueskyRecords | Self::BlueskyRecord | Self::BlueskyValue => "Bluesky records",
            Self::BlueskyEvent => "Bluesky Jetstream",
            Self::Facebook => "Facebook download",
            Self::Instagram | Self::InstagramList => "Instagram download",
            Self::Threads => "Threads download",
            Self::MetaLabels => "Meta download",
            Self::Scraped => "snscrape",
        }
    }

    /// The items in a record, each of which may be a post: those of its list or, for most
    /// exports, the whole record as the only item.
    pub(super) fn items<'s>(self, record: Record<'s, '_>) -> Result<Vec<&'s str>, Mistake> {
        let list = |pick: fn(&Probe<'s>) -> Option<&'s RawValue>| {
            let probe: Probe<'s> = record.decode_str(record.raw())?;
            let items = record.one_or_many(pick(&probe))?;
            Ok(items.into_iter().map(RawValue::get).collect())
        };
        match self {
            Self::MastodonOutbox => list(|probe| probe.ordered_items),
            Self::BlueskyFeed => list(|probe| probe.feed),
            Self::BlueskyPosts => list(|probe| probe.posts),
            Self::BlueskyRecords => list(|probe| probe.records),
            Self::Threads => list(|probe| probe.text_post_app_text_posts),
            Self::InstagramList => list(|probe| probe.ig_reels_media),
            _ => Ok(vec![record.raw()]),
        }
    }

    /// Reads a part of a record.
    pub(super) fn read<'s>(
        self,
        part: Record<'s, '_>,
        problems: &mut Problems,
    ) -> Result<ExportItem<'s>, Mistake> {
        match self {
            Self::MastodonOutbox | Self::MastodonActivity => activity::read(part, problems),
            Self::MastodonStatus => mastodon::read(part, problems),
            Self::BlueskyFeed => feed::entry(part, problems),
            Self::BlueskyPosts | Self::BlueskyView => feed::read(part, problems),
            Self::BlueskyRecords | Self::BlueskyRecord | Self::BlueskyEvent => {
                bluesky::read(part, problems)
            }
            Self::BlueskyValue => bluesky::value(part, problems),
            Self::Facebook => meta::facebook(part, problems),
            Self::Instagram | Self::InstagramList => meta::instagram(part, problems),
            Self::Threads => meta::threads(part, problems),
            Self::MetaLabels => meta_labels::read(part, problems),
            Self::Scraped => scraped::read(part, problems),
        }
    }
}

/// What a part of a record is.
#[derive(Debug)]
pub(super) enum ExportItem<'s> {
    /// It is a post.
    Post(Box<Post<'s>>),
    /// It is a post that not everybody can see: a message to some people, or a post for
    /// followers.
    Private,
    /// It is something else by design, such as a like.
    Other,
}

impl<'s> From<Post<'s>> for ExportItem<'s> {
    fn from(post: Post<'s>) -> Self {
        Self::Post(Box::new(post))
    }
}

/// Whether a record or its pictures have the keys that Instagram uses for times and files.
fn is_of_instagram(probe: &Probe<'_>) -> bool {
    let is_in_media = |key: &str| probe.media.is_some_and(|raw| raw.get().contains(key));
    probe.creation_timestamp.is_some()
        || is_in_media("\"creation_timestamp\"")
        || is_in_media("\"uri\"")
}

impl Keys<'_> {
    /// Whether the record may be of one of these exports. It is then not a page of posts of
    /// X, and has no key `text`, `full_text` or `publish_at`. If it has a text under a less
    /// common key, as records of snscrape do, its author must be an object.
    fn may_be_of_network(&self) -> bool {
        let is_object = |raw: Option<&RawValue>| raw.is_some_and(super::shape::is_object);
        let is_page = self.data.is_some() || self.meta.is_some() || self.statuses.is_some();
        let has_text = self.text.is_some() || self.full_text.is_some() || self.publish_at.is_some();
        let may_be_scraped = || is_object(self.user) && self.has_other_text();
        !has_text && !is_page && (!self.has_other_text() || may_be_scraped())
    }

    /// Whether the record states that it is of a type of Bluesky. Types with a `#` are those of
    /// answers of the API, not of records.
    fn is_bluesky_value(&self) -> bool {
        self.record_type
            .is_some_and(|raw| raw.get().starts_with("\"app.bsky.") && !raw.get().contains('#'))
    }

    /// Whether the record has what only statuses of Mastodon have: a text in HTML, and
    /// an object for the account or a list of what is attached.
    fn is_mastodon_status(&self) -> bool {
        let begins =
            |raw: Option<&RawValue>, with| raw.is_some_and(|raw| raw.get().starts_with(with));
        begins(self.content, '"') && (begins(self.account, '{') || self.media_attachments.is_some())
    }

    /// Whether the record is a post of Facebook, which has no text of its own, but a list
    /// under `attachments`, or a time and a list under `data`. A page of API v2 has a list
    /// under `data`, too, but no time.
    fn is_facebook_post(&self) -> bool {
        let is_list = |raw: Option<&RawValue>| raw.is_some_and(|raw| raw.get().starts_with('['));
        let has_text = self.text.is_some() || self.full_text.is_some() || self.has_other_text();
        !has_text && (is_list(self.attachments) || is_list(self.data) && self.timestamp.is_some())
    }
}

/// Sets when a post was published. Its id contains no time, unlike the ids of X.
fn set_time<'s>(
    post: &mut Post<'s>,
    written: &JsonString<'s>,
    record: Record<'s, '_>,
    problems: &mut Problems,
) {
    let JsonString(written) = written;
    if let Cow::Borrowed(text) = written {
        post.time_span = span_of(record.source, text);
    }
    record.set_stated_time(post, written, |_| None, problems);
}

/// A part of a record, as a record of its own.
fn part<'s, 'o>(record: Record<'s, 'o>, raw: &'s str) -> Record<'s, 'o> {
    record.part(span_of(record.source, raw))
}
