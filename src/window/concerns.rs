//! Finds out how a post refers to a window: whether it names the event, the area or
//! the lead, and whether it links to, quotes or mentions what may be passed on.

use std::ops::Range;

use super::{Role, Window, WindowKind};
use crate::{
    matcher::{Matches, folded},
    platform::{Handle, same_handle},
    post::{Kind, Post, Reference},
    tokens::{Token, Tokens, host_of},
};

/// A post, with the tokens and matches in its text.
#[derive(Clone, Copy, Debug)]
pub struct PostView<'a, 's> {
    /// The post.
    pub post: &'a Post<'s>,
    /// The account of the post.
    pub account: &'a str,
    /// The part of the text that is checked: what the author wrote.
    pub text: &'a str,
    /// The links, mentions and hashtags in that text.
    pub tokens: &'a Tokens,
    /// The matches of the words of the rulebook and of the windows in that text.
    pub matches: &'a Matches<'a>,
}

/// Where a post names the event of a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// The bytes of the words or the hashtag in the text; all bytes of the text if
    /// a label names the event.
    pub at: Range<usize>,
    /// What names the event.
    pub by: NamedBy,
    /// The bytes of the words that name the area; `None` if the post does not name
    /// the area.
    pub area: Option<Range<usize>>,
}

/// The first place of each kind in a post that may name the event of a window: the bytes in
/// the text, or `None` if there is none.
#[derive(Clone, Debug, Default)]
pub(crate) struct FirstPlaces {
    /// A word of the topic.
    pub(crate) topic: Option<Range<usize>>,
    /// A hashtag of the event.
    pub(crate) tag: Option<Range<usize>>,
    /// A word that is a clue of an emergency.
    pub(crate) clue: Option<Range<usize>>,
    /// A name of the area.
    pub(crate) area: Option<Range<usize>>,
}

/// The ways in which a post can name the event of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedBy {
    /// A word of the topic.
    Topic,
    /// A hashtag of the event.
    Tag,
    /// A word that is only a clue of an emergency, in a post that names the area.
    Clue,
    /// A label with the id of the window, which says that the whole post is about
    /// the event.
    Label,
}

impl Window {
    /// Where and how a post names the event; `None` if it does not. A hashtag or label
    /// counts only if `counts` returns true for its place.
    pub(crate) fn naming(
        &self,
        view: PostView<'_, '_>,
        first: FirstPlaces,
        counts: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Naming> {
        let FirstPlaces { topic, tag, clue, area } = first;
        // Whoever takes part in an exercise does not name its place in every post.
        let takes_part = || self.kind == WindowKind::Exercise && self.role(view.account).is_some();
        let near = area.is_some() || !self.is_local() || takes_part();
        if let Some(at) = topic.filter(|_| near) {
            return Some(Naming { at, by: NamedBy::Topic, area });
        }
        if let Some(at) = clue.filter(|_| area.is_some()) {
            return Some(Naming { at, by: NamedBy::Clue, area });
        }
        if let Some(at) = tag.filter(&counts) {
            return Some(Naming { at, by: NamedBy::Tag, area });
        }
        let whole = 0..view.text.len();
        let labelled = view.post.is_labelled(&self.id) && counts(&whole);
        labelled.then_some(Naming { at: whole, by: NamedBy::Label, area })
    }

    /// The bytes of the first place where a post names the area; `None` if the post
    /// does not name it. If several names begin there, the longest is taken.
    pub(crate) fn area_in(&self, view: PostView<'_, '_>) -> Option<Range<usize>> {
        let lists = [self.area?];
        let first = view.matches.of(&lists).next()?;
        let same = view.matches.of(&lists).filter(|found| found.start == first.start);
        Some(first.start..same.map(|found| found.end).max().unwrap_or(first.end))
    }

    /// Whether a hashtag belongs to the event. `name` is folded and has no `#`.
    pub(crate) fn is_own_tag(&self, name: &str) -> bool {
        self.hashtags.iter().any(|own| own == name)
    }

    /// The offset in the text of each link to a page that other accounts may pass on
    /// in this window. A link that is not in the text, such as that of a link card,
    /// counts as if it were at the end.
    pub(crate) fn links_in<'a>(
        &'a self,
        view: PostView<'a, 'a>,
    ) -> impl Iterator<Item = usize> + 'a {
        let (text, links) = (view.text, &view.post.links);
        let shown = view.tokens.links().filter(move |link| {
            let shown = &text[link.range()];
            let full = links.iter().find(|link| link.shown == shown);
            self.allows_address(full.map_or(shown, |link| &link.target))
        });
        let cards = links.iter().filter(move |link| {
            let in_text = text.contains(&*link.shown) && !link.shown.is_empty();
            !in_text && self.allows_address(&link.target)
        });
        shown.map(|link| link.start).chain(cards.map(move |_| text.len()))
    }

    /// Where the quoted post begins, which is the end of the author's own text;
    /// `None` if no post is quoted, or if the quoted post must not be passed on.
    pub(crate) fn quote_in(&self, post: &Post<'_>) -> Option<usize> {
        let quotes = post.kind != Kind::Repost && self.allows_post(post.quote_of.as_deref());
        quotes.then(|| post.own_text().len())
    }

    /// Whether a post names a channel of the lead: a handle or a page.
    pub(crate) fn lead_in(&self, view: PostView<'_, '_>) -> bool {
        view.tokens.mentions().any(|mention| self.is_lead_mentioned(mention, view))
            || view.addresses().any(|address| is_on(address, &self.lead.domains))
    }

    /// Whether a mention names the lead.
    pub(crate) fn is_lead_mentioned(&self, mention: &Token, view: PostView<'_, '_>) -> bool {
        self.is_led_by(&Handle::new(&view.text[mention.range()]))
    }

    /// Whether an address leads to a page that may be passed on.
    pub(crate) fn allows_address(&self, address: &str) -> bool {
        is_on(address, &self.lead.domains) || is_on(address, &self.allow.domains)
    }

    /// Whether a reference leads to a post of the lead or of an allowed account.
    pub(crate) fn allows_post(&self, reference: Option<&Reference<'_>>) -> bool {
        let account = reference.and_then(|reference| reference.account.as_deref());
        account.is_some_and(|account| self.is_allowed(account))
    }

    /// Whether an account leads the window.
    pub fn is_led_by(&self, handle: &str) -> bool {
        self.role(handle) == Some(Role::Lead)
    }

    /// Whether the posts of an account may be passed on.
    pub fn is_allowed(&self, handle: &str) -> bool {
        self.is_led_by(handle) || contains(&self.allow.accounts, handle)
    }

    /// The role of an account in the window; `None` if it has no role.
    pub fn role(&self, handle: &str) -> Option<Role> {
        self.roles().find(|(own, _)| same_handle(own, handle)).map(|(_, role)| role)
    }

    /// Whether nobody is known to lead the window.
    pub fn has_no_lead(&self) -> bool {
        self.lead.domains.is_empty() && self.roles().all(|(_, role)| role != Role::Lead)
    }

    /// Every account with a role, and its role. An account may occur twice; then
    /// its first role counts.
    pub(super) fn roles(&self) -> impl Iterator<Item = (&str, Role)> {
        let leads = self.lead.handles.iter().map(|handle| (handle.as_str(), Role::Lead));
        leads.chain(self.roles.iter().map(|(handle, role)| (handle.as_str(), *role)))
    }
}

impl<'a> PostView<'a, '_> {
    /// Every address that the post links to: the target of a shortened link if the
    /// file contains it, else the link itself; and the targets of links outside the text.
    pub(crate) fn addresses(self) -> impl Iterator<Item = &'a str> {
        let in_text = self.tokens.links().map(move |link| {
            let shown = &self.text[link.range()];
            let full = self.post.links.iter().find(|link| link.shown == shown);
            full.map_or(shown, |link| &*link.target)
        });
        in_text.chain(self.post.links.iter().map(|link| &*link.target))
    }
}

fn contains(handles: &[String], handle: &str) -> bool {
    handles.iter().any(|own| same_handle(own, handle))
}

/// Whether the host of an address is one of the domains, or a subdomain of one.
pub(crate) fn is_on(address: &str, domains: &[String]) -> bool {
    let host = folded(host_of(address)).into_owned();
    domains.iter().any(|domain| {
        host.strip_suffix(domain.as_str())
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}
