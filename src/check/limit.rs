//! A limit on what the posts of an account have in common over time.
//!
//! No post shows this alone, so the check finds nothing in a post. `audit` measures
//! the account and compares it with the limit.

use super::{Hit, Needs, Subject};
use crate::{
    matcher::Vocabulary,
    message::Message,
    metric::{Metric, Unit},
    window::Window,
    yaml::{self, Node, Reader, one_of},
};

/// The fewest posts that are measured, if the rule does not set another number.
const LEAST: u64 = 20;

/// The longest period of a rule, in days.
const LONGEST: u32 = 36_500;

/// The limit of a metric.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// What is measured.
    pub metric: Metric,
    /// The topic that posts must be about to count for [`Metric::Topics`], by its index in the
    /// rulebook. `None` if each topic counts, and for other metrics.
    pub topic: Option<usize>,
    /// Which values are within the limit.
    pub bound: Bound,
    /// The number of days, counted back from the last post, over which the account is
    /// measured; `None` for the whole period.
    pub over: Option<u32>,
    /// The fewest posts, answers, questions or uses of hashtags that are measured. If
    /// there are fewer, nothing is reported.
    pub least: u64,
}

/// The values that are within a limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// This or more.
    Min(f64),
    /// This or less.
    Max(f64),
}

impl Bound {
    /// The last value that is within the limit.
    pub const fn value(self) -> f64 {
        match self {
            Self::Min(value) | Self::Max(value) => value,
        }
    }

    /// Whether a value is within the limit.
    pub fn allows(self, value: f64) -> bool {
        match self {
            Self::Min(min) => min <= value,
            Self::Max(max) => value <= max,
        }
    }
}

impl Limit {
    /// What it is about: its metric and, if it is about one topic, that topic.
    pub const fn measure(&self) -> (Metric, Option<usize>) {
        (self.metric, self.topic)
    }

    /// Whether it asks the same of a figure as another limit, which may be stricter or about other
    /// days: a least value or a greatest one.
    pub fn is_like(&self, other: &Self) -> bool {
        let is_least = |limit: &Self| matches!(limit.bound, Bound::Min(_));
        self.measure() == other.measure() && is_least(self) == is_least(other)
    }

    /// Whether it allows less than another limit that [is like it](Self::is_like).
    pub fn is_stricter_than(&self, other: &Self) -> bool {
        match (self.bound, other.bound) {
            (Bound::Min(own), Bound::Min(other)) => other < own,
            (Bound::Max(own), Bound::Max(other)) => own < other,
            _ => false,
        }
    }

    /// Reads `{metric: reply-share, min: 0.2, over: 90d, least: 50 posts}`. `metric` and
    /// either `min` or `max` are required, unless an earlier layer has set them.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let metric = |node: &Node, reader: &mut Reader<'_>| metric(node, reader, vocabulary);
        let metric = match base {
            Some(base) => Some(fields.optional("metric", metric).unwrap_or(base.metric)),
            None => fields.required("metric", metric),
        };
        let topic = |node: &Node, reader: &mut Reader<'_>| topic(node, metric, reader, vocabulary);
        let topic = fields.optional("topic", topic);
        let unit = metric.map_or(Unit::Rate, Metric::unit);
        let value = |node: &Node, reader: &mut Reader<'_>| value(node, reader, unit);
        let [min, max] = ["min", "max"].map(|key| fields.optional(key, value));
        let named = ["min", "max"].map(|key| fields.entry(key).is_some());
        let over = fields.optional("over", days);
        let least = fields.optional("least", posts).or(base.map(|base| base.least));
        fields.finish();
        let bound = match (named, min, max) {
            ([true, false], min, _) => min.map(Bound::Min),
            ([false, true], _, max) => max.map(Bound::Max),
            ([false, false], ..) if base.is_some() => base.map(|base| base.bound),
            _ => {
                let message = Message::new("limit-one-bound");
                reader.wrong(node.span, message, Message::new("limit-one-bound-help"))
            }
        };
        let over = over.or(base.and_then(|base| base.over));
        let (metric, least) = (metric?, least.unwrap_or(LEAST));
        let topic = topic.or(base.and_then(|base| base.topic));
        let topic = topic.filter(|_| metric == Metric::Topics);
        Some(Self { metric, topic, bound: bound?, over, least })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::default()
    }

    pub(super) fn hits(_: &Self, _: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        Vec::new()
    }
}

/// Reads the name of a metric. The share of posts about topics cannot be measured if the
/// rulebook names no topics.
fn metric(node: &Node, reader: &mut Reader<'_>, vocabulary: &Vocabulary) -> Option<Metric> {
    let metric = one_of(&Metric::ALL)(node, reader)?;
    if metric == Metric::Topics && vocabulary.topics.is_empty() {
        let message = Message::new("limit-no-topics");
        return reader.wrong(node.span, message, Message::new("limit-no-topics-help"));
    }
    Some(metric)
}

/// Reads the name of a topic, and returns its index in the rulebook.
fn topic(
    node: &Node,
    metric: Option<Metric>,
    reader: &mut Reader<'_>,
    vocabulary: &Vocabulary,
) -> Option<usize> {
    let name = yaml::text(node, reader)?;
    if metric? != Metric::Topics {
        let message = Message::new("limit-topic-without-metric");
        return reader.wrong(node.span, message, Message::new("limit-topic-without-metric-help"));
    }
    let topics = vocabulary.topics.iter();
    let index = topics.clone().position(|(topic, _)| topic == name);
    let known = topics.map(|(topic, _)| topic.as_str());
    index.or_else(|| reader.unknown(node.span, "limit-unknown-topic", name, known))
}

/// Reads the value of a limit: a number from 0 on, and for a share at most 1.
fn value(node: &Node, reader: &mut Reader<'_>, unit: Unit) -> Option<f64> {
    let written = yaml::text(node, reader)?;
    let most = if unit == Unit::Share { 1.0 } else { 1_000_000.0 };
    let value = written.parse().ok().filter(|value| (0.0..=most).contains(value));
    value.or_else(|| {
        let message = Message::new("limit-invalid").with("text", written);
        let help = match unit {
            Unit::Share => Message::new("limit-invalid-share-help"),
            _ => Message::new("limit-invalid-help"),
        };
        reader.wrong(node.span, message, help)
    })
}

/// Reads a number of posts: `50` or `50 posts`.
fn posts(node: &Node, reader: &mut Reader<'_>) -> Option<u64> {
    let written = yaml::text(node, reader)?;
    let number = written.strip_suffix("posts").map_or(written, str::trim_end);
    number.parse().ok().or_else(|| yaml::number(node, reader))
}

/// Reads a number of days, as in `90d`.
fn days(node: &Node, reader: &mut Reader<'_>) -> Option<u32> {
    let written = yaml::text(node, reader)?;
    let digits =
        written.strip_suffix('d').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let days = digits.and_then(|digits| digits.parse().ok());
    days.filter(|days| (1..=LONGEST).contains(days)).or_else(|| {
        let message = Message::new("limit-invalid-days").with("text", written);
        reader.wrong(node.span, message, Message::new("limit-invalid-days-help"))
    })
}
