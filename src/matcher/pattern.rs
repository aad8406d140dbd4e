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
}

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
        Ok(Self { written: written.to_owned(), needs, compiled })
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
        let compiled = possible.then_some(&self.compiled);
        compiled.into_iter().flat_map(move |compiled| {
            compiled.find_iter(text).map(|found| found.range()).filter(move |range| {
                // What begins within a link or tag is no word of the text; a tag
                // as a whole may well be what is looked for.
                let at = tokens.touching(&(range.start..range.start + 1));
                !range.is_empty() && at.is_none_or(|token| range.start <= token.start)
            })
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
