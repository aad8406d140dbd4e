//! A summary of a window in a few lines, for the officer on duty.

use jiff::Timestamp;

use super::{Emergency, HeldKind, Level, Window, WindowKind, WindowStatus};
use crate::message::{Message, Value, all_messages, all_of};

impl Window {
    /// The summary at a given time, with one message per line: the kind of the
    /// window, its end, the posts it holds back, and what it asks of posts.
    pub(crate) fn summary(&self, at: Timestamp) -> Vec<Message> {
        let mut lines = vec![self.heading(), self.status_line(at)];
        // Most windows are declared at the minute they begin.
        let late = self.declared.filter(|time| self.from.is_some_and(|from| from < *time));
        lines.extend(
            late.map(|time| {
                Message::new("window-declared-late").with("declared", self.moment(time))
            }),
        );
        lines.extend(self.all_clear_line().filter(|_| self.all_clear <= Some(at)));
        // For a window that is still to come, the summary says what the window will hold
        // back.
        let applies = self.from.map_or(at, |from| from.max(at));
        lines.extend(self.holds_lines(at, applies));
        lines.extend(self.request().filter(|_| self.is_open(applies)));
        lines
    }

    /// When the lead gave the all-clear; `None` if it has not.
    pub(crate) fn all_clear_line(&self) -> Option<Message> {
        let clear = Message::new("window-all-clear");
        self.all_clear.map(|time| clear.with("all_clear", self.moment(time)))
    }

    /// The id, title and kind of the window, and its lead.
    fn heading(&self) -> Message {
        let kind = Message::new("window-kind")
            .with("kind", self.kind.name())
            .with("level", level_name(self.level));
        let kind = match self.about.as_slice() {
            [] => kind,
            about => {
                Message::new("window-about").with("kind", kind).with("emergency", titles(about))
            }
        };
        let lead = self.lead_channels();
        let kind = if lead.is_empty() {
            kind
        } else {
            let lead = all_of(lead.iter().map(String::as_str));
            Message::new("window-led").with("kind", kind).with("lead", lead)
        };
        let heading = match &self.title {
            Some(title) => Message::new("window-heading-titled").with("title", title.clone()),
            None => Message::new("window-heading"),
        };
        heading.with("window", self.id.as_str()).with("kind", kind)
    }

    /// When the window began and when it ends.
    fn status_line(&self, at: Timestamp) -> Message {
        let line = match self.status(at) {
            WindowStatus::Open if self.until.is_some() => Message::new("window-open-until"),
            WindowStatus::Open => Message::new("window-open"),
            WindowStatus::Overdue => Message::new("window-overdue"),
            WindowStatus::Cooling | WindowStatus::Past => Message::new("window-past"),
            WindowStatus::Coming => Message::new("window-coming"),
            WindowStatus::Dormant => Message::new("window-dormant"),
        };
        let times = [("from", self.from), ("until", self.until), ("review", self.review_by)];
        let given = times.into_iter().filter_map(|(name, time)| Some((name, time?)));
        given.fold(line, |line, (name, time)| line.with(name, self.moment(time)))
    }

    /// Lines with the kinds of posts that the window holds back at the time `applies`. If
    /// it holds back all of them, the second line says which it holds back after that. If the
    /// window is in its cool-down at the time `at`, the line also says until when. Empty if
    /// the window holds back no posts.
    fn holds_lines(&self, at: Timestamp, applies: Timestamp) -> Vec<Message> {
        let held = self.held_kinds(applies);
        // An overdue window holds back nothing more: its findings are warnings.
        let is_overdue = self.status(at) == WindowStatus::Overdue;
        if held.contains(&HeldKind::All) {
            if is_overdue {
                return vec![Message::new("window-warns-all")];
            }
            return std::iter::once(self.holds_all_line()).chain(self.then_holds_line()).collect();
        }
        let end = self.cooldown_end().filter(|_| self.is_cooling(at));
        let line = match end {
            Some(end) => Message::new("window-holds-until").with("until", self.moment(end)),
            None if is_overdue => Message::new("window-warns"),
            None => Message::new("window-holds"),
        };
        let line = (!held.is_empty()).then(|| line.with("held", held_names(&held)));
        line.into_iter().collect()
    }

    /// The line that says which posts the window holds back once it no longer holds back all
    /// of them; `None` if it does so as long as it is open.
    fn then_holds_line(&self) -> Option<Message> {
        let held = self.held_kinds(self.hold_until.filter(|until| self.is_open(*until))?);
        Some(match held.as_slice() {
            [] => Message::new("window-then-holds-nothing"),
            held => Message::new("window-then-holds").with("held", held_names(held)),
        })
    }

    /// The line that says that all posts of an account's own are held back, and until
    /// when.
    pub(crate) fn holds_all_line(&self) -> Message {
        let local = self.is_local();
        match self.hold_until {
            Some(until) if local => {
                Message::new("window-holds-all-there-until").with("until", self.moment(until))
            }
            Some(until) => Message::new("window-holds-all-until").with("until", self.moment(until)),
            None if local => Message::new("window-holds-all-there"),
            None => Message::new("window-holds-all"),
        }
    }

    /// What the window asks of those who write posts, besides the posts that it holds back;
    /// `None` if it asks nothing.
    fn request(&self) -> Option<Message> {
        Some(match self.kind {
            WindowKind::Crisis if self.level == Level::Watch => Message::new("window-asks-watch"),
            WindowKind::Crisis if self.has_no_lead() => Message::new("window-asks-no-lead"),
            WindowKind::Crisis => Message::new("window-asks-crisis"),
            WindowKind::PreElection => Message::new("window-asks-pre-election"),
            WindowKind::Exercise => Message::new("window-asks-exercise"),
            WindowKind::Event => {
                Message::new("window-asks-event").with("tag", self.hashtags.first()?.as_str())
            }
            WindowKind::Mourning => return None,
        })
    }

    /// The channels of the lead: handles with `@`, then domains.
    fn lead_channels(&self) -> Vec<String> {
        let handles = self.lead.handles.iter().map(|handle| format!("@{handle}"));
        handles.chain(self.lead.domains.iter().cloned()).collect()
    }
}

/// What these emergencies are, in words for people: `a fire and a storm`.
fn titles(about: &[Emergency]) -> Value {
    let title =
        |emergency: &Emergency| Message::new("window-emergency").with("title", emergency.title());
    all_messages(about.iter().map(title))
}

/// The name of a level in words for people.
fn level_name(level: Level) -> Message {
    Message::new("window-level").with("level", level.name())
}

/// The names of these kinds of posts in words for people: `a, b and c`.
pub(crate) fn held_names(kinds: &[HeldKind]) -> Value {
    let name = |kind: &HeldKind| Message::new("window-held").with("kind", kind.name());
    all_messages(kinds.iter().map(name))
}
