//! What accounts did while windows were open, hour by hour.

use maud::{Markup, html};

use super::{
    Page,
    wording::{account, count, number, percent, safe, say},
};
use crate::{
    audit::{Account, InWindow},
    cli::audit::window_hours,
    message::Message,
    window::Window,
};

/// The most rows of the table.
const MOST: usize = 100;

/// A table with a row for each window and account with posts in it; nothing if there are none.
pub(super) fn table(page: &Page<'_>) -> Markup {
    let language = page.language;
    let of_account = |one| move |window| (one, window);
    let accounts = page.report.accounts.iter();
    let mut rows: Vec<(&Account, &InWindow)> =
        accounts.flat_map(|one| one.windows.iter().map(of_account(one))).collect();
    rows.sort_by_key(|(_, window)| window.window);
    let left = rows.len().saturating_sub(MOST);
    html! {
        @if !rows.is_empty() {
            h3 id="window-hours-title" { (say("page-window-hours", language)) }
            p.note { (say("page-window-hours-text", language)) }
            div.scroll tabindex="0" role="group" aria-labelledby="window-hours-title" {
                table {
                    caption.hidden { (say("page-window-hours", language)) }
                    thead { tr {
                        th scope="col" { (say("page-column-window", language)) }
                        th scope="col" { (say("page-column-account", language)) }
                        th.number scope="col" { (say("page-column-posts", language)) }
                        th.number scope="col" { (say("page-column-with-findings", language)) }
                        th scope="col" { (say("page-column-hours", language)) }
                    } }
                    tbody { @for one in rows.iter().take(MOST) { (row(page, *one)) } }
                }
            }
            @if 0 < left { p.note { (Message::new("page-more").with("count", number(left)).get(language)) } }
        }
    }
}

fn row(page: &Page<'_>, (one, in_window): (&Account, &InWindow)) -> Markup {
    let language = page.language;
    let window = &page.report.rulebook.windows[in_window.window];
    html! {
        tr {
            th scope="row" { (title(window, page)) }
            td { (account(one, language)) }
            td.number { (count(in_window.all.posts, language)) }
            td.number { (count(in_window.all.with_findings, language)) }
            td { (hours(page, in_window, window)) }
        }
    }
}

/// The name of a window.
pub(super) fn title(window: &Window, page: &Page<'_>) -> String {
    let title = window.title.as_ref().map(|title| title.get(page.language));
    safe(title.unwrap_or(&window.id))
}

/// A small chart of the first hours. Its text for screen readers states each hour with posts.
fn hours(page: &Page<'_>, in_window: &InWindow, window: &Window) -> Markup {
    let course = window_hours::course(window.from.unwrap_or_default(), &in_window.hours);
    if course.is_empty() {
        return html! { (say("audit-window-later", page.language)) };
    }
    let texts = course.iter().enumerate().filter_map(|(hour, share)| {
        Some(format!("{}: {}", hour + 1, percent((*share)?, page.language)))
    });
    super::sparkline::line(&course, &texts.collect::<Vec<_>>().join(", "))
}
