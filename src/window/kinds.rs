//! The enums of a window: its kind and level, the roles of accounts, and the
//! kinds of posts that it may hold back, each with its name in files.

use crate::language::Language;

/// The kind of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WindowKind {
    /// An emergency.
    Crisis,
    /// Official mourning.
    Mourning,
    /// The weeks before an election.
    PreElection,
    /// An exercise that must not be mistaken for an emergency.
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

    /// Its name in files and reports.
    pub fn name(self) -> &'static str {
        name(&Self::ALL, self)
    }

    /// The word for the kind in ids of windows.
    pub(crate) const fn id(self, language: Language) -> &'static str {
        let (english, danish) = match self {
            Self::Crisis => ("crisis", "krise"),
            Self::Mourning => ("mourning", "sorg"),
            Self::PreElection => ("pre-election", "valg"),
            Self::Exercise => ("exercise", "øvelse"),
            Self::Event => ("event", "begivenhed"),
        };
        match language {
            Language::En => english,
            Language::Da => danish,
        }
    }

    /// Whether a window of this kind can concern one place only.
    pub fn can_be_local(self) -> bool {
        matches!(self, Self::Crisis | Self::Exercise)
    }
}

/// How much of the country a window concerns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing has happened yet, but something may be coming.
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

    /// Its name in files and reports.
    pub fn name(self) -> &'static str {
        name(&Self::ALL, self)
    }
}

/// The role of an account in a window.
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

/// A kind of post that a window may hold back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldKind {
    /// Every post that the account wrote itself, unless somebody has released it.
    All,
    /// Scheduled and automatic posts that nobody has released.
    Scheduled,
    /// Invitations, openings, campaigns, vacancies.
    Promotion,
    /// Jokes.
    Humour,
}

impl HeldKind {
    /// Every kind with its name in files and reports.
    pub const ALL: [(&'static str, Self); 4] = [
        ("all", Self::All),
        ("scheduled", Self::Scheduled),
        ("promotion", Self::Promotion),
        ("humour", Self::Humour),
    ];

    /// Its name in files and reports.
    pub fn name(self) -> &'static str {
        name(&Self::ALL, self)
    }
}

/// The name of a value in the table `all`, which lists every value of its type.
fn name<T: Copy + PartialEq>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, own)| *own == value).map_or("", |(name, _)| name)
}
