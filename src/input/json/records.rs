//! Where each record of a JSON document is.

use memchr::{memchr_iter, memrchr};
use serde_json::value::RawValue;

use super::{
    mistake::{Mistake, place_of},
    shares::end_of,
    value::span_of,
};
use crate::source::{Problem, Source, Span};

/// What stands before a place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Its bracket.
    Open,
    /// A record.
    Record,
    /// A comma.
    Comma,
    /// What does not read, or no list at all: anything may follow.
    Other,
}

/// Hands out each record in a stretch of a source: alone, in lists, or both.
/// The problems are what is wrong between them, and each that does not read.
pub(crate) fn records(source: &Source, stretch: Span, each: impl FnMut(Span)) -> Vec<Problem> {
    records_after(Before::Other, source, stretch, each)
}

/// The same in a stretch of a list, after what stands before it.
pub(super) fn records_after(
    outside: Before,
    source: &Source,
    stretch: Span,
    mut each: impl FnMut(Span),
) -> Vec<Problem> {
    let alone = if outside == Before::Other { Before::Other } else { Before::Record };
    let beside = |lists: &[usize]| if lists.is_empty() { alone } else { Before::Record };
    let (mut at, mut before) = (stretch.start, outside);
    let (mut lists, mut problems) = (Vec::new(), Vec::new());
    while at < stretch.end {
        let byte = source.text().as_bytes()[at];
        if !byte.is_ascii_whitespace() {
            problems.extend(misplaced(source, at, before));
        }
        match byte {
            b' ' | b'\n' | b'\r' | b'\t' => (),
            b',' if before == Before::Other => (),
            b',' => before = Before::Comma,
            b'[' => {
                lists.push(at);
                before = Before::Open;
            }
            b']' if !lists.is_empty() => {
                lists.pop();
                before = beside(&lists);
            }
            _ => {
                let rest = Span::new(at, stretch.end);
                match record_at(source, rest) {
                    Ok(record) => {
                        each(record);
                        (before, at) = (beside(&lists), record.end);
                    }
                    Err(error) => {
                        let (problem, end) = broken(source, rest, error);
                        problems.push(problem);
                        let Some(end) = end else { return problems };
                        (before, at) = (Before::Other, end);
                    }
                }
                continue;
            }
        }
        at += 1;
    }
    problems.extend(lists.last().map(|open| cut_off(source, *open)));
    problems
}

/// That a comma is missing before what begins here, or that it is one too many.
fn misplaced(source: &Source, at: usize, before: Before) -> Option<Problem> {
    let surplus = ("remove the comma", "fjern kommaet");
    let (message, help) = match (source.text().as_bytes()[at], before) {
        (b',', Before::Open | Before::Comma) => {
            (("no record stands before this comma", "der står ingen post før dette komma"), surplus)
        }
        (b']', Before::Comma) => (
            ("no record follows the comma before this", "der kommer ingen post efter kommaet her"),
            surplus,
        ),
        (b',' | b']' | b'}', _) | (_, Before::Open | Before::Comma | Before::Other) => return None,
        (_, Before::Record) => (
            ("a comma is missing before this record", "der mangler et komma før denne post"),
            ("put one between the two", "sæt et mellem de to"),
        ),
    };
    let sign = source.text()[at..].chars().next().map_or(0, char::len_utf8);
    Some(Problem::at(source, Span::new(at, at + sign), message).help(help))
}

/// The record at the start of a stretch.
fn record_at(source: &Source, stretch: Span) -> Result<Span, serde_json::Error> {
    let rest = source.slice(stretch);
    let record = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>().next();
    record.map_or(Ok(stretch), |record| record.map(|raw| span_of(source, raw.get())))
}

/// What is wrong with the record at the start of a stretch, and where the next
/// one may begin, if anybody can say.
fn broken(source: &Source, stretch: Span, error: serde_json::Error) -> (Problem, Option<usize>) {
    let end = end_of_broken(source, stretch, place_of(source, stretch, &error));
    if end.is_none() && error.is_eof() {
        return (ends_here(source, stretch.end), end);
    }
    let problem = Mistake::Json(error).at(source, stretch);
    let lost = ("nothing after this place has been read", "intet efter dette sted er læst");
    (if end.is_none() { problem.help(lost) } else { problem }, end)
}

/// Where a record ends that does not read from `place` on: with its brace, or
/// before a line that begins as records do, whichever comes first. A quote that
/// nobody closes hides the brace.
fn end_of_broken(source: &Source, stretch: Span, place: usize) -> Option<usize> {
    let text = &source.text().as_bytes()[..stretch.end];
    let start = stretch.start;
    if text[start] != b'{' {
        let len = text[start + 1..].iter().position(|byte| b",[]{".contains(byte));
        return Some(len.map_or(stretch.end, |len| start + 1 + len));
    }
    let own = indentation(&text[memrchr(b'\n', &text[..start]).map_or(0, |at| at + 1)..]);
    let is_record = |line: &usize| {
        let mut signs = text[*line..].iter().filter(|byte| !b", \t".contains(byte));
        indentation(&text[*line..]) <= own && signs.next() == Some(&b'{')
    };
    // Reading may have stopped at the brace that such a line begins with.
    let from = memrchr(b'\n', &text[start..place]).map_or(place, |len| start + len);
    // So far at first, for a long list may have many of them.
    let mut far = 1 << 12;
    loop {
        let seen = &text[..text.len().min(place + far)];
        let mut lines = memchr_iter(b'\n', &seen[from..]).map(|len| from + len + 1);
        let line = lines.find(is_record);
        let end = end_of(&seen[..line.unwrap_or(seen.len())], start).or(line);
        if end.is_some() || seen.len() == text.len() {
            return end;
        }
        far *= 4;
    }
}

/// How many blanks a line begins with.
fn indentation(line: &[u8]) -> usize {
    line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

fn ends_here(source: &Source, end: usize) -> Problem {
    let message =
        ("the file ends here in the middle of a record", "filen ender her midt i en post");
    Problem::at(source, Span::new(end, end), message).help((
        "save or export it once more; the records above are read all the same",
        "gem eller eksportér den igen; posterne ovenfor er læst alligevel",
    ))
}

fn cut_off(source: &Source, open: usize) -> Problem {
    let message = (
        "this list has no end: the file has been cut off",
        "listen har ingen ende: filen er klippet over",
    );
    Problem::at(source, Span::new(open, open + 1), message)
        .help(("save or export the file once more", "gem eller eksportér filen igen"))
}
