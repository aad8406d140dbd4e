//! Decoded text, with a map from each part of it to its place in the file.
//!
//! In files, the text of a post is written with quotes of YAML or CSV, escapes of
//! JSON (`\u00e6`) or entities of HTML (`&aelig;`). Checks see the decoded text, as a
//! reader of the post does; diagnostics point at the file, which the editor edits.
//! [`Text::locate`] maps from the decoded text to the file. To decode another
//! notation, write a function that builds a `Text` with [`TextBuilder`].

mod decoders;
mod html;
mod mojibake;

use std::{borrow::Cow, ops::Range};

use crate::source::{Source, Span};

pub use decoders::{csv_field, json_string, unescape_html, unify_line_breaks};
pub use html::{Anchor, Html, html};
pub use mojibake::undo_latin1;

/// Decoded text, with the span in its source for each part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'s> {
    decoded: Cow<'s, str>,
    /// The pieces of the text in order; the first begins at offset 0. If there are
    /// none, the decoded text is exactly what the source contains.
    pieces: Vec<Piece>,
    /// The offset in the source at which the encoded text ends.
    end: usize,
}

/// A piece of decoded text, which ends where the next one begins, and its span in the
/// source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// The offset at which the piece begins in the decoded text.
    decoded: usize,
    span: Span,
    /// Whether the source contains the same bytes, so that each byte of the piece has
    /// its own place there. If not, all bytes of the piece have the whole span as
    /// their place.
    verbatim: bool,
}

impl<'s> Text<'s> {
    /// Text that is the same in the source, where it begins at byte `start`.
    pub fn verbatim(text: &'s str, start: usize) -> Self {
        Self { decoded: Cow::Borrowed(text), pieces: Vec::new(), end: start + text.len() }
    }

    /// Text that was decoded from `span`, where it is not known which byte came from where:
    /// each part of it has the whole `span` as its place.
    pub fn replaced(text: impl Into<Cow<'s, str>>, span: Span) -> Self {
        let pieces = vec![Piece { decoded: 0, span, verbatim: false }];
        Self { decoded: text.into(), pieces, end: span.end }
    }

    /// The decoded text.
    pub fn as_str(&self) -> &str {
        &self.decoded
    }

    /// The span in the source of a range of the decoded text. An escape, such as
    /// `\u00e6`, is never cut in half. The span is within the source and on character
    /// boundaries, and a later range never has an earlier span.
    pub fn locate(&self, range: Range<usize>) -> Span {
        let start = self.start_of(range.start);
        if range.end <= range.start {
            return Span::new(start, start);
        }
        Span::new(start, self.end_of(range.end).max(start))
    }

    /// The text with some ranges replaced. The ranges must be in order and must not
    /// overlap. The place of a replacement is that of the range it replaces. If there
    /// are no ranges, nothing is copied.
    #[must_use]
    pub fn replace<T: AsRef<str>>(
        self,
        edits: impl IntoIterator<Item = (Range<usize>, T)>,
    ) -> Self {
        let mut edits = edits.into_iter().peekable();
        if edits.peek().is_none() {
            return self;
        }
        let mut edited = Pieces::with_capacity(self.decoded.len());
        let mut kept_from = 0;
        for (range, replacement) in edits {
            edited.copy(&self, kept_from..range.start);
            edited.push(self.locate(range.clone()), replacement.as_ref(), false);
            kept_from = range.end;
        }
        edited.copy(&self, kept_from..self.decoded.len());
        edited.finish(self.end)
    }

    /// The text without leading and trailing white space, as platforms show it.
    #[must_use]
    pub fn trim(self) -> Self {
        let text = self.as_str();
        let (len, from) = (text.len(), text.len() - text.trim_start().len());
        let to = from + text.trim().len();
        match self.decoded {
            _ if from == 0 && to == len => self,
            Cow::Borrowed(text) if self.pieces.is_empty() => {
                Self::verbatim(&text[from..to], self.end - len + from)
            }
            _ => self.replace([(0..from, ""), (to..len, "")]),
        }
    }

    fn start_of(&self, offset: usize) -> usize {
        match self.piece_at(offset) {
            None => self.end - self.decoded.len() + offset.min(self.decoded.len()),
            Some(_) if self.decoded.len() <= offset => self.end,
            Some(piece) if piece.verbatim => piece.span.start + (offset - piece.decoded),
            Some(piece) => piece.span.start,
        }
    }

    /// The offset in the source at which the byte before `offset` ends.
    fn end_of(&self, offset: usize) -> usize {
        let offset = offset.min(self.decoded.len());
        match offset.checked_sub(1).and_then(|last| self.piece_at(last)) {
            None => self.end - self.decoded.len() + offset,
            Some(piece) if piece.verbatim => piece.span.start + (offset - piece.decoded),
            Some(piece) => piece.span.end,
        }
    }

    fn piece_at(&self, offset: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.decoded <= offset);
        self.pieces.get(after.checked_sub(1)?)
    }
}

/// Builds a [`Text`] from left to right, out of spans of a source.
#[derive(Debug)]
pub struct TextBuilder<'s> {
    source: &'s Source,
    pieces: Pieces,
}

impl<'s> TextBuilder<'s> {
    /// Begins with an empty text.
    pub fn new(source: &'s Source) -> Self {
        Self { source, pieces: Pieces::default() }
    }

    /// An empty text, with memory reserved for `len` bytes.
    pub(crate) fn with_capacity(source: &'s Source, len: usize) -> Self {
        Self { source, pieces: Pieces::with_capacity(len) }
    }

    /// Appends a span of the source unchanged.
    pub fn push_verbatim(&mut self, span: Span) {
        self.pieces.push(span, self.source.slice(span), true);
    }

    /// Appends `text`, which is the decoded form of `span`.
    pub fn push_replaced(&mut self, span: Span, text: &str) {
        self.pieces.push(span, text, false);
    }

    /// Appends a range of another text of the same source.
    pub(crate) fn push_text(&mut self, text: &Text<'_>, range: Range<usize>) {
        self.pieces.copy(text, range);
    }

    /// The finished text. `end` is the offset in the source at which its encoded form
    /// ends.
    pub fn finish(self, end: usize) -> Text<'s> {
        self.pieces.finish(end)
    }
}

/// The decoded text so far, and its pieces.
#[derive(Debug, Default)]
struct Pieces {
    decoded: String,
    pieces: Vec<Piece>,
}

impl Pieces {
    fn with_capacity(len: usize) -> Self {
        // Each escape makes two pieces, itself and the text after it.
        const FEW: usize = 8;
        Self { decoded: String::with_capacity(len), pieces: Vec::with_capacity(FEW) }
    }

    fn push(&mut self, span: Span, text: &str, verbatim: bool) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if verbatim && last.verbatim && last.span.end == span.start => {
                last.span.end = span.end;
            }
            _ => self.pieces.push(Piece { decoded: self.decoded.len(), span, verbatim }),
        }
        self.decoded.push_str(text);
    }

    /// Appends a range of another text, with the places of its parts.
    fn copy(&mut self, text: &Text<'_>, range: Range<usize>) {
        let mut from = range.start;
        while from < range.end {
            let after = text.pieces.partition_point(|piece| piece.decoded <= from);
            let next = text.pieces.get(after).map_or(text.decoded.len(), |piece| piece.decoded);
            let to = next.min(range.end);
            let verbatim = text.piece_at(from).is_none_or(|piece| piece.verbatim);
            self.push(text.locate(from..to), &text.decoded[from..to], verbatim);
            from = to;
        }
    }

    fn finish<'s>(self, end: usize) -> Text<'s> {
        let end = if self.pieces.is_empty() { end } else { end.max(self.last_end()) };
        Text { decoded: Cow::Owned(self.decoded), pieces: self.pieces, end }
    }

    fn last_end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.span.end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn verbatim_text_maps_one_to_one() {
        let text = Text::verbatim("blåbær", 10);
        assert_eq!(text.locate(2..4), Span::new(12, 14));
        assert_eq!(text.locate(0..8), Span::new(10, 18));
        assert_eq!(text.locate(8..8), Span::new(18, 18));
    }

    #[test]
    fn replacing_keeps_the_spans_of_the_rest() {
        let text = Text::verbatim("a &amp; b", 10).replace([(2..7, "&")]);
        assert_eq!(text.as_str(), "a & b");
        assert_eq!(text.locate(2..3), Span::new(12, 17));
        assert_eq!(text.locate(4..5), Span::new(18, 19));
        assert_eq!(text.locate(0..5), Span::new(10, 19));
        let again = text.replace([(0..3, "x"), (4..4, "+")]);
        assert_eq!(again.as_str(), "x +b");
        assert_eq!(again.locate(0..1), Span::new(10, 17));
        assert_eq!(again.locate(3..4), Span::new(18, 19));
    }

    #[test]
    fn trimming_keeps_the_spans() {
        let replaced = Text::verbatim(" æ xx\n", 10).replace([(4..6, "b")]);
        for text in [Text::verbatim(" æ b\n", 10), replaced] {
            let text = text.trim();
            assert_eq!(text.as_str(), "æ b");
            assert_eq!(text.locate(0..2), Span::new(11, 13));
            assert_eq!(text.locate(3..4).start, 14);
        }
    }

    proptest! {
        #[test]
        fn locate_is_monotone_in_bounds_and_on_boundaries(
            raw in "([a-zæ😀 ]|&amp;|&#39;|\r\n){0,20}", before in "\\PC{0,4}", at in 0usize..40, len in 0usize..20,
        ) {
            let file = format!("{before}{raw}{before}");
            let text = Text::verbatim(&file[before.len()..before.len() + raw.len()], before.len());
            let text = unify_line_breaks(unescape_html(text));
            let decoded = text.as_str();
            let start = decoded.char_indices().nth(at).map_or(decoded.len(), |(start, _)| start);
            let end = decoded.char_indices().nth(at + len).map_or(decoded.len(), |(end, _)| end);
            let span = text.locate(start..end);
            prop_assert!(before.len() <= span.start && span.start <= span.end);
            prop_assert!(span.end <= before.len() + raw.len());
            prop_assert!(file.is_char_boundary(span.start) && file.is_char_boundary(span.end));
            let shorter = text.locate(start..start.max(end.saturating_sub(1)));
            prop_assert!(shorter.end <= span.end && shorter.start == span.start);
            prop_assert!(span.start <= text.locate(end..decoded.len()).start);
            let again = unify_line_breaks(unescape_html(Text::verbatim(&file[span.range()], 0)));
            prop_assert_eq!(again.as_str(), &decoded[start..end]);
        }
    }
}
