//! The accounts that have posts in the first of two periods only.
//!
//! The page is about the second period, so that nothing else on it would name them.

use std::collections::BTreeSet;

use super::{
    Page, unmeasured,
    wording::{account, number},
};
use crate::message::{Message, all_of};

/// The sentence about these accounts, with the limits that they broke; `None` if there are none,
/// or if the two periods are the halves of one. Up to `most_named` are named.
pub(super) fn sentence(page: &Page<'_>, most_named: usize) -> Option<String> {
    let comparison = page.comparison.as_ref().ok().filter(|one| one.middle.is_none())?;
    let (language, silent) = (page.language, comparison.only_before());
    let mut names: Vec<String> =
        silent.iter().take(most_named).map(|one| account(one, language)).collect();
    let others = silent.len().saturating_sub(most_named);
    if 0 < others {
        names.push(Message::new("page-more-accounts").with("count", others).get(language));
    }
    let sentence = Message::new("page-silent-accounts")
        .with("count", number(silent.len()))
        .with("accounts", all_of(names.iter().map(String::as_str)));
    let findings = silent.iter().flat_map(|account| &account.beyond_limits);
    let measures: BTreeSet<_> = findings.map(|finding| finding.beyond.limit.measure()).collect();
    let measures: Vec<_> = measures.into_iter().collect();
    let sentence = if measures.is_empty() {
        sentence
    } else {
        let limits = unmeasured::names(&measures, page);
        Message::new("page-silent-accounts-broke").with("silent", sentence).with("limits", limits)
    };
    (!silent.is_empty()).then(|| sentence.get(language))
}
