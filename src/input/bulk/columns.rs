//! The columns of a schema: their names, and where the values of each are.

use std::sync::Arc;

use arrow_array::{Array as _, ArrayRef, RecordBatch, cast::AsArray as _};
use arrow_schema::{DataType, Fields};

use super::value::{Unreadable, text_of};

/// A column that has values, not further columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name. That of a column in a record begins with the name of the record:
    /// `author.username`.
    pub(super) name: Arc<str>,
    /// The index of the column among those of the file, and of each record around it.
    path: Vec<usize>,
    /// Whether its values can be texts: it has no records or maps in lists.
    pub(super) is_readable: bool,
    /// Whether its values are times or days.
    pub(super) is_time: bool,
}

/// The columns of a schema. Those of a record are columns of their own.
pub(super) fn columns(fields: &Fields) -> Vec<Column> {
    let mut columns = Vec::new();
    add(fields, "", &[], &mut columns);
    columns
}

fn add(fields: &Fields, before: &str, path: &[usize], columns: &mut Vec<Column>) {
    for (index, field) in fields.iter().enumerate() {
        let name = format!("{before}{}", field.name());
        let path = [path, &[index]].concat();
        if let DataType::Struct(inner) = field.data_type() {
            add(inner, &format!("{name}."), &path, columns);
        } else {
            let is_readable = is_readable(field.data_type());
            let is_time = is_time(field.data_type());
            columns.push(Column { name: name.into(), path, is_readable, is_time });
        }
    }
}

/// Whether values of a type can be texts.
fn is_readable(data_type: &DataType) -> bool {
    match data_type {
        DataType::List(field) | DataType::LargeList(field) | DataType::FixedSizeList(field, _) => {
            is_scalar(field.data_type())
        }
        other => is_scalar(other),
    }
}

fn is_scalar(data_type: &DataType) -> bool {
    match data_type {
        DataType::Dictionary(_, values) => is_scalar(values),
        DataType::Interval(_) | DataType::Duration(_) | DataType::Union(..) => false,
        other => !other.is_nested(),
    }
}

/// Whether values of a type are times or days, but not times of day.
fn is_time(data_type: &DataType) -> bool {
    match data_type {
        DataType::Dictionary(_, values) => is_time(values),
        DataType::Timestamp(..) | DataType::Date32 | DataType::Date64 => true,
        _ => false,
    }
}

impl Column {
    /// The index of the column of the file that contains it.
    pub(super) fn root(&self) -> usize {
        self.path[0]
    }

    /// Its values in a batch that has these columns of the file, which are in order;
    /// `None` if the batch is not as the schema says.
    pub(super) fn values(&self, batch: &RecordBatch, roots: &[usize]) -> Option<Values> {
        let root = roots.binary_search(&self.root()).ok()?;
        let mut values = batch.columns().get(root)?.clone();
        let mut records = Vec::new();
        for index in &self.path[1..] {
            let inner = values.as_struct_opt()?.columns().get(*index)?.clone();
            records.push(std::mem::replace(&mut values, inner));
        }
        Some(Values { values, records })
    }
}

/// The values of a column in a batch.
pub(super) struct Values {
    values: ArrayRef,
    /// The records around them.
    records: Vec<ArrayRef>,
}

impl Values {
    /// The text of the value in a row; `None` if there is none.
    pub(super) fn text(&self, row: usize) -> Result<Option<String>, Unreadable> {
        // Where there is no record, its columns have no value, whatever is in them.
        if self.records.iter().any(|record| record.is_null(row)) {
            return Ok(None);
        }
        text_of(&self.values, row)
    }
}

#[cfg(test)]
mod tests {
    use arrow_schema::Field;

    use super::*;

    #[test]
    fn columns_in_records_are_named_after_them() {
        let text = |name: &str| Field::new(name, DataType::Utf8, true);
        let list = |of: Field| DataType::List(of.into());
        let record = |fields: Vec<Field>| DataType::Struct(fields.into());
        let fields = Fields::from(vec![
            text("id"),
            Field::new("author", record(vec![text("username"), text("name")]), true),
            Field::new("hashtags", list(text("item")), true),
            Field::new("media", list(Field::new("item", record(vec![text("url")]), true)), true),
        ]);
        let columns = columns(&fields);
        let found: Vec<_> = columns.iter().map(|one| (&*one.name, one.is_readable)).collect();
        let expected = [
            ("id", true),
            ("author.username", true),
            ("author.name", true),
            ("hashtags", true),
            ("media", false),
        ];
        assert_eq!(found, expected);
    }
}
