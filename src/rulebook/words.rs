//! Which texts of the built-in files are words that posts are searched for.
//! `build.rs` compiles them, and the program has only to look up their lists.

use crate::{
    language::Language,
    yaml::{Node, Value},
};

/// A word of a lexicon, and its plain wording where it has one.
pub(super) type Word<'n> = (&'n Node, Option<&'n Node>);

/// The keys of a lexicon with words, each with the language of posts that they
/// apply to. The words are numbered in this order.
pub(super) fn keys() -> impl Iterator<Item = (&'static str, Option<Language>)> {
    let languages = Language::ALL.into_iter().map(|(tag, language)| (tag, Some(language)));
    languages.chain([("any", None)])
}

/// The words under a key: a list, or a map from words to plain wordings.
pub(super) fn words(node: &Node) -> Option<Vec<Word<'_>>> {
    match &node.value {
        Value::List(words) => Some(words.iter().map(|word| (word, None)).collect()),
        Value::Map(words) => Some(words.iter().map(|(word, plain)| (word, Some(plain))).collect()),
        Value::Null | Value::Scalar(_) => None,
    }
}
