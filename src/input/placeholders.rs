//! What people and programs write where there is nothing: `-`, `mangler`, `TBD`, `afventer Bo`.
//!
//! To add a word, write it in [`NO`] or [`NO_NAMES`], in lower case.

use super::text_columns::{is_given, is_mark, is_missing};
use crate::matcher::folded;

/// The first words of notes that say that something does not exist (yet).
#[rustfmt::skip]
const NO: [&str; 29] = [
    "false", "no", "none", "not", "nobody", "nothing", "nej", "ikke", "ingen", "intet", "missing",
    "mangler", "pending", "waiting", "awaiting", "afventer", "venter", "without", "uden", "endnu",
    "yet", "tbd", "tba", "tbc", "unknown", "ukendt", "na", "null", "0",
];

/// What is written in the place of a name and says neither who nor that it was nobody.
#[rustfmt::skip]
const NO_NAMES: [&str; 17] = [
    "ok", "okay", "done", "approved", "released", "rejected", "godkendt", "frigivet", "afvist",
    "klar", "ready", "name", "navn", "initials", "initialer", "todo", "?",
];

/// Whether a note says that something is not there: `nej`, `ikke indhentet endnu`, `n/a`, `-`.
pub(super) fn says_no(written: &str) -> bool {
    let mut words = written.split(|char: char| !char.is_alphanumeric());
    let first = words.by_ref().find(|word| !word.is_empty());
    let is_not_available = || {
        let letters: String = written.chars().filter(|char| char.is_alphanumeric()).collect();
        folded(&letters) == "na"
    };
    first.is_none_or(|word| NO.contains(&&*folded(word))) || is_not_available()
}

/// Whether this is what databases, pandas and R write where a value is missing. A text may have any
/// of these words.
pub(super) fn is_null(written: &str) -> bool {
    ["NULL", "null", "\\N", "nan", "NaN", "NaT", "<NA>", "None", "NA"].contains(&written)
}

/// Whether what is written where a person is to be named names nobody: it says that there is
/// nobody, or is a mere yes, a mark or a number.
pub(super) fn names_nobody(written: &str) -> bool {
    let written = written.trim();
    says_no(written)
        || is_mark(written).is_some()
        || is_missing(written)
        || is_given(written)
        || NO_NAMES.contains(&&*folded(written))
        || !written.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_no_names() {
        for written in [
            "-",
            "–",
            "?",
            "x",
            "X",
            "1",
            "ja",
            "Nej",
            "OK",
            "N/A",
            "n.a.",
            "TBD",
            "Pending",
            "afventer",
            "Afventer Bo",
            "mangler",
            "ikke endnu",
            "nobody",
            "Ingen",
            "not yet",
            "godkendt",
            "NULL",
            "…",
            "24-11-2026",
            "(ingen)",
        ] {
            assert!(names_nobody(written), "{written}");
        }
        for written in ["Bo", "BO", "Mona Lund", "Nora Okholm", "Naja", "@vagten", "Borgmesteren"] {
            assert!(!names_nobody(written), "{written}");
        }
    }
}
