//! Windows: periods in which other rules hold, such as a crisis that another
//! authority leads.

use jiff::Timestamp;

use crate::{matcher::List, source::Place};

/// What a window is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WindowKind {
    /// An emergency.
    Crisis,
    /// Official mourning.
    Mourning,
    /// The weeks before an election.
    PreElection,
    /// An exercise that must not be taken for an emergency.
    Exercise,
    /// An event that is covered live.
    Event,
}

impl WindowKind {
    /// Every kind with its name in files and reports.
    pub const ALL: [(&'static str, Self); 5] = [
        ("crisis", Self::Crisis),
        ("mourning", Self::Mourning),
        ("pre-election", Self::PreElection),
        ("exercise", Self::Exercise),
        ("event", Self::Event),
    ];
}

/// How far a window reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something may be coming.
    Watch,
    /// One place.
    #[default]
    Local,
    /// A region.
    Major,
    /// The whole country.
    National,
}

impl Level {
    /// Every level with its name in files and reports, from small to large.
    pub const ALL: [(&'static str, Self); 4] = [
        ("watch", Self::Watch),
        ("local", Self::Local),
        ("major", Self::Major),
        ("national", Self::National),
    ];
}

/// What an account may do in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Speaks for the event.
    Lead,
    /// Passes on what the lead says.
    Supporting,
    /// Publishes factual service information of its own.
    Service,
}

impl Role {
    /// Every role with its name in files and reports.
    pub const ALL: [(&'static str, Self); 3] =
        [("lead", Self::Lead), ("supporting", Self::Supporting), ("service", Self::Service)];
}

/// Who leads: a list of channels, because an authority may leave a platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// Handles without `@`; the first is the voice.
    pub handles: Vec<String>,
    /// Domains whose pages speak for the lead.
    pub domains: Vec<String>,
}

/// A declared window.
#[derive(Clone, Debug)]
pub struct Window {
    /// Its id, as labels and reports name it.
    pub id: String,
    /// What it is about.
    pub kind: WindowKind,
    /// How far it reaches.
    pub level: Level,
    /// When the event began.
    pub from: Timestamp,
    /// When it ended; open while there is none.
    pub until: Option<Timestamp>,
    /// Who leads.
    pub lead: Lead,
    /// The words that name its area, as a list of the matcher.
    pub area: List,
    /// The words that name its topic, as a list of the matcher.
    pub topics: List,
    /// Its tags, without `#`, in lower case.
    pub hashtags: Vec<String>,
    /// What which account may do; handles in lower case.
    pub roles: Vec<(String, Role)>,
    /// Where the record names its lead; else where it begins.
    pub declared_at: Place,
}

impl Window {
    /// Whether it is open at an instant.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at <= until)
    }

    /// Whether a handle speaks for the event.
    pub fn is_led_by(&self, handle: &str) -> bool {
        self.lead.handles.iter().any(|lead| lead.eq_ignore_ascii_case(handle))
            || self.role(handle) == Some(Role::Lead)
    }

    /// What an account may do, where the record says so.
    pub fn role(&self, handle: &str) -> Option<Role> {
        let own = |(account, _): &&(String, Role)| account.eq_ignore_ascii_case(handle);
        self.roles.iter().find(own).map(|(_, role)| *role)
    }
}
