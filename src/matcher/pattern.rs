//! Regular expressions of a rulebook.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use regex::Regex;
use regex_syntax::hir::literal::Extractor;

use crate::tokens::Tokens;

/// The longest regular expression in a rulebook, in bytes.
const LONGEST: usize = 2_000;
/// The largest compiled form of a regular expression, in bytes.
const LARGEST: usize = 1 << 20;

/// A regular expression, compiled where it is read, so that a mistake in it is
/// a mistake in the rulebook, with a place.
#[derive(Clone, Debug)]
pub struct Pattern {
    written: String,
    /// One of these stands in every text that it matches, where that is known.
    needs: Option<AhoCorasick>,
    compiled: Regex,
    /// Whether the part to find has a name within the expression.
    named: bool,
}

/// How an expression names the part to find: `(?<here>…)`. What it matches
/// without that part is passed over, so that `17\.40|(?<here>\d+)` finds
/// numbers, but not in a time of day.
const HERE: &str = "here";

impl Pattern {
    /// Reads an expression of the user's.
    ///
    /// # Errors
    /// Says in plain words what is wrong with it.
    pub fn new(written: &str) -> Result<Self, String> {
        if LONGEST < written.len() {
            return Err(format!("the expression is longer than {LONGEST} bytes"));
        }
        let syntax = regex_syntax::parse(written).map_err(|error| reason(&error.to_string()))?;
        let compiled = compile(written).map_err(|error| reason(&error.to_string()))?;
        if compiled.is_match("") {
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
        let named = compiled.capture_names().flatten().any(|name| name == HERE);
        Ok(Self { written: written.to_owned(), needs, compiled, named })
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
        let possible = self.needs.as_ref().is_none_or(|needs| needs.is_match(text));
        let here = (possible && self.named).then(|| self.compiled.captures_iter(text));
        let whole = (possible && !self.named).then(|| self.compiled.find_iter(text));
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

fn compile(written: &str) -> Result<Regex, regex::Error> {
    regex::RegexBuilder::new(written).size_limit(LARGEST).build()
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
