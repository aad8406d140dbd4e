//! Posts that use the hashtag of an event to promote something else.

use std::ops::Range;

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
    /// Words that make a post count as one about the event, whatever the event is.
    about: Matcher,
    /// Words of posts about something else. A post without these words is assumed to be
    /// about the event. `None` if a hit needs no such words.
    other: Option<Matcher>,
    /// Small words before a hashtag that is a word of its sentence: `during #storm`.
    before: Matcher,
}

impl TagHijack {
    /// Reads `{about: MATCHER, other: MATCHER, before: MATCHER}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let about = Matcher::optional(&mut fields, "about", vocabulary);
        let other =
            fields.optional("other", |node, reader| Matcher::read(node, reader, vocabulary));
        let before = Matcher::optional(&mut fields, "before", vocabulary);
        fields.finish();
        Some(Self { about, other, before })
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
        let tag = subject.own_tag(window).filter(|tag| self.is_beside_other(tag, subject));
        tag.map(|tag| Hit::text(tag, window.hijack_label())).into_iter().collect()
    }

    /// Whether a post is about the event or its area.
    fn concerns(&self, subject: &Subject<'_, '_>, window: &Window) -> bool {
        let topics = Matcher { lists: window.topic_lists().collect(), ..self.about.clone() };
        [&topics, &self.about].iter().any(|words| words.matches(subject).next().is_some())
            || window.names_area(subject.view())
    }

    /// Whether the post has words about something else. If the hashtag is a word of its
    /// sentence, such words do not count in that sentence, because what is done *during
    /// #storm* has to do with the storm. Right beside the hashtag they count.
    fn is_beside_other(&self, tag: &Range<usize>, subject: &Subject<'_, '_>) -> bool {
        let Some(other) = &self.other else { return true };
        let sentence = subject.prose.sentence(tag);
        let is_blank = |between: Range<usize>| {
            subject.text().get(between).is_some_and(|between| between.trim().is_empty())
        };
        let after = subject.text()[tag.end..].trim_start_matches(' ');
        let is_word = self.before.matches(subject).any(|word| is_blank(word.end..tag.start))
            || sentence.start < tag.start && after.starts_with(char::is_lowercase);
        other.matches(subject).any(|found| {
            let is_elsewhere = found.end <= sentence.start || sentence.end <= found.start;
            // `#storm is trending`
            let is_about_tag = is_blank(found.end..tag.start) || is_blank(tag.end..found.start);
            !is_word || is_elsewhere || is_about_tag
        })
    }
}
