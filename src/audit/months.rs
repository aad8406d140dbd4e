//! The figures of an account in each month.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::{
    account::RuleCounts, calendar::Month, counts::Counts, engagement::Reactions, entry::Entry,
    habits::Habits, language_tag::LanguageTag,
};

/// The counts of one month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthCounts {
    /// The counts over its posts.
    pub counts: Counts,
    /// The findings of each rule, by the index of the rule in the rulebook.
    pub rules: BTreeMap<usize, RuleCounts>,
    /// How many of the account's own posts contain a word of a topic, by the index of the
    /// topic in the rulebook.
    pub topics: BTreeMap<usize, u64>,
}

/// The counts of each month from the first to the last one with posts. The entries must
/// be sorted. `promised` are the languages in which the account says that it writes.
pub(super) fn months(
    (entries, reactions): (&[Entry], &[Reactions]),
    habits: &Habits,
    promised: &[LanguageTag],
    timezone: &TimeZone,
) -> BTreeMap<Month, MonthCounts> {
    let month = |entry: &Entry| entry.time.month(timezone);
    let mut months = BTreeMap::new();
    for posts in entries.chunk_by(|one, other| month(one) == month(other)) {
        let Some(month) = month(&posts[0]) else { continue };
        let mut counts = Counts::of(posts, habits);
        counts.set_languages(promised);
        months.insert(month, MonthCounts { counts, ..MonthCounts::default() });
    }
    let ends = months.first_key_value().zip(months.last_key_value());
    let ends = ends.map(|((first, _), (last, _))| (*first, *last));
    for month in ends.into_iter().flat_map(|(first, last)| first.to(last)) {
        months.entry(month).or_default();
    }
    for post in reactions {
        let month = post.time.month(timezone).and_then(|month| months.get_mut(&month));
        if let Some(month) = month {
            month.counts.add_reactions([post]);
        }
    }
    months
}
