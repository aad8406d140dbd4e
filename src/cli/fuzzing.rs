//! Functions through which the fuzz targets in `fuzz/` call private parts of the
//! program. They exist only with `--cfg fuzzing`, so that other users of the crate
//! cannot depend on them.

use clap::Parser;
use jiff::Timestamp;

use super::{Cli, execute, inspect, queue, terminal::Terminal};
use crate::{
    input::{self, Format, Part},
    language::Language,
    lint::Lint,
    matcher::AutomatonBuilder,
    output::Escapes,
    post::Post,
    register::{
        directory::{self, DirectoryEntry},
        hashtags::{self, Hashtags},
    },
    source::{Problem, Source},
    window::{self, edit_register},
    yaml::{self, Node},
};

/// Runs a command line, and returns its exit code; `None` if clap cannot parse it.
pub fn run(arguments: &[&str], now: Timestamp) -> Option<u8> {
    Cli::try_parse_from(arguments).ok().map(|cli| execute(&cli, now))
}

/// The reports of `queue` on the posts of a source: as JSON and as a table.
pub fn queue(source: &Source, posts: &mut [Post<'_>], lint: &Lint<'_>) -> [Vec<u8>; 2] {
    let (language, escapes) = (Language::Da, Escapes::None);
    let terminal = Terminal { language, color: false, unicode: true, escapes, columns: None };
    queue::reports(source, posts, lint, terminal).expect("memory takes any number of bytes")
}

/// The lines of `inspect` for the posts of a source.
pub fn inspect(source: &Source, posts: &[Post<'_>]) -> String {
    inspect::lines(source, posts, &|post| post.platform.facts().max_length)
}

/// Splits the content of a file into parts.
pub fn parts(
    content: Vec<u8>,
    format: &'static Format,
) -> impl Iterator<Item = Result<Part, Problem>> {
    input::parts(content, format)
}

/// Reads a register of hashtags.
///
/// # Errors
/// The problems of the file.
pub fn hashtags(source: &Source) -> Result<Hashtags, Vec<Problem>> {
    hashtags::read(source)
}

/// Reads a directory of accounts.
///
/// # Errors
/// The problems of the file.
pub fn directory(source: &Source) -> Result<Vec<DirectoryEntry>, Vec<Problem>> {
    directory::read(source, &["common", "police"])
}

/// Reads a register of windows, and returns the number of windows.
///
/// # Errors
/// The problems of the file.
pub fn windows(source: &Source) -> Result<usize, Vec<Problem>> {
    let mut words = AutomatonBuilder::default();
    let windows = window::read(source, None, &mut words)?;
    words.build();
    Ok(windows.len())
}

/// The text of a register of windows after a record with these keys and values has
/// been added.
///
/// # Errors
/// The problems of the register.
pub fn add_window(
    source: &Source,
    record: &[(&'static str, String)],
) -> Result<String, Vec<Problem>> {
    let record = Node::of_map(record.iter().map(|(key, text)| (*key, Node::of_text(text.clone()))));
    edit_register::add(source, &(yaml::item(&record) + "\n"), &record)
}

/// The text of a register of windows after the end of one window has been set;
/// `None` if the window is not found or cannot be changed.
pub fn close_window(source: &Source, id: &str, until: &str) -> Option<String> {
    let root = yaml::parse(source).ok()?;
    let record = edit_register::find(&root, id)?;
    edit_register::set(source, record, ("until", until), "from")
}

/// The text of a rulebook after the name of a register of windows has been added;
/// `None` if the rulebook cannot be changed.
pub fn name_register(source: &Source, register: &str) -> Option<String> {
    edit_register::name_register(source, register)
}
