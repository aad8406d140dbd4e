//! Finds the windows that apply at a given time, without looking at each.

use std::ops::Range;

use jiff::Timestamp;

use super::Window;

/// The times of windows in the order in which they begin, used as a binary tree: the
/// root is the entry in the middle, and the entries on either side are its subtrees.
/// An entry records the latest end in its subtree, so that a search skips a subtree
/// whose windows are all over.
#[derive(Debug, Default)]
pub(super) struct Timeline(Vec<WindowSpan>);

/// The times of a window.
#[derive(Debug)]
struct WindowSpan {
    from: Timestamp,
    /// When its cool-down ends; the last possible time if the window has no end.
    end: Timestamp,
    /// The latest `end` in the subtree of which this entry is the root.
    latest: Timestamp,
    /// The index of the window in the rulebook.
    window: usize,
}

impl Timeline {
    pub(super) fn of(windows: &[Window]) -> Self {
        let entry = |(number, window): (usize, &Window)| {
            let end = window.cooldown_end().unwrap_or(Timestamp::MAX);
            Some(WindowSpan { from: window.from?, end, latest: end, window: number })
        };
        let mut timeline = Self(windows.iter().enumerate().filter_map(entry).collect());
        timeline.0.sort_by_key(|entry| entry.from);
        timeline.measure(0..timeline.0.len());
        timeline
    }

    /// Sets `latest` of each entry in the range `part`, which must be a subtree, and
    /// returns the latest end in this range.
    fn measure(&mut self, part: Range<usize>) -> Timestamp {
        let middle = middle(&part);
        let Some(end) = self.0.get(middle).filter(|_| !part.is_empty()).map(|entry| entry.end)
        else {
            return Timestamp::MIN;
        };
        let halves = self.measure(part.start..middle).max(self.measure(middle + 1..part.end));
        self.0[middle].latest = halves.max(end);
        self.0[middle].latest
    }

    /// The indexes of the windows that are open or in their cool-down at this time,
    /// sorted.
    pub(super) fn at(&self, at: Timestamp) -> Vec<usize> {
        let mut found = Vec::new();
        self.find(0..self.0.len(), at, &mut found);
        found.sort_unstable();
        found
    }

    fn find(&self, part: Range<usize>, at: Timestamp, found: &mut Vec<usize>) {
        let middle = middle(&part);
        let Some(entry) = self.0.get(middle).filter(|_| !part.is_empty()) else { return };
        if entry.latest <= at {
            return;
        }
        self.find(part.start..middle, at, found);
        if entry.from <= at {
            found.extend((at < entry.end).then_some(entry.window));
            self.find(middle + 1..part.end, at, found);
        }
    }
}

fn middle(part: &Range<usize>) -> usize {
    usize::midpoint(part.start, part.end)
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::{matcher::AutomatonBuilder, source::Source, window};

    /// Windows that begin and end at various hours, some of them without an end.
    fn windows() -> Vec<Window> {
        let record = |number: u32| {
            let (day, hour) = (1 + number * 7 % 20, number * 5 % 24);
            let end = match number % 4 {
                0 => format!("review_by: 2026-03-{:02}T12:00Z", day + 1),
                length => format!("until: 2026-03-{:02}T12:00Z", day + 2 * length),
            };
            let cooldown = number % 3 * 24;
            format!(
                "- {{id: w{number}, kind: mourning, from: 2026-03-{day:02}T{hour:02}:00Z, {end}, \
                 cooldown_hours: {cooldown}}}\n"
            )
        };
        let records = (0..60).map(record).collect::<String>();
        let dormant = "- {id: later, kind: mourning, dormant: true}\n";
        let source = Source::new("w", format!("{dormant}{records}"));
        window::read(&source, None, &mut AutomatonBuilder::default()).expect("they are valid")
    }

    #[test]
    fn the_windows_of_a_time_are_those_that_apply_then() {
        let windows = windows();
        let timeline = Timeline::of(&windows);
        let mut most = 0;
        // Windows begin and end at full hours.
        let first = Timestamp::from_second(1_771_999_200).expect("it is a time");
        for hour in 0..24 * 40 {
            let at = first + SignedDuration::from_hours(hour);
            let applies = |window: &Window| window.is_open(at) || window.is_cooling(at);
            let all = windows.iter().enumerate();
            let expected: Vec<usize> =
                all.filter(|(_, window)| applies(window)).map(|(number, _)| number).collect();
            assert_eq!(timeline.at(at), expected, "{at}");
            most = most.max(expected.len());
        }
        assert!(20 < most, "{most} windows at once");
        assert_eq!(Timeline::default().at(Timestamp::MAX), [0; 0]);
    }
}
