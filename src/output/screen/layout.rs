//! Text wrapped at spaces.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A text with line breaks at spaces, so that no line is wider than `width`
/// unless a single word is. Further lines begin with `indent`.
pub(super) fn wrap(text: &str, width: usize, indent: &str) -> String {
    wrap_after(text, 0, width, indent)
}

/// The same, where the first bytes of the text are not broken.
pub(super) fn wrap_after(text: &str, kept: usize, width: usize, indent: &str) -> String {
    let (first, rest) = text.split_at(kept);
    let mut lines = first.to_owned();
    let mut columns = columns_of(first);
    let mut begins = true;
    for word in rest.split(' ') {
        let length = columns_of(word);
        if !begins && width < columns + 1 + length {
            lines.push('\n');
            lines.push_str(indent);
            columns = columns_of(indent);
        } else if !begins {
            lines.push(' ');
            columns += 1;
        }
        lines.push_str(word);
        columns += length;
        begins = false;
    }
    lines
}

/// The columns that a terminal gives a text: those of its grapheme clusters.
pub(super) fn columns_of(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(str::width).sum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_wraps_at_spaces() {
        assert_eq!(wrap("one two three four", 9, ""), "one two\nthree\nfour");
        assert_eq!(wrap("one two three four", 9, "  "), "one two\n  three\n  four");
        assert_eq!(wrap("incomprehensibilities and", 9, ""), "incomprehensibilities\nand");
        assert_eq!(wrap_after("  help: one two", 8, 12, "        "), "  help: one\n        two");
    }
}
