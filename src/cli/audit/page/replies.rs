//! How long accounts take to answer, and which questions they leave without an answer, month
//! by month.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    Page,
    wording::{account, count, month, month_name, number, percent, say, with_unit},
};
use crate::{
    audit::{Account, Counts, Month},
    cli::audit::figures,
    language::Language,
    message::Message,
    metric::{Metric, Unit},
};

/// The size of a chart, and the place of the bars in it.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 180.0;
const LEFT: f64 = 64.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 28.0;

/// The most labels below a chart.
const MOST_LABELS: usize = 14;

/// The most accounts in the table: those with the most replies.
const MOST_ACCOUNTS: usize = 50;

/// The figures of this section.
const FIGURES: [Metric; 3] = [Metric::ReplyHours, Metric::SlowReplyHours, Metric::Unanswered];

/// The replies of all accounts together.
struct Replies {
    all: Counts,
    months: BTreeMap<Month, Counts>,
}

impl Replies {
    fn of(page: &Page<'_>) -> Self {
        let (mut all, mut months) = (Counts::default(), BTreeMap::new());
        for account in page.report.accounts {
            all += &account.counts;
            for (month, of) in account.months() {
                let counts: &mut Counts = months.entry(month).or_default();
                *counts += &of.counts;
            }
        }
        let ends = months.first_key_value().zip(months.last_key_value());
        let ends = ends.map(|((first, _), (last, _))| (*first, *last));
        for month in ends.into_iter().flat_map(|(first, last)| first.to(last)) {
            months.entry(month).or_default();
        }
        Self { all, months }
    }

    /// A figure in each month.
    fn course(&self, metric: Metric) -> Vec<Option<f64>> {
        self.months.values().map(|counts| counts.value(metric)).collect()
    }

    fn has(&self, metric: Metric) -> bool {
        self.months.values().any(|counts| counts.value(metric).is_some())
    }
}

/// This section of the page: the figures in words, a chart of the hours and one of the
/// questions without an answer, the same as a table, and the accounts.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let (replies, language) = (Replies::of(page), page.language);
    html! {
        section id="replies" aria-labelledby="replies-title" {
            h2 id="replies-title" { (say("page-replies", language)) }
            @if FIGURES.iter().all(|metric| replies.all.value(*metric).is_none()) {
                p { (say("page-replies-unknown", language)) }
            } @else {
                p { (hours_in_words(&replies.all, language)) }
                @if replies.has(Metric::ReplyHours) {
                    div.scroll tabindex="0" role="group" aria-labelledby="replies-title" {
                        (hours(&replies, language))
                    }
                    p.note { (say("page-replies-legend", language)) }
                }
                p { (questions_in_words(&replies.all, language)) }
                @if replies.has(Metric::Unanswered) {
                    div.scroll tabindex="0" role="group" aria-labelledby="replies-title" {
                        (questions(&replies, language))
                    }
                }
                (by_month(&replies, language))
                (by_account(page))
            }
        }
    }
}

fn hours_in_words(all: &Counts, language: Language) -> String {
    let [median, most] = [Metric::ReplyHours, Metric::SlowReplyHours].map(|of| all.value(of));
    let (Some(median), Some(most)) = (median, most) else {
        return say("page-replies-no-hours", language);
    };
    Message::new("page-replies-hours")
        .with("replies", number(all.measured(Metric::ReplyHours)))
        .with("median", with_unit(median, Unit::Hours, language))
        .with("most", with_unit(most, Unit::Hours, language))
        .get(language)
}

fn questions_in_words(all: &Counts, language: Language) -> String {
    let Some(share) = all.share(Metric::Unanswered).filter(|share| 0 < share.of) else {
        return say("page-replies-no-questions", language);
    };
    Message::new("page-replies-questions")
        .with("questions", number(share.of))
        .with("unanswered", number(share.count))
        .with("unknown", number(share.unknown))
        .get(language)
}

/// A chart with a bar for the median of each month, and a line where nine in ten replies
/// are.
fn hours(replies: &Replies, language: Language) -> Markup {
    let [median, most] = [Metric::ReplyHours, Metric::SlowReplyHours].map(|of| replies.course(of));
    let highest = most.iter().chain(&median).flatten().copied().fold(1.0, f64::max);
    let chart = Chart {
        id: "replies-hours",
        text: hours_in_words(&replies.all, language),
        values: median.into_iter().zip(most).collect(),
        highest,
        tick: |value, language| figures::value(value, Unit::Hours, language),
    };
    chart.markup(replies, language)
}

/// A chart with a bar for the share of questions without an answer in each month.
fn questions(replies: &Replies, language: Language) -> Markup {
    let chart = Chart {
        id: "replies-questions",
        text: questions_in_words(&replies.all, language),
        values: replies.course(Metric::Unanswered).into_iter().map(|bar| (bar, None)).collect(),
        highest: 1.0,
        tick: percent,
    };
    chart.markup(replies, language)
}

/// A chart over months.
struct Chart {
    id: &'static str,
    /// What the chart shows, for those who cannot see it.
    text: String,
    /// The bar and the line of each month; `None` where there is none.
    values: Vec<(Option<f64>, Option<f64>)>,
    /// The value at the top of the chart.
    highest: f64,
    /// A value on the left of the chart.
    tick: fn(f64, Language) -> String,
}

impl Chart {
    #[expect(clippy::cast_precision_loss, reason = "there are few months")]
    fn markup(&self, replies: &Replies, language: Language) -> Markup {
        let (height, months) = (HEIGHT - TOP - BOTTOM, self.values.len().max(1));
        let width = (WIDTH - LEFT) / months as f64;
        let left = |place: usize| LEFT + place as f64 * width;
        let y = |value: f64| TOP + height * (1.0 - value / self.highest);
        let text = format!("{}-text", self.id);
        html! {
            svg.chart viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-labelledby={ "replies-title " (text) } {
                desc id=(text) { (self.text) }
                @for value in [0.0, self.highest / 2.0, self.highest] {
                    line.grid x1=(at(LEFT)) x2=(at(WIDTH)) y1=(at(y(value))) y2=(at(y(value))) {}
                    text.axis x=(at(LEFT - 6.0)) y=(at(y(value) + 4.0)) text-anchor="end" { ((self.tick)(value, language)) }
                }
                @for (place, (bar, line)) in self.values.iter().enumerate() {
                    @if let Some(bar) = bar {
                        rect.bar x=(at(left(place))) y=(at(y(*bar))) width=(at((width - 2.0).max(0.5))) height=(at((TOP + height - y(*bar)).max(1.0))) {}
                    }
                    @if let Some(line) = line {
                        line.most x1=(at(left(place))) x2=(at(left(place) + (width - 2.0).max(0.5))) y1=(at(y(*line))) y2=(at(y(*line))) {}
                    }
                }
                @for (place, label) in labels(replies, language) {
                    text.axis x=(at(left(place))) y=(at(HEIGHT - 8.0)) { (label) }
                }
            }
        }
    }
}

/// A coordinate in a chart, with one decimal.
fn at(place: f64) -> String {
    format!("{place:.1}")
}

/// The labels below a chart: the place of a month, and its name.
fn labels(replies: &Replies, language: Language) -> Vec<(usize, String)> {
    let every = replies.months.len().div_ceil(MOST_LABELS).max(1);
    let months = replies.months.keys().enumerate().step_by(every);
    let label = |(place, month): (usize, &Month)| {
        let name: String = month_name(month.number(), language).chars().take(3).collect();
        let is_first = place == 0 || month.number() <= i8::try_from(every).unwrap_or(i8::MAX);
        (place, if is_first { format!("{name} {}", month.year()) } else { name })
    };
    months.map(label).collect()
}

/// The charts as a table.
fn by_month(replies: &Replies, language: Language) -> Markup {
    html! {
        details.table {
            summary { (say("page-as-table", language)) }
            div.scroll tabindex="0" role="group" aria-labelledby="replies-title" {
                table {
                    caption { (say("page-replies", language)) }
                    thead { tr {
                        th scope="col" { (say("page-column-month", language)) }
                        (headings(language))
                    } }
                    tbody { @for (name, counts) in &replies.months {
                        tr {
                            th scope="row" { (month(*name, language)) }
                            (cells(counts, language))
                        }
                    } }
                }
            }
        }
    }
}

/// The figures of each account that answers or is asked something.
fn by_account(page: &Page<'_>) -> Markup {
    let language = page.language;
    let asked =
        |account: &&Account| FIGURES.iter().any(|metric| account.counts.value(*metric).is_some());
    let mut accounts: Vec<&Account> = page.report.accounts.iter().filter(asked).collect();
    accounts.sort_by_key(|account| std::cmp::Reverse(account.counts.measured(Metric::ReplyHours)));
    let left = accounts.len().saturating_sub(MOST_ACCOUNTS);
    html! {
        @if 1 < accounts.len() {
            div.scroll tabindex="0" role="group" aria-labelledby="replies-title" {
                table {
                    caption { (say("page-replies-accounts", language)) }
                    thead { tr {
                        th scope="col" { (say("page-column-account", language)) }
                        (headings(language))
                    } }
                    tbody { @for one in accounts.iter().take(MOST_ACCOUNTS) {
                        tr {
                            th scope="row" { (account(one, language)) }
                            (cells(&one.counts, language))
                        }
                    } }
                }
            }
            @if 0 < left {
                p.note { (Message::new("page-accounts-left").with("count", left).get(language)) }
            }
        }
    }
}

fn headings(language: Language) -> Markup {
    html! {
        th.number scope="col" { (say("page-column-replies", language)) }
        @for metric in FIGURES { th.number scope="col" { (figures::name(metric).get(language)) } }
        th.number scope="col" { (say("page-column-questions", language)) }
    }
}

fn cells(counts: &Counts, language: Language) -> Markup {
    let figure = |metric: Metric| {
        let shown = |value: f64| figures::value(value, metric.unit(), language);
        counts.value(metric).map_or_else(|| "–".to_owned(), shown)
    };
    html! {
        td.number { (count(counts.measured(Metric::ReplyHours), language)) }
        @for metric in FIGURES { td.number { (figure(metric)) } }
        td.number { (count(counts.measured(Metric::Unanswered), language)) }
    }
}
