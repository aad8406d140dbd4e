//! The report of `queue` as a table, for people.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use jiff::Timestamp;
use rayon::prelude::*;

use super::{
    Queue,
    held::{CHUNK, QueueRow},
};
use crate::{
    cli::terminal::Terminal,
    language::Language,
    message::Message,
    output::{columns_of, platforms_in_brackets, table_line},
    rulebook::Rulebook,
    window::HeldKind,
};

/// The texts of the cells in a row of the table.
type Row<'h> = [Cow<'h, str>; 7];

/// Writes a row for each held post and window, then the rows that are only warnings,
/// then the totals.
pub(super) fn write<W: Write>(
    queue: &Queue,
    (rulebook, at): (&Rulebook, Timestamp),
    terminal: Terminal,
    out: &mut W,
) -> io::Result<()> {
    let (held, held_posts) = queue.rows(true);
    let held = longest(&held);
    let (warned, warned_posts) = queue.rows(false);
    let language = terminal.language;
    let say =
        |message: &Message, out: &mut W| writeln!(out, "{}", terminal.fold(&message.get(language)));
    rows(&held, rulebook, terminal, out)?;
    if !warned.is_empty() {
        say(&Message::new("queue-warned-heading"), out)?;
        rows(&warned, rulebook, terminal, out)?;
    }
    if 0 < queue.posts + queue.passed {
        let held = Message::new("queue-held").with("held", held_posts).with("posts", queue.posts);
        let notes = notes(queue, warned_posts, language);
        let message = match notes.as_str() {
            "" => held,
            notes => Message::new("queue-held-with").with("sentence", held).with("notes", notes),
        };
        say(&message, out)?;
    }
    for window in rulebook.windows.iter().filter(|window| window.holds(HeldKind::All, at)) {
        let message = Message::new("queue-holds-all")
            .with("window", window.id.as_str())
            .with("holds", window.holds_all_line());
        say(&message, out)?;
    }
    if 0 < queue.unscheduled {
        say(&Message::new("queue-unscheduled").with("count", queue.unscheduled), out)?;
    }
    Ok(())
}

/// The rows without those of windows that hold the same post for longer in another row.
fn longest<'q>(held: &[&'q QueueRow]) -> Vec<&'q QueueRow> {
    let of_post = held.chunk_by(|one, other| one.post() == other.post());
    let kept = of_post.flat_map(|rows| {
        rows.iter().filter(|row| !rows.iter().any(|other| row.is_outlasted_by(other)))
    });
    kept.copied().collect()
}

/// Notes on posts that the totals leave out, and on the number of posts with only a
/// warning.
fn notes(queue: &Queue, warned: usize, language: Language) -> String {
    let warned = (Message::new("queue-warned"), warned);
    let passed = (Message::new("queue-passed"), queue.passed);
    let notes = [warned, passed].into_iter().filter(|(_, count)| 0 < *count);
    let notes = notes.map(|(note, count)| note.with("count", count).get(language));
    notes.collect::<Vec<_>>().join("; ")
}

/// Writes a table with headings. Each column is as wide as its widest cell.
fn rows(
    queued: &[&QueueRow],
    rulebook: &Rulebook,
    terminal: Terminal,
    out: &mut impl Write,
) -> io::Result<()> {
    let language = terminal.language;
    if queued.is_empty() {
        return Ok(());
    }
    let headings = [
        Message::new("queue-column-post"),
        Message::new("queue-column-account"),
        Message::new("queue-column-due"),
        Message::new("queue-column-free"),
        Message::new("queue-column-window"),
        Message::new("queue-column-rule"),
        Message::new("queue-column-place"),
    ];
    let mut table = vec![headings.map(|heading| Cow::Owned(heading.get(language)))];
    table.par_extend(queued.par_iter().map(|held| row(held, rulebook, language)));
    let widths = table.par_iter().map(|row| row.each_ref().map(|cell| columns_of(cell))).reduce(
        || [0; 7],
        |one, other| std::array::from_fn(|column| one[column].max(other[column])),
    );
    let line = |row: &Row<'_>| table_line(row, &widths, |_| false, terminal.columns);
    let lines = |rows: &[Row<'_>]| rows.iter().map(line).collect();
    let written: Vec<String> = table.par_chunks(CHUNK).map(lines).collect();
    written.iter().try_for_each(|lines| out.write_all(lines.as_bytes()))
}

fn row<'h>(held: &'h QueueRow, rulebook: &Rulebook, language: Language) -> Row<'h> {
    let moment = |time: Timestamp| time.to_zoned(rulebook.timezone.clone());
    let at = |time| Message::new("queue-time").with("time", moment(time));
    let free = match (held.until, held.review_by) {
        (Some(until), _) => at(until),
        (None, Some(review)) => Message::new("queue-open-review").with("review", moment(review)),
        (None, None) => Message::new("queue-open"),
    };
    let handle =
        if held.account.text().is_empty() { String::new() } else { format!("@{}", held.account) };
    let place = format!("{}:{}", held.file, held.line);
    [
        format!("{}{}", held.id, platforms_in_brackets(&held.platforms)).into(),
        handle.into(),
        held.due.map_or(Cow::Borrowed("-"), |due| at(due).get(language).into()),
        free.get(language).into(),
        held.window.to_string().into(),
        held.rule.to_string().into(),
        place.into(),
    ]
}
