//! The queue as people read it.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use rayon::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::{
    Queue,
    hold::{Held, SHARE},
};
use crate::{cli::terminal::Terminal, language::Language, rulebook::Rulebook, time::on_the_wall};

/// What stands in the columns of a row.
type Row<'h> = [Cow<'h, str>; 7];

/// Writes a row for each post and window that keeps it back, then what only
/// warns, then what it comes to.
pub(super) fn write(
    queue: &Queue,
    rulebook: &Rulebook,
    look: Terminal,
    out: &mut impl Write,
) -> io::Result<()> {
    let (blocked, blocked_posts) = queue.rows(true);
    let (warned, warned_posts) = queue.rows(false);
    let language = look.language;
    rows(&blocked, rulebook, language, out)?;
    if !warned.is_empty() {
        let head = language.pick(
            "These only warn: they are due after the review of the window, or their rule is mild:",
            "Disse advarer kun: nogen skal se på vinduet igen, før de udgives, eller reglen er mild:",
        );
        writeln!(out, "{head}")?;
        rows(&warned, rulebook, language, out)?;
    }
    if 0 < queue.posts + queue.passed {
        let (of, posts) = (language.pick("of", "af"), queue.posts);
        let told = language.pick("Held", "Holdt tilbage");
        let noun = language.pick("queued posts", "planlagte opslag");
        let beside = beside(queue, warned_posts, language);
        writeln!(out, "{told}: {blocked_posts} {of} {posts} {noun}{beside}")?;
    }
    if 0 < queue.unscheduled {
        let count = queue.unscheduled;
        let told = language.pick(
            format!("With `scheduled: false`: {count} of them, which no hold on queued posts sees"),
            format!(
                "Med `scheduled: false`: {count} af dem; dem ser reglen om planlagte opslag ikke"
            ),
        );
        writeln!(out, "{told}")?;
    }
    Ok(())
}

/// What else a reader of the figures should know.
fn beside(queue: &Queue, warning: usize, language: Language) -> String {
    let warned = language.pick("with a warning", "med en advarsel");
    let passed = language.pick("before now left out", "fra før nu ikke regnet med");
    let counts = [(warning, warned), (queue.passed, passed)];
    let told = counts.iter().filter(|(count, _)| 0 < *count);
    let told: Vec<String> = told.map(|(count, words)| format!("{count} {words}")).collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join("; ")) }
}

/// A table with a head, its columns as wide as what stands in them.
fn rows(
    queued: &[&Held],
    rulebook: &Rulebook,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    if queued.is_empty() {
        return Ok(());
    }
    let head = language.pick(
        ["POST", "ACCOUNT", "DUE", "FREE", "WINDOW", "RULE", "PLACE"],
        ["OPSLAG", "KONTO", "UDGIVES", "FRI FRA", "VINDUE", "REGEL", "STED"],
    );
    let mut table = vec![head.map(Cow::Borrowed)];
    table.par_extend(queued.par_iter().map(|held| row(held, rulebook, language)));
    let widths = table.par_iter().map(|row| row.each_ref().map(|cell| cell.width())).reduce(
        || [0; 7],
        |one, other| std::array::from_fn(|column| one[column].max(other[column])),
    );
    let written: Vec<String> = table.par_chunks(SHARE).map(|rows| lines(rows, &widths)).collect();
    written.iter().try_for_each(|lines| out.write_all(lines.as_bytes()))
}

/// Rows of a table, each a line.
fn lines(rows: &[Row<'_>], widths: &[usize; 7]) -> String {
    let mut lines = String::new();
    for row in rows {
        for (cell, width) in row.iter().zip(widths) {
            lines.push_str(cell);
            lines.extend(std::iter::repeat_n(' ', width + 2 - cell.width()));
        }
        lines.truncate(lines.trim_end_matches(' ').len());
        lines.push('\n');
    }
    lines
}

fn row<'h>(held: &'h Held, rulebook: &Rulebook, language: Language) -> Row<'h> {
    let clock = |time| on_the_wall(time, &rulebook.timezone);
    let free = match (held.until, held.review_by) {
        (Some(until), _) => clock(until),
        (None, Some(review)) => {
            let review = clock(review);
            language.pick(format!("open, review {review}"), format!("åben, ses efter {review}"))
        }
        (None, None) => language.pick("open", "åben").to_owned(),
    };
    let handle =
        if held.account.text().is_empty() { String::new() } else { format!("@{}", held.account) };
    let place = format!("{}:{}", held.file, held.line);
    [
        held.id.to_string().into(),
        handle.into(),
        held.due.map_or(Cow::Borrowed("-"), |due| Cow::Owned(clock(due))),
        free.into(),
        held.window.to_string().into(),
        held.rule.to_string().into(),
        place.into(),
    ]
}
