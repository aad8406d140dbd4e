//! Finds a hashtag that made YAML fail: in `{x: Fire #Aarhus}`, ` #` starts a comment,
//! which hides the closing bracket, so that the parser stops at a later line.

use super::brackets::Brackets;
use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

/// The problem that a hashtag inside brackets is taken for a comment; `None` if there is
/// no such hashtag. The parser stopped at byte `at`, which may be the hashtag or the bracket
/// that is still open there. Outside of all brackets, it had come as far as byte `from`.
pub(super) fn before(source: &Source, from: usize, at: usize) -> Option<Problem> {
    let rest = source.text().get(at..)?;
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let end = at + if rest.starts_with('#') { line } else { 0 };
    let brackets = Brackets::between(source, from, end);
    let comment = brackets.comment.filter(|_| !brackets.open.is_empty());
    let after = || {
        let brackets = Brackets::between(source, at, source.text().len());
        let hides_bracket = |comment: &Span| source.slice(*comment).contains([']', '}']);
        brackets.comment.filter(hides_bracket)
    };
    let is_bracket = rest.starts_with(['[', '{']);
    let comment = comment.or_else(|| is_bracket.then(after).flatten())?;
    let message = Message::new("draft-comment").with("comment", source.slice(comment));
    Some(Problem::at(source, comment, message).help(Message::new("draft-comment-quote")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse_all;

    /// Checks which hashtag is found if the parser stops at the end of `text`.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let source = Source::new("a.yaml", text);
        let found = before(&source, 0, text.len()).map(|problem| problem.message.to_string());
        let expected = expected
            .map(|comment| Message::new("draft-comment").with("comment", comment).to_string());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_hashtag_in_brackets_is_found_in_a_single_draft_and_in_a_list() {
        for (yaml, comment) in [
            ("text: hej\nlabels: [a, #b]\n", Some("#b]")),
            ("text: hej\nlabels: [#a, b]\n", Some("#a, b]")),
            ("- text: hej\n  labels: [a, #b]\n- text: b\n", Some("#b]")),
            ("- text: hej\n  labels: [#a, b]\n- text: b\n", Some("#a, b]")),
            ("text: hej\nlabels: [a, b\naccount: k #c\n", None),
            ("text: '[#hej'\nlabels: a: [b\n", None),
        ] {
            let problems = parse_all(&Source::new("a.yaml", yaml)).problems;
            let mut found = problems.iter().map(|problem| problem.message.to_string());
            let message =
                |comment| Message::new("draft-comment").with("comment", comment).to_string();
            let is_it = |found: String| {
                comment.map_or(!found.contains('#'), |comment| found == message(comment))
            };
            assert!(!problems.is_empty() && found.all(is_it), "{yaml}: {problems:?}");
        }
    }

    #[test]
    fn a_comment_takes_a_bracket_with_it() {
        check("- texts: {x: Hej #tag}\n  id: 1\n", Some("#tag}"));
        check("- {text: Hej #tag, id: 1}\n- {text: Hej #b}\n", Some("#tag, id: 1}"));
        check("- labels: [a, #b\n   c]\n- text: [se\n", None);
        check("- {text: 'Hej #tag', id: 1\n", None);
        check("- {text: \"Hej #tag\", id: 1 # note\n", None);
        check("- text: Hej #tag\n  id: }\n", None);
    }
}
