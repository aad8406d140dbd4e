//! Sheets of `OpenDocument`: the cells of each sheet, and what is in them as text.
//!
//! calamine reads such files, too, but as a whole: it repeats cells as often as the
//! file says, up to a hundred million cells, and does not stop where a file ends too
//! early. This reader goes through the file once and keeps one row.

use std::{
    io::{BufReader, Read},
    sync::Arc,
};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{
    MOST_CELLS,
    links::{address_in, web_address},
    merged::Merged,
    parts::{Cell, Flow},
    scan::{Fault, attribute},
    xlsx::lines_of,
    xml::push_text,
};
use crate::layout::Block;

/// The most rows of a sheet, as in every spreadsheet program.
const MOST_ROWS: u32 = 1 << 20;
/// The most columns of a sheet, as in every spreadsheet program.
const MOST_COLUMNS: u32 = 1 << 14;
/// The most links of a cell.
const MOST_LINKS: usize = 1000;

/// Where the reader is in the file.
#[derive(Default)]
struct Cursor {
    /// The number of sheets so far, including the one that is being read.
    sheets: usize,
    /// How many tables surround the current place: a cell may contain another table.
    depth: usize,
    /// The number of the row that is being read, from 1.
    row: u32,
    /// How many equal rows this row represents.
    row_repeated: u32,
    /// The column of the next cell, from 1.
    column: u32,
    /// The cells of the row that are not empty.
    cells: Vec<OwnCell>,
    /// The cell that is being read.
    cell: Option<OpenCell>,
    /// How many comments surround the current place. They are not part of the cell.
    comments: usize,
    is_passed_over: bool,
    /// The number of cells so far, counted as often as they are repeated.
    cells_repeated: u64,
}

/// A cell of a row.
struct OwnCell {
    column: u32,
    /// How many columns have it.
    repeated: u32,
    /// Over how many rows it is merged.
    rows: u32,
    text: String,
    /// The addresses to which its words lead.
    links: Vec<Arc<str>>,
}

/// A cell that is being read.
#[derive(Default)]
struct OpenCell {
    repeated: u32,
    rows: u32,
    /// The value of the cell, if it is not the same as its text.
    value: Option<Value>,
    text: String,
    paragraphs: usize,
    links: Vec<Arc<str>>,
}

/// Calls `each` with each cell that is not empty, sheet by sheet. `content` is the file
/// `content.xml` of a workbook that `scan.rs` accepted, and `has_merged` says whether it has
/// cells that are merged over several rows.
pub(super) fn each_cell(
    content: impl Read,
    has_merged: bool,
    each: &mut dyn FnMut(Cell<'_>) -> Flow,
) -> Result<(), Fault> {
    if !has_merged {
        return each_own_cell(content, &mut |cell, _| each(cell));
    }
    let mut merged = Merged::new(each);
    each_own_cell(content, &mut |cell, last| merged.add(cell, last))?;
    merged.end_row();
    Ok(())
}

/// Calls `each` with each cell that is not empty, sheet by sheet, and with the last row for
/// which the cell counts.
fn each_own_cell(
    content: impl Read,
    each: &mut dyn FnMut(Cell<'_>, u32) -> Flow,
) -> Result<(), Fault> {
    let mut xml = Reader::from_reader(BufReader::new(content));
    let (mut buffer, mut place) = (Vec::new(), Cursor::default());
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(element) => place.start(&element),
            Event::Empty(element) => {
                place.start(&element);
                if place.end(element.name().as_ref(), each)? == Flow::Stop {
                    return Ok(());
                }
            }
            Event::End(element) => {
                if place.end(element.name().as_ref(), each)? == Flow::Stop {
                    return Ok(());
                }
            }
            Event::Eof => return Ok(()),
            event => {
                if let Some(cell) = place.cell.as_mut().filter(|_| place.comments == 0) {
                    push_text(&mut cell.text, &event)?;
                }
            }
        }
    }
}

impl Cursor {
    fn start(&mut self, element: &BytesStart<'_>) {
        let number = |name| {
            attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1_u32).max(1)
        };
        match element.name().as_ref() {
            "table:table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.sheets += 1;
                    (self.row, self.is_passed_over) = (1, false);
                }
            }
            // A table in a cell is part of the text of this cell.
            "table:table-row" | "table:table-cell" | "table:covered-table-cell"
                if 1 < self.depth => {}
            "table:table-row" => {
                self.row_repeated = number("table:number-rows-repeated");
                self.column = 1;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeated = number("table:number-columns-repeated");
                let rows = number("table:number-rows-spanned");
                let value = value(element);
                let formula = attribute(element, "table:formula");
                let links = formula.as_deref().and_then(address_in).into_iter().collect();
                self.cell = Some(OpenCell { repeated, rows, value, links, ..Default::default() });
            }
            "office:annotation" => self.comments += 1,
            name => {
                let Some(cell) = self.cell.as_mut().filter(|_| self.comments == 0) else { return };
                match name {
                    "text:p" => {
                        if 0 < cell.paragraphs {
                            cell.text.push('\n');
                        }
                        cell.paragraphs += 1;
                    }
                    "text:s" => (0..number("text:c").min(1000)).for_each(|_| cell.text.push(' ')),
                    "text:tab" => cell.text.push('\t'),
                    "text:line-break" => cell.text.push('\n'),
                    "text:a" if cell.links.len() < MOST_LINKS => {
                        let address = attribute(element, "xlink:href");
                        cell.links.extend(address.as_deref().and_then(web_address));
                    }
                    _ => (),
                }
            }
        }
    }

    fn end(
        &mut self,
        name: &str,
        each: &mut dyn FnMut(Cell<'_>, u32) -> Flow,
    ) -> Result<Flow, Fault> {
        match name {
            "table:table" => self.depth = self.depth.saturating_sub(1),
            "office:annotation" => self.comments = self.comments.saturating_sub(1),
            _ if 1 < self.depth => (),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => return self.end_row(each),
            _ => (),
        }
        Ok(Flow::On)
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let OpenCell { repeated, rows, value, text, links, .. } = cell;
        let text = match value {
            Some(Value::Date(date)) => as_shown(date, &text),
            Some(Value::Other(value)) => value,
            None => lines_of(&text).into_owned(),
        };
        if !text.trim().is_empty() && self.column <= MOST_COLUMNS {
            let repeated = repeated.min(MOST_COLUMNS + 1 - self.column);
            self.cells.push(OwnCell { column: self.column, repeated, rows, text, links });
        }
        self.column = self.column.saturating_add(repeated);
    }

    /// Calls `each` with the cells of a row, as often as the row is repeated.
    fn end_row(&mut self, each: &mut dyn FnMut(Cell<'_>, u32) -> Flow) -> Result<Flow, Fault> {
        let cells = std::mem::take(&mut self.cells);
        let (first, after) = (self.row, self.row.saturating_add(self.row_repeated));
        self.row = after;
        if cells.is_empty() || self.is_passed_over {
            return Ok(Flow::On);
        }
        let weight = |cell: &OwnCell| u64::from(cell.repeated) * (1 + cell.links.len() as u64);
        let width: u64 = cells.iter().map(weight).sum();
        self.cells_repeated += width * u64::from(after.min(MOST_ROWS + 1).saturating_sub(first));
        if MOST_CELLS < self.cells_repeated {
            return Err(Fault::TooLarge);
        }
        for row in first..after.min(MOST_ROWS + 1) {
            for OwnCell { column, repeated, rows, text, links } in &cells {
                let last = row.saturating_add(rows - 1);
                for column in *column..column + repeated {
                    let (sheet, block) = (self.sheets - 1, Block::Cell { row, column });
                    match each(Cell { sheet, block, text, links, is_struck: false }, last) {
                        Flow::On => (),
                        Flow::Stop => return Ok(Flow::Stop),
                        Flow::NextSheet => {
                            self.is_passed_over = true;
                            return Ok(Flow::On);
                        }
                    }
                }
            }
        }
        Ok(Flow::On)
    }
}

/// The value of a cell that is not the same as its text, as CSV would have it.
enum Value {
    /// A day, perhaps with a time of day.
    Date(String),
    Other(String),
}

/// The value of a cell; `None` if the value is the same as the text of the cell.
fn value(cell: &BytesStart<'_>) -> Option<Value> {
    let other = match attribute(cell, "office:value-type")?.as_str() {
        "date" => {
            let date = attribute(cell, "office:date-value")?;
            return Some(Value::Date(date.replace('T', " ")));
        }
        "time" => attribute(cell, "office:time-value").and_then(|time| clock(&time)),
        "float" => attribute(cell, "office:value"),
        "boolean" => attribute(cell, "office:boolean-value"),
        _ => None,
    };
    other.map(Value::Other)
}

/// A date with its midnight if the cell shows that: programs write a day and its midnight
/// alike, some without the time of day and some always with it.
fn as_shown(date: String, shown: &str) -> String {
    let (day, clock) = date.split_once(' ').unwrap_or((&date, ""));
    if clock.bytes().any(|letter| letter.is_ascii_digit() && letter != b'0') {
        return date;
    }
    match shown.trim() {
        "" => date,
        shown if shows_midnight(shown) => format!("{day} 00:00"),
        _ => day.to_owned(),
    }
}

/// Whether a text has the time of midnight in it, such as `00:00`, `0.00` or `12:00 AM`.
fn shows_midnight(shown: &str) -> bool {
    let is_zero =
        |digits: &str| (1..=2).contains(&digits.len()) && digits.trim_matches('0').is_empty();
    let has_noon = shown.to_lowercase().contains("am");
    shown.split_whitespace().any(|word| {
        let (hour, rest) = word.split_once([':', '.']).unwrap_or(("", ""));
        let is_hour = is_zero(hour) || has_noon && hour == "12";
        is_hour && rest.split([':', '.']).all(is_zero)
    })
}

/// `09:30` for `PT09H30M00S`.
fn clock(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let clock = format!("{hours:0>2}:{minutes:0>2}");
    Some(if seconds.bytes().all(|digit| digit == b'0') {
        clock
    } else {
        format!("{clock}:{seconds:0>2}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_is_a_time_if_it_is_shown() {
        for (date, shown, expected) in [
            ("2026-11-24", "24-11-2026 00:00", "2026-11-24 00:00"),
            ("2026-11-24", "24. november 2026 kl. 0.00", "2026-11-24 00:00"),
            ("2026-11-24 00:00:00", "12:00 AM 11/24/26", "2026-11-24 00:00"),
            ("2026-11-24", "24.11.2026", "2026-11-24"),
            ("2026-11-24 00:00:00", "24-11-2026", "2026-11-24"),
            ("2026-11-24 00:00:00", "", "2026-11-24 00:00:00"),
            ("2026-11-24 09:00:00", "24-11-2026", "2026-11-24 09:00:00"),
        ] {
            assert_eq!(as_shown(date.to_owned(), shown), expected, "{shown}");
        }
    }

    #[test]
    fn a_time_of_day_is_as_csv_has_it() {
        assert_eq!(clock("PT09H30M00S").as_deref(), Some("09:30"));
        assert_eq!(clock("PT9H5M7S").as_deref(), Some("09:05:07"));
        assert_eq!(clock("P1D"), None);
    }
}
