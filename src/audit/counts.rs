//! What is counted over the posts of an account or of one of its months, and the
//! figures that follow.

use std::{
    collections::BTreeMap,
    ops::{AddAssign, SubAssign},
};

use super::{
    dialogue::Question,
    engagement::{Engagement, Reactions},
    entry::{Entry, EntryMarks},
    habits::Habits,
    language_tag::LanguageTag,
};
use crate::{
    check::AskedFact,
    metric::{Metric, Unit},
    post::{Fact, Kind},
};

/// How many things count for a metric: posts, questions or uses of hashtags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many of these things count.
    pub count: u64,
    /// The number of things of which the data say whether they count. A share is
    /// `count` divided by this number.
    pub of: u64,
    /// The number of things of which the data do not say whether they count.
    pub unknown: u64,
}

impl Share {
    fn add(&mut self, fact: Fact<bool>) {
        match fact {
            Fact::Known(fact) => {
                self.of += 1;
                self.count += u64::from(fact);
            }
            Fact::Unknown => self.unknown += 1,
        }
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.of += other.of;
        self.unknown += other.unknown;
    }
}

impl SubAssign for Share {
    fn sub_assign(&mut self, other: Self) {
        self.count -= other.count;
        self.of -= other.of;
        self.unknown -= other.unknown;
    }
}

/// What is counted over some posts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The number of all posts.
    pub posts: u64,
    /// The number of posts of each kind, in the order of [`Kind::ALL`]. A reply to a
    /// post of the same account counts as part of a thread.
    pub kinds: [u64; Kind::ALL.len()],
    /// The number of posts without a known time.
    pub untimed: u64,
    /// The number of posts with findings.
    pub with_findings: u64,
    /// The number of findings in all posts.
    pub findings: u64,
    /// The number of posts that are for all followers.
    pub broadcasts: u64,
    /// The number of hashtags in the posts that are for all followers.
    pub hashtags: u64,
    /// The squares of the numbers of hashtags of these posts, added up.
    pub(super) squared_hashtags: u64,
    /// The number of posts in each language, without reposts.
    pub languages: BTreeMap<LanguageTag, u64>,
    /// How many of the account's own posts have each readability index.
    lix: BTreeMap<u8, u64>,
    /// How long each answer took, in seconds.
    waits: Vec<u32>,
    /// The number of replies to posts of a known time: these answers, and further replies to the
    /// same posts.
    known_replies: u64,
    /// How many of the questions other accounts were asked, too: added to those of these accounts,
    /// they do not count again.
    again: Share,
    /// How people reacted to the posts that are for all followers.
    engagement: Engagement,
    /// Of how many posts the file says with which program they were written, as far as a rule
    /// asks for it.
    programs: Share,
    /// For each metric, in the order of [`Metric::ALL`], how many posts, questions or
    /// uses of hashtags count for it. All numbers are 0 if the metric is not a share.
    shares: [Share; Metric::ALL.len()],
}

impl Counts {
    /// Counts some posts of an account that has these habits. Findings, answers,
    /// questions and uses of hashtags are not counted here, but added later.
    pub(super) fn of(entries: &[Entry], habits: &Habits) -> Self {
        let mut counts = Self::default();
        for entry in entries {
            counts.add(entry, habits);
        }
        counts
    }

    /// Adds answers and questions: how many seconds each answer took, how many replies are to posts
    /// of a known time, and whether each question has no answer.
    pub(super) fn add_dialogue(
        &mut self,
        (waits, known_replies): (impl Iterator<Item = u32>, u64),
        questions: impl Iterator<Item = Question>,
    ) {
        self.waits.extend(waits);
        self.known_replies += known_replies;
        for question in questions {
            self.shares[Metric::Unanswered as usize].add(question.is_unanswered);
            if question.is_again {
                self.again.add(question.is_unanswered);
            }
        }
    }

    /// Adds how people reacted to some of the posts for all followers.
    pub(super) fn add_reactions<'r>(&mut self, posts: impl IntoIterator<Item = &'r Reactions>) {
        posts.into_iter().for_each(|post| self.engagement.add(post));
    }

    /// Sets how many posts are in the language that is used least, of those in which the
    /// account says that it writes. Unknown if posts whose language is unknown may be in a
    /// language that the program does not recognise.
    pub(super) fn set_languages(&mut self, promised: &[LanguageTag]) {
        let posts = |tag: &LanguageTag| self.languages.get(tag).copied().unwrap_or(0);
        let Some(least) = promised.iter().min_by_key(|tag| (posts(tag), **tag)) else { return };
        let unknown = posts(&LanguageTag::default());
        let known = self.languages.values().sum::<u64>() - unknown;
        let is_unknown = least.language().is_none() && 0 < unknown;
        self.shares[Metric::BioLanguages as usize] = if is_unknown {
            Share { count: 0, of: 0, unknown: known + unknown }
        } else {
            Share { count: posts(least), of: known, unknown }
        };
    }

    /// Sets how many of the uses of hashtags are uses of a tag that nobody else uses.
    pub(super) fn set_own_tags(&mut self, share: Share) {
        self.shares[Metric::OwnTags as usize] = share;
    }

    /// Sets how many of the account's own posts are about a topic. All these posts must have
    /// been counted.
    pub(super) fn set_topics(&mut self, posts: u64) {
        self.shares[Metric::Topics as usize] = Share { count: posts, of: self.own(), unknown: 0 };
    }

    fn add(&mut self, entry: &Entry, habits: &Habits) {
        self.posts += 1;
        self.kinds[entry.kind as usize] += 1;
        self.untimed += u64::from(entry.time.time().is_none());
        self.with_findings += u64::from(entry.marks.has(EntryMarks::FOUND));
        for ((_, metric), share) in Metric::ALL.iter().zip(&mut self.shares) {
            if let Some(fact) = entry.counts_for(*metric, habits) {
                share.add(fact);
            }
        }
        if entry.kind != Kind::Repost {
            *self.languages.entry(entry.language).or_default() += 1;
        }
        if entry.is_own() && entry.lix != 0 {
            *self.lix.entry(entry.lix).or_default() += 1;
        }
        if let Some(is_machine) = entry.marks.machine() {
            self.programs.add(is_machine);
        }
        if entry.is_broadcast() {
            self.broadcasts += 1;
            self.hashtags += u64::from(entry.hashtags());
            self.squared_hashtags += u64::from(entry.hashtags()).pow(2);
        }
    }

    /// How many posts, questions or uses of hashtags count for a metric that is a
    /// share; `None` for other metrics.
    pub fn share(&self, metric: Metric) -> Option<Share> {
        let share = || match metric {
            Metric::Engagement => self.engagement.share(self.broadcasts),
            _ => self.shares[metric as usize],
        };
        (metric.unit() == Unit::Share).then(share)
    }

    /// Of how many posts a fact is known, and of how many it is not.
    pub fn stated(&self, fact: AskedFact) -> Share {
        match fact {
            AskedFact::Media => self.shares[Metric::Media as usize],
            AskedFact::AltTexts => self.shares[Metric::Alt as usize],
            AskedFact::Links => self.shares[Metric::Links as usize],
            AskedFact::Programs => self.programs,
        }
    }

    /// The number of originals, quotes and replies: all posts except reposts and later
    /// entries of threads.
    pub fn own(&self) -> u64 {
        let replies = self.shares[Metric::Replies as usize];
        replies.of + replies.unknown
    }

    /// How many posts, answers, questions or uses of hashtags a figure is computed
    /// from.
    pub fn measured(&self, metric: Metric) -> u64 {
        match metric {
            Metric::ReplyHours | Metric::SlowReplyHours => {
                u64::try_from(self.waits.len()).unwrap_or(u64::MAX)
            }
            Metric::Hashtags => self.broadcasts,
            Metric::Streak => self.own(),
            Metric::Engagement => self.engagement.complete(),
            Metric::Lix => self.lix.values().sum(),
            _ => match self.engagement.stated(metric) {
                Some(stated) => stated,
                None => self.share(metric).map_or(self.posts, |share| share.of),
            },
        }
    }

    /// Why a figure has no value: `true` if the value is unknown, `false` if there is
    /// nothing to measure.
    pub fn is_unknown(&self, metric: Metric) -> bool {
        let share = |metric| self.share(metric).unwrap_or_default();
        match metric {
            // Files that contain no question seldom contain the posts of other people
            // at all.
            Metric::Unanswered => true,
            Metric::ReplyHours | Metric::SlowReplyHours => {
                0 < share(Metric::Replies).count + share(Metric::Replies).unknown
            }
            _ => match self.engagement.stated(metric) {
                Some(stated) => stated < self.broadcasts,
                None => 0 < share(metric).unknown,
            },
        }
    }

    /// Whether people are shown the figure of a metric: of one that is rare only if there
    /// is anything to show.
    pub fn shows(&self, metric: Metric) -> bool {
        let is_something = match metric {
            Metric::EmergencyInvites => self.value(metric).is_some_and(|value| 0.0 < value),
            Metric::OffHours | Metric::BioLanguages | Metric::Topics => {
                self.share(metric).is_some_and(|share| share != Share::default())
            }
            _ => self.value(metric).is_some(),
        };
        !metric.is_rare() || is_something
    }

    /// Of how many posts, questions, replies or uses of hashtags a figure is known, and of how many
    /// it is unknown.
    pub fn known_and_unknown(&self, metric: Metric) -> [u64; 2] {
        if percent_of_waits(metric).is_some() {
            let replies = self.kinds[Kind::Reply as usize];
            return [self.known_replies, replies.saturating_sub(self.known_replies)];
        }
        let share = self.share(metric).unwrap_or_default();
        [share.of, share.unknown]
    }

    /// The least and the most that a percentile of the hours of answers can be, if the replies of
    /// which nobody knows it took no time at all, or all the time in the world; `None` for other
    /// metrics, and if there are no answers.
    pub(super) fn wait_range(&self, metric: Metric) -> Option<[f64; 2]> {
        let percent = percent_of_waits(metric)?;
        let [_, unknown] = self.known_and_unknown(metric);
        let others = usize::try_from(unknown).ok()?;
        let of = |other: f64| {
            let mut waits: Vec<f64> = self.waits.iter().copied().map(hours).collect();
            waits.extend(std::iter::repeat_n(other, others));
            nearest_rank(waits, percent)
        };
        of(0.0).zip(of(f64::INFINITY)).map(|(least, most)| [least, most])
    }

    /// The values of which a metric is the median or another percentile, waits in seconds.
    pub(super) fn values(&self, metric: Metric) -> Vec<u32> {
        match metric {
            Metric::ReplyHours | Metric::SlowReplyHours => self.waits.clone(),
            Metric::Lix => {
                let times = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
                let of = |(lix, count): (&u8, &u64)| vec![u32::from(*lix); times(*count)];
                self.lix.iter().flat_map(of).collect()
            }
            _ => self.engagement.counts_of(metric).unwrap_or_default().to_vec(),
        }
    }

    /// The value of a metric; `None` if it is unknown, or if there is nothing to
    /// measure. Also `None` for streaks and silences, which `streaks_and_silences.rs` computes.
    pub fn value(&self, metric: Metric) -> Option<f64> {
        let per = |count: u64, of: u64| (0 < of).then(|| ratio(count, of));
        match metric {
            Metric::Hashtags => per(self.hashtags, self.broadcasts),
            Metric::Findings => per(100 * self.findings, self.posts),
            Metric::Lix => median(&self.lix).map(f64::from),
            Metric::ReplyHours | Metric::SlowReplyHours => {
                let waits = self.waits.iter().copied().map(hours);
                nearest_rank(waits.collect(), percent_of_waits(metric)?)
            }
            Metric::Likes | Metric::RepostsReceived | Metric::RepliesReceived | Metric::Views => {
                self.engagement.median(metric).map(f64::from)
            }
            _ => self.share(metric).and_then(|share| per(share.count, share.of)),
        }
    }
}

impl AddAssign<&Self> for Counts {
    /// Adds the counts of another account.
    fn add_assign(&mut self, other: &Self) {
        for (own, more) in self.shares.iter_mut().zip(other.shares) {
            *own += more;
        }
        self.shares[Metric::Unanswered as usize] -= other.again;
        for (own, more) in self.kinds.iter_mut().zip(other.kinds) {
            *own += more;
        }
        self.posts += other.posts;
        self.untimed += other.untimed;
        self.with_findings += other.with_findings;
        self.findings += other.findings;
        self.broadcasts += other.broadcasts;
        self.hashtags += other.hashtags;
        self.squared_hashtags += other.squared_hashtags;
        self.waits.extend(&other.waits);
        self.known_replies += other.known_replies;
        self.engagement += &other.engagement;
        self.programs += other.programs;
        for (language, count) in &other.languages {
            *self.languages.entry(*language).or_default() += count;
        }
        for (lix, count) in &other.lix {
            *self.lix.entry(*lix).or_default() += count;
        }
    }
}

/// One count divided by another, which must not be zero.
#[expect(clippy::cast_precision_loss, reason = "no one has 2^53 posts")]
pub fn ratio(count: u64, of: u64) -> f64 {
    count as f64 / of as f64
}

/// Which percentile of the hours of answers a metric is; `None` for other metrics.
pub(super) const fn percent_of_waits(metric: Metric) -> Option<usize> {
    match metric {
        Metric::ReplyHours => Some(50),
        Metric::SlowReplyHours => Some(90),
        _ => None,
    }
}

fn hours(seconds: u32) -> f64 {
    f64::from(seconds) / 3600.0
}

/// A percentile by the nearest-rank method; `None` if there are no numbers.
fn nearest_rank(mut numbers: Vec<f64>, percent: usize) -> Option<f64> {
    numbers.sort_unstable_by(f64::total_cmp);
    let rank = (numbers.len() * percent).div_ceil(100);
    numbers.get(rank.checked_sub(1)?).copied()
}

/// The lower median of numbers, each with how often it occurs; `None` if there are
/// none.
fn median(numbers: &BTreeMap<u8, u64>) -> Option<u8> {
    let all: u64 = numbers.values().sum();
    let mut before = 0;
    for (number, count) in numbers {
        before += count;
        if all <= 2 * before {
            return Some(*number);
        }
    }
    None
}
