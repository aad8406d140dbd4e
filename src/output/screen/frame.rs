//! Draws rows in a frame, each with its underlines and labels below it, with the
//! characters and colors of miette's themes.
//!
//! miette's own handler is not used, because it counts columns in code points, which
//! is wrong for emoji, and compares every label with every line, which is slow.
//! Columns are computed by the module `widths`.

use miette::{GraphicalTheme, ThemeCharacters};

use super::{
    Screen, Style,
    fit::{FrameRow, Underline},
};
use crate::rulebook::Severity;

/// Draws rows in a frame under a header. `digits` is the number of digits of the
/// largest line number.
pub(super) fn draw(header: &[String], rows: &[FrameRow], digits: usize, screen: Screen) -> String {
    let theme = if screen.unicode { GraphicalTheme::unicode() } else { GraphicalTheme::ascii() };
    let characters = &theme.characters;
    let pen = Pen { characters, color: screen.color };
    let margin = " ".repeat(digits + 2);
    let gap = format!("{margin}{} ", characters.vbar_break);
    let (top, bottom, bar) = (characters.ltop, characters.lbot, characters.hbar);
    let mut lines: Vec<String> =
        header.iter().map(|line| format!("{gap} {}", pen.paint(line, "36;1;4"))).collect();
    if let [first, ..] = header {
        lines[0] = format!("{margin}{top}{bar}[{}", pen.paint(first, "36;1;4"));
    }
    if let Some(last) = lines.last_mut() {
        last.push(']');
    }
    for row in rows {
        let number = row.number.map(|number| number.to_string()).unwrap_or_default();
        let number = pen.paint(&format!("{number:>digits$}"), "2");
        lines.push(format!(" {number} {} {}", characters.vbar, row.text));
        let below = pen.underlines(&row.underlines).into_iter().chain(pen.labels(&row.underlines));
        lines.extend(below.map(|line| format!("{gap}{line}")));
    }
    lines.push(format!("{margin}{bottom}{bar}{bar}{bar}{bar}"));
    lines.iter().flat_map(|line| [line.trim_end_matches(' '), "\n"]).collect()
}

struct Pen<'t> {
    characters: &'t ThemeCharacters,
    color: bool,
}

impl Pen<'_> {
    /// Surrounds a text with the escape codes for a color, if colors are shown.
    fn paint(&self, text: &str, code: &str) -> String {
        if self.color && !text.trim().is_empty() {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }

    /// The line with all underlines of a row; `None` if there are none.
    fn underlines(&self, underlines: &[Underline]) -> Option<String> {
        let (mut line, mut end) = (String::new(), 0);
        for underline in underlines {
            let columns = &underline.columns;
            if columns.start < end {
                continue;
            }
            line.push_str(&" ".repeat(columns.start - end));
            let middle = underline.text.is_some().then(|| underline.label_column());
            let ThemeCharacters { underbar, underline: bar, uarrow, .. } = *self.characters;
            let character = |column| if Some(column) == middle { underbar } else { bar };
            let mut drawn: String = columns.clone().map(character).collect();
            if drawn.is_empty() {
                drawn.push(uarrow);
            }
            line.push_str(&self.paint(&drawn, code(underline.style)));
            end = columns.end.max(columns.start + 1);
        }
        (!line.is_empty()).then_some(line)
    }

    /// The lines with the labels of a row. The rightmost label comes first; vertical
    /// bars lead down to the others.
    fn labels(&self, underlines: &[Underline]) -> Vec<String> {
        let ThemeCharacters { lbot, hbar, rcross, vbar: bar, .. } = *self.characters;
        let labels: Vec<(&Underline, &str)> = underlines
            .iter()
            .filter_map(|one| one.text.as_deref().map(|text| (one, text)))
            .collect();
        let mut lines = Vec::new();
        for (index, (underline, text)) in labels.iter().enumerate().rev() {
            let (mut bars, mut end) = (String::new(), 0);
            for (left, _) in &labels[..index] {
                bars.push_str(&" ".repeat(left.label_column().saturating_sub(end)));
                bars.push_str(&self.paint(&bar.to_string(), code(left.style)));
                end = left.label_column() + 1;
            }
            bars.push_str(&" ".repeat(underline.label_column().saturating_sub(end)));
            for (index, line) in text.split('\n').enumerate() {
                let lead = match index {
                    0 if !text.contains('\n') => format!("{lbot}{hbar}{hbar} "),
                    0 => format!("{lbot}{hbar}{rcross} "),
                    _ => format!("  {bar} "),
                };
                let label = self.paint(&format!("{lead}{line}"), code(underline.style));
                lines.push(format!("{bars}{label}"));
            }
        }
        lines
    }
}

/// The escape code for the color of a style.
fn code(style: Style) -> &'static str {
    match style {
        Style::Severity(Severity::Error) | Style::Problem => "31",
        Style::Severity(Severity::Warning) => "33",
        Style::Severity(Severity::Info) | Style::Related => "36",
    }
}
