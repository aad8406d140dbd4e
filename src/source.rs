//! Input files, locations in them, and problems with them.
//!
//! A location is a [`Span`], a range of bytes in a [`Source`], until it is printed.
//! Then it becomes a [`Place`]: the path, the [`Position`]s (line and column) and the
//! line itself, without the source. A large file is read in parts of whole records,
//! and each part is a source that knows its offset in the file.

use std::{
    borrow::Cow,
    fmt,
    ops::Range,
    sync::{Arc, OnceLock},
};

use crate::{
    language::Language,
    layout::{Layout, Spot},
    message::Message,
};

/// A byte range in a [`Source`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same bytes as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it contains no bytes and only marks an offset.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// The line and column of a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode code points, from 1.
    pub column: usize,
}

/// The text of a file, or of a part of a large file.
#[derive(Debug)]
pub struct Source {
    path: Arc<str>,
    text: Cow<'static, str>,
    first_byte: usize,
    first_line: usize,
    /// The number of code points of the file before `text` on the same line.
    chars_before: usize,
    /// For a file that is no text file: where its text comes from.
    layout: Option<Arc<Layout>>,
    line_starts: OnceLock<Vec<usize>>,
    /// The number of code points before each offset that is a multiple of [`STEP`].
    chars_to_step: OnceLock<Vec<usize>>,
}

/// How many code points of a long line a [`Place`] keeps before its start. After it,
/// a place keeps up to twice as many.
const NEARBY: usize = 200;

/// How many code points a [`Line`] keeps before and after its text.
const BESIDE: usize = 64;

/// The distance in bytes between offsets up to which code points are counted in
/// advance.
const STEP: usize = 4096;

impl Source {
    /// A whole file. `path` is its name in messages: a path, `-`, or
    /// `archive.zip/data/tweets.js`.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        Self::part(path, text, 0, 1)
    }

    /// A built-in file, whose text is part of the program.
    pub(crate) fn built_in(path: impl Into<Arc<str>>, text: &'static str) -> Self {
        Self { text: Cow::Borrowed(text), ..Self::new(path, "") }
    }

    /// A part of a large file, which begins at byte `first_byte` (from 0), at the
    /// start of line `first_line` (from 1).
    pub fn part(
        path: impl Into<Arc<str>>,
        text: impl Into<String>,
        first_byte: usize,
        first_line: usize,
    ) -> Self {
        Self {
            path: path.into(),
            text: Cow::Owned(text.into()),
            first_byte,
            first_line,
            chars_before: 0,
            layout: None,
            line_starts: OnceLock::new(),
            chars_to_step: OnceLock::new(),
        }
    }

    /// The same part, which begins after `chars_before` code points of its line.
    #[must_use]
    pub fn after_chars(self, chars_before: usize) -> Self {
        Self { chars_before, ..self }
    }

    /// The same text, whose cells or paragraphs are where the layout says.
    #[must_use]
    pub fn with_layout(self, layout: Arc<Layout>) -> Self {
        Self { layout: Some(layout), ..self }
    }

    /// For a file that is no text file: where its text comes from.
    pub fn layout(&self) -> Option<&Layout> {
        self.layout.as_deref()
    }

    /// The cell or paragraph in which a span begins, and the part of the span in it;
    /// `None` in text files.
    pub fn spot(&self, span: Span) -> Option<Spot> {
        let layout = self.layout.as_deref()?;
        let (range, block) = layout.block_at(span.start, self.text.len())?;
        let within = |offset: usize| offset.clamp(range.start, range.end);
        let bytes = within(span.start)..within(span.end);
        let chars = |to: usize| count_chars(&self.text.as_bytes()[range.start..to]);
        Some(Spot {
            sheet: layout.sheet.clone(),
            block,
            chars: chars(bytes.start)..chars(bytes.end),
            bytes: bytes.start - range.start..bytes.end - range.start,
        })
    }

    /// The number by which people know the line of a byte: that of the row of a sheet or
    /// the paragraph of a document, if it is in one.
    pub fn number_of(&self, offset: usize) -> usize {
        let layout = self.layout.as_deref();
        let block = layout.and_then(|layout| layout.block_at(offset, self.text.len()));
        block.map_or_else(|| self.line_of(offset), |(_, block)| block.number())
    }

    /// The name of the file in messages.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// All of its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The offset in the file for an offset in this source.
    pub fn byte_in_file(&self, offset: usize) -> usize {
        self.first_byte + offset
    }

    /// The line and column of a byte.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_of(offset);
        let start = self.line_starts()[line - self.first_line];
        let before = if line == self.first_line { self.chars_before } else { 0 };
        Position { line, column: before + self.count_chars(start, offset) + 1 }
    }

    /// The line of a byte, from 1. Quicker than [`Self::position`], because no
    /// characters are counted.
    pub fn line_of(&self, offset: usize) -> usize {
        self.first_line + self.line_starts().partition_point(|&start| start <= offset) - 1
    }

    /// The number of code points between two offsets. Long distances use counts made
    /// in advance: otherwise, in a file of one line, each position would be counted
    /// from the start.
    fn count_chars(&self, start: usize, end: usize) -> usize {
        let text = self.text.as_bytes();
        if end - start <= 2 * STEP {
            return count_chars(&text[start..end]);
        }
        let steps = self.chars_to_step.get_or_init(|| {
            let steps = text.chunks_exact(STEP).scan(0, |chars, step| {
                *chars += count_chars(step);
                Some(*chars)
            });
            std::iter::once(0).chain(steps).collect()
        });
        let to = |at: usize| steps[at / STEP] + count_chars(&text[at / STEP * STEP..at]);
        to(end) - to(start)
    }

    /// The span of a line (from 1) without its line break; `None` if there is no such
    /// line.
    pub fn line(&self, line: usize) -> Option<Span> {
        let starts = self.line_starts();
        let index = line.checked_sub(self.first_line)?;
        let start = *starts.get(index)?;
        let end = starts.get(index + 1).copied().unwrap_or(self.text.len());
        let kept = self.text[start..end].trim_end_matches(['\n', '\r']).len();
        Some(Span::new(start, start + kept))
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            std::iter::once(0)
                .chain(memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|at| at + 1))
                .collect()
        })
    }

    /// The place of a span, which outlives the source.
    pub fn place(&self, span: Span) -> Place {
        let start = self.position(span.start);
        let line = self.line(start.line).map(|line| self.excerpt(line, span.start, start.column));
        Place {
            path: self.path.clone(),
            start,
            end: self.position(span.end),
            bytes: self.byte_in_file(span.start)..self.byte_in_file(span.end),
            spot: self.spot(span).map(Box::new),
            line,
        }
    }

    /// The part of a line near byte `at`, which is in column `column`.
    fn excerpt(&self, line: Span, at: usize, column: usize) -> Line {
        let at = at.clamp(line.start, line.end);
        let before = self.text[line.start..at].char_indices().rev().take(NEARBY);
        let (chars, start) =
            before.fold((0, at), |(chars, _), (from, _)| (chars + 1, line.start + from));
        let after = &self.text[at..line.end];
        let end = after.char_indices().nth(2 * NEARBY).map_or(line.end, |(to, _)| at + to);
        Line {
            text: self.text[start..end].to_owned(),
            lead: last_chars(&self.text[..start], BESIDE).to_owned(),
            rest: first_chars(&self.text[end..], BESIDE).to_owned(),
            before: (column - 1).saturating_sub(chars),
            goes_on: end < line.end,
        }
    }
}

/// The last `count` code points of a text.
fn last_chars(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// The first `count` code points of a text.
fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

/// The number of code points in a text in UTF-8.
pub(crate) fn count_chars(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// A location in a file that can be shown after the source has been dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The name of the file in messages.
    pub path: Arc<str>,
    /// The position of its first byte.
    pub start: Position,
    /// The position after its last byte.
    pub end: Position,
    /// Its bytes in the file, from 0.
    pub bytes: Range<usize>,
    /// The cell or paragraph in a file that is no text file. The positions and bytes
    /// above are then those in the text that was read from it.
    pub spot: Option<Box<Spot>>,
    /// The line on which it starts; `None` if there is none to show.
    pub line: Option<Line>,
}

/// The line of a place. Of a long line, only the part near the place is kept: there
/// may be many problems in one long line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The text that is kept.
    pub text: String,
    /// The text before it, also on earlier lines: a personal number may begin there,
    /// and is masked as a whole.
    pub lead: String,
    /// The text after it.
    pub rest: String,
    /// The number of code points of the line before `text`.
    pub before: usize,
    /// Whether the line goes on after `text`.
    pub goes_on: bool,
}

impl Line {
    /// The text that is kept, with `lead` before it and `rest` after it.
    pub fn with_surroundings(&self) -> String {
        [&*self.lead, &*self.text, &*self.rest].concat()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.start.line, self.start.column)
    }
}

/// Something in an input file that is invalid or cannot be read. A post that is
/// valid, but breaks a rule, is a finding instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule about files that the file breaks; `None` if no rule is documented.
    pub rule: Option<FixedRule>,
    /// The file and, if it is known, the place in it.
    pub at: At,
    /// What is wrong, as a sentence without full stop.
    pub message: Message,
    /// What to do about it, if there is advice.
    pub help: Option<Message>,
}

/// A rule about the user's files that no rulebook can change or switch off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixedRule {
    /// The records of a register of windows must be complete.
    RecordIncomplete,
}

impl FixedRule {
    /// The id of the rule, as in the documentation.
    pub const fn id(self) -> &'static str {
        match self {
            Self::RecordIncomplete => "crisis/record-incomplete",
        }
    }
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// In a file as a whole.
    File(Arc<str>),
    /// At a place in a file.
    Place(Box<Place>),
}

impl Problem {
    /// A problem with a file or at a place in one.
    pub fn new(at: At, message: Message) -> Self {
        Self { rule: None, at, message, help: None }
    }

    /// A problem with a file as a whole.
    pub fn in_file(path: impl Into<Arc<str>>, message: Message) -> Self {
        Self::new(At::File(path.into()), message)
    }

    /// A problem at a place in a source.
    pub fn at(source: &Source, span: Span, message: Message) -> Self {
        Self::new(At::Place(Box::new(source.place(span))), message)
    }

    /// The same problem with help: what to do about it.
    #[must_use]
    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// The message, followed by the help in brackets.
    pub fn in_one(&self, language: Language) -> String {
        let help = self.help.as_ref().map(|help| format!(" ({})", help.get(language)));
        format!("{}{}", self.message.get(language), help.unwrap_or_default())
    }
}

impl fmt::Display for Problem {
    /// Writes one line in English: the place, the message and the help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            At::File(path) => write!(f, "{path}")?,
            At::Place(place) => write!(f, "{place}")?,
        }
        write!(f, ": {}", self.in_one(Language::En))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, needle: &str, line: usize, column: usize) {
        let offset = text.find(needle).expect("the needle is in the text");
        assert_eq!(Source::new("a", text).position(offset), Position { line, column });
    }

    #[test]
    fn columns_count_code_points() {
        check("først\næøå her", "her", 2, 5);
        check("😀 x", "x", 1, 3);
    }

    #[test]
    fn columns_of_long_lines_count_code_points() {
        for length in [STEP - 1, STEP, 2 * STEP + 1, 5 * STEP] {
            check(&format!("ab\n{}here", "æ".repeat(length)), "here", 2, length + 1);
        }
        let text = "æ".repeat(4 * STEP);
        let end = Source::new("a", text.as_str()).position(text.len());
        assert_eq!(end, Position { line: 1, column: 4 * STEP + 1 });
    }

    #[test]
    fn a_part_continues_its_file() {
        let part = Source::part("a", "ab\ncd\n", 100, 8);
        assert_eq!(part.position(3), Position { line: 9, column: 1 });
        assert_eq!(part.byte_in_file(3), 103);
        assert_eq!(part.line(9).map(|line| part.slice(line)), Some("cd"));
        assert_eq!(part.line(7), None);
        let part = part.after_chars(10);
        assert_eq!(part.position(1), Position { line: 8, column: 12 });
        assert_eq!(part.position(3), Position { line: 9, column: 1 });
    }
}
