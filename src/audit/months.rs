//! The figures of an account in each month.
//!
//! The counts of a month take more than a kilobyte, and the posts that they follow from
//! often less than a hundred bytes. So an account keeps its posts, and the figures of a
//! month are computed when a report asks for them.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};

use super::{
    account::{Account, RuleCounts},
    calendar::Month,
    counts::Counts,
    dialogue::{Answer, Dialogue, Question},
    engagement::Reactions,
    entry::{Entry, Moment},
    habits::Habits,
    language_tag::LanguageTag,
    topics::{self, PostOnTopics},
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

/// What the figures of the months of an account follow from.
#[derive(Debug)]
pub(super) struct Months {
    entries: ByMonth<Entry>,
    reactions: ByMonth<Reactions>,
    answers: ByMonth<Answer>,
    /// The times of the replies to posts of a known time.
    known_replies: ByMonth<Moment>,
    questions: ByMonth<Question>,
    /// The findings of each rule, sorted by month and rule.
    findings: Vec<(Month, usize, RuleCounts)>,
    /// The posts about topics; `None` if the rulebook names no topics.
    topics: Option<ByMonth<PostOnTopics>>,
    /// Those that all posts show.
    habits: Habits,
    /// The languages in which the account says that it writes.
    promised: Vec<LanguageTag>,
}

/// The findings of each month and rule.
type Found = BTreeMap<(Option<Month>, usize), RuleCounts>;

impl Months {
    /// The months of an account. The entries must be sorted. `topics` is `None` if the rulebook
    /// names no topics; `promised` are the languages in which the account says that it writes.
    pub(super) fn new(
        (entries, mut reactions): (Vec<Entry>, Vec<Reactions>),
        dialogue: Dialogue,
        (findings, topics): (Found, Option<Vec<PostOnTopics>>),
        (habits, promised): (Habits, Vec<LanguageTag>),
        timezone: &TimeZone,
    ) -> Self {
        reactions.sort_unstable();
        let topics = topics.map(|mut posts| {
            posts.sort_unstable();
            ByMonth::new(posts, |post| post.time, timezone)
        });
        Self {
            entries: ByMonth::new(entries, |entry| entry.time, timezone),
            reactions: ByMonth::new(reactions, |post| post.time, timezone),
            answers: ByMonth::new(dialogue.answers, |answer| answer.time, timezone),
            known_replies: ByMonth::new(dialogue.known, |time| *time, timezone),
            questions: ByMonth::new(dialogue.questions, |one| one.time, timezone),
            findings: in_order(findings),
            topics,
            habits,
            promised,
        }
    }

    /// The first and the last month with posts; `None` if no time is known.
    fn ends(&self) -> Option<(Month, Month)> {
        let months = &self.entries.months;
        months.first().zip(months.last()).map(|((first, _), (last, _))| (*first, *last))
    }

    /// The counts of a month.
    fn counts(&self, month: Month) -> MonthCounts {
        let posts = self.entries.of(month);
        let mut counts = Counts::of(posts, &self.habits);
        if !posts.is_empty() {
            counts.set_languages(&self.promised);
        }
        counts.add_reactions(self.reactions.of(month));
        let answers = self.answers.of(month).iter().map(|answer| answer.seconds);
        let known_replies = self.known_replies.of(month).len() as u64;
        let questions = self.questions.of(month).iter().copied();
        counts.add_dialogue((answers, known_replies), questions);
        let rules: BTreeMap<_, _> = of_month(&self.findings, month).collect();
        counts.findings = rules.values().map(|found| found.findings()).sum();
        let Some(topics) = &self.topics else {
            return MonthCounts { counts, rules, topics: BTreeMap::new() };
        };
        let on_topics = topics.of(month);
        counts.set_topics(topics::count(on_topics, None));
        MonthCounts { counts, rules, topics: topics::count_each(on_topics) }
    }
}

/// What happened to an account, in the order of time and divided by month. What has no
/// known time is left out.
#[derive(Debug)]
struct ByMonth<T> {
    all: Vec<T>,
    /// Each month in which something happened, and the index of the first of it in `all`.
    months: Vec<(Month, usize)>,
}

impl<T> ByMonth<T> {
    /// Divides what is sorted by time.
    fn new(mut all: Vec<T>, time: impl Fn(&T) -> Moment, timezone: &TimeZone) -> Self {
        // An unknown time is later than all others.
        all.truncate(all.partition_point(|one| time(one).time().is_some()));
        all.shrink_to_fit();
        let mut months: Vec<(Month, usize)> = Vec::new();
        for (index, one) in all.iter().enumerate() {
            let Some(month) = time(one).month(timezone) else { continue };
            if months.last().is_none_or(|(last, _)| *last < month) {
                months.push((month, index));
            }
        }
        months.shrink_to_fit();
        Self { all, months }
    }

    /// What happened in a month.
    fn of(&self, month: Month) -> &[T] {
        let Ok(at) = self.months.binary_search_by_key(&month, |(month, _)| *month) else {
            return &[];
        };
        let end = self.months.get(at + 1).map_or(self.all.len(), |(_, next)| *next);
        &self.all[self.months[at].1..end]
    }
}

/// The findings in the order of the months. Those in posts without a time are left out.
fn in_order(found: Found) -> Vec<(Month, usize, RuleCounts)> {
    let timed = found.into_iter();
    let mut timed: Vec<_> =
        timed.filter_map(|((month, rule), count)| Some((month?, rule, count))).collect();
    timed.shrink_to_fit();
    timed
}

/// The findings of a month.
fn of_month(
    findings: &[(Month, usize, RuleCounts)],
    month: Month,
) -> impl Iterator<Item = (usize, RuleCounts)> {
    let first = findings.partition_point(|(other, _, _)| *other < month);
    let of_month = findings[first..].iter().take_while(move |(other, _, _)| *other == month);
    of_month.map(|(_, rule, count)| (*rule, *count))
}

impl Account {
    /// The months from the first to the last one with posts, in order. Empty if all times
    /// are unknown.
    pub fn month_names(&self) -> impl Iterator<Item = Month> {
        self.months.ends().into_iter().flat_map(|(first, last)| first.to(last))
    }

    /// The counts of each month from the first to the last one with posts. They are
    /// computed one after another, because all of them together may take much memory.
    pub fn months(&self) -> impl Iterator<Item = (Month, MonthCounts)> {
        self.month_names().map(|month| (month, self.months.counts(month)))
    }

    /// The counts of the last months up to the last one with posts: at most this number.
    pub fn last_months(&self, most: usize) -> Vec<(Month, MonthCounts)> {
        let skipped = self.month_names().count().saturating_sub(most);
        let last = self.month_names().skip(skipped);
        last.map(|month| (month, self.months.counts(month))).collect()
    }

    /// The times of its posts, in order. Posts without a time are left out.
    pub fn times(&self) -> impl Iterator<Item = (Timestamp, bool)> {
        let entries = self.months.entries.all.iter();
        entries.filter_map(|entry| Some((entry.time.time()?, !entry.is_only_day())))
    }

    /// The number of posts in each month with posts, in order.
    pub fn posts_by_month(&self) -> impl Iterator<Item = (Month, u64)> {
        let entries = &self.months.entries;
        entries.months.iter().map(|(month, _)| (*month, entries.of(*month).len() as u64))
    }

    /// The findings of each month and rule, in order. A rule is given by its index in the
    /// rulebook.
    pub fn findings_by_month(&self) -> impl Iterator<Item = (Month, usize, RuleCounts)> {
        self.months.findings.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beginning of a day in 1970, and what happened then.
    type Event = (Moment, char);

    #[track_caller]
    fn check(events: &[(u32, char)], number: u32, expected: &str) {
        let day = |(day, event): &(u32, char)| (Moment::numbered(86_400 * day), *event);
        let mut events: Vec<Event> = events.iter().map(day).collect();
        events.push((Moment::of(None), '?'));
        let by_month = ByMonth::new(events, |(time, _)| *time, &TimeZone::UTC);
        let month = Month::of_number(number).expect("there is such a month");
        let found: String = by_month.of(month).iter().map(|(_, event)| *event).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_month_has_what_happened_in_it() {
        let events = [(0, 'a'), (30, 'b'), (31, 'c'), (90, 'd')];
        for (month, expected) in
            [(197_001, "ab"), (197_002, "c"), (197_003, ""), (197_004, "d"), (197_005, "")]
        {
            check(&events, month, expected);
        }
        check(&[], 197_001, "");
    }

    #[test]
    fn an_account_keeps_no_counts_of_its_months() {
        // The counts of all its posts are as large as those of a month.
        assert!(size_of::<Account>() < 2 * size_of::<MonthCounts>());
    }
}
