//! The length of a post. The limits of the platforms are in [`crate::platform`].

use super::{Hit, Needs, Subject, limit::Limit};
use crate::{
    matcher::Vocabulary,
    message::Message,
    post::Kind,
    tokens,
    window::Window,
    yaml::{Node, Reader},
};

/// A post must not be longer than this, as its platform counts characters.
#[derive(Debug)]
pub struct Length {
    max: Limit,
}

impl Length {
    /// Reads `{}` for the limit of the platform, `{max: 250}` or `{max: {x: 250}}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let base = base.map_or_else(Limit::of_platforms, |base| base.max);
        let mut fields = reader.fields(node)?;
        let given = node.get("max").is_some();
        let max = fields.optional("max", |node, reader| Limit::read(node, reader, Some(base)));
        fields.finish();
        Some(Self { max: if given { max? } else { base } })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::nothing()
    }

    /// A hit on the part of the text beyond the limit.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let most = self.max.on(subject.post.platform);
        let text = subject.text();
        // Without links, no platform counts more characters than there are bytes, so
        // a text with few bytes is short enough.
        if !subject.post.verbatim || text.len() <= most && subject.tokens.links().next().is_none() {
            return Vec::new();
        }
        let free = uncounted(subject);
        let length = subject.length().saturating_sub(free);
        if length <= most {
            return Vec::new();
        }
        let start = tokens::overflow(text, subject.tokens, subject.post.platform, most + free);
        let label = Message::new("label-too-long").with("length", length).with("limit", most);
        vec![Hit::text(start..text.len(), label)]
    }
}

/// The number of characters at the start of a reply that the platform does not
/// count, because they are handles of the accounts that it answers.
fn uncounted(subject: &Subject<'_, '_>) -> usize {
    if subject.post.platform.traits().counts_reply_handles || subject.post.kind != Kind::Reply {
        return 0;
    }
    let mut end = 0;
    for mention in subject.tokens.mentions() {
        if mention.start != end {
            break;
        }
        let space = subject.text()[mention.end..].starts_with(' ');
        end = mention.end + usize::from(space);
    }
    end
}

impl Subject<'_, '_> {
    /// The length of the text as its platform counts it.
    pub fn length(&self) -> usize {
        tokens::length(self.text(), self.tokens, self.post.platform)
    }
}
