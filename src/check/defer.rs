//! Crises that another authority leads.
//!
//! Deferring has two halves: do not originate, do amplify. A repost, quote or
//! link of the lead passes; so does factual service information of one's own
//! that points to the lead.

use super::{Hit, Phrase, Subject, Weight, Where, running};
use crate::{
    post::{Kind, Post},
    register::windows::{Role, Window, WindowKind},
};

/// What a post may say about a crisis of another authority.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defer {
    /// What only sounds like the topic of a crisis.
    pub exempt: Phrase,
    /// Words of sympathy, which weigh less as long as they claim nothing.
    pub condolence: Phrase,
    /// Words without which the tag of a crisis alone says nothing about it.
    pub with_tag: Phrase,
    /// Words that send the reader to an account.
    pub pointer: Phrase,
}

impl Defer {
    /// Where a post speaks about a crisis that another authority leads, but for
    /// the forms that pass.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>) -> Vec<Hit> {
        let open =
            |window: &&&Window| window.kind == WindowKind::Crisis && window.is_open(subject.time);
        let crises = subject.windows.iter().filter(open);
        crises
            .filter(|window| !window.is_led_by(subject.account) && !passes(window, subject))
            .filter_map(|window| self.hit(window, subject))
            .collect()
    }

    fn hit(&self, window: &Window, subject: &Subject<'_, '_>) -> Option<Hit> {
        let mut hit = window.named_in(subject, &self.exempt)?;
        if is_of_another(&hit, subject.post) || self.points_to_lead(&hit, window, subject) {
            return None;
        }
        let sympathy = self.condolence.matches(subject).next().is_some();
        let only_tagged = matches!(hit.found, super::Found::Window(super::Tie::Tag(_)));
        if only_tagged && !sympathy && self.with_tag.matches(subject).next().is_none() {
            return None;
        }
        if sympathy && !subject.text().contains(|sign: char| sign.is_ascii_digit()) {
            hit.weight = Weight::Milder;
        }
        hit.related.push(window.declared());
        Some(hit)
    }

    /// Whether the sentence only says where to hear of the event: from the
    /// lead. Another sentence may not lean on it.
    fn points_to_lead(&self, hit: &Hit, window: &Window, subject: &Subject<'_, '_>) -> bool {
        let Where::Text(topic) = &hit.at else { return false };
        let sentence = running::sentence(subject.text(), topic.clone());
        let leads = subject.tokens.mentions().filter(|mention| {
            sentence.contains(&mention.start) && window.is_lead_mentioned(mention, subject)
        });
        let pointed = |start| {
            self.pointer.matches(subject).any(|word| {
                sentence.start <= word.start
                    && word.end <= start
                    && running::words(&subject.text()[word.end..start]) < 3
            })
        };
        leads.map(|lead| lead.start).any(pointed)
    }
}

/// Whether only the quoted post, whose author is known, names the event. Whom
/// one may quote is a question of its own.
fn is_of_another(hit: &Hit, post: &Post<'_>) -> bool {
    let known = post.quote_of.as_ref().is_some_and(|quoted| quoted.account.is_some());
    let own = post.own_text().len();
    known && matches!(&hit.at, Where::Text(range) if own <= range.start)
}

/// Whether the post has a form that passes.
fn passes(window: &Window, subject: &Subject<'_, '_>) -> bool {
    let post = subject.post;
    let labelled = |labels: &[String]| labels.iter().any(|label| post.is_labelled(label));
    let own_lane = labelled(&["service-info", "cancellation", "condolence"].map(str::to_owned));
    let service = window.role(subject.account) == Some(Role::Service);
    window.allows_post(post.repost_of.as_ref())
        || labelled(&window.allow.labels)
        // That such a post points to the lead is a rule of its own.
        || service && own_lane
        || (service || own_lane) && window.lead_in(subject)
        || post.kind != Kind::Repost
            && (window.allows_post(post.quote_of.as_ref())
                || subject.addresses().any(|address| window.allows_address(address)))
}
