//! Which hashtags are used in the same posts as a hashtag.
//!
//! If hardly anybody uses a hashtag, better ones are suggested from those that are
//! used in the same posts. To save memory, they are not kept for a tag that many
//! accounts use, or that is used together with many others.

/// If more accounts than this use a tag, the tags used together with it are not kept.
pub(super) const MOST_ACCOUNTS: u64 = 16;

/// If a tag is used together with more tags than this, none of these tags are kept.
const MOST_KEPT: usize = 32;

/// The most tags of a post that count as used together. A post with more is a list of
/// tags, and none of them count.
pub(super) const MOST_IN_POST: usize = 8;

/// What a file says in place of a list that was not kept.
const MANY: &str = "many";

/// The tags that are used together with a tag, and in how many posts; `None` if they
/// are not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Together(Option<Vec<(Box<str>, u64)>>);

impl Default for Together {
    fn default() -> Self {
        Self(Some(Vec::new()))
    }
}

impl Together {
    /// Counts `posts` more posts in which `tag` is used, too.
    pub(super) fn add(&mut self, tag: &str, posts: u64) {
        let Some(tags) = &mut self.0 else { return };
        if let Some((_, count)) = tags.iter_mut().find(|(other, _)| **other == *tag) {
            *count = count.saturating_add(posts);
        } else if tags.len() < MOST_KEPT {
            tags.push((tag.into(), posts));
        } else {
            self.0 = None;
        }
    }

    /// Adds what another count of the same hashtag says about tags that are used
    /// together with it.
    pub(super) fn merge(&mut self, other: Self) {
        match other.0 {
            None => self.0 = None,
            Some(tags) => tags.iter().for_each(|(tag, posts)| self.add(tag, *posts)),
        }
    }

    /// Drops the tags for good, because many accounts use this tag.
    pub(super) fn forget(&mut self) {
        self.0 = None;
    }

    /// The tags as text, the most frequent first: `dkpol:12 klima:3`.
    pub(super) fn text(&self) -> String {
        let Some(tags) = &self.0 else { return MANY.to_owned() };
        let mut tags: Vec<_> = tags.iter().collect();
        tags.sort_by_key(|(tag, posts)| (std::cmp::Reverse(*posts), tag));
        let tags: Vec<String> = tags.iter().map(|(tag, posts)| format!("{tag}:{posts}")).collect();
        tags.join(" ")
    }

    /// Reads a text that [`Self::text`] wrote; `None` if it is invalid.
    pub(super) fn parse(text: &str, is_tag: impl Fn(&str) -> bool) -> Option<Self> {
        if text == MANY {
            return Some(Self(None));
        }
        let mut tags: Vec<(Box<str>, u64)> = Vec::new();
        for (tag, posts) in counted(text)? {
            if !is_tag(tag) || tags.iter().any(|(known, _)| **known == *tag) {
                return None;
            }
            tags.push((tag.into(), posts));
        }
        (tags.len() <= MOST_KEPT).then_some(Self(Some(tags)))
    }
}

/// Reads names with numbers, such as `dkpol:12 klima:3`; `None` if one of them is
/// invalid.
pub(crate) fn counted(text: &str) -> Option<Vec<(&str, u64)>> {
    let pairs = text.split(' ').filter(|pair| !pair.is_empty());
    let pair = |pair: &'_ str| {
        let (name, count) = pair.rsplit_once(':')?;
        let count = count.parse().ok().filter(|count| 0 < *count)?;
        Some((name.len(), count))
    };
    pairs.map(|text| pair(text).map(|(end, count)| (&text[..end], count))).collect()
}
