//! What is counted over the posts of an account or of one of its months, and the
//! figures that follow.

use std::{collections::BTreeMap, ops::AddAssign};

use super::{
    entry::{Entry, Marks},
    habits::Habits,
    language_tag::Tag,
};
use crate::{metric::Metric, post::Kind};

/// A part of some posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The posts of which it is true.
    pub count: u64,
    /// The posts of which it is known whether it is true.
    pub of: u64,
    /// The posts of which it is unknown.
    pub unknown: u64,
}

impl Share {
    fn add(&mut self, known: bool, fact: bool) {
        self.of += u64::from(known);
        self.count += u64::from(known && fact);
        self.unknown += u64::from(!known);
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.of += other.of;
        self.unknown += other.unknown;
    }
}

/// What is counted over some posts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All posts.
    pub posts: u64,
    /// The posts of each kind, in the order of [`Kind::ALL`]. A reply to a post of the
    /// same account is part of a thread.
    pub kinds: [u64; Kind::ALL.len()],
    /// The posts without a known time.
    pub untimed: u64,
    /// The posts with findings.
    pub with_findings: u64,
    /// The findings in all posts.
    pub findings: u64,
    /// The hashtags of the posts that are for all followers.
    pub hashtags: u64,
    /// How often each language occurs, except in reposts.
    pub languages: BTreeMap<Tag, u64>,
    /// How many posts have each readability index.
    lix: BTreeMap<u8, u64>,
    replies: Share,
    links: Share,
    media: Share,
    photos: Share,
    videos: Share,
    alt: Share,
    captions: Share,
    reposts: Share,
    machine: Share,
    repeated: Share,
    admonitions: Share,
}

impl Counts {
    /// The counts over some posts of an account with these habits. Findings are counted
    /// elsewhere.
    pub(super) fn of(entries: &[Entry], habits: &Habits) -> Self {
        let mut counts = Self::default();
        for entry in entries {
            counts.add(entry, habits);
        }
        counts
    }

    fn add(&mut self, entry: &Entry, habits: &Habits) {
        let has = |mark| entry.marks.has(mark);
        self.posts += 1;
        self.kinds[entry.kind as usize] += 1;
        self.untimed += u64::from(entry.time.time().is_none());
        self.with_findings += u64::from(has(Marks::FOUND));
        self.reposts.add(true, entry.kind == Kind::Repost);
        if entry.kind != Kind::Repost {
            *self.languages.entry(entry.language).or_default() += 1;
        }
        if entry.is_own() {
            self.replies.add(true, entry.kind == Kind::Reply);
            self.admonitions.add(has(Marks::ADMONITION_KNOWN), has(Marks::ADMONITION));
            if entry.lix != 0 {
                *self.lix.entry(entry.lix).or_default() += 1;
            }
        }
        if entry.is_broadcast() {
            self.add_broadcast(entry, habits);
        }
    }

    /// Adds a post that is for all followers.
    fn add_broadcast(&mut self, entry: &Entry, habits: &Habits) {
        let has = |mark| entry.marks.has(mark);
        let (photo, video) = (has(Marks::PHOTO), has(Marks::VIDEO));
        let known = has(Marks::MEDIA_KNOWN) || photo || video;
        let is_repeated = habits.repeat(entry);
        self.hashtags += u64::from(entry.hashtags);
        self.links.add(true, has(Marks::LINK));
        self.media.add(known, photo || video);
        self.photos.add(known, photo);
        self.videos.add(known, video);
        if photo {
            self.alt.add(has(Marks::ALT) || has(Marks::NO_ALT), has(Marks::ALT));
        } else if !known {
            self.alt.unknown += 1;
        }
        if video {
            self.captions
                .add(has(Marks::CAPTIONS) || has(Marks::NO_CAPTIONS), has(Marks::CAPTIONS));
        } else if !known {
            self.captions.unknown += 1;
        }
        self.repeated.add(true, is_repeated);
        let by_machine = has(Marks::MACHINE) || is_repeated || habits.is_clockwork(entry);
        self.machine.add(has(Marks::MACHINE_KNOWN), by_machine);
    }

    /// The part of posts that a metric is about; `None` if it is no part of posts.
    pub fn share(&self, metric: Metric) -> Option<Share> {
        Some(match metric {
            Metric::Replies => self.replies,
            Metric::Links => self.links,
            Metric::Media => self.media,
            Metric::Photos => self.photos,
            Metric::Videos => self.videos,
            Metric::Alt => self.alt,
            Metric::Captions => self.captions,
            Metric::Reposts => self.reposts,
            Metric::Machine => self.machine,
            Metric::Repeated => self.repeated,
            Metric::Admonitions => self.admonitions,
            Metric::Hashtags
            | Metric::Findings
            | Metric::Streak
            | Metric::Silence
            | Metric::Lix => return None,
        })
    }

    /// The value of a metric that is the quotient of two counts; `None` if it is
    /// unknown, or if there is nothing to measure.
    pub fn value(&self, metric: Metric) -> Option<f64> {
        let per = |count: u64, of: u64| (0 < of).then(|| ratio(count, of));
        match metric {
            Metric::Hashtags => per(self.hashtags, self.links.of),
            Metric::Findings => per(100 * self.findings, self.posts),
            Metric::Lix => median(&self.lix).map(f64::from),
            _ => self.share(metric).and_then(|share| per(share.count, share.of)),
        }
    }
}

impl AddAssign<&Self> for Counts {
    fn add_assign(&mut self, other: &Self) {
        let shares = [
            (&mut self.replies, other.replies),
            (&mut self.links, other.links),
            (&mut self.media, other.media),
            (&mut self.photos, other.photos),
            (&mut self.videos, other.videos),
            (&mut self.alt, other.alt),
            (&mut self.captions, other.captions),
            (&mut self.reposts, other.reposts),
            (&mut self.machine, other.machine),
            (&mut self.repeated, other.repeated),
            (&mut self.admonitions, other.admonitions),
        ];
        for (own, more) in shares {
            *own += more;
        }
        for (own, more) in self.kinds.iter_mut().zip(other.kinds) {
            *own += more;
        }
        self.posts += other.posts;
        self.untimed += other.untimed;
        self.with_findings += other.with_findings;
        self.findings += other.findings;
        self.hashtags += other.hashtags;
        for (language, count) in &other.languages {
            *self.languages.entry(*language).or_default() += count;
        }
        for (lix, count) in &other.lix {
            *self.lix.entry(*lix).or_default() += count;
        }
    }
}

/// One count divided by another.
#[expect(clippy::cast_precision_loss, reason = "no one has 2^53 posts")]
pub fn ratio(count: u64, of: u64) -> f64 {
    count as f64 / of as f64
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
