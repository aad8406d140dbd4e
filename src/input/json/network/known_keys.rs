//! The keys that records of each export have, as the documents of the networks and real files show
//! them. A key that is not among them is noted: it may say of a post what nobody reads.
//!
//! To add a key, write it beside the field that is read from it, or among those that say nothing which
//! a rule needs.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::{super::draft::Entries, Export};
use crate::mapping::PostField;

/// A key with the field that is read from it.
type Read = (&'static str, PostField);

/// The keys of the records of an export.
struct KnownKeys {
    /// Keys whose objects and lists are looked into.
    inside: &'static [&'static str],
    read: &'static [Read],
    /// Keys of what no rule needs, and of what only tells which record it is.
    others: &'static [&'static str],
}

/// docs.joinmastodon.org/entities/Status, and the keys of servers that have the same API.
#[rustfmt::skip]
const MASTODON: KnownKeys = KnownKeys {
    inside: &[],
    read: &[
        ("account", PostField::Account), ("application", PostField::Client),
        ("content", PostField::Text), ("created_at", PostField::CreatedAt), ("id", PostField::Id),
        ("in_reply_to_account_id", PostField::ReplyTo), ("in_reply_to_id", PostField::ReplyTo),
        ("language", PostField::Lang), ("media_attachments", PostField::Media),
        ("mentions", PostField::ReplyTo), ("quote", PostField::QuoteOf),
        ("reblog", PostField::RepostOf), ("spoiler_text", PostField::Text),
        ("visibility", PostField::State),
    ],
    others: &[
        "akkoma", "bookmarked", "card", "content_type", "edited_at", "emoji_reactions", "emojis",
        "favourited", "favourites_count", "filtered", "interaction_policy", "local", "local_only",
        "muted", "pinned", "pleroma", "poll", "quote_approval", "quote_id", "quotes_count",
        "reactions", "reblogged", "reblogs_count", "replies_count", "sensitive", "tags", "text",
        "uri", "url",
    ],
};

/// w3.org/TR/activitystreams-vocabulary, docs.joinmastodon.org/spec/activitypub.
#[rustfmt::skip]
const ACTIVITY: KnownKeys = KnownKeys {
    inside: &["object"],
    read: &[
        ("actor", PostField::Account), ("attachment", PostField::Media),
        ("attributedTo", PostField::Account), ("content", PostField::Text),
        ("contentMap", PostField::Lang), ("id", PostField::Id), ("inReplyTo", PostField::ReplyTo),
        ("object", PostField::RepostOf), ("published", PostField::CreatedAt),
        ("quote", PostField::QuoteOf), ("quoteUri", PostField::QuoteOf),
        ("quoteUrl", PostField::QuoteOf), ("summary", PostField::Text), ("to", PostField::State),
        ("cc", PostField::State), ("type", PostField::Kind),
    ],
    others: &[
        "@context", "_misskey_content", "_misskey_quote", "_misskey_summary", "anyOf", "atomUri",
        "audience", "bcc", "blurhash", "bto", "canReply", "closed", "commentsEnabled", "context",
        "conversation", "directMessage", "endTime", "focalPoint", "generator", "icon", "image",
        "inReplyToAtomUri", "indexable", "interactionPolicy", "likes", "location", "mediaType",
        "name", "nameMap", "oneOf", "preview", "proof", "quoteAuthorization", "replies",
        "searchableBy", "sensitive", "shares", "signature", "source", "summaryMap", "tag",
        "updated", "url", "votersCount",
    ],
};

/// github.com/bluesky-social/atproto, lexicons/app/bsky/feed and com/atproto/repo;
/// github.com/bluesky-social/jetstream.
#[rustfmt::skip]
const BLUESKY: KnownKeys = KnownKeys {
    inside: &["commit", "post", "record", "value"],
    read: &[
        ("author", PostField::Account), ("createdAt", PostField::CreatedAt),
        ("did", PostField::Account), ("embed", PostField::Media), ("facets", PostField::Link),
        ("indexedAt", PostField::CreatedAt), ("langs", PostField::Lang),
        ("reason", PostField::RepostOf), ("reply", PostField::ReplyTo), ("rkey", PostField::Id),
        ("subject", PostField::RepostOf), ("text", PostField::Text), ("uri", PostField::Id),
    ],
    others: &[
        "$type", "account", "action", "blocked", "bookmarkCount", "bridgyOriginalText",
        "bridgyOriginalUrl", "cid", "collection", "debug", "entities", "feedContext", "id",
        "identity", "kind", "labels", "likeCount", "live", "notFound", "operation", "quoteCount",
        "replyCount", "repostCount", "reqId", "rev", "seq", "tags", "threadgate", "time",
        "time_us", "type", "via", "viewer",
    ],
};

/// As downloads of the three networks have them.
#[rustfmt::skip]
const META: KnownKeys = KnownKeys {
    inside: &["attachments", "data", "media"],
    read: &[
        ("creation_timestamp", PostField::CreatedAt), ("description", PostField::Text),
        ("external_context", PostField::Link), ("fbid", PostField::Id), ("poll", PostField::Text),
        ("label_values", PostField::Text), ("post", PostField::Text), ("text", PostField::Text),
        ("timestamp", PostField::CreatedAt), ("title", PostField::Text), ("uri", PostField::Media),
    ],
    others: &[
        "ai_stickers", "backdated_timestamp", "backup_uri", "comments", "cross_post_source",
        "dubbing_info", "event", "for_sale_item", "fundraiser", "has_camera_metadata",
        "interest_topics", "life_event", "media_metadata", "media_variants", "music", "name",
        "note", "place", "source", "source_type", "subtitles", "tags", "thumbnail",
        "update_timestamp", "url",
    ],
};

/// How deep keys are looked for. Those of a picture of Facebook are the deepest.
const DEEPEST: usize = 6;

impl Export {
    const fn keys(self) -> Option<&'static KnownKeys> {
        match self {
            Self::MastodonStatus => Some(&MASTODON),
            Self::MastodonOutbox | Self::MastodonActivity => Some(&ACTIVITY),
            Self::BlueskyFeed
            | Self::BlueskyPosts
            | Self::BlueskyView
            | Self::BlueskyRecords
            | Self::BlueskyRecord
            | Self::BlueskyEvent => Some(&BLUESKY),
            Self::Facebook
            | Self::Instagram
            | Self::InstagramList
            | Self::Threads
            | Self::MetaLabels => Some(&META),
            // Their keys are judged as those of flat records are.
            Self::BlueskyValue | Self::Scraped => None,
        }
    }

    /// The keys of an item of the export, and of the objects in it that are the post.
    pub(in crate::input::json) fn entries(self, item: &str) -> Vec<(Cow<'_, str>, &RawValue)> {
        let mut found = Vec::new();
        if let Some(keys) = self.keys() {
            add_entries(item, keys.inside, DEEPEST, &mut found);
        }
        found
    }

    /// Whether a key is known, and then the field that is read from it; `None` if it says nothing that
    /// a rule needs.
    #[expect(clippy::option_option, reason = "that a key is known is not that it is read")]
    pub(in crate::input::json) fn use_of(self, name: &str) -> Option<Option<PostField>> {
        let keys = self.keys()?;
        let read = keys.read.iter().find(|(known, _)| *known == name);
        let is_other = keys.inside.contains(&name) || keys.others.contains(&name);
        read.map(|(_, field)| Some(*field)).or_else(|| is_other.then_some(None))
    }
}

fn add_entries<'s>(
    raw: &'s str,
    inside: &[&str],
    deepest: usize,
    found: &mut Vec<(Cow<'s, str>, &'s RawValue)>,
) {
    if deepest == 0 {
        return;
    }
    if raw.starts_with('[') {
        let items: Vec<&'s RawValue> = serde_json::from_str(raw).unwrap_or_default();
        for item in items {
            add_entries(item.get(), inside, deepest - 1, found);
        }
    } else if raw.starts_with('{') {
        let Entries(own) = serde_json::from_str(raw).unwrap_or_default();
        for (name, value) in own {
            if inside.contains(&&*name) {
                add_entries(value.get(), inside, deepest - 1, found);
            }
            found.push((name, value));
        }
    }
}
