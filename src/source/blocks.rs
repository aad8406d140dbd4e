//! Places in files that are not text files, given by the cell, value, paragraph or record.

use std::sync::Arc;

use super::{Source, Span, count_chars};
use crate::layout::{Layout, Spot};

impl Source {
    /// The same source, whose text comes from the cells or paragraphs of this layout.
    #[must_use]
    pub fn with_layout(self, layout: Arc<Layout>) -> Self {
        Self { layout: Some(layout), ..self }
    }

    /// The cells or paragraphs that the text comes from; `None` in text files.
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
        let in_file = |offset: usize| layout.byte_in_file(offset);
        let in_block = bytes.start - range.start..bytes.end - range.start;
        let in_file = in_file(bytes.start).zip(in_file(bytes.end));
        let chars = |to: usize| count_chars(&self.text.as_bytes()[range.start..to]);
        Some(Spot {
            sheet: layout.sheet.clone(),
            column: layout.name_of(block).cloned(),
            record: layout.record_of(block).cloned(),
            block,
            chars: chars(bytes.start)..chars(bytes.end),
            bytes: in_file.map_or(in_block, |(start, end)| start..end),
        })
    }

    /// The number of the row of a sheet, or of the paragraph of a document, that
    /// contains a byte; in text files, the number of its line.
    pub fn number_of(&self, offset: usize) -> usize {
        let layout = self.layout.as_deref();
        let block = layout.and_then(|layout| layout.block_at(offset, self.text.len()));
        block.map_or_else(|| self.line_of(offset), |(_, block)| block.number())
    }
}
