//! The changes as JSON, for other programs. Its format is stable: fields may be added,
//! but not renamed or removed. The changes of posts are written as they are found, so
//! that memory does not grow with them.

use serde::Serialize;

use super::{
    Replay,
    change::{AccountChange, Change, Levels},
    text::title,
};
use crate::{
    cli::audit::{account_findings, json::Tool},
    language::Language,
    output::{self, JsonProblem, Shown, ShownProblem},
    rulebook::Severity,
};

#[derive(Serialize)]
struct Head {
    format_version: u32,
    tool: Tool,
}

/// A changed finding in a post. A level is `null` where nothing is found.
#[derive(Serialize)]
struct JsonChange<'a> {
    file: &'a Shown<'static>,
    line: usize,
    column: usize,
    id: &'a Shown<'static>,
    account: Option<&'a Shown<'static>>,
    platform: &'static str,
    time: Option<String>,
    rule: Shown<'a>,
    before: Option<&'static str>,
    after: Option<&'static str>,
    /// The highest level in the post.
    verdict_before: Option<&'static str>,
    verdict_after: Option<&'static str>,
    found: &'a Shown<'static>,
}

#[derive(Serialize)]
struct Tail<'a> {
    rulebook: Option<Shown<'a>>,
    against: Option<Shown<'a>>,
    since: Option<String>,
    until: Option<String>,
    posts: u64,
    left_out: usize,
    untimed: usize,
    changed_posts: u64,
    stricter: u64,
    milder: u64,
    rules: Vec<JsonRule<'a>>,
    accounts: Vec<JsonAccount<'a>>,
    problems: Vec<JsonProblem<'a>>,
}

#[derive(Serialize)]
struct JsonRule<'a> {
    rule: Shown<'a>,
    title: Shown<'a>,
    new: u64,
    gone: u64,
    higher: u64,
    lower: u64,
    posts: u64,
}

/// A changed finding about an account.
#[derive(Serialize)]
struct JsonAccount<'a> {
    account: Option<Shown<'a>>,
    platform: &'static str,
    rule: Shown<'a>,
    before: Option<&'static str>,
    after: Option<&'static str>,
    found: Shown<'static>,
}

/// The beginning of the report, up to the list of the changes.
pub(super) fn head() -> String {
    let tool = Tool::this();
    let head = output::json(&Head { format_version: super::super::json::FORMAT_VERSION, tool });
    format!("{},\"changes\":[", head.trim_end_matches('}').to_owned() + "}")
}

/// A change as an entry of the list of all changes.
pub(super) fn change(change: &Change) -> String {
    output::json(&JsonChange::of(change))
}

/// The end of the report, after the changes: it closes their list and adds everything
/// else.
pub(super) fn tail(replay: &Replay<'_>, language: Language) -> String {
    let Replay { summary, accounts, reports } = replay;
    let (report, time) =
        (&reports[0], |time: Option<jiff::Timestamp>| time.map(|time| time.to_string()));
    let path = |at: usize| reports[at].rulebook.path.as_deref().map(Shown::new);
    let rule = |(id, rule): (&'_ str, &super::summary::RuleChanges)| JsonRule {
        rule: Shown::new(id.to_owned()),
        title: Shown::new(title(id, reports).get(language).to_owned()),
        new: rule.new,
        gone: rule.gone,
        higher: rule.higher,
        lower: rule.lower,
        posts: rule.posts,
    };
    let problems = report.problems.iter();
    let problems = problems.map(|problem| JsonProblem::of(&ShownProblem::new(problem, language)));
    let tail = Tail {
        rulebook: path(0),
        against: path(1),
        since: time(report.period.0),
        until: time(report.period.1),
        posts: report.accounts.iter().map(|account| account.counts.posts).sum(),
        left_out: report.left_out,
        untimed: report.untimed,
        changed_posts: summary.posts,
        stricter: summary.stricter,
        milder: summary.milder,
        rules: summary.by_frequency().into_iter().map(rule).collect(),
        accounts: accounts.iter().map(|change| JsonAccount::of(change, language)).collect(),
        problems: problems.collect(),
    };
    format!("],{}\n", output::json(&tail).trim_start_matches('{'))
}

/// The names of two levels.
fn names(levels: Levels) -> [Option<&'static str>; 2] {
    levels.map(|level| level.map(Severity::name))
}

impl<'a> JsonChange<'a> {
    fn of(change: &'a Change) -> Self {
        let ([before, after], [verdict_before, verdict_after]) =
            (names(change.levels), names(change.verdict));
        Self {
            file: &change.file,
            line: change.line,
            column: change.column,
            id: &change.id,
            account: Some(&change.account).filter(|account| !account.text().is_empty()),
            platform: change.platform.name(),
            time: change.time.map(|time| time.to_string()),
            rule: Shown::new(change.rule.as_str()),
            before,
            after,
            verdict_before,
            verdict_after,
            found: &change.found,
        }
    }
}

impl<'a> JsonAccount<'a> {
    fn of(change: &'a AccountChange<'a>, language: Language) -> Self {
        let [before, after] = names(change.levels);
        let found = account_findings::found(&change.finding.beyond, &change.report, language);
        let handle = change.account.handle.as_str();
        Self {
            account: (!handle.is_empty()).then(|| Shown::new(handle)),
            platform: change.account.platform.name(),
            rule: Shown::new(change.rule),
            before,
            after,
            found: Shown::message(&found, language),
        }
    }
}
