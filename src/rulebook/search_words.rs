//! Finds the texts in the built-in files that are words to search for. `build.rs`
//! compiles them into lists, so that the program only looks up the list at their
//! place.

use crate::{
    language::Language,
    yaml::{Node, Value},
};

/// A word of a lexicon, and its plain wording; `None` if the word has no plain
/// wording.
pub(super) type Word<'n> = (&'n Node, Option<&'n Node>);

/// The keys under which a lexicon contains words, each with the language of the posts
/// that they apply to. Words are numbered in the order of these keys.
pub(super) fn keys() -> impl Iterator<Item = (&'static str, Option<Language>)> {
    let languages = Language::ALL.into_iter().map(|(tag, language)| (tag, Some(language)));
    languages.chain([("any", None)])
}

/// The words under a key, written as a list or as a map from words to plain wordings;
/// `None` if the value is neither.
pub(super) fn words(node: &Node) -> Option<Vec<Word<'_>>> {
    match &node.value {
        Value::List(words) => Some(words.iter().map(|word| (word, None)).collect()),
        Value::Map(words) => Some(words.iter().map(|(word, plain)| (word, Some(plain))).collect()),
        Value::Null | Value::Scalar(_) => None,
    }
}
