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
    (from, at): (usize, usize),
) -> Option<Problem> {
    let is_sibling = |open: usize| {
        let goes_on = source.text().get(open..at).is_some_and(|between| between.contains('\n'));
        goes_on && missing_colon::column(source, at) <= missing_colon::column(source, open)
    };
    let may_be_closed = match kind {
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping => false,
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::FlowMappingValueAdjacentCollection
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => true,
        _ => return None,
    };
    // The parser may stop at the bracket itself. Then a bracket within it may be meant.
    let is_bracket =
        !may_be_closed && source.text().get(at..).is_some_and(|rest| rest.starts_with(['[', '{']));
    let inner = || Brackets::between(source, at, source.text().len()).mismatched;
    let outer = || {
        let brackets = Brackets::between(source, from, at + usize::from(is_bracket));
        brackets.open.last().map(|(open, _)| *open)
    };
    let open = is_bracket.then(inner).flatten().or_else(outer)?;
    let problem = || {
        Problem::at(source, Span::new(open, open + 1), Message::new("yaml-unclosed-bracket"))
            .help(Message::new("yaml-bracket-opened-here-help"))
    };
    (!may_be_closed || is_sibling(open)).then(problem)
}

/// The problem that a comma is missing inside brackets, between a text in quotes and
/// another one.
pub(super) fn missing_comma(
    source: &Source,
    kind: &ErrorKind,
    (from, at): (usize, usize),
) -> Option<Problem> {
    let after_quotes = matches!(
        kind,
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar
    );
    let rest = source.text().get(at..).filter(|_| after_quotes)?.trim_start();
    let next = source.text().len() - rest.len();
    let is_inside = || !Brackets::between(source, from, at).open.is_empty();
    (rest.starts_with(['"', '\'']) && is_inside()).then(|| {
        Problem::at(source, Span::new(next, next + 1), Message::new("yaml-separator"))
            .help(Message::new("yaml-separator-help"))
    })
}

/// The brackets that are open at the current place.
#[derive(Default)]
pub(super) struct Brackets {
    /// Each open bracket with its offset, the outermost first.
    pub(super) open: Vec<(usize, char)>,
    /// The first comment inside the brackets that looks like a hashtag.
    pub(super) comment: Option<Span>,
    /// The innermost open bracket before the first closing bracket of the other kind.
    mismatched: Option<usize>,
    /// The quotation mark of the text that the current place is in; `None` outside of
    /// quotes.
    quote: Option<char>,
    /// Whether a value may begin here.
    begins_value: bool,
    /// Whether only white space and the `- ` of lists are before this place on its line.
    begins_line: bool,
    /// Whether the current place is in a tag or an anchor.
    in_property: bool,
}

impl Brackets {
    /// The brackets that are open at byte `at`, if none is open at byte `from`, and this is
    /// not within a text.
    pub(super) fn between(source: &Source, from: usize, at: usize) -> Self {
        let (before, text) =
            source.text().get(..at).unwrap_or_default().split_at_checked(from).unwrap_or_default();
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        let begins_line = line.chars().all(|char| " \t\u{feff}-".contains(char));
        let begins_value = begins_line || text.starts_with(['[', '{']);
        let mut brackets = Self { begins_value, begins_line, ..Self::default() };
        let (mut rest, mut before) = (text, ' ');
        while let Some(char) = rest.chars().next() {
            let at = from + text.len() - rest.len();
            if brackets.begins_comment(char, before) {
                let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
                brackets.comment(&rest[..len], at);
                rest = &rest[len..];
                before = ' ';
                continue;
            }
            rest = &rest[char.len_utf8()..];
            let next = rest.chars().next().unwrap_or('\n');
            match brackets.quote {
                Some('"') if char == '\\' => {
                    rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
                }
                Some(quote) => brackets.quote = Some(quote).filter(|quote| char != *quote),
                None => brackets.read(at, char, [before, next]),
            }
            before = char;
        }
        brackets
    }

    /// Reads a character outside of quotes and comments, which is between two others.
    fn read(&mut self, at: usize, char: char, [before, next]: [char; 2]) {
        self.in_property &= !char.is_whitespace() && !"[]{},".contains(char);
        if char.is_whitespace() || self.in_property {
            self.begins_line |= matches!(char, '\n' | '\r');
            return;
        }
        let is_inside = !self.open.is_empty();
        self.begins_value = match char {
            '[' | '{' if is_inside || self.begins_value => {
                self.open.push((at, char));
                true
            }
            ']' | '}' if is_inside => {
                self.close(char);
                false
            }
            '"' | '\'' if self.begins_value => {
                self.quote = Some(char);
                false
            }
            '&' | '!' if self.begins_value => {
                self.in_property = true;
                true
            }
            ':' => next.is_whitespace() || is_inside && matches!(before, '"' | '\''),
            ',' => is_inside,
            '-' => self.begins_line && next.is_whitespace(),
            _ => false,
        };
        self.begins_line &= char == '-' && self.begins_value;
    }

    fn close(&mut self, char: char) {
        let Some((open, of)) = self.open.last() else { return };
        if matches!((of, char), ('[', ']') | ('{', '}')) {
            self.open.pop();
            self.comment = self.comment.filter(|_| !self.open.is_empty());
        } else {
            self.mismatched = self.mismatched.or(Some(*open));
        }
    }

    /// Whether a comment begins here. In `[#a]`, none does, but the parser refuses this.
    fn begins_comment(&self, char: char, before: char) -> bool {
        let may_begin = before.is_whitespace() || !self.open.is_empty() && self.begins_value;
        char == '#' && self.quote.is_none() && may_begin
    }

    fn comment(&mut self, comment: &str, start: usize) {
        let is_tag = comment.chars().nth(1).is_some_and(char::is_alphanumeric);
        if is_tag && !self.open.is_empty() {
            let span = Span::new(start, start + comment.trim_end().len());
            self.comment = self.comment.or(Some(span));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        source::{At, Source},
        yaml::parse_all,
    };

    /// Checks the only problem: the line and column, and the beginning of its message.
    #[track_caller]
    fn check(yaml: &str, (line, column): (usize, usize), message: &str) {
        let source = Source::new("a.yaml", yaml);
        let problems = parse_all(&source).problems;
        let [problem] = problems.as_slice() else { panic!("{yaml:?}: {problems:?}") };
        let At::Place(place) = &problem.at else { panic!("it has a place") };
        assert_eq!((place.start.line, place.start.column), (line, column), "{yaml:?} {problem}");
        let found = problem.message.to_string();
        assert!(found.starts_with(message), "{yaml:?}: {found}");
    }

    #[test]
    fn brackets_in_texts_are_not_open() {
        let colon = "a colon followed by a space is not allowed here";
        check("- text: 'Se: [her'\n  account: kk\n- text: b: c\n", (3, 10), colon);
        for text in
            ["\"Husk: [NYT\"", "'Husk: [NYT'", "|\n    - [åben", ":-[", "se - [her", "a\n    [b"]
        {
            let lines = text.lines().count();
            let yaml = format!("- text: {text}\n  account: kk: x\n");
            check(&yaml, (lines + 1, 14), colon);
        }
        check("- text: a\n  account: 'Se: [her' x: y\n", (2, 23), "unexpected text");
    }

    #[test]
    fn a_comma_is_missing_between_two_texts_in_quotes() {
        let comma = "a comma or a closing bracket is missing before this";
        check(r#"{"text":"hej" "account":"kk"}"#, (1, 15), comma);
        check("- {text: 'hej' 'account': kk}", (1, 16), comma);
        check("- labels: [\"hej\"\n    \"du\"]", (2, 5), comma);
        check("- labels: ['hej' du]", (1, 18), "unexpected text after a closing quote");
    }

    #[test]
    fn the_inner_bracket_that_is_open_is_found() {
        let open = "unclosed bracket";
        check("- media: [{file: a, alt: b]\n  text: a\n", (1, 11), open);
        check("media: [{file: a, alt: b]\n", (1, 9), open);
        check("media: [{file: \"]\", alt: b}\ntext: a\n", (1, 8), open);
        check("- labels: &l [a, b\n- text: c\n", (1, 14), open);
    }
}
