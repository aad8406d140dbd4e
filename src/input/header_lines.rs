//! Headers of tables that take two lines: the names of groups of columns above those of the
//! columns, or some of the names below the others. Also the limit of how wide they may be.

use super::{
    column_names::fields_named, likeness::likeness, table_columns::TableColumns,
    text_columns::platforms_alone,
};
use crate::{
    csv,
    message::Message,
    source::{Problem, Source},
    text::csv_field,
};

/// How many columns a table may have, which is the limit of spreadsheets.
pub(super) const MOST_COLUMNS: usize = 1 << 14;

/// The most words of a name. More are rather a text.
const MOST_WORDS: usize = 3;

impl TableColumns {
    /// Whether this row has the names of groups of columns, whose own names are in the row `below`:
    /// that is a header with more fields, and has names where this one has none.
    pub(super) fn has_groups_above(&self, below: &Self) -> bool {
        let has_name = |table: &Self, index: usize| {
            table.names.get(index).is_some_and(|name| !name.is_empty())
        };
        let mut columns = 0..below.names.len();
        below.is_surely_header()
            && self.fields() < below.fields()
            && columns.any(|index| has_name(below, index) && !has_name(self, index))
    }

    /// The problem that the first row below the header has further names, some of them in columns
    /// that have none in the header; `None` for the row of a post.
    pub(super) fn further_names(&self, first: &csv::Row, source: &Source) -> Option<Problem> {
        let text = |index: usize| {
            let field = first.fields.get(index);
            field.map_or_else(String::new, |field| {
                csv_field(source, *field).as_str().trim().to_owned()
            })
        };
        let may_be_name = |written: &str| {
            let has_other =
                written.contains(|char: char| char.is_ascii_digit() || "./@".contains(char));
            !has_other && written.split_whitespace().count() <= MOST_WORDS
        };
        let is_known = |written: &str| {
            fields_named(written).next().is_some()
                || likeness(written).is_some()
                || !platforms_alone(written).is_empty()
        };
        let are_names = self.texts().all(|index| text(index).is_empty())
            && self.nameless.iter().any(|index| is_known(&text(*index)))
            && (0..first.fields.len()).all(|index| may_be_name(&text(index)));
        are_names.then(|| {
            let problem = Problem::at(source, first.span(), Message::new("header-two-lines"));
            problem.help(Message::new("header-two-lines-help"))
        })
    }
}

/// The problem that a table has more columns than any spreadsheet can have; `None` if a
/// spreadsheet can have as many.
pub(super) fn too_wide(header: &csv::Row, source: &Source) -> Option<Problem> {
    let first_beyond = header.fields.get(MOST_COLUMNS)?;
    let message = Message::new("csv-too-many-columns").with("most", MOST_COLUMNS);
    let problem = Problem::at(source, *first_beyond, message);
    Some(problem.help(Message::new("csv-too-many-columns-help")))
}
