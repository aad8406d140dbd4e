//! How words and phrases are written in a word list.
//!
//! `skyder*` takes further letters, `(læs|se) mere` stands for two phrases,
//! `såvel _ som` takes up to three words between. Everything else is itself.

/// What a term asks for after the letters that begin it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Any further letters of the word.
    Letters,
    /// These folded letters; a space is any white space.
    Literal(String),
    /// Up to three words.
    Gap,
}

/// A word or phrase without alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The folded letters it begins with.
    pub(super) head: String,
    /// What follows them.
    pub(super) tail: Vec<Piece>,
}

/// The most terms that the alternatives of one entry may make.
const MOST_TERMS: usize = 256;

/// The terms that an entry of a word list stands for.
///
/// # Errors
/// Says in plain words what is wrong with the notation.
pub(super) fn terms(entry: &str) -> Result<Vec<Term>, String> {
    // Its signs fold to themselves.
    let entry = super::fold::folded(entry.trim());
    let mut texts = alternatives(&entry)?;
    texts.sort_unstable();
    texts.dedup();
    texts.into_iter().map(term).collect()
}

/// The entry once for each choice among its alternatives.
fn alternatives(entry: &str) -> Result<Vec<String>, String> {
    let mut texts = vec![String::new()];
    let mut rest = entry;
    while let Some(open) = rest.find(['(', ')', '|']) {
        if !rest[open..].starts_with('(') {
            return Err("`)` or `|` without `(`".to_owned());
        }
        let close = rest[open..].find(')').ok_or("`(` without `)`")? + open;
        let (before, choices) = (&rest[..open], &rest[open + 1..close]);
        if choices.contains('(') {
            return Err("alternatives inside alternatives".to_owned());
        }
        let longer = |text: &String| {
            choices.split('|').map(|choice| [text, before, choice].concat()).collect::<Vec<_>>()
        };
        texts = texts.iter().flat_map(longer).collect();
        if MOST_TERMS < texts.len() {
            return Err(format!("more than {MOST_TERMS} alternatives"));
        }
        rest = &rest[close + 1..];
    }
    for text in &mut texts {
        text.push_str(rest);
    }
    Ok(texts)
}

/// The term that a folded text without alternatives stands for.
fn term(text: String) -> Result<Term, String> {
    // Most are plain words, and there are thousands of them.
    let special = |sign: char| matches!(sign, '*' | '_') || sign.is_whitespace();
    if text.split(' ').all(|word| !word.is_empty() && !word.contains(special)) {
        return Ok(Term { head: text, tail: Vec::new() });
    }
    let mut head = String::new();
    let mut tail: Vec<Piece> = Vec::new();
    for word in text.split_whitespace() {
        if word == "_" {
            tail.push(Piece::Gap);
            continue;
        }
        let letters = word.strip_suffix('*');
        let stem = letters.unwrap_or(word);
        if stem.is_empty() || stem.contains('*') {
            return Err("`*` stands only at the end of a word".to_owned());
        }
        if tail.is_empty() {
            let space = if head.is_empty() { "" } else { " " };
            head.push_str(space);
            head.push_str(stem);
        } else if tail.last() == Some(&Piece::Gap) {
            tail.push(Piece::Literal(stem.to_owned()));
        } else {
            tail.push(Piece::Literal(format!(" {stem}")));
        }
        if letters.is_some() {
            tail.push(Piece::Letters);
        }
    }
    match (head.is_empty(), tail.last()) {
        (true, _) => Err("a word is needed before `_`".to_owned()),
        (false, Some(Piece::Gap)) => Err("a word is needed after `_`".to_owned()),
        (false, _) => Ok(Term { head, tail }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(entry: &str, expected: &[(&str, &[Piece])]) {
        let expected: Vec<Term> = expected
            .iter()
            .map(|(head, tail)| Term { head: (*head).to_owned(), tail: tail.to_vec() })
            .collect();
        assert_eq!(terms(entry), Ok(expected));
    }

    #[test]
    fn entries_become_terms() {
        check("Læs mere", &[("læs mere", &[])]);
        check("skyder*", &[("skyder", &[Piece::Letters])]);
        check("(læs|se) her", &[("læs her", &[]), ("se her", &[])]);
        check("såvel _ som", &[("såvel", &[Piece::Gap, Piece::Literal("som".into())])]);
        let with = Piece::Literal(" med".into());
        check("fremkom* med", &[("fremkom", &[Piece::Letters, with])]);
    }

    #[test]
    fn mistakes_are_told() {
        for entry in ["(a|b", "a)", "", "_ a", "a _", "*", "a*b", "((a))"] {
            assert!(terms(entry).is_err(), "{entry}");
        }
    }
}
