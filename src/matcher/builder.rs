//! Collects the words, phrases and patterns of a rulebook and compiles them.

use super::{
    Automaton, List, Pattern,
    compound::{Compounds, LastPart},
    notation::{self, Piece},
    trie::{Trie, index},
};
use crate::{language::Language, message::Message};

/// Builds an [`Automaton`] while a rulebook is read.
#[derive(Debug, Default)]
pub struct AutomatonBuilder {
    /// The literal prefixes of all terms, concatenated.
    prefixes: String,
    terms: Vec<Term>,
    last_parts: Vec<LastPart>,
    patterns: Vec<Pattern>,
    lists: u32,
}

/// A word or phrase without alternatives: a literal prefix, and what follows it.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Its folded prefix, as bytes of the concatenated prefixes.
    prefix: (u32, u32),
    /// What must follow the prefix.
    pub(super) rest: Box<[Piece]>,
    /// The list it is in.
    pub(super) list: List,
    /// The index of its entry in that list.
    pub(super) entry: usize,
    /// The one language of posts that it applies to; all where `None`.
    pub(super) language: Option<Language>,
    /// The entry as written, where upper and lower case must match.
    exact: Option<Box<str>>,
}

impl Term {
    /// Its folded prefix, out of the concatenated prefixes.
    pub(super) fn prefix<'p>(&self, prefixes: &'p str) -> &'p str {
        &prefixes[self.prefix.0 as usize..self.prefix.1 as usize]
    }

    /// Whether the upper and lower case of a match is as the entry asks.
    pub(super) fn allows_case_of(&self, found: &str) -> bool {
        self.exact.as_ref().is_none_or(|exact| found.starts_with(exact.trim_end_matches('*')))
    }
}

impl AutomatonBuilder {
    /// A new, empty word list.
    pub fn new_list(&mut self) -> List {
        self.lists += 1;
        List(self.lists - 1)
    }

    /// Adds an entry to a list. With `exact`, upper and lower case must match.
    ///
    /// # Errors
    /// Why the entry is invalid.
    pub fn add(
        &mut self,
        list: List,
        entry: usize,
        text: &str,
        language: Option<Language>,
        exact: bool,
    ) -> Result<(), Message> {
        let Self { prefixes, terms, .. } = self;
        notation::terms(text, |prefix, rest| {
            let start = index(prefixes.len());
            prefixes.push_str(prefix);
            let prefix = (start, index(prefixes.len()));
            let (rest, exact) = (rest.into(), exact.then(|| text.into()));
            terms.push(Term { prefix, rest, list, entry, language, exact });
        })
    }

    /// Lets the words of a list that take any ending (`brand*`) match as the
    /// last part of a compound too: `havnebrand`, `skovbranden`.
    pub fn match_compounds(&mut self, list: List) {
        let own = self.terms.iter().filter(|term| term.list == list);
        let words = own.filter(|term| *term.rest == [Piece::AnyEnding]);
        let prefixes = &self.prefixes;
        self.last_parts
            .extend(words.filter_map(|own| LastPart::new(own.prefix(prefixes), list, own.entry)));
    }

    /// A new list of one pattern.
    pub fn add_pattern(&mut self, pattern: Pattern) -> List {
        self.patterns.push(pattern);
        List(List::PATTERN | index(self.patterns.len() - 1))
    }

    /// A builder with everything that an automaton has, to add more.
    pub fn from_automaton(automaton: &Automaton) -> Self {
        let Automaton { prefixes, terms, compounds, patterns, lists, .. } = automaton;
        Self {
            prefixes: prefixes.clone(),
            terms: terms.clone(),
            last_parts: compounds.last_parts.clone(),
            patterns: patterns.clone(),
            lists: *lists,
        }
    }

    /// The automaton of everything that was added.
    pub fn build(self) -> Automaton {
        let Self { prefixes, terms, last_parts, patterns, lists } = self;
        let trie = Trie::new(terms.iter().map(|term| term.prefix(&prefixes)));
        let compounds = Compounds::new(last_parts);
        Automaton { trie, prefixes, terms, compounds, patterns, lists }
    }
}
