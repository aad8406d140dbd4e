//! Posts about a crisis that another authority leads.
//!
//! An account should not publish its own news about such a crisis, but may pass
//! on posts of the lead. The check therefore accepts reposts, quotes and links of
//! the lead. It also accepts factual information about the account's own services
//! if it points to the lead.

use std::ops::Range;

use super::{Features, Hit, Matcher, Needs, SeverityShift, Subject, prose, windows::naming_hit};
use crate::{
    matcher::{Match, Vocabulary},
    post::{Kind, Post},
    window::{NamedBy, Role, Window},
    yaml::{Node, Reader},
};

/// Finds statements about a crisis that another authority leads.
#[derive(Debug)]
pub struct Defer {
    /// Words of sympathy. They lower the level by one if the post has no figures.
    condolence: Matcher,
    /// Words that make a post about the crisis if it names the crisis only by a
    /// hashtag.
    with_tag: Matcher,
    /// Words that direct the reader to an account.
    pointer: Matcher,
    /// Words that attribute a sentence to somebody else, such as the emergency
    /// services.
    attributed: Matcher,
    /// Words that give the event as the reason for a cancellation.
    called_off: Matcher,
    /// Words of the all-clear. Until the lead gives it, another rule finds them.
    all_clear: Matcher,
}

impl Defer {
    /// Reads the matchers, all of which may be left out. The words that name a
    /// crisis come from its window.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let mut matcher = |key| Matcher::optional(&mut fields, key, vocabulary);
        let (condolence, with_tag) = (matcher("condolence"), matcher("with_tag"));
        let (pointer, attributed) = (matcher("pointer"), matcher("attributed"));
        let (called_off, all_clear) = (matcher("called_off"), matcher("all_clear"));
        fields.finish();
        Some(Self { condolence, with_tag, pointer, attributed, called_off, all_clear })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::WINDOW)
    }

    /// One hit per crisis that the post makes statements about, unless the post
    /// has an accepted form.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let crises: Vec<&Window> = subject.named_crises().collect();
        crises
            .iter()
            .filter(|window| {
                !window.is_led_by(subject.account) && !passes(window, &crises, subject)
            })
            .filter_map(|window| self.hit(window, &crises, subject))
            .collect()
    }

    /// The place where the post makes a statement about this crisis.
    fn hit(&self, window: &Window, crises: &[&Window], subject: &Subject<'_, '_>) -> Option<Hit> {
        let originates = |named: &Range<usize>| {
            !is_of_another(named, subject.post)
                && !self.clears(named, window, subject)
                && !self.passes_on(named, crises, subject)
                && !is_led_elsewhere(named, crises, subject)
        };
        let naming = subject.naming_where(window, originates)?;
        let sympathy = self.condolence.matches(subject).next().is_some();
        let only_tagged = naming.by == NamedBy::Tag;
        if only_tagged && !sympathy && self.with_tag.matches(subject).next().is_none() {
            return None;
        }
        let mut hit = naming_hit(window, naming);
        if sympathy && !subject.text().contains(|char: char| char.is_ascii_digit()) {
            hit.shift = SeverityShift::Lower;
        }
        hit.related.push(subject.declared(window));
        Some(hit)
    }

    /// Whether the words that name the event are part of a premature all-clear.
    fn clears(&self, named: &Range<usize>, window: &Window, subject: &Subject<'_, '_>) -> bool {
        let mut words = self.all_clear.matches(subject);
        !window.is_cleared(subject.time)
            && words.any(|words| words.start <= named.start && named.end <= words.end)
    }

    /// Whether the sentence that names the event only refers readers to the lead:
    /// by its handle, or by a link in the sentence or right after it. A pointer
    /// in another sentence does not count.
    fn passes_on(
        &self,
        named: &Range<usize>,
        crises: &[&Window],
        subject: &Subject<'_, '_>,
    ) -> bool {
        let text = subject.text();
        if self.is_reason(named, subject)
            && crises.iter().any(|window| window.lead_in(subject.view()))
        {
            return true;
        }
        let covered = self.covered(named, subject);
        let words = subject.matches.words();
        let comes_next = |at| {
            covered.start <= at
                && !words.iter().any(|word| covered.end <= word.start && word.start < at)
        };
        let pointed = |start| {
            self.pointer.matches(subject).any(|word| {
                covered.start <= word.start
                    && word.end <= start
                    && prose::words(&text[word.end..start]) < 3
            })
        };
        crises.iter().any(|window| {
            let mut leads = subject.tokens.mentions().filter(|mention| {
                covered.contains(&mention.start)
                    && window.is_lead_mentioned(mention, subject.view())
            });
            leads.any(|lead| pointed(lead.start))
                || window.links_in(subject.view()).any(comes_next)
                || window.quote_in(subject.post).is_some_and(comes_next)
        })
    }

    /// Whether the words that name the event are the reason for a cancellation.
    /// The account knows best why its own events are cancelled.
    fn is_reason(&self, named: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        let text = subject.text();
        let own = subject.prose.sentence(named);
        self.called_off.matches(subject).any(|reason| {
            own.start <= reason.start
                && reason.end <= named.start
                && prose::words(&text[reason.end..named.start]) < 2
        })
    }

    /// The range in which a pointer to the lead counts: the sentence that names
    /// the event. The neighbouring sentences count as well if that sentence is a
    /// question or attributes its words to somebody else. For a hashtag, the
    /// whole post counts.
    fn covered(&self, named: &Range<usize>, subject: &Subject<'_, '_>) -> Range<usize> {
        let text = subject.text();
        if text[named.clone()].starts_with(['#', '＃']) {
            return 0..text.len();
        }
        let own = subject.prose.sentence(named);
        let inside = |word: &Match| own.start <= word.start && word.end <= own.end;
        let asks = text[own.clone()].trim_end().ends_with('?');
        if asks || self.attributed.matches(subject).any(inside) {
            return subject.prose.neighbouring_sentences(named);
        }
        own
    }
}

/// The account of the quoted post, if the file contains it.
fn quoted<'a>(post: &'a Post<'_>) -> Option<&'a str> {
    post.quote_of.as_ref().and_then(|quoted| quoted.account.as_deref())
}

/// Whether the event is named only in the quoted post, and the author of that
/// post is known. Another rule checks whether that author may be quoted.
fn is_of_another(named: &Range<usize>, post: &Post<'_>) -> bool {
    quoted(post).is_some() && post.own_text().len() <= named.start
}

/// Whether the words that name the event also name a crisis that the account leads.
/// If two crises share a word, the post may mean either of them.
fn is_led_elsewhere(named: &Range<usize>, crises: &[&Window], subject: &Subject<'_, '_>) -> bool {
    let mut led = crises.iter().filter(|window| window.is_led_by(subject.account));
    led.any(|window| subject.is_named_by(window, named))
}

/// Whether the post has an accepted form. `crises` are all crises that the post
/// names; pointing to the lead of one of them is enough.
fn passes(window: &Window, crises: &[&Window], subject: &Subject<'_, '_>) -> bool {
    let post = subject.post;
    let labelled = |labels: &[String]| labels.iter().any(|label| post.is_labelled(label));
    let own_lane = labelled(&["service-info", "cancellation", "condolence"].map(str::to_owned));
    let service = window.role(subject.account) == Some(Role::Service);
    window.allows_post(post.repost_of.as_deref())
        || labelled(&window.allow.labels)
        // Another rule requires such a post to point to the lead.
        || service && own_lane
        || (service || own_lane) && crises.iter().any(|window| window.lead_in(subject.view()))
        // Another rule reports quotes of accounts that no window names.
        || post.kind != Kind::Repost
            && quoted(post).is_some_and(|account| subject.is_foreign(account))
}
