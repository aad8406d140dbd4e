//! Finds a hashtag that made YAML fail: in `{x: Fire #Aarhus}`, ` #` starts a comment,
//! which hides the closing bracket, so that the parser stops at a later line.

use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

/// The problem that a hashtag inside brackets is taken for a comment; `None` if there is
/// no such hashtag. The parser began at byte `start`, outside of all brackets, and
/// stopped at byte `at`, where a bracket is still open.
pub(super) fn before(source: &Source, start: usize, at: usize) -> Option<Problem> {
    let text = source.text().get(start..at)?;
    let mut brackets = Brackets::default();
    let mut line_start = start;
    for line in text.split_inclusive('\n') {
        brackets.read(line, line_start);
        line_start += line.len();
    }
    let comment = brackets.comment.filter(|_| 0 < brackets.depth)?;
    let message = Message::new("draft-comment").with("comment", source.slice(comment));
    Some(Problem::at(source, comment, message).help(Message::new("draft-comment-quote")))
}

/// The brackets that are open at the current place.
#[derive(Default)]
struct Brackets {
    depth: usize,
    /// The quotation mark of the text that the current place is in; `None` outside of
    /// quotes.
    quote: Option<char>,
    /// The first comment inside the brackets that looks like a hashtag.
    comment: Option<Span>,
}

impl Brackets {
    /// Reads a line, which begins at byte `start`.
    fn read(&mut self, line: &str, start: usize) {
        let (mut before, mut begins_value) = (' ', true);
        for (at, char) in line.char_indices() {
            match (char, self.quote) {
                (_, Some(quote)) => self.quote = Some(quote).filter(|quote| char != *quote),
                ('#', None) if before == ' ' => return self.comment(&line[at..], start + at),
                ('"' | '\'', None) if 0 < self.depth && begins_value => self.quote = Some(char),
                ('{' | '[', None) if begins_value => self.depth += 1,
                ('}' | ']', None) if 0 < self.depth => {
                    self.depth -= 1;
                    self.comment = self.comment.filter(|_| 0 < self.depth);
                }
                _ => (),
            }
            begins_value = match char {
                ':' | '-' | ',' | '{' | '[' => true,
                ' ' => begins_value,
                _ => false,
            };
            before = char;
        }
    }

    fn comment(&mut self, comment: &str, start: usize) {
        let is_tag = comment.chars().nth(1).is_some_and(char::is_alphanumeric);
        if is_tag && 0 < self.depth {
            let span = Span::new(start, start + comment.trim_end().len());
            self.comment = self.comment.or(Some(span));
        }
    }
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
