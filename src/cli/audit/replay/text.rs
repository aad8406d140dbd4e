//! The changes for people: how many there are by rule, the first ones of each rule, and
//! what changes about accounts. In CSV, each change is a row.

use std::fmt::Write as _;

use super::{
    Replay,
    change::{AccountChange, Change, Levels},
    summary::RuleChanges,
};
use crate::{
    cli::{
        audit::{
            Report, account_findings,
            figure_table::{self, Cell, Column, FigureTable, indented},
        },
        level,
        terminal::Terminal,
    },
    language::{Language, Localized},
    message::Message,
    output::Shown,
    rulebook::Severity,
};

/// The names of the columns in CSV.
const CSV: &str = "file,line,column,id,account,time,rule,before,after,verdict_before,\
                   verdict_after,found,platform\n";

/// The title of a rule. If both rulebooks have the rule, it is the title in the
/// second one.
pub(super) fn title<'a>(id: &str, reports: &[Report<'a>; 2]) -> &'a Localized {
    let named = |report: &Report<'a>| report.rulebook.rules.iter().find(|rule| rule.id == id);
    let rule = reports.iter().rev().find_map(named).expect("a rule of a rulebook found it");
    &rule.title
}

/// The report at a terminal.
pub(super) fn report(replay: &Replay<'_>, terminal: Terminal) -> String {
    let language = terminal.language;
    let mut text = String::new();
    if !replay.summary.is_empty() {
        text.push_str(&rules(replay, language).text(terminal));
    }
    for (id, rule) in replay.summary.by_frequency() {
        let _ = write!(text, "\n{}\n{}", Shown::new(id), first(rule, replay, terminal));
    }
    for change in replay.accounts {
        let gap = if text.is_empty() || text.ends_with("\n\n") { "" } else { "\n" };
        let is_first = std::ptr::eq(change, &raw const replay.accounts[0]);
        let line = terminal.fold(&of_account(change, language));
        let _ = writeln!(text, "{}{line}", if is_first { gap } else { "" });
    }
    let gap = if text.is_empty() { "" } else { "\n" };
    let _ = writeln!(text, "{gap}{}", terminal.fold(&totals(replay).get(language)));
    text
}

/// The first changes of a rule.
fn first(rule: &RuleChanges, replay: &Replay<'_>, terminal: Terminal) -> String {
    let language = terminal.language;
    let row = |change: &Change| -> Vec<String> {
        let texts = [
            Shown::message(&became(change.levels), language),
            change.place.clone(),
            account(change, replay, language),
            Shown::new(replay.reports[0].day(change.time)),
            change.found.clone(),
        ];
        texts.map(|text| figure_table::cell_text(&Cell::Text(text), terminal)).into()
    };
    let lines: Vec<Vec<String>> = rule.shown.iter().map(|(_, change)| row(change)).collect();
    let mut text = indented(&lines, |_| false, terminal);
    if let Some(more) = more(rule) {
        let _ = writeln!(text, "  {}", more.get(language));
    }
    text
}

/// The message that there are further changes; `None` if there are none.
fn more(rule: &RuleChanges) -> Option<Message> {
    let shown = u64::try_from(rule.shown.len()).unwrap_or(u64::MAX);
    let left = i64::try_from(rule.all().saturating_sub(shown)).unwrap_or(i64::MAX);
    (0 < left).then(|| Message::new("replay-more").with("count", left))
}

/// A row for each rule with changes.
fn rules(replay: &Replay<'_>, language: Language) -> FigureTable {
    let column = |name: &'static str, heading| Column::new(name, Message::new(heading));
    let row = |(id, rule): (&str, &RuleChanges)| {
        let title = title(id, &replay.reports).get(language).to_owned();
        let counts = [rule.new, rule.gone, rule.higher, rule.lower, rule.posts];
        let mut row = vec![Cell::Text(Shown::new(id.to_owned()))];
        row.extend(counts.map(Cell::Number));
        row.push(Cell::Text(Shown::new(title)));
        row
    };
    let columns = vec![
        column("rule", "audit-column-rule"),
        column("new", "replay-column-new"),
        column("gone", "replay-column-gone"),
        column("higher", "replay-column-higher"),
        column("lower", "replay-column-lower"),
        column("posts", "audit-column-posts"),
        column("title", "audit-column-title"),
    ];
    FigureTable { columns, rows: replay.summary.by_frequency().into_iter().map(row).collect() }
}

/// The report in Markdown.
pub(super) fn markdown(replay: &Replay<'_>, terminal: Terminal) -> String {
    let language = terminal.language;
    let column = |heading| Column::new("", Message::new(heading));
    let columns = [
        "audit-column-rule",
        "audit-column-change",
        "replay-column-place",
        "audit-column-account",
        "replay-column-day",
        "replay-column-found",
    ];
    let row = |change: &Change| {
        let texts = [
            Shown::new(change.rule.clone()),
            Shown::message(&became(change.levels), language),
            change.place.clone(),
            account(change, replay, language),
            Shown::new(replay.reports[0].day(change.time)),
            change.found.clone(),
        ];
        texts.map(Cell::Text).into()
    };
    let rules_in_order = replay.summary.by_frequency();
    let shown = rules_in_order.iter().flat_map(|(_, rule)| &rule.shown);
    let rows: Vec<Vec<Cell>> = shown.map(|(_, change)| row(change)).collect();
    let mut text = format!("{}\n", totals(replay).get(language));
    if !rows.is_empty() {
        let shown = FigureTable { columns: columns.map(column).into(), rows };
        let _ = write!(
            text,
            "\n{}\n{}",
            rules(replay, language).markdown(terminal),
            shown.markdown(terminal)
        );
    }
    for (at, change) in replay.accounts.iter().enumerate() {
        let line = figure_table::markdown_cell(&of_account(change, language));
        let _ = writeln!(text, "{}- {line}", if at == 0 { "\n" } else { "" });
    }
    text
}

/// The names of the columns in CSV.
pub(super) fn csv_head() -> String {
    CSV.to_owned()
}

/// A change as a row of CSV.
pub(super) fn csv_row(change: &Change) -> String {
    let number = |number: usize| Cell::Number(u64::try_from(number).unwrap_or(u64::MAX));
    let time = change.time.map_or_else(String::new, |time| time.to_string());
    let mut row = vec![
        Cell::Text(change.file.clone()),
        number(change.line),
        number(change.column),
        Cell::Text(change.id.clone()),
        Cell::Text(change.account.clone()),
        Cell::Text(Shown::new(time)),
        Cell::Text(Shown::new(change.rule.clone())),
    ];
    row.extend(level_cells(change.levels));
    row.extend(level_cells(change.verdict));
    row.push(Cell::Text(change.found.clone()));
    row.push(Cell::Text(Shown::new(change.platform.name())));
    figure_table::csv_line(&row)
}

/// The changed findings about accounts, as rows of CSV. The columns about a post, such
/// as its file and line, are empty.
pub(super) fn csv_accounts(replay: &Replay<'_>, language: Language) -> String {
    let row = |change: &AccountChange<'_>| {
        let none = || Cell::Text(Shown::default());
        let found = account_findings::found(&change.finding.beyond, &change.report, language);
        let mut row = vec![none(), none(), none(), none()];
        row.push(Cell::Text(Shown::new(change.account.handle.clone())));
        row.push(none());
        row.push(Cell::Text(Shown::new(change.rule.to_owned())));
        row.extend(level_cells(change.levels));
        row.extend([none(), none()]);
        row.push(Cell::Text(Shown::message(&found, language)));
        row.push(Cell::Text(Shown::new(change.account.platform.name())));
        figure_table::csv_line(&row)
    };
    replay.accounts.iter().map(row).collect()
}

fn level_cells(levels: Levels) -> [Cell; 2] {
    levels.map(|level| Cell::Text(Shown::new(level.map_or("", Severity::name))))
}

/// What became of a finding: it is new, it is gone, or it has another level.
fn became([before, after]: Levels) -> Message {
    match (before, after) {
        (None, after) => Message::new("replay-new").with("level", level(after)),
        (before, None) => Message::new("replay-gone").with("level", level(before)),
        (before, after) => {
            Message::new("replay-level").with("before", level(before)).with("after", level(after))
        }
    }
}

/// The account of a change, as people know it; empty if its handle is unknown.
fn account(change: &Change, replay: &Replay<'_>, language: Language) -> Shown<'static> {
    match change.account.text() {
        "" => Shown::default(),
        handle => {
            let name = replay.reports[0].names.name_of(handle, change.platform);
            Shown::message(&name, language)
        }
    }
}

/// A line about a change in the findings about an account.
fn of_account(change: &AccountChange<'_>, language: Language) -> String {
    let line = Message::new("replay-account")
        .with("became", became(change.levels))
        .with("rule", change.rule)
        .with("account", change.report.names.name(change.account))
        .with("found", account_findings::found(&change.finding.beyond, &change.report, language));
    Shown::message(&line, language).to_string()
}

/// The line that says in how many posts findings change.
fn totals(replay: &Replay<'_>) -> Message {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let accounts = replay.reports[0].accounts;
    let posts = accounts.iter().map(|account| account.counts.posts).sum();
    Message::new("replay-totals")
        .with("posts", number(posts))
        .with("accounts", accounts.len())
        .with("changed", number(replay.summary.posts))
        .with("stricter", number(replay.summary.stricter))
        .with("milder", number(replay.summary.milder))
}
