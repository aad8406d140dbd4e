//! Where text is in files that are not text files: in the cells of a sheet, or in the
//! paragraphs of a document.
//!
//! What such a file contains is read as one text, with a line break after each cell or
//! paragraph. A [`Layout`] says for each byte of this text where it comes from.

use std::{ops::Range, sync::Arc};

use crate::message::Message;

/// Where the blocks of a text come from. A block is a cell or a paragraph.
#[derive(Debug, Default)]
pub struct Layout {
    /// The name of the sheet; `None` in documents.
    pub sheet: Option<Arc<str>>,
    /// The offset at which each block begins, in order.
    blocks: Vec<(usize, Block)>,
}

/// A cell or a paragraph. Rows, columns, tables and paragraphs are numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// A cell of a sheet.
    Cell {
        /// Its row.
        row: u32,
        /// Its column.
        column: u32,
    },
    /// A cell of a table in a document.
    TableCell {
        /// The table.
        table: u32,
        /// Its row in the table.
        row: u32,
        /// Its column in the table.
        column: u32,
    },
    /// A paragraph of a document.
    Paragraph(u32),
    /// A heading of a document, which counts as a paragraph.
    Heading {
        /// The number of the paragraph.
        number: u32,
        /// Its level in the outline: 1 for the headings of chapters.
        level: u8,
    },
}

/// A place in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The name of the sheet; `None` in documents.
    pub sheet: Option<Arc<str>>,
    /// The block.
    pub block: Block,
    /// The range of bytes of the place in the text of the block, as UTF-8.
    pub bytes: Range<usize>,
    /// The range of code points of the place in the text of the block.
    pub chars: Range<usize>,
}

impl Layout {
    /// A layout without blocks.
    pub fn new(sheet: Option<Arc<str>>) -> Self {
        Self { sheet, blocks: Vec::new() }
    }

    /// Adds a block, which begins at an offset of the text.
    pub fn push(&mut self, start: usize, block: Block) {
        self.blocks.push((start, block));
    }

    /// Whether there is no block.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The blocks of a text of `len` bytes, each with its range of bytes.
    pub fn blocks(&self, len: usize) -> impl Iterator<Item = (Range<usize>, Block)> {
        let next = self.blocks.iter().skip(1).map(|(start, _)| *start).chain([len]);
        // Each block ends with a line break.
        let end = |start: usize, next: usize| next.saturating_sub(1).max(start);
        self.blocks
            .iter()
            .zip(next)
            .map(move |((start, block), next)| (*start..end(*start, next), *block))
    }

    /// The block at an offset of a text of `len` bytes, with its range of bytes; `None`
    /// if there are no blocks.
    pub fn block_at(&self, offset: usize, len: usize) -> Option<(Range<usize>, Block)> {
        let after = self.blocks.partition_point(|(start, _)| *start <= offset);
        let (start, block) = *self.blocks.get(after.saturating_sub(1))?;
        let next = self.blocks.get(after).map_or(len, |(start, _)| *start);
        Some((start..next.saturating_sub(1).max(start), block))
    }
}

impl Block {
    /// The number of the row or paragraph, from 1.
    pub const fn number(self) -> usize {
        match self {
            Self::Cell { row, .. }
            | Self::TableCell { row, .. }
            | Self::Paragraph(row)
            | Self::Heading { number: row, .. } => row as usize,
        }
    }

    /// The column of a cell, from 1; `None` for a paragraph.
    pub const fn column(self) -> Option<usize> {
        match self {
            Self::Cell { column, .. } | Self::TableCell { column, .. } => Some(column as usize),
            Self::Paragraph(_) | Self::Heading { .. } => None,
        }
    }

    /// The number of the table of a document, from 1, in which this is a cell; `None` for
    /// cells of a sheet and for paragraphs.
    pub const fn table(self) -> Option<usize> {
        match self {
            Self::TableCell { table, .. } => Some(table as usize),
            Self::Cell { .. } | Self::Paragraph(_) | Self::Heading { .. } => None,
        }
    }

    /// The name of a cell, such as `B7`; `None` for a paragraph.
    pub fn cell(self) -> Option<String> {
        self.column().map(|column| format!("{}{}", column_name(column), self.number()))
    }
}

impl Spot {
    /// The message that names the place in a file, such as `plan.xlsx, sheet “Week”, B7`.
    pub fn message(&self, file: &str) -> Message {
        let cell = self.block.cell().unwrap_or_default();
        let message = match self.block {
            Block::Cell { .. } => {
                let sheet = self.sheet.as_deref().unwrap_or_default();
                Message::new("place-cell").with("sheet", sheet).with("cell", cell)
            }
            Block::TableCell { table, .. } => {
                Message::new("place-table-cell").with("table", table.to_string()).with("cell", cell)
            }
            Block::Paragraph(number) | Block::Heading { number, .. } => {
                Message::new("place-paragraph").with("number", number.to_string())
            }
        };
        message.with("file", file)
    }
}

/// The name of a column of a sheet: `A` for column 1, `Z` for column 26, then `AA`.
pub fn column_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while 0 < rest {
        rest -= 1;
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, name) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")] {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn each_byte_is_in_a_block() {
        let mut layout = Layout::new(None);
        for (start, number) in [(0, 1), (3, 2), (4, 5)] {
            layout.push(start, Block::Paragraph(number));
        }
        let at = |offset| layout.block_at(offset, 8);
        assert_eq!(at(1), Some((0..2, Block::Paragraph(1))));
        assert_eq!(at(3), Some((3..3, Block::Paragraph(2))));
        assert_eq!(at(8), Some((4..7, Block::Paragraph(5))));
        assert_eq!(
            layout.blocks(8).map(|(range, _)| range).collect::<Vec<_>>(),
            [0..2, 3..3, 4..7]
        );
    }
}
