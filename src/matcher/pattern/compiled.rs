//! A compiled regular expression, and the search for it in a text.
//!
//! At a character beyond ASCII, the `regex` crate cannot use its fast DFA for a
//! Unicode word boundary, and would search a Danish text a hundred times more slowly.
//! An expression is therefore searched for without its word boundaries, which matches
//! at more places. Only at these places is the expression tried as it is written.

use std::{iter, ops::Range, sync::OnceLock};

use regex_automata::{
    Anchored, Input, Match, PatternID,
    meta::{Config, Regex},
};

/// The name of the group that marks the part to find: `(?<here>…)`. A match in which
/// that group takes no part is skipped: `17\.40|(?<here>\d+)` finds numbers, but not
/// those of the time of day 17.40.
const HERE: &str = "here";

/// A limit in bytes for a match of the expression without word boundaries. In a match up to
/// this length, the expression as written is tried at each character. From the start of a
/// longer match on, it is searched for directly.
const LONG: usize = 256;

/// A regular expression, compiled.
#[derive(Debug)]
pub(super) struct Compiled {
    /// The expression without its word boundaries; as written if `strict` is `None`.
    loose: Regex,
    /// The expression as written; `None` if `loose` is the expression as written.
    strict: Option<Strict>,
    /// The index of the group [`HERE`]; `None` if the expression has no such group.
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

    /// The bytes of each match, in order. If the expression has a group [`HERE`], these are
    /// the bytes of that group, or `None` for a match in which the group takes no part.
    /// Stops after `searches` searches.
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

    /// The first match that starts at byte `from` or later; `None` if there is none or if
    /// `searches`, the number of searches that are left, reaches 0.
    fn first_from(&self, text: &str, mut from: usize, searches: &mut usize) -> Option<Match> {
        while from <= text.len() {
            *searches = searches.checked_sub(1)?;
            let place = self.loose.search(&Input::new(text).range(from..))?;
            let Some(strict) = &self.strict else { return Some(place) };
            let strict = strict.regex();
            if LONG < place.len() {
                return strict.search(&Input::new(text).range(place.start()..));
            }
            // The expression as written can match only where the one without
            // boundaries does.
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

    /// The bytes of a group in a match; `None` if the group takes no part in it.
    fn group(&self, group: usize, text: &str, found: Match) -> Option<Range<usize>> {
        let regex = self.strict.as_ref().map_or(&self.loose, Strict::regex);
        let mut groups = regex.create_captures();
        regex.search_captures(&at(text, found.start()), &mut groups);
        groups.get_group(group).map(|group| group.range())
    }
}

/// The input for a search in which a match must start exactly at byte `start`.
fn at(text: &str, start: usize) -> Input<'_> {
    Input::new(text).range(start..).anchored(Anchored::Yes)
}

/// The offset at which the search continues after a match.
fn after(text: &str, found: Match) -> usize {
    let next = || text[found.end()..].chars().next().map_or(1, char::len_utf8);
    if found.is_empty() { found.end() + next() } else { found.end() }
}

/// Compiles an expression. There is no limit here, because an expression that is too
/// large is refused when it is read.
fn compile(written: &str) -> Regex {
    let unlimited = Config::new().nfa_size_limit(None);
    let regex = Regex::builder().configure(unlimited).build(written);
    regex.expect("the syntax has been checked, by a test if the expression is built in")
}

/// An expression without its word boundaries; `None` if it has none, or if they
/// cannot be removed by simple means.
fn without_boundaries(written: &str) -> Option<String> {
    let is_plain = !written.contains(r"\\") && !written.contains(r"\b{");
    let bare = written.replace(r"\b", "");
    (is_plain && bare != written && regex_syntax::parse(&bare).is_ok()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// Compares the matches with those of a plain search for the expression as
        /// written.
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
