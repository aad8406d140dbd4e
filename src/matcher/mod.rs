//! Every word, phrase and pattern of a rulebook in one pass over a text.
//!
//! All word lists of a rulebook are compiled into one tree of letters, which is
//! walked from each place where a word begins. Links, mentions and tags are not
//! running text, so nothing is found in them. A pattern runs only when a check
//! asks for it, and only where a piece of text that it needs was seen.

mod compound;
mod fold;
mod lexicon;
mod notation;
mod pattern;
mod tail;
mod trie;
mod words;

use std::{cell::OnceCell, ops::Range};

use compound::Compounds;
use fold::Folded;
pub(crate) use fold::folded;
pub use lexicon::{Entry, Lexicon, Vocabulary};
pub(crate) use lexicon::{NOTATION, unread};
pub(crate) use notation::Mistake;
pub use pattern::Pattern;
pub(crate) use tail::is_letter;
use tail::{end_of, white_space, words_in};
use trie::Trie;
use words::Compiled;
pub use words::Words;

use crate::{
    language::Language,
    tokens::{Token, Tokens},
};

/// A word list in a [`Matcher`], by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct List(u32);

/// A word, phrase or pattern that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The list it is from.
    pub list: List,
    /// Its number in that list, from 0.
    pub entry: usize,
    /// The language of posts that the entry is meant for, if only for one.
    pub language: Option<Language>,
    /// Its first byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl List {
    /// Tells the lists that are patterns; the rest of the number is theirs.
    const PATTERN: u32 = 1 << 31;

    const fn bit(self) -> u128 {
        1 << (self.0 % u128::BITS)
    }

    /// Its number among the patterns, if it is one.
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

/// All words, phrases and patterns of a rulebook.
#[derive(Debug, Default)]
pub struct Matcher {
    trie: Trie,
    heads: String,
    terms: Vec<Compiled>,
    compounds: Compounds,
    patterns: Vec<Pattern>,
    lists: u32,
}

/// What stands in a text.
#[derive(Debug)]
pub struct Matches<'m> {
    matcher: &'m Matcher,
    text: &'m str,
    tokens: &'m Tokens,
    /// The words of the running text, whether in a list or not.
    words: Vec<Range<usize>>,
    /// The words and phrases in lists.
    found: Vec<Match>,
    /// Which lists have some, a bit for each; beyond 128 several share one.
    seen: u128,
    /// What each pattern found, once somebody has asked.
    patterns: Vec<OnceCell<Vec<Match>>>,
}

/// What a scan allocates, kept for the next text.
#[derive(Debug, Default)]
pub struct Scratch(Folded);

impl Matches<'_> {
    /// Where each word of the running text stands, tokens left out.
    pub fn words(&self) -> &[Range<usize>] {
        &self.words
    }

    /// What was found in the lists, in the order of the text; patterns come
    /// after words.
    pub fn of<'l>(&'l self, lists: &'l [List]) -> impl Iterator<Item = &'l Match> {
        let seen = lists.iter().any(|list| self.seen & list.bit() != 0);
        let words = if seen { self.found.as_slice() } else { &[] };
        let words = words.iter().filter(|found| lists.contains(&found.list));
        let asked = lists.iter().filter_map(|list| Some((*list, list.pattern()?)));
        let patterns = asked.flat_map(|(list, number)| {
            let search = || self.search(list, &self.matcher.patterns[number]);
            self.patterns[number].get_or_init(search)
        });
        words.chain(patterns)
    }

    /// Whether a text of its own, such as the name of a tag, has words of these
    /// lists, but none of those.
    pub fn are_in(&self, text: &str, lists: &[List], but: &[List]) -> bool {
        let (tokens, mut scratch) = (Tokens::default(), Scratch::default());
        let matches = self.matcher.scan(text, &tokens, &mut scratch);
        matches.of(lists).next().is_some() && matches.of(but).next().is_none()
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

impl Matcher {
    /// Every word and phrase, as far as it stands fast: `læs mere`, `skyder`.
    pub fn beginnings(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|compiled| compiled.head(&self.heads))
    }

    /// The patterns that do not compile.
    #[cfg(test)]
    pub(crate) fn mistakes(&self) -> Vec<String> {
        self.patterns.iter().filter_map(Pattern::mistake).collect()
    }

    /// Finds every word and phrase in a text, whose tokens are no words.
    pub fn scan<'m>(
        &'m self,
        text: &'m str,
        tokens: &'m Tokens,
        scratch: &mut Scratch,
    ) -> Matches<'m> {
        let Scratch(folded) = scratch;
        folded.fold(text);
        let mut found = Vec::new();
        // A post of the usual length has some thirty words.
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
        let patterns = self.patterns.iter().map(|_| OnceCell::new()).collect();
        let seen = found.iter().fold(0, |seen, found: &Match| seen | found.list.bit());
        Matches { matcher: self, text, tokens, words, found, seen, patterns }
    }

    /// The compounds that end in a word of a list that asks for them.
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

    /// The terms that stand at a place where a word begins.
    fn terms_at(
        &self,
        start: usize,
        folded: &Folded,
        next_token: Option<&Token>,
        text: &str,
        found: &mut Vec<Match>,
    ) {
        let bytes = folded.text.as_bytes();
        let (mut place, mut at) = (Trie::root(), start);
        while at < bytes.len() {
            let byte = if bytes[at].is_ascii_whitespace() { b' ' } else { bytes[at] };
            let Some(further) = self.trie.step(place, byte) else { return };
            place = further;
            at += 1;
            if byte == b' ' {
                at += white_space(&folded.text[at..]);
            }
            for &number in self.trie.terms(place) {
                let compiled = &self.terms[number as usize];
                let Some(end) = end_of(&compiled.tail, &folded.text, at) else { continue };
                let range = folded.original(start)..folded.original(end);
                let runs_into = next_token.is_some_and(|token| token.start < range.end);
                let exact = compiled
                    .exact
                    .as_ref()
                    .is_none_or(|exact| same_case(exact, &text[range.clone()]));
                if !runs_into && exact {
                    found.push(Match {
                        list: compiled.list,
                        entry: compiled.entry,
                        language: compiled.language,
                        start: range.start,
                        end: range.end,
                    });
                }
            }
        }
    }
}

/// Whether a text has the capitals of an entry, as far as the entry goes.
fn same_case(entry: &str, text: &str) -> bool {
    let stem = entry.trim_end_matches('*');
    text.starts_with(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(entry: &str, text: &str, expected: &[&str]) {
        let mut words = Words::default();
        let list = words.list();
        words.add(list, 0, entry, None, false).expect("the entry is well written");
        let compiled = words.compile();
        let tokens = Tokens::of(text);
        let matches = compiled.scan(text, &tokens, &mut Scratch::default());
        let found: Vec<&str> = matches.of(&[list]).map(|found| &text[found.range()]).collect();
        assert_eq!(found, expected, "{entry} in {text}");
    }

    #[test]
    fn words_stand_between_boundaries() {
        check("mon", "Mon det? Månen, salmon, MON.", &["Mon", "MON"]);
        check("å", "på å", &["å"]);
        check("skyder*", "Skyderi og skyderiet, ikke enskyder", &["Skyderi", "skyderiet"]);
        check("foto:", "Foto: Bo", &["Foto:"]);
        check("skud", "⚠️skud 1️⃣skud", &["skud", "skud"]);
    }

    #[test]
    fn phrases_take_any_white_space() {
        check("i henhold til", "I henhold\n  til loven", &["I henhold\n  til"]);
        check("(læs|se) mere", "læs mere, se mere", &["læs mere", "se mere"]);
        check("fremkom* med", "han fremkommer med", &["fremkommer med"]);
    }

    #[test]
    fn gaps_take_three_words() {
        check("såvel _ som", "såvel børn som", &["såvel børn som"]);
        check("såvel _ som", "såvel en to tre som", &["såvel en to tre som"]);
        check("såvel _ som", "såvel en to tre fire som", &[]);
        check("såvel _ som", "såvel godt. Som sagt", &[]);
    }

    #[test]
    fn links_and_tags_are_no_running_text() {
        check("bro", "bro https://a.dk/bro #bro @bro bro", &["bro", "bro"]);
    }

    #[test]
    fn a_word_may_be_the_last_part_of_a_compound() {
        let mut words = Words::default();
        let list = words.list();
        for (number, entry) in ["brand*", "skud*", "angreb"].into_iter().enumerate() {
            words.add(list, number, entry, None, false).expect("it reads");
        }
        words.take_compounds(list);
        let compiled = words.compile();
        let text =
            "Havnebrand og skovbrandene; branden, skovbrandfare, tilskud, knivangreb #byBrand";
        let tokens = Tokens::of(text);
        let matches = compiled.scan(text, &tokens, &mut Scratch::default());
        let found: Vec<&str> = matches.of(&[list]).map(|found| &text[found.range()]).collect();
        assert_eq!(found, ["Havnebrand", "skovbrandene", "branden"]);
    }

    #[test]
    fn marks_that_do_not_compose_are_none_of_a_word() {
        check("1", "e\u{301} 1\u{fe0f}\u{20e3}", &["1"]);
        check("1", "1\u{fe0f}\u{20e3} e\u{301}", &["1"]);
    }

    #[test]
    fn decomposed_letters_are_found_where_they_stand() {
        check("på", "også pa\u{30a} taget", &["pa\u{30a}"]);
        check("ÅBNER", "vi åbner", &["åbner"]);
    }
}
