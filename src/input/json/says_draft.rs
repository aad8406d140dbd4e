//! Records that say that they are drafts, although they have a time of publication.

use super::{
    record::Record,
    unknown_keys::{Entry, UnknownKeys},
    value::span_of,
};
use crate::{mapping::plain_name, message::Message, post::Post, source::Problem};

/// The values that say that a record is not published, in lower case.
const OF_DRAFTS: [&str; 12] = [
    "draft",
    "drafts",
    "scheduled",
    "pending",
    "planned",
    "unpublished",
    "not published",
    "kladde",
    "udkast",
    "planlagt",
    "afventer",
    "ikke udgivet",
];

/// Whether a key such as `is_published` says whether the record is published.
pub(super) fn may_say_published(name: &str) -> bool {
    ["published", "ispublished", "udgivet", "publiceret"].contains(&&*plain_name(name))
}

impl<'s> UnknownKeys<'s> {
    /// The problem that a record says that it is a draft, although its post was read as a
    /// published one because it has a time of publication.
    pub(super) fn draft_with_time(
        &self,
        entries: &[Entry<'s>],
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) -> Option<Problem> {
        if !post.published || self.states.is_empty() {
            return None;
        }
        let is_of_draft = |(name, value): &&Entry<'s>| {
            self.states.contains(name) && is_of_draft(name, value.get())
        };
        let (name, value) = entries.iter().find(is_of_draft)?;
        let message = Message::new("json-draft-with-time").with("name", &**name);
        let help = Message::new("json-draft-with-time-help").with("name", &**name);
        Some(Problem::at(record.source, span_of(record.source, value.get()), message).help(help))
    }
}

/// Whether the value of a key says that the record is a draft.
fn is_of_draft(name: &str, raw: &str) -> bool {
    let written = raw.trim_matches('"').to_lowercase();
    let is = |answers: &[&str]| answers.contains(&&*written);
    if may_say_published(name) {
        return is(&["false", "0", "no", "nej"]);
    }
    let name = plain_name(name);
    let asks = ["draft", "isdraft", "kladde", "erkladde"].contains(&&*name);
    asks && is(&["true", "1", "yes", "ja"]) || is(&OF_DRAFTS)
}
