//! The counts of likes and the like in tables, as people and spreadsheets write them: `1.204`.
//!
//! A count is a whole number, but nobody can tell `1.204` from a number with decimals. So its
//! separator counts as one between thousands only if the columns of counts show that notation.

use super::{table_row::TableRow, telling_columns::Counts};
use crate::{
    csv,
    post::Engagement,
    source::{Source, Span},
    text::{Text, csv_field},
};

/// What may be between thousands: also the spaces that no line breaks at.
const SEPARATORS: [char; 5] = ['.', ',', ' ', '\u{a0}', '\u{202f}'];

/// The most digits of a number that needs no separator.
const GROUP: usize = 3;

/// The separator between thousands that the counts in the first rows of a table show: some number
/// has it, and no number is as large without it, or has another one.
pub(super) fn separator(columns: &Counts, rows: &[csv::Row], source: &Source) -> Option<char> {
    let written = || {
        let of_row = |row| columns.iter().flatten().filter_map(move |index| field(row, *index));
        let fields = rows.iter().flat_map(of_row);
        fields.map(|span| csv_field(source, span).as_str().trim().to_owned())
    };
    SEPARATORS.into_iter().find(|separator| {
        let mut fields = written().filter(|text| has_digits(text));
        written().any(|text| is_grouped(&text, *separator))
            && fields.all(|text| is_small(&text) || is_grouped(&text, *separator))
    })
}

impl<'s> TableRow<'s, '_> {
    /// How people reacted to the post; `None` if the table does not say.
    pub(super) fn engagement(&self) -> Option<Engagement> {
        let read = |written: Text<'s>| count(written.as_str(), self.table.thousands);
        Engagement::of(self.counts().map(|written| written.and_then(read)))
    }

    /// How many of its counts are written in a way that nobody can read for sure.
    pub(super) fn unread_counts(&self) -> usize {
        let is_unread = |written: &Text<'s>| {
            let written = written.as_str();
            has_digits(written) && count(written, self.table.thousands).is_none()
        };
        self.counts().into_iter().flatten().filter(is_unread).count()
    }

    fn counts(&self) -> [Option<Text<'s>>; Engagement::FIELDS] {
        self.table.engagement.map(|index| Some(csv_field(self.source, field(self.fields, index?)?)))
    }
}

/// A count, in a table with this separator between thousands; `None` for anything else.
pub(super) fn count(written: &str, separator: Option<char>) -> Option<u32> {
    let grouped = |separator: char| {
        let written = written.trim();
        is_grouped(written, separator).then(|| written.replace(separator, ""))
    };
    match separator.and_then(grouped) {
        Some(digits) => Engagement::count(&digits),
        None => Engagement::count(written),
    }
}

fn field(row: &csv::Row, index: usize) -> Option<Span> {
    row.fields.get(index).copied()
}

fn has_digits(text: &str) -> bool {
    text.contains(|char: char| char.is_ascii_digit())
}

fn is_small(text: &str) -> bool {
    text.len() <= GROUP && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a number has this separator before each three digits: `1.204.310`.
fn is_grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().is_some_and(|first| is_small(first) && !first.starts_with('0'));
    let is_whole = |group: &str| group.len() == GROUP && is_small(group);
    let mut others = groups.peekable();
    first && !text.starts_with(separator) && others.peek().is_some() && others.all(is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_three_digits() {
        for (written, separator, expected) in [
            ("1.204", Some('.'), Some(1204)),
            ("1 204 310", Some(' '), Some(1_204_310)),
            ("12", Some('.'), Some(12)),
            ("1.204", None, None),
            ("1.2", Some('.'), None),
            ("1.2044", Some('.'), None),
            ("0.204", Some('.'), None),
            (".204", Some('.'), None),
            ("1,204", Some('.'), None),
            ("5517.0", Some(','), Some(5517)),
        ] {
            assert_eq!(count(written, separator), expected, "{written}");
        }
    }
}
