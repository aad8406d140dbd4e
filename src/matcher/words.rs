//! Collects the words, phrases and patterns of a rulebook and compiles them.

use super::{
    List, Matcher, Pattern,
    compound::{Compounds, Last},
    notation::{self, Mistake, Piece},
    trie::{Trie, index},
};
use crate::language::Language;

/// The words of a rulebook while it is read.
#[derive(Debug, Default)]
pub struct Words {
    /// The letters that terms begin with, one after another.
    heads: String,
    terms: Vec<Compiled>,
    compounds: Vec<Last>,
    patterns: Vec<Pattern>,
    lists: u32,
}

/// A word or phrase without alternatives.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    /// Its folded beginning, in bytes of the heads of all.
    head: (u32, u32),
    /// What follows that.
    pub(super) tail: Box<[Piece]>,
    /// The list it is in.
    pub(super) list: List,
    /// Its number there.
    pub(super) entry: usize,
    /// The language of posts that it is meant for, if only for one.
    pub(super) language: Option<Language>,
    /// As written, where its capitals matter.
    pub(super) exact: Option<Box<str>>,
}

impl Compiled {
    /// Its folded beginning, out of the heads of all.
    pub(super) fn head<'h>(&self, heads: &'h str) -> &'h str {
        &heads[self.head.0 as usize..self.head.1 as usize]
    }
}

impl Words {
    /// A new, empty list.
    pub fn list(&mut self) -> List {
        self.lists += 1;
        List(self.lists - 1)
    }

    /// Adds an entry to a list. `exact` asks for the capitals as written.
    ///
    /// # Errors
    /// Says what is wrong with the notation of the entry.
    pub fn add(
        &mut self,
        list: List,
        entry: usize,
        text: &str,
        language: Option<Language>,
        exact: bool,
    ) -> Result<(), Mistake> {
        let Self { heads, terms, .. } = self;
        notation::terms(text, |head, tail| {
            let start = index(heads.len());
            heads.push_str(head);
            let head = (start, index(heads.len()));
            let (tail, exact) = (tail.into(), exact.then(|| text.into()));
            terms.push(Compiled { head, tail, list, entry, language, exact });
        })
    }

    /// Finds the words of a list that take further letters (`brand*`) as the
    /// last part of a compound, too: `havnebrand`, `skovbranden`.
    pub fn take_compounds(&mut self, list: List) {
        let own = self.terms.iter().filter(|compiled| compiled.list == list);
        let ends = own.filter(|compiled| *compiled.tail == [Piece::Letters]);
        let heads = &self.heads;
        self.compounds.extend(ends.filter_map(|own| Last::new(own.head(heads), list, own.entry)));
    }

    /// A new list of one pattern.
    pub fn pattern(&mut self, pattern: Pattern) -> List {
        self.patterns.push(pattern);
        List(List::PATTERN | index(self.patterns.len() - 1))
    }

    /// The words of a matcher, to add more.
    pub fn of(matcher: &Matcher) -> Self {
        let Matcher { heads, terms, compounds, patterns, lists, .. } = matcher;
        let (heads, terms, compounds) = (heads.clone(), terms.clone(), compounds.words.clone());
        Self { heads, terms, compounds, patterns: patterns.clone(), lists: *lists }
    }

    /// The matcher of all that was added.
    pub fn compile(self) -> Matcher {
        let Self { heads, terms, compounds, patterns, lists } = self;
        let trie = Trie::new(terms.iter().map(|compiled| compiled.head(&heads)));
        Matcher { trie, heads, terms, compounds: Compounds::new(compounds), patterns, lists }
    }
}
