//! Two periods of the same accounts beside each other.

use std::{
    collections::BTreeMap,
    io::{self, BufWriter, Write},
};

use super::{
    Report, account_findings,
    arguments::AuditFormat,
    compared_periods::{are_alike, may_go_on},
    contents::{Content, Part},
    figure_table::{Cell, Column, Figure, FigureTable, Shows},
    json, stated, tables,
};
use crate::{
    audit::{Account, Difference, LimitOutcome, NotBeyond},
    check::Limit,
    cli::{level, terminal::Terminal},
    language::Language,
    message::Message,
    metric::{Metric, Unit},
    output::Shown,
    platform::{Platform, handle_key},
    rulebook::Rulebook,
};

/// An account in the first and in the second period; `None` where it has no posts.
pub(super) type Pair<'a> = [Option<&'a Account>; 2];

/// Writes a row for each account and metric, and what became of the findings about the
/// accounts.
pub(super) fn write(
    reports: &[Report<'_>],
    format: AuditFormat,
    terminal: Terminal,
) -> io::Result<()> {
    let language = terminal.language;
    let pairs = pairs(reports);
    let table = || table(&pairs, reports, language);
    let text = match format {
        AuditFormat::Json => {
            let mut out = BufWriter::new(io::stdout().lock());
            json::comparison(reports, language, &mut out)?;
            return out.flush();
        }
        AuditFormat::Csv => table().csv(),
        AuditFormat::Markdown => table().markdown(terminal) + &notes(&pairs, reports, language),
        // The page compares the periods itself.
        AuditFormat::Html => String::new(),
        AuditFormat::Text if pairs.is_empty() => String::new(),
        AuditFormat::Text => {
            let changes = pairs.iter().flat_map(|pair| changes(*pair, reports, language));
            let changes: String = changes.collect();
            let gap = if changes.is_empty() { "" } else { "\n" };
            let below = notes(&pairs, reports, language) + gap + &changes;
            table().text(terminal) + &terminal.fold(&below)
        }
    };
    io::stdout().lock().write_all(text.as_bytes())
}

/// The accounts of both reports, by handle and platform.
pub(super) fn pairs<'a>(reports: &[Report<'a>]) -> Vec<Pair<'a>> {
    let mut pairs: BTreeMap<(String, Platform), Pair<'a>> = BTreeMap::new();
    for (number, report) in reports.iter().enumerate().take(2) {
        for account in report.accounts {
            let key = (handle_key(&account.handle).into_owned(), account.platform);
            pairs.entry(key).or_default()[number] = Some(account);
        }
    }
    pairs.into_values().collect()
}

/// The text below the table: what the parentheses mean, why the longest streaks and silences are not compared, and which
/// accounts have no rows.
fn notes(pairs: &[Pair<'_>], reports: &[Report<'_>], language: Language) -> String {
    let chance = (!pairs.is_empty()).then(|| Message::new("audit-may-be-chance"));
    let is_unlike = !pairs.is_empty() && !alike(reports, None);
    let unlike = is_unlike.then(|| Message::new("audit-unlike-periods"));
    let few = reports.first().and_then(|report| report.few.line());
    [chance, unlike, few]
        .into_iter()
        .flatten()
        .fold(String::new(), |text, note| text + "\n" + &note.get(language) + "\n")
}

/// Whether the longest streaks and silences of the two periods can be compared. A limit may be
/// about the last days only.
fn alike(reports: &[Report<'_>], over: Option<u32>) -> bool {
    match reports {
        [before, after] => are_alike([before.period, after.period], over),
        _ => true,
    }
}

/// A row for each account and metric, then for each kind, language and topic of its posts.
fn table(pairs: &[Pair<'_>], reports: &[Report<'_>], language: Language) -> FigureTable {
    let column = |name: &'static str, heading| Column::new(name, Message::new(heading));
    let mut columns = vec![column("account", "audit-column-account")];
    columns.extend(reports.first().map(|report| tables::platform(report.names)));
    columns.extend([
        column("metric", "audit-column-metric"),
        column("before", "audit-column-before"),
        column("after", "audit-column-after"),
        column("change", "audit-column-change"),
        Column { shows: Shows::ToPrograms, ..column("beyond_chance", "audit-column-change") },
    ]);
    let (rulebook, alike) = (reports.first().map(|report| report.rulebook), alike(reports, None));
    let rows = pairs.iter().flat_map(|pair| {
        let contents = rulebook.map(|rulebook| contents(*pair, rulebook, language));
        let is_stated = rulebook.is_some_and(|rulebook| are_stated(*pair, rulebook));
        let figures = metrics(*pair, (alike, is_stated)).into_iter();
        let figures = figures.chain(contents.into_iter().flatten());
        figures.map(|figure| named(*pair).into_iter().chain(figure).collect())
    });
    FigureTable { columns, rows: rows.collect() }
}

/// The cells that say which account a row is about.
fn named(pair: Pair<'_>) -> Vec<Cell> {
    let account = pair.into_iter().flatten().next();
    let cells = account.map(|account| {
        [Shown::new(account.handle.clone()), Shown::new(account.platform.name())].map(Cell::Text)
    });
    cells.into_iter().flatten().collect()
}

/// Whether the files say as much in both periods of what the rules that find something ask for.
fn are_stated(pair: Pair<'_>, rulebook: &Rulebook) -> bool {
    let [Some(before), Some(after)] = pair else { return true };
    !stated::findings_differ(rulebook, &[[before, after]])
}

/// The cells of each metric: its name, its values and the change. Whether the longest streak or
/// silence changed is unknown unless the periods are `alike`, and whether there are more findings
/// unless `is_stated` what rules ask for.
fn metrics(pair: Pair<'_>, (alike, is_stated): (bool, bool)) -> Vec<[Cell; 5]> {
    let cells = |metric: Metric| {
        let figure = |account: Option<&Account>| match account {
            Some(account) => Cell::Figure(Figure::of_account(metric, account)),
            None => Cell::Figure(Figure::new(metric, None, None)),
        };
        let values = pair.map(|account| account?.value(metric));
        let [change, beyond] = match difference(values) {
            Some(_) if metric.is_longest() && !alike || may_go_on(metric, pair) => unknown(),
            Some(_) if metric == Metric::Findings && !is_stated => unknown(),
            change => changed(metric.unit(), change, evidence(pair, metric)),
        };
        [Cell::Metric(metric), figure(pair[0]), figure(pair[1]), change, beyond]
    };
    let shows = |metric: &Metric| {
        let mut accounts = pair.iter().flatten();
        accounts.any(|account| account.counts.shows(*metric)) || !metric.is_rare()
    };
    Metric::ALL.iter().map(|(_, metric)| *metric).filter(shows).map(cells).collect()
}

/// The same of each kind, language and topic.
fn contents(pair: Pair<'_>, rulebook: &Rulebook, language: Language) -> Vec<[Cell; 5]> {
    let accounts = || pair.into_iter().flatten();
    let cells = |content: Content| {
        let parts = pair.map(|account| account.map(|account| content.of_account(account)));
        let name = Shown::message(&content.name(rulebook), language);
        let change = difference(parts.map(|part| part?.share()));
        let evidence = match parts {
            [Some(before), Some(after)] => {
                Some(Difference::of_shares([before, after].map(Part::of_posts)))
            }
            _ => None,
        };
        let [change, beyond] = changed(Unit::Share, change, evidence);
        let [before, after] = parts.map(|part| match part {
            Some(Part { is_unknown: true, .. }) => Cell::Unknown,
            part => Cell::Share(part.and_then(Part::share)),
        });
        [Cell::Named(content.id(rulebook), name), before, after, change, beyond]
    };
    let shown = Content::all(accounts(), rulebook).into_iter();
    shown.filter(|content| content.has_own_row(accounts())).map(cells).collect()
}

/// What the difference of a figure in two periods shows.
pub(super) fn evidence(pair: Pair<'_>, metric: Metric) -> Option<Difference> {
    let [Some(before), Some(after)] = pair else { return None };
    before.counts.difference(&after.counts, metric)
}

/// The cells of a change and, for programs, whether it is beyond chance.
fn changed(unit: Unit, change: Option<f64>, evidence: Option<Difference>) -> [Cell; 2] {
    match (change, evidence) {
        (Some(change), Some(Difference::MayBeChance | Difference::TooFew)) => {
            [Cell::MayBeChance(unit, change), Cell::YesNo(Some(false))]
        }
        (Some(_), Some(Difference::BeyondChance)) => {
            [Cell::Change(unit, change), Cell::YesNo(Some(true))]
        }
        _ => [Cell::Change(unit, change), Cell::YesNo(None)],
    }
}

const fn unknown() -> [Cell; 2] {
    [Cell::Unknown, Cell::YesNo(None)]
}

fn difference([before, after]: [Option<f64>; 2]) -> Option<f64> {
    before.zip(after).map(|(before, after)| after - before)
}

/// A line for each finding about an account, with what became of it.
fn changes(pair: Pair<'_>, reports: &[Report<'_>], language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    let is_unlike = |limit: &Limit, pair: Pair<'_>| {
        limit.metric.is_longest() && !alike(reports, limit.over) || may_go_on(limit.metric, pair)
    };
    for (number, (account, report)) in pair.iter().zip(reports).enumerate() {
        let Some(account) = account else { continue };
        for finding in &account.beyond_limits {
            let other = match pair[1 - number] {
                Some(other) => match outcome(other, finding.rule.rule_index) {
                    Other::Within if is_unlike(&finding.beyond.limit, pair) => Other::Unlike,
                    outcome => outcome,
                },
                None => Other::NoPosts,
            };
            let state = match (number, other) {
                (0, Other::Beyond) => continue,
                (_, Other::Beyond) => Message::new("audit-still"),
                (0, Other::Within) => Message::new("audit-gone"),
                (_, Other::Within) => Message::new("audit-new"),
                (_, Other::Unlike) => Message::new("audit-unlike"),
                (0, Other::TooFew) => Message::new("audit-too-few-after"),
                (_, Other::TooFew) => Message::new("audit-too-few-before"),
                (0, Other::NoPosts) => Message::new("audit-silent-after"),
                (_, Other::NoPosts) => Message::new("audit-silent-before"),
                (0, Other::Unknown) => Message::new("audit-unknown-after"),
                (_, Other::Unknown) => Message::new("audit-unknown-before"),
            };
            let line = Message::new("audit-finding-line")
                .with("level", level(Some(finding.rule.severity)))
                .with("rule", report.rulebook.rules[finding.rule.rule_index].id.as_str())
                .with("account", report.names.name(account))
                .with("found", account_findings::found(&finding.beyond, report, language));
            let line = Message::new("audit-change").with("state", state).with("finding", line);
            lines.push(format!("{}\n", Shown::message(&line, language)));
        }
    }
    lines
}

/// How an account compares with the limit of a rule in the other period.
enum Other {
    Beyond,
    Within,
    /// Within, but the period may only be too short to be beyond, or the other one long.
    Unlike,
    TooFew,
    /// The account has no posts in that period.
    NoPosts,
    /// The figure is unknown, so that nobody can say what became of a finding.
    Unknown,
}

/// How an account with posts compares with the limit of a rule.
fn outcome(account: &Account, rule: usize) -> Other {
    if account.beyond_limits.iter().any(|finding| finding.rule.rule_index == rule) {
        return Other::Beyond;
    }
    let kept = |kept: &&NotBeyond| kept.rule.rule_index == rule;
    match account.not_beyond.iter().find(kept).map(|kept| &kept.outcome) {
        Some(LimitOutcome::Within(_)) => Other::Within,
        Some(LimitOutcome::TooFew(_)) => Other::TooFew,
        Some(LimitOutcome::Unknown | LimitOutcome::Beyond(_)) | None => Other::Unknown,
    }
}
