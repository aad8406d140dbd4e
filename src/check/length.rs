//! How long a post is, and how it begins.

use super::{Hit, Limit, Subject, Weight, links};
use crate::{message::Message, platform::HandleSyntax, post::Kind, tokens};

/// A link needs some words of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnWords {
    /// The fewest.
    pub min: usize,
}

/// What goes beyond the platform's limit.
pub(super) fn hits(limit: &Limit, subject: &Subject<'_, '_>) -> Vec<Hit> {
    let most = limit.on(subject.post.platform);
    let text = subject.text();
    // No platform counts more signs than there are bytes, but for links.
    if !subject.post.verbatim || text.len() <= most && subject.tokens.links().next().is_none() {
        return Vec::new();
    }
    let free = answered(subject);
    let length = subject.length().saturating_sub(free);
    if length <= most {
        return Vec::new();
    }
    let start = tokens::overflow(text, subject.tokens, subject.post.platform, most + free);
    let label = Message::new("label-too-long").with("length", length).with("limit", most);
    vec![Hit::text(start..text.len(), label)]
}

/// How many signs name those whom a post answers: X puts their handles first,
/// and does not count them.
fn answered(subject: &Subject<'_, '_>) -> usize {
    let uncounted = !subject.post.platform.traits().counts_reply_handles;
    let answers = uncounted && subject.post.kind == Kind::Reply;
    let mut end = 0;
    for mention in subject.tokens.mentions().filter(|_| answers) {
        if mention.start != end {
            break;
        }
        let space = subject.text()[mention.end..].starts_with(' ');
        end = mention.end + usize::from(space);
    }
    end
}

/// Whether a text says that it goes on from another: `(2/3)`.
fn is_later_part(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let (part, of) =
            word.trim_matches(['(', ')', '[', ']']).split_once('/').unwrap_or_default();
        let number = |digits: &str| digits.parse::<u8>().ok();
        number(part).is_some_and(|part| 1 < part)
            && (of.is_empty() || number(of).is_some_and(|of| Some(of) >= number(part)))
    })
}

impl Subject<'_, '_> {
    /// The length of the text as its platform counts it.
    pub fn length(&self) -> usize {
        tokens::length(self.text(), self.tokens, self.post.platform)
    }
}

impl OwnWords {
    pub(super) fn hits(self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        let Some(link) = subject
            .tokens
            .links()
            .find(|link| subject.post.leads_to_page(subject.slice(link.range())))
        else {
            return Vec::new();
        };
        let text = subject.text();
        // A tag or a name in the sentence is a word of it.
        let (tags, handles) = (subject.tokens.hashtags(), subject.tokens.mentions());
        let words = subject.matches.words().len() + tags.count() + handles.count();
        // The name of a site tells where it leads: "Vote! valg.dk".
        let named = 0 < words && !links::has_path(subject.slice(link.range()));
        let later = subject.post.thread.as_ref().is_some_and(|thread| 1 < thread.part);
        if self.min <= words || named || later || is_later_part(text) {
            return Vec::new();
        }
        vec![Hit::text(link.range(), Message::new("label-own-words").with("words", words))]
    }
}

/// A post of one's own that begins with a mention, which few followers see.
pub(super) fn leading_mention(subject: &Subject<'_, '_>) -> Vec<Hit> {
    let own = matches!(subject.post.kind, Kind::Original | Kind::Quote);
    let traits = subject.post.platform.traits();
    let first = subject.tokens.mentions().next().filter(|mention| mention.start == 0);
    let end = match traits.handles {
        HandleSyntax::Name => first.map(|mention| mention.end),
        HandleSyntax::NameAtServer | HandleSyntax::Domain => handle(subject.text()),
    };
    let Some(end) = end.filter(|_| own) else { return Vec::new() };
    let found = Message::new("label-leading-mention").with("handle", subject.slice(0..end));
    // Where it is shown to everybody, it only looks like a reply.
    let weight = if traits.hides_leading_mention { Weight::Usual } else { Weight::Info };
    vec![Hit { weight, ..Hit::text(0..end, found) }]
}

/// Where the handle ends that a text begins with: `@a@b.social`, `@a.bsky.app`.
fn handle(text: &str) -> Option<usize> {
    let part = |sign: char| sign.is_ascii_alphanumeric() || "@._-".contains(sign);
    let handle = text.split(|sign| !part(sign)).next()?.trim_end_matches(['.', '-', '_', '@']);
    let named = handle.strip_prefix('@')?;
    named.starts_with(|sign: char| sign.is_ascii_alphanumeric()).then_some(handle.len())
}
