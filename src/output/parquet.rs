//! The findings as a table of Parquet, for databases and data people: one row per finding,
//! with the fields of the JSON reports as columns.

use super::{Format, json};

/// The format. Its findings are rendered as lines of JSON on any thread; `parquet_table.rs` makes
/// columns of the lines, in order.
pub(super) const FORMAT: Format = Format { name: "parquet", ..json::LINES };
