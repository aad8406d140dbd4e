//! Posts that begin with a mention. Platforms show them to few followers.

use super::{Features, Hit, Needs, SeverityShift, Subject, no_settings};
use crate::{
    matcher::Vocabulary,
    message::Message,
    platform::HandleSyntax,
    post::Kind,
    window::Window,
    yaml::{Node, Reader},
};

/// An original post or a quote must not begin with a mention.
#[derive(Debug)]
pub struct LeadingMention;

impl LeadingMention {
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        no_settings(node, reader).map(|()| Self)
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::AT)
    }

    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        if !matches!(subject.post.kind, Kind::Original | Kind::Quote) {
            return Vec::new();
        }
        let Some(end) = leading_handle(subject) else { return Vec::new() };
        let label = Message::new("label-leading-mention").with("handle", subject.slice(0..end));
        // Even where the platform shows the post to all followers, it looks like a
        // reply.
        let hidden = subject.post.platform.facts().hides_leading_mention;
        let shift = if hidden { SeverityShift::None } else { SeverityShift::Info };
        vec![Hit { shift, ..Hit::text(0..end, label) }]
    }
}

/// The byte at which the handle at the start of a post ends. `None` if the post does
/// not begin with a handle, or if the platform shows names in place of handles.
fn leading_handle(subject: &Subject<'_, '_>) -> Option<usize> {
    match subject.post.platform.facts().handles {
        HandleSyntax::Name | HandleSyntax::AnyLetters => {
            let first = subject.tokens.mentions().next()?;
            return (first.start == 0).then_some(first.end);
        }
        // Readers see the name of the account, as in any sentence.
        HandleSyntax::DisplayName => return None,
        HandleSyntax::DottedName | HandleSyntax::NameAtServer | HandleSyntax::Domain => {}
    }
    // Handles such as `@a.b`, `@a@b.social` or `@a.bsky.app`.
    let text = subject.text();
    let part = |char: char| char.is_ascii_alphanumeric() || "@._-".contains(char);
    let handle = text.split(|char| !part(char)).next()?.trim_end_matches(['.', '-', '_', '@']);
    let name = handle.strip_prefix('@')?;
    name.starts_with(|char: char| char.is_ascii_alphanumeric()).then_some(handle.len())
}
