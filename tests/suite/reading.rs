//! Reads files as the program does.

use std::path::PathBuf;

use jiff::tz::TimeZone;
use tweetlint::{
    input::{self, Batch, ReadOptions},
    post::Post,
};

/// What was read: whole batches, and what is invalid at all.
pub(crate) struct Read {
    /// The parts as text.
    pub(crate) batches: Vec<Batch>,
    /// What cannot be opened or cut.
    pub(crate) problems: Vec<String>,
}

/// Everything in the files and folders.
pub(crate) fn read(paths: &[PathBuf]) -> Read {
    let mut read = Read { batches: Vec::new(), problems: Vec::new() };
    for part in input::Files::of(paths, &|_, _| Vec::new()).read(None, &options()) {
        match part {
            Ok(part) => read.batches.push(part.decode()),
            Err(problem) => read.problems.push(problem.to_string()),
        }
    }
    read
}

/// A time without zone is one of UTC.
pub(crate) fn options() -> ReadOptions {
    ReadOptions::new(TimeZone::UTC)
}

impl Read {
    /// The posts in the order of their ids, with their batches.
    pub(crate) fn posts(&self) -> Vec<(&Batch, Post<'_>)> {
        let posts = |batch| batch_posts(batch).into_iter().map(move |post| (batch, post));
        let mut posts: Vec<_> = self.batches.iter().flat_map(posts).collect();
        posts.sort_by(|(_, one), (_, other)| one.id.cmp(&other.id));
        posts
    }

    /// Everything that is wrong, in order.
    pub(crate) fn all_problems(&self) -> Vec<String> {
        let in_batches = self.batches.iter().flat_map(|batch| {
            batch.parse(&options()).problems.into_iter().map(|problem| problem.to_string())
        });
        self.problems.iter().cloned().chain(in_batches).collect()
    }
}

/// The posts of a batch.
pub(crate) fn batch_posts(batch: &Batch) -> Vec<Post<'_>> {
    batch.parse(&options()).posts
}
