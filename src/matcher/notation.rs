//! The notation of the entries of a word list.
//!
//! `skyder*` matches any ending, `*brand` any beginning of a compound, `(læs|se) mere`
//! is two phrases, `såvel _ som` matches up to three words in the gap. A `=` before an
//! entry says that it matches only as written. Everything else is literal.

use super::boundary::is_word_char;

// An entry is expanded to terms. A term is a *prefix* of literal words, and a *tail*
// that says what must follow the prefix. These are the codes in a tail.

/// In a tail: any ending.
pub(super) const ANY_ENDING: u8 = b'*';
/// In a tail: a gap of up to three words.
pub(super) const GAP: u8 = b'|';
/// As a whole tail: the last part of a compound must follow, as *folk* in `brandfolk`.
pub(super) const LAST_PART: &str = "~";
/// At the start of a tail: the rest is a list of endings separated by `|`, one of which
/// must follow.
pub(super) const ENDINGS: u8 = b'<';
/// As a whole tail: the word takes any beginning, and the endings that words like it
/// have.
pub(super) const ANY_BEGINNING: &str = "^";
/// As a whole tail: the word takes any beginning and any ending.
pub(super) const ANYWHERE: &str = "^*";
/// At the start of an entry: the entry matches only as written.
pub(super) const AS_WRITTEN: char = '=';

/// Why an entry is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryMistake {
    /// There are more than [`MAX_TERMS`] alternatives.
    TooManyAlternatives,
    /// There are more than [`MAX_GAPS`] gaps.
    TooManyGaps,
    /// A word or phrase has more than [`MAX_LENGTH`] characters.
    TooLong,
    /// There is a `)` or `|` without `(`.
    UnopenedGroup,
    /// There is a `(` without `)`.
    UnclosedGroup,
    /// There are alternatives inside alternatives.
    NestedGroups,
    /// There is a `*` alone, inside a word, before one of several words, or before a
    /// word of fewer than [`SHORTEST_PART`] letters.
    MisplacedStar,
    /// The entry has no word.
    Empty,
    /// The entry begins with a gap.
    LeadingGap,
    /// The entry ends with a gap.
    TrailingGap,
    /// There are two gaps in a row.
    RepeatedGap,
    /// The entry does not begin with a word. A match can begin only at a word.
    NoWordFirst,
}

/// How many terms the alternatives of one entry may expand to.
pub(super) const MAX_TERMS: usize = 256;
/// How many gaps an entry may have. Each gap may end at four places, which multiplies
/// the ways in which an entry can match.
pub(super) const MAX_GAPS: usize = 4;
/// How many characters a word or phrase may have. At each place where it may begin in
/// a text, all of them may have to be compared.
pub(super) const MAX_LENGTH: usize = 200;
/// How many letters a word that takes any beginning must have. Shorter ones are at
/// the end of too many words.
pub(super) const SHORTEST_PART: usize = 3;

/// Calls `add` with every term that an entry of a word list expands to: its prefix,
/// and the tail that must follow it. In a tail, [`ANY_ENDING`] and [`GAP`] have a
/// meaning of their own, a blank matches any white space, and everything else is
/// literal. [`ANY_BEGINNING`] and [`ANYWHERE`] are whole tails.
///
/// # Errors
/// Why the entry is invalid.
pub(super) fn terms(entry: &str, mut add: impl FnMut(&str, &str)) -> Result<(), EntryMistake> {
    let entry = entry.trim();
    let (choices, rest) = choices(entry.strip_prefix(AS_WRITTEN).unwrap_or(entry))?;
    let mut text = String::with_capacity(entry.len());
    expand(&choices, rest, &mut text, &mut |text| term(text, &mut add))
}

/// A group of alternatives: the text before it, and the alternatives.
type Choice<'e> = (&'e str, Vec<&'e str>);

/// The groups of alternatives in an entry, each alternative once, and the text after
/// the last group.
fn choices(entry: &str) -> Result<(Vec<Choice<'_>>, &str), EntryMistake> {
    let mut choices = Vec::new();
    let (mut rest, mut terms) = (entry, 1);
    while let Some(open) = rest.find(['(', ')', '|']) {
        if !rest[open..].starts_with('(') {
            return Err(EntryMistake::UnopenedGroup);
        }
        let close = rest[open..].find(')');
        let close = open + close.ok_or(EntryMistake::UnclosedGroup)?;
        let inside = &rest[open + 1..close];
        if inside.contains('(') {
            return Err(EntryMistake::NestedGroups);
        }
        let mut these: Vec<&str> = inside.split('|').collect();
        these.sort_unstable();
        these.dedup();
        terms *= these.len();
        if MAX_TERMS < terms {
            return Err(EntryMistake::TooManyAlternatives);
        }
        choices.push((&rest[..open], these));
        rest = &rest[close + 1..];
    }
    Ok((choices, rest))
}

/// Calls `each` with every text that the groups expand to: `text`, then for each group
/// the text before it and one of its alternatives, and at the end `rest`.
fn expand(
    choices: &[Choice<'_>],
    rest: &str,
    text: &mut String,
    each: &mut impl FnMut(&str) -> Result<(), EntryMistake>,
) -> Result<(), EntryMistake> {
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

/// Calls `add` with the term of a text that has no alternatives.
fn term(text: &str, add: &mut impl FnMut(&str, &str)) -> Result<(), EntryMistake> {
    if MAX_LENGTH < text.len() && MAX_LENGTH < text.chars().count() {
        return Err(EntryMistake::TooLong);
    }
    // Most entries are plain words, and there are thousands of them.
    let special = |char: char| matches!(char, '*' | '_') || char.is_whitespace() && char != ' ';
    let spaced = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
    if !text.is_empty() && !spaced && !text.contains(special) {
        return add_word(text, "", add);
    }
    if let Some(word) = text.strip_prefix('*') {
        return any_beginning(word, add);
    }
    // The words before the first `*` or `_` are the prefix.
    let (mut prefix, mut tail) = (String::new(), String::new());
    for word in text.split_whitespace() {
        if word == "_" {
            if tail.ends_with(char::from(GAP)) {
                return Err(EntryMistake::RepeatedGap);
            }
            tail.push(GAP.into());
            continue;
        }
        let stem = word.strip_suffix('*').unwrap_or(word);
        if stem.is_empty() || stem.contains('*') {
            return Err(EntryMistake::MisplacedStar);
        }
        let part = if tail.is_empty() { &mut prefix } else { &mut tail };
        if !part.is_empty() && !part.ends_with(char::from(GAP)) {
            part.push(' ');
        }
        part.push_str(stem);
        if stem.len() < word.len() {
            tail.push(ANY_ENDING.into());
        }
    }
    if MAX_GAPS < tail.bytes().filter(|byte| *byte == GAP).count() {
        return Err(EntryMistake::TooManyGaps);
    }
    match (prefix.is_empty(), tail.as_bytes().last()) {
        (true, None) => Err(EntryMistake::Empty),
        (true, _) => Err(EntryMistake::LeadingGap),
        (false, Some(&GAP)) => Err(EntryMistake::TrailingGap),
        (false, _) => add_word(&prefix, &tail, add),
    }
}

/// Calls `add` with the term of a word that has a star before it.
fn any_beginning(word: &str, add: &mut impl FnMut(&str, &str)) -> Result<(), EntryMistake> {
    let (word, tail) =
        word.strip_suffix('*').map_or((word, ANY_BEGINNING), |word| (word, ANYWHERE));
    if word.chars().count() < SHORTEST_PART || !word.chars().all(char::is_alphabetic) {
        return Err(EntryMistake::MisplacedStar);
    }
    add(word, tail);
    Ok(())
}

/// Calls `add` with a term. A prefix that does not begin with a word is a mistake,
/// because nothing could match it.
fn add_word(
    prefix: &str,
    tail: &str,
    add: &mut impl FnMut(&str, &str),
) -> Result<(), EntryMistake> {
    if !prefix.starts_with(is_word_char) {
        return Err(EntryMistake::NoWordFirst);
    }
    add(prefix, tail);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(entry: &str, expected: &[(&str, &str)]) {
        let mut found = Vec::new();
        let add = |prefix: &str, tail: &str| found.push((prefix.to_owned(), tail.to_owned()));
        terms(entry, add).expect("the entry is valid");
        let found: Vec<(&str, &str)> =
            found.iter().map(|(prefix, tail)| (prefix.as_str(), tail.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn entries_expand_to_terms() {
        check("læs mere", &[("læs mere", "")]);
        check("skyder*", &[("skyder", "*")]);
        check("(læs|se) her", &[("læs her", ""), ("se her", "")]);
        check("såvel _ som", &[("såvel", "|som")]);
        check("fremkom* med _ og så", &[("fremkom", "* med|og så")]);
    }

    #[test]
    fn invalid_entries_are_refused() {
        for entry in ["(a|b", "a)", "", "_ a", "a _", "*", "a*b", "((a))", "a _ * b"] {
            assert!(terms(entry, |_, _| {}).is_err(), "{entry}");
        }
    }

    #[test]
    fn entries_that_nothing_can_match_are_refused() {
        let mistake = |entry: &str| terms(entry, |_, _| {}).err();
        assert_eq!(mistake("a _ _ b"), Some(EntryMistake::RepeatedGap));
        assert_eq!(mistake("a* _ b _ c"), None);
        for entry in ["#a", "»a", "👉 a*", "…", "(a|#b) c"] {
            assert_eq!(mistake(entry), Some(EntryMistake::NoWordFirst), "{entry}");
        }
    }

    #[test]
    fn entries_that_would_take_long_to_match_are_refused() {
        let mistake = |entry: &str| terms(entry, |_, _| {}).err();
        assert_eq!(mistake("a _ a _ a _ a _ a"), None);
        assert_eq!(mistake("a _ a _ a _ a _ a _ a"), Some(EntryMistake::TooManyGaps));
        assert_eq!(mistake(&"(a|b)".repeat(8)), None);
        assert_eq!(mistake(&"(a|b)".repeat(9)), Some(EntryMistake::TooManyAlternatives));
        assert_eq!(mistake(&"å".repeat(200)), None);
        assert_eq!(mistake(&"å".repeat(201)), Some(EntryMistake::TooLong));
    }
}
