//! Accounts compared with the limits of rules.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{
    counts::{Counts, Share, ratio},
    entry::Entry,
    habits::Habits,
    proofs::{Place, Proofs, SHOWN, side},
    runs::{self, Stretch},
};
use crate::{check::Limit, metric::Metric, post::Fact, rulebook::EffectiveRule, time::earlier};

/// A finding about an account: what its posts have in common is beyond the limit of a
/// rule.
#[derive(Clone, Debug)]
pub struct AccountFinding {
    /// The rule as it applies to the account.
    pub rule: Arc<EffectiveRule>,
    /// What was found.
    pub beyond: Beyond,
}

/// A figure beyond a limit, and the posts behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Beyond {
    /// The limit.
    pub limit: Limit,
    /// The value of its metric.
    pub value: f64,
    /// The part of posts that the value is, if it is one.
    pub share: Option<Share>,
    /// The posts that were measured.
    pub posts: u64,
    /// The times of the first and last of them.
    pub first: Option<Timestamp>,
    /// The time of the last of them.
    pub last: Option<Timestamp>,
    /// The streak or silence, if it is one.
    pub stretch: Option<Stretch>,
    /// The latest posts behind it.
    pub evidence: Vec<Evidence>,
}

/// A limit that an account is not beyond.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The rule as it applies to the account.
    pub rule: Arc<EffectiveRule>,
    /// Its limit.
    pub limit: Limit,
    /// Whether the account is within it, as far as that is known.
    pub outcome: Outcome,
}

/// An account compared with a limit.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is beyond the limit.
    Beyond(Box<Beyond>),
    /// It is within the limit, with this value.
    Within(f64),
    /// It has too few posts to say so: this many.
    TooFew(u64),
    /// The data do not contain the figure.
    Unknown,
}

/// A post behind a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// When it was published; `None` if unknown.
    pub time: Option<Timestamp>,
    /// Where it is; `None` if only its time was kept.
    pub place: Option<Place>,
}

/// The posts of an account, sorted, with all that limits are compared with.
pub(super) struct Measured<'a> {
    pub(super) entries: &'a [Entry],
    /// The findings of all posts.
    pub(super) findings: u64,
    pub(super) proofs: &'a Proofs,
    /// See [`Habits::replies_known`].
    pub(super) replies_known: bool,
    /// The time until which there are no further posts, if it is known.
    pub(super) until: Option<Timestamp>,
    pub(super) timezone: &'a TimeZone,
}

impl Measured<'_> {
    /// What is beyond a limit; `None` if the account is within it, if there are too few
    /// posts, or if the figure is unknown.
    pub(super) fn beyond(&self, limit: &Limit) -> Option<Beyond> {
        match self.outcome(limit) {
            Outcome::Beyond(beyond) => Some(*beyond),
            _ => None,
        }
    }

    /// How the account compares with a limit.
    pub(super) fn outcome(&self, limit: &Limit) -> Outcome {
        let Some(entries) = self.within(limit.over) else { return Outcome::Unknown };
        let habits = Habits::of(entries, self.replies_known, self.timezone);
        let mut counts = Counts::of(entries, &habits);
        if entries.len() == self.entries.len() {
            counts.findings = self.findings;
        } else if limit.metric == Metric::Findings {
            // Findings are counted by month, and not by post.
            return Outcome::Unknown;
        }
        let stretch = match limit.metric {
            Metric::Streak => runs::streak(entries, &habits),
            Metric::Silence => runs::silence(entries, self.until, self.timezone),
            _ => Fact::Unknown,
        };
        let has_none = stretch == Fact::Known(None);
        let stretch = stretch.known().copied().flatten();
        let length = stretch.map(|stretch| ratio(stretch.length, 1));
        let share = counts.share(limit.metric);
        let posts = share.map_or(counts.posts, |share| share.of);
        let value = match length.or_else(|| counts.value(limit.metric)) {
            Some(_) if posts < limit.least => return Outcome::TooFew(posts),
            Some(value) if limit.bound.allows(value) => return Outcome::Within(value),
            Some(value) => value,
            // Whoever always talks to somebody has a streak of no posts.
            None if has_none && limit.metric == Metric::Streak => return Outcome::Within(0.0),
            None if has_none || share.is_some_and(|share| share.unknown == 0) => {
                return Outcome::TooFew(posts);
            }
            None => return Outcome::Unknown,
        };
        let time = |entry: Option<&Entry>| entry.and_then(|entry| entry.time.time());
        Outcome::Beyond(Box::new(Beyond {
            limit: *limit,
            value,
            share,
            posts,
            first: time(entries.first()),
            last: time(entries.last()),
            stretch,
            evidence: self.evidence(limit, entries, &habits),
        }))
    }

    /// The posts of the last days; `None` if the time of a post is unknown, and so whether
    /// it is one of them.
    fn within(&self, days: Option<u32>) -> Option<&[Entry]> {
        let Some(days) = days else { return Some(self.entries) };
        let last = self.entries.last()?.time.time()?;
        let length = SignedDuration::from_hours(24 * i64::from(days));
        let since = earlier(last, length);
        let before = |entry: &Entry| entry.time.time().is_some_and(|time| time < since);
        Some(&self.entries[self.entries.partition_point(before)..])
    }

    /// The latest posts behind a finding.
    fn evidence(&self, limit: &Limit, entries: &[Entry], habits: &Habits) -> Vec<Evidence> {
        let (metric, is_side) = side(limit);
        let is_on_it = |entry: &&Entry| entry.says(metric, habits) == Some(Fact::Known(is_side));
        let latest = entries.iter().rev().filter(is_on_it).take(SHOWN);
        let evidence = latest.map(|entry| Evidence {
            time: entry.time.time(),
            place: self.proofs.place((metric, is_side), entry).cloned(),
        });
        let mut evidence: Vec<Evidence> = evidence.collect();
        evidence.reverse();
        evidence
    }
}
