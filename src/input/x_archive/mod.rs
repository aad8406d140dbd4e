//! The archive that X gives an account of itself: JavaScript files that each
//! set one list.
//!
//! `tweets.js` and its parts hold the posts. What the files beside them say of
//! the posts is an [`Archive`].

mod beside;
mod notes;

use memchr::memchr;

use super::{
    Format, Parse, Parsed, ReadOptions,
    json::{Reading, left},
};
use crate::source::{Problem, Source, Span};

pub use beside::Archive;
pub(super) use beside::{Around, gather};

pub(super) const FORMAT: Format =
    Format { name: "x-archive", endings: &[".js"], looks, parse: Parse::Archive(parse, left) };

/// Whether a list is being set.
fn looks(beginning: &str) -> bool {
    let setting = beginning.trim_start();
    ["window.YTD.", "Grailbird.data."].iter().any(|name| setting.starts_with(name))
}

/// Whether a file of an archive holds posts, by its name: `tweets.js`,
/// `tweets-part1.js`, the `tweet.js` of old, and the months of before 2018.
pub(super) fn holds_posts(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let Some(stem) = name.strip_suffix(".js") else { return false };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (file, part) = stem.split_once("-part").unwrap_or((stem, "0"));
    matches!(file, "tweets" | "tweet") && digits(part) || is_month(stem)
}

/// Whether the posts of a file do not say who wrote them, as the months of
/// before 2018 do.
pub(super) fn is_anonymous(name: &str) -> bool {
    !name.get(..7).is_some_and(is_month)
}

fn is_month(stem: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let month = stem.split_once('_');
    month.is_some_and(|(year, month)| {
        year.len() == 4 && month.len() == 2 && digits(year) && digits(month)
    })
}

/// Where the value begins and ends that a file sets.
fn value(source: &Source) -> Option<Span> {
    let text = source.text();
    let start = memchr(b'=', text.as_bytes())? + 1;
    let end = text.trim_end().trim_end_matches(';').len().max(start);
    Some(Span::new(start, end))
}

fn no_list(source: &Source) -> Problem {
    let message = ("no list is set here", "her er ingen liste");
    Problem::at(source, Span::new(0, 0), message).help((
        "an archive's posts begin with `window.YTD.tweets.part0 = [`",
        "et arkivs opslag begynder med `window.YTD.tweets.part0 = [`",
    ))
}

/// The posts of `tweets.js` or one of its parts.
fn parse<'s>(source: &'s Source, archive: &Archive, options: &ReadOptions) -> Parsed<'s> {
    let Some(list) = value(source) else {
        return Parsed { problems: vec![no_list(source)], ..Parsed::default() };
    };
    let mut reading = Reading::new(source, options);
    reading.read_all(list);
    let mut parsed = reading.finish(&archive.later_versions);
    for post in &mut parsed.posts {
        archive.complete(post);
    }
    parsed
}
