//! Whether what is unknown of some posts may turn a verdict about an account.
//!
//! A post without a time may be in the days that a limit is about, or not. And where it is
//! unknown of most posts whether they count, those of which it is known may be no sample of all:
//! often they are known because they count. Then there is a verdict only if it would be the same
//! whatever is true of the others. So it is with the hours of replies, if it is unknown of most
//! replies how long they took.

use super::{
    counts::{Counts, ratio},
    entry::{Entry, Moment},
    habits::Habits,
    limits::Measured,
};
use crate::{
    check::Limit,
    metric::{Metric, Unit},
};

impl<'a> Measured<'a> {
    /// The posts that can be in the last days of a limit, and those of which nobody knows it
    /// because they have no time. A limit without days (`over`) is about all posts.
    pub(super) fn by_time(&self, over: Option<u32>) -> (&'a [Entry], &'a [Entry]) {
        let is_timed = |entry: &Entry| entry.time != Moment::of(None);
        let timed = match over {
            Some(_) => self.entries.partition_point(is_timed),
            None => self.entries.len(),
        };
        self.entries.split_at(timed)
    }

    /// Whether the figure of a limit might be on the other side of it if everything were known.
    /// `counts` are those of the posts that the limit is about, and `untimed` are the posts that may be in the days of the
    /// limit.
    pub(super) fn may_turn(
        &self,
        (limit, value): (&Limit, f64),
        counts: &Counts,
        (untimed, habits): (&[Entry], &Habits),
    ) -> bool {
        let allows = |value| limit.bound.allows(value);
        if let Some(range) = counts.wait_range(limit.metric) {
            let [known, unknown] = counts.known_and_unknown(limit.metric);
            let are_most = known < unknown;
            let differs = range.into_iter().any(|other| allows(other) != allows(value));
            return !untimed.is_empty() || are_most && differs;
        }
        let share = counts.share(limit.metric);
        let is_of_posts = limit.metric.unit() == Unit::Share && limit.metric != Metric::Engagement;
        let Some(share) = share.filter(|_| is_of_posts) else { return !untimed.is_empty() };
        let open = match limit.metric {
            // Questions without a time, and tags in some of the posts, are not counted at all.
            Metric::Unanswered | Metric::OwnTags => 0,
            metric => {
                let may_count = |entry: &&Entry| {
                    let is_other = matches!(metric, Metric::BioLanguages | Metric::Topics);
                    is_other && entry.is_own() || entry.counts_for(metric, habits).is_some()
                };
                untimed.iter().filter(may_count).count() + self.untimed
            }
        };
        // Whether a post has a link is unknown if it ends with a short one: such posts are no sample.
        let is_of_links = limit.metric == Metric::Links;
        let is_open = is_of_links || share.of < share.unknown;
        let unknown = if is_open { share.unknown } else { 0 };
        let open = unknown + open as u64;
        let others = [share.count, share.count + open].map(|count| ratio(count, share.of + open));
        0 < open && others.into_iter().any(|other| allows(other) != allows(value))
    }
}
