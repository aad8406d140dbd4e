//! The words and phrases of several word lists, compiled.
//!
//! An automaton has several layers: one with the words of the built-in rules, and
//! others with what a rulebook, its windows or an example add. Adding words makes a
//! new layer and leaves the others unchanged.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use unicode_normalization::UnicodeNormalization;

use super::{
    ListId, Match,
    boundary::{self, Ends, after_words},
    filter::Filter,
    fold::{Folded, folded},
    last_part::LastPart,
    notation::{self, ANY_BEGINNING, ANYWHERE, EntryMistake},
    trie::{Place, Trie, to_u32},
};
use crate::language::Language;

/// A text that is searched, and the matches that were found in it.
pub(super) struct Search<'t> {
    pub(super) folded: &'t Folded,
    /// The text before it was folded.
    pub(super) text: &'t str,
    pub(super) ends: Ends<'t>,
    /// The byte of `text` beyond which no match reaches: there, the next link, mention or
    /// hashtag begins.
    pub(super) limit: usize,
    pub(super) found: &'t mut Vec<Match>,
}

/// What a layer has at a word, whatever follows the word.
#[derive(Clone, Debug, Default)]
pub(super) struct AtWord {
    /// The terms that may match and whose prefix is in the word.
    terms: [u32; MOST_TERMS],
    /// For each of these terms, the length of its prefix in bytes.
    lengths: [u8; MOST_TERMS],
    /// For each of these terms, the length of its match in bytes; 0 if that depends on what
    /// follows the word.
    matched: [u8; MOST_TERMS],
    /// The number of these terms. If it is greater than [`MOST_TERMS`], only the first ones
    /// are kept, and the trie must be asked again.
    count: u8,
    /// Where prefixes of several words go on in the trie; `None` if no such prefix begins with
    /// the word.
    further: Option<Place>,
}

/// The most terms that are kept of a word. Hardly any word has more.
const MOST_TERMS: usize = 5;

impl AtWord {
    fn add(&mut self, term: u32, length: usize, matched: usize) {
        let (place, length) = (usize::from(self.count), u8::try_from(length));
        if let (Some(own), Ok(length), Ok(matched)) =
            (self.terms.get_mut(place), length, u8::try_from(matched))
        {
            (*own, self.lengths[place], self.matched[place]) = (term, length, matched);
        }
        self.count = self.count.saturating_add(1);
    }
}

/// Words and phrases, compiled. Every field is plain data, so that a layer can be
/// made when the program is built.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Layer {
    /// Says at which words of a text a prefix may begin.
    pub(super) filter: Filter,
    /// The prefixes.
    pub(super) trie: Trie,
    /// For each term, the code of its tail, in the order of the trie. Most prefixes
    /// that are found in a text do not match, because their tail does not. The codes
    /// are therefore read far more often than the terms, and are kept apart from
    /// them, so that they stay in the processor's cache.
    pub(super) tails: Cow<'static, [u32]>,
    /// The tails that are not among [`FREQUENT_TAILS`], in the order of their codes.
    pub(super) other_tails: Cow<'static, [Cow<'static, str>]>,
    /// The terms, in the order of the trie.
    pub(super) terms: Cow<'static, [Term]>,
    /// The terms of case-sensitive entries: the prefix and the tail of each, as
    /// written.
    pub(super) exact: Cow<'static, [(String, String)]>,
    /// The words that match as the last part of a compound.
    pub(super) last_parts: Cow<'static, [LastPart]>,
}

/// The tails with the lowest codes: nothing, and any ending.
const FREQUENT_TAILS: [&str; 2] = ["", "*"];

/// The owner of a term: the list and the entry that the term was made from, and the
/// language of the posts in which its matches count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) list: ListId,
    pub(super) entry: u32,
    pub(super) language: Option<Language>,
    /// For a term of a case-sensitive entry, 1 plus its index in [`Layer::exact`];
    /// else 0.
    pub(super) exact: u32,
}

impl Layer {
    /// Finds the matches that begin at byte `start` of the folded text, where a word begins.
    pub(super) fn matches_at(&self, start: usize, search: &mut Search<'_>) {
        let text = &*search.folded.text;
        if self.filter.may_begin(&text.as_bytes()[start..]) {
            self.trie.prefixes_of(text, start, |terms, at| {
                terms.for_each(|term| self.add_match(term, start..at, search));
            });
        }
    }

    /// Finds the matches that begin at a word of the folded text. `at_word` says what the
    /// layer has at this word.
    pub(super) fn matches_of(
        &self,
        at_word: &AtWord,
        word: &Range<usize>,
        search: &mut Search<'_>,
    ) {
        if MOST_TERMS < usize::from(at_word.count) {
            return self.matches_at(word.start, search);
        }
        for place in 0..usize::from(at_word.count) {
            let (term, matched) = (at_word.terms[place], at_word.matched[place]);
            match usize::from(matched) {
                0 => {
                    let end = word.start + usize::from(at_word.lengths[place]);
                    self.add_match(term, word.start..end, search);
                }
                matched => self.add(term, word.start..word.start + matched, search),
            }
        }
        if let Some(place) = at_word.further {
            let text = &*search.folded.text;
            self.trie.walk(text, word.end..text.len(), place, |terms, at| {
                terms.for_each(|term| self.add_match(term, word.start..at, search));
            });
        }
    }

    /// Adds the match of a term whose prefix is at a range of the folded text, if the term
    /// matches there.
    fn add_match(&self, term: u32, prefix: Range<usize>, search: &mut Search<'_>) {
        let tail = self.tail(self.tails[term as usize]);
        if let Some(end) = search.ends.of(tail, prefix.end) {
            self.add(term, prefix.start..end, search);
        }
    }

    /// Adds the match of a term at a range of the folded text, if its case is right and it
    /// does not reach into a token.
    fn add(&self, term: u32, range: Range<usize>, search: &mut Search<'_>) {
        let Search { folded, text, limit, found, .. } = search;
        let (start, end) = (folded.original(range.start), folded.original(range.end));
        let Term { list, entry, language, exact } = self.terms[term as usize];
        if end <= *limit && self.allows_case_of(&text[start..end], exact) {
            found.push(Match { list, entry: entry as usize, language, start, end });
        }
    }

    /// What the layer has at a word of a folded text, whatever follows the word.
    pub(super) fn at_word(&self, text: &str, word: &Range<usize>) -> AtWord {
        let (mut at_word, mut ends) = (AtWord::default(), Ends::in_text(text));
        let further = self.trie.walk(text, word.clone(), Place::default(), |terms, at| {
            for term in terms {
                let tail = self.tail(self.tails[term as usize]);
                let end = if boundary::is_of_several_words(tail) {
                    Some(word.start)
                } else {
                    ends.of(tail, at)
                };
                if let Some(end) = end {
                    at_word.add(term, at - word.start, end - word.start);
                }
            }
        });
        let further = further.filter(|place| self.trie.may_go_on_after_word(*place));
        AtWord { further, ..at_word }
    }

    fn tail(&self, code: u32) -> &str {
        let code = code as usize;
        match FREQUENT_TAILS.get(code) {
            Some(tail) => tail,
            None => &self.other_tails[code - FREQUENT_TAILS.len()],
        }
    }

    /// Whether the upper and lower case of a match is as the entry requires. `exact` is
    /// the value of [`Term::exact`] for the entry.
    fn allows_case_of(&self, found: &str, exact: u32) -> bool {
        let Some(number) = (exact as usize).checked_sub(1) else { return true };
        let (prefix, tail) = &self.exact[number];
        let found: String = found.nfc().collect();
        let after = after_words(prefix, &found, 0);
        after.and_then(|at| Ends::in_text(&found).of(tail, at)) == Some(found.len())
    }
}

/// The words and phrases of a layer that is not compiled yet.
#[derive(Debug, Default)]
pub(super) struct LayerWords {
    /// The prefixes of all terms, concatenated.
    prefixes: String,
    /// For each term: the end of its prefix in `prefixes`, the code of its tail, and
    /// the list, entry and language to which its matches belong.
    terms: Vec<(u32, u32, Term)>,
    other_tails: Vec<Cow<'static, str>>,
    /// The code of each tail in `other_tails`.
    codes: HashMap<Cow<'static, str>, u32>,
    exact: Vec<(String, String)>,
    last_parts: Vec<LastPart>,
}

impl LayerWords {
    /// Adds an entry to a list; `entry` is its index there. If `exact`, the entry is
    /// case-sensitive.
    pub(super) fn add(
        &mut self,
        (list, entry): (ListId, usize),
        text: &str,
        language: Option<Language>,
        exact: bool,
    ) -> Result<(), EntryMistake> {
        let term = Term { list, entry: to_u32(entry), language, exact: 0 };
        // Folding changes no character of the notation.
        if !exact {
            return notation::terms(&folded(text), |prefix, tail| {
                self.add_term(prefix, tail, term);
            });
        }
        let written: String = text.nfc().collect();
        // Upper and lower case are not compared in the last part of a compound.
        if written.trim_start().starts_with('*') {
            return Err(EntryMistake::MisplacedStar);
        }
        notation::terms(&written, |prefix, tail| {
            self.exact.push((prefix.to_owned(), tail.to_owned()));
            let term = Term { exact: to_u32(self.exact.len()), ..term };
            self.add_term(&folded(prefix), &folded(tail), term);
        })
    }

    /// Adds a term: a folded prefix and its tail.
    pub(super) fn add_term(&mut self, prefix: &str, tail: &str, term: Term) {
        let Term { list, entry, language, .. } = term;
        match tail {
            ANY_BEGINNING => {
                let last = LastPart::at_end(prefix, list, entry);
                self.last_parts.push(LastPart { language, ..last });
            }
            ANYWHERE => {
                let part = LastPart::anywhere(prefix, list, entry);
                self.last_parts.push(LastPart { language, ..part });
            }
            _ => {
                self.prefixes.push_str(prefix);
                let code = self.code_of(tail);
                self.terms.push((to_u32(self.prefixes.len()), code, term));
            }
        }
    }

    /// Adds words that match as the last part of a compound.
    pub(super) fn add_last_parts(&mut self, parts: impl IntoIterator<Item = LastPart>) {
        self.last_parts.extend(parts);
    }

    /// The code of a tail. A new tail gets a new code.
    fn code_of(&mut self, tail: &str) -> u32 {
        if let Some(code) = FREQUENT_TAILS.iter().position(|known| *known == tail) {
            return to_u32(code);
        }
        if let Some(code) = self.codes.get(tail) {
            return *code;
        }
        let code = to_u32(FREQUENT_TAILS.len() + self.other_tails.len());
        self.other_tails.push(tail.to_owned().into());
        self.codes.insert(tail.to_owned().into(), code);
        code
    }

    /// Whether nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.last_parts.is_empty()
    }

    /// The prefix of each term.
    fn prefixes(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.terms.iter().map(|(end, ..)| *end));
        let ends = self.terms.iter().map(|(end, ..)| *end);
        starts.zip(ends).map(|(start, end)| &self.prefixes[start as usize..end as usize])
    }

    /// The words of a list that take any ending (`brand*`), each with the index of
    /// its entry.
    pub(super) fn with_any_ending(&self, list: ListId) -> impl Iterator<Item = (&str, u32)> {
        let terms = self.prefixes().zip(&self.terms);
        terms.filter_map(move |(prefix, (_, tail, term))| {
            (term.list == list && *tail == 1).then_some((prefix, term.entry))
        })
    }

    /// Compiles everything that was added into a layer.
    pub(super) fn compile(self) -> Layer {
        let filter = Filter::new(self.prefixes());
        let (trie, order) = Trie::new(self.prefixes());
        let (tails, terms): (Vec<u32>, Vec<Term>) = order
            .iter()
            .map(|number| self.terms[*number as usize])
            .map(|(_, tail, term)| (tail, term))
            .unzip();
        Layer {
            filter,
            trie,
            tails: tails.into(),
            other_tails: self.other_tails.into(),
            terms: terms.into(),
            exact: self.exact.into(),
            last_parts: self.last_parts.into(),
        }
    }
}
