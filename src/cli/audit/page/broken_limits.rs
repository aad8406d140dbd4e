//! What accounts must act on: the rules about accounts that are not kept, with the reason,
//! the accounts, and the posts behind them.

use std::{cmp::Reverse, collections::BTreeMap};

use maud::{Markup, html};

use super::{
    Page,
    wording::{account, level, safe, safely, say},
};
use crate::{
    audit::{Account, AccountFinding, Evidence},
    cli::audit::account_findings,
    message::Message,
    platform::post_address,
    rulebook::Severity,
};

/// The most accounts that are listed below a rule.
const MOST: usize = 50;

/// An account, and a finding about it: a limit that it does not keep.
type Broken<'p> = (&'p Account, &'p AccountFinding);

/// This section of the page: the rules that are not kept, the most serious and most
/// frequent first.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let language = page.language;
    let mut rules: BTreeMap<usize, Vec<Broken<'_>>> = BTreeMap::new();
    for account in page.report.accounts {
        for finding in &account.beyond_limits {
            rules.entry(finding.rule.rule_index).or_default().push((account, finding));
        }
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(rule, broken)| (Reverse(worst(broken)), Reverse(broken.len()), *rule));
    html! {
        section id="act" aria-labelledby="act-title" {
            h2 id="act-title" { (say("page-act", language)) }
            @if rules.is_empty() { p { (say("page-act-none", language)) } }
            @for (rule, broken) in &rules { (one(page, *rule, broken)) }
        }
    }
}

/// The most serious level at which a rule is broken; `None` if no account breaks it.
fn worst(broken: &[Broken<'_>]) -> Option<Severity> {
    broken.iter().map(|(_, finding)| finding.rule.severity).max()
}

fn one(page: &Page<'_>, rule_index: usize, broken: &[Broken<'_>]) -> Markup {
    let language = page.language;
    let rule = &page.report.rulebook.rules[rule_index];
    let severity = worst(broken).unwrap_or(Severity::Info);
    let left = broken.len().saturating_sub(MOST);
    html! {
        article class={ "finding " (severity.name()) } {
            h3 {
                span class={ "level " (severity.name()) } { (level(severity, language)) }
                " " (safe(rule.title.get(language)))
            }
            p { (safe(rule.why.get(language))) }
            ul { @for one in broken.iter().take(MOST) { (of_account(page, *one)) } }
            @if 0 < left { p.note { (Message::new("page-more").with("count", left).get(language)) } }
            p.note { code { (safe(&rule.id)) } }
        }
    }
}

fn of_account(page: &Page<'_>, (of, finding): Broken<'_>) -> Markup {
    let language = page.language;
    let found = account_findings::found(&finding.beyond, &page.report, language);
    html! {
        li {
            strong { (account(of, language)) } ": " (safely(&found, language))
            @if !finding.beyond.evidence.is_empty() {
                br;
                span.note {
                    (say("page-evidence", language)) " "
                    @for (at, evidence) in finding.beyond.evidence.iter().enumerate() {
                        @if 0 < at { ", " }
                        (place(page, of, evidence))
                    }
                }
            }
        }
    }
}

/// A post behind a finding: a link if the address of the post is known, else its id,
/// file and line, else its time.
fn place(page: &Page<'_>, of: &Account, evidence: &Evidence) -> Markup {
    let time = evidence.time.map(|time| page.report.moment(time));
    let Some(place) = &evidence.place else {
        return html! { (time.unwrap_or_else(|| "–".to_owned())) };
    };
    let id = safe(&place.id);
    let beside = account_findings::beside_id(evidence, &page.report, page.language);
    let link = post_address(of.platform, &safe(&of.handle), &id);
    html! {
        @match link.filter(|_| place.is_public) {
            Some(link) => a href=(link) rel="noopener noreferrer" { (time.unwrap_or(id)) },
            None => { (id) @if let Some(beside) = beside { " (" (safe(&beside)) ")" } },
        }
    }
}
