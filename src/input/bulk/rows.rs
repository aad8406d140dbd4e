//! Makes rows of text of the columns that posts need.

use std::{
    fs::File,
    io::{Cursor, Read},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{Arc, Once, mpsc::SyncSender},
};

use arrow_array::RecordBatch;
use arrow_schema::Fields;
use bytes::Bytes;

use super::{
    ARROW, Kind, PARQUET,
    arrow::Messages,
    columns::{Column, Values, columns},
    fault::Fault,
    pages::Shared,
    parquet,
    value::Unreadable,
};
use crate::{
    input::{
        Part, ReadOptions,
        choose_columns::TIMES,
        decompress::UnpackBudget,
        header_lines::MOST_COLUMNS,
        office::{
            columns_of,
            parts::{Cell, Flow, Heads, Parts, Sheet, in_thread},
            telling_columns_of,
        },
        split_parts::read_whole,
    },
    layout::Block,
    mapping::Mapping,
    source::Problem,
};

/// The most bytes of a row (16 MiB), as of a row of CSV.
const LONGEST_ROW: usize = 16 << 20;

/// The name of the threads that read such files.
const THREAD: &str = "bulk";

type Rows = Box<dyn Iterator<Item = Result<RecordBatch, Fault>>>;

/// Reads the rows of a file, with the columns that have these indices.
type ReadRows = Box<dyn FnOnce(&[usize]) -> Rows>;

/// A file whose schema was read.
struct Table {
    fields: Fields,
    rows: ReadRows,
    budget: UnpackBudget,
}

/// Reads the parts of a file. If it is standard input, or is compressed, it is read from
/// `head`, its first bytes, and `rest`.
pub(super) fn open(
    kind: Kind,
    (path, name): (&Path, &Arc<str>),
    (head, rest): (Vec<u8>, Box<dyn Read + Send>),
    options: &ReadOptions,
) -> Result<impl Iterator<Item = Result<Part, Problem>> + Send + use<>, Problem> {
    let content = Cursor::new(head).chain(rest);
    let content = match plain_file(path, kind) {
        _ if kind == Kind::ArrowStream => Content::Stream(Box::new(content)),
        Some(file) => Content::File(file),
        None => Content::Bytes(read_whole(content, name)?.into()),
    };
    let of_file = options.for_file(name);
    let mapping = of_file.as_ref().unwrap_or(options).mapping.clone();
    let name = name.clone();
    keep_quiet();
    Ok(in_thread(THREAD, move |sender| {
        let mut sent = Sent { path: &name, mapping: &mapping, sender, rows: 0 };
        if let Err(fault) = guarded(|| sent.all(kind, content)) {
            // Sending fails if the run has ended and nobody receives parts any more.
            _ = sender.send(Err(fault.problem(&name, sent.rows)));
        }
    }))
}

/// What a file is read from.
enum Content {
    File(File),
    Bytes(Bytes),
    Stream(Box<dyn Read + Send>),
}

/// The file at a path, if it is of this kind as it is, and not compressed as a whole.
fn plain_file(path: &Path, kind: Kind) -> Option<File> {
    let mut file = File::open(path).ok()?;
    let mut beginning = [0; 8];
    file.read_exact(&mut beginning).ok()?;
    (Kind::of(&beginning) == Some(kind)).then_some(file)
}

/// The crates that read such files panic at some that are damaged, which is caught. Nothing
/// is printed of it: the message may contain what is in the file.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let others = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(THREAD) {
                others(panic);
            }
        }));
    });
}

/// Reads something. A panic of the crates that read such files is a fault of the file.
fn guarded<T>(read: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Fault::Damaged))
}

impl Table {
    fn of(kind: Kind, content: Content) -> Result<Self, Fault> {
        let shared = Shared::default();
        let budget = shared.budget.clone();
        let messages = match (kind, content) {
            (Kind::Parquet, Content::File(file)) => {
                return Ok(Self::of_parquet(parquet::File::open(file, shared)?, budget));
            }
            (Kind::Parquet, Content::Bytes(bytes)) => {
                return Ok(Self::of_parquet(parquet::File::open(bytes, shared)?, budget));
            }
            (_, Content::File(file)) => Messages::of_file(file, budget.clone())?,
            (_, Content::Bytes(bytes)) => Messages::of_file(Cursor::new(bytes), budget.clone())?,
            (_, Content::Stream(stream)) => Messages::of_stream(stream, budget.clone())?,
        };
        let fields = messages.fields().clone();
        Ok(Self { fields, rows: Box::new(|roots| Box::new(messages.batches(roots))), budget })
    }

    fn of_parquet<R: ::parquet::file::reader::ChunkReader + 'static>(
        file: parquet::File<R>,
        budget: UnpackBudget,
    ) -> Self {
        let fields = file.fields.clone();
        Self { fields, rows: Box::new(|roots| Box::new(file.batches(roots))), budget }
    }
}

/// The parts of a file that are being sent.
struct Sent<'p> {
    path: &'p Arc<str>,
    mapping: &'p Mapping,
    sender: &'p SyncSender<Result<Part, Problem>>,
    /// How many rows were read so far.
    rows: u32,
}

impl Sent<'_> {
    /// Sends all rows of a file.
    fn all(&mut self, kind: Kind, content: Content) -> Result<(), Fault> {
        let format = if kind == Kind::Parquet { &PARQUET } else { &ARROW };
        let Table { fields, rows, budget } = Table::of(kind, content)?;
        let columns = columns(&fields);
        if MOST_COLUMNS < columns.len() {
            return Err(Fault::TooWide(MOST_COLUMNS));
        }
        let names = columns.iter().map(|column| column.name.clone()).collect();
        let sheet = Sheet { columns: names, ..Sheet::default() };
        let chosen = Chosen::of(&columns, &sheet, self.mapping, budget)?;
        let mut batches = rows(&chosen.roots);
        // The rows before a panic are sent.
        let mut next = || guarded(|| batches.next().transpose());
        // Without a column of texts, there is nothing to read.
        let first = if chosen.columns.is_empty() { None } else { next()? };
        let head = chosen.head(&sheet, first.as_ref())?.finish(self.path);
        let sheets = (vec![sheet.clone()], head);
        let mut parts = Parts::new(self.path.clone(), format, sheets, self.sender, Vec::new());
        let mut flow = Flow::On;
        for name in names_of(&sheet) {
            flow = parts.add(name.cell());
        }
        let mut batch = first;
        while let (Flow::On, Some(rows)) = (flow, &batch) {
            let read = self.add(rows, &chosen, &mut parts).and_then(|added| {
                flow = added;
                next()
            });
            match read {
                Ok(following) => batch = following,
                Err(fault) => {
                    parts.send();
                    return Err(fault);
                }
            }
        }
        parts.send();
        Ok(())
    }

    /// Adds the rows of a batch.
    fn add(
        &mut self,
        batch: &RecordBatch,
        chosen: &Chosen,
        parts: &mut Parts<'_>,
    ) -> Result<Flow, Fault> {
        let values = chosen.values(batch)?;
        for row in 0..batch.num_rows() {
            let number = self.rows.checked_add(1).ok_or(Fault::Bomb)?;
            for value in chosen.row(&values, row, number)? {
                let flow = match value.why {
                    None => parts.add(value.cell()),
                    Some(why) => parts.add_unreadable(value.cell(), why),
                };
                if flow == Flow::Stop {
                    return Ok(flow);
                }
            }
            self.rows = number;
        }
        Ok(Flow::On)
    }
}

/// A value as text.
struct Value {
    block: Block,
    text: String,
    /// Why it has no text, but only what can be shown of it.
    why: Option<&'static str>,
}

impl Value {
    fn cell(&self) -> Cell<'_> {
        Cell { sheet: 0, block: self.block, text: &self.text, links: &[], is_struck: false }
    }
}

/// The names of the columns, as the values of a row above all others.
fn names_of(sheet: &Sheet) -> impl Iterator<Item = Value> {
    sheet.columns.iter().zip(1..).map(|(name, column)| {
        let block = Block::Value { row: 0, column };
        Value { block, text: name.to_string(), why: None }
    })
}

/// The columns that the fields of posts are in.
struct Chosen {
    /// The columns, each with its number.
    columns: Vec<(u32, Column)>,
    /// The indices of the columns of the file that contain them.
    roots: Vec<usize>,
    /// The number of the first column of texts.
    text: u32,
    budget: UnpackBudget,
}

impl Chosen {
    fn of(
        columns: &[Column],
        sheet: &Sheet,
        mapping: &Mapping,
        budget: UnpackBudget,
    ) -> Result<Self, Fault> {
        let mut head = Heads::of(std::slice::from_ref(sheet));
        for name in names_of(sheet) {
            head.add(name.cell());
        }
        let head = head.finish(&"".into());
        let found = columns_of(&head[0], mapping);
        let mut indices: Vec<usize> = found.iter().map(|(_, index)| *index).collect();
        // Counts that cannot be read are unknown, and no reason to refuse the file.
        let telling = telling_columns_of(&head[0], mapping).into_iter();
        indices.extend(telling.filter(|index| columns[*index].is_readable));
        // If no column has the times of the posts, one of times may be meant as such.
        if !found.iter().any(|(field, _)| TIMES.contains(field)) && !found.is_empty() {
            indices.extend((0..columns.len()).filter(|index| columns[*index].is_time));
        }
        indices.sort_unstable();
        indices.dedup();
        let number = |index: usize| u32::try_from(index + 1).unwrap_or(u32::MAX);
        let text = found.iter().find(|(field, _)| field.is_text());
        let text = text.map_or(0, |(_, index)| number(*index));
        let columns: Vec<(u32, Column)> =
            indices.into_iter().map(|index| (number(index), columns[index].clone())).collect();
        if let Some((_, column)) = columns.iter().find(|(_, column)| !column.is_readable) {
            return Err(Fault::Nested(column.name.to_string()));
        }
        let mut roots: Vec<usize> = columns.iter().map(|(_, column)| column.root()).collect();
        roots.sort_unstable();
        roots.dedup();
        Ok(Self { columns, roots, text, budget })
    }

    /// The names of the columns and the first rows, which show the order of day and month.
    fn head(&self, sheet: &Sheet, batch: Option<&RecordBatch>) -> Result<Heads, Fault> {
        let mut head = Heads::of(std::slice::from_ref(sheet));
        for name in names_of(sheet) {
            head.add(name.cell());
        }
        let Some(batch) = batch else { return Ok(head) };
        let values = self.values(batch)?;
        for (row, number) in (0..batch.num_rows()).zip(1..) {
            for value in self.row(&values, row, number)? {
                if head.add(value.cell()) != Flow::On {
                    return Ok(head);
                }
            }
        }
        Ok(head)
    }

    /// The values of the columns in a batch.
    fn values(&self, batch: &RecordBatch) -> Result<Vec<Values>, Fault> {
        let values = self.columns.iter().map(|(_, column)| column.values(batch, &self.roots));
        values.collect::<Option<_>>().ok_or(Fault::Damaged)
    }

    /// The values in a row that are not blank. The text of a post is one of them in any
    /// case, so that each row is a post.
    fn row(&self, values: &[Values], row: usize, number: u32) -> Result<Vec<Value>, Fault> {
        let mut cells = Vec::new();
        let mut bytes = 0;
        for ((column, _), values) in self.columns.iter().zip(values) {
            let (text, why) = match values.text(row) {
                Ok(text) => (text.unwrap_or_default(), None),
                Err(Unreadable(why, shown)) => (shown, Some(why)),
            };
            bytes += text.len();
            if LONGEST_ROW < bytes {
                let mebibytes = (LONGEST_ROW >> 20).to_string();
                return Err(Fault::TooLarge("bulk-row-too-large", mebibytes));
            }
            if why.is_some() || *column == self.text || !text.trim().is_empty() {
                let block = Block::Value { row: number, column: *column };
                cells.push(Value { block, text, why });
            }
        }
        if self.budget.allows(bytes) { Ok(cells) } else { Err(Fault::Bomb) }
    }
}
