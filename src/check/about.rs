//! What ties a post to a window: its topic, its area, its tags, who leads it.

use std::ops::Range;

use super::{Hit, Matcher, Related, RelatedPlace, Subject, Where, link};
use crate::{
    matcher::{Match, folded},
    message::Message,
    post::{Kind, Reference},
    register::windows::{Window, WindowKind},
    tokens::{Token, tag_name},
};

impl Window {
    /// Where a post names the event, if it does. `exempt` holds what only
    /// sounds like the topic.
    pub(super) fn named_in(&self, subject: &Subject<'_, '_>, exempt: &Matcher) -> Option<Hit> {
        self.named_where(subject, exempt, |_| true)
    }

    /// Where a post first names the event in a way that counts.
    pub(super) fn named_where(
        &self,
        subject: &Subject<'_, '_>,
        exempt: &Matcher,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Hit> {
        let listed = |list, counts: &dyn Fn(&Range<usize>) -> bool| {
            // Few posts have such words at all, and the exempt ones are many.
            subject.matches.of(&[list]).next()?;
            let words = Matcher { lists: vec![list], ..exempt.clone() };
            words.matches(subject).map(Match::range).find(counts)
        };
        let topic = listed(self.topics, &counts);
        let topic = topic.or_else(|| self.topic_tag(subject, exempt).filter(&counts));
        let area = self.area.and_then(|area| listed(area, &|_| true));
        // Whoever takes part in an exercise names no place in every post of it.
        let takes_part =
            || self.kind == WindowKind::Exercise && self.role(subject.account).is_some();
        let near = area.is_some() || !self.is_near_only() || takes_part();
        let topic = topic.filter(|_| near);
        let named = |range| Hit::text(range, self.named());
        let tag = || {
            self.tag_in(subject)
                .filter(|tag| matches!(&tag.at, Where::Text(range) if counts(range)))
        };
        let whole = || Some(0..subject.text().len()).filter(|_| subject.post.is_labelled(&self.id));
        let hit = topic.map(named).or_else(tag);
        let hit = hit.or_else(|| whole().filter(&counts).map(named))?;
        let related = area.map(|area| Related {
            at: RelatedPlace::Text(area),
            found: Message::new("window-area").with("window", self.id.as_str()),
        });
        Some(Hit { related: related.into_iter().collect(), ..hit })
    }

    /// The first hashtag that has a word of the topic in it, as `#havnebrand` has.
    /// The tags of the window itself have rules of their own.
    fn topic_tag(&self, subject: &Subject<'_, '_>, exempt: &Matcher) -> Option<Range<usize>> {
        let alike = exempt.cancelling_lists();
        let on_topic = |range: &Range<usize>| {
            let name = folded(tag_name(subject.slice(range.clone())));
            let exempt = || exempt.heads.iter().any(|head| name.ends_with(head.as_str()));
            !self.is_own_tag(&name)
                && subject.matches.are_in(&name, &[self.topics], &alike)
                && !exempt()
        };
        subject.tokens.hashtags().map(|tag| tag.start..tag.end).find(on_topic)
    }

    /// Whether a post names the event.
    pub(crate) fn is_named(&self, subject: &Subject<'_, '_>, exempt: &Matcher) -> bool {
        self.named_in(subject, exempt).is_some()
    }

    /// Whether a post names the area.
    pub(crate) fn is_placed_in(&self, subject: &Subject<'_, '_>) -> bool {
        let area = self.area.map(|area| Matcher::of(vec![area]));
        area.is_some_and(|area| area.matches(subject).next().is_some())
    }

    /// Whether it concerns a post at all: a small one does where the post names
    /// its area or carries its tag, or where its account has a part in it.
    pub(crate) fn reaches(&self, subject: &Subject<'_, '_>) -> bool {
        !self.is_near_only()
            || self.role(subject.account).is_some()
            || self.is_placed_in(subject)
            || self.tag_in(subject).is_some()
            || subject.post.is_labelled(&self.id)
    }

    /// Where a post carries a tag of the event.
    pub(super) fn tag_in(&self, subject: &Subject<'_, '_>) -> Option<Hit> {
        let tag = subject.tokens.hashtags().find(|tag| {
            let name = tag_name(subject.slice(tag.start..tag.end));
            self.is_own_tag(&folded(name))
        })?;
        Some(Hit::text(
            tag.start..tag.end,
            Message::new("window-tag").with("window", self.id.as_str()),
        ))
    }

    /// Whether a tag without its sign, folded, is one of the event.
    pub(super) fn is_own_tag(&self, name: &str) -> bool {
        self.hashtags.iter().any(|own| own == name)
    }

    /// Where a post links to a page that may be passed on. A link that only the
    /// file knows of, as in a card, stands below the text.
    pub(super) fn links_in<'a>(
        &'a self,
        subject: &'a Subject<'_, '_>,
    ) -> impl Iterator<Item = usize> + 'a {
        let text = subject.text();
        let shown = subject.tokens.links().filter(move |link| {
            let shown = &text[link.range()];
            let full = subject.post.links.iter().find(|link| link.shown == shown);
            self.allows_address(full.map_or(shown, |link| &link.target))
        });
        let cards = subject
            .post
            .links
            .iter()
            .filter(move |link| !text.contains(&*link.shown) || link.shown.is_empty());
        let cards = cards.filter(|link| self.allows_address(&link.target));
        shown.map(|link| link.start).chain(cards.map(move |_| text.len()))
    }

    /// Where a post shows what it quotes, if that may be passed on: like a card,
    /// at the end of one's own text.
    pub(super) fn quote_in(&self, subject: &Subject<'_, '_>) -> Option<usize> {
        let post = subject.post;
        let quotes = post.kind != Kind::Repost && self.allows_post(post.quote_of.as_ref());
        quotes.then(|| post.own_text().len())
    }

    /// Whether a post names a channel of the lead: a handle or a page.
    pub(super) fn lead_in(&self, subject: &Subject<'_, '_>) -> bool {
        let mentioned =
            subject.tokens.mentions().any(|mention| self.is_lead_mentioned(mention, subject));
        mentioned || subject.addresses().any(|address| is_of(address, &self.lead.domains))
    }

    /// Whether a mention is of the lead.
    pub(super) fn is_lead_mentioned(&self, mention: &Token, subject: &Subject<'_, '_>) -> bool {
        let handle = subject.slice(mention.range());
        self.is_led_by(handle.trim_start_matches(['@', '＠']))
    }

    /// Whether what an address leads to may be passed on.
    pub(super) fn allows_address(&self, address: &str) -> bool {
        is_of(address, &self.lead.domains) || is_of(address, &self.allow.domains)
    }

    /// Whether a reference is to a post of the lead or of an allowed account.
    pub(super) fn allows_post(&self, reference: Option<&Reference<'_>>) -> bool {
        let account = reference.and_then(|reference| reference.account.as_deref());
        account.is_some_and(|account| self.is_allowed(account))
    }

    /// The label on words that name the event.
    pub(super) fn named(&self) -> Message {
        Message::new("window-topic").with("window", self.id.as_str())
    }

    /// The second label: who leads, and where that is declared; of a post from
    /// before the declaration also when that came.
    pub(crate) fn declared(&self, subject: &Subject<'_, '_>) -> Related {
        let found = self.led(subject);
        let late = self.declared.filter(|declared| subject.time < *declared);
        let found = match late {
            Some(declared) => Message::new("window-declared-late")
                .with("window", found)
                .with("declared", subject.moment(declared)),
            None => found,
        };
        Related { at: RelatedPlace::Register(Box::new(self.declared_at.clone())), found }
    }

    /// Who leads, or that the window exists, and until when.
    fn led(&self, subject: &Subject<'_, '_>) -> Message {
        let lead = self.lead.handles.first().map(|handle| format!("@{handle}"));
        let lead = lead.or_else(|| self.lead.domains.first().cloned());
        let until = self.until.map(|until| subject.moment(until));
        match (lead, until) {
            (Some(lead), Some(until)) => {
                Message::new("window-led").with("lead", lead).with("until", until)
            }
            (Some(lead), None) => Message::new("window-led-open").with("lead", lead),
            (None, Some(until)) => Message::new("window-declared")
                .with("window", self.id.as_str())
                .with("until", until),
            (None, None) => Message::new("window-declared-open").with("window", self.id.as_str()),
        }
    }
}

impl Subject<'_, '_> {
    /// The open crises that the post names. It may pass on the lead of each.
    /// `exempt` holds what only sounds like the topic.
    pub(super) fn named_crises<'a>(
        &'a self,
        exempt: &'a Matcher,
    ) -> impl Iterator<Item = &'a Window> {
        let open = |window: &&&Window| {
            window.kind == WindowKind::Crisis
                && window.is_open(self.time)
                && window.is_named(self, exempt)
        };
        self.windows.iter().filter(open).copied()
    }

    /// Whether an account is neither one's own nor one that may be passed on.
    pub(super) fn is_foreign(&self, account: &str) -> bool {
        !account.eq_ignore_ascii_case(self.account)
            && !self.named_crises(&Matcher::default()).any(|window| window.is_allowed(account))
    }

    /// Whether an address is one of a page that may be passed on.
    pub(super) fn may_link_to(&self, address: &str) -> bool {
        is_of(address, &self.settings.domains)
            || self.named_crises(&Matcher::default()).any(|window| window.allows_address(address))
    }

    /// Every address in the post, in full where the file tells it.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        let shown = self.tokens.links().map(|link| self.slice(link.start..link.end));
        let full = self.post.links.iter().map(|link| &*link.target);
        shown.chain(full)
    }
}

/// Whether an address lies under one of these domains.
fn is_of(address: &str, domains: &[String]) -> bool {
    let host = folded(link::host_of(address)).into_owned();
    domains.iter().any(|domain| {
        host.strip_suffix(domain.as_str())
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}
