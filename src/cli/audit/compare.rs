//! Two periods of the same accounts beside each other.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, BufWriter, Write},
};

use super::{
    Report, account_findings,
    arguments::AuditFormat,
    figure_table::{Cell, Column, Figure, FigureTable},
    figures::name,
    json,
};
use crate::{
    audit::Account,
    cli::{level, terminal::Terminal},
    language::Language,
    message::Message,
    metric::Metric,
    output::Shown,
    platform::{Platform, handle_key},
};

/// An account in the first and in the second period; `None` where it has no posts.
type Pair<'a> = [Option<&'a Account>; 2];

/// Writes a row for each account and metric, and what became of the findings about the
/// accounts.
pub(super) fn write(
    reports: &[Report<'_>],
    format: AuditFormat,
    terminal: Terminal,
) -> io::Result<()> {
    let language = terminal.language;
    let pairs = pairs(reports);
    let table = || table(&pairs, language);
    let text = match format {
        AuditFormat::Json => {
            let mut out = BufWriter::new(io::stdout().lock());
            json::comparison(reports, language, &mut out)?;
            return out.flush();
        }
        AuditFormat::Csv => table().csv(),
        AuditFormat::Markdown => table().markdown(terminal),
        // The page compares the periods itself.
        AuditFormat::Html => String::new(),
        AuditFormat::Text if pairs.is_empty() => String::new(),
        AuditFormat::Text => {
            let changes = pairs.iter().flat_map(|pair| changes(*pair, reports, language));
            let changes: String = changes.collect();
            let gap = if changes.is_empty() { "" } else { "\n" };
            table().text(terminal) + gap + &terminal.fold(&changes)
        }
    };
    io::stdout().lock().write_all(text.as_bytes())
}

/// The accounts of both periods, by handle and platform.
fn pairs<'a>(reports: &[Report<'a>]) -> Vec<Pair<'a>> {
    let mut pairs: BTreeMap<(String, Platform), Pair<'a>> = BTreeMap::new();
    for (number, report) in reports.iter().enumerate().take(2) {
        for account in report.accounts {
            let key = (handle_key(&account.handle).into_owned(), account.platform);
            pairs.entry(key).or_default()[number] = Some(account);
        }
    }
    pairs.into_values().collect()
}

/// A row for each account and metric.
fn table(pairs: &[Pair<'_>], language: Language) -> FigureTable {
    let column = |name, heading| Column { name, heading: Message::new(heading), is_further: false };
    let rows = pairs.iter().flat_map(|pair| rows(*pair, language)).collect();
    let columns = vec![
        column("account", "audit-column-account"),
        column("metric", "audit-column-metric"),
        column("before", "audit-column-before"),
        column("after", "audit-column-after"),
        column("change", "audit-column-change"),
    ];
    FigureTable { columns, rows }
}

fn rows(pair: Pair<'_>, language: Language) -> Vec<Vec<Cell>> {
    let handle = pair.iter().flatten().next().map_or("", |account| account.handle.as_str());
    let row = |metric: Metric| {
        let figure = |account: Option<&Account>| match account {
            Some(account) => Cell::Figure(Figure::of_account(metric, account)),
            None => Cell::Figure(Figure::new(metric, None, None)),
        };
        let [before, after] = pair.map(|account| account?.value(metric));
        let change = before.zip(after).map(|(before, after)| after - before);
        vec![
            Cell::Text(Shown::new(handle.to_owned())),
            Cell::Text(Shown::message(&name(metric), language)),
            figure(pair[0]),
            figure(pair[1]),
            Cell::Change(metric, change),
        ]
    };
    let shows = |metric: &Metric| {
        let mut accounts = pair.iter().flatten();
        accounts.any(|account| account.counts.shows(*metric)) || !metric.is_rare()
    };
    Metric::ALL.iter().map(|(_, metric)| *metric).filter(shows).map(row).collect()
}

/// A line for each finding about an account, with what became of it.
fn changes(pair: Pair<'_>, reports: &[Report<'_>], language: Language) -> Vec<String> {
    let rules = pair.map(|account| {
        let findings = account.map_or(&[][..], |account| account.beyond_limits.as_slice());
        findings.iter().map(|finding| finding.rule.rule_index).collect::<BTreeSet<usize>>()
    });
    let mut lines = Vec::new();
    for (number, (account, report)) in pair.iter().zip(reports).enumerate() {
        let Some(account) = account else { continue };
        for finding in &account.beyond_limits {
            let in_both = rules.iter().all(|rules| rules.contains(&finding.rule.rule_index));
            let state = match (number, in_both) {
                (0, true) => continue,
                (0, false) => Message::new("audit-gone"),
                (_, true) => Message::new("audit-still"),
                (_, false) => Message::new("audit-new"),
            };
            let line = Message::new("audit-finding-line")
                .with("level", level(Some(finding.rule.severity)))
                .with("rule", report.rulebook.rules[finding.rule.rule_index].id.as_str())
                .with("account", account_findings::name(account))
                .with("found", account_findings::found(&finding.beyond, report, language));
            let line = Message::new("audit-change").with("state", state).with("finding", line);
            lines.push(format!("{}\n", Shown::message(&line, language)));
        }
    }
    lines
}
