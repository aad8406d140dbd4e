//! Writes findings, rendered as lines of JSON, as a table of Parquet.

use std::{
    io::{self, Write},
    sync::Arc,
};

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray};
use arrow_schema::{DataType, Field, Schema, TimeUnit};
use jiff::Timestamp;
use parquet::{
    arrow::ArrowWriter, basic::Compression, errors::ParquetError,
    file::properties::WriterProperties,
};
use serde_json::Value;

/// How many findings are in memory, and in a group of rows.
const ROWS: usize = 1 << 13;

/// What is in a column.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    /// Texts that are joined with commas.
    Texts,
    Number,
    /// An instant.
    Time,
    /// A list, as JSON; no value if it is empty.
    Json,
}

/// The columns: their names, and where their values are in a finding of JSON. Columns may
/// be added, but not renamed or removed.
const COLUMNS: [(&str, &str, Kind); 36] = [
    ("rule", "/rule", Kind::Text),
    ("severity", "/severity", Kind::Text),
    ("title", "/title", Kind::Text),
    ("found", "/found", Kind::Text),
    ("help", "/help", Kind::Text),
    ("fingerprint", "/fingerprint", Kind::Text),
    ("post_id", "/post/id", Kind::Text),
    ("account", "/post/account", Kind::Text),
    ("time", "/post/time", Kind::Time),
    ("platform", "/post/platform", Kind::Text),
    ("platforms", "/post/platforms", Kind::Texts),
    ("file", "/location/file", Kind::Text),
    ("line", "/location/line", Kind::Number),
    ("column", "/location/column", Kind::Number),
    ("end_line", "/location/end_line", Kind::Number),
    ("end_column", "/location/end_column", Kind::Number),
    ("byte_start", "/location/byte_start", Kind::Number),
    ("byte_end", "/location/byte_end", Kind::Number),
    ("sheet", "/location/sheet", Kind::Text),
    ("cell", "/location/cell", Kind::Text),
    ("table", "/location/table", Kind::Number),
    ("paragraph", "/location/paragraph", Kind::Number),
    ("row", "/location/row", Kind::Number),
    ("column_name", "/location/column_name", Kind::Text),
    ("record", "/location/record", Kind::Text),
    ("text_start", "/text_span/start", Kind::Number),
    ("text_end", "/text_span/end", Kind::Number),
    ("fix", "/fix/edits/0/replacement", Kind::Text),
    ("fix_byte_start", "/fix/edits/0/byte_start", Kind::Number),
    ("fix_byte_end", "/fix/edits/0/byte_end", Kind::Number),
    ("level_from", "/level_from/kind", Kind::Text),
    ("level_from_name", "/level_from/name", Kind::Text),
    ("level_from_file", "/level_from/file", Kind::Text),
    ("level_from_line", "/level_from/line", Kind::Number),
    ("level_from_column", "/level_from/column", Kind::Number),
    ("related", "/related", Kind::Json),
];

/// A table that is being written.
pub(super) struct Table {
    writer: ArrowWriter<Box<dyn Write + Send>>,
    schema: Arc<Schema>,
    /// The findings that are not in the table yet.
    findings: Vec<Value>,
}

impl Table {
    /// Begins a table.
    pub(super) fn new(writer: Box<dyn Write + Send>) -> io::Result<Self> {
        let field =
            |(name, _, kind): &(&str, &str, Kind)| Field::new(*name, kind.of_values(), true);
        let schema = Arc::new(Schema::new(COLUMNS.iter().map(field).collect::<Vec<_>>()));
        let settings = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer =
            ArrowWriter::try_new(writer, schema.clone(), Some(settings)).map_err(failed)?;
        Ok(Self { writer, schema, findings: Vec::new() })
    }

    /// Adds findings, of which each is a line of JSON.
    pub(super) fn write(&mut self, lines: &[u8]) -> io::Result<()> {
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            self.findings.push(serde_json::from_slice(line)?);
            if self.findings.len() == ROWS {
                self.write_group()?;
            }
        }
        Ok(())
    }

    /// Ends the table.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.write_group()?;
        self.writer.into_inner().map_err(failed)?.flush()
    }

    /// Writes the findings in memory as a group of rows.
    fn write_group(&mut self) -> io::Result<()> {
        let findings = std::mem::take(&mut self.findings);
        let columns = COLUMNS.iter().map(|(_, place, kind)| kind.column(&findings, place));
        let batch = RecordBatch::try_new(self.schema.clone(), columns.collect());
        let batch = batch.map_err(io::Error::other)?;
        self.writer.write(&batch).and_then(|()| self.writer.flush()).map_err(failed)
    }
}

impl Kind {
    fn of_values(self) -> DataType {
        match self {
            Self::Text | Self::Texts | Self::Json => DataType::Utf8,
            Self::Number => DataType::Int64,
            Self::Time => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        }
    }

    /// The values at a place of the findings.
    fn column(self, findings: &[Value], place: &str) -> ArrayRef {
        let values = findings.iter().map(|finding| finding.pointer(place));
        match self {
            Self::Text => Arc::new(values.map(|value| value?.as_str()).collect::<StringArray>()),
            Self::Texts => {
                let joined = values.map(|value| {
                    let texts = value?.as_array()?.iter().filter_map(Value::as_str);
                    Some(texts.collect::<Vec<_>>().join(","))
                });
                Arc::new(joined.collect::<StringArray>())
            }
            Self::Json => {
                let is_empty = |value: &&Value| **value == Value::Array(Vec::new());
                let lists = values.map(|value| value.filter(|value| !is_empty(value)));
                Arc::new(lists.map(|list| list.map(Value::to_string)).collect::<StringArray>())
            }
            Self::Number => Arc::new(values.map(|value| value?.as_i64()).collect::<Int64Array>()),
            Self::Time => {
                let time = |value: &Value| value.as_str()?.parse::<Timestamp>().ok();
                let times = values.map(|value| Some(time(value?)?.as_microsecond()));
                Arc::new(times.collect::<TimestampMicrosecondArray>().with_timezone("UTC"))
            }
        }
    }
}

/// The error of the file or pipe that is written to.
fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
