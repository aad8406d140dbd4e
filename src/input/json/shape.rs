//! Determines the shape of a JSON record from its keys. A shape is the format of one
//! post, or of one page of posts.

use memchr::memmem;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;

use super::{
    keys::Keys,
    network::Export,
    value::{JsonString, one_or_many},
};

/// The shape of a record, which says which reader makes a post of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A flat object: one post, with its values directly under its keys.
    Flat,
    /// An export of another network, or of a program that collects posts.
    Network(Export),
    /// A draft, a post that is still to be published.
    Draft,
    /// A status, which is a post in the format of API v1.1 or of an account archive.
    Status,
    /// A status in `{"tweet": …}`.
    Wrapped,
    /// The answer of API v1.1 to a search: `{"statuses": […]}`.
    Search,
    /// A page or a single post of API v2.
    Page,
    /// A flattened post of API v2.
    Tweet,
    /// A notice in a stream of posts, for example that a post was deleted or that
    /// some posts were left out. It contains no post.
    Notice,
}

impl Shape {
    /// Determines the shape of the record `raw`, which has these keys.
    pub(crate) fn of(keys: &Keys<'_>, raw: &str) -> Self {
        if let Some(export) = Export::of(keys, raw) {
            return Self::Network(export);
        }
        if keys.publish_at.is_some() || keys.thread.is_some() {
            return Self::Draft;
        }
        let has_text = keys.text.is_some() || keys.full_text.is_some();
        if !has_text && !keys.has_other_text() {
            let is_wrapped = keys.tweet.is_some_and(is_object);
            let shapes = [
                (keys.statuses.is_some(), Self::Search),
                (keys.data.is_some() || keys.meta.is_some(), Self::Page),
                (is_wrapped, Self::Wrapped),
                (keys.is_notice(), Self::Notice),
            ];
            if let Some((_, shape)) = shapes.into_iter().find(|(is_shape, _)| *is_shape) {
                return shape;
            }
        }
        if keys.is_status() {
            Self::Status
        } else if keys.is_draft(raw) {
            Self::Draft
        } else if has_text && keys.user.is_some_and(is_object) {
            Self::Status
        } else if has_text && (keys.is_tweet() || keys.author.is_some_and(is_object)) {
            Self::Tweet
        } else {
            Self::Flat
        }
    }
}

/// Whether a value is an object.
pub(super) fn is_object(raw: &RawValue) -> bool {
    raw.get().starts_with('{')
}

impl Keys<'_> {
    fn is_notice(&self) -> bool {
        self.delete.is_some()
            || self.limit.is_some()
            || self.scrub_geo.is_some()
            || self.status_withheld.is_some()
            || self.user_withheld.is_some()
            || self.disconnect.is_some()
            || self.warning.is_some()
    }

    /// Whether the record has a text under a less common key: `content`, `rawContent` or
    /// `tweet`.
    pub(super) fn has_other_text(&self) -> bool {
        let is_string = |raw: &&RawValue| raw.get().starts_with('"');
        [self.content, self.raw_content, self.tweet].iter().flatten().any(is_string)
    }

    /// Whether the record has a text, or what a post has in place of one.
    pub(super) fn may_have_text(&self) -> bool {
        self.text.is_some()
            || self.full_text.is_some()
            || self.has_other_text()
            || self.thread.is_some()
            || self.texts.is_some()
            || self.media.is_some()
            || self.repost_of.is_some()
    }

    fn is_status(&self) -> bool {
        // Other programs name the account beside it.
        let names_account =
            self.account.is_some() || self.username.is_some() || self.screen_name.is_some();
        self.retweeted.is_some() && !names_account
            || self.retweeted_status.is_some()
            || self.extended_tweet.is_some()
            || self.truncated.is_some()
    }

    /// Whether nothing but an object for the author shows that the record may be of an API of X:
    /// other programs write their authors so, too.
    pub(super) fn may_be_of_others(&self) -> bool {
        !self.is_status() && !self.is_tweet()
    }

    fn is_tweet(&self) -> bool {
        self.author_id.is_some() || self.edit_history_tweet_ids.is_some()
    }

    /// Whether the record has a key for what a newsroom records about a draft.
    const fn has_metadata(&self) -> bool {
        self.legal_basis.is_some()
            || self.consent.is_some()
            || self.remove_after.is_some()
            || self.sponsored.is_some()
            || self.approvals.is_some()
    }

    /// Whether the record has a key that only drafts have, and no time of publication.
    /// A record with `platforms` or `texts` is always a draft, because no other reader
    /// checks all its texts.
    fn is_draft(&self, raw: &str) -> bool {
        if self.platforms.is_some() || self.texts.is_some() {
            return true;
        }
        let has_key = self.has_metadata()
            || self.labels.is_some()
            || self.scheduled.is_some()
            || self.released_by.is_some()
            || self.platform.is_some()
            || self.kind.is_some()
            || self.profile.is_some()
            || self.quote_of.is_some()
            || self.repost_of.is_some()
            || self.reply_to.is_some_and(is_object)
            || self.media.is_some_and(is_media_of_draft);
        let times = [self.created_at, self.time, self.date, self.timestamp];
        // A published post may have an empty time. To look for its key is far faster than to parse the
        // record once more.
        let has_empty_time = || memmem::find(raw.as_bytes(), b"\"created_at\"").is_some();
        has_key && times.iter().all(Option::is_none) && !has_empty_time()
    }
}

/// Whether `media` has the form that drafts use: names of files, or maps with `file` or
/// `alt`. Exports contain addresses, and use longer keys for alt texts.
fn is_media_of_draft(raw: &RawValue) -> bool {
    #[derive(Deserialize)]
    struct Described {
        file: Option<IgnoredAny>,
        alt: Option<IgnoredAny>,
    }
    let is_file = |one: &RawValue| {
        if is_object(one) {
            let described = serde_json::from_str::<Described>(one.get());
            return described.is_ok_and(|one| one.file.is_some() || one.alt.is_some());
        }
        serde_json::from_str::<JsonString<'_>>(one.get()).is_ok_and(|one| !one.0.contains("://"))
    };
    one_or_many(raw).is_ok_and(|media| media.into_iter().any(is_file))
}
