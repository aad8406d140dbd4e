//! The tag of an event on a post about something else.

use super::{Hit, Matcher, Subject};
use crate::{
    matcher::Vocabulary,
    message::Message,
    post::Kind,
    register::windows::Window,
    yaml::{Node, Reader},
};

/// The tag of the window on a post that is neither about the event nor about
/// its area.
#[derive(Debug)]
pub struct TagHijack {
    /// Words that occur in posts about an event of this kind.
    about: Matcher,
}

impl TagHijack {
    /// `{about: MATCHER}`.
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

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let Some(window) = window else { return Vec::new() };
        let post = subject.post;
        let passed_on = post.kind == Kind::Repost && window.allows_post(post.repost_of.as_ref());
        // A tag with hardly any words may belong to a picture of the event.
        let bare = subject.matches.words().len() < 3;
        if bare || passed_on || self.concerns(subject, window) || window.lead_in(subject) {
            return Vec::new();
        }
        let label = Message::new("window-tag-hijacked").with("window", window.id.as_str());
        let tag = window.tag_in(subject);
        tag.map(|tag| Hit { found: label, ..tag }).into_iter().collect()
    }

    /// Whether a post is about the event or its area.
    fn concerns(&self, subject: &Subject<'_, '_>, window: &Window) -> bool {
        let topics = Matcher { lists: vec![window.topics], ..self.about.clone() };
        [&topics, &self.about].iter().any(|words| words.matches(subject).next().is_some())
            || window.is_placed_in(subject)
    }
}
