//! Collects the words, phrases, patterns and intents of a rulebook and compiles them.

use std::sync::Arc;

use super::{
    Automaton, ListId, Pattern,
    bend::{self, Bent},
    built_in, endings,
    fold::folded,
    inside_words::Inside,
    intent::{Intent, Model},
    last_part::{Beginning, LastPart},
    layer::{Layer, LayerWords, Term},
    list::EXEMPT,
    notation::{self, AS_WRITTEN, ENDINGS, EntryMistake, LAST_PART},
    trie::to_u32,
};
use crate::{language::Language, message::Message};

/// How many letters a word with any ending (`brand*`) must have to be searched for in
/// compounds. Shorter words are parts of too many unrelated ones (`tilskud`,
/// `screenshot`).
const SHORTEST_LAST_PART: usize = 5;

/// Builds an [`Automaton`] while a rulebook is read.
#[derive(Debug, Default)]
pub struct AutomatonBuilder {
    /// The layers that are complete.
    layers: Vec<Arc<Layer>>,
    /// The words of the next layer.
    words: LayerWords,
    patterns: Vec<Arc<Pattern>>,
    intents: Vec<Arc<Intent>>,
    lists: u32,
    /// The lists that have a name, each with its name.
    shared: Vec<(String, ListId)>,
}

impl AutomatonBuilder {
    /// A builder that already contains the words of the built-in rules, compiled.
    pub(super) fn with_built_in_words() -> Self {
        Self { layers: vec![built_in::layer()], lists: built_in::LISTS, ..Self::default() }
    }

    /// A new, empty word list.
    pub fn new_list(&mut self) -> ListId {
        self.lists += 1;
        ListId(self.lists - 1)
    }

    /// The list with this name. When the name is first asked for, the list is made,
    /// and `fill` adds its entries.
    pub fn shared_list(&mut self, name: &str, fill: impl FnOnce(&mut Self, ListId)) -> ListId {
        if let Some((_, list)) = self.shared.iter().find(|(own, _)| own == name) {
            return *list;
        }
        let list = self.new_list();
        self.shared.push((name.to_owned(), list));
        fill(self, list);
        list
    }

    /// Adds an entry to a list; `entry` is its index there. The entry counts in posts
    /// in `language` only, or in all posts if that is `None`. If `exact`, the entry
    /// is case-sensitive.
    ///
    /// # Errors
    /// Why the entry is invalid.
    pub fn add(
        &mut self,
        list: ListId,
        entry: usize,
        text: &str,
        language: Option<Language>,
        exact: bool,
    ) -> Result<(), Message> {
        self.words.add((list, entry), text, language, exact).map_err(Message::from)
    }

    /// Lets the words of a list that take any ending (`brand*`) also match as the
    /// last part of a compound (`havnebrand`, `skovbranden`), if they are long
    /// enough.
    pub fn match_compounds(&mut self, list: ListId) {
        let words = self.words.with_any_ending(list);
        let fit = words.filter(|(word, _)| {
            SHORTEST_LAST_PART <= word.chars().count() && word.chars().all(char::is_alphabetic)
        });
        let new =
            |(word, entry): (&str, u32)| LastPart::new(word, Beginning::FirstPart, list, entry);
        let parts: Vec<LastPart> = fit.map(new).collect();
        self.words.add_last_parts(parts);
    }

    /// Adds to a list an entry that bends: a single word is found in its forms and
    /// compounds, too. The entry counts in posts in `language`. If no family
    /// contains the word, its compounds are guessed and count in posts in
    /// `compounds_in`. `None` means posts in any language.
    ///
    /// # Errors
    /// Why the entry is invalid.
    pub fn add_bending(
        &mut self,
        list: ListId,
        entry: usize,
        text: &str,
        [language, compounds_in]: [Option<Language>; 2],
    ) -> Result<(), Message> {
        notation::terms(text, |_, _| {})?;
        let bent = bend::word(text);
        let language = if bent.has_no_family { [language, compounds_in] } else { [language; 2] };
        self.add_bent((list, to_u32(entry)), &bent, language).map_err(Message::from)
    }

    /// Adds a word of the topic of a window, which bends. English words with a family
    /// count in English posts only.
    ///
    /// # Errors
    /// Why the entry is invalid.
    pub fn add_topic(&mut self, list: ListId, entry: usize, text: &str) -> Result<(), Message> {
        self.add_bending(list, entry, text, [bend::language(text.trim()); 2])
    }

    /// Adds an entry of a user's list, which bends. Compounds that are guessed count
    /// only in posts in the entry's language or, if it has none, in Danish posts,
    /// because English has few compounds.
    ///
    /// # Errors
    /// Why the entry is invalid.
    pub fn add_own(
        &mut self,
        list: ListId,
        entry: usize,
        text: &str,
        language: Option<Language>,
    ) -> Result<(), Message> {
        self.add_bending(list, entry, text, [language, language.or(Some(Language::Da))])
    }

    /// Adds the name of a place to a list, in all the ways in which people write it.
    ///
    /// # Errors
    /// Why the entry is invalid.
    pub fn add_place(&mut self, list: ListId, entry: usize, text: &str) -> Result<(), Message> {
        notation::terms(text, |_, _| {})?;
        let bent = bend::place_name(text);
        self.add_bent((list, to_u32(entry)), &bent, [None; 2]).map_err(Message::from)
    }

    fn add_bent(
        &mut self,
        (list, entry): (ListId, u32),
        bent: &Bent,
        [language, compounds_in]: [Option<Language>; 2],
    ) -> Result<(), EntryMistake> {
        for text in &bent.entries {
            self.words.add((list, entry as usize), text, language, false)?;
        }
        if language != Some(Language::Da) {
            for text in &bent.english {
                self.words.add((list, entry as usize), text, Some(Language::En), false)?;
            }
        }
        for (stem, tail) in &bent.stems {
            let language = if tail == LAST_PART { compounds_in } else { language };
            self.words.add_term(stem, tail, Term { list, entry, language, exact: 0 });
        }
        for (word, endings) in &bent.last {
            let (word, endings) = (word.clone().into(), endings.clone().into());
            let (beginning, language) = (Beginning::FirstPart, compounds_in);
            let part = LastPart { word, endings, beginning, list, entry, language };
            self.words.add_last_parts([part]);
        }
        bent.not.iter().try_for_each(|text| self.exempt(list, text, &bent.last))
    }

    /// Makes a word or phrase exempt: it contains the letters of an entry of the
    /// list, but means something else. A single word is exempt in its forms, too, and
    /// after `=` only in the upper and lower case in which it is written.
    /// If it ends in one of `parts`, the last parts of compounds for which the
    /// entry is found, it is also exempt at the end of longer words.
    fn exempt(
        &mut self,
        list: ListId,
        text: &str,
        parts: &[(String, String)],
    ) -> Result<(), EntryMistake> {
        let term = Term { list, entry: EXEMPT, language: None, exact: 0 };
        if text.starts_with(AS_WRITTEN) {
            return self.words.add((list, EXEMPT as usize), text, None, true);
        }
        let mut words = Vec::new();
        notation::terms(&folded(text), |prefix, tail| {
            words.push((prefix.to_owned(), tail.to_owned()));
        })?;
        for (prefix, tail) in words {
            if !tail.is_empty() || !prefix.chars().all(char::is_alphabetic) {
                self.words.add_term(&prefix, &tail, term);
                continue;
            }
            let (stem, own) = endings::of(&prefix);
            self.words.add_term(stem, &format!("{}{own}", char::from(ENDINGS)), term);
            let mut parts = parts.iter();
            if parts.any(|(stem, own)| endings::before(&prefix, stem, own).is_some()) {
                let part = LastPart::new(&prefix, Beginning::Any, list, EXEMPT);
                self.words.add_last_parts([part]);
            }
        }
        Ok(())
    }

    /// Adds a list that consists of one pattern.
    pub fn add_pattern(&mut self, pattern: Pattern) -> ListId {
        self.patterns.push(Arc::new(pattern));
        ListId::of_pattern(self.patterns.len() - 1)
    }

    /// Adds a list that consists of one intent.
    pub fn add_intent(&mut self, intent: Arc<Intent>) -> ListId {
        self.intents.push(intent);
        ListId::of_intent(self.intents.len() - 1)
    }

    /// A builder that contains all that an automaton contains, in order to add
    /// more. The layers of the automaton are not compiled again.
    pub fn from_automaton(automaton: &Automaton) -> Self {
        let Automaton { layers, patterns, intents, lists, .. } = automaton;
        Self {
            layers: layers.clone(),
            words: LayerWords::default(),
            patterns: patterns.clone(),
            intents: intents.clone(),
            lists: *lists,
            shared: Vec::new(),
        }
    }

    /// Compiles the automaton of everything that was added.
    pub fn build(self) -> Automaton {
        let Self { mut layers, words, patterns, intents, lists, .. } = self;
        if !words.is_empty() {
            layers.push(Arc::new(words.compile()));
        }
        let last_parts = layers.iter().flat_map(|layer| layer.last_parts.iter().cloned());
        let inside = Inside::new(last_parts.collect(), patterns.iter().map(Arc::as_ref));
        let mut models: Vec<Arc<Model>> = Vec::new();
        for Intent { model, .. } in intents.iter().map(Arc::as_ref) {
            if !models.iter().any(|other| Arc::ptr_eq(other, model)) {
                models.push(model.clone());
            }
        }
        Automaton { layers, inside, patterns, intents, models, lists }
    }
}
