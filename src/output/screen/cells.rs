//! A line as a terminal shows it: one cell for each grapheme cluster, as wide as
//! the cluster. Emoji joined to one picture take the columns of one.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::output::visible::visible_char;

/// The columns from one tab stop to the next.
const TAB: usize = 4;

/// A line in cells.
pub(super) struct Cells {
    /// The text with control characters made visible and tabs as spaces.
    text: String,
    all: Vec<Cell>,
    /// The columns of the line.
    pub(super) width: usize,
    /// The bytes of the original text.
    length: usize,
}

struct Cell {
    /// The first byte in the original text.
    original: usize,
    /// The first byte in the text that is shown.
    shown: usize,
    column: usize,
    is_space: bool,
}

impl Cells {
    /// The cells of a line.
    pub(super) fn new(line: &str) -> Self {
        let mut text = String::with_capacity(line.len());
        let (mut cells, mut column) = (Vec::new(), 0);
        for (original, cluster) in line.grapheme_indices(true) {
            let shown = text.len();
            let is_space = matches!(cluster, " " | "\t");
            cells.push(Cell { original, shown, column, is_space });
            if cluster == "\t" {
                text.extend(std::iter::repeat_n(' ', TAB - column % TAB));
            } else {
                text.extend(cluster.chars().map(visible_char));
            }
            column += text[shown..].width();
        }
        Self { text, all: cells, width: column, length: line.len() }
    }

    /// The columns of bytes of the original text. A cluster is covered whole.
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

    /// The text of columns. A cluster that they touch is part of it.
    pub(super) fn slice(&self, columns: &Range<usize>) -> &str {
        let byte = |column: usize| {
            let cell = self.all.partition_point(|cell| cell.column < column);
            self.all.get(cell).map_or(self.text.len(), |cell| cell.shown)
        };
        &self.text[byte(columns.start)..byte(columns.end)]
    }

    /// The first column of the word that begins at or after a column, if one
    /// does not after `limit`.
    pub(super) fn word_from(&self, column: usize, limit: usize) -> usize {
        let first = self.all.partition_point(|cell| cell.column < column);
        let begins = |at: &usize| {
            let space = |at: usize| self.all.get(at).is_none_or(|cell| cell.is_space);
            !space(*at) && (*at == 0 || space(at - 1))
        };
        let word = (first..self.all.len()).find(begins).map(|at| self.column(at));
        word.filter(|word| *word <= limit).unwrap_or_else(|| self.column(first))
    }

    /// One past the last column of the word that ends at or before a column, if
    /// one does not before `limit`.
    pub(super) fn word_to(&self, column: usize, limit: usize) -> usize {
        let past = self.all.partition_point(|cell| cell.column <= column).saturating_sub(1);
        let ends = |at: &usize| {
            let space = |at: usize| self.all.get(at).is_none_or(|cell| cell.is_space);
            space(*at) && 0 < *at && !space(at - 1)
        };
        let word = (0..=past).rev().find(ends).map(|at| self.column(at));
        word.filter(|word| limit <= *word).unwrap_or_else(|| self.column(past))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_slice_keeps_words_whole() {
        let cells = Cells::new("one two three");
        assert_eq!(cells.slice(&(4..7)), "two");
        assert_eq!(cells.word_from(2, 8), 4);
        assert_eq!(cells.word_to(10, 7), 7);
        assert_eq!(cells.word_from(5, 6), 5);
    }
}
