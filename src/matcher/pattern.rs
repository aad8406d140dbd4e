//! Regular expressions of a rulebook.

use std::{ops::Range, sync::OnceLock};

use aho_corasick::AhoCorasick;
use regex::Regex;
use regex_syntax::hir::literal::Extractor;

use crate::{message::Message, tokens::Tokens};

/// The longest regular expression in a rulebook, in bytes.
const LONGEST: usize = 2_000;
/// The largest compiled form of a regular expression, in bytes.
const LARGEST: usize = 1 << 20;

/// A regular expression.
#[derive(Clone, Debug)]
pub struct Pattern {
    written: String,
    compiled: OnceLock<Compiled>,
}

/// A regular expression, compiled, with two cheaper filters that run first.
#[derive(Clone, Debug)]
struct Compiled {
    /// Literals of which every match contains one, where the expression has
    /// such literals.
    literals: Option<AhoCorasick>,
    /// The expression without its word boundaries, which matches more texts.
    loose: Option<Regex>,
    regex: Regex,
    /// Whether the expression has a group called [`HERE`].
    has_here: bool,
}

/// The name of the group that is the part to find: `(?<here>…)`. A match without
/// that group is skipped, so that `17\.40|(?<here>\d+)` finds numbers, but not
/// in a time of day.
const HERE: &str = "here";

impl Pattern {
    /// Compiles an expression of the user's as it is read, so that a mistake in
    /// it is reported at its place in the rulebook.
    ///
    /// # Errors
    /// Why the expression is invalid.
    pub fn new(written: &str) -> Result<Self, Message> {
        let compiled = OnceLock::from(Compiled::new(written)?);
        Ok(Self { written: written.to_owned(), compiled })
    }

    /// A built-in expression, compiled when it first runs: few of them run for a
    /// single draft, and compiling all would take most of the time of a check.
    pub(super) fn built_in(written: &str) -> Self {
        Self { written: written.to_owned(), compiled: OnceLock::new() }
    }

    fn compiled(&self) -> &Compiled {
        self.compiled.get_or_init(|| {
            Compiled::new(&self.written).expect("a test compiles every built-in pattern")
        })
    }

    /// Why the expression is invalid, if it is.
    #[cfg(test)]
    pub(super) fn mistake(&self) -> Option<Message> {
        Compiled::new(&self.written).err()
    }

    /// The expression as written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The bytes of its matches, except those that start inside a token.
    pub(super) fn find_in<'t>(
        &'t self,
        text: &'t str,
        tokens: &'t Tokens,
    ) -> impl Iterator<Item = Range<usize>> + 't {
        let Compiled { literals, loose, regex, has_here } = self.compiled();
        let possible = literals.as_ref().is_none_or(|literals| literals.is_match(text))
            && loose.as_ref().is_none_or(|loose| loose.is_match(text));
        let here = (possible && *has_here).then(|| regex.captures_iter(text));
        let whole = (possible && !has_here).then(|| regex.find_iter(text));
        let here = here.into_iter().flatten().filter_map(|found| Some(found.name(HERE)?.range()));
        let whole = whole.into_iter().flatten().map(|found| found.range());
        here.chain(whole).filter(move |range| {
            // The inside of a link or tag is not running text, but a pattern may
            // ask for a whole tag.
            let at = tokens.touching(&(range.start..range.start + 1));
            !range.is_empty() && at.is_none_or(|token| range.start <= token.start)
        })
    }
}

impl Compiled {
    fn new(written: &str) -> Result<Self, Message> {
        if LONGEST < written.len() {
            return Err(Message::new("pattern-too-long").with("max", LONGEST));
        }
        let syntax = regex_syntax::parse(written).map_err(|error| reason(&error.to_string()))?;
        let regex = regex::RegexBuilder::new(written).size_limit(LARGEST).build();
        let regex = regex.map_err(|error| reason(&error.to_string()))?;
        if regex.is_match("") {
            return Err(Message::new("pattern-matches-empty-text"));
        }
        let literals = Extractor::new().extract(&syntax);
        let literals = literals.literals().and_then(|literals| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .build(literals.iter().map(regex_syntax::hir::literal::Literal::as_bytes))
                .ok()
        });
        let has_here = regex.capture_names().flatten().any(|name| name == HERE);
        Ok(Self { literals, loose: without_boundaries(written), regex, has_here })
    }
}

/// An expression without its word boundaries, if it has any. The `regex` crate
/// cannot use its fast DFA for a Unicode word boundary at a character beyond
/// ASCII, and hardly any post matches even without the boundaries.
fn without_boundaries(written: &str) -> Option<Regex> {
    let is_plain = !written.contains(r"\\") && !written.contains(r"\b{");
    let loose = written.replace(r"\b", "");
    (is_plain && loose != written).then(|| Regex::new(&loose).ok()).flatten()
}

/// The last line of an error message of the `regex` crate, which is the reason;
/// the lines before it show the expression.
fn reason(error: &str) -> Message {
    let last = error.lines().last().unwrap_or(error);
    Message::new("pattern-syntax").with("reason", last.trim_start_matches("error: "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_without_the_named_group_are_skipped() {
        let pattern = Pattern::new(r"\d+\.\d+|(?<here>\d+) (?:døde|sårede)")
            .expect("the expression is valid");
        let text = "17.40 døde, 3 sårede, 4 biler";
        let tokens = Tokens::of(text);
        let found: Vec<&str> = pattern.find_in(text, &tokens).map(|range| &text[range]).collect();
        assert_eq!(found, ["3"]);
    }
}
