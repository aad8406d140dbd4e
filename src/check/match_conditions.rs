//! Matchers: words, phrases or patterns, with the conditions under which a match
//! counts.

use std::{cell::OnceCell, collections::BTreeSet, ops::Range, sync::Arc};

use super::{SeverityShift, Subject, past::PastWords};
use crate::matcher::{List, Match, Reach};

/// Words, phrases or patterns, and the conditions under which a match counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matcher {
    /// The lists of the words.
    pub lists: Vec<List>,
    /// The list of an intent; `None` if the matcher has none. The intent is used only
    /// if none of the words counts.
    pub intent: Option<List>,
    /// Words that cancel a match if they are near it.
    pub unless: Vec<Nearby>,
    /// Words of which one must be near a match for it to count; `None` if none is
    /// needed.
    pub near: Option<Nearby>,
    /// A matcher that must also match in the same sentence for a match to count;
    /// `None` if none is needed.
    pub with: Option<Box<Matcher>>,
    /// Heads of compounds, in lower case. A match that is a compound with one of
    /// them does not count, such as `terrorberedskab` with the head `beredskab`.
    pub heads: BTreeSet<String>,
    /// Whether matches within quotation marks do not count.
    pub quotes_exempt: bool,
    /// Whether a match that only the intent finds is one level lower than the rule.
    pub heard_lower: bool,
    /// A matcher that must also match in the same sentence for a match that only the
    /// intent finds to count; `None` if none is needed.
    pub heard_with: Option<Box<Matcher>>,
    /// The words by which sentences about the past are recognised, in which matches
    /// do not count; `None` if they count.
    pub past: Option<Arc<PastWords>>,
    /// For the matcher under [`Self::with`]: whether the words for the topics of open
    /// windows count as its matches as well.
    pub topics: bool,
}

/// Words that cancel a match if they are near it, or that must be near it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearby {
    /// The lists of the words.
    pub lists: Vec<List>,
    /// How near to the match the words must be.
    pub near: Near,
    /// Whether a year earlier than that of the post counts as such a word, too.
    pub past_years: bool,
}

/// How near to a match a word must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// At most this number of words before or after the match, in the same sentence.
    Words {
        /// The number of words before the match that are near enough.
        before: usize,
        /// The number of words after the match that are near enough.
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
    /// A matcher for the words in these lists, without conditions.
    pub fn of(lists: Vec<List>) -> Self {
        Self { lists, ..Self::default() }
    }

    /// The lists of the words that cancel a match.
    pub(super) fn cancelling_lists(&self) -> Vec<List> {
        self.unless.iter().flat_map(|unless| &unless.lists).copied().collect()
    }

    /// The matches that count, in text order. Of overlapping matches, only the first is
    /// returned; of matches that begin at the same place, the longest.
    pub fn matches<'m>(&'m self, subject: &'m Subject<'_, '_>) -> impl Iterator<Item = &'m Match> {
        let mut words = self.matches_of(&self.lists, subject).peekable();
        let intent = if words.peek().is_none() { self.intent.as_slice() } else { &[] };
        let heard = self.matches_of(intent, subject);
        words.chain(heard.filter(|found| self.is_heard_with(found, subject)))
    }

    /// The matches that count in some of the lists.
    fn matches_of<'m>(
        &'m self,
        lists: &'m [List],
        subject: &'m Subject<'_, '_>,
    ) -> impl Iterator<Item = &'m Match> {
        let (mut end, with) = (0, OnceCell::new());
        let lists = if self.may_count(subject) { lists } else { &[] };
        subject.matches.of(lists).filter(move |found| {
            let counts = end <= found.start && self.counts(found, lists, subject, &with);
            if counts {
                // Whatever overlaps this match does not count.
                end = found.end;
            }
            counts
        })
    }

    /// Whether `heard_with` matches in the sentence in which the intent was found.
    fn is_heard_with(&self, found: &Match, subject: &Subject<'_, '_>) -> bool {
        self.heard_with.as_ref().is_none_or(|with| {
            let sentence = subject.prose.sentence(&found.range());
            let within = |word: &Match| sentence.start <= word.start && word.end <= sentence.end;
            with.matches(subject).any(within)
        })
    }

    /// How the severity of a match differs from that of the rule: a match that only the
    /// intent finds is one level lower if the rule says so.
    pub(super) fn shift(&self, found: &Match) -> SeverityShift {
        if self.heard_lower && self.intent == Some(found.list) {
            SeverityShift::Lower
        } else {
            SeverityShift::None
        }
    }

    /// All lists whose matches may count: those of the words and of the intent.
    pub(super) fn all_lists(&self) -> impl Iterator<Item = List> {
        self.lists.iter().copied().chain(self.intent)
    }

    /// Whether the text has any of the words that `near` and `with` ask for. Most
    /// posts have none, so that patterns need not be searched for.
    fn may_count(&self, subject: &Subject<'_, '_>) -> bool {
        let any = |lists: &[List]| subject.matches.has_any_of(lists);
        self.near.as_ref().is_none_or(|near| near.past_years || any(&near.lists))
            && self
                .with
                .as_ref()
                .is_none_or(|with| with.topics || any(&with.lists) || any(with.intent.as_slice()))
    }

    /// Whether a match counts. `with` caches the places that [`Self::with`] matches,
    /// because they are the same for all matches.
    fn counts(
        &self,
        found: &Match,
        lists: &[List],
        subject: &Subject<'_, '_>,
        with: &OnceCell<[Vec<Range<usize>>; 2]>,
    ) -> bool {
        subject.matches_language(found)
            && subject.matches.longest_at(lists, found.start) == Some(found.end)
            && !self.is_exempt_compound(&subject.text()[found.range()])
            && !(self.quotes_exempt && subject.is_quoted(&found.range()))
            && self.past.as_ref().is_none_or(|past| !past.cover(&found.range(), subject))
            && !self.unless.iter().any(|unless| unless.is_near(found, subject))
            && self.near.as_ref().is_none_or(|near| near.is_near(found, subject))
            && self.with.as_ref().is_none_or(|matcher| {
                let with = with.get_or_init(|| matcher.with_topics(subject));
                let sentence = subject.prose.sentence(&found.range());
                with.iter().any(|ranges| has_one_within(ranges, &sentence))
            })
    }

    /// The places of all matches and, if the topics of open windows count, the
    /// places of those topics.
    fn with_topics(&self, subject: &Subject<'_, '_>) -> [Vec<Range<usize>>; 2] {
        let ranges =
            |matcher: &Self| matcher.matches(subject).map(Match::range).collect::<Vec<_>>();
        let topics = self.topics.then(|| ranges(&self.of_topics(subject)));
        [ranges(self), topics.unwrap_or_default()]
    }

    /// A matcher with the same conditions for the topics of the windows.
    fn of_topics(&self, subject: &Subject<'_, '_>) -> Self {
        let lists = subject.windows.iter().flat_map(|window| window.topic_lists()).collect();
        Self { lists, intent: None, topics: false, ..self.clone() }
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
        let may_be = self.past_years || subject.matches.has_any_of(&self.lists);
        may_be && {
            let reach = self.reach(found, subject);
            self.first_in(&reach, found, subject).is_some()
                || self.past_years && subject.has_past_year_near(&reach)
        }
    }

    /// The first of these words that is near a match; `None` if there is none.
    pub(super) fn find<'m>(
        &self,
        found: &Match,
        subject: &'m Subject<'_, '_>,
    ) -> Option<&'m Match> {
        self.first_in(&self.reach(found, subject), found, subject)
    }

    fn first_in<'m>(
        &self,
        reach: &Reach,
        found: &Match,
        subject: &'m Subject<'_, '_>,
    ) -> Option<&'m Match> {
        // A match is not near itself, but another word within the match is near it, as
        // in `politisk eksplosion`.
        let itself = matches!(self.near, Near::Words { .. }).then_some(found);
        subject.matches.first_near(&self.lists, reach, itself)
    }

    /// The part of the text that is near enough to a match.
    fn reach(&self, found: &Match, subject: &Subject<'_, '_>) -> Reach {
        let prose = &subject.prose;
        match self.near {
            Near::Post => Reach::within(0..subject.text().len()),
            Near::Sentence => Reach::within(prose.sentence(&found.range())),
            Near::NextSentence => Reach::within(prose.neighbouring_sentences(&found.range())),
            Near::Words { before, after } => Reach {
                within: prose.sentence(&found.range()),
                ends_from: prose.words_before(found.start, before),
                starts_to: prose.words_after(found.end, after),
            },
        }
    }
}

/// Whether one of the ranges is within `outer`. The ranges are in text order and do
/// not overlap.
fn has_one_within(ranges: &[Range<usize>], outer: &Range<usize>) -> bool {
    let before = ranges.partition_point(|range| range.start < outer.start);
    ranges.get(before).is_some_and(|range| range.end <= outer.end)
}
