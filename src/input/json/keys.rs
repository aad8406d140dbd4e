//! The keys of a JSON record of any shape.
//!
//! A record is parsed into [`Keys`] once. The keys determine its shape, and the
//! reader of that shape decodes the values that it needs.

use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;

/// Every key that a record of any shape may have. A value that readers decode is kept
/// as written; of other values, it only matters whether they are present. A `null`
/// value counts as absent.
#[derive(Debug, Deserialize)]
pub(crate) struct Keys<'s> {
    // Keys of posts of several shapes.
    #[serde(borrow)]
    pub(super) id: Option<&'s RawValue>,
    pub(super) id_str: Option<&'s RawValue>,
    pub(super) text: Option<&'s RawValue>,
    pub(super) full_text: Option<&'s RawValue>,
    pub(super) created_at: Option<&'s RawValue>,
    pub(super) lang: Option<&'s RawValue>,
    pub(super) source: Option<&'s RawValue>,
    pub(super) user: Option<&'s RawValue>,
    pub(super) author: Option<&'s RawValue>,
    pub(super) screen_name: Option<&'s RawValue>,
    pub(super) in_reply_to_status_id: Option<&'s RawValue>,
    pub(super) in_reply_to_screen_name: Option<&'s RawValue>,
    pub(super) entities: Option<&'s RawValue>,
    /// The type of a record of Bluesky.
    #[serde(rename = "$type")]
    pub(super) record_type: Option<&'s RawValue>,
    // Keys of flat objects.
    pub(super) tweet_id: Option<&'s RawValue>,
    #[serde(rename = "rawContent")]
    pub(super) raw_content: Option<&'s RawValue>,
    pub(super) content: Option<&'s RawValue>,
    pub(super) tweet: Option<&'s RawValue>,
    pub(super) time: Option<&'s RawValue>,
    pub(super) date: Option<&'s RawValue>,
    pub(super) timestamp: Option<&'s RawValue>,
    pub(super) account: Option<&'s RawValue>,
    pub(super) username: Option<&'s RawValue>,
    pub(super) client: Option<&'s RawValue>,
    pub(super) link: Option<&'s RawValue>,
    #[serde(rename = "inReplyToTweetId")]
    pub(super) in_reply_to_tweet_id: Option<&'s RawValue>,
    // Keys of statuses.
    pub(super) truncated: Option<&'s RawValue>,
    pub(super) in_reply_to_status_id_str: Option<&'s RawValue>,
    pub(super) in_reply_to_user_id_str: Option<&'s RawValue>,
    pub(super) extended_entities: Option<&'s RawValue>,
    pub(super) extended_tweet: Option<&'s RawValue>,
    pub(super) retweeted_status: Option<&'s RawValue>,
    pub(super) quoted_status_id_str: Option<&'s RawValue>,
    pub(super) quoted_status: Option<&'s RawValue>,
    pub(super) edit_info: Option<&'s RawValue>,
    pub(super) retweeted: Option<IgnoredAny>,
    // Keys of posts of API v2.
    pub(super) author_id: Option<&'s RawValue>,
    pub(super) in_reply_to_user_id: Option<&'s RawValue>,
    pub(super) in_reply_to_user: Option<&'s RawValue>,
    pub(super) referenced_tweets: Option<&'s RawValue>,
    pub(super) attachments: Option<&'s RawValue>,
    #[serde(rename = "note_tweet")]
    pub(super) note: Option<&'s RawValue>,
    pub(super) edit_history_tweet_ids: Option<IgnoredAny>,
    // Keys of statuses of Mastodon.
    pub(super) media_attachments: Option<IgnoredAny>,
    // Keys of drafts.
    pub(super) publish_at: Option<IgnoredAny>,
    pub(super) thread: Option<IgnoredAny>,
    pub(super) labels: Option<IgnoredAny>,
    pub(super) scheduled: Option<IgnoredAny>,
    pub(super) released_by: Option<IgnoredAny>,
    pub(super) legal_basis: Option<IgnoredAny>,
    pub(super) consent: Option<IgnoredAny>,
    pub(super) remove_after: Option<IgnoredAny>,
    pub(super) sponsored: Option<IgnoredAny>,
    pub(super) approvals: Option<IgnoredAny>,
    pub(super) platform: Option<IgnoredAny>,
    pub(super) platforms: Option<IgnoredAny>,
    pub(super) texts: Option<IgnoredAny>,
    pub(super) kind: Option<IgnoredAny>,
    pub(super) profile: Option<IgnoredAny>,
    pub(super) media: Option<&'s RawValue>,
    pub(super) reply_to: Option<&'s RawValue>,
    pub(super) quote_of: Option<IgnoredAny>,
    pub(super) repost_of: Option<IgnoredAny>,
    // Keys of records with several posts.
    pub(super) statuses: Option<&'s RawValue>,
    pub(super) data: Option<&'s RawValue>,
    pub(super) includes: Option<&'s RawValue>,
    pub(super) meta: Option<IgnoredAny>,
    pub(super) errors: Option<IgnoredAny>,
    // Keys of notices in a stream, such as that a post was deleted.
    pub(super) delete: Option<IgnoredAny>,
    pub(super) limit: Option<IgnoredAny>,
    pub(super) scrub_geo: Option<IgnoredAny>,
    pub(super) status_withheld: Option<IgnoredAny>,
    pub(super) user_withheld: Option<IgnoredAny>,
    pub(super) disconnect: Option<IgnoredAny>,
    pub(super) warning: Option<IgnoredAny>,
}
