//! The cells of an unknown column of published posts that state later times than those of their posts.

use super::{
    ReadOptions,
    column_names::words,
    later_times::{Lateness, OwnTime},
    likeness::{Likeness, likeness},
};
use crate::{
    source::Span,
    time::{DayOrder, compact_day, spreadsheet_time},
};

/// A cell, and how it is later than its post.
pub(super) type LaterCell = (Span, Lateness);

/// The cells of a column that are later than their posts.
#[derive(Debug, Default)]
pub(super) struct LaterCells {
    /// The first one that is nothing else than a time.
    plain: Option<LaterCell>,
    /// The first number that may be a time or something else.
    number: Option<LaterCell>,
    numbers: Numbers,
    /// The first fraction such as `1/12`, which may be a day or the number of a part.
    fraction: Option<LaterCell>,
    fractions: Fractions,
}

/// What the numbers of a column are.
#[derive(Debug, Default)]
struct Numbers {
    /// Whether one of them cannot be a time.
    has_other: bool,
    /// Whether one of them is hardly anything else than a time.
    has_time: bool,
}

/// The fractions of a column.
#[derive(Debug, Default)]
struct Fractions {
    /// What all of them are parts of; `None` if there are none so far.
    of: Option<u8>,
    /// Whether they are parts of several numbers, or one of them is more than a whole.
    are_days: bool,
    has_last: bool,
}

/// How a cell is written.
enum Form {
    /// A number, also one such as `24.11`, and whether it is a time: for sure, perhaps or not at all.
    Number(Option<bool>),
    Fraction(u8, u8),
    Other,
}

impl LaterCells {
    /// Adds a cell of a row whose post has this time. `order` is that of day and month.
    pub(super) fn add(
        &mut self,
        (written, span): (&str, Span),
        own: &dyn Fn() -> OwnTime,
        order: Option<DayOrder>,
        options: &ReadOptions,
    ) {
        let later = || options.lateness(written, own, order).map(|lateness| (span, lateness));
        match form(written) {
            Form::Number(None) => self.numbers.has_other = true,
            Form::Number(Some(is_sure)) => {
                self.numbers.has_time |= is_sure;
                self.number = self.number.or_else(later);
            }
            Form::Fraction(part, of) => {
                self.fractions.add(part, of);
                self.fraction = self.fraction.or_else(later);
            }
            Form::Other => self.plain = self.plain.or_else(later),
        }
    }

    /// The first cell of a column with this name that is a later time.
    pub(super) fn first(&self, name: &str) -> Option<LaterCell> {
        let is_time = matches!(likeness(name), Some(Likeness::PlannedTime | Likeness::Time));
        let are_times = (is_time || self.numbers.has_time) && !self.numbers.has_other;
        let number = self.number.filter(|_| are_times && !is_of_measure(name));
        let fraction = self.fraction.filter(|_| !self.fractions.are_parts() && !is_of_part(name));
        let cells = [self.plain, number, fraction].into_iter().flatten();
        cells.min_by_key(|(span, _)| span.start)
    }
}

impl Fractions {
    fn add(&mut self, part: u8, of: u8) {
        self.are_days |= of < part || self.of.is_some_and(|earlier| earlier != of);
        self.of = Some(of);
        self.has_last |= part == of;
    }

    /// Whether they count the parts of something: `1/3`, `2/3`, `3/3`.
    const fn are_parts(&self) -> bool {
        self.has_last && !self.are_days
    }
}

fn form(written: &str) -> Form {
    let written = written.trim();
    let is_mark = |letter: char| ".,- ".contains(letter);
    let is_number = written.chars().all(|letter| letter.is_ascii_digit() || is_mark(letter));
    // A day with its year has two marks.
    if is_number && written.matches(is_mark).count() < 2 {
        return Form::Number(number(written));
    }
    let parts = written.split_once('/').map(|(part, of)| (part.parse(), of.parse()));
    match parts {
        Some((Ok(part), Ok(of))) => Form::Fraction(part, of),
        _ => Form::Other,
    }
}

/// Whether a number is a time for sure, or perhaps; `None` if it is none.
fn number(written: &str) -> Option<bool> {
    /// How many digits seconds and milliseconds since 1970 have.
    const OF_INSTANTS: [usize; 2] = [10, 13];
    if let Some((_, clock)) = spreadsheet_time(written) {
        return Some(clock.is_some());
    }
    let is_whole = written.bytes().all(|byte| byte.is_ascii_digit());
    if compact_day(written).is_some() || is_whole && OF_INSTANTS.contains(&written.len()) {
        return Some(true);
    }
    let (day, month) = written.split_once(['.', '-'])?;
    let (day, month): (u8, u8) = (day.parse().ok()?, month.parse().ok()?);
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    // A lower number may be a rate, or a span.
    is_day.then_some(12 < day)
}

/// Whether a column or key has counts, sums of money or the like, or ids.
pub(super) fn is_of_measure(name: &str) -> bool {
    #[rustfmt::skip]
    const BEGINNINGS: [&str; 31] = [
        "watch", "view", "visning", "impression", "reach", "rækkevidde", "click", "klik", "duration",
        "varighed", "length", "længde", "second", "sekund", "minut", "count", "antal", "total", "sum",
        "average", "gennemsnit", "budget", "price", "pris", "cost", "spend", "beløb", "rate", "score",
        "follow", "version",
    ];
    const ENDS: [&str; 3] = ["nr", "nummer", "number"];
    const WORDS: [&str; 9] = ["id", "ids", "no", "sek", "sec", "ms", "avg", "kr", "dkk"];
    words(name).iter().any(|word| {
        WORDS.contains(&&**word)
            || ENDS.iter().any(|end| word.ends_with(end))
            || BEGINNINGS.iter().any(|begin| word.starts_with(begin))
    })
}

/// Whether a column or key says which part of something a post is, as in `1/3`.
fn is_of_part(name: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 16] = [
        "del", "part", "parts", "nr", "no", "number", "nummer", "tråd", "thread", "trin", "step",
        "episode", "afsnit", "serie", "series", "slide",
    ];
    words(name).iter().any(|word| WORDS.contains(&&**word))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    /// Which of the cells of a column, from 0, is the first one that is later than 20 November 2026.
    fn first(name: &str, cells: &[&str]) -> Option<usize> {
        let options = ReadOptions::new(TimeZone::UTC);
        let own = options.own_time("2026-11-20 09:00", None);
        let mut column = LaterCells::default();
        for (at, cell) in cells.iter().enumerate() {
            let order = Some(DayOrder::DayMonth);
            column.add((cell, Span::new(at, at)), &|| own, order, &options);
        }
        column.first(name).map(|(span, _)| span.start)
    }

    #[test]
    fn numbers_may_be_times() {
        for (name, cells, expected) in [
            ("Klar", &["46345,5", "46350,375"][..], Some(1)),
            ("Klar", &["46351"], None),
            ("Slot", &["46351"], Some(0)),
            ("Slot", &["46351", "12"], None),
            ("Watch time", &["46351"], None),
            ("Impressions", &["46212", "46351.5"], None),
            ("Klar", &["25112026"], Some(0)),
            ("Klar", &["20261125"], Some(0)),
            ("Klar", &["24.11"], Some(0)),
            ("Klar", &["24-12"], Some(0)),
            ("Klar", &["24.11."], Some(0)),
            ("Klar", &["2.5"], None),
            ("Klar", &["2.5", "31.45"], None),
            ("Sag nr.", &["25112026"], None),
        ] {
            assert_eq!(first(name, cells), expected, "{name} {cells:?}");
        }
    }

    #[test]
    fn fractions_may_be_parts() {
        for (name, cells, expected) in [
            ("Klar", &["1/12"][..], Some(0)),
            ("Klar", &["1/3", "2/3", "3/3"], None),
            ("Klar", &["1/12", "24/12"], Some(0)),
            ("Klar", &["1/12", "24/1"], Some(0)),
            ("Del", &["1/12"], None),
            ("Thread part", &["1/3", "1/2"], None),
        ] {
            assert_eq!(first(name, cells), expected, "{name} {cells:?}");
        }
    }
}
