//! The regular expressions of a rulebook.

mod compiled;
mod literals;
mod syntax;

use std::{ops::Range, sync::OnceLock};

use regex::RegexBuilder;

pub(super) use self::literals::{Literals, Possible};
use self::{compiled::Compiled, syntax::Syntax};
use crate::{message::Message, tokens::Tokens};

// `LITERALS`: the built-in expressions that have literals, sorted, each with its
// literals.
include!(concat!(env!("OUT_DIR"), "/literals.rs"));

/// How many bytes a regular expression in a rulebook may have.
const LONGEST: usize = 2_000;
/// How many bytes the compiled form of a regular expression may have.
const LARGEST: usize = 1 << 20;
/// How many matches are found in a post, at most, if a match of the expression may be of
/// any length. For each match, the search may read the whole post.
const MOST_MATCHES: usize = 1_000;
/// How many searches are made for matches of such an expression, at most. There may be
/// far more searches than matches, because a search can fail at a word boundary.
const MOST_SEARCHES: usize = 10_000;

/// A regular expression, compiled when it is first needed: a single run needs few
/// expressions, and compiling an expression takes thousands of times as long as searching
/// a text for it.
#[derive(Debug)]
pub struct Pattern {
    written: String,
    /// Whether the expression is the user's, not built in.
    pub(super) is_own: bool,
    /// The literals of a built-in expression, found when the program was built; `None` if
    /// the expression has no literals or is the user's.
    built_in: Option<&'static [&'static str]>,
    /// What the syntax says about the matches. For the user's expressions, this is known
    /// from the start.
    syntax: OnceLock<Syntax>,
    compiled: OnceLock<Compiled>,
}

impl Pattern {
    /// An expression of the user. Its syntax is checked at once, so that a mistake is
    /// reported at its place in the rulebook.
    ///
    /// # Errors
    /// Why the expression is invalid.
    pub fn new(written: &str) -> Result<Self, Message> {
        if LONGEST < written.len() {
            return Err(Message::new("pattern-too-long").with("max", LONGEST));
        }
        let syntax = Syntax::of(written)?;
        let pattern = Self { is_own: true, built_in: None, ..Self::built_in(written) };
        if syntax.may_be_too_large || syntax.may_be_empty {
            // Only compiling the expression shows whether it is too large.
            let too_large = || Message::new("pattern-too-large").with("max", LARGEST >> 10);
            let regex = RegexBuilder::new(written).size_limit(LARGEST).build();
            if regex.map_err(|_| too_large())?.is_match("") {
                return Err(Message::new("pattern-matches-empty-text"));
            }
        }
        pattern.syntax.get_or_init(|| syntax);
        Ok(pattern)
    }

    /// A built-in expression, known to be valid.
    pub(super) fn built_in(written: &str) -> Self {
        let (syntax, compiled) = (OnceLock::new(), OnceLock::new());
        let built_in = built_in_literals(written);
        Self { written: written.to_owned(), is_own: false, built_in, syntax, compiled }
    }

    fn compiled(&self) -> &Compiled {
        self.compiled.get_or_init(|| Compiled::new(&self.written))
    }

    fn syntax(&self) -> &Syntax {
        self.syntax.get_or_init(|| {
            Syntax::of(&self.written).expect("a test parses every built-in expression")
        })
    }

    /// Why the expression is invalid; `None` if it is valid.
    #[cfg(test)]
    pub(super) fn mistake(&self) -> Option<Message> {
        Self::new(&self.written).err()
    }

    /// Whether the expression has been compiled, because a text was searched for it.
    #[cfg(test)]
    pub(super) fn is_compiled(&self) -> bool {
        self.compiled.get().is_some()
    }

    /// The expression as written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Texts in folded form: every match contains at least one of them. `None` if no such
    /// texts are known.
    fn literals(&self) -> Option<Vec<&str>> {
        if let Some(literals) = self.built_in {
            return Some(literals.to_vec());
        }
        let literals = self.syntax.get()?.literals.as_ref()?;
        Some(literals.iter().map(String::as_str).collect())
    }

    /// The bytes of each match of the expression in a text, except for matches that
    /// start inside a token.
    pub(super) fn find_in<'t>(
        &'t self,
        text: &'t str,
        tokens: &'t Tokens,
    ) -> impl Iterator<Item = Range<usize>> + 't {
        let is_bounded = self.syntax().is_bounded;
        let limit = |most: usize| if is_bounded { usize::MAX } else { most };
        let matches = self.compiled().matches_in(text, limit(MOST_SEARCHES));
        matches.take(limit(MOST_MATCHES)).flatten().filter(move |range| {
            // A pattern may match a whole tag or link. The inside of a tag or link is not
            // running text.
            let at = tokens.touching(&(range.start..range.start + 1));
            !range.is_empty() && at.is_none_or(|token| range.start <= token.start)
        })
    }
}

/// The literals of a built-in expression; `None` if it has none.
fn built_in_literals(written: &str) -> Option<&'static [&'static str]> {
    let plain = written.strip_prefix(syntax::ANY_CASE).unwrap_or(written);
    let at = LITERALS.binary_search_by_key(&plain, |(pattern, _)| *pattern).ok()?;
    Some(LITERALS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn matches_without_the_named_group_are_skipped() {
        let pattern = Pattern::new(r"\d+\.\d+|(?<here>\d+) (?:døde|sårede)")
            .expect("the expression is valid");
        let text = "17.40 døde, 3 sårede, 4 biler";
        let tokens = Tokens::of(text);
        let found: Vec<&str> = pattern.find_in(text, &tokens).map(|range| &text[range]).collect();
        assert_eq!(found, ["3"]);
    }

    #[test]
    fn mistakes_are_explained_in_the_language_of_the_reader() {
        let check = |written: &str, expected: &str| {
            let mistake = Pattern::new(written).expect_err("the expression is invalid");
            assert_eq!(mistake.get(Language::Da), expected, "{written}");
        };
        check("(a", "en `(` er ikke lukket");
        check("a)", "en `)` har ingen `(` foran");
        check("[a", "en `[` er ikke lukket");
        check("*a", "der er intet at gentage foran `*`, `+`, `?` eller `{`");
        check("a{2,1}", "tallene mellem `{` og `}` er ikke gyldige");
        check("[z-a]", "et interval som `a-z` er skrevet forkert");
        check(r"\æ", r"`\` og det, der følger efter, betyder ikke noget");
        check("(?q)a", "det, der følger efter `(?`, betyder ikke noget");
        check("(?<>a)", "navnet på en gruppe er ugyldigt eller brugt to gange");
        check(r"\p{Ukendt}", r"`\p` følges ikke af navnet på en slags tegn");
        check(r"(a)\1", "det henviser tilbage til en gruppe, og det kan ikke bruges her");
        check(
            "a(?=b)",
            "det ser frem eller tilbage med `(?=`, `(?!` eller `(?<`, og det kan ikke bruges her",
        );
    }

    #[test]
    fn mistakes_are_found_without_compiling() {
        let mistake = |written: &str| Pattern::new(written).err().map(|error| error.to_string());
        assert!(mistake("(?i)a(").is_some());
        assert!(mistake("(?i)a*").is_some(), "it matches an empty text");
        assert!(mistake(r"(?i)(?:\w{40}){40}").is_some(), "it is too large");
        let pattern = Pattern::new(r"(?i)\bfri\w*").expect("the expression is valid");
        assert!(pattern.compiled.get().is_none());
    }

    #[test]
    fn expressions_that_may_be_slow_find_a_limited_number_of_matches() {
        let count = |written: &str| {
            let text = "a ".repeat(3_000);
            let pattern = Pattern::new(written).expect("the expression is valid");
            pattern.find_in(&text, &Tokens::default()).count()
        };
        assert_eq!(count("a"), 3_000);
        // Each search reads the whole text, because a `z` may follow.
        assert_eq!(count("(?s)a.*z|a"), MOST_MATCHES);
    }

    #[test]
    fn places_where_only_a_word_boundary_is_missing_are_tried_a_limited_number_of_times() {
        let count = |written: &str, nearly: usize| {
            let text = format!("{}a zz", "ab ".repeat(nearly));
            let pattern = Pattern::new(written).expect("the expression is valid");
            pattern.find_in(&text, &Tokens::default()).count()
        };
        // Each place needs one search without word boundaries, and two with them.
        assert_eq!(count(r"a\b(?:b| z+)", MOST_SEARCHES / 3 - 1), 1);
        assert_eq!(count(r"a\b(?:b| z+)", MOST_SEARCHES / 3 + 1), 0);
        assert_eq!(count(r"a\b(?:b| zz)", MOST_SEARCHES / 3 + 1), 1);
    }
}
