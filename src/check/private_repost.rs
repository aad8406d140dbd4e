//! Reposts and quotes of accounts that the authority does not know.

use super::{Features, Hit, Needs, Subject, no_settings};
use crate::{
    matcher::Vocabulary,
    message::Message,
    platform::same_handle,
    register::directory::Standing,
    window::Window,
    yaml::{Node, Reader},
};

/// Only accounts in the directory may be passed on, and of these not the accounts of
/// private persons.
#[derive(Debug)]
pub struct PrivateRepost;

impl PrivateRepost {
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        no_settings(node, reader).map(|()| Self)
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::REPOST | Features::QUOTE)
    }

    /// A hit on a post that reposts or quotes an account which is not in the directory,
    /// or is that of a private person. Nothing is reported without a directory. The
    /// account itself may always be passed on, and so may the leads of windows that are
    /// open or cooling down, and the accounts that such a window allows.
    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let Some((known, handle)) = subject.known_accounts.zip(subject.post.passed_on()) else {
            return Vec::new();
        };
        let is_allowed = || subject.windows.iter().any(|window| window.is_allowed(handle));
        if same_handle(subject.account, handle) || is_allowed() {
            return Vec::new();
        }
        let label = match known.standing(handle) {
            Standing::Known => return Vec::new(),
            Standing::Person => "label-private-person",
            Standing::Unlisted => "label-not-in-directory",
        };
        vec![Hit::whole(subject, Message::new(label).with("handle", handle))]
    }
}
