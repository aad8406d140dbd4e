//! The common layout of findings, problems and notes: a heading, the lines of the
//! file or post in a frame, then `help:` and `note:`.
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
//! Texts are wrapped at spaces. A word or path that is wider than the screen is not
//! cut, and overflows. Lines of files always fit the screen: [`fit`] cuts them between
//! words, or inside a word that is too long, so that the labelled words stay. [`frame`]
//! draws the result.

mod fit;
mod frame;
mod parts;
mod table;
mod widths;
mod wrap;

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::Shown;
use crate::{language::Language, rulebook::Severity};

pub use table::{table, table_line};
pub use wrap::{columns_of, fold};

/// The language, width and display features to write a report for.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// The language of messages.
    pub language: Language,
    /// Whether the report has colors.
    pub color: bool,
    /// Whether the report may have characters outside ASCII.
    pub unicode: bool,
    /// The escape codes that the stream supports besides colors.
    pub escapes: Escapes,
    /// The width of the screen, in columns.
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

/// The width, in columns, of a report if nobody says how wide the screen is.
pub const DEFAULT_WIDTH: usize = 100;

/// The least width of a report, in columns. A narrower terminal wraps the lines
/// itself.
pub const LEAST_WIDTH: usize = 40;

impl Screen {
    /// The settings for a file: no colors, no links and a fixed width, so that
    /// the report does not depend on the user's terminal.
    pub const fn file(language: Language) -> Self {
        let escapes = Escapes::None;
        Self { language, color: false, unicode: true, escapes, width: DEFAULT_WIDTH }
    }

    fn columns(&self) -> usize {
        self.width.max(LEAST_WIDTH)
    }

    /// The separator between two parts of a note: a dot, or `-` in ASCII.
    pub(super) fn dot(&self) -> &'static str {
        if self.unicode { "·" } else { "-" }
    }
}

/// Lines of a file or post with labels. The header says where they are, as
/// `a.yaml:3:7`, and `post` which post the lines are of, as `text of post 12`; it is
/// `None` for lines of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) header: Shown<'static>,
    pub(super) post: Option<Shown<'static>>,
    pub(super) lines: Vec<Line>,
}

/// A line of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The number of the line in its file; `None` if the line above has the same
    /// number.
    pub(super) number: Option<usize>,
    pub(super) text: Shown<'static>,
    /// Whether the line has text before `text` that is not shown, and whether it has text
    /// after `text` that is not shown.
    pub(super) continues: (bool, bool),
    pub(super) labels: Vec<Label>,
}

/// A label for a range of bytes of a line. Its text is `None` if the text is shown at
/// another part of the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) range: Range<usize>,
    pub(super) text: Option<Shown<'static>>,
    pub(super) style: Style,
}

/// The color of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The color of a level, for findings.
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

    /// A line with only an ellipsis, for lines that are left out.
    pub(super) fn gap() -> Self {
        Self { continues: (true, false), ..Self::new(None, Shown::default()) }
    }
}

/// The part of a heading before the title.
pub(super) struct Heading<'h> {
    /// The level, or the word for a problem or note, such as `error`.
    pub(super) word: &'h str,
    /// The number of the color in an escape code.
    pub(super) color: &'static str,
    /// The id of the rule, and the URL of its page (`None` for a rule without a page).
    /// The whole is `None` for notes, and for problems that no rule explains.
    pub(super) rule: Option<(&'h str, Option<&'h str>)>,
}

/// A heading, `error[rule]: title`, wrapped to the screen.
pub(super) fn heading(heading: &Heading<'_>, title: &Shown<'_>, screen: Screen) -> String {
    let kind = match heading.rule {
        Some((rule, _)) => format!("{}[{rule}]", heading.word),
        None => heading.word.to_owned(),
    };
    let text = wrap::wrap(&format!("{kind}: {}", title.on_one_line()), screen.columns(), "  ");
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

/// A text that opens a URL when it is clicked in the terminal.
fn link(text: &str, url: &str) -> String {
    format!("\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\")
}

/// A line `help: …` or `note: …`, wrapped so that further lines begin below the
/// first word of the text.
pub(super) fn remark(name: &str, text: &Shown<'_>, screen: Screen) -> String {
    let indent = " ".repeat(name.width() + 4);
    let first = format!("  {name}: ");
    let text = format!("{first}{}", text.on_one_line());
    let wrapped = wrap::wrap_after(&text, first.len(), screen.columns(), &indent);
    let rest = wrapped.strip_prefix(&first).unwrap_or_default();
    let name = if screen.color { format!("\x1b[36m{name}:\x1b[0m") } else { format!("{name}:") };
    format!("  {name} {rest}\n")
}

/// A sentence without a heading, wrapped to the screen.
pub(super) fn sentence(text: &str, screen: Screen) -> String {
    format!("{}\n", wrap::wrap(text, screen.columns(), ""))
}

/// The lines of an excerpt in a frame.
pub(super) fn excerpt(excerpt: &Excerpt, screen: Screen) -> String {
    let numbers = excerpt.lines.iter().filter_map(|line| line.number);
    let digits = numbers.max().unwrap_or(0).to_string().len();
    // To the left of each line is ` 12 │ `: the digits and four more columns.
    let rows = fit::rows(excerpt, digits + 4, screen);
    frame::draw(&header_lines(excerpt, digits + 5, screen), &rows, digits, screen)
}

/// The header of an excerpt: one line if it fits the screen beside `margin` columns, else a
/// line with the place, which is never broken, and further lines with the post.
fn header_lines(excerpt: &Excerpt, margin: usize, screen: Screen) -> Vec<String> {
    let place = excerpt.header.to_string();
    let Some(post) = excerpt.post.as_ref().map(Shown::to_string) else { return vec![place] };
    let room = screen.columns().saturating_sub(margin + 1);
    let whole = format!("{place}, {post}");
    if columns_of(&whole) <= room {
        return vec![whole];
    }
    let post = wrap::wrap(&post, room, "");
    [format!("{place},")].into_iter().chain(post.lines().map(str::to_owned)).collect()
}

/// A path in the style of a frame's header, for problems without a line to show.
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
