//! Which hashtags are used, by how many accounts, and when.

use std::collections::BTreeSet;

use jiff::{civil::Date, tz::TimeZone};
use maud::{Markup, html};

use super::{
    Page,
    wording::{count, day, number, safe, say},
};
use crate::{
    check::{Check, HashtagReach},
    hashtags::TagCounts,
    message::Message,
    register::hashtags::Hashtags,
    rulebook::Rulebook,
};

/// The most hashtags in the table.
const MOST: usize = 40;

/// This section of the page: a table of hashtags, or a sentence that says why there
/// is none.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let language = page.language;
    let tags = page.hashtags.as_ref().map(|counts| {
        let mut tags = counts.tags();
        tags.retain(|(tag, _)| page.own_hashtags.contains(*tag));
        tags
    });
    html! {
        section id="hashtags" aria-labelledby="hashtags-title" {
            h2 id="hashtags-title" { (say("page-hashtags", language)) }
            @match &tags {
                None => p { (say("page-hashtags-unknown", language)) },
                Some(tags) if tags.is_empty() => p { (say("page-hashtags-none", language)) },
                Some(tags) => (table(page, tags)),
            }
            @if page.report.rulebook.hashtags.is_none() {
                p.note { (say("page-hashtags-no-register", language)) }
            }
        }
    }
}

fn table(page: &Page<'_>, tags: &[(&str, &TagCounts)]) -> Markup {
    let language = page.language;
    let single = tags.iter().filter(|(_, tag)| tag.posts == 1).count();
    let has_register = page.report.rulebook.hashtags.is_some();
    let text = Message::new("page-hashtags-text")
        .with("count", number(tags.len()))
        .with("single", number(single));
    html! {
        p { (text.get(language)) }
        div.scroll tabindex="0" role="group" aria-labelledby="hashtags-title" {
            table {
                caption.hidden { (say("page-hashtags", language)) }
                thead { tr {
                    th scope="col" { (say("page-column-hashtag", language)) }
                    th.number scope="col" { (say("page-column-posts", language)) }
                    th.number scope="col" { (say("page-column-accounts", language)) }
                    th scope="col" { (say("page-column-first", language)) }
                    th scope="col" { (say("page-column-last", language)) }
                    @if has_register { th.number scope="col" { (say("page-column-register", language)) } }
                } }
                tbody { @for (_, tag) in tags.iter().take(MOST) { (row(page, tag)) } }
            }
        }
        @if MOST < tags.len() {
            p.note { (Message::new("page-hashtags-left").with("count", number(tags.len() - MOST)).get(language)) }
        }
    }
}

fn row(page: &Page<'_>, tag: &TagCounts) -> Markup {
    let language = page.language;
    let days = tag.days.0.map(|(first, last)| [day(first, language), day(last, language)]);
    let [first, last] =
        days.unwrap_or_else(|| [say("audit-unknown", language), say("audit-unknown", language)]);
    html! {
        tr {
            th scope="row" { "#" (safe(tag.spelling())) }
            td.number { (count(tag.posts, language)) }
            td.number {
                @if !tag.accounts.is_exact() { "≈ " }
                (count(tag.accounts.count(), language))
            }
            td { (first) }
            td { (last) }
            @if let Some(register) = &page.report.rulebook.hashtags {
                td.number { (others(page, tag, register)) }
            }
        }
    }
}

/// The settings of the rule about hashtags that nobody else uses; `None` if there is no such rule.
fn reach(rulebook: &Rulebook) -> Option<&HashtagReach> {
    rulebook.rules.iter().find_map(|rule| match &*rule.check {
        Check::HashtagReach(reach) => Some(&**reach),
        _ => None,
    })
}

/// How many other accounts than those of the page use a hashtag, as far as the register knows.
fn others(page: &Page<'_>, tag: &TagCounts, register: &Hashtags) -> String {
    let used = register.get(tag.spelling());
    let others = used.map_or(0, |used| {
        let handles = page.report.accounts.iter().map(|account| account.handle.as_str());
        let handles: BTreeSet<&str> = handles.collect();
        let own = handles.into_iter().map(|handle| used.accounts - register.others(used, handle));
        used.accounts.saturating_sub(own.sum())
    });
    // Of a hashtag that many use, and in a table from elsewhere, the register does not show which
    // accounts these are.
    let are_known = used.is_some_and(|used| used.authors.is_some());
    if 0 < others {
        let others = count(others, page.language);
        let up_to = || Message::new("page-register-up-to").with("count", &*others);
        return if are_known { others } else { up_to().get(page.language) };
    }
    let last = tag.days.0.map(|(_, last)| last);
    if used.and_then(|used| used.ends).zip(last).is_some_and(|(ends, last)| last <= ends) {
        return say("page-tag-of-campaign", page.language);
    }
    let is_known = reach(page.report.rulebook).is_some_and(|reach| {
        let shows = |day: Date| {
            let time = day.to_zoned(TimeZone::UTC).map(|start| start.timestamp());
            let accounts = u64::from(reach.min_population());
            time.is_ok_and(|time| register.unknown(time, reach.days(), accounts).is_none())
        };
        tag.days.0.is_some_and(|(first, last)| shows(first) && shows(last))
    });
    say(if is_known { "page-not-in-register" } else { "audit-unknown" }, page.language)
}
