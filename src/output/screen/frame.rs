//! Rows in a frame, as miette draws it.
//!
//! miette counts columns by characters and lines from a first one. So it draws
//! placeholders of one character a column, each line with a mark, and the real text
//! and number take their place afterwards.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use super::{Screen, Style, fit::Row};
use crate::rulebook::Severity;

/// Wide enough for every row: miette wraps nothing.
const WIDEST: usize = 10_000;

/// Begins the placeholder of a row. No text that is shown contains it.
const MARK: char = '\u{e000}';

/// Rows in a frame under a header. `digits` is the width of the line numbers.
pub(super) fn draw(header: &str, rows: &[Row], digits: usize, screen: Screen) -> String {
    let first = first_number(rows.len(), digits);
    let stand_in = StandIn::new(header, rows, first);
    let pen = GraphicalReportHandler::new_themed(theme(rows, screen))
        .with_width(WIDEST)
        .with_links(false)
        .without_primary_span_start();
    let mut drawn = String::new();
    let _ = pen.render_report(&mut drawn, &stand_in);
    // The first line is for a message, which is in the heading already.
    let drawn = drawn.split_once('\n').map_or("", |(_, rest)| rest);
    let mut text = String::with_capacity(2 * drawn.len());
    let mut numbered = rows.iter().zip(first..);
    for line in drawn.lines() {
        let row = line.split_once(MARK).and_then(|(gutter, _)| Some((gutter, numbered.next()?)));
        match row {
            Some((gutter, (row, number))) => {
                text.push_str(&with_number(gutter, number, row.number));
                text.push_str(&row.text);
            }
            None => text.push_str(line),
        }
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    }
    text
}

/// A first number so that all have as many digits as the real ones.
fn first_number(rows: usize, digits: usize) -> usize {
    let mut powers = (0..).map(|power| 10_usize.pow(power)).skip(digits - 1);
    powers.find(|first| rows <= 9 * first).unwrap_or(1)
}

/// The gutter of a row with its real number instead of the drawn one.
fn with_number(gutter: &str, drawn: usize, real: Option<usize>) -> String {
    let drawn = drawn.to_string();
    let real = real.map(|real| real.to_string()).unwrap_or_default();
    let real = format!("{real:>width$}", width = drawn.len());
    // An escape code before it has digits, too, and ends in a letter.
    let at = gutter.match_indices(&drawn).find(|(at, _)| {
        let (before, after) = (&gutter[..*at], &gutter[at + drawn.len()..]);
        before.ends_with([' ', 'm']) && after.starts_with([' ', '\x1b'])
    });
    let Some((at, _)) = at else { return gutter.to_owned() };
    format!("{}{real}{}", &gutter[..at], &gutter[at + drawn.len()..])
}

/// The characters of a frame, and a color for each underline from left to right.
fn theme(rows: &[Row], screen: Screen) -> GraphicalTheme {
    let mut theme = match (screen.unicode, screen.color) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme::ascii(),
        (false, false) => GraphicalTheme::none(),
    };
    let styles = &theme.styles;
    let style = |style| match style {
        Style::Severity(Severity::Error) | Style::Problem => styles.error,
        Style::Severity(Severity::Warning) => styles.warning,
        Style::Severity(Severity::Info) => styles.advice,
        Style::Related => styles.help,
    };
    let underlines = rows.iter().flat_map(|row| &row.underlines);
    let colors: Vec<_> = underlines.map(|underline| style(underline.style)).collect();
    if !colors.is_empty() {
        theme.styles.highlights = colors;
    }
    theme
}

/// The rows as miette sees them: a diagnostic without a message.
#[derive(Debug)]
struct StandIn {
    header: String,
    first: usize,
    rows: usize,
    text: String,
    labels: Vec<LabeledSpan>,
}

impl StandIn {
    fn new(header: &str, rows: &[Row], first: usize) -> Self {
        let clean = |text: &str| text.replace(MARK, "\u{fffd}");
        let mut text = String::new();
        let mut labels = Vec::new();
        for row in rows {
            let start = text.len();
            // Behind the last column there may be a label, too.
            let columns = row.width.max(row.underlines.last().map_or(0, |last| last.columns.end));
            text.push(MARK);
            text.extend(std::iter::repeat_n('x', columns));
            text.push('\n');
            let byte =
                |column: usize| start + if column == 0 { 0 } else { MARK.len_utf8() + column - 1 };
            labels.extend(row.underlines.iter().map(|underline| {
                let columns = byte(underline.columns.start)..byte(underline.columns.end);
                LabeledSpan::new_with_span(underline.text.as_deref().map(clean), columns)
            }));
        }
        text.pop();
        Self { header: clean(header), first, rows: rows.len(), text, labels }
    }
}

impl SourceCode for StandIn {
    /// All of it, whatever is asked for.
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        Ok(Box::new(MietteSpanContents::new_named(
            self.header.clone(),
            self.text.as_bytes(),
            (0, self.text.len()).into(),
            self.first - 1,
            0,
            self.rows,
        )))
    }
}

impl Diagnostic for StandIn {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

impl fmt::Display for StandIn {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for StandIn {}
