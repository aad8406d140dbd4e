//! Posts that use the hashtag of an event, but are about something else.

use super::{Features, Hit, Matcher, Needs, Subject};
use crate::{
    matcher::Vocabulary,
    post::Kind,
    window::Window,
    yaml::{Node, Reader},
};

/// A post with the hashtag of the window must be about its event or its area.
#[derive(Debug)]
pub struct TagHijack {
    /// Words that occur in posts about any event of this kind.
    about: Matcher,
}

impl TagHijack {
    /// Reads `{about: MATCHER}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let about = Matcher::optional(&mut fields, "about", vocabulary);
        fields.finish();
        Some(Self { about })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::HASH)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let Some(window) = window else { return Vec::new() };
        let post = subject.post;
        let passed_on = post.kind == Kind::Repost && window.allows_post(post.repost_of.as_deref());
        // A post of hardly more than the hashtag may be about a picture of the
        // event.
        let bare = subject.matches.words().len() < 3;
        if bare || passed_on || self.concerns(subject, window) || window.lead_in(subject.view()) {
            return Vec::new();
        }
        let tag = subject.own_tag(window);
        tag.map(|tag| Hit::text(tag, window.hijack_label())).into_iter().collect()
    }

    /// Whether a post is about the event or its area.
    fn concerns(&self, subject: &Subject<'_, '_>, window: &Window) -> bool {
        let topics = Matcher { lists: window.topic_lists().collect(), ..self.about.clone() };
        [&topics, &self.about].iter().any(|words| words.matches(subject).next().is_some())
            || window.area_in(subject.view()).is_some()
    }
}
