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
    for word in words(rest, width - columns_of(indent)) {
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

/// The words of a text. Code in backticks is one word, unless it is wider than
/// a line, so that a command can be copied.
fn words(text: &str, width: usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.match_indices(' ').map(|(at, _)| at).find(|at| {
            let quotes = text[..*at].matches('`').count();
            quotes.is_multiple_of(2) || !text[*at..].contains('`')
        });
        let code = end.unwrap_or(text.len());
        let first = text.find(' ').unwrap_or(text.len());
        let end = if columns_of(&text[..code]) <= width { code } else { first };
        rest = text.get(end + 1..);
        Some(&text[..end])
    })
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
        assert_eq!(wrap("run `one two three` now", 16, ""), "run\n`one two three`\nnow");
        assert_eq!(wrap("run `one two three` now", 12, ""), "run `one two\nthree` now");
        assert_eq!(wrap("it's ` alone", 9, ""), "it's `\nalone");
        assert_eq!(wrap_after("  help: one two", 8, 12, "        "), "  help: one\n        two");
    }
}
