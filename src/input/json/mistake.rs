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
                let Localized { en, da } = plain(error);
                let message =
                    (format!("this is no post: {en}"), format!("dette er ikke et opslag: {da}"));
                Problem::at(source, span_of_mistake(source, record, error), message)
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
pub(crate) fn plain(error: &serde_json::Error) -> Localized {
    let message = error.to_string();
    let english = message.split(" at line ").next().unwrap_or(&message);
    (english, danish(english)).into()
}

/// What reading says of JSON, and the same in Danish.
const SAID: [(&str, &str); 15] = [
    ("control character", "et linjeskift eller et andet styretegn står i en tekst"),
    ("expected value", "her skal stå en værdi"),
    ("expected `:`", "her mangler `:`"),
    ("expected `,` or `]`", "her mangler `,` eller `]`"),
    ("expected `,` or `}`", "her mangler `,` eller `}`"),
    ("expected `\"`", "her mangler `\"`"),
    ("expected ident", "her skal stå `true`, `false` eller `null`"),
    ("key must be a string", "navnet på et felt skal stå i anførselstegn"),
    ("trailing comma", "her er et komma for meget"),
    ("trailing characters", "her står mere, end der skal"),
    ("invalid number", "tallet er ikke skrevet rigtigt"),
    ("number out of range", "tallet er for stort"),
    ("EOF", "den holder op, før den er færdig"),
    ("recursion limit", "der er for mange klammer inden i hinanden"),
    ("invalid type", "her står noget andet, end der skal"),
];

/// The same in Danish. What is left are escapes, and what nobody has met yet.
fn danish(english: &str) -> String {
    if let Some(field) = english.strip_prefix("duplicate field ") {
        return format!("{field} står her to gange");
    }
    if let Some(field) = english.strip_prefix("missing field ") {
        return format!("{field} mangler");
    }
    let said = SAID.iter().find(|(said, _)| english.starts_with(said));
    let is_escape = ["escape", "unicode", "surrogate"].iter().any(|word| english.contains(word));
    let other = if is_escape {
        "det, der følger efter `\\`, betyder ikke noget"
    } else {
        "her står noget andet, end der skal"
    };
    said.map_or(other, |(_, danish)| danish).to_owned()
}

/// The key that stands twice, or else where reading stopped, which is after it.
fn span_of_mistake(source: &Source, record: Span, error: &serde_json::Error) -> Span {
    let at = place_of(source, record, error);
    let message = error.to_string();
    let name = message.strip_prefix("duplicate field `").and_then(|rest| rest.split('`').next());
    let key = name.map(|name| format!("\"{name}\""));
    let before = source.slice(Span::new(record.start, at));
    let key = key.and_then(|key| Some((before.rfind(&key)?, key.len())));
    key.map_or(Span::new(at, at), |(start, len)| {
        Span::new(record.start + start, record.start + start + len)
    })
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
