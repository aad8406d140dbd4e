//! Windows: periods in which other rules hold, such as a crisis that another
//! authority leads.

use jiff::{SignedDuration, Timestamp};

use super::named::Named;
use crate::{
    language::{Language, Localized},
    matcher::List,
    source::Place,
};

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

    /// Whether it may concern one place only, and must then say which.
    pub fn has_reach(self) -> bool {
        matches!(self, Self::Crisis | Self::Exercise)
    }
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

/// What a window may keep from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Whatever waits in a queue and nobody has read again.
    Scheduled,
    /// Invitations, openings, campaigns, vacancies.
    Promotion,
    /// Jokes.
    Humour,
}

impl Held {
    /// Everything that may be held, with its name in files and reports.
    pub const ALL: [(&'static str, Self); 3] =
        [("scheduled", Self::Scheduled), ("promotion", Self::Promotion), ("humour", Self::Humour)];
}

/// Who leads: a list of channels, because an authority may leave a platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// Handles without `@`; the first is the voice.
    pub handles: Vec<String>,
    /// Domains whose pages speak for the lead.
    pub domains: Vec<String>,
}

/// Who may be passed on besides the lead, and which posts pass every hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allow {
    /// Handles without `@`.
    pub accounts: Vec<String>,
    /// Domains.
    pub domains: Vec<String>,
    /// Labels of posts.
    pub labels: Vec<String>,
}

/// A declared window, or a ready-made one that waits to be declared.
#[derive(Clone, Debug)]
pub struct Window {
    /// Its id, as labels and reports name it.
    pub id: String,
    /// What people call it, where the record says so.
    pub title: Option<Localized>,
    /// What it is about.
    pub kind: WindowKind,
    /// How far it reaches.
    pub level: Level,
    /// When the event began; a dormant record has no beginning.
    pub from: Option<Timestamp>,
    /// When it was closed; open while there is none.
    pub until: Option<Timestamp>,
    /// When somebody looks again at an open one.
    pub review_by: Option<Timestamp>,
    /// When it was declared, where the record says so: usually after it began.
    pub declared: Option<Timestamp>,
    /// When the lead said that it is over.
    pub all_clear: Option<Timestamp>,
    /// How long promotion and humour stay held after the end.
    pub cooldown: SignedDuration,
    /// Who leads.
    pub lead: Lead,
    /// The words that name its area, as a list of the matcher; none where the
    /// record names no area.
    pub area: Option<List>,
    /// The words that name its topic, as a list of the matcher.
    pub topics: List,
    /// The same words as they are written.
    pub topic_words: Vec<String>,
    /// Its tags, without `#`, in lower case.
    pub hashtags: Vec<String>,
    /// What which account may do; handles in lower case.
    pub roles: Vec<(String, Role)>,
    /// What passes.
    pub allow: Allow,
    /// What is held, where the record says so itself.
    pub hold: Option<Vec<Held>>,
    /// Languages in which the lead owes instructions.
    pub languages: Vec<Language>,
    /// Where the record names its lead; else where it begins.
    pub declared_at: Place,
    /// The accounts it names, each with its place.
    pub named: Vec<Named>,
}

impl Window {
    /// Whether it is open at an instant.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.from.is_some_and(|from| from <= at) && self.until.is_none_or(|until| at <= until)
    }

    /// Whether it is closed, but not for long.
    pub fn is_cooling(&self, at: Timestamp) -> bool {
        let end = self.until.map(|until| until + self.cooldown);
        !self.is_open(at)
            && self.from.is_some_and(|from| from <= at)
            && end.is_some_and(|end| at <= end)
    }

    /// Whether nobody has looked at it again, though somebody should have. It
    /// then only warns, so that a forgotten record silences nobody.
    pub fn is_expired(&self, at: Timestamp) -> bool {
        self.until.is_none() && self.review_by.is_some_and(|review| review < at)
    }

    /// Whether it holds such posts at an instant: as the record says, else by
    /// its kind and level.
    pub fn holds(&self, held: Held, at: Timestamp) -> bool {
        let lasting = held != Held::Scheduled && self.is_cooling(at);
        let by_level = match (self.kind, self.level) {
            (WindowKind::Mourning, _) | (WindowKind::Crisis, Level::Major | Level::National) => {
                true
            }
            (WindowKind::Crisis, Level::Local) => held == Held::Promotion,
            _ => false,
        };
        let named = self.hold.as_ref().map_or(by_level, |hold| hold.contains(&held));
        named && (self.is_open(at) || lasting)
    }

    /// Whether a post must name the area, too, to be about the event: a small
    /// emergency concerns nobody at the other end of the country.
    pub fn is_near_only(&self) -> bool {
        self.kind.has_reach() && self.area.is_some() && self.level <= Level::Local
    }

    /// Whether the danger is over at an instant: the lead has said so, or the
    /// window is closed.
    pub fn is_cleared(&self, at: Timestamp) -> bool {
        [self.all_clear, self.until].into_iter().flatten().any(|cleared| cleared <= at)
    }

    /// Whether a handle speaks for the event.
    pub fn is_led_by(&self, handle: &str) -> bool {
        self.role(handle) == Some(Role::Lead)
    }

    /// Whether what a handle says may be passed on.
    pub fn is_allowed(&self, handle: &str) -> bool {
        self.is_led_by(handle) || contains(&self.allow.accounts, handle)
    }

    /// What an account may do, where the record says so.
    pub fn role(&self, handle: &str) -> Option<Role> {
        if contains(&self.lead.handles, handle) {
            return Some(Role::Lead);
        }
        let own = |(account, _): &&(String, Role)| account.eq_ignore_ascii_case(handle);
        self.roles.iter().find(own).map(|(_, role)| *role)
    }
}

fn contains(handles: &[String], handle: &str) -> bool {
    handles.iter().any(|own| own.eq_ignore_ascii_case(handle))
}
