//! The figures of one account.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    counts::{Counts, ratio},
    in_windows::InWindow,
    limits::{AccountFinding, NotBeyond},
    months::Months,
    streaks_and_silences::Stretch,
};
use crate::{
    metric::Metric,
    personal_data::{self, secrets},
    platform::Platform,
    post::Fact,
    rulebook::Severity,
};

/// The figures of an account in the audited period.
#[derive(Debug)]
pub struct Account {
    /// Its handle; empty if the files do not say which account wrote the posts.
    pub handle: String,
    /// Its platform.
    pub platform: Platform,
    /// The time of its first post; `None` if all times are unknown.
    pub first: Option<Timestamp>,
    /// The time of its last post; `None` if all times are unknown.
    pub last: Option<Timestamp>,
    /// The counts over all posts.
    pub counts: Counts,
    /// What the counts of each month follow from (see [`Account::months`]).
    pub(super) months: Months,
    /// The findings of each rule, by the index of the rule in the rulebook.
    pub rules: BTreeMap<usize, RuleCounts>,
    /// The posts by client. The name of an unknown client is `None`.
    pub clients: BTreeMap<Option<String>, ClientCounts>,
    /// Its longest streak of posts that neither answer nor ask anybody; `None` if it has none.
    pub streak: Fact<Option<Stretch>>,
    /// The longest time without a post; `None` if fewer than two times are known.
    pub silence: Fact<Option<Stretch>>,
    /// The number of its posts that have no time, and were left out of an audited period with
    /// limits.
    pub untimed_outside: usize,
    /// The findings about the account: figures beyond the limits of its rules, in the
    /// order of the rulebook.
    pub beyond_limits: Vec<AccountFinding>,
    /// The limits of its rules that do not lead to a finding, in the same order.
    pub not_beyond: Vec<NotBeyond>,
    /// For each topic of the rulebook, in its order: how many of the account's own
    /// posts contain a word of the topic.
    pub topics: Vec<u64>,
    /// What it did while windows were open.
    pub windows: Vec<InWindow>,
}

impl Account {
    /// The value of a metric; `None` if it is unknown, or if there is nothing to
    /// measure.
    pub fn value(&self, metric: Metric) -> Option<f64> {
        let length = |stretch: Stretch| ratio(stretch.length, 1);
        match metric {
            Metric::Streak if self.counts.own() == 0 => None,
            // An account that answers or asks somebody in every post has a streak of 0.
            Metric::Streak => self.streak.known().map(|streak| streak.map_or(0.0, length)),
            Metric::Silence => self.longest_silence().map(length),
            _ => self.counts.value(metric),
        }
    }

    /// The longest silence, if it began before the first post: before the period in which it ended.
    pub fn silence_before(&self) -> Option<Stretch> {
        let silence = self.longest_silence()?;
        self.first.filter(|first| silence.from < *first).map(|_| silence)
    }

    /// The longest silence, if it goes on after the last post.
    pub fn silence_after(&self) -> Option<Stretch> {
        let silence = self.longest_silence()?;
        self.last.filter(|last| *last < silence.until).map(|_| silence)
    }

    /// The longest silence; `None` if it is unknown or there is none.
    fn longest_silence(&self) -> Option<Stretch> {
        self.silence.known().copied().flatten()
    }
}

/// The findings of a rule. An audit keeps them of each month in which the rule finds something,
/// which takes most of its memory, so that they are small numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleCounts {
    /// The number of posts with at least one of these findings.
    pub posts: u32,
    /// The findings that are errors.
    pub errors: u32,
    /// The findings that are warnings.
    pub warnings: u32,
    /// The findings that are only information.
    pub infos: u32,
}

impl RuleCounts {
    /// All findings.
    pub fn findings(self) -> u64 {
        [self.errors, self.warnings, self.infos].map(u64::from).iter().sum()
    }

    /// Adds the findings of other posts.
    pub fn add(&mut self, other: Self) {
        self.posts = self.posts.saturating_add(other.posts);
        self.errors = self.errors.saturating_add(other.errors);
        self.warnings = self.warnings.saturating_add(other.warnings);
        self.infos = self.infos.saturating_add(other.infos);
    }

    pub(super) fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}

/// How many posts were written with one client, and how many findings these posts have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClientCounts {
    /// The number of these posts.
    pub posts: u64,
    /// The number of findings in these posts.
    pub findings: u64,
}

/// The clients by their names, in which personal numbers are masked.
pub(super) fn masked_clients(
    clients: BTreeMap<Option<String>, ClientCounts>,
) -> BTreeMap<Option<String>, ClientCounts> {
    let mut masked: BTreeMap<Option<String>, ClientCounts> = BTreeMap::new();
    for (name, count) in clients {
        let name = name.map(|name| personal_data::masked(&name, &secrets(&name)));
        let own = masked.entry(name).or_default();
        own.posts += count.posts;
        own.findings += count.findings;
    }
    masked
}
