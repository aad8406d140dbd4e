//! What posts are and what they are about: how many there are of each kind, in each language,
//! and on each topic of the rulebook.

use std::collections::BTreeSet;

use super::{
    figure_table::{Cell, Column, Shows},
    figures::count,
};
use crate::{
    audit::{Account, Counts, LanguageTag, MonthCounts, Share, ratio},
    language::Language,
    message::Message,
    metric::Metric,
    post::Kind,
    rulebook::Rulebook,
};

/// Something that posts are or have: a kind, a language, or a topic by its index in the
/// rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Content {
    Kind(Kind),
    Language(LanguageTag),
    Topic(usize),
}

/// How many of some posts have a content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) count: u64,
    /// The number of all these posts: of all posts for a kind, of all but reposts for a
    /// language, of the account's own posts for a topic.
    pub(super) of: u64,
    /// Whether the files do not say how many they are.
    pub(super) is_unknown: bool,
}

impl Part {
    /// The part as a share; `None` if there are no posts, or if it is unknown.
    pub(super) fn share(self) -> Option<f64> {
        (0 < self.of && !self.is_unknown).then(|| ratio(self.count, self.of))
    }

    /// The part as counts of posts.
    pub(super) const fn of_posts(self) -> Share {
        Share { count: self.count, of: self.of, unknown: 0 }
    }

    /// The part in words; `None` if there are no posts, or if it is unknown.
    pub(super) fn in_words(self, language: Language) -> Option<String> {
        let message = Message::new("audit-of")
            .with("count", count(self.count, language))
            .with("all", count(self.of, language));
        (0 < self.of && !self.is_unknown).then(|| message.get(language))
    }

    pub(super) fn add(&mut self, other: Self) {
        self.count += other.count;
        self.of += other.of;
        self.is_unknown |= other.is_unknown;
    }
}

impl Content {
    /// All kinds, the languages of some accounts, and all topics of the rulebook.
    pub(super) fn all<'a>(
        accounts: impl IntoIterator<Item = &'a Account>,
        rulebook: &Rulebook,
    ) -> Vec<Self> {
        let accounts = accounts.into_iter();
        let languages = accounts.flat_map(|account| account.counts.languages.keys().copied());
        let languages: BTreeSet<LanguageTag> = languages.collect();
        // The unknown language sorts first, and is of least interest.
        let (unknown, known): (Vec<_>, Vec<_>) =
            languages.into_iter().partition(|tag| tag.is_unknown());
        let kinds = Kind::ALL.iter().map(|(_, kind)| Self::Kind(*kind));
        let languages = known.into_iter().chain(unknown).map(Self::Language);
        let topics = (0..rulebook.topics.len()).map(Self::Topic);
        kinds.chain(languages).chain(topics).collect()
    }

    /// Whether people need a row for it beside the metrics: the shares of replies and of
    /// reposts are metrics, and what no post has needs none, unless it is a topic.
    pub(super) fn has_own_row<'a>(self, accounts: impl IntoIterator<Item = &'a Account>) -> bool {
        match self {
            Self::Kind(Kind::Reply | Kind::Repost) => false,
            Self::Topic(_) => true,
            _ => accounts.into_iter().any(|account| 0 < self.of_account(account).count),
        }
    }

    /// Its name for programs, such as `topic-growth`.
    pub(super) fn id(self, rulebook: &Rulebook) -> String {
        match self {
            Self::Kind(kind) => format!("kind-{}", kind.name()),
            Self::Language(tag) if tag.is_unknown() => "language-unknown".to_owned(),
            Self::Language(tag) => format!("language-{tag}"),
            Self::Topic(index) => format!("topic-{}", rulebook.topics[index].0),
        }
    }

    /// Its name for people.
    pub(super) fn name(self, rulebook: &Rulebook) -> Message {
        match self {
            Self::Kind(Kind::Original) => Message::new("content-originals"),
            Self::Kind(Kind::Reply) => Message::new("content-replies"),
            Self::Kind(Kind::Quote) => Message::new("content-quotes"),
            Self::Kind(Kind::Repost) => Message::new("content-reposts"),
            Self::Kind(Kind::Thread) => Message::new("content-threads"),
            Self::Language(tag) if tag.is_unknown() => Message::new("content-language-unknown"),
            Self::Language(tag) => {
                Message::new("content-language").with("language", tag.to_string())
            }
            Self::Topic(index) => {
                Message::new("content-topic").with("topic", rulebook.topics[index].0.as_str())
            }
        }
    }

    /// How many posts of an account have it.
    pub(super) fn of_account(self, account: &Account) -> Part {
        self.of(&account.counts, |index| account.topics.get(index).copied())
    }

    /// How many posts of a month have it.
    pub(super) fn of_month(self, month: &MonthCounts) -> Part {
        self.of(&month.counts, |index| month.topics.get(&index).copied())
    }

    fn of(self, counts: &Counts, topic: impl Fn(usize) -> Option<u64>) -> Part {
        match self {
            Self::Kind(kind) => Part {
                count: counts.kinds[kind as usize],
                of: counts.posts,
                is_unknown: lacks_kinds(counts),
            },
            Self::Language(tag) => Part {
                count: counts.languages.get(&tag).copied().unwrap_or(0),
                of: counts.languages.values().sum(),
                is_unknown: false,
            },
            Self::Topic(index) => {
                Part { count: topic(index).unwrap_or(0), of: counts.own(), is_unknown: false }
            }
        }
    }

    /// A column for programs with the number of posts that have it.
    pub(super) fn column(self, rulebook: &Rulebook) -> Column {
        let heading = self.name(rulebook);
        Column { name: self.id(rulebook).into(), heading, shows: Shows::ToPrograms }
    }

    /// A cell of that column.
    pub(super) const fn cell(part: Part) -> Cell {
        Cell::Number(part.count)
    }
}

/// Whether the files do not say of most posts whether they are replies: those that look like
/// originals may be replies as well.
fn lacks_kinds(counts: &Counts) -> bool {
    counts.share(Metric::Replies).is_some_and(|share| share.of < share.unknown)
}
