//! Regular expressions of a rulebook.

use std::{ops::Range, sync::OnceLock};

use aho_corasick::AhoCorasick;
use regex::Regex;
use regex_syntax::hir::literal::Extractor;

use crate::tokens::Tokens;

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

/// What runs over a text.
#[derive(Clone, Debug)]
struct Compiled {
    /// One of these stands in every text that it matches, where that is known.
    needs: Option<AhoCorasick>,
    /// The expression without its word boundaries, which matches more.
    roughly: Option<Regex>,
    regex: Regex,
    /// Whether the part to find has a name within the expression.
    named: bool,
}

/// How an expression names the part to find: `(?<here>…)`. What it matches
/// without that part is passed over, so that `17\.40|(?<here>\d+)` finds
/// numbers, but not in a time of day.
const HERE: &str = "here";

impl Pattern {
    /// Reads an expression of the user's, and compiles it, so that a mistake in
    /// it is a mistake in the rulebook, with a place.
    ///
    /// # Errors
    /// Says in plain words what is wrong with it.
    pub fn new(written: &str) -> Result<Self, String> {
        let compiled = OnceLock::from(Compiled::new(written)?);
        Ok(Self { written: written.to_owned(), compiled })
    }

    /// An expression of the program's own, compiled when it first runs: few of
    /// them do for a single draft, and compiling all takes longer than the rest.
    pub(super) fn built_in(written: &str) -> Self {
        Self { written: written.to_owned(), compiled: OnceLock::new() }
    }

    fn compiled(&self) -> &Compiled {
        self.compiled.get_or_init(|| {
            Compiled::new(&self.written).expect("a test compiles every built-in pattern")
        })
    }

    /// What is wrong with the expression, if it was not compiled yet.
    #[cfg(test)]
    pub(super) fn mistake(&self) -> Option<String> {
        Compiled::new(&self.written).err()
    }

    /// The expression as written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Where it matches in the running text, or links and tags as a whole.
    pub(super) fn find_in<'t>(
        &'t self,
        text: &'t str,
        tokens: &'t Tokens,
    ) -> impl Iterator<Item = Range<usize>> + 't {
        let Compiled { needs, roughly, regex, named } = self.compiled();
        let possible = needs.as_ref().is_none_or(|needs| needs.is_match(text))
            && roughly.as_ref().is_none_or(|roughly| roughly.is_match(text));
        let here = (possible && *named).then(|| regex.captures_iter(text));
        let whole = (possible && !named).then(|| regex.find_iter(text));
        let here = here.into_iter().flatten().filter_map(|found| Some(found.name(HERE)?.range()));
        let whole = whole.into_iter().flatten().map(|found| found.range());
        here.chain(whole).filter(move |range| {
            // What begins within a link or tag is no word of the text; a tag as
            // a whole may well be what is looked for.
            let at = tokens.touching(&(range.start..range.start + 1));
            !range.is_empty() && at.is_none_or(|token| range.start <= token.start)
        })
    }
}

impl Compiled {
    fn new(written: &str) -> Result<Self, String> {
        if LONGEST < written.len() {
            return Err(format!("the expression is longer than {LONGEST} bytes"));
        }
        let syntax = regex_syntax::parse(written).map_err(|error| reason(&error.to_string()))?;
        let regex = regex::RegexBuilder::new(written).size_limit(LARGEST).build();
        let regex = regex.map_err(|error| reason(&error.to_string()))?;
        if regex.is_match("") {
            return Err(
                "the expression matches nothing at all, so it would match everywhere".into()
            );
        }
        let literals = Extractor::new().extract(&syntax);
        let needs = literals.literals().and_then(|literals| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .build(literals.iter().map(regex_syntax::hir::literal::Literal::as_bytes))
                .ok()
        });
        let named = regex.capture_names().flatten().any(|name| name == HERE);
        Ok(Self { needs, roughly: roughly(written), regex, named })
    }
}

/// An expression without its word boundaries, if it has any. At a letter beyond
/// ASCII a Unicode boundary costs the `regex` crate its fast automaton, and
/// hardly any post matches even without them.
fn roughly(written: &str) -> Option<Regex> {
    let plain = !written.contains(r"\\") && !written.contains(r"\b{");
    let rough = written.replace(r"\b", "");
    (plain && rough != written).then(|| Regex::new(&rough).ok()).flatten()
}

/// The last line of a message of the `regex` crate, which is the reason; the
/// lines before it draw the expression.
fn reason(message: &str) -> String {
    let last = message.lines().last().unwrap_or(message);
    last.trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_part_is_found_and_the_rest_passed_over() {
        let pattern = Pattern::new(r"\d+\.\d+|(?<here>\d+) (?:døde|sårede)").expect("it reads");
        let text = "17.40 døde, 3 sårede, 4 biler";
        let tokens = Tokens::of(text);
        let found: Vec<&str> = pattern.find_in(text, &tokens).map(|range| &text[range]).collect();
        assert_eq!(found, ["3"]);
    }
}
