//! What is in a sheet beside the rows of its posts, and may belong to posts: sentences in a sheet
//! without a known column of texts, and an account or a platform above the names of the columns.

use std::collections::BTreeMap;

use super::cells::{SheetRow, row_span, rows};
use crate::{
    input::{
        ReadOptions,
        column_names::fields_named,
        heading_platforms::{first_label, names_network},
        sheet_names,
        table_columns::TableColumns,
    },
    layout::column_name,
    mapping::{Mapped, Mapping, PostField},
    message::Message,
    platform::Platform as Network,
    source::{Problem, Source},
};

/// Whether one of these sheets has a cell, near its beginning, with the name of a column that the
/// user maps.
pub(super) fn is_in_some_sheet(mapped: &Mapped, heads: &[Source]) -> bool {
    let has_name = |head: &Source| {
        rows(head).any(|row| mapped.is_among(row.cells.iter().map(|(_, cell)| head.slice(*cell))))
    };
    heads.iter().any(has_name)
}

/// The problem that a sheet whose names of columns are not known has sentences beside something
/// else, and probably posts; `None` for any other sheet, and if the user leaves out the column.
pub(super) fn sentences(head: &Source, mapping: &Mapping) -> Option<Problem> {
    let mut all = rows(head).skip_while(|row| row.cells.len() < 2);
    let names = all.next()?;
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (column, cell) in all.flat_map(|row| row.cells) {
        let (filled, found) = counts.entry(column).or_default();
        *filled += 1;
        *found += usize::from(is_sentence(head.slice(cell)));
    }
    let name_of = |column: usize| names.cells.iter().find(|(own, _)| *own == column);
    let is_left_out = |column: usize| {
        name_of(column).is_some_and(|(_, name)| mapping.of(head.slice(*name)).is_some())
    };
    let full = |(column, (filled, found)): &(&usize, &(usize, usize))| {
        filled <= &(2 * found) && !is_left_out(**column)
    };
    let (column, _) = counts.iter().filter(full).max_by_key(|(_, (_, found))| *found)?;
    let name = name_of(*column).map(|(_, name)| head.slice(*name).trim());
    let name = name.filter(|name| !is_sentence(name));
    let (shown, help) = match name {
        Some(name) => (name.to_owned(), Message::new("sheet-of-sentences-help").with("name", name)),
        None => (column_name(*column), Message::new("csv-no-text-column-help")),
    };
    let message = Message::new("sheet-of-sentences").with("name", shown);
    Some(Problem::at(head, row_span(&names), message).help(help))
}

/// Whether a cell has a sentence, and not a name or a number.
fn is_sentence(cell: &str) -> bool {
    const FEWEST_WORDS: usize = 4;
    FEWEST_WORDS <= cell.split_whitespace().count()
}

/// A problem for each row above the header, which is row `number`, that says for all posts what a
/// column would say of each: `Konto:` beside `vejby`.
pub(super) fn facts_above(
    head: &Source,
    (number, table): (usize, &TableColumns),
    options: &ReadOptions,
) -> Vec<Problem> {
    use PostField::{Account, Platform, Platforms};
    if table.preset.is_some_and(|preset| preset.has_groups_above) {
        return Vec::new();
    }
    let is_field = |label: &str| {
        fields_named(label).any(|field| [Account, Platform, Platforms].contains(&field))
    };
    let sheet = head.layout().and_then(|layout| layout.sheet.as_deref()).unwrap_or_default();
    let lacks_account = table.index(Account).is_none()
        && options.default_account().is_none()
        && sheet_names::account(sheet).is_none();
    let lacks_platform = !table.is_placed()
        && options.platform == Network::default()
        && sheet_names::platforms(sheet).is_empty();
    let names_account = |title: &str| {
        let mut words = title.split_whitespace();
        words.any(|word| word.strip_prefix('@').is_some_and(|name| 1 < name.len()))
    };
    let is_fact = |title: &str| {
        lacks_account && names_account(title)
            || lacks_platform && (names_network(title) || !sheet_names::platforms(title).is_empty())
    };
    let above = rows(head).take_while(|row| row.number < number);
    let problem = |row: SheetRow| {
        let cells: Vec<&str> = row.cells.iter().map(|(_, cell)| head.slice(*cell).trim()).collect();
        let label = match cells.as_slice() {
            [label, _] if is_field(label) => label.trim_end_matches(':'),
            cells => {
                let label = cells.iter().find_map(|cell| first_label(cell));
                label.or_else(|| cells.iter().find(|cell| is_fact(cell)).copied())?
            }
        };
        let problem = Problem::at(
            head,
            row_span(&row),
            Message::new("fact-above-header").with("label", label),
        );
        Some(problem.help(Message::new("fact-above-header-help")))
    };
    above.filter_map(problem).collect()
}
