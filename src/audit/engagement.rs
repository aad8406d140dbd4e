//! How people react to the posts of an account: likes, reposts, replies and views, as far as
//! the files state them.
//!
//! The counts of each post are kept, since medians are computed from them, and periods and
//! months from their times. They are sorted before they are counted, so that the order of the
//! posts makes no difference.

use std::ops::AddAssign;

use super::{counts::Share, entry::Moment};
use crate::{metric::Metric, post};

/// The number that stands for a count which the file does not state.
const UNKNOWN: u32 = u32::MAX;

/// The counts of a post for all followers of which the file states at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reactions {
    pub(super) time: Moment,
    /// Likes, reposts, replies and views; [`UNKNOWN`] where the file does not state one.
    counts: [u32; post::Engagement::FIELDS],
}

/// Reactions as a row of numbers: the time, and the counts.
pub(super) type ReactionsRow = (u32, [u32; post::Engagement::FIELDS]);

impl Reactions {
    pub(super) fn of(time: Moment, engagement: post::Engagement) -> Self {
        Self { time, counts: engagement.counts().map(|count| count.unwrap_or(UNKNOWN)) }
    }

    /// The reactions as a row of numbers.
    pub(super) const fn row(&self) -> ReactionsRow {
        (self.time.number(), self.counts)
    }

    /// The reactions of a row of numbers.
    pub(super) const fn of_row((time, counts): ReactionsRow) -> Self {
        Self { time: Moment::numbered(time), counts }
    }
}

/// The counts of several posts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Engagement {
    /// For each field of [`post::Engagement`], the counts of the posts that state it.
    counts: [Vec<u32>; post::Engagement::FIELDS],
    /// The sum of likes, reposts and replies, and the sum of views, of the posts that state
    /// all of them.
    reactions: u64,
    views: u64,
    /// The number of these posts.
    complete: u64,
}

impl Engagement {
    /// Adds the counts of a post.
    pub(super) fn add(&mut self, post: &Reactions) {
        for (known, count) in self.counts.iter_mut().zip(post.counts) {
            known.extend(Some(count).filter(|count| *count != UNKNOWN));
        }
        if post.counts.iter().all(|count| *count != UNKNOWN) {
            let [reactions @ .., views] = post.counts;
            self.reactions += reactions.into_iter().map(u64::from).sum::<u64>();
            self.views += u64::from(views);
            self.complete += 1;
        }
    }

    /// The counts that a metric is the median of; `None` for other metrics.
    pub(super) fn counts_of(&self, metric: Metric) -> Option<&[u32]> {
        let field = match metric {
            Metric::Likes => 0,
            Metric::RepostsReceived => 1,
            Metric::RepliesReceived => 2,
            Metric::Views => 3,
            _ => return None,
        };
        Some(&self.counts[field])
    }

    /// How many posts state the count that a metric is the median of; `None` for other
    /// metrics.
    pub(super) fn stated(&self, metric: Metric) -> Option<u64> {
        Some(self.counts_of(metric)?.len() as u64)
    }

    /// The lower median of a count; `None` if no post states it, and for other metrics.
    pub(super) fn median(&self, metric: Metric) -> Option<u32> {
        let mut counts = self.counts_of(metric)?.to_vec();
        let middle = counts.len().checked_sub(1)? / 2;
        Some(*counts.select_nth_unstable(middle).1)
    }

    /// The number of posts that state all counts.
    pub(super) const fn complete(&self) -> u64 {
        self.complete
    }

    /// The reactions to the posts that state all counts, as a share of the views of these
    /// posts. Of the `posts` for all followers, the others are unknown.
    pub(super) const fn share(&self, posts: u64) -> Share {
        let unknown = posts.saturating_sub(self.complete);
        Share { count: self.reactions, of: self.views, unknown }
    }
}

impl AddAssign<&Self> for Engagement {
    fn add_assign(&mut self, other: &Self) {
        for (own, more) in self.counts.iter_mut().zip(&other.counts) {
            own.extend(more);
        }
        self.reactions += other.reactions;
        self.views += other.views;
        self.complete += other.complete;
    }
}
