//! Windows: periods in which other rules apply, such as a crisis that another
//! authority leads.
//!
//! People declare a window in a register, a file such as `windows.yaml`. A post
//! is checked against the windows that are open at the time of the post. The same
//! rules can therefore check tomorrow's queue and posts from an old crisis.
//!
//! - `windows`, `timeline`: the windows that matter for a post, found by time, words and
//!   accounts
//! - `kinds`: kinds, levels, roles, and what can be held back
//! - `read_register`: reads a register
//! - `emergency`: the words of fires, floods and other emergencies
//! - `emergency_names`: by which names people call them
//! - `edit_register`: changes a register as text and keeps everything else
//! - `mentioned_accounts`: the accounts that a record mentions
//! - `naming`: whether a post names the event of a window
//! - `roles`: who leads a window, and what may be passed on in it
//! - `explain_topic`: what the words of a topic and an area find
//! - `doubts`: words that find too little or too much
//! - `labels`: what findings say about a window
//! - `mistakes`: what a window must have
//! - `record_builder`: builds the record of a new window
//! - `templates`: dormant windows to begin with
//! - `status`, `summary`: a window in words, for the officer on duty

mod doubts;
pub(crate) mod edit_register;
mod emergency;
mod emergency_names;
mod explain_topic;
mod kinds;
mod labels;
mod mentioned_accounts;
mod mistakes;
mod naming;
mod read_register;
mod record_builder;
mod roles;
mod status;
mod summary;
mod templates;
mod timeline;
mod windows;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

pub(crate) use doubts::Doubt;
pub use emergency::{Emergency, EmergencyWords};
pub use kinds::{HeldKind, Level, Role, WindowKind};
pub(crate) use labels::source_label;
pub use mentioned_accounts::{MentionedAccount, MentionedAs};
pub use mistakes::WindowMistake;
pub(crate) use naming::FirstPlaces;
pub use naming::{NamedBy, Naming, PostView};
pub(crate) use read_register::{read, read_window, word, wrong_tag};
pub(crate) use record_builder::{RECORD_KEYS, RecordBuilder, Times, slug};
pub use status::WindowStatus;
pub(crate) use summary::held_names;
pub(crate) use templates::template;
pub use windows::Windows;

use crate::{
    language::{Language, Localized},
    matcher::ListId,
    source::Place,
    time::later,
};

/// The file name of a register if the rulebook does not give another one.
pub(crate) const REGISTER: &str = "windows.yaml";

/// The channels of the authorities that lead. There can be several, because an
/// authority may leave a platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// Handles without `@`. Reports show the first one.
    pub handles: Vec<String>,
    /// Domains of the lead's own pages.
    pub domains: Vec<String>,
}

/// What a window allows in addition to what its lead publishes: accounts whose posts
/// may be passed on, domains whose pages may be passed on, and labels of posts that are
/// not held back. While a window holds back everything, a post with such a label must
/// also point to the lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allow {
    /// Handles without `@`.
    pub accounts: Vec<String>,
    /// Domains of pages.
    pub domains: Vec<String>,
    /// Labels of posts that are not held back.
    pub labels: Vec<String>,
}

impl Allow {
    /// The accounts with `@`, followed by the domains.
    pub(crate) fn sources(&self) -> Vec<String> {
        let accounts = self.accounts.iter().map(|account| format!("@{account}"));
        accounts.chain(self.domains.iter().cloned()).collect()
    }
}

/// A declared window, or a dormant one, which is a template for new windows.
#[derive(Clone, Debug)]
pub struct Window {
    /// Its index among the windows of the rulebook.
    pub(crate) index: usize,
    /// Its id, which labels and reports show.
    pub id: String,
    /// Its title for people, if the record has one.
    pub title: Option<Localized>,
    /// The kind of the window, such as a crisis.
    pub kind: WindowKind,
    /// How much of the country it concerns.
    pub level: Level,
    /// The level that the record states; `None` if it states none.
    pub stated_level: Option<Level>,
    /// Whether it is dormant: a template that applies to no post.
    pub dormant: bool,
    /// When the window begins or began; `None` for a dormant window.
    pub from: Option<Timestamp>,
    /// When the window ends or ended, the first moment at which it is not open any more;
    /// `None` while the end is not known.
    pub until: Option<Timestamp>,
    /// The time by which somebody must review the window while it is open; `None`
    /// if the record gives no such time.
    pub review_by: Option<Timestamp>,
    /// When the window was declared, which is usually after it began; `None` if the
    /// record does not say.
    pub declared: Option<Timestamp>,
    /// When the lead announced that the danger is over; `None` if the lead has not
    /// announced it.
    pub all_clear: Option<Timestamp>,
    /// How long promotion and humour are held back after the end of the window.
    pub cooldown: SignedDuration,
    /// The channels of the lead.
    pub lead: Lead,
    /// The words that name its area, as a list for the matcher; `None` if the
    /// record names no area.
    pub area: Option<ListId>,
    /// The words of the area as they are written in the record.
    pub area_words: Vec<String>,
    /// The words that name its topic, as a list for the matcher.
    pub topics: ListId,
    /// The words of the topic as they are written in the record.
    pub topic_words: Vec<String>,
    /// The emergencies that the window is about. Their words name its topic, too.
    pub about: Vec<Emergency>,
    /// The words of these emergencies, as lists for the matcher.
    pub emergency: EmergencyWords,
    /// Its tags, without `#`, in lower case.
    pub hashtags: Vec<String>,
    /// The roles of accounts; handles in lower case.
    pub roles: Vec<(String, Role)>,
    /// The accounts, domains and labels that the window lets pass.
    pub allow: Allow,
    /// The kinds of posts that it holds back; `None` if its kind and level decide.
    pub hold: Option<Vec<HeldKind>>,
    /// The time until which the window holds back everything, if `hold` contains
    /// [`HeldKind::All`]; `None` if it does so for as long as it is open.
    pub hold_until: Option<Timestamp>,
    /// Languages in which the lead must publish instructions.
    pub languages: Vec<Language>,
    /// The place of the `lead` key in the record, or of the record if it has no
    /// such key.
    pub place: Place,
    /// The place of the `area` key in the record, or of the record if it has no such
    /// key.
    pub area_place: Place,
    /// The place of the `topics` key, likewise.
    pub topics_place: Place,
    /// The place of the `hashtags` key, likewise.
    pub hashtags_place: Place,
    /// The time zone in which reports show its times.
    pub timezone: TimeZone,
    /// The accounts that the record mentions.
    pub accounts: Vec<MentionedAccount>,
}

impl Window {
    /// The lists of words that name the topic.
    pub(crate) fn topic_lists(&self) -> impl Iterator<Item = ListId> + '_ {
        let known = self.emergency.families.iter().chain(&self.emergency.event);
        std::iter::once(self.topics).chain(known.copied())
    }

    /// Whether the window is open at a given time.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.from.is_some_and(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }

    /// When the cool-down ends; `None` if the window has no end.
    pub fn cooldown_end(&self) -> Option<Timestamp> {
        self.until.map(|until| later(until, self.cooldown))
    }

    /// Whether the window has ended, but its cool-down has not.
    pub fn is_cooling(&self, at: Timestamp) -> bool {
        let end = self.cooldown_end();
        !self.is_open(at)
            && self.from.is_some_and(|from| from <= at)
            && end.is_some_and(|end| at < end)
    }

    /// Whether the window is overdue: it has no end, and the time of its review has
    /// passed. Findings because of an overdue window have a lower level, so that a
    /// forgotten window does not hold back posts for ever.
    pub fn is_overdue(&self, at: Timestamp) -> bool {
        self.until.is_none() && self.review_by.is_some_and(|review| review < at)
    }

    /// Whether the window holds back posts of a kind at this time. The record decides
    /// or, if it says nothing, the kind and the level of the window. While the window
    /// holds back everything, it holds back posts of every kind.
    pub fn holds(&self, kind: HeldKind, at: Timestamp) -> bool {
        self.holds_all(at) || kind != HeldKind::All && self.holds_kind(kind, at)
    }

    /// Whether the window holds back all posts of an account's own at this time.
    fn holds_all(&self, at: Timestamp) -> bool {
        self.is_open(at)
            && self.hold.as_ref().is_some_and(|hold| hold.contains(&HeldKind::All))
            && self.hold_until.is_none_or(|until| at < until)
    }

    fn holds_kind(&self, kind: HeldKind, at: Timestamp) -> bool {
        let cooling = kind != HeldKind::Scheduled && self.is_cooling(at);
        let by_level = match (self.kind, self.level) {
            (WindowKind::Mourning, _) | (WindowKind::Crisis, Level::Major | Level::National) => {
                true
            }
            (WindowKind::Crisis, Level::Local) => kind == HeldKind::Promotion,
            _ => false,
        };
        // If the record says only `all`, the level decides which kinds are held
        // back once the hold of everything is over.
        let kinds = self.hold.iter().flatten().filter(|kind| **kind != HeldKind::All);
        let stated: Vec<&HeldKind> = kinds.collect();
        let holds = if stated.is_empty() { by_level } else { stated.contains(&&kind) };
        holds && (self.is_open(at) || cooling)
    }

    /// Whether the window is limited to its area. A small emergency does not
    /// concern accounts at the other end of the country.
    pub fn is_local(&self) -> bool {
        self.kind.can_be_local() && self.area.is_some() && self.level <= Level::Local
    }

    /// Whether the danger is over at a given time: the lead has given the
    /// all-clear, or the window has ended.
    pub fn is_cleared(&self, at: Timestamp) -> bool {
        [self.all_clear, self.until].into_iter().flatten().any(|cleared| cleared <= at)
    }
}
