//! The time zone that a row of a table states in a column of its own.

use jiff::tz::TimeZone;

use super::{ReadOptions, table_row::TableRow};
use crate::{
    mapping::PostField,
    source::Span,
    time::{TimeMistake, stated_zone, unknown_zone},
};

impl TableRow<'_, '_> {
    /// The time zone of times in this row that state none.
    pub(super) fn timezone(&self, options: &ReadOptions) -> TimeZone {
        let stated = self.field(PostField::Zone);
        let zone = stated.and_then(|(written, _)| stated_zone(written.as_str()));
        zone.unwrap_or_else(|| options.timezone.clone())
    }

    /// The mistake that nobody can tell which time zone the row states, and where.
    pub(super) fn unknown_zone(&self) -> Option<(TimeMistake, Span)> {
        let (written, span) = self.field(PostField::Zone)?;
        let written = written.as_str().trim();
        stated_zone(written).is_none().then(|| (unknown_zone(written), span))
    }
}
