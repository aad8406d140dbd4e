//! What is said of the periods of `--compare`: that one of them has no posts, that they
//! overlap, or that one is longer.

use jiff::{SignedDuration, Timestamp};

use super::{Total, arguments::Period, day};
use crate::{
    audit::{Account, ratio},
    cli::terminal::{Terminal, print_notes},
    message::Message,
    metric::Metric,
    rulebook::Rulebook,
    source::Problem,
    time::earlier,
};

/// The flag, which is named as the place of these problems.
const FLAG: &str = "--compare";

/// Adds a problem if the second period has no posts, because the report is then about nothing.
/// Prints notes, unless `quiet`, if the first has none, and if the periods overlap.
pub(super) fn expect_posts(
    total: &mut Total,
    (periods, rulebook): (&[Period], &Rulebook),
    quiet: bool,
    terminal: Terminal,
) {
    let ([before, after], [first, second]) = (total.audits.as_slice(), periods) else { return };
    let empty = |id, period: Period| {
        let [from, until] =
            [period.0, last_moment(period)].map(|time| day(time, &rulebook.timezone));
        let message = Message::new(id).with("from", from).with("until", until);
        Problem::in_file(FLAG, message).help(Message::new("compare-no-posts-help"))
    };
    let mut remarks = Vec::new();
    if before.audited_posts() == 0 && 0 < after.audited_posts() {
        remarks.push(empty("compare-no-posts-before", *first));
    }
    if overlap(*first, *second) {
        let message = Message::new("compare-overlap");
        remarks.push(Problem::in_file(FLAG, message).help(Message::new("compare-overlap-help")));
    }
    if !quiet {
        print_notes(&remarks, terminal);
    }
    if after.audited_posts() == 0 && total.problems.is_empty() {
        total.problems.push(empty("compare-no-posts-after", *second));
    }
}

/// Whether a moment is in both periods.
pub(super) fn overlap(first: Period, second: Period) -> bool {
    let begins_before_end = |one: Period, other: Period| {
        one.0.zip(other.1).is_none_or(|(since, until): (Timestamp, Timestamp)| since < until)
    };
    begins_before_end(first, second) && begins_before_end(second, first)
}

/// Whether the longest streaks and silences of two periods can be compared: if the shorter one
/// has at least nine tenths of the days of the other, as February has of March. A limit may be
/// about the last days only, which are then the length of a longer period.
pub(super) fn are_alike(periods: [Period; 2], over: Option<u32>) -> bool {
    let seconds = |period: Period| {
        let length = period.1?.duration_since(period.0?).as_secs();
        let most = over.map_or(i64::MAX, |days| i64::from(days).saturating_mul(86_400));
        Some(length.min(most))
    };
    match periods.map(seconds) {
        [Some(one), Some(other)] => 9 * one.max(other) <= 10 * one.min(other),
        _ => false,
    }
}

/// Whether the shorter of two longest streaks may be a part of one that is as long as the other,
/// because it is all own posts of its period: the posts before and after are not in it.
pub(super) fn may_go_on(metric: Metric, pair: [Option<&Account>; 2]) -> bool {
    let [Some(before), Some(after)] = pair else { return false };
    let of = |account: &Account| account.value(Metric::Streak);
    let shorter = if of(before) < of(after) { before } else { after };
    metric == Metric::Streak
        && of(before) != of(after)
        && of(shorter) == Some(ratio(shorter.counts.own(), 1))
}

/// The last moment of a period; `None` if it has no end.
pub(super) fn last_moment(period: Period) -> Option<Timestamp> {
    period.1.map(|until| earlier(until, SignedDuration::from_secs(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(days: [i64; 2], over: Option<u32>, expected: bool) {
        let period =
            |days: i64| (Some(Timestamp::UNIX_EPOCH), Timestamp::from_second(86_400 * days).ok());
        assert_eq!(are_alike(days.map(period), over), expected, "{days:?} {over:?}");
    }

    #[test]
    fn periods_of_about_the_same_length_are_alike() {
        check([31, 28], None, true);
        check([365, 366], None, true);
        check([100, 90], None, true);
        check([100, 89], None, false);
        check([90, 365], None, false);
        check([90, 365], Some(90), true);
        check([90, 365], Some(365), false);
        assert!(!are_alike([(None, None); 2], None));
    }
}
