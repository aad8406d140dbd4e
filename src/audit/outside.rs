//! What is kept of the posts outside of the audited period.
//!
//! What an account does in a period may have started before it. So a silence belongs whole to the
//! period in which it ends, and a text comes back wherever it was posted before.

use super::{
    Plan,
    entry::{Entry, Moment},
    habits::TextOnDay,
};

/// The posts of an account outside of the audited period.
#[derive(Clone, Debug, Default)]
pub(super) struct Outside {
    /// The time of the last post before the period; `None` if there is none.
    pub(super) before: Option<Moment>,
    /// The texts of the posts that can be compared with others.
    pub(super) texts: Vec<TextOnDay>,
    /// The number of posts whose time is known.
    pub(super) posts: usize,
    /// The number of posts without a known time, which may be in the period.
    pub(super) untimed: usize,
}

impl Outside {
    /// Adds a post outside of the period. One without a known time may be in it.
    pub(super) fn add(&mut self, entry: &Entry, plan: &Plan<'_>) {
        let time = entry.time.time();
        self.posts += usize::from(time.is_some());
        self.untimed += usize::from(time.is_none());
        self.texts.extend(TextOnDay::of(entry, &plan.rulebook.timezone));
        if time.zip(plan.since).is_some_and(|(time, since)| time < since) {
            self.before = self.before.max(Some(entry.time));
        }
    }

    /// Adds the posts of another part.
    pub(super) fn join(&mut self, other: Self) {
        self.before = self.before.max(other.before);
        self.texts.extend(other.texts);
        self.posts += other.posts;
        self.untimed += other.untimed;
    }
}
