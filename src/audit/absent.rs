//! Accounts that fell silent before the audited period: those that the rulebook lists or, if it
//! lists none, all.
//!
//! They have no posts in the period, so that no figure and no limit is about them. To leave them
//! out would miss the most silent accounts of all.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Audit, Plan, entry::Moment};
use crate::platform::Platform;

/// An account without posts in the audited period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// Its handle, as the rulebook writes it or, if it lists no accounts, in lower case.
    pub handle: String,
    /// The time of its last post before the period; `None` if the files have no post of it.
    pub last: Option<Timestamp>,
}

impl Audit {
    /// The accounts that have posts before the audited period and none in it, on no platform, and then
    /// the listed ones of which the files have no post at all. If the rulebook lists accounts, others
    /// may only have written to them.
    pub fn absent(&self, plan: &Plan<'_>) -> Vec<Absent> {
        let listed = &plan.rulebook.accounts;
        let of_listed = |(key, _): &(String, Platform)| Some(listed.get(key)?.handle.as_str());
        let mut known: BTreeMap<&str, (usize, Option<Moment>)> = BTreeMap::new();
        for ((key, _), account) in &self.accounts {
            let handle = match listed.get(key) {
                Some(own) => own.handle.as_str(),
                None if listed.all().is_empty() && !key.is_empty() => key,
                None => continue,
            };
            let (posts, before) = known.entry(handle).or_default();
            *posts += account.posts();
            *before = (*before).max(account.outside.before);
        }
        let silent = known.into_iter().filter(|(_, (posts, _))| *posts == 0);
        let fell_silent = silent.filter_map(|(handle, (_, before))| {
            Some(Absent { handle: handle.to_owned(), last: Some(before?.time()?) })
        });
        let seen: BTreeSet<&str> = self.accounts.keys().filter_map(of_listed).collect();
        let others = listed.all().iter().filter(|own| !seen.contains(own.handle.as_str()));
        let never = others.map(|own| Absent { handle: own.handle.clone(), last: None });
        fell_silent.chain(never).collect()
    }
}
