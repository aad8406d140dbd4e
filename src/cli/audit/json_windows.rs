//! What accounts did while windows were open, as JSON.

use jiff::Timestamp;
use serde::Serialize;

use super::Report;
use crate::{
    audit::{Hour, InWindow},
    output::Shown,
};

/// What the account did while a window was open, or in its cool-down.
#[derive(Serialize)]
pub(super) struct JsonWindow<'a> {
    window: Shown<'a>,
    from: Option<String>,
    until: Option<String>,
    posts: u64,
    posts_with_findings: u64,
    findings: u64,
    hours: Vec<JsonHour>,
}

/// An hour of the window in which there are posts; `hour` is its beginning.
#[derive(Serialize)]
struct JsonHour {
    hour: String,
    posts: u64,
    posts_with_findings: u64,
    findings: u64,
}

/// What an account did in a window, as JSON.
pub(super) fn window<'a>(in_window: &InWindow, report: &Report<'a>) -> JsonWindow<'a> {
    let window = &report.rulebook.windows[in_window.window];
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    let hour = |(begins, hour): &(Timestamp, Hour)| JsonHour {
        hour: begins.to_string(),
        posts: hour.posts,
        posts_with_findings: hour.with_findings,
        findings: hour.findings,
    };
    JsonWindow {
        window: Shown::new(window.id.as_str()),
        from: time(window.from),
        until: time(window.until),
        posts: in_window.all.posts,
        posts_with_findings: in_window.all.with_findings,
        findings: in_window.all.findings,
        hours: in_window.hours.iter().map(hour).collect(),
    }
}
