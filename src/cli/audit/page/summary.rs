//! The first screen, in plain words: what goes well, what does not, what nobody knows, and
//! how that was before.

use maud::{Markup, html};

use super::{
    Page,
    judged_limits::well_kept,
    summary_sentences::{Lists, SummarySentence},
    wording::{count, number, percent, say, value},
};
use crate::{
    audit::{Account, Difference, ratio},
    cli::audit::stated,
    language::Language,
    message::Message,
    metric::Metric,
};

/// The most sentences in each list that are shown at once.
const MOST_SHOWN: usize = 5;

/// This section of the page: what is compared, the most important figures, and three lists
/// of sentences.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let language = page.language;
    let lists = Lists::of(page);
    let list = |id: &str,
                title: &'static str,
                none: &'static str,
                sentences: &[SummarySentence]| {
        let (first, others) = sentences.split_at(sentences.len().min(MOST_SHOWN));
        html! {
            div class={ "card " (id) } {
                h3 { (say(title, language)) }
                @if sentences.is_empty() { p { (say(none, language)) } }
                ul { @for one in first { (item(one, language)) } }
                @if !others.is_empty() {
                    details {
                        summary { (Message::new("page-more").with("count", others.len()).get(language)) }
                        ul { @for one in others { (item(one, language)) } }
                    }
                }
            }
        }
    };
    // Where nothing is measured, nothing is met, and nothing is broken.
    let (kept, broken) = limits_of(page.report.accounts);
    let [none_good, none_bad] = match (kept, broken) {
        (0, 0) => ["page-nothing-measured", "page-bad-none-measured"],
        (0, _) => ["page-good-none", "page-bad-none"],
        _ => ["page-good-few", "page-bad-none"],
    };
    html! {
        section id="summary" aria-labelledby="summary-title" {
            h2 id="summary-title" { (say("page-summary", language)) }
            p.lead { (compared(page)) }
            (figures_of(page))
            div.cards {
                (list("good", "page-good", none_good, &lists.good))
                (list("bad", "page-bad", none_bad, &lists.bad))
                (list("unknown", "page-unknown", "page-unknown-none", &lists.unknown))
            }
        }
    }
}

fn item(sentence: &SummarySentence, language: Language) -> Markup {
    html! {
        li {
            @if let Some(severity) = sentence.severity {
                span class={ "level " (severity.name()) } { (super::wording::level(severity, language)) } " "
            }
            (sentence.text)
            @if !sentence.limit.is_empty() { " " span.note { "(" (sentence.limit) ")" } }
            @if let Some(trend) = &sentence.trend { br; span class={ "trend " (trend.class) } { (trend.text) } }
        }
    }
}

/// What the figures are compared with.
fn compared(page: &Page<'_>) -> String {
    let comparison = match &page.comparison {
        Ok(comparison) => comparison,
        Err(reason) => return reason.get(page.language),
    };
    let message = match comparison.middle {
        Some(_) => Message::new("page-compared-halves"),
        None => Message::new("page-compared"),
    };
    let compared = message
        .with("before", comparison.names[0].as_str())
        .with("after", comparison.names[1].as_str())
        .get(page.language);
    let notes = [
        (!comparison.has_same_accounts(), "page-compared-both"),
        (comparison.overlap, "page-overlap"),
        (!comparison.alike, "page-unlike-periods"),
    ];
    let notes = notes.into_iter().filter(|(applies, _)| *applies);
    let notes = notes.map(|(_, id)| say(id, page.language));
    std::iter::once(compared).chain(notes).collect::<Vec<_>>().join(" ")
}

/// How many limits accounts keep, but for those of which they break a stricter one, and how many
/// they break.
fn limits_of<'a>(accounts: impl IntoIterator<Item = &'a Account>) -> (usize, usize) {
    let accounts: Vec<&Account> = accounts.into_iter().collect();
    let kept = accounts
        .iter()
        .flat_map(|account| account.not_beyond.iter().filter_map(|kept| well_kept(account, kept)));
    let kept = kept.count();
    (kept, accounts.iter().map(|account| account.beyond_limits.len()).sum())
}

/// The figures at the top.
fn figures_of(page: &Page<'_>) -> Markup {
    let language = page.language;
    let sum = |accounts: &[&Account], count: fn(&Account) -> u64| -> u64 {
        accounts.iter().map(|account| count(account)).sum()
    };
    let clean = |accounts: &[&Account]| {
        let posts = sum(accounts, |account| account.counts.posts);
        let found = sum(accounts, |account| account.counts.with_findings);
        if posts == 0 { None } else { Some(ratio(posts - found, posts)) }
    };
    let rate = |accounts: &[&Account]| {
        let posts = sum(accounts, |account| account.counts.posts);
        let findings = sum(accounts, |account| account.counts.findings);
        if posts == 0 { None } else { Some(ratio(100 * findings, posts)) }
    };
    let shown_rate = |rate| value(Metric::Findings, rate, language);
    let shown_share = |share: Option<f64>| {
        share.map_or_else(|| say("audit-unknown", language), |share| percent(share, language))
    };
    let shown_posts =
        |accounts: &[&Account]| count(sum(accounts, |one| one.counts.posts), language);
    let limits = |accounts: &[&Account]| {
        let (kept, broken) = limits_of(accounts.iter().copied());
        if kept + broken == 0 {
            return say("page-limits-none", language);
        }
        let message = Message::new("page-limits-kept").with("kept", kept);
        message.with("all", kept + broken).get(language)
    };
    let differ = page.comparison.as_ref().is_ok_and(|comparison| {
        stated::findings_differ(page.report.rulebook, &comparison.in_both())
    });
    let findings = if differ { Counted::UnlikePosts } else { Counted::Posts };
    html! {
        dl.figures {
            (figure(page, ("page-posts", Counted::All), &shown_posts))
            (figure(page, ("page-clean", findings), &|accounts| shown_share(clean(accounts))))
            (figure(page, ("page-rate", findings), &|accounts| shown_rate(rate(accounts))))
            (figure(page, ("page-limits", Counted::Limits), &limits))
        }
    }
}

/// What a figure at the top is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// All posts, also in a comparison.
    All,
    /// A part of the posts, of which there may be few. In a comparison, those of the accounts with
    /// posts in both periods.
    Posts,
    /// Such posts, which are not compared: the files of one period say less of what the figure
    /// depends on.
    UnlikePosts,
    /// The limits of these accounts.
    Limits,
}

/// A figure over all accounts and, if two periods are compared, the same figure in each of them.
fn figure(
    page: &Page<'_>,
    (name, counted): (&'static str, Counted),
    of: &dyn Fn(&[&Account]) -> String,
) -> Markup {
    let all = |accounts| -> Vec<&Account> { <[Account]>::iter(accounts).collect() };
    let posts = |accounts: &[&Account]| -> i64 {
        number(accounts.iter().map(|account| account.counts.posts).sum::<u64>())
    };
    let accounts = all(page.report.accounts);
    // A figure may be large only because few posts are behind it.
    let is_share = name == "page-clean";
    let behind = if is_share { "page-of-posts" } else { "page-posts-in-all" };
    let behind = Message::new(behind).with("count", posts(&accounts));
    let has_few = matches!(counted, Counted::Posts | Counted::UnlikePosts);
    let compared = page.comparison.as_ref().ok().map(|comparison| {
        let pairs = comparison.in_both();
        let of_both = |period: usize| pairs.iter().map(|pair| pair[period]).collect();
        let compared = match counted {
            Counted::All => [all(comparison.before), all(comparison.after)],
            Counted::Posts | Counted::Limits => [0, 1].map(of_both),
            Counted::UnlikePosts => return say("page-figure-unstated", page.language),
        };
        let [before, after] = compared.each_ref().map(|accounts| of(accounts));
        let figures = format!("{before} → {after}");
        if has_few {
            let behind = compared.each_ref().map(|accounts| posts(accounts));
            let figures = format!("{figures}, {}", of_posts(behind, page.language));
            let found = pairs.iter().map(|pair| pair.map(|one| one.counts.found()));
            let is_sure = Difference::of_strata(&found.collect::<Vec<_>>());
            if before == after || is_sure == Difference::BeyondChance {
                return figures;
            }
            return Message::new("page-figure-chance").with("figures", figures).get(page.language);
        }
        figures
    });
    html! {
        div {
            dt { (say(name, page.language)) }
            dd {
                strong { (of(&accounts)) }
                @if has_few { " " span.note { (behind.get(page.language)) } }
                @if let Some(compared) = compared { br; span.trend { (compared) } }
            }
        }
    }
}

/// Of how many posts the figures of two periods are.
fn of_posts([before, after]: [i64; 2], language: Language) -> String {
    let message = Message::new("page-of-posts-compared").with("before", before);
    message.with("after", after).get(language)
}
