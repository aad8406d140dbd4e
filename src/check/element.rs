//! Elements that a rule may require of a post, such as a link, a picture, a
//! telephone number or certain words.
//!
//! An element is recognised by a fact of the post, by the word list with the name of
//! the element, by a regular expression, or by the words of a rule. To add one, add a
//! line to [`ELEMENTS`] and its name to `docs/rules.md`. `lacking.rs` says what a post
//! lacks.

use super::{Matcher, Subject, lacking::nouns_of_words, phone_number, read_matcher::lexicon};
use crate::{
    matcher::Vocabulary,
    message::Message,
    platform::{OwnAddress, own_address},
    post::{Fact, Media},
    window::Window,
    yaml::{Node, Reader, Value, one_of},
};

/// Something that a rule may require of a post.
#[derive(Clone, Debug)]
pub(super) enum Element {
    /// A link that readers can follow.
    Link,
    /// A picture or video.
    Media,
    /// A link in another entry of the thread.
    ThreadLink,
    /// A picture or video in another entry of the thread.
    ThreadMedia,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Mail,
    /// A question mark, as for a question to the reader.
    Question,
    /// A handle or page of the lead of the window.
    Lead,
    /// Words that the program knows, with what they are called.
    Words(Matcher, Called),
    /// Words of a rule, with the messages that name them.
    OwnWords(Matcher, Vec<Message>),
}

/// How an element is called in findings, as the ids of messages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Called {
    /// The label for a post that lacks the element.
    pub(super) label: &'static str,
    /// The noun for the element, in a label that lists several elements.
    pub(super) noun: &'static str,
}

/// How an element is recognised in a post.
#[derive(Clone, Copy)]
enum RecognisedBy {
    /// By a fact of the post, such as its links. The function creates the element.
    Fact(fn() -> Element),
    /// By the words of the lexicon with the name of the element.
    Lexicon(Called),
    /// By a regular expression.
    Pattern(&'static str, Called),
}

const fn called(label: &'static str, noun: &'static str) -> Called {
    Called { label, noun }
}

/// All elements, with their names in rulebooks.
const ELEMENTS: [(&str, RecognisedBy); 15] = [
    ("link", RecognisedBy::Fact(|| Element::Link)),
    ("media", RecognisedBy::Fact(|| Element::Media)),
    ("thread-link", RecognisedBy::Fact(|| Element::ThreadLink)),
    ("thread-media", RecognisedBy::Fact(|| Element::ThreadMedia)),
    ("phone", RecognisedBy::Fact(|| Element::Phone)),
    ("mail", RecognisedBy::Fact(|| Element::Mail)),
    ("question", RecognisedBy::Fact(|| Element::Question)),
    ("reason", RecognisedBy::Lexicon(called("label-no-reason", "element-reason"))),
    ("opener", RecognisedBy::Lexicon(called("label-no-opener", "element-opener"))),
    ("place", RecognisedBy::Pattern(PLACE, called("label-no-place", "element-place"))),
    ("bio", RecognisedBy::Pattern(BIO, called("label-no-bio", "element-bio"))),
    ("number", RecognisedBy::Pattern(r"\d", called("label-no-number", "element-number"))),
    ("date", RecognisedBy::Pattern(DATE, called("label-no-date", "element-date"))),
    ("time", RecognisedBy::Pattern(TIME, called("label-no-time", "element-time"))),
    ("lead", RecognisedBy::Fact(|| Element::Lead)),
];

/// A place to go to: a street with a number, a named street or square after a
/// preposition, a numbered room, a public building. Towns that end in `havn` and
/// words such as `arbejdsplads` do not match. `\p{L}` is inside
/// `(?-i:…)`: compiling it case-insensitively takes a hundred times as long.
const PLACE: &str = r"(?x)
    \b(?-i:\p{Lu}\p{L}+)(?:vej|gade|plads|torv|allé|alle|stræde|boulevard|vænge|havn|kaj)(?:en|et)?\s+\d
    | \b(?:på|ved|i)\s+(?-i:\p{Lu}\p{L}*)(?:vej|vejen|gade|gaden|plads|pladsen|torv|torvet|allé|alle|stræde|boulevard|kajen|parken)\b
    | \b(?:på|ved|i)\s+(?:torvet|havnen|kajen|pladsen|parken)\b
    | \b(?:lokale|mødelokale|sal|room|hall)\s+\d+
    | \b(?:på|ved|i|hos)\s+(?:rådhuset|biblioteket|kulturhuset|borgerservice|medborgerhuset|forsamlingshuset|havnehuset|skolen)\b
    | \b(?:at|in|to)\s+(?:the\s+|your\s+)?(?:town\s+hall|city\s+hall|library)\b
    | \b\d{1,5}\s+(?-i:\p{L}+)\s+(?:street|road|avenue|square|lane)\b";

/// Words that lead to a link outside of the text: the bio of the account, a story.
const BIO: &str = r"(?x)
    \b(?:bio|bioen|biografi|biografien|profil|profilen|profile|linktree)\b
    | \b(?:stor(?:y|ies)|storyen|highlights?|link-?\s?stickers?)\b";

/// A day or a time of day.
const DATE: &str = r"(?x)
    \b(?:kl\.?|klokken)\s*\d{1,2}
    | \b\d{1,2}[.:]\d{2}\b
    | \b\d{1,2}\s?(?:am|pm)\b
    | \b\d{1,2}\.?\s*(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b
    | \b\d{1,2}\.?\s*(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec)\b
    | \b(?:january|february|march|may|june|july|october)\s+\d{1,2}
    | \b\d{1,2}/\d{1,2}\b | \b\d{4}-\d{2}-\d{2}\b
    | \b(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\b
    | \b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b
    | \bi\s+(?:dag|aften|morgen|nat|eftermiddag)\b | \b(?:today|tonight|tomorrow)\b";

/// A time of day at the start of a log entry or in running text, or words that
/// announce when the next message comes.
const TIME: &str = r"(?x)
    ^\W*(?:[01]\d|2[0-3])[0-5]\d\b | \b(?:kl\.?|klokken)\s*\d{1,2} | \b\d{1,2}[.:]\d{2}\b | \b\d{1,2}\s?(?:am|pm)\b
    | \bnæste\s+(?:opdatering|melding|nyt)\b | \bnext\s+(?:update|message)\b";

impl Element {
    /// Reads an element: its name, or a matcher.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
    ) -> Option<Self> {
        if let Value::Map(_) = node.value {
            let words = Matcher::read(node, reader, vocabulary)?;
            return Some(Self::OwnWords(words, nouns_of_words(node)));
        }
        match one_of(&ELEMENTS)(node, reader)? {
            RecognisedBy::Fact(element) => Some(element()),
            RecognisedBy::Lexicon(called) => {
                let list = lexicon(node, false, reader, vocabulary)?;
                Some(Self::Words(Matcher::of(vec![list]), called))
            }
            RecognisedBy::Pattern(pattern, called) => {
                let list = vocabulary.pattern(&format!("(?i){pattern}"));
                let list = list.expect("the expressions above are valid");
                Some(Self::Words(Matcher::of(vec![list]), called))
            }
        }
    }

    /// Whether a post has the element; true also if the post cannot have it, or if the
    /// file does not say.
    pub(super) fn is_in(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> bool {
        let thread = subject.post.thread.as_ref();
        match self {
            // A quoted post is shown below the text, and readers can follow its links.
            Self::Link => {
                let has_links = subject.post.platform.facts().has_links;
                subject.has_link()
                    || subject.post.quote_of.is_some()
                    || !has_links && leads_elsewhere(subject.text())
            }
            Self::Media => subject.may_have_media(),
            Self::ThreadLink => thread.is_some_and(|thread| thread.has_link),
            Self::ThreadMedia => thread.is_some_and(|thread| thread.has_media),
            Self::Phone => phone_number::has_phone(subject.text()),
            Self::Mail => has_mail_address(subject.text()),
            Self::Question => subject.text().contains('?'),
            Self::Lead => window.is_some_and(|window| window.lead_in(subject.view())),
            Self::Words(matcher, _) | Self::OwnWords(matcher, _) => {
                matcher.matches(subject).next().is_some()
            }
        }
    }
}

impl Subject<'_, '_> {
    /// Whether the post has a link that a reader can follow, in its text or as a
    /// card below it. Addresses of the platform that lead to pictures or quoted
    /// posts do not count.
    pub fn has_link(&self) -> bool {
        let in_text = self.tokens.links().map(|link| self.slice(link.range())).any(|shown| {
            let is_media = own_address(shown) == Some(OwnAddress::Media);
            !is_media && self.post.expanded(shown).is_none_or(|link| !link.of_platform)
        });
        in_text || self.post.links.iter().any(|link| !link.of_platform && link.shown.is_empty())
    }

    /// Whether the post has a picture or video; true if the file does not say whether
    /// it has.
    pub fn may_have_media(&self) -> bool {
        match &self.post.media {
            Fact::Known(media) => !Vec::<Media<'_>>::is_empty(media),
            Fact::Unknown => true,
        }
    }
}

/// Whether a text leads to a page although its platform makes no links: it has an address, or
/// names the bio, in which there is a link.
fn leads_elsewhere(text: &str) -> bool {
    let mut words = text.split(|char: char| !char.is_alphanumeric());
    let is_bio = |word: &str| ["bio", "bioen"].contains(&word.to_lowercase().as_str());
    text.contains("://") || text.contains("www.") || words.any(is_bio)
}

/// Whether a text has an e-mail address: `@` within a word, with a dot after it.
fn has_mail_address(text: &str) -> bool {
    let is_host = |char: char| char.is_alphanumeric() || "-.".contains(char);
    text.match_indices('@').any(|(at, _)| {
        let name = text[..at].ends_with(char::is_alphanumeric);
        let host = text[at + 1..].split(|char| !is_host(char)).next().unwrap_or_default();
        name && host.trim_end_matches('.').contains('.')
    })
}
