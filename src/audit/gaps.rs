//! Gaps of the files, and where they end: weeks of which the files of an account contain nothing
//! of anybody, and the last post that they contain.
//!
//! A collection of posts may have a hole, after which all accounts go on. That no account
//! posted in it is then more likely a fault of the collection than a silence of each account.
//! What other files contain of these weeks makes no difference: they were collected otherwise.
//! The pieces of one collection count as one file (see `file_series.rs`).

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::Timestamp;

use super::{
    Audit,
    entry::{Moment, SECONDS_OF_DAY},
    file_series::file_series,
    in_files::{InFile, InFiles},
};

/// The fewest days of a gap.
const FEWEST_DAYS: u16 = 30;

/// The fewest accounts that must have posts before a gap and after it. One or two accounts
/// may really be silent together.
const FEWEST_ACCOUNTS: usize = 3;

/// A stretch of days without a post of any account in some files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The beginning of the first day without a post, in UTC.
    pub from: Timestamp,
    /// The beginning of the first day with a post after it.
    pub until: Timestamp,
}

/// What the files of an account contain, of whichever account.
#[derive(Debug)]
pub(super) struct Around {
    pub(super) gaps: Vec<Gap>,
    /// The time of their last post; [`Moment::FIRST`] if it is not known.
    pub(super) last: Moment,
}

impl Default for Around {
    fn default() -> Self {
        Self { gaps: Vec::new(), last: Moment::FIRST }
    }
}

impl Audit {
    /// What the files of each account contain, in the order of the accounts.
    pub(super) fn around(&self) -> Vec<Arc<Around>> {
        let accounts = self.accounts.values().map(|account| &account.in_files);
        around(&accounts.collect::<Vec<_>>())
    }

    /// The gaps of the files, which count as silences of no account, each with the number of
    /// accounts that post before and after it.
    pub fn gaps(&self) -> BTreeMap<Gap, usize> {
        let mut gaps = BTreeMap::new();
        let accounts = self.accounts.values().map(|account| &account.in_files);
        for (account, around) in accounts.zip(self.around()) {
            for gap in &around.gaps {
                let Some(day) = Moment::of(Some(gap.from)).day() else { continue };
                let files = &account.0;
                if files.iter().any(|one| one.days.first().is_some_and(|first| *first < day))
                    && files.iter().any(|one| one.days.last().is_some_and(|last| day < *last))
                {
                    *gaps.entry(*gap).or_default() += 1;
                }
            }
        }
        gaps
    }
}

impl Gap {
    /// Whether the gap is between two times.
    pub(super) fn is_between(&self, from: Timestamp, until: Timestamp) -> bool {
        from < self.from && self.until <= until
    }
}

/// What the files of each account contain.
fn around<'a>(accounts: &[&'a InFiles]) -> Vec<Arc<Around>> {
    let mut files: Files<'a> = BTreeMap::new();
    for (account, of_account) in accounts.iter().enumerate() {
        for one in &of_account.0 {
            files.entry(&one.file).or_default().push((account, one));
        }
    }
    let series = file_series(accounts);
    // Most accounts are in the same files as another one.
    let mut known: BTreeMap<Vec<&'a str>, Arc<Around>> = BTreeMap::new();
    let of_account = |account: &&'a InFiles| {
        let mut names: BTreeSet<&'a str> = BTreeSet::new();
        for one in &account.0 {
            // Most pieces follow another one of the same collection.
            if !names.contains(&*one.file) {
                names.insert(&one.file);
                names.extend(series.get(&*one.file).into_iter().flat_map(|pieces| &**pieces));
            }
        }
        let names = names.into_iter().collect();
        let around = known.entry(names);
        let around = around.or_insert_with_key(|names: &Vec<_>| Arc::new(of(names, &files)));
        around.clone()
    };
    accounts.iter().map(of_account).collect()
}

/// For each file, the accounts in it by their numbers.
type Files<'a> = BTreeMap<&'a str, Vec<(usize, &'a InFile)>>;

/// What some files contain.
fn of(names: &[&str], files: &Files<'_>) -> Around {
    let all = || names.iter().filter_map(|name| files.get(name)).flatten();
    let last = all().map(|(_, one)| one.last).max().unwrap_or(Moment::FIRST);
    let accounts: BTreeSet<usize> = all().map(|(account, _)| *account).collect();
    if accounts.len() < FEWEST_ACCOUNTS {
        return Around { gaps: Vec::new(), last };
    }
    let days: BTreeSet<u16> = all().flat_map(|(_, one)| one.days.iter().copied()).collect();
    let pairs = days.iter().zip(days.iter().skip(1));
    let long = pairs.filter(|(before, after)| FEWEST_DAYS < **after - **before);
    let gaps = long.filter(|(before, after)| {
        let has = |is_so: &dyn Fn(&InFile) -> bool| -> BTreeSet<usize> {
            all().filter(|(_, one)| is_so(one)).map(|(account, _)| *account).collect()
        };
        let started = has(&|one| one.days.first().is_some_and(|first| first <= *before));
        let going_on = has(&|one| one.days.last().is_some_and(|last| *after <= last));
        FEWEST_ACCOUNTS <= started.intersection(&going_on).count()
    });
    let gap = |(before, after): (&u16, &u16)| Gap {
        from: beginning(before.saturating_add(1)),
        until: beginning(*after),
    };
    Around { gaps: gaps.map(gap).collect(), last }
}

/// The beginning of a day, given by its number since 1970.
fn beginning(day: u16) -> Timestamp {
    let seconds = i64::from(day) * i64::from(SECONDS_OF_DAY);
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}
