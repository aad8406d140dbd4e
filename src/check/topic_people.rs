//! Finds people whom the topic of a window names, outside the sentences of a post:
//! as a handle, in a hashtag, as the author of a repost, or in an alt text.

use super::{Hit, Subject, event_naming::naming_hit};
use crate::{
    matcher::folded,
    post::{Kind, Media, Reference},
    tokens::{Token, tag_name},
    window::Window,
};

/// The fewest letters from which a name is unlikely to be a part of another name by
/// chance.
const FULL_NAME: usize = 8;

/// Words that ask for votes before a family name in a hashtag. Where one word begins
/// with another, the longer one comes first.
const CALLS: &[&str] = &["stempå", "stempaa", "stem", "votefor", "vote"];

impl Window {
    /// The hit where a post names the event of the window, in its text or outside
    /// it; `None` if it does not.
    pub(super) fn named_anywhere(&self, subject: &Subject<'_, '_>) -> Option<Hit> {
        let named = subject.naming(self).map(|naming| naming_hit(self, naming));
        let named = named.or_else(|| self.mentioned_in(subject));
        let named = named.or_else(|| self.called_for_in(subject));
        let named = named.or_else(|| self.passed_on_in(subject));
        named.or_else(|| self.shown_in(subject))
    }

    /// The hit on a hashtag that asks readers to vote for a person whom the topic
    /// names: `#stemvang` (“vote Vang”).
    fn called_for_in(&self, subject: &Subject<'_, '_>) -> Option<Hit> {
        let family = |word: &String| word.trim().rsplit_once(' ').map(|(_, name)| letters(name));
        let names: Vec<String> = self.topic_words.iter().filter_map(family).collect();
        let tag = subject.tokens.hashtags().find(|tag| {
            let tag = letters(tag_name(subject.slice(tag.start..tag.end)));
            let rest = CALLS.iter().find_map(|call| tag.strip_prefix(call));
            rest.is_some_and(|rest| names.iter().any(|name| name == rest))
        })?;
        Some(Hit::text(tag.start..tag.end, self.topic_label()))
    }

    /// The hit on a handle of a person whom the topic names. Handles at the start of
    /// a reply do not count, because they only say whom it answers.
    fn mentioned_in(&self, subject: &Subject<'_, '_>) -> Option<Hit> {
        let text = subject.text();
        let mut answered = 0;
        if subject.post.kind == Kind::Reply {
            for mention in subject.tokens.mentions() {
                if !text[answered..mention.start].trim().is_empty() {
                    break;
                }
                answered = mention.end;
            }
        }
        let people = self.people();
        let named = |mention: &&Token| {
            answered <= mention.start && is_of_one(&text[mention.range()], &people)
        };
        let mention = subject.tokens.mentions().find(named)?;
        Some(Hit::text(mention.range(), self.topic_label()))
    }

    /// The hit on a repost or quote of a person whom the topic names.
    fn passed_on_in(&self, subject: &Subject<'_, '_>) -> Option<Hit> {
        let post = subject.post;
        let author = |reference: &Option<Box<Reference<'_>>>| {
            let account = reference.as_ref().and_then(|reference| reference.account.as_deref());
            account.is_some_and(|account| is_of_one(account, &self.people()))
        };
        if !author(&post.repost_of) && !author(&post.quote_of) {
            return None;
        }
        Some(Hit::whole(subject, self.topic_label()))
    }

    /// The hit on a picture whose alt text names the topic.
    fn shown_in(&self, subject: &Subject<'_, '_>) -> Option<Hit> {
        let (topics, alike): (Vec<_>, _) =
            (self.topic_lists().collect(), subject.events.alike.cancelling_lists());
        let named = |media: &&Media<'_>| {
            let alt = media.alt.known().and_then(Option::as_deref);
            alt.is_some_and(|alt| subject.matches.other_text_has(alt, &topics, &alike))
        };
        let media = subject.post.media.known()?.iter().find(named)?;
        Some(Hit::source(media.alt_span.unwrap_or(media.span), self.topic_label()))
    }

    /// The names in the topic, in the spellings that handles may have.
    fn people(&self) -> Vec<Person> {
        let plain = |word: &&String| !word.contains(['*', '_', '(']);
        let named = self.topic_words.iter().filter(plain).flat_map(|word| {
            let full = word.trim().contains(' ');
            let person = move |name: String| {
                let may_be_part = full && FULL_NAME <= name.len();
                Person { name, may_be_part }
            };
            spellings(word).into_iter().map(person)
        });
        named.collect()
    }
}

/// A person named by the topic of a window.
struct Person {
    /// The name in one of the spellings that a handle may have.
    name: String,
    /// Whether a handle may contain more than the name: `@BorgmesterHanneVang`.
    may_be_part: bool,
}

/// Whether a handle is that of one of these people.
fn is_of_one(handle: &str, people: &[Person]) -> bool {
    let handle = letters(handle);
    people.iter().any(|Person { name, may_be_part }| {
        handle == *name || *may_be_part && handle.contains(name)
    })
}

/// The letters of a name or handle, folded.
fn letters(name: &str) -> String {
    folded(name).chars().filter(|char| char.is_alphabetic()).collect()
}

/// The spellings that a name may have in a handle, which can have neither spaces nor
/// `æ`, `ø` and `å`.
fn spellings(name: &str) -> Vec<String> {
    let name = letters(name);
    let latin = |o, a| name.replace('æ', "ae").replace('ø', o).replace('å', a);
    let pairs = [("oe", "aa"), ("o", "aa"), ("oe", "a"), ("o", "a")];
    pairs.into_iter().map(|(o, a)| latin(o, a)).collect()
}
