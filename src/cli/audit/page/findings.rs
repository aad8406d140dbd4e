//! All findings in posts: the first as a table that needs no script, and all of them as
//! data with which the script searches, filters and sorts.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use super::{
    Page,
    listed_findings::{ListedFinding, ListedPost},
    wording::{level, number, safe, say},
};
use crate::{language::Language, message::Message, output, rulebook::Severity};

/// How many findings are shown at once.
pub(super) const SHOWN: usize = 100;

/// The index of a rule in the rulebook, and one of the findings of that rule.
type Found<'p> = (usize, &'p ListedFinding);

/// This section of the page: the search, the table of the first findings, and the data
/// of all findings for the script.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let language = page.language;
    let all = in_order(page);
    let left_out = page.listing.left_out;
    html! {
        section id="findings" aria-labelledby="findings-title" {
            h2 id="findings-title" { (say("page-findings", language)) }
            @if all.is_empty() {
                p { (say("page-no-findings", language)) }
            } @else {
                @if 0 < left_out {
                    p.note { (Message::new("page-findings-left").with("count", number(left_out)).with("most", number(all.len())).get(language)) }
                }
                p.noscript { (without_script(all.len(), language)) }
                (controls(language))
                p id="findings-status" role="status" {}
                div.scroll tabindex="0" role="group" aria-labelledby="findings-title" {
                    table.findings id="findings-table" {
                        caption.hidden { (say("page-findings", language)) }
                        thead { tr {
                            @for (key, name) in COLUMNS { th scope="col" data-key=(key) { (say(name, language)) } }
                        } }
                        tbody { @for found in all.iter().take(SHOWN) { (row(page, *found)) } }
                    }
                }
                nav.pages id="findings-pages" aria-label=(say("page-pages", language)) hidden {
                    button type="button" id="page-before" { (say("page-previous", language)) }
                    button type="button" id="page-after" { (say("page-next", language)) }
                }
                script type="application/json" id="findings-data" { (PreEscaped(data(page, &all))) }
            }
        }
    }
}

/// The columns of the table: the key by which the script sorts, and the heading.
const COLUMNS: [(&str, &str); 5] = [
    ("time", "page-column-time"),
    ("account", "page-column-account"),
    ("level", "page-column-level"),
    ("rule", "page-column-rule"),
    ("text", "page-column-post"),
];

/// The findings that are listed: the most serious first, and of equally serious ones
/// the latest first.
fn in_order<'p>(page: &'p Page<'_>) -> Vec<Found<'p>> {
    let rules = page.listing.rules.iter();
    let all = rules.flat_map(|(rule, listed)| listed.iter().map(move |finding| (*rule, finding)));
    let mut all: Vec<Found<'p>> = all.collect();
    all.sort_by(|(rule, one), (other_rule, other)| (one, rule).cmp(&(other, other_rule)));
    all
}

/// The sentence for readers whose browser runs no script. It says how many of all findings
/// they see.
fn without_script(all: usize, language: Language) -> String {
    let shown = all.min(SHOWN);
    let message = Message::new("page-without-script").with("left", number(all - shown));
    message.with("shown", number(shown)).with("all", number(all)).get(language)
}

/// The search and the filters, which the script fills and shows.
fn controls(language: Language) -> Markup {
    html! {
        form.controls id="findings-form" role="search" aria-labelledby="findings-title" hidden {
            div {
                label for="find-text" { (say("page-search", language)) }
                input type="search" id="find-text" autocomplete="off";
            }
            @for (key, name) in [
                ("account", "page-column-account"),
                ("rule", "page-column-rule"),
                ("level", "page-column-level"),
                ("month", "page-column-month"),
            ] {
                div {
                    label for={ "find-" (key) } { (say(name, language)) }
                    select id={ "find-" (key) } { option value="" { (say("page-any", language)) } }
                }
            }
            button type="reset" { (say("page-reset", language)) }
        }
    }
}

fn row(page: &Page<'_>, (rule, finding): Found<'_>) -> Markup {
    let language = page.language;
    let severity = finding.severity.0;
    let title = page.report.rulebook.rules[rule].title.get(language);
    html! {
        tr {
            td.time { (time(&finding.post, page)) }
            td { (finding.post.account) }
            td { span class={ "level " (severity.name()) } { (level(severity, language)) } }
            td { (safe(title)) }
            td.text {
                p { (post_text(finding)) }
                p.note { (finding.label(language)) " · " (post_place(&finding.post, language)) }
            }
        }
    }
}

/// The time of a post to the minute; a dash if it is unknown.
pub(super) fn time(post: &ListedPost, page: &Page<'_>) -> String {
    post.time.map_or_else(|| "–".to_owned(), |time| page.report.moment(time))
}

/// The text of a post, with the words of the finding marked.
pub(super) fn post_text(finding: &ListedFinding) -> Markup {
    let text = &finding.post.text;
    let Some((start, length)) = finding.words else { return html! { (text) } };
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |range| units.get(range).map(String::from_utf16_lossy).unwrap_or_default();
    let end = (start + length).min(units.len());
    html! {
        (part(0..start.min(end)))
        mark { (part(start.min(end)..end)) }
        (part(end..units.len()))
    }
}

/// Where a post can be read: a link, or its file and line.
pub(super) fn post_place(post: &ListedPost, language: Language) -> Markup {
    html! {
        @match &post.link {
            Some(link) => a href=(link) rel="noopener noreferrer" { (say("page-open-post", language)) },
            None => (post.place),
        }
    }
}

/// The findings as data for the script. Accounts, rules, levels, labels and posts
/// are in lists of their own; elsewhere, each is named by its index in its list,
/// from 0.
#[derive(Serialize)]
struct Data<'p> {
    accounts: Vec<&'p str>,
    /// The id and the title of each rule.
    rules: Vec<(String, String)>,
    /// The levels with their names, the most serious first.
    levels: Vec<(&'static str, String)>,
    labels: Vec<&'p str>,
    /// Of each post: the index of its account, its time, its text, its link and its
    /// place. Either the link or the place is empty.
    posts: Vec<(usize, String, &'p str, &'p str, &'p str)>,
    /// Of each finding: the indices of its post, rule, level and label, and the start and the
    /// length of its words in the text, in UTF-16 code units. Both are 0 if no words are
    /// underlined.
    findings: Vec<[usize; 6]>,
    words: PageTexts,
}

/// The texts that the script writes into the page.
#[derive(Serialize)]
struct PageTexts {
    status: String,
    none: String,
    open: String,
    sort: String,
}

/// A list of different values. Each gets an index, counted from 0, when it first
/// occurs.
struct Indices<T>(BTreeMap<T, usize>);

impl<T: Ord + Clone> Indices<T> {
    fn of(&mut self, value: T) -> usize {
        let next = self.0.len();
        *self.0.entry(value).or_insert(next)
    }

    /// The values, sorted by their indexes.
    fn values(&self) -> Vec<T> {
        let mut values: Vec<(usize, T)> =
            self.0.iter().map(|(value, number)| (*number, value.clone())).collect();
        values.sort_unstable_by_key(|(number, _)| *number);
        values.into_iter().map(|(_, value)| value).collect()
    }
}

fn data(page: &Page<'_>, all: &[Found<'_>]) -> String {
    let language = page.language;
    let levels = [Severity::Error, Severity::Warning, Severity::Info];
    let (mut accounts, mut rules) = (Indices(BTreeMap::new()), Indices(BTreeMap::new()));
    let (mut labels, mut posts) = (Indices(BTreeMap::new()), Indices(BTreeMap::new()));
    let findings = all.iter().map(|(rule, finding): &Found<'_>| {
        let (start, length) = finding.words.unwrap_or_default();
        let level = levels.iter().position(|level| *level == finding.severity.0);
        let post = posts.of(&*finding.post);
        let label = labels.of(finding.label(language));
        [post, rules.of(*rule), level.unwrap_or(0), label, start, length]
    });
    let findings = findings.collect();
    let posts = posts.values().into_iter().map(|post: &ListedPost| {
        let (link, place) = match &post.link {
            Some(link) => (link.as_str(), ""),
            None => ("", post.place.as_str()),
        };
        (accounts.of(post.account.as_str()), time(post, page), post.text.as_str(), link, place)
    });
    let posts = posts.collect();
    let rule = |number: &usize| {
        let rule = &page.report.rulebook.rules[*number];
        (safe(&rule.id), safe(rule.title.get(language)))
    };
    let data = Data {
        posts,
        accounts: accounts.values(),
        rules: rules.values().iter().map(rule).collect(),
        levels: levels.map(|severity| (severity.name(), level(severity, language))).into(),
        labels: labels.values(),
        findings,
        words: PageTexts {
            status: say("page-status", language),
            none: say("page-status-none", language),
            open: say("page-open-post", language),
            sort: say("page-sort", language),
        },
    };
    in_element(&output::json(&data))
}

/// The JSON with escapes, so that no text in it can end the element of HTML that
/// contains it.
fn in_element(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
