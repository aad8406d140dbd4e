//! Posts that make statements about a crisis which another authority leads.
//!
//! An account should not publish its own news about such a crisis, but may pass on
//! posts of the lead. The check therefore accepts reposts and quotes of the lead,
//! and links to it. It also accepts facts about the account's own services, if the
//! post points to the lead.

use std::ops::Range;

use super::{
    Features, Hit, Matcher, Needs, SeverityShift, Subject,
    event_naming::naming_hit,
    lead_pointers::{Pointers, SortedRanges},
};
use crate::{
    matcher::{Match, Vocabulary},
    message::Message,
    post::{Kind, Post},
    window::{NamedBy, Role, Window, WindowKind},
    yaml::{Node, Reader},
};

/// Finds statements about a crisis that another authority leads.
#[derive(Debug)]
pub struct Defer {
    /// Words of sympathy. They lower the level by one if the post tells no more than that.
    condolence: Matcher,
    /// Words that a post must contain to be about the crisis, if it names the crisis
    /// only by a hashtag; `None` if the hashtag is enough.
    with_tag: Option<Matcher>,
    /// Words that a reply must contain to be about the crisis, if only the post that it answers
    /// names the crisis.
    in_reply: Matcher,
    /// Words of something else. A post with such a word and a hashtag of the crisis, but no word
    /// of `in_reply`, is not about the crisis.
    rides: Matcher,
    /// Words that direct the reader to an account, such as “follow”.
    pointer: Matcher,
    /// Words of a heading that leads to the handle of an account, such as “all about”.
    heading: Matcher,
    /// Words for what stops or moves in an emergency, such as “closed”. A sentence with such
    /// a word that does not name the event tells of the account's own services.
    own_service: Matcher,
    /// Words that attribute a sentence to somebody else: “according to the emergency
    /// services”.
    attributed: Matcher,
    /// Words that name something as the reason for a cancellation, such as “because
    /// of”.
    called_off: Matcher,
    /// Words of the all-clear. Until the lead gives the all-clear, another rule
    /// finds them.
    all_clear: Matcher,
    /// Sentences that read like a report of the event without naming it.
    report: Matcher,
    /// What labels a post that begins with it as facts about the account's own services:
    /// “Service info 14.00: …”.
    service_info: Matcher,
}

impl Defer {
    /// Reads the matchers, each of which may be left out. The words by which posts
    /// name a crisis are those of its window.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let with_tag =
            fields.optional("with_tag", |node, reader| Matcher::read(node, reader, vocabulary));
        let mut matcher = |key| Matcher::optional(&mut fields, key, vocabulary);
        let (condolence, in_reply) = (matcher("condolence"), matcher("in_reply"));
        let rides = matcher("rides");
        let (pointer, attributed) = (matcher("pointer"), matcher("attributed"));
        let (called_off, all_clear) = (matcher("called_off"), matcher("all_clear"));
        let (heading, own_service) = (matcher("heading"), matcher("own_service"));
        let (report, service_info) = (matcher("report"), matcher("service_info"));
        fields.finish();
        Some(Self {
            condolence,
            with_tag,
            in_reply,
            rides,
            pointer,
            heading,
            own_service,
            attributed,
            called_off,
            all_clear,
            report,
            service_info,
        })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::window_of(WindowKind::Crisis))
    }

    /// A hit for each crisis that somebody else leads and about which the post makes a
    /// statement. If there is none, a hit on the first sentence that reads like a report of
    /// what happens in `window`; no hit if that is `None`.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let named = self.named(subject);
        if named.is_empty() { self.reported(subject, window).into_iter().collect() } else { named }
    }

    /// A hit for each crisis that the post names and makes statements about, unless
    /// the post has a form that is accepted.
    fn named(&self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        let crises: Vec<&Window> = subject.named_crises().collect();
        let is_others = |window: &&&Window| {
            !window.is_led_by(subject.account) && !self.accepts(window, &crises, subject)
        };
        let others: Vec<&Window> = crises.iter().filter(is_others).copied().collect();
        if others.is_empty() {
            return Vec::new();
        }
        let in_post = InPost::of(self, &crises, subject);
        others.into_iter().filter_map(|window| self.hit(window, &in_post, subject)).collect()
    }

    /// A hit on the first sentence that reads like a report of the event of a window.
    /// Sentences that quote another account, give the all-clear or only refer readers
    /// to the lead do not count, nor do those about the account's own services if the post
    /// refers to the lead. `None` if there is no such sentence, or if the account
    /// may report.
    fn reported(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Option<Hit> {
        let mut places = self.report.matches(subject).map(Match::range).peekable();
        places.peek()?;
        let window = window.filter(|window| window.is_open(subject.time))?;
        let leads = subject.windows.iter().any(|window| window.is_led_by(subject.account));
        if leads || !subject.is_reached_by(window) || self.accepts(window, &[window], subject) {
            return None;
        }
        let crises = [window];
        let in_post = InPost::of(self, &crises, subject);
        let place = places.find(|place| {
            !is_of_another(place, subject.post)
                && !in_post.all_clear.any_within(place)
                && !in_post.passes_on(place, subject)
                && !in_post.is_own_service(place, subject)
        })?;
        let mut hit = Hit::text(place, Message::new("label-report"));
        hit.related.push(subject.declared(window));
        Some(hit)
    }

    /// Whether the post has a form in which it may be published, such as a repost of the
    /// lead. `crises` are all crises that the post names; it is enough to point to the
    /// lead of one of them.
    fn accepts(&self, window: &Window, crises: &[&Window], subject: &Subject<'_, '_>) -> bool {
        let post = subject.post;
        let labelled = |labels: &[String]| labels.iter().any(|label| post.is_labelled(label));
        let on_own_matters =
            labelled(&["service-info", "cancellation", "condolence"].map(str::to_owned));
        let service = window.role(subject.account) == Some(Role::Service);
        let may_point = || service || on_own_matters || self.is_service_info(subject);
        window.allows_post(post.repost_of.as_deref())
            || labelled(&window.allow.labels)
            // Another rule requires such a post to point to the lead.
            || service && on_own_matters
            || may_point()
                && Window::refers_to_lead(crises, subject.view())
                // Where nobody leads, a label does not cover a report.
                && (window.has_lead() || self.report.matches(subject).next().is_none())
            // Another rule reports quotes of accounts that no window names.
            || post.kind != Kind::Repost
                && quoted(post).is_some_and(|account| subject.is_of_another_account(account))
    }

    /// Whether the first words of the post say that it is about the account's own services, and
    /// nothing in it reads like a report of the event.
    fn is_service_info(&self, subject: &Subject<'_, '_>) -> bool {
        let mut words = subject.matches.words().iter();
        let found = self.service_info.matches(subject).next();
        let is_first =
            found.zip(words.next()).is_some_and(|(found, first)| found.start <= first.start);
        is_first && self.report.matches(subject).next().is_none()
    }

    /// The hit on the words with which the post makes a statement about this crisis;
    /// `None` if it makes no statement, for example because it only passes on what the
    /// lead says.
    fn hit(&self, window: &Window, in_post: &InPost<'_>, subject: &Subject<'_, '_>) -> Option<Hit> {
        let cleared = window.is_cleared(subject.time);
        let is_statement = |named: &Range<usize>| {
            !is_of_another(named, subject.post)
                // Another rule finds a premature all-clear.
                && (cleared || !in_post.all_clear.any_around(named))
                && !in_post.passes_on(named, subject)
                && !in_post.is_led_elsewhere(named, subject)
        };
        let naming = subject.naming_where(window, is_statement)?;
        let sympathy = self.condolence.matches(subject).next().is_some();
        let rides = || self.rides.matches(subject).next().is_some();
        let further = match naming.by {
            NamedBy::Tag if rides() => Some(&self.in_reply),
            NamedBy::Tag => self.with_tag.as_ref(),
            NamedBy::Answered => Some(&self.in_reply),
            NamedBy::Topic | NamedBy::Clue | NamedBy::Label => None,
        };
        if !sympathy && further.is_some_and(|words| words.matches(subject).next().is_none()) {
            return None;
        }
        let mut hit = naming_hit(window, naming);
        hit.related.extend(subject.answered_label(window));
        if sympathy && !self.tells_more(subject) {
            hit.shift = SeverityShift::Lower;
        }
        hit.related.push(subject.declared(window));
        Some(hit)
    }

    /// Whether a post that expresses sympathy tells of the event besides: it has a figure, or a
    /// sentence without sympathy that reads like a report.
    fn tells_more(&self, subject: &Subject<'_, '_>) -> bool {
        let sympathy = SortedRanges::of(&self.condolence, subject);
        let has_sympathy =
            |found: &Match| sympathy.any_within(&subject.prose.sentence(&found.range()));
        subject.text().contains(|char: char| char.is_ascii_digit())
            || self.report.matches(subject).any(|found| !has_sympathy(found))
    }
}

/// The words of a post that matter for all crises that it names. They are searched
/// for once, because a post may name crises in thousands of sentences.
struct InPost<'c> {
    /// The crises that the post names and the account leads.
    led: Vec<&'c Window>,
    all_clear: SortedRanges,
    attributed: SortedRanges,
    called_off: SortedRanges,
    own_service: SortedRanges,
    pointers: Pointers,
}

impl<'c> InPost<'c> {
    fn of(defer: &Defer, crises: &'c [&'c Window], subject: &Subject<'_, '_>) -> Self {
        let led = crises.iter().filter(|window| window.is_led_by(subject.account));
        Self {
            led: led.copied().collect(),
            all_clear: SortedRanges::of(&defer.all_clear, subject),
            attributed: SortedRanges::of(&defer.attributed, subject),
            called_off: SortedRanges::of(&defer.called_off, subject),
            own_service: SortedRanges::of(&defer.own_service, subject),
            pointers: Pointers::of([&defer.pointer, &defer.heading], crises, subject),
        }
    }

    /// Whether the words that name the event also name a crisis that the account
    /// leads. If two crises have a word in common, the post may be about either of
    /// them.
    fn is_led_elsewhere(&self, named: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        self.led.iter().any(|window| subject.is_named_by(window, named))
    }

    /// Whether the sentence that names the event only refers readers to the lead: by
    /// the handle of the lead, or by a link in the sentence or right after it. A handle
    /// or link in another sentence counts only where [`Self::covered`] says so. Also
    /// true if the event is the reason for a cancellation, and the post names the lead
    /// anywhere.
    fn passes_on(&self, named: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        if self.pointers.names_lead && self.is_reason(named, subject) {
            return true;
        }
        let covered = self.covered(named, subject);
        self.pointers.have_handle_in(&covered)
            || self.pointers.have_page_at(&covered, subject.matches.words())
    }

    /// Whether a sentence that does not name the event tells of the account's own services,
    /// in a post that refers readers to the lead for everything else.
    fn is_own_service(&self, place: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        self.pointers.refer_to_lead() && self.own_service.any_within(&subject.prose.sentence(place))
    }

    /// Whether the words that name the event give it as the reason for a
    /// cancellation. An account may say why it cancels something of its own.
    fn is_reason(&self, named: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        let sentence = subject.prose.sentence(named);
        let is_before = |reason: &Range<usize>| {
            sentence.start <= reason.start
                && subject.prose.words_before(named.start, 2) <= reason.end
        };
        // The words that name the event may begin with it: “because of the situation”.
        self.called_off.last_to(named.end).is_some_and(|reason| reason.start == named.start)
            || self.called_off.last_to(named.start).is_some_and(is_before)
    }

    /// The range of the text in which a handle or link of the lead counts. If a hashtag
    /// names the event, this is the whole post. Otherwise it is the sentence that names
    /// the event; if that is a question or attributes its words to somebody else, also
    /// the sentences beside it.
    fn covered(&self, named: &Range<usize>, subject: &Subject<'_, '_>) -> Range<usize> {
        let text = subject.text();
        if text[named.clone()].starts_with(['#', '＃']) {
            return 0..text.len();
        }
        let own = subject.prose.sentence(named);
        let asks = text[..own.end].ends_with('?');
        if asks || self.attributed.any_within(&own) {
            return subject.prose.neighbouring_sentences(named);
        }
        own
    }
}

/// The account of the quoted post; `None` if no post is quoted, or if the file does not
/// name the account.
fn quoted<'a>(post: &'a Post<'_>) -> Option<&'a str> {
    post.quote_of.as_ref().and_then(|quoted| quoted.account.as_deref())
}

/// Whether the event is named in a quoted post whose author is known. Another rule checks
/// whether that author may be quoted.
fn is_of_another(named: &Range<usize>, post: &Post<'_>) -> bool {
    quoted(post).is_some() && post.own_text().len() <= named.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{platform::Handle, post::Reference, source::Span, text::Text};

    #[test]
    fn what_begins_where_the_own_text_ends_is_of_another() {
        let mut post = Post::new("1", Text::verbatim("Se: Branden raser", 0), Span::new(0, 17));
        post.appended = Some(4);
        assert!(!is_of_another(&(4..11), &post), "nobody is quoted");
        post.quote_of = Some(Box::new(Reference::new(Some(Handle::new("naboen")), None)));
        assert!(is_of_another(&(4..11), &post));
        assert!(!is_of_another(&(3..11), &post));
    }
}
