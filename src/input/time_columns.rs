//! Columns of a table that have times under names that say nothing of times.

use std::{cell::LazyCell, collections::BTreeMap};

use jiff::civil::{Date, Time};

use super::{
    ReadOptions,
    choose_columns::TIMES,
    column_values::FirstValues,
    later_times::{Lateness, OwnTime, is_of_later_event},
    likeness::{Likeness, likeness},
    row_day::is_clock,
    table_columns::TableColumns,
};
use crate::{
    csv,
    mapping::PostField,
    source::{Source, Span},
    text::{Text, csv_field},
    time::{DayOrder, is_day_or_clock, spreadsheet_time, weekday_and_clock},
};

/// How many in a hundred values of a column are times, if it is a column of times: somebody may
/// have written "later" in some rows.
const MOSTLY_TIMES: usize = 80;

impl TableColumns {
    /// The unknown columns whose values are times, or nearly all of them, in a table without any
    /// known column of times: the posts may go out at these times. Each has the span of its first
    /// time. A column without a name may be one. If the table `lacks_clock`, times of day count.
    pub(super) fn columns_of_times(
        &self,
        rows: &[csv::Row],
        source: &Source,
        lacks_clock: bool,
    ) -> BTreeMap<usize, Span> {
        let unread: Vec<usize> = self.unknown.iter().chain(&self.nameless).copied().collect();
        let has_times = || TIMES.iter().any(|field| self.index(*field).is_some());
        if unread.is_empty() || !lacks_clock && has_times() {
            return BTreeMap::new();
        }
        let is_number =
            |text: &str| spreadsheet_time(text).is_some_and(|(_, clock)| clock.is_some());
        let is_other = |text: &str| is_number(text) || weekday_and_clock(text).is_some();
        let is_time = |text: &str| {
            let is_usual = is_day_or_clock(text);
            if lacks_clock { is_usual && is_clock(text) } else { is_usual || is_other(text) }
        };
        let mut counts = vec![(0, 0, None); self.names.len()];
        for row in rows {
            for index in &unread {
                let Some(span) = row.fields.get(*index) else { continue };
                let text = csv_field(source, *span);
                let (filled, times, first) = &mut counts[*index];
                *filled += usize::from(!text.as_str().trim().is_empty());
                if is_time(text.as_str()) {
                    *times += 1;
                    first.get_or_insert(*span);
                }
            }
        }
        let of_times = unread.iter().filter_map(|index| {
            let (filled, times, first) = counts[*index];
            Some((*index, first?)).filter(|_| filled * MOSTLY_TIMES <= times * 100)
        });
        of_times.collect()
    }

    /// The unknown columns of a table of published posts that state, in a row at least, a later
    /// time than that of the row, or perhaps one, each with the first such field. Exports of known
    /// programs have other times, too.
    pub(super) fn columns_of_later_times(
        &self,
        rows: &[csv::Row],
        source: &Source,
        options: &ReadOptions,
    ) -> BTreeMap<usize, (Span, Lateness)> {
        let Some(created) = self.index(PostField::CreatedAt).filter(|_| self.preset.is_none())
        else {
            return BTreeMap::new();
        };
        let shown = self.order_among(source, rows.iter().cloned(), options);
        let order = shown.or(Some(DayOrder::DayMonth));
        let own = |row: &csv::Row| {
            let text = csv_field(source, *row.fields.get(created)?);
            // A row without a time is that of a post that is not out yet.
            let is_blank = text.as_str().trim().is_empty();
            let now = || OwnTime::of(options.now, options);
            Some(if is_blank { now() } else { options.own_time(text.as_str(), order) })
        };
        let own = LazyCell::new(|| rows.iter().map(own).collect::<Vec<Option<OwnTime>>>());
        let values = FirstValues { rows, source };
        let first_later = |index: usize| {
            let counts_numbers =
                LazyCell::new(|| are_spreadsheet_times(&self.names[index], index, &values));
            let mut rows = rows.iter().zip(&*own);
            rows.find_map(|(row, own)| {
                let span = *row.fields.get(index)?;
                let text = csv_field(source, span);
                let lateness = options.lateness(text.as_str(), own.as_ref()?, order)?;
                let is_number = spreadsheet_time(text.as_str()).is_some();
                (!is_number || *counts_numbers).then_some((span, lateness))
            })
        };
        let unread = self.unknown.iter().chain(&self.nameless).copied();
        let unread = unread.filter(|index| !is_of_later_event(&self.names[*index]));
        unread.filter_map(|index| Some((index, first_later(index)?))).collect()
    }

    /// Whether the table has days, but no times of day.
    pub(super) fn lacks_clock(&self, values: &FirstValues<'_>) -> bool {
        let mut days = TIMES.iter().flat_map(|field| self.indices(*field));
        let is_only_days =
            |index: usize| values.have_days(index) && !values.have_whole_times(index);
        self.index(PostField::Clock).is_none() && days.any(is_only_days)
    }
}

/// Whether the numbers of a column may be times of a spreadsheet, and not of something else: all of them
/// may be, and one has a time of day, or the name of the column is that of a time.
fn are_spreadsheet_times(name: &str, index: usize, values: &FirstValues<'_>) -> bool {
    let is_number = |text: &Text<'_>| {
        let marks = |letter: char| letter.is_ascii_digit() || "., ".contains(letter);
        text.as_str().trim().chars().all(marks)
    };
    let found: Option<Vec<_>> =
        values.of(index).filter(is_number).map(|text| spreadsheet_time(text.as_str())).collect();
    let has_clock = |found: &[(Date, Option<Time>)]| found.iter().any(|(_, clock)| clock.is_some());
    let is_named = || matches!(likeness(name), Some(Likeness::PlannedTime | Likeness::Time));
    found.is_some_and(|found| has_clock(&found) || is_named())
}
