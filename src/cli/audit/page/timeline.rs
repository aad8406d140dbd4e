//! Posts over time, with the windows of the register in them.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{
    Page,
    rhythm::Bar,
    window_hours,
    wording::{count, day, month_name, number, say},
};
use crate::{
    audit::{Month, ratio},
    message::Message,
    window::Window,
};

/// The size of the chart, and the place of the bars in it.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 240.0;
const LEFT: f64 = 48.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 28.0;

/// The width that a label needs.
const WIDEST_LABEL: f64 = 60.0;

/// A chart of up to `ALL_MONTHS` months has a label for each month; one of up to
/// `SOME_MONTHS` months, for every third month; a longer one, for each January.
const ALL_MONTHS: usize = 13;
const SOME_MONTHS: usize = 40;

/// The chart, the windows in it, and the same as a table.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let language = page.language;
    let bars = page.rhythm.bars();
    html! {
        section id="timeline" aria-labelledby="timeline-title" {
            h2 id="timeline-title" { (say("page-timeline", language)) }
            @if bars.is_empty() {
                p { (say("page-no-times", language)) }
            } @else {
                p {
                    (introduction(page, &bars))
                    @if page.middle().is_some() { " " (say("page-middle", language)) }
                }
                div.scroll tabindex="0" role="group" aria-labelledby="timeline-title" {
                    (chart(page, &bars))
                }
                (windows(page))
                (window_hours::table(page))
                (table(page, &bars))
            }
        }
    }
}

fn introduction(page: &Page<'_>, bars: &[Bar]) -> String {
    let most = bars.iter().max_by_key(|bar| bar.posts).copied();
    let message = if page.rhythm.is_by_week() {
        Message::new("page-timeline-weeks")
    } else {
        Message::new("page-timeline-months")
    };
    message
        .with("most", number(most.map_or(0, |bar| bar.posts)))
        .with("when", most.map_or_else(String::new, |bar| name(bar, page)))
        .get(page.language)
}

/// The time of a bar in words: the Monday with which its week begins, or its month.
fn name(bar: Bar, page: &Page<'_>) -> String {
    if page.rhythm.is_by_week() {
        day(bar.start, page.language)
    } else {
        super::wording::month(Month::with(bar.start), page.language)
    }
}

/// Where days are in the chart, from left to right.
struct Scale {
    start: Date,
    days: f64,
}

impl Scale {
    fn of(bars: &[Bar]) -> Option<Self> {
        let (start, end) = (bars.first()?.start, bars.last()?.end);
        Some(Self { start, days: f64::from(days(start, end)) })
    }

    fn place(&self, at: Date) -> f64 {
        let part = f64::from(days(self.start, at)) / self.days;
        LEFT + part.clamp(0.0, 1.0) * (WIDTH - LEFT)
    }
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// A coordinate in the chart, with one decimal: more make no difference on any
/// screen.
fn at(place: f64) -> String {
    format!("{place:.1}")
}

fn chart(page: &Page<'_>, bars: &[Bar]) -> Markup {
    let Some(scale) = Scale::of(bars) else { return Markup::default() };
    let most = bars.iter().map(|bar| bar.posts).max().unwrap_or(0).max(1);
    let height = HEIGHT - TOP - BOTTOM;
    let y = |posts: u64| TOP + height * (1.0 - ratio(posts, most));
    html! {
        svg.chart viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-labelledby="timeline-title timeline-text" {
            desc id="timeline-text" { (introduction(page, bars)) }
            @for posts in ticks(most) {
                line.grid x1=(at(LEFT)) x2=(at(WIDTH)) y1=(at(y(posts))) y2=(at(y(posts))) {}
                text.axis x=(at(LEFT - 6.0)) y=(at(y(posts) + 4.0)) text-anchor="end" { (count(posts, page.language)) }
            }
            @for bar in bars {
                @let (left, right) = (scale.place(bar.start), scale.place(bar.end));
                rect.bar x=(at(left)) y=(at(y(bar.posts))) width=(at((right - left - 1.0).max(0.5))) height=(at(TOP + height - y(bar.posts))) {}
            }
            @for (place, (window, _)) in windows_of(page).enumerate() {
                @let (from, until) = open(window, page);
                @let (left, right) = (scale.place(from), scale.place(until));
                @let width = (right - left).max(4.0);
                rect.window x=(at(left)) y=(at(TOP - 8.0)) width=(at(width)) height=(at(height + 8.0)) {}
                circle.window cx=(at(left + width / 2.0)) cy="12" r="10" {}
                text.window x=(at(left + width / 2.0)) y="16" text-anchor="middle" { (place + 1) }
            }
            @if let Some(middle) = page.middle() {
                @let place = at(scale.place(middle));
                line.middle x1=(place) x2=(place) y1=(at(TOP - 8.0)) y2=(at(HEIGHT - BOTTOM)) {}
            }
            @for (place, label) in labels(page, &scale) {
                text.axis x=(at(place)) y=(at(HEIGHT - 8.0)) { (label) }
            }
        }
    }
}

/// The numbers of posts at which the chart has a horizontal line.
fn ticks(most: u64) -> Vec<u64> {
    let mut ticks = vec![0, most.div_ceil(2), most];
    ticks.dedup();
    ticks
}

/// The labels below the chart, each where its month begins.
fn labels(page: &Page<'_>, scale: &Scale) -> Vec<(f64, String)> {
    let months = page.rhythm.months();
    let every = match months.len() {
        0..=ALL_MONTHS => 1,
        14..=SOME_MONTHS => 3,
        _ => 12,
    };
    let is_first = |month: &&Month| (month.number() - 1) % every == 0;
    let label = |month: &Month| {
        let name: String = month_name(month.number(), page.language).chars().take(3).collect();
        let label = match (every, month.number()) {
            (12, _) => month.year().to_string(),
            (_, 1) => format!("{name} {}", month.year()),
            _ => name,
        };
        (scale.place(month.first_day()), label)
    };
    let mut labels: Vec<_> = months.iter().filter(is_first).map(label).collect();
    // The first label is dropped if the next one is too close, because its month
    // begins before the chart does. The last label is dropped if it does not fit at
    // the end of the chart.
    if labels.get(1).is_some_and(|(next, _)| *next < LEFT + WIDEST_LABEL) {
        labels.remove(0);
    }
    labels.retain(|(place, _)| *place < WIDTH - WIDEST_LABEL / 2.0);
    labels
}

/// The windows in the chart, each with the number of posts that were published while
/// it was open.
fn windows_of<'p>(page: &'p Page<'_>) -> impl Iterator<Item = (&'p Window, u64)> {
    let windows = &page.report.rulebook.windows;
    page.rhythm.windows.iter().filter_map(|(number, posts)| Some((windows.get(*number)?, *posts)))
}

/// The days on which a window was open: the first of them, and the day after the last of them.
/// The end is at most the day after the last day with posts.
fn open(window: &Window, page: &Page<'_>) -> (Date, Date) {
    let last = page.rhythm.ends().map_or(Date::MAX, |(_, last)| last);
    let day = |time: jiff::Timestamp| time.to_zoned(page.report.rulebook.timezone.clone()).date();
    let until = window.until.map_or(last, day).min(last);
    (window.from.map_or(last, day), until.tomorrow().unwrap_or(until))
}

/// The windows as a numbered list, with the numbers that the chart shows.
fn windows(page: &Page<'_>) -> Markup {
    let language = page.language;
    let line = |window: &Window, posts: u64| {
        let moment = |time: Option<jiff::Timestamp>| {
            super::wording::day_of(time, &page.report.rulebook.timezone, language)
        };
        let message = match window.until {
            Some(_) => Message::new("page-window"),
            None => Message::new("page-window-open"),
        };
        message
            .with("kind", window.kind.name())
            .with("from", moment(window.from))
            .with("until", moment(window.until))
            .with("posts", number(posts))
            .get(language)
    };
    html! {
        @if page.rhythm.windows.is_empty() {
            p.note { (say("page-no-windows", language)) }
        } @else {
            h3 { (say("page-windows", language)) }
            ol.windows {
                @for (window, posts) in windows_of(page) {
                    li { strong { (window_hours::title(window, page)) } " " (line(window, posts)) }
                }
            }
        }
    }
}

/// The chart as a table.
fn table(page: &Page<'_>, bars: &[Bar]) -> Markup {
    let language = page.language;
    let names = |bar: &Bar| {
        let in_bar = windows_of(page).enumerate().filter(|(_, (window, _))| {
            let (from, until) = open(window, page);
            from < bar.end && bar.start < until
        });
        in_bar.map(|(place, _)| (place + 1).to_string()).collect::<Vec<_>>().join(", ")
    };
    let time = if page.rhythm.is_by_week() { "page-week" } else { "page-column-month" };
    html! {
        details.table {
            summary { (say("page-as-table", language)) }
            div.scroll tabindex="0" role="group" aria-labelledby="timeline-title" {
                table {
                    caption { (say("page-timeline", language)) }
                    thead { tr {
                        th scope="col" { (say(time, language)) }
                        th.number scope="col" { (say("page-column-posts", language)) }
                        th scope="col" { (say("page-column-windows", language)) }
                    } }
                    tbody { @for bar in bars {
                        tr {
                            th scope="row" { (name(*bar, page)) }
                            td.number { (count(bar.posts, language)) }
                            td { (names(bar)) }
                        }
                    } }
                }
            }
        }
    }
}
