//! Word lists by name.

use super::{List, Pattern, Words};
use crate::language::Language;

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
                // Whoever read the entry has said what is wrong with it.
                let _ = words.add(list, number, &entry.text, entry.language, exact);
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
        let list = self.words.pattern(Pattern::new(written)?);
        self.patterns.push((written.to_owned(), list));
        Ok(list)
    }
}

/// What is wrong with the notation of a word, if anything.
pub(crate) fn mistake(text: &str) -> Option<String> {
    let plain = |sign: char| !matches!(sign, '(' | '|' | ')' | '*' | '_');
    if text.chars().all(plain) && !text.trim().is_empty() {
        return None;
    }
    let mut scratch = Words::default();
    let list = scratch.list();
    scratch.add(list, 0, text, None, false).err()
}
