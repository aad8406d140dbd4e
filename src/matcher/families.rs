//! Families of words whose vowels or endings change: `brand`, `brænde`, `brændte`.
//! They are written in `rules/words`, from which `build.rs` makes the table.

use super::endings;

/// Words that belong together: whoever looks for one means all.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Family {
    /// Whether the words are English; if not, they are Danish.
    pub(super) is_english: bool,
    /// Whether it is an everyday word whose vowels or endings change, not a word of an
    /// emergency.
    pub(super) is_irregular: bool,
    /// The words of the family, folded. The family can be looked up by each of
    /// them.
    pub(super) forms: &'static [&'static str],
    /// Further words and phrases, in the notation of word lists.
    pub(super) related: &'static [&'static str],
    /// The letters with which compounds of the family begin: `brand` as in
    /// `brandfolk`.
    pub(super) first: &'static [&'static str],
    /// The last parts of compounds of the family (`brand` as in `havnebrand`), each
    /// with its endings, which are separated by `|`.
    pub(super) last: &'static [(&'static str, &'static str)],
    /// Words and phrases that contain the letters of the family but do not belong
    /// to it, in the notation of word lists.
    pub(super) not: &'static [&'static str],
    /// Compounds that are shown to users as examples of what the family finds.
    pub(super) such_as: &'static [&'static str],
}

// `FAMILIES`: all families.
// `BY_FORM`: each form with its families, sorted.
// `PLACES`: the nouns that names of places end in, each with its forms.
include!(concat!(env!("OUT_DIR"), "/families.rs"));

impl Family {
    /// Some words that the family finds besides `word`.
    pub(crate) fn examples(&self, word: &str) -> impl Iterator<Item = &'static str> {
        let others = self.forms.iter().filter(move |form| **form != word).take(2);
        others.chain(self.such_as).copied()
    }

    /// The words of the family, folded.
    pub(crate) const fn forms(&self) -> &'static [&'static str] {
        self.forms
    }

    /// The first of its forms, by which messages name the family; `None` if it has
    /// no forms.
    pub(crate) fn head(&self) -> Option<&'static str> {
        self.forms.first().copied()
    }
}

/// The family of the last part of a folded compound, such as the family of *brand*
/// for `havnebrand`. `None` if the word is itself a form of a family, or if no
/// family of an emergency has such a last part.
pub(crate) fn of_last_part(word: &str) -> Option<&'static Family> {
    let ends = |family: &&Family| {
        let mut last = family.last.iter();
        last.any(|(stem, own)| endings::before(word, stem, own).is_some_and(endings::is_first_part))
    };
    let mut emergencies = FAMILIES.iter().filter(|family| !family.is_irregular);
    if of(word).is_empty() { emergencies.find(ends) } else { None }
}

/// The families of a folded word. There may be several: `storm` is a Danish and an
/// English word.
pub(super) fn of(word: &str) -> &'static [&'static Family] {
    let found = BY_FORM.binary_search_by_key(&word, |(form, _)| form);
    found.map_or(&[], |number| BY_FORM[number].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        matcher::{AutomatonBuilder, Scratch, fold::folded, notation},
        tokens::Tokens,
    };

    /// Whether a family, looked for by one of its forms, is found in a text.
    fn finds(form: &str, text: &str) -> bool {
        let mut builder = AutomatonBuilder::default();
        let list = builder.new_list();
        builder.add_bending(list, 0, form, [None; 2]).expect("the form is valid");
        let automaton = builder.build();
        let (tokens, mut scratch) = (Tokens::of(text), Scratch::default());
        automaton.scan(text, &tokens, &mut scratch).has_any_of(&[list])
    }

    #[test]
    fn each_family_finds_its_words_and_not_what_it_exempts() {
        for family in FAMILIES {
            let Some(head) = family.forms.first() else { panic!("{family:?} has no forms") };
            for form in family.forms.iter().chain(family.such_as) {
                assert!(finds(head, form), "{head} does not find {form}");
            }
            for (entries, expected) in [(family.related, true), (family.not, false)] {
                for entry in entries {
                    let example = |word: &str, tail: &str| {
                        let is_whole = tail.is_empty() || tail == "*";
                        assert!(!is_whole || finds(head, word) == expected, "{head}: {word}");
                    };
                    notation::terms(entry, example).expect("the entry is valid");
                }
            }
        }
    }

    #[test]
    fn forms_are_folded() {
        for form in FAMILIES.iter().flat_map(|family| family.forms) {
            assert_eq!(folded(form), *form);
        }
    }
}
