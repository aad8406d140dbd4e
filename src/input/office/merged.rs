//! Cells that are merged over several rows: the file has the value in the first of these
//! rows only, and people mean it for all of them.

use std::{collections::BTreeMap, sync::Arc};

use super::parts::{Cell, Flow};
use crate::layout::Block;

/// The text of a cell, the addresses to which its words lead, and whether it is struck out.
type Content = (String, Vec<Arc<str>>, bool);

/// Hands on the cells of sheets, with the values of merged cells in each row of theirs that
/// has a cell of its own.
pub(super) struct Merged<'e> {
    each: &'e mut dyn FnMut(Cell<'_>) -> Flow,
    /// The sheet and the row of the cells in `cells`.
    place: (usize, u32),
    /// The cells of the row so far: the column and the content of each, and the last row for
    /// which it counts.
    cells: Vec<(u32, Content, u32)>,
    /// The merged cells above: for each column, the content and the last row for which it
    /// counts.
    above: BTreeMap<u32, (Content, u32)>,
}

impl<'e> Merged<'e> {
    /// Hands cells on to `each`.
    pub(super) fn new(each: &'e mut dyn FnMut(Cell<'_>) -> Flow) -> Self {
        Self { each, place: (0, 0), cells: Vec::new(), above: BTreeMap::new() }
    }

    /// Adds a cell, which counts up to row `last`. Cells must come sheet by sheet and row
    /// by row.
    pub(super) fn add(&mut self, cell: Cell<'_>, last: u32) -> Flow {
        let Block::Cell { row, column } = cell.block else { return (self.each)(cell) };
        if self.place != (cell.sheet, row) {
            let is_same_sheet = self.place.0 == cell.sheet;
            let flow = self.end_row();
            if !is_same_sheet {
                self.above.clear();
            }
            self.place = (cell.sheet, row);
            if flow == Flow::Stop || flow == Flow::NextSheet && is_same_sheet {
                return flow;
            }
        }
        let content = (cell.text.to_owned(), cell.links.to_vec(), cell.is_struck);
        self.cells.push((column, content, last));
        Flow::On
    }

    /// Hands on the cells of the row so far.
    pub(super) fn end_row(&mut self) -> Flow {
        let own = std::mem::take(&mut self.cells);
        let (sheet, row) = self.place;
        if own.is_empty() {
            return Flow::On;
        }
        self.above.retain(|_, (_, last)| row <= *last);
        let mut all: BTreeMap<u32, &Content> =
            self.above.iter().map(|(column, (content, _))| (*column, content)).collect();
        all.extend(own.iter().map(|(column, content, _)| (*column, content)));
        for (column, (text, links, is_struck)) in all {
            let block = Block::Cell { row, column };
            let flow = (self.each)(Cell { sheet, block, text, links, is_struck: *is_struck });
            if flow != Flow::On {
                return flow;
            }
        }
        let merged = own.into_iter().filter(|(_, _, last)| row < *last);
        self.above.extend(merged.map(|(column, content, last)| (column, (content, last))));
        Flow::On
    }
}
