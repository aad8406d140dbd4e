//! Makes parts of the cells of a workbook, document or file of columns, one after the
//! other.

use std::{
    sync::{Arc, mpsc::SyncSender},
    thread,
};

use super::cells::{MOST_ROWS_ABOVE, SheetPart};
use crate::{
    input::{Format, Part, PartContext},
    layout::{Block, Layout},
    source::{FileEncoding, Problem, Source, Span},
};

/// A part is full with this many bytes of text (1 MiB), or with [`MOST_CELLS`] cells.
/// The next row then begins another part.
const LONGEST: usize = if cfg!(fuzzing) { 64 } else { 1 << 20 };
const MOST_CELLS: usize = 1 << 15;

/// How many bytes of text all cells of a file may have together (512 MiB): a short text
/// may be in millions of cells.
pub(super) const MOST_TEXT: usize = 512 << 20;

/// What a reader of cells does after a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::input) enum Flow {
    /// Goes on with the next cell.
    On,
    /// Goes on with the next sheet.
    NextSheet,
    /// Stops.
    Stop,
}

/// A sheet of a workbook, or a file of columns such as Parquet; in a document, a table, or
/// all of its paragraphs together.
#[derive(Clone, Debug, Default)]
pub(in crate::input) struct Sheet {
    /// Its name; `None` in documents.
    pub(in crate::input) name: Option<Arc<str>>,
    /// Whether the office program hides the sheet.
    pub(in crate::input) is_hidden: bool,
    /// The names of its columns, if these have no letters.
    pub(in crate::input) columns: Arc<[Arc<str>]>,
}

/// A cell that is not empty, and the index of its sheet.
#[derive(Clone, Copy, Debug)]
pub(in crate::input) struct Cell<'c> {
    pub(in crate::input) sheet: usize,
    pub(in crate::input) block: Block,
    pub(in crate::input) text: &'c str,
    /// The addresses to which its words lead.
    pub(in crate::input) links: &'c [Arc<str>],
    /// Whether a line is drawn through its text.
    pub(in crate::input) is_struck: bool,
}

/// A value that has no text, and the message that says why.
pub(in crate::input) type Unreadable = (Span, &'static str);

/// The text of some rows, in which each cell takes one line or more.
#[derive(Debug, Default)]
struct Rows {
    text: String,
    layout: Layout,
    /// The number of cells, and of addresses behind them.
    cells: usize,
    /// The bytes of these addresses.
    link_bytes: usize,
    /// Where the cells begin that are struck out.
    struck: Vec<usize>,
    unreadable: Vec<Unreadable>,
}

impl Rows {
    fn of(sheet: &Sheet) -> Self {
        let layout = Layout::new(sheet.name.clone()).with_columns(sheet.columns.clone());
        Self { layout, ..Self::default() }
    }

    fn push(&mut self, cell: Cell<'_>) {
        let start = self.text.len();
        self.layout.push(start, cell.block);
        for link in cell.links {
            self.layout.push_link(start, link.clone());
            self.link_bytes += link.len();
        }
        if cell.is_struck {
            self.struck.push(start);
        }
        self.text.push_str(cell.text);
        self.text.push('\n');
        self.cells += 1 + cell.links.len();
    }

    const fn is_full(&self) -> bool {
        LONGEST <= self.text.len() + self.link_bytes || MOST_CELLS <= self.cells
    }
}

/// The first rows of each sheet, among which its header is, collected cell by cell.
pub(in crate::input) struct Heads {
    rows: Vec<(Rows, Vec<usize>)>,
}

impl Heads {
    /// The beginnings of these sheets, without any rows yet.
    pub(in crate::input) fn of(sheets: &[Sheet]) -> Self {
        Self { rows: sheets.iter().map(|sheet| (Rows::of(sheet), Vec::new())).collect() }
    }

    /// Adds a cell, unless its row is beyond those that may be a header.
    pub(in crate::input) fn add(&mut self, cell: Cell<'_>) -> Flow {
        let Some((rows, numbers)) = self.rows.get_mut(cell.sheet) else { return Flow::NextSheet };
        let number = cell.block.number();
        if numbers.last() != Some(&number) {
            if numbers.len() == MOST_ROWS_ABOVE || rows.is_full() {
                return Flow::NextSheet;
            }
            numbers.push(number);
        }
        rows.push(cell);
        Flow::On
    }

    /// The rows of each sheet as a source of its own.
    pub(in crate::input) fn finish(self, path: &Arc<str>) -> Arc<[Source]> {
        let source = |(rows, _): (Rows, Vec<usize>)| {
            Source::new(path.clone(), rows.text).with_layout(Arc::new(rows.layout))
        };
        self.rows.into_iter().map(source).collect()
    }
}

/// Sends the cells of a file as parts.
pub(in crate::input) struct Parts<'p> {
    pub(super) path: Arc<str>,
    pub(super) format: &'static Format,
    pub(super) heads: Arc<[Source]>,
    pub(super) sheets: Vec<Sheet>,
    /// The headings above the tables of a document.
    pub(super) headings: Arc<[Option<String>]>,
    pub(super) sender: &'p SyncSender<Result<Part, Problem>>,
    /// The index of the sheet that is being read, and its rows that were not sent yet.
    rows: Option<(usize, Rows)>,
    is_first: bool,
    first_byte: usize,
    last_row: usize,
    notes: Vec<Problem>,
}

impl<'p> Parts<'p> {
    /// Parts that are sent through `sender`, the first with these notes.
    pub(in crate::input) fn new(
        path: Arc<str>,
        format: &'static Format,
        (sheets, heads): (Vec<Sheet>, Arc<[Source]>),
        sender: &'p SyncSender<Result<Part, Problem>>,
        notes: Vec<Problem>,
    ) -> Self {
        Self {
            path,
            format,
            heads,
            sheets,
            headings: Arc::from([]),
            sender,
            rows: None,
            is_first: true,
            first_byte: 0,
            last_row: 0,
            notes,
        }
    }

    /// Adds a cell. If the part is full, it is sent before the row of the cell begins.
    pub(in crate::input) fn add(&mut self, cell: Cell<'_>) -> Flow {
        let is_other = self.rows.as_ref().is_none_or(|(sheet, _)| *sheet != cell.sheet);
        // All paragraphs of a document are one part.
        let is_in_row = cell.block.column().is_some();
        let begins_row = is_other || is_in_row && self.last_row != cell.block.number();
        let is_full = self.rows.as_ref().is_some_and(|(_, rows)| rows.is_full());
        if (is_other || begins_row && is_full) && !self.send() {
            return Flow::Stop;
        }
        if is_other {
            self.is_first = true;
        }
        self.last_row = cell.block.number();
        let sheet = &self.sheets[cell.sheet];
        let (_, rows) = self.rows.get_or_insert_with(|| (cell.sheet, Rows::of(sheet)));
        rows.push(cell);
        Flow::On
    }

    /// Adds a value that has no text, with what is shown of it. No post is made of its row.
    #[cfg(feature = "bulk")]
    pub(in crate::input) fn add_unreadable(&mut self, cell: Cell<'_>, why: &'static str) -> Flow {
        let flow = self.add(cell);
        if let Some((_, rows)) = &mut self.rows {
            let end = rows.text.len().saturating_sub(1);
            rows.unreadable.push((Span::new(end.saturating_sub(cell.text.len()), end), why));
        }
        flow
    }

    /// Sends the rows so far as a part. Returns whether further parts are wanted.
    pub(in crate::input) fn send(&mut self) -> bool {
        let Some((sheet, rows)) = self.rows.take() else { return true };
        let bytes = rows.text.into_bytes();
        let cells = SheetPart {
            heads: self.heads.clone(),
            sheet,
            headings: self.headings.clone(),
            layout: Arc::new(rows.layout),
            struck: rows.struck,
            unreadable: rows.unreadable,
            is_first: std::mem::take(&mut self.is_first),
        };
        let part = Part {
            path: self.path.clone(),
            first_byte: self.first_byte,
            first_line: 1,
            format: self.format,
            encoding: FileEncoding::default(),
            context: PartContext::Cells(Arc::new(cells)),
            notes: std::mem::take(&mut self.notes),
            bytes,
        };
        self.first_byte += part.bytes.len();
        self.sender.send(Ok(part)).is_ok()
    }
}

/// Runs `read`, which sends the parts of a file, on a thread of its own. That thread is
/// one part ahead. It is needed because reading borrows the file, so that an iterator
/// could not return the parts one by one.
pub(in crate::input) fn in_thread(
    name: &str,
    read: impl FnOnce(&SyncSender<Result<Part, Problem>>) + Send + 'static,
) -> impl Iterator<Item = Result<Part, Problem>> + Send {
    let (sender, receiver) = std::sync::mpsc::sync_channel(1);
    let thread = thread::Builder::new().name(name.to_owned());
    thread.spawn(move || read(&sender)).expect("the system can start a thread");
    receiver.into_iter()
}
