//! Which posts a rule looks at.

use jiff::Timestamp;

use crate::{
    check::{Phrase, Subject},
    post::{Kind, Platform},
    window::{HeldKind, Level, Role, Window, WindowKind},
};

/// A condition on posts. Decided before any check looks for hits.
#[derive(Debug, Default)]
pub struct When {
    /// Handles in lower case; any where empty, as in all lists here.
    pub accounts: Vec<String>,
    /// Profiles of the account.
    pub profiles: Vec<String>,
    /// Platforms.
    pub platforms: Vec<Platform>,
    /// Kinds of post.
    pub kinds: Vec<Kind>,
    /// Languages as the record states them.
    pub languages: Vec<String>,
    /// Labels of which the post has one.
    pub labels: Vec<String>,
    /// Clients of which one wrote the post.
    pub clients: Vec<String>,
    /// Whether it has appeared.
    pub published: Option<bool>,
    /// It appears, or appeared, at this instant or later.
    pub since: Option<Timestamp>,
    /// Whether it waits in a queue.
    pub scheduled: Option<bool>,
    /// Whether somebody released it from a hold.
    pub released: Option<bool>,
    /// Such a window is open.
    pub window: Option<Declared>,
    /// The text has a match.
    pub text: Option<Phrase>,
    /// The post has all of these.
    pub has: Vec<Part>,
    /// The post has none of these.
    pub lacks: Vec<Part>,
    /// One of these holds.
    pub any: Vec<When>,
    /// All of these hold.
    pub all: Vec<When>,
    /// This does not hold.
    pub not: Option<Box<When>>,
}

/// A part that a post may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A link that a reader can follow.
    Link,
    /// A picture or film.
    Media,
    /// A still picture.
    Photo,
    /// A post that it answers.
    Reply,
    /// A word of the editor on what it is.
    Label,
}

/// A condition that a post meets.
#[derive(Clone, Copy, Debug)]
pub struct Met<'a> {
    /// The window that the rule rests on, if the condition names one.
    pub window: Option<&'a Window>,
}

impl When {
    /// The condition as met by a post, with the window that it rests on. `None`
    /// if the post does not meet it.
    pub fn met<'a>(&self, subject: &Subject<'a, '_>, profile: &str) -> Option<Met<'a>> {
        // Most posts are in no window, which skips half of the rules.
        if self.window.is_some() && subject.windows.is_empty() || !self.fits_post(subject, profile)
        {
            return None;
        }
        let own = match &self.window {
            Some(declared) => Some(declared.window(subject)?),
            None => None,
        };
        if !self.fits_text(subject) {
            return None;
        }
        let any = match self.any.as_slice() {
            [] => None,
            conditions => first_met(conditions, subject, profile)?.window,
        };
        let mut all = None;
        for when in &self.all {
            all = all.or(when.met(subject, profile)?.window);
        }
        let excluded = self.not.as_ref().is_some_and(|when| when.met(subject, profile).is_some());
        (!excluded).then_some(Met { window: own.or(any).or(all) })
    }

    /// Whether the account, the time and the kind of a post fit.
    fn fits_post(&self, subject: &Subject<'_, '_>, profile: &str) -> bool {
        let post = subject.post;
        let named = |names: &[String], name: &str| {
            names.is_empty() || names.iter().any(|own| own.eq_ignore_ascii_case(name))
        };
        (self.platforms.is_empty() || self.platforms.contains(&post.platform))
            && (self.kinds.is_empty() || self.kinds.contains(&post.kind))
            && self.published.is_none_or(|published| published == post.published)
            && self.since.is_none_or(|since| since <= subject.time)
            && self
                .scheduled
                .is_none_or(|scheduled| scheduled == post.scheduled.unwrap_or_default())
            && self.released.is_none_or(|released| released == post.released_by.is_some())
            && named(&self.accounts, subject.account)
            && named(&self.profiles, profile)
            && named(&self.languages, post.lang.as_deref().unwrap_or_default())
            && named(&self.clients, post.client.as_deref().unwrap_or_default())
            && (self.labels.is_empty() || self.labels.iter().any(|label| post.is_labelled(label)))
    }

    /// Whether the post has the parts and the words.
    fn fits_text(&self, subject: &Subject<'_, '_>) -> bool {
        self.has.iter().all(|part| part.is_in(subject))
            && !self.lacks.iter().any(|part| part.is_in(subject))
            && self.text.as_ref().is_none_or(|phrase| phrase.matches(subject).next().is_some())
    }
}

/// The first of several conditions that a post meets; if it meets more, the
/// first that rests on a window.
fn first_met<'a>(conditions: &[When], subject: &Subject<'a, '_>, profile: &str) -> Option<Met<'a>> {
    let mut without_window = None;
    for met in conditions.iter().filter_map(|when| when.met(subject, profile)) {
        if met.window.is_some() || subject.windows.is_empty() {
            return Some(met);
        }
        without_window = Some(met);
    }
    without_window
}

/// What a window must be for a rule to look.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    /// Its kind; any where empty.
    pub kinds: Vec<WindowKind>,
    /// The least level.
    pub level: Level,
    /// What the account may do in it, `None` for nothing; any where empty.
    pub roles: Vec<Option<Role>>,
    /// The post is about it; this only sounds like its topic.
    pub about: Option<Phrase>,
    /// It reaches the post: a small one names the area of the post, or gives
    /// its account a part.
    pub near: bool,
    /// Whether the danger is over.
    pub cleared: Option<bool>,
    /// It holds such posts.
    pub holds: Option<HeldKind>,
}

impl Declared {
    /// Of the windows that fit the one that the account leads, else the one that
    /// reaches furthest.
    fn window<'a>(&self, subject: &Subject<'a, '_>) -> Option<&'a Window> {
        let fitting = subject.windows.iter().copied().filter(|window| self.fits(window, subject));
        fitting.max_by_key(|window| (window.is_led_by(subject.account), window.level))
    }

    fn fits(&self, window: &Window, subject: &Subject<'_, '_>) -> bool {
        let role = || window.role(subject.account);
        (self.kinds.is_empty() || self.kinds.contains(&window.kind))
            && self.level <= window.level
            && (self.roles.is_empty() || self.roles.contains(&role()))
            && (!self.near || window.reaches(subject.view()))
            && self.cleared.is_none_or(|cleared| cleared == window.is_cleared(subject.time))
            && match self.holds {
                Some(held) => is_held(held, window, subject),
                None => window.is_open(subject.time),
            }
            && self.about.as_ref().is_none_or(|exempt| subject.names(window, exempt))
    }
}

/// Whether a window holds a post of this sort. A small one holds only what
/// takes place in its area.
fn is_held(held: HeldKind, window: &Window, subject: &Subject<'_, '_>) -> bool {
    let allowed = window.allow.labels.iter().any(|label| subject.post.is_labelled(label));
    window.holds(held, subject.time)
        && !allowed
        && (!window.is_local() || window.area_in(subject.view()).is_some())
}

impl Part {
    /// Every part with its name in rulebooks.
    pub const ALL: [(&'static str, Self); 5] = [
        ("link", Self::Link),
        ("media", Self::Media),
        ("photo", Self::Photo),
        ("reply", Self::Reply),
        ("label", Self::Label),
    ];

    fn is_in(self, subject: &Subject<'_, '_>) -> bool {
        let media = subject.post.media.known();
        match self {
            Self::Link => subject.has_link(),
            Self::Media => media.is_some_and(|media| !media.is_empty()),
            Self::Photo => media.is_some_and(|media| {
                media.iter().any(|media| media.kind == crate::post::MediaKind::Photo)
            }),
            Self::Reply => subject.post.reply_to.is_some(),
            Self::Label => !subject.post.labels.is_empty(),
        }
    }
}
