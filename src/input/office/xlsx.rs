//! Workbooks of Excel: the cells of each sheet, and what is in them as text.

use std::{
    borrow::Cow,
    collections::HashMap,
    io::{Read, Seek},
    sync::Arc,
};

use calamine::{
    DataRef, Dimensions, ExcelDateTime, Reader as _, SheetType, SheetVisible, Style, Xlsx,
    XlsxError,
};
use jiff::{
    Unit,
    civil::{Date, DateTime, Time},
};

use super::{
    links::Links,
    merged::Merged,
    parts::{Cell, Flow, Sheet},
    scan::{Fault, Scan},
};
use crate::layout::Block;

/// A workbook whose sheets can be read.
pub(super) struct Workbook<R> {
    inner: Xlsx<R>,
    /// The names of the sheets with cells.
    names: Vec<String>,
    /// For each of these sheets, the cells that are merged over several rows: the row and
    /// column of each, from 1, and the last of its rows.
    merged: Vec<HashMap<(u32, u32), u32>>,
    /// For each of these sheets, the links of its cells; empty if no sheet has any.
    links: Vec<Links>,
    /// The number of formulas that make a link of their cell with an address in the formula.
    pub(super) link_formulas: usize,
}

impl<R: Read + Seek> Workbook<R> {
    /// Opens a workbook that `scan.rs` accepted.
    pub(super) fn open(reader: R, scan: &Scan) -> Result<(Self, Vec<Sheet>), Fault> {
        let mut inner = Xlsx::new(reader).map_err(fault)?;
        let sheets = inner.sheets_metadata().iter();
        let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let (names, sheets) = sheets
            .map(|sheet| {
                let name: Arc<str> = sheet.name.as_str().into();
                let is_hidden = sheet.visible != SheetVisible::Visible;
                (sheet.name.clone(), Sheet { name: Some(name), is_hidden, ..Sheet::default() })
            })
            .unzip();
        let names: Vec<String> = names;
        let mut merged = Vec::new();
        for name in names.iter().filter(|_| 0 < scan.merged) {
            let ranges = inner.merge_cells_by_sheet_name(name).map_err(fault)?;
            let ranges = ranges.into_iter().filter(|range| range.start.0 < range.end.0);
            let last = |range: Dimensions| {
                ((range.start.0 + 1, range.start.1 + 1), range.end.0.saturating_add(1))
            };
            merged.push(ranges.map(last).collect());
        }
        let mut workbook = Self { inner, names, merged, links: Vec::new(), link_formulas: 0 };
        workbook.read_links(scan)?;
        Ok((workbook, sheets))
    }

    /// Reads the links of the cells of each sheet, if there are any: they are after the cells.
    fn read_links(&mut self, scan: &Scan) -> Result<(), Fault> {
        for name in self.names.iter().filter(|_| 0 < scan.links) {
            let mut links = Links::default();
            for link in self.inner.hyperlinks_by_sheet_name(name).map_err(fault)? {
                links.add(link)?;
            }
            self.links.push(links);
        }
        for (name, links) in self.names.iter().zip(&mut self.links) {
            if scan.link_formulas == 0 {
                break;
            }
            let mut cells = match self.inner.worksheet_cells_reader(name) {
                Ok(cells) => cells,
                Err(XlsxError::NotAWorksheet(_)) => continue,
                Err(error) => return Err(fault(error)),
            };
            let mut shared = HashMap::new();
            while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(fault)? {
                let Some(formula) = &cell.formula else { continue };
                let is_read = links.add_formula(cell.pos, formula, &mut shared)?;
                self.link_formulas += usize::from(is_read);
            }
        }
        Ok(())
    }

    /// Calls `each` with each cell that is not empty, sheet by sheet.
    pub(super) fn each_cell(
        &mut self,
        each: &mut dyn FnMut(Cell<'_>) -> Flow,
    ) -> Result<(), Fault> {
        if self.merged.is_empty() {
            return self.each_own_cell(&mut |cell, _| each(cell));
        }
        let mut merged = Merged::new(each);
        self.each_own_cell(&mut |cell, last| merged.add(cell, last))?;
        merged.end_row();
        Ok(())
    }

    /// Calls `each` with each cell that is not empty, sheet by sheet, and with the last row
    /// for which the cell counts.
    fn each_own_cell(&mut self, each: &mut dyn FnMut(Cell<'_>, u32) -> Flow) -> Result<(), Fault> {
        for (sheet, name) in self.names.iter().enumerate() {
            let mut cells = match self.inner.worksheet_cells_reader(name) {
                Ok(cells) => cells,
                // A sheet that only has a chart.
                Err(XlsxError::NotAWorksheet(_)) => continue,
                Err(error) => return Err(fault(error)),
            };
            while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(fault)? {
                let (row, column) = cell.get_position();
                let style = cells.styles().get(style);
                let text = text_of(cell.get_value(), style);
                if text.trim().is_empty() {
                    continue;
                }
                let (row, column) = (row + 1, column + 1);
                let merged = self.merged.get(sheet);
                let last = merged.and_then(|merged| merged.get(&(row, column))).copied();
                let link = self.links.get(sheet).and_then(|links| links.of((row, column)));
                let links = link.map_or(&[][..], std::slice::from_ref);
                let block = Block::Cell { row, column };
                let font = style.and_then(|style| style.font.as_ref());
                let is_struck = font.is_some_and(|font| font.strikethrough);
                let cell = Cell { sheet, block, text: &text, links, is_struck };
                match each(cell, last.unwrap_or(row)) {
                    Flow::On => (),
                    Flow::NextSheet => break,
                    Flow::Stop => return Ok(()),
                }
            }
        }
        Ok(())
    }
}

fn fault(error: XlsxError) -> Fault {
    match error {
        XlsxError::Io(error) => Fault::Io(error),
        _ => Fault::Damaged,
    }
}

/// The largest number up to which a cell has every whole number: 2⁵³.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// What is in a cell of a style, as CSV would have it.
fn text_of<'c>(value: &'c DataRef<'_>, style: Option<&Style>) -> Cow<'c, str> {
    match value {
        DataRef::String(text) => lines_of(text),
        DataRef::SharedString(text) => lines_of(text),
        DataRef::DateTimeIso(text) => match text.strip_suffix("T00:00:00") {
            Some(day) if style.and_then(shows_clock) == Some(false) => day.into(),
            _ => text.replace('T', " ").into(),
        },
        DataRef::DurationIso(text) => text.into(),
        DataRef::DateTime(time) => time_of(*time, || shows_clock(style?)).into(),
        DataRef::Int(number) => number.to_string().into(),
        // Such a number is rounded: an id of 19 digits is none any more.
        DataRef::Float(number) if LARGEST_EXACT < number.abs() => format!("{number:E}").into(),
        DataRef::Float(number) => number.to_string().into(),
        DataRef::Bool(truth) => truth.to_string().into(),
        DataRef::Error(error) => error.to_string().into(),
        DataRef::Empty => "".into(),
    }
}

/// A text with `\n` for each line break.
pub(super) fn lines_of(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

/// Whether cells of a style show the time of day; `None` if its format is not known. Some
/// formats that the language of the system decides have a number only.
fn shows_clock(style: &Style) -> Option<bool> {
    /// Excel allows 255 characters.
    const LONGEST: usize = 255;
    let format = style.number_format.as_ref()?;
    let mut letters = format.format_code.chars().take(LONGEST).take_while(|letter| *letter != ';');
    let (mut is_date, mut is_quoted) = (false, false);
    while let Some(letter) = letters.next() {
        match letter {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => (),
            // The next letter is no part of the format.
            '\\' | '_' | '*' => _ = letters.next(),
            'h' | 'H' => return Some(true),
            'd' | 'D' | 'y' | 'Y' => is_date = true,
            _ => (),
        }
    }
    is_date.then_some(false)
}

/// A time as CSV would have it: a day, a time of day, or both. Sheets count days; the
/// time of day is a fraction of a day, and is rounded to the second. A day and its midnight
/// are one number: `shows_clock` says whether the cell shows the time of day.
fn time_of(time: ExcelDateTime, shows_clock: impl FnOnce() -> Option<bool>) -> String {
    let number = time.as_f64();
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let exact = || {
        let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?);
        let time = Time::new(
            hour.try_into().ok()?,
            minute.try_into().ok()?,
            second.try_into().ok()?,
            i32::from(milli) * 1_000_000,
        );
        DateTime::from_parts(date.ok()?, time.ok()?).round(Unit::Second).ok()
    };
    let Some(exact) = exact() else { return number.to_string() };
    let clock = if exact.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    if number < 1.0 {
        exact.strftime(clock).to_string()
    } else if exact.time() == Time::midnight() && shows_clock() != Some(true) {
        exact.strftime("%Y-%m-%d").to_string()
    } else {
        exact.strftime(&format!("%Y-%m-%d {clock}")).to_string()
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn times_are_as_csv_has_them() {
        let shown = |number: f64, shows_clock: Option<bool>| {
            let time = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false);
            time_of(time, || shows_clock)
        };
        let check = |number: f64, expected: &str| {
            assert_eq!(shown(number, None), expected, "{number}");
        };
        check(46_350.0, "2026-11-24");
        check(46_350.375, "2026-11-24 09:00");
        check(46_350.374_999_999_5, "2026-11-24 09:00");
        check(0.375, "09:00");
        check(0.500_011_574, "12:00:01");
        check(46_350.999_999_999, "2026-11-25");
        assert_eq!(shown(46_350.0, Some(true)), "2026-11-24 00:00");
        assert_eq!(shown(46_350.0, Some(false)), "2026-11-24");
    }
}
