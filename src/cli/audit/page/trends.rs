//! How a figure was before and after, and whether that is better.
//!
//! A verdict needs as many posts in each period as a limit asks for, and the same accounts in
//! both: nothing got worse because an account with few findings fell silent.

use super::{
    Page,
    wording::{beside_limit, value},
};
use crate::{
    audit::{Account, CRISES, ratio},
    check::{Bound, Limit},
    cli::audit::{
        compared_periods::may_go_on,
        contents::{Content, Part},
        stated,
    },
    message::Message,
    metric::{Metric, Unit},
};

/// Shares, from 0 to 1, that differ by less than this are called nearly the same,
const NEAR: f64 = 0.03;

/// if they also differ by less than this part of the greater one: 0.4 % is a third less than
/// 0.6 %.
const NEAR_PART: f64 = 0.1;

/// Numbers of findings in 100 posts that differ by less than this are called nearly the same: one
/// in a thousand posts more is nothing that got worse.
const NEAR_RATE: f64 = 0.1;

/// The fewest posts in each period for a verdict about a rule for posts, as most limits of
/// accounts ask for.
const FEWEST: u64 = 20;

/// How a figure was before and after, in words, and the CSS class of this text.
#[derive(Debug)]
pub(super) struct Trend {
    pub(super) text: String,
    pub(super) class: &'static str,
}

/// What is said of a figure before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Same,
    Near,
    Better,
    Worse,
    /// The periods are not equally long.
    Unlike,
    /// One of the periods has too few posts.
    Few,
    /// It got better for some accounts and worse for others.
    Unalike,
    /// The accounts wrote other parts of the posts in the second period than in the first.
    OtherParts,
    /// The shorter streak is all posts of its period, so that it may be a part of a longer one.
    Whole,
    /// A silence began before the period to which it belongs.
    Across,
    /// The files of one period say less of what the rule asks for.
    Unstated,
}

impl Verdict {
    /// The id of its message, and its CSS class.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Same => ("page-trend-same", "same"),
            Self::Near => ("page-trend-near", "same"),
            Self::Better => ("page-trend-better", "better"),
            Self::Worse => ("page-trend-worse", "worse"),
            Self::Unlike => ("page-trend-unlike", "same"),
            Self::Few => ("page-trend-few", "same"),
            Self::Unalike => ("page-trend-unalike", "same"),
            Self::OtherParts => ("page-trend-other-parts", "same"),
            Self::Whole => ("page-trend-whole", "same"),
            Self::Across => ("page-trend-across", "same"),
            Self::Unstated => ("page-trend-unstated", "same"),
        }
    }

    fn trend(self, values: Message, page: &Page<'_>) -> Trend {
        let (id, class) = self.words();
        Trend { text: Message::new(id).with("values", values).get(page.language), class }
    }
}

/// How a figure was in the first and in the second period, and whether that is
/// better; `None` if nothing is compared or if one of the values is unknown.
pub(super) fn of_limit(account: &Account, limit: &Limit, page: &Page<'_>) -> Option<Trend> {
    let comparison = page.comparison.as_ref().ok()?;
    let [before, after] = match limit.topic {
        Some(topic) => comparison.parts(account, Content::Topic(topic)).map(Part::share),
        None => comparison.figures(account, limit.metric)?.map(|figure| figure.value),
    };
    let (before, after) = (before?, after?);
    let shown = [before, after].map(|figure| beside_limit(figure, limit, page.language));
    let pair = comparison.of(account);
    let measured =
        pair.map(|account| account.map_or(0, |account| account.counts.measured(limit.metric)));
    let difference = (after - before).abs();
    let (is_near, is_one) = match limit.metric.unit() {
        Unit::Share => {
            let is_near = difference < NEAR && difference < NEAR_PART * before.max(after);
            (is_near, is_one(difference, measured))
        }
        Unit::Posts | Unit::Days => (difference <= 1.0, false),
        _ => (false, false),
    };
    let rises = before < after;
    let verdict = match limit.bound {
        _ if measured.iter().any(|posts| *posts < limit.least) => Verdict::Few,
        _ if !comparison.can_judge(limit.metric) => Verdict::Unlike,
        _ if shown[0] == shown[1] => Verdict::Same,
        _ if began_before(limit.metric, pair) => Verdict::Across,
        _ if is_near => Verdict::Near,
        _ if is_one => Verdict::Few,
        _ if may_go_on(limit.metric, pair) => Verdict::Whole,
        Bound::Min(_) if rises => Verdict::Better,
        Bound::Max(_) if !rises => Verdict::Better,
        _ => Verdict::Worse,
    };
    Some(verdict.trend(comparison.in_words(shown), page))
}

/// How many in each 100 posts broke a rule in the first period, and how many in the
/// second; `None` if nothing is compared, if a period has no posts, or if the rule is for posts
/// during a crisis or the like: that there was none in a period is no merit of the accounts.
pub(super) fn of_rule(rule: usize, page: &Page<'_>) -> Option<Trend> {
    let comparison = page.comparison.as_ref().ok()?;
    let of_rule = &page.report.rulebook.rules[rule];
    if of_rule.group() == CRISES || of_rule.when.window.is_some() {
        return None;
    }
    let pairs = comparison.in_both();
    let posts =
        [0, 1].map(|period: usize| pairs.iter().map(|pair| pair[period].counts.posts).sum::<u64>());
    let found =
        [0, 1].map(|period: usize| pairs.iter().map(|pair| found(rule, pair[period])).sum::<u64>());
    if posts.contains(&0) {
        return None;
    }
    let rates = [0, 1].map(|period: usize| ratio(100 * found[period], posts[period]));
    let shown = rates.map(|rate| value(Metric::Findings, Some(rate), page.language));
    // The change as if each account had the same part of the posts in both periods.
    let changes: Vec<f64> = pairs.iter().map(|pair| change(rule, *pair)).collect();
    let of_accounts: f64 = changes.iter().sum();
    let change = rates[1] - rates[0];
    let verdict = if posts.iter().any(|posts| *posts < FEWEST) {
        Verdict::Few
    } else if stated::differs(of_rule, &pairs) {
        Verdict::Unstated
    } else if shown[0] == shown[1] {
        Verdict::Same
    } else if change.abs() < NEAR_RATE {
        Verdict::Near
    } else if is_one(change.abs() / 100.0, posts) {
        Verdict::Few
    } else if change < 0.0 && of_accounts < 0.0 {
        Verdict::Better
    } else if 0.0 < change && 0.0 < of_accounts {
        Verdict::Worse
    } else if changes.iter().any(|change| *change < 0.0)
        && changes.iter().any(|change| 0.0 < *change)
    {
        Verdict::Unalike
    } else {
        Verdict::OtherParts
    };
    let values = comparison.in_words(shown);
    let mut values = Message::new("page-trend-rate").with("values", values);
    if !comparison.has_same_accounts() {
        values = Message::new("page-trend-of-both").with("values", values);
    }
    Some(verdict.trend(values, page))
}

/// Whether one post more or less in the period with fewer posts makes the difference of two shares,
/// from 0 to 1.
fn is_one(difference: f64, posts: [u64; 2]) -> bool {
    let fewer = ratio(posts[0].min(posts[1]), 1);
    // Shares are rounded: a third and two thirds of three posts differ by a little more than one.
    difference * fewer < 1.0 + f64::EPSILON.sqrt()
}

/// Whether a silence of one of the periods began before the first post in it.
fn began_before(metric: Metric, pair: [Option<&Account>; 2]) -> bool {
    let mut accounts = pair.into_iter().flatten();
    metric == Metric::Silence && accounts.any(|account| account.silence_before().is_some())
}

/// The number of posts of an account in which a rule finds something.
fn found(rule: usize, account: &Account) -> u64 {
    account.rules.get(&rule).map_or(0, |found| found.posts.into())
}

/// How much more often an account broke a rule in the second period than in the first, weighted
/// by its posts.
fn change(rule: usize, pair: [&Account; 2]) -> f64 {
    let [before, after] = pair.map(|account| ratio(found(rule, account), account.counts.posts));
    let posts: u64 = pair.iter().map(|account| account.counts.posts).sum();
    (after - before) * ratio(posts, 1)
}
