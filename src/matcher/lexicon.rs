//! Named word lists.

use super::{
    AutomatonBuilder, List, Pattern,
    mistake::{NOTATION, invalid_entry},
};
use crate::{
    language::Language,
    message::Message,
    source::{At, Place, Problem},
};

/// A named word list.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// Its name in rules.
    pub name: String,
    /// Its words and phrases, in the order of its file.
    pub entries: Vec<Entry>,
    /// Its lists in the automaton: first the one that ignores case, then the one
    /// in which case must match.
    compiled: [Option<List>; 2],
}

/// A word or phrase of a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The word or phrase, in the notation of word lists.
    pub text: String,
    /// The plain wording to use instead, where the lexicon has one.
    pub plain: Option<String>,
    /// The one language of posts that it applies to; all where `None`.
    pub language: Option<Language>,
    /// Its place, if its file is the user's.
    pub place: Option<Box<Place>>,
}

impl Entry {
    /// The problem that its notation is invalid. It is found when a rule uses the
    /// lexicon, since some lexicons contain hosts rather than words.
    fn problem(&self, reason: Message) -> Problem {
        let at = match &self.place {
            Some(place) => At::Place(place.clone()),
            None => At::File("rules/lexicons".into()),
        };
        Problem::new(at, invalid_entry(&self.text, reason)).help(NOTATION)
    }
}

impl Lexicon {
    /// A word list that no rule uses yet.
    pub const fn new(name: String, entries: Vec<Entry>) -> Self {
        Self { name, entries, compiled: [None; 2] }
    }
}

/// The word lists of a rulebook, and the automaton that is built of those which
/// rules use.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The words and patterns that rules use.
    pub words: AutomatonBuilder,
    /// The word lists.
    pub lexicons: Vec<Lexicon>,
    /// The patterns as written, so that each is compiled and run once.
    patterns: Vec<(String, List)>,
    /// Entries that rules use and whose notation is invalid.
    pub problems: Vec<Problem>,
    /// Whether the rules being read are built in, whose patterns are known to be
    /// valid.
    pub built_in: bool,
}

impl Vocabulary {
    /// A word list by its name.
    pub fn lexicon(&self, name: &str) -> Option<&Lexicon> {
        self.lexicons.iter().find(|lexicon| lexicon.name == name)
    }

    /// The list of a lexicon in the automaton, added on first use. With `exact`,
    /// upper and lower case must match.
    pub fn list(&mut self, name: &str, exact: bool) -> Option<List> {
        let lexicon = self.lexicons.iter_mut().find(|lexicon| lexicon.name == name)?;
        let words = &mut self.words;
        let compiled = &mut lexicon.compiled[usize::from(exact)];
        Some(*compiled.get_or_insert_with(|| {
            let list = words.new_list();
            for (number, entry) in lexicon.entries.iter().enumerate() {
                let added = words.add(list, number, &entry.text, entry.language, exact);
                self.problems.extend(added.err().map(|reason| entry.problem(reason)));
            }
            list
        }))
    }

    /// The list of a pattern in the automaton, added on first use.
    ///
    /// # Errors
    /// Why the pattern is invalid.
    pub fn pattern(&mut self, written: &str) -> Result<List, Message> {
        if let Some((_, list)) = self.patterns.iter().find(|(known, _)| known == written) {
            return Ok(*list);
        }
        let pattern =
            if self.built_in { Pattern::built_in(written) } else { Pattern::new(written)? };
        let list = self.words.add_pattern(pattern);
        self.patterns.push((written.to_owned(), list));
        Ok(list)
    }
}
