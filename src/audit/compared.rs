//! Months of an audit by themselves, such as the two halves of its period.
//!
//! The fewer posts some months have, the fewer texts come back in them. So which texts come back
//! is decided over all posts: months are not better than others because they have fewer posts.

use jiff::tz::TimeZone;

use super::{
    Audit, Plan,
    calendar::Month,
    collected::Collected,
    entry::{Entry, Moment},
    habits::Repeats,
};
impl Audit {
    /// The same audit with only the posts in some months and the findings in these
    /// posts. Clients, evidence, answers, questions, hashtags and windows are left out. The audit
    /// must be settled.
    #[must_use]
    pub fn in_months(&self, is_in: impl Fn(Month) -> bool, plan: &Plan<'_>) -> Self {
        let timezone = &plan.rulebook.timezone;
        let accounts = self
            .accounts
            .iter()
            .filter_map(|(key, account)| Some((key.clone(), account.in_months(&is_in, timezone)?)));
        Self { accounts: accounts.collect(), ..Self::default() }
    }
}

impl Collected {
    /// The same account with only its posts and findings in some months; `None` if it
    /// has no posts in these months. Which texts come back is still known from all its
    /// posts. Everything else is left out, because it is not kept by month, or only for the
    /// latest posts.
    fn in_months(&self, is_in: &impl Fn(Month) -> bool, timezone: &TimeZone) -> Option<Self> {
        let is_in_months = |time: Moment| time.month(timezone).is_some_and(is_in);
        let is_entry_in = |entry: &&Entry| is_in_months(entry.time);
        let findings = self.findings.iter().filter(|((month, _), _)| month.is_some_and(is_in));
        let reactions = self.reactions.iter().filter(|post| is_in_months(post.time));
        let topics = self.topics.iter().filter(|post| is_in_months(post.time));
        let some = Self {
            handle: self.handle.clone(),
            entries: self.entries.iter().filter(is_entry_in).copied().collect(),
            threads: self.threads.clone(),
            in_files: self.in_files.ending(is_in_months),
            findings: findings.map(|(key, found)| (*key, *found)).collect(),
            writes_to: self.writes_to,
            reactions: reactions.copied().collect(),
            topics: topics.copied().collect(),
            repeats: Some(Repeats::of(&self.entries, &self.outside, timezone)),
            ..Self::default()
        };
        (0 < some.posts()).then_some(some)
    }
}
