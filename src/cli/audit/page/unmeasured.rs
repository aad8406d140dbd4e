//! The requirements that cannot be compared with a figure, and why.
//!
//! What is unknown for the same reason, of the same accounts, is one sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Page,
    wording::{account, last_days, number, safely},
};
use crate::{
    audit::{Account, LimitOutcome},
    check::Limit,
    cli::audit::figures,
    message::{Message, all_of},
    metric::Metric,
};

/// What a limit is about: a metric and, if it is about one topic, that topic.
type Measure = (Metric, Option<usize>);

/// For each reason in words, what cannot be measured for that reason, each with the accounts by
/// their index in the report. Reasons that are not about the data, but about too few posts, come
/// last.
type Reasons = BTreeMap<(bool, String), BTreeMap<Measure, BTreeSet<usize>>>;

/// The sentences about all limits that cannot be compared. Up to `most_named` accounts are named;
/// of more, their number is said.
pub(super) fn sentences(page: &Page<'_>, most_named: usize) -> Vec<String> {
    let mut together: BTreeMap<(bool, String, BTreeSet<usize>), Vec<Measure>> = BTreeMap::new();
    for ((is_few, reason), measures) in reasons(page) {
        for (measure, accounts) in measures {
            together.entry((is_few, reason.clone(), accounts)).or_default().push(measure);
        }
    }
    let mut sentences: Vec<_> = together.into_iter().collect();
    sentences.sort_by(|((is_few, ..), measures), ((other_is_few, ..), others)| {
        (is_few, measures).cmp(&(other_is_few, others))
    });
    let accounts = page.report.accounts;
    let language = page.language;
    let sentence = |((_, reason, affected), measures): ((_, String, BTreeSet<usize>), Vec<_>)| {
        let message = if accounts.len() <= most_named {
            let names = affected.iter().map(|index| account(&accounts[*index], language));
            let names: Vec<String> = names.collect();
            Message::new("page-unmeasured")
                .with("accounts", all_of(names.iter().map(String::as_str)))
        } else {
            Message::new("page-unmeasured-of-many")
                .with("count", number(affected.len()))
                .with("all", number(accounts.len()))
        };
        message.with("metrics", names(&measures, page)).with("reason", reason).get(language)
    };
    sentences.into_iter().map(sentence).collect()
}

fn reasons(page: &Page<'_>) -> Reasons {
    let mut reasons = Reasons::new();
    for (index, account) in page.report.accounts.iter().enumerate() {
        for compared in &account.not_beyond {
            let (is_few, reason) = match compared.outcome {
                LimitOutcome::Unknown => (false, reason(account, &compared.limit)),
                LimitOutcome::TooFew(0) if lacks_replies(account, &compared.limit) => {
                    (false, Message::new("why-replies"))
                }
                LimitOutcome::TooFew(_) => (true, Message::new("why-few")),
                LimitOutcome::Within(_) | LimitOutcome::Beyond(_) => continue,
            };
            let measures = reasons.entry((is_few, reason.get(page.language))).or_default();
            measures.entry(compared.limit.measure()).or_default().insert(index);
        }
    }
    reasons
}

/// Whether a limit is about replies, and the files do not say which posts are any.
fn lacks_replies(account: &Account, limit: &Limit) -> bool {
    let replies = account.counts.share(Metric::Replies).unwrap_or_default();
    limit.metric == Metric::OffHours && replies.count == 0 && 0 < replies.unknown
}

/// The names of figures in a sentence: only the first begins with a capital letter.
pub(super) fn names(measures: &[Measure], page: &Page<'_>) -> crate::message::Value {
    let names = measures.iter().enumerate().map(|(place, measure)| {
        let name = figures::name_of(*measure, page.report.rulebook);
        let name = safely(&name, page.language);
        // Which average it is makes no difference to what is unknown.
        let name = name.strip_suffix(" (median)").map_or_else(|| name.clone(), str::to_owned);
        let mut letters = name.chars();
        match letters.next().filter(|_| 0 < place) {
            Some(first) => first.to_lowercase().chain(letters).collect(),
            None => name,
        }
    });
    let names: Vec<String> = names.collect();
    all_of(names.iter().map(String::as_str))
}

/// Why the figure that a limit is about is unknown.
fn reason(account: &Account, limit: &Limit) -> Message {
    // Times matter where posts in between, or of the last days only, do. But they are no reason if
    // the figure of all posts is unknown, too, and some have a time.
    let is_of_all = limit.metric.is_longest();
    let is_known_otherwise = account.value(limit.metric).is_some();
    let has_untimed = 0 < account.counts.untimed || 0 < account.untimed_outside && is_of_all;
    let hides_last_days = is_known_otherwise || account.first.is_none();
    if has_untimed && (is_of_all || limit.over.is_some() && hides_last_days) {
        return Message::new("why-no-time");
    }
    let [known, unknown] = account.counts.known_and_unknown(limit.metric);
    if 0 < known && known < unknown {
        return Message::new("why-mostly-unknown")
            .with("known", number(known))
            .with("all", number(known + unknown));
    }
    let (Some(days), true) = (limit.over, is_known_otherwise) else {
        return reason_of_metric(account, limit.metric);
    };
    let message = match limit.metric {
        Metric::Findings | Metric::OwnTags => Message::new("why-whole-period-only"),
        Metric::ReplyHours | Metric::SlowReplyHours => Message::new("why-no-wait-lately"),
        Metric::Unanswered => Message::new("why-no-question-lately"),
        _ => Message::new("why-lately").with("reason", reason_of_metric(account, limit.metric)),
    };
    message.with("days", last_days(days))
}

/// Why a figure is unknown, whatever the period.
fn reason_of_metric(account: &Account, metric: Metric) -> Message {
    let share = |metric| account.counts.share(metric).unwrap_or_default();
    let media_known = 0 < share(Metric::Media).of;
    let rule_off = |rule: &str| Message::new("why-rule-off").with("rule", rule);
    match metric {
        Metric::Replies | Metric::Streak => Message::new("why-replies"),
        Metric::Reposts => Message::new("why-reposts"),
        Metric::ReplyHours | Metric::SlowReplyHours if share(Metric::Replies).count == 0 => {
            let is_known = share(Metric::Replies).unknown == 0;
            Message::new(if is_known { "why-no-replies" } else { "why-replies" })
        }
        Metric::ReplyHours | Metric::SlowReplyHours => Message::new("why-waits"),
        Metric::Unanswered => Message::new("why-questions"),
        Metric::OffHours => Message::new("why-reply-times"),
        Metric::Alt if media_known => Message::new("why-alt"),
        Metric::Captions if media_known => Message::new("why-captions"),
        Metric::Media | Metric::Photos | Metric::Videos | Metric::Alt | Metric::Captions => {
            Message::new("why-media")
        }
        Metric::Links => Message::new("why-links"),
        Metric::OwnTags => Message::new("why-hashtags"),
        Metric::Machine if account.clients.keys().all(Option::is_none) => {
            Message::new("why-programs")
        }
        Metric::Machine => Message::new("why-machine"),
        Metric::Admonitions | Metric::Officialese | Metric::EmergencyInvites
            if has_foreign_posts(account) =>
        {
            Message::new("why-languages")
        }
        Metric::Admonitions => rule_off("tone/admonition"),
        Metric::Officialese => rule_off("plain/officialese"),
        Metric::EmergencyInvites => rule_off("dialog/emergency-invite"),
        Metric::BioLanguages => Message::new("why-bio-language"),
        Metric::Likes
        | Metric::RepostsReceived
        | Metric::RepliesReceived
        | Metric::Views
        | Metric::Engagement => Message::new("why-counts"),
        _ => Message::new("why-files"),
    }
}

/// Whether some posts are in a language for which rules about words have none.
fn has_foreign_posts(account: &Account) -> bool {
    let mut tags = account.counts.languages.keys();
    tags.any(|tag| !tag.is_unknown() && tag.language().is_none())
}
