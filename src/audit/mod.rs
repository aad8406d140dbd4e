//! An account over time: what its posts have in common that no post shows alone.
//!
//! An [`Audit`] collects the posts of all accounts, in any order and from any number of
//! parts, and [`Audit::finish`] computes the figures. It keeps sixteen bytes of each
//! post (see `entry.rs`), and some counts for each account, month, rule and client. The
//! figures do not depend on the order of the posts, or on how they were split: parts
//! are joined by [`Audit::add`], and everything is sorted before it is counted.
//!
//! `docs/metrics.md` has the formula and source of each figure. To add a metric, add it
//! to `src/metric.rs` and count it in `counts.rs`. Nothing here reads a file or a clock.

mod account;
mod calendar;
mod counts;
mod entry;
mod habits;
mod language_tag;
mod limits;
mod proofs;
mod runs;
mod says;

use std::collections::{BTreeMap, btree_map::Entry as MapEntry};

use jiff::Timestamp;

use crate::{
    check::{Limit, Subject},
    finding::Finding,
    matcher::folded,
    platform::Platform,
    rulebook::{RuleSet, Rulebook},
    source::Source,
};

pub use account::{Account, ByClient, ByRule, MonthCounts};
pub use calendar::Month;
pub use counts::{Counts, Share, ratio};
pub use language_tag::Tag;
pub use limits::{AccountFinding, Beyond, Evidence, Kept, Outcome};
pub use proofs::Place;
pub use runs::Stretch;

use account::Collected;
use entry::{Entry, Marks};

/// The rule that finds posts of machines.
const MACHINE: &str = "link/auto-posted";

/// The rule that finds posts that tell people off.
const ADMONITION: &str = "tone/admonition";

/// What an audit depends on besides the posts.
#[derive(Clone, Debug)]
pub struct Plan<'r> {
    rulebook: &'r Rulebook,
    /// Posts before this time are left out.
    since: Option<Timestamp>,
    /// Posts from this time on are left out.
    until: Option<Timestamp>,
    /// The time until which there are no further posts, if it is known.
    complete_until: Option<Timestamp>,
    machine: Option<usize>,
    admonition: Option<usize>,
    /// For each rule of the rulebook, whether the posts are checked with it.
    selected: &'r [bool],
    /// The sides of metrics of whose posts the places are kept.
    sides: Vec<proofs::Side>,
}

impl<'r> Plan<'r> {
    /// An audit of the posts from `since` to before `until`. `selected` says, for each
    /// rule of the rulebook, whether the posts are checked with it.
    pub fn new(
        rulebook: &'r Rulebook,
        (since, until): (Option<Timestamp>, Option<Timestamp>),
        selected: &'r [bool],
    ) -> Self {
        let number = |id| rulebook.rules.iter().position(|rule| rule.id == id);
        let (machine, admonition) = (number(MACHINE), number(ADMONITION));
        let sides = proofs::sides(rulebook);
        let complete_until = until;
        Self { rulebook, since, until, complete_until, machine, admonition, selected, sides }
    }

    /// The same audit if the files may end before the period does: a silence at its end is
    /// unknown then.
    #[must_use]
    pub fn of_files_that_may_end(self) -> Self {
        Self { complete_until: None, ..self }
    }

    /// The rulebook that posts are checked with.
    pub const fn rulebook(&self) -> &'r Rulebook {
        self.rulebook
    }

    /// Whether a post belongs to the audited period. A post without a time belongs only
    /// to a period without limits.
    pub fn includes(&self, time: Option<Timestamp>) -> bool {
        match time {
            Some(time) => {
                self.since.is_none_or(|since| since <= time)
                    && self.until.is_none_or(|until| time < until)
            }
            None => self.since.is_none() && self.until.is_none(),
        }
    }

    /// The marks of a post that follow from its findings.
    fn judged(&self, set: &RuleSet, findings: &[Finding<'_>]) -> Marks {
        let is_on = |rule: Option<usize>| {
            rule.is_some_and(|rule| self.selected[rule] && set.levels[rule].severity.is_some())
        };
        let found = |id: &str| findings.iter().any(|finding| finding.rule.id == id);
        Marks::MACHINE_KNOWN.only_if(is_on(self.machine))
            | Marks::MACHINE.only_if(found(MACHINE))
            | Marks::ADMONITION_KNOWN.only_if(is_on(self.admonition))
            | Marks::ADMONITION.only_if(found(ADMONITION))
            | Marks::FOUND.only_if(!findings.is_empty())
    }
}

/// The accounts of an audit, by their folded handle and platform.
type Accounts = BTreeMap<(String, Platform), Collected>;

/// The posts of all accounts, as far as an audit needs them.
#[derive(Debug, Default)]
pub struct Audit {
    accounts: Accounts,
    /// The number of posts that are outside of the audited period.
    pub left_out: usize,
    /// The number of posts that are left out because they have no time, and the audited
    /// period has limits.
    pub untimed: usize,
}

impl Audit {
    /// Adds a post with its facts, the rules of its account and its findings.
    pub fn observe(
        &mut self,
        (subject, source): (&Subject<'_, '_>, &Source),
        (set, findings): (&RuleSet, &[Finding<'_>]),
        plan: &Plan<'_>,
    ) {
        let time = subject.post.time;
        if !plan.includes(time) {
            self.left_out += usize::from(time.is_some());
            self.untimed += usize::from(time.is_none());
            return;
        }
        let entry = Entry::of(subject, plan.judged(set, findings));
        let key = (folded(subject.account).into_owned(), subject.post.platform);
        let account = self.accounts.entry(key).or_default();
        account.add((subject, source), entry, findings, plan);
    }

    /// Adds the posts of another part.
    pub fn add(&mut self, part: Self) {
        self.left_out += part.left_out;
        self.untimed += part.untimed;
        for (key, account) in part.accounts {
            match self.accounts.entry(key) {
                MapEntry::Occupied(mut known) => known.get_mut().join(account),
                MapEntry::Vacant(new) => drop(new.insert(account)),
            }
        }
    }

    /// The number of posts that were added.
    pub fn posts(&self) -> usize {
        self.accounts.values().map(Collected::posts).sum()
    }

    /// The times of the posts, in any order. Posts without a time are left out.
    pub fn times(&self) -> impl Iterator<Item = Timestamp> {
        self.accounts.values().flat_map(Collected::times)
    }

    /// The posts of some months alone. Which clients wrote them is left out.
    #[must_use]
    pub fn in_months(&self, is_in: impl Fn(Month) -> bool, plan: &Plan<'_>) -> Self {
        let timezone = &plan.rulebook.timezone;
        let accounts = self
            .accounts
            .iter()
            .filter_map(|(key, account)| Some((key.clone(), account.in_months(&is_in, timezone)?)));
        Self { accounts: accounts.collect(), ..Self::default() }
    }

    /// The figures of each account, in the order of handles.
    pub fn finish(self, plan: &Plan<'_>) -> Vec<Account> {
        let known = (self.has_derived_replies(), plan);
        let accounts = self.accounts.into_iter();
        accounts.map(|((_, platform), collected)| collected.finish(platform, known)).collect()
    }

    /// What is beyond a limit in any of the accounts, whatever their own rules say.
    pub fn beyond(self, limit: &Limit, plan: &Plan<'_>) -> Vec<Beyond> {
        let known = (self.has_derived_replies(), plan);
        let accounts = self.accounts.into_values();
        accounts.filter_map(|collected| collected.beyond(limit, known)).collect()
    }

    /// Whether any post is a reply although no file says so.
    fn has_derived_replies(&self) -> bool {
        self.accounts.values().any(Collected::has_derived_replies)
    }
}
