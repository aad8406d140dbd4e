//! Sheets beside a plan that have its names of columns, but no posts: an overview with the numbers
//! of posts, or an empty template.

use crate::{
    csv,
    input::{
        choose_columns::TIMES,
        column_values::FirstValues,
        row_divider::is_number,
        row_platforms::are_platforms,
        table_columns::TableColumns,
        text_columns::{is_mark, is_nothing},
    },
    mapping::Mapping,
    message::Message,
    source::Source,
    text::csv_field,
    time::{is_month, weekday},
};

/// The beginnings of words in the names of sheets that show how to fill in others.
const TEMPLATES: [&str; 5] = ["skabelon", "template", "eksemp", "example", "vejledning"];

/// Why a sheet has no posts although it has a column of texts: there is no text in it, or it is
/// called a template and none of its rows has a day. `None` for any other sheet, and if the user
/// says which column has the texts.
pub(super) fn why_no_plan(
    sheet: &str,
    table: &TableColumns,
    (rows, source): (&[csv::Row], &Source),
    mapping: &Mapping,
) -> Option<Message> {
    let names: Vec<&str> = table.texts().map(|index| table.names[index].as_str()).collect();
    if rows.is_empty() || names.iter().any(|name| mapping.of(name).is_some()) {
        return None;
    }
    let values = FirstValues { rows, source };
    let has_any = || table.texts().any(|index| values.of(index).next().is_some());
    if !has_texts(table, rows, source) && has_any() {
        let name = names.first().copied().unwrap_or_default();
        return Some(Message::new("note-sheet-without-texts").with("name", name));
    }
    let mut words = sheet.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
    let is_template = words.any(|word| TEMPLATES.iter().any(|known| word.starts_with(known)));
    let mut columns = TIMES.iter().flat_map(|field| table.indices(*field));
    let is_undated = is_template && !columns.any(|index| values.have_days(index));
    is_undated.then(|| Message::new("note-template-sheet"))
}

/// Whether one of these rows has a text that may be that of a post.
pub(super) fn has_texts(table: &TableColumns, rows: &[csv::Row], source: &Source) -> bool {
    rows.iter().any(|row| {
        let mut fields = table.texts().filter_map(|index| row.fields.get(index));
        fields.any(|field| may_be_post(csv_field(source, *field).as_str().trim()))
    })
}

/// Whether a field may be the text of a post: it is no number and no single name of a platform or
/// of a time, as in overviews.
fn may_be_post(text: &str) -> bool {
    const FEW_WORDS: usize = 2;
    let is_count = || {
        text.starts_with(|first: char| first.is_ascii_digit())
            && text.split_whitespace().count() <= FEW_WORDS
    };
    !(text.is_empty()
        || is_number(text)
        || is_count()
        || is_mark(text).is_some()
        || is_nothing(text)
        || are_platforms(text)
        || is_month(text)
        || weekday(text).is_some())
}
