//! Shows the changes of a text, as `diff -u` does.
//!
//! `similar` finds the changed lines. Its own report is not used, because it brings all of
//! its algorithms, which take long to compile and make the program larger.

use std::{fmt::Write, ops::Range};

use similar::{
    DiffOp, DiffTag,
    algorithms::{Capture, Compact, Replace, myers},
    group_diff_ops,
};

/// How many lines before and after a change are shown.
const AROUND: usize = 1;

/// The changes from one text to another, of a file with this path; empty if there are
/// none.
pub(super) fn unified_diff(path: &str, [before, after]: [&str; 2]) -> String {
    let (before, after) = (lines(before), lines(after));
    let mut diff = String::new();
    for hunk in group_diff_ops(changes(&before, &after), AROUND) {
        let [Some(first), Some(last)] = [hunk.first(), hunk.last()] else { continue };
        if diff.is_empty() {
            diff = format!("--- {path}\n+++ {path}\n");
        }
        let old = place(first.old_range().start..last.old_range().end);
        let new = place(first.new_range().start..last.new_range().end);
        let _ = writeln!(diff, "@@ -{old} +{new} @@");
        for (tag, old, new) in hunk.iter().map(DiffOp::as_tag_tuple) {
            if tag == DiffTag::Equal {
                show(' ', &before[old], &mut diff);
            } else {
                show('-', &before[old], &mut diff);
                show('+', &after[new], &mut diff);
            }
        }
    }
    diff
}

/// What is equal and what differs in two texts.
fn changes(before: &[&str], after: &[&str]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), before, after);
    let Ok(()) = myers::diff(&mut found, before, 0..before.len(), after, 0..after.len());
    found.into_inner().into_inner().into_ops()
}

/// The lines of a text with their ends, of which old Macintosh files have a `\r` alone.
fn lines(text: &str) -> Vec<&str> {
    let (mut lines, mut start) = (Vec::new(), 0);
    for (at, _) in text.match_indices(['\r', '\n']) {
        let end = at + 1;
        if !text[at..].starts_with("\r\n") {
            lines.push(&text[start..end]);
            start = end;
        }
    }
    lines.extend(Some(&text[start..]).filter(|rest| !rest.is_empty()));
    lines
}

/// The number of the first line, from 1, and how many there are, unless it is one.
/// If there are none, it is the number of the line before.
fn place(lines: Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn show(mark: char, lines: &[&str], diff: &mut String) {
    for line in lines {
        diff.push(mark);
        diff.push_str(line);
        if !line.ends_with(['\r', '\n']) {
            diff.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, expected: &str) {
        assert_eq!(unified_diff("a", [before, after]), expected);
    }

    #[test]
    fn changed_lines_are_shown_with_one_line_around_them() {
        check("a\nb\nc\n", "a\nb\nc\n", "");
        check(
            "1\n2\n3\n4\n5\n6\n7\n",
            "1\nx\n3\n4\n5\n6\ny\n",
            "--- a\n+++ a\n@@ -1,3 +1,3 @@\n 1\n-2\n+x\n 3\n@@ -6,2 +6,2 @@\n 6\n-7\n+y\n",
        );
        check("1\n2\n3\n", "1\nx\n\n3\n", "--- a\n+++ a\n@@ -1,3 +1,4 @@\n 1\n-2\n+x\n+\n 3\n");
        check("1\n2\n3\n", "1\n3\n", "--- a\n+++ a\n@@ -1,3 +1,2 @@\n 1\n-2\n 3\n");
        check("", "x\n", "--- a\n+++ a\n@@ -0,0 +1 @@\n+x\n");
        check("x\n", "", "--- a\n+++ a\n@@ -1 +0,0 @@\n-x\n");
    }

    #[test]
    fn ends_of_lines_are_shown_as_they_are() {
        check(
            "a\r\nb\rc",
            "a\r\nx\rc",
            "--- a\n+++ a\n@@ -1,3 +1,3 @@\n a\r\n-b\r+x\r c\n\\ No newline at end of file\n",
        );
        assert_eq!(lines("\r\r\n\n\na"), ["\r", "\r\n", "\n", "\n", "a"]);
    }
}
