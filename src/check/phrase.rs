//! Words and phrases in running text, and what cancels them.

use std::{collections::BTreeSet, ops::Range};

use super::{Hit, Related, RelatedPlace, Subject, running};
use crate::matcher::{List, Match};
use crate::message::Message;

/// Words, phrases or patterns, and when they do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The lists they are in.
    pub lists: Vec<List>,
    /// What cancels them.
    pub unless: Vec<Unless>,
    /// They count only where one of these stands near.
    pub near: Option<Unless>,
    /// They count only in a sentence that also has a match of this.
    pub with: Option<Box<Phrase>>,
    /// A compound that ends in one of these, in lower case, is exempt.
    pub heads: BTreeSet<String>,
    /// Whether quoted speech is exempt, being somebody else's.
    pub quotes_exempt: bool,
    /// Whether the topics of the windows count as well.
    pub topics: bool,
}

/// Words that cancel a phrase they stand near to, or that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unless {
    /// The lists they are in.
    pub lists: Vec<List>,
    /// How near.
    pub near: Near,
}

/// How near a cancelling word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// At most so many words before or after the phrase.
    Words {
        /// Words from the cancelling one up to the phrase.
        before: usize,
        /// Words from the phrase up to the cancelling one.
        after: usize,
    },
    /// Anywhere in its sentence.
    Sentence,
    /// Anywhere in its sentence, the one before it or the one after.
    NextSentence,
    /// Anywhere in the post.
    Post,
}

impl Phrase {
    /// A phrase of these lists that nothing cancels.
    pub fn of(lists: Vec<List>) -> Self {
        Self { lists, ..Self::default() }
    }

    /// The lists of the words that cancel it.
    pub(super) fn cancelling_lists(&self) -> Vec<List> {
        self.unless.iter().flat_map(|unless| &unless.lists).copied().collect()
    }

    /// The matches that count, in the order of the text; of those that overlap
    /// the first and longest.
    pub fn matches<'m>(&'m self, subject: &'m Subject<'_, '_>) -> impl Iterator<Item = &'m Match> {
        let mut end = 0;
        let lists = if self.may_count(subject) { self.lists.as_slice() } else { &[] };
        subject.matches.of(lists).filter(move |found| {
            let counts = end <= found.start && self.counts(found, subject);
            if counts {
                end = self.longest(found, subject);
            }
            counts
        })
    }

    /// Whether the words are there that the phrase needs beside it. Most posts
    /// have none, and need not be searched for a pattern.
    fn may_count(&self, subject: &Subject<'_, '_>) -> bool {
        let any = |lists: &[List]| subject.matches.of(lists).next().is_some();
        self.near.as_ref().is_none_or(|near| any(&near.lists))
            && self.with.as_ref().is_none_or(|with| with.topics || any(&with.lists))
    }

    /// Whether a longer match begins at the same place; where the longest ends.
    fn longest(&self, found: &Match, subject: &Subject<'_, '_>) -> usize {
        let same = subject.matches.of(&self.lists).filter(|other| other.start == found.start);
        same.map(|other| other.end).max().unwrap_or(found.end)
    }

    fn counts(&self, found: &Match, subject: &Subject<'_, '_>) -> bool {
        let text = subject.text();
        subject.speaks(found)
            && found.end == self.longest(found, subject)
            && !self.is_exempt_compound(&text[found.range()])
            && !(self.quotes_exempt && subject.is_quoted(&found.range()))
            && !self.unless.iter().any(|unless| unless.is_near(found, subject))
            && self.near.as_ref().is_none_or(|near| near.is_near(found, subject))
            && self.with.as_ref().is_none_or(|with| {
                let sentence = running::sentence(text, found.range());
                let inside = |other: &Match| is_within(other, &sentence);
                with.matches(subject).any(inside)
                    || with.topics && with.of_topics(subject).matches(subject).any(inside)
            })
    }

    /// The same for the topics of the windows.
    fn of_topics(&self, subject: &Subject<'_, '_>) -> Self {
        let lists = subject.windows.iter().map(|window| window.topics).collect();
        Self { lists, topics: false, ..self.clone() }
    }

    fn is_exempt_compound(&self, word: &str) -> bool {
        if self.heads.is_empty() {
            return false;
        }
        let word = crate::matcher::folded(word);
        self.heads.iter().any(|head| head.len() < word.len() && word.ends_with(head.as_str()))
    }
}

impl Unless {
    fn is_near(&self, found: &Match, subject: &Subject<'_, '_>) -> bool {
        self.beside(found, subject).is_some()
    }

    /// The first of its words that stands near a match.
    fn beside<'m>(&'m self, found: &Match, subject: &'m Subject<'_, '_>) -> Option<&'m Match> {
        let text = subject.text();
        let near = |other: &&Match| match self.near {
            Near::Post => true,
            Near::Sentence => is_within(other, &running::sentence(text, found.range())),
            Near::NextSentence => {
                is_within(other, &running::neighbouring_sentences(text, found.range()))
            }
            Near::Words { before, after } => {
                let sentence = running::sentence(text, found.range());
                let same = is_within(other, &sentence);
                let reach = if other.end <= found.start {
                    running::words(&text[other.end..found.start]) < before
                } else if found.end <= other.start {
                    running::words(&text[found.end..other.start]) < after
                } else {
                    // The phrase itself is part of it, as in `politisk eksplosion`.
                    **other != *found
                };
                same && reach
            }
        };
        subject.matches.of(&self.lists).find(near)
    }
}

fn is_within(found: &Match, stretch: &Range<usize>) -> bool {
    stretch.start <= found.start && found.end <= stretch.end
}

/// Every match of a forbidden phrase, and what it is said of where it counts
/// only beside that.
pub(super) fn forbidden(phrase: &Phrase, subject: &Subject<'_, '_>) -> Vec<Hit> {
    let hit = |found: &Match| {
        let beside = phrase.near.as_ref().and_then(|near| near.beside(found, subject));
        let said_of = |beside: &Match| Related {
            at: RelatedPlace::Text(beside.range()),
            found: Message::new("label-said-of"),
        };
        let related = beside.map(said_of).into_iter().collect();
        Hit { related, ..Hit::text(found.range(), Message::new("label-wording")) }
    };
    phrase.matches(subject).map(hit).collect()
}

/// Every match of a phrase that has a plain wording; the entry of the match
/// says which.
pub(super) fn replaced(phrase: &Phrase, plain: &[String], subject: &Subject<'_, '_>) -> Vec<Hit> {
    let hit = |found: &Match| {
        let label = match plain.get(found.entry) {
            Some(plain) if !plain.is_empty() => {
                Message::new("label-plain-wording").with("plain", plain.as_str())
            }
            _ => Message::new("label-wording"),
        };
        Hit::text(found.range(), label)
    };
    phrase.matches(subject).map(hit).collect()
}
