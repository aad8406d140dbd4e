//! Reposts and quotes of accounts that an authority should not pass on, such as those of parties.

use super::{Features, Hit, Needs, SeverityShift, Subject};
use crate::{
    matcher::Vocabulary,
    message::Message,
    register::directory::AccountType,
    window::Window,
    yaml::{Node, Reader, one_of, one_or_more},
};

/// The types of accounts that must not be passed on.
#[derive(Debug)]
pub struct PassedOn(Vec<AccountType>);

impl PassedOn {
    /// Reads the types, as the directory names them: `[party, politician]`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        one_or_more(one_of(&AccountType::ALL))(node, reader).map(Self)
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::REPOST | Features::QUOTE)
    }

    /// A hit on a post that reposts or quotes an account which the directory lists with one of the
    /// types. That of a politician is one level milder: a minister or mayor may announce what was
    /// decided.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let Some((known, handle)) = subject.known_accounts.zip(subject.post.passed_on()) else {
            return Vec::new();
        };
        let listed = known.account_type(handle).filter(|listed| self.0.contains(listed));
        let Some(listed) = listed else { return Vec::new() };
        let label = Message::new("label-passed-on").with("handle", handle);
        let shift = match listed {
            AccountType::Politician => SeverityShift::Lower,
            _ => SeverityShift::None,
        };
        vec![Hit { shift, ..Hit::whole(subject, label.with("type", listed.name())) }]
    }
}
