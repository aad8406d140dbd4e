//! Which of the first two numbers of a date is the day, as far as the date itself or its file shows
//! it.

use super::{
    TimeMistake,
    day_and_clock::is_day,
    time_words::{TimeWords, Word},
};
use crate::message::Message;

/// Which of the first two numbers of a date is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// `24/11/2026`.
    DayMonth,
    /// `11/24/2026`.
    MonthDay,
}

impl DayOrder {
    /// Every order, with its name in rulebooks and on the command line.
    pub const ALL: [(&'static str, Self); 2] =
        [("day-month", Self::DayMonth), ("month-day", Self::MonthDay)];
}

/// The first two numbers of a date in which either may be the day, as far as its marks can tell.
fn day_and_month(text: &str) -> Option<(i16, i16)> {
    if !may_have_order(text) {
        return None;
    }
    let mut words = TimeWords::of(text.trim());
    words.weekday();
    words.skip_article();
    match words.0.as_slice() {
        [
            Word::Number(first, _),
            Word::Mark(mark),
            Word::Number(second, _),
            Word::Mark(second_mark),
            Word::Number(_, 2 | 4),
            ..,
        ] if *mark != '.' && mark == second_mark => Some((*first, *second)),
        _ => None,
    }
}

/// Whether a time may have its day and its month as numbers that some write the one way and some
/// the other, as far as one can tell at a glance.
pub(crate) fn may_have_order(text: &str) -> bool {
    let begins_with_year = || text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    text.contains(['/', '-']) && !begins_with_year()
}

/// The order of day and month that a time shows, because only one of its numbers can be
/// a month; `None` if it shows none.
pub(crate) fn order_shown(text: &str) -> Option<DayOrder> {
    let (first, second) = day_and_month(text)?;
    match (is_day(first), is_day(second)) {
        (true, false) => Some(DayOrder::DayMonth),
        (false, true) => Some(DayOrder::MonthDay),
        _ => None,
    }
}

/// The mistake that a time shows another order of day and month than that of its file, if
/// that is known: `25/06/2026` is no date with the month first. To read it all the same would mean to
/// read the others of its file wrongly.
pub(crate) fn against_order(text: &str, stated: Option<DayOrder>) -> Result<(), TimeMistake> {
    let Some(stated) = stated else { return Ok(()) };
    if order_shown(text).is_none_or(|shown| shown == stated) {
        return Ok(());
    }
    let [(day_first, _), (month_first, _)] = DayOrder::ALL;
    let (order, other) = match stated {
        DayOrder::DayMonth => (day_first, month_first),
        DayOrder::MonthDay => (month_first, day_first),
    };
    let message = Message::new("time-other-order").with("text", text.trim()).with("order", order);
    Err(TimeMistake { message, help: Message::new("time-other-order-help").with("order", other) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_another_order_than_the_stated_one_is_a_mistake() {
        for (text, order) in [
            ("25/06/2026 10:00", DayOrder::MonthDay),
            ("25-06-2026", DayOrder::MonthDay),
            ("tors 25/06/2026 10:00", DayOrder::MonthDay),
            ("06/25/2026 10:00", DayOrder::DayMonth),
        ] {
            let other =
                if order == DayOrder::DayMonth { DayOrder::MonthDay } else { DayOrder::DayMonth };
            assert!(against_order(text, Some(order)).is_err(), "{text}");
            assert!(against_order(text, Some(other)).is_ok(), "{text}");
            assert!(against_order(text, None).is_ok(), "{text}");
        }
        // In these notations, the order is always the same.
        for text in ["25.06.2026 10:00", "25/6-2026 kl. 10", "2026-06-25T10:00", "05/06/2026"] {
            assert!(against_order(text, Some(DayOrder::MonthDay)).is_ok(), "{text}");
        }
    }
}
