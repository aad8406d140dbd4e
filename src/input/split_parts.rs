//! Splits a stream of bytes into parts of whole records.

use std::{
    io::{self, Read},
    sync::Arc,
};

use memchr::{memchr_iter, memchr2, memrchr};

use super::{
    Format, ListPart, Parse, Part, PartContext,
    encoding::Detected,
    json::{Boundary, last_boundary},
    unreadable::{unreadable, why},
};
use crate::{
    csv,
    message::Message,
    source::{At, Place, Position, Problem, Source, count_chars},
};

/// The number of bytes that are read for one part (1 MiB). The part ends with the
/// last whole record in them. Fuzzers write small files, which are to be split, too.
const CHUNK: usize = if cfg!(fuzzing) { 64 } else { 1 << 20 };

/// The most bytes that one record may have (16 MiB), in formats with a record on each
/// line or row.
const LONGEST_RECORD: usize = 16 << 20;

/// The greatest size of a file (64 MiB) in a format that people write, such as YAML. It is
/// read whole, and takes about ten times its size in memory.
const LARGEST_WRITTEN: usize = 64 << 20;

/// The most bytes (512 MiB) of a record of a JSON list, such as a page of posts. It is
/// also the limit for files that are read with [`read_whole`], such as a sidecar of an
/// archive.
pub(super) const LARGEST_WHOLE: usize = 512 << 20;

/// A JSON list of fewer than this many bytes (16 MiB) is read as one part, a longer
/// list in several. Entries of threads and versions of edited posts are compared with
/// each other only within one part. In the archives of accounts, later versions are
/// looked up in all files.
pub(super) const LARGEST_WHOLE_LIST: usize = if cfg!(fuzzing) { 256 } else { 16 << 20 };

/// Reads a file part by part.
pub(super) struct PartReader<'r> {
    reader: Box<dyn Read + Send + 'r>,
    path: Arc<str>,
    format: &'static Format,
    context: PartContext,
    /// For a JSON document: where the next part is in it.
    list: ListPart,
    /// For a JSON document: where the next part ends; `None` if the next part is the
    /// last one.
    boundary: Option<Boundary>,
    /// Bytes that have been read but do not belong to a returned part yet.
    buffer: Vec<u8>,
    first_byte: usize,
    first_line: usize,
    is_done: bool,
    /// Why the rest of the file cannot be read; `None` if nothing went wrong. It is
    /// reported after the last part.
    failed: Option<Problem>,
    /// The encoding of the file.
    detected: Detected,
    /// Whether the note that the file is not UTF-8 has been added.
    is_noted: bool,
    /// What the user should know about how the file is read.
    notes: Vec<Problem>,
}

impl<'r> PartReader<'r> {
    /// A reader for a file whose first bytes, `head`, have already been read.
    pub(super) fn new(
        path: Arc<str>,
        head: Vec<u8>,
        reader: Box<dyn Read + Send + 'r>,
        format: &'static Format,
        context: PartContext,
    ) -> Self {
        Self {
            reader,
            path,
            format,
            context,
            list: ListPart::default(),
            boundary: None,
            buffer: head,
            first_byte: 0,
            first_line: 1,
            is_done: false,
            failed: None,
            detected: Detected::default(),
            is_noted: false,
            notes: Vec::new(),
        }
    }

    /// The same reader, for a file in this encoding. The byte order mark of the file,
    /// of `mark` bytes, has been read already.
    pub(super) fn encoded(self, detected: Detected, mark: usize) -> Self {
        Self { detected, first_byte: mark, ..self }
    }

    /// The same reader, which adds `notes` to the first part.
    pub(super) fn with_notes(self, notes: Vec<Problem>) -> Self {
        Self { notes, ..self }
    }

    fn next_part(&mut self) -> Result<Option<Part>, Problem> {
        if let Some(failed) = self.failed.take() {
            return Err(failed);
        }
        let mut wanted = CHUNK;
        loop {
            let filled = self.fill(wanted);
            if self.first_byte == 0 {
                self.skip_byte_order_mark()?;
            }
            let is_end = match filled {
                Ok(is_end) => is_end,
                Err(error) => return self.part_before(&error),
            };
            if is_end {
                self.is_done = true;
                let len = self.buffer.len();
                return self.last_part(len);
            }
            if let Some(len) = self.whole_records() {
                return Ok(Some(self.part(len)));
            }
            if self.longest() <= self.buffer.len() {
                return Err(self.too_long());
            }
            wanted = self.longest().min(self.buffer.len().saturating_mul(4));
        }
    }

    /// After a reading error: a part with the whole records before the byte at which
    /// reading failed. If there are none, returns the error as a problem.
    fn part_before(&mut self, error: &io::Error) -> Result<Option<Part>, Problem> {
        let salvaged = match self.format.parse {
            Parse::Whole(_, salvage) => salvage(&self.buffer),
            Parse::NotText(_) => None,
            Parse::List(_) | Parse::Archive(_) => {
                let first = memchr2(b'[', b'{', &self.buffer).map(|at| self.buffer[at]);
                let is_list = self.list.is_later || first == Some(b'[');
                is_list.then(|| self.boundary()).flatten().map(|len| (len, ""))
            }
            Parse::Lines(_) | Parse::Table(_) => self.whole_records().map(|len| (len, "")),
        };
        let Some((len, end)) = salvaged else { return Err(unreadable(&self.path, error)) };
        let mut part = self.part(len);
        self.failed = Some(self.unreadable_here(error));
        part.bytes.extend_from_slice(end.as_bytes());
        Ok(Some(part))
    }

    /// The problem that the file cannot be read from the end of the last part on.
    fn unreadable_here(&self, error: &io::Error) -> Problem {
        let here = Position { line: self.first_line, column: self.list.chars_before + 1 };
        let place = Place {
            path: self.path.clone(),
            start: here,
            end: here,
            bytes: self.first_byte..self.first_byte,
            spot: None,
            line: None,
        };
        let message = Message::new("file-unreadable-from-here").with("problem", why(error));
        Problem { at: At::Place(Box::new(place)), message, ..unreadable(&self.path, error) }
    }

    /// Reads until the buffer has at least `wanted` bytes or the file ends. Returns
    /// whether the file has ended.
    fn fill(&mut self, wanted: usize) -> io::Result<bool> {
        let missing = wanted.saturating_sub(self.buffer.len()).max(1);
        self.buffer.reserve(missing.min(CHUNK));
        let limit = u64::try_from(missing).unwrap_or(u64::MAX);
        let read = self.reader.by_ref().take(limit).read_to_end(&mut self.buffer);
        read.map(|read| read < missing)
    }

    /// Skips a byte order mark of UTF-8. A byte order mark of UTF-16 is a problem: only
    /// files outside zips are decoded from UTF-16 before they are split.
    fn skip_byte_order_mark(&mut self) -> Result<(), Problem> {
        if self.buffer.starts_with(b"\xEF\xBB\xBF") {
            self.buffer.drain(..3);
            self.first_byte = 3;
        } else if self.buffer.starts_with(b"\xFF\xFE") || self.buffer.starts_with(b"\xFE\xFF") {
            return Err(Problem::in_file(self.path.clone(), Message::new("file-utf16"))
                .help(Message::new("file-utf16-help")));
        }
        Ok(())
    }

    /// The last part, of `len` bytes; `None` if nothing is left. It is a problem if the
    /// whole file is blank.
    fn last_part(&mut self, len: usize) -> Result<Option<Part>, Problem> {
        let is_first = self.first_byte <= 3;
        if is_first && self.buffer.trim_ascii().is_empty() {
            return Err(Problem::in_file(self.path.clone(), Message::new("file-empty"))
                .help(Message::new("file-empty-help")));
        }
        Ok((0 < len).then(|| self.part(len)))
    }

    /// The number of bytes of the whole records at the beginning of the buffer, if a
    /// part may end after them; `None` if more bytes must be read first.
    fn whole_records(&mut self) -> Option<usize> {
        match self.format.parse {
            Parse::Whole(..) | Parse::NotText(_) => None,
            Parse::List(_) | Parse::Archive(_) => {
                let is_long = self.list.is_later || LARGEST_WHOLE_LIST <= self.buffer.len();
                is_long.then(|| self.boundary()).flatten()
            }
            Parse::Lines(_) => memrchr(b'\n', &self.buffer).map(|at| at + 1),
            Parse::Table(_) => {
                let header = match &self.context {
                    PartContext::Header(header) => header.text().as_bytes(),
                    _ => &self.buffer,
                };
                csv::whole_rows(&self.buffer, header)
            }
        }
    }

    /// The number of bytes up to the last place between two records of a list in the
    /// buffer; `None` if there is no such place.
    fn boundary(&mut self) -> Option<usize> {
        self.boundary = last_boundary(&self.buffer, self.list.begins_inside);
        self.boundary.map(|boundary| boundary.len)
    }

    const fn longest(&self) -> usize {
        match self.format.parse {
            Parse::Whole(..) | Parse::NotText(_) => LARGEST_WRITTEN,
            Parse::List(_) | Parse::Archive(_) => LARGEST_WHOLE,
            Parse::Lines(_) | Parse::Table(_) => LONGEST_RECORD,
        }
    }

    fn too_long(&self) -> Problem {
        let limit = self.longest() >> 20;
        match self.format.parse {
            Parse::Whole(..) | Parse::NotText(_) | Parse::List(_) | Parse::Archive(_) => {
                let message = Message::new("file-too-large").with("limit", limit);
                Problem::in_file(self.path.clone(), message)
                    .help(Message::new("file-too-large-help"))
            }
            Parse::Lines(_) | Parse::Table(_) => {
                let message = Message::new("file-record-too-long")
                    .with("line", self.first_line.to_string())
                    .with("limit", limit);
                Problem::in_file(self.path.clone(), message)
                    .help(Message::new("file-record-too-long-help"))
            }
        }
    }

    /// Removes the first `len` bytes from the buffer and returns them as a part.
    fn part(&mut self, len: usize) -> Part {
        let rest = self.buffer.split_off(len);
        let bytes = std::mem::replace(&mut self.buffer, rest);
        let lines = memchr_iter(b'\n', &bytes).count();
        let len = self.detected.encoding().offsets.len_of(&bytes);
        if let Some(note) = self.detected.note().filter(|_| !self.is_noted) {
            let help = Message::new("note-encoding-help");
            self.notes.push(Problem::in_file(self.path.clone(), note).help(help));
            self.is_noted = true;
        }
        let part = Part {
            path: self.path.clone(),
            first_byte: self.first_byte,
            first_line: self.first_line,
            format: self.format,
            context: self.context_of_part(),
            encoding: self.detected.encoding(),
            notes: std::mem::take(&mut self.notes),
            bytes,
        };
        if matches!((self.format.parse, &self.context), (Parse::Table(_), PartContext::Nothing)) {
            self.context = header(&part);
        }
        self.first_byte += len;
        self.first_line += lines;
        let line = memrchr(b'\n', &part.bytes).map(|at| at + 1);
        let before = if line.is_none() { self.list.chars_before } else { 0 };
        self.list = ListPart {
            is_later: true,
            begins_inside: self.boundary.take().is_some_and(|boundary| boundary.is_inside),
            goes_on: false,
            chars_before: before + count_chars(&part.bytes[line.unwrap_or(0)..]),
        };
        part
    }

    /// The data from outside the next part that its records need.
    fn context_of_part(&self) -> PartContext {
        let list = ListPart { goes_on: self.boundary.is_some(), ..self.list };
        match (&self.context, self.format.parse) {
            (PartContext::Archive(archive, _), _) => PartContext::Archive(archive.clone(), list),
            (_, Parse::List(_)) => PartContext::List(list),
            (context, _) => context.clone(),
        }
    }
}

impl Iterator for PartReader<'_> {
    type Item = Result<Part, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let part = self.next_part();
        self.is_done |= part.is_err();
        part.transpose()
    }
}

/// The context for the parts of a table after this one: the header and the first rows,
/// or nothing if there were only blank lines so far.
fn header(part: &Part) -> PartContext {
    let len = csv::header_len(&part.bytes);
    if part.bytes[..len].trim_ascii().is_empty() {
        return PartContext::Nothing;
    }
    // The first rows show in which order the table writes day and month.
    let len = len.max(part.bytes.len().min(csv::BEGINNING));
    let text = String::from_utf8_lossy(&part.bytes[..len]);
    let header = Source::part(part.path.clone(), text, part.first_byte, part.first_line);
    PartContext::Header(Arc::new(header))
}

/// Reads a whole file. A file of more than [`LARGEST_WHOLE`] bytes is a problem.
pub(super) fn read_whole(reader: impl Read, path: &Arc<str>) -> Result<Vec<u8>, Problem> {
    let limit = u64::try_from(LARGEST_WHOLE).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let read = reader.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, &error))?;
    if bytes.len() <= LARGEST_WHOLE {
        return Ok(bytes);
    }
    let message = Message::new("unpacked-larger-than").with("limit", LARGEST_WHOLE >> 20);
    Err(Problem::in_file(path.clone(), message).help(Message::new("unpacked-larger-than-help")))
}
