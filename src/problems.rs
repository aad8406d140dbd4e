//! A list of problems that stays short, however much is wrong with a file.
//!
//! A file of a few megabytes can have a million invalid records. Nobody reads a
//! million problems, and each of them takes more memory than its record.

use crate::{
    message::Message,
    source::{At, Problem},
};

/// How many problems of one file are listed. Further ones are only counted.
pub const MOST_LISTED: usize = 1000;

/// Problems in the order in which they were found. Only the first [`MOST_LISTED`] are
/// kept; the others are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    listed: Vec<Problem>,
    unlisted: usize,
}

impl Problems {
    /// Adds a problem. `problem` is only called if the problem will be kept.
    pub fn push_with(&mut self, problem: impl FnOnce() -> Problem) {
        if self.listed.len() < MOST_LISTED {
            self.listed.push(problem());
        } else {
            self.unlisted += 1;
        }
    }

    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        self.push_with(|| problem);
    }

    /// Adds the problems of another list after those of this one.
    pub fn append(&mut self, later: Self) {
        self.extend(later.listed);
        self.unlisted += later.unlisted;
    }

    /// The problems that are kept.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.listed.iter()
    }

    /// The number of problems that are kept.
    pub fn len(&self) -> usize {
        self.listed.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Sorts the problems that are kept by their places. Those of the file as a whole
    /// come first.
    pub fn sort_by_place(&mut self) {
        self.listed.sort_by_key(|problem| match &problem.at {
            At::File(_) => 0,
            At::Place(place) => place.bytes.start,
        });
    }

    /// A list of these problems, with the number of others that were not kept.
    pub fn from_parts(problems: Vec<Problem>, unlisted: usize) -> Self {
        let mut all = Self::from(problems);
        all.unlisted += unlisted;
        all
    }

    /// The problems that are kept. If the file `at` has more, a last problem says how many.
    pub fn into_all(self, at: At) -> Vec<Problem> {
        let Self { mut listed, unlisted: count } = self;
        listed.extend((0 < count).then(|| unlisted(at, count)));
        listed
    }

    /// The problems that are kept, and the number of others.
    pub fn into_parts(self) -> (Vec<Problem>, usize) {
        (self.listed, self.unlisted)
    }
}

impl Extend<Problem> for Problems {
    fn extend<T: IntoIterator<Item = Problem>>(&mut self, problems: T) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }
}

impl From<Vec<Problem>> for Problems {
    fn from(problems: Vec<Problem>) -> Self {
        let mut all = Self::default();
        all.extend(problems);
        all
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.listed.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The problem that a file has `count` more problems than are listed.
pub(crate) fn unlisted(at: At, count: usize) -> Problem {
    Problem::new(at, Message::new("problems-unlisted").with("count", count))
        .help(Message::new("problems-unlisted-help"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_problems_are_kept() {
        let problem = || Problem::in_file("a", Message::new("file-empty"));
        let mut problems = Problems::default();
        for _ in 0..MOST_LISTED + 2 {
            problems.push_with(problem);
        }
        let mut both = problems.clone();
        both.append(problems);
        let (listed, unlisted) = both.into_parts();
        assert_eq!((listed.len(), unlisted), (MOST_LISTED, MOST_LISTED + 4));
    }
}
