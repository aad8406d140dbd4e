//! What is wrong with a record, and where in it.

use crate::{
    language::Localized,
    source::{Problem, Source, Span},
};

/// What is wrong with a record.
#[derive(Debug)]
pub(crate) enum Mistake {
    /// It is not JSON, or not of the shape that was expected.
    Json(serde_json::Error),
    /// It is a list, a text or a number.
    NoObject,
    /// It lacks something that no post can do without.
    Lacks(&'static str),
    /// It is of another shape than the one before it.
    Other,
}

impl From<serde_json::Error> for Mistake {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl Mistake {
    /// The problem that it is, in a record that stands here.
    pub(crate) fn at(&self, source: &Source, record: Span) -> Problem {
        let at_start = |message: Localized| {
            let first = source.slice(record).chars().next().map_or(0, char::len_utf8);
            Problem::at(source, Span::new(record.start, record.start + first), message)
        };
        match self {
            Self::Json(error) => {
                let at = place_of(source, record, error);
                let message = plain(error);
                let message = (
                    format!("this is no post: {message}"),
                    format!("dette er ikke et opslag: {message}"),
                );
                Problem::at(source, Span::new(at, at), message)
            }
            Self::Lacks(what) => at_start(
                (
                    format!("this is no post: it has no {what}"),
                    format!("dette er ikke et opslag: det har ingen {what}"),
                )
                    .into(),
            ),
            Self::NoObject => at_start(
                (
                    "this is no post: it is no object in braces",
                    "dette er ikke et opslag: det står ikke i krøllede klammer",
                )
                    .into(),
            ),
            Self::Other => at_start(
                (
                    "this is no post of a kind that is known",
                    "dette er ikke en slags opslag, der er kendt",
                )
                    .into(),
            ),
        }
        .help(("the other records are read all the same", "resten er læst alligevel"))
    }
}

/// An error without the place in it, which counts from the start of the record.
pub(crate) fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_owned()
}

/// The byte at which reading a record stopped. `serde_json` counts lines from
/// the start of the record, and columns in bytes.
pub(crate) fn place_of(source: &Source, record: Span, error: &serde_json::Error) -> usize {
    let raw = source.slice(record);
    let skipped = error.line().saturating_sub(2);
    let line = match error.line() {
        0 | 1 => 0,
        _ => memchr::memchr_iter(b'\n', raw.as_bytes()).nth(skipped).map_or(0, |at| at + 1),
    };
    let at = (line + error.column().saturating_sub(1)).min(raw.len());
    let at = (0..=at).rev().find(|at| raw.is_char_boundary(*at)).unwrap_or(0);
    record.start + at
}
