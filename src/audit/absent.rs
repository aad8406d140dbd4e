//! Accounts that the rulebook lists and that fell silent before the audited period.
//!
//! They have no posts in the period, so that no figure and no limit is about them. To leave them
//! out would miss the most silent accounts of all.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Audit, Plan, entry::Moment};

/// A listed account without posts in the audited period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// Its handle, as the rulebook writes it.
    pub handle: String,
    /// The time of its last post before the period.
    pub last: Timestamp,
}

impl Audit {
    /// The listed accounts that have posts before the audited period and none in it, on no
    /// platform.
    pub fn absent(&self, plan: &Plan<'_>) -> Vec<Absent> {
        let listed = &plan.rulebook.accounts;
        let mut known: BTreeMap<&str, (usize, Option<Moment>)> = BTreeMap::new();
        for ((key, _), account) in &self.accounts {
            if let Some(own) = listed.get(key) {
                let (posts, before) = known.entry(own.handle.as_str()).or_default();
                *posts += account.posts();
                *before = (*before).max(account.outside.before);
            }
        }
        let silent = known.into_iter().filter(|(_, (posts, _))| *posts == 0);
        let absent = silent.filter_map(|(handle, (_, before))| {
            Some(Absent { handle: handle.to_owned(), last: before?.time()? })
        });
        absent.collect()
    }
}
