//! The hits of checks: each has a place, a label, and perhaps a fix.

use std::ops::Range;

use super::{Matcher, Subject};
use crate::{
    matcher::Match,
    message::Message,
    source::{Place, Span},
    window::Window,
};

/// A hit of a check: a place in a post, and what was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The place of the hit.
    pub at: Where,
    /// The label below the underlined words: what was found there, with any figures,
    /// as *used by 0 other accounts in 180 days*.
    pub label: Message,
    /// A safe replacement for the underlined words; `None` if there is none.
    pub fix: Option<String>,
    /// Further places that explain the hit.
    pub related: Vec<Related>,
    /// How the severity of the hit differs from that of its rule.
    pub shift: SeverityShift,
}

/// The place of a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// A range of bytes in the decoded text.
    Text(Range<usize>),
    /// A span of the source outside the text, such as an alt text.
    Source(Span),
}

/// How the severity of a hit differs from that of its rule; the mildest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeverityShift {
    /// The severity is `info`, whatever the level of the rule.
    Info,
    /// The severity is one level lower than that of the rule.
    Lower,
    /// The severity is that of the rule.
    #[default]
    None,
    /// The severity is `error`, whatever the level of the rule.
    Error,
}

impl SeverityShift {
    /// One step weaker: `error` becomes the level of the rule, and the level of the
    /// rule becomes one level lower. `Lower` and `Info` stay as they are.
    pub(super) fn lowered(self) -> Self {
        match self {
            Self::Info => Self::Info,
            Self::Lower | Self::None => Self::Lower,
            Self::Error => Self::None,
        }
    }
}

/// A further place that explains a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place that explains the hit.
    pub at: RelatedPlace,
    /// The label at the place: what was found there.
    pub label: Message,
}

/// Where a related place of a hit is: in the text of the post, or in a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelatedPlace {
    /// A range of bytes in the decoded text.
    Text(Range<usize>),
    /// A place in a register, such as the record of a window.
    Register(Box<Place>),
}

impl Hit {
    /// A hit at a range of the text.
    pub fn text(range: Range<usize>, label: Message) -> Self {
        Self::new(Where::Text(range), label)
    }

    /// A hit at a span of the source outside the text.
    pub fn source(span: Span, label: Message) -> Self {
        Self::new(Where::Source(span), label)
    }

    /// A hit on a whole post: on its text or, if it has no text, on its record.
    pub fn whole(subject: &Subject<'_, '_>, label: Message) -> Self {
        let text = 0..subject.text().trim_end().len();
        if text.is_empty() {
            Self::source(subject.post.span, label)
        } else {
            Self::text(text, label)
        }
    }

    fn new(at: Where, label: Message) -> Self {
        Self { at, label, fix: None, related: Vec::new(), shift: SeverityShift::None }
    }

    /// Adds a label at the record of the window because of which the rule applies to
    /// the post, unless the hit already has a label in a register. If that window is
    /// overdue, the severity becomes one level lower. Without a window, nothing
    /// changes.
    pub fn attach_window(&mut self, window: Option<&Window>, subject: &Subject<'_, '_>) {
        let Some(window) = window else { return };
        if window.is_overdue(subject.time) {
            self.shift = self.shift.lowered();
        }
        let declared = |related: &Related| matches!(related.at, RelatedPlace::Register(_));
        if !self.related.iter().any(declared) {
            self.related.extend(subject.answered_label(window));
            self.related.push(subject.declared(window));
        }
    }

    /// The same hit as a match of a matcher: one that only the intent finds may be milder.
    pub(super) fn heard_by(
        self,
        matcher: &Matcher,
        found: &Match,
        subject: &Subject<'_, '_>,
    ) -> Self {
        let milder = subject.heard.unwrap_or(matcher.heard);
        let shift = if matcher.is_heard(found) { milder } else { SeverityShift::None };
        Self { shift, ..self }
    }
}

/// Whether any of the ranges, which are in order and do not overlap, is within another one.
pub(super) fn is_any_within(found: &[Range<usize>], outer: &Range<usize>) -> bool {
    let first = found.partition_point(|range| range.start < outer.start);
    found.get(first).is_some_and(|range| range.end <= outer.end)
}
