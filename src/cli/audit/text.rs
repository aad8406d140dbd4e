//! The audit for people at a terminal.

use std::fmt::Write as _;

use super::{
    Report, account_findings,
    arguments::By,
    figure_table::{Cell, cell_text, indented},
    figures,
    names::short_name,
    notes, tables, window_hours,
};
use crate::{
    audit::{Account, InWindow, Stretch, ratio},
    cli::{level, terminal::Terminal},
    language::Language,
    message::{Message, all_messages},
    metric::Unit,
    output::Shown,
    post::Kind,
};

/// Up to this many accounts, each is listed with its figures; with more, a table is printed.
const MOST_LISTED: usize = 3;

/// The most rules that are listed of an account.
const MOST_RULES: usize = 10;

/// The whole report.
pub(super) fn report(report: &Report<'_>, by: Option<By>, terminal: Terminal) -> String {
    let language = terminal.language;
    let mut text = match by {
        None if report.accounts.len() <= MOST_LISTED => {
            let accounts = report.accounts.iter();
            accounts.map(|account| one(report, account, terminal)).collect::<Vec<_>>().join("\n")
        }
        None | Some(By::Account) => {
            tables::accounts(report).text(terminal) + &terminal.fold(&in_short(report, language))
        }
        Some(By::Month) => tables::months(report).text(terminal),
        Some(By::Rule) => tables::rules(report, language).text(terminal),
        Some(By::Client) => tables::clients(report).text(terminal),
        Some(By::Window) => window_hours::table(report).text(terminal),
    };
    for note in notes(report, by, language) {
        let _ = writeln!(text, "\n{}", terminal.fold(&note));
    }
    let _ = writeln!(text, "\n{}", terminal.fold(&totals(report).get(language)));
    text
}

/// The last line: how many posts and accounts there are, and how many findings in posts
/// and about accounts.
fn totals(report: &Report<'_>) -> Message {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let sum = |count: fn(&Account) -> u64| report.accounts.iter().map(count).sum::<u64>();
    let counted = [
        (
            "audit-total-in-posts",
            sum(|account| account.counts.findings),
            sum(|account| account.counts.with_findings),
        ),
        (
            "audit-total-about-accounts",
            sum(|account| account.beyond_limits.len() as u64),
            sum(|account| (!account.beyond_limits.is_empty()).into()),
        ),
    ];
    let counted = counted.iter().filter(|(_, findings, _)| 0 < *findings);
    let mut findings: Vec<Message> = counted
        .map(|(id, findings, affected)| {
            Message::new(id).with("findings", number(*findings)).with("affected", number(*affected))
        })
        .collect();
    if findings.is_empty() {
        findings.push(Message::new("audit-total-none"));
    }
    Message::new("audit-totals")
        .with("posts", number(sum(|account| account.counts.posts)))
        .with("accounts", report.accounts.len())
        .with("findings", all_messages(findings))
}

/// The figures of one account.
fn one(report: &Report<'_>, account: &Account, terminal: Terminal) -> String {
    let language = terminal.language;
    let heading = Shown::message(&heading(report, account), language);
    let mut text = format!("{heading}\n{}\n\n", Shown::message(&kinds(account), language));
    let lines: Vec<Vec<String>> = tables::metrics(account, report.rulebook, language)
        .iter()
        .map(|row| row.iter().map(|cell| cell_text(cell, terminal)).collect())
        .collect();
    text.push_str(&indented(&lines, |at| at == 1, terminal));
    let stretches = [
        (Message::new("audit-streak"), account.streak.known().copied().flatten()),
        (Message::new("audit-silence"), account.silence.known().copied().flatten()),
    ];
    for (message, stretch) in stretches {
        let sentence = stretch.map(|stretch| dated(message, stretch, report).get(language));
        text.extend(sentence.map(|sentence| format!("\n  {sentence}")));
    }
    if !account.counts.languages.is_empty() {
        let languages = languages(account, language);
        let languages = Message::new("audit-languages").with("languages", languages);
        let _ = write!(text, "\n  {}", languages.get(language));
    }
    text.push_str(&topics(report, account, language));
    for window in &account.windows {
        let line = in_window(window, report, terminal);
        let _ = write!(text, "\n  {}", Shown::message(&line, language));
    }
    text.push('\n');
    text.push_str(&rules(report, account, terminal));
    let mut text = terminal.fold(&text);
    for finding in &account.beyond_limits {
        text.push('\n');
        text.push_str(&account_findings::text(finding, account, report, terminal.screen()));
    }
    text
}

/// A line for each finding about an account.
fn in_short(report: &Report<'_>, language: Language) -> String {
    let mut text = String::new();
    for account in report.accounts {
        for finding in &account.beyond_limits {
            let rule = &report.rulebook.rules[finding.rule.rule_index];
            let line = Message::new("audit-finding-line")
                .with("level", level(Some(finding.rule.severity)))
                .with("rule", rule.id.as_str())
                .with("account", report.names.name(account))
                .with("found", account_findings::found(&finding.beyond, report, language));
            let _ = write!(
                text,
                "{}{}",
                if text.is_empty() { "\n" } else { "" },
                Shown::message(&line, language)
            );
            text.push('\n');
        }
    }
    text
}

/// A sentence about a streak or a silence.
fn dated(message: Message, stretch: Stretch, report: &Report<'_>) -> Message {
    let length = i64::try_from(stretch.length).unwrap_or(i64::MAX);
    message
        .with("length", length)
        .with("from", report.day(Some(stretch.from)))
        .with("until", report.day(Some(stretch.until)))
}

fn heading(report: &Report<'_>, account: &Account) -> Message {
    Message::new("audit-heading")
        .with("account", short_name(&account.handle))
        .with("platform", account.platform.facts().display_name)
        .with("profile", report.profile(account))
        .with("days", report.days(account.first, account.last))
}

/// How many posts there are of each kind.
fn kinds(account: &Account) -> Message {
    let counted = Kind::ALL.iter().zip(account.counts.kinds).filter(|(_, count)| 0 < *count);
    let kinds = counted.map(|((_, kind), count)| {
        let message = Message::new(match kind {
            Kind::Original => "audit-originals",
            Kind::Reply => "audit-replies",
            Kind::Quote => "audit-quotes",
            Kind::Repost => "audit-reposts",
            Kind::Thread => "audit-thread",
        });
        message.with("count", i64::try_from(count).unwrap_or(i64::MAX))
    });
    let posts = i64::try_from(account.counts.posts).unwrap_or(i64::MAX);
    Message::new("audit-kinds").with("posts", posts).with("kinds", all_messages(kinds))
}

/// The languages of an account, the most frequent first.
fn languages(account: &Account, shown: Language) -> String {
    let mut counts: Vec<_> = account.counts.languages.iter().collect();
    counts.sort_by_key(|(language, count)| (u64::MAX - **count, **language));
    let one = |(language, count): (&crate::audit::LanguageTag, &u64)| {
        let unknown = || Message::new("audit-unknown").get(shown);
        let name = if language.is_unknown() { unknown() } else { language.to_string() };
        format!("{name} {}", figures::count(*count, shown))
    };
    counts.into_iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The topics of an account, in the order of the rulebook.
fn topics(report: &Report<'_>, account: &Account, language: Language) -> String {
    let of = account.counts.own();
    if account.topics.is_empty() || of == 0 {
        return String::new();
    }
    let named = report.rulebook.topics.iter().zip(&account.topics);
    let one = |((name, _), posts): (&(String, _), &u64)| {
        let share = figures::value(ratio(*posts, of), Unit::Share, language);
        format!("{} {share}", Shown::new(name.as_str()))
    };
    let topics = named.map(one).collect::<Vec<_>>().join(", ");
    format!("\n  {}", Message::new("audit-topics").with("topics", topics).get(language))
}

/// What an account did while a window was open or in its cool-down.
fn in_window(in_window: &InWindow, report: &Report<'_>, terminal: Terminal) -> Message {
    let window = &report.rulebook.windows[in_window.window];
    let from = window.from.unwrap_or_default();
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let course = window_hours::course(from, &in_window.hours);
    let hours = if course.is_empty() {
        Message::new("audit-window-later")
    } else {
        let hours = figures::spark(&course, terminal.unicode);
        Message::new("audit-window-hours").with("hours", hours)
    };
    Message::new("audit-window")
        .with("window", window.id.as_str())
        .with("from", from.to_zoned(report.rulebook.timezone.clone()))
        .with("posts", number(in_window.all.posts))
        .with("broken", number(in_window.all.with_findings))
        .with("hours", hours)
}

/// The rules with the most findings in the posts of an account.
fn rules(report: &Report<'_>, account: &Account, terminal: Terminal) -> String {
    let language = terminal.language;
    let only = Report { accounts: std::slice::from_ref(account), ..*report };
    let mut table = tables::rules(&only, language);
    if table.rows.is_empty() {
        return String::new();
    }
    let left = table.rows.len().saturating_sub(MOST_RULES);
    table.rows.truncate(MOST_RULES);
    let mut text = "\n".to_owned();
    let row = |row: &Vec<Cell>| -> Vec<String> {
        [0, 1, 7, 8, 9].map(|at| cell_text(&row[at], terminal)).into()
    };
    let heading = |at: usize| table.columns[at].heading.get(language);
    let mut lines = vec![[0, 1, 7, 8, 9].map(heading).to_vec()];
    lines.extend(table.rows.iter().map(row));
    text.push_str(&indented(&lines, |at| matches!(at, 1 | 2), terminal));
    if 0 < left {
        let _ = writeln!(text, "  {}", more(left, language));
    }
    text
}

fn more(left: usize, language: Language) -> String {
    Message::new("audit-more-rules").with("count", left).get(language)
}
