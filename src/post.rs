//! A post, in the same form whatever format it was read from.

use std::borrow::Cow;

use jiff::Timestamp;

use crate::{
    platform::{Handle, Platform, own_address},
    source::Span,
    text::Text,
};

/// A fact about a post that its file may not contain. No rule objects to what is
/// unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Fact<T> {
    /// The file contains it.
    Known(T),
    /// The file cannot contain it.
    #[default]
    Unknown,
}

impl<T> Fact<T> {
    /// Whether it is unknown.
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

/// What a post is in relation to other posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A new post.
    #[default]
    Original,
    /// An answer to another post.
    Reply,
    /// Another post with a comment.
    Quote,
    /// Another post, shared unchanged.
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
    /// Its author.
    pub account: Option<Handle<'s>>,
    /// Its id.
    pub id: Option<Cow<'s, str>>,
}

/// A kind of media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// A photo or drawing.
    Photo,
    /// An animation without sound.
    Gif,
    /// A video.
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

/// A picture or video of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media<'s> {
    /// What it is.
    pub kind: MediaKind,
    /// Its alt text; `Known(None)` where the file says that it has none.
    pub alt: Fact<Option<Cow<'s, str>>>,
    /// The name of its file with the span of that name, where a draft has one.
    pub file: Option<(Cow<'s, str>, Span)>,
    /// The span of its alt text, where the file contains it unescaped.
    pub alt_span: Option<Span>,
    /// Whether the editor marked it as decoration, which needs no alt text.
    pub decorative: bool,
    /// Its span in the source.
    pub span: Span,
}

/// A link whose target the file contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpandedLink<'s> {
    /// The link as in the text (`https://t.co/…`); empty for a link card.
    pub shown: Cow<'s, str>,
    /// The address that it leads to.
    pub target: Cow<'s, str>,
    /// Whether it leads to the media of the post or to the quoted post, both of
    /// which its reader sees anyway.
    pub of_platform: bool,
}

/// The thread that a post is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    /// The number of this part, from 1.
    pub part: usize,
    /// The number of parts, where known.
    pub of: Option<usize>,
    /// Whether another part has a link.
    pub has_link: bool,
    /// Whether another part has a picture or video.
    pub has_media: bool,
}

/// A post: a draft, or one that was published. What few posts have is boxed,
/// since millions of them are read.
#[derive(Clone, Debug)]
pub struct Post<'s> {
    /// Its id; where the file has none, its number or line in the file.
    pub id: Cow<'s, str>,
    /// Whether the file has that id, so that it names the post in other files too.
    pub has_own_id: bool,
    /// Its author; an empty handle where the file does not say.
    pub account: Handle<'s>,
    /// The platform that it is for.
    pub platform: Platform,
    /// What it is in relation to other posts.
    pub kind: Kind,
    /// When it was published, or for a draft when it is to be published.
    pub time: Option<Timestamp>,
    /// The span of its time in the source, else the start of the post.
    pub time_span: Span,
    /// Whether it was published, so that its platform accepted it.
    pub published: bool,
    /// Whether it is in a queue and will be published automatically, where the
    /// file says so.
    pub scheduled: Option<bool>,
    /// Who released it from the hold of a window.
    pub released_by: Option<Cow<'s, str>>,
    /// Its language as a BCP 47 tag, where the file says so.
    pub lang: Option<Cow<'s, str>>,
    /// Its text, decoded.
    pub text: Text<'s>,
    /// Its links whose targets the file contains. Any other link of the text leads
    /// to the address that it shows.
    pub links: Vec<ExpandedLink<'s>>,
    /// Its pictures and videos.
    pub media: Fact<Vec<Media<'s>>>,
    /// The post that it replies to.
    pub reply_to: Option<Box<Reference<'s>>>,
    /// The post that it quotes.
    pub quote_of: Option<Box<Reference<'s>>>,
    /// The post that it reposts.
    pub repost_of: Option<Box<Reference<'s>>>,
    /// The program it was written with.
    pub client: Option<Cow<'s, str>>,
    /// The labels that the editor gave it.
    pub labels: Vec<Cow<'s, str>>,
    /// The profile that a draft asks for.
    pub profile: Option<Cow<'s, str>>,
    /// Its thread, where it is part of one.
    pub thread: Option<Box<Thread>>,
    /// Whether its text is as its author wrote it. Some exports expand links and
    /// append addresses of media, so that its length is not the published one.
    pub verbatim: bool,
    /// The offset in the text from which its author did not write it: some exports
    /// append the quoted post or addresses of media.
    pub appended: Option<usize>,
    /// The whole record in its source.
    pub span: Span,
}

impl<'s> Post<'s> {
    /// A post of which only id, text and span are known.
    pub fn new(id: impl Into<Cow<'s, str>>, text: Text<'s>, span: Span) -> Self {
        Self {
            id: id.into(),
            has_own_id: false,
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

    /// The part of its text that its author wrote.
    pub fn own_text(&self) -> &str {
        let text = self.text.as_str();
        self.appended.and_then(|end| text.get(..end)).unwrap_or(text)
    }

    /// The link that is `shown` in its text, where the file contains its target.
    pub fn expanded(&self, shown: &str) -> Option<&ExpandedLink<'s>> {
        self.links.iter().find(|link| link.shown == shown)
    }

    /// The address that a link of its text leads to: the target in the file, else
    /// the link itself.
    pub fn target_of<'p>(&'p self, shown: &'p str) -> &'p str {
        self.expanded(shown).map_or(shown, |link| &link.target)
    }

    /// Whether a link of its text is known to lead to a page: not to media or a
    /// post, which the reader sees anyway, and not to an unknown target, as a short
    /// link does that the file does not expand.
    pub fn leads_to_page(&self, shown: &str) -> bool {
        self.expanded(shown).map_or_else(|| own_address(shown).is_none(), |link| !link.of_platform)
    }

    /// Whether it has this label.
    pub fn is_labelled(&self, label: &str) -> bool {
        self.labels.iter().any(|own| own == label)
    }
}

/// The time in a snowflake id of X: `id >> 22` is the milliseconds since
/// 2010-11-04T01:42:54.657Z. Ids from before the snowflakes have none.
pub fn snowflake_time(id: &str) -> Option<Timestamp> {
    let id: i64 = id.parse().ok()?;
    let first_snowflake = 29_700_859_247;
    if id < first_snowflake {
        return None;
    }
    Timestamp::from_millisecond((id >> 22) + 1_288_834_974_657).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part of a file has thousands of posts, which must fit the cache.
    #[cfg(target_pointer_width = "64")]
    #[test]
    fn a_post_is_small() {
        assert!(size_of::<Post<'_>>() <= 400, "{}", size_of::<Post<'_>>());
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
