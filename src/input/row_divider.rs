//! Rows of a table that are no posts, as plans have them between and below their posts: `Uge 48`,
//! `November 2026`, `I alt`.

use jiff::Timestamp;

use super::{
    choose_columns::TIMES,
    row_day::{DayAbove, is_clock},
    row_week::Week,
    table_row::TableRow,
};
use crate::{
    mapping::PostField, matcher::folded, message::Message, post::Post, source::Problem,
    text::csv_field, time::is_day_or_clock,
};

/// What rows that only divide a table say of the rows below them.
#[derive(Clone, Debug, Default)]
pub(super) struct RowsAbove {
    /// The day, if the last of these rows is one.
    pub(super) day: Option<DayAbove>,
    /// The week and the year that the last of these rows states.
    pub(super) week: Week,
    /// The time of the last draft.
    pub(super) time: Option<Timestamp>,
    /// The last of these rows, if it names no day.
    undated: Option<Undated>,
}

/// A row that divides a table and names no day.
#[derive(Clone, Debug)]
struct Undated {
    text: String,
    /// Whether it was reported that a row below it has no day.
    is_reported: bool,
}

impl RowsAbove {
    /// The same with a day in a row of its own.
    pub(super) fn with_day(self, day: DayAbove) -> Self {
        Self { day: Some(day), undated: None, ..self }
    }

    /// The same with a row that names no day, but perhaps a week or a year.
    fn with_undated(self, text: String, week: Week) -> Self {
        let undated = Some(Undated { text, is_reported: false });
        let week = Week { year: week.year.or(self.week.year), ..week };
        Self { day: None, week, undated, ..self }
    }
}

impl TableRow<'_, '_> {
    /// The text of the row if it only divides the table or sums it up; `None` for any other row.
    /// What it says of the rows below it is then kept in `above`.
    pub(super) fn divides(&mut self) -> Option<String> {
        if let Some(total) = self.total() {
            return Some(total);
        }
        let (written, _, column) = self.only_field()?;
        let is_in = |field: &PostField| self.table.indices(*field).any(|own| own == column);
        let number = is_in(&PostField::Week).then(|| Week::in_field(&written)).flatten();
        let is_word = || {
            let columns = TIMES.iter().chain(&[PostField::Week, PostField::Weekday]);
            // A number may be that of a day which is written wrongly.
            let is_wrong = written.contains(|letter: char| letter.is_ascii_digit());
            !is_wrong && columns.into_iter().any(is_in)
        };
        let week = number.or_else(|| Week::of_period(&written));
        let week = week.or_else(|| is_word().then(Week::default))?;
        self.above = std::mem::take(&mut self.above).with_undated(written.clone(), week);
        Some(written)
    }

    /// The label of the row if it has nothing but numbers beside it, as below a table, or the
    /// number that is all that it has.
    fn total(&self) -> Option<String> {
        let mut label = None;
        for field in &self.fields.fields {
            let text = csv_field(self.source, *field);
            let written = text.as_str().trim();
            if label.is_none() && is_label_of_total(written) {
                label = Some(written.to_owned());
            } else if !written.is_empty() && !is_number(written) {
                return None;
            }
        }
        label.or_else(|| {
            let (number, _, column) = self.only_field()?;
            self.table.texts().any(|text| text == column).then_some(number)
        })
    }

    /// Whether the row needs a day but has none, and the row that divides the table above it names
    /// none either. This is reported once for all rows below that one.
    pub(super) fn is_below_undated(&mut self, post: &Post<'_>) -> bool {
        let lacks_day = self.above.day.is_none()
            && !post.text.as_str().is_empty()
            && self.stated_day().is_none_or(|(written, _)| is_clock(written.as_str()))
            && self.day_in_week().is_none();
        let Some(undated) = self.above.undated.as_mut().filter(|_| lacks_day) else { return false };
        if !std::mem::replace(&mut undated.is_reported, true) {
            let message = Message::new("row-below-undated").with("text", undated.text.as_str());
            let problem = Problem::at(self.source, self.fields.span(), message);
            self.problems.push(problem.help(Message::new("row-below-undated-help")));
        }
        true
    }
}

/// Whether a field says that the numbers beside it are sums: `I alt`, `Total:`, `I alt 23 opslag`.
fn is_label_of_total(written: &str) -> bool {
    const LABELS: [&str; 10] = [
        "i alt",
        "ialt",
        "total",
        "totalt",
        "sum",
        "subtotal",
        "samlet",
        "antal",
        "antal opslag",
        "gennemsnit",
    ];
    const LONGEST: usize = 30;
    // Most fields of a long table need not be looked at any further.
    let may_begin = |first: char| "itsag".contains(first.to_ascii_lowercase());
    if LONGEST < written.len() || !written.starts_with(may_begin) {
        return false;
    }
    let folded = folded(written);
    let words = folded.split(|letter: char| !letter.is_alphabetic());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let label = words.join(" ");
    let label = [" opslag", " posts"]
        .iter()
        .find_map(|counted| label.strip_suffix(counted))
        .unwrap_or(&label);
    LABELS.contains(&label)
}

/// Whether a field is a number, and no day or time of day.
pub(super) fn is_number(written: &str) -> bool {
    let has_only = |marks: &str| {
        written.chars().all(|letter| letter.is_ascii_digit() || marks.contains(letter))
    };
    has_only(".,% ") && !is_day_or_clock(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_known_by_their_labels() {
        for label in ["I alt", "i alt:", "TOTAL", "Total 23", "I alt: 23 opslag", "Antal opslag"] {
            assert!(is_label_of_total(label), "{label}");
        }
        for text in ["", "23", "I alt det grå", "Total lukning!", "Summen", "Alt i alt"] {
            assert!(!is_label_of_total(text), "{text}");
        }
        for number in ["2", "1.234", "12,5 %", "14.30"] {
            assert!(is_number(number), "{number}");
        }
        for text in ["24.11.2026", "2026-11-24", "9:00", "2 opslag"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
