//! Explains syntax errors to people who do not know the grammar of YAML.

use granit_parser::{ErrorKind, ScanError};

use super::lost_tag;
use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

/// The problem that reports a syntax error at its place, with help. The parser was
/// given the text from byte `start` of the source on.
pub(super) fn problem_of(source: &Source, error: &ScanError, start: usize) -> Problem {
    let text = source.text();
    let at = error.marker().byte_offset().map_or(text.len(), |at| (start + at).min(text.len()));
    // For an error about a tab, the parser reports the start of the scalar that
    // contains the tab.
    let tab =
        matches!(error.kind(), ErrorKind::TabInPlainScalar | ErrorKind::TabAtBlockScalarStart);
    let at =
        text.get(at..).filter(|_| tab).and_then(|rest| rest.find('\t')).map_or(at, |tab| at + tab);
    let next = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    lost_tag::before(source, start, at).unwrap_or_else(|| {
        let (message, help) = explained(error.kind());
        Problem::at(source, Span::new(at, at + next), message).help(help)
    })
}

/// The problem that the first line of content begins with a tab; `None` if it does
/// not. The parser takes such a tab for a space, but whoever writes one means it as
/// indentation.
pub(super) fn tab_at_start(source: &Source) -> Option<Problem> {
    let mut at = 0;
    for line in source.text().split_inclusive('\n') {
        let written = line.trim_start_matches('\u{feff}');
        let start = at + line.len() - written.len();
        at += line.len();
        let content = written.trim();
        if content.is_empty() || content == "---" || content.starts_with(['#', '%']) {
            continue;
        }
        let indentation = &written[..written.len() - written.trim_start().len()];
        let tab = start + indentation.find('\t')?;
        let (message, help) = explained(&ErrorKind::TabInIndentation);
        return Some(Problem::at(source, Span::new(tab, tab + 1), message).help(help));
    }
    None
}

/// The message about an error, and its help, whose id is that of the message followed
/// by `-help`.
fn explained(kind: &ErrorKind) -> (Message, Message) {
    use ErrorKind as Kind;
    let (message, help) = match kind {
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement => {
            ("yaml-colon", "yaml-colon-help")
        }
        Kind::UnexpectedCharacter { character: '\0' } => ("yaml-nul", "yaml-nul-help"),
        Kind::UnexpectedCharacter { .. } => ("yaml-character", "yaml-character-help"),
        Kind::CommentInterceptedScalar => ("yaml-comment", "yaml-comment-help"),
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar
        | Kind::TabAtBlockScalarStart => ("yaml-tab", "yaml-tab-help"),
        Kind::UnknownAnchor => ("yaml-unknown-anchor", "yaml-unknown-anchor-help"),
        Kind::MissingAnchorOrAliasName => ("yaml-no-anchor", "yaml-no-anchor-help"),
        Kind::UnclosedQuotedScalar | Kind::InvalidQuotedScalarIndent => {
            ("yaml-unterminated-quote", "yaml-unterminated-quote-help")
        }
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
            ("yaml-after-quote", "yaml-after-quote-help")
        }
        Kind::UnknownQuotedScalarEscape => ("yaml-unknown-escape", "yaml-unknown-escape-help"),
        Kind::UnclosedFlowCollection { .. } | Kind::BlockEntryInFlowCollection => {
            ("yaml-unclosed-bracket", "yaml-unclosed-bracket-help")
        }
        Kind::RecursionLimitExceeded => ("yaml-too-deep", "yaml-too-deep-help"),
        Kind::ExpectedBlockMappingKey | Kind::SimpleKeyExpected | Kind::InvalidIndentation => {
            ("yaml-indentation", "yaml-indentation-help")
        }
        other => {
            let message = Message::new("yaml-invalid").with("error", other.to_string());
            return (message, Message::new("yaml-invalid-help"));
        }
    };
    (Message::new(message), Message::new(help))
}
