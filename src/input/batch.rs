//! A run of whole records, first as bytes, then as text and posts.

use std::sync::Arc;

use super::{
    Archive, Format, Parse, Parsed, ReadOptions,
    foreign::{self, Foreign},
};
use crate::source::{At, Problem, Source};

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
    /// Its text. A line that was no text is blank where each is a record.
    pub source: Source,
    /// What reads it.
    pub format: &'static Format,
    beside: Beside,
    /// What was no text, where it may stand in a post.
    foreign: Vec<Foreign>,
    /// What was no text and has been blanked.
    problems: Vec<Problem>,
}

impl Part {
    /// The part as text. A record with bytes that are no text is a problem and
    /// not read; the places of the others stay right.
    pub fn decode(self) -> Batch {
        let Self { path, bytes, first_byte, first_line, format, beside } = self;
        let (mut text, mut foreign) = foreign::text_of(bytes);
        let source = |text: String| Source::part(path.clone(), text, first_byte, first_line);
        let mut problems = Vec::new();
        if matches!(format.parse, Parse::Lines(_)) && !foreign.is_empty() {
            (text, problems, foreign) = foreign::blank_lines(&source(text), &foreign);
        }
        Batch { source: source(text), format, beside, foreign, problems }
    }
}

impl Batch {
    /// The posts, and what does not read.
    pub fn parse(&self, options: &ReadOptions) -> Parsed<'_> {
        let mut parsed = self.format.posts(&self.source, &self.beside, options);
        let mut problems = self.problems.clone();
        if !self.foreign.is_empty() {
            foreign::part_pages(&mut parsed.posts, &self.foreign, &self.source);
            problems.extend(foreign::drop_posts(&mut parsed.posts, &self.foreign, &self.source));
        }
        parsed.problems.splice(0..0, problems);
        // Each reader tells of more than one sort of mistake, one after the other.
        parsed.problems.sort_by_key(|problem| match &problem.at {
            At::File(_) => 0,
            At::Place(place) => place.bytes.start,
        });
        parsed
    }
}
