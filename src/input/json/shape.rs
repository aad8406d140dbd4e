//! What a JSON record is, by the keys it has.

use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;

use super::{one_or_many::OneOrManyRaw, value::Words};

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A flat object.
    Flat,
    /// A draft, which somebody is still to publish.
    Draft,
    /// A status of API v1.1 or of an account archive.
    Status,
    /// A status in `{"tweet": …}`.
    Wrapped,
    /// What API v1.1 answers to a search: `{"statuses": […]}`.
    Search,
    /// A page or a single post of API v2.
    Page,
    /// A flattened post of API v2.
    Tweet,
    /// A word of the stream itself: that a post was deleted, that some were
    /// left out.
    Notice,
}

/// The keys that tell.
#[derive(Debug, Deserialize)]
struct Keys<'s> {
    #[serde(borrow)]
    text: Option<&'s RawValue>,
    full_text: Option<&'s RawValue>,
    content: Option<&'s RawValue>,
    #[serde(rename = "rawContent")]
    raw_content: Option<&'s RawValue>,
    user: Option<&'s RawValue>,
    author: Option<&'s RawValue>,
    tweet: Option<&'s RawValue>,
    media: Option<&'s RawValue>,
    reply_to: Option<&'s RawValue>,
    // A draft.
    publish_at: Option<IgnoredAny>,
    thread: Option<IgnoredAny>,
    labels: Option<IgnoredAny>,
    scheduled: Option<IgnoredAny>,
    released_by: Option<IgnoredAny>,
    platform: Option<IgnoredAny>,
    kind: Option<IgnoredAny>,
    profile: Option<IgnoredAny>,
    quote_of: Option<IgnoredAny>,
    repost_of: Option<IgnoredAny>,
    // What has appeared.
    created_at: Option<IgnoredAny>,
    time: Option<IgnoredAny>,
    date: Option<IgnoredAny>,
    timestamp: Option<IgnoredAny>,
    // A list of posts.
    statuses: Option<IgnoredAny>,
    data: Option<IgnoredAny>,
    meta: Option<IgnoredAny>,
    // A status.
    retweeted: Option<IgnoredAny>,
    retweeted_status: Option<IgnoredAny>,
    extended_tweet: Option<IgnoredAny>,
    truncated: Option<IgnoredAny>,
    // A post of API v2.
    author_id: Option<IgnoredAny>,
    edit_history_tweet_ids: Option<IgnoredAny>,
    // A word of the stream.
    delete: Option<IgnoredAny>,
    limit: Option<IgnoredAny>,
    scrub_geo: Option<IgnoredAny>,
    status_withheld: Option<IgnoredAny>,
    user_withheld: Option<IgnoredAny>,
    disconnect: Option<IgnoredAny>,
    warning: Option<IgnoredAny>,
}

impl Shape {
    /// Whether the next record is likely to be the same.
    pub(crate) fn is_telling(self) -> bool {
        !matches!(self, Self::Notice | Self::Draft | Self::Search)
    }

    /// The shape of a record.
    pub(crate) fn of(raw: &str) -> serde_json::Result<Self> {
        let keys: Keys<'_> = serde_json::from_str(raw)?;
        let has_text = keys.text.is_some() || keys.full_text.is_some();
        let has_words = has_text || keys.has_other_words();
        Ok(if keys.publish_at.is_some() || keys.thread.is_some() {
            Self::Draft
        } else if !has_words && keys.statuses.is_some() {
            Self::Search
        } else if !has_words && (keys.data.is_some() || keys.meta.is_some()) {
            Self::Page
        } else if !has_words && keys.tweet.is_some_and(is_object) {
            Self::Wrapped
        } else if !has_words && keys.is_notice() {
            Self::Notice
        } else if has_text && keys.user.is_some_and(is_object) || keys.is_status() {
            Self::Status
        } else if has_text && keys.is_tweet() {
            Self::Tweet
        } else if keys.is_draft() {
            Self::Draft
        } else if has_text && keys.author.is_some_and(is_object) {
            Self::Tweet
        } else {
            Self::Flat
        })
    }
}

/// Whether a value is an object.
pub(crate) fn is_object(raw: &RawValue) -> bool {
    raw.get().starts_with('{')
}

/// Whether any of some keys is there.
pub(crate) fn any<const N: usize>(keys: [&Option<IgnoredAny>; N]) -> bool {
    keys.iter().any(|key| key.is_some())
}

impl Keys<'_> {
    fn is_notice(&self) -> bool {
        any([
            &self.delete,
            &self.limit,
            &self.scrub_geo,
            &self.status_withheld,
            &self.user_withheld,
            &self.disconnect,
            &self.warning,
        ])
    }

    /// Whether it has a text under one of the rarer names.
    fn has_other_words(&self) -> bool {
        let is_string = |raw: &&RawValue| raw.get().starts_with('"');
        [self.content, self.raw_content, self.tweet].iter().flatten().any(is_string)
    }

    fn is_status(&self) -> bool {
        any([&self.retweeted, &self.retweeted_status, &self.extended_tweet, &self.truncated])
    }

    fn is_tweet(&self) -> bool {
        any([&self.author_id, &self.edit_history_tweet_ids])
    }

    /// Whether it says what only an editor knows, and not when it appeared.
    fn is_draft(&self) -> bool {
        let keys = [
            &self.labels,
            &self.scheduled,
            &self.released_by,
            &self.platform,
            &self.kind,
            &self.profile,
            &self.quote_of,
            &self.repost_of,
        ];
        let is_dated = any([&self.created_at, &self.time, &self.date, &self.timestamp]);
        let describes =
            self.reply_to.is_some_and(is_object) || self.media.is_some_and(are_files) || any(keys);
        describes && !is_dated
    }
}

/// Whether media are files, or have an `alt`. Exports have addresses, and call
/// alt texts something longer.
fn are_files(raw: &RawValue) -> bool {
    #[derive(Deserialize)]
    struct Described {
        file: Option<IgnoredAny>,
        alt: Option<IgnoredAny>,
    }
    let is_file = |one: &RawValue| {
        if is_object(one) {
            let described = serde_json::from_str::<Described>(one.get());
            return described.is_ok_and(|one| any([&one.file, &one.alt]));
        }
        serde_json::from_str::<Words<'_>>(one.get()).is_ok_and(|one| !one.0.contains("://"))
    };
    let media = serde_json::from_str::<OneOrManyRaw<'_>>(raw.get());
    media.is_ok_and(|OneOrManyRaw(media)| media.into_iter().any(is_file))
}
