//! When posts were published: by day, by hour of the week, and during windows.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{audit::Month, rulebook::Rulebook, window::Window};

/// Up to this many weeks, a chart has a bar for each week; beyond that, it has a bar for each
/// month.
const MOST_WEEKS: usize = 110;

/// When posts were published, in the time zone of the rulebook.
#[derive(Debug, Default)]
pub(super) struct Rhythm {
    /// The number of posts on each day that has posts.
    pub(super) days: BTreeMap<Date, u64>,
    /// The number of posts by the day of the week, from Monday, and by the hour.
    pub(super) hours: [[u64; 24]; 7],
    /// The windows that were open at some time between the first and the last post:
    /// the index of each in the rulebook, and the number of posts while it was open.
    pub(super) windows: Vec<(usize, u64)>,
}

/// A bar of a chart over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bar {
    /// The first day.
    pub(super) start: Date,
    /// The day after the last day.
    pub(super) end: Date,
    pub(super) posts: u64,
}

impl Rhythm {
    /// Counts posts that were published at these times. Of each it says whether the time of day is
    /// known.
    pub(super) fn of(times: &[(Timestamp, bool)], rulebook: &Rulebook) -> Self {
        let mut rhythm = Self::default();
        for (time, has_hour) in times {
            let local = rulebook.timezone.to_offset(*time).to_datetime(*time);
            *rhythm.days.entry(local.date()).or_default() += 1;
            let weekday = usize::try_from(local.date().weekday().to_monday_zero_offset());
            let (weekday, hour) =
                (weekday.unwrap_or(0), usize::try_from(local.hour()).unwrap_or(0));
            rhythm.hours[weekday][hour] += u64::from(*has_hour);
        }
        let ends = times.iter().min().zip(times.iter().max());
        if let Some((first, last)) = ends {
            let windows = rulebook.windows.iter().enumerate();
            let in_time = windows.filter(|(_, window)| is_between(window, first.0, last.0));
            let counted = in_time.map(|(number, window)| {
                let is_in =
                    |(time, has_hour): &&(Timestamp, bool)| *has_hour && window.is_open(*time);
                (number, times.iter().filter(is_in).count() as u64)
            });
            rhythm.windows = counted.collect();
        }
        rhythm
    }

    /// The first and the last day with posts; `None` if no post has a time.
    pub(super) fn ends(&self) -> Option<(Date, Date)> {
        let (first, last) = (self.days.first_key_value()?, self.days.last_key_value()?);
        Some((*first.0, *last.0))
    }

    /// The months from the first to the last post.
    pub(super) fn months(&self) -> Vec<Month> {
        let ends = self.ends().map(|(first, last)| (Month::with(first), Month::with(last)));
        ends.into_iter().flat_map(|(first, last)| first.to(last)).collect()
    }

    /// Whether a chart has a bar for each week, and not for each month.
    pub(super) fn is_by_week(&self) -> bool {
        self.ends().is_some_and(|(first, last)| weeks(first, last).count() <= MOST_WEEKS)
    }

    /// The bars of a chart, from the first to the last post without gaps.
    pub(super) fn bars(&self) -> Vec<Bar> {
        let Some((first, last)) = self.ends() else { return Vec::new() };
        let posts =
            |start: Date, end: Date| self.days.range(start..end).map(|(_, count)| count).sum();
        let bar = |(start, end)| Bar { start, end, posts: posts(start, end) };
        if self.is_by_week() {
            return weeks(first, last).map(|start| bar((start, following(start, 7)))).collect();
        }
        let months = self.months().into_iter();
        months.map(|month| bar((month.first_day(), month.next().first_day()))).collect()
    }
}

/// The Mondays from the week of one day to the week of another.
fn weeks(first: Date, last: Date) -> impl Iterator<Item = Date> {
    let monday = following(first, -i64::from(first.weekday().to_monday_zero_offset()));
    std::iter::successors(Some(monday), |monday| Some(following(*monday, 7)))
        .take_while(move |monday| *monday <= last)
}

fn following(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// Whether a window was open at some time from `first` to `last`.
fn is_between(window: &Window, first: Timestamp, last: Timestamp) -> bool {
    window.from.is_some_and(|from| from <= last) && window.until.is_none_or(|until| first < until)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rhythm(times: &[&str]) -> Rhythm {
        let rulebook = crate::rulebook::load(None, None).expect("the built-in rules are valid");
        let times: Vec<(Timestamp, bool)> =
            times.iter().map(|time| (time.parse().expect("it is a time"), true)).collect();
        Rhythm::of(&times, &rulebook)
    }

    #[test]
    fn weeks_begin_on_monday_and_none_is_left_out() {
        // A Thursday, and the second Monday after it.
        let rhythm = rhythm(&["2026-01-01T12:00Z", "2026-01-12T12:00Z", "2026-01-12T13:00Z"]);
        let bars = rhythm.bars();
        let shown: Vec<_> = bars.iter().map(|bar| (bar.start.to_string(), bar.posts)).collect();
        let expected = [("2025-12-29", 1), ("2026-01-05", 0), ("2026-01-12", 2)];
        assert_eq!(shown, expected.map(|(start, posts)| (start.to_owned(), posts)));
        assert_eq!(rhythm.hours.iter().flatten().sum::<u64>(), 3);
    }

    #[test]
    fn many_years_are_shown_by_month() {
        let bars = rhythm(&["2012-11-30T12:00Z", "2026-02-01T12:00Z"]).bars();
        assert_eq!((bars.len(), bars[0].posts, bars[159].posts), (160, 1, 1));
        assert_eq!(bars[0].start.to_string(), "2012-11-01");
    }
}
