//! Which of an account's own posts are about the topics of the rulebook.
//!
//! A topic is a word list that `topics` of the rulebook names. The name of a hashtag is a word,
//! too. Of each own post with a word of one of them, the time and the topics are kept. Reports count these posts by month, and
//! limits count them by days.

use std::collections::BTreeMap;

use super::entry::Moment;
use crate::{
    check::Subject,
    rulebook::{MOST_TOPICS, Rulebook},
};

/// Topics of the rulebook, as a set of bits. The bit of a topic is its index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TopicSet(u64);

const _: () = assert!(MOST_TOPICS < u64::BITS as usize, "each topic has a bit");

impl TopicSet {
    /// The bits of the set.
    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    /// The set of these bits. `None` if the rulebook, which has `topics` topics, lacks one of them.
    pub(super) fn of_bits(bits: u64, topics: usize) -> Option<Self> {
        (bits >> topics == 0).then_some(Self(bits))
    }

    /// The topics of which a post has a word or hashtag.
    pub(super) fn of(subject: &Subject<'_, '_>, rulebook: &Rulebook) -> Self {
        let topics = rulebook.topics.iter().enumerate();
        let has_word = |list| subject.has_word_of(list) || subject.has_tag_of(list);
        let named = topics.filter(|(_, (_, list))| has_word(*list));
        Self(named.fold(0, |bits, (index, _)| bits | 1 << index))
    }

    /// Whether a topic is in the set; for `None`, whether any topic is.
    pub(super) const fn has(self, topic: Option<usize>) -> bool {
        match topic {
            Some(index) => self.0 >> index & 1 == 1,
            None => self.0 != 0,
        }
    }
}

/// An own post about some topics. Posts are ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PostOnTopics {
    pub(super) time: Moment,
    pub(super) topics: TopicSet,
}

/// Such a post as a row of numbers: its time and the bits of its topics.
pub(super) type TopicsRow = (u32, u64);

impl PostOnTopics {
    /// The post as a row of numbers.
    pub(super) const fn row(&self) -> TopicsRow {
        (self.time.number(), self.topics.0)
    }

    /// The post of a row of numbers. `None` if the rulebook, which has `topics` topics, lacks
    /// one of those of the row.
    pub(super) fn of_row((time, bits): TopicsRow, topics: usize) -> Option<Self> {
        let topics = TopicSet::of_bits(bits, topics).filter(|set| set.has(None))?;
        Some(Self { time: Moment::numbered(time), topics })
    }
}

/// How many posts are about a topic; for `None`, how many are about any.
pub(super) fn count<'p>(
    posts: impl IntoIterator<Item = &'p PostOnTopics>,
    topic: Option<usize>,
) -> u64 {
    posts.into_iter().map(|post| u64::from(post.topics.has(topic))).sum()
}

/// How many posts are about each topic. Topics that no post is about are left out.
pub(super) fn count_each(posts: &[PostOnTopics]) -> BTreeMap<usize, u64> {
    let mut counts = BTreeMap::new();
    for topic in (0..MOST_TOPICS).filter(|_| !posts.is_empty()) {
        let posts = count(posts, Some(topic));
        if 0 < posts {
            counts.insert(topic, posts);
        }
    }
    counts
}
