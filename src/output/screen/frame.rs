//! Rows in a frame, each above its underlines and labels.

use super::{
    Screen, Style,
    fit::{Row, Underline},
};
use crate::rulebook::Severity;

/// What a frame is drawn with.
struct Characters {
    top: &'static str,
    bottom: &'static str,
    bar: &'static str,
    /// Beside lines that are not of the file.
    gap: &'static str,
    underline: &'static str,
    /// The part of an underline that a label hangs from.
    tee: &'static str,
    /// Below a place without words.
    arrow: &'static str,
    /// Before a label of one line; and before the first of several, and the rest.
    leads: [&'static str; 3],
}

const UNICODE: Characters = Characters {
    top: "╭─",
    bottom: "╰────",
    bar: "│",
    gap: "·",
    underline: "─",
    tee: "┬",
    arrow: "▲",
    leads: ["╰── ", "╰─┤ ", "  │ "],
};

const ASCII: Characters = Characters {
    top: ",-",
    bottom: "`----",
    bar: "|",
    gap: ":",
    underline: "^",
    tee: "|",
    arrow: "^",
    leads: ["`-- ", "`-| ", "  | "],
};

/// Rows in a frame under a header. `digits` is the width of the line numbers.
pub(super) fn draw(header: &str, rows: &[Row], digits: usize, screen: Screen) -> String {
    let characters = if screen.unicode { &UNICODE } else { &ASCII };
    let pen = Pen { characters, color: screen.color };
    let margin = " ".repeat(digits + 2);
    let gap = format!("{margin}{} ", characters.gap);
    let mut lines = vec![format!("{margin}{}[{}]", characters.top, pen.paint(header, "36;1;4"))];
    for row in rows {
        let number = row.number.map(|number| number.to_string()).unwrap_or_default();
        let number = pen.paint(&format!("{number:>digits$}"), "2");
        lines.push(format!(" {number} {} {}", characters.bar, row.text));
        let below = pen.underlines(&row.underlines).into_iter().chain(pen.labels(&row.underlines));
        lines.extend(below.map(|line| format!("{gap}{line}")));
    }
    lines.push(format!("{margin}{}", characters.bottom));
    lines.iter().flat_map(|line| [line.trim_end_matches(' '), "\n"]).collect()
}

struct Pen {
    characters: &'static Characters,
    color: bool,
}

impl Pen {
    /// A text in the color of an escape code.
    fn paint(&self, text: &str, code: &str) -> String {
        if self.color && !text.trim().is_empty() {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }

    /// The line with all underlines of a row, if it has any.
    fn underlines(&self, underlines: &[Underline]) -> Option<String> {
        let (mut line, mut end) = (String::new(), 0);
        for underline in underlines {
            let columns = &underline.columns;
            if columns.start < end {
                continue;
            }
            line.push_str(&" ".repeat(columns.start - end));
            let middle = underline.text.is_some().then(|| underline.middle());
            let Characters { tee, underline: bar, .. } = self.characters;
            let character = |column| if Some(column) == middle { *tee } else { *bar };
            let drawn: String = columns.clone().map(character).collect();
            let drawn = if drawn.is_empty() { self.characters.arrow } else { &drawn };
            line.push_str(&self.paint(drawn, code(underline.style)));
            end = columns.end.max(columns.start + 1);
        }
        (!line.is_empty()).then_some(line)
    }

    /// The lines of all labels, of which the one on the right comes first, behind
    /// bars that lead to the others.
    fn labels(&self, underlines: &[Underline]) -> Vec<String> {
        let labels: Vec<(&Underline, &str)> = underlines
            .iter()
            .filter_map(|one| one.text.as_deref().map(|text| (one, text)))
            .collect();
        let mut lines = Vec::new();
        for (index, (underline, text)) in labels.iter().enumerate().rev() {
            let (mut bars, mut end) = (String::new(), 0);
            for (left, _) in &labels[..index] {
                bars.push_str(&" ".repeat(left.middle().saturating_sub(end)));
                bars.push_str(&self.paint(self.characters.bar, code(left.style)));
                end = left.middle() + 1;
            }
            bars.push_str(&" ".repeat(underline.middle().saturating_sub(end)));
            let [single, first, further] = self.characters.leads;
            for (index, line) in text.split('\n').enumerate() {
                let lead = match index {
                    0 if !text.contains('\n') => single,
                    0 => first,
                    _ => further,
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
