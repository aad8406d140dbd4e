//! What is said of the periods of `--compare`: that one of them has no posts, or that they
//! overlap.

use jiff::{SignedDuration, Timestamp};

use super::{Total, arguments::Period, day};
use crate::{
    cli::terminal::{Terminal, print_notes},
    message::Message,
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

/// The last moment of a period; `None` if it has no end.
pub(super) fn last_moment(period: Period) -> Option<Timestamp> {
    period.1.map(|until| earlier(until, SignedDuration::from_secs(1)))
}
