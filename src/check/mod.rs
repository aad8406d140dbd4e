//! The primitives that rules are made of.
//!
//! A check looks at one post and says where it objects, and by how much. Why
//! that matters, and how much, is the rule's business; a check knows no rule.
//! To add a primitive, write a file here and give it a variant in [`Check`].

mod about;
mod alt_text;
mod capitals;
mod count;
mod defer;
mod hashtags;
mod held;
mod length;
mod letters;
mod links;
mod lix;
mod marks;
mod named;
mod personal;
mod phone;
mod phrase;
mod read;
mod read_held;
mod read_phrase;
mod read_require;
mod require;
mod running;

use std::{cell::OnceCell, ops::Range};

use jiff::{Timestamp, Zoned, tz::TimeZone};

pub use capitals::Capitals;
pub use count::{Countable, Limit};
pub use defer::Defer;
pub use hashtags::{Reach, TagCase};
pub use held::{Beginning, Companion, Distinct, Hold, Roles};
pub use length::OwnWords;
pub use links::LinkFault;
pub use lix::Lix;
pub use marks::Marks;
pub use phrase::{Phrase, Unless};
pub use require::{Offer, Require};

use crate::{
    language::TextLanguage,
    matcher::{Match, Matches},
    message::Message,
    post::Post,
    register::{hashtags::Hashtags, windows::Window},
    source::{Place, Span},
    tokens::Tokens,
};

/// What a rule checks.
#[derive(Debug)]
pub enum Check {
    /// These words are not used.
    Forbid(Phrase),
    /// These words have a plain wording.
    Replace(Phrase, Vec<String>),
    /// A phrase that promises something needs it.
    Require(Require),
    /// So many and no more.
    Count(Countable, Limit),
    /// No longer than the platform takes.
    Length(Limit),
    /// A link needs words of one's own.
    OwnWords(OwnWords),
    /// A link that should not be published as it is.
    Link(LinkFault),
    /// A hashtag that nobody else uses.
    HashtagReach(Reach),
    /// A hashtag that the platform cuts short.
    HashtagBroken,
    /// A hashtag of several words whose words do not begin with capitals.
    HashtagCase(TagCase),
    /// Words in capitals.
    Capitals(Capitals),
    /// Symbols that look like letters; runs of at least this many.
    LookAlikeLetters(usize),
    /// Runs of exclamation and question marks.
    Marks(Marks),
    /// Text that is hard to read.
    Lix(Lix),
    /// A Danish personal number.
    PersonalNumber,
    /// A picture without alt text.
    AltText,
    /// A post that begins with a mention.
    LeadingMention,
    /// Posts that a window holds.
    Hold(Hold),
    /// A crisis that another authority leads.
    Defer(Box<Defer>),
    /// A post that names the event of a window.
    Topic(Phrase),
    /// What is passed on from somebody that the window does not name.
    Sources(Phrase),
    /// The tag of a window on a post about something else.
    Ride(Phrase),
    /// Words with which the post must begin.
    Begins(Beginning),
    /// A post from an event without the tag of the event.
    EventTag,
    /// The tag of an event that ended more than so many days ago.
    ExpiredTag(i64),
    /// So many different words of a kind, and no more.
    Distinct(Distinct),
    /// The same in every language of the window.
    Companion(Companion),
    /// What depends on who posts.
    Roles(Box<Roles>),
    /// Several checks, of which each may object.
    Any(Vec<Check>),
}

/// Where a check objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// At bytes of the decoded text.
    Text(Range<usize>),
    /// At bytes of the source that are not part of the text.
    Source(Span),
}

/// An objection of a check: where, and what was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it objects.
    pub at: Where,
    /// The label on the underlined words: what was found there, with the figure.
    pub found: Message,
    /// A wording that may replace the words safely.
    pub fix: Option<String>,
    /// Further places that it rests on.
    pub related: Vec<Related>,
    /// How much it weighs.
    pub weight: Weight,
}

/// How much an objection weighs beside what the rule says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// Worth knowing, whatever the rule says.
    Info,
    /// A level less.
    Milder,
    /// What the rule says.
    #[default]
    Usual,
    /// An error, whatever the rule says.
    Error,
}

/// A further place that an objection rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub at: RelatedPlace,
    /// The label on it: what is there.
    pub found: Message,
}

/// Where a further place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelatedPlace {
    /// In the text of the post.
    Text(Range<usize>),
    /// In a register.
    Register(Box<Place>),
}

impl Hit {
    /// An objection to bytes of the text.
    pub fn text(range: Range<usize>, found: Message) -> Self {
        Self {
            at: Where::Text(range),
            found,
            fix: None,
            related: Vec::new(),
            weight: Weight::Usual,
        }
    }

    /// Adds the second label where the objection rests on a window. A window
    /// that somebody should have looked at again only warns.
    pub fn rest_on(&mut self, window: Option<&Window>, subject: &Subject<'_, '_>) {
        let Some(window) = window else { return };
        if window.is_expired(subject.time) {
            self.weight = Weight::Milder;
        }
        let declared = |related: &Related| matches!(related.at, RelatedPlace::Register(_));
        if !self.related.iter().any(declared) {
            self.related.push(window.declared(subject));
        }
    }

    /// An objection to bytes of the source outside the text.
    pub fn source(span: Span, found: Message) -> Self {
        Self {
            at: Where::Source(span),
            found,
            fix: None,
            related: Vec::new(),
            weight: Weight::Usual,
        }
    }
}

/// Everything a check may look at.
#[derive(Debug)]
pub struct Subject<'a, 's> {
    /// The post.
    pub post: &'a Post<'s>,
    /// The account it is from, also where the post itself does not say.
    pub account: &'a str,
    /// Its links, mentions and tags.
    pub tokens: &'a Tokens,
    /// The words and phrases found in its text.
    pub matches: &'a Matches<'a>,
    /// The windows that are open at the time of the post, or closed so lately
    /// that they still hold something.
    pub windows: &'a [&'a Window],
    /// Every window of the register.
    pub register: &'a [Window],
    /// The posts of the same file, as far as they were read with this one.
    pub beside: &'a [Post<'s>],
    /// The register of hashtags, where the rulebook names one.
    pub hashtags: Option<&'a Hashtags>,
    /// The instant that counts for the post: its own, or now.
    pub time: Timestamp,
    /// Domains of one's own, and telephone numbers, handles and names in
    /// capitals that the rulebook lists.
    pub settings: &'a Settings,
    /// The time zone in which people read moments.
    pub zone: &'a TimeZone,
    spoken: OnceCell<TextLanguage>,
    quotations: OnceCell<Vec<Range<usize>>>,
}

/// The part of a text that is judged: what its author wrote. While a window is
/// open, what an export put after it counts as well, such as a post that is
/// quoted: to pass on a rumour is no better than to begin it.
pub fn judged_text<'a>(post: &'a Post<'_>, windows: &[&Window]) -> &'a str {
    if windows.is_empty() { post.own_text() } else { post.text.as_str() }
}

/// Facts about an account that checks ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Own and other public domains.
    pub domains: Vec<String>,
    /// Own telephone numbers, digits only.
    pub numbers: Vec<String>,
    /// Who signs replies.
    pub initials: Vec<String>,
    /// Capitals that are names.
    pub acronyms: Vec<String>,
    /// When somebody is at the desk.
    pub staffed: Option<String>,
}

/// The zone of a subject that is given none.
static UTC: TimeZone = TimeZone::UTC;

impl<'a, 's> Subject<'a, 's> {
    /// A post to check, with all that is known about it. `windows` are those
    /// that matter at its time, and all.
    pub fn new(
        post: &'a Post<'s>,
        (tokens, matches): (&'a Tokens, &'a Matches<'a>),
        (windows, register): (&'a [&'a Window], &'a [Window]),
        (hashtags, settings): (Option<&'a Hashtags>, &'a Settings),
        now: Timestamp,
    ) -> Self {
        let time = post.time.unwrap_or(now);
        let (spoken, quotations) = (OnceCell::new(), OnceCell::new());
        let beside = std::slice::from_ref(post);
        Self {
            post,
            account: &post.account,
            tokens,
            matches,
            windows,
            register,
            beside,
            hashtags,
            time,
            settings,
            zone: &UTC,
            spoken,
            quotations,
        }
    }

    /// The part of the decoded text that is judged.
    pub fn text(&self) -> &'a str {
        judged_text(self.post, self.windows)
    }

    /// A moment as people in the zone of the rulebook read it.
    fn moment(&self, time: Timestamp) -> Zoned {
        time.to_zoned(self.zone.clone())
    }

    /// The text of a token or match.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        &self.text()[range]
    }

    /// What the post is written in.
    pub fn spoken(&self) -> TextLanguage {
        *self.spoken.get_or_init(|| TextLanguage::of(self.post.lang.as_deref(), self.text()))
    }

    /// Whether a range of the text is somebody else's words.
    fn is_quoted(&self, range: &Range<usize>) -> bool {
        let quotations = self.quotations.get_or_init(|| running::quotations(self.text()));
        running::is_in_one(quotations, range)
    }

    /// Whether a match is from a word list for the language of the post.
    fn speaks(&self, found: &Match) -> bool {
        found.language.is_none_or(|language| self.spoken().is(language))
    }
}

impl Check {
    /// All objections to a post. `window` is the one that the rule rests on.
    pub fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        match self {
            Self::Forbid(phrase) => phrase::forbidden(phrase, subject),
            Self::Replace(phrase, plain) => phrase::replaced(phrase, plain, subject),
            Self::Require(require) => require.hits(subject, window),
            Self::Count(countable, limit) => count::hits(*countable, limit, subject),
            Self::Length(limit) => length::hits(limit, subject),
            Self::OwnWords(own) => own.hits(subject),
            Self::Link(fault) => fault.hits(subject),
            Self::HashtagReach(reach) => reach.hits(subject),
            Self::HashtagBroken => hashtags::broken(subject),
            Self::HashtagCase(case) => case.hits(subject),
            Self::Capitals(capitals) => capitals.hits(subject),
            Self::LookAlikeLetters(run) => letters::hits(*run, subject),
            Self::Marks(marks) => marks.hits(subject),
            Self::Lix(lix) => lix.hits(subject),
            Self::PersonalNumber => personal::hits(subject),
            Self::AltText => alt_text::hits(subject),
            Self::LeadingMention => length::leading_mention(subject),
            Self::Hold(hold) => hold.hits(subject, window),
            Self::Defer(defer) => defer.hits(subject),
            Self::Topic(exempt) => held::topic(exempt, subject, window),
            Self::Sources(credit) => held::sources(credit, subject, window),
            Self::Ride(about) => held::ride(about, subject, window),
            Self::Begins(beginning) => beginning.hits(subject),
            Self::EventTag => held::event_tag(subject),
            Self::ExpiredTag(days) => held::expired_tag(*days, subject),
            Self::Distinct(distinct) => distinct.hits(subject),
            Self::Companion(companion) => companion.hits(subject, window),
            Self::Roles(roles) => roles.hits(subject, window),
            Self::Any(checks) => {
                checks.iter().flat_map(|check| check.hits(subject, window)).collect()
            }
        }
    }
}
