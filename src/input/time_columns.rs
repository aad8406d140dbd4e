//! Columns of a table that have times under names that say nothing of times.

use super::{
    choose_columns::TIMES, column_values::FirstValues, row_day::is_clock,
    table_columns::TableColumns,
};
use crate::{
    mapping::PostField,
    source::Span,
    time::{is_day_or_clock, spreadsheet_time, weekday_and_clock},
};

/// How many in a hundred values of a column are times, if it is a column of times: somebody may
/// have written "later" in some rows.
const MOSTLY_TIMES: usize = 80;

/// How many cells of an unknown column are times, in a table that may have no other times.
#[derive(Default)]
pub(super) struct TimeCells {
    filled: usize,
    times: usize,
    first: Option<Span>,
    clocks: usize,
}

impl TimeCells {
    /// Adds a cell.
    pub(super) fn add(&mut self, (written, span): (&str, Span), wanted: WantedTimes) {
        self.filled += 1;
        self.clocks += usize::from(is_clock(written));
        if wanted.are_stated_in(written) {
            self.times += 1;
            self.first.get_or_insert(span);
        }
    }

    /// The first time, if all or nearly all cells are times.
    pub(super) fn first_of_many(&self) -> Option<Span> {
        self.first.filter(|_| self.filled * MOSTLY_TIMES <= self.times * 100)
    }

    /// Whether all cells are times of day.
    pub(super) const fn are_clocks(&self) -> bool {
        0 < self.filled && self.clocks == self.filled
    }
}

/// Which times a table lacks, so that an unknown column may have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WantedTimes {
    None,
    /// Times of day, beside days.
    Clocks,
    Any,
}

impl WantedTimes {
    /// Those that a table lacks. `values` are those of its first rows.
    pub(super) fn of(table: &TableColumns, values: &FirstValues<'_>) -> Self {
        let columns = || TIMES.iter().flat_map(|field| table.indices(*field));
        let is_only_days =
            |index: usize| values.have_days(index) && !values.have_whole_times(index);
        if table.index(PostField::Clock).is_none() && columns().any(is_only_days) {
            Self::Clocks
        } else if columns().next().is_none() {
            Self::Any
        } else {
            Self::None
        }
    }

    fn are_stated_in(self, written: &str) -> bool {
        let is_number = || spreadsheet_time(written).is_some_and(|(_, clock)| clock.is_some());
        match self {
            Self::None => false,
            Self::Clocks => is_day_or_clock(written) && is_clock(written),
            Self::Any => {
                is_day_or_clock(written) || is_number() || weekday_and_clock(written).is_some()
            }
        }
    }
}
