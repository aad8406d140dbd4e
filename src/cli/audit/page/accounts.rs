//! The accounts side by side, and the figures of each.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::{
    Page,
    wording::{account, count, percent, safe, safely, say},
};
use crate::{
    audit::{Account, Difference, Month, MonthCounts},
    cli::audit::{
        compare::evidence,
        compared_periods::may_go_on,
        contents::{Content, Part},
        figure_table::Figure,
        figures, stated, tables,
    },
    language::Language,
    message::Message,
    metric::{Metric, Unit},
};

/// The most accounts in the table: those with the most posts.
const MOST: usize = 200;

/// All figures are shown only of this number of accounts: of those with the most posts.
const MOST_DETAILED: usize = 20;

/// This section of the page: the table of accounts, then the figures of each.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let language = page.language;
    let mut accounts: Vec<&Account> = page.report.accounts.iter().collect();
    accounts.sort_by_key(|account| Reverse(account.counts.posts));
    let left = accounts.len().saturating_sub(MOST);
    html! {
        section id="accounts" aria-labelledby="accounts-title" {
            h2 id="accounts-title" { (say("page-accounts", language)) }
            p { (say("page-accounts-text", language)) }
            div.scroll tabindex="0" role="group" aria-labelledby="accounts-title" {
                table {
                    caption.hidden { (say("page-accounts", language)) }
                    thead { tr {
                        th scope="col" { (say("page-column-account", language)) }
                        th.number scope="col" { (say("page-column-posts", language)) }
                        @for metric in tables::FIRST {
                            th.number scope="col" { (figures::name(metric).get(language)) }
                        }
                        th scope="col" { (say("page-column-course", language)) }
                    } }
                    tbody { @for one in accounts.iter().take(MOST) { (row(page, one)) } }
                }
            }
            @if 0 < left {
                p.note { (Message::new("page-accounts-left").with("count", left).get(language)) }
            }
            @if let Some(line) = page.report.few.line() { p.note { (line.get(language)) } }
            h3 { (say("page-all-figures", language)) }
            @for one in accounts.iter().take(MOST_DETAILED) { (details(page, one)) }
            @if MOST_DETAILED < accounts.len() {
                p.note { (Message::new("page-figures-left").with("count", MOST_DETAILED).get(language)) }
            }
        }
    }
}

fn row(page: &Page<'_>, one: &Account) -> Markup {
    let language = page.language;
    html! {
        tr {
            th scope="row" { (account(one, language)) }
            td.number { (count(one.counts.posts, language)) }
            @for metric in tables::FIRST { (cell(one, metric, language)) }
            td { (findings_by_month(page, one)) }
        }
    }
}

/// A cell of the table with the figure of an account.
fn cell(one: &Account, metric: Metric, language: Language) -> Markup {
    let text = Figure::of_account(metric, one).text(language);
    measured(one, (metric, None), &text, language)
}

/// A cell with a figure, which is marked if the figure is beyond a limit.
fn measured(
    one: &Account,
    measure: (Metric, Option<usize>),
    text: &str,
    language: Language,
) -> Markup {
    let mut limits = one.beyond_limits.iter().map(|finding| finding.beyond.limit);
    let is_beyond = limits.any(|limit| limit.measure() == measure);
    html! {
        td class=(if is_beyond { "number beyond" } else { "number" }) {
            (text)
            @if is_beyond { span.hidden { " " (say("page-beyond", language)) } }
        }
    }
}

/// A small chart with the value of a metric in each month.
fn course(
    page: &Page<'_>,
    (one, months): (&Account, &[(Month, MonthCounts)]),
    metric: Metric,
) -> Markup {
    let names = months.iter().map(|(month, _)| *month);
    let values = tables::course((one, months), metric, page.report.rulebook);
    chart(names, &values, metric.unit(), page.language)
}

/// A small chart with the findings for each 100 posts in each month.
fn findings_by_month(page: &Page<'_>, one: &Account) -> Markup {
    let language = page.language;
    let values = tables::course_of_findings(one, page.report.rulebook);
    let skipped = one.month_names().count() - values.len();
    chart(one.month_names().skip(skipped), &values, Metric::Findings.unit(), language)
}

fn chart(
    months: impl Iterator<Item = Month>,
    values: &[Option<f64>],
    unit: Unit,
    language: Language,
) -> Markup {
    if values.is_empty() {
        return Markup::default();
    }
    let texts = months.zip(values).map(|(month, value)| {
        let value =
            value.map_or_else(|| "–".to_owned(), |value| figures::value(value, unit, language));
        format!("{month}: {value}")
    });
    super::sparkline::line(values, &texts.collect::<Vec<_>>().join(", "))
}

/// All figures of an account.
fn details(page: &Page<'_>, one: &Account) -> Markup {
    let language = page.language;
    let (name, months) = (account(one, language), one.last_months(tables::MOST_MONTHS));
    html! {
        details {
            summary { (name) }
            p.note {
                (Message::new("page-profile").with("profile", safe(page.report.profile(one))).get(language))
            }
            div.scroll tabindex="0" role="group" aria-label=(name) {
                table {
                    caption.hidden { (name) }
                    thead { tr {
                        th scope="col" { (say("page-column-figure", language)) }
                        th.number scope="col" { (say("page-column-value", language)) }
                        th.number scope="col" { (say("page-column-of", language)) }
                        @if let Ok(comparison) = &page.comparison {
                            @for name in &comparison.names { th.number scope="col" { (name) } }
                            th.number scope="col" { (say("page-column-change", language)) }
                        }
                        th scope="col" { (say("page-column-course", language)) }
                    } }
                    tbody {
                        @for metric in shown(one) { (figure(page, (one, &months), metric)) }
                        @for row in contents(page, one) { (content(page, (one, &months), row)) }
                    }
                }
            }
        }
    }
}

/// The metrics that are shown of an account.
fn shown(one: &Account) -> impl Iterator<Item = Metric> {
    Metric::ALL.iter().map(|(_, metric)| *metric).filter(|metric| one.counts.shows(*metric))
}

fn figure(
    page: &Page<'_>,
    (one, months): (&Account, &[(Month, MonthCounts)]),
    metric: Metric,
) -> Markup {
    let language = page.language;
    let of = one.counts.share(metric).and_then(|share| tables::of_posts(share, metric));
    let of = of.map(|of| of.get(language));
    html! {
        tr {
            th scope="row" { (figures::name(metric).get(language)) }
            (cell(one, metric, language))
            td.number { (of.unwrap_or_default()) }
            @if let Ok(comparison) = &page.comparison {
                @match comparison.figures(one, metric) {
                    Some(figures) => {
                        @let difference = evidence(comparison.of(one), metric);
                        @for figure in figures { td.number { (figure.text(language)) } }
                        @if can_compare(page, one, metric) {
                            (change(figures.map(|figure| figure.value), (metric.unit(), difference), language))
                        } @else { td.number { (say("audit-unknown", language)) } }
                    },
                    None => {
                        @for _ in 0..2 { td.number { (say("page-whole-only", language)) } }
                        td {}
                    },
                }
            }
            td { (course(page, (one, months), metric)) }
        }
    }
}

/// Whether it can be said that a figure rose or fell, or did not.
fn can_compare(page: &Page<'_>, one: &Account, metric: Metric) -> bool {
    let Ok(comparison) = &page.comparison else { return false };
    let pair = comparison.of(one);
    let is_unstated = || match pair {
        [Some(before), Some(after)] if metric == Metric::Findings => {
            stated::findings_differ(page.report.rulebook, &[[before, after]])
        }
        _ => false,
    };
    comparison.can_judge(metric) && !may_go_on(metric, pair) && !is_unstated()
}

/// How much a figure rose or fell, in parentheses if that may be chance; empty if one of the two
/// is missing.
fn change(
    [before, after]: [Option<f64>; 2],
    (unit, difference): (Unit, Option<Difference>),
    language: Language,
) -> Markup {
    let shown = match difference {
        Some(Difference::MayBeChance | Difference::TooFew) => figures::change_by_chance,
        Some(Difference::BeyondChance) | None => figures::change,
    };
    let change = before.zip(after).map(|(before, after)| after - before);
    html! { td.number { @if let Some(change) = change { (shown(change, unit, language)) } } }
}

/// The kinds, languages and topics of the posts of an account that are shown of it.
fn contents(page: &Page<'_>, one: &Account) -> Vec<Content> {
    let all = Content::all([one], page.report.rulebook).into_iter();
    all.filter(|content| content.has_own_row([one])).collect()
}

/// A row for a kind, a language or a topic of posts.
fn content(
    page: &Page<'_>,
    (one, months): (&Account, &[(Month, MonthCounts)]),
    content: Content,
) -> Markup {
    let language = page.language;
    let text = |part: Part| match part.share() {
        Some(share) => percent(share, language),
        None if part.is_unknown => say("audit-unknown", language),
        None => "–".to_owned(),
    };
    let values: Vec<Option<f64>> =
        months.iter().map(|(_, month)| content.of_month(month).share()).collect();
    let names = months.iter().map(|(month, _)| *month);
    let all = content.of_account(one);
    html! {
        tr {
            th scope="row" { (safely(&content.name(page.report.rulebook), language)) }
            @match content {
                Content::Topic(topic) => (measured(one, (Metric::Topics, Some(topic)), &text(all), language)),
                _ => td.number { (text(all)) },
            }
            td.number { (all.in_words(language).unwrap_or_default()) }
            @if let Ok(comparison) = &page.comparison {
                @let parts = comparison.parts(one, content);
                @let difference = Difference::of_shares(parts.map(Part::of_posts));
                @for part in parts { td.number { (text(part)) } }
                (change(parts.map(Part::share), (Unit::Share, Some(difference)), language))
            }
            td { (chart(names, &values, Unit::Share, language)) }
        }
    }
}
