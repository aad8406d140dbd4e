//! Word lists by name.

use super::{List, Pattern, Words, notation::Mistake};
use crate::{
    language::Language,
    source::{At, Place, Problem},
};

/// How words are written, in a sentence.
pub(crate) const NOTATION: (&str, &str) = (
    "`*` takes further letters, `(a|b)` is either, `_` is up to three words",
    "`*` er flere bogstaver, `(a|b)` er en af dem, `_` er op til tre ord",
);

/// That a word does not read.
pub(crate) fn unread(word: &str, (en, da): Mistake) -> (String, String) {
    (format!("`{word}` does not read: {en}"), format!("`{word}` kan ikke læses: {da}"))
}

/// A named word list.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// How rules name it.
    pub name: String,
    /// Its words, in the order they were written.
    pub entries: Vec<Entry>,
    /// Its lists in the matcher: whatever the capitals, and with capitals as
    /// written.
    compiled: [Option<List>; 2],
}

/// A word or phrase of a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The word, in the notation of word lists.
    pub text: String,
    /// What to write instead, where the lexicon says so.
    pub plain: Option<String>,
    /// The language of posts that it is meant for, if only for one.
    pub language: Option<Language>,
    /// Where it is written, if that is in a file of the user's.
    pub place: Option<Box<Place>>,
}

impl Entry {
    /// The problem that the notation of the word does not read. Not every
    /// lexicon holds words (some hold hosts), so only its use can tell.
    fn problem(&self, mistake: Mistake) -> Problem {
        let at = match &self.place {
            Some(place) => At::Place(place.clone()),
            None => At::File("rules/lexicons".into()),
        };
        Problem::new(at, unread(&self.text, mistake)).help(NOTATION)
    }
}

impl Lexicon {
    /// A word list.
    pub const fn new(name: String, entries: Vec<Entry>) -> Self {
        Self { name, entries, compiled: [None; 2] }
    }
}

/// The word lists of a rulebook, and the matcher that is made of those which
/// rules ask for.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// What goes into the matcher.
    pub words: Words,
    /// The word lists.
    pub lexicons: Vec<Lexicon>,
    /// The patterns, so that each is compiled and run once.
    patterns: Vec<(String, List)>,
    /// Words that rules ask for and that do not read.
    pub problems: Vec<Problem>,
    /// Whether the rules that are read are the program's own, whose patterns
    /// are known to be well written.
    pub built_in: bool,
}

impl Vocabulary {
    /// A word list by its name.
    pub fn lexicon(&self, name: &str) -> Option<&Lexicon> {
        self.lexicons.iter().find(|lexicon| lexicon.name == name)
    }

    /// The list that a lexicon is in the matcher, made when first asked for.
    /// `exact` asks for capitals as written.
    pub fn list(&mut self, name: &str, exact: bool) -> Option<List> {
        let lexicon = self.lexicons.iter_mut().find(|lexicon| lexicon.name == name)?;
        let words = &mut self.words;
        let compiled = &mut lexicon.compiled[usize::from(exact)];
        Some(*compiled.get_or_insert_with(|| {
            let list = words.list();
            for (number, entry) in lexicon.entries.iter().enumerate() {
                let added = words.add(list, number, &entry.text, entry.language, exact);
                self.problems.extend(added.err().map(|mistake| entry.problem(mistake)));
            }
            list
        }))
    }

    /// The list that a pattern is in the matcher.
    ///
    /// # Errors
    /// Says in plain words what is wrong with the pattern.
    pub fn pattern(&mut self, written: &str) -> Result<List, String> {
        if let Some((_, list)) = self.patterns.iter().find(|(known, _)| known == written) {
            return Ok(*list);
        }
        let pattern =
            if self.built_in { Pattern::built_in(written) } else { Pattern::new(written)? };
        let list = self.words.pattern(pattern);
        self.patterns.push((written.to_owned(), list));
        Ok(list)
    }
}
