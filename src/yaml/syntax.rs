//! Syntax errors in the words of somebody who does not know the grammar.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use crate::source::{Problem, Source, Span};

/// The error as a problem at its place, with a way out.
pub(super) fn problem_of(source: &Source, error: &ScanError) -> Problem {
    let text = source.text();
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let next = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let (message, help) = explained(error.kind());
    Problem::at(source, Span::new(at, at + next), message).help(help)
}

fn explained(kind: &ErrorKind) -> (String, &'static str) {
    use ErrorKind as Kind;
    let (message, help) = match kind {
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement => (
            "a colon with a space after it makes no sense here",
            "put the text in quotes if the colon belongs to it",
        ),
        Kind::UnexpectedCharacter { character: '\0' } => {
            ("a NUL character stands here", "remove it; the file may not be text at all")
        }
        Kind::UnexpectedCharacter { .. } => {
            ("a text cannot begin or go on with this sign", "put the text in quotes")
        }
        Kind::CommentInterceptedScalar => (
            "` #` begins a comment in the middle of a text",
            "put the text in quotes, or write it under a `|`",
        ),
        Kind::TabNotAllowed | Kind::TabInBlockIndentation | Kind::TabInIndentation => {
            ("a tab cannot indent YAML", "indent with spaces")
        }
        Kind::UnknownAnchor => {
            ("no `&` of this name stands above", "put a text that begins with `*` in quotes")
        }
        Kind::MissingAnchorOrAliasName => {
            ("a name must follow here", "put a text that begins with `*` or `&` in quotes")
        }
        Kind::UnclosedQuotedScalar | Kind::InvalidQuotedScalarIndent => {
            ("a quote was opened above and not closed", "close it, or remove it")
        }
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
            ("something follows a closing quote", "double a quote that belongs to the text")
        }
        Kind::UnknownQuotedScalarEscape => {
            ("`\\` begins no escape here", "write `\\\\`, or put the text in single quotes")
        }
        Kind::UnclosedFlowCollection { .. } | Kind::BlockEntryInFlowCollection => {
            ("a bracket was opened above and not closed", "close it, or put the text in quotes")
        }
        Kind::RecursionLimitExceeded => ("too much stands inside each other here", "flatten it"),
        Kind::ExpectedBlockMappingKey | Kind::SimpleKeyExpected | Kind::InvalidIndentation => (
            "this line does not go on with the ones above",
            "indent it as they are, and write `key: value`",
        ),
        other => {
            return (format!("this is no YAML: {other}"), "check indentation, quotes and brackets");
        }
    };
    (message.to_owned(), help)
}
