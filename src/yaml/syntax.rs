//! Explains syntax errors to people who do not know the grammar of YAML.

use granit_parser::{ErrorKind, ScanError};

use super::{brackets, lost_tag, missing_colon, open_quote::open_quote};
use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

/// The problem that reports a syntax error at its place, with help. The parser was
/// given the text from byte `start` of the source on. Outside of all brackets, it has
/// returned everything up to byte `read`.
pub(super) fn problem_of(
    source: &Source,
    error: &ScanError,
    (start, read): (usize, usize),
) -> Problem {
    let text = source.text();
    let at = error.marker().byte_offset().map_or(text.len(), |at| (start + at).min(text.len()));
    let from = read.min(at);
    // For an error about a tab, the parser reports the start of the scalar that
    // contains the tab.
    let tab =
        matches!(error.kind(), ErrorKind::TabInPlainScalar | ErrorKind::TabAtBlockScalarStart);
    let at =
        text.get(at..).filter(|_| tab).and_then(|rest| rest.find('\t')).map_or(at, |tab| at + tab);
    let at = match error.kind() {
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::DocumentIndicatorInQuotedScalar => {
            open_quote(text, at).unwrap_or(at)
        }
        _ => at,
    };
    let next = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    lost_tag::before(source, from, at)
        .or_else(|| brackets::unclosed(source, error.kind(), (from, at)))
        .or_else(|| brackets::missing_comma(source, error.kind(), (from, at)))
        .or_else(|| missing_colon(source, error.kind(), at))
        .unwrap_or_else(|| {
            let (message, help) = explained_at(source, error.kind(), at);
            Problem::at(source, Span::new(at, at + next), message).help(help)
        })
}

/// The problem that the alias at byte `at` repeats nothing.
pub(super) fn unknown_anchor(source: &Source, at: usize) -> Problem {
    let (message, help) = explained(&ErrorKind::UnknownAnchor);
    Problem::at(source, Span::new(at, at + 1), message).help(help)
}

/// The problem that a line lacks a colon, for errors that may mean this.
fn missing_colon(source: &Source, kind: &ErrorKind, at: usize) -> Option<Problem> {
    match kind {
        ErrorKind::MappingValueNotAllowed => missing_colon::above(source, at),
        ErrorKind::SimpleKeyExpected
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry => {
            missing_colon::here(source, at).or_else(|| missing_colon::above(source, at))
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => missing_colon::after_quotes(source, at),
        _ => None,
    }
}

/// The message about an error at byte `at`, and its help, where the text around that byte
/// says more than the kind of the error.
fn explained_at(source: &Source, kind: &ErrorKind, at: usize) -> (Message, Message) {
    let (before, rest) = source.text().split_at_checked(at).unwrap_or((source.text(), ""));
    let before = before.rsplit('\n').next().unwrap_or_default();
    let is_unclear = || matches!(in_structure(kind), None | Some(("yaml-indentation", _)));
    let follows_bracket = before.trim_end().ends_with(['}', ']']);
    let (message, help) = match kind {
        ErrorKind::MappingValueNotAllowed if is_after_indented_key(source, at) => {
            ("yaml-indentation", "yaml-indented-key-help")
        }
        ErrorKind::MappingValueNotAllowed => return colon_after(before),
        ErrorKind::ExpectedFlowMappingSeparator if rest.starts_with(':') => {
            return colon_after(before);
        }
        ErrorKind::ExpectedBlockSequenceEntry if before.is_empty() => {
            ("yaml-indentation", "yaml-new-entry-help")
        }
        _ if in_text(kind).is_none() && is_unclear() && follows_bracket => {
            ("yaml-after-bracket", "yaml-after-bracket-help")
        }
        _ if in_text(kind).is_none() && is_unclear() && rest.starts_with('?') => {
            return explained(&ErrorKind::UnexpectedCharacter { character: '?' });
        }
        _ => return explained(kind),
    };
    (Message::new(message), Message::new(help))
}

/// The message that there is a colon too many after this beginning of a line, and its
/// help.
fn colon_after(before: &str) -> (Message, Message) {
    const SMART_QUOTES: [char; 7] = ['“', '”', '„', '»', '«', '‘', '’'];
    let message = Message::new("yaml-colon");
    let value = before.split_once(": ").map_or(before, |(_, value)| value).trim();
    let is_key = missing_colon::is_word(value) && value.contains(['/', '_', '-']);
    let help = if value.starts_with(SMART_QUOTES) {
        Message::new("yaml-smart-quotes-help")
    } else if is_key && value.len() < before.trim().len() {
        Message::new("yaml-nested-key-help").with("key", value)
    } else {
        Message::new("yaml-colon-help")
    };
    (message, help)
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
/// by `-help`. The parser's own text is never shown: it is English, and about grammar.
fn explained(kind: &ErrorKind) -> (Message, Message) {
    let general = ("yaml-invalid", "yaml-invalid-help");
    let (message, help) = in_text(kind).or_else(|| in_structure(kind)).unwrap_or(general);
    (Message::new(message), Message::new(help))
}

/// The ids of the messages about an error in a single text or line.
fn in_text(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    use ErrorKind as Kind;
    Some(match kind {
        Kind::UnexpectedCharacter { character: '\0' } => ("yaml-nul", "yaml-nul-help"),
        Kind::UnexpectedCharacter { .. }
        | Kind::PlainScalarStartsWithDashFlowIndicator
        | Kind::UnexpectedEndOfPlainScalar => ("yaml-character", "yaml-character-help"),
        Kind::CommentInterceptedScalar => ("yaml-comment", "yaml-comment-help"),
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar
        | Kind::TabAtBlockScalarStart => ("yaml-tab", "yaml-tab-help"),
        Kind::UnclosedQuotedScalar
        | Kind::InvalidQuotedScalarIndent
        | Kind::DocumentIndicatorInQuotedScalar => {
            ("yaml-unterminated-quote", "yaml-unterminated-quote-help")
        }
        Kind::InvalidTrailingSingleQuotedScalar => ("yaml-after-quote", "yaml-after-quote-help"),
        Kind::InvalidTrailingDoubleQuotedScalar => {
            ("yaml-after-quote", "yaml-after-double-quote-help")
        }
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidUnicodeEscape => ("yaml-unknown-escape", "yaml-unknown-escape-help"),
        Kind::InvalidBlockScalarHeader | Kind::ZeroBlockScalarIndent => {
            ("yaml-block-head", "yaml-block-head-help")
        }
        Kind::UndeclaredTagHandle
        | Kind::ExpectedTagBang
        | Kind::InvalidTagTerminator
        | Kind::MissingTagUri
        | Kind::UnclosedVerbatimTag => ("yaml-tag", "yaml-tag-help"),
        Kind::UnsupportedYamlMajorVersion
        | Kind::DuplicateVersionDirective
        | Kind::DirectiveDisallowed
        | Kind::InvalidDirectiveName
        | Kind::InvalidDirectiveTerminator
        | Kind::MissingDirectiveName
        | Kind::MissingDocumentEndBeforeDirective
        | Kind::MissingYamlVersion
        | Kind::MissingYamlVersionSeparator => ("yaml-directive", "yaml-directive-help"),
        _ => return None,
    })
}

/// The ids of the messages about an error in how lists and maps are written.
fn in_structure(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    use ErrorKind as Kind;
    Some(match kind {
        Kind::MappingValueNotAllowed
        | Kind::InvalidColonPlacement
        | Kind::FlowMappingValueAdjacentCollection => ("yaml-colon", "yaml-colon-help"),
        Kind::UnknownAnchor => ("yaml-unknown-anchor", "yaml-unknown-anchor-help"),
        Kind::MissingAnchorOrAliasName => ("yaml-no-anchor", "yaml-no-anchor-help"),
        Kind::UnclosedFlowCollection { .. }
        | Kind::MismatchedFlowCollectionEnd { .. }
        | Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::BlockEntryInFlowCollection => {
            ("yaml-unclosed-bracket", "yaml-unclosed-bracket-help")
        }
        Kind::MisplacedFlowCollectionEnd => ("yaml-stray-bracket", "yaml-stray-bracket-help"),
        Kind::ExpectedFlowMappingSeparator | Kind::ExpectedFlowSequenceSeparator => {
            ("yaml-separator", "yaml-separator-help")
        }
        Kind::BlockSequenceEntryNotAllowed | Kind::InvalidBlockEntryWhitespace => {
            ("yaml-list-on-line", "yaml-list-on-line-help")
        }
        Kind::RecursionLimitExceeded => ("yaml-too-deep", "yaml-too-deep-help"),
        Kind::ExpectedBlockMappingKey
        | Kind::ExpectedBlockSequenceEntry
        | Kind::InvalidBlockScalarIndent
        | Kind::InvalidFlowScalarIndent
        | Kind::InvalidIndentation
        | Kind::InvalidSimpleKey
        | Kind::SimpleKeyExpected => ("yaml-indentation", "yaml-indentation-help"),
        _ => return None,
    })
}

/// Whether the colon at byte `at` is after a single word at the start of a line that
/// is indented further than the one above. Such a word is a key for its author, but the
/// parser reads it as more of the text above.
fn is_after_indented_key(source: &Source, at: usize) -> bool {
    let before = &source.text()[..at];
    let Some((above, key)) = before.rsplit_once('\n') else { return false };
    let column = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let is_key = missing_colon::is_word(key.trim_start());
    let above = above.lines().rev().find(|line| !line.trim().is_empty());
    is_key && above.is_some_and(|above| column(above) < column(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::Language, source::At, yaml::parse};

    const COLON: &str = "her må der ikke stå kolon efterfulgt af mellemrum: \
        sæt teksten i anførselstegn, hvis kolonet hører til den";
    const QUOTE: &str = "der mangler et afsluttende anførselstegn: \
        sæt et efter teksten, eller fjern det, der står her";

    /// Compares the place of the first problem, and its message and help in Danish.
    #[track_caller]
    fn check(yaml: &str, at: (usize, usize), expected: &str) {
        let source = Source::new("a.yaml", yaml);
        let problems = parse(&source).expect_err("it is invalid");
        let problem = &problems[0];
        let At::Place(place) = &problem.at else { panic!("it has a place") };
        let help = problem.help.as_ref().expect("it has a help").get(Language::Da);
        let text = format!("{}: {help}", problem.message.get(Language::Da));
        let found = (place.start.line, place.start.column);
        assert_eq!((found, text.as_str()), (at, expected), "{yaml:?}");
    }

    #[test]
    fn errors_are_explained_in_the_language_of_the_reader() {
        check(
            "- text: hej\n account: k\n",
            (2, 2),
            "linjen her er ikke rykket ind som dem ovenover: ryk den lige så langt ind, og skriv `felt: værdi`",
        );
        check("- {text: a b: c}\n", (1, 13), COLON);
        check(
            "- ]\n",
            (1, 3),
            "klammen her lukker ikke noget: fjern den, eller sæt teksten i anførselstegn",
        );
        check(
            "- text: - a\n",
            (1, 9),
            "en liste kan ikke begynde midt på en linje: skriv hvert punkt på sin egen linje nedenunder, eller sæt teksten i anførselstegn",
        );
        check(
            "- text: >x\n",
            (1, 9),
            "efter `>` eller `|` må der ikke stå mere på linjen: skriv teksten på linjerne nedenunder, eller sæt den i anførselstegn",
        );
        check(
            "%YAML 3.0\n---\na: b\n",
            (1, 1),
            "linjen her med `%` er ikke gyldig: fjern den; sæt en tekst, der begynder med `%`, i anførselstegn",
        );
    }

    #[test]
    fn a_text_that_begins_with_a_bracket_is_told_from_a_list() {
        let bracket = "der står noget efter en afsluttende klamme: \
            sæt hele teksten i anførselstegn, hvis klammen hører til den";
        check("{a: b} x\n", (1, 8), bracket);
        check("- text: [Nyt] Vi åbner\n", (1, 15), bracket);
        check("- text: {navn} åbner\n  id: 1\n", (1, 16), bracket);
    }

    #[test]
    fn an_open_bracket_is_where_it_is_opened() {
        let bracket = "en klamme er ikke lukket: \
            luk den klamme, der åbner her, eller sæt teksten i anførselstegn";
        check("- text: hej\n  labels: [a, b\n  account: k\n", (2, 11), bracket);
        check("- text: [se her\n  account: k\n", (1, 9), bracket);
        check("- text: hej\n  labels: [a, b\n- text: k\n", (2, 11), bracket);
        check("a:\n  b: {c: d\n  e: f\n", (2, 6), bracket);
        check("- labels: [a, b\n", (1, 11), bracket);
    }

    #[test]
    fn what_a_colon_may_mean_is_said() {
        let colon = "her må der ikke stå kolon efterfulgt af mellemrum: ";
        let nested = "sæt teksten i anførselstegn, hvis kolonet hører til den, eller skriv \
            `link/missing` på en linje for sig nedenunder, rykket længere ind";
        check("rules: link/missing: error\n", (1, 20), &format!("{colon}{nested}"));
        let smart = "sæt teksten i lige anførselstegn, `\"` eller `'`: YAML kender ikke de krumme";
        check("- text: “Husk: i dag”\n", (1, 14), &format!("{colon}{smart}"));
        check(
            "rules:\n  tone/x: off\n   link/y: off\n",
            (3, 10),
            "linjen her er ikke rykket ind som dem ovenover: er det et felt, så ryk det præcis lige så langt ind som feltet ovenover; hører det til teksten, så sæt teksten i anførselstegn",
        );
    }

    #[test]
    fn a_second_entry_without_dash_and_a_quote_within_a_text() {
        check(
            "- text: et\n  id: 1\ntext: to\n",
            (3, 1),
            "linjen her er ikke rykket ind som dem ovenover: begynder et nyt punkt på listen her, så sæt `- ` foran; ellers ryk den lige så langt ind som felterne ovenover",
        );
        check(
            "- text: \"Hej\" siger vi\n",
            (1, 15),
            "der står noget efter det sidste anførselstegn: sæt hele teksten i enkelte anførselstegn, eller skriv `\\\"` for et anførselstegn i den",
        );
        check(
            "- text: ? hej\n",
            (1, 9),
            "tegnet her kræver, at teksten står i anførselstegn: sæt teksten i anførselstegn",
        );
    }

    #[test]
    fn a_key_that_is_indented_too_far_is_not_a_text_with_a_colon() {
        check(
            "- text: hej\n   account: k\n",
            (2, 11),
            "linjen her er ikke rykket ind som dem ovenover: er det et felt, så ryk det præcis lige så langt ind som feltet ovenover; hører det til teksten, så sæt teksten i anførselstegn",
        );
        check("- text: Husk: i morgen\n", (1, 13), COLON);
        check("- text: Husk\n    i morgen kl. 9: vi lukker\n", (2, 19), COLON);
    }

    #[test]
    fn an_open_quote_is_where_it_is_opened() {
        check("- text: \"hej\n  account: kk\n", (1, 9), QUOTE);
        check("- text: 'it''s\n  account: kk\n", (1, 9), QUOTE);
        check("- text: \"hej\n", (1, 9), QUOTE);
        check("- {id: \"a\", text: \"b\n", (1, 19), QUOTE);
        check("- text: \"a \\\" b\n\n  c: d\n", (1, 9), QUOTE);
    }
}
