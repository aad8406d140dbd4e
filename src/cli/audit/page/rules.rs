//! The rules that posts break, the most serious first, with the posts behind each.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::{
    Page,
    findings::{post_place, post_text, time},
    listed_findings::ListedFinding,
    wording::{count, level, number, safe, say},
};
use crate::{
    audit::{Month, RuleCounts, ratio},
    cli::audit::tables::{self, RuleCourses},
    language::Language,
    message::Message,
    rulebook::Severity,
};

/// How many posts are shown behind a rule. The list of findings has the others.
const SHOWN: usize = 5;

/// This section of the page: the rules with findings, the most serious and most
/// frequent first.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let language = page.language;
    let mut rules = tables::by_rule(&page.report);
    rules.sort_by_key(|(rule, (found, _))| {
        (Reverse(worst(*found)), Reverse(found.findings()), *rule)
    });
    let most = rules.iter().map(|(_, (found, _))| found.findings()).max().unwrap_or(0);
    let courses = RuleCourses::of(&page.report);
    html! {
        section id="rules" aria-labelledby="rules-title" {
            h2 id="rules-title" { (say("page-rules", language)) }
            @if rules.is_empty() {
                p { (say("page-no-findings", language)) }
            } @else {
                p { (say("page-rules-text", language)) }
                @for (rule, (found, accounts)) in &rules {
                    (one(page, (*rule, &courses), (*found, *accounts), most))
                }
            }
        }
    }
}

/// The most serious level of the findings of a rule.
pub(super) fn worst(found: RuleCounts) -> Severity {
    match found {
        RuleCounts { errors: 1.., .. } => Severity::Error,
        RuleCounts { warnings: 1.., .. } => Severity::Warning,
        _ => Severity::Info,
    }
}

fn one(
    page: &Page<'_>,
    (rule_index, courses): (usize, &RuleCourses),
    (found, accounts): (RuleCounts, u64),
    most: u64,
) -> Markup {
    let language = page.language;
    let rule = &page.report.rulebook.rules[rule_index];
    let severity = worst(found);
    let counts = Message::new("page-rule-counts")
        .with("findings", number(found.findings()))
        .with("posts", number(found.posts))
        .with("accounts", number(accounts))
        .get(language);
    let listed = page.listing.rules.get(&rule_index).map_or(&[][..], Vec::as_slice);
    html! {
        details class={ "rule " (severity.name()) } {
            summary {
                span class={ "level " (severity.name()) } { (level(severity, language)) }
                " " span.title { (safe(rule.title.get(language))) }
                " " span.counts { (counts) }
                (meter(found.findings(), most))
            }
            p { (safe(rule.why.get(language))) }
            p.note {
                code { (safe(&rule.id)) } " · "
                (say("page-rule-course", language)) " "
                (course(courses, rule_index, language))
            }
            @if !listed.is_empty() {
                @let posts = by_post(listed);
                p { (Message::new("page-rule-latest").with("count", posts.len()).get(language)) }
                ul.posts { @for findings in &posts { (post(page, findings)) } }
                button.script type="button" data-rule=(safe(&rule.id)) hidden {
                    (Message::new("page-rule-all").with("count", number(listed.len())).get(language))
                }
            }
        }
    }
}

/// The first [`SHOWN`] posts, each with its findings.
fn by_post(listed: &[ListedFinding]) -> Vec<Vec<&ListedFinding>> {
    let mut posts: Vec<Vec<&ListedFinding>> = Vec::new();
    for finding in listed {
        // A long text is cut around the words of each finding, so that it differs.
        let is_same = |other: &ListedFinding| {
            let (one, other) = (&finding.post, &other.post);
            (&one.place, &one.id, &one.account) == (&other.place, &other.id, &other.account)
        };
        match posts.iter().position(|post| is_same(post[0])) {
            Some(index) => posts[index].push(finding),
            None if posts.len() < SHOWN => posts.push(vec![finding]),
            None => (),
        }
    }
    posts
}

/// A post with everything that a rule finds in it.
fn post(page: &Page<'_>, findings: &[&ListedFinding]) -> Markup {
    let language = page.language;
    let Some(first) = findings.first() else { return Markup::default() };
    let mut labels: Vec<&str> = findings.iter().map(|finding| finding.label(language)).collect();
    labels.dedup();
    html! {
        li {
            p { (post_text(first)) }
            p.note {
                (time(&first.post, page)) " · " (first.post.account) " · "
                (labels.join("; ")) " · " (post_place(&first.post, language))
            }
        }
    }
}

/// A bar whose length shows how much `part` is of `most`.
fn meter(part: u64, most: u64) -> Markup {
    let width = format!("{:.1}", 100.0 * ratio(part, most.max(1)));
    html! {
        svg.meter viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" {
            rect x="0" y="0" width=(width) height="4" {}
        }
    }
}

/// A small chart of how many findings of a rule there are per 100 posts, by month. Its text for
/// screen readers states the figure of each month.
fn course(courses: &RuleCourses, rule: usize, language: Language) -> Markup {
    let values = courses.course(rule);
    let figures = values
        .iter()
        .map(|value| value.map_or_else(|| "–".to_owned(), |value| count(whole(value), language)));
    let names = courses.months.iter().map(Month::to_string);
    let texts: Vec<String> =
        names.zip(figures).map(|(month, figure)| format!("{month}: {figure}")).collect();
    super::sparkline::line(&values, &texts.join(", "))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is positive")]
fn whole(value: f64) -> u64 {
    value.round() as u64
}
