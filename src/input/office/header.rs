//! Finds the row of a sheet, or of a table in a document, that has the names of its columns.

use std::ops::Range;

use super::cells::{NO_ROW, SheetRow, rows};
use crate::{
    csv,
    input::{ReadOptions, table_columns::TableColumns},
    mapping::Mapping,
    message::Message,
    source::{Problem, Source},
    time::DayOrder,
};

/// The header of a sheet.
pub(super) struct Header<'h> {
    /// The number of its row.
    pub(super) number: usize,
    pub(super) row: csv::Row,
    pub(super) table: TableColumns,
    /// The numbers of the rows above the header; `None` if the header is the first row
    /// that is not empty.
    above: Option<Range<usize>>,
    pub(super) head: &'h Source,
}

impl<'h> Header<'h> {
    /// The header of a sheet: the first row near its beginning that names a column of texts and
    /// another known column, else the first row if it names a column of texts. `None` if there
    /// is no such row. A title above the header may be a known name, such as `Tekst`, and so may the
    /// names of groups of columns.
    pub(super) fn of(head: &'h Source, mapping: &Mapping) -> Option<Self> {
        let mut first = None;
        // The names of columns that are no row are not looked for in others.
        let is_row = |row: &SheetRow| row.number != NO_ROW;
        let most = if rows(head).next().is_some_and(|row| is_row(&row)) { usize::MAX } else { 1 };
        let mut found: Option<Self> = None;
        for row in rows(head).take(most) {
            let (number, table) = (row.number, table_of(head, &row, mapping));
            let first_number = *first.get_or_insert(number);
            let sure = found.as_ref().filter(|header| !header.table.may_be_title());
            if sure.is_some_and(|header| !header.table.has_groups_above(&table)) {
                break;
            }
            if table.is_surely_header() || table.has_texts() && first_number == number {
                let above = (first_number < number).then_some(first_number..number);
                let row = csv::Row::of(row.fields(table.names.len()));
                found = Some(Self { number, row, table, above, head });
            }
        }
        found
    }

    pub(super) const fn width(&self) -> usize {
        self.table.names.len()
    }

    /// The note that the rows above the header are not read; `None` if there are none.
    pub(super) fn note_above(&self) -> Option<Problem> {
        let above = self.above.clone()?;
        let message = Message::new("note-above-header").with("first", above.start.to_string());
        let message = message.with("last", (above.end - 1).to_string());
        let message = message.with("count", above.len());
        Some(Problem::at(self.head, self.row.span(), message))
    }

    /// The order of day and month that the times at the beginning of the sheet show.
    pub(super) fn order_shown(&self, options: &ReadOptions) -> Option<DayOrder> {
        self.table.order_among(self.head, self.rows_below(), options)
    }

    /// The rows below the header at the beginning of the sheet.
    pub(super) fn rows_below(&self) -> impl Iterator<Item = csv::Row> {
        self.rows_below_in(self.head)
    }

    /// The rows below the header in a part of the sheet.
    pub(super) fn rows_below_in(&self, source: &Source) -> impl Iterator<Item = csv::Row> {
        let rows = rows(source).filter(|row| self.number < row.number);
        rows.map(|row| csv::Row::of(row.fields(self.width())))
    }
}

/// The columns under a row of a sheet as the header.
pub(super) fn table_of(head: &Source, row: &SheetRow, mapping: &Mapping) -> TableColumns {
    // A column may have values and no name.
    let all = rows(head).filter(|other| row.number <= other.number);
    let last = |row: SheetRow| row.cells.last().map_or(0, |(column, _)| *column);
    let width = all.map(last).max().unwrap_or_default();
    let below = rows(head).filter(|other| row.number < other.number);
    let below = below.map(|row| csv::Row::of(row.fields(width)));
    TableColumns::of(&csv::Row::of(row.fields(width)), below, head, b'\t', mapping)
}
