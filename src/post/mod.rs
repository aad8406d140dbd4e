//! A post, in the same form whatever format it was read from.

mod engagement;
mod media;
mod metadata;
mod same_post;
mod snowflake;
mod stage;
mod tid;
mod versions;

use std::borrow::Cow;

use jiff::Timestamp;

use crate::{
    platform::{Handle, Platform, own_address},
    source::Span,
    text::Text,
};

pub use engagement::{Engagement, OBJECT_OF_COUNTS, bare_count};
pub use media::{Media, MediaKind};
pub use metadata::Metadata;
pub use same_post::{Identity, SeenPosts};
pub use snowflake::snowflake_time;
pub use stage::Stage;
pub use tid::tid_time;
pub use versions::Version;

/// A fact about a post that its file need not contain. No rule reports what is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Fact<T> {
    /// The file contains the fact.
    Known(T),
    /// The file does not state it.
    #[default]
    Unknown,
}

impl<T> Fact<T> {
    /// Whether it is unknown.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// What `derive` makes of the fact; unknown if the fact is unknown.
    pub fn map<U>(&self, derive: impl FnOnce(&T) -> U) -> Fact<U> {
        match self {
            Self::Known(fact) => Fact::Known(derive(fact)),
            Self::Unknown => Fact::Unknown,
        }
    }

    /// The fact; `None` if it is unknown.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(fact) => Some(fact),
            Self::Unknown => None,
        }
    }
}

/// Whether a post is new, or in which way it refers to another post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A new post.
    #[default]
    Original,
    /// An answer to another post.
    Reply,
    /// Another post, shown below a comment on it.
    Quote,
    /// Another post, shared unchanged.
    Repost,
    /// The second or a later entry of a thread.
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

    /// The kind of a post: the one that its source states, unless that is `original`;
    /// else the one that follows from its number in a thread and the posts that it
    /// refers to.
    ///
    /// A reply that quotes a post is a reply: platforms show it to the people in that
    /// conversation, and rules for posts to all followers do not apply to it. A later
    /// entry of a thread counts as part of the thread even if its record says that it
    /// replies to the entry before it, as it must on some platforms.
    pub fn of(post: &Post<'_>) -> Self {
        if post.kind != Self::Original {
            post.kind
        } else if post.repost_of.is_some() {
            Self::Repost
        } else if post.thread.as_ref().is_some_and(|thread| 1 < thread.part) {
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

/// A reference to another post, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference<'s> {
    /// The account that wrote the other post, if known.
    pub account: Option<Handle<'s>>,
    /// Whether the numbers of the two users show that the account of this post wrote the other
    /// one, too, whatever its handle is: only of a post that is answered.
    pub is_own: bool,
    /// The id of the other post, if known.
    pub id: Option<Cow<'s, str>>,
    /// The text of the other post, if known: only of a post that is answered.
    pub text: Option<Cow<'s, str>>,
    /// When the other post was published, if known: only of a post that is answered.
    pub time: Option<Timestamp>,
}

impl<'s> Reference<'s> {
    /// A reference to a post whose text and time are not known.
    pub fn new(account: Option<Handle<'s>>, id: Option<Cow<'s, str>>) -> Self {
        Self { account, is_own: false, id, text: None, time: None }
    }
}

/// A link whose target the file contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpandedLink<'s> {
    /// The link as it is in the text (`https://t.co/…`). Empty if the text does not
    /// contain it: for a link card, or if the text shows words in place of the link.
    pub shown: Cow<'s, str>,
    /// The address that it leads to.
    pub target: Cow<'s, str>,
    /// Whether it leads to the media of the post or to the quoted post. Readers see
    /// both without following the link.
    pub of_platform: bool,
}

/// The place of a post in its thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    /// The number of the post in the thread, from 1.
    pub part: usize,
    /// How many posts the thread has; `None` if unknown.
    pub of: Option<usize>,
    /// Whether another entry of the thread has a link.
    pub has_link: bool,
    /// Whether another entry of the thread has a picture or video.
    pub has_media: bool,
    /// Whether another entry of the thread has a picture.
    pub has_picture: bool,
    /// Whether the pictures of the other entries all have alt texts.
    pub alt: Fact<bool>,
}

/// A post: a draft, or one that was published. Data that few posts have are boxed,
/// because a run may read millions of posts.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Post<'s> {
    /// Its id; if the file contains none, its number or line in the file.
    pub id: Cow<'s, str>,
    /// Whether the file itself states the id, so that other files can refer to the post by
    /// it. Otherwise the id is only its number or line.
    pub has_own_id: bool,
    /// The account that wrote it; an empty handle if the file does not say.
    pub account: Handle<'s>,
    /// The platform that it is for.
    pub platform: Platform,
    /// What it is in relation to other posts.
    pub kind: Kind,
    /// When it was published, or is to be published if it is a draft; `None` if
    /// unknown.
    pub time: Option<Timestamp>,
    /// The noon of its day, if it was published and the file states its day, but no time of day.
    pub noon: Option<Box<Timestamp>>,
    /// The span of its time in the source, or the start of the post if it has no time
    /// there.
    pub time_span: Span,
    /// Whether the file states a time that is invalid. The time of such a post is
    /// unknown, and the current time is not used in its place.
    pub has_invalid_time: bool,
    /// What the file says of how far it has come, whatever time it has.
    pub stage: Stage,
    /// Whether it was published, which means that its platform accepted it.
    pub published: bool,
    /// Whether it is in a queue, to be published automatically; `None` if the file
    /// does not say.
    pub scheduled: Option<bool>,
    /// Who released it although a window holds it back; `None` if nobody did.
    pub released_by: Option<Cow<'s, str>>,
    /// Its language as a BCP 47 tag; `None` if the file does not say.
    pub lang: Option<Cow<'s, str>>,
    /// Its text, decoded.
    pub text: Text<'s>,
    /// The links whose targets the file contains. Any other link in the text leads to
    /// the address that it shows.
    pub links: Vec<ExpandedLink<'s>>,
    /// Whether it may have a link beside its text, which its file leaves out.
    pub may_lack_links: bool,
    /// Its pictures and videos.
    pub media: Fact<Vec<Media<'s>>>,
    /// Whether its format always says which posts are replies or reposts. If it does not, a
    /// published post with a handle at its beginning is taken for a reply.
    pub states_kinds: bool,
    /// Whether only its text says that it is a reply: it begins with a handle, and no field of
    /// the record names a post or account that it answers.
    pub is_reply_by_text: bool,
    /// The post that it replies to; `None` if it is not a reply.
    pub reply_to: Option<Box<Reference<'s>>>,
    /// The post that it quotes; `None` if it quotes none.
    pub quote_of: Option<Box<Reference<'s>>>,
    /// The post that it reposts; `None` if it is not a repost.
    pub repost_of: Option<Box<Reference<'s>>>,
    /// The program that it was written with; `None` if unknown.
    pub client: Option<Cow<'s, str>>,
    /// The labels that the editor gave it.
    pub labels: Vec<Cow<'s, str>>,
    /// What the newsroom recorded about it; `None` if the file contains none of it.
    pub metadata: Option<Box<Metadata<'s>>>,
    /// How people reacted to it; `None` if the file does not say.
    pub engagement: Option<Box<Engagement>>,
    /// The profile that a draft names, which applies instead of the profile of its
    /// account; `None` if it names none.
    pub profile: Option<Cow<'s, str>>,
    /// Its place in a thread; `None` if it is not in a thread.
    pub thread: Option<Box<Thread>>,
    /// Whether the text is exactly what was published. Some exports replace short
    /// links and append addresses of media, so that the text is longer than the
    /// published one.
    pub verbatim: bool,
    /// The byte of the text at which the author's own text ends and something follows
    /// that the export appended: a quoted post, or addresses of media. `None` if
    /// nothing was appended.
    pub appended: Option<u32>,
    /// The versions of a draft for several platforms; `None` for other posts. See
    /// [`Post::versions`].
    pub split: Option<Box<Vec<Self>>>,
    /// Whether the post is itself a version of a draft, with a text of its own or not.
    pub version: Version,
    /// The whole record in its source.
    pub span: Span,
}

impl<'s> Post<'s> {
    /// A post of which only the id, the text and the span are known.
    pub fn new(id: impl Into<Cow<'s, str>>, text: Text<'s>, span: Span) -> Self {
        Self {
            id: id.into(),
            has_own_id: false,
            account: Handle::default(),
            platform: Platform::X,
            kind: Kind::Original,
            time: None,
            noon: None,
            time_span: Span::new(span.start, span.start),
            has_invalid_time: false,
            stage: Stage::Unsaid,
            published: false,
            scheduled: None,
            released_by: None,
            lang: None,
            text,
            links: Vec::new(),
            may_lack_links: false,
            media: Fact::Unknown,
            states_kinds: true,
            is_reply_by_text: false,
            reply_to: None,
            quote_of: None,
            repost_of: None,
            client: None,
            labels: Vec::new(),
            metadata: None,
            engagement: None,
            profile: None,
            thread: None,
            verbatim: true,
            appended: None,
            split: None,
            version: Version::No,
            span,
        }
    }

    /// The account whose post this one passes on or quotes; `None` if nothing names one.
    pub fn passed_on(&self) -> Option<&str> {
        let other = self.repost_of.as_ref().or(self.quote_of.as_ref())?;
        other.account.as_deref().filter(|handle| !handle.is_empty())
    }

    /// The part of the text that the author wrote, without what the export appended.
    pub fn own_text(&self) -> &str {
        let text = self.text.as_str();
        let end = self.appended.and_then(|end| usize::try_from(end).ok());
        end.and_then(|end| text.get(..end)).unwrap_or(text)
    }

    /// The link that is written in the text as `shown`; `None` if the file does not
    /// contain the target of this link.
    pub fn expanded(&self, shown: &str) -> Option<&ExpandedLink<'s>> {
        self.links.iter().find(|link| link.shown == shown)
    }

    /// The address that a link in the text leads to: the target in the file, else the
    /// link itself.
    pub fn target_of<'p>(&'p self, shown: &'p str) -> &'p str {
        self.expanded(shown).map_or(shown, |link| &link.target)
    }

    /// Whether a link in the text leads to a page. It does not if it leads to media
    /// or a post, which the reader sees anyway, or if it is a short link whose target
    /// is unknown.
    pub fn leads_to_page(&self, shown: &str) -> bool {
        self.expanded(shown).map_or_else(|| own_address(shown).is_none(), |link| !link.of_platform)
    }

    /// Whether the post has this label.
    pub fn is_labelled(&self, label: &str) -> bool {
        self.labels.iter().any(|own| own == label)
    }
}

impl Post<'_> {
    /// When it was published, as far as an audit needs it: the noon of its day if the time of day is
    /// unknown.
    pub fn about(&self) -> Option<Timestamp> {
        self.time.or(self.noon.as_deref().copied())
    }

    /// The time in the id of a post on X; `None` for other platforms, whose ids may look the
    /// same but have no time in them, and for ids without a time.
    pub fn time_in_id(&self) -> Option<Timestamp> {
        snowflake_time(&self.id).filter(|_| self.platform == Platform::X)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part of a file has thousands of posts, which must fit into the processor's
    /// cache.
    #[cfg(target_pointer_width = "64")]
    #[test]
    fn a_post_is_small() {
        assert!(size_of::<Post<'_>>() <= 424, "{}", size_of::<Post<'_>>());
    }

    #[test]
    fn a_link_leads_where_the_file_says() {
        let link = |shown: &'static str, target: &'static str, of_platform| ExpandedLink {
            shown: shown.into(),
            target: target.into(),
            of_platform,
        };
        let mut post = Post::new("1", Text::verbatim("", 0), Span::new(0, 0));
        post.links = vec![
            link("https://t.co/page", "https://vejen.dk/a", false),
            link("https://t.co/photo", "https://x.com/a/status/1/photo/1", true),
        ];
        for (shown, target, is_page) in [
            ("https://t.co/page", "https://vejen.dk/a", true),
            ("https://t.co/photo", "https://x.com/a/status/1/photo/1", false),
            ("https://t.co/other", "https://t.co/other", false),
            ("https://vejen.dk/b", "https://vejen.dk/b", true),
            ("https://x.com/a/status/2", "https://x.com/a/status/2", false),
        ] {
            assert_eq!((post.target_of(shown), post.leads_to_page(shown)), (target, is_page));
        }
    }
}
