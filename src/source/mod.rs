//! Input files, locations in them, and problems with them.
//!
//! A location is a [`Span`], a range of bytes in a [`Source`], until it is printed.
//! Then it becomes a [`Place`]: the path, the [`Position`]s (line and column) and the
//! line itself, without the source. A large file is read in parts of whole records,
//! and each part is a source that knows its offset in the file.

mod blocks;
mod offsets;
mod problem;

use std::{
    borrow::Cow,
    fmt,
    ops::Range,
    sync::{Arc, OnceLock},
};

pub(crate) use offsets::count_chars;
pub use offsets::{FileEncoding, Offsets};
pub use problem::{At, FixedRule, Problem};

use crate::layout::{Layout, Spot};

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
    /// The number of code points before `text` on the line on which `text` begins.
    chars_before: usize,
    /// The cells or paragraphs that the text comes from; `None` in text files.
    layout: Option<Arc<Layout>>,
    offsets: Offsets,
    line_starts: OnceLock<Vec<usize>>,
    /// The number of code points before each offset that is a multiple of [`STEP`].
    chars_to_step: OnceLock<Vec<usize>>,
    /// The number of bytes of the file before each offset that is a multiple of [`STEP`],
    /// for files that are not UTF-8.
    bytes_to_step: OnceLock<Vec<usize>>,
}

/// How many code points of a long line a [`Place`] keeps before the first byte of the
/// place. From that byte on, it keeps up to twice as many.
const NEARBY: usize = 200;

/// The most code points that a [`Line`] keeps as `lead`, and the most that it keeps as
/// `rest`.
const BESIDE: usize = 64;

/// Code points are counted in advance up to each offset that is a multiple of this number
/// of bytes.
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
            offsets: Offsets::Utf8,
            line_starts: OnceLock::new(),
            chars_to_step: OnceLock::new(),
            bytes_to_step: OnceLock::new(),
        }
    }

    /// The same part, which begins after `chars_before` code points of its line.
    #[must_use]
    pub fn after_chars(self, chars_before: usize) -> Self {
        Self { chars_before, ..self }
    }

    /// The same source, for a file in which offsets count what `offsets` says.
    #[must_use]
    pub fn with_offsets(self, offsets: Offsets) -> Self {
        Self { offsets, ..self }
    }

    /// What an offset counts in the file.
    pub fn offsets(&self) -> Offsets {
        self.offsets
    }

    /// The name of the file in messages.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The whole text of this source.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The offset in the file for an offset in this source.
    pub fn byte_in_file(&self, offset: usize) -> usize {
        let before = match self.offsets {
            Offsets::Utf8 => offset,
            offsets => {
                let steps =
                    self.bytes_to_step.get_or_init(|| self.steps(|text| offsets.len_of(text)));
                let text = self.text.as_bytes();
                steps[offset / STEP] + offsets.len_of(&text[offset / STEP * STEP..offset])
            }
        };
        self.first_byte + before
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
        let steps = self.chars_to_step.get_or_init(|| self.steps(count_chars));
        let to = |at: usize| steps[at / STEP] + count_chars(&text[at / STEP * STEP..at]);
        to(end) - to(start)
    }

    /// The results of `count` for the text before each offset that is a multiple of
    /// [`STEP`].
    fn steps(&self, count: impl Fn(&[u8]) -> usize) -> Vec<usize> {
        let steps = self.text.as_bytes().chunks_exact(STEP).scan(0, |counted, step| {
            *counted += count(step);
            Some(*counted)
        });
        std::iter::once(0).chain(steps).collect()
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

    /// The place of a span. A place can be used after the source has been dropped.
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
    /// The cell or paragraph in a workbook or document; `None` in text files. If there
    /// is one, the positions and bytes above are those in the text that was read from
    /// the file.
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
    /// The text before `text`, even if it is on earlier lines. A personal number may
    /// begin there, and must be masked as a whole.
    pub lead: String,
    /// The text after `text`, even if it is on later lines.
    pub rest: String,
    /// How many code points of the line come before `text`.
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
    fn offsets_are_those_of_the_encoding() {
        let text = format!("{}æ😀x", "å".repeat(STEP));
        let at = text.len() - 1;
        let byte = |offsets| Source::part("a", &*text, 2, 1).with_offsets(offsets).byte_in_file(at);
        assert_eq!(byte(Offsets::Utf8), 2 + at);
        assert_eq!(byte(Offsets::SingleByte), 2 + STEP + 2);
        assert_eq!(byte(Offsets::Utf16), 2 + 2 * (STEP + 3));
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
