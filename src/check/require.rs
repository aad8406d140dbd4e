//! What a post promises, it also has: a link after *read more*.

use std::ops::Range;

use super::{Hit, Matcher, Subject, element::Element};
use crate::{
    matcher::{Match, Vocabulary},
    message::Message,
    window::Window,
    yaml::{Node, Reader, one_or_more},
};

/// A promise, and what keeps it.
#[derive(Debug)]
pub struct Require {
    /// The words that promise; without them, every post has to keep the promise.
    after: Option<Matcher>,
    /// One of these keeps the promise.
    one_of: Vec<Element>,
    /// Promises that something else keeps as well.
    also: Option<Also>,
}

/// Some of the promises, and what else keeps them: *sign up* is kept by a
/// telephone number, *read more* is not.
#[derive(Clone, Debug)]
struct Also {
    after: Matcher,
    one_of: Vec<Element>,
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
        let elements = one_or_more(|node, reader| Element::read(node, reader, vocabulary));
        let one_of = match base {
            None => fields.required("one_of", elements),
            Some(base) => fields.optional("one_of", elements).or_else(|| Some(base.one_of.clone())),
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
        let label = self.one_of.first().map_or(Element::Link.missing(), Element::missing);
        vec![Hit::text(promise, Message::new(label))]
    }
}

impl Also {
    fn read(node: &Node, reader: &mut Reader<'_>, vocabulary: &mut Vocabulary) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let after =
            fields.required("after", |node, reader| Matcher::read(node, reader, vocabulary));
        let elements = one_or_more(|node, reader| Element::read(node, reader, vocabulary));
        let one_of = fields.required("one_of", elements);
        fields.finish();
        Some(Self { after: after?, one_of: one_of? })
    }

    /// Whether a promise is one of those it names.
    fn covers(&self, promise: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        let overlaps = |found: &Match| found.start < promise.end && promise.start < found.end;
        self.after.matches(subject).any(overlaps)
    }
}

fn has_one(elements: &[Element], subject: &Subject<'_, '_>, window: Option<&Window>) -> bool {
    elements.iter().any(|element| element.is_in(subject, window))
}
