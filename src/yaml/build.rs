//! Builds the tree from the events of the parser.

use std::borrow::Cow;

use granit_parser::{self as parser, ErrorKind, Event, Parser, ScalarStyle, Tag};
use memchr::memchr_iter;

use super::{
    Documents, Node, Style, Value,
    anchors::{Anchors, Named},
    blank_block::blank_block,
    duplicates::{FIELDS, duplicates},
    lost_start,
    size::Size,
    syntax::{problem_of, unknown_anchor},
};
use crate::{
    message::Message,
    problems::{MOST_LISTED, Problems},
    source::{At, Problem, Source, Span},
};

/// How deep lists and maps may be nested. Deeper nesting could be an attack that
/// makes the stack overflow.
const MAX_DEPTH: usize = 100;
/// How many nodes the aliases of a source may repeat, all together.
const MAX_REPEATED: usize = 100_000;
/// The most memory, in bytes, for the copies that a source makes with anchors and aliases
/// (64 MiB). Without a limit, a long text with many aliases would fill the memory.
const MAX_COPIED: usize = 64 << 20;

/// After how many invalid entries parsing stops.
const MAX_RESTARTS: usize = 20;

/// All documents of a source, and the problems of the source. After a syntax error,
/// parsing continues at the next entry of a list or at the next document, at most
/// [`MAX_RESTARTS`] times.
pub(super) fn documents(source: &Source) -> Documents {
    let end = source.text().len();
    let (mut documents, mut restart) = read(source, Span::new(0, end), Named::new());
    for _ in 0..MAX_RESTARTS {
        let Some((at, anchors)) = restart else { return documents };
        let (further, next) = read(source, Span::new(at, end), anchors);
        documents.nodes.extend(further.nodes);
        documents.problems.extend(further.problems);
        documents.unlisted += further.unlisted;
        restart = next.filter(|(next, _)| at < *next);
    }
    if let Some((at, _)) = restart {
        let message = Message::new("yaml-gave-up");
        let help = Message::new("yaml-gave-up-help");
        documents.problems.push(Problem::at(source, Span::new(at, at + 1), message).help(help));
    }
    documents
}

/// The list in a chunk of a source, and its problems. The chunk begins at the start of
/// a line. `None` if the chunk contains a syntax error, an alias, or anything besides
/// one list.
pub(super) fn list(source: &Source, chunk: Span) -> Option<(Node, Problems)> {
    let (Documents { mut nodes, problems, unlisted, broken, repeats }, _) =
        read(source, chunk, Named::new());
    let list = nodes.pop().filter(|node| matches!(node.value, Value::List(_)))?;
    let problems = Problems::from_parts(problems, unlisted);
    (nodes.is_empty() && !broken && !repeats).then_some((list, problems))
}

/// The documents in a chunk up to the first syntax error, and the offset at which to
/// continue after it, with the anchors of the document up to there; `None` if parsing is
/// complete or cannot continue. `earlier` are the anchors before the chunk.
fn read(source: &Source, chunk: Span, earlier: Named) -> (Documents, Option<(usize, Named)>) {
    let mut options = parser::Options::default();
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let mut builder = Builder::new(source, chunk.start, Anchors::after_error(earlier));
    for event in Parser::new_from_str_with_options(source.slice(chunk), options) {
        let (problem, restart) = match event {
            Ok((Event::UnresolvedAlias(name), span))
                if builder.anchors.earlier(&name).is_none() =>
            {
                let at = span_of(&span, chunk.start).start;
                (unknown_anchor(source, at), builder.recover())
            }
            Ok((event, span)) => match builder.take(event, span_of(&span, chunk.start)) {
                Ok(()) => continue,
                Err(problem) => (problem, None),
            },
            Err(error) => {
                let problem = problem_of(source, &error, (chunk.start, builder.read_outside()));
                if let Some(at) = error.marker().byte_offset() {
                    builder.forget_key(error.kind(), chunk.start + at, &problem);
                }
                (problem, builder.recover())
            }
        };
        builder.documents.problems.push(problem);
        builder.documents.broken = true;
        let anchors = builder.anchors.into_named();
        return (builder.documents, restart.map(|at| (at, anchors)));
    }
    builder.documents.repeats = 0 < builder.repeated;
    let lost = lost_start::anchors(source, builder.anchors.unused());
    builder.documents.problems.extend(lost);
    (builder.documents, None)
}

/// The documents under construction.
struct Builder<'s> {
    source: &'s Source,
    /// The offset of the start of the document, after its `---`.
    document: usize,
    /// The lists and maps that are not closed yet, the outermost first.
    open: Vec<Open>,
    /// The offset of the end of what the parser has returned so far.
    end: usize,
    anchors: Anchors,
    /// The number of nodes that aliases have repeated so far.
    repeated: usize,
    /// The bytes of memory that the copies of anchored nodes take so far.
    copied: usize,
    documents: Documents,
}

/// A list or map that is not closed yet.
struct Open {
    start: usize,
    /// The offsets of the end of the last value in it and of the one before, or its start.
    ends: [usize; 2],
    in_brackets: bool,
    anchor: usize,
    content: Content,
}

/// The content of an open list or map so far.
enum Content {
    List(Vec<Node>),
    /// The complete entries, and the key whose value comes next, if one is open.
    Map(Vec<(Node, Node)>, Option<Node>),
}

impl<'s> Builder<'s> {
    fn new(source: &'s Source, start: usize, anchors: Anchors) -> Self {
        let mark = usize::from(source.text()[start..].starts_with("---")) * "---".len();
        Self {
            source,
            document: start + mark,
            open: Vec::new(),
            end: start,
            anchors,
            repeated: 0,
            copied: 0,
            documents: Documents::default(),
        }
    }

    /// The offset up to which the parser has returned everything outside of brackets: the
    /// outermost open bracket, or the end of what it has returned.
    fn read_outside(&self) -> usize {
        let bracket = self.open.iter().find(|open| open.in_brackets);
        bracket.map_or(self.end, |open| open.start)
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Problem> {
        self.end = self.end.max(span.end);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let is_blank = is_block && text.trim().is_empty();
                let span = if is_blank { blank_block(self.source, span) } else { span };
                let mut node = scalar(text, style, tag.as_deref(), span);
                if tag.is_some_and(|tag| tag.handle() == "!" || tag.suffix() == "!") {
                    self.documents.problems.extend(lost_start::keep_tag(self.source, &mut node));
                }
                self.complete(node, anchor)?;
            }
            Event::SequenceStart(_, anchor, _) => {
                self.enter(span, anchor, Content::List(Vec::new()));
            }
            Event::MappingStart(_, anchor, _) => {
                self.enter(span, anchor, Content::Map(Vec::with_capacity(FIELDS), None));
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span)?,
            Event::DocumentStart(has_mark, _) => {
                self.document = self.document.max(span.end);
                if has_mark {
                    self.anchors.leave_document();
                }
            }
            Event::DocumentEnd => self.anchors.leave_document(),
            Event::Anchor(number, name) => self.anchors.add_name(number, &name),
            Event::Alias(number) => {
                let node = self.anchors.repeated(number);
                self.repeat(node, span)?;
            }
            Event::UnresolvedAlias(name) => self.repeat(self.anchors.earlier(&name), span)?,
            _ => (),
        }
        Ok(())
    }

    fn enter(&mut self, span: Span, anchor: usize, content: Content) {
        let in_brackets = !span.is_empty();
        let (start, ends) = (span.start, [span.start; 2]);
        self.open.push(Open { start, ends, in_brackets, anchor, content });
    }

    fn leave(&mut self, span: Span) -> Result<(), Problem> {
        let Some(Open { start, anchor, content, .. }) = self.open.pop() else { return Ok(()) };
        let (value, last) = match content {
            Content::List(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::List(items), last)
            }
            Content::Map(entries, _) => {
                self.report_duplicates(&entries);
                let last = entries.last().map(|(key, value)| key.span.end.max(value.span.end));
                (Value::Map(entries), last)
            }
        };
        // A list or map without brackets ends with its last entry.
        let end = if span.is_empty() { self.trimmed(last.unwrap_or(start)) } else { span.end };
        let span = Span::new(start, end.max(start));
        self.complete(Node { span, value, style: Style::Plain }, anchor)
    }

    /// The offset `end`, moved back over white space. The span of a block scalar includes
    /// the line breaks after its text.
    fn trimmed(&self, end: usize) -> usize {
        self.source.text()[..end].trim_end().len()
    }

    /// Adds a complete node to the list or map that contains it.
    fn complete(&mut self, node: Node, anchor: usize) -> Result<(), Problem> {
        if anchor != 0 {
            self.count_copy(Size::of(&node).bytes, node.span)?;
            self.anchors.add_value(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.documents.nodes.push(node);
            return Ok(());
        };
        open.ends = [node.span.end, open.ends[0]];
        match &mut open.content {
            Content::List(items) => items.push(node),
            Content::Map(entries, key) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push((key, node)),
            },
        }
        Ok(())
    }

    /// Counts a copy of `bytes` bytes that is made for the node at `span`. More than
    /// [`MAX_COPIED`] bytes in all are a problem.
    fn count_copy(&mut self, bytes: usize, span: Span) -> Result<(), Problem> {
        self.copied += bytes;
        if self.copied <= MAX_COPIED { Ok(()) } else { Err(self.too_large(span)) }
    }

    /// The problem that anchors and aliases repeat too much.
    fn too_large(&self, span: Span) -> Problem {
        let message = Message::new("yaml-aliases-too-large");
        Problem::at(self.source, span, message).help(Message::new("yaml-alias-help"))
    }

    /// Adds the value that the alias at `span` repeats. It has none if it is in this value.
    fn repeat(&mut self, node: Option<Node>, span: Span) -> Result<(), Problem> {
        let Some(node) = node else {
            let message = Message::new("yaml-alias-in-itself");
            let message = message.with("alias", self.source.slice(span));
            let help = Message::new("yaml-alias-help");
            return Err(Problem::at(self.source, span, message).help(help));
        };
        let Size { nodes, depth, bytes } = Size::of(&node);
        self.repeated += nodes;
        if MAX_REPEATED < self.repeated || MAX_DEPTH < self.open.len() + depth {
            return Err(self.too_large(span));
        }
        self.count_copy(bytes, span)?;
        self.complete(node, 0)?;
        // The value is further above, and its alias is here.
        if let Some(open) = self.open.last_mut() {
            open.ends[0] = span.end;
        }
        Ok(())
    }

    /// After an error at byte `at`: removes the text before it if the error is about the
    /// colon after that text, or about the text. It is a part of the invalid entry, and not
    /// an entry of its own.
    fn forget_key(&mut self, kind: &ErrorKind, at: usize, problem: &Problem) {
        let nodes = match self.open.last_mut().map(|open| &mut open.content) {
            None => &mut self.documents.nodes,
            Some(Content::List(items)) => items,
            Some(Content::Map(..)) => return,
        };
        let source = self.source;
        let is_before_colon = |node: &Node| {
            let between = source.text().get(node.span.end..at);
            *kind == ErrorKind::MappingValueNotAllowed
                && between.is_some_and(|between| between.trim().is_empty())
        };
        let is_meant = |node: &Node| match &problem.at {
            At::Place(place) => source.position(node.span.start) == place.start,
            At::File(_) => false,
        };
        let is_text = |node: &Node| matches!(node.value, Value::Scalar(_));
        let found = nodes.pop_if(|node| is_text(node) && (is_before_colon(node) || is_meant(node)));
        if let Some(open) = self.open.last_mut().filter(|_| found.is_some()) {
            open.ends[0] = open.ends[1];
        }
    }

    /// Reports each duplicate key of a map.
    fn report_duplicates(&mut self, entries: &[(Node, Node)]) {
        for (key, first) in duplicates(entries) {
            let Some(text) = key.text() else { continue };
            if MOST_LISTED <= self.documents.problems.len() {
                self.documents.unlisted += 1;
                continue;
            }
            let line = self.source.position(first.span.start).line;
            let help = match self.open.as_slice() {
                [] if text == "text" => "yaml-second-text-help",
                [Open { content: Content::List(_), .. }] if text == "text" => {
                    "yaml-second-text-in-list-help"
                }
                _ => "yaml-duplicate-key-help",
            };
            let help = Message::new(help).with("line", line.to_string());
            let message = Message::new("yaml-duplicate-key").with("key", text);
            self.documents.problems.push(Problem::at(self.source, key.span, message).help(help));
        }
    }

    /// After a syntax error: keeps the complete entries of the list, and returns the
    /// offset of the start of the entry after the invalid one, or of the next
    /// document. `None` if there is neither.
    fn recover(&mut self) -> Option<usize> {
        let document = self.next_line("---", self.document);
        let entry = self.next_entry().filter(|entry| document.is_none_or(|next| *entry < next));
        entry.or(document)
    }

    fn next_entry(&mut self) -> Option<usize> {
        let list = self.open.drain(..).next()?;
        let Open { start, ends: [end, _], content: Content::List(items), .. } = list else {
            return None;
        };
        let span = Span::new(start, end);
        self.documents.nodes.push(Node { span, value: Value::List(items), style: Style::Plain });
        let after = if end == start { start } else { self.next_line("- ", end)? };
        self.next_line("- ", after)
    }

    /// The offset of the start of the first line after byte `after` that begins with
    /// `prefix`; `None` if there is none.
    fn next_line(&self, prefix: &str, after: usize) -> Option<usize> {
        let mut lines = memchr_iter(b'\n', self.source.text().get(after..)?.as_bytes());
        let begins = |at: &usize| self.source.text()[*at..].starts_with(prefix);
        lines.by_ref().map(|at| after + at + 1).find(begins)
    }
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
    let value = if is_null { Value::Null } else { Value::Scalar(Cow::Owned(text.into_owned())) };
    Node { span, value, style }
}

/// The span in the source for a span that the parser reports. The parser was given the
/// text from byte `start` on.
fn span_of(span: &parser::Span, start: usize) -> Span {
    let bytes = span.byte_range().unwrap_or_default();
    Span::new(start + bytes.start, start + bytes.end)
}
