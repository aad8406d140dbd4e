//! Columns of a table that have times under names that say nothing of times.

use std::collections::BTreeMap;

use super::{
    choose_columns::TIMES, column_values::FirstValues, row_day::is_clock,
    table_columns::TableColumns,
};
use crate::{
    csv,
    mapping::PostField,
    source::{Source, Span},
    text::csv_field,
    time::is_day_or_clock,
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
        let is_time = |text: &str| is_day_or_clock(text) && (!lacks_clock || is_clock(text));
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

    /// Whether the table has days, but no times of day.
    pub(super) fn lacks_clock(&self, values: &FirstValues<'_>) -> bool {
        let mut days = TIMES.iter().flat_map(|field| self.indices(*field));
        let is_only_days =
            |index: usize| values.have_days(index) && !values.have_whole_times(index);
        self.index(PostField::Clock).is_none() && days.any(is_only_days)
    }
}
