//! Follows the brackets of a text up to the place at which the parser stopped, to find
//! those that are still open there.

use granit_parser::ErrorKind;

use super::missing_colon;
use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

/// The problem that a bracket is not closed, at the bracket. If the parser stopped at the
/// colon of a key, the bracket is meant only if that key is no further to the right than
/// the one with the bracket.
pub(super) fn unclosed(
    source: &Source,
    kind: &ErrorKind,
    (start, at): (usize, usize),
) -> Option<Problem> {
    let is_sibling = |open: usize| {
        let goes_on = source.text().get(open..at).is_some_and(|between| between.contains('\n'));
        goes_on && missing_colon::column(source, at) <= missing_colon::column(source, open)
    };
    let may_be_closed = match kind {
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping => false,
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::FlowMappingValueAdjacentCollection
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => true,
        _ => return None,
    };
    // The parser may stop at the bracket itself.
    let is_bracket = source.text().get(at..).is_some_and(|rest| rest.starts_with(['[', '{']));
    let end = at + usize::from(!may_be_closed && is_bracket);
    let open = *Brackets::between(source, start, end).open.last()?;
    let problem = || {
        Problem::at(source, Span::new(open, open + 1), Message::new("yaml-unclosed-bracket"))
            .help(Message::new("yaml-bracket-opened-here-help"))
    };
    (!may_be_closed || is_sibling(open)).then(problem)
}

/// The brackets that are open at the current place.
#[derive(Default)]
pub(super) struct Brackets {
    /// The offset of each open bracket, the outermost first.
    pub(super) open: Vec<usize>,
    /// The quotation mark of the text that the current place is in; `None` outside of
    /// quotes.
    quote: Option<char>,
    /// The first comment inside the brackets that looks like a hashtag.
    pub(super) comment: Option<Span>,
}

impl Brackets {
    /// The brackets that are open at byte `at`, if none is open at byte `start`.
    pub(super) fn between(source: &Source, start: usize, at: usize) -> Self {
        let mut brackets = Self::default();
        let mut line_start = start;
        let text = source.text().get(start..at).unwrap_or_default();
        for line in text.split_inclusive('\n') {
            brackets.read(line, line_start);
            line_start += line.len();
        }
        brackets
    }

    /// Reads a line, which begins at byte `start`.
    fn read(&mut self, line: &str, start: usize) {
        let (mut before, mut begins_value) = (' ', true);
        for (at, char) in line.char_indices() {
            let is_inside = !self.open.is_empty();
            match (char, self.quote) {
                (_, Some(quote)) => self.quote = Some(quote).filter(|quote| char != *quote),
                ('#', None) if before == ' ' => return self.comment(&line[at..], start + at),
                ('"' | '\'', None) if is_inside && begins_value => self.quote = Some(char),
                ('{' | '[', None) if begins_value => self.open.push(start + at),
                ('}' | ']', None) if is_inside => {
                    self.open.pop();
                    self.comment = self.comment.filter(|_| !self.open.is_empty());
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
        if is_tag && !self.open.is_empty() {
            let span = Span::new(start, start + comment.trim_end().len());
            self.comment = self.comment.or(Some(span));
        }
    }
}
