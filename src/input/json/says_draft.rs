//! Records that say that they are drafts, although they have a time of publication.

use super::{
    record::Record,
    unknown_keys::{Entry, UnknownKeys},
    value::span_of,
};
use crate::{input::states::State, message::Message, post::Post, source::Problem};

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
            let written = value.get().trim_matches('"');
            self.states.contains(name) && State::in_column(name, written) == Some(State::Draft)
        };
        let (name, value) = entries.iter().find(is_of_draft)?;
        let message = Message::new("json-draft-with-time").with("name", &**name);
        let help = Message::new("json-draft-with-time-help").with("name", &**name);
        Some(Problem::at(record.source, span_of(record.source, value.get()), message).help(help))
    }
}
