//! A user's file as bytes, places in it, and what is wrong with it.
//!
//! After a reader has run, every place is a [`Span`]: a byte range in a
//! [`Source`]. Lines and columns exist only where something is printed. A large
//! file is read as a row of sources, each a run of whole records that knows
//! where in its file it begins.

use std::{
    fmt,
    ops::Range,
    sync::{Arc, OnceLock},
};

use crate::{
    language::{Language, Localized},
    message::{self, Message},
};

pub use message::closest as did_you_mean;

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

    /// Its length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte, and so only marks a place.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// Where a byte stands for a person: both 1-based, the column in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode code points, from 1.
    pub column: usize,
}

/// A file, or a run of whole records out of a large one.
#[derive(Debug)]
pub struct Source {
    path: Arc<str>,
    text: String,
    first_byte: usize,
    first_line: usize,
    line_starts: OnceLock<Vec<usize>>,
    /// How many signs begin before each [`STEP`] of bytes.
    signs_to_step: OnceLock<Vec<usize>>,
}

/// So many signs of a line are kept before a place, and twice as many after.
const NEARBY: usize = 200;

/// So many bytes are counted sign by sign, and no more.
const STEP: usize = 4096;

impl Source {
    /// A whole file. `path` is what a person calls it: a path, `-`, or
    /// `archive.zip/data/tweets.js`.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        Self::part(path, text, 0, 1)
    }

    /// A part of a large file that begins at byte `first_byte` (from 0) on line
    /// `first_line` (from 1). A part always begins where a line begins.
    pub fn part(
        path: impl Into<Arc<str>>,
        text: impl Into<String>,
        first_byte: usize,
        first_line: usize,
    ) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            first_byte,
            first_line,
            line_starts: OnceLock::new(),
            signs_to_step: OnceLock::new(),
        }
    }

    /// What a person calls the file.
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

    /// A byte of this source as a byte of its file, from 0.
    pub fn byte_in_file(&self, offset: usize) -> usize {
        self.first_byte + offset
    }

    /// The line and column of a byte.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_of(offset);
        let start = self.line_starts()[line - self.first_line];
        Position { line, column: self.signs(start, offset) + 1 }
    }

    /// The line of a byte, for whoever needs no column, which takes counting.
    pub fn line_of(&self, offset: usize) -> usize {
        self.first_line + self.line_starts().partition_point(|&start| start <= offset) - 1
    }

    /// How many signs begin from one byte on up to another. A file of one line
    /// is not counted from its start for each place in it.
    fn signs(&self, start: usize, end: usize) -> usize {
        let text = self.text.as_bytes();
        if end - start <= 2 * STEP {
            return begun(&text[start..end]);
        }
        let steps = self.signs_to_step.get_or_init(|| {
            let steps = text.chunks_exact(STEP).scan(0, |signs, step| {
                *signs += begun(step);
                Some(*signs)
            });
            std::iter::once(0).chain(steps).collect()
        });
        let to = |at: usize| steps[at / STEP] + begun(&text[at / STEP * STEP..at]);
        to(end) - to(start)
    }

    /// The bytes of the line (from 1, as in [`Position`]) without its line break.
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

    /// A place in this source that outlives it.
    pub fn place(&self, span: Span) -> Place {
        let start = self.position(span.start);
        let line = self.line(start.line).map(|line| self.stretch(line, span.start, start.column));
        Place {
            path: self.path.clone(),
            start,
            end: self.position(span.end),
            bytes: self.byte_in_file(span.start)..self.byte_in_file(span.end),
            line,
        }
    }

    /// The part of a line around a byte of it that stands in a column.
    fn stretch(&self, line: Span, at: usize, column: usize) -> Line {
        let at = at.clamp(line.start, line.end);
        let before = self.text[line.start..at].char_indices().rev().take(NEARBY);
        let (signs, start) =
            before.fold((0, at), |(signs, _), (from, _)| (signs + 1, line.start + from));
        let after = &self.text[at..line.end];
        let end = after.char_indices().nth(2 * NEARBY).map_or(line.end, |(to, _)| at + to);
        Line {
            text: self.text[start..end].to_owned(),
            before: (column - 1).saturating_sub(signs),
            goes_on: end < line.end,
        }
    }
}

/// How many signs begin in a stretch of UTF-8.
fn begun(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// A place in a file that stays readable after the file has been let go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What a person calls the file.
    pub path: Arc<str>,
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// Its bytes in the file, from 0.
    pub bytes: Range<usize>,
    /// The line it begins on, where there is one to show.
    pub line: Option<Line>,
}

/// A line, or the part of a long one around a place: a file of one line has as
/// many problems as any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What stands there.
    pub text: String,
    /// How many signs of the line come before it.
    pub before: usize,
    /// Whether the line goes on after it.
    pub goes_on: bool,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.start.line, self.start.column)
    }
}

/// What does not read in a user's file: the other kind of failure, beside a
/// finding. It always says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule that asks for it, where people look that up.
    pub rule: Option<FixedRule>,
    /// The file, and the place in it where one is known.
    pub at: At,
    /// What is wrong, as a sentence without full stop.
    pub message: Message,
    /// What to do about it.
    pub help: Option<Message>,
}

/// A rule about files of the user's that no rulebook can change or switch off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixedRule {
    /// A register of windows reads.
    RecordIncomplete,
}

impl FixedRule {
    /// Its id, as people look it up.
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
    /// A problem at a file or a place in one.
    pub fn new(at: At, message: impl Into<Message>) -> Self {
        Self { rule: None, at, message: message.into(), help: None }
    }

    /// A problem with a file as a whole.
    pub fn in_file(path: impl Into<Arc<str>>, message: impl Into<Message>) -> Self {
        Self::new(At::File(path.into()), message)
    }

    /// A problem at a place in a source.
    pub fn at(source: &Source, span: Span, message: impl Into<Message>) -> Self {
        Self::new(At::Place(Box::new(source.place(span))), message)
    }

    /// The same problem with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<Message>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl Problem {
    /// What is wrong and what to do, in one sentence.
    pub fn in_one(&self, language: Language) -> String {
        let help = self.help.as_ref().map(|help| format!(" ({})", help.get(language)));
        format!("{}{}", self.message.get(language), help.unwrap_or_default())
    }
}

impl fmt::Display for Problem {
    /// One line in English: the place, what is wrong, what to do.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            At::File(path) => write!(f, "{path}")?,
            At::Place(place) => write!(f, "{place}")?,
        }
        write!(f, ": {}", self.in_one(Language::En))
    }
}

/// The help for a name that is none of those there are: the nearest, else all.
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> Localized {
    let Localized { en, da } = either(known.clone());
    let all = (format!("it can be {en}"), format!("det kan være {da}"));
    meant(did_you_mean(written, known), all)
}

/// The help for a name that may be meant for the nearest of those there are.
pub fn meant(near: Option<&str>, otherwise: impl Into<Localized>) -> Localized {
    match near {
        Some(near) => (format!("did you mean `{near}`?"), format!("mente du `{near}`?")).into(),
        None => otherwise.into(),
    }
}

/// Names in a row, for a message: `a, b or c`.
pub fn either<'a>(names: impl IntoIterator<Item = &'a str>) -> Localized {
    let names: Vec<&str> = names.into_iter().collect();
    let row = |or: &str| match names.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {or} {last}", first.join(", ")),
    };
    (row("or"), row("eller")).into()
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
    }

    #[test]
    fn near_names_are_offered() {
        assert_eq!(did_you_mean("severty", ["title", "severity"]), Some("severity"));
        assert_eq!(did_you_mean("colour", ["title", "severity"]), None);
        assert_eq!(either(["a", "b", "c"]), ("a, b or c", "a, b eller c").into());
    }
}
