//! Hashtags that only one account uses.
//!
//! Who uses a tag is known from the posts of the audit, and from the register of
//! hashtags if the rulebook names one. If both are about too few accounts, nobody knows
//! whether others use a tag. The rule `hashtag/obscure` sets how many accounts are
//! enough.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::AddAssign,
};

use jiff::{Timestamp, civil::Date};

use super::{calendar::day_numbered, counts::Share, entry::Entry};
use crate::{
    check::{HashtagReach, Subject, is_announced},
    hashtags::folded_tag,
    personal_data::secrets,
    post::Kind,
    register::hashtags::Hashtags,
    tokens::tag_name,
};

/// The most bytes of a hashtag that is counted. X makes no link of a tag of more than
/// 100 characters, which take at most 400 bytes.
const LONGEST: usize = 400;

/// How often an account used each hashtag, by the folded form that all its spellings
/// share. A post counts once for a tag, however often the tag is in it.
#[derive(Debug, Default)]
pub(super) struct TagUses(pub(super) BTreeMap<Box<str>, Uses>);

/// How often an account used a hashtag, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Uses {
    /// In how many posts.
    pub(super) all: u32,
    /// In how many posts of a time at which somebody answered for the tag, as for that of a
    /// campaign. Such a tag is meant to be used, whether or not others use it yet.
    pub(super) announced: u32,
    /// The first and the last day, as numbers of days since 1970 in UTC. The first is the later
    /// one if no time is known.
    pub(super) days: (u16, u16),
}

impl Default for Uses {
    fn default() -> Self {
        Self { all: 0, announced: 0, days: (u16::MAX, 0) }
    }
}

impl AddAssign for Uses {
    fn add_assign(&mut self, other: Self) {
        self.all = self.all.saturating_add(other.all);
        self.announced = self.announced.saturating_add(other.announced);
        self.days = (self.days.0.min(other.days.0), self.days.1.max(other.days.1));
    }
}

/// How the audited accounts used a hashtag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UsedTag {
    /// In how many posts.
    pub posts: u64,
    /// How many accounts. The same handle on two platforms is one.
    pub accounts: u64,
    /// The first and the last day in UTC; `None` if no time is known.
    pub days: Option<(Date, Date)>,
}

/// How accounts used each hashtag. Of each account, `accounts` has the handle and the tags; the
/// accounts must be sorted by handle.
pub(super) fn used<'t>(
    accounts: impl Iterator<Item = (&'t str, &'t TagUses)>,
) -> BTreeMap<Box<str>, UsedTag> {
    let mut used: BTreeMap<&str, (Uses, UsedTag, &str)> = BTreeMap::new();
    for (handle, tags) in accounts {
        for (tag, uses) in &tags.0 {
            let (all, one, last) = used.entry(tag).or_default();
            one.accounts += u64::from(one.accounts == 0 || *last != handle);
            one.posts += u64::from(uses.all);
            *last = handle;
            *all += *uses;
        }
    }
    let days = |(first, last): (u16, u16)| {
        (first <= last).then(|| Some((day_numbered(first)?, day_numbered(last)?))).flatten()
    };
    let used = used.into_iter();
    used.map(|(tag, (all, one, _))| (tag.into(), UsedTag { days: days(all.days), ..one })).collect()
}

impl TagUses {
    /// Adds a post of the account. A repost does not count as a use of its tags.
    pub(super) fn add(
        &mut self,
        subject: &Subject<'_, '_>,
        entry: &Entry,
        register: Option<&Hashtags>,
    ) {
        if entry.kind == Kind::Repost {
            return;
        }
        let days = entry.time.day().map_or(Uses::default().days, |day| (day, day));
        let names = subject.tokens.hashtags().map(|tag| tag_name(subject.slice(tag.range())));
        let names = names.filter(|name| name.len() <= LONGEST && secrets(name).is_empty());
        let tags: BTreeMap<_, _> = names.map(|name| (folded_tag(name), name)).collect();
        for (tag, name) in tags {
            let is_announced = is_announced(name, subject, register);
            let one = Uses { all: 1, announced: is_announced.into(), days };
            match self.0.get_mut(&*tag) {
                Some(uses) => *uses += one,
                None => _ = self.0.insert(tag.into(), one),
            }
        }
    }

    /// Adds the uses of another part.
    pub(super) fn join(&mut self, other: Self) {
        for (tag, uses) in other.0 {
            *self.0.entry(tag).or_default() += uses;
        }
    }

    /// How many of the uses are uses of a tag that nobody else uses, and that nobody answers for.
    /// `times` are the times of the account's first and last post.
    pub(super) fn share(&self, account: &str, times: [Timestamp; 2], all: &AllTags<'_>) -> Share {
        let uses = self.0.values().map(|uses| u64::from(uses.all)).sum();
        if !all.can_tell(times) {
            return Share { unknown: uses, ..Share::default() };
        }
        let own = self.0.iter().filter(|(tag, _)| !all.has_others(tag, account));
        let count = own.map(|(_, uses)| u64::from(uses.all - uses.announced)).sum();
        Share { count, of: uses, unknown: 0 }
    }
}

/// Who uses which hashtag.
#[derive(Debug, Default)]
pub(super) struct AllTags<'a> {
    /// The tags that more than one account of the audit uses.
    shared: BTreeSet<Box<str>>,
    /// The number of accounts of the audit that write posts of their own.
    accounts: usize,
    /// The register of hashtags; `None` if the rulebook names none. `reach` says how
    /// many days and accounts the register must cover.
    register: Option<&'a Hashtags>,
    reach: Option<&'a HashtagReach>,
}

impl<'a> AllTags<'a> {
    /// Collects the tags of all accounts. Of each account, `accounts` has the handle,
    /// the tags, and whether the account writes posts of its own; the accounts must be
    /// sorted by handle.
    pub(super) fn of<'t>(
        accounts: impl Iterator<Item = (&'t str, &'t TagUses, bool)>,
        register: Option<&'a Hashtags>,
        reach: Option<&'a HashtagReach>,
    ) -> Self {
        let mut all = Self { register, reach, ..Self::default() };
        let (mut users, mut last): (BTreeMap<&str, &str>, _) = (BTreeMap::new(), None);
        for (handle, tags, writes) in accounts {
            // The same handle on two platforms is one account.
            all.accounts += usize::from(writes && last != Some(handle));
            last = Some(handle);
            for tag in tags.0.keys() {
                if *users.entry(tag).or_insert(handle) != handle {
                    all.shared.insert(tag.clone());
                }
            }
        }
        all
    }

    /// Whether it can be known that nobody else uses a tag. It can if the posts of the
    /// audit are by enough accounts, or if the register is about enough accounts and
    /// covers both `times`.
    fn can_tell(&self, times: [Timestamp; 2]) -> bool {
        let Some(reach) = self.reach else { return false };
        let (days, least) = (reach.days(), u64::from(reach.min_population()));
        let others = u64::try_from(self.accounts.saturating_sub(1)).unwrap_or(u64::MAX);
        let register_tells = |register: &Hashtags| {
            times.iter().all(|time| register.unknown(*time, days, least).is_none())
        };
        least <= others || self.register.is_some_and(register_tells)
    }

    fn has_others(&self, tag: &str, account: &str) -> bool {
        let in_register = |register: &Hashtags| {
            register.get(tag).is_some_and(|used| 0 < register.others(used, account))
        };
        self.shared.contains(tag) || self.register.is_some_and(in_register)
    }
}
