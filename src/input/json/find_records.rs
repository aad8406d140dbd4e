//! Finds the span of each record in a JSON document.

use std::cell::LazyCell;

use memchr::{memchr_iter, memrchr};
use serde_json::value::RawValue;

use super::{
    mistake::{Mistake, is_alone, place_of},
    parallel::end_of,
    value::span_of,
};
use crate::{
    input::ListPart,
    message::Message,
    problems::Problems,
    source::{Problem, Source, Span},
};

/// The end of an invalid record is first searched for in this many bytes after the
/// mistake, then in more until it is found. The number starts low because a long list may
/// have many invalid records.
const NEARBY: usize = 1 << 6;

/// The start of the line on which an invalid record begins is searched for in at most
/// this many bytes before the record.
const FARTHEST_ABOVE: usize = 1 << 12;

/// What comes before a place in a list, apart from white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Predecessor {
    /// The opening bracket of the list.
    Open,
    /// A record.
    Record,
    /// A comma.
    Comma,
    /// An invalid record, or nothing because the place is outside of all lists. Anything
    /// may follow.
    Unknown,
}

/// Calls `each` with the span of each record in a part of a document. Returns problems
/// of the same kinds as [`records`].
pub(super) fn records_of_part(
    part: ListPart,
    source: &Source,
    stretch: Span,
    each: impl FnMut(Span),
) -> Problems {
    let before = if part.begins_inside { Predecessor::Record } else { Predecessor::Unknown };
    let mut lists = if part.begins_inside { vec![stretch.end] } else { Vec::new() };
    let mut problems =
        read_records(before, Predecessor::Unknown, &mut lists, source, stretch, each);
    if !part.goes_on {
        problems.extend(lists.last().map(|open| unclosed_list(source, *open)));
    }
    problems
}

/// Calls `each` with the span of each record in a stretch of a source. Records may be
/// single values, in lists, or both. Returns the problems of invalid records, and of
/// what is between records, such as a missing comma.
pub(crate) fn records(source: &Source, stretch: Span, each: impl FnMut(Span)) -> Problems {
    records_of_part(ListPart::default(), source, stretch, each)
}

/// As [`records`], for a stretch that begins inside a list, directly after `before`.
pub(super) fn records_after(
    before: Predecessor,
    source: &Source,
    stretch: Span,
    each: impl FnMut(Span),
) -> Problems {
    let mut lists = Vec::new();
    let mut problems = read_records(before, Predecessor::Record, &mut lists, source, stretch, each);
    problems.extend(lists.last().map(|open| unclosed_list(source, *open)));
    problems
}

/// Reads the records of a stretch that begins directly after `before`. `lists` contains
/// the offset of the opening bracket of each list that is open. If it is empty after a
/// record, `outside` is the predecessor of what follows.
fn read_records(
    before: Predecessor,
    outside: Predecessor,
    lists: &mut Vec<usize>,
    source: &Source,
    stretch: Span,
    mut each: impl FnMut(Span),
) -> Problems {
    let after_record =
        |lists: &[usize]| if lists.is_empty() { outside } else { Predecessor::Record };
    let (mut at, mut before) = (stretch.start, before);
    let mut problems = Problems::default();
    while at < stretch.end {
        let byte = source.text().as_bytes()[at];
        if matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            at += 1;
            continue;
        }
        if let Some(comma) = misplaced(byte, before) {
            problems.push_with(|| comma.problem(source, at));
        }
        let rest = Span::new(at, stretch.end);
        at += 1;
        match byte {
            b',' if before == Predecessor::Unknown => (),
            b',' => before = Predecessor::Comma,
            b'[' => {
                lists.push(rest.start);
                before = Predecessor::Open;
            }
            b']' if lists.pop().is_some() => before = after_record(lists),
            _ => match record_at(source, rest) {
                Ok(record) => {
                    each(record);
                    (before, at) = (after_record(lists), record.end);
                }
                Err(error) => {
                    let end = end_of_broken(source, rest, place_of(source, rest, &error));
                    problems.push_with(|| broken(source, rest, error, end));
                    let Some(end) = end else {
                        // The end of this record was not found, so it would be wrong
                        // to report that the lists around it are not closed.
                        lists.clear();
                        return problems;
                    };
                    (before, at) = (Predecessor::Unknown, end);
                }
            },
        }
    }
    problems
}

/// A comma that is missing or superfluous: the ids of the message and of its help.
struct Comma(&'static str, &'static str);

impl Comma {
    /// The problem at byte `at`.
    fn problem(&self, source: &Source, at: usize) -> Problem {
        let len = source.text()[at..].chars().next().map_or(0, char::len_utf8);
        let problem = Problem::at(source, Span::new(at, at + len), Message::new(self.0));
        problem.help(Message::new(self.1))
    }
}

/// The mistake with a comma at a byte, given what comes before it: a comma is missing, or
/// the comma at this byte or before it is superfluous. `None` if there is no such
/// mistake.
fn misplaced(byte: u8, before: Predecessor) -> Option<Comma> {
    match (byte, before) {
        (b',', Predecessor::Open | Predecessor::Comma) => {
            Some(Comma("json-comma-without-record-before", "json-remove-comma"))
        }
        (b']', Predecessor::Comma) => {
            Some(Comma("json-comma-without-record-after", "json-remove-comma"))
        }
        (b',' | b']' | b'}', _)
        | (_, Predecessor::Open | Predecessor::Comma | Predecessor::Unknown) => None,
        (_, Predecessor::Record) => Some(Comma("json-missing-comma", "json-missing-comma-help")),
    }
}

/// The span of the record with which `stretch` begins.
fn record_at(source: &Source, stretch: Span) -> Result<Span, serde_json::Error> {
    let rest = source.slice(stretch);
    let record = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>().next();
    record.map_or(Ok(stretch), |record| record.map(|raw| span_of(source, raw.get())))
}

/// The problem of the invalid record at the start of a stretch. `end` is the end of
/// the record, or `None` if it cannot be found.
fn broken(source: &Source, stretch: Span, error: serde_json::Error, end: Option<usize>) -> Problem {
    if end.is_none() && error.is_eof() {
        return truncated_record(source, stretch);
    }
    let problem = Mistake::Json(error, stretch).at(source, stretch);
    if end.is_some() { problem } else { problem.help(Message::new("json-nothing-read-after")) }
}

/// The end of a record in which parsing stopped at byte `place`; `None` if no end is
/// found. An object ends with its closing brace or before the next line that begins like
/// a record, whichever comes first. If a quote is not closed, only such a line can be
/// found. Any other record ends before the next comma or bracket.
fn end_of_broken(source: &Source, stretch: Span, place: usize) -> Option<usize> {
    let text = &source.text().as_bytes()[..stretch.end];
    let start = stretch.start;
    if text[start] != b'{' {
        let len = text[start + 1..].iter().position(|byte| b",[]{".contains(byte));
        return Some(len.map_or(stretch.end, |len| start + 1 + len));
    }
    // Computed only if needed: in a list that is on one line, no line follows the
    // record.
    let own = LazyCell::new(|| {
        let above = &text[start.saturating_sub(FARTHEST_ABOVE)..start];
        memrchr(b'\n', above).map_or(0, |at| indentation(&above[at + 1..]))
    });
    let is_record = |line: &usize| {
        let mut bytes = text[*line..].iter().filter(|byte| !b", \t".contains(byte));
        indentation(&text[*line..]) <= *own && bytes.next() == Some(&b'{')
    };
    // The line at which parsing stopped may itself begin like a record.
    let from = memrchr(b'\n', &text[start..place]).map_or(place, |len| start + len);
    let mut nearby = NEARBY;
    loop {
        let seen = &text[..text.len().min(place + nearby)];
        let mut lines = memchr_iter(b'\n', &seen[from..]).map(|len| from + len + 1);
        let line = lines.find(is_record);
        let end = end_of(&seen[..line.unwrap_or(seen.len())], start).or(line);
        if end.is_some() || seen.len() == text.len() {
            return end;
        }
        nearby *= 4;
    }
}

/// The number of spaces and tabs at the beginning of a line.
fn indentation(line: &[u8]) -> usize {
    line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

/// The problem that the last record of a file, at this span, is incomplete.
fn truncated_record(source: &Source, record: Span) -> Problem {
    let is_alone = is_alone(source, record);
    let help = if is_alone { "json-save-again" } else { "json-truncated-record-help" };
    let end = Span::new(record.end, record.end);
    Problem::at(source, end, Message::new("json-truncated-record")).help(Message::new(help))
}

fn unclosed_list(source: &Source, open: usize) -> Problem {
    // If the list begins in an earlier part, its bracket is not in this source and
    // cannot be underlined.
    let end = (open + 1).min(source.text().len());
    Problem::at(source, Span::new(open, end), Message::new("json-unclosed-list"))
        .help(Message::new("json-unclosed-list-help"))
}
