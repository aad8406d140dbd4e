//! A part of whole records, first as bytes, then as text and posts.

use std::sync::Arc;

use super::{
    Archive, Format, Parse, Parsed, ReadOptions,
    invalid_utf8::{self, InvalidUtf8},
};
use crate::source::{At, Problem, Source};

/// A run of whole records of one file, as bytes from the disk.
#[derive(Debug)]
pub struct Part {
    /// The path of the file, for people.
    pub path: Arc<str>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The byte of its file at which it begins, from 0.
    pub first_byte: usize,
    /// The line it begins on, from 1.
    pub first_line: usize,
    /// The format that parses it.
    pub format: &'static Format,
    /// What its records need from outside the part.
    pub context: PartContext,
}

/// What the records of a part need from outside the part.
#[derive(Clone, Debug, Default)]
pub enum PartContext {
    /// Nothing.
    #[default]
    Nothing,
    /// The header of a table, which is in the first part.
    Header(Arc<Source>),
    /// What the sidecars of an account archive say.
    Archive(Arc<Archive>),
}

/// A part as text, ready to be parsed.
#[derive(Debug)]
pub struct Batch {
    /// Its text. In a format of one record a line, lines with invalid bytes are
    /// blank.
    pub source: Source,
    /// The format that parses it.
    pub format: &'static Format,
    context: PartContext,
    /// Invalid bytes that may be in a post.
    invalid: Vec<InvalidUtf8>,
    /// What is wrong with the lines that are blank.
    problems: Vec<Problem>,
}

impl Part {
    /// The part as text. A record with invalid bytes is a problem and is not read;
    /// the spans of the others stay right.
    pub fn decode(self) -> Batch {
        let Self { path, bytes, first_byte, first_line, format, context } = self;
        let (mut text, mut invalid) = invalid_utf8::text_of(bytes);
        let source = |text: String| Source::part(path.clone(), text, first_byte, first_line);
        let mut problems = Vec::new();
        if matches!(format.parse, Parse::Lines(_)) && !invalid.is_empty() {
            (text, problems, invalid) = invalid_utf8::blank_lines(&source(text), &invalid);
        }
        Batch { source: source(text), format, context, invalid, problems }
    }
}

impl Batch {
    /// The posts, and what cannot be parsed.
    pub fn parse(&self, options: &ReadOptions) -> Parsed<'_> {
        let mut parsed = self.format.posts(&self.source, &self.context, options);
        let mut problems = self.problems.clone();
        if !self.invalid.is_empty() {
            problems.extend(invalid_utf8::drop_posts(
                &mut parsed.posts,
                &self.invalid,
                &self.source,
            ));
        }
        parsed.problems.splice(0..0, problems);
        // Each reader looks for one sort of mistake after the other.
        parsed.problems.sort_by_key(|problem| match &problem.at {
            At::File(_) => 0,
            At::Place(place) => place.bytes.start,
        });
        parsed
    }
}
