//! Times of posts, in the time zone and the order of day and month that the user states.

use jiff::{Timestamp, tz::TimeZone};

use super::ReadOptions;
use crate::time::{
    DayOrder, TimeMistake, against_order, may_have_order, parse_last_written, parse_written,
    unclear_year,
};

impl ReadOptions {
    /// Parses a time. The order of day and month is that of [`Self::known_order`].
    pub(super) fn time(&self, written: &str) -> Result<Timestamp, TimeMistake> {
        self.time_in(written, || None)
    }

    /// Parses a time as [`Self::time`] does. If the order of day and month is not known, `shown` is
    /// called for the one that other times of the same file show; a time that shows another order
    /// than theirs is a mistake.
    pub(super) fn time_in(
        &self,
        written: &str,
        shown: impl FnOnce() -> Option<DayOrder>,
    ) -> Result<Timestamp, TimeMistake> {
        self.time_in_zone(written, &self.timezone, shown)
    }

    /// As [`Self::time_in`], if a time without a zone is in `timezone`.
    pub(super) fn time_in_zone(
        &self,
        written: &str,
        timezone: &TimeZone,
        shown: impl FnOnce() -> Option<DayOrder>,
    ) -> Result<Timestamp, TimeMistake> {
        let order = self.order_for(written, shown)?;
        parse_written(written, timezone, || order)
    }

    /// Parses the time until which something lasts, as [`Self::time_in_zone`] does. A day
    /// without a time of day means the end of that day.
    pub(super) fn last_time_in(
        &self,
        written: &str,
        timezone: &TimeZone,
        shown: impl FnOnce() -> Option<DayOrder>,
    ) -> Result<Timestamp, TimeMistake> {
        let order = self.order_for(written, shown)?;
        parse_last_written(written, timezone, || order)
    }

    /// The order of day and month in a time; `None` if it is unknown or the same in all times
    /// that are written like this one.
    pub(super) fn order_for(
        &self,
        written: &str,
        shown: impl FnOnce() -> Option<DayOrder>,
    ) -> Result<Option<DayOrder>, TimeMistake> {
        if !may_have_order(written) {
            return Ok(None);
        }
        let order = self.known_order(written).or_else(shown);
        against_order(written, order)?;
        let this_year = || self.now.to_zoned(TimeZone::UTC).year();
        match self.dates.is_none().then(|| unclear_year(written, this_year)).flatten() {
            Some(mistake) => Err(mistake),
            None => Ok(order),
        }
    }

    /// The order of day and month in times such as `written`, whatever the file is: the one that
    /// the user states, or else, in a date with hyphens, day first if the language of the rulebook
    /// is Danish.
    pub(super) fn known_order(&self, written: &str) -> Option<DayOrder> {
        let by_language =
            || (self.is_danish && written.contains('-')).then_some(DayOrder::DayMonth);
        self.dates.or_else(by_language)
    }
}
