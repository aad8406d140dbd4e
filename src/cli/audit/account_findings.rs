//! What is said of a finding about an account.

use super::{Report, figures};
use crate::{
    audit::{Account, AccountFinding, Beyond, Evidence, EvidencePlace},
    check::Bound,
    language::Language,
    message::Message,
    metric::Metric,
    output::{AccountReport, Screen, Shown, account_finding},
};

/// Renders a finding for people.
pub(super) fn text(
    finding: &AccountFinding,
    account: &Account,
    report: &Report<'_>,
    screen: Screen,
) -> String {
    let (language, posts) = (screen.language, &finding.beyond.evidence);
    let places = posts.iter().map(|evidence| place(evidence, report, language));
    let posts = places.collect::<Vec<_>>().join(", ");
    let found = Message::new("audit-finding-of")
        .with("account", report.names.name(account))
        .with("found", found(&finding.beyond, report, language));
    let rendered = AccountReport {
        rule: &report.rulebook.rules[finding.rule.rule_index],
        applied: &finding.rule,
        found,
        posts: Some(posts).filter(|posts| !posts.is_empty()),
    };
    account_finding(&rendered, screen)
}

/// What was found: the figure, the limit, and the posts that were measured.
pub(super) fn found(beyond: &Beyond, report: &Report<'_>, language: Language) -> Message {
    let unit = beyond.limit.metric.unit();
    let value = |value: f64| figures::value(value, unit, language);
    let limit = match beyond.limit.bound {
        Bound::Min(min) => Message::new("audit-at-least").with("limit", value(min)),
        Bound::Max(max) => Message::new("audit-at-most").with("limit", value(max)),
    };
    let (from, until) = match beyond.stretch {
        Some(stretch) => (Some(stretch.from), Some(stretch.until)),
        None => (beyond.first, beyond.last),
    };
    let message = match beyond.share {
        Some(share) => Message::new(of_what(beyond.limit.metric))
            .with("number", i64::try_from(share.of).unwrap_or(i64::MAX))
            .with("count", figures::count(share.count, language))
            .with("all", figures::count(share.of, language)),
        None => Message::new("audit-found"),
    };
    let found = message
        .with("metric", figures::name_of(beyond.limit.measure(), report.rulebook))
        .with(
            "value",
            figures::value_beside(beyond.value, beyond.limit.bound.value(), unit, language),
        )
        .with("limit", limit)
        .with("days", report.days(from, until));
    match &beyond.bio {
        Some(words) => {
            Message::new("audit-found-in-bio").with("found", found).with("words", words.as_str())
        }
        None => found,
    }
}

/// The id of the message for a finding about a share. The message says what the share
/// is a part of: questions, uses of hashtags, or posts.
const fn of_what(metric: Metric) -> &'static str {
    match metric {
        Metric::Unanswered => "audit-found-questions",
        Metric::OwnTags => "audit-found-tags",
        Metric::OffHours => "audit-found-replies",
        Metric::Engagement => "audit-found-views",
        _ => "audit-found-share",
    }
}

/// A post by its id, file and line; if these were not kept, by its time; if the
/// time is unknown, too, a dash. A post that was answered late has the time of the answer, too.
fn place(evidence: &Evidence, report: &Report<'_>, language: Language) -> String {
    let time = evidence.time.map(|time| report.moment(time));
    let Some(place) = &evidence.place else { return time.unwrap_or_else(|| "–".to_owned()) };
    let id = Shown::new(&*place.id);
    match beside_id(evidence, report, language) {
        Some(beside) => format!("{id} ({beside})"),
        None => id.to_string(),
    }
}

/// What is said of a post beside its id: its file and line, and when it was answered; `None` if
/// neither is known.
pub(super) fn beside_id(
    evidence: &Evidence,
    report: &Report<'_>,
    language: Language,
) -> Option<String> {
    let name = evidence.place.as_ref().and_then(EvidencePlace::name);
    let answered = evidence
        .time
        .filter(|_| evidence.is_answer)
        .map(|time| Message::new("audit-answered").with("time", report.moment(time)).get(language));
    let beside: Vec<String> = name.into_iter().chain(answered).collect();
    (!beside.is_empty()).then(|| beside.join(", "))
}
