//! Tables for people: cells in columns that are as wide as their widest cell.
//!
//! A line that is wider than the screen goes on below it with the cells that do not fit,
//! indented. So the others stay in their columns, and a path, id or address, which people
//! copy, stays whole.

use super::wrap::{columns_of, fold};

/// The space between two columns.
const GAP: &str = "  ";

/// The space before the cells that do not fit the line above.
const INDENT: &str = "    ";

/// Lines of cells as a table. All lines have as many cells. `is_right` says of which
/// columns, by number from 0, the cells are aligned to the right. `width` is that of the
/// screen in columns; `None` if a line may have any width.
pub fn table(
    lines: &[Vec<String>],
    is_right: impl Fn(usize) -> bool,
    width: Option<usize>,
) -> String {
    let columns = lines.first().map_or(0, Vec::len);
    let widest = |at: usize| lines.iter().map(|line| columns_of(&line[at])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    lines.iter().map(|line| table_line(line, &widths, &is_right, width)).collect()
}

/// A line of a table whose columns have these widths, with its line break.
pub fn table_line(
    cells: &[impl AsRef<str>],
    widths: &[usize],
    is_right: impl Fn(usize) -> bool,
    width: Option<usize>,
) -> String {
    let padded = cells.iter().zip(widths).enumerate().map(|(at, (cell, width))| {
        let cell = cell.as_ref();
        let fill = " ".repeat(width.saturating_sub(columns_of(cell)));
        if is_right(at) { fill + cell } else { format!("{cell}{fill}") }
    });
    let padded: Vec<String> = padded.collect();
    let whole = padded.join(GAP);
    let whole = whole.trim_end_matches(' ');
    match width {
        Some(width) if width < columns_of(whole) => folded(&padded, widths, width),
        _ => format!("{whole}\n"),
    }
}

/// A line of a table as several lines, each with as many cells as fit. It breaks at the
/// same columns as other lines, since the widths of the columns decide.
fn folded(cells: &[String], widths: &[usize], width: usize) -> String {
    let mut lines = Vec::<String>::new();
    for (cell, needed) in cells.iter().zip(widths) {
        match lines.last_mut() {
            None => lines.push(cell.clone()),
            Some(line) if columns_of(line) + GAP.len() + needed <= width => {
                line.push_str(GAP);
                line.push_str(cell);
            }
            Some(_) => lines.push(format!("{INDENT}{cell}")),
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    let lines = lines.iter().map(|line| fold(line.trim_end_matches(' '), Some(width)) + "\n");
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(width: Option<usize>, expected: &str) {
        let lines = [
            ["link/missing", "12", "Promises a page", "rules/link.yaml:3"],
            ["tone/a", "7", "Shouts", "a.yaml:1"],
        ];
        let lines = lines.map(|line| line.map(str::to_owned).to_vec());
        assert_eq!(table(&lines, |at| at == 1, width), expected);
    }

    #[test]
    fn cells_that_do_not_fit_go_below() {
        let wide = "link/missing  12  Promises a page  rules/link.yaml:3\n\
                    tone/a         7  Shouts           a.yaml:1\n";
        check(None, wide);
        check(Some(52), wide);
        let narrow = "link/missing  12  Promises a page\n    rules/link.yaml:3\n\
                      tone/a         7  Shouts           a.yaml:1\n";
        check(Some(43), narrow);
        let least = "link/missing\n    12\n    Promises\n      a page\n    rules/link.yaml:3\n\
                     tone/a\n     7\n    Shouts\n    a.yaml:1\n";
        check(Some(13), least);
    }
}
