//! Finds a hashtag that made YAML fail: in `{x: Fire #Aarhus}`, ` #` starts a comment,
//! which hides the closing bracket, so that the parser stops at a later line.

use super::brackets::Brackets;
use crate::{
    message::Message,
    source::{Problem, Source},
};

/// The problem that a hashtag inside brackets is taken for a comment; `None` if there is
/// no such hashtag. The parser began at byte `start`, outside of all brackets, and
/// stopped at byte `at`, where a bracket is still open.
pub(super) fn before(source: &Source, start: usize, at: usize) -> Option<Problem> {
    let brackets = Brackets::between(source, start, at);
    let comment = brackets.comment.filter(|_| !brackets.open.is_empty())?;
    let message = Message::new("draft-comment").with("comment", source.slice(comment));
    Some(Problem::at(source, comment, message).help(Message::new("draft-comment-quote")))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_comment_takes_a_bracket_with_it() {
        check("- texts: {x: Hej #tag}\n  id: 1\n", Some("#tag}"));
        check("- {text: Hej #tag, id: 1}\n- {text: Hej #b}\n", Some("#tag, id: 1}"));
        check("- labels: [a, #b\n   c]\n- text: [se\n", None);
        check("- {text: 'Hej #tag', id: 1\n", None);
        check("- {text: \"Hej #tag\", id: 1 # note\n", None);
        check("- text: Hej #tag\n  id: }\n", None);
    }
}
