//! Files of office programs: workbooks, whose rows are posts, and documents, whose
//! paragraphs or table rows are posts.
//!
//! Such a file is a zip of XML. It is looked through first (`scan.rs`), then its cells
//! are read one after the other ([`xlsx`], [`ods`], [`docx`]) and sent as parts
//! ([`parts`]). In the text of a part, each cell or paragraph takes one line or more, and
//! a [`Layout`](crate::layout::Layout) says where each comes from. [`cells`] makes posts
//! of the rows, [`paragraphs`] of the paragraphs.

pub(super) mod cells;
mod docx;
mod docx_styles;
mod docx_table;
mod header;
mod links;
mod merged;
mod no_plan;
mod ods;
pub(super) mod parts;
mod passed_over;
mod references;
mod scan;
mod xlsx;
mod xml;

use std::{
    io::{Read, Seek},
    sync::{Arc, mpsc::SyncSender},
};

use zip::ZipArchive;

use self::{
    cells::all_empty,
    docx::Document,
    parts::{Cell, Flow, Heads, MOST_TEXT, Parts, Sheet, in_thread},
    scan::{Fault, Scan, scan},
    xlsx::Workbook,
};
use super::{Format, Parse, Parsed, Part, ReadOptions, any_name, folder::plain_name, paragraphs};
use crate::{
    message::Message,
    source::{Problem, Source},
};

pub use cells::SheetPart;
pub(super) use cells::table;
#[cfg(feature = "bulk")]
pub(super) use cells::{columns_of, telling_columns_of};

/// Workbooks.
pub(super) const WORKBOOK: Format = Format {
    name: "workbook",
    endings: &[".xlsx", ".xlsm", ".ods"],
    contains_posts: any_name,
    matches_beginning: |_| false,
    parse: Parse::NotText(not_packed),
};

/// Documents of word processors.
pub(super) const DOCUMENT: Format = Format {
    name: "document",
    endings: &[".docx", ".docm"],
    parse: Parse::NotText(not_packed),
    ..WORKBOOK
};

/// The most cells of a file that are read. A repeated cell counts each time.
const MOST_CELLS: u64 = 20_000_000;

/// The beginning of the MIME type of `OpenDocument` sheets. Each `OpenDocument` file
/// contains its own MIME type.
const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// What kind of office file a zip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
    Docx,
}

impl Kind {
    /// The kind of a zip; `None` if it is none of these.
    pub(super) fn of<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Option<Self> {
        let has = |name| zip.index_for_name(name).is_some();
        if has("[Content_Types].xml") && has("xl/workbook.xml") {
            return Some(Self::Xlsx);
        }
        if has("[Content_Types].xml") && has("word/document.xml") {
            return Some(Self::Docx);
        }
        let mut mime = Vec::new();
        let file = zip.by_name("mimetype").ok()?;
        file.take(ODS.len() as u64).read_to_end(&mut mime).ok()?;
        (mime == ODS).then_some(Self::Ods)
    }
}

/// A workbook or document while it is being read.
enum Book<R> {
    Xlsx(Box<Workbook<R>>),
    /// With whether cells are merged over several rows.
    Ods(Box<ZipArchive<R>>, bool),
    Docx(Document),
}

impl<R: Read + Seek> Book<R> {
    /// Calls `each` with each cell that is not empty, sheet by sheet. Too many cells, or
    /// too much text in them, are a fault.
    fn each_cell(&mut self, each: &mut dyn FnMut(Cell<'_>) -> Flow) -> Result<(), Fault> {
        let (mut cells, mut bytes) = (0_u64, 0_usize);
        let mut is_beyond = false;
        let mut counted = |cell: Cell<'_>| {
            cells += 1 + cell.links.len() as u64;
            bytes += cell.text.len() + cell.links.iter().map(|link| link.len()).sum::<usize>();
            is_beyond = MOST_CELLS < cells || MOST_TEXT < bytes;
            if is_beyond { Flow::Stop } else { each(cell) }
        };
        match self {
            Self::Xlsx(workbook) => workbook.each_cell(&mut counted)?,
            Self::Ods(zip, has_merged) => {
                let content = zip.by_name("content.xml").map_err(|_| Fault::Damaged)?;
                ods::each_cell(content, *has_merged, &mut counted)?;
            }
            Self::Docx(document) => document.each_cell(&mut counted),
        }
        if is_beyond { Err(Fault::TooLarge) } else { Ok(()) }
    }
}

/// Whether the name of a file is that of an office file.
pub(super) fn is_named_so(path: &str) -> bool {
    let name = plain_name(path);
    [&WORKBOOK, &DOCUMENT]
        .iter()
        .flat_map(|format| format.endings)
        .any(|ending| name.ends_with(ending))
}

/// Reads the parts of an office file of `size` bytes.
pub(super) fn open<R: Read + Seek + Send + 'static>(
    kind: Kind,
    mut zip: ZipArchive<R>,
    size: u64,
    path: &Arc<str>,
) -> Result<Box<dyn Iterator<Item = Result<Part, Problem>> + Send>, Problem> {
    if is_locked(&mut zip) {
        return Err(locked(path));
    }
    let mut scan = scan(&mut zip, size, path)?;
    let failed = |fault: Fault| fault.problem(path);
    let mut headings: Arc<[Option<String>]> = Arc::from([]);
    let (mut book, sheets) = match kind {
        Kind::Xlsx => {
            let (workbook, sheets) = Workbook::open(zip.into_inner(), &scan).map_err(failed)?;
            scan.links_to_cells = scan.link_formulas.saturating_sub(workbook.link_formulas);
            (Book::Xlsx(Box::new(workbook)), sheets)
        }
        Kind::Ods => (Book::Ods(Box::new(zip), 0 < scan.merged), scan.sheets.clone()),
        Kind::Docx => {
            let document = Document::open(&mut zip).map_err(failed)?;
            scan.has_changes = document.has_changes;
            scan.has_hidden_text = document.has_hidden_text;
            scan.has_struck_text = document.has_struck_text;
            scan.merged = document.merged;
            headings = document.headings();
            let sheets = document.sheets();
            (Book::Docx(document), sheets)
        }
    };
    let mut heads = Heads::of(&sheets);
    book.each_cell(&mut |cell| heads.add(cell)).map_err(failed)?;
    let heads = heads.finish(path);
    if heads.iter().all(is_empty) {
        return Err(all_empty(kind, path));
    }
    let notes = notes(&scan, &sheets, &heads, path);
    let uncalculated = uncalculated(&scan, path);
    let path = path.clone();
    let parts = in_thread("office", move |sender: &SyncSender<Result<Part, Problem>>| {
        let format = if kind == Kind::Docx { &DOCUMENT } else { &WORKBOOK };
        let mut parts = Parts::new(path.clone(), format, (sheets, heads), sender, notes);
        parts.headings = headings;
        let read = book.each_cell(&mut |cell| parts.add(cell));
        // Sending fails if the run has ended and nobody receives parts any more.
        parts.send();
        if let Err(fault) = read {
            _ = sender.send(Err(fault.problem(&path)));
        }
    });
    Ok(Box::new(uncalculated.into_iter().map(Err).chain(parts)))
}

fn is_empty(head: &Source) -> bool {
    head.text().is_empty()
}

/// Whether an `OpenDocument` file is encrypted. Encrypted files of Excel are not zips.
fn is_locked<R: Read + Seek>(zip: &mut ZipArchive<R>) -> bool {
    const LONGEST: u64 = 1 << 20;
    let mut manifest = Vec::new();
    let Ok(file) = zip.by_name("META-INF/manifest.xml") else { return false };
    _ = file.take(LONGEST).read_to_end(&mut manifest);
    memchr::memmem::find(&manifest, b"encryption-data").is_some()
}

/// The problem that a file is locked with a password.
pub(super) fn locked(path: &Arc<str>) -> Problem {
    Problem::in_file(path.clone(), Message::new("office-locked"))
        .help(Message::new("office-locked-help"))
}

/// The problem that formulas have no values, because no program calculated them; `None`
/// if all formulas have values.
fn uncalculated(scan: &Scan, path: &Arc<str>) -> Option<Problem> {
    let message = Message::new("sheet-uncalculated").with("count", scan.uncalculated);
    let problem = Problem::in_file(path.clone(), message);
    (0 < scan.uncalculated).then(|| problem.help(Message::new("office-damaged-help")))
}

/// Notes on what people may not expect of a file: hidden sheets and rows, empty sheets,
/// merged cells, changes that nobody has accepted yet, and hidden text.
fn notes(scan: &Scan, sheets: &[Sheet], heads: &[Source], path: &Arc<str>) -> Vec<Problem> {
    let hidden: Vec<String> = sheets
        .iter()
        .zip(heads)
        .filter(|(sheet, head)| sheet.is_hidden && !is_empty(head))
        .filter_map(|(sheet, _)| sheet.name.as_deref().map(str::to_owned))
        .collect();
    // A document may have tables only.
    let empty =
        heads.iter().zip(sheets).filter(|(head, sheet)| is_empty(head) && sheet.name.is_some());
    let empty = empty.count();
    let said = [
        (hidden.len(), Message::new("note-hidden-sheets").with("sheets", hidden.join(", "))),
        (scan.hidden_rows, Message::new("note-hidden-rows")),
        (empty, Message::new("note-empty-sheets")),
        (scan.merged, Message::new("note-merged-cells")),
        (scan.links_to_cells, Message::new("note-computed-links")),
        (scan.has_changes.into(), Message::new("note-tracked-changes")),
        (scan.has_hidden_text.into(), Message::new("note-hidden-text")),
        (scan.has_struck_text.into(), Message::new("note-struck-text")),
    ];
    let said = said.into_iter().filter(|(count, _)| 0 < *count);
    said.map(|(count, message)| Problem::in_file(path.clone(), message.with("count", count)))
        .collect()
}

/// Parses the posts of a part.
pub(super) fn parse<'s>(
    source: &'s Source,
    cells: &SheetPart,
    options: &ReadOptions,
) -> Parsed<'s> {
    if cells.are_paragraphs() {
        let paragraphs: Vec<_> = cells.layout.blocks(source.text().len()).collect();
        paragraphs::parse(source, &paragraphs, 1 < cells.headings.len(), options)
    } else {
        cells::parse(source, cells, options)
    }
}

/// The problem that a file is called a workbook or document but is not one.
fn not_packed(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("office-not-one")).help(Message::new("office-damaged-help"))
}
