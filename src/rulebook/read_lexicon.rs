//! Reads word lists: built-in ones, and the changes that a rulebook makes to
//! them.

use std::collections::{HashMap, HashSet};

use super::search_words;
use crate::{
    language::Language,
    matcher::{Lexicon, LexiconEntry, folded},
    message::{Message, closest},
    source::Span,
    yaml::{self, Fields, Node, Reader, Value},
};

/// Reads a built-in word list.
pub(super) fn built_in(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<LexiconEntry>> {
    let mut fields = reader.fields(node)?;
    fields.required("title", super::read_rule::localized);
    let entries = by_language(&mut fields, Origin::BuiltIn);
    fields.finish();
    Some(entries)
}

/// Applies the `lexicons` key of a rulebook to the existing word lists.
pub(super) fn apply(node: &Node, reader: &mut Reader<'_>, lexicons: &mut Vec<Lexicon>) {
    let names = lexicons.iter().map(|lexicon| lexicon.name.clone());
    let mut by_name: HashMap<String, usize> = names.zip(0..).collect();
    for (key, value) in reader.entries(node).unwrap_or_default() {
        let Some(name) = yaml::text(key, reader) else { continue };
        let changes = value.get("add").is_some() || value.get("drop").is_some();
        match by_name.get(name) {
            Some(index) => change(&mut lexicons[*index], value, reader),
            None if changes => {
                let known = lexicons.iter().map(|lexicon| lexicon.name.as_str());
                reader.unknown::<()>(key.span, "unknown-lexicon", name, known);
            }
            None => {
                let entries = own(value, reader);
                by_name.insert(name.to_owned(), lexicons.len());
                lexicons.push(Lexicon::new(name.to_owned(), entries));
            }
        }
    }
}

/// Adds words to a lexicon and drops others.
fn change(lexicon: &mut Lexicon, node: &Node, reader: &mut Reader<'_>) {
    let Some(mut fields) = reader.fields(node) else { return };
    let dropped = fields.optional(
        "drop",
        yaml::one_or_more(|node, reader| Some((yaml::text(node, reader)?, node.span))),
    );
    let added = fields.optional("add", |node, reader| Some(own(node, reader)));
    fields.finish();
    drop_words(lexicon, dropped.unwrap_or_default(), reader);
    add_entries(lexicon, added.unwrap_or_default());
}

/// Drops words. Reports each word that the lexicon does not contain or that is listed
/// twice.
fn drop_words(lexicon: &mut Lexicon, words: Vec<(&str, Span)>, reader: &mut Reader<'_>) {
    if words.is_empty() {
        return;
    }
    let known: HashSet<String> =
        lexicon.entries().iter().map(|entry| folded(&entry.text).into_owned()).collect();
    let mut dropped = HashSet::new();
    for (word, span) in words {
        let word_folded = folded(word);
        let is_known = known.contains(&*word_folded);
        if !dropped.insert(word_folded) || !is_known {
            not_in_lexicon(lexicon, word, span, reader);
        }
    }
    lexicon.change(|entries| entries.retain(|entry| !dropped.contains(&folded(&entry.text))));
}

/// Adds entries to a lexicon. An entry replaces earlier ones with the same text,
/// except those for another language.
fn add_entries(lexicon: &mut Lexicon, added: Vec<LexiconEntry>) {
    if added.is_empty() {
        return;
    }
    let mut languages: HashMap<String, Vec<Option<Language>>> = HashMap::new();
    let is_same = |one: Option<Language>, other: Option<Language>| {
        one.is_none() || other.is_none() || one == other
    };
    let is_last = |entry: &LexiconEntry| {
        let later = languages.entry(entry.text.clone()).or_default();
        let is_last = !later.iter().any(|later| is_same(*later, entry.language));
        later.extend(is_last.then_some(entry.language));
        is_last
    };
    let mut added: Vec<LexiconEntry> = added.into_iter().rev().filter(is_last).collect();
    added.reverse();
    lexicon.change(|entries| {
        entries.retain(|entry| {
            let later = languages.get(&entry.text).map_or(&[][..], Vec::as_slice);
            !later.iter().any(|later| is_same(*later, entry.language))
        });
        entries.append(&mut added);
    });
}

/// Reports a word that a rulebook drops but that the lexicon does not contain.
fn not_in_lexicon(lexicon: &Lexicon, word: &str, span: Span, reader: &mut Reader<'_>) {
    let known = lexicon.entries().iter().map(|entry| entry.text.as_str());
    let help = match closest(word, known) {
        Some(near) => Message::new("did-you-mean").with("name", near),
        None => Message::new("rulebook-not-in-lexicon-help"),
    };
    let message = Message::new("rulebook-not-in-lexicon");
    let message = message.with("word", word).with("lexicon", lexicon.name.as_str());
    reader.wrong::<()>(span, message, help);
}

/// Reads the user's words: a list, a map from words to plain wordings, or one of
/// these per language. Invalid words are reported.
fn own(node: &Node, reader: &mut Reader<'_>) -> Vec<LexiconEntry> {
    let listed = |key: &str| {
        node.get(key).is_some_and(|value| matches!(value.value, Value::List(_) | Value::Map(_)))
    };
    if !search_words::keys().any(|(key, _)| listed(key)) {
        return entries_of(node, reader, None, Origin::User).unwrap_or_default();
    }
    let Some(mut fields) = reader.fields(node) else { return Vec::new() };
    fields.optional("title", super::read_rule::localized);
    let entries = by_language(&mut fields, Origin::User);
    fields.finish();
    entries
}

/// Who wrote the words. Only the user's words keep their places, which problems show:
/// storing places takes time, and there are many built-in words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    BuiltIn,
    User,
}

/// The words under keys that are languages, such as `da`.
fn by_language(fields: &mut Fields<'_, '_, '_>, origin: Origin) -> Vec<LexiconEntry> {
    let mut entries = Vec::new();
    for (key, language) in search_words::keys() {
        let words = fields.optional(key, |node, reader| entries_of(node, reader, language, origin));
        entries.extend(words.into_iter().flatten());
    }
    entries
}

/// Reads a list of words, or a map from words to the plain wordings to use instead.
fn entries_of(
    node: &Node,
    reader: &mut Reader<'_>,
    language: Option<Language>,
    origin: Origin,
) -> Option<Vec<LexiconEntry>> {
    let Some(words) = search_words::words(node) else {
        return yaml::list_of(|_, _| None)(node, reader);
    };
    let entry = |(word, plain): (&Node, Option<&Node>)| {
        let plain = match plain.filter(|plain| !plain.is_null()) {
            Some(plain) => Some(yaml::string(plain, reader)?),
            None => None,
        };
        let text = yaml::string(word, reader)?;
        let place = (origin == Origin::User).then(|| reader.source.place(word.span).into());
        Some(LexiconEntry { text, plain, language, place })
    };
    Some(words.into_iter().filter_map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_replaces_only_those_for_the_same_posts() {
        let entry = |text: &str, language, plain: &str| LexiconEntry {
            text: text.to_owned(),
            plain: Some(plain.to_owned()),
            language,
            place: None,
        };
        let (da, en) = (Some(Language::Da), Some(Language::En));
        let own = vec![entry("gratis", da, "1"), entry("gratis", en, "2"), entry("nu", da, "3")];
        let mut lexicon = Lexicon::new("promotion".to_owned(), own);
        add_entries(&mut lexicon, vec![entry("gratis", da, "4"), entry("nu", None, "5")]);
        add_entries(&mut lexicon, vec![entry("nu", en, "6"), entry("nu", en, "7")]);
        add_entries(&mut lexicon, vec![entry("nu", da, "8")]);
        let plain = lexicon.entries().iter().filter_map(|entry| entry.plain.as_deref());
        assert_eq!(plain.collect::<String>(), "2478");
    }
}
