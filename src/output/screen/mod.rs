//! The common layout of findings, problems and notes: a heading, the lines
//! concerned in a frame, then `help:` and `note:`.
//!
//! ```text
//! warning[link/missing]: Promises a page, but links to none
//!    ╭─[drafts/meeting.yaml:5:10]
//!  5 │   text: "Read more about the new harbour on our website!!!"
//!    ·          ────┬────
//!    ·              ╰── no link in the post
//!    ╰────
//!   help: The reader has to search for what you have open in front of you.
//! ```
//!
//! No line is wider than the screen, and none breaks in the middle of a word:
//! texts wrap at spaces, and [`fit`] cuts lines of files around the labelled
//! words. [`frame`] draws the result.

mod cells;
mod fit;
mod frame;
mod layout;
mod parts;

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::Shown;
use crate::{language::Language, rulebook::Severity};

/// The language and display features of an output stream.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// The language of messages.
    pub language: Language,
    /// Whether colors are shown.
    pub color: bool,
    /// Whether characters outside ASCII are shown.
    pub unicode: bool,
    /// The escape codes that the stream supports besides colors.
    pub escapes: Escapes,
    /// The width in columns.
    pub width: usize,
}

/// The escape codes that a stream supports besides colors. Each value includes
/// the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Escapes {
    /// No escape codes: a file or pipe.
    None,
    /// Codes that move the cursor: a terminal.
    Cursor,
    /// Links (OSC 8).
    Links,
}

/// The width of a report that is not shown in a terminal.
pub const FILE_WIDTH: usize = 100;

/// The least width of a report. A narrower terminal breaks its lines.
const LEAST_WIDTH: usize = 40;

impl Screen {
    /// The settings for a file: no colors, no links and a fixed width, so that
    /// the report does not depend on the user's terminal.
    pub const fn file(language: Language) -> Self {
        let escapes = Escapes::None;
        Self { language, color: false, unicode: true, escapes, width: FILE_WIDTH }
    }

    fn columns(&self) -> usize {
        self.width.max(LEAST_WIDTH)
    }

    /// The separator between two parts of a note.
    pub(super) fn dot(&self) -> &'static str {
        if self.unicode { "·" } else { "-" }
    }
}

/// Lines of a file or post with labels. The header contains the file, line and
/// column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) header: Shown<'static>,
    pub(super) lines: Vec<Line>,
}

/// A line of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The number of the line in its file; `None` if the line above has the same
    /// number.
    pub(super) number: Option<usize>,
    pub(super) text: Shown<'static>,
    /// Whether the line has more text before it and after it.
    pub(super) continues: (bool, bool),
    pub(super) labels: Vec<Label>,
}

/// A label for bytes of a line. Its text is `None` if another part of the same
/// words has the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) range: Range<usize>,
    pub(super) text: Option<Shown<'static>>,
    pub(super) style: Style,
}

/// The color of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The color of this level.
    Severity(Severity),
    /// The color of problems.
    Problem,
    /// The color of further places that a finding refers to.
    Related,
}

impl Line {
    /// A whole line without labels.
    pub(super) fn new(number: Option<usize>, text: Shown<'static>) -> Self {
        Self { number, text, continues: (false, false), labels: Vec::new() }
    }

    /// The line that marks omitted lines.
    pub(super) fn gap() -> Self {
        Self { continues: (true, false), ..Self::new(None, Shown::default()) }
    }
}

/// The beginning of a heading.
pub(super) struct Heading<'h> {
    /// The level or kind, such as `error`.
    pub(super) word: &'h str,
    /// The escape codes for its color.
    pub(super) color: &'static str,
    /// The id of the rule, and the URL of its page.
    pub(super) rule: Option<(&'h str, Option<&'h str>)>,
}

/// `error[rule]: title`, wrapped.
pub(super) fn heading(heading: &Heading<'_>, title: &Shown<'_>, screen: Screen) -> String {
    let kind = match heading.rule {
        Some((rule, _)) => format!("{}[{rule}]", heading.word),
        None => heading.word.to_owned(),
    };
    let text = layout::wrap(&format!("{kind}: {}", title.on_one_line()), screen.columns(), "  ");
    let rest = text.strip_prefix(&kind).unwrap_or_default();
    let linked = match heading.rule {
        Some((rule, Some(url))) if screen.escapes == Escapes::Links => {
            format!("{}[{}]", heading.word, link(rule, url))
        }
        _ => kind,
    };
    if screen.color {
        format!("\x1b[1;{}m{linked}\x1b[0m{rest}\n", heading.color)
    } else {
        format!("{linked}{rest}\n")
    }
}

/// A link: text that opens a URL in the terminal.
fn link(text: &str, url: &str) -> String {
    format!("\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\")
}

/// `help: …` or `note: …`, with further lines aligned to its first word.
pub(super) fn remark(name: &str, text: &Shown<'_>, screen: Screen) -> String {
    let indent = " ".repeat(name.width() + 4);
    let first = format!("  {name}: ");
    let text = format!("{first}{}", text.on_one_line());
    let wrapped = layout::wrap_after(&text, first.len(), screen.columns(), &indent);
    let rest = wrapped.strip_prefix(&first).unwrap_or_default();
    let name = if screen.color { format!("\x1b[36m{name}:\x1b[0m") } else { format!("{name}:") };
    format!("  {name} {rest}\n")
}

/// A sentence without a heading, wrapped.
pub(super) fn sentence(text: &str, screen: Screen) -> String {
    format!("{}\n", layout::wrap(text, screen.columns(), ""))
}

/// The lines of an excerpt in a frame.
pub(super) fn excerpt(excerpt: &Excerpt, screen: Screen) -> String {
    let numbers = excerpt.lines.iter().filter_map(|line| line.number);
    let digits = numbers.max().unwrap_or(0).to_string().len();
    // ` 12 │ ` takes the columns beside each line.
    let rows = fit::rows(excerpt, digits + 4, screen);
    frame::draw(&excerpt.header.to_string(), &rows, digits, screen)
}

/// A path in the style of a frame, for problems without a line to show.
pub(super) fn path(path: &Shown<'_>, screen: Screen) -> String {
    let bar = if screen.unicode { "──" } else { "--" };
    if screen.color {
        format!("  {bar}[\x1b[36;1;4m{path}\x1b[0m]\n")
    } else {
        format!("  {bar}[{path}]\n")
    }
}

#[cfg(test)]
mod tests;
