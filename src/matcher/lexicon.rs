//! Named word lists.

use std::{
    cell::OnceCell,
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use super::{
    AutomatonBuilder, Intent, ListId, Pattern, folded, intents,
    mistake::{NOTATION, invalid_entry},
};
use crate::{
    language::Language,
    message::Message,
    source::{At, Place, Problem, Span},
};

/// A named word list.
#[derive(Debug)]
pub struct Lexicon {
    /// Its name in rules.
    pub name: String,
    /// Its words and phrases, in the order of its file.
    entries: OnceCell<Vec<LexiconEntry>>,
    /// The texts of its entries, folded.
    folded: OnceCell<Arc<BTreeSet<String>>>,
    /// The function that reads the entries of a built-in lexicon when they are first
    /// needed.
    read: fn(&str) -> Vec<LexiconEntry>,
    /// The two lists of the lexicon in the automaton: first the list that ignores case,
    /// then the case-sensitive list. `None` for a list that no rule has used yet.
    compiled: [Option<ListId>; 2],
}

/// A word or phrase of a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconEntry {
    /// The word or phrase, in the notation of word lists.
    pub text: String,
    /// The plain wording to use instead, if the lexicon has one.
    pub plain: Option<String>,
    /// The language of the posts in which it counts; `None` for posts in any
    /// language.
    pub language: Option<Language>,
    /// Its place in the user's file; `None` in built-in lexicons.
    pub place: Option<Box<Place>>,
}

impl LexiconEntry {
    /// The problem that the notation of the entry is invalid. The notation is checked
    /// only when a rule searches texts for the lexicon, because some lexicons contain
    /// hosts rather than words.
    fn problem(&self, reason: Message) -> Problem {
        let at = match &self.place {
            Some(place) => At::Place(place.clone()),
            None => At::File("rules/lexicons".into()),
        };
        Problem::new(at, invalid_entry(&self.text, reason)).help(NOTATION)
    }
}

impl Lexicon {
    /// A lexicon that no rule uses yet.
    pub fn new(name: String, entries: Vec<LexiconEntry>) -> Self {
        let read = |_: &str| Vec::new();
        let (entries, folded) = (OnceCell::from(entries), OnceCell::new());
        Self { name, entries, folded, read, compiled: [None; 2] }
    }

    /// A built-in lexicon. `compiled` is its list in the automaton, if the words are
    /// compiled already. `read` reads its entries, which few runs need.
    pub fn built_in(
        name: &str,
        compiled: Option<ListId>,
        read: fn(&str) -> Vec<LexiconEntry>,
    ) -> Self {
        let (entries, folded) = (OnceCell::new(), OnceCell::new());
        Self { name: name.to_owned(), entries, folded, read, compiled: [compiled, None] }
    }

    /// Its words and phrases, in the order of its file.
    pub fn entries(&self) -> &[LexiconEntry] {
        self.entries.get_or_init(|| (self.read)(&self.name))
    }

    /// The texts of its entries, folded.
    pub fn folded(&self) -> Arc<BTreeSet<String>> {
        let texts = || self.entries().iter().map(|entry| folded(&entry.text).into_owned());
        Arc::clone(self.folded.get_or_init(|| Arc::new(texts().collect())))
    }

    /// Changes its words and phrases. This must be done before a rule uses the lexicon.
    pub fn change(&mut self, change: impl FnOnce(&mut Vec<LexiconEntry>)) {
        let mut entries = self.entries.take().unwrap_or_else(|| (self.read)(&self.name));
        change(&mut entries);
        self.entries = OnceCell::from(entries);
        self.folded = OnceCell::new();
        self.compiled = [None; 2];
    }
}

/// The word lists of a built-in file that are compiled already: the byte of the file
/// at which each begins, and its list, sorted.
pub type CompiledLists = &'static [(usize, ListId)];

/// The lexicons of a rulebook, and the builder that collects the words, patterns and
/// intents that rules use.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The words, patterns and intents that rules use.
    pub words: AutomatonBuilder,
    /// The lexicons.
    pub lexicons: Vec<Lexicon>,
    /// The list of each pattern by its text, so that equal patterns are compiled and
    /// run only once.
    patterns: HashMap<String, ListId>,
    /// The list of each intent that rules use, by the name of the intent.
    intents: HashMap<String, ListId>,
    /// The intents of the models that the rulebook names.
    pub own_intents: Vec<Arc<Intent>>,
    /// Whether a model that the rulebook names could not be read. Then an unknown name
    /// may be the name of an intent of that model.
    pub lacks_intents: bool,
    /// The names of the lexicons that are topics of posts, with their lists.
    pub topics: Vec<(String, ListId)>,
    /// The problems of entries that rules use and whose notation is invalid.
    pub problems: Vec<Problem>,
    /// The compiled lists of the file that is being read, if that file is built in.
    /// Its patterns are then known to be valid.
    pub built_in: Option<CompiledLists>,
}

impl Vocabulary {
    /// A vocabulary with the compiled words of the built-in rules, but without
    /// lexicons.
    pub fn of_built_in_rules() -> Self {
        Self { words: AutomatonBuilder::with_built_in_words(), ..Self::default() }
    }

    /// The compiled list for the words at this span of the file that is being read;
    /// `None` if `build.rs` has not compiled them.
    pub fn compiled_at(&self, words: Span) -> Option<ListId> {
        let lists = self.built_in?;
        let at = lists.binary_search_by_key(&words.start, |(at, _)| *at).ok()?;
        Some(lists[at].1)
    }

    /// The list of an intent in the automaton. The intent is added when it is first
    /// used. `None` if there is no such intent.
    pub fn intent(&mut self, name: &str) -> Option<ListId> {
        if let Some(list) = self.intents.get(name) {
            return Some(*list);
        }
        let intent = self.known_intents().find(|intent| intent.name == name)?.clone();
        let list = self.words.add_intent(intent);
        self.intents.insert(name.to_owned(), list);
        Some(list)
    }

    /// The intents that a rule may name: first the built-in ones, then those of the
    /// rulebook.
    pub fn known_intents(&self) -> impl Iterator<Item = &Arc<Intent>> + Clone {
        intents().iter().chain(&self.own_intents)
    }

    /// The lexicon with this name; `None` if there is none.
    pub fn lexicon(&self, name: &str) -> Option<&Lexicon> {
        self.lexicons.iter().find(|lexicon| lexicon.name == name)
    }

    /// The list of a lexicon in the automaton. The list is added when it is first used.
    /// `None` if there is no such lexicon. If `exact`, it is the case-sensitive list of
    /// the lexicon.
    pub fn list(&mut self, name: &str, exact: bool) -> Option<ListId> {
        let lexicon = self.lexicons.iter_mut().find(|lexicon| lexicon.name == name)?;
        if let Some(list) = lexicon.compiled[usize::from(exact)] {
            return Some(list);
        }
        let list = self.words.new_list();
        for (number, entry) in lexicon.entries().iter().enumerate() {
            let LexiconEntry { text, language, place, plain } = entry;
            // Entries of built-in lists do not bend, because these lists contain all
            // forms of their words. Entries with a plain wording do not bend either,
            // because the wording fits only one form.
            let added = if exact || place.is_none() || plain.is_some() {
                self.words.add(list, number, text, *language, exact)
            } else {
                self.words.add_own(list, number, text, *language)
            };
            self.problems.extend(added.err().map(|reason| entry.problem(reason)));
        }
        lexicon.compiled[usize::from(exact)] = Some(list);
        Some(list)
    }

    /// The list of a pattern in the automaton. The pattern is added when it is first
    /// used.
    ///
    /// # Errors
    /// Why the pattern is invalid.
    pub fn pattern(&mut self, written: &str) -> Result<ListId, Message> {
        if let Some(list) = self.patterns.get(written) {
            return Ok(*list);
        }
        let pattern = if self.built_in.is_some() {
            Pattern::built_in(written)
        } else {
            Pattern::new(written)?
        };
        let list = self.words.add_pattern(pattern);
        self.patterns.insert(written.to_owned(), list);
        Ok(list)
    }
}
