//! Accounts compared with the limits of rules.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{
    counts::{Counts, Share, ratio},
    dialogue::Dialogue,
    engagement::Reactions,
    entry::{Entry, Moment},
    evidence::{Evidence, EvidencePlaces, SHOWN, Side},
    gaps::Gap,
    habits::{Habits, Known, Repeats},
    language_tag::LanguageTag,
    late_answers::{Files, LatestAnswered},
    streaks_and_silences::{self, Stretch},
    topics::{self, PostOnTopics},
};
use crate::{
    check::{Bound, Limit},
    metric::Metric,
    post::Fact,
    rulebook::EffectiveRule,
    time::earlier,
};

/// A finding about an account: what its posts have in common is beyond the limit of a
/// rule.
#[derive(Clone, Debug)]
pub struct AccountFinding {
    /// The rule as it applies to the account.
    pub rule: Arc<EffectiveRule>,
    /// The figure that is beyond the limit, with its evidence.
    pub beyond: Beyond,
}

/// A figure beyond a limit, and the posts that are evidence of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Beyond {
    /// The limit.
    pub limit: Limit,
    /// The value of its metric.
    pub value: f64,
    /// How many posts, questions or uses of hashtags count for a metric that is a
    /// share; `None` for other metrics.
    pub share: Option<Share>,
    /// The number of posts, answers, questions or uses of hashtags that were measured.
    pub posts: u64,
    /// The time of the first post in the measured days; `None` if unknown.
    pub first: Option<Timestamp>,
    /// The time of the last post in the measured days; `None` if unknown.
    pub last: Option<Timestamp>,
    /// The streak or silence that is too long; `None` for other metrics.
    pub stretch: Option<Stretch>,
    /// The latest posts that are evidence of the finding.
    pub evidence: Vec<Evidence>,
    /// The words of the bio that promise what the limit asks for; `None` if the rule is not
    /// about the bio, or looks for no words in it.
    pub bio: Option<String>,
}

/// A limit that does not lead to a finding: the account is within it or has too few
/// posts to compare, or the figure is unknown.
#[derive(Clone, Debug)]
pub struct NotBeyond {
    /// The rule as it applies to the account.
    pub rule: Arc<EffectiveRule>,
    /// The limit that the rule sets.
    pub limit: Limit,
    /// How the account compares with the limit; never [`LimitOutcome::Beyond`].
    pub outcome: LimitOutcome,
}

/// An account compared with a limit.
#[derive(Clone, Debug, PartialEq)]
pub enum LimitOutcome {
    /// The account is beyond the limit.
    Beyond(Box<Beyond>),
    /// The account is within the limit. The number is its figure.
    Within(f64),
    /// The account has too few posts, answers, questions or uses of hashtags to
    /// compare. The number says how many it has.
    TooFew(u64),
    /// The figure is unknown, because the files do not state what it is computed from.
    Unknown,
}

/// The posts of an account in the order of time, with everything else from which its
/// figures are computed.
pub(super) struct Measured<'a> {
    pub(super) entries: &'a [Entry],
    /// The number of findings in all posts of the account.
    pub(super) findings: u64,
    pub(super) places: &'a EvidencePlaces,
    pub(super) answered: &'a LatestAnswered,
    pub(super) files: &'a Files,
    pub(super) dialogue: &'a Dialogue,
    /// How many of the account's uses of hashtags are uses of a tag that nobody else
    /// uses.
    pub(super) own_tags: Share,
    /// The texts that come back in its posts, in the audited period or not.
    pub(super) repeats: &'a Repeats,
    /// How people reacted to its posts.
    pub(super) reactions: &'a [Reactions],
    /// Its posts about topics.
    pub(super) topics: &'a [PostOnTopics],
    /// The languages in which its bio says that the account writes.
    pub(super) promised: &'a [LanguageTag],
    pub(super) known: Known,
    /// The gaps of the files.
    pub(super) gaps: &'a [Gap],
    /// The time of the last post before the audited period; `None` if there is none.
    pub(super) before: Option<Moment>,
    /// The number of posts that have no time and were left out of the audited period.
    pub(super) untimed: usize,
    /// The time up to which the files contain every post; `None` if that is unknown.
    pub(super) until: Option<Timestamp>,
    pub(super) timezone: &'a TimeZone,
}

impl Measured<'_> {
    /// What is beyond a limit; `None` if the account is within it, if there are too few
    /// posts, or if the figure is unknown.
    pub(super) fn beyond(&self, limit: &Limit) -> Option<Beyond> {
        match self.outcome(limit) {
            LimitOutcome::Beyond(beyond) => Some(*beyond),
            _ => None,
        }
    }

    /// How the account compares with a limit.
    pub(super) fn outcome(&self, limit: &Limit) -> LimitOutcome {
        let Some(since) = self.since(limit.over) else { return LimitOutcome::Unknown };
        let (timed, untimed) = self.by_time(limit.over);
        let before = timed.partition_point(|entry| entry.time < since);
        let entries = &timed[before..];
        let habits = self.habits(entries, limit);
        let Some(counts) = self.counts((limit, since), entries, &habits) else {
            return LimitOutcome::Unknown;
        };
        let stretch = self.stretch(limit.metric, before);
        let has_none = stretch == Fact::Known(None);
        let stretch = stretch.known().copied().flatten();
        let length = stretch.map(|stretch| ratio(stretch.length, 1));
        let share = counts.share(limit.metric);
        let posts = counts.measured(limit.metric);
        let value = match length.or_else(|| counts.value(limit.metric)) {
            Some(_) if posts < limit.least => return LimitOutcome::TooFew(posts),
            Some(value) if self.may_turn((limit, value), &counts, (untimed, &habits)) => {
                return LimitOutcome::Unknown;
            }
            Some(value) if limit.bound.allows(value) => return LimitOutcome::Within(value),
            Some(value) => value,
            // An account that answers or asks somebody in every post has a streak of 0
            // posts.
            None if has_none && limit.metric == Metric::Streak && limit.least.max(1) <= posts => {
                return LimitOutcome::Within(0.0);
            }
            None if has_none || share.is_some() && !counts.is_unknown(limit.metric) => {
                return LimitOutcome::TooFew(posts);
            }
            None if habits.are_too_few(limit.metric) => {
                return LimitOutcome::TooFew(counts.broadcasts);
            }
            None => return LimitOutcome::Unknown,
        };
        let time = |entry: Option<&Entry>| entry.and_then(|entry| entry.time.time());
        LimitOutcome::Beyond(Box::new(Beyond {
            limit: *limit,
            value,
            share,
            posts,
            first: time(entries.first()),
            last: time(entries.last()),
            stretch,
            evidence: self.evidence(limit, (entries, since), &habits),
            bio: None,
        }))
    }

    /// What is counted of the posts that a limit is about, which begin at `since`; `None` if it is
    /// counted over all posts only, and not over the last days, as findings and uses of hashtags
    /// are.
    fn counts(
        &self,
        (limit, since): (&Limit, Moment),
        entries: &[Entry],
        habits: &Habits,
    ) -> Option<Counts> {
        let mut counts = Counts::of(entries, habits);
        let is_in = |time: Moment| since <= time && (limit.over.is_none() || time.time().is_some());
        let waits = (self.dialogue.waits(is_in), self.dialogue.known_replies(is_in));
        counts.add_dialogue(waits, self.dialogue.questions(is_in));
        counts.add_reactions(self.reactions.iter().filter(|post| is_in(post.time)));
        counts.set_languages(self.promised);
        let on_topics = self.topics.iter().filter(|post| is_in(post.time));
        counts.set_topics(topics::count(on_topics, limit.topic));
        let are_all = entries.len() == self.entries.len();
        if are_all {
            counts.findings = self.findings;
            counts.set_own_tags(self.own_tags);
        }
        (are_all || !matches!(limit.metric, Metric::Findings | Metric::OwnTags)).then_some(counts)
    }

    /// The habits that some posts show. If those that show it are beyond the limit of posts of
    /// machines, it does not matter that nobody knows of the others.
    fn habits(&self, entries: &[Entry], limit: &Limit) -> Habits {
        let habits = Habits::of(self.repeats.clone(), entries, self.known, self.timezone);
        let is_machine = limit.metric == Metric::Machine && matches!(limit.bound, Bound::Max(_));
        let Some(at_least) = habits.at_least().filter(|_| is_machine) else { return habits };
        let value = Counts::of(entries, &at_least).value(limit.metric);
        if value.is_some_and(|value| !limit.bound.allows(value)) { at_least } else { habits }
    }

    /// The streak or silence that a metric is about, of the posts from number `first` on;
    /// unknown for other metrics.
    fn stretch(&self, metric: Metric, first: usize) -> Fact<Option<Stretch>> {
        match metric {
            _ if 0 < self.untimed => Fact::Unknown,
            Metric::Streak => streaks_and_silences::streak(&self.entries[first..], self.gaps),
            Metric::Silence => {
                let before = first.checked_sub(1).map(|last| self.entries[last].time);
                let ends = (before.or(self.before), self.until);
                let entries = &self.entries[first..];
                streaks_and_silences::silence(entries, self.gaps, ends, self.timezone)
            }
            _ => Fact::Unknown,
        }
    }

    /// The beginning of the period that a limit is about: `days` times 24 hours before
    /// the last post; the earliest moment if `days` is `None`. The result is `None` if
    /// `days` is a number and no post has a known time. The entries must be sorted.
    fn since(&self, days: Option<u32>) -> Option<Moment> {
        let Some(number) = days else { return Some(Moment::FIRST) };
        let last = self.by_time(days).0.last()?.time.time()?;
        let length = SignedDuration::from_hours(24 * i64::from(number));
        Some(Moment::of_or_first(earlier(last, length)))
    }

    /// Of the languages that the bio promises, the one in which the fewest of these posts are; `None`
    /// if it promises none.
    fn least_used(&self, entries: &[Entry]) -> Option<LanguageTag> {
        let posts = |tag: LanguageTag| {
            entries
                .iter()
                .filter(|entry| entry.has_known_language() && entry.language == tag)
                .count()
        };
        self.promised.iter().copied().min_by_key(|tag| (posts(*tag), *tag))
    }

    /// The latest posts that are evidence of a finding.
    fn evidence(
        &self,
        limit: &Limit,
        (entries, since): (&[Entry], Moment),
        habits: &Habits,
    ) -> Vec<Evidence> {
        let side = Side::of(limit);
        if side.metric == Metric::Topics {
            return self.places.latest(side, since);
        }
        if let (Metric::ReplyHours | Metric::SlowReplyHours, Bound::Max(hours)) =
            (side.metric, limit.bound)
        {
            let late = self.dialogue.later_than(hours);
            let late = latest(late.filter(|answer| since <= answer.time)).into_iter();
            let places = &self.dialogue.places;
            let evidence = late.map(|answer| {
                self.answered.evidence((answer.time, answer.answered), places, self.files)
            });
            return evidence.collect();
        }
        if side.metric == Metric::Unanswered {
            let times = self.dialogue.question_times(side.counts);
            let times = latest(times.filter(|time| since <= *time)).into_iter();
            let evidence =
                times.map(|time| Evidence { time: time.time(), place: None, is_answer: false });
            return evidence.collect();
        }
        let least = self.least_used(entries);
        let is_on_side = |entry: &&Entry| match side.metric {
            Metric::BioLanguages => {
                entry.has_known_language() && (Some(entry.language) == least) == side.counts
            }
            _ => side.has(entry, habits),
        };
        let latest = entries.iter().rev().filter(is_on_side).take(SHOWN);
        let evidence = latest.map(|entry| Evidence {
            time: entry.time.time(),
            place: self.places.place(side, entry).cloned(),
            is_answer: false,
        });
        let mut evidence: Vec<Evidence> = evidence.collect();
        evidence.reverse();
        evidence
    }
}

/// The last of some posts, as many as are shown.
fn latest<T>(posts: impl DoubleEndedIterator<Item = T>) -> Vec<T> {
    let mut latest: Vec<T> = posts.rev().take(SHOWN).collect();
    latest.reverse();
    latest
}
