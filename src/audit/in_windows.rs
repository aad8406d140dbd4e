//! What an account did while windows were open, hour by hour.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::Plan;
use crate::{
    check::{RelatedPlace, Subject},
    finding::Finding,
    time::later,
    window::Window,
};

/// The group of the rules about crises and other windows.
pub const GROUP: &str = "crisis";

/// The posts of an account in an hour of a window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hour {
    /// The number of posts.
    pub posts: u64,
    /// The number of posts in which a rule about crises finds something because of this
    /// window.
    pub with_findings: u64,
    /// The number of findings of rules about crises because of this window.
    pub findings: u64,
}

impl Hour {
    pub(super) fn add(&mut self, other: Self) {
        self.posts += other.posts;
        self.with_findings += other.with_findings;
        self.findings += other.findings;
    }
}

/// The posts in each hour of each window. The key is the index of the window in the
/// rulebook, and the number of whole hours since the window began.
#[derive(Debug, Default)]
pub(super) struct HoursInWindows(pub(super) BTreeMap<(usize, u32), Hour>);

/// What an account did in a window: its posts while the window was open or in its
/// cool-down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InWindow {
    /// The index of the window in the rulebook.
    pub window: usize,
    /// All its posts.
    pub all: Hour,
    /// Each hour with posts, by its beginning.
    pub hours: Vec<(Timestamp, Hour)>,
}

impl HoursInWindows {
    /// Adds a post to the windows that are open at its time, or in their cool-down, and
    /// that concern it.
    pub(super) fn add(
        &mut self,
        subject: &Subject<'_, '_>,
        findings: &[Finding<'_>],
        plan: &Plan<'_>,
    ) {
        if subject.windows.is_empty() || subject.post.time.is_none() || !plan.has_crisis_rules {
            return;
        }
        for window in subject.windows.iter().filter(|window| subject.is_reached_by(window)) {
            let Some(hour) = window.from.and_then(|from| hours_since(from, subject.time)) else {
                continue;
            };
            let found = findings.iter().filter(|finding| is_because_of(finding, window)).count();
            let findings = u64::try_from(found).unwrap_or(u64::MAX);
            let one = Hour { posts: 1, with_findings: u64::from(0 < found), findings };
            self.0.entry((window.index, hour)).or_default().add(one);
        }
    }

    /// Adds the posts of another part.
    pub(super) fn join(&mut self, other: Self) {
        for (key, hour) in other.0 {
            self.0.entry(key).or_default().add(hour);
        }
    }

    /// The windows in which there are posts, in the order of the registers.
    pub(super) fn finish(&self, plan: &Plan<'_>) -> Vec<InWindow> {
        let mut windows: Vec<InWindow> = Vec::new();
        for ((window, hour), posts) in &self.0 {
            if windows.last().is_none_or(|last| last.window != *window) {
                windows.push(InWindow { window: *window, all: Hour::default(), hours: Vec::new() });
            }
            let from = plan.rulebook.windows[*window].from.unwrap_or_default();
            if let Some(last) = windows.last_mut() {
                let begins = later(from, SignedDuration::from_hours(i64::from(*hour)));
                last.all.add(*posts);
                last.hours.push((begins, *posts));
            }
        }
        windows
    }
}

/// The whole hours from the beginning of a window to a time; `None` if the time is
/// earlier.
fn hours_since(from: Timestamp, time: Timestamp) -> Option<u32> {
    u32::try_from(time.duration_since(from).as_hours()).ok()
}

/// Whether a finding belongs to this window: its rule is about crises, and it refers to
/// the record of this window or to no record of a window.
fn is_because_of(finding: &Finding<'_>, window: &Window) -> bool {
    let mut records = finding.related.iter().filter_map(|related| match &related.at {
        RelatedPlace::Register(place) => Some(place),
        RelatedPlace::Text(_) => None,
    });
    let of_others = records.clone().next().is_some();
    let is_own = records.any(|place| **place == window.place);
    finding.rule.group() == GROUP && (is_own || !of_others)
}
