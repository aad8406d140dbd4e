//! What an account answered and was asked, as far as its figures need it.

use super::entry::Moment;
use crate::post::Fact;

/// What an account answered, and what it was asked, both in the order of time.
#[derive(Debug, Default)]
pub(super) struct Dialogue {
    /// The time of each answer, and the seconds since the post that it answers.
    pub(super) answers: Vec<(Moment, u32)>,
    /// The time of each question, and whether the question has no answer. Unknown if the
    /// files may lack the answer.
    pub(super) questions: Vec<(Moment, Fact<bool>)>,
}

impl Dialogue {
    /// How many seconds each answer took. Answers for whose time `is_in` returns false
    /// are left out.
    pub(super) fn waits(&self, is_in: impl Fn(Moment) -> bool) -> impl Iterator<Item = u32> {
        let answers = self.answers.iter().filter(move |(time, _)| is_in(*time));
        answers.map(|(_, seconds)| *seconds)
    }

    /// For each question, whether it has no answer. Questions for whose time `is_in`
    /// returns false are left out.
    pub(super) fn questions(
        &self,
        is_in: impl Fn(Moment) -> bool,
    ) -> impl Iterator<Item = Fact<bool>> {
        let questions = self.questions.iter().filter(move |(time, _)| is_in(*time));
        questions.map(|(_, fact)| *fact)
    }

    /// The times of the answers that took longer than this number of hours.
    pub(super) fn later_than(&self, hours: f64) -> impl DoubleEndedIterator<Item = Moment> {
        let is_late = move |seconds: u32| 3600.0 * hours < f64::from(seconds);
        self.answers.iter().filter(move |(_, seconds)| is_late(*seconds)).map(|(time, _)| *time)
    }

    /// The times of questions: of those without an answer if `unanswered` is true, else
    /// of those with an answer. Questions of which this is unknown are left out.
    pub(super) fn question_times(
        &self,
        unanswered: bool,
    ) -> impl DoubleEndedIterator<Item = Moment> {
        let is_so = move |fact: Fact<bool>| fact == Fact::Known(unanswered);
        self.questions.iter().filter(move |(_, fact)| is_so(*fact)).map(|(time, _)| *time)
    }
}
