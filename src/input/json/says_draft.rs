//! Records that say in which state their post is, which may contradict their time.

use super::{
    entries::Entry,
    record::Record,
    unknown_keys::{UnknownKeys, lacks_time, like},
    value::span_of,
};
use crate::{
    input::{likeness::Likeness, states::State},
    message::Message,
    post::Post,
    source::Problem,
};

impl<'s> UnknownKeys<'s> {
    /// The problem that a record says that it is a draft, although the post was read as a published
    /// one because the record has a time of publication, or that its post is gone.
    pub(super) fn draft_with_time(
        &self,
        entries: &[Entry<'s>],
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) -> Option<Problem> {
        if lacks_time(post) && !post.published || self.states.is_empty() {
            return None;
        }
        let own = entries.iter().filter(|(name, _)| self.states.contains(name));
        let mut contradictions = own.filter_map(|(name, value)| {
            let (id, help) = match State::in_column(name, value.get().trim_matches('"'))? {
                State::Gone => ("json-gone", "json-gone-help"),
                State::Draft if post.published => {
                    ("json-draft-with-time", "json-draft-with-time-help")
                }
                _ => return None,
            };
            let message = Message::new(id).with("name", &**name);
            let problem = Problem::at(record.source, span_of(record.source, value.get()), message);
            Some(problem.help(Message::new(help).with("name", &**name)))
        });
        contradictions.next()
    }

    /// Sets how far the post has come, as its record says.
    pub(super) fn set_stage(&self, entries: &[Entry<'s>], post: &mut Post<'_>) {
        let own = entries.iter().filter(|(name, _)| self.states.contains(name));
        let states = own.map(|(name, value)| State::in_column(name, value.get().trim_matches('"')));
        let stage = states.flatten().find_map(State::stage);
        post.stage = stage.unwrap_or(post.stage);
    }

    /// Reports each key, once a file, that names a state which is not understood in a record whose
    /// post is planned for a time.
    pub(super) fn report_unclear_state(
        &mut self,
        entries: &[Entry<'s>],
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) {
        if post.published || lacks_time(post) {
            return;
        }
        for (name, value) in entries.iter().filter(|(name, _)| self.states.contains(name)) {
            let written = value.get().trim_matches('"');
            let says_nothing = || ["", "null", "false"].contains(&written);
            let is_clear = || State::in_column(name, written).is_some() || says_nothing();
            if like(name) == Some(Likeness::State) && !is_clear() {
                let span = span_of(record.source, value.get());
                let message = Message::new("looks-like-state").with("name", &**name);
                let help = Message::new("json-unclear-state-help").with("name", &**name);
                let problem = Problem::at(record.source, span, message).help(help);
                self.names.suspects.push((name.to_string(), problem));
            }
        }
    }
}
