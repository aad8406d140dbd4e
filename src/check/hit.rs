//! What a check objects to: a place, a label, perhaps a fix.

use std::ops::Range;

use super::Subject;
use crate::{
    message::Message,
    source::{Place, Span},
    window::Window,
};

/// An objection of a check: where, and what was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it objects.
    pub at: Where,
    /// The label on the underlined words: what was found there, with the figure.
    pub found: Message,
    /// A wording that may replace the words safely.
    pub fix: Option<String>,
    /// Further places that it rests on.
    pub related: Vec<Related>,
    /// How its severity differs from that of the rule.
    pub shift: SeverityShift,
}

/// Where a check objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// At bytes of the decoded text.
    Text(Range<usize>),
    /// At bytes of the source that are not part of the text.
    Source(Span),
}

/// How the severity of a hit differs from that of its rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SeverityShift {
    /// It is an info, whatever the level of the rule.
    Info,
    /// It is one level lower.
    Lower,
    /// It is that of the rule.
    #[default]
    None,
    /// It is an error, whatever the level of the rule.
    Error,
}

/// A further place that an objection rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub at: RelatedPlace,
    /// The label on it: what is there.
    pub found: Message,
}

/// Where a further place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelatedPlace {
    /// In the text of the post.
    Text(Range<usize>),
    /// In a register.
    Register(Box<Place>),
}

impl Hit {
    /// An objection to bytes of the text.
    pub fn text(range: Range<usize>, found: Message) -> Self {
        Self::new(Where::Text(range), found)
    }

    /// An objection to bytes of the source outside the text.
    pub fn source(span: Span, found: Message) -> Self {
        Self::new(Where::Source(span), found)
    }

    /// An objection to a post as a whole: to its text, or to its record where it
    /// has no text.
    pub fn whole(subject: &Subject<'_, '_>, found: Message) -> Self {
        let text = 0..subject.text().trim_end().len();
        if text.is_empty() {
            Self::source(subject.post.span, found)
        } else {
            Self::text(text, found)
        }
    }

    fn new(at: Where, found: Message) -> Self {
        Self { at, found, fix: None, related: Vec::new(), shift: SeverityShift::None }
    }

    /// Adds the label at the declaration of the window that the rule rests on. A
    /// window past its review date only warns.
    pub fn attach_window(&mut self, window: Option<&Window>, subject: &Subject<'_, '_>) {
        let Some(window) = window else { return };
        if window.is_expired(subject.time) {
            self.shift = SeverityShift::Lower;
        }
        let declared = |related: &Related| matches!(related.at, RelatedPlace::Register(_));
        if !self.related.iter().any(declared) {
            self.related.push(subject.declared(window));
        }
    }
}
