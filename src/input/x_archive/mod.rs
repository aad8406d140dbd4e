//! The account archive of X: JavaScript files that each assign one list to a
//! variable.
//!
//! `tweets.js` and files such as `tweets-part1.js` contain the posts. [`Archive`]
//! contains what the other files say about these posts.

mod note_tweets;
mod sidecars;

use std::{collections::HashSet, path::PathBuf};

use memchr::memchr;

use super::{Format, ListPart, Parse, Parsed, ReadOptions, json::Reading};
use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

pub use sidecars::Archive;
pub(super) use sidecars::{ArchiveFiles, SIDECARS, read_sidecars};

pub(super) const FORMAT: Format = Format {
    name: "x-archive",
    endings: &[".js"],
    contains_posts,
    matches_beginning,
    parse: Parse::Archive(parse),
};

/// Whether a file that begins with this text assigns to a variable such as
/// `window.YTD.tweets`, as the JavaScript files of an archive do.
fn matches_beginning(beginning: &str) -> bool {
    let setting = beginning.trim_start();
    ["window.YTD.", "Grailbird.data."].iter().any(|name| setting.starts_with(name))
}

/// Whether a file of an archive contains posts, judged by its name: `tweets.js`,
/// `tweets-part1.js`, `tweet.js` in old archives, or a file such as `2017_05.js` in
/// those from before 2018.
pub(super) fn contains_posts(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let Some(stem) = name.strip_suffix(".js") else { return false };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (file, part) = stem.split_once("-part").unwrap_or((stem, "0"));
    matches!(file, "tweets" | "tweet") && digits(part) || is_month(stem)
}

/// The files of a folder that repeat the posts of other files in it. An archive from
/// before 2018 contains all posts twice: in `tweets.csv`, and in monthly files in
/// `data/js/tweets`. Only the monthly files have links, pictures and accounts, too.
pub(super) fn copies(files: &[PathBuf]) -> HashSet<PathBuf> {
    let is_of_month = |file: &&PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let is_in_place = file.parent().is_some_and(|folder| folder.ends_with("data/js/tweets"));
        is_in_place && name.strip_suffix(".js").is_some_and(is_month)
    };
    let months = files.iter().filter(is_of_month);
    months.filter_map(|file| Some(file.ancestors().nth(4)?.join("tweets.csv"))).collect()
}

/// Whether the posts in a file of this name do not state their account. Only the
/// monthly files from before 2018 state it.
pub(super) fn lacks_account(name: &str) -> bool {
    !name.get(..7).is_some_and(is_month)
}

fn is_month(stem: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let month = stem.split_once('_');
    month.is_some_and(|(year, month)| {
        year.len() == 4 && month.len() == 2 && digits(year) && digits(month)
    })
}

/// The span of the list that a file of an archive assigns; `None` if there is no
/// assignment.
fn value(source: &Source) -> Option<Span> {
    let text = source.text();
    let start = memchr(b'=', text.as_bytes())? + 1;
    Some(without_end(source, start))
}

/// The span from byte `start` to the end of the file, without the closing `;`.
fn without_end(source: &Source, start: usize) -> Span {
    let end = source.text().trim_end().trim_end_matches(';').len();
    Span::new(start, end.max(start))
}

fn no_list(source: &Source) -> Problem {
    Problem::at(source, Span::new(0, 0), Message::new("archive-no-list"))
        .help(Message::new("archive-no-list-help"))
}

/// Parses the posts of a file such as `tweets.js`, or of one part of it.
fn parse<'s>(
    source: &'s Source,
    archive: &Archive,
    part: ListPart,
    options: &ReadOptions,
) -> Parsed<'s> {
    let value = if part.is_later { Some(without_end(source, 0)) } else { value(source) };
    let Some(list) = value else {
        return Parsed { problems: vec![no_list(source)].into(), ..Parsed::default() };
    };
    let mut reading = Reading::new(source, options);
    reading.read_part(part, list);
    let mut parsed = reading.finish(&archive.later_versions);
    for post in &mut parsed.posts {
        archive.complete(post);
    }
    parsed
}
