//! What accounts did while windows were open, hour by hour.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    Report,
    figure_table::{Cell, Column, FigureTable},
};
use crate::{
    audit::{Hour, ratio},
    message::Message,
    output::Shown,
};

/// The most hours of a window that a chart shows.
const MOST_HOURS: usize = 48;

/// A row for each hour of a window in which there are posts, over all accounts.
pub(super) fn table(report: &Report<'_>) -> FigureTable {
    let mut hours: BTreeMap<(usize, Timestamp), Hour> = BTreeMap::new();
    for window in report.accounts.iter().flat_map(|account| &account.windows) {
        for (begins, hour) in &window.hours {
            let all = hours.entry((window.window, *begins)).or_default();
            all.posts += hour.posts;
            all.with_findings += hour.with_findings;
            all.findings += hour.findings;
        }
    }
    let rows = hours.into_iter().map(|((window, begins), hour)| {
        vec![
            Cell::Text(Shown::new(report.rulebook.windows[window].id.clone())),
            Cell::Text(Shown::new(report.moment(begins))),
            Cell::Number(hour.posts),
            Cell::Number(hour.with_findings),
            Cell::Number(hour.findings),
        ]
    });
    let columns = vec![
        Column::new("window", Message::new("audit-column-window")),
        Column::new("hour", Message::new("audit-column-hour")),
        Column::new("posts", Message::new("audit-column-posts")),
        Column::new("posts_with_findings", Message::new("audit-column-with-findings")),
        Column::new("findings", Message::new("audit-column-count")),
    ];
    FigureTable { columns, rows: rows.collect() }
}

/// Of each hour from the beginning of a window to the last one with posts: the share of posts
/// in which a rule about crises finds something; `None` for an hour without posts. At most the
/// first [`MOST_HOURS`] hours; empty if they have no posts.
pub(super) fn course<'a>(
    from: Timestamp,
    hours: impl IntoIterator<Item = &'a (Timestamp, Hour)>,
) -> Vec<Option<f64>> {
    let mut course = vec![None; MOST_HOURS];
    for (begins, hour) in hours {
        let number = usize::try_from(begins.duration_since(from).as_hours()).unwrap_or(usize::MAX);
        if let Some(shown) = course.get_mut(number) {
            *shown = Some(ratio(hour.with_findings, hour.posts.max(1)));
        }
    }
    let end = course.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    course.truncate(end);
    course
}
