//! Finds the posts that windows hold, and until when each is held.

use jiff::Timestamp;
use rayon::prelude::*;

use super::is_to_come;
use crate::{
    check::{Check, PostsOfPart, RelatedPlace},
    finding::Finding,
    lint::Lint,
    output::Shown,
    platform::Platform,
    post::Post,
    rulebook::{Rule, Rulebook, Severity},
    source::Source,
    window::Window,
};

/// Groups of rules whose findings depend on windows. The group of `crisis/promo-hold`,
/// for example, is `crisis`.
const GROUPS: [&str; 3] = ["crisis", "mourning", "neutral"];

/// The number of posts that are checked together on one thread.
pub(super) const CHUNK: usize = 500;

/// The most times that a post is checked again, to see whether another window holds
/// it after one has ended.
const MOST_REPEATS: usize = 20;

/// A post that a window holds or warns about, with that window and the rule: one row of
/// the report.
#[derive(Debug)]
pub(super) struct QueueRow {
    /// The id of the post.
    pub(super) id: Shown<'static>,
    /// The file that contains the post.
    pub(super) file: Shown<'static>,
    /// The line on which the post begins, from 1.
    pub(super) line: usize,
    /// The platforms on which the post is held, if its draft is for several; else
    /// empty.
    pub(super) platforms: Vec<Platform>,
    /// The account of the post.
    pub(super) account: Shown<'static>,
    /// When the post is to be published; `None` if it has no time.
    pub(super) due: Option<Timestamp>,
    /// The id of the window that holds the post.
    pub(super) window: Shown<'static>,
    /// The id of the rule that the post breaks.
    pub(super) rule: Shown<'static>,
    /// Whether the rule is about windows that hold all posts.
    holds_all: bool,
    /// The level of the finding, which is lower than that of the rule if the window
    /// is overdue.
    pub(super) severity: Severity,
    /// When this window stops holding the post; `None` if the window has no end yet.
    pub(super) until: Option<Timestamp>,
    /// When the window must be reviewed; `None` if its record does not say so.
    pub(super) review_by: Option<Timestamp>,
}

impl QueueRow {
    /// Whether the post is held. If not, its finding is only a warning.
    pub(super) fn blocks(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Whether the other row says that the same window holds the same post for longer. A
    /// window that holds all posts at first may hold some of them after that.
    pub(super) fn is_outlasted_by(&self, other: &Self) -> bool {
        let is_later = other.until.is_none() || self.until < other.until;
        self.holds_all
            && self.until.is_some()
            && is_later
            && self.post() == other.post()
            && self.window.text() == other.window.text()
            && self.platforms.iter().all(|platform| other.platforms.contains(platform))
    }

    /// The file, line and id of the post, which together identify it.
    pub(super) fn post(&self) -> (&str, usize, &str) {
        (self.file.text(), self.line, self.id.text())
    }
}

/// The settings of a run that is like `check`, but has only the rules that depend on
/// windows.
pub(super) fn lint(rulebook: &Rulebook, account: Option<String>, now: Timestamp) -> Lint<'_> {
    let depends_on_windows = |rule: &Rule| {
        let own = matches!(*rule.check, Check::Hold(_) | Check::HoldOwn(_) | Check::Defer(_));
        own || GROUPS.contains(&rule.group())
    };
    Lint {
        rulebook,
        selected: rulebook.rules.iter().map(depends_on_windows).collect(),
        account,
        now,
    }
}

/// A row for each window and rule that hold or warn about one of the posts that are
/// still to be published. Several threads check the posts of one source, because a
/// queue is often a single file.
pub(super) fn held(lint: &Lint<'_>, source: &Source, posts: &[Post<'_>]) -> Vec<QueueRow> {
    let beside = lint.posts_of_part(source, posts);
    let among = |some| held_among(lint, (source, &beside), some);
    posts.par_chunks(CHUNK).flat_map_iter(among).collect()
}

fn held_among(
    lint: &Lint<'_>,
    within: (&Source, &PostsOfPart<'_, '_>),
    posts: &[Post<'_>],
) -> Vec<QueueRow> {
    let mut held: Vec<QueueRow> = Vec::new();
    for post in posts.iter().filter(|post| is_to_come(post, lint.now)) {
        let versions = post.versions();
        for version in versions {
            let findings = lint.findings_among(within, std::slice::from_ref(version));
            for mut row in rows_of_version(lint, within.0, version, &findings) {
                if 1 < versions.len() {
                    row.platforms = vec![version.platform];
                }
                add_or_join_platforms(row, &mut held);
            }
        }
    }
    held
}

/// Adds a row. If there is a row of the same draft with the same window, rule, level and end,
/// only the platforms are added to that row.
fn add_or_join_platforms(row: QueueRow, held: &mut Vec<QueueRow>) {
    let is_same = |known: &&mut QueueRow| {
        (known.window.text(), known.rule.text(), known.severity, known.until)
            == (row.window.text(), row.rule.text(), row.severity, row.until)
    };
    let mut of_draft = held.iter_mut().rev().take_while(|known| known.post() == row.post());
    match of_draft.find(is_same).filter(|_| !row.platforms.is_empty()) {
        Some(known) => {
            known.platforms.extend(row.platforms);
            known.platforms.sort_unstable();
            known.platforms.dedup();
        }
        None => held.push(row),
    }
}

/// The rows of one post or, if a draft is for several platforms, of one version of it: a row
/// for each rule and window that hold it or warn about it. First come the rows for the time
/// of its publication, then those for the time at which the first of these windows ends,
/// and so on until no window holds the post.
fn rows_of_version(
    lint: &Lint<'_>,
    source: &Source,
    version: &Post<'_>,
    findings: &[Finding<'_>],
) -> Vec<QueueRow> {
    let mut at = version.time.unwrap_or(lint.now);
    let mut held = Vec::new();
    let mut ends = add_rows_at(lint, source, findings, at, &mut held);
    for _ in 0..MOST_REPEATS {
        let Some(end) = ends else { break };
        at = end;
        let moved = Post { time: Some(at), ..version.clone() };
        let findings = lint.findings(source, std::slice::from_ref(&moved));
        ends = add_rows_at(lint, source, &findings, at, &mut held);
    }
    for row in &mut held {
        row.due = version.time;
    }
    held
}

/// Adds a row for each finding that refers to a window. `findings` are those of the post if
/// it is published at the time `at`. If `held` already has a row for the same rule and
/// window, only the end of that row is changed. Returns the earliest end of these windows;
/// `None` if no finding refers to a window, if one of the windows has no end, or if the
/// earliest end is not after `at`.
fn add_rows_at(
    lint: &Lint<'_>,
    source: &Source,
    findings: &[Finding<'_>],
    at: Timestamp,
    held: &mut Vec<QueueRow>,
) -> Option<Timestamp> {
    let mut earliest: Option<Timestamp> = None;
    let mut is_endless = false;
    for finding in findings {
        let Some(window) = window_of(lint.rulebook, finding) else { continue };
        let until = end_of_hold(finding.rule, window, at);
        is_endless |= until.is_none();
        earliest = earliest.into_iter().chain(until).min();
        let same = |row: &&mut QueueRow| {
            row.window.text() == window.id && row.rule.text() == finding.rule.id
        };
        match held.iter_mut().find(same) {
            Some(row) => row.until = until,
            None => held.push(row_of(lint, source, finding, window, until)),
        }
    }
    earliest.filter(|earliest| !is_endless && at < *earliest)
}

/// When a window stops holding the posts that break a rule; `None` if the window has no end
/// yet.
fn end_of_hold(rule: &Rule, window: &Window, at: Timestamp) -> Option<Timestamp> {
    // If the post is published at the end of the window or later, it is held only because
    // of the cool-down, so the end of the cool-down counts.
    let end = window.until.filter(|until| at < *until).or_else(|| window.cooldown_end());
    let all = matches!(*rule.check, Check::HoldOwn(_));
    let first = window.hold_until.filter(|_| all);
    first.into_iter().chain(end).min()
}

fn row_of(
    lint: &Lint<'_>,
    source: &Source,
    finding: &Finding<'_>,
    window: &Window,
    until: Option<Timestamp>,
) -> QueueRow {
    let post = finding.post;
    let account = match &lint.account {
        Some(account) if post.account.is_empty() => account.as_str(),
        _ => &post.account,
    };
    QueueRow {
        id: Shown::id(post).into_owned(),
        file: Shown::new(&**source.path()).into_owned(),
        line: source.number_of(post.span.start),
        platforms: Vec::new(),
        account: Shown::new(account).into_owned(),
        due: post.time,
        window: Shown::new(window.id.clone()),
        rule: Shown::new(finding.rule.id.clone()),
        holds_all: matches!(*finding.rule.check, Check::HoldOwn(_)),
        severity: finding.severity,
        until,
        review_by: window.review_by,
    }
}

/// The window that a finding refers to; `None` if it refers to none.
fn window_of<'r>(rulebook: &'r Rulebook, finding: &Finding<'_>) -> Option<&'r Window> {
    let place = finding.related.iter().find_map(|related| match &related.at {
        RelatedPlace::Register(place) => Some(&**place),
        RelatedPlace::Text(_) => None,
    })?;
    rulebook.windows.iter().find(|window| window.place == *place)
}
