//! Finds the rows of a sheet, or of a table in a document, below its header. Posts are made of
//! these rows as of the rows of a CSV table.

use std::{cell::LazyCell, collections::BTreeSet, sync::Arc};

use super::{
    Kind,
    header::{Header, table_of},
    no_plan::{has_texts, why_no_plan},
    parts::Unreadable,
    passed_over::{facts_above, is_in_some_sheet, sentences},
};
use crate::{
    csv,
    input::{
        Parsed, ReadOptions,
        choose_columns::TIMES,
        heading_channels::Elsewhere,
        heading_platforms::{names_network, split_heading},
        heading_times::seems_to_be_time,
        paragraphs::account_in,
        row_divider::RowsAbove,
        sheet_names,
        table_columns::TableColumns,
        table_row::TableRow,
        unknown_names::UnknownNames,
        unread_cells::UnreadColumns,
    },
    layout::{Block, Layout},
    mapping::{Mapped, Mapping, PostField},
    message::Message,
    platform::Platform,
    problems::Problems,
    source::{Problem, Source, Span},
    text::csv_field,
    time::DayOrder,
};

/// The header of a sheet is searched for among this many rows at its beginning: a title
/// and a few lines may be above the header.
pub(super) const MOST_ROWS_ABOVE: usize = 20;

/// The number of the names of columns that are in no row, as in Parquet.
pub(in crate::input) const NO_ROW: usize = 0;

/// The beginnings of the errors that sheets show in cells whose formulas failed.
const ERRORS: [&str; 14] = [
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#DATA!",
    "Err:",
    "#NAVN?",
    "#REFERENCE!",
    "#I/T",
    "#VÆRDI!",
    "#DIVISION/0!",
];

/// What is needed to read a part of a sheet or document: where the cells of the part are,
/// and how the sheets of the file begin.
#[derive(Debug)]
pub struct SheetPart {
    /// The beginnings of all sheets or tables of the file.
    pub(in crate::input) heads: Arc<[Source]>,
    /// The index of the sheet in `heads`.
    pub(in crate::input) sheet: usize,
    /// Where the cells of the part are.
    pub(in crate::input) layout: Arc<Layout>,
    /// Where the cells begin through which a line is drawn, in the order of the part.
    pub(in crate::input) struck: Vec<usize>,
    /// The values that have no text, in the order of the part.
    pub(in crate::input) unreadable: Vec<Unreadable>,
    /// The heading above each table of a document, by the index of the table in `heads`;
    /// `None` for a table without a heading, and for the running text. Empty for
    /// workbooks.
    pub(in crate::input) headings: Arc<[Option<String>]>,
    /// Whether the part is the first of its sheet.
    pub(in crate::input) is_first: bool,
}

/// A row of a sheet: its number, and its cells that are not empty, each with the number
/// of its column. Both count from 1.
pub(super) struct SheetRow {
    pub(super) number: usize,
    pub(super) cells: Vec<(usize, Span)>,
}

/// Parses the posts of a part of a sheet.
pub(super) fn parse<'s>(
    source: &'s Source,
    cells: &SheetPart,
    options: &ReadOptions,
) -> Parsed<'s> {
    let head = &cells.heads[cells.sheet];
    let Some(header) = Header::of(head, &options.mapping) else {
        let reported = cells.is_first.then(|| without_text(cells, options));
        return reported.unwrap_or_default();
    };
    if let Some(message) = cells.why_no_plan(source, &header, &options.mapping) {
        let help = Message::new("note-no-plan-help");
        let note = Problem::at(head, header.row.span(), message).help(help);
        return Parsed {
            notes: Vec::from_iter(cells.is_first.then_some(note)),
            ..Parsed::default()
        };
    }
    let (mut parsed, mut unread) = cells.report(&header, options);
    if !cells.is_first {
        parsed = Parsed::default();
    }
    let shown = LazyCell::new(|| header.order_shown(options));
    let order_shown: &dyn Fn() -> Option<DayOrder> = &|| *shown;
    let (mut nameless, mut above) = (BTreeSet::new(), RowsAbove::default());
    for row in rows(source).filter(|row| header.number < row.number) {
        let fields = row.fields(header.width());
        if cells.is_struck_out(&header, &fields) {
            parsed.unknown.struck += 1;
            continue;
        }
        nameless.extend(row.nameless(&header.table));
        let faults = cells.faults(source, &header, (&row, &fields));
        if !faults.is_empty() {
            parsed.problems.extend(faults);
            continue;
        }
        let fields = csv::Row::of(fields);
        let row = TableRow::new(source, &header.table, &fields, order_shown, above);
        parsed.unknown.linked += usize::from(!row.links_behind_texts().is_empty());
        above = row.read(&mut parsed, &mut unread, options);
    }
    unread.report(&mut parsed.unknown, source);
    parsed.unknown.append(UnknownNames::of_columns(nameless));
    parsed
}

impl SheetPart {
    /// What is wrong with the header of the sheet and with what is above it, and the columns that are
    /// not read.
    fn report<'s, 'h>(
        &self,
        header: &'h Header<'h>,
        options: &ReadOptions,
    ) -> (Parsed<'s>, UnreadColumns<'h>) {
        let mut parsed = Parsed::default();
        let head = header.head;
        let (problems, unknown, unread) =
            header.table.report(&header.row, header.rows_below(), head, options, |mapped| {
                is_in_some_sheet(mapped, &self.heads)
            });
        parsed.problems.extend(problems);
        parsed.unknown = unknown;
        parsed.notes.extend(header.note_above());
        parsed.problems.extend(facts_above(head, (header.number, &header.table), options));
        parsed.problems.extend(self.lost_heading(header, options));
        (parsed, unread)
    }

    /// Why no post is made of a row: some of its values have no text, or the formula of its text, its
    /// account or the like failed. Empty for most rows.
    fn faults(
        &self,
        source: &Source,
        header: &Header<'_>,
        (row, fields): (&SheetRow, &[Span]),
    ) -> Vec<Problem> {
        let unreadable = self.unreadable_in(row);
        if !unreadable.is_empty() {
            return unreadable.iter().map(|value| unread(source, *value)).collect();
        }
        let columns = header.table.columns.iter();
        let mut cells = columns.filter_map(|(_, index)| fields.get(*index).copied());
        let failed = cells.find_map(|cell| failed_formula(source, cell));
        failed.filter(|_| header.number != NO_ROW).into_iter().collect()
    }

    /// Whether a line is drawn through all texts of a row: somebody dropped its post.
    fn is_struck_out(&self, header: &Header<'_>, fields: &[Span]) -> bool {
        let texts = header.table.texts().filter_map(|index| fields.get(index));
        let mut filled = texts.filter(|text| text.start < text.end).peekable();
        !self.struck.is_empty()
            && filled.peek().is_some()
            && filled.all(|text| self.struck.binary_search(&text.start).is_ok())
    }

    /// Whether the part has the paragraphs of a document.
    pub(super) fn are_paragraphs(&self) -> bool {
        self.sheet == 0 && !self.headings.is_empty()
    }

    /// The values of a row that have no text.
    fn unreadable_in(&self, row: &SheetRow) -> &[Unreadable] {
        let whole = row_span(row);
        let start = self.unreadable.partition_point(|(span, _)| span.start < whole.start);
        let end = self.unreadable.partition_point(|(span, _)| span.start <= whole.end);
        &self.unreadable[start..end]
    }

    /// Why the sheet of a workbook has no posts although it has a column of texts, if another sheet
    /// has them.
    fn why_no_plan(
        &self,
        source: &Source,
        header: &Header<'_>,
        mapping: &Mapping,
    ) -> Option<Message> {
        let sheet = self.layout.sheet.as_deref().filter(|_| 1 < self.heads.len())?;
        let below: Vec<csv::Row> = header.rows_below_in(source).collect();
        let message = why_no_plan(sheet, &header.table, (&below, source), mapping)?;
        let is_plan = |head: &Source| {
            Header::of(head, mapping).is_some_and(|other| {
                let rows: Vec<csv::Row> = other.rows_below().collect();
                has_texts(&other.table, &rows, head)
            })
        };
        let others = self.heads.iter().enumerate().filter(|(index, _)| *index != self.sheet);
        others.map(|(_, head)| head).any(is_plan).then_some(message)
    }

    /// The problem that the heading above a table is a time or a platform, but the table has no
    /// column for it: such a heading does not apply to the rows, although its author may
    /// expect it. `None` if there is no such heading.
    fn lost_heading(&self, header: &Header<'_>, options: &ReadOptions) -> Option<Problem> {
        let heading = self.headings.get(self.sheet).and_then(Option::as_deref);
        let sheet = self.layout.sheet.as_deref().filter(|_| header.number != NO_ROW);
        let heading = heading.or(sheet)?;
        let has_time = TIMES.iter().any(|column| header.table.index(*column).is_some());
        let has_time = has_time || header.table.index(PostField::Weekday).is_some();
        let (message, help) = if !has_time && seems_to_be_time(heading) {
            let id = if sheet.is_some() { "sheet-named-as-time" } else { "table-below-time" };
            (id, "table-below-time-help")
        } else if sheet.is_none()
            && !header.table.names_platforms()
            && (names_network(heading)
                || !split_heading(heading).0.is_empty()
                || Elsewhere::of(heading).is_some())
        {
            ("table-below-platform", "table-below-platform-help")
        } else if sheet.is_none()
            && header.table.index(PostField::Account).is_none()
            && account_in(&heading[split_heading(heading).1]).is_some()
        {
            ("table-below-account", "table-below-account-help")
        } else if sheet.is_some()
            && options.platform == Platform::default()
            && !header.table.is_placed()
            && sheet_names::is_unclear(heading)
        {
            ("sheet-named-as-platform", "table-below-platform-help")
        } else {
            return None;
        };
        let message = Message::new(message).with("heading", heading);
        Some(Problem::at(header.head, header.row.span(), message).help(Message::new(help)))
    }
}

/// The columns of the sheet to which a part belongs; `None` if no column contains
/// texts.
pub(in crate::input) fn table(cells: &SheetPart, mapping: &Mapping) -> Option<TableColumns> {
    Header::of(&cells.heads[cells.sheet], mapping).map(|header| header.table)
}

/// The columns of a sheet with this beginning that contain a field of posts, each with its
/// index; none if no column has texts.
#[cfg(feature = "bulk")]
pub(in crate::input) fn columns_of(
    head: &Source,
    mapping: &Mapping,
) -> Vec<(crate::mapping::PostField, usize)> {
    Header::of(head, mapping).map_or_else(Vec::new, |header| header.table.columns)
}

/// The indices of the columns that tell something of a post in a sheet with this beginning, and are
/// no field of it: likes and other counts, what shows that it was published, and whether it answers
/// somebody.
#[cfg(feature = "bulk")]
pub(in crate::input) fn telling_columns_of(head: &Source, mapping: &Mapping) -> Vec<usize> {
    let Some(Header { table, .. }) = Header::of(head, mapping) else { return Vec::new() };
    let counts = table.engagement.into_iter().flatten().chain(table.figures);
    counts.chain(table.replies).chain(table.api.indices()).collect()
}

/// The rows of a part of a sheet that are not empty.
pub(super) fn rows(source: &Source) -> impl Iterator<Item = SheetRow> {
    let blocks = source.layout().into_iter().flat_map(|layout| layout.blocks(source.text().len()));
    let mut blocks = blocks.peekable();
    std::iter::from_fn(move || {
        let (_, first) = blocks.peek()?;
        let row_of = |block: Block| (block.table(), block.number());
        let (own, number) = (row_of(*first), first.number());
        let mut cells = Vec::new();
        while let Some((range, block)) = blocks.next_if(|(_, block)| row_of(*block) == own) {
            let column = block.column().unwrap_or(1);
            cells.push((column, Span::new(range.start, range.end)));
        }
        Some(SheetRow { number, cells })
    })
}

impl SheetRow {
    /// The span of each field of the row, in `width` columns. The span of an empty cell is
    /// empty.
    pub(super) fn fields(&self, width: usize) -> Vec<Span> {
        let start = self.cells.first().map_or(0, |(_, span)| span.start);
        let mut fields: Vec<Span> = Vec::with_capacity(width);
        let mut at = start;
        let mut cells = self.cells.iter().peekable();
        for column in 1..=width {
            let cell = cells.next_if(|(own, _)| *own == column);
            let field = cell.map_or(Span::new(at, at), |(_, span)| *span);
            at = field.end;
            fields.push(field);
        }
        fields
    }

    /// The numbers, from 1, of the columns that have a cell in this row, but no name in
    /// the header.
    fn nameless(&self, table: &TableColumns) -> impl Iterator<Item = usize> {
        let columns = self.cells.iter().map(|(column, _)| *column);
        columns.filter(|column| {
            table.names.get(column - 1).is_none_or(String::is_empty)
                && !table.columns.iter().any(|(_, index)| index + 1 == *column)
        })
    }
}

/// What is reported for a sheet without a column of texts: a note that it has no posts
/// or, if no other sheet has any, the problems of its first row as a header.
fn without_text<'s>(cells: &SheetPart, options: &ReadOptions) -> Parsed<'s> {
    let head = &cells.heads[cells.sheet];
    let Some(first) = rows(head).next() else { return Parsed::default() };
    // A row that names a known column beside one that looks like a text.
    let named = rows(head).find(|row| {
        let table = table_of(head, row, &options.mapping);
        rows(head).any(|other| row.number < other.number) && table.looks_like_header()
    });
    let has_posts = |head: &Source| Header::of(head, &options.mapping).is_some();
    let is_in_document = cells.layout.sheet.is_none();
    if named.is_none() && !is_in_document && cells.heads.iter().any(has_posts) {
        if let Some(problem) = sentences(head, &options.mapping) {
            return Parsed { problems: vec![problem].into(), ..Parsed::default() };
        }
        let at = Problem::at(head, row_span(&first), Message::new("note-no-posts-in-sheet"));
        let note = Problem { help: Some(Message::new("note-no-posts-in-sheet-help")), ..at };
        return Parsed { notes: vec![note], ..Parsed::default() };
    }
    let first = named.unwrap_or(first);
    let table = table_of(head, &first, &options.mapping);
    let header = csv::Row::of(first.fields(table.names.len()));
    let is_elsewhere = |mapped: &Mapped| is_in_some_sheet(mapped, &cells.heads);
    let (problems, mut unknown, unread) =
        table.report(&header, std::iter::empty(), head, options, is_elsewhere);
    unread.report(&mut unknown, head);
    Parsed { problems: Problems::from(problems), unknown, ..Parsed::default() }
}

pub(super) fn row_span(row: &SheetRow) -> Span {
    let first = row.cells.first().map(|(_, span)| *span).unwrap_or_default();
    let last = row.cells.last().map(|(_, span)| *span).unwrap_or_default();
    Span::new(first.start, last.end)
}

/// The problem that a value has no text.
fn unread(source: &Source, (span, why): Unreadable) -> Problem {
    Problem::at(source, span, Message::new(why)).help(Message::new("bulk-value-help"))
}

/// The problem with a cell that shows an error such as `#REF!`, because its formula
/// failed; `None` for any other text.
pub(in crate::input) fn failed_formula(source: &Source, text: Span) -> Option<Problem> {
    // Most fields of a long table need not be looked at any further.
    if !source.slice(text).trim_start().starts_with(['#', 'E', '"']) {
        return None;
    }
    let written = csv_field(source, text);
    let written = written.as_str().trim();
    ERRORS.iter().any(|error| written.starts_with(error) && written.len() <= 13).then(|| {
        let message = Message::new("sheet-error-in-cell").with("error", written);
        Problem::at(source, text, message).help(Message::new("sheet-error-in-cell-help"))
    })
}

/// The problem that all sheets of a workbook are empty, or that a document has no text.
pub(super) fn all_empty(kind: Kind, path: &Arc<str>) -> Problem {
    let id = if kind == Kind::Docx { "document-empty" } else { "sheets-empty" };
    Problem::in_file(path.clone(), Message::new(id)).help(Message::new("file-no-posts-help"))
}
