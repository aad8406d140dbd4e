//! The files that an account is in, and the days on which it posts in each.
//!
//! What was collected together tells more than one account: a file in which others go on shows
//! that an account stopped, and one in which all accounts lack the same weeks has a gap
//! (see `gaps.rs`).

use std::sync::Arc;

use super::{entry::Moment, file_series::shape};

/// What is kept of an account in one file, in the audited period or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct InFile {
    /// Its path, or another name that no other file has.
    pub(super) file: Arc<str>,
    /// The hash of what its name has in common with those of other pieces of a collection (see
    /// `file_series.rs`).
    pub(super) shape: u64,
    /// The days in UTC with a post of the account, as numbers of days since 1970, in their order.
    pub(super) days: Vec<u16>,
    /// The last of its times; [`Moment::FIRST`] if they are not known.
    pub(super) last: Moment,
}

impl InFile {
    pub(super) fn new(file: Arc<str>) -> Self {
        Self { shape: shape(&file), file, days: Vec::new(), last: Moment::FIRST }
    }

    fn add(&mut self, time: Moment) {
        let Some(day) = time.day() else { return };
        self.last = self.last.max(time);
        self.add_day(day);
    }

    pub(super) fn add_day(&mut self, day: u16) {
        // Most posts are on the day of the post before them, or on a later one.
        if self.days.last().is_none_or(|last| *last < day) {
            self.days.push(day);
        } else if let Err(place) = self.days.binary_search(&day) {
            self.days.insert(place, day);
        }
    }
}

/// The files of an account, by their names.
#[derive(Clone, Debug, Default)]
pub(super) struct InFiles(pub(super) Vec<InFile>);

impl InFiles {
    /// Adds a post at this time.
    pub(super) fn add(&mut self, file: &Arc<str>, time: Moment) {
        self.of(file).add(time);
    }

    /// Adds the posts of another part.
    pub(super) fn join(&mut self, other: Self) {
        for one in other.0 {
            let own = self.of(&one.file);
            own.last = own.last.max(one.last);
            // A file of a part has another name, which says nothing.
            own.shape = one.shape;
            one.days.into_iter().for_each(|day| own.add_day(day));
        }
    }

    /// The same files as they are if they end with some of their posts.
    pub(super) fn ending(&self, is_in: impl Fn(Moment) -> bool) -> Self {
        let cut = |one: &InFile| {
            let last = if is_in(one.last) { one.last } else { Moment::FIRST };
            InFile { last, ..one.clone() }
        };
        Self(self.0.iter().map(cut).collect())
    }

    fn of(&mut self, file: &Arc<str>) -> &mut InFile {
        // Most posts are in the file of the post before them, and most files come in order.
        let place = match self.0.last() {
            Some(last) if last.file == *file => self.0.len() - 1,
            Some(last) if *file < last.file => {
                let found = self.0.binary_search_by(|one| one.file.cmp(file));
                found.unwrap_or_else(|place| {
                    self.0.insert(place, InFile::new(file.clone()));
                    place
                })
            }
            _ => {
                self.0.push(InFile::new(file.clone()));
                self.0.len() - 1
            }
        };
        &mut self.0[place]
    }
}
