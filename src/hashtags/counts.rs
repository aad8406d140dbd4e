//! Counts the hashtags of posts.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, hash_map::Entry},
    ops::ControlFlow,
};

use unicode_normalization::UnicodeNormalization;

use super::{
    AccountKey, AccountSet, Days, TagCounts, campaigns::Campaigns, folded_tag,
    together::MOST_IN_POST,
};
use crate::{
    personal_data::secrets,
    post::{Kind, Post},
    tokens::{Token, Tokens, tag_name},
};

/// The most spellings of hashtags that are counted. A million takes up to a gigabyte of
/// memory.
pub const MOST_SPELLINGS: usize = if cfg!(test) { 1_000 } else { 1_000_000 };

/// The most characters of a hashtag that is counted: nobody else will write a longer one.
const LONGEST: usize = 100;

/// A hashtag of a post: its folded form, and its first spelling in the post.
type Written = (Box<str>, String);

/// The hashtags of some posts, and how many posts and accounts there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HashtagCounts {
    /// The number of posts, with hashtags or without. Reposts do not count.
    pub posts: u64,
    /// The number of posts by accounts that are not known.
    pub anonymous: u64,
    /// The number of uses of hashtags that are not counted: very long ones, and those
    /// with a personal number.
    pub left_out: u64,
    /// The days from the first to the last post.
    pub days: Days,
    /// The accounts that wrote the posts.
    pub accounts: AccountSet,
    /// The number of posts on each platform, by its name.
    pub platforms: BTreeMap<String, u64>,
    /// What users wrote about this set of posts, such as where they come from.
    pub about: BTreeSet<String>,
    /// The mark of the key that accounts are hashed with (see [`AccountKey::mark`]); `None`
    /// for the key that everybody knows.
    pub key: Option<String>,
    /// Each tag, by the folded form that all its spellings share.
    pub(super) tags: HashMap<Box<str>, TagCounts>,
    /// The number of spellings of all tags.
    pub(super) spellings: usize,
}

impl HashtagCounts {
    /// Counts the hashtags of posts. `account` is the account of posts that do not name
    /// an account.
    pub fn of(posts: &[Post<'_>], account: &str, key: &AccountKey) -> Self {
        let mut counts = Self { key: key.mark().map(str::to_owned), ..Self::default() };
        let mut last: Option<(&str, u64)> = None;
        for post in posts.iter().filter(|post| Kind::of(post) != Kind::Repost) {
            let author = if post.account.is_empty() { account } else { post.account.as_str() };
            if last.is_none_or(|(handle, _)| handle != author) {
                last = (!author.is_empty()).then(|| (author, key.hash(author)));
            }
            counts.add(post, last.map(|(_, hash)| hash));
        }
        counts
    }

    /// Adds a post.
    fn add(&mut self, post: &Post<'_>, author: Option<u64>) {
        let days = post.about().map(Days::of).unwrap_or_default();
        self.posts += 1;
        self.days.merge(days);
        match author {
            Some(author) => self.accounts.insert(author),
            None => self.anonymous += 1,
        }
        match self.platforms.get_mut(post.platform.name()) {
            Some(posts) => *posts += 1,
            None => _ = self.platforms.insert(post.platform.name().to_owned(), 1),
        }
        let written = self.written_in(post);
        let together = is_together(written.len());
        for (tag, spelling) in &written {
            let counted = self.entry(tag, spelling);
            counted.posts += 1;
            counted.days.merge(days);
            if let Some(author) = author {
                counted.accounts.insert(author);
            }
            let others = written.iter().filter(|(other, _)| together && other != tag);
            others.for_each(|(other, _)| counted.together.add(other, 1));
            counted.settle();
        }
    }

    /// The hashtags of a post, each once, as pairs of its folded form and its first
    /// spelling in the post. Uses of hashtags that must not be counted are left out,
    /// and their number is added to `self.left_out`.
    fn written_in(&mut self, post: &Post<'_>) -> Vec<Written> {
        let text = post.own_text();
        if !text.contains(['#', '＃']) {
            return Vec::new();
        }
        let (tokens, mut seen, mut written) = (Tokens::of(text), HashSet::new(), Vec::new());
        for name in tokens.hashtags().map(|tag: &Token| tag_name(&text[tag.range()])) {
            let is_long = LONGEST < name.chars().count();
            if is_long || !secrets(name).is_empty() {
                self.left_out += 1;
                continue;
            }
            let folded = folded_tag(name);
            if !seen.contains(&*folded) {
                seen.insert(folded.clone().into_owned());
                let spelling = if name.is_ascii() { name.to_owned() } else { name.nfc().collect() };
                written.push((folded.into(), spelling));
            }
        }
        written
    }

    /// Adds a post to the number of posts that have the tag in this spelling. Returns
    /// what is counted of the tag, so that its other numbers can be changed. If the tag
    /// is new, all its numbers are zero before.
    fn entry(&mut self, tag: &str, spelling: &str) -> &mut TagCounts {
        let counted = self.tags.entry(tag.into()).or_default();
        let before = counted.spellings.len();
        counted.add_spelling(spelling, 1);
        self.spellings += counted.spellings.len() - before;
        counted
    }

    /// Adds another count.
    ///
    /// # Errors
    /// Breaks if there are more than [`MOST_SPELLINGS`]; the count is then incomplete.
    pub fn merge(&mut self, other: Self) -> ControlFlow<()> {
        self.posts = self.posts.saturating_add(other.posts);
        self.anonymous = self.anonymous.saturating_add(other.anonymous);
        self.left_out = self.left_out.saturating_add(other.left_out);
        self.days.merge(other.days);
        self.accounts.merge(other.accounts);
        for (platform, posts) in other.platforms {
            let own = self.platforms.entry(platform).or_default();
            *own = own.saturating_add(posts);
        }
        self.about.extend(other.about);
        self.key = self.key.take().or(other.key);
        let mut tags = other.tags.into_iter();
        tags.try_for_each(|(tag, counted)| self.insert(tag, counted))
    }

    /// Adds the count of one tag. Breaks if there are now more than [`MOST_SPELLINGS`].
    pub(super) fn insert(&mut self, tag: Box<str>, counted: TagCounts) -> ControlFlow<()> {
        match self.tags.entry(tag) {
            Entry::Vacant(entry) => {
                self.spellings += counted.spellings.len();
                entry.insert(counted);
            }
            Entry::Occupied(mut entry) => {
                let own = entry.get_mut();
                let before = own.spellings.len();
                own.merge(counted);
                self.spellings += own.spellings.len() - before;
            }
        }
        if MOST_SPELLINGS < self.spellings {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Adds campaigns, also those whose tags nobody has used yet.
    pub fn add_campaigns(&mut self, campaigns: Campaigns) {
        for (tag, campaign) in campaigns.0 {
            let counted = self.tags.entry(tag.into()).or_default();
            counted.campaign = counted.campaign.take().max(Some(Box::new(campaign)));
        }
    }

    /// The tags in folded form, each with its count. The tags that the most accounts
    /// use come first.
    pub fn tags(&self) -> Vec<(&str, &TagCounts)> {
        let mut tags: Vec<(&str, &TagCounts)> =
            self.tags.iter().map(|(tag, counted)| (&**tag, counted)).collect();
        tags.sort_by_cached_key(|(tag, counted)| {
            let (accounts, posts) = (counted.accounts.count(), counted.posts);
            (std::cmp::Reverse((accounts, posts)), *tag)
        });
        tags
    }
}

/// Whether it is kept which hashtags a post with this number of them has together.
fn is_together(tags: usize) -> bool {
    (2..=MOST_IN_POST).contains(&tags)
}
