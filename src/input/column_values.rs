//! What the first rows of a table have in a column, where its name may mean several fields: times
//! with their days, times of day, days, or days of the week.

use super::{
    attached_links::platform_of_own_address,
    row_day::{is_clock, is_day},
    row_week::day_of_week,
};
use crate::{
    csv,
    source::Source,
    text::{Text, csv_field},
    time::is_some_time,
};

/// The first rows of a table.
pub(super) struct FirstValues<'r> {
    pub(super) rows: &'r [csv::Row],
    pub(super) source: &'r Source,
}

impl<'r> FirstValues<'r> {
    /// The fields of a column that are not blank.
    pub(super) fn of(&self, index: usize) -> impl Iterator<Item = Text<'r>> + use<'r> {
        let source = self.source;
        let fields = self.rows.iter().filter_map(move |row| row.fields.get(index));
        let written = fields.map(move |field| csv_field(source, *field));
        written.filter(|text| !text.as_str().trim().is_empty())
    }

    /// Whether a column has a time with its day.
    pub(super) fn have_whole_times(&self, index: usize) -> bool {
        self.of(index).any(|text| is_some_time(text.as_str()))
    }

    /// Whether a column has a time of day without a day.
    pub(super) fn have_clocks(&self, index: usize) -> bool {
        self.of(index).any(|text| is_clock(text.as_str()))
    }

    /// Whether a column has nothing but addresses of posts.
    pub(super) fn are_addresses_of_posts(&self, index: usize) -> bool {
        let mut values = self.of(index).peekable();
        values.peek().is_some()
            && values.all(|text| platform_of_own_address(text.as_str(), true).is_some())
    }

    /// Whether a column has days, with or without times of day.
    pub(super) fn have_days(&self, index: usize) -> bool {
        self.of(index).any(|text| is_day(text.as_str()) || is_some_time(text.as_str()))
    }

    /// Whether at least half of the fields of a column are days of the week, so that `Dag` is one
    /// of these and not a date. Each other field is then a problem.
    pub(super) fn are_weekdays(&self, index: usize) -> bool {
        let (mut filled, mut days) = (0, 0);
        for text in self.of(index) {
            filled += 1;
            days += usize::from(day_of_week(text.as_str()).is_some());
        }
        filled <= 2 * days
    }
}
