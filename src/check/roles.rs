//! Checks that depend on the role of the account in the window.

use super::{Check, Hit, Needs, SeverityShift, Subject};
use crate::{
    matcher::Vocabulary,
    window::Window,
    yaml::{Node, Reader},
};

/// A check for each role. Hits for an account that leads the window are one level
/// lower, because the lead knows most about the event.
#[derive(Debug, Default)]
pub struct Roles {
    /// The check for accounts that lead the window.
    lead: Option<Check>,
    /// The check for all other accounts, whether they have a role or not.
    others: Option<Check>,
    /// The check for accounts whose own check, `lead` or `others`, is not given.
    all: Option<Check>,
}

impl Roles {
    /// Reads `{lead: CHECK, others: CHECK}` or `{all: CHECK}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let mut read = |key| {
            let check =
                |node: &Node, reader: &mut Reader<'_>| Check::read(node, reader, vocabulary, None);
            fields.optional(key, check)
        };
        let roles = Self { lead: read("lead"), others: read("others"), all: read("all") };
        fields.finish();
        Some(roles)
    }

    pub(super) fn needs(&self) -> Needs {
        Needs::of_any([&self.lead, &self.others, &self.all].into_iter().flatten())
    }

    /// How the severity of what only an intent finds differs from that of the rule, for accounts
    /// that do not lead.
    pub(super) fn heard(&self) -> Option<SeverityShift> {
        self.others.as_ref().or(self.all.as_ref()).and_then(Check::heard)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let leads = window.is_some_and(|window| window.is_led_by(subject.account));
        let own = if leads { &self.lead } else { &self.others };
        let Some(check) = own.as_ref().or(self.all.as_ref()) else { return Vec::new() };
        let mut hits = check.hits(subject, window);
        if leads {
            for hit in &mut hits {
                hit.shift = hit.shift.lowered();
            }
        }
        hits
    }
}
