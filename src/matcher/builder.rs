//! Collects the words, phrases and patterns of a rulebook and compiles them.

use std::sync::Arc;

use super::{
    Automaton, List, Pattern, built_in,
    compound::{Compounds, LastPart},
    layer::{Layer, Words},
    pattern::Literals,
};
use crate::{language::Language, message::Message};

/// Builds an [`Automaton`] while a rulebook is read.
#[derive(Debug, Default)]
pub struct AutomatonBuilder {
    /// The layers that are complete.
    layers: Vec<Arc<Layer>>,
    /// The words of the next layer.
    words: Words,
    last_parts: Vec<LastPart>,
    patterns: Vec<Arc<Pattern>>,
    lists: u32,
    /// The lists that have a name, with it.
    shared: Vec<(String, List)>,
}

impl AutomatonBuilder {
    /// A builder with the words of the built-in rules, which are compiled already.
    pub(super) fn with_built_in_words() -> Self {
        Self { layers: vec![built_in::layer()], lists: built_in::LISTS, ..Self::default() }
    }

    /// A new, empty word list.
    pub fn new_list(&mut self) -> List {
        self.lists += 1;
        List(self.lists - 1)
    }

    /// The list of this name, which is filled when it is first asked for.
    pub fn shared_list(&mut self, name: &str, fill: impl FnOnce(&mut Self, List)) -> List {
        if let Some((_, list)) = self.shared.iter().find(|(own, _)| own == name) {
            return *list;
        }
        let list = self.new_list();
        self.shared.push((name.to_owned(), list));
        fill(self, list);
        list
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
        self.words.add((list, entry), text, language, exact).map_err(Message::from)
    }

    /// Lets the words of a list that take any ending (`brand*`) match as the
    /// last part of a compound too: `havnebrand`, `skovbranden`.
    pub fn match_compounds(&mut self, list: List) {
        let words = self.words.with_any_ending(list);
        self.last_parts.extend(words.filter_map(|(word, entry)| LastPart::new(word, list, entry)));
    }

    /// A new list of one pattern.
    pub fn add_pattern(&mut self, pattern: Pattern) -> List {
        self.patterns.push(Arc::new(pattern));
        List::of_pattern(self.patterns.len() - 1)
    }

    /// A builder with everything that an automaton has, to add more. What the
    /// automaton has is not compiled again.
    pub fn from_automaton(automaton: &Automaton) -> Self {
        let Automaton { layers, compounds, patterns, lists, .. } = automaton;
        Self {
            layers: layers.clone(),
            words: Words::default(),
            last_parts: compounds.last_parts.clone(),
            patterns: patterns.clone(),
            lists: *lists,
            shared: Vec::new(),
        }
    }

    /// The automaton of everything that was added.
    pub fn build(self) -> Automaton {
        let Self { mut layers, words, last_parts, patterns, lists, .. } = self;
        if !words.is_empty() {
            layers.push(Arc::new(words.compile()));
        }
        let compounds = Compounds::new(last_parts);
        let literals = Literals::new(patterns.iter().map(Arc::as_ref));
        Automaton { layers, compounds, patterns, literals, lists }
    }
}
