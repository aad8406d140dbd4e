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

/// What is wrong with an entry, in English and in Danish.
pub(crate) type Mistake = (&'static str, &'static str);

/// The most terms that the alternatives of one entry may make.
const MOST_TERMS: usize = 256;

const TOO_MANY: Mistake = ("more than 256 alternatives", "mere end 256 alternativer");

/// The terms that an entry of a word list stands for, each as the folded letters
/// it begins with and what follows them.
///
/// # Errors
/// Says in plain words what is wrong with the notation.
pub(super) fn terms(entry: &str, mut add: impl FnMut(&str, Vec<Piece>)) -> Result<(), Mistake> {
    // Its signs fold to themselves.
    let entry = super::fold::folded(entry.trim());
    let (choices, rest) = choices(&entry)?;
    let mut text = String::with_capacity(entry.len());
    unfold(&choices, rest, &mut text, &mut |text| term(text, &mut add))
}

/// Alternatives, and what stands before them.
type Choice<'e> = (&'e str, Vec<&'e str>);

/// The alternatives of an entry, each once, and what stands after the last.
fn choices(entry: &str) -> Result<(Vec<Choice<'_>>, &str), Mistake> {
    let mut choices = Vec::new();
    let (mut rest, mut terms) = (entry, 1);
    while let Some(open) = rest.find(['(', ')', '|']) {
        if !rest[open..].starts_with('(') {
            return Err(("`)` or `|` without `(`", "`)` eller `|` uden `(`"));
        }
        let close = rest[open..].find(')').ok_or(("`(` without `)`", "`(` uden `)`"))? + open;
        let inside = &rest[open + 1..close];
        if inside.contains('(') {
            return Err(("alternatives inside alternatives", "alternativer inde i alternativer"));
        }
        let mut these: Vec<&str> = inside.split('|').collect();
        these.sort_unstable();
        these.dedup();
        terms *= these.len();
        if MOST_TERMS < terms {
            return Err(TOO_MANY);
        }
        choices.push((&rest[..open], these));
        rest = &rest[close + 1..];
    }
    Ok((choices, rest))
}

/// Calls `each` with every text that the choices after `text` make.
fn unfold(
    choices: &[Choice<'_>],
    rest: &str,
    text: &mut String,
    each: &mut impl FnMut(&str) -> Result<(), Mistake>,
) -> Result<(), Mistake> {
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
        unfold(further, rest, text, each)?;
        text.truncate(length);
    }
    Ok(())
}

/// Adds the term that a folded text without alternatives stands for.
fn term(text: &str, add: &mut impl FnMut(&str, Vec<Piece>)) -> Result<(), Mistake> {
    // Most are plain words, and there are thousands of them.
    let special = |sign: char| matches!(sign, '*' | '_') || sign.is_whitespace() && sign != ' ';
    let spaced = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
    if !text.is_empty() && !spaced && !text.contains(special) {
        add(text, Vec::new());
        return Ok(());
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
            return Err(("`*` stands only at the end of a word", "`*` står kun sidst i et ord"));
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
        (true, None) => Err(("there is no word", "der står intet ord")),
        (true, _) => Err(("a word is needed before `_`", "der mangler et ord før `_`")),
        (false, Some(Piece::Gap)) => {
            Err(("a word is needed after `_`", "der mangler et ord efter `_`"))
        }
        (false, _) => {
            add(&head, tail);
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
        terms(entry, |head, tail| found.push((head.to_owned(), tail))).expect("it reads");
        let found: Vec<(&str, &[Piece])> =
            found.iter().map(|(head, tail)| (head.as_str(), tail.as_slice())).collect();
        assert_eq!(found, expected);
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
            assert!(terms(entry, |_, _| {}).is_err(), "{entry}");
        }
    }
}
