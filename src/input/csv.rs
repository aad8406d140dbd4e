//! Tables in CSV, of drafts or of published posts.

use std::{cell::LazyCell, collections::BTreeSet};

use super::{
    Format, Parse, Parsed, ReadOptions, any_name, header_lines::too_wide,
    office::cells::failed_formula, presets::Preset, row_divider::RowsAbove,
    table_columns::TableColumns, table_row::TableRow, unknown_names::UnknownNames,
};
use crate::{
    csv::{self, separator},
    mapping::Mapping,
    message::Message,
    problems::Problems,
    source::{Problem, Source, Span},
    text::csv_field,
    time::DayOrder,
};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    endings: &[".csv", ".tsv"],
    contains_posts: any_name,
    matches_beginning,
    parse: Parse::Table(parse),
};

/// Whether the first row looks like a header that names a column of texts and another
/// known column, or like a row of a table without header. Otherwise, it is enough that
/// the first two rows look like those of a table: the unknown columns of this table are
/// then reported, and nobody believes that its rows were checked.
fn matches_beginning(beginning: &str) -> bool {
    let source = Source::new("", beginning);
    let separator = separator(beginning.as_bytes());
    let mut rows = csv::rows(&source, separator);
    let Some(header) = rows.next() else { return false };
    let none = std::iter::empty();
    let table = TableColumns::of(&header, none, &source, separator, &Mapping::default());
    table.has_texts() && 2 <= table.columns.len()
        || TableColumns::without_header(&header, &source, separator).is_some()
        || rows.next().is_some_and(|row| table.looks_like_one(separator, row.fields.len()))
}

/// Parses the posts of a table, or of a part of one. `header` is the header of the
/// table if `source` is a later part, which does not contain it.
fn parse<'s>(source: &'s Source, header: Option<&Source>, options: &ReadOptions) -> Parsed<'s> {
    let named = header.unwrap_or(source);
    let separator = separator(named.text().as_bytes());
    let Some(first) = header_row(named, separator) else { return Parsed::default() };
    if let Some(problem) = too_wide(&first, named).or_else(|| old_line_ends(named)) {
        let problems = if header.is_none() { vec![problem].into() } else { Problems::default() };
        return Parsed { problems, ..Parsed::default() };
    }
    let table = table(&first, named, separator, options);
    let below = names_below(&table, &first, (named, separator), options);
    let mut parsed = Parsed::default();
    if let Some(problem) = below {
        parsed.problems.extend(header.is_none().then_some(problem));
        return parsed;
    }
    let rows = beginning_below(&first, named, separator);
    let (wrong, noted, mut unread) = table.report(&first, rows, named, options, |_| false);
    if header.is_none() {
        parsed.problems.extend(wrong);
        parsed.unknown = noted;
    }
    if !table.has_texts() {
        unread.report(&mut parsed.unknown, source);
        return parsed;
    }
    let shown = LazyCell::new(|| table.order_shown(named, options));
    let (mut nameless, mut above) = (BTreeSet::new(), RowsAbove::default());
    let order_shown: &dyn Fn() -> Option<DayOrder> = &|| *shown;
    let names_end = if header.is_none() && table.has_header { first.span().end } else { 0 };
    let rows = csv::rows(source, separator).skip_while(|row| row.span().start < names_end);
    for fields in rows.filter(|row| !is_blank(row, source)) {
        if let Some(fault) = fields.fault {
            parsed.problems.push_with(|| fault.problem(source));
            continue;
        }
        if !table.fits(&fields) {
            parsed.problems.push_with(|| table.wrong_field_count(&fields, source));
            continue;
        }
        if let Some(problem) = failed_field(&table, &fields, source) {
            parsed.problems.push_with(|| problem);
            continue;
        }
        nameless.extend(table.nameless(&fields, source));
        let row = TableRow::new(source, &table, &fields, order_shown, above);
        above = row.read(&mut parsed, &mut unread, options);
    }
    unread.report(&mut parsed.unknown, source);
    parsed.unknown.append(UnknownNames::of_columns(nameless));
    parsed
}

/// The problem that a spreadsheet saved the error of a formula in the place of a text, an account or
/// the like.
fn failed_field(table: &TableColumns, row: &csv::Row, source: &Source) -> Option<Problem> {
    let mut fields = table.columns.iter().filter_map(|(_, index)| row.fields.get(*index));
    fields.find_map(|field| failed_formula(source, *field))
}

/// The problem that a table has the line breaks of old Macs, and would be read as one row.
fn old_line_ends(named: &Source) -> Option<Problem> {
    let text = named.text();
    if text.contains('\n') || !text.trim_end().contains('\r') {
        return None;
    }
    let at = text.find('\r').unwrap_or_default();
    let problem = Problem::at(named, Span::new(at, at), Message::new("csv-line-ends"));
    Some(problem.help(Message::new("csv-line-ends-help")))
}

/// How many rows at the beginning of a table are searched for the names of its columns.
const MOST_ROWS_ABOVE: usize = 20;

/// The problem that a row near the first one, and not that, has the names of the columns; `None`
/// if there is no such row. Spreadsheets have titles and empty rows above the names, and save
/// them with the table. A title may be a known name, such as `Tekst`, and so may the names of groups of
/// columns.
fn names_below(
    table: &TableColumns,
    first: &csv::Row,
    (source, separator): (&Source, u8),
    options: &ReadOptions,
) -> Option<Problem> {
    let of = |row: &csv::Row| {
        TableColumns::of(row, std::iter::empty(), source, separator, &options.mapping)
    };
    let mut rows = csv::rows(source, separator).take(MOST_ROWS_ABOVE).skip(1);
    let names = if table.may_be_title() {
        rows.find(|row| of(row).is_surely_header())?
    } else {
        rows.next().filter(|row| table.has_groups_above(&of(row)))?
    };
    let line = source.position(names.span().start).line;
    let id = if table.has_texts() { "csv-names-below" } else { "csv-no-text-column" };
    let problem = Problem::at(source, first.span(), Message::new(id));
    Some(problem.help(Message::new("csv-names-below-help").with("line", line.to_string())))
}

/// Whether a row has only empty fields. Excel saves empty rows as `;;;`.
fn is_blank(row: &csv::Row, source: &Source) -> bool {
    let is_blank = |field: &Span| csv_field(source, *field).as_str().trim().is_empty();
    row.fault.is_none() && row.fields.iter().all(is_blank)
}

/// The first rows below the names of the columns of a table, as many as decide how it is read.
fn beginning_below(
    names: &csv::Row,
    source: &Source,
    separator: u8,
) -> impl Iterator<Item = csv::Row> {
    let end = names.span().end;
    let rows = csv::rows(source, separator).take_while(|row| row.span().start < csv::BEGINNING);
    rows.skip_while(move |row| row.span().start < end)
}

/// The row with the names of the columns of a table: its first one or, in the template of a planner
/// that has the names of groups of columns there, its second one.
pub(super) fn header_row(source: &Source, separator: u8) -> Option<csv::Row> {
    let mut rows = csv::rows(source, separator);
    let (first, second) = (rows.next()?, rows.next());
    let is_below_groups = |row: &csv::Row| {
        let name = |field: &Span| csv_field(source, *field).as_str().trim().to_owned();
        let names: Vec<String> = row.fields.iter().map(name).collect();
        Preset::of(&names).is_some_and(|preset| preset.has_groups_above)
    };
    Some(second.filter(is_below_groups).unwrap_or(first))
}

/// The columns of the table that begins with the row `first`. If this row does not name a
/// column of texts, it may be the first post of a table without a header.
pub(super) fn table(
    first: &csv::Row,
    source: &Source,
    separator: u8,
    options: &ReadOptions,
) -> TableColumns {
    let rows = beginning_below(first, source, separator);
    let table = TableColumns::of(first, rows, source, separator, &options.mapping);
    if table.has_texts() || !options.mapping.is_empty() {
        return table;
    }
    TableColumns::without_header(first, source, separator).unwrap_or(table)
}
