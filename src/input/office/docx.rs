//! Documents of Word: their paragraphs and tables, and what is in them as text.

use std::{
    collections::HashMap,
    io::{BufReader, Read, Seek},
    sync::Arc,
};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::{
    docx_styles::{LOWEST_LEVEL, Style, is_on, local_name, outline, style_named, styles, value},
    docx_table::{OpenTable, TableCell},
    parts::{Cell, Flow, MOST_TEXT, Sheet},
    scan::Fault,
    xml::push_text,
};
use crate::{input::paragraphs::is_heading_if_bold, layout::Block};

/// The most bytes of text of a document, which is kept in memory (64 MiB).
const MOST_TEXT_OF_DOCUMENT: usize = MOST_TEXT >> 3;

/// Elements whose text is not part of the document: text that was deleted or moved away
/// while changes were tracked, the code of fields, and copies of elements for older programs.
const LEFT_OUT: [&str; 5] = ["del", "moveFrom", "instrText", "delText", "Fallback"];

/// A document whose text is in memory.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// Its paragraphs, and the cells of its tables. Each has the index of its sheet, which is 0 for
    /// paragraphs and for tables with labels in their first column, and counts the other tables from
    /// 1; its place; and its text.
    blocks: Vec<(usize, Block, String)>,
    /// The number of tables with more than one column.
    tables: usize,
    /// The heading above each table whose rows are posts; `None` for a table without one.
    headings: Vec<Option<String>>,
    /// The number of cells that are merged over several rows, counted in each but the first.
    pub(super) merged: usize,
    /// Whether it has changes that nobody has accepted or rejected yet.
    pub(super) has_changes: bool,
    /// Whether it has text that Word does not show.
    pub(super) has_hidden_text: bool,
    /// Whether it has text that is struck out.
    pub(super) has_struck_text: bool,
}

/// The element with properties that surrounds the current place: that of a paragraph
/// (`w:pPr`), that of a table row (`w:trPr`), or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Properties {
    #[default]
    No,
    OfParagraph,
    OfRow,
}

/// Where the reader is in the document.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of a run of text")]
struct Cursor {
    styles: HashMap<String, Style>,
    /// The paragraphs that surround the current place: one, or two in a text box.
    paragraphs: Vec<Paragraph>,
    /// How many tables surround the current place.
    tables: usize,
    /// The outermost of these tables.
    table: OpenTable,
    /// How many elements that are left out surround the current place.
    left_out: usize,
    is_in_text: bool,
    /// Whether Word does not show the text at the current place.
    is_hidden: bool,
    is_struck: bool,
    is_bold: bool,
    /// The properties that surround the current place.
    properties: Properties,
    /// The text of a paragraph whose end was deleted while changes were tracked. It
    /// becomes the beginning of the next paragraph.
    unended: String,
    /// The heading above the current place.
    heading: Option<String>,
    /// The number of paragraphs so far that are not empty.
    count: u32,
    bytes: usize,
    document: Document,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<Style>,
    /// Whether it has text that is not bold.
    has_plain: bool,
    /// Whether the end of the paragraph was deleted while changes were tracked. The next
    /// paragraph then continues this one.
    is_unended: bool,
}

impl Document {
    /// Reads a document that `scan.rs` accepted.
    pub(super) fn open<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Self, Fault> {
        let styles = match zip.by_name("word/styles.xml") {
            Ok(file) => styles(file)?,
            Err(_) => HashMap::new(),
        };
        let body = zip.by_name("word/document.xml").map_err(|_| Fault::Damaged)?;
        let mut document = Cursor { styles, ..Cursor::default() }.read(body)?;
        document.blocks.sort_by_key(|(sheet, ..)| *sheet);
        Ok(document)
    }

    /// One sheet for all paragraphs of the running text, then one for each table whose rows are posts.
    pub(super) fn sheets(&self) -> Vec<Sheet> {
        vec![Sheet::default(); 1 + self.headings.len()]
    }

    /// The heading above each sheet; `None` for the running text, which is the first sheet,
    /// and for a table without a heading.
    pub(super) fn headings(&self) -> Arc<[Option<String>]> {
        [None].into_iter().chain(self.headings.iter().cloned()).collect()
    }

    /// Calls `each` with the paragraphs and cells that are not empty.
    pub(super) fn each_cell(&self, each: &mut dyn FnMut(Cell<'_>) -> Flow) {
        let mut done = None;
        for (sheet, block, text) in &self.blocks {
            if done == Some(*sheet) {
                continue;
            }
            match each(Cell { sheet: *sheet, block: *block, text, links: &[], is_struck: false }) {
                Flow::On => (),
                Flow::NextSheet => done = Some(*sheet),
                Flow::Stop => return,
            }
        }
    }
}

impl Cursor {
    fn read(mut self, body: impl Read) -> Result<Document, Fault> {
        let mut xml = Reader::from_reader(BufReader::new(body));
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer)? {
                Event::Start(element) => self.start(&element),
                Event::Empty(element) => {
                    self.start(&element);
                    self.end(local_name(element.name().as_ref()));
                }
                Event::End(element) => self.end(local_name(element.name().as_ref())),
                Event::Eof => return Ok(self.document),
                event => self.text(&event)?,
            }
            if MOST_TEXT_OF_DOCUMENT < self.bytes {
                return Err(Fault::TooLarge);
            }
        }
    }

    fn text(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        let Some(paragraph) = self.paragraphs.last_mut() else { return Ok(()) };
        if self.is_in_text && self.left_out == 0 && !self.is_hidden {
            let before = paragraph.text.len();
            push_text(&mut paragraph.text, event)?;
            self.bytes += paragraph.text.len() - before;
            let has_words = !paragraph.text[before..].trim().is_empty();
            paragraph.has_plain |= !self.is_bold && has_words;
            self.document.has_struck_text |= self.is_struck && has_words;
        }
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name();
        let name = local_name(name.as_ref());
        self.document.has_changes |= name == "ins" || LEFT_OUT[..2].contains(&name);
        self.left_out += usize::from(LEFT_OUT.contains(&name));
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.properties = Properties::OfParagraph,
            "trPr" => self.properties = Properties::OfRow,
            "del" if self.properties == Properties::OfParagraph => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.is_unended = true;
                }
            }
            "del" if self.properties == Properties::OfRow && self.tables == 1 => {
                self.table.is_deleted = true;
            }
            "pStyle" => {
                let style = value(element).and_then(|id| self.style_of(&id));
                self.set_style(style);
            }
            "outlineLvl" => self.set_style(outline(element)),
            "r" => (self.is_hidden, self.is_struck, self.is_bold) = (false, false, false),
            "strike" | "dstrike" if self.properties != Properties::OfParagraph => {
                self.is_struck |= is_on(element);
            }
            "b" if self.properties != Properties::OfParagraph => self.is_bold = is_on(element),
            "vanish" if self.properties != Properties::OfParagraph => {
                self.is_hidden = is_on(element);
                self.document.has_hidden_text |= self.is_hidden;
            }
            "t" => self.is_in_text = true,
            "tab" if self.properties != Properties::OfParagraph => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("\u{2011}"),
            "tbl" => self.tables += 1,
            _ if self.tables == 1 => self.table.start(name, element),
            _ => (),
        }
    }

    fn end(&mut self, name: &str) {
        self.left_out -= usize::from(LEFT_OUT.contains(&name) && 0 < self.left_out);
        match name {
            "p" => self.end_paragraph(),
            "pPr" | "trPr" => self.properties = Properties::No,
            "r" => self.is_hidden = false,
            "t" => self.is_in_text = false,
            "tc" if self.tables == 1 => self.bytes += self.table.end_cell(),
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    let table = std::mem::take(&mut self.table);
                    self.end_table(table);
                }
            }
            _ => (),
        }
    }

    fn end_paragraph(&mut self) {
        let Some(Paragraph { text, style, has_plain, is_unended }) = self.paragraphs.pop() else {
            return;
        };
        let text = std::mem::take(&mut self.unended) + &text;
        if is_unended {
            self.unended = text;
            return;
        }
        let text = text.trim();
        if 0 < self.tables {
            self.table.add_line(text);
        } else if !text.is_empty() && style != Some(Style::Contents) {
            let level = match style {
                Some(Style::Heading(level)) => Some(level),
                _ if !has_plain && is_heading_if_bold(text) => Some(LOWEST_LEVEL),
                _ => None,
            };
            self.push_paragraph(text, level);
        }
    }

    /// Adds the cells of a table. A table with a single column is only a frame around
    /// paragraphs.
    fn end_table(&mut self, mut table: OpenTable) {
        // Text outside the cells of a table is kept, too.
        table.end_cell();
        table.drop_rows_without_own_cells();
        if table.cells.iter().all(|cell| cell.column == 1) {
            for cell in table.cells.into_iter().filter(|cell| !cell.is_merged) {
                self.push_paragraph(&cell.text, None);
            }
            return;
        }
        self.document.merged += table.cells.iter().filter(|cell| cell.is_merged).count();
        self.document.tables += 1;
        let number = u32::try_from(self.document.tables).unwrap_or(u32::MAX);
        if table.has_labels_in_column() {
            // They are read as lines with labels are, among the paragraphs.
            self.bytes = self.bytes.saturating_add(table.bytes_of_labels());
            if MOST_TEXT_OF_DOCUMENT < self.bytes {
                return;
            }
            let cells = table.into_labelled_cells(number).into_iter();
            let cells = cells.map(|(block, text)| (0, block, text));
            return self.document.blocks.extend(cells);
        }
        self.document.headings.push(self.heading.clone());
        let sheet = self.document.headings.len();
        let cells = table.cells.into_iter().map(|TableCell { row, column, text, .. }| {
            (sheet, Block::TableCell { table: number, row, column }, text)
        });
        self.document.blocks.extend(cells);
    }

    /// Adds a heading of this level or, if `level` is `None`, a paragraph.
    fn push_paragraph(&mut self, text: &str, level: Option<u8>) {
        self.count += 1;
        let number = self.count;
        let block = match level {
            Some(level) => Block::Heading { number, level },
            None => Block::Paragraph(number),
        };
        if level.is_some() {
            self.heading = Some(text.to_owned());
        }
        self.document.blocks.push((0, block, text.to_owned()));
    }

    fn push(&mut self, text: &str) {
        let is_shown = self.left_out == 0 && !self.is_hidden;
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| is_shown) {
            paragraph.text.push_str(text);
            self.bytes += text.len();
        }
    }

    fn set_style(&mut self, style: Option<Style>) {
        if let (Some(paragraph), Some(style)) = (self.paragraphs.last_mut(), style) {
            paragraph.style = Some(style);
        }
    }

    /// What paragraphs of the style with this id are. If the document does not describe
    /// the style, its id decides, such as `Heading1`.
    fn style_of(&self, id: &str) -> Option<Style> {
        self.styles.get(id).copied().or_else(|| style_named(id))
    }
}
