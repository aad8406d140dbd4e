//! Where text is in files that are not text files: in the cells of a sheet, in the
//! columns of a file such as Parquet, in the paragraphs of a document, or in the records of
//! a repository.
//!
//! What such a file contains is read as one text, with a line break after each cell,
//! value, paragraph or record. A [`Layout`] says for each byte of it where it comes from.

use std::{ops::Range, sync::Arc};

use crate::message::Message;

/// Where the blocks of a text come from. A block is a cell, a value, a paragraph or a
/// record.
#[derive(Debug, Default)]
pub struct Layout {
    /// The name of the sheet; `None` in documents.
    pub sheet: Option<Arc<str>>,
    /// The names of the columns, if people know them by these and not by letters.
    pub columns: Arc<[Arc<str>]>,
    /// The offset at which each block begins, in order.
    blocks: Vec<(usize, Block)>,
    /// The addresses to which the words of cells lead, each with the offset at which its cell
    /// begins, in order.
    links: Vec<(usize, Arc<str>)>,
    /// The path of each block, if the blocks are records.
    records: Vec<Arc<str>>,
    /// Where the text of records is in the file, in order.
    stretches: Vec<Stretch>,
}

/// A stretch of a text that is in the file as it is. What follows it in the text is in the
/// file in another form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The offset at which it begins in the text.
    pub start: usize,
    /// Its length in bytes.
    pub len: usize,
    /// The byte of the file at which it begins.
    pub in_file: usize,
}

/// A cell, a value, a paragraph or a record. Rows, columns, tables, paragraphs and records
/// are numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// A value of a file whose columns have names and no letters, such as Parquet.
    Value {
        /// Its row; 0 for the name of the column.
        row: u32,
        /// Its column.
        column: u32,
    },
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
        /// Its level in the outline: 1 for the headings of chapters, 0 for titles.
        level: u8,
    },
    /// A record of a repository.
    Record(u32),
}

/// A place in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The name of the sheet; `None` in documents.
    pub sheet: Option<Arc<str>>,
    /// The name of the column of a value.
    pub column: Option<Arc<str>>,
    /// The path of a record, such as `app.bsky.feed.post/3k0`.
    pub record: Option<Arc<str>>,
    /// The block.
    pub block: Block,
    /// The range of bytes of the place in the text of the block, as UTF-8; for a record,
    /// its range of bytes in the file.
    pub bytes: Range<usize>,
    /// The range of code points of the place in the text of the block.
    pub chars: Range<usize>,
}

impl Layout {
    /// A layout without blocks.
    pub fn new(sheet: Option<Arc<str>>) -> Self {
        Self { sheet, ..Self::default() }
    }

    /// The same layout, in which people know the columns by these names.
    #[must_use]
    pub fn with_columns(self, columns: Arc<[Arc<str>]>) -> Self {
        Self { columns, ..self }
    }

    /// The name of the column of a value.
    pub fn name_of(&self, block: Block) -> Option<&Arc<str>> {
        let Block::Value { column, .. } = block else { return None };
        self.columns.get((column as usize).checked_sub(1)?)
    }

    /// The same layout, of records whose text is at these places in the file.
    #[must_use]
    pub fn with_stretches(self, stretches: Vec<Stretch>) -> Self {
        Self { stretches, ..self }
    }

    /// The path of a record.
    pub fn record_of(&self, block: Block) -> Option<&Arc<str>> {
        let Block::Record(number) = block else { return None };
        let (_, first) = self.blocks.first()?;
        self.records.get((number as usize).checked_sub(first.number())?)
    }

    /// The byte of the file for an offset of the text; `None` if this is not known.
    pub fn byte_in_file(&self, offset: usize) -> Option<usize> {
        let after = self.stretches.partition_point(|stretch| stretch.start <= offset);
        let Stretch { start, len, in_file } = *self.stretches.get(after.checked_sub(1)?)?;
        Some(in_file + len.min(offset - start))
    }

    /// Adds a record with this path, which begins at an offset of the text. It follows the
    /// one before it.
    pub fn push_record(&mut self, start: usize, block: Block, path: Arc<str>) {
        self.push(start, block);
        self.records.push(path);
    }

    /// Adds a block, which begins at an offset of the text.
    pub fn push(&mut self, start: usize, block: Block) {
        self.blocks.push((start, block));
    }

    /// Adds an address to which the words of the block at this offset lead.
    pub fn push_link(&mut self, start: usize, address: Arc<str>) {
        self.links.push((start, address));
    }

    /// The addresses to which the words of the block lead that begins at this offset.
    pub fn links_at(&self, start: usize) -> impl Iterator<Item = &str> {
        let first = self.links.partition_point(|(own, _)| *own < start);
        let links = self.links[first..].iter().take_while(move |(own, _)| *own == start);
        links.map(|(_, address)| &**address)
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
    /// The number of the row, paragraph or record, from 1.
    pub const fn number(self) -> usize {
        match self {
            Self::Value { row, .. }
            | Self::Cell { row, .. }
            | Self::TableCell { row, .. }
            | Self::Paragraph(row)
            | Self::Heading { number: row, .. }
            | Self::Record(row) => row as usize,
        }
    }

    /// The column of a cell or value, from 1; `None` for a paragraph or record.
    pub const fn column(self) -> Option<usize> {
        match self {
            Self::Value { column, .. }
            | Self::Cell { column, .. }
            | Self::TableCell { column, .. } => Some(column as usize),
            Self::Paragraph(_) | Self::Heading { .. } | Self::Record(_) => None,
        }
    }

    /// The number of the table of a document, from 1, in which this is a cell; `None` for
    /// other blocks.
    pub const fn table(self) -> Option<usize> {
        match self {
            Self::TableCell { table, .. } => Some(table as usize),
            Self::Value { .. }
            | Self::Cell { .. }
            | Self::Paragraph(_)
            | Self::Heading { .. }
            | Self::Record(_) => None,
        }
    }

    /// Whether it is a value of a file such as Parquet.
    pub const fn is_value(self) -> bool {
        matches!(self, Self::Value { .. })
    }

    /// The number of a paragraph, from 1; `None` for other blocks.
    pub const fn paragraph(self) -> Option<usize> {
        match self {
            Self::Paragraph(number) | Self::Heading { number, .. } => Some(number as usize),
            Self::Value { .. } | Self::Cell { .. } | Self::TableCell { .. } | Self::Record(_) => {
                None
            }
        }
    }

    /// The name of a cell, such as `B7`; `None` for other blocks.
    pub fn cell(self) -> Option<String> {
        let column = self.column().filter(|_| !self.is_value());
        column.map(|column| format!("{}{}", column_name(column), self.number()))
    }
}

impl Spot {
    /// The message that names the place in a file, such as `plan.xlsx, sheet “Week”, B7`.
    pub fn message(&self, file: &str) -> Message {
        let cell = self.block.cell().unwrap_or_default();
        let message = match self.block {
            Block::Value { row, .. } => {
                let column = self.column.as_deref().unwrap_or_default();
                let id = if row == 0 { "place-column" } else { "place-value" };
                Message::new(id).with("row", row.to_string()).with("column", column)
            }
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
            Block::Record(_) => {
                let record = self.record.as_deref().unwrap_or_default();
                Message::new("place-record").with("record", record)
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
