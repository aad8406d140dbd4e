//! A run of whole records, first as bytes, then as text and posts.

use std::{ops::Range, sync::Arc};

use memchr::{memchr, memchr_iter};

use super::{Archive, Format, Parse, Parsed, ReadOptions};
use crate::{
    language::Localized,
    source::{Problem, Source, Span},
};

/// A run of whole records as it came from the disk. Nobody has looked into it.
#[derive(Debug)]
pub struct Part {
    /// What a person calls the file.
    pub path: Arc<str>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it begins in its file, from 0.
    pub first_byte: usize,
    /// The line it begins on, from 1.
    pub first_line: usize,
    /// What reads it.
    pub format: &'static Format,
    /// What its records need from outside of it.
    pub beside: Beside,
}

/// What the records of a part need from outside of it.
#[derive(Clone, Debug, Default)]
pub enum Beside {
    /// Nothing.
    #[default]
    Nothing,
    /// The header of a table, where that stands in an earlier part.
    Header(Arc<Source>),
    /// What the other files of an account archive say.
    Archive(Arc<Archive>),
}

/// A run of whole records as text, ready to be read.
#[derive(Debug)]
pub struct Batch {
    /// Its text. A record that was no text is blank.
    pub source: Source,
    /// What reads it.
    pub format: &'static Format,
    beside: Beside,
    problems: Vec<Problem>,
}

impl Part {
    /// The part as text. A record with bytes that are no text is a problem and
    /// left blank; the places of the others stay right.
    pub fn decode(self) -> Batch {
        let Self { path, bytes, first_byte, first_line, format, beside } = self;
        let source = |text: String| Source::part(path.clone(), text, first_byte, first_line);
        let (text, problems) = match String::from_utf8(bytes) {
            Ok(text) if memchr(0, text.as_bytes()).is_none() => (text, Vec::new()),
            Ok(text) => mend(text.into_bytes(), format.parse, source),
            Err(error) => mend(error.into_bytes(), format.parse, source),
        };
        Batch { source: source(text), format, beside, problems }
    }
}

impl Batch {
    /// The posts, and what does not read.
    pub fn parse(&self, options: &ReadOptions) -> Parsed<'_> {
        let mut parsed = match (self.format.parse, &self.beside) {
            // A file that is no text has nothing else to say.
            (Parse::Whole(_) | Parse::Archive(_), _) if !self.problems.is_empty() => {
                Parsed::default()
            }
            (Parse::Whole(parse) | Parse::Lines(parse), _) => parse(&self.source, options),
            (Parse::Table(parse), Beside::Header(header)) => {
                parse(&self.source, Some(header), options)
            }
            (Parse::Table(parse), _) => parse(&self.source, None, options),
            (Parse::Archive(parse), Beside::Archive(archive)) => {
                parse(&self.source, archive, options)
            }
            (Parse::Archive(parse), _) => parse(&self.source, &Archive::default(), options),
        };
        parsed.problems.splice(0..0, self.problems.iter().cloned());
        parsed
    }
}

/// The bytes as text, with a problem for each record that is none.
fn mend(
    mut bytes: Vec<u8>,
    parse: Parse,
    source: impl Fn(String) -> Source,
) -> (String, Vec<Problem>) {
    let records = match parse {
        Parse::Whole(_) | Parse::Archive(_) => std::iter::once(0..bytes.len()).collect(),
        Parse::Lines(_) | Parse::Table(_) => lines(&bytes),
    };
    let foreign: Vec<Foreign> = records
        .into_iter()
        .filter_map(|record| replace_foreign(&mut bytes[record.clone()], record))
        .collect();
    let text = String::from_utf8(bytes).expect("each byte that was no text has been replaced");
    let shown = source(text);
    let problems = foreign.iter().map(|found| found.problem(&shown)).collect();
    let mut bytes = shown.text().to_owned().into_bytes();
    // A row of a table stays, for its quotes decide where the next one begins.
    if !matches!(parse, Parse::Table(_)) {
        for found in &foreign {
            blank(&mut bytes[found.record.clone()]);
        }
    }
    (String::from_utf8(bytes).expect("whole lines have been replaced by ASCII"), problems)
}

/// A byte that can be no part of a text, and the record it stands in.
struct Foreign {
    at: usize,
    byte: u8,
    record: Range<usize>,
}

impl Foreign {
    fn problem(&self, source: &Source) -> Problem {
        let message: Localized = match self.byte {
            0 => ("a NUL byte is no text", "en NUL-byte er ikke tekst").into(),
            byte => (
                format!("the byte 0x{byte:02X} is no UTF-8 here"),
                format!("byten 0x{byte:02X} er ikke UTF-8 her"),
            )
                .into(),
        };
        Problem::at(source, Span::new(self.at, self.at + 1), message)
            .help(("save the file as UTF-8 text", "gem filen som UTF-8-tekst"))
    }
}

/// Where each line begins and ends, without its line break.
fn lines(bytes: &[u8]) -> Vec<Range<usize>> {
    let ends = memchr_iter(b'\n', bytes).chain([bytes.len()]);
    let mut start = 0;
    ends.map(|end| std::mem::replace(&mut start, end + 1)..end).collect()
}

/// Replaces each byte of a record that is no text by `?`, which keeps the
/// places of the rest, and tells the first.
fn replace_foreign(record: &mut [u8], place: Range<usize>) -> Option<Foreign> {
    let mut found = Vec::new();
    let mut at = 0;
    for chunk in record.utf8_chunks() {
        found.extend(memchr_iter(0, chunk.valid().as_bytes()).map(|nul| at + nul));
        at += chunk.valid().len();
        found.extend(at..at + chunk.invalid().len());
        at += chunk.invalid().len();
    }
    let first = *found.first()?;
    let foreign = Foreign { at: place.start + first, byte: record[first], record: place };
    for at in found {
        record[at] = b'?';
    }
    Some(foreign)
}

/// Blanks a record with carriage returns, which every streaming format skips
/// and no line count sees.
fn blank(record: &mut [u8]) {
    record.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b'\r');
}
