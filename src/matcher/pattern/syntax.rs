//! Finds out what the syntax of a regular expression says about its matches.

use regex_syntax::hir::{
    Class, Hir, HirKind,
    literal::{ExtractKind, Extractor, Seq},
};

use crate::{
    matcher::fold::{is_wide_space, lower},
    message::Message,
};

/// What is known about an expression without compiling it.
#[derive(Debug)]
pub(in crate::matcher) struct Syntax {
    /// Texts in folded form: every match contains at least one of them. `None` if no
    /// such texts are known.
    pub(in crate::matcher) literals: Option<Vec<String>>,
    /// Whether the length of the matches has a limit.
    pub(super) is_bounded: bool,
    /// Whether the expression may match an empty text.
    pub(super) may_be_empty: bool,
    /// Whether the compiled form of the expression may be too large.
    pub(super) may_be_too_large: bool,
}

/// A compiled expression of this many states is certainly not too large.
const FEW_STATES: usize = 10_000;

/// The flag that makes an expression ignore case.
pub(super) const ANY_CASE: &str = "(?i)";

impl Syntax {
    /// Parses an expression.
    pub(in crate::matcher) fn of(written: &str) -> Result<Self, Message> {
        // The flag is left out: with it, each letter means both cases, which
        // takes a hundred times as long to parse and makes literals of half a word.
        let plain = written.strip_prefix(ANY_CASE).unwrap_or(written);
        let syntax = regex_syntax::parse(plain).map_err(|error| explained(&error))?;
        let properties = syntax.properties();
        Ok(Self {
            literals: literals(&syntax),
            is_bounded: properties.maximum_len().is_some(),
            may_be_empty: properties.minimum_len() == Some(0),
            may_be_too_large: FEW_STATES < states(&syntax),
        })
    }
}

/// The message about an error. The library's own text is English.
fn explained(error: &regex_syntax::Error) -> Message {
    use regex_syntax::ast::ErrorKind as Kind;
    let kind = match error {
        regex_syntax::Error::Parse(error) => error.kind(),
        // The only error that is left to the translation is an unknown name after `\p`.
        _ => &Kind::UnicodeClassInvalid,
    };
    Message::new(match kind {
        Kind::GroupUnclosed => "pattern-unclosed-group",
        Kind::GroupUnopened => "pattern-unopened-group",
        Kind::ClassUnclosed => "pattern-unclosed-class",
        Kind::RepetitionMissing => "pattern-nothing-to-repeat",
        Kind::RepetitionCountInvalid
        | Kind::RepetitionCountDecimalEmpty
        | Kind::RepetitionCountUnclosed
        | Kind::DecimalEmpty
        | Kind::DecimalInvalid => "pattern-invalid-count",
        Kind::ClassRangeInvalid | Kind::ClassRangeLiteral => "pattern-invalid-range",
        Kind::ClassEscapeInvalid
        | Kind::EscapeHexEmpty
        | Kind::EscapeHexInvalid
        | Kind::EscapeHexInvalidDigit
        | Kind::EscapeUnexpectedEof
        | Kind::EscapeUnrecognized
        | Kind::SpecialWordBoundaryUnclosed
        | Kind::SpecialWordBoundaryUnrecognized
        | Kind::SpecialWordOrRepetitionUnexpectedEof => "pattern-unknown-escape",
        Kind::FlagDanglingNegation
        | Kind::FlagDuplicate { .. }
        | Kind::FlagRepeatedNegation { .. }
        | Kind::FlagUnexpectedEof
        | Kind::FlagUnrecognized => "pattern-unknown-flag",
        Kind::GroupNameDuplicate { .. }
        | Kind::GroupNameEmpty
        | Kind::GroupNameInvalid
        | Kind::GroupNameUnexpectedEof => "pattern-group-name",
        Kind::UnicodeClassInvalid => "pattern-unknown-class",
        Kind::NestLimitExceeded(_) => "pattern-too-deep",
        Kind::UnsupportedBackreference => "pattern-back-reference",
        Kind::UnsupportedLookAround => "pattern-look-around",
        _ => "pattern-syntax",
    })
}

/// An estimate of how many states the compiled expression has, rather too high than
/// too low.
fn states(syntax: &Hir) -> usize {
    match syntax.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(class)) => 2 * class.ranges().len(),
        HirKind::Class(Class::Bytes(class)) => class.ranges().len(),
        HirKind::Capture(group) => 2 + states(&group.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            1 + parts.iter().map(states).fold(0, usize::saturating_add)
        }
        HirKind::Repetition(repeated) => {
            let most = repeated.max.unwrap_or(repeated.min).max(1);
            states(&repeated.sub).saturating_mul(most as usize).saturating_add(1)
        }
    }
}

/// The literals with which all matches begin, or the literals with which all matches
/// end: of these two sets, the one whose shortest literal is longer. `None` if
/// neither set is known.
fn literals(syntax: &Hir) -> Option<Vec<String>> {
    let of_kind = |kind: ExtractKind| {
        let found = Extractor::new().kind(kind).extract(syntax);
        folded(&found).filter(|literals| literals.iter().all(|literal| !literal.is_empty()))
    };
    let shortest = |literals: &Vec<String>| literals.iter().map(String::len).min();
    [of_kind(ExtractKind::Suffix), of_kind(ExtractKind::Prefix)]
        .into_iter()
        .flatten()
        .max_by_key(shortest)
}

/// The literals as they are in folded texts, without those that contain another one;
/// `None` if one of them may have another form there.
fn folded(found: &Seq) -> Option<Vec<String>> {
    let fold = |literal: &str| literal.chars().map(lower).collect::<String>();
    let mut literals = Vec::new();
    for literal in found.literals()? {
        let literal = std::str::from_utf8(literal.as_bytes()).ok()?;
        if !literal.chars().all(folds_plainly) {
            return None;
        }
        literals.push(fold(literal));
    }
    literals.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    // A match with a longer literal has the shorter one that it contains as well.
    let mut least: Vec<String> = Vec::new();
    for literal in literals {
        if !least.iter().any(|shorter| literal.contains(shorter)) {
            least.push(literal);
        }
    }
    least.sort_unstable();
    Some(least)
}

/// Whether a character can be part of a literal. All characters that are equal to it
/// when case is ignored must fold to the same character (apart from those in
/// `IRREGULAR`), and it must not fold to blanks.
fn folds_plainly(char: char) -> bool {
    let is_caseless = || char.to_lowercase().eq([char]) && char.to_uppercase().eq([char]);
    !is_wide_space(char) && (char <= 'ÿ' || is_caseless())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::pattern::literals::IRREGULAR;

    #[track_caller]
    fn check(written: &str, expected: Option<&[&str]>) {
        let syntax = Syntax::of(written).expect("the expression is valid");
        let literals = syntax.literals.as_deref();
        let found = literals.map(|own| own.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(found.as_deref(), expected, "{written}");
    }

    #[test]
    fn literals_are_of_every_match() {
        check("(?i)Fri[sz]k", Some(&["frisk", "frizk"]));
        check(r"(?i)\d+ (?:døde|sårede)", Some(&[" døde", " sårede"]));
        check("(?i)kladde(?: v| version)?", Some(&["kladde"]));
        check(r"\bÅben", Some(&["åben"]));
        check(r"\d{4}", None);
        check("ſløv", None);
        check("kl\u{a0}", None);
        check("(?:a|)b?", None);
    }

    #[test]
    fn other_forms_of_latin_letters_are_known() {
        for char in '\0'..='ÿ' {
            let mut forms =
                regex_syntax::hir::ClassUnicode::new([regex_syntax::hir::ClassUnicodeRange::new(
                    char, char,
                )]);
            forms.case_fold_simple();
            for form in forms.iter().flat_map(|range| range.start()..=range.end()) {
                let known = lower(form) == lower(char) || IRREGULAR.contains(&lower(form));
                assert!(known, "{form} is a form of {char}");
            }
        }
    }
}
