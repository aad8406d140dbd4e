//! Records that say that they are drafts, although they have a time of publication.

use super::{
    record::Record,
    unknown_keys::{Entry, UnknownKeys, like},
    unread_times::is_time,
    value::span_of,
};
use crate::{
    input::{likeness::Likeness, states::State},
    message::Message,
    post::Post,
    source::Problem,
};

impl<'s> UnknownKeys<'s> {
    /// The problem that a record says that it is a draft, or that its post is gone, although the
    /// post was read as a published one because the record has a time of publication.
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
            let state = self.states.contains(name).then(|| State::in_column(name, written));
            matches!(state.flatten(), Some(State::Draft | State::Gone))
        };
        let (name, value) = entries.iter().find(is_of_draft)?;
        let is_gone = State::in_column(name, value.get().trim_matches('"')) == Some(State::Gone);
        let id = if is_gone { "json-gone" } else { "json-draft-with-time" };
        let help = if is_gone { "json-gone-help" } else { "json-draft-with-time-help" };
        let message = Message::new(id).with("name", &**name);
        let help = Message::new(help).with("name", &**name);
        Some(Problem::at(record.source, span_of(record.source, value.get()), message).help(help))
    }

    /// Reports each key that says, once a file, that a post is planned for a later time than that
    /// at which it was published, as its record says: the earlier time may be that of the record.
    /// A draft must not be planned for two times.
    pub(super) fn report_planned(
        &mut self,
        entries: &[Entry<'s>],
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) {
        let Some(time) = post.time else { return };
        for (name, value) in entries.iter().filter(|(name, _)| self.states.contains(name)) {
            let raw = value.get();
            if like(name) != Some(Likeness::PlannedTime) || !is_time(name, raw) {
                continue;
            }
            let planned = record.options.time(raw.trim_matches('"'));
            // The time of a draft is itself a planned one.
            let is_same = |planned| planned == time || post.published && planned < time;
            if planned.is_ok_and(is_same) {
                continue;
            }
            let message = Message::new("json-planned-later").with("name", &**name);
            let help = Message::new("json-planned-later-help").with("name", &**name);
            let problem = Problem::at(record.source, span_of(record.source, raw), message);
            self.names.suspects.push((name.to_string(), problem.help(help)));
        }
    }
}
