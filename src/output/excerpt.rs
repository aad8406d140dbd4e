//! Lines of a file with labels, as a terminal may show them: masked, every
//! sign visible, and with the line numbers known beforehand, so that nothing
//! scans the file for them.

use std::{fmt, ops::Range};

use miette::{
    Diagnostic, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use super::words::visible_sign;

/// Lines to show, and what to say about them. For miette it is a diagnostic
/// without message: what is wrong is said above it.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// What stands above the lines: the file, the line, the column.
    name: String,
    /// The number of the first line.
    first_line: usize,
    text: String,
    labels: Vec<LabeledSpan>,
}

impl Excerpt {
    /// Lines of a text that is masked already. `labels` are bytes of it; the
    /// first one is what the excerpt is about.
    pub(super) fn new(
        name: &str,
        first_line: usize,
        text: &str,
        labels: Vec<(Range<usize>, String)>,
    ) -> Self {
        let mut shown = Shown::of(text);
        // After the last sign there is nothing for a label to point at.
        if text.is_empty() || labels.iter().any(|(range, _)| range.start == text.len()) {
            shown.text.push(' ');
        }
        let mut primary = true;
        let label = |(range, words): (Range<usize>, String)| {
            let range = shown.place(range.start)..shown.place(range.end);
            let words = Some(super::words::visible(&words).into_owned());
            if std::mem::take(&mut primary) {
                LabeledSpan::new_primary_with_span(words, range)
            } else {
                LabeledSpan::new_with_span(words, range)
            }
        };
        let labels = labels.into_iter().map(label).collect();
        let name = super::words::visible(name).into_owned();
        Self { name, first_line, text: shown.text, labels }
    }
}

/// A text with every sign visible but the line breaks, and where its parts went.
struct Shown {
    text: String,
    /// Where the two differ in length from: before and after.
    moved: Vec<(usize, usize)>,
}

impl Shown {
    fn of(text: &str) -> Self {
        let mut shown = Self { text: String::with_capacity(text.len()), moved: Vec::new() };
        for (at, sign) in text.char_indices() {
            let end = at + sign.len_utf8();
            let seen = match sign {
                '\r' if text[end..].starts_with('\n') => None,
                '\n' | '\t' => Some(sign),
                _ => Some(visible_sign(sign)),
            };
            shown.text.extend(seen);
            if seen.map(char::len_utf8) != Some(sign.len_utf8()) {
                shown.moved.push((end, shown.text.len()));
            }
        }
        shown
    }

    /// Where a byte of the text went.
    fn place(&self, at: usize) -> usize {
        let after = self.moved.partition_point(|(before, _)| *before <= at);
        let (before, shown) = after.checked_sub(1).map_or((0, 0), |index| self.moved[index]);
        (shown + (at - before)).min(self.text.len())
    }
}

impl SourceCode for Excerpt {
    /// All of it, whatever is asked for: it holds what is to be seen.
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            self.text.as_bytes(),
            (0, self.text.len()).into(),
            self.first_line - 1,
            0,
            self.text.lines().count(),
        )))
    }
}

impl Diagnostic for Excerpt {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Excerpt {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_the_signs_that_grew() {
        let shown = Shown::of("a\x1bb\u{202e}c");
        assert_eq!(shown.text, "a␛b\u{fffd}c");
        assert_eq!(&shown.text[shown.place(2)..shown.place(3)], "b");
        assert_eq!(&shown.text[shown.place(6)..shown.place(7)], "c");
        assert_eq!(&shown.text[shown.place(1)..shown.place(2)], "␛");
    }
}
