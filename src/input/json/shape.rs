//! What a JSON record is, by the keys it has.

use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;

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
    user: Option<&'s RawValue>,
    author: Option<&'s RawValue>,
    tweet: Option<&'s RawValue>,
    publish_at: Option<IgnoredAny>,
    thread: Option<IgnoredAny>,
    statuses: Option<IgnoredAny>,
    data: Option<IgnoredAny>,
    meta: Option<IgnoredAny>,
    text: Option<IgnoredAny>,
    full_text: Option<IgnoredAny>,
    retweeted: Option<IgnoredAny>,
    author_id: Option<IgnoredAny>,
    edit_history_tweet_ids: Option<IgnoredAny>,
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
        !matches!(self, Self::Notice | Self::Draft)
    }

    /// The shape of a record.
    pub(crate) fn of(raw: &str) -> serde_json::Result<Self> {
        let keys: Keys<'_> = serde_json::from_str(raw)?;
        let is_object =
            |value: Option<&RawValue>| value.is_some_and(|raw| raw.get().starts_with('{'));
        let has_text = keys.text.is_some() || keys.full_text.is_some();
        Ok(if keys.publish_at.is_some() || keys.thread.is_some() {
            Self::Draft
        } else if keys.statuses.is_some() {
            Self::Search
        } else if !has_text && (keys.data.is_some() || keys.meta.is_some()) {
            Self::Page
        } else if !has_text && is_object(keys.tweet) {
            Self::Wrapped
        } else if !has_text && keys.is_notice() {
            Self::Notice
        } else if is_object(keys.user) && has_text || keys.retweeted.is_some() {
            Self::Status
        } else if has_text
            && (keys.author_id.is_some()
                || keys.edit_history_tweet_ids.is_some()
                || is_object(keys.author))
        {
            Self::Tweet
        } else {
            Self::Flat
        })
    }
}

impl Keys<'_> {
    fn is_notice(&self) -> bool {
        let notices = [
            &self.delete,
            &self.limit,
            &self.scrub_geo,
            &self.status_withheld,
            &self.user_withheld,
            &self.disconnect,
            &self.warning,
        ];
        notices.iter().any(|notice| notice.is_some())
    }
}
