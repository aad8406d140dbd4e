//! Decoded text that knows where each part of it stands in its file.
//!
//! A post's text comes through YAML quotes, JSON escapes, CSV quotes or HTML
//! entities. Checks see the text a reader of the post sees; diagnostics point
//! at the file the editor edits. [`Text::locate`] is the way from one to the
//! other. To read a further notation, write a function that takes the raw bytes
//! and builds a `Text` with [`TextBuilder`].

use std::{borrow::Cow, ops::Range};

use crate::source::Span;

/// Decoded text, and where each part of it stands in its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'s> {
    decoded: Cow<'s, str>,
    /// Where the mapping changes, in the order of the text; the first piece
    /// begins at 0. Two neighbours never map the same way.
    pieces: Vec<Piece>,
    /// One past the last byte in the source.
    end: usize,
}

/// From `decoded` on, the text stands in the source from `source` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    decoded: usize,
    source: usize,
    /// Byte for byte; else the piece as a whole stands for a stretch of source.
    verbatim: bool,
}

impl<'s> Text<'s> {
    /// Text that stands in the source as it is, from byte `start` on.
    pub fn verbatim(text: &'s str, start: usize) -> Self {
        Self { decoded: Cow::Borrowed(text), pieces: Vec::new(), end: start + text.len() }
    }

    /// The text as its reader sees it.
    pub fn as_str(&self) -> &str {
        &self.decoded
    }

    /// Where a range of the decoded text stands in the source. An escape is
    /// covered whole. Monotone, in bounds, on character boundaries.
    pub fn locate(&self, range: Range<usize>) -> Span {
        let start = self.start_of(range.start);
        Span::new(start, self.end_of(range.end).max(start))
    }

    fn start_of(&self, offset: usize) -> usize {
        match self.piece_at(offset) {
            None => self.end - self.decoded.len() + offset,
            Some(piece) if piece.verbatim => piece.source + (offset - piece.decoded),
            Some(piece) if offset == piece.decoded => piece.source,
            Some(piece) => piece.source,
        }
    }

    fn end_of(&self, offset: usize) -> usize {
        let Some(last) = offset.checked_sub(1) else { return self.start_of(0) };
        match self.piece_at(last) {
            None => self.end - self.decoded.len() + offset,
            Some(piece) if piece.verbatim => piece.source + (offset - piece.decoded),
            Some(piece) => self
                .pieces
                .iter()
                .find(|next| piece.decoded < next.decoded)
                .map_or(self.end, |next| next.source),
        }
    }

    fn piece_at(&self, offset: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.decoded <= offset);
        self.pieces.get(after.checked_sub(1)?)
    }
}
