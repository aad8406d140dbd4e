//! Columns of a table that have times under names that say nothing of times.

use std::{cell::LazyCell, collections::BTreeMap};

use jiff::{Timestamp, civil::Date};

use super::{
    ReadOptions, choose_columns::TIMES, column_names::words, column_values::FirstValues,
    row_day::is_clock, table_columns::TableColumns,
};
use crate::{
    csv,
    mapping::PostField,
    source::{Source, Span},
    text::csv_field,
    time::{DayOrder, is_day_or_clock, is_only_day},
};

/// How many in a hundred values of a column are times, if it is a column of times: somebody may
/// have written "later" in some rows.
const MOSTLY_TIMES: usize = 80;

/// What a field says of a time.
#[derive(Clone, Copy)]
struct Stated {
    is_blank: bool,
    time: Option<Timestamp>,
    /// The day of the time, also if no time of day is stated.
    day: Option<Date>,
}

impl Stated {
    /// Whether this is earlier than another time: by its day, if one of both has no time of day.
    fn is_before(&self, later: &Self) -> bool {
        match (self.time, later.time) {
            (Some(own), Some(later)) => own < later,
            _ => matches!((self.day, later.day), (Some(own), Some(later)) if own < later),
        }
    }
}

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

    /// The unknown columns of a table of published posts that state, in a row at least, a later
    /// time than that of the row: its post may still have to go out then, and the earlier time may
    /// be that at which the row was made. Exports of known programs have other times, too.
    pub(super) fn columns_of_later_times(
        &self,
        rows: &[csv::Row],
        source: &Source,
        options: &ReadOptions,
    ) -> BTreeMap<usize, Span> {
        let Some(created) = self.index(PostField::CreatedAt).filter(|_| self.preset.is_none())
        else {
            return BTreeMap::new();
        };
        let shown = LazyCell::new(|| self.order_among(source, rows.iter().cloned(), options));
        // If nothing shows the order of day and month, one of both must be enough to ask.
        let order = || (*shown).or(Some(DayOrder::DayMonth));
        let time = |written: &str| options.time_in(written, order).ok();
        // A day begins at midnight, and may be that of a row whose time of day is elsewhere.
        let day = |written: &str| {
            let noon = is_only_day(written).then(|| time(&format!("{written} 12:00")))??;
            Some(noon.to_zoned(options.timezone.clone()).date())
        };
        let date = |time: Timestamp| time.to_zoned(options.timezone.clone()).date();
        let read = |span: Span| {
            let text = csv_field(source, span);
            let written = text.as_str().trim();
            let time = time(written);
            Stated {
                is_blank: written.is_empty(),
                time,
                day: time.map(date).or_else(|| day(written)),
            }
        };
        let now = Stated { is_blank: false, time: Some(options.now), day: Some(date(options.now)) };
        // A row without a time is that of a post that is not out yet.
        let own = |row: &csv::Row| {
            let own = read(*row.fields.get(created)?);
            Some(if own.is_blank { now } else { own })
        };
        let own = LazyCell::new(|| rows.iter().map(own).collect::<Vec<Option<Stated>>>());
        let first_later = |index: usize| {
            let mut rows = rows.iter().zip(&*own);
            rows.find_map(|(row, own)| {
                let span = *row.fields.get(index)?;
                own.as_ref()?.is_before(&read(span)).then_some(span)
            })
        };
        let unknown = self.unknown.iter().copied();
        let unknown = unknown.filter(|index| !is_of_later_event(&self.names[*index]));
        unknown.filter_map(|index| Some((index, first_later(index)?))).collect()
    }

    /// Whether the table has days, but no times of day.
    pub(super) fn lacks_clock(&self, values: &FirstValues<'_>) -> bool {
        let mut days = TIMES.iter().flat_map(|field| self.indices(*field));
        let is_only_days =
            |index: usize| values.have_days(index) && !values.have_whole_times(index);
        self.index(PostField::Clock).is_none() && days.any(is_only_days)
    }
}

/// Whether a column is named after what happens to a post once it is out, or to its record, or
/// after what the post is about.
fn is_of_later_event(name: &str) -> bool {
    const BEGINNINGS: [&str; 38] = [
        "updat",
        "edit",
        "modif",
        "chang",
        "last",
        "collect",
        "retriev",
        "fetch",
        "download",
        "crawl",
        "scrap",
        "import",
        "export",
        "archiv",
        "delet",
        "remov",
        "expir",
        "end",
        "until",
        "deadline",
        "seen",
        "opdater",
        "ændr",
        "redig",
        "rett",
        "sidst",
        "hent",
        "arkiver",
        "slet",
        "fjern",
        "udløb",
        "slut",
        "frist",
        "event",
        "meeting",
        "arrang",
        "møde",
        "begivenhed",
    ];
    words(name).iter().any(|word| BEGINNINGS.iter().any(|begin| word.starts_with(begin)))
}
