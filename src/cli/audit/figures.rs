//! Figures as people read them.

use super::contents::Content;
use crate::{
    language::Language,
    message::Message,
    metric::{Metric, Unit},
    rulebook::Rulebook,
};

/// The bars of a sparkline, from low to high.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The bars of a sparkline where only ASCII characters are shown, from low to high.
const ASCII_BARS: [char; 8] = ['_', '.', ',', '-', '=', '+', '*', '#'];

/// The most decimals of a figure that is shown beside a limit.
const MOST_DECIMALS: usize = 4;

/// A bar for each value, and a dot (in ASCII, a blank) for each `None`. The highest
/// value, or 1 if all values are lower, has the highest bar.
pub(super) fn spark(values: &[Option<f64>], unicode: bool) -> String {
    let highest = values.iter().flatten().copied().fold(1.0, f64::max);
    let bars = if unicode { BARS } else { ASCII_BARS };
    let none = if unicode { '·' } else { ' ' };
    let bar = |value: &Option<f64>| value.map_or(none, |value| bars[step(value / highest)]);
    values.iter().map(bar).collect()
}

/// The number of the bar, from 0 to 7, of a value from 0 to 1. Only zero has the
/// lowest bar.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in 0..=7")]
fn step(value: f64) -> usize {
    (value * 7.0).ceil().clamp(0.0, 7.0) as usize
}

/// The value of a metric as people read it.
pub(super) fn value(value: f64, unit: Unit, language: Language) -> String {
    match unit {
        Unit::Share => {
            let number = decimal(100.0 * value, language);
            Message::new("audit-percent").with("number", number).get(language)
        }
        Unit::Rate | Unit::Hours => decimal(value, language),
        Unit::Posts | Unit::Count | Unit::Days | Unit::Points => count(whole(value), language),
    }
}

/// The value of a metric beside a limit that it is not: with as many decimals as it takes to read
/// them apart. `20%` is not below `at least 20%`.
pub(super) fn value_beside(of: f64, limit: f64, unit: Unit, language: Language) -> String {
    let shown = value(of, unit, language);
    if shown != value(limit, unit, language) {
        return shown;
    }
    let scale = if unit == Unit::Share { 100.0 } else { 1.0 };
    let digits = |number: f64, digits: usize| format!("{:.digits$}", scale * number);
    let apart = (1..=MOST_DECIMALS).find(|most| digits(of, *most) != digits(limit, *most));
    let Some(most) = apart else { return shown };
    let number = language.with_decimal_mark(&digits(of, most));
    match unit {
        Unit::Share => Message::new("audit-percent").with("number", number).get(language),
        _ => number,
    }
}

/// The difference of two values, with plus or minus; `=` if it is zero, `≈` if it is too small
/// for a decimal. The difference of two shares is in percentage points.
pub(super) fn change(change: f64, unit: Unit, language: Language) -> String {
    let direction = if change < 0.0 { "−" } else { "+" };
    let number = match unit {
        Unit::Share => decimal(100.0 * change.abs(), language),
        _ => decimal(change.abs(), language),
    };
    match (number.as_str(), unit) {
        ("0", _) => "=".to_owned(),
        (number, _) if number.starts_with('<') => "≈".to_owned(),
        (number, Unit::Share) => {
            let number = format!("{direction}{number}");
            Message::new("audit-points").with("number", number).get(language)
        }
        (number, _) => format!("{direction}{number}"),
    }
}

/// The same of a difference that may be chance, in parentheses.
pub(super) fn change_by_chance(of: f64, unit: Unit, language: Language) -> String {
    match change(of, unit, language) {
        nothing if matches!(nothing.as_str(), "=" | "≈") => nothing,
        change => format!("({change})"),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a count")]
const fn whole(value: f64) -> u64 {
    value as u64
}

/// A number as the language writes it, without separators between thousands. From 10 on it
/// is a whole number; smaller ones have at most one decimal. A positive number that would be
/// rounded to 0.0 is written `<0.1`.
fn decimal(value: f64, language: Language) -> String {
    let written = match value {
        value if value <= 0.0 => "0".to_owned(),
        value if value < 0.05 => "<0.1".to_owned(),
        value if value < 9.95 => format!("{value:.1}").trim_end_matches(".0").to_owned(),
        value => format!("{value:.0}"),
    };
    language.with_decimal_mark(&written)
}

/// A count with the separators of the language.
pub(super) fn count(number: u64, language: Language) -> String {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    Message::new("audit-count").with("count", number).get(language)
}

/// A number for other programs, with at most four decimals and without zeros at the
/// end.
pub(super) fn plain(value: f64) -> String {
    let written = format!("{value:.4}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The name of a metric for people, in a list of figures.
pub(super) fn name(metric: Metric) -> Message {
    Message::new(match metric {
        Metric::Replies => "metric-reply-share",
        Metric::Links => "metric-link-share",
        Metric::Media => "metric-media-share",
        Metric::Photos => "metric-photo-share",
        Metric::Videos => "metric-video-share",
        Metric::Alt => "metric-alt-share",
        Metric::Captions => "metric-caption-share",
        Metric::Hashtags => "metric-hashtag-rate",
        Metric::Reposts => "metric-repost-share",
        Metric::Machine => "metric-machine-share",
        Metric::Repeated => "metric-repeated-share",
        Metric::Admonitions => "metric-admonition-share",
        Metric::Officialese => "metric-officialese-share",
        Metric::Findings => "metric-finding-rate",
        Metric::Streak => "metric-streak",
        Metric::Silence => "metric-silence",
        Metric::Lix => "metric-lix",
        Metric::ReplyHours => "metric-reply-hours",
        Metric::SlowReplyHours => "metric-reply-hours-p90",
        Metric::Unanswered => "metric-unanswered-share",
        Metric::OwnTags => "metric-own-tag-share",
        Metric::OffHours => "metric-off-hours-share",
        Metric::EmergencyInvites => "metric-emergency-invite-share",
        Metric::BioLanguages => "metric-bio-language-share",
        Metric::Likes => "metric-likes",
        Metric::RepostsReceived => "metric-reposts-received",
        Metric::RepliesReceived => "metric-replies-received",
        Metric::Views => "metric-views",
        Metric::Engagement => "metric-engagement-rate",
        Metric::Topics => "metric-topic-share",
    })
}

/// The name of what a limit is about, for people: one topic of the rulebook or, if `topic` is
/// `None`, a metric.
pub(super) fn name_of((metric, topic): (Metric, Option<usize>), rulebook: &Rulebook) -> Message {
    topic.map_or_else(|| name(metric), |topic| Content::Topic(topic).name(rulebook))
}

/// The heading of the column of a metric.
pub(super) fn heading(metric: Metric) -> Message {
    Message::new(match metric {
        Metric::Replies => "audit-column-replies",
        Metric::Links => "audit-column-links",
        Metric::Media => "audit-column-media",
        Metric::Photos => "audit-column-photos",
        Metric::Videos => "audit-column-videos",
        Metric::Alt => "audit-column-alt",
        Metric::Captions => "audit-column-captions",
        Metric::Hashtags => "audit-column-hashtags",
        Metric::Reposts => "audit-column-reposts",
        Metric::Machine => "audit-column-machine",
        Metric::Repeated => "audit-column-repeated",
        Metric::Admonitions => "audit-column-admonitions",
        Metric::Officialese => "audit-column-officialese",
        Metric::Findings => "audit-column-findings",
        Metric::Streak => "audit-column-streak",
        Metric::Silence => "audit-column-silence",
        Metric::Lix => "audit-column-lix",
        Metric::ReplyHours => "audit-column-reply-hours",
        Metric::SlowReplyHours => "audit-column-reply-hours-p90",
        Metric::Unanswered => "audit-column-unanswered",
        Metric::OwnTags => "audit-column-own-tags",
        Metric::OffHours => "audit-column-off-hours-share",
        Metric::EmergencyInvites => "audit-column-emergency-invite-share",
        Metric::BioLanguages => "audit-column-bio-language-share",
        Metric::Likes => "audit-column-likes",
        Metric::RepostsReceived => "audit-column-reposts-received",
        Metric::RepliesReceived => "audit-column-replies-received",
        Metric::Views => "audit-column-views",
        Metric::Engagement => "audit-column-engagement-rate",
        Metric::Topics => "audit-column-topic-share",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_the_language_does() {
        for (share, da, en) in [
            (0.0, "0 %", "0%"),
            (0.0004, "<0,1 %", "<0.1%"),
            (0.004, "0,4 %", "0.4%"),
            (0.0999, "10 %", "10%"),
            (0.5, "50 %", "50%"),
            (1.0, "100 %", "100%"),
        ] {
            let found = |language| value(share, Unit::Share, language);
            assert_eq!([found(Language::Da), found(Language::En)], [da, en]);
        }
        assert_eq!(["0.3333", "2", "0.5"].map(str::to_owned), [1.0 / 3.0, 2.0, 0.5].map(plain));
    }

    #[test]
    fn a_figure_beside_a_limit_is_read_apart_from_it() {
        for (of, limit, unit, expected) in [
            (0.196, 0.2, Unit::Share, "19.6%"),
            (0.199_97, 0.2, Unit::Share, "19.997%"),
            (0.15, 0.2, Unit::Share, "15%"),
            (0.2, 0.2, Unit::Share, "20%"),
            (24.3, 24.0, Unit::Hours, "24.3"),
            (1.02, 1.0, Unit::Rate, "1.02"),
            (51.0, 50.0, Unit::Posts, "51"),
        ] {
            assert_eq!(value_beside(of, limit, unit, Language::En), expected, "{of} {limit}");
        }
        assert_eq!(value_beside(0.196, 0.2, Unit::Share, Language::Da), "19,6 %");
    }

    #[test]
    fn a_change_has_a_direction_unless_it_is_tiny() {
        for (difference, share, hours) in [
            (0.0, "=", "="),
            (0.0004, "≈", "≈"),
            (-0.0004, "≈", "≈"),
            (0.25, "+25 pp", "+0.2"),
            (-0.001, "−0.1 pp", "≈"),
        ] {
            let found =
                [Unit::Share, Unit::Hours].map(|unit| change(difference, unit, Language::En));
            assert_eq!(found, [share, hours]);
        }
    }

    #[test]
    fn only_zero_is_the_lowest_bar() {
        let values = [Some(0.0), Some(0.001), None, Some(0.5), Some(1.0)];
        assert_eq!(spark(&values, true), "▁▂·▅█");
        assert_eq!(spark(&values, false), "_. =#");
        assert_eq!(spark(&[Some(0.0), Some(20.0)], true), "▁█");
    }
}
