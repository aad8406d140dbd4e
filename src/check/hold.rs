//! Posts that a window holds.

use super::{Features, Hit, Matcher, Needs, SeverityShift, Subject};
use crate::{
    matcher::Vocabulary,
    post::{Kind, MediaKind},
    window::Window,
    yaml::{self, Node, Reader, one_or_more},
};

/// Which of the posts that meet the conditions of the rule a window holds: all of
/// them or, if one of these fields is set, only posts with certain words or labels,
/// posts with a GIF, or reposts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Hold {
    /// Words for which a post is held.
    text: Vec<Matcher>,
    /// Labels for which a post is held.
    labels: Vec<String>,
    /// Whether a post with a GIF is held.
    gif: bool,
    /// Whether a repost of an account that the window does not name is held.
    reposts: bool,
}

impl Hold {
    /// Reads `{text: MATCHER or […], labels: […], gif: true, reposts: true}`, or
    /// `{}` for every post that meets the conditions of the rule.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let read = |node, reader: &mut Reader<'_>| Matcher::read(node, reader, vocabulary);
        let text = fields.optional("text", one_or_more(read)).unwrap_or_default();
        let labels = fields.optional("labels", one_or_more(yaml::string)).unwrap_or_default();
        let gif = fields.optional("gif", yaml::boolean).unwrap_or_default();
        let reposts = fields.optional("reposts", yaml::boolean).unwrap_or_default();
        fields.finish();
        Some(Self { text, labels, gif, reposts })
    }

    pub(super) fn needs(&self) -> Needs {
        if *self == Self::default() {
            return Needs::one_of(Features::WINDOW);
        }
        let facts = [
            (Features::LABEL, !self.labels.is_empty()),
            (Features::MEDIA, self.gif),
            (Features::REPOST, self.reposts),
        ];
        let facts = facts.into_iter().filter(|(_, counts)| *counts);
        let words = self.text.iter().map(Needs::words_of).fold(Needs::default(), Needs::or);
        facts.fold(words, |needs, (feature, _)| needs.or(Needs::one_of(feature)))
    }

    /// How the severity of what only an intent finds differs from that of the rule.
    pub(super) fn heard(&self) -> Option<SeverityShift> {
        self.text.iter().filter_map(Matcher::heard_shift).max()
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let Some(window) = window else { return Vec::new() };
        if *self == Self::default() {
            let label = window.held_label();
            return vec![Hit::source(subject.post.time_span, label)];
        }
        let label = window.held_words_label();
        // Words of a quoted post do not count, because the author did not write
        // them.
        let own = subject.post.own_text().len();
        let words = self.text.iter().filter_map(|text| Some((text, text.matches(subject).next()?)));
        let own_words = words.filter(|(_, word)| word.end <= own);
        // A word explains the hit better than the sentence in which an intent was
        // found.
        let best = own_words.min_by_key(|(_, word)| (word.list.is_intent(), word.start));
        // What an intent finds may be milder than what the facts say.
        let by_facts = best.is_none_or(|(text, word)| text.is_heard(word))
            && self.is_held_by_facts(subject, window);
        if by_facts {
            return vec![Hit::whole(subject, label)];
        }
        let hit =
            best.map(|(text, word)| Hit::text(word.range(), label).heard_by(text, word, subject));
        hit.into_iter().collect()
    }

    /// Whether the post is held for its label, GIF or repost.
    fn is_held_by_facts(&self, subject: &Subject<'_, '_>, window: &Window) -> bool {
        let post = subject.post;
        let mut media = post.media.known().into_iter().flatten();
        self.labels.iter().any(|label| post.is_labelled(label))
            || self.gif && media.any(|media| media.kind == MediaKind::Gif)
            || self.reposts
                && post.kind == Kind::Repost
                && !window.allows_post(post.repost_of.as_deref())
    }
}
