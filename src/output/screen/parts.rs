//! Cuts very long lines to the parts near their labels. The time to render a label
//! then does not depend on the length of its line: a file may have all its posts on
//! one line.

use std::ops::Range;

use super::{Label, Line};

/// The longest line, in bytes, of which all is fitted to the screen.
const LONGEST_LINE: usize = 4096;

/// The number of bytes of a part before its first label. Twice as many bytes follow,
/// from the start of that label on. Further labels are in the same part if they begin
/// at most half this number of bytes after the first. A part is longer than a screen
/// can show, even if each character takes four bytes.
const REACH: usize = 2048;

/// The parts of a long line near its labels, from left to right; `None` if the whole
/// line is short enough.
pub(super) fn parts(line: &Line) -> Option<Vec<Line>> {
    let text = line.text.text();
    if text.len() <= LONGEST_LINE {
        return None;
    }
    let mut labels: Vec<&Label> = line.labels.iter().collect();
    labels.sort_by_key(|label| label.range.start);
    let mut parts = Vec::new();
    let mut rest = labels.as_slice();
    loop {
        let at = rest.first().map_or(0, |label| label.range.start);
        let near = rest.partition_point(|label| label.range.start <= at + REACH / 2);
        let (these, others) = rest.split_at(near);
        let end = (at + 2 * REACH).min(text.len());
        let range = boundary(text, at.saturating_sub(REACH))..boundary(text, end);
        parts.push(part(line, range, these));
        if others.is_empty() {
            return Some(parts);
        }
        rest = others;
    }
}

/// The last boundary between characters at or before the byte `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn part(line: &Line, range: Range<usize>, labels: &[&Label]) -> Line {
    let length = line.text.text().len();
    let inside = |at: usize| at.clamp(range.start, range.end) - range.start;
    let labels = labels.iter().map(|label| Label {
        range: inside(label.range.start)..inside(label.range.end),
        text: label.text.clone(),
        style: label.style,
    });
    let (before, after) = line.continues;
    Line {
        number: line.number,
        continues: (before || 0 < range.start, after || range.end < length),
        labels: labels.collect(),
        text: line.text.slice(range),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Shown, screen::Style};

    fn line(text: String, starts: &[usize]) -> Line {
        let label =
            |start: &usize| Label { range: *start..start + 4, text: None, style: Style::Problem };
        let labels = starts.iter().map(label).collect();
        Line { labels, ..Line::new(Some(1), Shown::new(text)) }
    }

    #[test]
    fn a_long_line_is_divided_near_its_labels() {
        let text = "æ".repeat(50_000_000 / 2) + "here" + &"æ".repeat(LONGEST_LINE);
        let at = 50_000_000;
        let parts = parts(&line(text, &[0, 2, at, at - REACH])).expect("the line is long");
        let labels: Vec<usize> = parts.iter().map(|part| part.labels.len()).collect();
        assert_eq!(labels, [2, 1, 1]);
        assert!(parts.iter().all(|part| part.text.text().len() <= 3 * REACH));
        let last = &parts[2];
        assert_eq!(&last.text.text()[last.labels[0].range.clone()], "here");
        assert_eq!(last.continues, (true, true));
        assert_eq!(parts[0].continues, (false, true));
    }

    #[test]
    fn a_usual_line_stays_whole() {
        assert_eq!(parts(&line("æ".repeat(LONGEST_LINE / 2), &[0])), None);
    }
}
