//! Posts must contain what they promise: *read more* needs a link.

use std::ops::Range;

use super::{
    AskedFact, Hit, Matcher, Needs, SeverityShift, Subject, Where, element::Element, lacking,
    read_matcher::written_out,
};
use crate::{
    matcher::{Match, Vocabulary},
    window::Window,
    yaml::{Node, Reader, one_or_more},
};

/// Words that promise something, and the elements that keep the promise.
#[derive(Debug)]
pub struct Require {
    /// The words of the promise. If `None`, every post must have one of the
    /// elements.
    after: Option<Matcher>,
    /// The elements, of which the post must have one.
    one_of: Vec<Element>,
    /// Some of the promises, which other elements keep as well; `None` if there are
    /// none.
    also: Option<Also>,
}

/// Some of the promises, and other elements that keep them. For example, a telephone
/// number keeps *sign up* but not *read more*.
#[derive(Clone, Debug)]
struct Also {
    after: Matcher,
    one_of: Vec<Element>,
}

impl Require {
    /// Reads `{after: MATCHER, one_of: […], words: […], also: {after: MATCHER, one_of:
    /// […]}}`.
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
        // The words of the rule (`words`) are one more element: the post must have one
        // of the words, or one of the other elements.
        let has_words = node.get("words").is_some();
        let one_of = match base {
            None if !has_words => fields.required("one_of", elements),
            _ => fields.optional("one_of", elements),
        };
        let words = fields.optional("words", |node, reader| own_words(node, reader, vocabulary));
        let kept = base.filter(|_| !has_words).map(|base| base.one_of.clone());
        let one_of = match (one_of, words) {
            (None, None) => kept,
            (one_of, words) => Some(one_of.into_iter().flatten().chain(words).collect()),
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

    pub(super) fn needs(&self) -> Needs {
        self.after.as_ref().map_or_else(Needs::nothing, Needs::words_of)
    }

    /// What the elements ask for of that which many files do not state.
    pub(super) fn asks_for(&self) -> Vec<AskedFact> {
        let asked = |element: &Element| match element {
            Element::Media => Some(AskedFact::Media),
            Element::Link => Some(AskedFact::Links),
            _ => None,
        };
        self.one_of.iter().filter_map(asked).collect()
    }

    /// How the severity of what only the intent finds differs from that of the rule.
    pub(super) fn heard(&self) -> Option<SeverityShift> {
        self.after.as_ref().and_then(Matcher::heard_shift)
    }

    /// A hit on the first promise that is not kept or, without `after`, on the whole
    /// text. One in words that are listed goes before one that only an intent hears. An
    /// element of `one_of` anywhere in the post keeps every promise.
    /// Elements are searched for last, because most posts contain no promise.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let label = || lacking::label(&self.one_of);
        let promises: Vec<Hit> = match &self.after {
            Some(after) => {
                let hit = |found: &Match| {
                    Hit::text(found.range(), label()).heard_by(after, found, subject)
                };
                after.matches(subject).map(hit).collect()
            }
            None => vec![Hit::text(0..subject.text().trim_end().len(), label())],
        };
        if promises.is_empty() || has_one(&self.one_of, subject, window) {
            return Vec::new();
        }
        let is_unkept = |hit: &Hit| match (&self.also, &hit.at) {
            (Some(also), Where::Text(promise)) => !also.keeps(promise, subject, window),
            _ => true,
        };
        // They are in text order.
        let unkept = promises.into_iter().filter(is_unkept);
        unkept.min_by_key(|hit| hit.shift != SeverityShift::None).into_iter().collect()
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

    /// Whether `after` matches a promise, and the post has one of the elements.
    fn keeps(
        &self,
        promise: &Range<usize>,
        subject: &Subject<'_, '_>,
        window: Option<&Window>,
    ) -> bool {
        let overlaps = |found: &Match| found.start < promise.end && promise.start < found.end;
        self.after.matches(subject).any(overlaps) && has_one(&self.one_of, subject, window)
    }
}

/// Reads words of which the post must have one.
fn own_words(node: &Node, reader: &mut Reader<'_>, vocabulary: &mut Vocabulary) -> Option<Element> {
    let list = written_out(node, false, reader, vocabulary)?;
    Some(Element::OwnWords(Matcher::of(vec![list]), lacking::nouns_of(node)))
}

/// Whether a post has one of the elements. On a platform without links in texts, a rule cannot ask
/// for nothing but a link.
fn has_one(elements: &[Element], subject: &Subject<'_, '_>, window: Option<&Window>) -> bool {
    let is_link = |element: &Element| matches!(element, Element::Link | Element::ThreadLink);
    elements.iter().any(|element| element.is_in(subject, window))
        || !subject.post.platform.facts().has_links && elements.iter().all(is_link)
}
