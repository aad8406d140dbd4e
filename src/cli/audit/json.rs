//! The audit as JSON, for other programs. Its format is stable: fields may be added,
//! but not renamed or removed. What is unknown is `null`.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use serde::Serialize;

use super::{
    Report, account_findings,
    json_evidence::JsonEvidence,
    json_windows::{JsonWindow, window},
};
use crate::{
    audit::{Account, AccountFinding, Counts, MonthCounts, RuleCounts, Stretch, ratio},
    check::Bound,
    language::Language,
    metric::Metric,
    output::{self, JsonProblem, Shown, ShownProblem},
    post::Kind,
};
use jiff::Timestamp;

/// The version of the format. It changes when a field is renamed or removed.
pub(super) const FORMAT_VERSION: u32 = 1;

/// What the report has before the lists of accounts and problems.
#[derive(Serialize)]
struct JsonHead<'a> {
    format_version: u32,
    tool: Tool,
    /// The audited period; `null` where it has no limit.
    since: Option<String>,
    until: Option<String>,
    timezone: Option<&'a str>,
    posts: u64,
    /// How many posts were not audited: `left_out` posts have a time outside of the
    /// period, and `untimed` posts have no time. If the period has no limits, all posts
    /// are audited, and both numbers are 0.
    left_out: usize,
    untimed: usize,
    /// The accounts that only write to those that the rulebook lists, and their posts. They are
    /// not audited.
    other_accounts: usize,
    other_posts: usize,
}

#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    /// This program.
    pub(super) const fn this() -> Self {
        Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") }
    }
}

#[derive(Serialize)]
struct JsonAccount<'a> {
    account: Option<Shown<'a>>,
    platform: &'static str,
    profile: Shown<'a>,
    posts: u64,
    /// Posts without a time. They belong to no month.
    untimed: u64,
    posts_with_findings: u64,
    findings: u64,
    first: Option<String>,
    last: Option<String>,
    kinds: BTreeMap<&'static str, u64>,
    metrics: BTreeMap<&'static str, JsonFigure>,
    streak: Option<JsonStretch>,
    silence: Option<JsonStretch>,
    languages: Vec<JsonLanguage>,
    topics: Vec<JsonTopic<'a>>,
    windows: Vec<JsonWindow<'a>>,
    clients: Vec<JsonClient<'a>>,
    rules: Vec<JsonRule<'a>>,
    account_findings: Vec<JsonFinding<'a>>,
    months: Vec<JsonMonth<'a>>,
}

/// A finding about the account: a figure beyond the limit of a rule.
#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: Shown<'a>,
    severity: &'static str,
    title: Shown<'a>,
    found: Shown<'static>,
    help: Shown<'a>,
    metric: &'static str,
    /// The topic that the limit is about; `null` if it is about no single one.
    topic: Option<Shown<'a>>,
    value: f64,
    /// The limit: the least or the greatest value that the rule allows. The other
    /// one is `null`.
    min: Option<f64>,
    max: Option<f64>,
    /// The posts that were measured, and the times of the first and last of them.
    posts: u64,
    from: Option<String>,
    until: Option<String>,
    /// The streak or silence; `null` for other metrics.
    stretch: Option<JsonStretch>,
    /// The words of the bio that promise what the limit asks for.
    bio: Option<Shown<'a>>,
    /// The latest posts that are evidence of the finding.
    evidence: Vec<JsonEvidence<'a>>,
}

/// The value of a metric. If the metric is a share, the value is `count` divided by
/// `of`, which are numbers of posts, questions or uses of hashtags. `unknown` is the
/// number of posts, questions or uses that are left out, because the data do not say
/// whether they count.
#[derive(Serialize)]
struct JsonFigure {
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<u64>,
}

#[derive(Serialize)]
struct JsonStretch {
    length: u64,
    from: String,
    until: String,
}

/// The account's own posts with a word of a topic: `posts` out of `of`.
#[derive(Serialize)]
struct JsonTopic<'a> {
    topic: Shown<'a>,
    posts: u64,
    of: u64,
    share: Option<f64>,
}

#[derive(Serialize)]
struct JsonLanguage {
    /// `null` for posts whose language is unknown.
    language: Option<String>,
    posts: u64,
}

#[derive(Serialize)]
struct JsonClient<'a> {
    client: Option<Shown<'a>>,
    posts: u64,
    findings: u64,
}

#[derive(Serialize)]
struct JsonRule<'a> {
    rule: Shown<'a>,
    posts: u64,
    errors: u64,
    warnings: u64,
    infos: u64,
    per_100_posts: Option<f64>,
}

#[derive(Serialize)]
struct JsonMonth<'a> {
    month: String,
    posts: u64,
    findings: u64,
    kinds: BTreeMap<&'static str, u64>,
    metrics: BTreeMap<&'static str, JsonFigure>,
    rules: Vec<JsonRule<'a>>,
    topics: Vec<JsonTopic<'a>>,
}

/// Writes the reports on several periods as one line of JSON.
pub(super) fn comparison(
    reports: &[Report<'_>],
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    write!(out, "{{\"format_version\":{FORMAT_VERSION},\"periods\":[")?;
    for (number, report) in reports.iter().enumerate() {
        out.write_all(if number == 0 { b"" } else { b"," })?;
        write_report(report, language, out)?;
    }
    out.write_all(b"]}\n")
}

/// Writes the report as one line of JSON.
pub(super) fn report(
    report: &Report<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    write_report(report, language, out)?;
    out.write_all(b"\n")
}

/// Writes one account after another, because the months of all accounts together may take
/// gigabytes.
fn write_report(report: &Report<'_>, language: Language, out: &mut impl Write) -> io::Result<()> {
    let head = output::json(&head(report));
    write!(out, "{},\"accounts\":[", head.strip_suffix('}').unwrap_or(&head))?;
    for (number, account) in report.accounts.iter().enumerate() {
        out.write_all(if number == 0 { b"" } else { b"," })?;
        out.write_all(output::json(&one(account, report, language)).as_bytes())?;
    }
    let problems = report.problems.iter();
    let problems = problems.map(|problem| JsonProblem::of(&ShownProblem::new(problem, language)));
    let problems: Vec<_> = problems.collect();
    write!(out, "],\"problems\":{}}}", output::json(&problems))
}

fn head<'a>(report: &Report<'a>) -> JsonHead<'a> {
    let time = |time: Option<jiff::Timestamp>| time.map(|time| time.to_string());
    JsonHead {
        format_version: FORMAT_VERSION,
        tool: Tool::this(),
        since: time(report.period.0),
        until: time(report.period.1),
        timezone: report.rulebook.timezone.iana_name(),
        posts: report.accounts.iter().map(|account| account.counts.posts).sum(),
        left_out: report.left_out,
        untimed: report.untimed,
        other_accounts: report.visitors.accounts,
        other_posts: report.visitors.posts,
    }
}

fn one<'a>(account: &'a Account, report: &Report<'a>, language: Language) -> JsonAccount<'a> {
    let Account { counts, .. } = account;
    let time = |time: Option<jiff::Timestamp>| time.map(|time| time.to_string());
    let metrics = Metric::ALL
        .iter()
        .map(|(name, metric)| (*name, figure(account.value(*metric), counts, *metric)));
    let languages = counts.languages.iter().map(|(language, posts)| JsonLanguage {
        language: (!language.is_unknown()).then(|| language.to_string()),
        posts: *posts,
    });
    let clients = account.clients.iter().map(|(client, count)| JsonClient {
        client: client.as_deref().map(Shown::new),
        posts: count.posts,
        findings: count.findings,
    });
    JsonAccount {
        account: (!account.handle.is_empty()).then(|| Shown::new(&account.handle)),
        platform: account.platform.name(),
        profile: Shown::new(report.profile(account)),
        posts: counts.posts,
        untimed: counts.untimed,
        posts_with_findings: counts.with_findings,
        findings: counts.findings,
        first: time(account.first),
        last: time(account.last),
        kinds: kinds(counts),
        metrics: metrics.collect(),
        streak: account.streak.known().copied().flatten().map(JsonStretch::of),
        silence: account.silence.known().copied().flatten().map(JsonStretch::of),
        languages: languages.collect(),
        topics: account
            .topics
            .iter()
            .enumerate()
            .map(|(at, posts)| topic(at, *posts, counts, report))
            .collect(),
        windows: account.windows.iter().map(|one| window(one, report)).collect(),
        clients: clients.collect(),
        rules: rules(&account.rules, counts.posts, report),
        account_findings: account
            .beyond_limits
            .iter()
            .map(|found| finding(found, report, language))
            .collect(),
        months: account.months().map(|(name, of)| month(name.to_string(), &of, report)).collect(),
    }
}

/// The topic with the index `index` in the rulebook. `posts` is the number of the
/// account's own posts with a word of the topic.
fn topic<'a>(index: usize, posts: u64, counts: &Counts, report: &Report<'a>) -> JsonTopic<'a> {
    let of = counts.own();
    let share = (0 < of).then(|| rounded(ratio(posts, of)));
    JsonTopic { topic: Shown::new(topic_name(index, report)), posts, of, share }
}

fn topic_name<'a>(index: usize, report: &Report<'a>) -> &'a str {
    report.rulebook.topics[index].0.as_str()
}

fn finding<'a>(
    finding: &'a AccountFinding,
    report: &Report<'a>,
    language: Language,
) -> JsonFinding<'a> {
    let (rule, beyond) = (&report.rulebook.rules[finding.rule.rule_index], &finding.beyond);
    let (min, max) = match beyond.limit.bound {
        Bound::Min(min) => (Some(min), None),
        Bound::Max(max) => (None, Some(max)),
    };
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    let evidence = beyond.evidence.iter().map(JsonEvidence::of);
    JsonFinding {
        rule: Shown::new(rule.id.as_str()),
        severity: finding.rule.severity.name(),
        title: Shown::new(rule.title.get(language)),
        found: Shown::message(&account_findings::found(beyond, report, language), language),
        help: Shown::new(rule.why.get(language)),
        metric: beyond.limit.metric.name(),
        topic: beyond.limit.topic.map(|index| Shown::new(topic_name(index, report))),
        value: rounded(beyond.value),
        min,
        max,
        posts: beyond.posts,
        from: time(beyond.first),
        until: time(beyond.last),
        stretch: beyond.stretch.map(JsonStretch::of),
        bio: beyond.bio.as_deref().map(Shown::new),
        evidence: evidence.collect(),
    }
}

impl JsonStretch {
    fn of(stretch: Stretch) -> Self {
        let Stretch { length, from, until } = stretch;
        Self { length, from: from.to_string(), until: until.to_string() }
    }
}

fn month<'a>(month: String, of: &MonthCounts, report: &Report<'a>) -> JsonMonth<'a> {
    let MonthCounts { counts, rules: found, topics } = of;
    let metrics = Metric::ALL.iter().filter(|(_, metric)| metric.is_by_month());
    JsonMonth {
        month,
        posts: counts.posts,
        findings: counts.findings,
        kinds: kinds(counts),
        metrics: metrics
            .map(|(name, metric)| (*name, figure(counts.value(*metric), counts, *metric)))
            .collect(),
        rules: rules(found, counts.posts, report),
        topics: topics.iter().map(|(at, posts)| topic(*at, *posts, counts, report)).collect(),
    }
}

fn kinds(counts: &Counts) -> BTreeMap<&'static str, u64> {
    Kind::ALL.iter().zip(counts.kinds).map(|((name, _), count)| (*name, count)).collect()
}

fn figure(value: Option<f64>, counts: &Counts, metric: Metric) -> JsonFigure {
    let share = counts.share(metric);
    JsonFigure {
        value: value.map(rounded),
        count: share.map(|share| share.count),
        of: share.map(|share| share.of),
        unknown: share.map(|share| share.unknown),
    }
}

fn rules<'a>(
    found: &BTreeMap<usize, RuleCounts>,
    posts: u64,
    report: &Report<'a>,
) -> Vec<JsonRule<'a>> {
    let rule = |(rule_index, found): (&usize, &RuleCounts)| JsonRule {
        rule: Shown::new(&report.rulebook.rules[*rule_index].id),
        posts: found.posts.into(),
        errors: found.errors.into(),
        warnings: found.warnings.into(),
        infos: found.infos.into(),
        per_100_posts: (0 < posts).then(|| rounded(ratio(100 * found.findings(), posts))),
    };
    found.iter().map(rule).collect()
}

/// A number rounded to four decimals. More decimals would be more precise than the
/// data.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
