//! What a report is written from.

use jiff::{Timestamp, tz::TimeZone};

use super::{arguments::Period, few_posts::LeftOut, names::SharedHandles};
use crate::{
    audit::{Absent, Account, Visitors},
    message::{Message, moment_text},
    platform::Handle,
    rulebook::Rulebook,
    source::Problem,
};

/// What a report is written from: the figures of the accounts in one period, the rulebook, the
/// numbers of posts that were left out, and the problems.
#[derive(Clone, Copy)]
pub(super) struct Report<'a> {
    pub(super) accounts: &'a [Account],
    /// The accounts that are not among these, because they have only a handful of posts.
    pub(super) few: LeftOut,
    pub(super) rulebook: &'a Rulebook,
    pub(super) period: Period,
    pub(super) left_out: usize,
    pub(super) untimed: usize,
    /// The accounts that only write to the listed ones, and are not audited.
    pub(super) visitors: Visitors,
    /// The accounts that fell silent before the period, and listed ones without any post.
    pub(super) absent: &'a [Absent],
    pub(super) problems: &'a [Problem],
    /// Which accounts need the name of their platform. In a comparison, those of both periods.
    pub(super) names: &'a SharedHandles,
}

impl<'a> Report<'a> {
    /// The day of a time in the time zone of the rulebook; a dash if it is unknown.
    pub(super) fn day(&self, time: Option<Timestamp>) -> String {
        day(time, &self.rulebook.timezone)
    }

    /// The days from one time to another, in words.
    pub(super) fn days(&self, from: Option<Timestamp>, until: Option<Timestamp>) -> Message {
        if from.or(until).is_none() {
            return Message::new("audit-no-days");
        }
        Message::new("audit-days").with("from", self.day(from)).with("until", self.day(until))
    }

    /// A time to the minute in the time zone of the rulebook, as all messages write
    /// times.
    pub(super) fn moment(&self, time: Timestamp) -> String {
        moment_text(&time.to_zoned(self.rulebook.timezone.clone()))
    }

    /// The profile that an account follows.
    pub(super) fn profile(&self, account: &Account) -> &'a str {
        &self.rulebook.rules_for(&Handle::new(account.handle.as_str()), None).profile
    }
}

/// The day of a time in a time zone; a dash if it is unknown.
pub(super) fn day(time: Option<Timestamp>, timezone: &TimeZone) -> String {
    let day = |time: Timestamp| time.to_zoned(timezone.clone()).date().to_string();
    time.map_or_else(|| "–".to_owned(), day)
}
