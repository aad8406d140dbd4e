//! So many and no more.

use std::ops::Range;

use super::{Hit, Subject};
use crate::message::Message;
use crate::{post::Platform, tokens};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Countable {
    /// Hashtags.
    Hashtags,
    /// Emoji, as a reader counts them.
    Emoji,
    /// Links.
    Links,
    /// Mentions.
    Mentions,
}

impl Countable {
    /// Every countable with its name in rulebooks.
    pub const ALL: [(&'static str, Self); 4] = [
        ("hashtags", Self::Hashtags),
        ("emoji", Self::Emoji),
        ("links", Self::Links),
        ("mentions", Self::Mentions),
    ];
}

/// The most there may be, on each platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// On X.
    pub x: usize,
    /// On Mastodon.
    pub mastodon: usize,
    /// On Bluesky.
    pub bluesky: usize,
}

impl Limit {
    /// The same everywhere.
    pub const fn everywhere(most: usize) -> Self {
        Self { x: most, mastodon: most, bluesky: most }
    }

    /// The most on a platform.
    pub const fn on(&self, platform: Platform) -> usize {
        match platform {
            Platform::X => self.x,
            Platform::Mastodon => self.mastodon,
            Platform::Bluesky => self.bluesky,
        }
    }
}

/// From the first one too many to the last.
pub(super) fn hits(countable: Countable, limit: &Limit, subject: &Subject<'_, '_>) -> Vec<Hit> {
    let most = limit.on(subject.post.platform);
    let tokens = subject.tokens;
    let range = |token: &tokens::Token| token.start..token.end;
    match countable {
        Countable::Hashtags => too_many(tokens.hashtags().map(range), most),
        Countable::Links => too_many(tokens.links().map(range), most),
        Countable::Mentions => too_many(tokens.mentions().map(range), most),
        Countable::Emoji => too_many(tokens::emoji(subject.text()), most),
    }
}

fn too_many(mut found: impl Iterator<Item = Range<usize>>, most: usize) -> Vec<Hit> {
    let Some(first) = found.by_ref().nth(most) else { return Vec::new() };
    let (mut end, mut count) = (first.end, most + 1);
    for further in found {
        (end, count) = (further.end, count + 1);
    }
    let label = Message::new("label-too-many").with("count", count).with("limit", most);
    vec![Hit::text(first.start..end, label)]
}
