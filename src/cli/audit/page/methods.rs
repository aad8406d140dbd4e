//! How each figure is computed, and what could not be read.

use maud::{Markup, html};

use super::{
    Page, listed_findings,
    wording::{number, say},
};
use crate::{
    cli::audit::figures,
    message::Message,
    metric::Metric,
    output::{Shown, ShownProblem},
};

/// The most problems that are listed.
const MOST_PROBLEMS: usize = 50;

/// This section of the page: what applies to all figures, how each figure is
/// computed, and the problems.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let language = page.language;
    html! {
        section id="methods" aria-labelledby="methods-title" {
            h2 id="methods-title" { (say("page-methods", language)) }
            p { (say("page-methods-text", language)) }
            dl.methods {
                @for (name, text) in GENERAL {
                    dt { (say(name, language)) }
                    dd { (general(page, text)) }
                }
            }
            h3 { (say("page-methods-figures", language)) }
            dl.methods {
                @for (name, metric) in Metric::ALL {
                    dt { (figures::name(metric).get(language)) " " code { (name) } }
                    dd { (Message::new(method(metric)).get(language)) }
                }
            }
            (problems(page))
        }
    }
}

/// What applies to all figures: a heading and a text each.
const GENERAL: [(&str, &str); 7] = [
    ("page-method-posts", "page-method-posts-text"),
    ("page-method-unknown", "page-method-unknown-text"),
    ("page-method-findings", "page-method-findings-text"),
    ("page-method-limits", "page-method-limits-text"),
    ("page-method-compared", "page-method-compared-text"),
    ("page-method-windows", "page-method-windows-text"),
    ("page-method-private", "page-method-private-text"),
];

fn general(page: &Page<'_>, text: &'static str) -> String {
    let timezone = page.report.rulebook.timezone.iana_name().unwrap_or("UTC");
    let message = Message::new(text)
        .with("timezone", timezone)
        .with("most", number(listed_findings::MOST))
        .with("program", concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")));
    message.get(page.language)
}

/// The message that says how a metric is computed.
const fn method(metric: Metric) -> &'static str {
    match metric {
        Metric::Replies => "method-reply-share",
        Metric::Links => "method-link-share",
        Metric::Media => "method-media-share",
        Metric::Photos => "method-photo-share",
        Metric::Videos => "method-video-share",
        Metric::Alt => "method-alt-share",
        Metric::Captions => "method-caption-share",
        Metric::Hashtags => "method-hashtag-rate",
        Metric::Reposts => "method-repost-share",
        Metric::Machine => "method-machine-share",
        Metric::Repeated => "method-repeated-share",
        Metric::Admonitions => "method-admonition-share",
        Metric::Officialese => "method-officialese-share",
        Metric::Findings => "method-finding-rate",
        Metric::Streak => "method-streak",
        Metric::Silence => "method-silence",
        Metric::Lix => "method-lix",
        Metric::ReplyHours => "method-reply-hours",
        Metric::SlowReplyHours => "method-reply-hours-p90",
        Metric::Unanswered => "method-unanswered-share",
        Metric::OwnTags => "method-own-tag-share",
        Metric::OffHours => "method-off-hours-share",
        Metric::EmergencyInvites => "method-emergency-invite-share",
        Metric::BioLanguages => "method-bio-language-share",
        Metric::Likes => "method-likes",
        Metric::RepostsReceived => "method-reposts-received",
        Metric::RepliesReceived => "method-replies-received",
        Metric::Views => "method-views",
        Metric::Engagement => "method-engagement-rate",
        Metric::Topics => "method-topic-share",
    }
}

/// What could not be read.
fn problems(page: &Page<'_>) -> Markup {
    let (language, problems) = (page.language, page.report.problems);
    let left = problems.len().saturating_sub(MOST_PROBLEMS);
    let one = |problem: &ShownProblem<'_>| {
        let line = problem
            .location
            .as_ref()
            .map_or(String::new(), |place| format!(":{}", place.start.line));
        let file: &Shown<'_> = &problem.file;
        format!("{file}{line}: {}", problem.message)
    };
    html! {
        @if !problems.is_empty() {
            h3 { (say("page-problems", language)) }
            ul {
                @for problem in problems.iter().take(MOST_PROBLEMS) {
                    li { (one(&ShownProblem::new(problem, language))) }
                }
            }
            @if 0 < left { p.note { (Message::new("page-more").with("count", left).get(language)) } }
        }
    }
}
