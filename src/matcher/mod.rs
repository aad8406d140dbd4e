//! Finds every word, phrase and pattern of a rulebook in one pass over a text.
//!
//! The word lists of a rulebook are compiled into one trie, which is walked from
//! the start of each word of a text. Links, mentions and tags are not running
//! text, so words are not searched for in them. A pattern runs only when a check
//! asks for its matches, and only on a text with a literal that it requires.

mod boundary;
mod builder;
mod compound;
mod fold;
mod lexicon;
mod notation;
mod pattern;
mod trie;

use std::{cell::OnceCell, ops::Range};

pub(crate) use boundary::is_word_char;
use boundary::{end_of, white_space, words_in};
pub use builder::AutomatonBuilder;
use builder::Term;
use compound::Compounds;
use fold::Folded;
pub(crate) use fold::folded;
pub use lexicon::{Entry, Lexicon, Vocabulary};
pub(crate) use notation::{NOTATION, invalid_entry};
pub use pattern::Pattern;
use trie::Trie;

use crate::{
    language::Language,
    tokens::{Token, Tokens},
};

/// A word list in an [`Automaton`], by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct List(u32);

/// An occurrence of a word, phrase or pattern in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The list it is from.
    pub list: List,
    /// The index of the entry in that list.
    pub entry: usize,
    /// The one language of posts that the entry applies to; all where `None`.
    pub language: Option<Language>,
    /// Its first byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl List {
    /// The bit that marks the list of a pattern; the others are its index.
    const PATTERN: u32 = 1 << 31;

    /// Its bit in [`Matches::seen`].
    const fn bit(self) -> u128 {
        1 << (self.0 % u128::BITS)
    }

    /// The index of its pattern, if it is the list of a pattern.
    const fn pattern(self) -> Option<usize> {
        if self.0 & Self::PATTERN == 0 { None } else { Some((self.0 & !Self::PATTERN) as usize) }
    }
}

impl Match {
    /// Its bytes in the text.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// All words, phrases and patterns of a rulebook, compiled.
#[derive(Debug, Default)]
pub struct Automaton {
    trie: Trie,
    prefixes: String,
    terms: Vec<Term>,
    compounds: Compounds,
    patterns: Vec<Pattern>,
    lists: u32,
}

/// The matches of an [`Automaton`] in a text.
#[derive(Debug)]
pub struct Matches<'m> {
    automaton: &'m Automaton,
    text: &'m str,
    tokens: &'m Tokens,
    /// The words of the running text, in a list or not.
    words: Vec<Range<usize>>,
    /// The matches of words and phrases.
    found: Vec<Match>,
    /// Which lists have matches, one bit a list. Above 128 lists some share a
    /// bit, so a set bit means that a list may have matches.
    seen: u128,
    /// The matches of each pattern, searched for on first use.
    patterns: Vec<OnceCell<Vec<Match>>>,
    /// The lists of all these.
    lists: Vec<List>,
}

/// The buffer of a scan, reused for the next text.
#[derive(Debug, Default)]
pub struct Scratch(Folded);

impl Matches<'_> {
    /// The bytes of each word of the running text, without tokens.
    pub fn words(&self) -> &[Range<usize>] {
        &self.words
    }

    /// The matches in these lists, in the order of the text: first those of
    /// words and phrases, then those of patterns.
    pub fn of<'l>(&'l self, lists: &'l [List]) -> impl Iterator<Item = &'l Match> {
        let seen = lists.iter().any(|list| self.seen & list.bit() != 0);
        let words = if seen { self.found.as_slice() } else { &[] };
        let words = words.iter().filter(|found| lists.contains(&found.list));
        let asked = lists.iter().filter_map(|list| Some((*list, list.pattern()?)));
        let patterns = asked.flat_map(|(list, number)| {
            let search = || self.search(list, &self.automaton.patterns[number]);
            self.patterns[number].get_or_init(search)
        });
        words.chain(patterns)
    }

    /// The lists that have matches, sorted. Patterns come last; one of them may turn
    /// out to have none, since patterns are searched for only when asked.
    pub fn matched_lists(&self) -> &[List] {
        &self.lists
    }

    /// The word lists that have matches in another text, such as the name of a
    /// hashtag.
    pub fn lists_in(&self, text: &str) -> Vec<List> {
        let (tokens, mut scratch) = (Tokens::default(), Scratch::default());
        let matches = self.automaton.scan(text, &tokens, &mut scratch);
        matches.matched_lists().iter().filter(|list| list.pattern().is_none()).copied().collect()
    }

    /// Whether another text, such as the name of a hashtag, has matches in
    /// `lists` and none in `except`.
    pub fn are_in(&self, text: &str, lists: &[List], except: &[List]) -> bool {
        let (tokens, mut scratch) = (Tokens::default(), Scratch::default());
        let matches = self.automaton.scan(text, &tokens, &mut scratch);
        matches.of(lists).next().is_some() && matches.of(except).next().is_none()
    }

    fn search(&self, list: List, pattern: &Pattern) -> Vec<Match> {
        let found = pattern.find_in(self.text, self.tokens);
        let at = |range: Range<usize>| Match {
            list,
            entry: 0,
            language: None,
            start: range.start,
            end: range.end,
        };
        found.map(at).collect()
    }
}

impl Automaton {
    /// The literal prefix of each word and phrase: `skyder` of `skyder*`.
    pub fn prefixes(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|term| term.prefix(&self.prefixes))
    }

    /// Why patterns are invalid, those that are.
    #[cfg(test)]
    pub(crate) fn mistakes(&self) -> Vec<String> {
        self.patterns.iter().filter_map(Pattern::mistake).map(|error| error.to_string()).collect()
    }

    /// Finds every word and phrase in a text. Its tokens are not searched.
    pub fn scan<'m>(
        &'m self,
        text: &'m str,
        tokens: &'m Tokens,
        scratch: &mut Scratch,
    ) -> Matches<'m> {
        let Scratch(folded) = scratch;
        folded.fold(text);
        let mut found = Vec::new();
        // A typical post has about thirty words.
        let mut words = Vec::with_capacity(32);
        let mut masked = tokens.all().iter().peekable();
        for word in words_in(&folded.text) {
            let original = folded.original(word.start)..folded.original(word.end);
            while masked.next_if(|token| token.end <= original.start).is_some() {}
            if masked.peek().is_none_or(|token| original.start < token.start) {
                words.push(original);
                self.terms_at(word.start, folded, masked.peek().copied(), text, &mut found);
            }
        }
        self.compounds_in(folded, tokens, &mut found);
        let patterns: Vec<_> = self.patterns.iter().map(|_| OnceCell::new()).collect();
        let of_patterns =
            (0..patterns.len()).map(|number| List(List::PATTERN | trie::index(number)));
        let mut lists: Vec<List> =
            found.iter().map(|found| found.list).chain(of_patterns).collect();
        lists.sort_unstable();
        lists.dedup();
        let seen = found.iter().fold(0, |seen, found: &Match| seen | found.list.bit());
        Matches { automaton: self, text, tokens, words, found, seen, patterns, lists }
    }

    /// Finds the compounds whose last part is in a list that takes compounds.
    fn compounds_in(&self, folded: &Folded, tokens: &Tokens, found: &mut Vec<Match>) {
        let before = found.len();
        for (range, last) in self.compounds.find_in(&folded.text) {
            let (start, end) = (folded.original(range.start), folded.original(range.end));
            if tokens.touching(&(start..end)).is_none() {
                let (list, entry) = (last.list, last.entry);
                found.push(Match { list, entry, language: None, start, end });
            }
        }
        if before < found.len() {
            found.sort_by_key(|found| found.start);
        }
    }

    /// Finds the terms that match from the start of a word.
    fn terms_at(
        &self,
        start: usize,
        folded: &Folded,
        next_token: Option<&Token>,
        text: &str,
        found: &mut Vec<Match>,
    ) {
        let bytes = folded.text.as_bytes();
        let (mut state, mut at) = (Trie::root(), start);
        while at < bytes.len() {
            let byte = if bytes[at].is_ascii_whitespace() { b' ' } else { bytes[at] };
            let Some(next) = self.trie.step(state, byte) else { return };
            state = next;
            at += 1;
            if byte == b' ' {
                at += white_space(&folded.text[at..]);
            }
            for &number in self.trie.terms(state) {
                let term = &self.terms[number as usize];
                let Some(end) = end_of(&term.rest, &folded.text, at) else { continue };
                let (start, end) = (folded.original(start), folded.original(end));
                let overlaps_token = next_token.is_some_and(|token| token.start < end);
                if !overlaps_token && term.allows_case_of(&text[start..end]) {
                    let Term { list, entry, language, .. } = *term;
                    found.push(Match { list, entry, language, start, end });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(entry: &str, text: &str, expected: &[&str]) {
        let mut builder = AutomatonBuilder::default();
        let list = builder.new_list();
        builder.add(list, 0, entry, None, false).expect("the entry is valid");
        let automaton = builder.build();
        let tokens = Tokens::of(text);
        let matches = automaton.scan(text, &tokens, &mut Scratch::default());
        let found: Vec<&str> = matches.of(&[list]).map(|found| &text[found.range()]).collect();
        assert_eq!(found, expected, "{entry} in {text}");
    }

    #[test]
    fn words_match_between_word_boundaries() {
        check("mon", "Mon det? Månen, salmon, MON.", &["Mon", "MON"]);
        check("å", "på å", &["å"]);
        check("skyder*", "Skyderi og skyderiet, ikke enskyder", &["Skyderi", "skyderiet"]);
        check("foto:", "Foto: Bo", &["Foto:"]);
        check("skud", "⚠️skud 1️⃣skud", &["skud", "skud"]);
    }

    #[test]
    fn phrases_match_across_any_white_space() {
        check("i henhold til", "I henhold\n  til loven", &["I henhold\n  til"]);
        check("(læs|se) mere", "læs mere, se mere", &["læs mere", "se mere"]);
        check("fremkom* med", "han fremkommer med", &["fremkommer med"]);
    }

    #[test]
    fn a_gap_matches_up_to_three_words() {
        check("såvel _ som", "såvel børn som", &["såvel børn som"]);
        check("såvel _ som", "såvel en to tre som", &["såvel en to tre som"]);
        check("såvel _ som", "såvel en to tre fire som", &[]);
        check("såvel _ som", "såvel godt. Som sagt", &[]);
    }

    #[test]
    fn links_and_tags_are_not_searched() {
        check("bro", "bro https://a.dk/bro #bro @bro bro", &["bro", "bro"]);
    }

    #[test]
    fn a_word_may_be_the_last_part_of_a_compound() {
        let mut builder = AutomatonBuilder::default();
        let list = builder.new_list();
        for (number, entry) in ["brand*", "skud*", "angreb"].into_iter().enumerate() {
            builder.add(list, number, entry, None, false).expect("the entry is valid");
        }
        builder.match_compounds(list);
        let automaton = builder.build();
        let text =
            "Havnebrand og skovbrandene; branden, skovbrandfare, tilskud, knivangreb #byBrand";
        let tokens = Tokens::of(text);
        let matches = automaton.scan(text, &tokens, &mut Scratch::default());
        let found: Vec<&str> = matches.of(&[list]).map(|found| &text[found.range()]).collect();
        assert_eq!(found, ["Havnebrand", "skovbrandene", "branden"]);
    }

    #[test]
    fn marks_that_do_not_compose_are_not_part_of_a_word() {
        check("1", "e\u{301} 1\u{fe0f}\u{20e3}", &["1"]);
        check("1", "1\u{fe0f}\u{20e3} e\u{301}", &["1"]);
    }

    #[test]
    fn decomposed_letters_are_found_at_their_own_bytes() {
        check("på", "også pa\u{30a} taget", &["pa\u{30a}"]);
        check("ÅBNER", "vi åbner", &["åbner"]);
    }
}
