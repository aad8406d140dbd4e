//! The tables of a document of Word: their cells, and which of them have the labels of posts in
//! their first column.

use std::collections::{BTreeMap, HashMap, HashSet};

use quick_xml::events::BytesStart;

use super::docx_styles::value;
use crate::{input::paragraphs::is_label_of_post, layout::Block, mapping::plain_name};

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub(super) row: u32,
    /// The column of the cell that is being read, from 1.
    pub(super) column: u32,
    /// How many columns this cell covers.
    pub(super) width: u32,
    pub(super) text: String,
    /// Whether the row was deleted while changes were tracked.
    pub(super) is_deleted: bool,
    /// Whether the cell that is being read continues the one above it.
    pub(super) is_continued: bool,
    /// The text of the last cell of each column that does not continue another.
    pub(super) above: HashMap<u32, String>,
    /// The cells that are not empty.
    pub(super) cells: Vec<TableCell>,
}

#[derive(Debug)]
pub(super) struct TableCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) text: String,
    /// Whether the text is that of the cell above, with which the cell is merged.
    pub(super) is_merged: bool,
}

impl OpenTable {
    pub(super) fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "tr" => {
                (self.row, self.column, self.width) = (self.row.saturating_add(1), 0, 1);
                self.is_deleted = false;
            }
            "gridBefore" => {
                let before = value(element).and_then(|count| count.parse().ok()).unwrap_or(0);
                self.column = self.column.saturating_add(before);
            }
            "tc" => {
                (self.column, self.width) = (self.column.saturating_add(self.width), 1);
                self.is_continued = false;
            }
            "vMerge" => self.is_continued = value(element).is_none_or(|kind| kind == "continue"),
            "gridSpan" => {
                self.width = value(element).and_then(|span| span.parse().ok()).unwrap_or(1).max(1);
            }
            _ => (),
        }
    }

    pub(super) fn add_line(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
    }

    /// Ends a cell. Returns how many bytes of a merged cell above were copied to it.
    pub(super) fn end_cell(&mut self) -> usize {
        let text = std::mem::take(&mut self.text).trim().to_owned();
        let (row, column) = (self.row, self.column.max(1));
        if self.is_deleted {
            return 0;
        }
        let is_merged = self.is_continued && text.is_empty();
        let text = if is_merged {
            self.above.get(&column).cloned().unwrap_or_default()
        } else {
            self.above.insert(column, text.clone());
            text
        };
        let copied = if is_merged { text.len() } else { 0 };
        if !text.is_empty() {
            self.cells.push(TableCell { row, column, text, is_merged });
        }
        copied
    }

    /// Drops the rows that have nothing but the texts of merged cells above.
    pub(super) fn drop_rows_without_own_cells(&mut self) {
        let own: HashSet<u32> =
            self.cells.iter().filter(|cell| !cell.is_merged).map(|cell| cell.row).collect();
        self.cells.retain(|cell| own.contains(&cell.row));
    }

    /// Whether the first column has the labels of posts, such as `Dato` and `Tekst`, and not the
    /// first row.
    pub(super) fn has_labels_in_column(&self) -> bool {
        // A label is written before each value of its row.
        const LONGEST: usize = 200;
        let is_label = |cell: &&TableCell| is_label_of_post(&cell.text);
        let first = self.cells.first().map(|cell| cell.row);
        let in_row = self.cells.iter().filter(|cell| Some(cell.row) == first).filter(is_label);
        let in_column = || self.cells.iter().filter(|cell| cell.column == 1);
        let different: HashSet<String> =
            in_column().filter(is_label).map(|cell| plain_name(&cell.text)).collect();
        let are_short = in_column().all(|cell| cell.text.len() <= LONGEST);
        1 < different.len() && in_row.count() < 2 && are_short
    }

    /// How many bytes [`Self::into_labelled_cells`] copies.
    pub(super) fn bytes_of_labels(&self) -> usize {
        // A label takes some memory beside its text.
        const BESIDE: usize = 32;
        let labels = self.cells.iter().filter(|cell| cell.column == 1);
        let bytes: usize = labels.map(|cell| cell.text.len() + BESIDE).sum();
        let columns: HashSet<u32> = self.cells.iter().map(|cell| cell.column).collect();
        bytes.saturating_mul(columns.len())
    }

    /// The cells of a table with labels in its first column, one column of values after the other:
    /// each value is below its label.
    pub(super) fn into_labelled_cells(self, number: u32) -> Vec<(Block, String)> {
        let mut columns: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
        for TableCell { row, column, text, .. } in self.cells {
            columns.entry(column).or_default().insert(row, text);
        }
        let labels = columns.remove(&1).unwrap_or_default();
        let block = |row, column| Block::TableCell { table: number, row, column };
        let first = columns.keys().next().copied();
        let posts = columns.into_iter().flat_map(|(column, values)| {
            // A title is only above the first post.
            let is_of_post = |(row, label): &(&u32, &String)| {
                Some(column) == first || values.contains_key(row) || is_label_of_post(label)
            };
            let labels = labels.iter().filter(is_of_post);
            let labels = labels.map(|(row, label)| (block(*row, 1), label.clone()));
            let labels: Vec<(Block, String)> = labels.collect();
            let values = values.into_iter().map(|(row, value)| (block(row, column), value));
            let mut cells: Vec<(Block, String)> = labels.into_iter().chain(values).collect();
            cells.sort_by_key(|(block, _)| *block);
            cells
        });
        posts.collect()
    }
}
