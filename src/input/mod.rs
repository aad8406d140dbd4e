//! Reads posts from files; there is one source file per format.
//!
//! [`Files::read`] opens paths and splits the files it finds into [`Part`]s of whole
//! records, one after the other, without parsing them. [`process()`] decodes each
//! part into a [`Batch`] and parses its posts, on all threads. To add a format, write
//! a file with a `FORMAT` at its top and list it in [`FORMATS`].

mod api_columns;
mod appended;
mod attached_links;
mod batch;
mod bulk;
mod calendar;
mod channels;
mod choose_columns;
mod column_names;
mod column_values;
mod columns_by_values;
mod counts;
mod csv;
mod date_orders;
mod decompress;
mod downloads;
mod draft_media;
mod draft_metadata;
mod draft_platforms;
mod draft_references;
mod draft_text;
mod draft_threads;
pub(crate) mod drafts;
mod encoding;
mod folder;
mod foreign;
mod header_lines;
mod header_problems;
mod header_shape;
mod heading_channels;
mod heading_platforms;
mod heading_times;
mod invalid_utf8;
mod json;
mod language_code;
mod later_cells;
mod later_times;
mod likeness;
mod markdown;
mod meant_as_fields;
mod name_problems;
mod no_posts;
mod numbered_columns;
mod office;
mod old_systems;
mod open;
mod own_report;
mod paragraphs;
mod placeholders;
mod plain_text;
mod presets;
mod presets_of_collections;
mod process;
mod read_times;
mod references_in_text;
mod repository;
mod row_account;
mod row_addresses;
mod row_day;
mod row_divider;
mod row_id;
mod row_media;
mod row_platforms;
mod row_references;
mod row_remarks;
mod row_state;
mod row_text;
mod row_time;
mod row_week;
mod row_zone;
mod second_accounts;
mod second_texts;
mod sheet_names;
mod skipped;
mod split_parts;
mod stated_kinds;
mod stated_media;
mod states;
mod table_columns;
mod table_row;
mod telling_columns;
mod text_columns;
mod time_columns;
mod tweet;
mod understood;
mod unknown_columns;
mod unknown_names;
mod unread_cells;
mod unreadable;
mod user_numbers;
mod x_archive;
mod zipped;
mod zstandard;

use std::sync::Arc;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    platform::Platform,
    post::Post,
    problems::Problems,
    source::{Problem, Source},
};
use unknown_names::UnknownNames;

pub use crate::{
    mapping::{FileSettings, Mapped, Mapping},
    time::DayOrder,
};
pub use batch::{Batch, ListPart, Part, PartContext};
pub(crate) use decompress::{CountingReader, LimitedReader, UnpackBudget};
pub(crate) use encoding::in_utf8;
pub(crate) use json::mistake::plain as json_mistake;
pub use office::SheetPart;
#[cfg(fuzzing)]
pub(crate) use open::parts;
pub use open::{Files, SkippedFiles};
pub use process::{Remarks, process, process_once};
pub(crate) use references_in_text::detect_retweet;
pub use repository::RecordsPart;
pub use row_time::PastRows;
pub use understood::{NameUse, Understood};
pub(crate) use unreadable::unreadable;
pub use x_archive::Archive;

/// The posts parsed from a source, and the problems found in it.
#[derive(Debug, Default)]
pub struct Parsed<'s> {
    /// The posts, in the order of the source.
    pub posts: Vec<Post<'s>>,
    /// Records that cannot be parsed, and mistakes in records.
    pub problems: Problems,
    /// The number of edited posts that were left out because a later version of the
    /// same post was read.
    pub superseded: usize,
    /// The records that were left out by design.
    pub left_out: LeftOut,
    /// The program or platform that the records are from, if it is known.
    pub export: Option<&'static str>,
    /// The names of columns and keys that are not understood.
    unknown: UnknownNames,
    /// What the user should know about how the posts are read.
    notes: Vec<Problem>,
}

/// How many records were left out by design. A note states these numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct LeftOut {
    /// The number of posts that not everybody can see.
    pub private: usize,
    /// The number of records that are something else than posts, such as likes and
    /// deletions.
    pub others: usize,
}

impl LeftOut {
    /// Adds the numbers of a later part of the same file.
    fn add(&mut self, later: Self) {
        self.private += later.private;
        self.others += later.others;
    }
}

/// Options that apply to every source.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The time zone of times that are written without one.
    pub timezone: TimeZone,
    /// The order of day and month in dates, if the user states it.
    pub dates: Option<DayOrder>,
    /// Whether `05-06-2026` has the day first, as in Danish.
    pub is_danish: bool,
    /// What the user says about columns and keys.
    pub mapping: Arc<Mapping>,
    /// The account of posts whose record states no account.
    pub account: Option<String>,
    /// The account that the user states for all posts that name none; `None` if the user
    /// states none. A record that states only the permanent id of its account names none, if
    /// an account is stated.
    pub stated_account: Option<String>,
    /// The platform of posts whose record states no platform.
    pub platform: Platform,
    /// What the rulebook says about files. If several of these settings are for a file,
    /// the first of them applies.
    pub files: Arc<[FileSettings]>,
    /// The current time: a post that goes out later is not history, whatever else is said of it.
    pub now: Timestamp,
    /// What a row of a table is whose time may be a planned one, once that time is past.
    pub past_rows: PastRows,
    /// The names of the profiles that a post may state; empty if any name is accepted.
    pub profiles: Arc<[String]>,
    /// The handles of the accounts that the rulebook lists, each with its name, if it has one.
    pub accounts: Arc<[(String, Option<String>)]>,
    /// Whether the user asks what was understood of each file.
    pub explain: bool,
    /// Whether likes and other counts are read. Only an audit uses them, and to look for them
    /// takes as long as to read the rest of a JSON record.
    pub engagement: bool,
}

impl ReadOptions {
    /// The same options for an audit at this time.
    #[must_use]
    pub fn of_audit(self, now: Timestamp) -> Self {
        Self { now, past_rows: PastRows::Published, ..self }
    }

    /// The options of a user who states nothing but a time zone.
    pub fn new(timezone: TimeZone) -> Self {
        Self {
            timezone,
            dates: None,
            is_danish: false,
            mapping: Arc::default(),
            account: None,
            stated_account: None,
            platform: Platform::default(),
            files: Arc::from([]),
            now: Timestamp::now(),
            past_rows: PastRows::Drafts,
            profiles: Arc::from([]),
            accounts: Arc::from([]),
            explain: false,
            engagement: false,
        }
    }

    /// The options for the file at this path; `None` if the rulebook says nothing about
    /// it. The mapping and the order of dates that the command line states take
    /// precedence over those of the rulebook.
    fn for_file(&self, path: &str) -> Option<Self> {
        let settings = self.files.iter().find(|settings| settings.are_for(path))?;
        Some(Self {
            timezone: settings.timezone.as_ref().unwrap_or(&self.timezone).clone(),
            dates: self.dates.or(settings.dates),
            mapping: Arc::new(self.mapping.or(&settings.mapping)),
            account: settings.account.clone(),
            platform: settings.platform.unwrap_or(self.platform),
            ..self.clone()
        })
    }

    /// Whether a post may state this profile.
    fn knows_profile(&self, name: &str) -> bool {
        self.profiles.is_empty() || self.profiles.iter().any(|known| known == name)
    }

    /// The account of posts that name none, as the rulebook or the user states it.
    fn default_account(&self) -> Option<&str> {
        self.account.as_deref().or(self.stated_account.as_deref())
    }
}

/// A format that posts are read from.
#[derive(Debug)]
pub struct Format {
    /// The name of the format in `--input-format`.
    pub name: &'static str,
    /// The extensions of its files, with the dot. Several formats may have the same
    /// extension.
    pub endings: &'static [&'static str],
    /// Whether a file in a folder contains posts, judged by its lowercase name.
    /// Called only for files with one of the extensions.
    pub contains_posts: fn(&str) -> bool,
    /// Whether a file that begins with this text is likely to be of this format.
    /// Used for standard input, and when formats have the same extension.
    pub matches_beginning: fn(&str) -> bool,
    /// How a file is split into parts, and the function that parses a part.
    pub parse: Parse,
}

impl Format {
    /// Parses the posts of a source. `context` is data from outside the source that
    /// its records need, such as the header of a table.
    pub fn posts<'s>(
        &self,
        source: &'s Source,
        context: &PartContext,
        options: &ReadOptions,
    ) -> Parsed<'s> {
        let mut parsed = match (self.parse, context) {
            (_, PartContext::Cells(cells)) => office::parse(source, cells, options),
            (_, PartContext::Records(part)) => repository::parse(source, part, options),
            (Parse::Whole(parse, _) | Parse::Lines(parse), _) => parse(source, options),
            (Parse::Table(parse), PartContext::Header(header)) => {
                parse(source, Some(header), options)
            }
            (Parse::Table(parse), _) => parse(source, None, options),
            (Parse::List(parse), PartContext::List(part)) => parse(source, *part, options),
            (Parse::List(parse), _) => parse(source, ListPart::default(), options),
            // The posts of such a file come as cells or records. As a text, it has none.
            (Parse::NotText(_), _) => Parsed::default(),
            (Parse::Archive(parse), PartContext::Archive(archive, part)) => {
                parse(source, archive, *part, options)
            }
            (Parse::Archive(parse), _) => {
                parse(source, &Archive::default(), ListPart::default(), options)
            }
        };
        parsed.posts.iter_mut().for_each(detect_retweet);
        date_orders::report_other_orders(&mut parsed, source, options);
        parsed
    }
}

/// How a file is split into parts of whole records, and the function that parses
/// a part.
#[derive(Clone, Copy, Debug)]
pub enum Parse {
    /// Not split: the file is read whole. If it is truncated, its whole records
    /// are salvaged.
    Whole(for<'s> fn(&'s Source, &ReadOptions) -> Parsed<'s>, Salvage),
    /// Split at line breaks: each line that is not blank is a record.
    Lines(for<'s> fn(&'s Source, &ReadOptions) -> Parsed<'s>),
    /// Split at the ends of CSV rows, which may contain line breaks in quotes.
    /// The first part begins with the header; later parts get it as context.
    Table(for<'s> fn(&'s Source, Option<&Source>, &ReadOptions) -> Parsed<'s>),
    /// Split between the records of a list in JSON, if the file is long.
    List(for<'s> fn(&'s Source, ListPart, &ReadOptions) -> Parsed<'s>),
    /// Not text. Such a file is recognised by its first bytes and read by code of its own.
    /// The function returns the problem of a file that is only named or stated to be one.
    NotText(fn(Arc<str>) -> Problem),
    /// Split as [`Self::List`] is, but parsed with the data from the sidecars of an archive.
    Archive(for<'s> fn(&'s Source, &Archive, ListPart, &ReadOptions) -> Parsed<'s>),
}

/// Finds the whole records at the beginning of a truncated file. Returns their length
/// in bytes, and the text that closes the list which contains them, such as `]`;
/// `None` if there are none.
pub type Salvage = fn(&[u8]) -> Option<(usize, &'static str)>;

/// Every format, in the order in which each is tried on the beginning of a file.
pub const FORMATS: &[Format] = &[
    x_archive::FORMAT,
    json::NDJSON,
    json::JSON,
    csv::FORMAT,
    markdown::FORMAT,
    tweet::FORMAT,
    drafts::FORMAT,
    calendar::FORMAT,
    office::WORKBOOK,
    office::DOCUMENT,
    bulk::PARQUET,
    bulk::ARROW,
    repository::CAR,
    plain_text::FORMAT,
];

/// Accepts every file name, for formats in which every file contains posts.
fn any_name(_name: &str) -> bool {
    true
}

/// Returns the format with this name.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
