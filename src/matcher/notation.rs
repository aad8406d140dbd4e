//! The notation of the entries of a word list.
//!
//! `skyder*` matches any ending, `(læs|se) mere` is two phrases, `såvel _ som`
//! matches up to three words in the gap. Everything else is literal.

use crate::message::Message;

/// What a term requires after its literal prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The rest of the word, whatever its ending.
    AnyEnding,
    /// This folded text, in which a space matches any white space.
    Literal(String),
    /// Up to three words.
    Gap,
}

/// The most terms that the alternatives of one entry may expand to.
const MAX_TERMS: usize = 256;

/// The help for an invalid entry: the whole notation in a sentence.
pub(crate) const NOTATION: Message = Message::new("matcher-notation");

/// That an entry is invalid, and why.
pub(crate) fn invalid_entry(entry: &str, reason: Message) -> Message {
    Message::new("matcher-invalid-entry").with("entry", entry).with("reason", reason)
}

/// Calls `add` with every term that an entry of a word list expands to: its
/// folded prefix, and what must follow it.
///
/// # Errors
/// Why the entry is invalid.
pub(super) fn terms(entry: &str, mut add: impl FnMut(&str, Vec<Piece>)) -> Result<(), Message> {
    // Folding keeps the characters of the notation.
    let entry = super::fold::folded(entry.trim());
    let (choices, rest) = choices(&entry)?;
    let mut text = String::with_capacity(entry.len());
    expand(&choices, rest, &mut text, &mut |text| term(text, &mut add))
}

/// The text before a group of alternatives, and the alternatives.
type Choice<'e> = (&'e str, Vec<&'e str>);

/// The groups of alternatives in an entry, without duplicates, and the text
/// after the last group.
fn choices(entry: &str) -> Result<(Vec<Choice<'_>>, &str), Message> {
    let mut choices = Vec::new();
    let (mut rest, mut terms) = (entry, 1);
    while let Some(open) = rest.find(['(', ')', '|']) {
        if !rest[open..].starts_with('(') {
            return Err(Message::new("matcher-unopened-group"));
        }
        let close = rest[open..].find(')');
        let close = open + close.ok_or(Message::new("matcher-unclosed-group"))?;
        let inside = &rest[open + 1..close];
        if inside.contains('(') {
            return Err(Message::new("matcher-nested-groups"));
        }
        let mut these: Vec<&str> = inside.split('|').collect();
        these.sort_unstable();
        these.dedup();
        terms *= these.len();
        if MAX_TERMS < terms {
            return Err(Message::new("matcher-too-many-alternatives").with("max", MAX_TERMS));
        }
        choices.push((&rest[..open], these));
        rest = &rest[close + 1..];
    }
    Ok((choices, rest))
}

/// Calls `each` with every text that the choices after `text` expand to.
fn expand(
    choices: &[Choice<'_>],
    rest: &str,
    text: &mut String,
    each: &mut impl FnMut(&str) -> Result<(), Message>,
) -> Result<(), Message> {
    let length = text.len();
    let Some(((before, these), further)) = choices.split_first() else {
        text.push_str(rest);
        let done = each(text);
        text.truncate(length);
        return done;
    };
    for choice in these {
        text.push_str(before);
        text.push_str(choice);
        expand(further, rest, text, each)?;
        text.truncate(length);
    }
    Ok(())
}

/// Adds the term of a folded text without alternatives.
fn term(text: &str, add: &mut impl FnMut(&str, Vec<Piece>)) -> Result<(), Message> {
    // Most entries are plain words, and there are thousands of them.
    let special = |char: char| matches!(char, '*' | '_') || char.is_whitespace() && char != ' ';
    let spaced = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
    if !text.is_empty() && !spaced && !text.contains(special) {
        add(text, Vec::new());
        return Ok(());
    }
    let mut prefix = String::new();
    let mut pieces: Vec<Piece> = Vec::new();
    for word in text.split_whitespace() {
        if word == "_" {
            pieces.push(Piece::Gap);
            continue;
        }
        let starred = word.strip_suffix('*');
        let stem = starred.unwrap_or(word);
        if stem.is_empty() || stem.contains('*') {
            return Err(Message::new("matcher-misplaced-star"));
        }
        if pieces.is_empty() {
            let space = if prefix.is_empty() { "" } else { " " };
            prefix.push_str(space);
            prefix.push_str(stem);
        } else if pieces.last() == Some(&Piece::Gap) {
            pieces.push(Piece::Literal(stem.to_owned()));
        } else {
            pieces.push(Piece::Literal(format!(" {stem}")));
        }
        if starred.is_some() {
            pieces.push(Piece::AnyEnding);
        }
    }
    match (prefix.is_empty(), pieces.last()) {
        (true, None) => Err(Message::new("matcher-empty-entry")),
        (true, _) => Err(Message::new("matcher-leading-gap")),
        (false, Some(Piece::Gap)) => Err(Message::new("matcher-trailing-gap")),
        (false, _) => {
            add(&prefix, pieces);
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(entry: &str, expected: &[(&str, &[Piece])]) {
        let mut found = Vec::new();
        let add = |prefix: &str, rest| found.push((prefix.to_owned(), rest));
        terms(entry, add).expect("the entry is valid");
        let found: Vec<(&str, &[Piece])> =
            found.iter().map(|(prefix, rest)| (prefix.as_str(), rest.as_slice())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn entries_expand_to_terms() {
        check("Læs mere", &[("læs mere", &[])]);
        check("skyder*", &[("skyder", &[Piece::AnyEnding])]);
        check("(læs|se) her", &[("læs her", &[]), ("se her", &[])]);
        check("såvel _ som", &[("såvel", &[Piece::Gap, Piece::Literal("som".into())])]);
        let with = Piece::Literal(" med".into());
        check("fremkom* med", &[("fremkom", &[Piece::AnyEnding, with])]);
    }

    #[test]
    fn invalid_entries_are_refused() {
        for entry in ["(a|b", "a)", "", "_ a", "a _", "*", "a*b", "((a))"] {
            assert!(terms(entry, |_, _| {}).is_err(), "{entry}");
        }
    }
}
