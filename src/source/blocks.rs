//! Places in files that are no text files, by the cell or paragraph.

use std::sync::Arc;

use super::{Source, Span, count_chars};
use crate::layout::{Layout, Spot};

impl Source {
    /// The same text, whose cells or paragraphs are where the layout says.
    #[must_use]
    pub fn with_layout(self, layout: Arc<Layout>) -> Self {
        Self { layout: Some(layout), ..self }
    }

    /// For a file that is no text file: where its text comes from.
    pub fn layout(&self) -> Option<&Layout> {
        self.layout.as_deref()
    }

    /// The cell or paragraph in which a span begins, and the part of the span in it;
    /// `None` in text files.
    pub fn spot(&self, span: Span) -> Option<Spot> {
        let layout = self.layout.as_deref()?;
        let (range, block) = layout.block_at(span.start, self.text.len())?;
        let within = |offset: usize| offset.clamp(range.start, range.end);
        let bytes = within(span.start)..within(span.end);
        let chars = |to: usize| count_chars(&self.text.as_bytes()[range.start..to]);
        Some(Spot {
            sheet: layout.sheet.clone(),
            column: layout.name_of(block).cloned(),
            block,
            chars: chars(bytes.start)..chars(bytes.end),
            bytes: bytes.start - range.start..bytes.end - range.start,
        })
    }

    /// The number by which people know the line of a byte: that of the row of a sheet or
    /// the paragraph of a document, if it is in one.
    pub fn number_of(&self, offset: usize) -> usize {
        let layout = self.layout.as_deref();
        let block = layout.and_then(|layout| layout.block_at(offset, self.text.len()));
        block.map_or_else(|| self.line_of(offset), |(_, block)| block.number())
    }
}
