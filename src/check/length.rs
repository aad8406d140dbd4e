//! The length of a post. The limits of the platforms are in [`crate::platform`].

use super::{Hit, Needs, Subject, most_by_platform::MostByPlatform};
use crate::{
    matcher::Vocabulary,
    message::Message,
    platform::{LengthUnit, Platform},
    post::Kind,
    tokens::{self, Tokens},
    window::Window,
    yaml::{Node, Reader},
};

/// A post must not be longer than a limit, in the unit in which its platform counts.
#[derive(Debug)]
pub struct Length {
    /// The limit of the rule on each platform. Where the rule has none, the limit of
    /// the account or platform applies.
    max: MostByPlatform,
}

impl Length {
    /// Reads `{}` for the limit of the platform, `{max: 250}` or `{max: {x: 250}}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let base = base.map_or_else(MostByPlatform::default, |base| base.max);
        let mut fields = reader.fields(node)?;
        let given = node.get("max").is_some();
        let max =
            fields.optional("max", |node, reader| MostByPlatform::read(node, reader, Some(base)));
        fields.finish();
        Some(Self { max: if given { max? } else { base } })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::nothing()
    }

    /// A hit on the part of the text beyond the limit. Nothing is reported if the text
    /// is not verbatim, because its length is then unknown.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let platform = subject.post.platform;
        let of_rule = self.max.on(platform);
        let most = of_rule.unwrap_or_else(|| subject.settings.max_length(platform));
        let text = subject.text();
        // Without links, no platform counts more characters than there are bytes, so
        // a text with few bytes is short enough.
        if !subject.post.verbatim || text.len() <= most && subject.tokens.links().next().is_none() {
            return Vec::new();
        }
        let free = uncounted(subject);
        let length = subject.length().saturating_sub(free);
        if length <= most {
            let in_bytes = platform.facts().max_bytes.filter(|_| of_rule.is_none());
            return in_bytes.and_then(|most| too_many_bytes(text, most)).into_iter().collect();
        }
        let start = tokens::overflow(text, subject.tokens, platform, most + free);
        let label = Message::new(label(platform)).with("length", length).with("limit", most);
        vec![Hit::text(start..text.len(), label)]
    }
}

/// The id of the label for a text that is too long. If the platform counts bytes, the
/// label says so, because people would count characters.
fn label(platform: Platform) -> &'static str {
    match platform.facts().counts {
        LengthUnit::Bytes => "label-too-many-bytes",
        _ => "label-too-long",
    }
}

/// A hit on the part of a text beyond `most` bytes; `None` if the text is not longer.
fn too_many_bytes(text: &str, most: usize) -> Option<Hit> {
    if text.len() <= most {
        return None;
    }
    let label = Message::new("label-too-many-bytes").with("length", text.len());
    let start = tokens::overflow_in_bytes(text, most);
    Some(Hit::text(start..text.len(), label.with("limit", most)))
}

/// The length of the start of a reply that the platform does not count, because it has only
/// the handles of the accounts that the reply answers.
fn uncounted(subject: &Subject<'_, '_>) -> usize {
    if subject.post.platform.facts().counts_reply_handles || subject.post.kind != Kind::Reply {
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
    tokens::length(&subject.text()[..end], &Tokens::default(), subject.post.platform)
}

impl Subject<'_, '_> {
    /// The length of the text as its platform counts it.
    pub fn length(&self) -> usize {
        tokens::length(self.text(), self.tokens, self.post.platform)
    }
}
