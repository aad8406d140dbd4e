//! Posts that consist of a link and hardly any words.

use super::{Features, Hit, Needs, Subject, link, setting};
use crate::{
    matcher::Vocabulary,
    message::Message,
    window::Window,
    yaml::{Node, Reader, one_of},
};

/// A post with a link must have at least this many words.
#[derive(Debug)]
pub struct OwnWords {
    min: usize,
}

impl OwnWords {
    /// Reads `{min: 5, with: link}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let min = setting(&mut fields, "min", base.map(|base| base.min));
        fields.optional("with", one_of(&[("link", ())]));
        fields.finish();
        min.map(|min| Self { min })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::LINK)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let leads_on = |shown| subject.post.leads_to_page(shown);
        let mut links = subject.tokens.links();
        let Some(found) = links.find(|link| leads_on(subject.slice(link.range()))) else {
            return Vec::new();
        };
        // Hashtags and mentions count as words, because they may be part of a
        // sentence.
        let (tags, handles) = (subject.tokens.hashtags(), subject.tokens.mentions());
        let words = subject.matches.words().len() + tags.count() + handles.count();
        // An address without a path says where it leads: `Vote! valg.dk`.
        let named = 0 < words && !link::has_path(subject.slice(found.range()));
        let later = subject.post.thread.as_ref().is_some_and(|thread| 1 < thread.part);
        if self.min <= words || named || later || is_later_part(subject.text()) {
            return Vec::new();
        }
        vec![Hit::text(found.range(), Message::new("label-own-words").with("words", words))]
    }
}

/// Whether a text is marked as a later part of a thread, as with `(2/3)`.
fn is_later_part(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let (part, of) =
            word.trim_matches(['(', ')', '[', ']']).split_once('/').unwrap_or_default();
        let number = |digits: &str| digits.parse::<u8>().ok();
        number(part).is_some_and(|part| 1 < part)
            && (of.is_empty() || number(of).is_some_and(|of| Some(of) >= number(part)))
    })
}
