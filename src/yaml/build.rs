//! Builds the tree from the events of the parser.

use std::{borrow::Cow, collections::HashMap};

use memchr::memchr_iter;
use serde_yaml::granit_parser::{self as parser, Event, Parser, ScalarStyle, Tag};

use super::{Documents, Node, Style, Value, syntax::problem_of};
use crate::source::{Problem, Source, Span};

/// Deeper is no rulebook and no draft, but an attack on the stack.
const MAX_DEPTH: usize = 100;
/// How many nodes aliases may repeat in all.
const MAX_REPEATED: usize = 100_000;

/// Few maps have more keys.
const FIELDS: usize = 6;

/// After so many entries that do not read, the file is none of ours.
const MAX_RESTARTS: usize = 20;

/// Every document, and what is wrong. What breaks off goes on at the next entry
/// of its list, or at the next document.
pub(super) fn documents(source: &Source) -> Documents {
    let end = source.text().len();
    let (mut documents, mut restart) = read(source, Span::new(0, end));
    for _ in 0..MAX_RESTARTS {
        let Some(at) = restart else { return documents };
        let (further, next) = read(source, Span::new(at, end));
        documents.nodes.extend(further.nodes);
        documents.problems.extend(further.problems);
        restart = next.filter(|next| at < *next);
    }
    if let Some(at) = restart {
        let message = (
            "nothing from here on has been read: too much above does not read",
            "intet herfra er læst: for meget ovenfor kan ikke læses",
        );
        let help = ("mend what is above", "ret det, der står ovenfor");
        documents.problems.push(Problem::at(source, Span::new(at, at + 1), message).help(help));
    }
    documents
}

/// The only list in a stretch of a source that begins where a line begins, and
/// what is wrong with it. There is none where something breaks it off, or an
/// alias may stand for what is outside the stretch.
pub(super) fn list(source: &Source, stretch: Span) -> Option<(Node, Vec<Problem>)> {
    let (Documents { mut nodes, problems, broken, repeats }, _) = read(source, stretch);
    let list = nodes.pop().filter(|node| matches!(node.value, Value::List(_)))?;
    (nodes.is_empty() && !broken && !repeats).then_some((list, problems))
}

/// The documents in a stretch up to the first syntax error, and where to go on
/// after it.
fn read(source: &Source, stretch: Span) -> (Documents, Option<usize>) {
    let mut options = parser::Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let mut builder = Builder::new(source, stretch.start);
    for event in Parser::new_from_str_with_options(source.slice(stretch), options) {
        let (problem, restart) = match event {
            Ok((event, span)) => match builder.take(event, span_of(&span, stretch.start)) {
                Ok(()) => continue,
                Err(problem) => (problem, None),
            },
            Err(error) => (problem_of(source, &error, stretch.start), builder.break_off()),
        };
        builder.documents.problems.push(problem);
        builder.documents.broken = true;
        return (builder.documents, restart);
    }
    builder.documents.repeats = 0 < builder.repeated;
    (builder.documents, None)
}

/// What is being built.
struct Builder<'s> {
    source: &'s Source,
    /// Where the document begins, after its `---`.
    document: usize,
    /// The lists and maps that are not closed yet, from the outside in.
    open: Vec<Open>,
    /// What anchors name, by their number.
    anchors: HashMap<usize, Node>,
    /// How many nodes aliases have repeated.
    repeated: usize,
    documents: Documents,
}

/// A list or map that is not closed yet.
struct Open {
    start: usize,
    anchor: usize,
    holds: Holds,
}

/// What an open list or map holds so far.
enum Holds {
    List(Vec<Node>),
    /// The complete entries, and the key that waits for its value.
    Map(Vec<(Node, Node)>, Option<Node>),
}

impl<'s> Builder<'s> {
    fn new(source: &'s Source, start: usize) -> Self {
        let mark = usize::from(source.text()[start..].starts_with("---")) * "---".len();
        Self {
            source,
            document: start + mark,
            open: Vec::new(),
            anchors: HashMap::new(),
            repeated: 0,
            documents: Documents::default(),
        }
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Problem> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let node = scalar(text, style, tag.as_deref(), span);
                self.complete(node, anchor);
            }
            Event::SequenceStart(_, anchor, _) => self.enter(span, anchor, Holds::List(Vec::new())),
            Event::MappingStart(_, anchor, _) => {
                self.enter(span, anchor, Holds::Map(Vec::with_capacity(FIELDS), None));
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span),
            Event::DocumentStart(..) => self.document = self.document.max(span.end),
            Event::Alias(anchor) => self.repeat(anchor, span)?,
            _ => (),
        }
        Ok(())
    }

    fn enter(&mut self, span: Span, anchor: usize, holds: Holds) {
        self.open.push(Open { start: span.start, anchor, holds });
    }

    fn leave(&mut self, span: Span) {
        let Some(Open { start, anchor, holds }) = self.open.pop() else { return };
        let (value, last) = match holds {
            Holds::List(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::List(items), last)
            }
            Holds::Map(entries, _) => {
                self.report_twins(&entries);
                let last = entries.last().map(|(key, value)| key.span.end.max(value.span.end));
                (Value::Map(entries), last)
            }
        };
        // A block has no closing bracket: it ends with the last thing in it.
        let end = if span.is_empty() { self.trimmed(last.unwrap_or(start)) } else { span.end };
        let span = Span::new(start, end.max(start));
        self.complete(Node { span, value, style: Style::Plain }, anchor);
    }

    /// The end without the line break that closes a block scalar.
    fn trimmed(&self, end: usize) -> usize {
        self.source.text()[..end].trim_end().len()
    }

    /// Puts a node where it belongs.
    fn complete(&mut self, node: Node, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut().map(|open| &mut open.holds) {
            None => self.documents.nodes.push(node),
            Some(Holds::List(items)) => items.push(node),
            Some(Holds::Map(entries, key)) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push((key, node)),
            },
        }
    }

    fn repeat(&mut self, anchor: usize, span: Span) -> Result<(), Problem> {
        let Some(node) = self.anchors.get(&anchor).cloned() else {
            let message = (
                format!("`{}` stands inside what it repeats", self.source.slice(span)),
                format!("`{}` står inde i det, den gentager", self.source.slice(span)),
            );
            return Err(Problem::at(self.source, span, message)
                .help(("write out what is meant", "skriv det, der menes, helt ud")));
        };
        let (nodes, depth) = size(&node);
        self.repeated += nodes;
        if MAX_REPEATED < self.repeated || MAX_DEPTH < self.open.len() + depth {
            let message = ("aliases repeat too much here", "her gentager aliasser for meget");
            return Err(Problem::at(self.source, span, message)
                .help(("write out what is meant", "skriv det, der menes, helt ud")));
        }
        self.complete(node, 0);
        Ok(())
    }

    /// Reports each key that stands in one map twice.
    fn report_twins(&mut self, entries: &[(Node, Node)]) {
        for (key, first) in twins(entries) {
            let Some(text) = key.text() else { continue };
            let line = self.source.position(first.span.start).line;
            let problem = Problem::at(
                self.source,
                key.span,
                (format!("`{text}` stands here twice"), format!("`{text}` står her to gange")),
            )
            .help((
                format!("it already stands on line {line}; keep one of them"),
                format!("den står allerede på linje {line}; behold en af dem"),
            ));
            self.documents.problems.push(problem);
        }
    }

    /// Keeps the complete entries of a list that breaks off, and finds where the
    /// entry after the broken one begins, or the next document.
    fn break_off(&mut self) -> Option<usize> {
        let document = self.next_line("---", self.document);
        let entry = self.next_entry().filter(|entry| document.is_none_or(|next| *entry < next));
        entry.or(document)
    }

    fn next_entry(&mut self) -> Option<usize> {
        let list = self.open.drain(..).next()?;
        let Open { start, holds: Holds::List(items), .. } = list else { return None };
        let end = items.last().map_or(start, |item| item.span.end);
        let span = Span::new(start, end);
        self.documents.nodes.push(Node { span, value: Value::List(items), style: Style::Plain });
        let after = if end == start { start } else { self.next_line("- ", end)? };
        self.next_line("- ", after)
    }

    /// Where the first line after a place begins that begins so.
    fn next_line(&self, beginning: &str, after: usize) -> Option<usize> {
        let mut lines = memchr_iter(b'\n', self.source.text().get(after..)?.as_bytes());
        let begins = |at: &usize| self.source.text()[*at..].starts_with(beginning);
        lines.by_ref().map(|at| after + at + 1).find(begins)
    }
}

/// Each key of a map that stands above already, and where it does.
fn twins(entries: &[(Node, Node)]) -> Vec<(&Node, &Node)> {
    // Among a few keys one is found sooner than it is hashed.
    if entries.len() <= 2 * FIELDS {
        let twin = |at: usize| {
            let (key, above) = (&entries[at].0, entries[..at].iter().map(|(key, _)| key));
            let is_twin = |above: &&Node| key.text().is_some() && above.text() == key.text();
            Some((key, above.rev().find(is_twin)?))
        };
        return (0..entries.len()).filter_map(twin).collect();
    }
    let mut seen = HashMap::new();
    let keys = entries.iter().filter_map(|(key, _)| Some((key, key.text()?)));
    keys.filter_map(|(key, text)| Some((key, seen.insert(text, key)?))).collect()
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle, tag: Option<&Tag>, span: Span) -> Node {
    let style = match style {
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
        ScalarStyle::Plain => Style::Plain,
    };
    let is_null = style == Style::Plain
        && tag.is_none()
        && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
    let value = if is_null { Value::Null } else { Value::Scalar(text.into_owned()) };
    Node { span, value, style }
}

/// How many nodes, and how deep.
fn size(node: &Node) -> (usize, usize) {
    let join = |(nodes, depth): (usize, usize), inner: &Node| {
        let (more, deeper) = size(inner);
        (nodes + more, depth.max(deeper + 1))
    };
    match &node.value {
        Value::Null | Value::Scalar(_) => (1, 0),
        Value::List(items) => items.iter().fold((1, 1), join),
        Value::Map(entries) => {
            entries.iter().flat_map(|(key, value)| [key, value]).fold((1, 1), join)
        }
    }
}

/// A span of the parser, which began to read at `start`.
fn span_of(span: &parser::Span, start: usize) -> Span {
    let bytes = span.byte_range().unwrap_or_default();
    Span::new(start + bytes.start, start + bytes.end)
}
