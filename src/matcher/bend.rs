//! Words that bend: what a word of a user's list finds besides itself.
//!
//! Whoever types `brand` means *branden*, *brændte* and *storbrand* too. So a word is
//! looked for with the words of its family, if `rules/words` has a family with this
//! word. Any other word is looked for with the endings that words like it have and, if
//! it has at least five letters, in compounds. Entries with `*`, `_`, alternatives or
//! `=` match only as written, and so do function words such as *efter*; only in the topics
//! of windows, `brand*` is found at the end of compounds, too. Names, words
//! of one or two letters and words with digits have only a genitive.

use unicode_normalization::UnicodeNormalization;

use super::{
    endings,
    families::{self, Family},
    fold::folded,
    function_words::is_function_word,
    notation::{AS_WRITTEN, ENDINGS, LAST_PART},
    place_names,
};
use crate::language::Language;

/// What a word of a list finds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Bent {
    /// Words and phrases, in the notation of word lists.
    pub(super) entries: Vec<String>,
    /// Further entries, which count in English posts only.
    pub(super) english: Vec<String>,
    /// Beginnings of words or phrases, folded, each with the code of what may follow
    /// (see `notation`).
    pub(super) stems: Vec<(String, String)>,
    /// The last parts of compounds, each with its endings, which are separated by `|`.
    pub(super) last: Vec<(String, String)>,
    /// Words and phrases that do not count although they contain the letters of the
    /// word, in the notation of word lists.
    pub(super) not: Vec<String>,
    /// Whether the entry is a single word that no family contains, so that its endings
    /// and compounds are guessed.
    pub(super) has_no_family: bool,
}

/// The fewest letters of a word that bends although no family contains it.
const SHORTEST: usize = 3;
/// The fewest letters of a word that is found in compounds although no family contains
/// it. Shorter words are part of too many other words.
const SHORTEST_IN_COMPOUNDS: usize = 5;

/// How a word of a topic or of a user's list is looked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Bending {
    /// As it is written.
    AsWritten,
    /// With the words of these families.
    Families(&'static [&'static Family]),
    /// In the forms of its last word, which begins at this byte, after the last blank
    /// or hyphen.
    Phrase(usize),
    /// With the endings that words like it have, and in compounds if it is long
    /// enough.
    Endings {
        /// Whether the word is looked for in compounds, too.
        in_compounds: bool,
    },
    /// As it is written, because the word has no forms and is in nearly every post.
    FunctionWord,
    /// As it is written and in the genitive.
    Name,
}

/// How a word of a topic or of a user's list is looked for.
pub(crate) fn bending(text: &str) -> Bending {
    // A letter such as å may be written as two characters.
    let text = &*text.nfc().collect::<String>();
    if is_as_written(text) {
        return Bending::AsWritten;
    }
    let low = folded(text);
    let families = families::of(&low);
    if !families.is_empty() {
        return Bending::Families(families);
    }
    match text.rfind([' ', '-']) {
        Some(blank) => Bending::Phrase(blank + 1),
        None if is_function_word(&low) => Bending::FunctionWord,
        None if bends(text) => {
            Bending::Endings { in_compounds: SHORTEST_IN_COMPOUNDS <= text.chars().count() }
        }
        None => Bending::Name,
    }
}

/// The language of the posts in which a topic counts: English if all its families are,
/// because `fire` is a Danish number; else `None`, which means posts in any language.
pub(super) fn language(text: &str) -> Option<Language> {
    let Bending::Families(families) = bending(text) else { return None };
    families.iter().all(|family| family.is_english).then_some(Language::En)
}

/// Some words that a word of no family finds besides itself: forms, if they are known,
/// and compounds in both positions, with an ellipsis for their other part.
pub(crate) fn examples(word: &str) -> Vec<String> {
    let low = folded(word);
    let parts = [format!("{low}…"), format!("…{low}")];
    endings::examples(&low).into_iter().chain(parts).collect()
}

/// Other ways in which people write the name of a place, without those that consist of
/// several alternatives.
pub(crate) fn place_examples(name: &str) -> Vec<String> {
    let name = name.trim();
    if is_as_written(name) {
        return Vec::new();
    }
    let variants = place_names::variants(name).into_iter();
    variants.filter(|variant| variant != name && !variant.contains('(')).collect()
}

/// What a word of a topic or of a user's list finds.
pub(super) fn word(text: &str) -> Bent {
    let text = &*text.trim().nfc().collect::<String>();
    match bending(text) {
        Bending::AsWritten | Bending::FunctionWord => Bent::only(text.to_owned()),
        Bending::Families(families) => of_families(text, families),
        Bending::Phrase(last) => phrase(text, last),
        Bending::Endings { in_compounds } => of_endings(&folded(text), in_compounds),
        Bending::Name => name(text),
    }
}

/// What the name of a place finds.
pub(super) fn place_name(text: &str) -> Bent {
    let text = text.trim();
    if is_as_written(text) {
        return Bent::only(text.to_owned());
    }
    let mut bent = Bent::default();
    for variant in place_names::variants(text) {
        if place_names::takes_compounds(&variant) {
            bent.stems.push((folded(&variant).into_owned(), LAST_PART.to_owned()));
        }
        bent.entries.extend(name(&variant).entries);
    }
    bent
}

/// Whether an entry matches only as it is written.
fn is_as_written(text: &str) -> bool {
    text.starts_with(AS_WRITTEN) || text.contains(['*', '_', '(', '|', ')'])
}

/// Whether a single word that no family contains bends. Names (words with a capital
/// letter), function words, words of fewer than three letters and words with digits do
/// not bend.
fn bends(word: &str) -> bool {
    SHORTEST <= word.chars().count()
        && word.chars().all(|char| char.is_alphabetic() && !char.is_uppercase())
        && !is_function_word(word)
}

/// What a word of these families finds. A form such as *vælger* may also be a noun with
/// forms of its own.
fn of_families(word: &str, families: &[&Family]) -> Bent {
    let mut bent = families.iter().fold(Bent::default(), |bent, family| bent.with(family));
    let low = folded(word);
    if !bent.entries.iter().any(|entry| *entry == low) {
        bent.entries.push(word.to_owned());
    }
    if low.ends_with("er") && families.iter().all(|family| family.is_irregular) {
        bent.stems.extend(of_endings(&low, false).stems);
    }
    bent
}

fn of_endings(word: &str, in_compounds: bool) -> Bent {
    let (stem, endings) = endings::of(word);
    let mut stems = vec![(stem.to_owned(), tail(&endings))];
    let mut last = Vec::new();
    if in_compounds {
        stems.push((word.to_owned(), LAST_PART.to_owned()));
        last.push((stem.to_owned(), endings));
    }
    Bent { stems, last, has_no_family: true, ..Bent::default() }
}

/// What a phrase finds. Its last word, which begins at byte `last`, bends.
fn phrase(text: &str, last: usize) -> Bent {
    let (before, word) = text.split_at(last);
    let low = folded(word);
    if !bends(word) {
        return name(text);
    }
    let families = families::of(&low);
    if !families.is_empty() {
        let forms = families.iter().flat_map(|family| family.forms);
        let forms = forms.filter(|form| !form.contains(' '));
        return Bent {
            entries: forms.map(|form| format!("{before}{form}")).collect(),
            ..Bent::default()
        };
    }
    let (stem, own) = endings::of(&low);
    let stem = folded(&format!("{before}{stem}")).into_owned();
    Bent { stems: vec![(stem, tail(&own))], ..Bent::default() }
}

/// What a name finds: itself and its genitive. A name that ends in *s*, *x* or *z* has
/// no genitive of its own.
fn name(text: &str) -> Bent {
    let takes_s =
        text.ends_with(char::is_alphabetic) && !text.ends_with(['s', 'S', 'x', 'X', 'z', 'Z']);
    let genitive = takes_s.then(|| format!("{text}s"));
    Bent { entries: [text.to_owned()].into_iter().chain(genitive).collect(), ..Bent::default() }
}

fn tail(endings: &str) -> String {
    format!("{}{endings}", char::from(ENDINGS))
}

impl Bent {
    fn only(entry: String) -> Self {
        Self { entries: vec![entry], ..Self::default() }
    }

    /// Adds all words of a family.
    fn with(mut self, family: &Family) -> Self {
        let owned = |text: &&str| (*text).to_owned();
        // Many forms of everyday English words are Danish words, such as *stole*.
        let is_english = family.is_english && family.is_irregular;
        let entries = if is_english { &mut self.english } else { &mut self.entries };
        entries.extend(family.forms.iter().chain(family.related).map(owned));
        self.stems.extend(family.first.iter().map(|first| (owned(first), LAST_PART.to_owned())));
        self.last.extend(family.last.iter().map(|(stem, ends)| (owned(stem), owned(ends))));
        self.not.extend(family.not.iter().map(owned));
        self
    }
}
