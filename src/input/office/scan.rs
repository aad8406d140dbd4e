//! Looks through a workbook or document before it is read: how much it unpacks to,
//! whether its XML is whole, and what people do not see in it.
//!
//! The crates that read such files trust them: a count at the beginning of a list makes
//! them reserve memory, and a file that ends too early may keep them in an endless
//! loop. A file that is refused here never reaches them.

use std::{
    collections::HashSet,
    io::{self, BufReader, Read, Seek},
    sync::Arc,
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::{
    links::{MOST_LINKS, address_in, is_link},
    parts::Sheet,
    references::{checked_reference, is_merged_over_rows},
};
use crate::{
    input::{
        decompress::{LimitedReader, Refused, UnpackBudget},
        unreadable::{unreadable, why_zip},
    },
    message::Message,
    source::Problem,
};

/// The most bytes that one file in a workbook or document may unpack to (256 MiB). For
/// the list of all texts of a workbook, which is kept in memory, it is
/// [`LARGEST_TEXTS`] (128 MiB).
const LARGEST_ENTRY: u64 = 256 << 20;
const LARGEST_TEXTS: u64 = 128 << 20;

/// What the names of files with XML end with, in lower case.
const XML: [&str; 2] = [".xml", ".rels"];

/// The most files in a workbook or document.
const MOST_ENTRIES: usize = 10_000;

/// The most cells that are merged over several rows: their places are kept in memory.
const MOST_MERGED: usize = 100_000;

/// The attributes that have the value of a cell of an `OpenDocument` file.
const ODS_VALUES: [&str; 5] = [
    "office:value",
    "office:date-value",
    "office:time-value",
    "office:boolean-value",
    "office:string-value",
];

/// How deep elements of XML may be nested.
const DEEPEST: usize = 256;

/// What was found in a workbook or document.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The number of hidden rows.
    pub(super) hidden_rows: usize,
    /// The number of cells that are merged over several rows.
    pub(super) merged: usize,
    /// The number of cells of sheets that have links.
    pub(super) links: usize,
    /// The number of relations, which say where links lead.
    relations: usize,
    /// The number of formulas of Excel that make a link of a cell.
    pub(super) link_formulas: usize,
    /// The number of such formulas that take the address from elsewhere, as another cell.
    pub(super) links_to_cells: usize,
    /// The number of cells with a formula that was never calculated.
    pub(super) uncalculated: usize,
    /// Whether a document has changes that nobody has accepted or rejected yet.
    pub(super) has_changes: bool,
    /// Whether a document has text that Word does not show.
    pub(super) has_hidden_text: bool,
    /// Whether a document has text that is struck out.
    pub(super) has_struck_text: bool,
    /// The sheets of an `OpenDocument` file.
    pub(super) sheets: Vec<Sheet>,
    /// The names of the styles that hide a sheet.
    hidden_styles: HashSet<String>,
    /// The name of the style that is being read.
    style: String,
    /// The cell that is being read.
    cell: ScannedCell,
    /// What is being read of the cell.
    inside: Inside,
    /// How many elements surround the current place.
    depth: usize,
    /// How many tables of an `OpenDocument` file surround the current place: a cell may
    /// contain a table.
    tables: usize,
}

/// The element of a cell of Excel that surrounds the current place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Other,
    Value,
    Formula,
}

/// What was found in a cell of a workbook.
#[derive(Debug, Default)]
struct ScannedCell {
    has_formula: bool,
    has_value: bool,
    /// Whether the result of its formula is a text, which may be empty.
    is_text: bool,
}

impl ScannedCell {
    /// A cell of Excel that begins with this element.
    fn of_xlsx(element: &BytesStart<'_>) -> Self {
        let is_text = attribute(element, "t").is_some_and(|kind| kind == "str");
        Self { is_text, ..Self::default() }
    }

    /// A cell of an `OpenDocument` file that begins with this element.
    fn of_ods(element: &BytesStart<'_>) -> Self {
        let has = |name| attribute(element, name).is_some();
        let has_value = ODS_VALUES.into_iter().any(has);
        Self { has_formula: has("table:formula"), has_value, is_text: false }
    }
}

/// Why a workbook or document is not read.
#[derive(Debug)]
pub(super) enum Fault {
    /// It cannot be read, or unpacks to too many bytes.
    Io(io::Error),
    /// It is truncated, or invalid in another way.
    Damaged,
    /// It has more cells, or more text in them, than are read.
    TooLarge,
    /// It has something that no office program writes, but that an attack may contain.
    Hostile,
}

impl From<quick_xml::Error> for Fault {
    fn from(error: quick_xml::Error) -> Self {
        match error {
            quick_xml::Error::Io(error) => {
                let refused = Refused::of(&error).map(io::Error::other);
                Self::Io(refused.unwrap_or_else(|| error.kind().into()))
            }
            _ => Self::Damaged,
        }
    }
}

impl Fault {
    /// The problem to report for a file.
    pub(super) fn problem(&self, path: &Arc<str>) -> Problem {
        let of =
            |id, help| Problem::in_file(path.clone(), Message::new(id)).help(Message::new(help));
        match self {
            Self::Io(error) => unreadable(path, error),
            Self::TooLarge => of("office-too-large", "office-too-large-help"),
            Self::Damaged => of("office-damaged", "office-damaged-help"),
            Self::Hostile => of("office-hostile", "office-hostile-help"),
        }
    }
}

/// Looks through all files in the zip of a workbook or document of `size` bytes. Fails
/// with the problem to report if one of them is refused.
pub(super) fn scan<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    size: u64,
    path: &Arc<str>,
) -> Result<Scan, Problem> {
    let mut scan = Scan::default();
    let budget = UnpackBudget::default();
    if MOST_ENTRIES < zip.len() {
        return Err(Fault::Hostile.problem(path));
    }
    for index in 0..zip.len() {
        let entry = zip.by_index(index).map_err(|error| {
            let message = Message::new("zip-unreadable").with("problem", why_zip(&error));
            Problem::in_file(path.clone(), message).help(Message::new("office-damaged-help"))
        })?;
        let name = entry.name().map(|name| name.to_lowercase()).unwrap_or_default();
        let limit = if name.ends_with("sharedstrings.xml") { LARGEST_TEXTS } else { LARGEST_ENTRY };
        budget.add(entry.compressed_size(), size);
        let mut limited = LimitedReader::new(entry, budget.clone()).take(limit);
        let is_xml = XML.iter().any(|ending| name.ends_with(ending));
        let read = if is_xml {
            scan.xml(&mut limited, &name)
        } else {
            io::copy(&mut limited, &mut io::sink()).map_err(Fault::Io).map(drop)
        };
        if limited.limit() == 0 {
            return Err(Fault::Io(io::Error::other(Refused::TooLarge)).problem(path));
        }
        read.map_err(|fault| fault.problem(path))?;
    }
    Ok(scan)
}

impl Scan {
    /// Looks through a file of XML, which must be whole.
    fn xml(&mut self, file: impl Read, name: &str) -> Result<(), Fault> {
        let mut xml = Reader::from_reader(BufReader::new(file));
        let mut buffer = Vec::new();
        (self.depth, self.tables) = (0, 0);
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer)? {
                Event::DocType(_) => return Err(Fault::Hostile),
                Event::Start(element) => {
                    self.depth += 1;
                    self.element(&element, name)?;
                    self.tables += usize::from(is_table(element.name().as_ref()));
                }
                Event::Empty(element) => {
                    self.element(&element, name)?;
                    self.end_element(element.name().as_ref());
                }
                Event::End(element) => {
                    self.depth = self.depth.checked_sub(1).ok_or(Fault::Damaged)?;
                    let closed = usize::from(is_table(element.name().as_ref()));
                    self.tables = self.tables.saturating_sub(closed);
                    self.end_element(element.name().as_ref());
                }
                Event::Text(text) if self.inside == Inside::Value => {
                    self.cell.has_value |= !text.is_empty();
                }
                Event::Text(text) if self.inside == Inside::Formula => {
                    self.add_formula(&text.xml10_content())?;
                }
                Event::Eof if self.depth == 0 => return Ok(()),
                Event::Eof => return Err(Fault::Damaged),
                _ => (),
            }
        }
    }

    fn element(&mut self, element: &BytesStart<'_>, file: &str) -> Result<(), Fault> {
        if DEEPEST < self.depth {
            return Err(Fault::Hostile);
        }
        match without_prefix(element.name().as_ref()) {
            "row" => {
                checked_reference(element, "r")?;
                let is_hidden = attribute(element, "hidden").is_some_and(|value| value != "0");
                self.hidden_rows += usize::from(is_hidden && file.contains("worksheets/"));
            }
            "c" => {
                checked_reference(element, "r")?;
                self.cell = ScannedCell::of_xlsx(element);
            }
            "mergeCell" => {
                checked_reference(element, "ref")?;
                self.add_merged(is_merged_over_rows(element))?;
            }
            "hyperlink" if file.contains("worksheets/") => {
                checked_reference(element, "ref")?;
                self.links = one_more(self.links)?;
            }
            "Relationship" => self.relations = one_more(self.relations)?,
            "f" if file.contains("worksheets/") => {
                self.cell.has_formula = true;
                self.inside = Inside::Formula;
            }
            "v" => self.begin_value(),
            // The text of the cell itself.
            "is" | "text:p" => self.cell.has_value = true,
            "dimension" => checked_reference(element, "ref")?,
            "sst" => checked_count(element)?,
            name => return self.element_of_ods(name, element, file),
        }
        Ok(())
    }

    /// As [`Self::element`], for an element that only `OpenDocument` has.
    fn element_of_ods(
        &mut self,
        name: &str,
        element: &BytesStart<'_>,
        file: &str,
    ) -> Result<(), Fault> {
        match name {
            "table:table-cell" => {
                let rows = attribute(element, "table:number-rows-spanned");
                self.add_merged(rows.is_some_and(|rows| rows != "1"))?;
                self.cell = ScannedCell::of_ods(element);
                let formula = attribute(element, "table:formula").unwrap_or_default();
                let is_unread = is_link(&formula) && address_in(&formula).is_none();
                self.links_to_cells += usize::from(is_unread);
            }
            "style:style" => self.style = attribute(element, "style:name").unwrap_or_default(),
            "style:table-properties" => {
                let shown = attribute(element, "table:display");
                let hidden = shown.filter(|shown| shown == "false").map(|_| self.style.clone());
                self.hidden_styles.extend(hidden);
            }
            "table:table" if file == "content.xml" && self.tables == 0 => {
                let name = attribute(element, "table:name").unwrap_or_default();
                let style = attribute(element, "table:style-name").unwrap_or_default();
                let is_hidden = self.hidden_styles.contains(&style);
                self.sheets.push(Sheet { name: Some(name.into()), is_hidden, ..Sheet::default() });
            }
            "table:table-row" => {
                let is_hidden = attribute(element, "table:visibility");
                let is_hidden = is_hidden.is_some_and(|visibility| visibility != "visible");
                // All unused rows at the end of a sheet are one repeated element. They
                // are not counted.
                let count = attribute(element, "table:number-rows-repeated");
                self.hidden_rows += usize::from(is_hidden && count.is_none());
            }
            _ => (),
        }
        Ok(())
    }

    /// Counts a formula of Excel if it makes a link of its cell.
    fn add_formula(&mut self, formula: &str) -> Result<(), Fault> {
        if !is_link(formula) {
            return Ok(());
        }
        self.link_formulas += 1;
        self.links = one_more(self.links)?;
        Ok(())
    }

    /// Counts a cell if it is merged over several rows.
    const fn add_merged(&mut self, is_merged: bool) -> Result<(), Fault> {
        if is_merged {
            self.merged += 1;
        }
        if MOST_MERGED < self.merged { Err(Fault::TooLarge) } else { Ok(()) }
    }

    const fn begin_value(&mut self) {
        self.inside = Inside::Value;
        self.cell.has_value |= self.cell.is_text;
    }

    fn end_element(&mut self, name: &str) {
        match without_prefix(name) {
            "v" | "f" => self.inside = Inside::Other,
            "c" | "table:table-cell" => {
                let cell = std::mem::take(&mut self.cell);
                self.uncalculated += usize::from(cell.has_formula && !cell.has_value);
            }
            _ => (),
        }
    }
}

/// A count of links or relations after one more.
const fn one_more(count: usize) -> Result<usize, Fault> {
    if count < MOST_LINKS { Ok(count + 1) } else { Err(Fault::TooLarge) }
}

/// The name of an element of a workbook without the prefix `x:`, which some programs write.
fn without_prefix(name: &str) -> &str {
    name.strip_prefix("x:").unwrap_or(name)
}

fn is_table(name: &str) -> bool {
    name == "table:table"
}

/// The value of an attribute, decoded; `None` if the element does not have it.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Into::into)
}

/// Refuses a declared count of texts that is too large to be true, because the reader would
/// reserve memory for it.
fn checked_count(element: &BytesStart<'_>) -> Result<(), Fault> {
    const MOST: u64 = LARGEST_TEXTS / 16;
    let count = attribute(element, "uniqueCount").map(|count| count.parse::<u64>());
    match count {
        Some(Ok(count)) if count <= MOST => Ok(()),
        None => Ok(()),
        Some(_) => Err(Fault::Hostile),
    }
}
