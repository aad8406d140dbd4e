//! The audit as one page for browsers, for a council and for the people who must act
//! on it.
//!
//! The page is one file. It loads nothing, and its content security policy (CSP) forbids it to
//! load anything. Scripts and styles run only with the nonce of the page, which is a hash of the
//! content of the page. Nobody can know this hash before the page is written, so no text of a
//! post can contain it. Everything can be read without the script, which searches, filters and
//! sorts.
//!
//! - `gathered`, `listed_findings`: what is kept of the posts while they are read
//! - `records`: what is kept, in parts of an audit
//! - `rhythm`: when the posts were published
//! - `summary`, `broken_limits`, `timeline`, `heat_map`, `replies`, `rules`, `hashtags`,
//!   `accounts`, `findings`, `methods`: the parts of the page, from top to bottom
//! - `window_hours`: the table of crises hour by hour, a part of `timeline`
//! - `summary_sentences`, `judged_limits`, `trends`, `unmeasured`, `silent_accounts`: what the first
//!   screen says
//! - `sparkline`, `wording`: small charts, and how dates and figures are written
//!
//! To add a part, write a file with a `section` and list it in [`SECTIONS`].

mod accounts;
mod broken_limits;
mod comparison;
mod findings;
mod gathered;
mod hashtags;
mod heat_map;
mod judged_limits;
mod listed_findings;
mod methods;
mod records;
mod replies;
mod rhythm;
mod rules;
mod silent_accounts;
mod sparkline;
mod summary;
mod summary_sentences;
mod timeline;
mod trends;
mod unmeasured;
mod window_hours;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{
    Report,
    compared_periods::{are_alike, last_moment, overlap},
    few_posts,
};
use crate::{
    audit::{Account, Audit, Month, Plan, UsedTag},
    hashtags::HashtagCounts,
    language::Language,
    message::Message,
};

use comparison::{Comparison, key};
pub(super) use gathered::Gathered;
pub(super) use records::{PageRecord, RestoredPage};
use rhythm::Rhythm;
use wording::{account, day, day_of, month, number, say};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The parts of the page, with the id and the name of each in the list of contents.
const SECTIONS: [Section; 10] = [
    ("summary", "page-summary", summary::section),
    ("act", "page-act", broken_limits::section),
    ("timeline", "page-timeline", timeline::section),
    ("hours", "page-hours", heat_map::section),
    ("replies", "page-replies", replies::section),
    ("rules", "page-rules", rules::section),
    ("hashtags", "page-hashtags", hashtags::section),
    ("accounts", "page-accounts", accounts::section),
    ("findings", "page-findings", findings::section),
    ("methods", "page-methods", methods::section),
];

type Section = (&'static str, &'static str, fn(&Page<'_>) -> Markup);

/// What the sections of the page are written from.
struct Page<'a> {
    report: Report<'a>,
    /// The two periods that are compared or, if none are, the reason.
    comparison: Result<Comparison<'a>, Message>,
    rhythm: Rhythm,
    listing: listed_findings::Finished,
    /// The spellings of hashtags; `None` if there are too many to count.
    hashtags: Option<HashtagCounts>,
    /// How the audited accounts use hashtags, by their folded form. People who ask them something
    /// may use others.
    own_hashtags: BTreeMap<Box<str>, UsedTag>,
    language: Language,
}

impl Page<'_> {
    /// The day on which the second half of the period begins; `None` if no halves
    /// are compared.
    fn middle(&self) -> Option<Date> {
        self.comparison.as_ref().ok().and_then(|comparison| comparison.middle)
    }
}

/// What the page needs of an audit, computed before [`Audit::finish`] consumes the audit.
pub(super) struct Prepared {
    own_hashtags: BTreeMap<Box<str>, UsedTag>,
    halves: Option<Halves>,
}

/// The figures of the first and the second half of a period.
struct Halves {
    months: [Vec<Month>; 2],
    accounts: [Vec<Account>; 2],
}

impl Prepared {
    /// Prepares the page about the last of the audits; `None` if there is no audit. If there is
    /// only one audit, the two halves of its period are compared.
    pub(super) fn of(audits: &[Audit], plans: &[Plan<'_>]) -> Option<Self> {
        let (audit, plan) = (audits.last()?, plans.last()?);
        let times: Vec<_> = audit.times().collect();
        let months = Rhythm::of(&times, plan.rulebook()).months();
        let is_only = audits.len() == 1;
        let halves = is_only.then(|| Halves::of(audit, plan, &months)).flatten();
        Some(Self { own_hashtags: audit.hashtags(few_posts::FEWEST), halves })
    }
}

impl Halves {
    /// The halves of an audit; `None` if its posts are all in one calendar month, or
    /// if none has a time.
    fn of(audit: &Audit, plan: &Plan<'_>, months: &[Month]) -> Option<Self> {
        let halves = months.split_at(months.len() / 2);
        let halves = [halves.0.to_vec(), halves.1.to_vec()];
        if halves.iter().any(Vec::is_empty) {
            return None;
        }
        let plan = plan.clone().of_files_that_may_end();
        let accounts = halves
            .each_ref()
            .map(|months| audit.in_months(|month| months.contains(&month), &plan).finish(&plan));
        Some(Self { months: halves, accounts })
    }
}

impl Halves {
    /// Leaves out accounts that are not among these.
    fn retain(&mut self, accounts: &[Account]) {
        let kept: BTreeSet<_> = accounts.iter().map(key).collect();
        self.accounts
            .iter_mut()
            .for_each(|half| half.retain(|account| kept.contains(&key(account))));
    }
}

/// The page about one period, or about the second of two that are compared.
pub(super) fn page(
    reports: &[Report<'_>],
    mut prepared: Prepared,
    mut gathered: Gathered,
    language: Language,
) -> String {
    let Some(report) = reports.last().copied() else { return String::new() };
    if let Some(halves) = &mut prepared.halves {
        halves.retain(report.accounts);
    }
    let times: Vec<_> = report.accounts.iter().flat_map(Account::times).collect();
    let comparison = match (reports, &prepared.halves) {
        ([before, _], _) if before.accounts.is_empty() => {
            Err(Message::new("page-nothing-before").with("before", name_of(before, language)))
        }
        ([before, after], _) => Ok(of_periods([before, after], language)),
        (_, Some(halves)) => Ok(of_halves(halves, language)),
        _ => Err(Message::new("page-not-compared")),
    };
    let page = Page {
        report,
        comparison,
        rhythm: Rhythm::of(&times, report.rulebook),
        listing: gathered.listed(report.accounts),
        hashtags: gathered.hashtags,
        own_hashtags: prepared.own_hashtags,
        language,
    };
    document(&page)
}

fn of_periods<'a>(periods: [&Report<'a>; 2], language: Language) -> Comparison<'a> {
    let names = periods.map(|report| name_of(report, language));
    let overlap = overlap(periods[0].period, periods[1].period);
    let alike = are_alike(periods.map(|report| report.period), None);
    let accounts = periods.map(|report| report.accounts);
    Comparison { overlap, alike, ..Comparison::new(names, accounts) }
}

/// The first and the last day of the period of a report.
fn name_of(report: &Report<'_>, language: Language) -> String {
    let timezone = &report.rulebook.timezone;
    let [first, last] = [report.period.0, last_moment(report.period)];
    format!("{} – {}", day_of(first, timezone, language), day_of(last, timezone, language))
}

fn of_halves(halves: &Halves, language: Language) -> Comparison<'_> {
    let name = |months: &Vec<Month>| match months.as_slice() {
        [first, .., last] => format!("{} – {}", month(*first, language), month(*last, language)),
        [only] => month(*only, language),
        [] => String::new(),
    };
    let names = halves.months.each_ref().map(name);
    let middle = halves.months[1].first().map(|month| month.first_day());
    let accounts = halves.accounts.each_ref().map(Vec::as_slice);
    // Of halves, longest streaks and silences are not compared at all.
    Comparison { middle, ..Comparison::new(names, accounts) }
}

fn document(page: &Page<'_>) -> String {
    let language = page.language;
    let body = body(page).into_string();
    let nonce = &blake3::hash(body.as_bytes()).to_hex()[..32];
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; \
         base-uri 'none'; form-action 'none'"
    );
    let markup = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")));
                title { (title(page)) }
                style nonce=(nonce) { (PreEscaped(STYLE)) }
            }
            body {
                (PreEscaped(body))
                script nonce=(nonce) { (PreEscaped(SCRIPT)) }
            }
        }
    };
    markup.into_string() + "\n"
}

fn body(page: &Page<'_>) -> Markup {
    let language = page.language;
    html! {
        a.skip href="#summary" { (say("page-skip", language)) }
        header {
            p.kicker { (say("page-kicker", language)) }
            h1 { (subject(page)) }
            p { (period(page)) }
        }
        nav.contents aria-label=(say("page-contents", language)) {
            ul { @for (id, name, _) in SECTIONS { li { a href={ "#" (id) } { (say(name, language)) } } } }
        }
        main { @for (_, _, section) in SECTIONS { (section(page)) } }
        footer {
            p { (Message::new("page-made-by").with("program", concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"))).get(language)) }
        }
    }
}

fn title(page: &Page<'_>) -> String {
    format!("{}: {}", say("page-kicker", page.language), subject(page))
}

/// Whom the page is about: up to three accounts by name, or else the number of
/// accounts.
fn subject(page: &Page<'_>) -> String {
    let accounts = page.report.accounts;
    if (1..=3).contains(&accounts.len()) {
        let names: Vec<String> = accounts.iter().map(|one| account(one, page.language)).collect();
        return names.join(", ");
    }
    Message::new("page-accounts-count").with("count", accounts.len()).get(page.language)
}

/// The first and the last day with posts, and the number of posts.
fn period(page: &Page<'_>) -> String {
    let posts: u64 = page.report.accounts.iter().map(|account| account.counts.posts).sum();
    let message = match page.rhythm.ends() {
        Some((first, last)) => Message::new("page-period")
            .with("first", day(first, page.language))
            .with("last", day(last, page.language)),
        None if posts == 0 => return say("page-no-posts", page.language),
        None => Message::new("page-period-unknown"),
    };
    message.with("posts", number(posts)).get(page.language)
}
