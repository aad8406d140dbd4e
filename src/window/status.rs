//! The status of a window at a given time: open, overdue, dormant and so on.

use jiff::Timestamp;

use super::{HeldKind, Window};

/// The status of a window at a given time. The statuses that need most attention come
/// first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WindowStatus {
    /// It is open, but it was not reviewed in time, so its findings are one level
    /// lower.
    Overdue,
    /// It is open.
    Open,
    /// It has ended but still holds back some posts.
    Cooling,
    /// It has not started yet.
    Coming,
    /// It is a template for other windows.
    Dormant,
    /// It has ended, and it holds back no posts any more.
    Past,
}

impl WindowStatus {
    /// Every status with its name in reports.
    pub const ALL: [(&'static str, Self); 6] = [
        ("overdue", Self::Overdue),
        ("open", Self::Open),
        ("cooling-down", Self::Cooling),
        ("coming", Self::Coming),
        ("dormant", Self::Dormant),
        ("past", Self::Past),
    ];

    /// Its name in reports.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }

    /// Whether the window still applies to posts.
    pub const fn is_current(self) -> bool {
        matches!(self, Self::Overdue | Self::Open | Self::Cooling)
    }
}

impl Window {
    /// The status at a given time.
    pub fn status(&self, at: Timestamp) -> WindowStatus {
        let Some(from) = self.from else { return WindowStatus::Dormant };
        match () {
            () if at < from => WindowStatus::Coming,
            () if self.is_open(at) && self.is_overdue(at) => WindowStatus::Overdue,
            () if self.is_open(at) => WindowStatus::Open,
            () if self.is_cooling(at) && !self.held_kinds(at).is_empty() => WindowStatus::Cooling,
            () => WindowStatus::Past,
        }
    }

    /// The kinds of posts that the window holds back at a given time.
    pub fn held_kinds(&self, at: Timestamp) -> Vec<HeldKind> {
        let all = HeldKind::ALL.iter().map(|(_, kind)| *kind);
        all.filter(|kind| self.holds(*kind, at)).collect()
    }
}
