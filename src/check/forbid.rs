//! Words, phrases and patterns that are not used.

use super::{Hit, Matcher, Related, RelatedPlace, Subject};
use crate::{
    matcher::{Match, Vocabulary},
    message::Message,
    register::windows::Window,
    yaml::{Node, Reader},
};

/// What is not used.
#[derive(Debug)]
pub struct Forbid(Matcher);

impl Forbid {
    /// The settings are a matcher.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        Matcher::read(node, reader, vocabulary).map(Self)
    }

    /// Every match, and the word near it that makes it count, where it needs one.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        self.0.matches(subject).map(|found| self.hit(found, subject)).collect()
    }

    fn hit(&self, found: &Match, subject: &Subject<'_, '_>) -> Hit {
        let near = self.0.near.as_ref().and_then(|near| near.find(found, subject));
        let related = near.map(|near| Related {
            at: RelatedPlace::Text(near.range()),
            found: Message::new("label-said-of"),
        });
        let hit = Hit::text(found.range(), Message::new("label-wording"));
        Hit { related: related.into_iter().collect(), ..hit }
    }
}
