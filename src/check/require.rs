//! A phrase that promises something needs it.

use super::{Found, Hit, Phrase, Subject};
use crate::post::{Fact, Media};

/// A promise, and what keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Require {
    /// The phrase that promises.
    pub after: Phrase,
    /// One of these keeps the promise.
    pub one_of: Vec<Offer>,
}

/// Something a post may offer its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// A link that can be followed.
    Link,
    /// A picture or film.
    Media,
    /// A link in another part of the thread.
    ThreadLink,
    /// A picture or film in another part of the thread.
    ThreadMedia,
    /// A telephone number.
    Phone,
    /// A question to the reader.
    Question,
    /// Words that say one of these.
    Words(Phrase),
}

impl Require {
    pub(super) fn hits(&self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        let mut promises = self.after.matches(subject).peekable();
        if promises.peek().is_none() || self.one_of.iter().any(|offer| offer.is_in(subject)) {
            return Vec::new();
        }
        promises.map(|found| Hit::text(found.range(), Found::Promise)).collect()
    }
}

impl Offer {
    fn is_in(&self, subject: &Subject<'_, '_>) -> bool {
        let thread = subject.post.thread.as_ref();
        match self {
            Self::Link => subject.has_link(),
            Self::Media => subject.may_have_media(),
            Self::ThreadLink => thread.is_some_and(|thread| thread.has_link),
            Self::ThreadMedia => thread.is_some_and(|thread| thread.has_media),
            Self::Phone => super::personal::has_phone(subject.text()),
            Self::Question => subject.text().contains('?'),
            Self::Words(phrase) => phrase.matches(subject).next().is_some(),
        }
    }
}

impl Subject<'_, '_> {
    /// Whether the post has a link that a reader can follow: in its text or as
    /// a card, but for the platform's own address of its media or quoted post.
    pub fn has_link(&self) -> bool {
        let own = |shown: &str| {
            self.post.links.iter().any(|link| link.of_platform && link.shown == shown)
        };
        let in_text = self.tokens.links().any(|link| {
            let shown = self.slice(link.start..link.end);
            !own(shown) && !is_media_address(shown)
        });
        in_text || self.post.links.iter().any(|link| !link.of_platform && link.shown.is_empty())
    }

    /// Whether the post has a picture or film, or the file cannot tell.
    pub fn may_have_media(&self) -> bool {
        match &self.post.media {
            Fact::Known(media) => !Vec::<Media<'_>>::is_empty(media),
            Fact::Unknown => true,
        }
    }
}

/// Whether a link is the platform's address of a picture, as some exports
/// append it to the text.
fn is_media_address(link: &str) -> bool {
    ["pbs.twimg.com/", "pic.twitter.com/", "pic.x.com/"].iter().any(|host| link.contains(host))
}
