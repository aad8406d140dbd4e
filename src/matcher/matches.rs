//! The matches in a text, which can be asked for by list.

use std::{cell::OnceCell, ops::Range, sync::Arc};

use super::{
    Automaton, ListId, Match,
    fold::Folded,
    intent::{Hearing, Intent, Written},
    list::ListKind,
    pattern::Possible,
    trie::to_u32,
    word_facts::WordFacts,
};
use crate::tokens::Tokens;

/// The matches of an [`Automaton`] in a text.
#[derive(Debug)]
pub struct Matches<'m> {
    automaton: &'m Automaton,
    text: &'m str,
    tokens: &'m Tokens,
    scratch: &'m Scratch,
}

/// What a scan finds in a text. The next scan uses its memory again.
#[derive(Debug, Default)]
pub struct Scratch {
    pub(super) folded: Folded,
    /// The byte ranges of all words of the folded text, also of those in tokens.
    pub(super) all_words: Vec<Range<usize>>,
    /// Whether the text is Norwegian or Swedish.
    pub(super) in_neighbours: bool,
    /// The byte ranges, in the original text, of the words outside of tokens.
    pub(super) words: Vec<Range<usize>>,
    /// The matches of words and phrases, in the order of the text.
    pub(super) found: Vec<Match>,
    /// The same matches in the order of their lists.
    by_list: Vec<MatchByList>,
    /// The patterns that may match and the intents that were heard, each with its
    /// matches once a check has asked for them. Sorted by list: patterns, then intents.
    on_demand: Vec<(ListId, OnceCell<Vec<Match>>)>,
    /// What each model of the automaton has found out about the text.
    hearings: Vec<Hearing>,
    /// The lists that have matches or may have some, sorted.
    lists: Vec<ListId>,
    /// The patterns that may match.
    pub(super) possible: Possible,
    pub(super) facts: WordFacts,
}

/// A match, as an entry of an index by list.
#[derive(Clone, Copy, Debug)]
struct MatchByList {
    list: ListId,
    /// The index of the match in [`Scratch::found`].
    found: u32,
    /// The greatest end of this match and those before it in the same list.
    furthest: usize,
}

/// Which matches are near to some place of a text. A match is near if it meets all three
/// conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The range in which the whole match must be.
    pub within: Range<usize>,
    /// The offset at which the match may end at the earliest.
    pub ends_from: usize,
    /// The offset at which the match may start at the latest.
    pub starts_to: usize,
}

impl Reach {
    /// The reach that contains all matches within a range.
    pub const fn within(within: Range<usize>) -> Self {
        Self { within, ends_from: 0, starts_to: usize::MAX }
    }

    /// Whether a match at this place is near.
    pub const fn contains(&self, range: &Range<usize>) -> bool {
        self.within.start <= range.start
            && range.end <= self.within.end
            && self.ends_from <= range.end
            && range.start <= self.starts_to
    }
}

impl Scratch {
    /// Whether the memory is no more than a long post needs.
    pub(crate) fn is_small(&self) -> bool {
        self.all_words.capacity() <= 1 << 16
    }

    /// Indexes the matches by list, with the patterns that may match.
    pub(super) fn index_by_list(&mut self, automaton: &Automaton) {
        let Self { found, by_list, on_demand, lists, possible, in_neighbours, .. } = self;
        by_list.clear();
        let listed = |(number, found): (usize, &Match)| MatchByList {
            list: found.list,
            found: to_u32(number),
            furthest: found.end,
        };
        by_list.extend(found.iter().enumerate().map(listed));
        by_list.sort_unstable_by_key(|listed| (listed.list, listed.found));
        lists.clear();
        for same in by_list.chunk_by_mut(|one, other| one.list == other.list) {
            lists.push(same[0].list);
            let mut furthest = 0;
            for listed in same {
                furthest = listed.furthest.max(furthest);
                listed.furthest = furthest;
            }
        }
        if *in_neighbours {
            possible.patterns.retain(|number| automaton.patterns[*number as usize].is_own);
        }
        let patterns = possible.patterns.iter().map(|number| ListId::of_pattern(*number as usize));
        let before = lists.len();
        lists.extend(patterns);
        on_demand.clear();
        on_demand.extend(lists[before..].iter().map(|list| (*list, OnceCell::new())));
    }

    /// Finds out which intents the text has. The text must have been folded before.
    pub(super) fn hear(&mut self, automaton: &Automaton, text: &str) {
        // Models know only Danish and English.
        if self.in_neighbours {
            return;
        }
        let Self { folded, all_words, hearings, on_demand, lists, facts, .. } = self;
        hearings.resize_with(automaton.models.len(), Hearing::default);
        let written = Written::new(text, folded, all_words);
        for (number, model) in automaton.models.iter().enumerate() {
            hearings[number].hear(model, written.with_facts(facts, number));
        }
        for (intent, number) in automaton.intents.iter().zip(0..) {
            if automaton.model_of(intent).is_some_and(|model| intent.is_in(&hearings[model])) {
                let list = ListId::of_intent(number);
                lists.push(list);
                on_demand.push((list, OnceCell::new()));
            }
        }
    }
}

impl Automaton {
    /// The number of the model of an intent; `None` if this automaton does not contain the
    /// model.
    fn model_of(&self, intent: &Intent) -> Option<usize> {
        self.models.iter().position(|model| Arc::ptr_eq(model, &intent.model))
    }
}

impl<'m> Matches<'m> {
    pub(super) const fn new(
        automaton: &'m Automaton,
        text: &'m str,
        tokens: &'m Tokens,
        scratch: &'m Scratch,
    ) -> Self {
        Self { automaton, text, tokens, scratch }
    }

    /// The intent that was heard in a match; `None` if it is a match of words or a pattern.
    pub fn intent(&self, found: &Match) -> Option<&'m Intent> {
        self.automaton.intent(found.list)
    }

    /// The byte range of each word of the running text, which is the text without its
    /// tokens.
    pub fn words(&self) -> &'m [Range<usize>] {
        &self.scratch.words
    }

    /// Whether the text is Norwegian or Swedish.
    pub fn is_norwegian_or_swedish(&self) -> bool {
        self.scratch.in_neighbours
    }

    /// The lists that have matches, sorted. Patterns and intents come last. A pattern is
    /// searched for only when its matches are asked for, so it may turn out to have none.
    pub fn matched_lists(&self) -> &'m [ListId] {
        &self.scratch.lists
    }

    /// The matches in these lists: first those of words and phrases, then those of
    /// patterns and intents, each in the order of the text.
    pub fn of<'l>(&'l self, lists: &'l [ListId]) -> impl Iterator<Item = &'l Match> {
        let mut listed =
            lists.iter().map(|list| self.listed(*list)).filter(|listed| !listed.is_empty());
        let (first, second) = (listed.next().unwrap_or_default(), listed.next());
        // Usually only one list has matches, and nothing needs to be merged.
        let merged = second.map(|second| {
            let all = [first, second].into_iter().chain(listed).flatten();
            let mut all: Vec<u32> = all.map(|listed| listed.found).collect();
            all.sort_unstable();
            all.dedup();
            all
        });
        let single = if merged.is_none() { first } else { &[] };
        let words = single.iter().map(|listed| listed.found).chain(merged.into_iter().flatten());
        let words = words.map(|number| &self.scratch.found[number as usize]);
        words.chain(lists.iter().flat_map(|list| self.found_on_demand(*list)))
    }

    /// Whether any of these lists has matches.
    pub fn has_any_of(&self, lists: &[ListId]) -> bool {
        lists
            .iter()
            .any(|list| !self.listed(*list).is_empty() || !self.found_on_demand(*list).is_empty())
    }

    /// The end of the longest match in these lists that starts at byte `start`; `None` if
    /// no match starts there.
    pub fn longest_at(&self, lists: &[ListId], start: usize) -> Option<usize> {
        let from_start = |list: &ListId| {
            let listed = self.listed(*list);
            let before = listed.partition_point(|listed| self.at(listed).start < start);
            let words = listed[before..].iter().map(|listed| self.at(listed));
            let patterns = self.found_on_demand(*list);
            let before = patterns.partition_point(|found| found.start < start);
            words.chain(&patterns[before..]).take_while(|found| found.start == start)
        };
        lists.iter().flat_map(from_start).map(|found| found.end).max()
    }

    /// The first match in these lists that is in reach and is not `except`; `None` if
    /// there is none. Words and phrases count before patterns and intents. The time that
    /// this takes does not depend on how many matches are elsewhere.
    pub fn first_near<'l>(
        &'l self,
        lists: &[ListId],
        reach: &Reach,
        except: Option<&Match>,
    ) -> Option<&'l Match> {
        let counts = |found: &&Match| reach.contains(&found.range()) && Some(*found) != except;
        let in_list = |list: &ListId| {
            let listed = self.listed(*list);
            let before = listed.partition_point(|listed| {
                listed.furthest < reach.ends_from || self.at(listed).start < reach.within.start
            });
            let mut further = listed[before..].iter().map_while(|listed| {
                let start = self.at(listed).start;
                (start <= reach.starts_to && start < reach.within.end).then_some(listed.found)
            });
            further.find(|number| counts(&&self.scratch.found[*number as usize]))
        };
        if let Some(first) = lists.iter().filter_map(in_list).min() {
            return self.scratch.found.get(first as usize);
        }
        lists.iter().find_map(|list| {
            // The matches of a pattern or an intent do not overlap.
            let found = self.found_on_demand(*list);
            let before = found.partition_point(|found| {
                found.end < reach.ends_from || found.start < reach.within.start
            });
            let starts_near =
                |found: &&Match| found.start <= reach.starts_to && found.start < reach.within.end;
            found[before..].iter().take_while(starts_near).find(counts)
        })
    }

    /// Scans another text, such as the name of a hashtag, and returns the word lists that
    /// have matches in it.
    pub fn lists_in_other_text(&self, text: &str) -> Vec<ListId> {
        let (tokens, mut scratch) = (Tokens::default(), Scratch::default());
        let matches = self.automaton.scan_name(text, &tokens, &mut scratch);
        matches
            .matched_lists()
            .iter()
            .filter(|list| list.kind() == ListKind::Words)
            .copied()
            .collect()
    }

    /// Scans another text, such as an alt text. Returns whether it has matches in `lists`
    /// and none in `except`.
    pub fn other_text_has(&self, text: &str, lists: &[ListId], except: &[ListId]) -> bool {
        let (tokens, mut scratch) = (Tokens::default(), Scratch::default());
        let matches = self.automaton.scan_name(text, &tokens, &mut scratch);
        matches.has_any_of(lists) && !matches.has_any_of(except)
    }

    /// The matches of words and phrases in a list, in the order of the text.
    fn listed(&self, list: ListId) -> &'m [MatchByList] {
        let by_list = &self.scratch.by_list;
        let start = by_list.partition_point(|listed| listed.list < list);
        let length = by_list[start..].partition_point(|listed| listed.list == list);
        &by_list[start..start + length]
    }

    fn at(&self, listed: &MatchByList) -> &'m Match {
        &self.scratch.found[listed.found as usize]
    }

    /// The matches of a pattern or an intent. They are searched for only when they are
    /// first asked for. Empty if the list contains words.
    fn found_on_demand(&self, list: ListId) -> &'m [Match] {
        if list.kind() == ListKind::Words {
            return &[];
        }
        let on_demand = &self.scratch.on_demand;
        let Ok(at) = on_demand.binary_search_by_key(&list, |(list, _)| *list) else { return &[] };
        on_demand[at].1.get_or_init(|| self.search(list))
    }

    fn search(&self, list: ListId) -> Vec<Match> {
        let at = |range: Range<usize>| Match {
            list,
            entry: 0,
            language: None,
            start: range.start,
            end: range.end,
        };
        let Automaton { patterns, intents, .. } = self.automaton;
        match list.kind() {
            ListKind::Words => Vec::new(),
            ListKind::Pattern(number) => {
                patterns[number].find_in(self.text, self.tokens).map(at).collect()
            }
            ListKind::Intent(number) => {
                let intent = &intents[number];
                let Scratch { folded, all_words, hearings, facts, .. } = self.scratch;
                let Some(model) = self.automaton.model_of(intent) else { return Vec::new() };
                let written = Written::new(self.text, folded, all_words).with_facts(facts, model);
                intent.places(&hearings[model], written).into_iter().map(at).collect()
            }
        }
    }
}
