//! Decodes files that contain bytes which are not valid UTF-8.
//!
//! Each invalid byte is replaced by one `_`, so that all spans stay correct. The
//! record that contains the byte is dropped.

use std::sync::Arc;

use memchr::{memchr, memchr_iter, memrchr};

use crate::{
    message::Message,
    post::Post,
    problems::Problems,
    source::{Problem, Source, Span},
};

/// The byte that replaces an invalid one. It has no meaning in the syntax of any
/// format.
const SUBSTITUTE: u8 = b'_';

/// A file with more invalid bytes than this (65,536) is not text if they are also
/// more than one byte in eight.
const MANY: usize = 1 << 16;

/// A byte of a file that is not valid UTF-8, or that is NUL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InvalidUtf8 {
    at: usize,
    byte: u8,
}

impl InvalidUtf8 {
    pub(super) fn problem(&self, source: &Source) -> Problem {
        let message = match self.byte {
            0 => Message::new("file-nul-byte"),
            byte => Message::new("file-not-utf-8").with("byte", format!("0x{byte:02X}")),
        };
        Problem::at(source, Span::new(self.at, self.at + 1), message)
            .help(Message::new("file-not-utf-8-help"))
    }
}

/// A file decoded as text.
pub(super) struct Decoded {
    /// The text, with a substitute for each invalid byte.
    pub(super) source: Source,
    invalid: Vec<InvalidUtf8>,
}

impl Decoded {
    pub(super) fn of(path: Arc<str>, bytes: Vec<u8>) -> Self {
        let (text, invalid) = text_of(bytes);
        Self { source: Source::new(path, text), invalid }
    }

    /// Whether a span of the text contained invalid bytes in the file.
    pub(super) fn has_invalid(&self, span: Span) -> bool {
        !within(&self.invalid, span).is_empty()
    }

    /// The problem of the first invalid byte; `None` if all bytes are valid.
    pub(super) fn problem(&self) -> Option<Problem> {
        self.invalid.first().map(|first| first.problem(&self.source))
    }
}

/// Decodes bytes as UTF-8. Also returns the invalid bytes, in order. If the bytes are
/// not text at all, the result is blank, and only the first invalid byte is returned.
pub(super) fn text_of(bytes: Vec<u8>) -> (String, Vec<InvalidUtf8>) {
    let mut bytes = match String::from_utf8(bytes) {
        Ok(text) if memchr(0, text.as_bytes()).is_none() => return (text, Vec::new()),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let (mut invalid, is_text) = invalid_in(&bytes);
    if !is_text {
        invalid.truncate(1);
        blank(&mut bytes);
    }
    for found in &invalid {
        bytes[found.at] = SUBSTITUTE;
    }
    (String::from_utf8(bytes).expect("each invalid byte has been replaced"), invalid)
}

/// Finds the invalid bytes. Also returns whether they are few enough for the file to be
/// text.
fn invalid_in(bytes: &[u8]) -> (Vec<InvalidUtf8>, bool) {
    let mut found = Vec::new();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().as_bytes();
        found.extend(memchr_iter(0, valid).map(|nul| InvalidUtf8 { at: at + nul, byte: 0 }));
        at += valid.len();
        for byte in chunk.invalid() {
            found.push(InvalidUtf8 { at, byte: *byte });
            at += 1;
        }
        if MANY < found.len() && at / 8 < found.len() {
            return (found, false);
        }
    }
    (found, true)
}

/// Replaces every byte except line breaks by a carriage return. All formats skip
/// carriage returns, and line numbers stay the same.
fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b'\r');
}

/// Those of the `invalid` bytes that are within a span.
fn within(invalid: &[InvalidUtf8], span: Span) -> &[InvalidUtf8] {
    let first = invalid.partition_point(|found| found.at < span.start);
    let end = invalid.partition_point(|found| found.at < span.end);
    &invalid[first..end.max(first)]
}

/// In a file with one record per line: makes each line with invalid bytes blank,
/// except for lines that are pages of posts, because most posts of a page are valid.
/// Returns the text, a problem for each blank line, and the invalid bytes in the
/// lines that were kept.
pub(super) fn blank_lines(
    shown: &Source,
    invalid: &[InvalidUtf8],
) -> (String, Problems, Vec<InvalidUtf8>) {
    let mut bytes = shown.text().to_owned().into_bytes();
    let (mut problems, mut kept) = (Problems::default(), Vec::new());
    let mut end = 0;
    for found in invalid {
        if found.at < end {
            continue;
        }
        let start = memrchr(b'\n', &bytes[..found.at]).map_or(0, |at| at + 1);
        if bytes[start..found.at].starts_with(b"{\"data\":") {
            kept.push(*found);
            continue;
        }
        problems.push_with(|| found.problem(shown));
        end = memchr(b'\n', &bytes[found.at..]).map_or(bytes.len(), |len| found.at + len);
        blank(&mut bytes[start..end]);
    }
    let text = String::from_utf8(bytes).expect("whole lines have been replaced by ASCII");
    (text, problems, kept)
}

/// Drops each post that contains invalid bytes. Returns a problem for each dropped
/// post, and one for the first invalid byte outside of posts.
pub(super) fn drop_posts(
    posts: &mut Vec<Post<'_>>,
    invalid: &[InvalidUtf8],
    source: &Source,
) -> Problems {
    let mut dropped = Vec::new();
    posts.retain(|post| {
        let is_text = within(invalid, post.span).is_empty();
        if !is_text {
            dropped.push(post.span);
        }
        is_text
    });
    dropped.sort_unstable();
    dropped.dedup();
    let is_outside = |found: &&InvalidUtf8| {
        let before = dropped.partition_point(|span| span.start <= found.at);
        dropped[..before].last().is_none_or(|span| span.end <= found.at)
    };
    let outside = invalid.iter().find(is_outside);
    let firsts = dropped.iter().filter_map(|span| within(invalid, *span).first());
    let mut reported: Vec<&InvalidUtf8> = firsts.chain(outside).collect();
    reported.sort_unstable_by_key(|found| found.at);
    reported.dedup();
    let mut problems = Problems::default();
    for found in reported {
        problems.push_with(|| found.problem(source));
    }
    problems
}
