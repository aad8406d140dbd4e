//! Which hashtags are used, by how many accounts, and when.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use jiff::{civil::Date, tz::TimeZone};
use maud::{Markup, html};

use super::{
    Page,
    wording::{count, day, number, safe, say},
};
use crate::{
    audit::UsedTag,
    check::{Check, HashtagReach},
    hashtags::{HashtagCounts, TagCounts},
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
    let tags = page.hashtags.as_ref().map(|counts| tags(page, counts));
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

/// A hashtag in its most frequent spelling, and how the audited accounts use it.
struct Tag<'p> {
    spelling: &'p str,
    used: &'p UsedTag,
}

/// The hashtags of the audited accounts; those that the most accounts use come first.
fn tags<'p>(page: &'p Page<'_>, counts: &'p HashtagCounts) -> Vec<Tag<'p>> {
    let spellings: BTreeMap<&str, &TagCounts> = counts.tags().into_iter().collect();
    let tags = page.own_hashtags.iter().map(|(tag, used)| {
        let spelling = spellings.get(&**tag).map_or(&**tag, |counted| counted.spelling());
        Tag { spelling, used }
    });
    let mut tags: Vec<Tag<'_>> = tags.collect();
    // Of tags that as many use, the one that sorts first is the first.
    tags.sort_by_key(|tag| Reverse((tag.used.accounts, tag.used.posts)));
    tags
}

fn table(page: &Page<'_>, tags: &[Tag<'_>]) -> Markup {
    let language = page.language;
    let single = tags.iter().filter(|tag| tag.used.posts == 1).count();
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
                tbody { @for tag in tags.iter().take(MOST) { (row(page, tag)) } }
            }
        }
        @if MOST < tags.len() {
            p.note { (Message::new("page-hashtags-left").with("count", number(tags.len() - MOST)).get(language)) }
        }
    }
}

fn row(page: &Page<'_>, tag: &Tag<'_>) -> Markup {
    let language = page.language;
    let days = tag.used.days.map(|(first, last)| [day(first, language), day(last, language)]);
    let [first, last] =
        days.unwrap_or_else(|| [say("audit-unknown", language), say("audit-unknown", language)]);
    html! {
        tr {
            th scope="row" { "#" (safe(tag.spelling)) }
            td.number { (count(tag.used.posts, language)) }
            td.number { (count(tag.used.accounts, language)) }
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
fn others(page: &Page<'_>, tag: &Tag<'_>, register: &Hashtags) -> String {
    let used = register.get(tag.spelling);
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
    let last = tag.used.days.map(|(_, last)| last);
    if used.and_then(|used| used.ends).zip(last).is_some_and(|(ends, last)| last <= ends) {
        return say("page-tag-of-campaign", page.language);
    }
    let is_known = reach(page.report.rulebook).is_some_and(|reach| {
        let shows = |day: Date| {
            let time = day.to_zoned(TimeZone::UTC).map(|start| start.timestamp());
            let accounts = u64::from(reach.min_population());
            time.is_ok_and(|time| register.unknown(time, reach.days(), accounts).is_none())
        };
        tag.used.days.is_some_and(|(first, last)| shows(first) && shows(last))
    });
    say(if is_known { "page-not-in-register" } else { "audit-unknown" }, page.language)
}
