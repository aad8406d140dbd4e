//! Parquet: its footer, and the columns that are asked for, some rows at a time.

use std::{io::Read as _, iter, sync::Arc};

use arrow_array::{RecordBatch, RecordBatchReader as _};
use arrow_schema::{DataType, Field, FieldRef, Fields};
use parquet::{
    arrow::{
        ProjectionMask,
        arrow_reader::{ParquetRecordBatchReader, RowGroups},
        parquet_to_arrow_field_levels, parquet_to_arrow_schema,
    },
    basic::Compression,
    column::page::{PageIterator, PageReader},
    errors::{ParquetError, Result},
    file::{
        metadata::{ColumnChunkMetaData, ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData},
        reader::ChunkReader,
        serialized_reader::SerializedPageReader,
    },
};

use super::{
    fault::Fault,
    footer::is_sound,
    pages::{Pages, Shared},
};

/// The most bytes of a footer (16 MiB).
const LARGEST_FOOTER: u64 = 16 << 20;

/// How many rows are read at a time.
const ROWS: usize = 1024;

/// A file whose footer was read.
pub(super) struct File<R> {
    reader: Arc<R>,
    metadata: ParquetMetaData,
    /// Its columns, as they are read.
    pub(super) fields: Fields,
    size: u64,
    shared: Shared,
}

impl<R: ChunkReader + 'static> File<R> {
    /// Reads the footer of a file.
    pub(super) fn open(reader: R, shared: Shared) -> Result<Self, Fault> {
        const TAIL: u64 = 8;
        let size = reader.len();
        let read = |start: u64, length: u64| {
            let mut bytes = Vec::new();
            let from = reader.get_read(start).map_err(|_| Fault::Damaged)?;
            from.take(length).read_to_end(&mut bytes)?;
            Ok::<_, Fault>(bytes)
        };
        let tail = read(size.checked_sub(TAIL).ok_or(Fault::Damaged)?, TAIL)?;
        let Some(([a, b, c, d], b"PAR1")) = tail.split_first_chunk() else {
            return Err(Fault::Damaged);
        };
        let length = u64::from(u32::from_le_bytes([*a, *b, *c, *d]));
        if LARGEST_FOOTER < length {
            let mebibytes = (LARGEST_FOOTER >> 20).to_string();
            return Err(Fault::TooLarge("bulk-footer-too-large", mebibytes));
        }
        let footer = read((size - TAIL).checked_sub(length).ok_or(Fault::Damaged)?, length)?;
        if !is_sound(&footer) {
            return Err(Fault::Damaged);
        }
        let metadata =
            ParquetMetaDataReader::decode_metadata(&footer).map_err(|_| Fault::Damaged)?;
        let schema = parquet_to_arrow_schema(metadata.file_metadata().schema_descr(), None);
        let fields = shared_texts(schema.map_err(|_| Fault::Damaged)?.fields());
        Ok(Self { reader: Arc::new(reader), metadata, fields, size, shared })
    }

    /// The rows of the file, with these columns, which are in order.
    pub(super) fn batches(
        self,
        roots: &[usize],
    ) -> impl Iterator<Item = Result<RecordBatch, Fault>> + use<R> {
        let file = Arc::new(self);
        let roots = roots.to_owned();
        let groups = 0..file.metadata.num_row_groups();
        groups.flat_map(move |index| match file.group(index, &roots) {
            Ok(batches) => batches,
            Err(fault) => Box::new(iter::once(Err(fault))),
        })
    }

    /// The rows of the row group at `index`, of which only the columns `roots` are read, in
    /// batches.
    fn group(self: &Arc<Self>, index: usize, roots: &[usize]) -> Result<Batches, Fault> {
        let group = self.metadata.row_group(index);
        let schema = self.metadata.file_metadata().schema_descr();
        let mask = ProjectionMask::roots(schema, roots.iter().copied());
        let chunks = group.columns().iter().enumerate();
        let is_outside = |chunk: &ColumnChunkMetaData| {
            let start = chunk.dictionary_page_offset().unwrap_or(chunk.data_page_offset());
            let end = start.checked_add(chunk.compressed_size());
            let end = end.and_then(|end| u64::try_from(end).ok());
            start < 0 || chunk.compressed_size() < 0 || end.is_none_or(|end| self.size < end)
        };
        if chunks.filter(|(leaf, _)| mask.leaf_included(*leaf)).any(|(_, chunk)| is_outside(chunk))
        {
            return Err(Fault::Damaged);
        }
        let levels = parquet_to_arrow_field_levels(schema, mask, Some(&self.fields));
        let levels = levels.map_err(|_| Fault::Damaged)?;
        let rows = usize::try_from(group.num_rows()).map_err(|_| Fault::Damaged)?;
        let group = Group { file: self.clone(), index, rows };
        let reader = ParquetRecordBatchReader::try_new_with_row_groups(&levels, &group, ROWS, None);
        let reader = reader.map_err(|_| self.shared.fault())?;
        debug_assert_eq!(reader.schema().fields().len(), roots.len(), "a field for each column");
        let shared = self.shared.clone();
        let mut left = rows;
        let batches = reader.map(move |batch| {
            let batch = batch.map_err(|_| shared.fault())?;
            left = left.checked_sub(batch.num_rows()).ok_or(Fault::Damaged)?;
            Ok(batch)
        });
        Ok(Box::new(batches))
    }
}

type Batches = Box<dyn Iterator<Item = Result<RecordBatch, Fault>>>;

/// The same columns, whose texts are parts of the pages: a dictionary may have a long text
/// that thousands of rows name.
fn shared_texts(fields: &Fields) -> Fields {
    fields.iter().map(shared_text).collect()
}

fn shared_text(field: &FieldRef) -> FieldRef {
    let data_type = match field.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 => DataType::Utf8View,
        DataType::Binary | DataType::LargeBinary => DataType::BinaryView,
        DataType::List(item) => DataType::List(shared_text(item)),
        DataType::Struct(fields) => DataType::Struct(shared_texts(fields)),
        other => other.clone(),
    };
    Arc::new(Field::clone(field).with_data_type(data_type))
}

/// A group of rows, whose columns are one after the other in the file.
struct Group<R> {
    file: Arc<File<R>>,
    index: usize,
    rows: usize,
}

impl<R: ChunkReader + 'static> RowGroups for Group<R> {
    fn num_rows(&self) -> usize {
        self.rows
    }

    fn column_chunks(&self, index: usize) -> Result<Box<dyn PageIterator>> {
        let chunk = self.file.metadata.row_group(self.index).column(index);
        let raw =
            chunk.clone().into_builder().set_compression(Compression::UNCOMPRESSED).build()?;
        let packed = SerializedPageReader::new(self.file.reader.clone(), &raw, self.rows, None)?;
        Ok(Box::new(OneColumn(Some(Box::new(Pages {
            packed,
            compression: chunk.compression(),
            column: chunk.column_path().string(),
            size: self.file.size,
            shared: self.file.shared.clone(),
        })))))
    }

    fn row_groups(&self) -> Box<dyn Iterator<Item = &RowGroupMetaData> + '_> {
        Box::new(iter::once(self.file.metadata.row_group(self.index)))
    }

    fn metadata(&self) -> &ParquetMetaData {
        &self.file.metadata
    }
}

/// The pages of one column in one group of rows.
struct OneColumn(Option<Box<dyn PageReader>>);

impl Iterator for OneColumn {
    type Item = Result<Box<dyn PageReader>, ParquetError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.take().map(Ok)
    }
}

impl PageIterator for OneColumn {}
