//! The time zone that a row of a table states in a column of its own, and the one that the name of
//! a column of times states.

use jiff::{Timestamp, tz::TimeZone};

use super::{ReadOptions, choose_columns::TIMES, table_columns::TableColumns, table_row::TableRow};
use crate::{
    csv,
    mapping::PostField,
    message::Message,
    source::{Problem, Source, Span},
    time::{TimeMistake, stated_zone, unknown_zone, zone_in_name},
};

/// The fields of times whose columns may state a zone in their names.
const ZONED: [PostField; 5] = [
    PostField::Clock,
    PostField::PublishAt,
    PostField::CreatedAt,
    PostField::Date,
    PostField::RemoveAfter,
];

/// The zones in the names of columns of times, each with the field; `None` for one that is not known.
pub(super) type NamedZones = Vec<(PostField, Option<TimeZone>)>;

/// The zones that these columns state in their names.
pub(super) fn named_zones(columns: &[(PostField, usize)], names: &[String]) -> NamedZones {
    let of_times = columns.iter().filter(|(field, _)| ZONED.contains(field));
    let zones =
        of_times.filter_map(|(field, index)| Some((*field, zone_in_name(&names[*index])?.ok())));
    zones.collect()
}

impl TableColumns {
    /// The zone that the name of the column with this field states.
    fn zone_named_for(&self, field: PostField) -> Option<&TimeZone> {
        let named = self.zones.iter().find(|(own, _)| *own == field);
        named.and_then(|(_, zone)| zone.as_ref())
    }

    /// Whether the name of a column of times states a zone that is not known.
    pub(super) fn has_unknown_zone(&self) -> bool {
        self.zones.iter().any(|(field, zone)| zone.is_none() && TIMES.contains(field))
    }

    /// Whether the name of a column of times states a zone.
    pub(super) fn names_zone(&self) -> bool {
        self.zones.iter().any(|(field, _)| TIMES.contains(field))
    }

    /// The problems that the names of columns state zones that are not known.
    pub(super) fn unknown_zones(&self, header: &csv::Row, source: &Source) -> Vec<Problem> {
        let of_times = self.columns.iter().filter(|(field, _)| ZONED.contains(field));
        let mistake = |index: &usize| zone_in_name(&self.names[*index])?.err();
        let problem = |(_, index): &(PostField, usize)| {
            let TimeMistake { message, help } = mistake(index)?;
            Some(Problem::at(source, header.fields[*index], message).help(help))
        };
        of_times.filter_map(problem).collect()
    }
}

impl TableRow<'_, '_> {
    /// The time zone of the times of this row that state none.
    pub(super) fn timezone(&self, options: &ReadOptions) -> TimeZone {
        let named = || {
            let mut filled = TIMES_OF_POST.iter().filter(|field| self.field(**field).is_some());
            filled.find_map(|field| self.table.zone_named_for(*field)).cloned()
        };
        self.own_zone().or_else(named).unwrap_or_else(|| options.timezone.clone())
    }

    /// The time zone of the times in the column with this field.
    pub(super) fn timezone_of(&self, field: PostField, options: &ReadOptions) -> TimeZone {
        let named = || self.table.zone_named_for(field).cloned();
        self.own_zone().or_else(named).unwrap_or_else(|| self.timezone(options))
    }

    fn own_zone(&self) -> Option<TimeZone> {
        let (written, _) = self.field(PostField::Zone)?;
        stated_zone(written.as_str())
    }

    /// The mistake that nobody can tell which time zone the row states, and where.
    pub(super) fn unknown_zone(&self) -> Option<(TimeMistake, Span)> {
        let (written, span) = self.field(PostField::Zone)?;
        let written = written.as_str().trim();
        stated_zone(written).is_none().then(|| (unknown_zone(written), span))
    }

    /// The mistake that the row states another time zone than the name of its column of times, in
    /// which `read` gives another time than `time`.
    pub(super) fn two_zones(
        &self,
        time: Timestamp,
        read: impl FnOnce(&TimeZone) -> Option<Timestamp>,
    ) -> Option<TimeMistake> {
        let (written, _) = self.field(PostField::Zone)?;
        let mut filled = TIMES_OF_POST.iter().filter(|field| self.field(**field).is_some());
        let named = filled.find_map(|field| self.table.zone_named_for(*field))?;
        (read(named) != Some(time)).then(|| TimeMistake {
            message: Message::new("row-two-zones").with("zone", written.as_str().trim()),
            help: Message::new("row-two-zones-help"),
        })
    }
}

/// The fields with the time of a post, in the order in which their zones count.
const TIMES_OF_POST: [PostField; 4] =
    [PostField::Clock, PostField::PublishAt, PostField::CreatedAt, PostField::Date];
