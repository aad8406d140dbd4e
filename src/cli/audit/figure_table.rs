//! Tables of figures, as text, CSV and Markdown.

use std::{borrow::Cow, fmt::Write as _};

use super::figures;
use crate::{
    audit::Share,
    cli::terminal::Terminal,
    language::Language,
    message::Message,
    metric::{Metric, Unit},
    output::{Shown, table},
};

/// A cell of a table.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    /// A text.
    Text(Shown<'static>),
    /// A text that is unknown, because the data do not contain it.
    Unknown,
    /// A count.
    Number(u64),
    /// The value of a metric.
    Figure(Figure),
    /// A metric itself: its id for programs, its name for people.
    Metric(Metric),
    /// Something else that has a name for programs and another one for people.
    Named(String, Shown<'static>),
    /// A share of posts; `None` if there are no posts.
    Share(Option<f64>),
    /// The difference of two values; `None` if one of them is missing.
    Change(Unit, Option<f64>),
    /// The difference of two values that may be chance.
    MayBeChance(Unit, f64),
    /// Whether something is so, for programs; `None` if nobody knows.
    YesNo(Option<bool>),
    /// A value for each month; `None` where it is unknown.
    Course(Vec<Option<f64>>),
}

/// The value of a metric.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    pub(super) metric: Metric,
    /// Its value; `None` if it is unknown, or if there is nothing to measure.
    pub(super) value: Option<f64>,
    /// Whether there is no value because it is unknown, and not because there is
    /// nothing to measure.
    pub(super) is_unknown: bool,
    /// The limit that it is beyond; `None` if it is beyond none.
    pub(super) limit: Option<f64>,
}

impl Figure {
    /// The figure of a metric. `share` is `None` if the metric is not a share.
    pub(super) fn new(metric: Metric, value: Option<f64>, share: Option<Share>) -> Self {
        let is_unknown = value.is_none() && share.is_some_and(|share| 0 < share.unknown);
        Self { metric, value, is_unknown, limit: None }
    }

    /// The figure for people.
    pub(super) fn text(self, language: Language) -> String {
        match self.value {
            Some(value) => match self.limit {
                Some(limit) => figures::value_beside(value, limit, self.metric.unit(), language),
                None => figures::value(value, self.metric.unit(), language),
            },
            None if self.is_unknown => Message::new("audit-unknown").get(language),
            None => "–".to_owned(),
        }
    }
}

/// A column of a table.
#[derive(Debug)]
pub(super) struct Column {
    /// Its name in CSV.
    pub(super) name: Cow<'static, str>,
    /// Its heading for people.
    pub(super) heading: Message,
    pub(super) shows: Shows,
}

/// Where a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// Everywhere.
    Always,
    /// Not at a terminal, which is narrow.
    InWideTables,
    /// In CSV only.
    ToPrograms,
}

impl Column {
    /// A column that is shown everywhere.
    pub(super) fn new(name: &'static str, heading: Message) -> Self {
        Self { name: name.into(), heading, shows: Shows::Always }
    }
}

/// A table of figures.
#[derive(Debug)]
pub(super) struct FigureTable {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl FigureTable {
    /// The table for a terminal.
    pub(super) fn text(&self, terminal: Terminal) -> String {
        let language = terminal.language;
        let shown = |at: &usize| self.columns[*at].shows == Shows::Always;
        let numbers: Vec<usize> = (0..self.columns.len()).filter(shown).collect();
        let heading = |at: &usize| self.columns[*at].heading.get(language);
        let mut lines = vec![numbers.iter().map(heading).collect::<Vec<_>>()];
        for row in &self.rows {
            lines.push(numbers.iter().map(|at| cell_text(&row[*at], terminal)).collect());
        }
        let is_right = |at: usize| self.is_number(numbers[at]);
        table(&lines, is_right, terminal.columns)
    }

    /// The table as CSV, without sparklines. Figures are plain numbers, and a cell
    /// is empty if its value is unknown.
    pub(super) fn csv(&self) -> String {
        let kept =
            |at: &usize| !matches!(self.rows.first().map(|row| &row[*at]), Some(Cell::Course(_)));
        let numbers: Vec<usize> = (0..self.columns.len()).filter(kept).collect();
        let name = |at: &usize| csv_text(&self.columns[*at].name);
        let mut csv = numbers.iter().map(name).collect::<Vec<_>>().join(",");
        csv.push('\n');
        for row in &self.rows {
            let cells: Vec<String> = numbers.iter().map(|at| csv_cell(&row[*at])).collect();
            csv.push_str(&cells.join(","));
            csv.push('\n');
        }
        csv
    }

    /// Whether a column has numbers.
    fn is_number(&self, at: usize) -> bool {
        matches!(
            self.rows.first().map(|row| &row[at]),
            Some(
                Cell::Number(_)
                    | Cell::Figure(_)
                    | Cell::Share(_)
                    | Cell::Change(..)
                    | Cell::MayBeChance(..)
            )
        )
    }

    /// Whether people are shown a column: that of a metric that is rare only if any row has
    /// something to show.
    fn is_shown(&self, at: usize) -> bool {
        if self.columns[at].shows == Shows::ToPrograms {
            return false;
        }
        let is_nothing = |cell: &Cell| match cell {
            Cell::Figure(Figure { metric, value, .. }) if metric.is_rare() => {
                let least = if *metric == Metric::EmergencyInvites { 0.0 } else { -1.0 };
                value.is_none_or(|value| value <= least)
            }
            _ => false,
        };
        self.rows.is_empty() || !self.rows.iter().all(|row| is_nothing(&row[at]))
    }

    /// The table in Markdown.
    pub(super) fn markdown(&self, terminal: Terminal) -> String {
        let shown: Vec<usize> = (0..self.columns.len()).filter(|at| self.is_shown(*at)).collect();
        let mut text = String::new();
        let mut line = |cells: Vec<String>| {
            let _ = writeln!(text, "| {} |", cells.join(" | "));
        };
        let heading = |at: &usize| self.columns[*at].heading.get(terminal.language);
        line(shown.iter().map(heading).collect());
        let rule = |at: &usize| if self.is_number(*at) { "---:" } else { "---" }.to_owned();
        line(shown.iter().map(rule).collect());
        for row in &self.rows {
            let cell = |at: &usize| markdown_cell(&cell_text(&row[*at], terminal));
            line(shown.iter().map(cell).collect());
        }
        text
    }
}

/// A cell as people read it, on one line.
pub(super) fn cell_text(cell: &Cell, terminal: Terminal) -> String {
    match cell {
        Cell::Text(text) | Cell::Named(_, text) => safe(text),
        Cell::Metric(metric) => figures::name(*metric).get(terminal.language),
        Cell::Share(Some(share)) => figures::value(*share, Unit::Share, terminal.language),
        Cell::Share(None) => "–".to_owned(),
        Cell::Unknown => Message::new("audit-unknown").get(terminal.language),
        Cell::Number(number) => figures::count(*number, terminal.language),
        Cell::Figure(figure) => figure.text(terminal.language),
        Cell::Change(unit, Some(change)) => figures::change(*change, *unit, terminal.language),
        Cell::MayBeChance(unit, change) => {
            figures::change_by_chance(*change, *unit, terminal.language)
        }
        Cell::Change(_, None) | Cell::YesNo(_) => String::new(),
        Cell::Course(values) => figures::spark(values, terminal.unicode),
    }
}

/// A text on one line, in which commands for a CI runner are disabled.
fn safe(text: &Shown<'_>) -> String {
    Shown::new(text.on_one_line().without_commands()).to_string()
}

/// The space before the lines of a table that is part of a text.
const INDENT: &str = "  ";

/// Lines of cells as a table for a terminal that is part of a text.
pub(super) fn indented(
    lines: &[Vec<String>],
    is_right: impl Fn(usize) -> bool,
    terminal: Terminal,
) -> String {
    let columns = terminal.columns.map(|columns| columns.saturating_sub(INDENT.len()));
    let table = table(lines, is_right, columns);
    let mut text = String::new();
    for line in table.lines() {
        let _ = writeln!(text, "{INDENT}{line}");
    }
    text
}

/// A line of CSV.
pub(super) fn csv_line(cells: &[Cell]) -> String {
    let cells: Vec<String> = cells.iter().map(csv_cell).collect();
    cells.join(",") + "\n"
}

/// A cell of CSV. A spreadsheet would run a text that begins like a formula, so an
/// apostrophe is put before it.
fn csv_cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => csv_quoted(safe(text)),
        Cell::Metric(metric) => metric.name().to_owned(),
        Cell::Named(name, _) => csv_text(name),
        Cell::Number(number) => number.to_string(),
        Cell::YesNo(Some(is_so)) => is_so.to_string(),
        Cell::Figure(Figure { value: Some(value), .. })
        | Cell::Share(Some(value))
        | Cell::MayBeChance(_, value)
        | Cell::Change(_, Some(value)) => figures::plain(*value),
        _ => String::new(),
    }
}

/// A text of the input as a cell of CSV.
fn csv_text(text: &str) -> String {
    csv_quoted(safe(&Shown::new(text.to_owned())))
}

/// A text on one line as a cell of CSV.
fn csv_quoted(text: String) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t']);
    let text = if is_formula { format!("'{text}") } else { text };
    let needs_quotes = text.contains([',', '"', ';']);
    if needs_quotes { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// A cell of Markdown. Characters that would be markup are escaped.
pub(super) fn markdown_cell(text: &str) -> String {
    let mut cell = String::new();
    for char in text.chars() {
        match char {
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '!' | '#' => cell.extend(['\\', char]),
            '<' => cell.push_str("&lt;"),
            '&' => cell.push_str("&amp;"),
            _ => cell.push(char),
        }
    }
    cell
}
