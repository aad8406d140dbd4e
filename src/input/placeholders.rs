//! What people and programs write where there is nothing: `-`, `mangler`, `TBD`, `afventer Bo`.
//!
//! To add a word, write it in [`NO`] or [`NO_NAMES`], in lower case.

use super::text_columns::{is_given, is_mark, is_missing, is_nothing};
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

/// Whether the whole text of a post only says that it is still to be written: `TBD`, `Tekst følger`,
/// `xxx`.
pub(super) fn awaits_text(written: &str) -> bool {
    const TO_COME: [&str; 14] = [
        "tbc",
        "tekst kommer",
        "tekst følger",
        "tekst mangler",
        "teksten kommer",
        "teksten følger",
        "teksten mangler",
        "kommer senere",
        "følger senere",
        "afventer tekst",
        "skal skrives",
        "text to come",
        "text follows",
        "coming soon",
    ];
    const LONGEST: usize = 40;
    if LONGEST < written.len() {
        return false;
    }
    let is_mark = |char: char| !char.is_alphanumeric();
    let bare = written.trim_matches(is_mark);
    let folded = folded(bare);
    let is_gap = 2 <= folded.len() && folded.bytes().all(|byte| byte == b'x');
    !bare.is_empty() && (is_missing(bare) || is_gap || TO_COME.contains(&&*folded))
}

/// Whether a field of a time only says that the time is still to be decided, or that there is none:
/// `TBD`, `kommer`, `?`.
pub(super) fn awaits_time(written: &str) -> bool {
    const TO_COME: [&str; 9] = [
        "tbc",
        "senere",
        "later",
        "kommer senere",
        "følger senere",
        "skal aftales",
        "aftales",
        "aftales senere",
        "ukendt",
    ];
    const LONGEST: usize = 40;
    let written = written.trim();
    // Most fields of a long table need not be looked at any further.
    if LONGEST < written.len() || written.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let bare = written.trim_matches(|letter: char| "()[]. ?!…".contains(letter));
    !written.is_empty()
        && (is_missing(bare) || is_nothing(bare) || TO_COME.contains(&&*bare.to_lowercase()))
}

/// Whether a field of a time says that the time is still to be decided, and not that there is none.
pub(super) fn is_to_come(written: &str) -> bool {
    awaits_time(written) && !is_nothing(written)
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
    fn a_text_may_be_still_to_be_written() {
        for written in [
            "TBD",
            "Kommer",
            "kommer …",
            "Tekst følger",
            "[Tekst følger]",
            "xxx",
            "XX",
            "Mangler!",
            "(TBC)",
        ] {
            assert!(awaits_text(written), "{written}");
        }
        for written in [
            "",
            "-",
            "?",
            "x",
            "Kommer du på lørdag?",
            "Teksten følger her: broen er åben",
            "#TBD1",
        ] {
            assert!(!awaits_text(written), "{written}");
        }
    }

    #[test]
    fn a_time_may_be_still_to_be_decided() {
        for written in ["TBD", "kommer", "?", "??", "(TBD)", "Kommer senere", "-", "ingen", "…"] {
            assert!(awaits_time(written), "{written}");
        }
        for written in ["", "24-11-2026", "kl. 9", "tirsdag", "uge 48", "efter jul", "09:00?"] {
            assert!(!awaits_time(written), "{written}");
        }
    }

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
