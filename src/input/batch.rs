//! A part of whole records: read as bytes, then decoded and parsed into posts.

use std::sync::Arc;

use super::{
    Archive, Format, Parse, Parsed, ReadOptions,
    invalid_utf8::{self, InvalidUtf8},
};
use crate::{problems::Problems, source::Source};

/// The bytes of a run of whole records of one file.
#[derive(Debug)]
pub struct Part {
    /// The path of the file, for messages.
    pub path: Arc<str>,
    /// The bytes of the part.
    pub bytes: Vec<u8>,
    /// The offset of its first byte in the file.
    pub first_byte: usize,
    /// The line of the file on which it begins, from 1.
    pub first_line: usize,
    /// The format to parse it with.
    pub format: &'static Format,
    /// The data that its records need from outside the part.
    pub context: PartContext,
}

/// The data that the records of a part need from outside the part.
#[derive(Clone, Debug, Default)]
pub enum PartContext {
    /// The records need no other data.
    #[default]
    Nothing,
    /// The header of a table, for parts after the first.
    Header(Arc<Source>),
    /// Which part of a list it is.
    List(ListPart),
    /// The data from the sidecars of an account archive, and which part of its
    /// list it is.
    Archive(Arc<Archive>, ListPart),
}

/// Which part of a document in JSON a part is. The default is the whole document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListPart {
    /// Whether other parts are before it.
    pub is_later: bool,
    /// Whether it begins inside a list, after a record.
    pub begins_inside: bool,
    /// Whether other parts follow it.
    pub goes_on: bool,
    /// The number of characters before it on its first line.
    pub chars_before: usize,
}

/// A part decoded as text, ready to be parsed.
#[derive(Debug)]
pub struct Batch {
    /// The text. In formats with one record per line, lines that contained
    /// invalid bytes are blank.
    pub source: Source,
    /// The format to parse it with.
    pub format: &'static Format,
    context: PartContext,
    /// Invalid bytes that may be in posts.
    invalid: Vec<InvalidUtf8>,
    /// The problems of the lines that were made blank.
    problems: Problems,
}

impl Part {
    /// Decodes the part. A record with invalid bytes becomes a problem; the spans
    /// of the other records are unaffected.
    pub fn decode(self) -> Batch {
        let Self { path, bytes, first_byte, first_line, format, context } = self;
        let (mut text, mut invalid) = invalid_utf8::text_of(bytes);
        let chars_before = match &context {
            PartContext::List(part) | PartContext::Archive(_, part) => part.chars_before,
            PartContext::Nothing | PartContext::Header(_) => 0,
        };
        let source = |text: String| {
            let source = Source::part(path.clone(), text, first_byte, first_line);
            source.after_chars(chars_before)
        };
        let mut problems = Problems::default();
        if matches!(format.parse, Parse::Lines(_)) && !invalid.is_empty() {
            (text, problems, invalid) = invalid_utf8::blank_lines(&source(text), &invalid);
        }
        Batch { source: source(text), format, context, invalid, problems }
    }
}

impl Batch {
    /// Parses the posts and collects the problems.
    pub fn parse(&self, options: &ReadOptions) -> Parsed<'_> {
        let mut parsed = self.format.posts(&self.source, &self.context, options);
        let mut problems = self.problems.clone();
        if !self.invalid.is_empty() {
            problems.append(invalid_utf8::drop_posts(
                &mut parsed.posts,
                &self.invalid,
                &self.source,
            ));
        }
        problems.append(std::mem::take(&mut parsed.problems));
        // Parsers look for one kind of mistake after another, out of order.
        problems.sort_by_place();
        Parsed { problems, ..parsed }
    }
}
