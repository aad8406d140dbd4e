//! A post as every rule sees it, whatever file it came from.

use std::borrow::Cow;

use jiff::Timestamp;

pub use crate::platform::{Handle, Platform};
use crate::{platform::own_address, source::Span, text::Text};

/// A fact that a file may be unable to tell. What is unknown is never an
/// accusation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Fact<T> {
    /// The file says so.
    Known(T),
    /// The file cannot tell.
    #[default]
    Unknown,
}

impl<T> Fact<T> {
    /// Whether the file cannot tell.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// The fact, where it is known.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(fact) => Some(fact),
            Self::Unknown => None,
        }
    }
}

/// What a post is to other posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A post of its own.
    #[default]
    Original,
    /// An answer to another post.
    Reply,
    /// Another post, with words of one's own.
    Quote,
    /// Another post, passed on as it is.
    Repost,
    /// The second or a later part of a thread.
    Thread,
}

impl Kind {
    /// Every kind with its name in files and reports.
    pub const ALL: [(&'static str, Self); 5] = [
        Self::Original.named(),
        Self::Reply.named(),
        Self::Quote.named(),
        Self::Repost.named(),
        Self::Thread.named(),
    ];

    /// Its name in files and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Reply => "reply",
            Self::Quote => "quote",
            Self::Repost => "repost",
            Self::Thread => "thread",
        }
    }

    const fn named(self) -> (&'static str, Self) {
        (self.name(), self)
    }

    /// The kind of a post: the one its source states, else the one that follows
    /// from its place in a thread and the posts it refers to.
    ///
    /// A reply that quotes is a reply: platforms show it to the people in that
    /// conversation, and rules for posts to every follower do not apply to it. A
    /// later part of a thread is one even where its record names the post
    /// before it, as platforms ask for.
    pub fn of(post: &Post<'_>) -> Self {
        if post.kind != Self::Original {
            post.kind
        } else if post.repost_of.is_some() {
            Self::Repost
        } else if post.thread.is_some_and(|thread| 1 < thread.part) {
            Self::Thread
        } else if post.reply_to.is_some() {
            Self::Reply
        } else if post.quote_of.is_some() {
            Self::Quote
        } else {
            Self::Original
        }
    }
}

/// Another post, by what is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference<'s> {
    /// Its author.
    pub account: Option<Handle<'s>>,
    /// Its id.
    pub id: Option<Cow<'s, str>>,
}

/// What kind of media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// A still picture.
    Photo,
    /// A moving picture without sound.
    Gif,
    /// A film.
    Video,
}

impl MediaKind {
    /// Its name in files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Gif => "gif",
            Self::Video => "video",
        }
    }
}

/// A picture or film of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media<'s> {
    /// What it is.
    pub kind: MediaKind,
    /// Its alt text; `Known(None)` where the file says that it has none.
    pub alt: Fact<Option<Cow<'s, str>>>,
    /// The name of its file and where that stands, where a draft names one.
    pub file: Option<(Cow<'s, str>, Span)>,
    /// Where its alt text stands, where the file shows it as it is written.
    pub alt_span: Option<Span>,
    /// Whether the editor calls it decoration, which needs no alt text.
    pub decorative: bool,
    /// Where the source names it.
    pub span: Span,
}

/// A link that the file knows more about than the text shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpandedLink<'s> {
    /// As it stands in the text (`https://t.co/…`), or empty for a link card.
    pub shown: Cow<'s, str>,
    /// Where it leads.
    pub target: Cow<'s, str>,
    /// Whether it is the platform's address of the post's own media or of the
    /// quoted post, and so no link a reader could follow further.
    pub of_platform: bool,
}

/// What the other parts of a post's thread hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    /// The number of this part, from 1.
    pub part: usize,
    /// How many parts there are, where known.
    pub of: Option<usize>,
    /// Whether another part has a link.
    pub has_link: bool,
    /// Whether another part has a picture or film.
    pub has_media: bool,
}

/// A post, drafted or historic.
#[derive(Clone, Debug)]
pub struct Post<'s> {
    /// Its id; where the file has none, its number in the file.
    pub id: Cow<'s, str>,
    /// Its author; an empty handle where the file does not say.
    pub account: Handle<'s>,
    /// Where it appears.
    pub platform: Platform,
    /// What it is to other posts.
    pub kind: Kind,
    /// When a draft is to appear, or when a historic post appeared.
    pub time: Option<Timestamp>,
    /// Where the source says when; else where the post begins.
    pub time_span: Span,
    /// Whether it has appeared: its platform took it as it is.
    pub published: bool,
    /// Whether it waits in a queue and will appear by itself, where the file says.
    pub scheduled: Option<bool>,
    /// Who read it against the situation and released it from a hold.
    pub released_by: Option<Cow<'s, str>>,
    /// Its language as a BCP 47 tag, where the file says so.
    pub lang: Option<Cow<'s, str>>,
    /// What its reader sees.
    pub text: Text<'s>,
    /// What the file knows about its links. A link of the text that is not
    /// here leads where it says.
    pub links: Vec<ExpandedLink<'s>>,
    /// Its pictures and films.
    pub media: Fact<Vec<Media<'s>>>,
    /// The post it answers.
    pub reply_to: Option<Reference<'s>>,
    /// The post it quotes.
    pub quote_of: Option<Reference<'s>>,
    /// The post it passes on.
    pub repost_of: Option<Reference<'s>>,
    /// The program it was written with.
    pub client: Option<Cow<'s, str>>,
    /// The editor's words on what it is, and the profile it asks for.
    pub labels: Vec<Cow<'s, str>>,
    /// The profile that the draft itself asks for.
    pub profile: Option<Cow<'s, str>>,
    /// Its thread, where it is part of one.
    pub thread: Option<Thread>,
    /// Whether its text is as its author wrote it. Some exports expand links
    /// and append media addresses, so that its length says nothing.
    pub verbatim: bool,
    /// Where in the text something begins that its author did not write: a
    /// post that is quoted, or addresses of media, which some exports append.
    pub appended: Option<usize>,
    /// The whole record in its source.
    pub span: Span,
}

impl<'s> Post<'s> {
    /// A post of which nothing but its text and place is known.
    pub fn new(id: impl Into<Cow<'s, str>>, text: Text<'s>, span: Span) -> Self {
        Self {
            id: id.into(),
            account: Handle::default(),
            platform: Platform::X,
            kind: Kind::Original,
            time: None,
            time_span: Span::new(span.start, span.start),
            published: false,
            scheduled: None,
            released_by: None,
            lang: None,
            text,
            links: Vec::new(),
            media: Fact::Unknown,
            reply_to: None,
            quote_of: None,
            repost_of: None,
            client: None,
            labels: Vec::new(),
            profile: None,
            thread: None,
            verbatim: true,
            appended: None,
            span,
        }
    }

    /// What its author wrote.
    pub fn own_text(&self) -> &str {
        let text = self.text.as_str();
        self.appended.and_then(|end| text.get(..end)).unwrap_or(text)
    }

    /// The link that its text shows so, where the file knows where it leads.
    pub fn expanded(&self, shown: &str) -> Option<&ExpandedLink<'s>> {
        self.links.iter().find(|link| link.shown == shown)
    }

    /// Where a link leads that its text shows so: to the target that the file
    /// gives, else to the address itself.
    pub fn target_of<'p>(&'p self, shown: &'p str) -> &'p str {
        self.expanded(shown).map_or(shown, |link| &link.target)
    }

    /// Whether a link that its text shows so is known to lead to a page: not to
    /// a picture or post that its reader sees anyway, nor, behind a short link
    /// that the file does not expand, to anything at all.
    pub fn leads_to_page(&self, shown: &str) -> bool {
        self.expanded(shown).map_or_else(|| own_address(shown).is_none(), |link| !link.of_platform)
    }

    /// Whether the editor labelled it so.
    pub fn is_labelled(&self, label: &str) -> bool {
        self.labels.iter().any(|own| own == label)
    }
}

/// The instant in a snowflake id of X: `(id >> 22)` is milliseconds from
/// 2010-11-04T01:42:54.657Z. Older and shorter ids carry none.
pub fn snowflake_time(id: &str) -> Option<Timestamp> {
    let id: i64 = id.parse().ok()?;
    let first_snowflake = 29_700_859_247;
    if id < first_snowflake {
        return None;
    }
    Timestamp::from_millisecond((id >> 22) + 1_288_834_974_657).ok()
}
