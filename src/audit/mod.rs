//! An account over time: what its posts have in common that no post shows alone.
//!
//! An [`Audit`] collects the posts of all accounts, in any order and from any number of
//! parts, and [`Audit::finish`] computes the figures. It keeps sixteen bytes of each
//! post (see `entry.rs`) and the hash of its id, and some counts for each account, month, rule and client. The
//! figures do not depend on the order of the posts, or on how they were split: parts
//! are joined by [`Audit::add`], and everything is sorted before it is counted.
//!
//! `docs/metrics.md` has the formula and source of each figure. To add a metric, add it
//! to `src/metric.rs` and count it in `counts.rs`. Nothing here reads a file or a clock.

mod absent;
mod account;
mod add_posts;
mod alt_texts;
mod answer_hours;
mod answers;
mod bio;
mod calendar;
mod certainty;
mod chance;
mod collected;
mod compared;
mod conversations;
mod counts;
mod dialogue;
mod engagement;
mod entry;
mod evidence;
mod file_series;
mod gaps;
mod habits;
mod hashtag_byte;
mod in_files;
mod in_windows;
mod judged;
mod language_tag;
mod late_answers;
mod limits;
mod link_marks;
mod media_marks;
mod months;
mod outside;
mod own_hashtags;
mod part;
mod posts_of_file;
mod received;
mod streaks_and_silences;
mod threads;
mod topics;
mod twice;
mod undecided;
mod visitor;
mod which_posts_count;

use std::collections::{BTreeMap, btree_map::Entry as MapEntry};

use jiff::{SignedDuration, Timestamp};

use crate::{
    check::{Check, HashtagReach, Limit, Subject},
    finding::Finding,
    platform::{Platform, handle_key, same_handle},
    register::hashtags::Hashtags,
    rulebook::{RuleSet, Rulebook},
    source::Source,
    time::earlier,
};

pub use absent::Absent;
pub use account::{Account, ClientCounts, RuleCounts};
pub use bio::promises;
pub use calendar::Month;
pub use chance::Difference;
pub use counts::{Counts, Share, ratio};
pub use evidence::{Evidence, EvidencePlace, place_name};
pub use gaps::Gap;
pub use in_windows::{GROUP as CRISES, Hour, InWindow};
pub use language_tag::LanguageTag;
pub use limits::{AccountFinding, Beyond, LimitOutcome, NotBeyond};
pub use months::MonthCounts;
pub use own_hashtags::UsedTag;
pub use part::{Record, Restored};
pub use posts_of_file::Extent;
pub use streaks_and_silences::Stretch;
pub use visitor::Visitors;

use collected::{Collected, OfAllAccounts};
use dialogue::Asked;
use entry::Entry;
use evidence::Side;
use judged::{ADMONITION, EMERGENCY, MACHINE, OFFICIALESE, has_officialese};
use own_hashtags::AllTags;
use received::{Received, add_received, addressed, addressees};
use visitor::WritesTo;

/// The rule that finds hashtags which nobody else uses. Its settings also say how many
/// accounts a register must be about before the audit trusts it.
const OBSCURE: &str = "hashtag/obscure";

/// What an audit depends on besides the posts.
#[derive(Clone, Debug)]
pub struct Plan<'r> {
    rulebook: &'r Rulebook,
    /// Posts before this time are left out.
    since: Option<Timestamp>,
    /// Posts at this time or later are left out.
    until: Option<Timestamp>,
    /// The time up to which the files contain every post; `None` if that is unknown.
    complete_until: Option<Timestamp>,
    machine: Option<usize>,
    admonition: Option<usize>,
    emergency: Option<usize>,
    officialese: Option<usize>,
    /// The bio of an account that the rulebook does not list: its handle, and the text.
    bio: Option<(&'r str, &'r str)>,
    /// For each rule of the rulebook, whether the posts are checked with it.
    selected: &'r [bool],
    /// Which posts may be evidence of a finding about an account. The places of these
    /// posts are kept.
    sides: Vec<Side>,
    /// Whether the posts are checked with any rule about crises.
    has_crisis_rules: bool,
    /// The register of hashtags; `None` if the rulebook names none.
    hashtags: Option<&'r Hashtags>,
    reach: Option<&'r HashtagReach>,
    /// The fewest hours after which a rule calls an answer late; `None` if no rule does.
    late_hours: Option<f64>,
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
        let (emergency, officialese) = (number(EMERGENCY), number(OFFICIALESE));
        let sides = evidence::sides(rulebook);
        // The last moment of the period, and not the first one after it.
        let complete_until = until.map(|until| earlier(until, SignedDuration::from_secs(1)));
        let reach = number(OBSCURE).and_then(|rule| match &*rulebook.rules[rule].check {
            Check::HashtagReach(reach) => Some(&**reach),
            _ => None,
        });
        let hashtags = rulebook.hashtags.as_ref();
        let mut rules = rulebook.rules.iter().zip(selected);
        let has_crisis_rules =
            rules.any(|(rule, is_selected)| *is_selected && rule.group() == in_windows::GROUP);
        Self {
            rulebook,
            since,
            until,
            complete_until,
            machine,
            admonition,
            emergency,
            officialese,
            bio: None,
            selected,
            sides,
            has_crisis_rules,
            hashtags,
            reach,
            late_hours: late_answers::late_hours(rulebook),
        }
    }

    /// The same audit with another register of hashtags.
    #[must_use]
    pub fn with_hashtags(self, hashtags: Option<&'r Hashtags>) -> Self {
        Self { hashtags, ..self }
    }

    /// The same audit with the bio of an account that the rulebook does not list.
    #[must_use]
    pub fn with_bio(self, handle: &'r str, bio: Option<&'r str>) -> Self {
        Self { bio: bio.map(|bio| (handle, bio)), ..self }
    }

    /// The bio of an account; `None` if the rulebook gives none.
    fn bio_of(&self, handle: &str) -> Option<&'r str> {
        let listed = || self.rulebook.accounts.get(handle)?.bio.as_deref();
        let other = self.bio.filter(|(other, _)| same_handle(other, handle));
        other.map(|(_, bio)| bio).or_else(listed)
    }

    /// The same audit for files that may end before the period does. The time from the
    /// last post to the end of the period then does not count as silence.
    #[must_use]
    pub fn of_files_that_may_end(self) -> Self {
        Self { complete_until: None, ..self }
    }

    /// The same audit at this time. No file can contain what is still to come.
    #[must_use]
    pub fn at(self, now: Timestamp) -> Self {
        Self { complete_until: self.complete_until.map(|until| until.min(now)), ..self }
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
}

/// The accounts of an audit, by the key of their handle and platform.
type Accounts = BTreeMap<(String, Platform), Collected>;

/// The posts of all accounts, as far as an audit needs them.
#[derive(Debug, Default)]
pub struct Audit {
    accounts: Accounts,
    /// The posts that mention or answer each account, even if the account is not
    /// audited.
    received: Received,
    /// The files of these posts.
    files: late_answers::Files,
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
        let time = subject.post.about();
        let entry = Entry::of(subject, plan.judged(subject.post, set, findings));
        let entry = entry.in_officialese(has_officialese(findings));
        let key = (handle_key(subject.account).into_owned(), subject.post.platform);
        let addressees = addressees(subject);
        // A question may be answered before or after the audited period.
        let received = (&mut self.received, &mut self.files);
        add_received(received, (subject, source), &addressees, &entry);
        let account = self.accounts.entry(key).or_default();
        let mut writes_to = WritesTo::default();
        writes_to.add((subject, &addressees), &entry, plan);
        let (is_included, of) = (plan.includes(time), (subject, source));
        account.add_id(subject.post, &entry);
        account.in_files.add(source.path(), entry.time);
        if let Some(target) = undecided::answered_id(subject.post, &entry) {
            account.add_undecided(of, (entry, target, writes_to), is_included, plan);
        } else {
            account.writes_to.join(writes_to);
            account.add_to_file(of, entry, is_included);
            account.threads.add(subject, &entry, is_included);
            if is_included {
                account.add_of_kind(of, entry, plan);
            }
        }
        if is_included {
            account.answered.add_reply(subject.post, &entry, plan);
            account.add(subject, entry, findings, plan);
        } else {
            self.left_out += usize::from(time.is_some());
            self.untimed += usize::from(time.is_none());
            account.outside.add(&entry, plan);
        }
    }

    /// Adds the posts of another part.
    pub fn add(&mut self, part: Self) {
        self.left_out += part.left_out;
        self.untimed += part.untimed;
        self.files.0.extend(part.files.0);
        for (key, received) in part.received {
            self.received.entry(key).or_default().join(received);
        }
        for (key, account) in part.accounts {
            match self.accounts.entry(key) {
                MapEntry::Occupied(mut known) => known.get_mut().join(account),
                MapEntry::Vacant(new) => drop(new.insert(account)),
            }
        }
    }

    /// The number of posts in the audited period, also of visitors.
    pub fn posts(&self) -> usize {
        self.accounts.values().map(Collected::posts).sum()
    }

    /// The accounts that are not [visitors](Self::visitors).
    fn audited(&self) -> impl Iterator<Item = &Collected> {
        self.accounts.values().filter(|account| !account.is_visitor())
    }

    /// The number of posts in the audited period, without those of visitors.
    pub fn audited_posts(&self) -> usize {
        self.audited().map(Collected::posts).sum()
    }

    /// The times of these posts, in any order, and whether the time of day is known. Posts without a
    /// time are left out.
    pub fn times(&self) -> impl Iterator<Item = (Timestamp, bool)> {
        self.audited().flat_map(Collected::times)
    }

    /// The hashtags in these posts, by the folded form that all spellings share. Accounts that
    /// the rulebook does not list are left out if they have less than `least` posts.
    pub fn hashtags(&self, least: u64) -> BTreeMap<Box<str>, UsedTag> {
        let accounts = self.accounts.iter().filter(|(_, account)| match account.writes_to() {
            WritesTo::Unknown => true,
            WritesTo::Others => least <= account.posts() as u64,
            WritesTo::Listed => false,
        });
        own_hashtags::used(accounts.map(|((handle, _), account)| (handle.as_str(), &account.tags)))
    }

    /// The figures of each account, in the order of handles. [Visitors](Self::visitors) are left
    /// out.
    pub fn finish(mut self, plan: &Plan<'_>) -> Vec<Account> {
        self.settle(Extent::Whole, plan);
        let known = self.of_all_accounts(plan);
        let received = &mut self.received;
        let accounts = self
            .accounts
            .into_iter()
            .filter(|(_, collected)| 0 < collected.posts() && !collected.is_visitor());
        let mut asked = Asked::default();
        let finished = accounts.map(|(key, collected)| {
            let received = received.remove(&addressed(&key.0, key.1));
            collected.finish(key.1, received, &mut asked, &known)
        });
        finished.collect()
    }

    /// Compares every account with a limit, whatever its own rules say. Returns the
    /// figures that are beyond the limit.
    pub fn beyond(mut self, limit: &Limit, plan: &Plan<'_>) -> Vec<Beyond> {
        self.settle(Extent::Whole, plan);
        let known = self.of_all_accounts(plan);
        let received = &mut self.received;
        let accounts = self.accounts.into_iter();
        let beyond = accounts.filter_map(|(key, collected)| {
            let received = received.remove(&addressed(&key.0, key.1));
            collected.beyond(limit, received, &known)
        });
        beyond.collect()
    }

    /// Decides, once all posts have been added, what only all posts of a file show and, if these
    /// are not only a part, what all posts of an account do. To do it again changes nothing.
    pub fn settle(&mut self, extent: Extent, plan: &Plan<'_>) {
        self.accounts.values_mut().for_each(|account| account.settle(extent, plan));
        conversations::settle(&mut self.received, &self.accounts, extent);
    }

    /// What is known only from all accounts together.
    fn of_all_accounts<'a, 'r>(&mut self, plan: &'a Plan<'r>) -> OfAllAccounts<'a, 'r> {
        let accounts = self.accounts.iter();
        let tags = accounts.map(|((handle, _), one)| (handle.as_str(), &one.tags, one.writes()));
        let tags = AllTags::of(tags, plan.hashtags, plan.reach);
        let around = self.around();
        let answered = conversations::find_answers(&mut self.accounts, &mut self.received, plan);
        for (account, around) in self.accounts.values_mut().zip(around) {
            account.around = around;
        }
        OfAllAccounts { tags, answered, files: std::mem::take(&mut self.files), plan }
    }
}
