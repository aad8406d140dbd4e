//! A line as a terminal shows it, divided into cells: one for each grapheme, with
//! its width in columns.
//!
//! Terminals disagree on the width of a grapheme. Kitty, Ghostty, iTerm2 and Windows
//! Terminal show a joined emoji, a skin tone and an emoji with U+FE0F in two
//! columns, as `unicode-width` does. VTE, xterm and tmux 3.3 add up the `wcwidth` of
//! each code point, and show `👍🏽` in four columns and `❤️` in one
//! (<https://mitchellh.com/writing/grapheme-clusters-in-terminals>). Cells have the
//! widths of the first group. On a terminal, an escape code (CHA) then moves the
//! cursor to the expected column after each cell of uncertain width, so that
//! underlines are under their words in the second group as well.

use std::{fmt::Write as _, ops::Range};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::output::visible::{commands, visible_from};

/// The number of columns from one tab stop to the next.
const TAB: usize = 4;

/// A line, divided into cells.
pub(super) struct Cells {
    /// The text to show: control characters are made visible, and tabs are spaces.
    text: String,
    all: Vec<Cell>,
    /// The width of the line in columns.
    pub(super) width: usize,
    /// The length of the original text in bytes.
    length: usize,
}

struct Cell {
    /// The index of the cell's first byte in the original text.
    original: usize,
    /// The index of the cell's first byte in the text to show.
    shown: usize,
    column: usize,
    is_space: bool,
    /// Whether terminals disagree on the width of this cell.
    is_uncertain: bool,
}

impl Cells {
    /// Divides a line into cells.
    pub(super) fn new(line: &str) -> Self {
        let mut text = String::with_capacity(line.len());
        let (mut cells, mut column) = (Vec::new(), 0);
        let commands = commands(line);
        for (original, cluster) in graphemes(line) {
            let shown = text.len();
            let is_space = matches!(cluster, " " | "\t");
            if cluster == "\t" {
                text.extend(std::iter::repeat_n(' ', TAB - column % TAB));
            } else if is_printable(cluster) && commands.is_empty() {
                text.push_str(cluster);
            } else {
                text.extend(visible_from(cluster, original, &commands));
            }
            let width = width_of(&text[shown..]);
            let is_uncertain = cluster != "\t" && (1 < width || 1 < cluster.chars().count());
            cells.push(Cell { original, shown, column, is_space, is_uncertain });
            column += width;
        }
        Self { text, all: cells, width: column, length: line.len() }
    }

    /// The columns of a byte range of the original text. A grapheme that is partly
    /// in the range is included as a whole.
    pub(super) fn columns(&self, range: &Range<usize>) -> Range<usize> {
        let after = self.all.partition_point(|cell| cell.original <= range.start);
        let start = match after.checked_sub(1) {
            Some(cell) if range.start < self.length => self.all[cell].column,
            _ if self.length <= range.start => self.width,
            _ => 0,
        };
        if range.is_empty() {
            return start..start;
        }
        let end = self.all.partition_point(|cell| cell.original < range.end);
        start..self.column(end).max(start)
    }

    fn column(&self, cell: usize) -> usize {
        self.all.get(cell).map_or(self.width, |cell| cell.column)
    }

    /// The text in a range of columns. `at` is the column of the screen, from 0, at
    /// which the text will be shown; the escape codes after cells of uncertain width
    /// need it. With `None`, no escape codes are written.
    pub(super) fn slice(&self, columns: &Range<usize>, at: Option<usize>) -> String {
        let cell = |column: usize| self.all.partition_point(|cell| cell.column < column);
        let byte = |cell: usize| self.all.get(cell).map_or(self.text.len(), |cell| cell.shown);
        let (first, last) = (cell(columns.start), cell(columns.end));
        let Some(at) = at else { return self.text[byte(first)..byte(last)].to_owned() };
        let mut text = String::new();
        for cell in first..last {
            text.push_str(&self.text[byte(cell)..byte(cell + 1)]);
            if self.all[cell].is_uncertain {
                let next = at + self.column(cell + 1) - columns.start;
                // Escape codes count columns from 1.
                let _ = write!(text, "\x1b[{}G", next + 1);
            }
        }
        text
    }

    /// The column of the first word that begins at or after `column`. If no word
    /// begins up to the column `limit`, returns `column`.
    pub(super) fn word_from(&self, column: usize, limit: usize) -> usize {
        let first = self.all.partition_point(|cell| cell.column < column);
        let begins = |at: &usize| {
            let space = |at: usize| self.all.get(at).is_none_or(|cell| cell.is_space);
            !space(*at) && (*at == 0 || space(at - 1))
        };
        let last = self.all.partition_point(|cell| cell.column <= limit);
        let word = (first..last).find(begins);
        self.column(word.unwrap_or(first))
    }

    /// The column after the last word that ends at or before `column`. If no word
    /// ends at or after the column `limit`, returns `column`.
    pub(super) fn word_to(&self, column: usize, limit: usize) -> usize {
        let past = self.all.partition_point(|cell| cell.column <= column).saturating_sub(1);
        let ends = |at: &usize| {
            let space = |at: usize| self.all.get(at).is_none_or(|cell| cell.is_space);
            space(*at) && 0 < *at && !space(at - 1)
        };
        let first = self.all.partition_point(|cell| cell.column < limit);
        let word = (first..=past).rev().find(ends);
        self.column(word.unwrap_or(past))
    }
}

/// The graphemes of a text, each with the index of its first byte. A printable ASCII character
/// before another one is found without the tables of Unicode.
pub(super) fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let first = match rest.as_bytes() {
            [b' '..=b'~', next, ..] if next.is_ascii() => &rest[..1],
            _ => rest.graphemes(true).next()?,
        };
        let start = at;
        at += first.len();
        Some((start, first))
    })
}

/// The width of a grapheme in columns.
pub(super) fn width_of(grapheme: &str) -> usize {
    if is_printable(grapheme) { 1 } else { grapheme.width() }
}

/// Whether a text is a printable ASCII character.
const fn is_printable(text: &str) -> bool {
    matches!(text.as_bytes(), [b' '..=b'~'])
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn graphemes_are_those_of_unicode(text in "[a-c \\t\\r\\n\u{300}\u{200d}👍🏽🇩🇰é]{0,12}") {
            let found: Vec<_> = graphemes(&text).collect();
            let expected: Vec<_> = text.grapheme_indices(true).collect();
            proptest::prop_assert_eq!(found, expected);
        }
    }

    #[track_caller]
    fn check(line: &str, words: &str, expected: Range<usize>) {
        let start = line.find(words).expect("the words are in the line");
        assert_eq!(Cells::new(line).columns(&(start..start + words.len())), expected);
    }

    #[test]
    fn columns_are_those_of_grapheme_clusters() {
        check("æøå her", "her", 4..7);
        check("a👩\u{200d}👩\u{200d}👧 x", "x", 4..5);
        check("🇩🇰🇸🇪 x", "x", 5..6);
        check("👍🏽 x", "x", 3..4);
        check("❤\u{fe0f} x", "x", 3..4);
        check("東京 x", "x", 5..6);
        check("a\u{30a} x", "x", 2..3);
        check("\tx", "x", 4..5);
        check("a\u{1b}\u{202e}x", "x", 3..4);
    }

    #[test]
    fn part_of_a_cluster_is_all_of_it() {
        let cells = Cells::new("a👍🏽b");
        assert_eq!(cells.columns(&(1..5)), 1..3);
        assert_eq!(cells.columns(&(5..9)), 1..3);
        assert_eq!(cells.columns(&(9..10)), 3..4);
        assert_eq!(cells.columns(&(10..10)), 4..4);
    }

    #[test]
    fn the_cursor_moves_after_uncertain_cells() {
        let cells = Cells::new("a👍🏽b\tc");
        assert_eq!(cells.slice(&(0..9), None), "a👍🏽b    c");
        assert_eq!(cells.slice(&(0..9), Some(6)), "a👍🏽\x1b[10Gb    c");
        assert_eq!(cells.slice(&(1..4), Some(6)), "👍🏽\x1b[9Gb");
    }

    #[test]
    fn a_slice_keeps_words_whole() {
        let cells = Cells::new("one two three");
        assert_eq!(cells.slice(&(4..7), None), "two");
        assert_eq!(cells.word_from(2, 8), 4);
        assert_eq!(cells.word_to(10, 7), 7);
        assert_eq!(cells.word_from(5, 6), 5);
    }
}
