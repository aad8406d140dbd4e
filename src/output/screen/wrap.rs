//! Wraps text at spaces.

use super::widths::{graphemes, width_of};

/// Wraps a text so that no line is wider than `width` columns, except for a single
/// word that is wider. Lines after the first begin with `indent`.
pub(super) fn wrap(text: &str, width: usize, indent: &str) -> String {
    wrap_after(text, 0, width, indent)
}

/// Like [`wrap`], but leaves the first `kept` bytes of the text as they are.
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

/// The indentation of what goes on below a line, relative to that line.
const HANG: usize = 2;

/// Wraps each line of a text that is wider than the screen. What goes on below is
/// indented more than the line. `width` is that of the screen in columns; `None` if a
/// line may have any width.
pub fn fold(text: &str, width: Option<usize>) -> String {
    let Some(width) = width else { return text.to_owned() };
    let line = |line: &str| {
        if columns_of(line) <= width {
            return line.to_owned();
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        wrap_after(line, indent, width, &" ".repeat((indent + HANG).min(width / 2)))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The words of a text, between which lines may break. Code in backticks, a date with
/// its time, and a dot (`·`) with the word after it each count as one word, unless they
/// are wider than `width` columns.
fn words(text: &str, width: usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let whole = end_of_word(text);
        let first = text.find(' ').unwrap_or(text.len());
        let end = if columns_of(&text[..whole]) <= width { whole } else { first };
        rest = text.get(end + 1..);
        Some(&text[..end])
    })
}

/// The index of the first space at which a line may break; the length of the text if
/// there is no such space.
fn end_of_word(text: &str) -> usize {
    let breaks = |at: &usize| {
        let (before, after) = (&text[..*at], &text[at + 1..]);
        let in_code = before.matches('`').count() % 2 == 1 && after.contains('`');
        let in_moment = ends_with_date(before) && begins_with_time(after);
        !in_code && !in_moment && !before.ends_with('·')
    };
    text.match_indices(' ').map(|(at, _)| at).find(breaks).unwrap_or(text.len())
}

/// Whether a text ends in a date such as 2026-05-10.
fn ends_with_date(text: &str) -> bool {
    text.as_bytes().last_chunk().is_some_and(|date| has_shape(date, b"0000-00-00"))
}

/// Whether a text begins with a time such as 16:02.
fn begins_with_time(text: &str) -> bool {
    text.as_bytes().first_chunk().is_some_and(|time| has_shape(time, b"00:00"))
}

/// Whether a text has digits where `shape` has zeros, and is equal to it elsewhere.
fn has_shape<const LENGTH: usize>(text: &[u8; LENGTH], shape: &[u8; LENGTH]) -> bool {
    let fits = |(byte, shape): (&u8, &u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        _ => byte == shape,
    };
    text.iter().zip(shape).all(fits)
}

/// The width of a text in a terminal, in columns.
pub fn columns_of(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    graphemes(text).map(|(_, grapheme)| width_of(grapheme)).sum()
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
        assert_eq!(wrap("until 2026-05-10 16:02", 16, ""), "until\n2026-05-10 16:02");
        assert_eq!(wrap("until 2026-05-10 16:02", 15, ""), "until\n2026-05-10\n16:02");
        assert_eq!(fold("  a b\n  one two", Some(8)), "  a b\n  one\n    two");
        assert_eq!(fold("one two three", None), "one two three");
        assert_eq!(wrap_after("  help: one two", 8, 12, "        "), "  help: one\n        two");
    }
}
