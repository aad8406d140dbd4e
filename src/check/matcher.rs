//! Matchers: words, phrases or patterns, with the conditions under which a match
//! counts.

use std::{collections::BTreeSet, ops::Range};

use super::{Subject, prose};
use crate::matcher::{List, Match};

/// Words, phrases or patterns, and the conditions under which a match counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matcher {
    /// The lists of the words.
    pub lists: Vec<List>,
    /// Words near a match that cancel it.
    pub unless: Vec<Nearby>,
    /// Words of which one must be near a match, or the match does not count.
    pub near: Option<Nearby>,
    /// A matcher that must also match in the sentence, or the match does not
    /// count.
    pub with: Option<Box<Matcher>>,
    /// Last parts of compounds, in lower case. A compound that ends in one is
    /// exempt.
    pub heads: BTreeSet<String>,
    /// Whether matches within quotation marks are exempt.
    pub quotes_exempt: bool,
    /// Whether the topics of open windows count as matches as well.
    pub topics: bool,
}

/// Nearby words that cancel a match or that a match requires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearby {
    /// The lists of the words.
    pub lists: Vec<List>,
    /// How near the words must be.
    pub near: Near,
    /// Whether a year earlier than that of the post counts as such a word.
    pub past_years: bool,
}

/// How near a nearby word must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// Within this many words before or after the match, in the same sentence.
    Words {
        /// The maximum distance before the match, in words.
        before: usize,
        /// The maximum distance after the match, in words.
        after: usize,
    },
    /// Anywhere in the same sentence.
    Sentence,
    /// Anywhere in the same sentence or in one next to it.
    NextSentence,
    /// Anywhere in the post.
    Post,
}

impl Matcher {
    /// A matcher of these lists without conditions.
    pub fn of(lists: Vec<List>) -> Self {
        Self { lists, ..Self::default() }
    }

    /// The lists of the words that cancel a match.
    pub(super) fn cancelling_lists(&self) -> Vec<List> {
        self.unless.iter().flat_map(|unless| &unless.lists).copied().collect()
    }

    /// The matches that count, in text order. Of overlapping matches, only the
    /// first and longest is returned.
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

    /// Whether the text has the words that a match requires. Most posts have
    /// none, so that patterns need not be searched for.
    fn may_count(&self, subject: &Subject<'_, '_>) -> bool {
        let any = |lists: &[List]| subject.matches.of(lists).next().is_some();
        self.near.as_ref().is_none_or(|near| any(&near.lists))
            && self.with.as_ref().is_none_or(|with| with.topics || any(&with.lists))
    }

    /// The end of the longest match that starts at the same place.
    fn longest(&self, found: &Match, subject: &Subject<'_, '_>) -> usize {
        let same = subject.matches.of(&self.lists).filter(|other| other.start == found.start);
        same.map(|other| other.end).max().unwrap_or(found.end)
    }

    fn counts(&self, found: &Match, subject: &Subject<'_, '_>) -> bool {
        let text = subject.text();
        subject.matches_language(found)
            && found.end == self.longest(found, subject)
            && !self.is_exempt_compound(&text[found.range()])
            && !(self.quotes_exempt && subject.is_quoted(&found.range()))
            && !self.unless.iter().any(|unless| unless.is_near(found, subject))
            && self.near.as_ref().is_none_or(|near| near.is_near(found, subject))
            && self.with.as_ref().is_none_or(|with| {
                let sentence = prose::sentence(text, found.range());
                let inside = |other: &Match| is_within(&other.range(), &sentence);
                with.matches(subject).any(inside)
                    || with.topics && with.of_topics(subject).matches(subject).any(inside)
            })
    }

    /// The same matcher, but for the topics of the windows.
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

impl Nearby {
    fn is_near(&self, found: &Match, subject: &Subject<'_, '_>) -> bool {
        self.find(found, subject).is_some() || self.past_years && self.has_past_year(found, subject)
    }

    /// Whether a year earlier than that of the post is near a match.
    fn has_past_year(&self, found: &Match, subject: &Subject<'_, '_>) -> bool {
        let near = |range: Range<usize>| self.reaches(found, &range, subject.text());
        subject.past_years().any(near)
    }

    /// The first of these words that is near a match.
    pub(super) fn find<'m>(
        &'m self,
        found: &Match,
        subject: &'m Subject<'_, '_>,
    ) -> Option<&'m Match> {
        let near = |other: &&Match| {
            // A longer match may contain the word, as in `politisk eksplosion`.
            let is_itself = **other == *found && matches!(self.near, Near::Words { .. });
            !is_itself && self.reaches(found, &other.range(), subject.text())
        };
        subject.matches.of(&self.lists).find(near)
    }

    /// Whether a range of the text is near enough to a match.
    fn reaches(&self, found: &Match, other: &Range<usize>, text: &str) -> bool {
        match self.near {
            Near::Post => true,
            Near::Sentence => is_within(other, &prose::sentence(text, found.range())),
            Near::NextSentence => {
                is_within(other, &prose::neighbouring_sentences(text, found.range()))
            }
            Near::Words { before, after } => {
                let in_sentence = is_within(other, &prose::sentence(text, found.range()));
                let in_reach = if other.end <= found.start {
                    prose::words(&text[other.end..found.start]) < before
                } else if found.end <= other.start {
                    prose::words(&text[found.end..other.start]) < after
                } else {
                    true
                };
                in_sentence && in_reach
            }
        }
    }
}

fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
