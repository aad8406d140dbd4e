//! Who leads a window, which role an account has in it, and whose posts and pages may be
//! passed on while it is open.

use super::{PostView, Role, Window};
use crate::{
    platform::{Handle, same_handle},
    post::{Kind, Post, Reference},
    tokens::{Token, is_on},
};

impl Window {
    /// The offset in the text of each link to a page that other accounts may pass on
    /// in this window. A link that is not in the text, such as that of a link card,
    /// counts as if it were at the end.
    pub(crate) fn links_in<'a>(
        &'a self,
        view: PostView<'a, 'a>,
    ) -> impl Iterator<Item = usize> + 'a {
        let (text, links) = (view.text, &view.post.links);
        let shown = view.tokens.links();
        let shown =
            shown.filter(move |link| self.allows_address(view.post.target_of(&text[link.range()])));
        let cards = links.iter().filter(move |link| {
            let in_text = text.contains(&*link.shown) && !link.shown.is_empty();
            !in_text && self.allows_address(&link.target)
        });
        shown.map(|link| link.start).chain(cards.map(move |_| text.len()))
    }

    /// The offset in the text at which the quoted post begins, which is the end of the
    /// author's own text; `None` if no post is quoted, or if the quoted post must not
    /// be passed on.
    pub(crate) fn quote_in(&self, post: &Post<'_>) -> Option<usize> {
        let quotes = post.kind != Kind::Repost && self.allows_post(post.quote_of.as_deref());
        quotes.then(|| post.own_text().len())
    }

    /// Whether a post names a channel of the lead: a handle or a page.
    pub(crate) fn lead_in(&self, view: PostView<'_, '_>) -> bool {
        view.tokens.mentions().any(|mention| self.is_lead_mentioned(mention, view))
            || view.addresses().any(|address| is_on(address, &self.lead.domains))
    }

    /// Whether somebody is known to lead.
    pub(crate) const fn has_lead(&self) -> bool {
        !self.lead.handles.is_empty() || !self.lead.domains.is_empty()
    }

    /// Whether a post names a channel of a lead of these windows, or cannot, because nobody is known to
    /// lead one.
    pub(crate) fn refers_to_lead(windows: &[&Self], view: PostView<'_, '_>) -> bool {
        let mut led = windows.iter().filter(|window| window.has_lead()).peekable();
        led.peek().is_none() || led.any(|window| window.lead_in(view))
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

fn contains(handles: &[String], handle: &str) -> bool {
    handles.iter().any(|own| same_handle(own, handle))
}
