//! Arrow: messages, of which each has some rows. A stream has one after the other; a file
//! says in its footer where they are.
//! <https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc>

use std::{
    collections::HashMap,
    io::{Read, Seek, SeekFrom},
    sync::Arc,
};

use arrow_array::{ArrayRef, RecordBatch};
use arrow_buffer::Buffer;
use arrow_ipc::{
    CompressionType, Message, MessageHeader, MetadataVersion, Schema as WrittenSchema,
    convert::try_fb_to_schema,
    reader::{read_dictionary, read_record_batch},
    root_as_footer, root_as_message,
};
use arrow_schema::{Fields, Schema};

use super::fault::Fault;
use crate::input::decompress::UnpackBudget;

/// The most bytes of what describes a message or file (16 MiB), and of the values in a
/// message (512 MiB).
const LARGEST_HEAD: usize = 16 << 20;
const LARGEST_BODY: usize = 512 << 20;

/// How many bytes each row counts as besides those of its values.
const BYTES_OF_ROW: i64 = 8;

/// What a message is, and its values.
type Whole = (Vec<u8>, Buffer);

/// A file or stream whose schema was read.
pub(super) struct Messages {
    /// Returns the next message; `None` after the last one.
    next: Box<dyn FnMut() -> Result<Option<Whole>, Fault>>,
    schema: Arc<Schema>,
    version: MetadataVersion,
    dictionaries: HashMap<i64, ArrayRef>,
    budget: UnpackBudget,
}

impl Messages {
    /// Reads the schema of a stream, which is its first message.
    pub(super) fn of_stream(
        mut reader: impl Read + 'static,
        budget: UnpackBudget,
    ) -> Result<Self, Fault> {
        let (head, _) = next_message(&mut reader)?.ok_or(Fault::Damaged)?;
        let message = root_as_message(&head).map_err(|_| Fault::Damaged)?;
        let (schema, version) = (message.header_as_schema(), message.version());
        let counted = budget.clone();
        let next = move || {
            let message = next_message(&mut reader)?;
            counted.add(message.as_ref().map_or(0, |(_, body)| body.len() as u64), u64::MAX);
            Ok(message)
        };
        Self::new(Box::new(next), (schema, version), budget)
    }

    /// Reads the footer of a file, which has the schema, and says where the messages are.
    pub(super) fn of_file(
        mut reader: impl Read + Seek + 'static,
        budget: UnpackBudget,
    ) -> Result<Self, Fault> {
        const TAIL: u64 = 10;
        let size = reader.seek(SeekFrom::End(0))?;
        let start_of_tail = size.checked_sub(TAIL).ok_or(Fault::Damaged)?;
        reader.seek(SeekFrom::Start(start_of_tail))?;
        let tail = exactly(&mut reader, 10, LARGEST_HEAD)?;
        let Some(([a, b, c, d], b"ARROW1")) = tail.split_first_chunk() else {
            return Err(Fault::Damaged);
        };
        let length = i32::from_le_bytes([*a, *b, *c, *d]);
        let start = u64::try_from(length).ok().and_then(|length| start_of_tail.checked_sub(length));
        reader.seek(SeekFrom::Start(start.ok_or(Fault::Damaged)?))?;
        let footer = exactly(&mut reader, length.into(), LARGEST_HEAD)?;
        let footer = root_as_footer(&footer).map_err(|_| Fault::Damaged)?;
        let blocks = [footer.dictionaries(), footer.recordBatches()];
        let starts = blocks.into_iter().flatten().flatten();
        let mut starts: Vec<i64> = starts.map(arrow_ipc::Block::offset).collect();
        starts.reverse();
        let counted = budget.clone();
        let next = move || {
            let Some(start) = starts.pop() else { return Ok(None) };
            let start = u64::try_from(start).map_err(|_| Fault::Damaged)?;
            reader.seek(SeekFrom::Start(start))?;
            let (head, body) = next_message(&mut reader)?.ok_or(Fault::Damaged)?;
            counted.add(body.len() as u64, size);
            Ok(Some((head, body)))
        };
        Self::new(Box::new(next), (footer.schema(), footer.version()), budget)
    }

    fn new(
        next: Box<dyn FnMut() -> Result<Option<Whole>, Fault>>,
        (schema, version): (Option<WrittenSchema<'_>>, MetadataVersion),
        budget: UnpackBudget,
    ) -> Result<Self, Fault> {
        let schema = try_fb_to_schema(schema.ok_or(Fault::Damaged)?);
        let schema = Arc::new(schema.map_err(|_| Fault::Damaged)?);
        Ok(Self { next, schema, version, dictionaries: HashMap::new(), budget })
    }

    /// The columns.
    pub(super) fn fields(&self) -> &Fields {
        self.schema.fields()
    }

    /// The rows, with these columns, which are in order.
    pub(super) fn batches(
        mut self,
        roots: &[usize],
    ) -> impl Iterator<Item = Result<RecordBatch, Fault>> + use<> {
        let roots = roots.to_owned();
        std::iter::from_fn(move || self.next_batch(&roots).transpose())
    }

    fn next_batch(&mut self, roots: &[usize]) -> Result<Option<RecordBatch>, Fault> {
        while let Some((head, body)) = (self.next)()? {
            let message = root_as_message(&head).map_err(|_| Fault::Damaged)?;
            match message.header_type() {
                MessageHeader::DictionaryBatch => self.add_dictionary(message, &body)?,
                MessageHeader::RecordBatch => {
                    let batch = message.header_as_record_batch().ok_or(Fault::Damaged)?;
                    check(batch, &body, &self.budget)?;
                    let (schema, dictionaries) = (self.schema.clone(), &self.dictionaries);
                    let roots = Some(roots);
                    let version = &self.version;
                    let read =
                        read_record_batch(&body, batch, schema, dictionaries, roots, version);
                    return read.map(Some).map_err(|_| Fault::Damaged);
                }
                _ => (),
            }
        }
        Ok(None)
    }

    fn add_dictionary(&mut self, message: Message<'_>, body: &Buffer) -> Result<(), Fault> {
        let batch = message.header_as_dictionary_batch().ok_or(Fault::Damaged)?;
        check(batch.data().ok_or(Fault::Damaged)?, body, &self.budget)?;
        read_dictionary(body, batch, &self.schema, &mut self.dictionaries, &self.version)
            .map_err(|_| Fault::Damaged)
    }
}

/// The next message; `None` after the last one of a stream.
fn next_message(reader: &mut impl Read) -> Result<Option<Whole>, Fault> {
    let mut beginning = Vec::new();
    reader.by_ref().take(4).read_to_end(&mut beginning)?;
    if beginning.is_empty() {
        return Ok(None);
    }
    if beginning == [0xFF; 4] {
        beginning.clear();
        reader.by_ref().take(4).read_to_end(&mut beginning)?;
    }
    let length = beginning.try_into().map(i32::from_le_bytes).map_err(|_| Fault::Damaged)?;
    if length == 0 {
        return Ok(None);
    }
    let head = exactly(reader, i64::from(length), LARGEST_HEAD)?;
    let message = root_as_message(&head).map_err(|_| Fault::Damaged)?;
    let body = exactly(reader, message.bodyLength(), LARGEST_BODY)?;
    Ok(Some((head, Buffer::from_vec(body))))
}

/// So many bytes, whose memory is not reserved before they are read.
fn exactly(reader: &mut impl Read, length: i64, most: usize) -> Result<Vec<u8>, Fault> {
    let length = usize::try_from(length).map_err(|_| Fault::Damaged)?;
    if most < length {
        return Err(Fault::TooLarge("bulk-batch-too-large", (most >> 20).to_string()));
    }
    let mut bytes = Vec::new();
    reader.by_ref().take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() == length { Ok(bytes) } else { Err(Fault::Damaged) }
}

/// Refuses rows whose values are not in the message, or would unpack to more than the
/// budget allows: the crate that reads them believes what they state.
fn check(
    batch: arrow_ipc::RecordBatch<'_>,
    body: &Buffer,
    budget: &UnpackBudget,
) -> Result<(), Fault> {
    let is_packed = match batch.compression() {
        Some(compression) if compression.codec() != CompressionType::LZ4_FRAME => {
            let name = compression.codec().variant_name().unwrap_or("?");
            return Err(Fault::Compression(name.to_owned()));
        }
        compression => compression.is_some(),
    };
    let rows = batch.length().checked_mul(BYTES_OF_ROW);
    let mut unpacked = rows.and_then(|rows| usize::try_from(rows).ok()).ok_or(Fault::Bomb)?;
    for buffer in batch.buffers().iter().flatten() {
        let start = usize::try_from(buffer.offset()).map_err(|_| Fault::Damaged)?;
        let length = usize::try_from(buffer.length()).map_err(|_| Fault::Damaged)?;
        let bytes = body.get(start..).and_then(|rest| rest.get(..length)).ok_or(Fault::Damaged)?;
        let own = match bytes.first_chunk() {
            Some(stated) if is_packed => match i64::from_le_bytes(*stated) {
                // The buffer is not packed.
                -1 => length,
                stated => usize::try_from(stated).map_err(|_| Fault::Damaged)?,
            },
            _ => length,
        };
        unpacked = unpacked.saturating_add(own);
    }
    if LARGEST_BODY < unpacked {
        return Err(Fault::TooLarge("bulk-batch-too-large", (LARGEST_BODY >> 20).to_string()));
    }
    if budget.allows(unpacked) { Ok(()) } else { Err(Fault::Bomb) }
}
