//! How many accounts use which hashtag.

use std::collections::HashMap;

use jiff::Timestamp;

/// The register of hashtags in use, made from any set of posts.
#[derive(Clone, Debug, Default)]
pub struct Hashtags {
    uses: HashMap<String, Use>,
}

/// How a hashtag is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// How many accounts use it.
    pub accounts: u32,
    /// When it was last seen, where the register says so.
    pub last_seen: Option<Timestamp>,
}

impl Hashtags {
    /// Adds a tag, without `#`.
    pub fn insert(&mut self, tag: &str, used: Use) {
        self.uses.insert(crate::matcher::folded(tag).into_owned(), used);
    }

    /// How a tag is used, without `#`, whatever its capitals.
    pub fn get(&self, tag: &str) -> Option<Use> {
        self.uses.get(&*crate::matcher::folded(tag)).copied()
    }
}
