//! Syntax errors in the words of somebody who does not know the grammar.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use crate::{
    language::Localized,
    source::{Problem, Source, Span},
};

/// The error as a problem at its place, with a way out. The parser began to
/// read at `start`.
pub(super) fn problem_of(source: &Source, error: &ScanError, start: usize) -> Problem {
    let text = source.text();
    let at = error.marker().byte_offset().map_or(text.len(), |at| (start + at).min(text.len()));
    // Where a tab is wrong, the parser tells where what it stands in begins.
    let tab =
        matches!(error.kind(), ErrorKind::TabInPlainScalar | ErrorKind::TabAtBlockScalarStart);
    let at =
        text.get(at..).filter(|_| tab).and_then(|rest| rest.find('\t')).map_or(at, |tab| at + tab);
    let next = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let (message, help) = explained(error.kind());
    Problem::at(source, Span::new(at, at + next), message).help(help)
}

#[expect(clippy::too_many_lines, reason = "a table, a line an error")]
fn explained(kind: &ErrorKind) -> (Localized, Localized) {
    use ErrorKind as Kind;
    let (message, help) = match kind {
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement => (
            (
                "a colon with a space after it makes no sense here",
                "et kolon med mellemrum efter giver ingen mening her",
            ),
            (
                "put the text in quotes if the colon belongs to it",
                "sæt teksten i anførselstegn, hvis kolonet hører til den",
            ),
        ),
        Kind::UnexpectedCharacter { character: '\0' } => (
            ("a NUL character stands here", "her står et NUL-tegn"),
            (
                "remove it; the file may not be text at all",
                "fjern det; måske er filen slet ikke tekst",
            ),
        ),
        Kind::UnexpectedCharacter { .. } => (
            (
                "a text cannot begin or go on with this sign",
                "en tekst kan ikke begynde eller fortsætte med dette tegn",
            ),
            ("put the text in quotes", "sæt teksten i anførselstegn"),
        ),
        Kind::CommentInterceptedScalar => (
            (
                "` #` begins a comment in the middle of a text",
                "` #` begynder en kommentar midt i en tekst",
            ),
            (
                "put the text in quotes, or write it under a `|`",
                "sæt teksten i anførselstegn, eller skriv den under en `|`",
            ),
        ),
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar
        | Kind::TabAtBlockScalarStart => (
            ("a tab cannot indent YAML", "YAML kan ikke rykkes ind med tabulator"),
            ("indent with spaces", "ryk ind med mellemrum"),
        ),
        Kind::UnknownAnchor => (
            ("no `&` of this name stands above", "der står intet `&` med dette navn ovenfor"),
            (
                "put a text that begins with `*` in quotes",
                "sæt en tekst, der begynder med `*`, i anførselstegn",
            ),
        ),
        Kind::MissingAnchorOrAliasName => (
            ("a name must follow here", "her skal følge et navn"),
            (
                "put a text that begins with `*` or `&` in quotes",
                "sæt en tekst, der begynder med `*` eller `&`, i anførselstegn",
            ),
        ),
        Kind::UnclosedQuotedScalar | Kind::InvalidQuotedScalarIndent => (
            ("a quote was opened above and not closed", "et anførselstegn ovenfor er ikke lukket"),
            ("close it, or remove it", "luk det, eller fjern det"),
        ),
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => (
            ("something follows a closing quote", "der står noget efter et slutanførselstegn"),
            (
                "double a quote that belongs to the text",
                "skriv et anførselstegn to gange, når det hører til teksten",
            ),
        ),
        Kind::UnknownQuotedScalarEscape => (
            ("`\\` begins no escape here", "`\\` indleder ikke noget her"),
            (
                "write `\\\\`, or put the text in single quotes",
                "skriv `\\\\`, eller sæt teksten i enkelte anførselstegn",
            ),
        ),
        Kind::UnclosedFlowCollection { .. } | Kind::BlockEntryInFlowCollection => (
            ("a bracket was opened above and not closed", "en klamme ovenfor er ikke lukket"),
            ("close it, or put the text in quotes", "luk den, eller sæt teksten i anførselstegn"),
        ),
        Kind::RecursionLimitExceeded => (
            ("too much stands inside each other here", "her står for meget inde i hinanden"),
            ("flatten it", "gør det fladere"),
        ),
        Kind::ExpectedBlockMappingKey | Kind::SimpleKeyExpected | Kind::InvalidIndentation => (
            (
                "this line does not go on with the ones above",
                "denne linje passer ikke til dem ovenover",
            ),
            (
                "indent it as they are, and write `key: value`",
                "ryk den ind som dem, og skriv `key: value`",
            ),
        ),
        other => {
            let message =
                (format!("this is no YAML: {other}"), format!("dette er ikke YAML: {other}"));
            let help = (
                "check indentation, quotes and brackets",
                "se indrykning, anførselstegn og klammer efter",
            );
            return (message.into(), help.into());
        }
    };
    (message.into(), help.into())
}
