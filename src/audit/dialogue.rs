//! What an account answered and was asked, as far as its figures need it.

use std::collections::{BTreeMap, BTreeSet};

use super::{entry::Moment, late_answers::InFile};
use crate::post::Fact;

/// What an account answered, and what it was asked, both in the order of time.
#[derive(Debug, Default)]
pub(super) struct Dialogue {
    pub(super) answers: Vec<Answer>,
    /// The times of the replies of which it is known when the other post was published, whether or
    /// not they are the first ones to it.
    pub(super) known: Vec<Moment>,
    /// The questions.
    pub(super) questions: Vec<Question>,
    /// Where the answered posts are, by the hash of their id.
    pub(super) places: BTreeMap<u64, InFile>,
}

/// The first reply to a post of somebody else.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    pub(super) time: Moment,
    /// The seconds since the other post.
    pub(super) seconds: u32,
    /// The hash of the id of the other post.
    pub(super) answered: u64,
}

/// A question to an account.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    pub(super) time: Moment,
    /// Whether it has no answer. Unknown if the files may lack the answer.
    pub(super) is_unanswered: Fact<bool>,
    /// Whether another account, which is earlier in the report, was asked the same.
    pub(super) is_again: bool,
}

/// The questions that accounts were asked, by the hashes of their ids: of several accounts together,
/// a question that names them all is one.
#[derive(Debug, Default)]
pub(super) struct Asked(BTreeSet<u64>);

impl Asked {
    /// Whether another account was asked the question before. If this account is `in_report` for
    /// sure, it is one that was asked.
    pub(super) fn is_again(&mut self, id: u64, in_report: bool) -> bool {
        if in_report { !self.0.insert(id) } else { self.0.contains(&id) }
    }
}

impl Dialogue {
    /// How many seconds each answer took. Answers for whose time `is_in` returns false
    /// are left out.
    pub(super) fn waits(&self, is_in: impl Fn(Moment) -> bool) -> impl Iterator<Item = u32> {
        let answers = self.answers.iter().filter(move |answer| is_in(answer.time));
        answers.map(|answer| answer.seconds)
    }

    /// How many of the replies are known to answer a post of a known time. Those for whose time
    /// `is_in` returns false are left out.
    pub(super) fn known_replies(&self, is_in: impl Fn(Moment) -> bool) -> u64 {
        self.known.iter().filter(|time| is_in(**time)).count() as u64
    }

    /// The questions. Those for whose time `is_in` returns false are left out.
    pub(super) fn questions(
        &self,
        is_in: impl Fn(Moment) -> bool,
    ) -> impl Iterator<Item = Question> {
        self.questions.iter().filter(move |one| is_in(one.time)).copied()
    }

    /// The answers that took longer than this number of hours.
    pub(super) fn later_than(&self, hours: f64) -> impl DoubleEndedIterator<Item = &Answer> {
        self.answers.iter().filter(move |answer| 3600.0 * hours < f64::from(answer.seconds))
    }

    /// The times of questions: of those without an answer if `unanswered` is true, else
    /// of those with an answer. Questions of which this is unknown are left out.
    pub(super) fn question_times(
        &self,
        unanswered: bool,
    ) -> impl DoubleEndedIterator<Item = Moment> {
        let is_so = move |one: &&Question| one.is_unanswered == Fact::Known(unanswered);
        self.questions.iter().filter(is_so).map(|one| one.time)
    }
}
