//! Files in, posts out: one file a format.
//!
//! [`Files::read`] opens paths and splits what it finds into [`Part`]s of whole
//! records, one after the other, without parsing them. [`process()`] turns parts
//! into a [`Batch`] and its posts on every thread. To add a format, write a file
//! with a `FORMAT` at its top and list it in [`FORMATS`].

mod batch;
mod chunks;
mod csv;
pub(crate) mod drafts;
mod folder;
mod invalid_utf8;
mod json;
mod lang;
mod markdown;
mod media;
mod no_posts;
mod open;
mod packed;
mod plain;
mod process;
mod retweet;
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

pub use batch::{Batch, Part, PartContext};
pub(crate) use json::mistake::plain as json_mistake;
pub use open::{Files, SkippedFiles};
pub use process::process;
pub(crate) use retweet::detect_retweet;
pub use x_archive::Archive;

/// What was read of a source, and what could not be.
#[derive(Debug, Default)]
pub struct Parsed<'s> {
    /// Its posts, in the order of the source.
    pub posts: Vec<Post<'s>>,
    /// What is wrong with its records.
    pub problems: Vec<Problem>,
    /// How many posts are left out because a later version of them was read.
    pub superseded: usize,
}

/// What reading depends on besides the source.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The time zone of times without one.
    pub timezone: TimeZone,
}

/// A format that posts are read from.
#[derive(Debug)]
pub struct Format {
    /// Its name after `--input-format`.
    pub name: &'static str,
    /// The extensions of its files, with the dot. Several formats may have one.
    pub endings: &'static [&'static str],
    /// Whether a file in a folder contains posts, by its name in lowercase. It has
    /// one of the extensions.
    pub contains_posts: fn(&str) -> bool,
    /// Whether a file that begins with this text is likely to be of this format.
    /// Decides between formats with the same extension, and for standard input.
    pub matches_beginning: fn(&str) -> bool,
    /// How it is split into parts, and what parses a part.
    pub parse: Parse,
}

impl Format {
    /// The posts of a source, and what cannot be parsed. `context` is what they
    /// need from outside of it.
    pub fn posts<'s>(
        &self,
        source: &'s Source,
        context: &PartContext,
        options: &ReadOptions,
    ) -> Parsed<'s> {
        let mut parsed = match (self.parse, context) {
            (Parse::Whole(parse, _) | Parse::Lines(parse), _) => parse(source, options),
            (Parse::Table(parse), PartContext::Header(header)) => {
                parse(source, Some(header), options)
            }
            (Parse::Table(parse), _) => parse(source, None, options),
            (Parse::Archive(parse, _), PartContext::Archive(archive)) => {
                parse(source, archive, options)
            }
            (Parse::Archive(parse, _), _) => parse(source, &Archive::default(), options),
        };
        parsed.posts.iter_mut().for_each(detect_retweet);
        parsed
    }
}

/// How a file is split into parts of whole records, and the function that parses
/// one. It gets what a record needs from outside its part.
#[derive(Clone, Copy, Debug)]
pub enum Parse {
    /// Not at all: the file is read whole. Of a truncated one, the whole records
    /// are salvaged.
    Whole(for<'s> fn(&'s Source, &ReadOptions) -> Parsed<'s>, Salvage),
    /// At line breaks: each line is a record, unless it is blank.
    Lines(for<'s> fn(&'s Source, &ReadOptions) -> Parsed<'s>),
    /// At the ends of CSV rows, which may contain line breaks in quotes. The first
    /// part begins with the header; later ones get it as context.
    Table(for<'s> fn(&'s Source, Option<&Source>, &ReadOptions) -> Parsed<'s>),
    /// Not at all, and with what the sidecars of its archive say.
    Archive(for<'s> fn(&'s Source, &Archive, &ReadOptions) -> Parsed<'s>, Salvage),
}

/// How many bytes of a truncated file are whole records, if any, and what closes
/// the list that contains them.
pub type Salvage = fn(&[u8]) -> Option<(usize, &'static str)>;

/// Every format. The beginning of a file is compared with each in this order.
pub const FORMATS: &[Format] = &[
    x_archive::FORMAT,
    json::NDJSON,
    json::JSON,
    csv::FORMAT,
    markdown::FORMAT,
    drafts::FORMAT,
    plain::FORMAT,
];

/// For formats whose files contain posts whatever their name.
fn any_name(_name: &str) -> bool {
    true
}

/// The format of this name.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
