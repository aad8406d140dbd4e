//! Instructions must be published in every language of the window.

use jiff::{SignedDuration, Timestamp};

use super::{Hit, Matcher, Needs, Subject, setting};
use crate::{
    language::{Language, TextLanguage},
    matcher::Vocabulary,
    message::Message,
    post::Post,
    time::{earlier, later},
    window::Window,
    yaml::{Node, Reader},
};

/// An instruction in one language must come with an instruction in each other
/// language of the window, shortly before or after it.
#[derive(Debug)]
pub struct Companion {
    /// Words of an instruction.
    after: Matcher,
    /// The maximum time between the two instructions.
    within: SignedDuration,
}

impl Companion {
    /// `{after: MATCHER, minutes: 60}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let after =
            fields.required("after", |node, reader| Matcher::read(node, reader, vocabulary));
        let minutes = setting::<u16>(&mut fields, "minutes", Some(60));
        fields.finish();
        Some(Self { after: after?, within: SignedDuration::from_mins(i64::from(minutes?)) })
    }

    pub(super) fn needs(&self) -> Needs {
        Needs::words_of(&self.after)
    }

    /// One hit per missing language. If the posts of the file end before the time
    /// is over, nothing is reported, because the other version may be in another
    /// file.
    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let (Some(window), Some(time)) = (window, subject.post.time) else { return Vec::new() };
        let Some(word) = self.after.matches(subject).next() else { return Vec::new() };
        let mut times = subject.beside.iter().filter_map(|post| post.time);
        if !times.any(|at| later(time, self.within) <= at) {
            return Vec::new();
        }
        let missing = |language: &&Language| {
            let near = |post: &&Post<'_>| self.is_near(post, subject, time);
            !is_in(subject.post, **language)
                && !subject.beside.iter().filter(near).any(|post| is_in(post, **language))
        };
        let missing = window.languages.iter().filter(missing);
        missing.map(|language| Hit::text(word.range(), self.label(*language))).collect()
    }

    /// Whether a post is from the same account and within the allowed time.
    fn is_near(&self, post: &Post<'_>, subject: &Subject<'_, '_>, time: Timestamp) -> bool {
        let times = earlier(time, self.within)..=later(time, self.within);
        post.account == *subject.account && post.time.is_some_and(|at| times.contains(&at))
    }

    fn label(&self, language: Language) -> Message {
        Message::new("label-no-version")
            .with("language", Message::new(language.name()))
            .with("minutes", self.within.as_mins())
    }
}

fn is_in(post: &Post<'_>, language: Language) -> bool {
    TextLanguage::of(post.lang.as_deref(), post.text.as_str()).is(language)
}
