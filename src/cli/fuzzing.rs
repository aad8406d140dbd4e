//! What the fuzz targets in `fuzz/` call of the private parts of the program.
//! Compiled with `--cfg fuzzing` only, so that the crate has no other users of
//! these.

use clap::Parser;
use jiff::Timestamp;

use super::{Cli, execute, inspect, queue, terminal::Terminal};
use crate::{
    input::{self, Format, Part},
    language::Language,
    lint::Lint,
    matcher::AutomatonBuilder,
    output::{Escapes, FILE_WIDTH},
    post::Post,
    register::{
        directory::{self, Entry},
        hashtags::{self, Hashtags},
    },
    source::{Problem, Source},
    window::{self, edit},
    yaml::{self, Node},
};

/// Runs a command line, and returns its exit code; `None` if it is invalid.
pub fn run(arguments: &[&str], now: Timestamp) -> Option<u8> {
    Cli::try_parse_from(arguments).ok().map(|cli| execute(&cli, now))
}

/// The reports of `queue` on the posts of a source: as JSON and as a table.
pub fn queue(source: &Source, posts: &mut [Post<'_>], lint: &Lint<'_>) -> [Vec<u8>; 2] {
    let (language, escapes, width) = (Language::Da, Escapes::None, FILE_WIDTH);
    let terminal = Terminal { language, color: false, unicode: true, escapes, width };
    queue::reports(source, posts, lint, terminal).expect("memory takes any number of bytes")
}

/// The lines of `inspect` for the posts of a source.
pub fn inspect(source: &Source, posts: &[Post<'_>]) -> String {
    inspect::lines(source, posts)
}

/// The parts of a file with this content.
pub fn parts(
    content: Vec<u8>,
    format: &'static Format,
) -> impl Iterator<Item = Result<Part, Problem>> {
    input::parts(content, format)
}

/// Reads a register of hashtags.
///
/// # Errors
/// Its problems.
pub fn hashtags(source: &Source) -> Result<Hashtags, Vec<Problem>> {
    hashtags::read(source)
}

/// Reads a directory of accounts.
///
/// # Errors
/// Its problems.
pub fn directory(source: &Source) -> Result<Vec<Entry>, Vec<Problem>> {
    directory::read(source, &["common", "police"])
}

/// Reads a register of windows. Returns how many it has.
///
/// # Errors
/// Its problems.
pub fn windows(source: &Source) -> Result<usize, Vec<Problem>> {
    let mut words = AutomatonBuilder::default();
    let windows = window::read(source, None, &mut words)?;
    words.build();
    Ok(windows.len())
}

/// A register of windows with a further record of these keys and texts.
///
/// # Errors
/// The problems of the register.
pub fn add_window(
    source: &Source,
    record: &[(&'static str, String)],
) -> Result<String, Vec<Problem>> {
    let record = Node::of_map(record.iter().map(|(key, text)| (*key, Node::of_text(text.clone()))));
    edit::add(source, &(yaml::item(&record) + "\n"), &record)
}

/// A register of windows with the end of one of them set.
pub fn close_window(source: &Source, id: &str, until: &str) -> Option<String> {
    let root = yaml::parse(source).ok()?;
    let record = edit::find(&root, id)?;
    edit::set(source, record, ("until", until), "from")
}

/// A rulebook that names a register of windows.
pub fn name_register(source: &Source, register: &str) -> Option<String> {
    edit::name_register(source, register)
}
