//! Cuts the lines of an excerpt to the width of the screen, so that the labelled
//! words stay visible, and arranges underlines so that they do not overlap.

use std::{cmp::Reverse, ops::Range};

use super::{Escapes, Excerpt, Label, Line, Screen, Style, parts, widths::Cells, wrap};

/// A row of a frame: a line of an excerpt, or the part of a line that fits the screen.
pub(super) struct FrameRow {
    /// The line number to show to the left of the row; `None` if the row above has the
    /// same number.
    pub(super) number: Option<usize>,
    /// The text, with control characters made visible.
    pub(super) text: String,
    /// The underlines from left to right, without overlaps.
    pub(super) underlines: Vec<Underline>,
}

/// A range of underlined columns of a row.
pub(super) struct Underline {
    pub(super) columns: Range<usize>,
    /// The text of the label; `None` if it is shown at another underline of the same
    /// words.
    pub(super) text: Option<String>,
    pub(super) style: Style,
}

/// Where a line is cut, columns are kept free for the text of each label: as many as the text
/// needs, but at most this fraction of the width (two thirds).
const LABEL: (usize, usize) = (2, 3);

/// The least width of a label in columns.
const LEAST_LABEL: usize = 14;

/// The width in columns of the `╰── ` before a label.
const LEAD: usize = 4;

/// The rows of an excerpt. `gutter` is the width of the line numbers to their left,
/// and no row is wider than the rest of the screen.
pub(super) fn rows(excerpt: &Excerpt, gutter: usize, screen: Screen) -> Vec<FrameRow> {
    let rows = |line: &Line| match parts::parts(line) {
        Some(parts) => parts.iter().flat_map(|part| rows_of(part, gutter, screen)).collect(),
        None => rows_of(line, gutter, screen),
    };
    excerpt.lines.iter().flat_map(rows).collect()
}

/// The rows of a line: one, or several if its labels are too far apart to be on the
/// screen together.
fn rows_of(line: &Line, gutter: usize, screen: Screen) -> Vec<FrameRow> {
    let cells = Cells::new(line.text.text());
    let mut labels: Vec<(Range<usize>, &Label)> =
        line.labels.iter().map(|label| (cells.columns(&label.range), label)).collect();
    labels.sort_by_key(|(columns, _)| (columns.start, Reverse(columns.end)));
    let cut = Cut {
        cells: &cells,
        line,
        width: screen.columns() - gutter,
        ellipsis: if screen.unicode { "…" } else { "..." },
        screen_column: (Escapes::Cursor <= screen.escapes).then_some(gutter),
    };
    if cut.fits(0, &labels) && cells.width + cut.ellipses_width() <= cut.width {
        return vec![cut.row(line.number, 0..cells.width, &labels)];
    }
    let mut rows = Vec::new();
    let mut rest = labels.as_slice();
    loop {
        let (these, others) = rest.split_at(cut.together(rest));
        rows.push(cut.row(line.number, cut.visible_columns(these), these));
        if others.is_empty() {
            return rows;
        }
        rest = others;
    }
}

/// A line to cut, with the width to cut it to.
struct Cut<'l> {
    cells: &'l Cells,
    line: &'l Line,
    width: usize,
    ellipsis: &'static str,
    /// The column of the screen at which the line begins; `None` if no escape codes
    /// may be written.
    screen_column: Option<usize>,
}

type Labels<'s, 'l> = &'s [(Range<usize>, &'l Label)];

impl Cut<'_> {
    /// The width, in columns, of the ellipses for text that comes before and after the
    /// line and is not shown.
    fn ellipses_width(&self) -> usize {
        let (before, after) = self.line.continues;
        (usize::from(before) + usize::from(after)) * wrap::columns_of(self.ellipsis)
    }

    /// The number of columns between the ellipses of a row that has both.
    fn room(&self) -> usize {
        self.width - 2 * wrap::columns_of(self.ellipsis)
    }

    /// The first column at which a row can begin if a label is to fit.
    fn least_start(&self, (columns, label): &(Range<usize>, &Label)) -> usize {
        let Some(text) = &label.text else { return 0 };
        let text = wrap::columns_of(text.text()).min(self.width * LABEL.0 / LABEL.1);
        (columns.start + LEAD + text).saturating_sub(self.room()).min(columns.start)
    }

    /// Whether all labels fit in a row that begins at column `start`.
    fn fits(&self, start: usize, labels: Labels<'_, '_>) -> bool {
        labels.iter().all(|label| self.least_start(label) <= start)
    }

    /// How many of the labels, from the first on, fit in one row together.
    fn together(&self, labels: Labels<'_, '_>) -> usize {
        let Some((first, _)) = labels.first() else { return 0 };
        let end = first.start + self.room();
        let fit = labels.iter().take_while(|label| {
            label.0.end <= end.max(first.end) && self.least_start(label) <= first.start
        });
        fit.count().max(1)
    }

    /// The columns of the line that a row with these labels shows. They begin and end
    /// between words, except where a word is too long.
    fn visible_columns(&self, labels: Labels<'_, '_>) -> Range<usize> {
        let room = self.room();
        let start = labels.first().map_or(0, |(columns, _)| columns.start);
        let end = labels.iter().map(|(columns, _)| columns.end).max().unwrap_or(start);
        let end = end.min(start + room);
        let least = labels.iter().map(|label| self.least_start(label)).max().unwrap_or(0);
        let around = start.saturating_sub((room - (end - start)) / 2);
        let from = around.min(self.cells.width.saturating_sub(room)).max(least).min(start);
        let from = if from == 0 { 0 } else { self.cells.word_from(from, start) };
        let to = (from + room).min(self.cells.width);
        let to = if to == self.cells.width { to } else { self.cells.word_to(to, end) };
        from..to
    }

    /// Builds a row that shows these columns.
    fn row(&self, number: Option<usize>, shown: Range<usize>, labels: Labels<'_, '_>) -> FrameRow {
        let (before, after) = self.line.continues;
        let left = if before || 0 < shown.start { self.ellipsis } else { "" };
        let right = if after || shown.end < self.cells.width { self.ellipsis } else { "" };
        let shift = wrap::columns_of(left);
        let cells = self.cells.slice(&shown, self.screen_column.map(|column| column + shift));
        let text = format!("{left}{cells}{right}");
        let place = |column: usize| column.clamp(shown.start, shown.end) - shown.start + shift;
        let placed: Vec<(Range<usize>, &Label)> = labels
            .iter()
            .map(|(columns, label)| (place(columns.start)..place(columns.end), *label))
            .collect();
        let underlines = underlines(&placed, self.width).into_iter();
        let underlines = underlines.flat_map(|underline| underline.fit(self.width)).collect();
        FrameRow { number, text, underlines }
    }
}

impl Underline {
    fn new(columns: Range<usize>, text: Option<String>, style: Style) -> Self {
        Self { columns, text, style }
    }

    /// Wraps the text of the label to the width. The text begins below the middle of
    /// the underline or, if there is too little room to the right of it, further to
    /// the left. The underline is then divided, so that the text is below the middle
    /// of its first part.
    fn fit(mut self, width: usize) -> impl Iterator<Item = Self> {
        let mut rest = None;
        if let Some(text) = self.text.take() {
            let start = self.columns.start;
            let wanted = text.split('\n').map(wrap::columns_of).max().unwrap_or(0);
            let latest_start = width.saturating_sub(LEAD + wanted).max(start);
            let end = (2 * latest_start + 1 - start).min(self.columns.end);
            if end < self.columns.end {
                rest = Some(Self::new(end..self.columns.end, None, self.style));
                self.columns.end = end;
            }
            let left = width.saturating_sub(self.label_column() + LEAD).max(LEAST_LABEL);
            let lines = text.split('\n').map(|line| wrap::wrap(line, left, ""));
            self.text = Some(lines.collect::<Vec<_>>().join("\n"));
        }
        std::iter::once(self).chain(rest)
    }

    /// The column at which the label begins.
    pub(super) fn label_column(&self) -> usize {
        usize::midpoint(self.columns.start, self.columns.end.max(self.columns.start + 1))
    }
}

/// The underlines of labels, without overlaps. If the words of one label are part of the
/// words of another, these inner words have the underline of the inner label only, as in
/// the messages of compilers.
fn underlines(labels: Labels<'_, '_>, width: usize) -> Vec<Underline> {
    let end = labels.iter().map(|(columns, _)| columns.end).max().unwrap_or(0);
    let mut owners: Vec<Option<usize>> = vec![None; end];
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_key(|label| Reverse(labels[*label].0.len()));
    for &label in &order {
        owners[labels[label].0.clone()].fill(Some(label));
    }
    let mut underlines: Vec<Underline> = Vec::new();
    let mut shown_at: Vec<Option<usize>> = vec![None; labels.len()];
    for run in owners.chunk_by(|one, other| one == other).scan(0, |start, run| {
        let columns = *start..*start + run.len();
        *start = columns.end;
        Some((run[0], columns))
    }) {
        let (Some(owner), columns) = run else { continue };
        // The text of the label is shown at the widest part of its underline that has room
        // for it. Where the label begins, there is room.
        let (of_label, label) = &labels[owner];
        let text = label.text.as_ref().map_or(0, |text| wrap::columns_of(text.text()));
        let has_room = columns.start == of_label.start || columns.start + LEAD + text <= width;
        let widest = shown_at[owner].map(|at: usize| underlines[at].columns.len());
        if has_room && widest.is_none_or(|widest| widest < columns.len()) {
            shown_at[owner] = Some(underlines.len());
        }
        underlines.push(Underline::new(columns, None, labels[owner].1.style));
    }
    write_texts(labels, &owners, &shown_at, &mut underlines);
    underlines.sort_by_key(|underline| underline.columns.start);
    underlines
}

/// Writes the text of each label at one underline. `shown_at` contains the index of that
/// underline; `None` if the words of the label are all underlined for other labels, or if no
/// underline has room for the text. The text then goes below the text of the label whose
/// underline covers the first character of the words.
fn write_texts(
    labels: Labels<'_, '_>,
    owners: &[Option<usize>],
    shown_at: &[Option<usize>],
    underlines: &mut Vec<Underline>,
) {
    for (index, (columns, label)) in labels.iter().enumerate() {
        let Some(text) = label.text.as_ref().map(ToString::to_string) else {
            if columns.is_empty() {
                underlines.push(Underline::new(columns.clone(), None, label.style));
            }
            continue;
        };
        let owner = owners.get(columns.start).copied().flatten();
        let at = shown_at[index]
            .or_else(|| shown_at[owner?])
            .or_else(|| underlines.iter().position(|known| known.columns == *columns));
        match at {
            Some(at) => match &mut underlines[at].text {
                Some(known) if known.split('\n').any(|line| line == text) => (),
                Some(known) => {
                    known.push('\n');
                    known.push_str(&text);
                }
                none => *none = Some(text),
            },
            None => underlines.push(Underline::new(columns.clone(), Some(text), label.style)),
        }
    }
}
