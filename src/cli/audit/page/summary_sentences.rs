//! What the first screen says: a sentence about each limit, about the rules that posts
//! break most, and about what nobody knows.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Page,
    judged_limits::{Judged, is_shorter, one_of_each_figure, well_kept},
    rules::worst,
    silent_accounts,
    trends::{self, Trend},
    unmeasured,
    wording::{
        Days, account, beside_limit, day_of, limit, number, plural, safe, safely, with_limit,
    },
};
use crate::{
    audit::{Account, LimitOutcome},
    check::Limit,
    cli::audit::{
        figures, tables,
        without_posts::{self, Said},
    },
    language::Language,
    message::{Message, all_of},
    metric::Metric,
    rulebook::{Rulebook, Severity},
};

/// Up to this many accounts have sentences of their own. If there are more, the
/// sentences say how many accounts keep a rule.
const MOST_NAMED: usize = 3;

/// The most accounts that a sentence names.
const MOST_IN_SENTENCE: usize = 5;

/// The most rules about posts that are named.
const MOST_RULES: usize = 3;

/// A sentence of the first screen.
#[derive(Debug)]
pub(super) struct SummarySentence {
    pub(super) text: String,
    /// What the limit asks for; empty if the sentence is not about one figure of one
    /// account.
    pub(super) limit: String,
    /// How the figure was before and after; `None` if it is not compared.
    pub(super) trend: Option<Trend>,
    /// How serious the finding is; `None` if what the sentence says is good or
    /// unknown.
    pub(super) severity: Option<Severity>,
}

/// What there is to say, in three lists.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) good: Vec<SummarySentence>,
    pub(super) bad: Vec<SummarySentence>,
    pub(super) unknown: Vec<SummarySentence>,
}

impl Lists {
    /// All that is to be said. Few accounts have sentences of their own; if there
    /// are more than [`MOST_NAMED`], sentences say how many of them keep each rule.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut lists = Self::default();
        if page.report.accounts.len() <= MOST_NAMED {
            page.report.accounts.iter().for_each(|account| lists.add(account, page));
        } else {
            lists.add_counted(page);
        }
        let is_better =
            |one: &SummarySentence| one.trend.as_ref().is_some_and(|trend| trend.class == "better");
        lists.good.sort_by_key(|sentence| !is_better(sentence));
        lists.bad.extend(worst_rules(page));
        let (absent, rulebook) = (page.report.absent, page.report.rulebook);
        let said = |said: Said| plain_sentence(said.message.get(page.language), None);
        let silent = without_posts::fell_silent(absent, rulebook, MOST_IN_SENTENCE);
        lists.bad.extend(silent.into_iter().map(said));
        lists.bad.sort_by_key(|sentence| Reverse(sentence.severity));
        // Two rules may have the same limit, or say the same of many accounts.
        for sentences in [&mut lists.good, &mut lists.bad] {
            let mut seen = BTreeSet::new();
            sentences.retain(|one| seen.insert((one.text.clone(), one.limit.clone())));
        }
        let unmeasured = unmeasured::sentences(page, MOST_NAMED).into_iter();
        lists.unknown.extend(unmeasured.map(|text| plain_sentence(text, None)));
        let silent = silent_accounts::sentence(page, MOST_IN_SENTENCE);
        lists.unknown.extend(silent.map(|text| plain_sentence(text, None)));
        let never = without_posts::never_seen(absent, MOST_IN_SENTENCE, page.language);
        lists.unknown.extend(never.map(said));
        lists.unknown.extend(further_unknown(page));
        lists
    }

    /// Adds what is to be said of one account.
    fn add(&mut self, account: &Account, page: &Page<'_>) {
        let broken = account.beyond_limits.iter().map(|one| Judged {
            accounts: &[],
            level: Some(one.rule.severity),
            limit: one.beyond.limit,
            of: one.beyond.value,
        });
        for Judged { level, limit, of, .. } in one_of_each_figure(broken) {
            self.bad.push(sentence(account, &limit, of, level, page));
        }
        let kept = account.not_beyond.iter().filter_map(|kept| {
            let of = well_kept(account, kept)?;
            Some(Judged { accounts: &[], level: None, limit: kept.limit, of })
        });
        for Judged { limit, of, .. } in one_of_each_figure(kept) {
            self.good.push(sentence(account, &limit, of, None, page));
        }
    }

    /// Adds what is to be said of many accounts: how many keep each rule.
    fn add_counted(&mut self, page: &Page<'_>) {
        let rules = by_outcome(page);
        // That a minority keeps a rule is nothing that goes well.
        let kept = rules.iter().filter(|(_, one)| one.goes_well && one.bad.len() < one.good.len());
        let kept = kept.filter_map(|(rule, one)| one.judged(*rule, &one.good, None));
        for Judged { of: rule, accounts, .. } in one_of_each_figure(kept) {
            let is_all = rules[&rule].bad.is_empty() && 1 < accounts.len();
            let id = if is_all { "page-accounts-all-within" } else { "page-accounts-within" };
            self.good.push(plain_sentence(counted(id, (rule, accounts), &rules, page), None));
        }
        let broken = rules.iter().filter(|(_, one)| !one.bad.is_empty());
        let broken = broken.filter_map(|(rule, one)| one.judged(*rule, &one.bad, one.severity));
        for Judged { of: rule, accounts, level, .. } in one_of_each_figure(broken) {
            let is_all = rules[&rule].good.is_empty() && 1 < accounts.len();
            let id = if is_all { "page-accounts-all-beyond" } else { "page-accounts-beyond" };
            self.bad.push(plain_sentence(counted(id, (rule, accounts), &rules, page), level));
        }
    }
}

/// The sentence that some accounts keep a rule, or break it.
fn counted(
    id: &'static str,
    (rule, accounts): (usize, &[String]),
    rules: &BTreeMap<usize, ByOutcome>,
    page: &Page<'_>,
) -> String {
    let of_rule = &rules[&rule];
    let others = accounts.len().saturating_sub(MOST_IN_SENTENCE);
    let mut names: Vec<String> = accounts.iter().take(MOST_IN_SENTENCE).cloned().collect();
    if 0 < others {
        names.push(Message::new("page-more-accounts").with("count", others).get(page.language));
    }
    let message = Message::new(id)
        .with("metric", title((rule, of_rule), rules, page))
        .with("count", accounts.len())
        .with("all", of_rule.good.len() + of_rule.bad.len())
        .with("accounts", all_of(names.iter().map(String::as_str)));
    message.get(page.language)
}

/// The name of what the limit of a rule is about. If another rule has a limit on the same, the
/// limit follows or, if not all accounts have the same one, the id of the rule.
fn title(
    (rule, of_rule): (usize, &ByOutcome),
    all: &BTreeMap<usize, ByOutcome>,
    page: &Page<'_>,
) -> String {
    let (rulebook, language) = (page.report.rulebook, page.language);
    let id = safe(&rulebook.rules[rule].id);
    let Some(first) = of_rule.limits.first() else { return id };
    let name = safely(&figures::name_of(first.measure(), rulebook), language);
    let measures = all.values().filter_map(|one| one.limits.first().map(Limit::measure));
    let is_only = measures.filter(|measure| *measure == first.measure()).count() == 1;
    let is_same = of_rule.limits.iter().all(|limit| limit == first);
    match (is_only, is_same) {
        (true, _) => name,
        (false, true) => with_limit(&name, first, language),
        (false, false) => format!("{name} ({id})"),
    }
}

/// The accounts that keep a rule (`good`), and the accounts that break it (`bad`).
#[derive(Default)]
struct ByOutcome {
    /// The limit of the rule for each of these accounts.
    limits: Vec<Limit>,
    severity: Option<Severity>,
    good: Vec<String>,
    bad: Vec<String>,
    /// Whether it goes well that some account keeps it.
    goes_well: bool,
}

impl ByOutcome {
    /// The rule of this number as one that some accounts keep or break.
    fn judged<'a>(
        &self,
        rule: usize,
        accounts: &'a [String],
        level: Option<Severity>,
    ) -> Option<Judged<'a, usize>> {
        let limit = *self.limits.first()?;
        Some(Judged { accounts, level, limit, of: rule })
    }
}

fn by_outcome(page: &Page<'_>) -> BTreeMap<usize, ByOutcome> {
    let mut rules: BTreeMap<usize, ByOutcome> = BTreeMap::new();
    for one in page.report.accounts {
        let name = account(one, page.language);
        for broken in &one.beyond_limits {
            let of_rule = rules.entry(broken.rule.rule_index).or_default();
            of_rule.limits.push(broken.beyond.limit);
            of_rule.severity = of_rule.severity.max(Some(broken.rule.severity));
            of_rule.bad.push(name.clone());
        }
        for kept in &one.not_beyond {
            if let LimitOutcome::Within(_) = kept.outcome {
                let of_rule = rules.entry(kept.rule.rule_index).or_default();
                of_rule.limits.push(kept.limit);
                of_rule.good.push(name.clone());
                of_rule.goes_well |= well_kept(one, kept).is_some();
            }
        }
    }
    rules
}

/// A sentence about a figure that is compared with a limit.
fn sentence(
    account: &Account,
    of: &Limit,
    figure: f64,
    severity: Option<Severity>,
    page: &Page<'_>,
) -> SummarySentence {
    let language = page.language;
    let shown = beside_limit(figure, of, language);
    let is_silence = of.metric == Metric::Silence && account.value(of.metric) == Some(figure);
    let open = account.silence_after().filter(|_| is_silence);
    let text = match open {
        Some(_) => Message::new("plain-silence-open"),
        None => plain(of.measure(), page.report.rulebook),
    };
    let text = text
        .with("account", super::wording::account(account, language))
        .with("count", plural(&shown))
        .with("value", shown)
        .get(language);
    let text = text + &known_of(account, of, language);
    let day = |time| day_of(time, &page.report.rulebook.timezone, language);
    let across = account.silence_before().filter(|_| is_silence).or(open);
    let days = match across {
        // The days of a silence that is not between two posts of the period are those that say so.
        Some(silence) => Days::From(day(Some(silence.from)), day(Some(silence.until))),
        None => match of.over {
            Some(days) if !is_shorter(account, days) => Days::Last(days, day(account.last)),
            Some(_) => Days::From(day(account.first), day(account.last)),
            None => Days::All,
        },
    };
    SummarySentence {
        text,
        limit: limit(of, days, language),
        trend: trends::of_limit(account, of, page),
        severity,
    }
}

/// Of how many posts or replies a figure is known, if it is unknown of others; else nothing.
fn known_of(account: &Account, limit: &Limit, language: Language) -> String {
    let is_of_posts = limit.topic.is_none() && limit.metric != Metric::Engagement;
    let [known, unknown] = account.counts.known_and_unknown(limit.metric);
    if !is_of_posts || unknown == 0 {
        return String::new();
    }
    let message = Message::new("page-known-of").with("known", number(known));
    message.with("all", number(known + unknown)).get(language)
}

/// A sentence that is not about one figure of one account.
const fn plain_sentence(text: String, severity: Option<Severity>) -> SummarySentence {
    SummarySentence { text, limit: String::new(), trend: None, severity }
}

/// Sentences about what else is unknown: times of posts, files that could not be
/// read, and windows.
fn further_unknown(page: &Page<'_>) -> Vec<SummarySentence> {
    let accounts = page.report.accounts;
    let untimed: u64 = accounts.iter().map(|account| account.counts.untimed).sum();
    let untimed = untimed + page.report.untimed as u64;
    let mut messages = Vec::new();
    if 0 < untimed {
        messages.push(Message::new("page-unknown-times").with("count", number(untimed)));
    }
    if !page.report.problems.is_empty() {
        let problems = page.report.problems.len();
        messages.push(Message::new("page-unknown-problems").with("count", problems));
    }
    if page.report.rulebook.windows.is_empty() {
        messages.push(Message::new("page-unknown-windows"));
    }
    let plain = |message: Message| plain_sentence(message.get(page.language), None);
    messages.into_iter().map(plain).collect()
}

/// A sentence about each of the rules that posts break at the most serious level, those
/// with the most findings first.
fn worst_rules(page: &Page<'_>) -> Vec<SummarySentence> {
    let mut rules = tables::by_rule(&page.report);
    rules.sort_by_key(|(rule, (found, _))| {
        (Reverse(worst(*found)), Reverse(found.findings()), *rule)
    });
    let most = rules.first().map(|(_, (found, _))| worst(*found));
    let worst_ones = rules.into_iter().filter(|(_, (found, _))| most == Some(worst(*found)));
    let sentence = |(rule, (found, _)): (usize, (crate::audit::RuleCounts, u64))| {
        let title = page.report.rulebook.rules[rule].title.get(page.language);
        let message = Message::new("page-rule-broken")
            .with("posts", number(found.posts))
            .with("title", safe(title));
        SummarySentence {
            text: message.get(page.language),
            limit: String::new(),
            trend: trends::of_rule(rule, page),
            severity: most,
        }
    };
    worst_ones.take(MOST_RULES).map(sentence).collect()
}

/// The sentence that states, in plain words, the value of what a limit is about.
fn plain((metric, topic): (Metric, Option<usize>), rulebook: &Rulebook) -> Message {
    if let Some(topic) = topic {
        let name = safe(&rulebook.topics[topic].0);
        return Message::new("plain-one-topic-share").with("topic", name);
    }
    Message::new(match metric {
        Metric::Replies => "plain-reply-share",
        Metric::Links => "plain-link-share",
        Metric::Media => "plain-media-share",
        Metric::Photos => "plain-photo-share",
        Metric::Videos => "plain-video-share",
        Metric::Alt => "plain-alt-share",
        Metric::Captions => "plain-caption-share",
        Metric::Hashtags => "plain-hashtag-rate",
        Metric::Reposts => "plain-repost-share",
        Metric::Machine => "plain-machine-share",
        Metric::Repeated => "plain-repeated-share",
        Metric::Admonitions => "plain-admonition-share",
        Metric::Officialese => "plain-officialese-share",
        Metric::Findings => "plain-finding-rate",
        Metric::Streak => "plain-streak",
        Metric::Silence => "plain-silence",
        Metric::Lix => "plain-lix",
        Metric::ReplyHours => "plain-reply-hours",
        Metric::SlowReplyHours => "plain-reply-hours-p90",
        Metric::Unanswered => "plain-unanswered-share",
        Metric::OwnTags => "plain-own-tag-share",
        Metric::OffHours => "plain-off-hours-share",
        Metric::EmergencyInvites => "plain-emergency-invite-share",
        Metric::BioLanguages => "plain-bio-language-share",
        Metric::Likes => "plain-likes",
        Metric::RepostsReceived => "plain-reposts-received",
        Metric::RepliesReceived => "plain-replies-received",
        Metric::Views => "plain-views",
        Metric::Engagement => "plain-engagement-rate",
        Metric::Topics => "plain-topic-share",
    })
}
