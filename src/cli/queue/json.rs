//! The report of `queue` as JSON, for other programs. Its format is stable: fields
//! may be added, but not renamed or removed.

use std::io::{self, Write};

use jiff::Timestamp;
use serde::Serialize;

use super::{Queue, held::QueueRow};
use crate::{
    language::Language,
    output::{self, JsonProblem, Shown, ShownProblem},
};

/// The version of the format. It changes when a field is renamed or removed.
const FORMAT_VERSION: u32 = 1;

/// Writes the report on a queue as it is at the time `at`.
pub(super) fn write(
    queue: &Queue,
    at: Timestamp,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{}", output::json(&Report::of(queue, at, language)))
}

/// The report on the whole queue.
#[derive(Serialize)]
struct Report<'q> {
    format_version: u32,
    at: String,
    /// The number of posts still to come.
    posts: usize,
    /// The number of posts whose time of publication has passed.
    passed: usize,
    /// The number of posts still to be published that have `scheduled: false`.
    not_scheduled: usize,
    /// The posts that are held, one entry for each rule and window.
    held: Vec<JsonHeld<'q>>,
    /// The posts that are not held, because their findings are only warnings.
    warned: Vec<JsonHeld<'q>>,
    problems: Vec<JsonProblem<'q>>,
}

/// A post with the window that holds it or warns about it.
#[derive(Serialize)]
struct JsonHeld<'q> {
    id: &'q Shown<'static>,
    file: &'q Shown<'static>,
    line: usize,
    /// The platforms on which the post is held, if its draft is for several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    platforms: Vec<&'static str>,
    account: &'q Shown<'static>,
    publish_at: Option<String>,
    window: &'q Shown<'static>,
    held_by_rule: &'q Shown<'static>,
    severity: &'static str,
    /// When this window stops holding the post; `null` if the window has no end yet.
    until: Option<String>,
    review_by: Option<String>,
}

impl<'q> Report<'q> {
    /// The report on a queue as it is at the time `at`.
    fn of(queue: &'q Queue, at: Timestamp, language: Language) -> Self {
        let rows = |blocking| queue.rows(blocking).0.into_iter().map(JsonHeld::of).collect();
        Self {
            format_version: FORMAT_VERSION,
            at: at.to_string(),
            posts: queue.posts,
            passed: queue.passed,
            not_scheduled: queue.unscheduled,
            held: rows(true),
            warned: rows(false),
            problems: queue
                .problems
                .iter()
                .map(|problem| JsonProblem::of(&ShownProblem::new(problem, language)))
                .collect(),
        }
    }
}

impl<'q> JsonHeld<'q> {
    fn of(held: &'q QueueRow) -> Self {
        let text = |time: Option<Timestamp>| time.map(|time| time.to_string());
        Self {
            id: &held.id,
            file: &held.file,
            line: held.line,
            platforms: held.platforms.iter().map(|platform| platform.name()).collect(),
            account: &held.account,
            publish_at: text(held.due),
            window: &held.window,
            held_by_rule: &held.rule,
            severity: held.severity.name(),
            until: text(held.until),
            review_by: text(held.review_by),
        }
    }
}
