//! What a post promises, it also has: a link after *read more*.

use std::ops::Range;

use super::{Hit, Matcher, Subject, offer::Offer};
use crate::{
    matcher::{Match, Vocabulary},
    message::Message,
    register::windows::Window,
    yaml::{Node, Reader, one_or_more},
};

/// A promise, and what keeps it.
#[derive(Debug)]
pub struct Require {
    /// The words that promise; without them, every post has to keep the promise.
    after: Option<Matcher>,
    /// One of these keeps the promise.
    one_of: Vec<Offer>,
    /// Promises that something else keeps as well.
    also: Option<Also>,
}

/// Some of the promises, and what else keeps them: *sign up* is kept by a
/// telephone number, *read more* is not.
#[derive(Clone, Debug)]
struct Also {
    after: Matcher,
    one_of: Vec<Offer>,
}

impl Require {
    /// `{after: MATCHER, one_of: […], also: {after: MATCHER, one_of: […]}}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let matcher =
            |node: &Node, reader: &mut Reader<'_>| Matcher::read(node, reader, vocabulary);
        let after = fields.optional("after", matcher);
        let offers = one_or_more(|node, reader| Offer::read(node, reader, vocabulary));
        let one_of = match base {
            None => fields.required("one_of", offers),
            Some(base) => fields.optional("one_of", offers).or_else(|| Some(base.one_of.clone())),
        };
        let also = fields.optional("also", |node, reader| Also::read(node, reader, vocabulary));
        fields.finish();
        let base_after = || base.and_then(|base| base.after.clone());
        let base_also = || base.and_then(|base| base.also.clone());
        Some(Self {
            after: after.or_else(base_after),
            one_of: one_of?,
            also: also.or_else(base_also),
        })
    }

    /// The first promise that nothing keeps.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let also = self.also.as_ref().filter(|also| has_one(&also.one_of, subject, window));
        let is_kept =
            |promise: &Range<usize>| also.is_some_and(|also| also.covers(promise, subject));
        let promise = match &self.after {
            Some(after) => after.matches(subject).map(Match::range).find(|range| !is_kept(range)),
            None => Some(0..subject.text().trim_end().len()),
        };
        let Some(promise) = promise else { return Vec::new() };
        if has_one(&self.one_of, subject, window) {
            return Vec::new();
        }
        let label = self.one_of.first().map_or(Offer::Link.missing(), Offer::missing);
        vec![Hit::text(promise, Message::new(label))]
    }
}

impl Also {
    fn read(node: &Node, reader: &mut Reader<'_>, vocabulary: &mut Vocabulary) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let after =
            fields.required("after", |node, reader| Matcher::read(node, reader, vocabulary));
        let offers = one_or_more(|node, reader| Offer::read(node, reader, vocabulary));
        let one_of = fields.required("one_of", offers);
        fields.finish();
        Some(Self { after: after?, one_of: one_of? })
    }

    /// Whether a promise is one of those it names.
    fn covers(&self, promise: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        let overlaps = |found: &Match| found.start < promise.end && promise.start < found.end;
        self.after.matches(subject).any(overlaps)
    }
}

fn has_one(offers: &[Offer], subject: &Subject<'_, '_>, window: Option<&Window>) -> bool {
    offers.iter().any(|offer| offer.is_in(subject, window))
}
