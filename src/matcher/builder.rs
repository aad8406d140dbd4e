//! Collects the words, phrases, patterns and intents of a rulebook and compiles them.

use std::sync::Arc;

use super::{
    Automaton, List, Pattern, built_in,
    compound::{Compounds, LastPart},
    intent::{Cues, Intent, MOST_INTENTS},
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
    intents: Vec<Arc<Intent>>,
    lists: u32,
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

    /// A new list of one intent; nothing if there are too many.
    pub fn add_intent(&mut self, intent: Arc<Intent>) -> Option<List> {
        if self.intents.len() == MOST_INTENTS {
            return None;
        }
        self.intents.push(intent);
        Some(List::of_intent(self.intents.len() - 1))
    }

    /// A builder with everything that an automaton has, to add more. What the
    /// automaton has is not compiled again.
    pub fn from_automaton(automaton: &Automaton) -> Self {
        let Automaton { layers, compounds, patterns, intents, lists, .. } = automaton;
        Self {
            layers: layers.clone(),
            words: Words::default(),
            last_parts: compounds.last_parts.clone(),
            patterns: patterns.clone(),
            intents: intents.clone(),
            lists: *lists,
        }
    }

    /// The automaton of everything that was added.
    pub fn build(self) -> Automaton {
        let Self { mut layers, words, last_parts, patterns, intents, lists } = self;
        if !words.is_empty() {
            layers.push(Arc::new(words.compile()));
        }
        let compounds = Compounds::new(last_parts);
        let literals = Literals::new(patterns.iter().map(Arc::as_ref));
        let cues = Cues::new(intents.iter().map(|intent| intent.cues.as_slice()));
        Automaton { layers, compounds, patterns, literals, intents, cues, lists }
    }
}
