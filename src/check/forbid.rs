//! Words, phrases and patterns that must not be used.

use super::{Hit, Matcher, Needs, Related, RelatedPlace, SeverityShift, Subject};
use crate::{
    matcher::{Match, Vocabulary},
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// The words, phrases or patterns that must not be used.
#[derive(Debug)]
pub struct Forbid(Matcher);

impl Forbid {
    /// Reads the settings: a matcher.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        Matcher::read(node, reader, vocabulary).map(Self)
    }

    pub(super) fn needs(&self) -> Needs {
        Needs::words_of(&self.0)
    }

    /// How the severity of what only the intent finds differs from that of the rule.
    pub(super) fn heard(&self) -> Option<SeverityShift> {
        self.0.heard_shift()
    }

    /// A hit on every match. If a match counts only because of a nearby word, that
    /// word has a label, too.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        self.0.matches(subject).map(|found| self.hit(found, subject)).collect()
    }

    fn hit(&self, found: &Match, subject: &Subject<'_, '_>) -> Hit {
        let near = self.0.near.as_ref().and_then(|near| near.find(found, subject));
        let related = near.map(|near| Related {
            at: RelatedPlace::Text(near.range()),
            label: Message::new("label-said-of"),
        });
        let label = match subject.matches.intent(found) {
            Some(intent) => Message::new("label-intent").with("name", &*intent.name),
            None => Message::new("label-wording"),
        };
        let hit = Hit::text(found.range(), label);
        Hit { related: related.into_iter().collect(), ..hit }.heard_by(&self.0, found, subject)
    }
}
