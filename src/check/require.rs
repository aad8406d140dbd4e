//! A phrase that promises something needs it.

use super::{Hit, Phrase, Subject, phone};
use crate::{
    matcher::Match,
    message::Message,
    post::{Fact, Media},
    register::windows::Window,
};

/// A promise, and what keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Require {
    /// The phrase that promises; nothing where every post must keep it.
    pub after: Option<Phrase>,
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
    /// A mail address.
    Mail,
    /// A question to the reader.
    Question,
    /// A handle or page of who leads the window.
    Lead,
    /// Words that say it, and the id of the label where they are missing.
    Words(Phrase, &'static str),
}

/// The label on a promise that lacks its link.
const NO_LINK: &str = "label-no-link";

impl Require {
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        // What keeps the first promise keeps those after it.
        let promise = match &self.after {
            Some(after) => after.matches(subject).next().map(Match::range),
            None => Some(0..subject.text().trim_end().len()),
        };
        let Some(promise) = promise else { return Vec::new() };
        if self.one_of.iter().any(|offer| offer.is_in(subject, window)) {
            return Vec::new();
        }
        let label = self.one_of.first().map_or(NO_LINK, Offer::missing);
        vec![Hit::text(promise, Message::new(label))]
    }
}

impl Offer {
    /// The label on a post without it.
    fn missing(&self) -> &'static str {
        match self {
            Self::Link | Self::ThreadLink => NO_LINK,
            Self::Media | Self::ThreadMedia => "label-no-media",
            Self::Phone => "label-no-phone",
            Self::Mail => "label-no-mail",
            Self::Question => "label-no-question",
            Self::Lead => "label-no-lead",
            Self::Words(_, label) => label,
        }
    }

    fn is_in(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> bool {
        let thread = subject.post.thread.as_ref();
        match self {
            // The quoted post stands below, with the links it has.
            Self::Link => subject.has_link() || subject.post.quote_of.is_some(),
            Self::Media => subject.may_have_media(),
            Self::ThreadLink => thread.is_some_and(|thread| thread.has_link),
            Self::ThreadMedia => thread.is_some_and(|thread| thread.has_media),
            Self::Phone => phone::has_phone(subject.text()),
            Self::Mail => has_mail_address(subject.text()),
            Self::Question => subject.text().contains('?'),
            Self::Lead => window.is_some_and(|window| window.lead_in(subject)),
            Self::Words(phrase, _) => phrase.matches(subject).next().is_some(),
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

/// Whether a text has a mail address: `@` within a word, and a point after it.
fn has_mail_address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let written = text[..at].ends_with(|sign: char| sign.is_alphanumeric());
        let host =
            text[at + 1..].split(|sign: char| !sign.is_alphanumeric() && !"-.".contains(sign));
        let host = host.map(|host| host.trim_end_matches('.')).next().unwrap_or_default();
        written && host.contains('.')
    })
}

/// Whether a link is the platform's address of a picture, as some exports
/// append it to the text.
fn is_media_address(link: &str) -> bool {
    ["pbs.twimg.com/", "pic.twitter.com/", "pic.x.com/"].iter().any(|host| link.contains(host))
}
