//! Bytes that are no text, and what is left of a file that has some.
//!
//! Each is replaced by a sign of one byte, so that the places of the rest stay
//! right, and the record it stands in is not read.

use std::sync::Arc;

use memchr::{memchr, memchr_iter, memrchr};

use super::json;
use crate::{
    language::Localized,
    post::Post,
    source::{Problem, Source, Span},
};

/// What stands for a byte that is no text: it means nothing in any format.
const SUBSTITUTE: u8 = b'_';

/// So many, and more than one byte in eight, and a file is no text at all.
const MANY: usize = 1 << 16;

/// A byte that can be no part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Foreign {
    at: usize,
    byte: u8,
}

impl Foreign {
    pub(super) fn problem(&self, source: &Source) -> Problem {
        let message: Localized = match self.byte {
            0 => ("a NUL byte is no text", "en NUL-byte er ikke tekst").into(),
            byte => (
                format!("the byte 0x{byte:02X} is no UTF-8 here"),
                format!("byten 0x{byte:02X} er ikke UTF-8 her"),
            )
                .into(),
        };
        Problem::at(source, Span::new(self.at, self.at + 1), message)
            .help(("save the file as UTF-8 text", "gem filen som UTF-8-tekst"))
    }
}

/// A file as text.
pub(super) struct Decoded {
    /// Its text.
    pub(super) source: Source,
    foreign: Vec<Foreign>,
}

impl Decoded {
    pub(super) fn of(path: Arc<str>, bytes: Vec<u8>) -> Self {
        let (text, foreign) = text_of(bytes);
        Self { source: Source::new(path, text), foreign }
    }

    /// Whether a stretch of it was no text.
    pub(super) fn has_foreign(&self, span: Span) -> bool {
        !within(&self.foreign, span).is_empty()
    }

    /// That it was no text somewhere.
    pub(super) fn problem(&self) -> Option<Problem> {
        self.foreign.first().map(|first| first.problem(&self.source))
    }
}

/// Bytes as text, and which of them were none, in their order.
pub(super) fn text_of(bytes: Vec<u8>) -> (String, Vec<Foreign>) {
    let mut bytes = match String::from_utf8(bytes) {
        Ok(text) if memchr(0, text.as_bytes()).is_none() => return (text, Vec::new()),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let (mut foreign, is_text) = foreign_in(&bytes);
    if !is_text {
        foreign.truncate(1);
        blank(&mut bytes);
    }
    for found in &foreign {
        bytes[found.at] = SUBSTITUTE;
    }
    (String::from_utf8(bytes).expect("each byte that was no text has been replaced"), foreign)
}

/// The bytes that are no text, and whether there are not too many of them to
/// call the rest text.
fn foreign_in(bytes: &[u8]) -> (Vec<Foreign>, bool) {
    let mut found = Vec::new();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().as_bytes();
        found.extend(memchr_iter(0, valid).map(|nul| Foreign { at: at + nul, byte: 0 }));
        at += valid.len();
        for byte in chunk.invalid() {
            found.push(Foreign { at, byte: *byte });
            at += 1;
        }
        if MANY < found.len() && at / 8 < found.len() {
            return (found, false);
        }
    }
    (found, true)
}

/// Blanks bytes with carriage returns, which every format skips and no line
/// count sees.
fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b'\r');
}

/// Those of some foreign bytes that stand within a span.
fn within(foreign: &[Foreign], span: Span) -> &[Foreign] {
    let first = foreign.partition_point(|found| found.at < span.start);
    let end = foreign.partition_point(|found| found.at < span.end);
    &foreign[first..end.max(first)]
}

/// A file in which each line is a record, with each blanked that was no text,
/// what is wrong with it, and what was no text in a line that is kept: one with
/// a page of posts, most of which read.
pub(super) fn blank_lines(
    shown: &Source,
    foreign: &[Foreign],
) -> (String, Vec<Problem>, Vec<Foreign>) {
    let mut bytes = shown.text().to_owned().into_bytes();
    let (mut problems, mut kept) = (Vec::new(), Vec::new());
    let mut end = 0;
    for found in foreign {
        if found.at < end {
            continue;
        }
        let start = memrchr(b'\n', &bytes[..found.at]).map_or(0, |at| at + 1);
        if bytes[start..found.at].starts_with(b"{\"data\":") {
            kept.push(*found);
            continue;
        }
        problems.push(found.problem(shown));
        end = memchr(b'\n', &bytes[found.at..]).map_or(bytes.len(), |len| found.at + len);
        blank(&mut bytes[start..end]);
    }
    let text = String::from_utf8(bytes).expect("whole lines have been replaced by ASCII");
    (text, problems, kept)
}

/// Tells the posts of each page apart that was no text somewhere: else they all
/// stand where their page does.
pub(super) fn part_pages(posts: &mut [Post<'_>], foreign: &[Foreign], source: &Source) {
    for page in posts.chunk_by_mut(|post, next| post.span == next.span) {
        let span = page[0].span;
        if page.len() == 1 || within(foreign, span).is_empty() {
            continue;
        }
        let spans = json::posts_of_page(source, span);
        if spans.len() == page.len() {
            page.iter_mut().zip(spans).for_each(|(post, span)| post.span = span);
        }
    }
}

/// Drops each post that was no text somewhere, and tells of it, and of the
/// first foreign byte beside the posts.
pub(super) fn drop_posts(
    posts: &mut Vec<Post<'_>>,
    foreign: &[Foreign],
    source: &Source,
) -> Vec<Problem> {
    let mut dropped = Vec::new();
    posts.retain(|post| {
        let is_text = within(foreign, post.span).is_empty();
        if !is_text {
            dropped.push(post.span);
        }
        is_text
    });
    dropped.sort_unstable();
    dropped.dedup();
    let is_beside = |found: &&Foreign| {
        let before = dropped.partition_point(|span| span.start <= found.at);
        dropped[..before].last().is_none_or(|span| span.end <= found.at)
    };
    let beside = foreign.iter().find(is_beside);
    let firsts = dropped.iter().filter_map(|span| within(foreign, *span).first());
    let mut told: Vec<&Foreign> = firsts.chain(beside).collect();
    told.sort_unstable_by_key(|found| found.at);
    told.dedup();
    told.into_iter().map(|found| found.problem(source)).collect()
}
