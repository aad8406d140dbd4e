//! Cuts a stream of bytes into parts of whole records.

use std::{
    io::{self, Read},
    sync::Arc,
};

use memchr::{memchr_iter, memrchr};

use super::{
    Beside, Format, Parse, Part,
    unreadable::{unreadable, why},
};
use crate::{
    csv,
    language::Localized,
    source::{At, Place, Position, Problem, Source},
};

/// How large a part is, but for the record that it ends with.
const PART: usize = 1 << 20;

/// How long a record may be in a format that is read in parts.
const LONGEST_RECORD: usize = 16 << 20;

/// How large a file may be in a format that is read whole.
pub(super) const LARGEST_WHOLE: usize = 512 << 20;

/// A file that is being cut.
pub(super) struct Cut {
    reader: Box<dyn Read + Send>,
    path: Arc<str>,
    format: &'static Format,
    beside: Beside,
    /// What has been read but belongs to no part yet.
    rest: Vec<u8>,
    first_byte: usize,
    first_line: usize,
    is_done: bool,
    /// Why it cannot be read on, once what came before has been handed out.
    failed: Option<Problem>,
}

impl Cut {
    /// A file that has been read as far as `head`.
    pub(super) fn new(
        path: Arc<str>,
        head: Vec<u8>,
        reader: Box<dyn Read + Send>,
        format: &'static Format,
        beside: Beside,
    ) -> Self {
        Self {
            reader,
            path,
            format,
            beside,
            rest: head,
            first_byte: 0,
            first_line: 1,
            is_done: false,
            failed: None,
        }
    }

    fn next_part(&mut self) -> Result<Option<Part>, Problem> {
        if let Some(failed) = self.failed.take() {
            return Err(failed);
        }
        let mut wanted = PART;
        loop {
            let filled = self.fill(wanted);
            if self.first_byte == 0 {
                self.skip_mark()?;
            }
            let is_end = match filled {
                Ok(is_end) => is_end,
                Err(error) => return self.part_before(&error),
            };
            if is_end {
                self.is_done = true;
                let len = self.rest.len();
                return self.last_part(len);
            }
            if let Some(len) = self.whole_records() {
                return Ok(Some(self.part(len)));
            }
            if self.longest() <= self.rest.len() {
                return Err(self.too_long());
            }
            wanted = self.longest().min(self.rest.len().saturating_mul(4));
        }
    }

    /// The whole records that came before reading failed.
    fn part_before(&mut self, error: &io::Error) -> Result<Option<Part>, Problem> {
        let left = match self.format.parse {
            Parse::Whole(_, left) | Parse::Archive(_, left) => left(&self.rest),
            Parse::Lines(_) | Parse::Table(_) => self.whole_records().map(|len| (len, "")),
        };
        let Some((len, end)) = left else { return Err(unreadable(&self.path, error)) };
        let mut part = self.part(len);
        self.failed = Some(self.unreadable_after(&part.bytes, error));
        part.bytes.extend_from_slice(end.as_bytes());
        Ok(Some(part))
    }

    /// The problem that nothing can be read after the part that was handed out.
    fn unreadable_after(&self, part: &[u8], error: &io::Error) -> Problem {
        let line = memrchr(b'\n', part).map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&part[line..]).chars().count() + 1;
        let here = Position { line: self.first_line, column };
        let place = Place {
            path: self.path.clone(),
            start: here,
            end: here,
            bytes: self.first_byte..self.first_byte,
            line: None,
        };
        let Localized { en, da } = why(error);
        let message =
            (format!("cannot be read from here on: {en}"), format!("kan ikke læses herfra: {da}"));
        Problem {
            at: At::Place(Box::new(place)),
            message: message.into(),
            ..unreadable(&self.path, error)
        }
    }

    /// Reads on until `wanted` bytes wait, and says whether the file ends there.
    fn fill(&mut self, wanted: usize) -> io::Result<bool> {
        let missing = wanted.saturating_sub(self.rest.len()).max(1);
        self.rest.reserve(missing.min(PART));
        let limit = u64::try_from(missing).unwrap_or(u64::MAX);
        let read = self.reader.by_ref().take(limit).read_to_end(&mut self.rest);
        read.map(|read| read < missing)
    }

    /// Skips the mark that some programs put before UTF-8. That before UTF-16
    /// says that nothing here can be read.
    fn skip_mark(&mut self) -> Result<(), Problem> {
        if self.rest.starts_with(b"\xEF\xBB\xBF") {
            self.rest.drain(..3);
            self.first_byte = 3;
        } else if self.rest.starts_with(b"\xFF\xFE") || self.rest.starts_with(b"\xFE\xFF") {
            return Err(Problem::in_file(
                self.path.clone(),
                ("this file is UTF-16 text", "filen er UTF-16-tekst"),
            )
            .help(("save it as UTF-8", "gem den som UTF-8")));
        }
        Ok(())
    }

    /// What is left at the end of the file. A file must hold something.
    fn last_part(&mut self, len: usize) -> Result<Option<Part>, Problem> {
        let is_first = self.first_byte <= 3;
        if is_first && self.rest.trim_ascii().is_empty() {
            return Err(Problem::in_file(self.path.clone(), ("the file is empty", "filen er tom"))
                .help((
                    "write a post into it, or leave it out",
                    "skriv et opslag i den, eller lad den være ude",
                )));
        }
        Ok((0 < len).then(|| self.part(len)))
    }

    /// How many of the waiting bytes are whole records.
    fn whole_records(&self) -> Option<usize> {
        match self.format.parse {
            Parse::Whole(..) | Parse::Archive(..) => None,
            Parse::Lines(_) => memrchr(b'\n', &self.rest).map(|at| at + 1),
            Parse::Table(_) => {
                let header = match &self.beside {
                    Beside::Header(header) => header.text().as_bytes(),
                    Beside::Nothing | Beside::Archive(_) => &self.rest,
                };
                csv::whole_rows(&self.rest, header)
            }
        }
    }

    const fn longest(&self) -> usize {
        match self.format.parse {
            Parse::Whole(..) | Parse::Archive(..) => LARGEST_WHOLE,
            Parse::Lines(_) | Parse::Table(_) => LONGEST_RECORD,
        }
    }

    fn too_long(&self) -> Problem {
        let limit = self.longest() >> 20;
        match self.format.parse {
            Parse::Whole(..) | Parse::Archive(..) => {
                let message = (
                    format!("the file is larger than {limit} MiB"),
                    format!("filen er større end {limit} MiB"),
                );
                Problem::in_file(self.path.clone(), message).help((
                    "write one record a line (NDJSON), which is read in parts",
                    "skriv en post pr. linje (NDJSON); det kan læses i stykker",
                ))
            }
            Parse::Lines(_) | Parse::Table(_) => {
                let line = self.first_line;
                let message = (
                    format!(
                        "the record on line {line} is longer than {limit} MiB: nothing after it is read"
                    ),
                    format!(
                        "posten på linje {line} er længere end {limit} MiB: intet efter den er læst"
                    ),
                );
                Problem::in_file(self.path.clone(), message)
                    .help(("remove the record", "fjern posten"))
            }
        }
    }

    /// Takes the first `len` waiting bytes as a part.
    fn part(&mut self, len: usize) -> Part {
        let rest = self.rest.split_off(len);
        let bytes = std::mem::replace(&mut self.rest, rest);
        let lines = memchr_iter(b'\n', &bytes).count();
        let part = Part {
            path: self.path.clone(),
            first_byte: self.first_byte,
            first_line: self.first_line,
            format: self.format,
            beside: self.beside.clone(),
            bytes,
        };
        if matches!((self.format.parse, &self.beside), (Parse::Table(_), Beside::Nothing)) {
            self.beside = Beside::Header(Arc::new(header(&part)));
        }
        self.first_byte += len;
        self.first_line += lines;
        part
    }
}

impl Iterator for Cut {
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

/// The header that the later parts of a table need.
fn header(part: &Part) -> Source {
    let len = csv::header_len(&part.bytes);
    let text = String::from_utf8_lossy(&part.bytes[..len]);
    Source::part(part.path.clone(), text, part.first_byte, part.first_line)
}

/// All of a file, which may not be too large for that.
pub(super) fn read_whole(reader: impl Read, path: &Arc<str>) -> Result<Vec<u8>, Problem> {
    let limit = u64::try_from(LARGEST_WHOLE).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let read = reader.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, &error))?;
    if bytes.len() <= LARGEST_WHOLE {
        return Ok(bytes);
    }
    let message = (
        format!("it unpacks to more than {} MiB", LARGEST_WHOLE >> 20),
        format!("den fylder mere end {} MiB pakket ud", LARGEST_WHOLE >> 20),
    );
    Err(Problem::in_file(path.clone(), message)
        .help(("export a shorter time", "eksportér et kortere tidsrum")))
}
