//! What a window holds, and what it asks of a post.

use super::{Check, Hit, Phrase, Subject, Weight, running};
use crate::{
    language::Language,
    matcher::{folded, is_letter},
    message::{self, Message},
    post::{Kind, MediaKind, Post},
    register::windows::{Window, WindowKind},
};

/// Posts that a window keeps from being published: all, or those with such
/// words, labels or pictures, or what they pass on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hold {
    /// Words that mark such a post.
    pub text: Vec<Phrase>,
    /// Labels that mark such a post.
    pub labels: Vec<String>,
    /// Whether a moving picture without sound marks such a post.
    pub gif: bool,
    /// Whether to pass on somebody whom the window does not name does.
    pub reposts: bool,
}

impl Hold {
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let Some(window) = window else { return Vec::new() };
        let post = subject.post;
        if *self == Self::default() {
            let found = Message::new("window-holds").with("window", window.id.as_str());
            return vec![Hit::source(post.time_span, found)];
        }
        let found = Message::new("window-holds-back").with("window", window.id.as_str());
        // What a quoted post says is somebody else's joke.
        let own = post.own_text().len();
        let words = self.text.iter().filter_map(|text| text.matches(subject).next());
        let words = words.filter(|word| word.end <= own);
        if let Some(word) = words.min_by_key(|word| word.start) {
            return vec![Hit::text(word.range(), found)];
        }
        let gifs = || post.media.known().into_iter().flatten();
        let marked = self.labels.iter().any(|label| post.is_labelled(label))
            || self.gif && gifs().any(|media| media.kind == MediaKind::Gif)
            || self.reposts
                && post.kind == Kind::Repost
                && !window.allows_post(post.repost_of.as_ref());
        let whole = 0..subject.text().trim_end().len();
        let hit =
            if whole.is_empty() { Hit::source(post.span, found) } else { Hit::text(whole, found) };
        marked.then_some(hit).into_iter().collect()
    }
}

/// Where a post names the event of the window, or carries its tag.
pub(super) fn topic(
    exempt: &Phrase,
    subject: &Subject<'_, '_>,
    window: Option<&Window>,
) -> Vec<Hit> {
    window.and_then(|window| window.named_anywhere(subject, exempt)).into_iter().collect()
}

/// What is passed on from somebody that the window does not name. `credit`
/// holds the words that name a source (`via`, `kilde`).
pub(super) fn sources(
    credit: &Phrase,
    subject: &Subject<'_, '_>,
    window: Option<&Window>,
) -> Vec<Hit> {
    let Some(window) = window else { return Vec::new() };
    let post = subject.post;
    let foreign = |account: &&str| !window.is_allowed(account) && subject.is_foreign(account);
    let shared = [&post.repost_of, &post.quote_of].into_iter().flatten();
    let shared = shared.filter_map(|shared| shared.account.as_deref()).filter(foreign);
    let mut hits: Vec<Hit> = shared
        .map(|account| {
            let end = subject.text().trim_end().len();
            Hit::text(0..end, source(format!("@{account}")))
        })
        .collect();
    // Who names no page of one's own may link to one.
    let links = subject.tokens.links().filter(|_| !subject.settings.domains.is_empty());
    for link in links {
        let shown = subject.slice(link.start..link.end);
        let full = full_address(post, shown);
        let known = window.allows_address(full) || subject.may_link_to(full);
        if !known && !is_of_platform(post, shown) {
            let host = super::links::host_of(full).to_owned();
            hits.push(Hit::text(link.start..link.end, source(host)));
        }
    }
    for mention in subject.tokens.mentions() {
        let written = subject.slice(mention.start..mention.end);
        let handle = written.trim_start_matches(['@', '＠']);
        let credited = credit.matches(subject).any(|word| {
            word.end <= mention.start
                && running::words(&subject.text()[word.end..mention.start]) == 0
        });
        if credited && foreign(&handle) {
            hits.push(Hit::text(mention.start..mention.end, source(written)));
        }
    }
    hits
}

/// The label on a source that the window does not name.
fn source(source: impl Into<message::Value>) -> Message {
    Message::new("window-source").with("source", source)
}

/// Where a shortened address leads, if the file tells.
fn full_address<'a>(post: &'a Post<'_>, shown: &'a str) -> &'a str {
    post.links.iter().find(|link| link.shown == shown).map_or(shown, |link| &link.target)
}

/// Whether a link leads to the post's own media or the quoted post, or into the
/// dark: the platform's short address with no word on its target.
fn is_of_platform(post: &Post<'_>, shown: &str) -> bool {
    let known = post.links.iter().find(|link| link.shown == shown);
    known.map_or_else(|| super::links::host_of(shown) == "t.co", |link| link.of_platform)
}

/// The tag of an event on a post that is not about it, nor about its area.
/// `about` holds words that tell of an event of this kind.
pub(super) fn ride(about: &Phrase, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
    let Some(window) = window else { return Vec::new() };
    let topics = Phrase { lists: vec![window.topics], ..about.clone() };
    let concerned = [&topics, about].iter().any(|words| words.matches(subject).next().is_some())
        || window.is_placed_in(subject);
    let passed_on =
        subject.post.kind == Kind::Repost && window.allows_post(subject.post.repost_of.as_ref());
    // A tag without words may well stand below a picture of the event.
    let bare = subject.matches.words().len() < 3;
    if concerned || passed_on || bare || window.lead_in(subject) {
        return Vec::new();
    }
    let tag = window.tag_in(subject);
    tag.map(|hit| Hit {
        found: Message::new("window-tag-hijacked").with("window", window.id.as_str()),
        ..hit
    })
    .into_iter()
    .collect()
}

/// A label with which a post must begin, within so many characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The words, in lower case; one is enough.
    pub words: Vec<String>,
    /// How far in it may stand, in characters.
    pub within: usize,
}

impl Beginning {
    pub(super) fn hits(&self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        let text = subject.text();
        let beginning: String = text.chars().take(self.within).collect();
        if beginning.split_inclusive(|sign| !is_letter(sign)).any(|word| self.is_label(word)) {
            return Vec::new();
        }
        let start = text.len() - text.trim_start().len();
        let first = text.split_whitespace().next().map_or(0, str::len);
        let word = self.words.first().map(|word| word.to_uppercase()).unwrap_or_default();
        vec![Hit::text(start..start + first, Message::new("label-beginning").with("word", word))]
    }

    /// Whether a word, with the sign after it, is the label and not just part of
    /// a sentence: it is in capitals, or such a sign sets it off.
    fn is_label(&self, word: &str) -> bool {
        let bare = word.trim_end_matches(|sign| !is_letter(sign));
        let set_off = word.ends_with([':', ']', ')', '!', '|', '*']);
        let in_capitals = bare.to_uppercase() == bare;
        self.words.iter().any(|own| *own == *folded(bare)) && (set_off || in_capitals)
    }
}

/// A post from an event that lacks the tag of the event.
pub(super) fn event_tag(subject: &Subject<'_, '_>) -> Vec<Hit> {
    let event = |window: &&&Window| {
        let labelled = subject.post.is_labelled(&format!("live:{}", window.id));
        window.kind == WindowKind::Event
            && window.is_open(subject.time)
            && (labelled || window.is_placed_in(subject))
            && !window.hashtags.is_empty()
            && window.tag_in(subject).is_none()
    };
    let lacking = subject.windows.iter().filter(event);
    lacking
        .map(|window| {
            let end = subject.text().trim_end().len();
            let tag = format!("#{}", window.hashtags[0]);
            let hit = Hit::text(0..end, Message::new("label-no-tag").with("tag", tag));
            Hit { related: vec![window.declared(subject)], ..hit }
        })
        .collect()
}

/// The tag of an event that ended more than so many days ago.
pub(super) fn expired_tag(days: i64, subject: &Subject<'_, '_>) -> Vec<Hit> {
    let grace = jiff::SignedDuration::from_hours(24 * days);
    let runs = |window: &Window| {
        window.from.is_none_or(|from| subject.time < from)
            || window.until.is_none_or(|until| subject.time <= until + grace)
    };
    let (current, past): (Vec<&Window>, Vec<&Window>) = subject
        .register
        .iter()
        .filter(|window| window.kind == WindowKind::Event)
        .partition(|window| runs(window));
    let again = |tag: &String| current.iter().any(|window| window.hashtags.contains(tag));
    past.iter()
        // A yearly event may have its tag back.
        .filter(|window| !window.hashtags.iter().any(again))
        .filter_map(|window| {
            let hit = window.tag_in(subject)?;
            let found = Message::new("window-ended")
                .with("window", window.id.as_str())
                .with("ended", subject.moment(window.until?));
            Some(Hit { found, related: vec![window.declared(subject)], ..hit })
        })
        .collect()
}

/// So many different words of a kind, and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distinct {
    /// The words.
    pub of: Phrase,
    /// How many of them a post may have.
    pub max: usize,
}

impl Distinct {
    pub(super) fn hits(&self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        let mut found: Vec<_> = self.of.matches(subject).collect();
        found.sort_by_key(|found| (found.list, found.entry));
        found.dedup_by_key(|found| (found.list, found.entry));
        let count = found.len();
        let first = found.into_iter().min_by_key(|found| found.start);
        first
            .filter(|_| self.max < count)
            .map(|first| {
                Hit::text(first.range(), Message::new("label-distinct").with("count", count))
            })
            .into_iter()
            .collect()
    }
}

/// What somebody who leads owes in every language of the window: the same
/// instruction within so many minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Words of an instruction.
    pub after: Phrase,
    /// How long it may take, in minutes.
    pub minutes: i64,
}

impl Companion {
    /// Only what the posts beside it show counts: where they end earlier, the
    /// other version may be in a file that nobody gave.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let (Some(window), Some(time)) = (window, subject.post.time) else { return Vec::new() };
        let Some(word) = self.after.matches(subject).next() else { return Vec::new() };
        let spoken = |post: &Post<'_>, language| {
            crate::language::TextLanguage::of(post.lang.as_deref(), post.text.as_str()).is(language)
        };
        let span = jiff::SignedDuration::from_mins(self.minutes);
        let seen = subject.beside.iter().filter_map(|post| post.time);
        if !seen.into_iter().any(|at| time + span <= at) {
            return Vec::new();
        }
        let near = |post: &&Post<'_>| {
            post.account == *subject.account
                && post.time.is_some_and(|at| time - span <= at && at <= time + span)
        };
        let lacking = window.languages.iter().filter(|language| {
            !spoken(subject.post, **language)
                && !subject.beside.iter().filter(near).any(|post| spoken(post, **language))
        });
        lacking
            .map(|language| {
                let label = Message::new("label-no-version")
                    .with("language", language_name(*language))
                    .with("minutes", self.minutes);
                Hit::text(word.range(), label)
            })
            .collect()
    }
}

fn language_name(language: Language) -> Message {
    Message::new(match language {
        Language::En => "language-english",
        Language::Da => "language-danish",
    })
}

/// Checks by the part of the account in the window. A slip of who leads weighs a
/// level less: nobody knows more.
#[derive(Debug, Default)]
pub struct Roles {
    /// What counts for who leads.
    pub lead: Option<Check>,
    /// What counts for everybody else.
    pub others: Option<Check>,
    /// What counts for whom nothing of their own counts.
    pub all: Option<Check>,
}

impl Roles {
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let leads = window.is_some_and(|window| window.is_led_by(subject.account));
        let own = if leads { &self.lead } else { &self.others };
        let hits = own.as_ref().or(self.all.as_ref()).map(|check| check.hits(subject, window));
        let weigh = |hit: Hit| if leads { Hit { weight: Weight::Milder, ..hit } } else { hit };
        hits.into_iter().flatten().map(weigh).collect()
    }
}
