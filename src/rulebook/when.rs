//! Which posts a rule looks at.

use jiff::Timestamp;

use crate::{
    check::{Matcher, Subject},
    post::{Kind, Platform},
    register::windows::{Held, Level, Role, Window, WindowKind},
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
    pub text: Option<Matcher>,
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

impl When {
    /// Whether a post meets the condition.
    pub fn holds(&self, subject: &Subject<'_, '_>, profile: &str) -> bool {
        let post = subject.post;
        let named = |names: &[String], name: &str| {
            names.is_empty() || names.iter().any(|own| own.eq_ignore_ascii_case(name))
        };
        // Most posts lie in no window, which spares them half of the rules.
        (self.window.is_none() || !subject.windows.is_empty())
            && (self.platforms.is_empty() || self.platforms.contains(&post.platform))
            && (self.kinds.is_empty() || self.kinds.contains(&post.kind))
            && self.published.is_none_or(|published| published == post.published)
            && self.since.is_none_or(|since| since <= subject.time)
            && self
                .scheduled
                .is_none_or(|scheduled| scheduled == post.scheduled.unwrap_or_default())
            && self.released.is_none_or(|released| released == post.released_by.is_some())
            && self.window.as_ref().is_none_or(|declared| declared.window(subject).is_some())
            && named(&self.accounts, subject.account)
            && named(&self.profiles, profile)
            && named(&self.languages, post.lang.as_deref().unwrap_or_default())
            && named(&self.clients, post.client.as_deref().unwrap_or_default())
            && (self.labels.is_empty() || self.labels.iter().any(|label| post.is_labelled(label)))
            && self.has.iter().all(|part| part.is_in(subject))
            && !self.lacks.iter().any(|part| part.is_in(subject))
            && self.text.as_ref().is_none_or(|phrase| phrase.matches(subject).next().is_some())
            && (self.any.is_empty() || self.any.iter().any(|when| when.holds(subject, profile)))
            && self.all.iter().all(|when| when.holds(subject, profile))
            && self.not.as_ref().is_none_or(|when| !when.holds(subject, profile))
    }
}

impl When {
    /// The window that a rule with this condition rests on, if one is named.
    pub fn window<'a>(&self, subject: &Subject<'a, '_>) -> Option<&'a Window> {
        if subject.windows.is_empty() {
            return None;
        }
        let inner = || self.any.iter().chain(&self.all).find_map(|when| when.window(subject));
        self.window.as_ref().and_then(|declared| declared.window(subject)).or_else(inner)
    }
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
    pub about: Option<Matcher>,
    /// It reaches the post: a small one names the area of the post, or gives
    /// its account a part.
    pub near: bool,
    /// Whether the danger is over.
    pub cleared: Option<bool>,
    /// It holds such posts.
    pub holds: Option<Held>,
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
            && (!self.near || window.reaches(subject))
            && self.cleared.is_none_or(|cleared| cleared == window.is_cleared(subject.time))
            && match self.holds {
                Some(held) => is_held(held, window, subject),
                None => window.is_open(subject.time),
            }
            && self.about.as_ref().is_none_or(|exempt| window.is_named(subject, exempt))
    }
}

/// Whether a window holds a post of this sort. A small one holds only what
/// takes place in its area.
fn is_held(held: Held, window: &Window, subject: &Subject<'_, '_>) -> bool {
    let allowed = window.allow.labels.iter().any(|label| subject.post.is_labelled(label));
    window.holds(held, subject.time)
        && !allowed
        && (!window.is_near_only() || window.is_placed_in(subject))
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
