//! The tables of an audit: by account, month, rule or client.

use std::collections::BTreeMap;

use super::{
    Report,
    contents::{Content, Part},
    figure_table::{Cell, Column, Figure, FigureTable, Shows},
    figures::{heading, name},
    names::SharedHandles,
    stated::months_without,
};
use crate::{
    audit::{Account, ClientCounts, Counts, Month, MonthCounts, RuleCounts, Share, ratio},
    language::Language,
    message::Message,
    metric::Metric,
    output::Shown,
    rulebook::Rulebook,
};

/// The metrics that a terminal has room for beside each other.
pub(super) const FIRST: [Metric; 8] = [
    Metric::Replies,
    Metric::Links,
    Metric::Media,
    Metric::Alt,
    Metric::Reposts,
    Metric::Machine,
    Metric::Repeated,
    Metric::Findings,
];

/// The most months of a sparkline.
pub(super) const MOST_MONTHS: usize = 24;

fn column(name: &'static str, heading: Message) -> Column {
    Column::new(name, heading)
}

fn further(name: &'static str, heading: Message) -> Column {
    Column { shows: Shows::InWideTables, ..Column::new(name, heading) }
}

/// The columns of all metrics if `of_accounts` is true, else of the metrics that
/// have a figure for each month.
fn metric_columns(of_accounts: bool) -> Vec<(Metric, Column)> {
    let metrics = Metric::ALL.iter().map(|(_, metric)| *metric);
    let metrics = metrics.filter(|metric| of_accounts || metric.is_by_month());
    let of_metric = |metric: Metric| {
        let new = if FIRST.contains(&metric) { column } else { further };
        (metric, new(metric.name(), heading(metric)))
    };
    metrics.map(of_metric).collect()
}

/// A row for each account.
pub(super) fn accounts(report: &Report<'_>) -> FigureTable {
    let metrics = metric_columns(true);
    let contents = Content::all(report.accounts, report.rulebook);
    let row = |account: &Account| {
        let day = |time| Cell::Text(Shown::new(report.day(time)));
        let mut row = vec![
            Cell::Text(Shown::new(account.handle.clone())),
            Cell::Text(Shown::new(account.platform.name())),
            Cell::Number(account.counts.posts),
            day(account.first),
            day(account.last),
        ];
        row.extend(
            metrics.iter().map(|(metric, _)| Cell::Figure(Figure::of_account(*metric, account))),
        );
        row.push(Cell::Course(course_of_findings(account, report.rulebook)));
        row.extend(contents.iter().map(|content| Content::cell(content.of_account(account))));
        row
    };
    let rows = report.accounts.iter().map(row).collect();
    let mut columns = vec![
        column("account", Message::new("audit-column-account")),
        platform(report.names),
        column("posts", Message::new("audit-column-posts")),
        further("first", Message::new("audit-column-first")),
        further("last", Message::new("audit-column-last")),
    ];
    columns.extend(metrics.into_iter().map(|(_, column)| column));
    columns.push(column("months", Message::new("audit-column-months")));
    columns.extend(contents.iter().map(|content| content.column(report.rulebook)));
    FigureTable { columns, rows }
}

/// The column with the platform of an account. At a terminal, it is shown only where accounts
/// would look alike without it.
pub(super) fn platform(names: &SharedHandles) -> Column {
    let new = if names.is_empty() { further } else { column };
    new("platform", Message::new("audit-column-platform"))
}

/// A row for each month, over all accounts.
pub(super) fn months(report: &Report<'_>) -> FigureTable {
    let contents = Content::all(report.accounts, report.rulebook);
    let mut months: BTreeMap<Month, (Counts, Vec<Part>)> = BTreeMap::new();
    for (month, of_month) in report.accounts.iter().flat_map(Account::months) {
        let (counts, parts) = months.entry(month).or_default();
        *counts += &of_month.counts;
        parts.resize(contents.len(), Part::default());
        let own = contents.iter().map(|content| content.of_month(&of_month));
        parts.iter_mut().zip(own).for_each(|(part, own)| part.add(own));
    }
    let metrics = metric_columns(false);
    let rows = months.iter().map(|(month, (counts, parts))| {
        let mut row = vec![Cell::Text(Shown::new(month.to_string())), Cell::Number(counts.posts)];
        let figure = |metric| {
            let figure = Figure::new(metric, counts.value(metric), counts.share(metric));
            // In a month without posts, nothing is unknown.
            let is_unknown = 0 < counts.posts && counts.is_unknown(metric);
            Figure { is_unknown: figure.value.is_none() && is_unknown, ..figure }
        };
        row.extend(metrics.iter().map(|(metric, _)| Cell::Figure(figure(*metric))));
        row.extend(parts.iter().map(|part| Content::cell(*part)));
        row
    });
    let rows = rows.collect();
    let mut columns = vec![
        column("month", Message::new("audit-column-month")),
        column("posts", Message::new("audit-column-posts")),
    ];
    columns.extend(metrics.into_iter().map(|(_, column)| column));
    columns.extend(contents.iter().map(|content| content.column(report.rulebook)));
    FigureTable { columns, rows }
}

/// A row for each rule with findings, over all accounts; the most frequent first.
pub(super) fn rules(report: &Report<'_>, language: Language) -> FigureTable {
    let mut rules = by_rule(report);
    rules.sort_by_key(|(rule, (found, _))| (u64::MAX - found.findings(), *rule));
    let posts = report.accounts.iter().map(|account| account.counts.posts).sum();
    let courses = RuleCourses::of(report);
    let rows = rules.into_iter().map(|(rule_index, (found, accounts))| {
        let rule = &report.rulebook.rules[rule_index];
        vec![
            Cell::Text(Shown::new(rule.id.clone())),
            Cell::Number(found.findings()),
            Cell::Number(found.errors.into()),
            Cell::Number(found.warnings.into()),
            Cell::Number(found.infos.into()),
            Cell::Number(found.posts.into()),
            Cell::Number(accounts),
            per_100(found.findings(), posts),
            Cell::Course(courses.course(rule_index)),
            Cell::Text(Shown::new(rule.title.get(language).to_owned())),
        ]
    });
    let columns = vec![
        column("rule", Message::new("audit-column-rule")),
        column("findings", Message::new("audit-column-count")),
        further("errors", Message::new("audit-column-errors")),
        further("warnings", Message::new("audit-column-warnings")),
        further("infos", Message::new("audit-column-infos")),
        column("posts", Message::new("audit-column-posts")),
        column("accounts", Message::new("audit-column-accounts")),
        column(Metric::Findings.name(), heading(Metric::Findings)),
        column("months", Message::new("audit-column-months")),
        column("title", Message::new("audit-column-title")),
    ];
    FigureTable { columns, rows: rows.collect() }
}

/// For each rule with findings, in the order of the rulebook: its index, its findings over all
/// accounts, and the number of accounts that have them.
pub(super) fn by_rule(report: &Report<'_>) -> Vec<(usize, (RuleCounts, u64))> {
    let mut rules: BTreeMap<usize, (RuleCounts, u64)> = BTreeMap::new();
    for (rule, found) in report.accounts.iter().flat_map(|account| &account.rules) {
        let (all, accounts) = rules.entry(*rule).or_default();
        all.add(*found);
        *accounts += 1;
    }
    rules.into_iter().collect()
}

/// A row for each client, over all accounts; the most frequent first.
pub(super) fn clients(report: &Report<'_>) -> FigureTable {
    let mut clients: BTreeMap<Option<&str>, (ClientCounts, u64)> = BTreeMap::new();
    for (client, count) in report.accounts.iter().flat_map(|account| &account.clients) {
        let (all, accounts) = clients.entry(client.as_deref()).or_default();
        all.posts += count.posts;
        all.findings += count.findings;
        *accounts += 1;
    }
    let mut clients: Vec<_> = clients.into_iter().collect();
    clients.sort_by_key(|(client, (count, _))| (u64::MAX - count.posts, *client));
    let rows = clients.into_iter().map(|(client, (count, accounts))| {
        let client = client.map(|client| Cell::Text(Shown::new(client.to_owned())));
        vec![
            client.unwrap_or(Cell::Unknown),
            Cell::Number(count.posts),
            Cell::Number(accounts),
            Cell::Number(count.findings),
            per_100(count.findings, count.posts),
        ]
    });
    let columns = vec![
        column("client", Message::new("audit-column-client")),
        column("posts", Message::new("audit-column-posts")),
        column("accounts", Message::new("audit-column-accounts")),
        column("findings", Message::new("audit-column-count")),
        column(Metric::Findings.name(), heading(Metric::Findings)),
    ];
    FigureTable { columns, rows: rows.collect() }
}

/// The number of findings for each 100 posts.
fn per_100(findings: u64, posts: u64) -> Cell {
    let value = (0 < posts).then(|| ratio(100 * findings, posts));
    Cell::Figure(Figure::new(Metric::Findings, value, None))
}

/// The figures of an account, a row for each metric with its course by month.
pub(super) fn metrics(
    account: &Account,
    rulebook: &Rulebook,
    language: Language,
) -> Vec<Vec<Cell>> {
    let months = account.last_months(MOST_MONTHS);
    let row = |metric: Metric| {
        let of = account.counts.share(metric).and_then(|share| of_posts(share, metric));
        vec![
            Cell::Text(Shown::message(&name(metric), language)),
            Cell::Figure(Figure::of_account(metric, account)),
            Cell::Text(Shown::new(of.map_or_else(String::new, |of| of.get(language)))),
            Cell::Course(course((account, &months), metric, rulebook)),
        ]
    };
    let metrics = Metric::ALL.iter().map(|(_, metric)| *metric);
    metrics.filter(|metric| account.counts.shows(*metric)).map(row).collect()
}

/// How many posts count, of how many, and of how many more this is unknown; `None` if it is of
/// all.
pub(super) fn of_posts(share: Share, metric: Metric) -> Option<Message> {
    let number = |count| i64::try_from(count).unwrap_or(i64::MAX);
    // Of the views of posts, what is unknown is a number of posts.
    let is_all = share.unknown == 0 || metric == Metric::Engagement;
    let message = Message::new(if is_all { "audit-of" } else { "audit-of-known" })
        .with("count", number(share.count))
        .with("all", number(share.of))
        .with("unknown", number(share.unknown));
    (0 < share.of).then_some(message)
}

/// The value of a metric in each of some months; `None` where it is unknown. Empty if the
/// metric has no figure for each month.
pub(super) fn course(
    (account, months): (&Account, &[(Month, MonthCounts)]),
    metric: Metric,
    rulebook: &Rulebook,
) -> Vec<Option<f64>> {
    match metric {
        Metric::Findings => course_of_findings(account, rulebook),
        _ if !metric.is_by_month() => Vec::new(),
        _ => months.iter().map(|(_, month)| month.counts.value(metric)).collect(),
    }
}

/// The findings of an account for each 100 posts in each of the last [`MOST_MONTHS`] months;
/// `None` for a month without posts, or of which the files do not say what the rules ask for.
pub(super) fn course_of_findings(account: &Account, rulebook: &Rulebook) -> Vec<Option<f64>> {
    let without = months_without(account, rulebook, (None, MOST_MONTHS));
    let posts = account.posts_by_month().filter(|(month, _)| !without.contains(month));
    let posts: BTreeMap<Month, u64> = posts.collect();
    let mut findings: BTreeMap<Month, u64> = BTreeMap::new();
    for (month, _, found) in account.findings_by_month() {
        *findings.entry(month).or_default() += found.findings();
    }
    let months = account.month_names();
    let mut months: Vec<_> = months.map(|month| per_100_in(month, &posts, &findings)).collect();
    months.split_off(months.len().saturating_sub(MOST_MONTHS))
}

/// Findings for each 100 posts in a month; `None` if there are no posts.
fn per_100_in(
    month: Month,
    posts: &BTreeMap<Month, u64>,
    findings: &BTreeMap<Month, u64>,
) -> Option<f64> {
    let of = |counts: &BTreeMap<Month, u64>| counts.get(&month).copied().unwrap_or(0);
    (0 < of(posts)).then(|| ratio(100 * of(findings), of(posts)))
}

/// How many findings each rule has in the last months of all accounts.
pub(super) struct RuleCourses {
    /// The last months, at most [`MOST_MONTHS`] and without gaps.
    pub(super) months: Vec<Month>,
    /// The number of posts in each month with posts.
    posts: BTreeMap<Month, u64>,
    /// How many of them are of a month of which the files of their account do not say what a rule
    /// asks for, by rule.
    unstated: BTreeMap<usize, BTreeMap<Month, u64>>,
    /// The number of findings of each rule in each month with any.
    findings: BTreeMap<usize, BTreeMap<Month, u64>>,
}

impl RuleCourses {
    pub(super) fn of(report: &Report<'_>) -> Self {
        let (mut posts, mut findings) = (BTreeMap::new(), BTreeMap::new());
        for (month, of_month) in report.accounts.iter().flat_map(Account::posts_by_month) {
            *posts.entry(month).or_default() += of_month;
        }
        for (month, rule, found) in report.accounts.iter().flat_map(Account::findings_by_month) {
            let of_rule: &mut BTreeMap<Month, u64> = findings.entry(rule).or_default();
            *of_rule.entry(month).or_default() += found.findings();
        }
        let unstated = unstated(report);
        let ends = posts.keys().next().copied().zip(posts.keys().next_back().copied());
        let mut months: Vec<Month> =
            ends.into_iter().flat_map(|(first, last)| first.to(last)).collect();
        let months = months.split_off(months.len().saturating_sub(MOST_MONTHS));
        Self { months, posts, unstated, findings }
    }

    /// The number of findings of a rule for each 100 posts, by month; `None` for a month
    /// without posts in which it may find something.
    pub(super) fn course(&self, rule: usize) -> Vec<Option<f64>> {
        let none = BTreeMap::new();
        let findings = self.findings.get(&rule).unwrap_or(&none);
        let unstated = self.unstated.get(&rule).unwrap_or(&none);
        let stated = self
            .posts
            .iter()
            .map(|(month, posts)| (*month, posts - unstated.get(month).copied().unwrap_or(0)));
        let posts: BTreeMap<Month, u64> = stated.collect();
        self.months.iter().map(|month| per_100_in(*month, &posts, findings)).collect()
    }
}

/// The posts of months of which the files do not say what a rule asks for, by rule and month.
fn unstated(report: &Report<'_>) -> BTreeMap<usize, BTreeMap<Month, u64>> {
    let mut unstated: BTreeMap<usize, BTreeMap<Month, u64>> = BTreeMap::new();
    for account in report.accounts {
        for rule in account.rules.keys() {
            let without = months_without(account, report.rulebook, (Some(*rule), MOST_MONTHS));
            if without.is_empty() {
                continue;
            }
            let of_rule = unstated.entry(*rule).or_default();
            for (month, posts) in account.posts_by_month() {
                *of_rule.entry(month).or_default() +=
                    if without.contains(&month) { posts } else { 0 };
            }
        }
    }
    unstated
}

impl Figure {
    /// The figure of a metric over all posts of an account.
    pub(super) fn of_account(metric: Metric, account: &Account) -> Self {
        let share = account.counts.share(metric);
        let figure = Self::new(metric, account.value(metric), share);
        let is_unknown = match metric {
            Metric::Streak => account.streak.is_unknown(),
            Metric::Silence => account.silence.is_unknown(),
            _ => figure.value.is_none() && account.counts.is_unknown(metric),
        };
        let mut limits = account.beyond_limits.iter().map(|finding| finding.beyond.limit);
        let limit = limits.find(|limit| limit.measure() == (metric, None));
        Self { is_unknown, limit: limit.map(|limit| limit.bound.value()), ..figure }
    }
}
