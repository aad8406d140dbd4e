//! Matchers: words, phrases or patterns, with the conditions under which a match
//! counts.

use std::{cell::OnceCell, collections::BTreeSet, ops::Range, sync::Arc};

use super::{SeverityShift, Subject, past_sentences::PastWords};
use crate::{
    matcher::{ListId, Match, Reach},
    register::directory::AccountType,
    tokens::Token,
};

/// Words, phrases or patterns, and the conditions under which a match counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matcher {
    /// The lists of the words, phrases and patterns that the matcher looks for.
    pub lists: Vec<ListId>,
    /// The list of an intent; `None` if the matcher has none. The intent is used only
    /// if none of the words counts.
    pub intent: Option<ListId>,
    /// Words that cancel a match if they are near it.
    pub unless: Vec<Nearby>,
    /// Words of which one must be near a match for it to count; `None` if none is
    /// needed.
    pub near: Option<Nearby>,
    /// A match counts only if this matcher matches in the same sentence, too; `None` if
    /// nothing more is needed.
    pub with: Option<Box<Matcher>>,
    /// Heads of compounds, in lower case. A match that is a compound with one of
    /// them does not count, such as `terrorberedskab` with the head `beredskab`.
    pub heads: Arc<BTreeSet<String>>,
    /// Whether matches within quotation marks do not count.
    pub quotes_exempt: bool,
    /// How the severity of a match that only the intent finds differs from that of the rule.
    pub heard: SeverityShift,
    /// A match of the intent counts only if this matcher matches in the same sentence,
    /// too; `None` if nothing more is needed.
    pub heard_with: Option<Box<Matcher>>,
    /// The words by which sentences about the past are recognised, in which matches do
    /// not count. `None` if matches in such sentences count, too.
    pub past: Option<Arc<PastWords>>,
    /// Whether the words for the topics of windows that are open or in their cool-down
    /// count as well. Only a matcher under `with` or `heard_with` may ask for them.
    pub topics: bool,
    /// The types of accounts of the directory whose mentions count as well. Only a matcher under
    /// `with` or `heard_with` may ask for them.
    pub accounts: Vec<AccountType>,
}

/// Words that cancel a match if they are near it, or that must be near it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearby {
    /// The lists of these words.
    pub lists: Vec<ListId>,
    /// How far from the match the words may be.
    pub distance: Distance,
    /// Whether a year earlier than that of the post counts as such a word, too.
    pub past_years: bool,
    /// Whether the words are near only to a match that is in quotation marks.
    pub quoted: bool,
}

/// How far from a match a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
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
    pub fn of(lists: Vec<ListId>) -> Self {
        Self { lists, ..Self::default() }
    }

    /// The lists of the words that cancel a match.
    pub(super) fn cancelling_lists(&self) -> Vec<ListId> {
        self.unless.iter().flat_map(|unless| &unless.lists).copied().collect()
    }

    /// The matches that count, in text order. Of overlapping matches, only the first is
    /// returned; of matches that begin at the same place, the longest.
    pub fn matches<'m>(&'m self, subject: &'m Subject<'_, '_>) -> impl Iterator<Item = &'m Match> {
        let mut words = self.matches_of(&self.lists, subject).peekable();
        let intent = if words.peek().is_none() { self.intent.as_slice() } else { &[] };
        let heard = self.matches_of(intent, subject);
        let (companion, places) = (self.heard_with.as_deref(), OnceCell::new());
        let counts = move |found: &&Match| has_beside(companion, found, subject, &places);
        words.chain(heard.filter(counts))
    }

    /// The matches in `lists` that count. `lists` must be lists of this matcher.
    fn matches_of<'m>(
        &'m self,
        lists: &'m [ListId],
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

    /// How the severity of what only the intent finds differs from that of the rule; `None` if the
    /// matcher has no intent.
    pub(super) fn heard_shift(&self) -> Option<SeverityShift> {
        self.intent.map(|_| self.heard)
    }

    /// Whether only the intent finds a match.
    pub(super) fn is_heard(&self, found: &Match) -> bool {
        self.intent == Some(found.list)
    }

    /// All lists whose matches may count: those of the words and of the intent.
    pub(super) fn all_lists(&self) -> impl Iterator<Item = ListId> {
        self.lists.iter().copied().chain(self.intent)
    }

    /// Whether the text has words that `near` asks for and words that `with` asks for, if
    /// the matcher has these options. Otherwise no match counts, and patterns need not be
    /// searched for. This is so in most posts.
    fn may_count(&self, subject: &Subject<'_, '_>) -> bool {
        let any = |lists: &[ListId]| subject.matches.has_any_of(lists);
        self.near.as_ref().is_none_or(|near| near.past_years || any(&near.lists))
            && self.with.as_ref().is_none_or(|with| {
                let has_more = with.topics || !with.accounts.is_empty();
                has_more || any(&with.lists) || any(with.intent.as_slice())
            })
    }

    /// Whether a match counts. `with` caches the places that [`Self::with`] matches,
    /// because they are the same for all matches.
    fn counts(
        &self,
        found: &Match,
        lists: &[ListId],
        subject: &Subject<'_, '_>,
        with: &OnceCell<Vec<Range<usize>>>,
    ) -> bool {
        subject.matches_language(found)
            && subject.matches.longest_at(lists, found.start) == Some(found.end)
            && !self.is_exempt_compound(&subject.text()[found.range()])
            && !(self.quotes_exempt && subject.is_quoted(&found.range()))
            && self.past.as_ref().is_none_or(|past| !past.cover(&found.range(), subject))
            && !self.unless.iter().any(|unless| unless.is_near(found, subject))
            && self.near.as_ref().is_none_or(|near| near.is_near(found, subject))
            && has_beside(self.with.as_deref(), found, subject, with)
    }

    /// The places of all matches and, if [`Self::topics`] and [`Self::accounts`] are set, of the
    /// words for the topics of windows and of the mentions of accounts, in text order.
    fn places(&self, subject: &Subject<'_, '_>) -> Vec<Range<usize>> {
        let mut ranges: Vec<_> = self.matches(subject).map(Match::range).collect();
        if self.topics {
            ranges.extend(self.of_topics(subject).matches(subject).map(Match::range));
        }
        if let (Some(known), false) = (subject.known_accounts, self.accounts.is_empty()) {
            let is_listed = |mention: &&Token| {
                known
                    .account_type(subject.handle_in(mention))
                    .is_some_and(|listed| self.accounts.contains(&listed))
            };
            ranges.extend(subject.tokens.mentions().filter(is_listed).map(Token::range));
        }
        ranges.sort_unstable_by_key(|range| range.start);
        ranges
    }

    /// A matcher for the topics of the windows, with the conditions of this matcher.
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
        may_be && (!self.quoted || subject.is_quoted(&found.range())) && {
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
        let itself = matches!(self.distance, Distance::Words { .. }).then_some(found);
        subject.matches.first_near(&self.lists, reach, itself)
    }

    /// The part of the text that is near enough to a match.
    fn reach(&self, found: &Match, subject: &Subject<'_, '_>) -> Reach {
        let prose = &subject.prose;
        match self.distance {
            Distance::Post => Reach::within(0..subject.text().len()),
            Distance::Sentence => Reach::within(prose.sentence(&found.range())),
            Distance::NextSentence => Reach::within(prose.neighbouring_sentences(&found.range())),
            Distance::Words { before, after } => Reach {
                within: prose.sentence(&found.range()),
                ends_from: prose.words_before(found.start, before),
                starts_to: prose.words_after(found.end, after),
            },
        }
    }
}

/// Whether the matcher `needed` matches in the same sentence as `found`; true if `needed`
/// is `None`. `places` caches where `needed` matches, which is the same for all matches.
fn has_beside(
    needed: Option<&Matcher>,
    found: &Match,
    subject: &Subject<'_, '_>,
    places: &OnceCell<Vec<Range<usize>>>,
) -> bool {
    let Some(needed) = needed else { return true };
    let sentence = subject.prose.sentence(&found.range());
    let ranges = places.get_or_init(|| needed.places(subject));
    let first = ranges.partition_point(|range| range.start < sentence.start);
    let mut starting_in = ranges[first..].iter().take_while(|range| range.start < sentence.end);
    starting_in.any(|range| range.end <= sentence.end)
}
