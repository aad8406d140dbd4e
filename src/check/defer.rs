//! Crises that another authority leads.
//!
//! Deferring has two halves: do not originate, do amplify. A repost, quote or
//! link of the lead passes; so does factual service information of one's own
//! that points to the lead.

use std::ops::Range;

use super::{Hit, Matcher, SeverityShift, Subject, prose};
use crate::{
    matcher::{Match, Vocabulary},
    post::{Kind, Post},
    register::windows::{Role, Window},
    yaml::{Node, Reader},
};

/// What a post may say about a crisis of another authority.
#[derive(Debug)]
pub struct Defer {
    /// What only sounds like the topic of a crisis.
    exempt: Matcher,
    /// Words of sympathy: a level lower as long as the post states no figures.
    condolence: Matcher,
    /// Words without which the tag of a crisis alone says nothing about it.
    with_tag: Matcher,
    /// Words that send the reader to an account.
    pointer: Matcher,
    /// Words that say whose word a sentence is: that of those who help, or not
    /// one's own.
    attributed: Matcher,
    /// Words that name the event as the reason why something is called off.
    called_off: Matcher,
    /// Words of the all-clear, which have a rule of their own until it is given.
    all_clear: Matcher,
}

impl Defer {
    /// Matchers for the words that decide, any of which may be left out. The words of
    /// a crisis itself come from its window.
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
        let exempt = Matcher::sounding_alike(vocabulary);
        Some(Self { exempt, condolence, with_tag, pointer, attributed, called_off, all_clear })
    }

    /// Where a post speaks about a crisis that another authority leads, but for
    /// the forms that pass.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let crises: Vec<&Window> = subject.named_crises(&self.exempt).collect();
        crises
            .iter()
            .filter(|window| {
                !window.is_led_by(subject.account) && !passes(window, &crises, subject)
            })
            .filter_map(|window| self.hit(window, &crises, subject))
            .collect()
    }

    /// Where it speaks about one of the crises that it names.
    fn hit(&self, window: &Window, crises: &[&Window], subject: &Subject<'_, '_>) -> Option<Hit> {
        let originates = |named: &Range<usize>| {
            !is_of_another(named, subject.post)
                && !self.clears(named, window, subject)
                && !self.passes_on(named, crises, subject)
                && !self.is_led_elsewhere(named, crises, subject)
        };
        let mut hit = window.named_where(subject, &self.exempt, originates)?;
        let sympathy = self.condolence.matches(subject).next().is_some();
        let only_tagged = window.tag_in(subject).is_some_and(|tag| tag.at == hit.at);
        if only_tagged && !sympathy && self.with_tag.matches(subject).next().is_none() {
            return None;
        }
        if sympathy && !subject.text().contains(|char: char| char.is_ascii_digit()) {
            hit.shift = SeverityShift::Lower;
        }
        hit.related.push(window.declared(subject));
        Some(hit)
    }

    /// Whether the words that name the event also name one that the account leads:
    /// of two crises that share a word, either may be meant.
    fn is_led_elsewhere(
        &self,
        named: &Range<usize>,
        crises: &[&Window],
        subject: &Subject<'_, '_>,
    ) -> bool {
        let mut led = crises.iter().filter(|window| window.is_led_by(subject.account));
        let is_it = |range: &Range<usize>| range == named;
        led.any(|window| window.named_where(subject, &self.exempt, is_it).is_some())
    }

    /// Whether the words that name the event are part of an untimely all-clear.
    fn clears(&self, named: &Range<usize>, window: &Window, subject: &Subject<'_, '_>) -> bool {
        let mut words = self.all_clear.matches(subject);
        !window.is_cleared(subject.time)
            && words.any(|words| words.start <= named.start && named.end <= words.end)
    }

    /// Whether the sentence that names the event only says where to hear of it:
    /// from the lead, by its handle or by a link in the sentence or right after
    /// it. Another sentence may not lean on it.
    fn passes_on(
        &self,
        named: &Range<usize>,
        crises: &[&Window],
        subject: &Subject<'_, '_>,
    ) -> bool {
        let text = subject.text();
        if self.is_reason(named, subject) && crises.iter().any(|window| window.lead_in(subject)) {
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
                covered.contains(&mention.start) && window.is_lead_mentioned(mention, subject)
            });
            leads.any(|lead| pointed(lead.start))
                || window.links_in(subject).any(comes_next)
                || window.quote_in(subject).is_some_and(comes_next)
        })
    }

    /// Whether the words that name the event are the reason why something is
    /// called off. Of that, one's own house knows best.
    fn is_reason(&self, named: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        let text = subject.text();
        let own = prose::sentence(text, named.clone());
        self.called_off.matches(subject).any(|reason| {
            own.start <= reason.start
                && reason.end <= named.start
                && prose::words(&text[reason.end..named.start]) < 2
        })
    }

    /// Where the lead may be pointed to for what is named here: in its sentence,
    /// or next to it where that asks, or leaves the word to those who help. A tag says
    /// nothing itself, and the post as a whole speaks for it.
    fn covered(&self, named: &Range<usize>, subject: &Subject<'_, '_>) -> Range<usize> {
        let text = subject.text();
        if text[named.clone()].starts_with(['#', '＃']) {
            return 0..text.len();
        }
        let own = prose::sentence(text, named.clone());
        let inside = |word: &Match| own.start <= word.start && word.end <= own.end;
        let asks = text[own.clone()].trim_end().ends_with('?');
        if asks || self.attributed.matches(subject).any(inside) {
            return prose::neighbouring_sentences(text, named.clone());
        }
        own
    }
}

/// Whose post is quoted, where the file says.
fn quoted<'a>(post: &'a Post<'_>) -> Option<&'a str> {
    post.quote_of.as_ref().and_then(|quoted| quoted.account.as_deref())
}

/// Whether only the quoted post, whose author is known, names the event. Whom
/// one may quote is a question of its own.
fn is_of_another(named: &Range<usize>, post: &Post<'_>) -> bool {
    quoted(post).is_some() && post.own_text().len() <= named.start
}

/// Whether the post has a form that passes. `crises` are all that it names: a
/// pointer to who leads one of them is enough.
fn passes(window: &Window, crises: &[&Window], subject: &Subject<'_, '_>) -> bool {
    let post = subject.post;
    let labelled = |labels: &[String]| labels.iter().any(|label| post.is_labelled(label));
    let own_lane = labelled(&["service-info", "cancellation", "condolence"].map(str::to_owned));
    let service = window.role(subject.account) == Some(Role::Service);
    window.allows_post(post.repost_of.as_ref())
        || labelled(&window.allow.labels)
        // That such a post points to the lead is a rule of its own.
        || service && own_lane
        || (service || own_lane) && crises.iter().any(|window| window.lead_in(subject))
        // Quoting an account that no window names is reported by a rule of its own.
        || post.kind != Kind::Repost
            && quoted(post).is_some_and(|account| subject.is_foreign(account))
}
