//! Files in, posts out: one file a format.
//!
//! [`Files::read`] opens paths and cuts what it finds into [`Part`]s of whole records,
//! one after the other, without looking into them. A part becomes a [`Batch`]
//! and its posts wherever there is a thread to do it. To add a format, write a
//! file with a `FORMAT` at its top and list it in [`FORMATS`].

mod batch;
mod cut;
mod draft_csv;
pub(crate) mod drafts;
mod folder;
mod foreign;
mod json;
mod lang;
mod markdown;
mod media;
mod open;
mod packed;
mod plain;
mod process;
mod table;
mod threads;
mod unreadable;
mod x_archive;
mod zipped;

use jiff::tz::TimeZone;

use crate::{
    post::Post,
    source::{Problem, Source},
};

pub use batch::{Batch, Beside, Part};
pub(crate) use json::record::pass_on;
pub use open::{Files, WithoutPosts};
pub use process::process;
pub use x_archive::Archive;

/// What a source holds: what could be read of it, and what could not.
#[derive(Debug, Default)]
pub struct Parsed<'s> {
    /// Its posts, in the order of the source.
    pub posts: Vec<Post<'s>>,
    /// Its records that do not read.
    pub problems: Vec<Problem>,
    /// How many posts are left out because a later version of them counts.
    pub superseded: usize,
}

/// What reading depends on beside the source.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The zone of a time that names none.
    pub timezone: TimeZone,
}

/// A format that posts are read from.
#[derive(Debug)]
pub struct Format {
    /// Its name after `--input-format`.
    pub name: &'static str,
    /// How the names of its files end, with the dot. Formats may share one.
    pub endings: &'static [&'static str],
    /// Whether a file that begins so is likely to be of this format. Decides
    /// between formats of one ending, and where there is no name to go by.
    pub looks: fn(&str) -> bool,
    /// How it is cut into parts, and what reads a part.
    pub parse: Parse,
}

impl Format {
    /// The posts of a source, and what does not read. `beside` is what they need
    /// from outside of it.
    pub fn posts<'s>(
        &self,
        source: &'s Source,
        beside: &Beside,
        options: &ReadOptions,
    ) -> Parsed<'s> {
        let mut parsed = match (self.parse, beside) {
            (Parse::Whole(parse, _) | Parse::Lines(parse), _) => parse(source, options),
            (Parse::Table(parse), Beside::Header(header)) => parse(source, Some(header), options),
            (Parse::Table(parse), _) => parse(source, None, options),
            (Parse::Archive(parse, _), Beside::Archive(archive)) => parse(source, archive, options),
            (Parse::Archive(parse, _), _) => parse(source, &Archive::default(), options),
        };
        parsed.posts.iter_mut().for_each(pass_on);
        parsed
    }
}

/// How a file is cut into parts of whole records, and the function that reads
/// one. It gets what a record needs from outside its part.
#[derive(Clone, Copy, Debug)]
pub enum Parse {
    /// Not at all: the file is read whole. Of one that was cut off, what is left
    /// is read.
    Whole(for<'s> fn(&'s Source, &ReadOptions) -> Parsed<'s>, Left),
    /// At line breaks: each line is a record, blank ones none.
    Lines(for<'s> fn(&'s Source, &ReadOptions) -> Parsed<'s>),
    /// Where a record of a CSV file ends, which may hold line breaks in quotes.
    /// The first part begins with the header; the later ones get it beside.
    Table(for<'s> fn(&'s Source, Option<&Source>, &ReadOptions) -> Parsed<'s>),
    /// Not at all, and with what the other files of its archive say.
    Archive(for<'s> fn(&'s Source, &Archive, &ReadOptions) -> Parsed<'s>, Left),
}

/// How many bytes of a file that was cut off are whole records, if any, and
/// what ends the list that they stand in.
pub type Left = fn(&[u8]) -> Option<(usize, &'static str)>;

/// Every format, in the order in which a file's beginning is held against them.
pub const FORMATS: &[Format] = &[
    x_archive::FORMAT,
    json::NDJSON,
    json::JSON,
    draft_csv::FORMAT,
    markdown::FORMAT,
    drafts::FORMAT,
    plain::FORMAT,
];

/// The format that is called so.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
