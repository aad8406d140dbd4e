//! A regular expression, compiled, and the search in a text.
//!
//! The `regex` crate cannot use its fast DFA for a Unicode word boundary at a
//! character beyond ASCII, and would read a Danish text at a hundredth of the
//! speed. An expression is therefore searched for without its word boundaries,
//! which matches at more places; only there, it is tried as it is.

use std::{iter, ops::Range, sync::OnceLock};

use regex_automata::{
    Anchored, Input, Match, PatternID,
    meta::{Config, Regex},
};

/// The name of the group that is the part to find: `(?<here>…)`. A match without
/// that group is skipped, so that `17\.40|(?<here>\d+)` finds numbers, but not
/// in a time of day.
const HERE: &str = "here";

/// The longest match without word boundaries in which every place is tried.
const LONG: usize = 256;

/// A regular expression, compiled.
#[derive(Debug)]
pub(super) struct Compiled {
    /// The expression, without word boundaries if there is a strict one.
    loose: Regex,
    /// The expression as written, if it has word boundaries.
    strict: Option<Strict>,
    /// The index of the group [`HERE`], if there is one.
    here: Option<usize>,
}

/// An expression that is compiled when it is first needed.
#[derive(Debug)]
struct Strict {
    written: String,
    compiled: OnceLock<Regex>,
}

impl Strict {
    fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| compile(&self.written))
    }
}

impl Compiled {
    /// Compiles an expression whose syntax has been checked.
    pub(super) fn new(written: &str) -> Self {
        let bare = without_boundaries(written);
        let loose = compile(bare.as_deref().unwrap_or(written));
        let here = loose.group_info().to_index(PatternID::ZERO, HERE);
        let strict =
            bare.map(|_| Strict { written: written.to_owned(), compiled: OnceLock::new() });
        Self { loose, strict, here }
    }

    /// The matches in a text, in order; `None` for a match without the group
    /// [`HERE`] of an expression that has one. After this many searches, the rest of
    /// the text is not searched.
    pub(super) fn matches_in<'t>(
        &'t self,
        text: &'t str,
        mut searches: usize,
    ) -> impl Iterator<Item = Option<Range<usize>>> + 't {
        let mut from = 0;
        iter::from_fn(move || {
            let found = self.first_from(text, from, &mut searches)?;
            from = after(text, found);
            Some(match self.here {
                Some(here) => self.group(here, text, found),
                None => Some(found.range()),
            })
        })
    }

    /// The first match that starts at `from` or later.
    fn first_from(&self, text: &str, mut from: usize, searches: &mut usize) -> Option<Match> {
        while from <= text.len() {
            *searches = searches.checked_sub(1)?;
            let place = self.loose.search(&Input::new(text).range(from..))?;
            let Some(strict) = &self.strict else { return Some(place) };
            let strict = strict.regex();
            if LONG < place.len() {
                return strict.search(&Input::new(text).range(place.start()..));
            }
            // The expression as written matches only where the loose one does.
            from = after(text, place);
            for start in (place.start()..from).filter(|start| text.is_char_boundary(*start)) {
                *searches = searches.checked_sub(1)?;
                let found = strict.search(&at(text, start));
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }

    /// A group of a match.
    fn group(&self, group: usize, text: &str, found: Match) -> Option<Range<usize>> {
        let regex = self.strict.as_ref().map_or(&self.loose, Strict::regex);
        let mut groups = regex.create_captures();
        regex.search_captures(&at(text, found.start()), &mut groups);
        groups.get_group(group).map(|group| group.range())
    }
}

/// A search for a match that starts right there.
fn at(text: &str, start: usize) -> Input<'_> {
    Input::new(text).range(start..).anchored(Anchored::Yes)
}

/// Where the search continues after a match.
fn after(text: &str, found: Match) -> usize {
    let next = || text[found.end()..].chars().next().map_or(1, char::len_utf8);
    if found.is_empty() { found.end() + next() } else { found.end() }
}

/// Compiles an expression. What is too large was refused as it was read, so there
/// is no limit here.
fn compile(written: &str) -> Regex {
    let unlimited = Config::new().nfa_size_limit(None);
    let regex = Regex::builder().configure(unlimited).build(written);
    regex.expect("the syntax has been checked, by a test if the expression is built in")
}

/// An expression without its word boundaries, if it has any.
fn without_boundaries(written: &str) -> Option<String> {
    let is_plain = !written.contains(r"\\") && !written.contains(r"\b{");
    let bare = written.replace(r"\b", "");
    (is_plain && bare != written && regex_syntax::parse(&bare).is_ok()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// The matches are those of the expression as written.
        #[test]
        fn matches_are_those_of_a_plain_search(
            written in r"(\\b|a|å|\.|a\*|\(a\|ab\)|\(å\|a\\b\|ab a\)|[.]\{2\}| ){1,6}",
            text in "(a|b|å| |!){0,12}",
        ) {
            if let Ok(regex) = Regex::new(&written) {
                let compiled = Compiled::new(&written);
                let is_some = |range: &Range<usize>| !range.is_empty();
                let found: Vec<Range<usize>> = compiled.matches_in(&text, usize::MAX).flatten().filter(is_some).collect();
                let expected: Vec<Range<usize>> = regex.find_iter(&text).map(|found| found.range()).filter(is_some).collect();
                proptest::prop_assert_eq!(found, expected);
            }
        }
    }
}
