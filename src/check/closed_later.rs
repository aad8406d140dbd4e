//! Posts whose matter a later post of the same account has closed: an appeal after the
//! person was found.

use super::{Hit, Matcher, Needs, Subject};
use crate::{
    matcher::Vocabulary,
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// A post with words such as *have you seen her* must not be left after a post such as
/// *she has been found*.
#[derive(Debug)]
pub struct ClosedLater {
    /// Words of the earlier post, which must be taken down.
    after: Matcher,
    /// Words of the later post.
    by: Matcher,
}

impl ClosedLater {
    /// Reads `{after: MATCHER, by: MATCHER}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let mut matcher =
            |key| fields.required(key, |node, reader| Matcher::read(node, reader, vocabulary));
        let (after, by) = (matcher("after"), matcher("by"));
        fields.finish();
        Some(Self { after: after?, by: by? })
    }

    pub(super) fn needs(&self) -> Needs {
        Needs::words_of(&self.after)
    }

    /// A hit on the first match of `after`. The later post counts if it answers or
    /// quotes this one, and both were parsed together: nothing else says for certain
    /// that the two are about the same person.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let Some(beside) = subject.beside.filter(|_| subject.post.has_own_id) else {
            return Vec::new();
        };
        let Some(word) = self.after.matches(subject).next() else { return Vec::new() };
        let mut later = beside.posts_about(&subject.post.id, subject.account);
        let closes = |text: &str| {
            let except = self.by.cancelling_lists();
            subject.matches.other_text_has(text, &self.by.lists, &except)
        };
        let closing = later.find(|post| closes(post.own_text()));
        let hit = |id: &str| Hit::text(word.range(), Message::new("label-closed").with("id", id));
        closing.map(|post| hit(&post.id)).into_iter().collect()
    }
}
