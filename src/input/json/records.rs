//! Where each record of a JSON document is.

use serde_json::value::RawValue;

use super::{mistake::Mistake, value::span_of};
use crate::source::{Problem, Source, Span};

/// Hands out each record in a stretch of a source: alone, in lists, or both.
/// The problem is what keeps the rest from being found.
pub(crate) fn records(
    source: &Source,
    stretch: Span,
    mut each: impl FnMut(Span),
) -> Option<Problem> {
    let text = source.text();
    let (mut at, mut lists) = (stretch.start, Vec::new());
    while at < stretch.end {
        match text.as_bytes()[at] {
            b' ' | b'\n' | b'\r' | b'\t' | b',' => at += 1,
            b'[' => {
                lists.push(at);
                at += 1;
            }
            b']' if !lists.is_empty() => {
                lists.pop();
                at += 1;
            }
            _ => match record_at(source, Span::new(at, stretch.end)) {
                Ok(record) => {
                    each(record);
                    at = record.end;
                }
                Err(problem) => return Some(problem),
            },
        }
    }
    lists.last().map(|open| cut_off(source, *open))
}

/// The record at the start of a stretch; after what is no JSON nobody can say
/// where the next one begins.
fn record_at(source: &Source, stretch: Span) -> Result<Span, Problem> {
    let rest = source.slice(stretch);
    let record = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>().next();
    match record {
        Some(Ok(raw)) => Ok(span_of(source, raw.get())),
        Some(Err(error)) if error.is_eof() => Err(ends_here(source, stretch.end)),
        Some(Err(error)) => Err(Mistake::Json(error)
            .at(source, stretch)
            .help(("nothing after this place has been read", "intet efter dette sted er læst"))),
        None => Ok(stretch),
    }
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
