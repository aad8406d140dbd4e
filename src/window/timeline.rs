//! Finds the windows that apply at a time.

use std::ops::Range;

use jiff::Timestamp;

use super::Window;

/// The times of windows, in the order in which they begin. The middle of each part
/// also knows the latest end of the part, so that a part whose windows are all over
/// is passed over at once.
#[derive(Debug, Default)]
pub(super) struct Timeline(Vec<Entry>);

/// The times of a window.
#[derive(Debug)]
struct Entry {
    from: Timestamp,
    /// The end of its cool-down; the last time there is while it has no end.
    end: Timestamp,
    /// The latest end in the part of which this entry is the middle.
    latest: Timestamp,
    window: usize,
}

impl Timeline {
    pub(super) fn of(windows: &[Window]) -> Self {
        let entry = |(number, window): (usize, &Window)| {
            let end = window.cooldown_end().unwrap_or(Timestamp::MAX);
            Some(Entry { from: window.from?, end, latest: end, window: number })
        };
        let mut timeline = Self(windows.iter().enumerate().filter_map(entry).collect());
        timeline.0.sort_by_key(|entry| entry.from);
        timeline.measure(0..timeline.0.len());
        timeline
    }

    /// Sets the latest end of a part and of its halves, and returns it.
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

    /// The numbers of the windows that are open or cooling down at a time, in order.
    pub(super) fn at(&self, at: Timestamp) -> Vec<usize> {
        let mut found = Vec::new();
        self.find(0..self.0.len(), at, &mut found);
        found.sort_unstable();
        found
    }

    fn find(&self, part: Range<usize>, at: Timestamp, found: &mut Vec<usize>) {
        let middle = middle(&part);
        let Some(entry) = self.0.get(middle).filter(|_| !part.is_empty()) else { return };
        if entry.latest < at {
            return;
        }
        self.find(part.start..middle, at, found);
        if entry.from <= at {
            found.extend((at <= entry.end).then_some(entry.window));
            self.find(middle + 1..part.end, at, found);
        }
    }
}

fn middle(part: &Range<usize>) -> usize {
    usize::midpoint(part.start, part.end)
}
