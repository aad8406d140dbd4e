//! What findings say of a post that an audit counts.

use super::{Plan, entry::EntryMarks, habits::is_by_hand};
use crate::{finding::Finding, post::Post, rulebook::RuleSet};

/// The rule that finds posts of machines.
pub(super) const MACHINE: &str = "link/auto-posted";

/// The rule that finds posts that tell people off.
pub(super) const ADMONITION: &str = "tone/admonition";

/// The rule that finds posts in officialese.
pub(super) const OFFICIALESE: &str = "plain/officialese";

/// The rule that finds posts which invite people to report emergencies on the platform.
pub(super) const EMERGENCY: &str = "dialog/emergency-invite";

/// Whether one of the findings is of the rule about officialese.
pub(super) fn has_officialese(findings: &[Finding<'_>]) -> bool {
    findings.iter().any(|finding| finding.rule.id == OFFICIALESE)
}

impl Plan<'_> {
    /// Whether the posts of an account are checked with a rule; not if there is no such rule.
    pub(super) fn looks_for(&self, rule: Option<usize>, handle: &str) -> bool {
        self.is_on(rule, self.rulebook.rules_for(handle, None))
    }

    /// Whether a rule is selected, and on in this set; not if there is no such rule.
    fn is_on(&self, rule: Option<usize>, set: &RuleSet) -> bool {
        rule.is_some_and(|rule| self.selected[rule] && set.levels[rule].severity.is_some())
    }

    /// The marks of a post that follow from its findings.
    pub(super) fn judged(
        &self,
        post: &Post<'_>,
        set: &RuleSet,
        findings: &[Finding<'_>],
    ) -> EntryMarks {
        let found = |id: &str| findings.iter().any(|finding| finding.rule.id == id);
        let client = post.client.as_deref().unwrap_or_default();
        let is_machine = found(MACHINE) && !is_by_hand(client);
        EntryMarks::of_machine(self.is_on(self.machine, set), is_machine, !client.trim().is_empty())
            | EntryMarks::ADMONITION_KNOWN.only_if(self.is_on(self.admonition, set))
            | EntryMarks::ADMONITION.only_if(found(ADMONITION))
            | EntryMarks::EMERGENCY.only_if(found(EMERGENCY))
            | EntryMarks::FOUND.only_if(!findings.is_empty())
    }
}
