//! What changes in a post or account when another rulebook applies.

use std::collections::BTreeSet;

use super::super::{
    Report,
    compare::{Pair, pairs},
};
use crate::{
    audit::{Account, AccountFinding},
    finding::Finding,
    language::Language,
    output::{Location, Shown},
    platform::Platform,
    post::{Post, Version},
    rulebook::Severity,
};

/// The level of a finding with the first and with the second rulebook; `None` if nothing
/// is found with that rulebook.
pub(super) type Levels = [Option<Severity>; 2];

/// A change in a post: a finding that occurs with only one of the rulebooks, or whose
/// level differs between the two.
#[derive(Debug)]
pub(super) struct Change {
    /// The id of its rule.
    pub(super) rule: String,
    /// Its level with each of the rulebooks.
    pub(super) levels: Levels,
    /// The highest level of all findings in the post, with each of the rulebooks.
    pub(super) verdict: Levels,
    /// The file, and the line and column of the finding.
    pub(super) file: Shown<'static>,
    pub(super) line: usize,
    pub(super) column: usize,
    /// The place in words.
    pub(super) place: Shown<'static>,
    /// The id of the post.
    pub(super) id: Shown<'static>,
    /// The handle of the account of the post, empty if it is unknown, and its platform.
    pub(super) account: Shown<'static>,
    pub(super) platform: Platform,
    /// The time of the post; `None` if it is unknown.
    pub(super) time: Option<jiff::Timestamp>,
    /// What was found.
    pub(super) found: Shown<'static>,
    /// Whether it is the first change in its post, and whether it is the first change of
    /// its rule in that post.
    pub(super) is_first: bool,
    pub(super) is_first_of_rule: bool,
    /// The account, by the key of its handle and its platform, if it may not be audited because
    /// it only writes to listed accounts; else `None`.
    pub(super) may_be_visitor: Option<(String, Platform)>,
}

/// The changes in some posts, in the order of the posts. `before` and `after` are the
/// findings with the first and with the second rulebook, in the same order. `visitor` says of a
/// post whether its account may be a visitor.
pub(super) fn changes(
    posts: &[Post<'_>],
    [before, after]: &[Vec<Finding<'_>>; 2],
    visitor: impl Fn(&Post<'_>) -> Option<(String, Platform)>,
    language: Language,
) -> Vec<Change> {
    let (mut before, mut after) = (before.as_slice(), after.as_slice());
    let mut all = Vec::new();
    for post in posts {
        let of_post = [split(&mut before, post), split(&mut after, post)];
        let changes = in_post(of_post, language).into_iter();
        all.extend(changes.map(|change| Change { may_be_visitor: visitor(post), ..change }));
    }
    all
}

/// Returns the findings of a post, and removes them from `findings`. They must be at
/// the beginning of `findings`.
fn split<'f, 'a>(findings: &mut &'f [Finding<'a>], post: &Post<'_>) -> &'f [Finding<'a>] {
    let is_of = |finding: &Finding<'_>| {
        let is_version = finding.post.version != Version::No && finding.post.span == post.span;
        std::ptr::addr_eq(finding.post, post) || is_version
    };
    let count = findings.iter().take_while(|finding| is_of(finding)).count();
    let (own, rest) = findings.split_at(count);
    *findings = rest;
    own
}

/// The changes in a post. Two findings, one with each of the rulebooks, are the same if
/// they have the same rule, words and platforms.
fn in_post([before, after]: [&[Finding<'_>]; 2], language: Language) -> Vec<Change> {
    let highest = |findings: &[Finding<'_>]| findings.iter().map(|finding| finding.severity).max();
    let verdict = [highest(before), highest(after)];
    let mut left: Vec<&Finding<'_>> = before.iter().collect();
    let mut found: Vec<(&Finding<'_>, Levels)> = Vec::new();
    for finding in after {
        let same = left.iter().position(|other| is_same(other, finding));
        let level = same.map(|at| left.remove(at).severity);
        if level != Some(finding.severity) {
            found.push((finding, [level, Some(finding.severity)]));
        }
    }
    found.extend(left.into_iter().map(|finding| (finding, [Some(finding.severity), None])));
    found.sort_by_key(|(finding, levels)| (finding.span, finding.rule.id.as_str(), *levels));
    let mut rules = BTreeSet::new();
    let change = |(at, (finding, levels)): (usize, (&Finding<'_>, Levels))| {
        let is_first_of_rule = rules.insert(finding.rule.id.clone());
        Change {
            is_first: at == 0,
            is_first_of_rule,
            ..Change::of(finding, (levels, verdict), language)
        }
    };
    found.into_iter().enumerate().map(change).collect()
}

fn is_same(one: &Finding<'_>, other: &Finding<'_>) -> bool {
    let words = |finding: &Finding<'_>| (finding.span, finding.text_span.clone());
    one.rule.id == other.rule.id && words(one) == words(other) && one.platforms == other.platforms
}

impl Change {
    fn of(finding: &Finding<'_>, (levels, verdict): (Levels, Levels), language: Language) -> Self {
        let (post, location) = (finding.post, Location::of(finding.source, finding.span));
        let label = finding.label.get(language);
        let words = finding.text_span.as_ref();
        Self {
            rule: finding.rule.id.clone(),
            levels,
            verdict,
            file: location.file.clone().into_owned(),
            line: location.start.line,
            column: location.start.column,
            place: location.named(language),
            id: Shown::id(post).into_owned(),
            account: Shown::new(post.account.to_string()),
            platform: post.platform,
            time: post.time,
            found: Shown::about(label, post.text.as_str(), &finding.secrets, words),
            is_first: false,
            is_first_of_rule: false,
            may_be_visitor: None,
        }
    }
}

/// A change about an account: a finding that occurs with only one of the rulebooks, or
/// whose level differs between the two.
pub(super) struct AccountChange<'a> {
    pub(super) account: &'a Account,
    /// The id of its rule.
    pub(super) rule: &'a str,
    pub(super) levels: Levels,
    /// The finding with the second rulebook or, if there is none, with the first one, and
    /// the report that it is in.
    pub(super) finding: &'a AccountFinding,
    pub(super) report: Report<'a>,
}

/// The changes about accounts. An account may be audited with only one of the rulebooks, if the
/// other lists accounts and this one only writes to those.
pub(super) fn account_changes<'a>(reports: &[Report<'a>; 2]) -> Vec<AccountChange<'a>> {
    let of_account = |pair: Pair<'a>| {
        let id = |at: usize, finding: &AccountFinding| {
            reports[at].rulebook.rules[finding.rule.rule_index].id.as_str()
        };
        let findings = |at: usize| pair[at].map_or(&[][..], |account| &account.beyond_limits);
        let level = |at: usize, rule: &str| {
            let found = findings(at).iter().find(|finding| id(at, finding) == rule);
            found.map(|finding| finding.rule.severity)
        };
        let changes = |at: usize| {
            let account = pair[at].into_iter();
            let found = account.flat_map(|account| {
                account.beyond_limits.iter().map(move |finding| (account, finding))
            });
            found.map(move |(account, finding)| {
                let rule = id(at, finding);
                let levels = [0, 1].map(|at| level(at, rule));
                AccountChange { account, rule, levels, finding, report: reports[at] }
            })
        };
        let gone = changes(0).filter(|change| change.levels[1].is_none());
        let there = changes(1).filter(|change| change.levels[0] != change.levels[1]);
        gone.chain(there).collect::<Vec<_>>()
    };
    pairs(reports).into_iter().flat_map(of_account).collect()
}
