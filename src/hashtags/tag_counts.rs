//! What is counted of one hashtag.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    account_set::AccountSet,
    together::{MOST_ACCOUNTS, Together},
};

/// What is counted of one hashtag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagCounts {
    /// The number of posts with the tag.
    pub posts: u64,
    /// The first and the last day on which it was used; empty if the times of all its posts
    /// are unknown.
    pub days: Days,
    /// The accounts that use it.
    pub accounts: AccountSet,
    /// Each spelling, with its number of posts.
    pub(super) spellings: Vec<(Box<str>, u64)>,
    /// The other tags that are used in the same posts.
    pub(super) together: Together,
    /// The campaign that it belongs to; `None` if no list of campaigns names it.
    pub campaign: Option<Box<Campaign>>,
}

/// The first and the last day, in UTC, so that files from several time zones can be
/// added. `None` if no time is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days(pub Option<(Date, Date)>);

/// Who answers for the hashtag of a campaign, and until when.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Campaign {
    /// The last day of the campaign.
    pub ends: Date,
    /// Who answers for it, in the words of the list.
    pub owner: String,
    /// The spelling of the tag in the list of campaigns. It is shown as long as nobody
    /// uses the tag.
    pub spelling: String,
}

impl Days {
    /// The day of a time.
    pub fn of(time: Timestamp) -> Self {
        let day = time.to_zoned(TimeZone::UTC).date();
        Self(Some((day, day)))
    }

    /// Extends the days so that they also include the days of `other`.
    pub fn merge(&mut self, other: Self) {
        self.0 = match (self.0, other.0) {
            (Some((first, last)), Some((begin, end))) => Some((first.min(begin), last.max(end))),
            (own, other) => own.or(other),
        };
    }
}

impl TagCounts {
    /// Adds the numbers of the same tag from another count.
    pub(super) fn merge(&mut self, other: Self) {
        let Self { posts, days, accounts, spellings, together, campaign } = other;
        self.posts = self.posts.saturating_add(posts);
        self.days.merge(days);
        self.accounts.merge(accounts);
        for (spelling, posts) in spellings {
            self.add_spelling(&spelling, posts);
        }
        self.together.merge(together);
        // If two lists disagree, the campaign that ends last counts.
        self.campaign = self.campaign.take().max(campaign);
        self.settle();
    }

    /// Counts `posts` more posts that have the tag in the spelling `written`.
    pub(super) fn add_spelling(&mut self, written: &str, posts: u64) {
        match self.spellings.iter_mut().find(|(spelling, _)| **spelling == *written) {
            Some((_, count)) => *count = count.saturating_add(posts),
            None => self.spellings.push((written.into(), posts)),
        }
    }

    /// If many accounts use the tag, drops the tags that are used together with it.
    pub(super) fn settle(&mut self) {
        let many = self.accounts.hashes().is_none_or(|known| MOST_ACCOUNTS < known.len() as u64);
        if many {
            self.together.forget();
        }
    }

    /// The tags that are used together with it, in the form in which files contain
    /// them; empty if many accounts use the tag.
    pub(super) fn together_text(&self) -> String {
        let many = self.accounts.hashes().is_none_or(|known| MOST_ACCOUNTS < known.len() as u64);
        if many { String::new() } else { self.together.text() }
    }

    /// The spellings with their numbers of posts, the most frequent first. Of two that are
    /// equally frequent, the one with the earlier capital comes first, as `KlimaKrise`
    /// before `Klimakrise`, because its words are easier to read.
    pub(super) fn spellings(&self) -> Vec<(&str, u64)> {
        let mut spellings: Vec<_> =
            self.spellings.iter().map(|(written, posts)| (&**written, *posts)).collect();
        spellings.sort_by_key(|(written, posts)| (std::cmp::Reverse(*posts), *written));
        spellings
    }

    /// The spelling in the most posts; the spelling of the campaign if there are no
    /// posts.
    pub fn spelling(&self) -> &str {
        let of_campaign = || self.campaign.as_ref().map(|campaign| campaign.spelling.as_str());
        let most = self.spellings().first().map(|(spelling, _)| *spelling);
        most.or_else(of_campaign).unwrap_or_default()
    }
}
