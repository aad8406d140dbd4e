//! Reposts and quotes of accounts that an authority should not pass on, such as those of parties,
//! and links to their posts.

use super::{Features, Hit, Needs, SeverityShift, Subject};
use crate::{
    matcher::Vocabulary,
    message::Message,
    platform::author_of_post,
    register::directory::AccountType,
    tokens::Token,
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
        Needs::one_of(Features::REPOST | Features::QUOTE | Features::LINK)
    }

    /// A hit on a post that reposts or quotes an account which the directory lists with one of the
    /// types, and on each link to a post of such an account. That of a politician is one level
    /// milder, since a minister or mayor may announce what was decided, and so is a link.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let Some(known) = subject.known_accounts else { return Vec::new() };
        let labelled = |handle: &str| {
            let listed = known.account_type(handle).filter(|listed| self.0.contains(listed))?;
            let label = Message::new("label-passed-on").with("handle", handle);
            Some((listed, label.with("type", listed.name())))
        };
        if let Some((listed, label)) = subject.post.passed_on().and_then(labelled) {
            let shift = match listed {
                AccountType::Politician => SeverityShift::Lower,
                _ => SeverityShift::None,
            };
            return vec![Hit { shift, ..Hit::whole(subject, label) }];
        }
        let to_author = |link: &Token| {
            let address = subject.post.target_of(&subject.text()[link.range()]);
            let (_, label) = author_of_post(address).and_then(labelled)?;
            Some(Hit { shift: SeverityShift::Lower, ..Hit::text(link.range(), label) })
        };
        subject.tokens.links().filter_map(to_author).collect()
    }
}
