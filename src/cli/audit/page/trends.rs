//! How a figure was before and after, and whether that is better.
//!
//! A verdict needs as many posts in each period as a limit asks for, the same accounts in both, and
//! a difference that is more than chance: nothing got worse because an account with few findings
//! fell silent, or because a few posts happened to be different.

use super::{
    Page,
    wording::{beside_limit, value},
};
use crate::{
    audit::{Account, CRISES, Difference, Share, ratio},
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
    /// The periods may differ by chance only.
    Chance,
    /// One stretch, or a few posts, decide the figure, so that nobody can say what is chance.
    Single,
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
            Self::Chance => ("page-trend-chance", "same"),
            Self::Single => ("page-trend-single", "same"),
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
    let pair = comparison.of(account);
    let topic = limit.topic.map(|topic| comparison.parts(account, Content::Topic(topic)));
    let [before, after] = match topic {
        Some(parts) => parts.map(Part::share),
        None => comparison.figures(account, limit.metric)?.map(|figure| figure.value),
    };
    let (before, after) = (before?, after?);
    let shown = [before, after].map(|figure| beside_limit(figure, limit, page.language));
    let measured =
        pair.map(|account| account.map_or(0, |account| account.counts.measured(limit.metric)));
    let evidence = match (topic, pair) {
        (Some(parts), _) => Some(Difference::of_shares(parts.map(Part::of_posts))),
        (None, [Some(before), Some(after)]) => {
            before.counts.difference(&after.counts, limit.metric)
        }
        _ => None,
    };
    let verdict = match limit.bound {
        _ if measured.iter().any(|posts| *posts < limit.least) => Verdict::Few,
        _ if !comparison.can_judge(limit.metric) => Verdict::Unlike,
        _ if shown[0] == shown[1] => Verdict::Same,
        _ if began_before(limit.metric, pair) => Verdict::Across,
        _ if is_near([before, after], limit.metric.unit()) => Verdict::Near,
        _ if may_go_on(limit.metric, pair) => Verdict::Whole,
        bound => judged(evidence, before < after, matches!(bound, Bound::Min(_))),
    };
    Some(verdict.trend(comparison.in_words(shown), page))
}

/// What is said of a figure that rose or fell, of which it is good to rise or to fall.
const fn judged(difference: Option<Difference>, rises: bool, should_rise: bool) -> Verdict {
    match difference {
        None => Verdict::Single,
        Some(Difference::TooFew) => Verdict::Few,
        Some(Difference::MayBeChance) => Verdict::Chance,
        Some(Difference::BeyondChance) if rises == should_rise => Verdict::Better,
        Some(Difference::BeyondChance) => Verdict::Worse,
    }
}

/// Whether two figures are nearly the same, whatever chance does.
fn is_near([before, after]: [f64; 2], unit: Unit) -> bool {
    let difference = (after - before).abs();
    match unit {
        Unit::Share => difference < NEAR && difference < NEAR_PART * before.max(after),
        Unit::Posts | Unit::Days => difference <= 1.0,
        _ => false,
    }
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
    } else if 0.0 < change * of_accounts {
        let broken = |pair: &[&Account; 2]| pair.map(|account| broken(rule, account));
        let pairs: Vec<_> = pairs.iter().map(broken).collect();
        judged(Some(Difference::of_strata(&pairs)), 0.0 < change, false)
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

/// Whether a silence of one of the periods began before the first post in it.
fn began_before(metric: Metric, pair: [Option<&Account>; 2]) -> bool {
    let mut accounts = pair.into_iter().flatten();
    metric == Metric::Silence && accounts.any(|account| account.silence_before().is_some())
}

/// The number of posts of an account in which a rule finds something.
fn found(rule: usize, account: &Account) -> u64 {
    account.rules.get(&rule).map_or(0, |found| found.posts.into())
}

/// The same as a share of its posts.
fn broken(rule: usize, account: &Account) -> Share {
    Share { count: found(rule, account), of: account.counts.posts, unknown: 0 }
}

/// How much more often an account broke a rule in the second period than in the first, weighted
/// by its posts.
fn change(rule: usize, pair: [&Account; 2]) -> f64 {
    let [before, after] = pair.map(|account| ratio(found(rule, account), account.counts.posts));
    let posts: u64 = pair.iter().map(|account| account.counts.posts).sum();
    (after - before) * ratio(posts, 1)
}
