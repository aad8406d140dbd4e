//! The id of a post in a row of a table, unless a spreadsheet has rounded it.
//!
//! Spreadsheets keep 15 digits of a number, and ids of X have 19: several posts then have the same
//! id, which belongs to none of them, and the time in it is wrong.

use std::borrow::Cow;

use super::table_row::TableRow;
use crate::{
    csv,
    mapping::PostField,
    message::Message,
    platform::Platform,
    post::Post,
    source::{Problem, Source, Span},
    text::{Text, csv_field},
};

/// How many digits of a number spreadsheets keep.
const DIGITS_KEPT: usize = 15;

/// How many zeros at the ends of long ids show that they are rounded, if all of them end in zeros
/// beyond the digits that are kept. One id in ten ends in a zero by itself.
const TELLING_ZEROS: usize = 3;

/// Whether the long ids in these rows, which are in the column `index`, are rounded.
pub(super) fn are_rounded(rows: &[csv::Row], index: usize, source: &Source) -> bool {
    let mut zeros = 0;
    for id in rows.iter().filter_map(|row| row.fields.get(index)) {
        let written = csv_field(source, *id);
        let Some(beyond) = beyond_kept(written.as_str().trim()) else { continue };
        if !are_zeros(beyond) {
            return false;
        }
        zeros += beyond.len();
    }
    TELLING_ZEROS <= zeros
}

/// Whether a spreadsheet or a program for statistics wrote an id as a number with an exponent or
/// with decimals: `1,86E+18`, `1861234567890123520.0`.
fn is_rounded(id: &str) -> bool {
    if let Some((number, exponent)) = id.split_once(['e', 'E']) {
        let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
        let is_large = exponent.parse().is_ok_and(|exponent: usize| DIGITS_KEPT <= exponent);
        let (whole, decimals) = number.split_once([',', '.']).unwrap_or((number, "0"));
        return is_large && is_number(exponent) && is_number(whole) && is_number(decimals);
    }
    let whole = id.split_once([',', '.']).filter(|(_, decimals)| is_number(decimals));
    whole.is_some_and(|(whole, _)| is_number(whole) && DIGITS_KEPT < whole.len())
}

/// What follows the digits that a spreadsheet keeps of a number; `None` for other texts.
fn beyond_kept(id: &str) -> Option<&str> {
    id.get(DIGITS_KEPT..).filter(|beyond| !beyond.is_empty() && is_number(id))
}

fn are_zeros(digits: &str) -> bool {
    digits.bytes().all(|digit| digit == b'0')
}

/// Whether a text is nothing but digits.
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl<'s> TableRow<'s, '_> {
    /// The id; `None` if the row states none, or one that is rounded.
    pub(super) fn id(&self) -> Option<Cow<'s, str>> {
        self.value(PostField::Id).filter(|id| !self.is_no_id(id))
    }

    /// Whether a number is no id of a post because it is rounded. If the ids of the table are, so
    /// are those of posts that are answered.
    pub(super) fn is_no_id(&self, id: &str) -> bool {
        is_rounded(id) || self.table.has_rounded_ids && beyond_kept(id).is_some_and(are_zeros)
    }

    /// Whether one of the ids in the row is rounded.
    pub(super) fn has_rounded_id(&self) -> bool {
        use PostField::{Id, QuoteOf, ReplyTo, RepostOf};
        let mut all = [Id, ReplyTo, QuoteOf, RepostOf].into_iter();
        all.any(|field| self.all_fields(field).any(|(id, _)| self.is_no_id(id.as_str().trim())))
    }

    /// The rounded id that would have said when the post of the row was published; `None` if the
    /// id has no time in it, or is not rounded.
    pub(super) fn lost_id(&self, platform: Platform) -> Option<(Text<'s>, Span)> {
        let id = self.field(PostField::Id).filter(|_| platform == Platform::X);
        id.filter(|(id, _)| self.is_no_id(id.as_str().trim()))
    }

    /// The problem that nothing but a rounded id could say when the post was published, with what
    /// it is about: it is reported once a file.
    pub(super) fn lost_time(&self, post: &Post<'_>) -> Option<(String, Problem)> {
        if !post.published || post.time.is_some() || self.written_time().is_some() {
            return None;
        }
        let (id, span) = self.lost_id(post.platform)?;
        let message = Message::new("id-rounded").with("id", id.as_str().trim());
        let problem = Problem::at(self.source, span, message);
        Some(("rounded id".to_owned(), problem.help(Message::new("id-rounded-help"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_an_exponent_are_no_ids() {
        for id in ["1,86E+18", "1.86E+18", "1E18", "1.8612e+018", "1861234567890123520.0"] {
            assert!(is_rounded(id), "{id}");
        }
        for id in [
            "1861234567890123520",
            "abe",
            "12e3",
            "1,5E3",
            "12",
            "1.5",
            "e",
            "1e",
            "E18",
            "3kx2e5",
            "a,e1",
            "",
        ] {
            assert!(!is_rounded(id), "{id}");
        }
    }
}
