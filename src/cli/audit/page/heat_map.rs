//! On which days and at which hours posts are published: a table that is its own chart.

use maud::{Markup, html};

use super::{
    Page,
    wording::{count, percent, say, weekday_name},
};
use crate::{audit::ratio, message::Message};

/// The number of colors of cells with posts. A cell without posts has another color.
const STEPS: f64 = 5.0;

/// This section of the page; empty if no post has a time.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let (language, hours) = (page.language, &page.rhythm.hours);
    let most = hours.iter().flatten().copied().max().unwrap_or(0);
    if most == 0 {
        return Markup::default();
    }
    html! {
        section id="hours" aria-labelledby="hours-title" {
            h2 id="hours-title" { (say("page-hours", language)) }
            p { (introduction(page)) }
            div.scroll tabindex="0" role="group" aria-labelledby="hours-title" {
                table.heat {
                    caption.hidden { (say("page-hours-caption", language)) }
                    thead { tr {
                        td {}
                        @for hour in 0..24 { th scope="col" { (hour) } }
                    } }
                    tbody { @for (day, hours) in hours.iter().enumerate() {
                        tr {
                            th scope="row" { (weekday_name(day, language)) }
                            @for posts in hours {
                                td class=(step(*posts, most)) { (count(*posts, language)) }
                            }
                        }
                    } }
                }
            }
        }
    }
}

/// The CSS class of a cell: `h0` without posts, up to `h5` for the most posts.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in 0..=5")]
fn step(posts: u64, most: u64) -> String {
    // The square root makes few posts visible next to many.
    format!("h{}", (ratio(posts, most).sqrt() * STEPS).ceil() as u8)
}

/// Which shares of the posts are published in office hours (8 to 16 from Monday to
/// Friday), on weekends, and at other times.
fn introduction(page: &Page<'_>) -> String {
    let hours = &page.rhythm.hours;
    let all: u64 = hours.iter().flatten().sum();
    let weekend: u64 = hours[5..].iter().flatten().sum();
    let office: u64 = hours[..5].iter().flat_map(|hours| &hours[8..16]).sum();
    let share = |count: u64| percent(ratio(count, all), page.language);
    Message::new("page-hours-text")
        .with("office", share(office))
        .with("weekend", share(weekend))
        .with("other", share(all - weekend - office))
        .get(page.language)
}
